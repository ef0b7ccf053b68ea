// The side panel: an overview, or everything said of the party or line that is chosen.
const PAGE = 40; // facts listed at once
const GLYPHS = {
  country: 'M8 1 14.5 4.7v6.6L8 15 1.5 11.300V4.700z', organization: 'M2 2h12v12H2z', place: 'M1.5 3h13L8 14.500z', event: 'M8 .8l2.2 4.8 5.2.6-3.9 3.5 1.1 5.100L8 12.200l-4.6 2.6 1.1-5.100L.6 6.200l5.2-.6z',
  document: 'M8 .8 15.2 8 8 15.2.8 8z', partnership: 'M8 1.5 14.5 13h-13z', person: 'M8 2a6 6 0 1 0 .01 0z', position: 'M8 2a6 6 0 1 0 .01 0z',
};
const glyph = (kind) => svg('svg', { viewBox: '0 0 16 16', class: `glyph kind-${kind}`, 'aria-hidden': 'true' }, svg('path', { d: GLYPHS[kind] || GLYPHS.person }));

const choose = (chosen, move = false) => {
  if (chosen && chosen.node) {
    const each = node.get(chosen.node);
    if (!drawn.nodes.includes(each)) {
      state.revealed.add(each.id);
      for (const link of incident.get(each.id).slice(0, 150)) state.revealed.add(other(link, each.id).id);
    }
  }
  state.chosen = chosen;
  const before = drawn.nodes.length;
  if (visible().nodes.length !== before) redraw();
  else repaint();
  if (chosen && chosen.node && move) goTo(node.get(chosen.node));
  showPanel();
};

const named = (each) => el('button', { type: 'button', class: 'name', onclick: () => choose({ node: each.id }, true) }, each.name);

const card = (fact, here) => {
  const relation = el('span', { class: `relation family-${fact.relation.family}` }, relationName(fact.relation));
  const side = (each) => (each.id === here ? el('b', {}, each.name) : named(each));
  const said = !fact.object && fact.literal === fact.quote;
  const head = said ? null : el('p', { class: 'fact' }, side(fact.subject), ' ', relation, ' ', fact.object ? side(fact.object) : el('b', {}, fact.literal));
  const about = [fact.date && el('time', {}, fact.date.replace('/', ' – ')), fact.place && el('span', { class: 'where' }, fact.place), fact.status !== 'actual' && el('span', { class: `status ${fact.status}` }, t(fact.status))];
  return el('li', { class: 'card' }, head, el('blockquote', {}, fact.quote), el('p', { class: 'about' }, ...about.filter(Boolean), el('cite', { title: fact.article }, fact.article)));
};

const cards = (some, here) => {
  const list = el('ul', { class: 'cards' });
  const grow = (from) => {
    list.append(...some.slice(from, from + PAGE).map((fact) => card(fact, here)));
    const left = some.length - from - PAGE;
    if (left <= 0) return;
    const button = el('button', { type: 'button', class: 'more', onclick: () => { item.remove(); grow(from + PAGE); } }, t('more', { n: Math.min(PAGE, left) }));
    const item = el('li', {}, button);
    list.append(item);
  };
  grow(0);
  return list;
};
const newest = (some) => [...some].sort((a, b) => b.high - a.high || a.number - b.number);
const section = (title, count, ...children) => el('section', {}, el('h3', {}, title, count ? el('span', { class: 'count' }, String(count)) : null), ...children);
const plural = (count) => (count === 1 ? t('fact') : t('facts', { n: count }));

const panelOfNode = (each) => {
  const links = incident.get(each.id).map((link) => ({ link, facts: factsOf(link) })).filter((one) => one.facts.length);
  const posts = links.filter(({ link }) => folded.has(other(link, each.id).kind)).flatMap((one) => one.facts);
  const all = [...new Set(links.flatMap((one) => one.facts))];
  const acts = all.filter((fact) => !posts.includes(fact));
  const own = (literals.get(each.id) || []).filter(passes);
  const founded = own.filter((fact) => fact.relation.id === 'foundedOn');
  const said = own.filter((fact) => fact.relation.id !== 'foundedOn');
  const country = each.home && node.get(each.home);
  const partners = links.filter(({ link }) => !folded.has(other(link, each.id).kind)).sort((a, b) => b.facts.length - a.facts.length).slice(0, 8);
  const titles = [...new Set(posts.filter((fact) => fact.subject === each).map((fact) => fact.object.name))];
  return [
    el('p', { class: 'kind' }, glyph(each.kind), t(each.kind), country ? [' · ', named(country)] : null),
    el('h2', { tabindex: '-1' }, each.name),
    titles.length ? el('p', { class: 'posts' }, titles.join(' · ')) : null,
    each.names.length ? el('p', { class: 'also' }, `${t('also')}: ${each.names.join(', ')}`) : null,
    ...founded.map((fact) => el('p', { class: 'also' }, `${t('founded')}: ${fact.literal}`)),
    partners.length ? el('ul', { class: 'chips' }, partners.map(({ link, facts: some }) => el('li', {}, el('button', { type: 'button', onclick: () => choose({ node: other(link, each.id).id }, true) }, glyph(other(link, each.id).kind), other(link, each.id).name, el('span', { class: 'count' }, String(some.length)))))) : null,
    acts.length ? section(t('related'), acts.length, cards(newest(acts), each.id)) : null,
    said.length ? section(t('said'), said.length, cards(newest(said), each.id)) : null,
    founded.length ? section(t('founded'), 0, cards(founded, each.id)) : null,
    posts.length ? section(t('posts'), posts.length, cards(posts, each.id)) : null,
  ];
};

// Both ends, first whoever acts in the first of the facts.
const endsOf = (each, some) => {
  const ends = [node.get(each.from), node.get(each.to)];
  return some.length && some[0].subject.id === each.to ? ends.reverse() : ends;
};

const panelOfEdge = (each) => {
  const some = newest(factsOf(each));
  const [a, b] = endsOf(each, some);
  return [el('p', { class: 'kind' }, t('between')), el('h2', { tabindex: '-1' }, named(a), ' – ', named(b)), el('p', { class: 'also' }, tally(some).map(([relation, count]) => `${relationName(relation)} ×${count}`).join(' · ')), cards(some, null)];
};

const overview = () => {
  const ranks = new Map();
  for (const { edge: each, facts: some } of drawn.edges) if (!onlyPosts(each, some)) for (const id of [each.from, each.to]) ranks.set(id, (ranks.get(id) || 0) + some.length);
  const best = [...ranks].sort((a, b) => b[1] - a[1]).slice(0, 15);
  const most = best.length ? best[0][1] : 1;
  const rows = best.map(([id, count]) => {
    const each = node.get(id);
    const bar = svg('svg', { class: 'bar', 'aria-hidden': 'true' }, svg('rect', { width: `${Math.max(3, (100 * count) / most)}%`, height: '4', rx: '2', class: `kind-${each.kind}` }));
    return el('li', {}, el('button', { type: 'button', onclick: () => choose({ node: id }, true) }, glyph(each.kind), el('span', { class: 'label' }, each.name), el('span', { class: 'count' }, count.toLocaleString(lang)), bar));
  });
  return [el('h2', { tabindex: '-1' }, t('overview')), el('ol', { class: 'ranks' }, rows), section(t('how'), 0, ...['how1', 'how2', 'how3'].map((key) => el('p', { class: 'how' }, t(key))))];
};

const showPanel = (look = true) => {
  const chosen = state.chosen;
  const panel = byId('panel');
  document.body.classList.toggle('chosen', Boolean(chosen));
  const content = !chosen ? overview() : chosen.node ? panelOfNode(node.get(chosen.node)) : panelOfEdge(edge.get(chosen.edge));
  const back = chosen && el('button', { type: 'button', class: 'back', onclick: () => choose(null) }, `← ${t('back')}`);
  panel.replaceChildren(...[back, ...content].flat().filter(Boolean));
  if (look) panel.scrollTop = 0;
};

// The glance on hovering: text only.
const tip = byId('tip');
const showTip = (lines, at) => {
  tip.replaceChildren(...lines.filter(Boolean).map((line, number) => el('span', { class: number ? 'line' : 'first' }, line)));
  tip.hidden = false;
  const room = byId('stage').getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(at.x + 14, room.width - tip.offsetWidth - 6))}px`;
  tip.style.top = `${at.y + 18 + tip.offsetHeight > room.height ? Math.max(4, at.y - tip.offsetHeight - 10) : at.y + 18}px`;
};
const hideTip = () => { tip.hidden = true; };
const tipOfNode = (each) => {
  const titles = incident.get(each.id).flatMap((link) => link.facts.map((number) => facts[number])).filter((fact) => fact.relation.id === 'holdsPosition' && fact.subject === each).map((fact) => fact.object.name);
  const links = drawn.edges.filter(({ edge: link }) => link.from === each.id || link.to === each.id);
  return [each.name, [...new Set(titles)].slice(0, 2).join(' · ') || t(each.kind), t('links', { n: links.length })];
};
const tipOfEdge = (each) => {
  const some = newest(factsOf(each));
  const first = some[0];
  return [endsOf(each, some).map(({ name }) => name).join(' – '), shortName(some), first && [first.date.replace('/', ' – '), first.place].filter(Boolean).join(', '), first && `“${clip(first.quote, 220)}”`];
};
