// The picture.
const drawnNodes = new vis.DataSet();
const drawnEdges = new vis.DataSet();
let network = null;
let pairsNow = new Map();

function draw(fit) {
  const nodes = chooseWindow();
  const pairs = edgesAmong(nodes);
  const places = layOut(nodes, pairs);
  pinned.forEach((p, n) => {
    if (places.has(n)) places.set(n, p);
  });
  pairsNow = pairs;
  const edges = [];
  const kept = thin(pairs);
  for (const [key, statements] of kept) {
    if (isQuiet(key, pairs))
      edges.push({
        ...edgeOf(key, statements),
        label: undefined,
        arrows: "",
        width: 0.6,
        color: { color: isDark() ? "#4a5563" : "#c3cad1", highlight: ink("--hot") },
      });
    else if (state.open.has(key) && statements.length > 1)
      statements.slice(0, 12).forEach((i, k) => edges.push(edgeOf(key, [i], k)));
    else edges.push(edgeOf(key, statements));
  }
  drawnEdges.clear();
  drawnNodes.clear();
  drawnNodes.add(nodes.map((n) => nodeOf(n, places.get(n))));
  drawnEdges.add(edges);
  if (!network) {
    network = new vis.Network(
      byId("canvas"),
      { nodes: drawnNodes, edges: drawnEdges },
      {
        physics: false,
        interaction: { hover: true, multiselect: false, hideEdgesOnDrag: nodes.length > 150, keyboard: false },
        edges: { smooth: false },
        nodes: { scaling: { label: { drawThreshold: 5 } } },
      },
    );
    network.on("click", onClick);
    network.on("doubleClick", (e) => {
      if (e.nodes.length) expand(e.nodes[0]);
    });
    network.on("hoverNode", (e) => markIn(e.node));
    network.on("blurNode", () => markIn(-1));
    network.on("dragEnd", (e) =>
      e.nodes.forEach((n) => {
        const p = network.getPosition(n);
        pinned.set(n, [p.x, p.y]);
      }),
    );
    network.once("afterDrawing", () => {
      document.documentElement.dataset.ready = Math.round(performance.now());
    });
  }
  byId("empty").hidden = nodes.length > 0;
  const total = pairs.size;
  byId("shown").textContent =
    `${count(nodes.length)} of ${count(N)} entities drawn, ` +
    `${kept.size < total ? count(kept.size) + " of " : ""}${count(total)} relations among them; ` +
    `${count(S)} statements in ${count(texts.length)} texts`;
  if (fit) {
    const focus =
      state.focus < 0 && !state.path && nodes.length > 60 ? opening.view.filter((n) => drawnNodes.get(n)) : nodes;
    if (nodes.length) {
      network.fit({ nodes: focus.length ? focus : nodes, animation: false, maxZoomLevel: 1.4 });
      network.moveTo({ scale: network.getScale() * 0.88 });
    }
  }
  listEntities(nodes);
}
