// Names and words: drawn by the page itself, at the size of the screen, and only where nothing is in their way.
const SMALLEST_TYPE = 11;
const HUBS = 12; // entities at most whose names are larger; they are numbered by their importance
const ROOM_OF_HUB = 50000; // square pixels
const FEWEST_OF_HUB = 4; // relations
const SMALLEST_RADIUS = 4; // on the screen
const SHORTEST_LINE = 50; // with words
const SPOTS = [0.5, 0.38, 0.62, 0.28, 0.72, 0.82, 0.9]; // of a line, where its words may stand
const DENSE = 60; // with more entities drawn, words stand only at the lines of what is selected or pointed at
const NEAREST = 17; // half of what two entities are apart in the first picture

const mostHubs = () => Math.min(HUBS, (byId("canvas").clientWidth * byId("canvas").clientHeight) / ROOM_OF_HUB);
const isHub = (n) => entity.degree[n] >= FEWEST_OF_HUB && n < mostHubs();
const radiusOf = (n) => 11 + Math.min(13, 2.4 * Math.sqrt(entity.degree[n]));

// An entity is large enough to be seen, unless those beside it are too near.
function shownRadius(n, scale) {
  const least = SMALLEST_RADIUS + Math.min(4, Math.sqrt(entity.degree[n]) / 2);
  return Math.max(radiusOf(n) * scale, Math.min(least, Math.max(SMALLEST_RADIUS, NEAREST * scale)));
}
function typeOf(n, scale) {
  const larger = Math.min(1.5, Math.max(1, scale));
  if (n === state.selected || isHub(n)) return { size: 14 * larger, weight: 600 };
  return { size: (entity.degree[n] > 2 ? 12.5 : SMALLEST_TYPE + 0.5) * larger, weight: 400 };
}
const fontOf = ({ size, weight, isRegion }) =>
  `${isRegion ? "italic " : ""}${weight} ${size}px system-ui, "Segoe UI", sans-serif`;

let hovered = { node: -1, pair: "" };
let arranged = { key: "", names: [], words: [] };

// The directions in which lines leave each entity.
function anglesOf(drawn, lines, at) {
  const angles = new Map(drawn.map((n) => [n, []]));
  for (const { from, to } of lines) {
    const angle = Math.atan2(at[to].y - at[from].y, at[to].x - at[from].x);
    angles.get(from).push(angle);
    angles.get(to).push(angle + Math.PI);
  }
  return angles;
}

// Names first: what is selected or pointed at, then the most important; then the words of lines that are long enough.
function arrangeAll(context, scale, view) {
  const at = network.getPositions();
  const spot = (n) => [at[n].x * scale, at[n].y * scale];
  const drawn = drawnNodes.getIds();
  const lines = drawnEdges.get();
  const boxOf = (n) => {
    const [x, y] = spot(n);
    const r = shownRadius(n, scale) + 1;
    return { of: n, x: x - r, y: y - r, w: 2 * r, h: 2 * r };
  };
  const shapes = new Map(drawn.map((n) => [n, boxOf(n)]));
  const names = arrange(nameLabels(context, scale, shapes, anglesOf(drawn, lines, at)), [...shapes.values()], view);
  const ends = drawn.length > DENSE ? [] : lines.map(({ from, to }) => [...spot(from), ...spot(to)]);
  const isClear =
    ({ w, h }) =>
    ([x, y]) =>
      !ends.some((line) => cuts(line, { x, y, w, h }));
  const regions = regionNames(context, at, scale).map((name) => ({
    ...name,
    places: name.places.filter(isClear(name)),
  }));
  const around = arrange(regions, [...shapes.values()], view, names);
  const said = wordsOf(context, lines, spot, drawn.length);
  return { names, words: [...around, ...arrange(said, [...shapes.values()], view, [...names, ...around])] };
}

function nameLabels(context, scale, shapes, angles) {
  const isFirst = (n) => n === state.selected || n === hovered.node;
  const order = [...shapes.keys()].sort(
    (a, b) => isFirst(b) - isFirst(a) || entity.degree[b] - entity.degree[a] || a - b,
  );
  return order.map((n) => {
    const type = typeOf(n, scale);
    context.font = fontOf(type);
    const text = short(entity.label[n], isFirst(n) ? 60 : 26);
    const w = context.measureText(text).width + 4;
    const h = type.size * 1.25;
    const shape = shapes.get(n);
    const around = [shape.x + shape.w / 2, shape.y + shape.h / 2, shape.w / 2 - 1, w, h];
    const places = [
      ...placesAround(...around, angles.get(n)),
      ...(isFirst(n) || isHub(n) ? placesBeyond(...around) : []),
    ];
    return { of: n, text, type, w, h, places, isNeeded: isFirst(n), entity: shape };
  });
}

// Words stand at their own line alone: no other line goes through them, or of what is asked for none that is asked for.
// Among many, only what is asked for has words.
function wordsOf(context, lines, spot, drawn) {
  const type = { size: SMALLEST_TYPE, weight: 400 };
  context.font = fontOf(type);
  const pointed = new Set([state.pair, hovered.pair]);
  const isAsked = ({ id, from, to }) =>
    pointed.has(id) || [from, to].some((n) => n === state.selected || n === hovered.node);
  const speaking = lines
    .filter((line) => drawn <= DENSE || isAsked(line))
    .map((line) => ({ ...line, ends: [...spot(line.from), ...spot(line.to)] }));
  const loud = speaking.filter(isAsked);
  return speaking.flatMap((line) => {
    const [ax, ay, bx, by] = line.ends;
    if (!isAsked(line) && Math.hypot(ax - bx, ay - by) < SHORTEST_LINE) return [];
    const w = context.measureText(line.words).width + 4;
    const h = type.size * 1.25;
    const places = SPOTS.map((t) => [ax + (bx - ax) * t - w / 2, ay + (by - ay) * t - h / 2]);
    const isFreeOf = (rivals) => (place) => !rivals.some(({ id, ends }) => id !== line.id && cuts(ends, boxAt(place)));
    const boxAt = ([x, y]) => ({ x, y, w, h });
    const free = places.filter(isFreeOf(speaking));
    if (isAsked(line)) free.push(...places.filter(isFreeOf(loud)));
    const isNeeded = pointed.has(line.id);
    return [{ of: line.id, text: line.words, type, w, h, places: isNeeded ? places : free, isNeeded }];
  });
}

const leadPath = ([fromX, fromY, toX, toY]) => `M${fromX} ${fromY}L${toX} ${toY}`;

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
    for (const { lead } of labels.filter(({ lead }) => lead)) {
      context.stroke(lined(context, ink("--ink"), 1, new Path2D(leadPath(lead))));
      lined(context, ink("--paper"), 3);
    }
    for (const { text, type, x, y, h } of labels) {
      context.font = fontOf(type);
      context.strokeText(text, x + 2, y + h / 2);
      context.fillText(text, x + 2, y + h / 2);
    }
  }
  context.restore();
}
