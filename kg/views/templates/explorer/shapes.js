// Shapes of entities: a family of classes has its colour and shape, a class its sign, so that colour is not needed.
const CORNERS = {
  square: [4, 45, 1.2],
  triangle: [3, -90, 1.3],
  diamond: [4, 0, 1.25],
  hexagon: [6, 0, 1.1],
  star: [10, -90, 1.4],
};
// The sign of a class in its family: filled or hollow, a mark in it, and where these are used up, rings around it.
const MARKS = ["", "dot", "bar", "post", "cross"];
const signOf = (rank) => ({
  isFilled: rank % 2 === 0,
  mark: MARKS[Math.floor(rank / 2) % MARKS.length],
  rings: Math.floor(rank / (2 * MARKS.length)),
});

// The outline of a shape around the origin, as SVG writes paths.
function outline(shape, radius) {
  const r = radius.toFixed(2);
  if (!CORNERS[shape]) return `M${r} 0A${r} ${r} 0 1 0 -${r} 0A${r} ${r} 0 1 0 ${r} 0Z`;
  const [corners, turn, large] = CORNERS[shape];
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = ((turn + (360 / corners) * i) * Math.PI) / 180;
    const far = radius * large * (shape === "star" && i % 2 ? 0.45 : 1);
    return `${(Math.cos(angle) * far).toFixed(2)} ${(Math.sin(angle) * far).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

// The outline of a mark within a shape: a dot, or bars that are a third of it wide.
function markOf(mark, radius) {
  if (mark === "dot") return outline("dot", radius * 0.4);
  const [long, thin] = [radius * 0.62, radius * 0.17].map((n) => n.toFixed(2));
  const bar = `M-${long} -${thin}H${long}V${thin}H-${long}Z`;
  const post = `M-${thin} -${long}H${thin}V${long}H-${thin}Z`;
  return { bar, post, cross: bar + post }[mark];
}

// The parts of a drawn entity: paths with what fills and what lines them.
function partsOf({ shape, color, isFilled, mark, rings }, radius, paper) {
  const ringed = Array.from({ length: rings }, (_, i) => outline(shape, radius * (1.25 + 0.3 * (rings - 1 - i))));
  const [under, over] = isFilled ? [color, paper] : [paper, color];
  return [
    ...ringed.map((path) => ({ path, fill: paper, line: color, width: 1.5 })),
    { path: outline(shape, radius), fill: under, line: color, width: isFilled ? 1 : 2.5 },
    ...(mark ? [{ path: markOf(mark, radius), fill: over, line: over, width: 0 }] : []),
  ];
}

// The look of each class: those of a family get their signs in the order of their sizes.
function looksOf(sizes) {
  const styles = new Map(families.map((family) => [family.name, family]));
  const ranks = new Map();
  const looks = [];
  for (const [, c] of sizes.map((size, c) => [-size, c]).sort((x, y) => x[0] - y[0] || x[1] - y[1])) {
    const { name, color, shape } = styles.get(classes[c].family);
    const rank = ranks.get(name) || 0;
    ranks.set(name, rank + 1);
    looks[c] = { color, shape, ...signOf(rank) };
  }
  return looks;
}
const classSizes = classes.map(() => 0);
entity.class.forEach((c) => classSizes[c]++);
const looks = looksOf(classSizes);

const SVG = "http://www.w3.org/2000/svg";
function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
const svgParts = (look, radius, paper) =>
  partsOf(look, radius, paper).map((part) =>
    svg("path", { d: part.path, fill: part.fill, stroke: part.line, "stroke-width": part.width }),
  );
const swatch = (look) =>
  svg("svg", { class: "swatch", viewBox: "-9 -9 18 18", "aria-hidden": "true" }, ...svgParts(look, 6, "var(--paper)"));
