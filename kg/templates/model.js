// The data of the page and which of it passes the filters.
const read = (id) => JSON.parse(byId(id).textContent);
const data = read('kg-data');
const nodeList = read('kg-nodes');
const edgeList = read('kg-edges');
const node = new Map(nodeList.map((each) => [each.id, each]));
const edge = new Map(edgeList.map((each) => [each.id, each]));
const STATUSES = ['actual', 'planned', 'reported', 'negated'];
const FAMILIES = ['contact', 'agreement', 'request', 'conflict', 'office'];
const folded = new Set(data.folded);

const facts = data.facts.map((row, number) => {
  const text = (at) => data.strings[row[at]];
  return {
    number, relation: data.relations[row[0]], subject: nodeList[row[1]], object: row[2] < 0 ? null : nodeList[row[2]],
    date: text(3), place: text(4), status: text(5), article: text(6), quote: text(7), literal: text(8), low: row[9], high: row[10],
  };
});
const relationName = (relation) => relation[lang] || relation.en || relation.id;

const incident = new Map(nodeList.map((each) => [each.id, []])); // edges at each node
for (const each of edgeList) {
  incident.get(each.from).push(each);
  incident.get(each.to).push(each);
}
const literals = new Map(); // statements and the like of each node
for (const fact of facts) {
  if (fact.object) continue;
  if (!literals.has(fact.subject.id)) literals.set(fact.subject.id, []);
  literals.get(fact.subject.id).push(fact);
}

const state = {};
const clearFilters = () => {
  state.kinds = new Set(data.kinds.filter((kind) => !folded.has(kind)));
  state.relations = new Set(data.relations.map((relation) => relation.id));
  state.statuses = new Set(['actual', 'planned', 'reported']);
  state.low = 0; // months since year 0; 0 for open
  state.high = 0;
  state.undated = true;
  state.revealed = new Set(); // nodes drawn because someone looked for them
  state.chosen = null; // {node: id} or {edge: id}
};
clearFilters();

const dated = () => Boolean(state.low || state.high);
const passes = (fact) => {
  if (!state.relations.has(fact.relation.id) || !state.statuses.has(fact.status)) return false;
  if (!dated()) return true;
  if (!fact.high) return state.undated;
  return fact.high >= state.low && (!state.high || fact.low <= state.high);
};
const factsOf = (each) => each.facts.map((number) => facts[number]).filter(passes);
const other = (each, id) => node.get(each.from === id ? each.to : each.from);

// What is to be drawn now: {nodes, edges: [{edge, facts}]}
const visible = () => {
  const chosenNode = state.chosen && state.chosen.node;
  const may = (each) => each.id === chosenNode || (state.kinds.has(each.kind) && (each.first || state.revealed.has(each.id) || folded.has(each.kind)));
  const edges = [];
  const joined = new Set(data.focus.filter((id) => may(node.get(id))));
  if (chosenNode) joined.add(chosenNode);
  for (const each of edgeList) {
    if (!may(node.get(each.from)) || !may(node.get(each.to))) continue;
    const found = factsOf(each);
    if (!found.length) continue;
    edges.push({ edge: each, facts: found });
    joined.add(each.from).add(each.to);
  }
  if (!edgeList.length) nodeList.filter(may).forEach((each) => joined.add(each.id));
  return { nodes: nodeList.filter((each) => joined.has(each.id)), edges };
};

// The relations of some facts, the most frequent first: [[relation, count], …]
const tally = (some) => {
  const counts = new Map();
  for (const fact of some) counts.set(fact.relation, (counts.get(fact.relation) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || data.relations.indexOf(a[0]) - data.relations.indexOf(b[0]));
};
const familyOf = (some) => {
  const counts = tally(some);
  const hostile = counts.find(([relation]) => relation.family === 'conflict');
  return (hostile || counts[0])[0].family;
};
const shortName = (some) => {
  const counts = tally(some);
  const names = counts.slice(0, 2).map(([relation, count]) => relationName(relation) + (count > 1 ? ` ×${count}` : ''));
  return names.join(', ') + (counts.length > 2 ? ` +${counts.length - 2}` : '');
};
const onlyPosts = (each, some) => some.every((fact) => fact.relation.id === 'holdsPosition' && !folded.has(node.get(each.from).kind) && !folded.has(node.get(each.to).kind));

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'd').toLowerCase();
const index = nodeList.map((each) => ({ each, keys: [each.name, ...each.names].map(fold) }));
// The entities whose name has every word that is asked for, the best first; marks and case do not matter.
const search = (wanted) => {
  const words = fold(wanted).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const whole = words.join(' ');
  const rank = ({ each, keys }) => Math.min(...keys.map((key) => (key === whole ? 0 : key.startsWith(whole) ? 1 : 2))) * 1e6 - each.ties - (each.first ? 500 : 0);
  return index.filter(({ keys }) => keys.some((key) => words.every((word) => key.includes(word)))).sort((a, b) => rank(a) - rank(b)).map(({ each }) => each);
};
