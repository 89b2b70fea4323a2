// Shapes of entities: a family of classes has its colour and shape, its classes have fillings, so that colour is not
// needed.
const CORNERS = {
  square: [4, 45, 1.2],
  triangle: [3, -90, 1.3],
  diamond: [4, 0, 1.25],
  hexagon: [6, 0, 1.1],
  star: [10, -90, 1.4],
};
const FILLINGS = ["solid", "hollow", "holed", "cored"];

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

// The parts of a drawn entity: paths with what fills and what lines them.
function partsOf({ shape, color, filling }, radius, paper) {
  const isFilled = filling === "solid" || filling === "holed";
  const parts = [
    { path: outline(shape, radius), fill: isFilled ? color : paper, line: color, width: isFilled ? 1 : 2.5 },
  ];
  if (filling === "holed") parts.push({ path: outline("dot", radius * 0.4), fill: paper, line: paper, width: 0 });
  if (filling === "cored") parts.push({ path: outline("dot", radius * 0.4), fill: color, line: color, width: 0 });
  return parts;
}

// The look of each class: those of a family get their fillings in the order of their sizes.
function looksOf(sizes) {
  const styles = new Map(families.map((family) => [family.name, family]));
  const ranks = new Map();
  const looks = [];
  for (const [, c] of sizes.map((size, c) => [-size, c]).sort((x, y) => x[0] - y[0] || x[1] - y[1])) {
    const { name, color, shape } = styles.get(classes[c].family);
    const rank = ranks.get(name) || 0;
    ranks.set(name, rank + 1);
    looks[c] = { color, shape, filling: FILLINGS[rank % FILLINGS.length] };
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
