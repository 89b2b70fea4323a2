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
};
const filter = {
  classes: new Set(),
  properties: new Set(),
  statuses: new Set([0, 1]),
  since: "",
  until: "",
  source: "",
  confidence: 0,
};
const pinned = new Map();

const passes = (i) =>
  filter.statuses.has(statement.status[i]) &&
  !filter.properties.has(statement.property[i]) &&
  statement.confidence[i] >= filter.confidence &&
  (!filter.source || texts[statement.document[i]].source === filter.source) &&
  (!filter.since || (statement.time[i] && statement.time[i] >= filter.since)) &&
  (!filter.until || (statement.time[i] && statement.time[i].slice(0, 10) <= filter.until));
const drawable = (n) => !filter.classes.has(entity.class[n]) && !state.gone.has(n);

function* neighbours(n) {
  for (const i of of[n]) {
    if (statement.object[i] >= 0 && passes(i)) {
      const m = other(i, n);
      if (m !== n && drawable(m)) yield m;
    }
  }
}

// Which entities are drawn: around a focus, along a path, or the most important; and what was asked for besides.
function chooseWindow() {
  const chosen = new Set();
  if (state.path) {
    state.path.forEach((n) => chosen.add(n));
  } else if (state.focus >= 0) {
    chosen.add(state.focus);
    let edge = [state.focus];
    for (let hop = 0; hop < state.hops && chosen.size < opening.most; hop++) {
      const next = new Set();
      for (const n of edge) for (const m of neighbours(n)) if (!chosen.has(m)) next.add(m);
      edge = [...next]
        .sort((a, b) => entity.degree[b] - entity.degree[a] || a - b)
        .slice(0, opening.most - chosen.size);
      edge.forEach((n) => chosen.add(n));
    }
  } else {
    for (const n of opening.entities) if (drawable(n)) chosen.add(n);
    if (!chosen.size || filter.classes.size)
      for (let n = 0; n < N && chosen.size < opening.most; n++) if (drawable(n) && entity.degree[n] > 0) chosen.add(n);
  }
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
