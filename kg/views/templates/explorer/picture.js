// The picture to take along: regions, lines, shapes, names and words as they are drawn.
const HEAD_LENGTH = 15; // of an arrow, before its line is counted in

function canvasOnPaper() {
  const drawn = byId("canvas").querySelector("canvas");
  const whole = make("canvas");
  Object.assign(whole, { width: drawn.width, height: drawn.height });
  const context = whole.getContext("2d");
  context.fillStyle = ink("--paper");
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(drawn, 0, 0);
  return whole;
}

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

function svgOf() {
  const scale = network.getScale();
  const at = network.getPositions();
  const { x, y } = network.getViewPosition();
  const { clientWidth: w, clientHeight: h } = byId("canvas");
  const view = [x * scale - w / 2, y * scale - h / 2, w, h].map((n) => n.toFixed(1)).join(" ");
  const spot = (n) => [at[n].x * scale, at[n].y * scale];
  const soft = {
    fill: ink("--region"),
    stroke: ink("--region"),
    "stroke-width": 2 * AROUND,
    "stroke-linejoin": "round",
  };
  const regions = regionsDrawn(scale).map(({ corners }) => svg("path", { d: pathOf(corners), ...soft }));
  const lines = drawnEdges.get().map((edge) => svgLine(edge, spot, scale));
  const shapes = drawnNodes.getIds().map((n) => {
    const parts = svgParts(looks[entity.class[n]], shownRadius(n, scale), ink("--paper"));
    return svg("g", { transform: `translate(${spot(n).join(" ")})` }, ...parts);
  });
  const leads = arranged.names.flatMap(({ lead }) =>
    lead ? [svg("path", { d: leadPath(lead), stroke: ink("--ink") })] : [],
  );
  const labels = labelsInInk().flatMap(({ labels, color, paper }) =>
    labels.map((label) => svgLabel(label, color, paper)),
  );
  const size = { viewBox: view, width: w, height: h, "font-family": 'system-ui, "Segoe UI", sans-serif' };
  const paper = svg("rect", { x: x * scale - w / 2, y: y * scale - h / 2, width: w, height: h, fill: ink("--paper") });
  const root = svg("svg", size, paper, ...regions, ...lines, ...shapes, ...leads, ...labels);
  return new XMLSerializer().serializeToString(root);
}
