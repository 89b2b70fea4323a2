// Rows of an answer as a graph of the entities in them, and by their dates.
"use strict";
const MOST_DRAWN = 60;
const SVG = "http://www.w3.org/2000/svg";
const LETTER = 8; // pixels
const BESIDE = 60; // pixels of a name's box, and of what is left free beside it
const LONGEST = 40; // letters of a name in a picture

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
function placesOf(edges, screen) {
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
  const names = kept.map((iri) => shortened(wordsOf(nodes.get(iri)), screen));
  const widths = names.map((name) => name.length * LETTER + BESIDE);
  const isNarrow = spanOf(at) + Math.max(...widths) > screen;
  if (isNarrow) drawIn(at, widths, screen);
  pushApart(at, widths, isFixed, isNarrow);
  return {
    terms: kept.map((iri) => nodes.get(iri)),
    at: new Map(kept.map((iri, i) => [iri, at[i]])),
    names,
    widths,
    drawn,
  };
}

// A name as long as it has room in its picture.
function shortened(name, screen) {
  const most = Math.min(LONGEST, Math.floor((screen - BESIDE) / LETTER));
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
}

function spanOf(at) {
  const xs = at.map(([x]) => x);
  return Math.max(...xs) - Math.min(...xs);
}

// A picture is no wider than the screen: its names go from one edge to the other, and what meets there parts upwards.
function drawIn(at, widths, screen) {
  const [left, span] = [Math.min(...at.map(([x]) => x)), spanOf(at) || 1];
  at.forEach((place, i) => {
    place[0] = ((place[0] - left) / span - 0.5) * Math.max(0, screen - widths[i]);
  });
}

// Places along a line where its words may stand, and whether something, by its middle and half its sizes, stands there.
const SPOTS = [0.5, 0.4, 0.6, 0.3, 0.7];
const meetsAny = ([x, y, w, h], boxes) =>
  boxes.some((box) => Math.abs(box[0] - x) < box[2] + w && Math.abs(box[1] - y) < box[3] + h);

function shape(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function graphOf(edges, addressOf) {
  const { terms, at, names, widths, drawn } = placesOf(edges, byId("drawn").clientWidth);
  const places = [...at.values()];
  const left = Math.min(...places.map(([x], i) => x - widths[i] / 2));
  const right = Math.max(...places.map(([x], i) => x + widths[i] / 2));
  const ys = places.map(([, y]) => y);
  const [top, bottom] = [Math.min(...ys) - 30, Math.max(...ys) + 30];
  const boxes = places.map(([x, y], i) => [x, y, widths[i] / 2 - 18, 15]);
  const lines = drawn.map((edge) => lineOf(edge, at.get(edge.from.value), at.get(edge.to.value), boxes, [left, right]));
  const boxed = terms.map((term, i) => {
    const [x, y] = places[i];
    const w = widths[i] - 36;
    const box = shape("rect", { class: "box", x: x - w / 2, y: y - 15, width: w, height: 30, rx: 6 });
    const text = shape("text", { class: "name", x, y: y + 5, "text-anchor": "middle" }, names[i]);
    return shape("a", { href: addressOf(term) }, shape("title", {}, wordsOf(term)), box, text);
  });
  const size = {
    width: right - left,
    height: bottom - top,
    viewBox: [left, top, right - left, bottom - top].join(" "),
  };
  const attributes = { class: "rows-graph", role: "group", "aria-label": "The entities of the answer", ...size };
  return shape("svg", attributes, ...lines, ...boxed);
}

// A line with its words, where these meet nothing that stands already and do not leave the picture.
function lineOf({ from, to, words }, [x1, y1], [x2, y2], boxes, [left, right]) {
  const title = shape("title", {}, [wordsOf(from), words, wordsOf(to)].filter(Boolean).join(" "));
  const line = shape("g", {}, shape("line", { class: "edge", x1, y1, x2, y2 }, title));
  const side = (words.length * LETTER) / 2;
  const spots = SPOTS.map((t) => [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t, side, 10]);
  const free = spots.find((spot) => !meetsAny(spot, boxes) && spot[0] - side >= left && spot[0] + side <= right);
  if (!free) return line;
  boxes.push(free);
  line.append(shape("text", { class: "said", x: free[0], y: free[1], "text-anchor": "middle" }, words));
  return line;
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
