"use strict";
// The explorer: the whole graph is in the page, a window of it is drawn. Texts reach the page as text nodes only.
(async () => {
  const byId = (id) => document.getElementById(id);
  const packed = Uint8Array.from(atob(byId("data").textContent.trim()), (c) => c.charCodeAt(0));
  const G = JSON.parse(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
  byId("data").remove();
  const N = G.label.length, S = G.s.length, WINDOW = G.window;
  const STATUS = ["stated", "planned", "reported", "possible", "past", "denied", "held back"];
  const MOST_CARDS = 60, MOST_FOUND = 12, MOST_LISTED = 400;

  // What joins what, over all statements: neighbours[node] = statements.
  const of = Array.from({ length: N }, () => []);
  for (let i = 0; i < S; i++) { of[G.s[i]].push(i); if (G.o[i] >= 0 && G.o[i] !== G.s[i]) of[G.o[i]].push(i); }
  const lower = G.label.map((label, i) => [label, ...G.aliases[i]].map((name) => name.toLowerCase()));
  const indexOf = new Map(G.id.map((id, i) => [id, i]));
  const families = new Map(G.families.map((f) => [f.name, f]));

  const state = { focus: -1, hops: 1, selected: -1, pair: null, path: null, added: new Set(), gone: new Set(), open: new Set() };
  const filter = { classes: new Set(), properties: new Set(), statuses: new Set([0, 1]), since: "", until: "", source: "", confidence: 0 };
  const pinned = new Map();

  const passes = (i) =>
    filter.statuses.has(G.k[i]) && !filter.properties.has(G.p[i]) && G.c[i] >= filter.confidence &&
    (!filter.source || G.docs[G.d[i]].source === filter.source) &&
    (!filter.since || (G.t[i] && G.t[i] >= filter.since)) && (!filter.until || (G.t[i] && G.t[i].slice(0, 10) <= filter.until));
  const drawable = (n) => !filter.classes.has(G.cls[n]) && !state.gone.has(n);
  const other = (i, n) => (G.s[i] === n ? G.o[i] : G.s[i]);

  function* neighbours(n) { for (const i of of[n]) { if (G.o[i] >= 0 && passes(i)) { const m = other(i, n); if (m !== n && drawable(m)) yield m; } } }

  // Which entities are drawn: around a focus, along a path, or the most important; and what was asked for besides.
  function chooseWindow() {
    const chosen = new Set();
    if (state.path) {
      state.path.forEach((n) => chosen.add(n));
    } else if (state.focus >= 0) {
      chosen.add(state.focus);
      let edge = [state.focus];
      for (let hop = 0; hop < state.hops && chosen.size < WINDOW; hop++) {
        const next = new Set();
        for (const n of edge) for (const m of neighbours(n)) if (!chosen.has(m)) next.add(m);
        edge = [...next].sort((a, b) => G.weight[b] - G.weight[a] || a - b).slice(0, WINDOW - chosen.size);
        edge.forEach((n) => chosen.add(n));
      }
    } else {
      for (const n of G.first) if (drawable(n)) chosen.add(n);
      if (!chosen.size || filter.classes.size) for (let n = 0; n < N && chosen.size < WINDOW; n++) if (drawable(n) && G.weight[n] > 0) chosen.add(n);
    }
    for (const n of state.added) if (drawable(n)) chosen.add(n);
    return [...chosen].filter((n) => drawable(n) || n === state.focus);
  }

  // Edges between the drawn: one a pair, or one a statement where a pair is unfolded.
  function edgesAmong(nodes) {
    const drawn = new Set(nodes), pairs = new Map();
    for (const n of nodes) for (const i of of[n]) {
      if (G.s[i] !== n || G.o[i] < 0 || G.o[i] === n || !drawn.has(G.o[i]) || !passes(i)) continue;
      const key = Math.min(n, G.o[i]) + "-" + Math.max(n, G.o[i]);
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(i);
    }
    return pairs;
  }

  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const short = (text, most = 30) => (text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text);
  const isDark = () => document.documentElement.classList.contains("dark");

  function nodeOf(n, place) {
    const look = families.get(G.classes[G.cls[n]].family), many = Math.max(0, G.weight[n]);
    return {
      id: n, label: short(G.label[n]), shape: look.shape, size: 9 + Math.min(13, 2.4 * many ** 0.5), x: place[0], y: place[1],
      color: { background: look.color, border: n === state.selected ? ink("--hot") : look.color, highlight: { background: look.color, border: ink("--hot") } },
      borderWidth: n === state.focus ? 3 : 1, borderWidthSelected: 3, font: { color: ink("--ink"), size: 15, strokeWidth: 4, strokeColor: ink("--paper") },
    };
  }

  // In a crowd lines say little: the strongest of each entity are drawn, thin and without words; those of the selected in full.
  const CROWDED = 450, KEPT = 3;
  function thin(pairs) {
    if (pairs.size <= CROWDED) return pairs;
    const mine = new Map(), kept = new Map();
    for (const [key, statements] of [...pairs].sort((x, y) => y[1].length - x[1].length)) {
      const ends = key.split("-").map(Number), seen = ends.map((n) => mine.get(n) || 0);
      if (ends.includes(state.selected) || Math.min(...seen) < KEPT) { kept.set(key, statements); ends.forEach((n, i) => mine.set(n, seen[i] + 1)); }
    }
    return kept;
  }
  const isQuiet = (key, pairs) => pairs.size > CROWDED && !key.split("-").map(Number).includes(state.selected);

  const DASHES = [false, [8, 5], [2, 4], [3, 8], [12, 4, 2, 4], false, [2, 8]];
  function edgeOf(key, statements, fold) {
    const [a, b] = key.split("-").map(Number), first = statements[0];
    const forth = statements.some((i) => G.s[i] === a && !G.symmetric[G.p[i]]), back = statements.some((i) => G.s[i] === b && !G.symmetric[G.p[i]]);
    const names = [...new Set(statements.map((i) => G.properties[G.p[i]]))], status = Math.min(...statements.map((i) => G.k[i]));
    return {
      id: fold === undefined ? key : key + "#" + fold, from: a, to: b, label: names[0] + (statements.length > 1 && names.length > 1 ? " +" + (names.length - 1) : ""),
      arrows: { to: { enabled: forth, scaleFactor: 0.7 }, from: { enabled: back, scaleFactor: 0.7 } }, dashes: DASHES[status],
      width: 1 + Math.min(4, Math.log2(statements.length)), color: { color: status === 5 ? "#d55e00" : isDark() ? "#6b7683" : "#9aa4ae", highlight: ink("--hot") },
      font: { color: ink("--soft"), size: 11, strokeWidth: 4, strokeColor: ink("--paper"), align: "middle" },
      smooth: fold === undefined ? false : { enabled: true, type: "curvedCW", roundness: 0.12 + 0.14 * fold }, first,
    };
  }

  // Places: those computed beforehand for the first window; for others springs and then labels pushed apart.
  function layOut(nodes, pairs) {
    const places = new Map();
    if (state.focus < 0 && !state.path && !state.added.size) {
      nodes.forEach((n) => { if (G.place[n]) places.set(n, G.place[n]); });
    } else if (state.focus < 0 && !state.path) {
      nodes.forEach((n) => { const now = network && drawnNodes.get(n); const p = now ? Object.values(network.getPosition(n)) : G.place[n]; if (p) places.set(n, p); });
    }
    const free = nodes.filter((n) => !places.has(n));
    if (!free.length) return places;
    const at = new Map(), size = 90 * Math.sqrt(nodes.length + 1);
    nodes.forEach((n, i) => {
      const turn = i * 2.399963, far = size * Math.sqrt((i + 0.5) / nodes.length) * 0.8;
      const near = [...neighbours(n)].find((m) => places.has(m));
      const base = near === undefined ? [0, 0] : places.get(near);
      at.set(n, places.get(n) || (n === state.focus ? [0, 0] : [base[0] + Math.cos(turn) * (near === undefined ? far : 130), base[1] + Math.sin(turn) * (near === undefined ? far : 90)]));
    });
    const links = [...pairs.keys()].map((key) => key.split("-").map(Number)), k = 120;
    const fixed = new Set([...places.keys(), ...(state.focus >= 0 ? [state.focus] : [])]);
    for (let round = 0; round < 90; round++) {
      const push = new Map(nodes.map((n) => [n, [0, 0]])), heat = 40 * (1 - round / 90) + 2;
      for (let i = 0; i < nodes.length; i++) for (let j = i + 1; j < nodes.length; j++) {
        const a = at.get(nodes[i]), b = at.get(nodes[j]);
        let x = a[0] - b[0], y = a[1] - b[1];
        const d2 = Math.max(1, x * x + y * y);
        if (d2 > 490000) continue;
        const f = (k * k) / d2, pa = push.get(nodes[i]), pb = push.get(nodes[j]);
        x *= f; y *= f; pa[0] += x; pa[1] += y; pb[0] -= x; pb[1] -= y;
      }
      for (const [n, m] of links) {
        const a = at.get(n), b = at.get(m), d = Math.hypot(a[0] - b[0], a[1] - b[1]) || 1, f = d / k / 6, pa = push.get(n), pb = push.get(m);
        const x = (a[0] - b[0]) * f, y = (a[1] - b[1]) * f;
        pa[0] -= x; pa[1] -= y; pb[0] += x; pb[1] += y;
      }
      for (const n of nodes) {
        if (fixed.has(n)) continue;
        const p = push.get(n), d = Math.hypot(p[0], p[1]) || 1, a = at.get(n), step = Math.min(d, heat);
        a[0] += (p[0] / d) * step; a[1] += (p[1] / d) * step;
      }
    }
    const wide = (n) => short(G.label[n]).length * 8 + 24;
    for (let round = 0; round < 60; round++) {
      let met = false;
      for (let i = 0; i < nodes.length; i++) for (let j = i + 1; j < nodes.length; j++) {
        const a = at.get(nodes[i]), b = at.get(nodes[j]), w = (wide(nodes[i]) + wide(nodes[j])) / 2 - Math.abs(a[0] - b[0]), h = 58 - Math.abs(a[1] - b[1]);
        if (w <= 0 || h <= 0) continue;
        met = true;
        const axis = h <= w ? 1 : 0, move = (axis ? h : w) / 2 + 1, sign = a[axis] >= b[axis] ? 1 : -1;
        if (!fixed.has(nodes[i])) a[axis] += sign * move;
        if (!fixed.has(nodes[j])) b[axis] -= sign * move;
      }
      if (!met) break;
    }
    nodes.forEach((n) => places.set(n, at.get(n)));
    return places;
  }

  const drawnNodes = new vis.DataSet(), drawnEdges = new vis.DataSet();
  let network = null, pairsNow = new Map();

  function draw(fit) {
    const nodes = chooseWindow(), pairs = edgesAmong(nodes), places = layOut(nodes, pairs);
    pinned.forEach((p, n) => { if (places.has(n)) places.set(n, p); });
    pairsNow = pairs;
    const edges = [], kept = thin(pairs);
    for (const [key, statements] of kept) {
      if (isQuiet(key, pairs)) edges.push({ ...edgeOf(key, statements), label: undefined, arrows: "", width: 0.6, color: { color: isDark() ? "#4a5563" : "#c3cad1", highlight: ink("--hot") } });
      else if (state.open.has(key) && statements.length > 1) statements.slice(0, 12).forEach((i, k) => edges.push(edgeOf(key, [i], k)));
      else edges.push(edgeOf(key, statements));
    }
    drawnEdges.clear(); drawnNodes.clear();
    drawnNodes.add(nodes.map((n) => nodeOf(n, places.get(n)))); drawnEdges.add(edges);
    if (!network) {
      network = new vis.Network(byId("canvas"), { nodes: drawnNodes, edges: drawnEdges }, {
        physics: false, interaction: { hover: true, multiselect: false, hideEdgesOnDrag: nodes.length > 150, keyboard: false }, edges: { smooth: false },
        nodes: { scaling: { label: { drawThreshold: 5 } } },
      });
      network.on("click", onClick); network.on("doubleClick", (e) => { if (e.nodes.length) expand(e.nodes[0]); });
      network.on("hoverNode", (e) => markIn(e.node)); network.on("blurNode", () => markIn(-1));
      network.on("dragEnd", (e) => e.nodes.forEach((n) => { const p = network.getPosition(n); pinned.set(n, [p.x, p.y]); }));
      network.once("afterDrawing", () => { document.documentElement.dataset.ready = Math.round(performance.now()); });
    }
    byId("empty").hidden = nodes.length > 0;
    const total = pairs.size;
    byId("shown").textContent = `${nodes.length.toLocaleString()} of ${N.toLocaleString()} entities drawn, ${kept.size < total ? kept.size.toLocaleString() + " of " : ""}${total.toLocaleString()} relations among them; ${S.toLocaleString()} statements in ${G.docs.length.toLocaleString()} texts`;
    if (fit) {
      const focus = state.focus < 0 && !state.path && nodes.length > 60 ? G.view.filter((n) => drawnNodes.get(n)) : nodes;
      if (nodes.length) { network.fit({ nodes: focus.length ? focus : nodes, animation: false, maxZoomLevel: 1.4 }); network.moveTo({ scale: network.getScale() * 0.88 }); }
    }
    listEntities(nodes);
  }

  // The card.
  const make = (tag, text, className) => { const node = document.createElement(tag); if (text !== undefined) node.textContent = text; if (className) node.className = className; return node; };
  const button = (text, action, className) => { const node = make("button", text, className); node.type = "button"; node.addEventListener("click", action); return node; };
  const entity = (n) => button(G.label[n], () => go({ selected: n, reveal: true }), "link");

  function sentence(i) {
    const text = G.docs[G.d[i]].text, quote = make("blockquote"), marks = [];
    for (const [a, b] of [[G.m[i][0], G.m[i][1]], [G.m[i][2], G.m[i][3]]]) if (b > a && a >= G.b[i] && b <= G.e[i] && !marks.some(([x, y]) => a < y && x < b)) marks.push([a, b]);
    let at = G.b[i];
    for (const [a, b] of marks.sort((x, y) => x[0] - y[0])) { quote.append(text.slice(at, a), make("mark", text.slice(a, b))); at = b; }
    quote.append(text.slice(at, G.e[i]));
    return quote;
  }

  function claim(i) {
    const box = make("div", undefined, "claim"), doc = G.docs[G.d[i]];
    box.append(entity(G.s[i]), " ", make("em", G.properties[G.p[i]]), " ");
    box.append(G.o[i] >= 0 ? entity(G.o[i]) : make("span", G.v[i]));
    if (G.q[i]) box.append(make("span", " · " + G.q[i], "soft"));
    const said = [G.k[i] ? STATUS[G.k[i]] : "", G.a[i] >= 0 ? "according to " + G.label[G.a[i]] : ""].filter(Boolean).join(", ");
    if (said) box.append(" ", make("span", "(" + said + ")", "status"));
    box.append(sentence(i));
    const where = make("div", undefined, "soft");
    where.append(button(doc.title || doc.id, () => read(G.d[i], i), "link"), G.f[i] ? ", " + G.f[i] : "", doc.date ? " · " + doc.date : "", ` · confidence ${G.c[i].toFixed(2)} `);
    if (/^https?:\/\//.test(doc.source)) { const link = make("a", "source"); link.href = doc.source; link.rel = "noopener noreferrer"; link.target = "_blank"; where.append("· ", link); }
    box.append(where);
    return box;
  }

  function showNode(n) {
    const card = byId("card"), told = of[n].filter(passes).sort((x, y) => (G.t[y] || "").localeCompare(G.t[x] || "") || x - y);
    card.replaceChildren(make("h2", G.label[n]), make("p", `${G.classes[G.cls[n]].name} · in ${G.documents[n]} text${G.documents[n] === 1 ? "" : "s"}`, "soft"));
    if (G.aliases[n].length) card.append(make("p", "Also called " + G.aliases[n].join(", "), "soft"));
    const actions = make("div", undefined, "actions"), hops = make("select");
    for (const h of [1, 2, 3]) { const option = make("option", `${h} step${h > 1 ? "s" : ""}`); option.value = h; hops.append(option); }
    hops.setAttribute("aria-label", "Steps around");
    actions.append(button("Focus", () => go({ focus: n, hops: Number(hops.value), path: null, added: [] })), hops, button("Neighbours", () => expand(n)),
      button(pinned.has(n) ? "Unpin" : "Pin", () => { if (pinned.has(n)) pinned.delete(n); else { const p = network.getPosition(n); pinned.set(n, [p.x, p.y]); } showNode(n); }),
      button("Hide", () => { state.gone.add(n); state.selected = -1; draw(false); card.replaceChildren(make("p", "Hidden. “Start” brings everything back.", "soft")); }),
      button("Path to …", () => { state.pathFrom = n; byId("search").focus(); byId("search").placeholder = "Path from " + short(G.label[n]) + " to …"; }),
      button("Copy as Turtle", () => copy(turtleOf(told))));
    card.append(actions, make("h3", `${told.length} statement${told.length === 1 ? "" : "s"}`));
    told.slice(0, MOST_CARDS).forEach((i) => card.append(claim(i)));
    if (told.length > MOST_CARDS) card.append(button(`${told.length - MOST_CARDS} more`, (e) => { e.target.remove(); told.slice(MOST_CARDS, 2000).forEach((i) => card.append(claim(i))); }));
    tab("card");
  }

  function showPair(key) {
    const statements = pairsNow.get(key) || [], [a, b] = key.split("-").map(Number), card = byId("card");
    card.replaceChildren(make("h2", `${G.label[a]} – ${G.label[b]}`));
    const actions = make("div", undefined, "actions");
    if (statements.length > 1) actions.append(button(state.open.has(key) ? "Fold" : "Unfold", () => { if (!state.open.delete(key)) state.open.add(key); draw(false); showPair(key); }));
    actions.append(button("Copy as Turtle", () => copy(turtleOf(statements))));
    card.append(actions);
    statements.slice(0, 200).forEach((i) => card.append(claim(i)));
    tab("card");
  }

  function listEntities(nodes) {
    const list = byId("list");
    list.replaceChildren(...nodes.slice().sort((a, b) => G.weight[b] - G.weight[a] || a - b).slice(0, MOST_LISTED).map((n) => {
      const item = button("", () => go({ selected: n, reveal: true }));
      item.append(make("span", G.label[n]), make("span", "  " + G.classes[G.cls[n]].name, "soft"));
      item.addEventListener("focus", () => network.selectNodes([n]));
      return item;
    }));
  }

  function tab(name) {
    for (const id of ["card", "list", "reader"]) { byId(id).hidden = id !== name; byId("tab-" + id).setAttribute("aria-selected", id === name); }
  }

  // The reader.
  function read(d, at) {
    const doc = G.docs[d], text = byId("text"), spans = new Map();
    byId("document").value = d;
    for (let i = 0; i < S; i++) if (G.d[i] === d) {
      if (G.m[i][1] > G.m[i][0]) spans.set(G.m[i][0] + ":" + G.m[i][1], G.s[i]);
      if (G.o[i] >= 0 && G.m[i][3] > G.m[i][2]) spans.set(G.m[i][2] + ":" + G.m[i][3], G.o[i]);
    }
    const ordered = [...spans].map(([span, n]) => [...span.split(":").map(Number), n]).sort((x, y) => x[0] - y[0] || y[1] - x[1]);
    text.replaceChildren();
    let end = 0;
    for (const [a, b, n] of ordered) {
      if (a < end) continue;
      const mark = make("mark", doc.text.slice(a, b));
      mark.dataset.n = n; mark.tabIndex = 0;
      mark.addEventListener("mouseenter", () => hot(n)); mark.addEventListener("click", () => go({ selected: n, reveal: true, keep: "reader" }));
      mark.addEventListener("keydown", (e) => { if (e.key === "Enter") mark.click(); });
      text.append(doc.text.slice(end, a), mark);
      end = b;
    }
    text.append(doc.text.slice(end));
    byId("about").textContent = [doc.date, doc.source].filter(Boolean).join(" · ");
    tab("reader");
    const wanted = at === undefined ? null : [...text.querySelectorAll("mark")].find((m) => Number(m.dataset.n) === G.s[at]);
    if (wanted) { hot(G.s[at]); wanted.scrollIntoView({ block: "center" }); }
  }

  const markIn = (n) => { for (const mark of byId("text").querySelectorAll("mark")) mark.classList.toggle("hot", Number(mark.dataset.n) === n); };
  function hot(n) {
    markIn(n);
    if (drawnNodes.get(n)) network.selectNodes([n]);
  }

  // Moving about: every step is in the address, so that it can be sent, and gone back to.
  function address() {
    const parts = new URLSearchParams();
    if (state.focus >= 0) { parts.set("focus", G.id[state.focus]); parts.set("hops", state.hops); }
    if (state.path) parts.set("path", [G.id[state.path[0]], G.id[state.path[state.path.length - 1]]].join(" "));
    if (state.selected >= 0) parts.set("node", G.id[state.selected]);
    if (state.pair) parts.set("edge", state.pair.split("-").map((n) => G.id[n]).join(" "));
    return "#" + parts;
  }

  function go({ focus = state.focus, hops = state.hops, path = state.path, selected = state.selected, pair = null, added, reveal = false, keep = "", silent = false, fit }) {
    const moved = focus !== state.focus || hops !== state.hops || path !== state.path;
    Object.assign(state, { focus, hops, path, selected: pair ? -1 : selected, pair });
    if (added) state.added = new Set(added);
    if (reveal && selected >= 0 && !drawnNodes.get(selected)) {
      state.added.add(selected); state.gone.delete(selected);
      [...neighbours(selected)].sort((a, b) => G.weight[b] - G.weight[a]).slice(0, 6).forEach((n) => state.added.add(n));
    }
    draw(fit ?? moved);
    if (state.selected >= 0 && drawnNodes.get(state.selected)) {
      network.selectNodes([state.selected]);
      if (reveal) network.focus(state.selected, { scale: Math.max(0.9, network.getScale()), animation: false });
      const was = keep; showNode(state.selected); if (was) { tab(was); hot(state.selected); }
    }
    if (state.pair) { showPair(state.pair); const edge = drawnEdges.get(state.pair); if (edge) network.selectEdges([edge.id]); }
    if (!silent) remember(address());
  }

  // In the frame of a notebook a page has no address of its own: there it remembers its steps itself.
  const framed = location.href.startsWith("about:"), trail = [""];
  let step = 0;
  function remember(where) {
    if (!framed) { if (where !== location.hash) history.pushState(null, "", where); return; }
    if (where !== trail[step]) { trail.splice(++step, Infinity, where); }
  }
  function walk(by) {
    if (!framed) return history.go(by);
    step = Math.min(trail.length - 1, Math.max(0, step + by));
    restore(trail[step]);
  }

  function restore(where = framed ? "" : location.hash) {
    const parts = new URLSearchParams((where || G.start).slice(1)), find = (name) => indexOf.get(name) ?? -1;
    let path = null;
    if (parts.get("path")) { const [a, b] = parts.get("path").split(" ").map(find); path = a >= 0 && b >= 0 ? shortest(a, b) : null; }
    const ends = (parts.get("edge") || "").split(" ").map(find);
    const pair = ends.length === 2 && ends.every((n) => n >= 0) ? Math.min(...ends) + "-" + Math.max(...ends) : null;
    const added = new Set(pair ? ends : []);
    go({ focus: find(parts.get("focus")), hops: Number(parts.get("hops") || 1), path, selected: find(parts.get("node")), pair, added, reveal: Boolean(parts.get("node")), silent: true, fit: true });
  }

  function expand(n) { state.added.add(n); [...neighbours(n)].sort((a, b) => G.weight[b] - G.weight[a]).slice(0, 40).forEach((m) => state.added.add(m)); go({ selected: n }); }

  function shortest(a, b) {
    const from = new Map([[a, -1]]);
    let edge = [a];
    while (edge.length && !from.has(b)) { const next = []; for (const n of edge) for (const m of neighbours(n)) if (!from.has(m)) { from.set(m, n); next.push(m); } edge = next; }
    if (!from.has(b)) return null;
    const path = [];
    for (let n = b; n >= 0; n = from.get(n)) path.unshift(n);
    return path;
  }

  function onClick(event) {
    if (event.nodes.length) { const n = event.nodes[0]; if (event.event.srcEvent?.shiftKey && state.selected >= 0) return pathTo(state.selected, n); return go({ selected: n }); }
    if (event.edges.length) return go({ selected: -1, pair: String(event.edges[0]).split("#")[0] });
  }

  function pathTo(a, b) {
    const path = shortest(a, b);
    byId("search").placeholder = "Search a name ( / )"; state.pathFrom = undefined;
    if (!path) { byId("card").replaceChildren(make("p", `No way from ${G.label[a]} to ${G.label[b]} with these filters.`)); return tab("card"); }
    go({ focus: -1, path, selected: b, added: [] });
  }

  // Search.
  let choices = [], chosen = -1;
  function search(words) {
    const wanted = words.trim().toLowerCase(), scored = [];
    if (wanted) for (let n = 0; n < N; n++) {
      let best = 9;
      for (const name of lower[n]) { const at = name.indexOf(wanted); if (at >= 0) best = Math.min(best, name === wanted ? 0 : at === 0 ? 1 : name[at - 1] === " " ? 2 : 3); }
      if (best < 9) scored.push([best, -G.weight[n], n]);
    }
    scored.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
    choices = scored.slice(0, MOST_FOUND).map((x) => x[2]);
    chosen = choices.length ? 0 : -1;
    showChoices(wanted);
    if (chosen >= 0 && drawnNodes.get(choices[0])) network.selectNodes([choices[0]]);
  }
  function showChoices(wanted) {
    byId("found").replaceChildren(...choices.map((n, i) => {
      const item = make("li"), alias = lower[n][0].includes(wanted) ? "" : G.aliases[n].find((a) => a.toLowerCase().includes(wanted)) || "";
      item.append(make("span", short(G.label[n], 70)), make("span", "  " + G.classes[G.cls[n]].name + (alias ? ", called " + alias : ""), "soft"));
      item.setAttribute("role", "option"); item.id = "found-" + i; item.setAttribute("aria-selected", i === chosen);
      item.addEventListener("mousedown", (e) => { e.preventDefault(); take(n); });
      return item;
    }));
    if (wanted && !choices.length) byId("found").replaceChildren(make("li", "no such name"));
    byId("search").setAttribute("aria-expanded", Boolean(wanted)); byId("search").setAttribute("aria-activedescendant", chosen >= 0 ? "found-" + chosen : "");
  }
  function take(n) {
    byId("search").value = ""; choices = []; showChoices("");
    if (state.pathFrom !== undefined) return pathTo(state.pathFrom, n);
    go({ selected: n, reveal: true });
  }

  // Filters.
  function check(parent, text, on, action, before) {
    const label = make("label"), box = make("input");
    box.type = "checkbox"; box.checked = on;
    box.addEventListener("change", () => { action(box.checked); draw(false); timeline(); });
    label.append(box, " "); if (before) label.append(before); label.append(text); parent.append(label);
  }
  const SHAPES = { dot: "●", square: "■", triangle: "▲", diamond: "◆", star: "★", hexagon: "⬢" };
  const classCounts = G.classes.map(() => 0); G.cls.forEach((c) => classCounts[c]++);
  G.classes.map((c, i) => [classCounts[i], i]).sort((x, y) => y[0] - x[0] || x[1] - y[1]).forEach(([count, i]) => {
    const look = families.get(G.classes[i].family), swatch = make("span", SHAPES[look.shape] || "●", "swatch");
    swatch.style.color = look.color;
    check(byId("classes"), `${G.classes[i].name} (${count})`, true, (on) => (on ? filter.classes.delete(i) : filter.classes.add(i)), swatch);
  });
  const statusCounts = STATUS.map(() => 0); G.k.forEach((k) => statusCounts[k]++);
  const STROKES = ["──", "╌╌", "┄┄", "⋯", "─┄", "──", "··"];
  STATUS.forEach((name, k) => { const stroke = make("span", STROKES[k], "stroke"); if (k === 5) stroke.style.color = "#d55e00"; if (statusCounts[k]) check(byId("statuses"), `${name} (${statusCounts[k]})`, filter.statuses.has(k), (on) => (on ? filter.statuses.add(k) : filter.statuses.delete(k)), stroke); });
  const propertyCounts = G.properties.map(() => 0); G.p.forEach((p) => propertyCounts[p]++);
  G.properties.map((p, i) => [propertyCounts[i], i]).sort((x, y) => y[0] - x[0] || x[1] - y[1]).slice(0, 200).forEach(([count, i]) => check(byId("properties"), `${G.properties[i]} (${count})`, true, (on) => (on ? filter.properties.delete(i) : filter.properties.add(i))));
  const sources = [...new Set(G.docs.map((d) => d.source).filter(Boolean))].sort();
  byId("source").append(make("option", "all")); byId("source").firstChild.value = "";
  sources.slice(0, 500).forEach((s) => { const option = make("option", short(s, 60)); option.value = s; byId("source").append(option); });
  const refilter = () => { filter.since = byId("since").value; filter.until = byId("until").value; filter.source = byId("source").value; filter.confidence = Number(byId("confidence").value); byId("confidence-value").textContent = filter.confidence.toFixed(2); draw(false); timeline(); };
  ["since", "until", "source", "confidence"].forEach((id) => byId(id).addEventListener("input", refilter));
  G.docs.forEach((d, i) => { const option = make("option", (d.date ? d.date + "  " : "") + short(d.title || d.id, 70)); option.value = i; byId("document").append(option); });
  byId("document").addEventListener("change", (e) => read(Number(e.target.value)));

  function timeline() {
    const box = byId("timeline"), dated = [];
    for (let i = 0; i < S; i++) if (G.t[i] && filter.statuses.has(G.k[i]) && !filter.properties.has(G.p[i])) dated.push(G.t[i]);
    box.replaceChildren();
    if (!dated.length) return;
    dated.sort();
    const years = new Set(dated.map((t) => t.slice(0, 4))), cut = years.size > 3 ? 4 : 7, bars = new Map();
    if (cut === 4 && years.size <= 150) for (let y = Number(dated[0].slice(0, 4)); y <= Number(dated[dated.length - 1].slice(0, 4)); y++) bars.set(String(y).padStart(4, "0"), 0);
    dated.forEach((t) => bars.set(t.slice(0, cut), (bars.get(t.slice(0, cut)) || 0) + 1));
    const shown = [...bars].slice(-120), most = Math.max(...shown.map((b) => b[1])), every = Math.ceil(shown.length / 12);
    shown.forEach(([when, count], i) => {
      const bar = make("button"), fill = make("i");
      fill.style.height = (count ? 4 + 40 * (count / most) : 0) + "px";
      bar.title = `${when}: ${count}`; bar.setAttribute("aria-label", `${when}: ${count} statements`);
      const first = when + (cut === 4 ? "-01-01" : "-01"), last = when + (cut === 4 ? "-12-31" : "-31");
      bar.setAttribute("aria-pressed", filter.since === first);
      bar.append(fill, make("span", i % every ? "" : when));
      bar.addEventListener("click", (e) => {
        const same = filter.since === first && !e.shiftKey;
        if (e.shiftKey && filter.since) byId("until").value = cut === 4 ? last : new Date(Date.UTC(+when.slice(0, 4), +when.slice(5, 7), 0)).toISOString().slice(0, 10);
        else { byId("since").value = same ? "" : first; byId("until").value = same ? "" : cut === 4 ? last : new Date(Date.UTC(+when.slice(0, 4), +when.slice(5, 7), 0)).toISOString().slice(0, 10); }
        refilter();
      });
      box.append(bar);
    });
  }

  // Take along.
  const escaped = (text) => '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n").replace(/\r/g, "\\r") + '"';
  const iri = (n) => `<${G.base}entity/${G.id[n]}>`;
  function turtleOf(statements) {
    const lines = [`@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .`, ""], told = new Set();
    for (const i of statements) for (const n of [G.s[i], G.o[i]]) if (n >= 0 && !told.has(n)) { told.add(n); lines.push(`${iri(n)} a <${G.classes[G.cls[n]].iri}> ; rdfs:label ${escaped(G.label[n])}@en .`); }
    for (const i of statements) if (G.k[i] < 2) lines.push(`${iri(G.s[i])} <${G.propertyIris[G.p[i]]}> ${G.o[i] >= 0 ? iri(G.o[i]) : escaped(G.v[i])} .  # ${G.docs[G.d[i]].text.slice(G.b[i], G.e[i]).replace(/\s+/g, " ")}`);
    return lines.join("\n") + "\n";
  }
  function copy(text) {
    const area = make("textarea"); area.value = text; document.body.append(area); area.select();
    document.documentElement.dataset.copied = document.execCommand("copy") ? text : ""; area.remove();
  }
  function save(name, content, type) {
    const link = make("a"); link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })); link.download = name; link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  const visible = () => [...pairsNow.values()].flat();
  byId("png").addEventListener("click", () => byId("canvas").querySelector("canvas").toBlob((blob) => save("graph.png", blob)));
  byId("csv").addEventListener("click", () => {
    const cell = (text) => '"' + String(text).replace(/"/g, '""').replace(/^([=+\-@])/, "'$1") + '"';
    const rows = visible().map((i) => [G.label[G.s[i]], G.properties[G.p[i]], G.o[i] >= 0 ? G.label[G.o[i]] : G.v[i], STATUS[G.k[i]], G.c[i], G.t[i], G.docs[G.d[i]].title, G.docs[G.d[i]].text.slice(G.b[i], G.e[i])].map(cell).join(","));
    save("graph.csv", "subject,property,object,status,confidence,date,document,sentence\r\n" + rows.join("\r\n") + "\r\n", "text/csv");
  });
  byId("jsonld").addEventListener("click", () => {
    const nodes = [...drawnNodes.getIds()].map((n) => {
      const node = { "@id": `${G.base}entity/${G.id[n]}`, "@type": G.classes[G.cls[n]].iri, "http://www.w3.org/2000/01/rdf-schema#label": { "@value": G.label[n], "@language": "en" } };
      for (const i of of[n]) if (G.s[i] === n && G.k[i] < 2 && passes(i)) (node[G.propertyIris[G.p[i]]] ??= []).push(G.o[i] >= 0 ? { "@id": `${G.base}entity/${G.id[G.o[i]]}` } : G.v[i]);
      return node;
    });
    save("graph.jsonld", JSON.stringify({ "@graph": nodes }, null, 1), "application/ld+json");
  });

  // Keys and buttons.
  byId("search").addEventListener("input", (e) => search(e.target.value));
  byId("search").addEventListener("blur", () => { byId("found").replaceChildren(); byId("search").setAttribute("aria-expanded", false); });
  byId("search").addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); chosen = (chosen + (e.key === "ArrowDown" ? 1 : -1) + choices.length) % Math.max(1, choices.length); showChoices(e.target.value.trim().toLowerCase()); }
    if (e.key === "Enter" && choices[chosen] !== undefined) take(choices[chosen]);
    if (e.key === "Escape") { e.target.value = ""; choices = []; showChoices(""); e.target.blur(); state.pathFrom = undefined; e.target.placeholder = "Search a name ( / )"; }
  });
  document.addEventListener("keydown", (e) => {
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    if (e.key === "/") { e.preventDefault(); byId("search").focus(); }
    if (e.key === "Escape") go({ selected: -1 });
    if (e.key === "f" && state.selected >= 0) go({ focus: state.selected, hops: 1, path: null, added: [] });
    if (e.key === "0") network.fit({ animation: false });
    if (e.key === "+" || e.key === "-") network.moveTo({ scale: network.getScale() * (e.key === "+" ? 1.25 : 0.8) });
  });
  byId("back").addEventListener("click", () => walk(-1)); byId("forward").addEventListener("click", () => walk(1));
  byId("home").addEventListener("click", () => { state.gone.clear(); pinned.clear(); state.open.clear(); go({ focus: -1, path: null, selected: -1, added: [], fit: true }); welcome(); });
  byId("fit").addEventListener("click", () => network.fit({ animation: false }));
  ["card", "list", "reader"].forEach((id) => byId("tab-" + id).addEventListener("click", () => { if (id === "reader" && !byId("text").firstChild && G.docs.length) read(0); else tab(id); }));
  for (const [b, panel] of [["panel-filters", "filters"], ["panel-side", "side"]]) byId(b).addEventListener("click", () => byId(b).setAttribute("aria-expanded", byId(panel).classList.toggle("open")));
  byId("theme").addEventListener("click", () => { document.documentElement.classList.toggle("dark"); draw(false); });
  window.addEventListener("popstate", () => restore()); window.addEventListener("hashchange", () => restore());

  function welcome() {
    byId("card").replaceChildren(make("p", "Click an entity for what is said of it, or a line for the sentences that say so. Double-click brings neighbours in. Shift-click a second entity for the way between two. What is only reported, possible, denied or held back (no name, little confidence) is off until you tick it.", "soft"));
    tab("card");
  }
  if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.classList.add("dark");
  welcome(); timeline(); restore();
})();
