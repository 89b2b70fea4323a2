// The query page: send what is in the box, show rows as text; nothing is loaded from elsewhere.
"use strict";
const byId = (id) => document.getElementById(id);

function readable(name) {
  try { return decodeURIComponent(name); } catch { return name; } // an escape that is no text stays as it is
}

function cell(row, name, tag) {
  const node = document.createElement(tag);
  const term = row[name];
  if (!term) return node;
  const base = byId("rows").dataset.base;
  if (term.type === "uri" && term.value.startsWith(base)) {
    const link = document.createElement("a");
    link.href = "/named?iri=" + encodeURIComponent(term.value);
    link.textContent = readable(term.value.slice(base.length));
    node.append(link);
  } else {
    node.textContent = term.value;
  }
  return node;
}

async function run() {
  const said = byId("said"), rows = byId("rows"), plain = byId("text-answer");
  said.textContent = "…";
  rows.replaceChildren();
  plain.textContent = "";
  const began = performance.now();
  const answer = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
    body: byId("text").value,
  });
  const took = `${Math.round(performance.now() - began)} ms`;
  if (!answer.ok) { said.textContent = await answer.text(); return; }
  if (!answer.headers.get("content-type").includes("json")) { plain.textContent = await answer.text(); said.textContent = took; return; }
  const found = await answer.json();
  if ("boolean" in found) { said.textContent = `${found.boolean ? "yes" : "no"} (${took})`; return; }
  const names = found.head.vars;
  const head = rows.insertRow();
  for (const name of names) { const th = document.createElement("th"); th.textContent = name; head.append(th); }
  for (const row of found.results.bindings.slice(0, 1000)) { rows.insertRow().append(...names.map((name) => cell(row, name, "td"))); }
  said.textContent = `${found.results.bindings.length} rows (${took})`;
}

byId("run").addEventListener("click", run);
byId("stored").addEventListener("change", (event) => { if (event.target.value) byId("text").value = event.target.value; });
byId("text").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
