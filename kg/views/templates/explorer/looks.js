// How entities and relations are drawn.
const inks = new Map(); // the colours of the theme, asked for once
function ink(name) {
  if (!inks.has(name)) inks.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  return inks.get(name);
}

// The parts of entities of a class and a size, as paths: made once.
const pathsMade = new Map();
function pathsFor(c, radius) {
  const key = [c, radius, ink("--paper")].join();
  if (!pathsMade.has(key)) {
    const parts = partsOf(looks[c], radius, ink("--paper"));
    pathsMade.set(
      key,
      parts.map((part) => [new Path2D(part.path), part]),
    );
  }
  return pathsMade.get(key);
}

function nodeOf(n, [x, y]) {
  const radius = radiusOf(n);
  const parts = pathsFor(entity.class[n], radius);
  const draw = (ctx, isAsked, scale) => {
    ctx.scale(scale, scale);
    if (isAsked || n === state.focus || state.several.has(n))
      ctx.stroke(lined(ctx, ink("--hot"), 2.5, new Path2D(outline("dot", radius * 1.45))));
    for (const [path, { fill, line, width }] of parts) {
      ctx.fillStyle = fill;
      ctx.fill(path);
      if (width) ctx.stroke(lined(ctx, line, width, path));
    }
  };
  const ctxRenderer = ({ ctx, x, y, state: { selected, hover } }) => {
    const shown = shownRadius(n, network.getScale()) / network.getScale();
    const drawNode = () => {
      ctx.translate(x, y);
      draw(ctx, selected || hover, shown / radius);
    };
    return { drawNode, nodeDimensions: { width: 2 * shown, height: 2 * shown } };
  };
  return { id: n, shape: "custom", size: radius, x, y, ctxRenderer };
}
function lined(context, color, width, path) {
  context.strokeStyle = color;
  context.lineWidth = width;
  return path;
}

// In a crowd lines say little: the strongest of each entity are drawn, thin; those of the selected in full.
const CROWDED = 450;
const KEPT = 3;
function thin(pairs) {
  if (pairs.size <= CROWDED) return pairs;
  const mine = new Map();
  const kept = new Map();
  for (const [key, statements] of [...pairs].sort((x, y) => y[1].length - x[1].length)) {
    const ends = key.split("-").map(Number);
    const seen = ends.map((n) => mine.get(n) || 0);
    if (ends.includes(state.selected) || Math.min(...seen) < KEPT) {
      kept.set(key, statements);
      ends.forEach((n, i) => mine.set(n, seen[i] + 1));
    }
  }
  return kept;
}
// The lines of the selected among many: in full, and as thin as the others.
const thinEdgeOf = (key, statements) => ({ ...edgeOf(key, statements), width: 0.8 });
const isQuiet = (key, pairs) => pairs.size > CROWDED && !key.split("-").map(Number).includes(state.selected);

const DASHES = [false, [8, 5], [2, 4], [3, 8], [12, 4, 2, 4], false, [2, 8], [1, 9]];
const DENIED = STATUS.indexOf("denied");
const statusOf = (statements) => Math.min(...statements.map((i) => statement.status[i]));
function wordsFor(statements) {
  const names = new Set(statements.map((i) => properties[statement.property[i]].label));
  const [first] = names;
  return first + (names.size > 1 ? " +" + (names.size - 1) : "");
}
const goesFrom = (n) => (i) => statement.subject[i] === n && !properties[statement.property[i]].symmetric;
function edgeOf(key, statements, fold) {
  const [from, to] = key.split("-").map(Number);
  const status = statusOf(statements);
  return {
    id: fold === undefined ? key : key + "#" + fold,
    from,
    to,
    words: wordsFor(statements),
    arrows: {
      to: { enabled: statements.some(goesFrom(from)), scaleFactor: 0.6 },
      from: { enabled: statements.some(goesFrom(to)), scaleFactor: 0.6 },
    },
    dashes: DASHES[status],
    width: 1 + Math.min(4, Math.log2(statements.length)),
    color: { color: ink(status === DENIED ? "--denied" : "--edge"), highlight: ink("--hot"), hover: ink("--hot") },
    smooth: fold === undefined ? false : { enabled: true, type: "curvedCW", roundness: 0.12 + 0.14 * fold },
  };
}
// A line of many is as the picture draws lines where nothing else is said of them.
function quietEdgeOf(key, statements) {
  const [from, to] = key.split("-").map(Number);
  const edge = { id: key, from, to, words: wordsFor(statements) };
  const dashes = DASHES[statusOf(statements)];
  return dashes ? { ...edge, dashes } : edge;
}
const quietLines = () => ({
  width: 0.6,
  color: { color: ink("--line"), highlight: ink("--hot"), hover: ink("--hot") },
});
