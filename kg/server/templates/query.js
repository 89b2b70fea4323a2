// The query page: send what is in the box, show rows as text; nothing is loaded from elsewhere.
"use strict";
const byId = (id) => document.getElementById(id);
const { base, root } = byId("rows").dataset;
const MOST_ROWS = 1000;
const VIEWS = ["table", "graph", "timeline"];

function readable(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // an escape that is no text stays as it is
  }
}

// An IRI in words: its last part, without the sign that tells one description from another.
function wordsOf({ value }) {
  const name = readable(value.replace(/^.*[#/](?=.)/, ""));
  if (isEntity({ value })) return name.replace(/-[0-9a-f]{8}$/, "").replace(/_/g, " ");
  return name.replace(/_/g, " ").replace(/([a-z\d])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`);
}

const headOf = (name) => name.replace(/_/g, " ");
const addressOf = (term) => `${root}/named?iri=${encodeURIComponent(term.value)}`;
const isEntity = (term) => term.value.startsWith(`${base}entity/`);

function cell(row, name) {
  const node = document.createElement("td");
  const term = row[name];
  node.dataset.name = headOf(name);
  if (!term) return node;
  const isHere = term.type === "uri" && term.value.startsWith(base) && !term.value.includes("#");
  const part = document.createElement(isHere ? "a" : "span");
  part.textContent = term.type === "uri" ? wordsOf(term) : isDay(term) ? dayWords(term.value) : term.value;
  if (isHere) part.href = addressOf(term);
  if (part.textContent !== term.value) part.title = term.value;
  if (part.textContent.length > 60) node.className = "long";
  node.append(part);
  return node;
}

function clear() {
  for (const id of ["rows", "drawn"]) byId(id).replaceChildren();
  byId("text-answer").textContent = "";
  byId("said").className = "";
  for (const id of ["csv", "json", "here", "views"]) byId(id).hidden = true;
}

function say(text, kind = "soft") {
  byId("said").textContent = text;
  byId("said").className = kind;
}

function offer(query, isRows) {
  const address = (format) => `${root}/sparql?query=${encodeURIComponent(query)}&format=${format}`;
  byId("csv").href = address("csv");
  byId("json").href = address("json");
  byId("here").href = `${root}/query?query=${encodeURIComponent(query)}`;
  byId("csv").hidden = byId("json").hidden = !isRows;
  byId("here").hidden = false;
}

function view(chosen) {
  for (const name of VIEWS) byId(`as-${name}`).setAttribute("aria-pressed", name === chosen);
  byId("rows").hidden = chosen !== "table";
  for (const part of byId("drawn").children) part.hidden = part.dataset.view !== chosen;
}

function offerViews(names, rows) {
  const edges = edgesOf(names, rows, isEntity);
  const years = yearsOf(names, rows);
  byId("as-graph").disabled = !edges.length;
  byId("as-timeline").disabled = !years.size;
  byId("views").hidden = !rows.length;
  const parts = {
    graph: edges.length && graphOf(edges, addressOf),
    timeline: years.size && timelineOf(years, names, cell),
  };
  for (const [name, part] of Object.entries(parts).filter(([, part]) => part)) {
    const box = document.createElement("div");
    box.dataset.view = name;
    box.append(part);
    byId("drawn").append(box);
  }
  view("table");
}

function show(answer, took) {
  const names = answer.head.vars;
  const head = byId("rows").createTHead().insertRow();
  for (const name of names) {
    const th = document.createElement("th");
    th.textContent = headOf(name);
    head.append(th);
  }
  const body = byId("rows").createTBody();
  const rows = answer.results.bindings;
  for (const row of rows.slice(0, MOST_ROWS)) body.insertRow().append(...names.map((name) => cell(row, name)));
  offerViews(names, rows.slice(0, MOST_ROWS));
  const shown = rows.length > MOST_ROWS ? `, ${MOST_ROWS} of them here` : "";
  say(`${rows.length} row${rows.length === 1 ? "" : "s"}${shown} (${took})`);
}

async function answered(answer, query, took) {
  if (!answer.ok) return say(await answer.text(), "bad");
  const isRows = answer.headers.get("content-type").includes("json");
  offer(query, isRows);
  if (!isRows) {
    byId("text-answer").textContent = await answer.text();
    return say(took);
  }
  const content = await answer.json();
  if ("boolean" in content) return say(`${content.boolean ? "yes" : "no"} (${took})`);
  return show(content, took);
}

async function run() {
  const query = byId("text").value;
  clear();
  say(`asking; stopped after ${byId("rows").dataset.timeout} seconds …`);
  const began = performance.now();
  const headers = {
    "Content-Type": "application/sparql-query",
    Accept: "application/sparql-results+json, text/turtle;q=0.9",
  };
  try {
    const answer = await fetch(`${root}/sparql`, { method: "POST", headers, body: query });
    await answered(answer, query, `${Math.round(performance.now() - began)} ms`);
  } catch (error) {
    say(`the server cannot be reached: ${error.message}`, "bad");
  }
}

byId("run").addEventListener("click", run);
for (const name of VIEWS) byId(`as-${name}`).addEventListener("click", () => view(name));
byId("stored").addEventListener("change", (event) => {
  if (event.target.value) byId("text").value = event.target.value;
});
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
