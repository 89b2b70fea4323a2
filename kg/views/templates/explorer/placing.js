// Places: those computed beforehand for the first window; for others springs, and then names pushed apart.

// The picture of the first window is made for a desk: on a screen that is higher than wide it is drawn out.
const TALLEST = 1.8;
function drawnOut(places) {
  const [xs, ys] = [0, 1].map((axis) => Object.values(places).map((place) => place[axis]));
  const span = (values) => Math.max(...values) - Math.min(...values) + NEAR;
  const { clientWidth, clientHeight } = byId("canvas");
  const tall = Math.min(TALLEST, Math.max(1, (clientHeight / clientWidth) * (span(xs) / span(ys))));
  return Object.fromEntries(Object.entries(places).map(([n, [x, y]]) => [n, [x, y * tall]]));
}
const firstPlaces = drawnOut(opening.places);

function knownPlaces(nodes) {
  if (state.focus >= 0 || state.path) return new Map();
  const places = nodes.map((n) => {
    const isDrawn = state.added.size && network && drawnNodes.get(n);
    return [n, isDrawn ? Object.values(network.getPosition(n)) : firstPlaces[n]];
  });
  return new Map(places.filter(([, place]) => place));
}

// Where the others start: beside a neighbour that has a place, else on a spiral.
function startingPlaces(nodes, places) {
  const size = 72 * Math.sqrt(nodes.length + 1);
  return nodes.map((n, i) => {
    if (places.has(n)) return [...places.get(n)];
    if (n === state.focus) return [0, 0];
    const turn = i * 2.399963;
    const near = [...neighbours(n)].find((m) => places.has(m));
    const [x, y] = near === undefined ? [0, 0] : places.get(near);
    const far = size * Math.sqrt((i + 0.5) / nodes.length);
    const [w, h] = near === undefined ? [far, far] : [130, 90];
    return [x + Math.cos(turn) * w, y + Math.sin(turn) * h];
  });
}

function layOut(nodes, pairs) {
  const places = knownPlaces(nodes);
  if (nodes.every((n) => places.has(n))) return places;
  const at = startingPlaces(nodes, places);
  const numbers = new Map(nodes.map((n, i) => [n, i]));
  const isFixed = nodes.map((n) => places.has(n) || n === state.focus);
  const ends = [...pairs.keys()].map((key) => key.split("-").map((n) => numbers.get(Number(n))));
  spring(at, ends, isFixed);
  pushApart(
    at,
    nodes.map((n) => short(entity.label[n], 26).length * 7 + 24),
    isFixed,
  );
  return new Map(nodes.map((n, i) => [n, at[i]]));
}
