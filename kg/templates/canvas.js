// The picture: vis-network draws shapes and lines; names are drawn here, so that none covers another.
const colours = new Map(); // emptied when light turns dark
const colour = (name) => {
  if (!colours.has(name)) colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return colours.get(name);
};
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(byId('network'), { nodes, edges }, read('kg-options'));
let drawn = { nodes: [], edges: [] };
let hovered = null;

const near = () => {
  // what the choice lights up: node ids and edge ids, or null for everything
  if (!state.chosen) return null;
  const ids = new Set();
  const lines = new Set();
  for (const { edge: each } of drawn.edges) {
    if (each.id === state.chosen.edge || each.from === state.chosen.node || each.to === state.chosen.node) {
      lines.add(each.id);
      ids.add(each.from).add(each.to);
    }
  }
  if (state.chosen.node) ids.add(state.chosen.node);
  return { ids, lines };
};

const paintNode = (each, lit) => {
  const main = colour(`kind-${each.kind}`) || colour('muted');
  const hollow = folded.has(each.kind);
  const paint = { background: hollow ? colour('page') : main, border: hollow ? main : colour('node-edge') };
  const strong = { background: paint.background, border: colour('text') };
  const dim = lit && !lit.ids.has(each.id);
  return { id: each.id, x: each.x, y: each.y, shape: each.shape, size: each.size, opacity: dim ? 0.13 : 1, color: { ...paint, highlight: strong, hover: strong } };
};

const paintEdge = ({ edge: each, facts: some }, lit, many) => {
  const post = onlyPosts(each, some);
  const tone = post ? colour('muted') : colour(`family-${familyOf(some)}`);
  const actual = some.some((fact) => fact.status === 'actual');
  const symmetric = ['metWith', 'spokeWith', 'hasPartnershipWith', 'hasDiplomaticRelationsWith', 'agreedWith'];
  const out = some.some((fact) => fact.subject.id === each.from && !symmetric.includes(fact.relation.id));
  const back = some.some((fact) => fact.subject.id === each.to && !symmetric.includes(fact.relation.id));
  const dim = lit && !lit.lines.has(each.id);
  const opacity = dim ? 0.06 : lit ? 0.95 : post ? 0.55 : many ? Math.max(0.14, 0.55 - drawn.edges.length / 6000) : 0.72;
  return {
    id: each.id, from: each.from, to: each.to, width: post || many ? 1 : Math.min(7, 0.9 + Math.sqrt(some.length) * 0.8), dashes: post ? [1, 4] : !actual && [7, 5],
    color: { color: tone, highlight: tone, hover: tone, opacity }, arrows: { to: { enabled: out && !post && !many }, from: { enabled: back && !post && !many } },
  };
};

const repaint = () => {
  const lit = near();
  const many = drawn.edges.length > 600;
  nodes.update(drawn.nodes.map((each) => paintNode(each, lit)));
  edges.update(drawn.edges.map((each) => paintEdge(each, lit, many)));
};

const redraw = () => {
  drawn = visible();
  for (const each of drawn.edges) each.name = onlyPosts(each.edge, each.facts) ? '' : shortName(each.facts);
  const lit = near();
  const many = drawn.edges.length > 600;
  edges.clear();
  nodes.clear();
  nodes.add(drawn.nodes.map((each) => paintNode(each, lit)));
  edges.add(drawn.edges.map((each) => paintEdge(each, lit, many)));
  byId('network').setAttribute('aria-label', t('picture', { n: drawn.nodes.length, m: drawn.edges.length }));
  byId('empty').hidden = drawn.nodes.length > 0;
  byId('empty').textContent = t('nothing');
};

// Which rectangles of the screen are taken, looked up by squares of 80 pixels.
const takenSpace = () => {
  const squares = new Map();
  const over = (box) => {
    const keys = [];
    for (let x = Math.floor(box.left / 80); x <= Math.floor(box.right / 80); x += 1) for (let y = Math.floor(box.top / 80); y <= Math.floor(box.bottom / 80); y += 1) keys.push(x * 10007 + y);
    return keys;
  };
  return {
    // how badly a box would cover others: 0 for not at all
    cost: (box, own) => {
      const hit = new Set();
      for (const key of over(box)) for (const one of squares.get(key) || []) if (one.own !== own && one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top) hit.add(one);
      return [...hit].reduce((sum, one) => sum + (one.name ? 3 : 1), 0);
    },
    take: (box) => over(box).forEach((key) => (squares.has(key) ? squares.get(key).push(box) : squares.set(key, [box]))),
  };
};
const widths = new Map();
const widthOf = (context, text) => {
  const key = context.font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
};
const clip = (text, length) => (text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text);

const drawNames = (context) => {
  const canvas = context.canvas;
  const ratio = canvas.width / canvas.clientWidth;
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
  const spot = (each) => ({ x: (each.x - centre.x) * scale + wide / 2, y: (each.y - centre.y) * scale + high / 2 });
  const lit = near();
  const space = takenSpace();
  const inside = ({ x, y }) => x > -60 && y > -30 && x < wide + 60 && y < high + 30;
  const there = drawn.nodes.map((each) => ({ each, at: spot(each), radius: Math.max(2, each.size * scale) })).filter(({ at }) => inside(at));
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = 'round';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { each, at, radius } of there) if (radius > 3) space.take({ own: each.id, left: at.x - radius * 0.9, right: at.x + radius * 0.9, top: at.y - radius * 0.9, bottom: at.y + radius * 0.9 });
  const write = (text, x, y, tone, halo) => {
    context.strokeStyle = colour('page');
    context.lineWidth = halo;
    context.strokeText(text, x, y);
    context.fillStyle = tone;
    context.fillText(text, x, y);
  };
  const first = (each) => (state.chosen && each.id === state.chosen.node ? 1e6 : each.id === hovered ? 1e5 : 0);
  const weight = ({ each }) => first(each) + (lit && lit.ids.has(each.id) ? 1e4 : 0) + each.size;
  there.sort((a, b) => weight(b) - weight(a)).forEach(({ each, at, radius }, rank) => {
    const strong = first(each) > 0;
    if (lit && !lit.ids.has(each.id) && !strong) return;
    const large = each.kind === 'country';
    const size = large ? Math.min(17, 11 + radius / 7) : 11.5;
    context.font = `${large ? 700 : each.kind === 'person' ? 500 : 400} ${size}px ${colour('font')}`;
    const text = clip(each.name, strong ? 60 : 26);
    const half = widthOf(context, text) / 2 + 2;
    const step = radius + size * 0.75;
    let best = null;
    for (const [dx, dy] of [[0, step], [0, -step], [radius + half + 2, 0], [-radius - half - 2, 0]]) {
      const box = { own: each.id, name: true, left: at.x + dx - half, right: at.x + dx + half, top: at.y + dy - size * 0.55, bottom: at.y + dy + size * 0.55 };
      const cost = space.cost(box, each.id);
      if (!best || cost < best.cost) best = { box, cost, x: at.x + dx, y: at.y + dy };
      if (!cost) break;
    }
    if (best.cost && !strong && (rank > 8 || best.cost > 4)) return; // the most important are named in any case
    space.take(best.box);
    write(text, best.x, best.y, large || strong ? colour('text') : colour('name'), 3.5);
  });
  context.font = `400 10px ${colour('font')}`;
  const lines = drawn.edges.filter((each) => each.name && (!lit || lit.lines.has(each.edge.id)));
  if (lines.length < 400 || scale > 0.9) {
    for (const each of lines.sort((a, b) => b.facts.length - a.facts.length)) {
      const [a, b] = [spot(node.get(each.edge.from)), spot(node.get(each.edge.to))];
      const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
      const half = widthOf(context, each.name) / 2 + 3;
      if (!inside(middle) || Math.hypot(a.x - b.x, a.y - b.y) < half * 1.6) continue;
      const box = { own: each.edge.id, left: middle.x - half, right: middle.x + half, top: middle.y - 7, bottom: middle.y + 7 };
      if (space.cost(box, each.edge.id)) continue;
      space.take(box);
      write(each.name, middle.x, middle.y, colour(`family-${familyOf(each.facts)}`), 3);
    }
  }
  context.restore();
};
network.on('afterDrawing', drawNames);
network.on('dragEnd', ({ nodes: moved }) => {
  const positions = network.getPositions(moved);
  for (const id of moved) Object.assign(node.get(id), positions[id]);
});

const still = matchMedia('(prefers-reduced-motion: reduce)');
const glide = (animation) => (animation && !still.matches ? { duration: 350, easingFunction: 'easeInOutQuad' } : false);
// Shows these nodes; on a narrow screen the panel covers the lower half.
const fit = (some, animation, most) => {
  if (!some.length) return;
  const room = byId('network');
  const covered = innerWidth <= 900 && state.chosen ? room.clientHeight * 0.48 : 0;
  const ends = (pick) => [Math.min(...some.map(pick)), Math.max(...some.map(pick))];
  const [[left, right], [top, bottom]] = [ends((each) => each.x), ends((each) => each.y)];
  const margin = Math.min(110, room.clientWidth / 5); // names stand out over the edge
  const wanted = Math.min(most, (room.clientWidth - margin) / (right - left || 1), (room.clientHeight - covered - 74) / (bottom - top || 1));
  const scale = Math.max(wanted, 0.02);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + covered / 2 / scale }, scale, animation: glide(animation) });
};
const fitAll = (animation = false) => fit(drawn.nodes, animation, 1.5);
const goTo = (each) => {
  const lit = near();
  fit(drawn.nodes.filter(({ id }) => id === each.id || lit.ids.has(id)), true, 1.15);
};
