// The picture to take along: regions, lines, shapes, names and words as they are drawn.
const HEAD_LENGTH = 15; // of an arrow, before its line is counted in

// Where the bow of an unfolded line is drawn towards, as vis-network bends it ("curvedCW").
function bendOf([x1, y1], [x2, y2], roundness) {
  const far = (0.5 * roundness + 0.5) * Math.hypot(x2 - x1, y2 - y1);
  const turn = Math.atan2(y1 - y2, x2 - x1) + (0.5 * roundness + 0.5) * Math.PI;
  return [x1 + far * Math.sin(turn), y1 + far * Math.cos(turn)];
}

// The head of an arrow that comes from some place and touches the border of an entity.
function arrowHead([fromX, fromY], [x, y], radius, length) {
  const far = Math.hypot(x - fromX, y - fromY) || 1;
  const [along, down] = [(x - fromX) / far, (y - fromY) / far];
  const corner = (back, aside) => [
    x - along * (radius + back) - down * aside,
    y - down * (radius + back) + along * aside,
  ];
  return pathOf([corner(0, 0), corner(length, 0.3 * length), corner(0.9 * length, 0), corner(length, -0.3 * length)]);
}

function svgLine({ from, to, color, width, dashes, arrows, smooth }, spot, scale) {
  const [start, end] = [spot(from), spot(to)];
  const bend = smooth ? bendOf(start, end, smooth.roundness) : null;
  const toEnd = bend ? `Q${bend.join(" ")} ${end.join(" ")}` : `L${end.join(" ")}`;
  const look = { stroke: color.color, "stroke-width": width * scale, fill: "none" };
  if (dashes) look["stroke-dasharray"] = dashes.map((n) => n * scale).join(" ");
  const line = svg("path", { d: `M${start.join(" ")}${toEnd}`, ...look });
  const heads = [
    [arrows.to, to, bend ?? start, end],
    [arrows.from, from, bend ?? end, start],
  ]
    .filter(([arrow]) => arrow?.enabled)
    .map(([arrow, n, before, at]) => {
      const length = (HEAD_LENGTH * arrow.scaleFactor + 3 * width) * scale;
      return svg("path", { d: arrowHead(before, at, shownRadius(n, scale), length), fill: color.color });
    });
  return svg("g", {}, line, ...heads);
}

function svgLabel({ text, type, x, y, h }, color, paper) {
  const halo = { "paint-order": "stroke", stroke: ink("--paper"), "stroke-width": paper, "stroke-linejoin": "round" };
  const place = { x: x + 2, y: y + h / 2, "dominant-baseline": "central" };
  return svg("text", { ...place, "font-size": type.size, "font-weight": type.weight, fill: color, ...halo }, text);
}

const MARGIN = 20;
const MOST_SIDE = 2 ** 14; // pixels of a picture that every browser can draw
const MOST_PIXELS = 2 ** 24;

// The part of the picture that is on the screen.
function frameOfView() {
  const { clientWidth: w, clientHeight: h } = byId("canvas");
  const [scale, middle] = [network.getScale(), network.getViewPosition()];
  return [middle.x * scale - w / 2, middle.y * scale - h / 2, w, h];
}

function frameAround(boxes) {
  const [left, top] = ["x", "y"].map((side) => Math.min(...boxes.map((box) => box[side])) - MARGIN);
  const right = Math.max(...boxes.map((box) => box.x + box.w)) + MARGIN;
  const bottom = Math.max(...boxes.map((box) => box.y + box.h)) + MARGIN;
  return [left, top, right - left, bottom - top];
}

// All that is on the screen, or of the entities selected those that are drawn, with what is among them.
function svgOf() {
  const scale = network.getScale();
  const at = network.getPositions();
  const spot = (n) => [at[n].x * scale, at[n].y * scale];
  const soft = {
    fill: ink("--region"),
    stroke: ink("--region"),
    "stroke-width": 2 * AROUND,
    "stroke-linejoin": "round",
  };
  const chosen = new Set(drawnNodes.getIds().filter((n) => state.several.has(n)));
  const isTaken = (n) => !chosen.size || chosen.has(n);
  const isTakenLabel = ({ of }) =>
    of === "region" ? !chosen.size : String(of).split("#")[0].split("-").map(Number).every(isTaken);
  const regions = chosen.size ? [] : regionsDrawn(scale);
  const edges = drawnEdges.get().filter(({ from, to }) => isTaken(from) && isTaken(to));
  const nodes = drawnNodes.getIds().filter(isTaken);
  const shapes = nodes.map((n) => {
    const parts = svgParts(looks[entity.class[n]], shownRadius(n, scale), ink("--paper"));
    return svg("g", { transform: `translate(${spot(n).join(" ")})` }, ...parts);
  });
  const written = labelsInInk().map((group) => ({ ...group, labels: group.labels.filter(isTakenLabel) }));
  const leads = written.flatMap(({ labels }) =>
    labels.flatMap(({ lead }) => (lead ? [svg("path", { d: leadPath(lead), stroke: ink("--ink") })] : [])),
  );
  const texts = written.flatMap(({ labels, color, paper }) => labels.map((label) => svgLabel(label, color, paper)));
  const boxes = [...nodes.map((n) => boxOf(n, spot(n), scale)), ...written.flatMap(({ labels }) => labels)];
  const frame = (chosen.size ? frameAround(boxes) : frameOfView()).map(Math.round); // paper to the last pixel
  const [x, y, width, height] = frame;
  const usual = { ...quietLines(), arrows: {} };
  const size = { viewBox: frame.join(" "), width, height };
  const root = svg(
    "svg",
    { ...size, "font-family": 'system-ui, "Segoe UI", sans-serif' },
    svg("rect", { x, y, width, height, fill: ink("--paper") }),
    ...regions.map(({ corners }) => svg("path", { d: pathOf(corners), ...soft })),
    ...edges.map((edge) => svgLine({ ...usual, ...edge }, spot, scale)),
    ...shapes,
    ...leads,
    ...texts,
  );
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

// The same picture in pixels, as fine as the screen, or as can be drawn.
async function pngOf() {
  const { text, width, height } = svgOf();
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode().finally(() => URL.revokeObjectURL(image.src));
  const most = Math.min(MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  const drawn = make("canvas");
  const fine = Math.min(devicePixelRatio, most);
  [drawn.width, drawn.height] = [width, height].map((side) => Math.max(1, Math.floor(side * fine)));
  drawn.getContext("2d").drawImage(image, 0, 0, drawn.width, drawn.height);
  return new Promise((done, fail) =>
    drawn.toBlob((blob) => (blob ? done(blob) : fail(new Error("this browser draws no picture so large")))),
  );
}
