// Where labels stand: pure functions of boxes and lines, in pixels of the screen.
const LED = 12; // from an entity from which a line leads to its name
const RINGS = [14, 30, 48, 68, 90, 115, 145, 180]; // around an entity, where the names of hubs may stand, too
// What it costs to cover a shape, and to stand apart, by what it costs to cover a line or to lead one through a shape.
const OF_COVERING = 100;
const OF_LEAD = 4;

const meets = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const within = (box, view) =>
  box.x >= view.x && box.y >= view.y && box.x + box.w <= view.x + view.w && box.y + box.h <= view.y + view.h;

// Boxes by the squares of the screen that their corners are in, so that few are looked at for a box.
const SQUARE = 64;
const ROW = 4096; // squares, more than any screen has
class Squares {
  constructor(boxes = []) {
    this.squares = new Map();
    this.largest = { w: 0, h: 0 };
    for (const box of boxes) this.add(box);
  }

  add(box) {
    const key = Math.floor(box.x / SQUARE) * ROW + Math.floor(box.y / SQUARE);
    const square = this.squares.get(key);
    if (square) square.push(box);
    else this.squares.set(key, [box]);
    if (box.w > this.largest.w) this.largest.w = box.w;
    if (box.h > this.largest.h) this.largest.h = box.h;
  }

  // How many boxes meet a box and pass a test; the count stops at some number.
  count(box, most, isCounted) {
    let size = 0;
    const [left, top] = [Math.floor((box.x - this.largest.w) / SQUARE), Math.floor((box.y - this.largest.h) / SQUARE)];
    const [right, bottom] = [Math.floor((box.x + box.w) / SQUARE), Math.floor((box.y + box.h) / SQUARE)];
    for (let column = left; column <= right; column++)
      for (let row = top; row <= bottom; row++) {
        const square = this.squares.get(column * ROW + row);
        if (!square) continue;
        for (let i = 0; i < square.length && size < most; i++)
          if (meets(square[i], box) && isCounted(square[i])) size++;
      }
    return size;
  }
}
const always = () => true;

// Choose a place for each label, the most important first, or none. A label has its size, the places it may have, and
// where the entity is that it names. One that must be read may cover shapes, as few as it can; none covers a label that
// stands already, or the line to one, and none leaves the view. Lines of the graph are kept clear of where that can be.
function arrange(labels, shapes, view, fixed = [], lines = []) {
  const placed = [];
  const leads = [];
  const names = new Squares(fixed);
  for (const label of labels) {
    if (label.entity && !meets(label.entity, view)) continue;
    const isOther = (shape) => shape.of !== label.of;
    let [best, least] = [null, label.isNeeded ? Infinity : OF_COVERING];
    for (const [x, y] of label.places) {
      const box = { x, y, w: label.w, h: label.h };
      if (!within(box, view)) continue;
      let cost = OF_COVERING * shapes.count(box, least / OF_COVERING, isOther);
      if (cost >= least || names.count(box, 1, always) || leads.some((lead) => cuts(lead, box))) continue;
      const lead = leadTo(box, label.entity);
      if (lead) cost += OF_LEAD + shapes.count(spanOf(lead), least, (shape) => isOther(shape) && cuts(lead, shape));
      for (let i = 0; i < lines.length && cost < least; i++) if (cuts(lines[i], box)) cost++;
      if (cost < least) [best, least] = [{ ...label, x, y, lead }, cost];
      if (least <= (lead ? OF_LEAD : 0)) break; // those that follow are farther away
    }
    if (!best) continue;
    placed.push(best);
    names.add(best);
    if (best.lead) leads.push(best.lead);
  }
  return placed;
}

// The box around a line.
const spanOf = ([ax, ay, bx, by]) => ({
  x: Math.min(ax, bx),
  y: Math.min(ay, by),
  w: Math.abs(ax - bx),
  h: Math.abs(ay - by),
});

// Places of a name around its entity, those first where fewest of its lines leave; the ways of these have length 1.
const SLANT = Math.SQRT1_2;
function placesAround(x, y, radius, w, h, ways) {
  const gap = radius + 3;
  const sides = [
    [x - w / 2, y + gap, 0, 1],
    [x - w / 2, y - gap - h, 0, -1],
    [x + gap, y - h / 2, 1, 0],
    [x - gap - w, y - h / 2, -1, 0],
    [x + gap * 0.7, y + gap * 0.7, SLANT, SLANT],
    [x + gap * 0.7, y - gap * 0.7 - h, SLANT, -SLANT],
    [x - gap * 0.7 - w, y + gap * 0.7, -SLANT, SLANT],
    [x - gap * 0.7 - w, y - gap * 0.7 - h, -SLANT, -SLANT],
  ];
  for (const side of sides) {
    let lines = 0;
    for (let i = 0; i < ways.length; i++) if (ways[i][0] * side[2] + ways[i][1] * side[3] > 0.6) lines++;
    side.push(lines);
  }
  return sides.sort((a, b) => a[4] - b[4]);
}

// Places farther away, in rings.
function placesBeyond(x, y, radius, w, h) {
  return RINGS.flatMap((gap) =>
    Array.from({ length: 16 }, (_, i) => {
      const [along, down] = [Math.cos((i * Math.PI) / 8), Math.sin((i * Math.PI) / 8)];
      return [x + along * (radius + gap + w / 2) - w / 2, y + down * (radius + gap + h / 2) - h / 2];
    }),
  );
}

// The line from an entity to its name, where this stands apart from it.
function leadTo({ x, y, w, h }, entity) {
  if (!entity) return null;
  const radius = entity.w / 2;
  const [fromX, fromY] = [entity.x + radius, entity.y + radius];
  const [toX, toY] = [Math.max(x, Math.min(fromX, x + w)), Math.max(y, Math.min(fromY, y + h))];
  const far = Math.hypot(toX - fromX, toY - fromY);
  const part = radius / far;
  return far < radius + LED ? null : [fromX + (toX - fromX) * part, fromY + (toY - fromY) * part, toX, toY];
}

// Whether a line goes through a box (Liang & Barsky 1984).
function cuts([ax, ay, bx, by], { x, y, w, h }) {
  if ((ax < x && bx < x) || (ax > x + w && bx > x + w) || (ay < y && by < y) || (ay > y + h && by > y + h))
    return false;
  let [first, last] = [0, 1];
  const isInside = (step, room) => {
    if (step === 0) return room >= 0;
    if (step < 0) first = Math.max(first, room / step);
    else last = Math.min(last, room / step);
    return first <= last;
  };
  return (
    isInside(ax - bx, ax - x) &&
    isInside(bx - ax, x + w - ax) &&
    isInside(ay - by, ay - y) &&
    isInside(by - ay, y + h - ay)
  );
}
