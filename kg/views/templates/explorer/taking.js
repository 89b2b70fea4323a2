// Take along what is drawn, or what is said of the entities selected.
function copy(text) {
  const area = make("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.documentElement.dataset.copied = document.execCommand("copy") ? text : "";
  area.remove();
}

function save(name, content, type) {
  const link = make("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const takenEntities = () => (state.several.size ? [...state.several] : drawnNodes.getIds());
function takenStatements() {
  if (!state.several.size) return [...pairsNow.values()].flat();
  return [...new Set([...state.several].flatMap((n) => of[n].filter(passes)))];
}

const HEAD = "subject,property,object,status,confidence,date,document,sentence";
const csvRow = (i) =>
  [
    entity.label[statement.subject[i]],
    properties[statement.property[i]].label,
    objectWords(i),
    STATUS[statement.status[i]],
    statement.confidence[i],
    statement.time[i],
    texts[statement.document[i]].title,
    sentenceOf(i),
  ]
    .map(cell)
    .join(",");

function jsonLdOf(n) {
  const label = { "@value": entity.label[n], "@language": "en" };
  const node = { "@id": iri(n), "@type": classes[entity.class[n]].iri, [RDFS + "label"]: label };
  for (const i of of[n])
    if (statement.subject[i] === n && isFact(i) && passes(i))
      (node[properties[statement.property[i]].iri] ??= []).push(jsonTerm(objectTerm(i)));
  return node;
}

// The picture as SVG: lines, shapes and names as they are drawn.
function svgOf() {
  const scale = network.getScale();
  const at = network.getPositions();
  const { x, y } = network.getViewPosition();
  const { clientWidth: w, clientHeight: h } = byId("canvas");
  const view = [x * scale - w / 2, y * scale - h / 2, w, h].map((n) => n.toFixed(1)).join(" ");
  const spot = (n) => [at[n].x * scale, at[n].y * scale].map((n) => n.toFixed(1));
  const lines = drawnEdges.get().map(({ from, to, color }) => {
    const [[x1, y1], [x2, y2]] = [spot(from), spot(to)];
    return svg("line", { x1, y1, x2, y2, stroke: color.color });
  });
  const shapes = drawnNodes.getIds().map((n) => {
    const parts = svgParts(looks[entity.class[n]], shownRadius(n, scale), ink("--paper"));
    return svg("g", { transform: `translate(${spot(n).join(" ")})` }, ...parts);
  });
  const regions = regionsDrawn(at, scale).map(({ corners }) => {
    const soft = {
      fill: ink("--region"),
      stroke: ink("--region"),
      "stroke-width": 2 * AROUND,
      "stroke-linejoin": "round",
    };
    return svg("path", { d: pathOf(corners), ...soft });
  });
  const leads = arranged.names.flatMap(({ lead }) =>
    lead ? [svg("path", { d: leadPath(lead), stroke: ink("--ink") })] : [],
  );
  const halo = { "paint-order": "stroke", stroke: ink("--paper"), "stroke-width": 3, "stroke-linejoin": "round" };
  const labels = [...arranged.words, ...arranged.names].map(({ text, type, x, y, h }) =>
    svg(
      "text",
      {
        x: x + 2,
        y: y + h * 0.72,
        "font-size": type.size,
        "font-weight": type.weight,
        "font-style": type.isRegion ? "italic" : "normal",
        fill: ink("--ink"),
        ...halo,
      },
      text,
    ),
  );
  const root = svg(
    "svg",
    { viewBox: view, width: w, height: h, "font-family": "sans-serif" },
    ...regions,
    ...lines,
    ...shapes,
    ...leads,
    ...labels,
  );
  root.style.background = ink("--paper");
  return new XMLSerializer().serializeToString(root);
}

const TAKEN = {
  address: () => copy(location.href),
  png: () =>
    byId("canvas")
      .querySelector("canvas")
      .toBlob((blob) => save("graph.png", blob)),
  svg: () => save("graph.svg", svgOf(), "image/svg+xml"),
  csv: () => save("graph.csv", [HEAD, ...takenStatements().map(csvRow)].join("\r\n") + "\r\n", "text/csv"),
  jsonld: () =>
    save("graph.jsonld", JSON.stringify({ "@graph": takenEntities().map(jsonLdOf) }, null, 1), "application/ld+json"),
  turtle: () => save("graph.ttl", turtleOf(takenStatements()), "text/turtle"),
};
for (const [name, take] of Object.entries(TAKEN)) byId(name).addEventListener("click", take);
