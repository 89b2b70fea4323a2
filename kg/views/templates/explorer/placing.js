// Places: those computed beforehand for the first window; for others springs and then labels pushed apart.
function layOut(nodes, pairs) {
  const places = new Map();
  if (state.focus < 0 && !state.path && !state.added.size) {
    nodes.forEach((n) => {
      if (opening.places[n]) places.set(n, opening.places[n]);
    });
  } else if (state.focus < 0 && !state.path) {
    nodes.forEach((n) => {
      const now = network && drawnNodes.get(n);
      const p = now ? Object.values(network.getPosition(n)) : opening.places[n];
      if (p) places.set(n, p);
    });
  }
  const free = nodes.filter((n) => !places.has(n));
  if (!free.length) return places;
  const at = new Map();
  const size = 90 * Math.sqrt(nodes.length + 1);
  nodes.forEach((n, i) => {
    const turn = i * 2.399963;
    const far = size * Math.sqrt((i + 0.5) / nodes.length) * 0.8;
    const near = [...neighbours(n)].find((m) => places.has(m));
    const base = near === undefined ? [0, 0] : places.get(near);
    at.set(
      n,
      places.get(n) ||
        (n === state.focus
          ? [0, 0]
          : [
              base[0] + Math.cos(turn) * (near === undefined ? far : 130),
              base[1] + Math.sin(turn) * (near === undefined ? far : 90),
            ]),
    );
  });
  const links = [...pairs.keys()].map((key) => key.split("-").map(Number));
  const k = 120;
  const fixed = new Set([...places.keys(), ...(state.focus >= 0 ? [state.focus] : [])]);
  for (let round = 0; round < 90; round++) {
    const push = new Map(nodes.map((n) => [n, [0, 0]]));
    const heat = 40 * (1 - round / 90) + 2;
    for (let i = 0; i < nodes.length; i++)
      for (let j = i + 1; j < nodes.length; j++) {
        const a = at.get(nodes[i]);
        const b = at.get(nodes[j]);
        let x = a[0] - b[0];
        let y = a[1] - b[1];
        const d2 = Math.max(1, x * x + y * y);
        if (d2 > 490000) continue;
        const f = (k * k) / d2;
        const pa = push.get(nodes[i]);
        const pb = push.get(nodes[j]);
        x *= f;
        y *= f;
        pa[0] += x;
        pa[1] += y;
        pb[0] -= x;
        pb[1] -= y;
      }
    for (const [n, m] of links) {
      const a = at.get(n);
      const b = at.get(m);
      const d = Math.hypot(a[0] - b[0], a[1] - b[1]) || 1;
      const f = d / k / 6;
      const pa = push.get(n);
      const pb = push.get(m);
      const x = (a[0] - b[0]) * f;
      const y = (a[1] - b[1]) * f;
      pa[0] -= x;
      pa[1] -= y;
      pb[0] += x;
      pb[1] += y;
    }
    for (const n of nodes) {
      if (fixed.has(n)) continue;
      const p = push.get(n);
      const d = Math.hypot(p[0], p[1]) || 1;
      const a = at.get(n);
      const step = Math.min(d, heat);
      a[0] += (p[0] / d) * step;
      a[1] += (p[1] / d) * step;
    }
  }
  const wide = (n) => short(entity.label[n]).length * 8 + 24;
  for (let round = 0; round < 60; round++) {
    let met = false;
    for (let i = 0; i < nodes.length; i++)
      for (let j = i + 1; j < nodes.length; j++) {
        const a = at.get(nodes[i]);
        const b = at.get(nodes[j]);
        const w = (wide(nodes[i]) + wide(nodes[j])) / 2 - Math.abs(a[0] - b[0]);
        const h = 58 - Math.abs(a[1] - b[1]);
        if (w <= 0 || h <= 0) continue;
        met = true;
        const axis = h <= w ? 1 : 0;
        const move = (axis ? h : w) / 2 + 1;
        const sign = a[axis] >= b[axis] ? 1 : -1;
        if (!fixed.has(nodes[i])) a[axis] += sign * move;
        if (!fixed.has(nodes[j])) b[axis] -= sign * move;
      }
    if (!met) break;
  }
  nodes.forEach((n) => places.set(n, at.get(n)));
  return places;
}
