// Legend, search, period, language: whatever changes what is drawn.
const refresh = () => {
  if (state.chosen && state.chosen.edge && !factsOf(edge.get(state.chosen.edge)).length) state.chosen = null;
  redraw();
  showPanel(false);
  showNotice();
  showTime();
};

const tick = (set, value, on) => { if (on) set.add(value); else set.delete(value); };
const counted = (some, key) => {
  const counts = new Map();
  for (const each of some) counts.set(key(each), (counts.get(key(each)) || 0) + 1);
  return counts;
};
const row = (name, mark, count, checked, change, extra = {}) => el('label', { class: 'row', ...extra }, el('input', { type: 'checkbox', checked, onchange: (event) => change(event.target.checked) }), mark, el('span', { class: 'label' }, name), el('span', { class: 'count' }, count == null ? '' : count.toLocaleString(lang)));

const opened = new Set();
const family = (name, counts) => {
  const relations = data.relations.filter((relation) => relation.family === name);
  if (!relations.length) return null;
  const boxes = relations.map((relation) => row(relationName(relation), null, counts.get(relation), state.relations.has(relation.id), (on) => { tick(state.relations, relation.id, on); sync(); refresh(); }, { 'data-relation': relation.id }));
  const all = row(t(name), svg('svg', { class: `line family-${name}`, viewBox: '0 0 18 8', 'aria-hidden': 'true' }, svg('path', { d: 'M1 4h16' })), relations.reduce((sum, relation) => sum + (counts.get(relation) || 0), 0), true, (on) => {
    relations.forEach((relation) => tick(state.relations, relation.id, on));
    sync();
    refresh();
  }, { 'data-family': name });
  const sync = () => {
    const on = relations.filter((relation) => state.relations.has(relation.id)).length;
    Object.assign(all.querySelector('input'), { checked: on > 0, indeterminate: on > 0 && on < relations.length });
    boxes.forEach((box, at) => { box.querySelector('input').checked = state.relations.has(relations[at].id); });
  };
  sync();
  const details = el('details', { open: opened.has(name), ontoggle: (event) => tick(opened, name, event.target.open) }, el('summary', { 'aria-label': t(name) }), ...boxes);
  return el('div', { class: 'family' }, all, details);
};

const showLegend = () => {
  const kinds = counted(nodeList, (each) => each.kind);
  const relations = counted(facts, (fact) => fact.relation);
  const statuses = counted(facts, (fact) => fact.status);
  byId('legend').replaceChildren(...[
    el('h2', {}, t('kinds')),
    ...data.kinds.map((kind) => row(t(kind), glyph(kind), kinds.get(kind), state.kinds.has(kind), (on) => { tick(state.kinds, kind, on); refresh(); }, { 'data-kind': kind })),
    el('h2', {}, t('relations')),
    ...FAMILIES.map((name) => family(name, relations)).filter(Boolean),
    nodeList.some((each) => each.home) && el('p', { class: 'hint' }, svg('svg', { class: 'line dotted', viewBox: '0 0 18 8', 'aria-hidden': 'true' }, svg('path', { d: 'M1 4h16' })), t('dotted')),
    el('h2', {}, t('certainty')),
    ...STATUSES.filter((status) => statuses.has(status)).map((status) => row(t(status), null, statuses.get(status), state.statuses.has(status), (on) => { tick(state.statuses, status, on); refresh(); }, { 'data-status': status })),
    statuses.size > 1 && el('p', { class: 'hint' }, svg('svg', { class: 'line dashed', viewBox: '0 0 18 8', 'aria-hidden': 'true' }, svg('path', { d: 'M1 4h16' })), t('dashed')),
  ].filter(Boolean));
};

const showNotice = () => {
  const drawable = data.all.entities - nodeList.filter((each) => folded.has(each.kind)).length;
  const shown = nodeList.filter((each) => each.first).length;
  const texts = [];
  if (shown >= 1000 && drawable > shown) texts.push(t('hidden', { shown, all: drawable, held: t('held', { n: nodeList.length }) }));
  if (facts.length < data.all.facts) texts.push(t('left', { n: facts.length, all: data.all.facts }));
  const hide = el('button', { type: 'button', 'aria-label': t('hide'), onclick: () => { state.quiet = true; byId('notice').hidden = true; } }, '×');
  byId('notice').replaceChildren(texts.join(' '), hide);
  byId('notice').hidden = !texts.length || Boolean(state.quiet);
};

// ---- search: a combobox whose options are entities
const field = byId('search');
const found = byId('found');
let options = [];
let active = -1;
const closeFound = () => { found.hidden = true; field.setAttribute('aria-expanded', 'false'); field.removeAttribute('aria-activedescendant'); };
const pick = (each) => { field.value = each.name; closeFound(); if (innerWidth <= 900) field.blur(); choose({ node: each.id }, true); };
const mark = (at) => {
  active = at;
  [...found.children].forEach((item, number) => item.setAttribute('aria-selected', String(number === at)));
  if (options[at]) { field.setAttribute('aria-activedescendant', `option-${at}`); found.children[at].scrollIntoView({ block: 'nearest' }); }
};
const showFound = () => {
  options = search(field.value).slice(0, 12);
  const drawnNow = new Set(drawn.nodes);
  const items = options.map((each, at) => el('li', { role: 'option', id: `option-${at}`, 'aria-selected': 'false', onpointerdown: (event) => { event.preventDefault(); pick(each); } }, glyph(each.kind), el('span', { class: 'label' }, each.name), el('span', { class: 'count' }, drawnNow.has(each) ? String(each.ties) : t('notdrawn'))));
  found.replaceChildren(...(items.length ? items : [el('li', { class: 'none' }, t('none'))]));
  found.hidden = !field.value.trim();
  field.setAttribute('aria-expanded', String(!found.hidden));
  mark(options.length ? 0 : -1);
};
field.addEventListener('input', showFound);
field.addEventListener('focus', () => field.value && showFound());
field.addEventListener('blur', closeFound);
field.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (options.length) mark((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
  } else if (event.key === 'Enter' && options[active]) pick(options[active]);
  else if (event.key === 'Escape') { field.value = ''; closeFound(); }
});

// ---- period: bars to click or drag over, and two fields for the same
const months = facts.filter((fact) => fact.high).map((fact) => [fact.low, fact.high]).sort((a, b) => a[0] - b[0]);
const usual = months.length ? months[Math.floor(months.length * 0.06)][0] : 0;
const firstMonth = months.length && usual - months[0][0] < 36 ? months[0][0] : usual; // a few dates long past do not squeeze the rest
const lastMonth = months.reduce((last, [, high]) => Math.max(last, Math.min(high, firstMonth + 1200)), firstMonth);
const size = lastMonth - firstMonth > 84 ? 12 : 1; // months in a bar
const origin = Math.floor(firstMonth / size) * size;
const barCount = Math.floor((lastMonth - origin) / size) + 1;
const written = (month) => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
const readMonth = (text, last) => {
  const match = /^(\d{4})(?:-(\d\d))?$/.exec(text.trim());
  if (!match || Number(match[2] || 1) < 1 || Number(match[2] || 1) > 12) return null;
  return Number(match[1]) * 12 + (match[2] ? Number(match[2]) - 1 : last ? 11 : 0);
};
const setPeriod = (low, high) => { state.low = low; state.high = high; refresh(); };

const showTime = () => {
  const form = byId('time');
  form.hidden = !months.length;
  if (!months.length) return;
  const bars = new Array(barCount).fill(0);
  for (const fact of facts) {
    if (!fact.high || !state.relations.has(fact.relation.id) || !state.statuses.has(fact.status)) continue;
    if (fact.high - fact.low >= size * 2) continue; // too vague for one bar
    bars[Math.max(0, Math.min(barCount - 1, Math.floor((fact.low - origin) / size)))] += 1;
  }
  const most = Math.max(1, ...bars);
  const inside = (at) => !dated() || (origin + at * size + size - 1 >= state.low && (!state.high || origin + at * size <= state.high));
  const step = 100 / barCount;
  const chart = svg('svg', { class: 'chart', viewBox: '0 0 100 30', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  bars.forEach((count, at) => {
    const high = count ? 3 + (27 * count) / most : 0.8;
    chart.append(svg('rect', { x: at * step + step * 0.12, y: 30 - high, width: step * 0.76, height: high, class: inside(at) ? 'in' : 'out' }));
  });
  const years = el('div', { class: 'years', 'aria-hidden': 'true' });
  const all = Math.floor((origin + barCount * size - 1) / 12) - Math.ceil(origin / 12) + 1;
  for (let year = Math.ceil(origin / 12); year * 12 < origin + barCount * size; year += Math.max(1, Math.ceil(all / 8))) {
    const label = el('span', {}, String(year));
    label.style.left = `${((year * 12 - origin) / size) * step}%`;
    years.append(label);
  }
  let start = null;
  const barAt = (event) => { const box = chart.getBoundingClientRect(); return Math.max(0, Math.min(barCount - 1, Math.floor(((event.clientX - box.left) / box.width) * barCount))); };
  const cover = (a, b) => [...chart.children].forEach((bar, at) => bar.setAttribute('class', at >= Math.min(a, b) && at <= Math.max(a, b) ? 'in' : 'out'));
  chart.addEventListener('pointerdown', (event) => { start = barAt(event); chart.setPointerCapture(event.pointerId); cover(start, start); });
  chart.addEventListener('pointermove', (event) => { if (start !== null) cover(start, barAt(event)); });
  chart.addEventListener('pointerup', (event) => {
    const [a, b] = [Math.min(start, barAt(event)), Math.max(start, barAt(event))];
    setPeriod(a === 0 ? 0 : origin + a * size, origin + b * size + size - 1);
  });
  const field = (name, month, last) => el('input', { type: 'text', inputmode: 'numeric', size: '7', value: month ? written(month) : '', placeholder: written(last ? lastMonth : firstMonth), 'aria-label': `${t('time')}: ${t(name)} (${t('dateform')})`, id: `time-${name}`, onchange: (event) => {
    const text = event.target.value.trim();
    const value = text ? readMonth(text, last) : 0;
    event.target.setAttribute('aria-invalid', String(value === null));
    if (value !== null) setPeriod(last ? state.low : value, last ? value : state.high);
  } });
  const undated = el('label', { class: 'undated' }, el('input', { type: 'checkbox', checked: state.undated, onchange: (event) => { state.undated = event.target.checked; refresh(); } }), t('undated'));
  form.replaceChildren(el('div', { class: 'bars' }, chart, years), el('div', { class: 'fields' }, field('from', state.low, false), '–', field('to', state.high, true), dated() ? undated : null, dated() ? el('button', { type: 'button', onclick: () => setPeriod(0, 0) }, t('all')) : null));
};
byId('time').addEventListener('submit', (event) => event.preventDefault());
