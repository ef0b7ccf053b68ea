// Puts everything on the page and listens.
const showWords = () => {
  document.documentElement.lang = lang;
  byId('counts').textContent = [t('entities', { n: data.all.entities }), plural(data.all.facts), t('articles', { n: data.articles })].join(' · ');
  field.placeholder = t('search');
  field.setAttribute('aria-label', t('search'));
  byId('reset').textContent = t('reset');
  byId('legend-button').textContent = t('legend');
  byId('language').textContent = t('language');
  byId('language').title = t('inother');
  byId('language').setAttribute('aria-label', t('inother'));
  for (const [id, key] of [['zoom-in', 'zoomin'], ['zoom-out', 'zoomout'], ['zoom-fit', 'fit']]) {
    byId(id).setAttribute('aria-label', t(key));
    byId(id).title = t(key);
  }
  byId('legend').setAttribute('aria-label', t('legend'));
};
const showAll = () => { showWords(); showLegend(); refresh(); };

byId('network').setAttribute('role', 'application');
network.on('click', ({ nodes: [picked], edges: [line] }) => choose(picked ? { node: picked } : line ? { edge: line } : null));
network.on('hoverNode', ({ node: id, pointer }) => { hovered = id; showTip(tipOfNode(node.get(id)), pointer.DOM); });
network.on('hoverEdge', ({ edge: id, pointer }) => showTip(tipOfEdge(edge.get(id)), pointer.DOM));
for (const event of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) network.on(event, () => { hovered = null; hideTip(); });

byId('reset').addEventListener('click', () => { clearFilters(); state.quiet = false; field.value = ''; closeFound(); showAll(); fitAll(true); });
byId('language').addEventListener('click', () => { lang = lang === 'en' ? 'vi' : 'en'; showAll(); });
byId('legend-button').addEventListener('click', (event) => {
  const open = document.body.classList.toggle('legend-open');
  event.target.setAttribute('aria-expanded', String(open));
});
byId('zoom-in').addEventListener('click', () => network.moveTo({ scale: network.getScale() * 1.35 }));
byId('zoom-out').addEventListener('click', () => network.moveTo({ scale: network.getScale() / 1.35 }));
byId('zoom-fit').addEventListener('click', () => fitAll());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target !== field && state.chosen) choose(null);
  if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); field.focus(); }
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { colours.clear(); repaint(); });

if (navigator.language.startsWith('vi')) lang = 'vi';
const stage = byId('network');
if (stage.clientHeight > stage.clientWidth * 1.2) for (const each of nodeList) [each.x, each.y] = [each.y * 0.8, each.x * 1.15]; // a phone held upright
showAll();
if (data.focus.length === 1) choose({ node: data.focus[0] });
fitAll();
network.once('afterDrawing', () => { document.documentElement.dataset.ready = String(Math.round(performance.now())); });
network.redraw();

// For those who embed or test the page: where on the picture an entity, or the middle of the line between two, is drawn.
globalThis.kgView = {
  network,
  screen: (...names) => {
    const spots = names.map((name) => network.canvasToDOM(nodeList.find((each) => each.name === name)));
    return [spots.reduce((sum, { x }) => sum + x, 0) / spots.length, spots.reduce((sum, { y }) => sum + y, 0) / spots.length];
  },
};
