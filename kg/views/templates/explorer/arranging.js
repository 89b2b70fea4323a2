// Where labels stand: pure functions of boxes and lines, in pixels of the screen.
const LED = 12; // from an entity from which a line leads to its name
const RINGS = [14, 30, 48, 68, 90, 115, 145, 180]; // around an entity, where the names of hubs may stand, too
const OF_COVERING = 100; // what it costs to cover a shape, by what it costs to lead a line through one

const meets = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const within = (box, view) =>
  box.x >= view.x && box.y >= view.y && box.x + box.w <= view.x + view.w && box.y + box.h <= view.y + view.h;

// Choose a place for each label, the most important first, or none. A label has its size, the places it may have, and
// where the entity is that it names. One that must be read may cover shapes, as few as it can; none covers a label that
// stands already, or the line to one, and none leaves the view.
function arrange(labels, shapes, view, fixed = []) {
  const placed = [];
  for (const label of labels.filter(({ entity }) => !entity || meets(entity, view))) {
    const around = boundsOf(label);
    const names = [...fixed, ...placed].filter((other) => meets(other, around));
    const near = shapes.filter((other) => other.of !== label.of && meets(other, around));
    const leads = placed.flatMap(({ lead }) => (lead ? [lead] : []));
    let [best, least] = [null, label.isNeeded ? Infinity : OF_COVERING];
    for (const [x, y] of label.places) {
      const box = { ...label, x, y };
      if (!within(box, view) || names.some((other) => meets(box, other)) || leads.some((lead) => cuts(lead, box)))
        continue;
      const covering = OF_COVERING * near.filter((shape) => meets(box, shape)).length;
      if (covering >= least) continue;
      box.lead = leadTo(box, label.entity);
      const cost = covering + (box.lead ? near.filter((shape) => cuts(box.lead, shape)).length : 0);
      if (cost < least) [best, least] = [box, cost];
      if (!least) break;
    }
    if (best) placed.push(best);
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
  if (Math.max(ax, bx) < x || Math.min(ax, bx) > x + w || Math.max(ay, by) < y || Math.min(ay, by) > y + h)
    return false;
  const [dx, dy] = [bx - ax, by - ay];
  let [first, last] = [0, 1];
  for (const [step, room] of [
    [-dx, ax - x],
    [dx, x + w - ax],
    [-dy, ay - y],
    [dy, y + h - ay],
  ]) {
    if (step === 0 && room < 0) return false;
    if (step < 0) first = Math.max(first, room / step);
    if (step > 0) last = Math.min(last, room / step);
  }
  return first <= last;
}
