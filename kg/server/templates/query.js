// The query page: send what is in the box, show rows as text; nothing is loaded from elsewhere.
"use strict";
const byId = (id) => document.getElementById(id);
const { base, root } = byId("rows").dataset;
const MOST_ROWS = 1000;

function readable(name) {
  try { return decodeURIComponent(name); } catch { return name; } // an escape that is no text stays as it is
}

function cell(row, name) {
  const node = document.createElement("td");
  const term = row[name];
  if (!term) return node;
  if (term.type === "uri" && term.value.startsWith(base) && !term.value.includes("#")) {
    const link = document.createElement("a");
    link.href = `${root}/named?iri=${encodeURIComponent(term.value)}`;
    link.textContent = readable(term.value.slice(base.length).replace(/^entity\//, ""));
    node.append(link);
  } else {
    node.textContent = term.type === "uri" ? readable(term.value.replace(/^.*[#/]/, "")) : term.value;
    node.title = term.type === "uri" ? term.value : "";
  }
  if (node.textContent.length > 60) node.className = "long";
  return node;
}

function clear() {
  byId("rows").replaceChildren();
  byId("text-answer").textContent = "";
  byId("said").className = "";
  for (const id of ["csv", "json", "here"]) byId(id).hidden = true;
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

function show(answer, took) {
  const names = answer.head.vars;
  const head = byId("rows").createTHead().insertRow();
  for (const name of names) { const th = document.createElement("th"); th.textContent = name; head.append(th); }
  const body = byId("rows").createTBody();
  const rows = answer.results.bindings;
  for (const row of rows.slice(0, MOST_ROWS)) body.insertRow().append(...names.map((name) => cell(row, name)));
  say(`${rows.length} rows${rows.length > MOST_ROWS ? `, ${MOST_ROWS} of them here` : ""} (${took})`);
}

async function run() {
  const query = byId("text").value;
  clear();
  say(`asking; stopped after ${byId("rows").dataset.timeout} seconds …`);
  const began = performance.now();
  try {
    const answer = await fetch(`${root}/sparql`, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      body: query,
    });
    const took = `${Math.round(performance.now() - began)} ms`;
    if (!answer.ok) { say(await answer.text(), "bad"); return; }
    const isRows = answer.headers.get("content-type").includes("json");
    offer(query, isRows);
    if (!isRows) { byId("text-answer").textContent = await answer.text(); say(took); return; }
    const content = await answer.json();
    if ("boolean" in content) say(`${content.boolean ? "yes" : "no"} (${took})`); else show(content, took);
  } catch (error) { say(`the server cannot be reached: ${error.message}`, "bad"); }
}

byId("run").addEventListener("click", run);
byId("stored").addEventListener("change", (event) => { if (event.target.value) byId("text").value = event.target.value; });
byId("text").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
