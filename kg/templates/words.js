// What the page says, in two languages, and the few helpers that build its elements as text only.
const WORDS = {
  en: {
    entities: '{n} entities', facts: '{n} facts', articles: '{n} articles', fact: '1 fact', search: 'Find a person, a country, an event …',
    reset: 'Reset', legend: 'Legend', language: 'VI', inother: 'Tiếng Việt', kinds: 'Entities', relations: 'Relations', certainty: 'Certainty',
    country: 'Country', person: 'Person', organization: 'Organization', place: 'Place', event: 'Event', document: 'Document', partnership: 'Partnership', position: 'Position',
    contact: 'Meetings, contacts', agreement: 'Agreement, support', request: 'Requests', conflict: 'Conflict', office: 'Posts',
    actual: 'Actual', planned: 'Planned', reported: 'Reported by media', negated: 'Denied or cancelled',
    dashed: 'dashed: not (yet) actual', dotted: 'dotted: holds a post of that country', overview: 'Most connected', links: '{n} links', how: 'How to read this',
    how1: 'Each line joins two parties of a fact; the thicker, the more facts. Its colour tells what kind of act it is.',
    how2: 'Click a party or a line to read the sentences behind it. Hover for a glance.',
    how3: 'Posts are listed with the person who holds them. Statements are listed with the speaker.',
    said: 'Statements', posts: 'Posts', related: 'Relations', between: 'Between the two', back: 'Overview', close: 'Close', more: 'Show {n} more', source: 'in',
    nothing: 'No fact passes the filters.', none: 'Nothing found', from: 'from', to: 'to', time: 'Period', undated: 'without a date', all: 'All', notdrawn: 'not drawn yet',
    hidden: '{shown} of {all} entities are drawn, the most connected ones. {held}', held: 'The search finds {n} in all.', left: '{n} of {all} facts are on this page.',
    hide: 'Hide', also: 'also', picture: 'Picture of the network: {n} entities, {m} links. Use the search field or the list of the most connected to reach them by keyboard; arrow keys move the picture.',
    zoomin: 'Zoom in', zoomout: 'Zoom out', fit: 'Show all', dateform: 'a year or a month, such as 2023 or 2023-09', founded: 'Founded',
  },
  vi: {
    entities: '{n} thực thể', facts: '{n} dữ kiện', articles: '{n} bài báo', fact: '1 dữ kiện', search: 'Tìm người, quốc gia, hội nghị …',
    reset: 'Đặt lại', legend: 'Chú giải', language: 'EN', inother: 'English', kinds: 'Thực thể', relations: 'Quan hệ', certainty: 'Mức xác thực',
    country: 'Quốc gia', person: 'Nhân vật', organization: 'Tổ chức', place: 'Địa điểm', event: 'Sự kiện', document: 'Văn kiện', partnership: 'Quan hệ đối tác', position: 'Chức vụ',
    contact: 'Gặp gỡ, tiếp xúc', agreement: 'Thỏa thuận, ủng hộ', request: 'Đề nghị', conflict: 'Xung đột', office: 'Chức vụ, bổ nhiệm',
    actual: 'Đã diễn ra', planned: 'Dự kiến', reported: 'Theo báo chí', negated: 'Phủ nhận hoặc hủy',
    dashed: 'nét đứt: chưa diễn ra', dotted: 'nét chấm: giữ chức vụ của nước đó', overview: 'Nhiều liên kết nhất', links: '{n} liên kết', how: 'Cách đọc',
    how1: 'Mỗi đường nối hai bên của một dữ kiện; càng đậm càng nhiều dữ kiện. Màu cho biết loại hành động.',
    how2: 'Bấm vào một bên hoặc một đường để đọc câu gốc. Rê chuột để xem nhanh.',
    how3: 'Chức vụ ghi ở người giữ chức. Phát biểu ghi ở người phát biểu.',
    said: 'Phát biểu', posts: 'Chức vụ', related: 'Quan hệ', between: 'Giữa hai bên', back: 'Tổng quan', close: 'Đóng', more: 'Xem thêm {n}', source: 'trong',
    nothing: 'Không có dữ kiện nào qua bộ lọc.', none: 'Không tìm thấy', from: 'từ', to: 'đến', time: 'Thời gian', undated: 'không rõ ngày', all: 'Tất cả', notdrawn: 'chưa vẽ',
    hidden: 'Đang vẽ {shown} trong {all} thực thể có nhiều liên kết nhất. {held}', held: 'Có thể tìm {n} thực thể.', left: 'Trang này có {n} trong {all} dữ kiện.',
    hide: 'Ẩn', also: 'còn gọi', picture: 'Hình mạng lưới: {n} thực thể, {m} liên kết. Dùng ô tìm kiếm hoặc danh sách để chọn bằng bàn phím; phím mũi tên di chuyển hình.',
    zoomin: 'Phóng to', zoomout: 'Thu nhỏ', fit: 'Xem tất cả', dateform: 'năm hoặc tháng, như 2023 hoặc 2023-09', founded: 'Thành lập',
  },
};
let lang = 'en';

const t = (key, values = {}) => {
  const text = Object.hasOwn(WORDS[lang], key) ? WORDS[lang][key] : key;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === 'number' ? values[name].toLocaleString(lang) : values[name] ?? ''));
};

const byId = (id) => document.getElementById(id);

// An element with attributes, listeners (onclick and so on) and children; strings become text nodes, never markup.
const el = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== ''));
  return made;
};

const svg = (tag, attributes = {}, ...children) => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};
