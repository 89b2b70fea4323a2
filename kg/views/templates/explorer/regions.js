// Communities of the first picture as soft regions, each with the name of its most central entity.
const FEWEST_OF_REGION = 4;
const AROUND = 26; // pixels of the screen from an entity to the border of its region
const regionOf = new Map(opening.regions.flatMap((members, r) => members.map((n) => [n, r])));

// The corners of the smallest convex shape around places (Andrew 1979).
function hull(places) {
  const sorted = places.slice().sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const isInside = ([a, b], c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0;
  const half = (ordered) => {
    const chain = [];
    for (const place of ordered) {
      while (chain.length > 1 && isInside(chain.slice(-2), place)) chain.pop();
      chain.push(place);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

// The regions of what is drawn, worked out once a drawing; none around a focus or along a path.
let outlined = { drawing: -1, regions: [] };
function outlinedRegions() {
  if (outlined.drawing !== drawing) outlined = { drawing, regions: outlineRegions(network.getPositions()) };
  return outlined.regions;
}

function outlineRegions(at) {
  if (state.focus >= 0 || state.path) return [];
  const members = new Map();
  for (const n of drawnNodes.getIds()) {
    const r = regionOf.get(n);
    if (r !== undefined) members.set(r, [...(members.get(r) ?? []), n]);
  }
  return [...members.values()]
    .filter((members) => members.length >= FEWEST_OF_REGION)
    .map((members) => ({
      centre: members.toSorted(byDegree)[0],
      corners: hull(members.map((n) => [at[n].x, at[n].y])),
    }));
}

// The same in pixels of the screen.
const regionsDrawn = (scale) =>
  outlinedRegions().map(({ centre, corners }) => ({
    centre,
    corners: corners.map(([x, y]) => [x * scale, y * scale]),
  }));

const pathOf = (corners) => `M${corners.map((place) => place.map((n) => n.toFixed(1)).join(" ")).join("L")}Z`;

function drawRegions(context) {
  const scale = network.getScale();
  const { a, e, f } = context.getTransform();
  context.save();
  context.setTransform(a / scale, 0, 0, a / scale, e, f);
  context.lineJoin = "round";
  context.lineWidth = 2 * AROUND;
  context.fillStyle = context.strokeStyle = ink("--region");
  for (const { corners } of regionsDrawn(scale)) {
    const path = new Path2D(pathOf(corners));
    context.stroke(path);
    context.fill(path);
  }
  context.restore();
}

// The names of regions, above them or below.
function regionNames(context, scale) {
  const type = { size: USUAL_TYPE, weight: 400 };
  return regionsDrawn(scale).map(({ centre, corners }) => {
    const text = "around " + short(entity.label[centre], 26);
    const w = widthOf(context, text, type);
    const h = type.size * 1.25;
    const [xs, ys] = [0, 1].map((axis) => corners.map((place) => place[axis]));
    const x = (Math.min(...xs) + Math.max(...xs) - w) / 2;
    const beside = [Math.min(...xs), x, Math.max(...xs) - w];
    const heights = [Math.min(...ys) - AROUND, Math.max(...ys) + AROUND - h, Math.min(...ys) - AROUND - h];
    return { of: "region", text, type, w, h, places: heights.flatMap((y) => beside.map((x) => [x, y])) };
  });
}
