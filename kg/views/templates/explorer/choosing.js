// What is looked at, and what of it is drawn.
const state = {
  focus: -1,
  hops: 1,
  selected: -1,
  pair: null,
  path: null,
  added: new Set(),
  gone: new Set(),
  open: new Set(),
  several: new Set(),
};
const USUAL = [0, 1]; // statuses: stated and planned
const filter = {
  classes: new Set(),
  properties: new Set(),
  statuses: new Set(USUAL),
  since: "",
  until: "",
  sources: new Set(),
  confidence: 0,
  named: true,
};
const pinned = new Map();
const origins = texts.map(({ source }) => origin(source));

const passes = (i) =>
  filter.statuses.has(statement.status[i]) &&
  !filter.properties.has(statement.property[i]) &&
  statement.confidence[i] >= filter.confidence &&
  !filter.sources.has(origins[statement.document[i]]) &&
  (!filter.since || (statement.time[i] && statement.time[i] >= filter.since)) &&
  (!filter.until || (statement.time[i] && statement.time[i].slice(0, 10) <= filter.until));
const isAsked = (n) => entity.named[n] || state.added.has(n) || state.path?.includes(n) || n === state.focus;
const drawable = (n) => !filter.classes.has(entity.class[n]) && !state.gone.has(n) && (!filter.named || isAsked(n));

function* neighbours(n) {
  for (const i of of[n]) {
    if (statement.object[i] >= 0 && passes(i)) {
      const m = other(i, n);
      if (m !== n && drawable(m)) yield m;
    }
  }
}

const byDegree = (a, b) => entity.degree[b] - entity.degree[a] || a - b;

// Take in neighbours of what is chosen, the most important first, step by step.
function grow(chosen, steps) {
  let edge = [...chosen];
  for (let step = 0; step < steps && edge.length && chosen.size < opening.most; step++) {
    const next = new Set(edge.flatMap((n) => [...neighbours(n)]).filter((m) => !chosen.has(m)));
    edge = [...next].sort(byDegree).slice(0, opening.most - chosen.size);
    edge.forEach((n) => chosen.add(n));
  }
}

// The most important: those chosen beforehand, as far as the filters let them stay, and what they bring in.
function mostImportant() {
  const chosen = new Set(opening.entities.filter(drawable));
  if (!filter.named || filter.classes.size) grow(chosen, Infinity);
  for (let n = 0; n < N && !chosen.size; n++) if (drawable(n) && entity.degree[n] > 0) grow(chosen.add(n), Infinity);
  return chosen;
}

// Which entities are drawn: along a path, around a focus, or the most important; and what was asked for besides.
function chooseWindow() {
  const chosen = state.path ? new Set(state.path) : state.focus >= 0 ? new Set([state.focus]) : mostImportant();
  if (!state.path && state.focus >= 0) grow(chosen, state.hops);
  for (const n of state.added) if (drawable(n)) chosen.add(n);
  return [...chosen].filter((n) => drawable(n) || n === state.focus);
}

// Edges between the drawn: one a pair, or one a statement where a pair is unfolded.
function edgesAmong(nodes) {
  const drawn = new Set(nodes);
  const pairs = new Map();
  for (const n of nodes)
    for (const i of of[n]) {
      if (
        statement.subject[i] !== n ||
        statement.object[i] < 0 ||
        statement.object[i] === n ||
        !drawn.has(statement.object[i]) ||
        !passes(i)
      )
        continue;
      const key = Math.min(n, statement.object[i]) + "-" + Math.max(n, statement.object[i]);
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(i);
    }
  return pairs;
}
