// Names and words: drawn by the page itself, at the size of the screen, and only where nothing is in their way.
const SMALLEST_TYPE = 11;
const HUBS = 12; // entities whose names are larger; they are numbered by their importance
const FEWEST_OF_HUB = 4; // relations
const SMALLEST_RADIUS = 4; // on the screen
const SHORTEST_LINE = 50; // with words
const DENSE = 60; // with more entities drawn, words stand only at the lines of what is selected or pointed at

const meets = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const within = (box, view) =>
  box.x >= view.x && box.y >= view.y && box.x + box.w <= view.x + view.w && box.y + box.h <= view.y + view.h;

// Choose a place for each label, the most important first, or none. A label has its size and the places it may have;
// one that must be read may cover shapes, as few as it can, but no label. None leaves the view, unless nothing of it
// is in view, and none covers a label that stands already.
function arrange(labels, taken, view, fixed = []) {
  const placed = [];
  for (const label of labels) {
    const around = boundsOf(label);
    const names = [...fixed, ...placed].filter((other) => meets(other, around));
    const shapes = taken.filter((other) => other.of !== label.of && meets(other, around));
    const boxes = label.places
      .map(([x, y]) => ({ ...label, x, y }))
      .filter((box) => (within(box, view) || !meets(box, view)) && !names.some((other) => meets(box, other)));
    const covered = boxes.map((box) => shapes.filter((other) => meets(box, other)).length);
    const least = Math.min(...covered);
    if (least === 0 || (label.isNeeded && boxes.length)) placed.push(boxes[covered.indexOf(least)]);
  }
  return placed;
}

// The box around all places that a label may have.
function boundsOf({ places, w, h }) {
  const [xs, ys] = [0, 1].map((axis) => places.map((place) => place[axis]));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(...xs) - x + w, h: Math.max(...ys) - y + h };
}

// Places of a name around its entity, those first where fewest of its lines leave.
function placesAround(x, y, radius, w, h, angles) {
  const gap = radius + 3;
  const sides = [
    [x - w / 2, y + gap, Math.PI / 2],
    [x - w / 2, y - gap - h, -Math.PI / 2],
    [x + gap, y - h / 2, 0],
    [x - gap - w, y - h / 2, Math.PI],
    [x + gap * 0.7, y + gap * 0.7, Math.PI / 4],
    [x + gap * 0.7, y - gap * 0.7 - h, -Math.PI / 4],
    [x - gap * 0.7 - w, y + gap * 0.7, Math.PI * 0.75],
    [x - gap * 0.7 - w, y - gap * 0.7 - h, -Math.PI * 0.75],
  ];
  const lines = ([, , side]) => angles.filter((angle) => Math.cos(angle - side) > 0.6).length;
  return sides
    .map((side, i) => [lines(side), i, side])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, , side]) => side);
}

const isHub = (n) => n < HUBS && entity.degree[n] >= FEWEST_OF_HUB;
const radiusOf = (n) => 11 + Math.min(13, 2.4 * Math.sqrt(entity.degree[n]));
const shownRadius = (n, scale) =>
  Math.max(radiusOf(n) * scale, SMALLEST_RADIUS + Math.min(4, Math.sqrt(entity.degree[n]) / 2));
function typeOf(n, scale) {
  const larger = Math.min(1.5, Math.max(1, scale));
  if (n === state.selected || isHub(n)) return { size: 14 * larger, weight: 600 };
  return { size: (entity.degree[n] > 2 ? 12.5 : SMALLEST_TYPE + 0.5) * larger, weight: 400 };
}
const fontOf = ({ size, weight, isRegion }) =>
  `${isRegion ? "italic " : ""}${weight} ${size}px system-ui, "Segoe UI", sans-serif`;

let hovered = { node: -1, pair: "" };
let arranged = { key: "", names: [], words: [] };

// Names first: what is selected or pointed at, then the most important; then the words of lines that are long enough.
function arrangeAll(context, scale, view) {
  const at = network.getPositions();
  const spot = (n) => [at[n].x * scale, at[n].y * scale];
  const drawn = drawnNodes.getIds();
  const lines = drawnEdges.get();
  const angles = new Map(drawn.map((n) => [n, []]));
  for (const { from, to } of lines) {
    const angle = Math.atan2(at[to].y - at[from].y, at[to].x - at[from].x);
    angles.get(from).push(angle);
    angles.get(to).push(angle + Math.PI);
  }
  const shapes = drawn.map((n) => {
    const [x, y] = spot(n);
    const r = shownRadius(n, scale) + 1;
    return { of: n, x: x - r, y: y - r, w: 2 * r, h: 2 * r };
  });
  const isFirst = (n) => n === state.selected || n === hovered.node;
  const order = drawn.slice().sort((a, b) => isFirst(b) - isFirst(a) || entity.degree[b] - entity.degree[a] || a - b);
  const names = order.map((n) => {
    const type = typeOf(n, scale);
    context.font = fontOf(type);
    const text = short(entity.label[n], isFirst(n) ? 60 : 26);
    const w = context.measureText(text).width + 4;
    const h = type.size * 1.25;
    const places = placesAround(...spot(n), shownRadius(n, scale), w, h, angles.get(n));
    return { of: n, text, type, w, h, places, isNeeded: isFirst(n) || isHub(n) };
  });
  const placed = arrange(names, shapes, view);
  const around = arrange(regionNames(context, at, scale), shapes, view, placed);
  const words = arrange(wordsOf(context, lines, spot, drawn.length), shapes, view, [...placed, ...around]);
  return { names: placed, words: [...around, ...words] };
}

function wordsOf(context, lines, spot, drawn) {
  const type = { size: SMALLEST_TYPE, weight: 400 };
  context.font = fontOf(type);
  return lines.flatMap(({ id, from, to, words }) => {
    const isAsked = hovered.pair === id || [from, to].some((n) => n === state.selected || n === hovered.node);
    const [[ax, ay], [bx, by]] = [spot(from), spot(to)];
    if (!isAsked && (drawn > DENSE || Math.hypot(ax - bx, ay - by) < SHORTEST_LINE)) return [];
    const w = context.measureText(words).width + 4;
    const h = type.size * 1.25;
    const places = [0.5, 0.38, 0.62, 0.28, 0.72].map((t) => [ax + (bx - ax) * t - w / 2, ay + (by - ay) * t - h / 2]);
    return [{ of: id, text: words, type, w, h, places, isNeeded: isAsked }];
  });
}

function drawLabels(context) {
  const scale = network.getScale();
  const { a, e, f } = context.getTransform();
  const ratio = a / scale;
  const { clientWidth: w, clientHeight: h } = byId("canvas");
  const view = { x: -e / ratio, y: -f / ratio, w, h };
  const key = [scale, e, f, w, h, state.selected, hovered.node, hovered.pair, drawing].join();
  if (arranged.key !== key) arranged = { key, ...arrangeAll(context, scale, view) };
  context.save();
  context.setTransform(ratio, 0, 0, ratio, e, f);
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.strokeStyle = ink("--paper");
  context.lineWidth = 3;
  for (const [labels, color] of [
    [arranged.words, ink("--soft")],
    [arranged.names, ink("--ink")],
  ]) {
    context.fillStyle = color;
    for (const { text, type, x, y, h } of labels) {
      context.font = fontOf(type);
      context.strokeText(text, x + 2, y + h / 2);
      context.fillText(text, x + 2, y + h / 2);
    }
  }
  context.restore();
}
