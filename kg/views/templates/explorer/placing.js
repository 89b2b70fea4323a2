// Places: those computed beforehand for the first window; for others springs, and then names pushed apart.
const NEAR = 120; // pixels between neighbours
const FAR = 700; // pixels from which entities do not push each other
const ROUNDS = 90;
const APART = 60; // rounds of pushing names apart
const NAME_HEIGHT = 50;

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

// One round of springs (Fruchterman & Reingold 1991): all push each other, lines pull.
function forces(at, links) {
  const push = at.map(() => [0, 0]);
  const move = (i, j, x, y) => {
    push[i][0] += x;
    push[i][1] += y;
    push[j][0] -= x;
    push[j][1] -= y;
  };
  for (let i = 0; i < at.length; i++)
    for (let j = i + 1; j < at.length; j++) {
      const x = at[i][0] - at[j][0];
      const y = at[i][1] - at[j][1];
      const square = Math.max(1, x * x + y * y);
      if (square < FAR * FAR) move(i, j, (x * NEAR * NEAR) / square, (y * NEAR * NEAR) / square);
    }
  for (const [i, j] of links) {
    const x = at[i][0] - at[j][0];
    const y = at[i][1] - at[j][1];
    const pull = (Math.hypot(x, y) || 1) / NEAR / 6;
    move(i, j, -x * pull, -y * pull);
  }
  return push;
}

function spring(at, links, isFixed) {
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 40 * (1 - round / ROUNDS) + 2;
    forces(at, links).forEach(([x, y], i) => {
      const far = Math.hypot(x, y) || 1;
      const step = isFixed[i] ? 0 : Math.min(far, heat);
      at[i][0] += (x / far) * step;
      at[i][1] += (y / far) * step;
    });
  }
}

// Move boxes until none meet, each pair along the side where they overlap less.
function pushApart(at, widths, isFixed) {
  for (let round = 0, hasMet = true; round < APART && hasMet; round++) {
    hasMet = false;
    for (let i = 0; i < at.length; i++)
      for (let j = i + 1; j < at.length; j++) {
        const overlap = [
          (widths[i] + widths[j]) / 2 - Math.abs(at[i][0] - at[j][0]),
          NAME_HEIGHT - Math.abs(at[i][1] - at[j][1]),
        ];
        if (overlap[0] <= 0 || overlap[1] <= 0) continue;
        hasMet = true;
        const axis = overlap[1] <= overlap[0] ? 1 : 0;
        const move = (overlap[axis] / 2 + 1) * (at[i][axis] >= at[j][axis] ? 1 : -1);
        if (!isFixed[i]) at[i][axis] += move;
        if (!isFixed[j]) at[j][axis] -= move;
      }
  }
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
