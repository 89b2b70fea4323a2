// Names and words: drawn by the page itself, at the size of the screen, and only where nothing is in their way.
const SMALLEST_TYPE = 11;
const USUAL_TYPE = 12.5;
const HUBS = 12; // entities at most whose names are larger; they are numbered by their importance
const ROOM_OF_HUB = 50000; // square pixels
const FEWEST_OF_HUB = 4; // relations
const SMALLEST_RADIUS = 4; // on the screen
const SHORTEST_LINE = 50; // with words
const SPOTS = [0.5, 0.38, 0.62, 0.28, 0.72, 0.82, 0.9]; // of a line, where its words may stand
const DENSE = 60; // with more entities drawn, words stand only at the lines of what is selected or pointed at
const NEAREST = 17; // half of what two entities are apart in the first picture

let mostHubs = HUBS; // in the present view
const isHub = (n) => entity.degree[n] >= FEWEST_OF_HUB && n < mostHubs;
const radiusOf = (n) => 11 + Math.min(13, 2.4 * Math.sqrt(entity.degree[n]));

// An entity is large enough to be seen, unless those beside it are too near.
function shownRadius(n, scale) {
  const least = SMALLEST_RADIUS + Math.min(4, Math.sqrt(entity.degree[n]) / 2);
  return Math.max(radiusOf(n) * scale, Math.min(least, Math.max(SMALLEST_RADIUS, NEAREST * scale)));
}
function typeOf(n, scale) {
  const larger = Math.min(1.5, Math.max(1, scale));
  if (n === state.selected || isHub(n)) return { size: 14 * larger, weight: 600 };
  return { size: (entity.degree[n] > 2 ? USUAL_TYPE : SMALLEST_TYPE + 0.5) * larger, weight: 400 };
}
const fontOf = ({ size, weight }) => `${weight} ${size}px system-ui, "Segoe UI", sans-serif`;

function widthOf(context, text, type) {
  context.font = fontOf(type);
  return context.measureText(text).width + 4;
}

let hovered = { node: -1, pair: "" };
let arranged = { key: "", names: [], words: [] };

// The ways in which lines leave each entity, of length 1.
function waysOf(drawn, lines, at) {
  const ways = new Map(drawn.map((n) => [n, []]));
  for (const { from, to } of lines) {
    const [x, y] = [at[to].x - at[from].x, at[to].y - at[from].y];
    const far = Math.hypot(x, y) || 1;
    ways.get(from).push([x / far, y / far]);
    ways.get(to).push([-x / far, -y / far]);
  }
  return ways;
}

function boxOf(n, [x, y], scale) {
  const r = shownRadius(n, scale) + 1;
  return { of: n, x: x - r, y: y - r, w: 2 * r, h: 2 * r };
}

// Names first: what is selected or pointed at, then the most important; then the words of lines that are long enough.
function arrangeAll(context, scale, view) {
  mostHubs = Math.min(HUBS, (view.w * view.h) / ROOM_OF_HUB);
  const at = network.getPositions();
  const spot = (n) => [at[n].x * scale, at[n].y * scale];
  const drawn = drawnNodes.getIds();
  const lines = drawnEdges.get();
  const shapes = new Map(drawn.map((n) => [n, boxOf(n, spot(n), scale)]));
  const standing = new Squares(shapes.values());
  const ends = drawn.length > DENSE ? [] : lines.map(({ from, to }) => [...spot(from), ...spot(to)]);
  const ways = waysOf(drawn, lines, at);
  const names = arrange(nameLabels(context, scale, shapes, ways), standing, view, [], ends);
  const isClear =
    ({ w, h }) =>
    ([x, y]) =>
      !ends.some((line) => cuts(line, { x, y, w, h }));
  const regions = regionNames(context, scale).map((name) => ({
    ...name,
    places: name.places.filter(isClear(name)),
  }));
  const around = arrange(regions, standing, view, names);
  const said = wordsOf(context, lines, spot, drawn.length);
  return { names, words: [...around, ...arrange(said, standing, view, [...names, ...around])] };
}

function nameLabels(context, scale, shapes, ways) {
  const isFirst = (n) => n === state.selected || n === hovered.node || state.several.has(n);
  const order = [...shapes.keys()].sort(
    (a, b) => isFirst(b) - isFirst(a) || entity.degree[b] - entity.degree[a] || a - b,
  );
  return order.map((n) => {
    const type = typeOf(n, scale);
    const text = short(entity.label[n], isFirst(n) ? 60 : 26);
    const h = type.size * 1.25;
    const shape = shapes.get(n);
    const middle = [shape.x + shape.w / 2, shape.y + shape.h / 2, shape.w / 2 - 1];
    const isSeen = isFirst(n) || isHub(n);
    const w = widthOf(context, text, type);
    const beyond = isSeen ? placesBeyond(...middle, w, h) : [];
    const places = [...placesAround(...middle, w, h, ways.get(n)), ...beyond];
    return { of: n, text, type, w, h, places, isNeeded: isFirst(n), entity: shape };
  });
}

// Words stand at their own line alone: no other line goes through them, or of what is asked for none that is asked for.
// Among many, only what is asked for has words.
function wordsOf(context, lines, spot, drawn) {
  const type = { size: SMALLEST_TYPE, weight: 400 };
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
    const w = widthOf(context, line.words, type);
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

// Words under names, each in its ink, on so much paper: words stand on a line, which must not go through them.
const labelsInInk = () => [
  { labels: arranged.words, color: ink("--soft"), paper: 7 },
  { labels: arranged.names, color: ink("--ink"), paper: 3 },
];

const leadPath = ([fromX, fromY, toX, toY]) => `M${fromX} ${fromY}L${toX} ${toY}`;

function drawLabels(context) {
  const scale = network.getScale();
  const { a, e, f } = context.getTransform();
  const ratio = a / scale;
  const [w, h] = [context.canvas.width / ratio, context.canvas.height / ratio];
  const view = { x: -e / ratio, y: -f / ratio, w, h };
  const key = [scale, e, f, w, h, state.selected, hovered.node, hovered.pair, drawing, ...state.several].join();
  if (arranged.key !== key) arranged = { key, ...arrangeAll(context, scale, view) };
  context.save();
  context.setTransform(ratio, 0, 0, ratio, e, f);
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  for (const { labels, color, paper } of labelsInInk()) {
    context.fillStyle = color;
    for (const { lead } of labels.filter(({ lead }) => lead)) {
      context.stroke(lined(context, ink("--ink"), 1, new Path2D(leadPath(lead))));
    }
    lined(context, ink("--paper"), paper);
    for (const { text, type, x, y, h } of labels) {
      context.font = fontOf(type);
      context.strokeText(text, x + 2, y + h / 2);
      context.fillText(text, x + 2, y + h / 2);
    }
  }
  context.restore();
}
