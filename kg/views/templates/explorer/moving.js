// Moving about: every step is in the address, so that it can be sent, and gone back to.
const MOST_SAVED = 60; // entities brought in one by one
function address() {
  const parts = new URLSearchParams();
  if (state.focus >= 0) {
    parts.set("focus", entity.id[state.focus]);
    parts.set("hops", state.hops);
  }
  if (state.path) parts.set("path", [entity.id[state.path[0]], entity.id[state.path[state.path.length - 1]]].join(" "));
  if (state.selected >= 0) parts.set("node", entity.id[state.selected]);
  if (state.pair)
    parts.set(
      "edge",
      state.pair
        .split("-")
        .map((n) => entity.id[n])
        .join(" "),
    );
  const also = [...state.added].filter((n) => state.focus >= 0 || state.path || !(n in opening.places));
  if (also.length && also.length <= MOST_SAVED) parts.set("also", also.map((n) => entity.id[n]).join(" "));
  writeFilter(parts);
  return "#" + parts;
}

function go({
  focus = state.focus,
  hops = state.hops,
  path = state.path,
  selected = state.selected,
  pair = null,
  added,
  reveal = false,
  keep = "",
  silent = false,
  fit,
}) {
  const moved = focus !== state.focus || hops !== state.hops || path !== state.path;
  Object.assign(state, { focus, hops, path, selected: pair ? -1 : selected, pair });
  if (added) state.added = new Set(added);
  if (reveal && selected >= 0 && !drawnNodes.get(selected)) {
    state.added.add(selected);
    state.gone.delete(selected);
    [...neighbours(selected)]
      .sort((a, b) => entity.degree[b] - entity.degree[a])
      .slice(0, 6)
      .forEach((n) => state.added.add(n));
  }
  draw(fit ?? moved);
  if (state.selected >= 0 && drawnNodes.get(state.selected)) {
    network.selectNodes([state.selected]);
    showNode(state.selected);
    if (keep) {
      tab(keep);
      hot(state.selected);
    }
    network.setSize("100%", "100%"); // the panel may have taken room from the picture
    const least = drawnNodes.length > DENSE ? 0.6 : 0.9;
    if (reveal) network.focus(state.selected, { scale: Math.max(least, network.getScale()), animation: false });
  }
  if (state.path && state.selected < 0 && !state.pair) showPath(state.path);
  if (state.pair) {
    showPair(state.pair);
    const edge = drawnEdges.get(state.pair);
    if (edge) network.selectEdges([edge.id]);
  }
  showLanes();
  if (!silent) remember(address());
}

// In the frame of a notebook a page has no address of its own: there it remembers its steps itself.
const framed = location.href.startsWith("about:");
const trail = [""];
let step = 0;
function remember(where, isSameStep = false) {
  if (framed && isSameStep) trail[step] = where;
  else if (framed && where !== trail[step]) trail.splice(++step, Infinity, where);
  if (framed || where === location.hash) return;
  if (isSameStep) history.replaceState(null, "", where);
  else history.pushState(null, "", where);
}
function walk(by) {
  if (!framed) return history.go(by);
  step = Math.min(trail.length - 1, Math.max(0, step + by));
  restore(trail[step]);
}

function restore(where = framed ? "" : location.hash) {
  const parts = new URLSearchParams((where || opening.address).slice(1));
  const find = (name) => indexOf.get(name) ?? -1;
  readFilter(parts);
  showFilter();
  timeline();
  let path = null;
  if (parts.get("path")) {
    const [a, b] = parts.get("path").split(" ").map(find);
    path = a >= 0 && b >= 0 ? shortest(a, b) : null;
  }
  const ends = (parts.get("edge") || "").split(" ").map(find);
  const pair = ends.length === 2 && ends.every((n) => n >= 0) ? Math.min(...ends) + "-" + Math.max(...ends) : null;
  const also = (parts.get("also") || "").split(" ").map(find);
  const added = new Set([...(pair ? ends : []), ...also.filter((n) => n >= 0)]);
  go({
    focus: find(parts.get("focus")),
    hops: Number(parts.get("hops") || 1),
    path,
    selected: find(parts.get("node")),
    pair,
    added,
    reveal: Boolean(parts.get("node")),
    silent: true,
    fit: true,
  });
}

function expand(n) {
  state.added.add(n);
  [...neighbours(n)]
    .sort((a, b) => entity.degree[b] - entity.degree[a])
    .slice(0, 40)
    .forEach((m) => state.added.add(m));
  go({ selected: n });
}

function shortest(a, b) {
  const from = new Map([[a, -1]]);
  let edge = [a];
  while (edge.length && !from.has(b)) {
    const next = [];
    for (const n of edge)
      for (const m of neighbours(n))
        if (!from.has(m)) {
          from.set(m, n);
          next.push(m);
        }
    edge = next;
  }
  if (!from.has(b)) return null;
  const path = [];
  for (let n = b; n >= 0; n = from.get(n)) path.unshift(n);
  return path;
}

function onClick(event) {
  if (event.nodes.length) {
    const n = event.nodes[0];
    if (event.event.srcEvent?.ctrlKey || event.event.srcEvent?.metaKey) return flip(n);
    if (event.event.srcEvent?.shiftKey && state.selected >= 0) return pathTo(state.selected, n);
    return go({ selected: n });
  }
  if (event.edges.length) return go({ selected: -1, pair: String(event.edges[0]).split("#")[0] });
}

function pathTo(a, b) {
  const path = shortest(a, b);
  byId("search").placeholder = "Search a name ( / )";
  state.pathFrom = undefined;
  if (!path) {
    byId("card").replaceChildren(make("p", `No way from ${entity.label[a]} to ${entity.label[b]} with these filters.`));
    return tab("card");
  }
  go({ focus: -1, path, selected: -1, added: [] });
}
