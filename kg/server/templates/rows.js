// Rows of an answer as a graph of the entities in them, and by their dates.
"use strict";
const MOST_DRAWN = 60;
const SVG = "http://www.w3.org/2000/svg";
const LETTER = 8; // pixels

const isDay = (term) => /#(date|dateTime|gYear|gYearMonth)$/.test(term?.datatype ?? "");
const isUri = (term) => term?.type === "uri";

// What joins the entities of each row: from each to the next one, with the words of all that stands between the two.
function edgesOf(names, rows, isEntity) {
  const edges = new Map();
  for (const row of rows) {
    let [from, words] = [undefined, ""];
    for (const term of names.map((name) => row[name]).filter(isUri)) {
      if (!isEntity(term)) words = wordsOf(term);
      else {
        if (from && from.value !== term.value) {
          const key = [from.value, term.value].sort().join(" ");
          if (!edges.has(key)) edges.set(key, { from, to: term, said: new Set() });
          if (words) edges.get(key).said.add(words);
        }
        [from, words] = [term, ""];
      }
    }
  }
  return [...edges.values()].map(({ from, to, said }) => ({ from, to, words: [...said].join(", ") }));
}

// The rows that have a date, by their years.
function yearsOf(names, rows) {
  const dated = rows.flatMap((row) => {
    const day = names.map((name) => row[name]).find(isDay);
    return day ? [{ when: day.value, row }] : [];
  });
  const years = new Map();
  for (const entry of dated.sort((x, y) => x.when.localeCompare(y.when))) {
    const year = entry.when.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), entry]);
  }
  return years;
}

// Places for the ends of edges: on a circle at first, then by springs, then with their names apart.
function placesOf(edges) {
  const nodes = new Map(edges.flatMap(({ from, to }) => [from, to]).map((term) => [term.value, term]));
  const kept = [...nodes.keys()].slice(0, MOST_DRAWN);
  const at = kept.map((_, i) => [Math.cos((6.283 * i) / kept.length) * 300, Math.sin((6.283 * i) / kept.length) * 200]);
  const numbers = new Map(kept.map((iri, i) => [iri, i]));
  const drawn = edges.filter(({ from, to }) => numbers.has(from.value) && numbers.has(to.value));
  const isFixed = kept.map(() => false);
  spring(
    at,
    drawn.map(({ from, to }) => [numbers.get(from.value), numbers.get(to.value)]),
    isFixed,
  );
  const widths = kept.map((iri) => wordsOf(nodes.get(iri)).length * LETTER + 60);
  pushApart(at, widths, isFixed);
  return { terms: kept.map((iri) => nodes.get(iri)), at: new Map(kept.map((iri, i) => [iri, at[i]])), widths, drawn };
}

function shape(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function graphOf(edges, addressOf) {
  const { terms, at, widths, drawn } = placesOf(edges);
  const [xs, ys] = [0, 1].map((axis) => [...at.values()].map((place) => place[axis]));
  const side = Math.max(...widths) / 2;
  const [left, top] = [Math.min(...xs) - side, Math.min(...ys) - 30];
  const [width, height] = [Math.max(...xs) + side - left, Math.max(...ys) + 30 - top];
  const lines = drawn.map(({ from, to, words }) => {
    const [[x1, y1], [x2, y2]] = [at.get(from.value), at.get(to.value)];
    const title = shape("title", {}, [wordsOf(from), words, wordsOf(to)].filter(Boolean).join(" "));
    const line = shape("line", { class: "edge", x1, y1, x2, y2 }, title);
    const middle = { class: "said", x: (x1 + x2) / 2, y: (y1 + y2) / 2, "text-anchor": "middle" };
    return shape("g", {}, line, shape("text", middle, words));
  });
  const names = terms.map((term, i) => {
    const [x, y] = at.get(term.value);
    const w = widths[i] - 36;
    const box = shape("rect", { class: "box", x: x - w / 2, y: y - 15, width: w, height: 30, rx: 6 });
    const text = shape("text", { class: "name", x, y: y + 5, "text-anchor": "middle" }, wordsOf(term));
    return shape("a", { href: addressOf(term) }, box, text);
  });
  const attributes = { class: "rows-graph", role: "group", "aria-label": "The entities of the answer", width, height };
  return shape("svg", { ...attributes, viewBox: [left, top, width, height].join(" ") }, ...lines, ...names);
}

function timelineOf(years, names, cellOf) {
  const list = document.createElement("ol");
  list.className = "years";
  for (const [year, entries] of years) {
    const item = document.createElement("li");
    const head = document.createElement("h2");
    head.textContent = year;
    const lines = document.createElement("ul");
    lines.className = "plain";
    for (const { row } of entries) {
      const line = document.createElement("li");
      for (const name of names.filter((name) => row[name])) line.append(...cellOf(row, name).childNodes, " · ");
      line.lastChild.remove();
      lines.append(line);
    }
    item.append(head, lines);
    list.append(item);
  }
  return list;
}
