// The picture.
const MOST_UNFOLDED = 12;
const drawnNodes = new vis.DataSet();
const drawnEdges = new vis.DataSet();
let network = null;
let pairsNow = new Map();
let drawing = 0; // counts the changes after which names are arranged anew

function edgesOf(pairs) {
  return [...thin(pairs)].flatMap(([key, statements]) => {
    if (isQuiet(key, pairs)) return [quietEdgeOf(key, statements)];
    if (!state.open.has(key) || statements.length < 2)
      return [pairs.size > CROWDED ? thinEdgeOf(key, statements) : edgeOf(key, statements)];
    return statements.slice(0, MOST_UNFOLDED).map((i, fold) => edgeOf(key, [i], fold));
  });
}

function draw(fit) {
  const nodes = chooseWindow();
  const pairs = edgesAmong(nodes);
  const places = layOut(nodes, pairs);
  pinned.forEach((place, n) => places.has(n) && places.set(n, place));
  pairsNow = pairs;
  drawnEdges.clear();
  drawnNodes.clear();
  drawnNodes.add(nodes.map((n) => nodeOf(n, places.get(n))));
  drawnEdges.add(edgesOf(pairs));
  drawing++;
  network ??= makeNetwork(nodes.length);
  byId("empty").hidden = nodes.length > 0;
  showCounts(nodes.length, new Set(drawnEdges.get().map(({ from, to }) => from + "-" + to)).size);
  if (fit && nodes.length) fitAll();
  listEntities();
}

function fitAll() {
  network.fit({ animation: false, maxZoomLevel: 1.4 });
  network.moveTo({ scale: network.getScale() * 0.9 }); // room for the names at the border
}

function showCounts(nodes, kept) {
  const total = pairsNow.size;
  byId("shown").textContent =
    `${count(nodes)} of ${counted(N, "entity")} drawn, ` +
    `${kept < total ? count(kept) + " of " : ""}${counted(total, "relation")} among them; ` +
    `in all ${counted(S, "statement")} in ${counted(texts.length, "text")}`;
}

function makeNetwork(size) {
  const interaction = { hover: true, multiselect: false, hideEdgesOnDrag: size > 150, keyboard: false };
  const elements = { nodes: drawnNodes, edges: drawnEdges };
  const made = new vis.Network(byId("canvas"), elements, {
    physics: false,
    interaction,
    edges: { smooth: false, selectionWidth: 0.5, hoverWidth: 0.5, ...quietLines() },
  });
  made.on("beforeDrawing", drawRegions);
  made.on("afterDrawing", drawLabels);
  made.on("click", onClick);
  made.on("doubleClick", (e) => e.nodes.length && expand(e.nodes[0]));
  made.on("hoverNode", (e) => point({ node: e.node, pair: "" }));
  made.on("blurNode", () => point({ node: -1, pair: "" }));
  made.on("hoverEdge", (e) => point({ node: -1, pair: e.edge }));
  made.on("blurEdge", () => point({ node: -1, pair: "" }));
  made.on("dragging", (e) => (drawing += e.nodes.length));
  made.on("dragEnd", (e) => {
    for (const n of e.nodes) pinned.set(n, Object.values(made.getPosition(n)));
  });
  made.once("afterDrawing", () => (document.documentElement.dataset.ready = Math.round(performance.now())));
  return made;
}

function point(at) {
  hovered = at;
  markIn(at.node);
  network.redraw();
}
