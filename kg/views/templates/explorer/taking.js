// Take along.
const escaped = (text) =>
  '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n").replace(/\r/g, "\\r") + '"';
const iri = (n) => `<${base}entity/${entity.id[n]}>`;
const objectTerm = (i) => (statement.object[i] >= 0 ? iri(statement.object[i]) : escaped(statement.value[i]));
const sentenceOf = (i) => texts[statement.document[i]].text.slice(statement.begin[i], statement.end[i]);
function turtleOf(statements) {
  const lines = [`@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .`, ""];
  const told = new Set();
  for (const i of statements)
    for (const n of [statement.subject[i], statement.object[i]])
      if (n >= 0 && !told.has(n)) {
        told.add(n);
        lines.push(`${iri(n)} a <${classes[entity.class[n]].iri}> ; rdfs:label ${escaped(entity.label[n])}@en .`);
      }
  for (const i of statements)
    if (statement.status[i] < 2)
      lines.push(
        `${iri(statement.subject[i])} <${properties[statement.property[i]].iri}> ${objectTerm(i)} .` +
          `  # ${sentenceOf(i).replace(/\s+/g, " ")}`,
      );
  return lines.join("\n") + "\n";
}
function copy(text) {
  const area = make("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.documentElement.dataset.copied = document.execCommand("copy") ? text : "";
  area.remove();
}
function save(name, content, type) {
  const link = make("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
const visible = () => [...pairsNow.values()].flat();
byId("png").addEventListener("click", () =>
  byId("canvas")
    .querySelector("canvas")
    .toBlob((blob) => save("graph.png", blob)),
);
byId("csv").addEventListener("click", () => {
  const cell = (text) =>
    '"' +
    String(text)
      .replace(/"/g, '""')
      .replace(/^([=+\-@])/, "'$1") +
    '"';
  const rows = visible().map((i) =>
    [
      entity.label[statement.subject[i]],
      properties[statement.property[i]].label,
      statement.object[i] >= 0 ? entity.label[statement.object[i]] : statement.value[i],
      STATUS[statement.status[i]],
      statement.confidence[i],
      statement.time[i],
      texts[statement.document[i]].title,
      texts[statement.document[i]].text.slice(statement.begin[i], statement.end[i]),
    ]
      .map(cell)
      .join(","),
  );
  save(
    "graph.csv",
    "subject,property,object,status,confidence,date,document,sentence\r\n" + rows.join("\r\n") + "\r\n",
    "text/csv",
  );
});
byId("jsonld").addEventListener("click", () => {
  const nodes = [...drawnNodes.getIds()].map((n) => {
    const node = {
      "@id": `${base}entity/${entity.id[n]}`,
      "@type": classes[entity.class[n]].iri,
      "http://www.w3.org/2000/01/rdf-schema#label": { "@value": entity.label[n], "@language": "en" },
    };
    for (const i of of[n])
      if (statement.subject[i] === n && statement.status[i] < 2 && passes(i))
        (node[properties[statement.property[i]].iri] ??= []).push(
          statement.object[i] >= 0 ? { "@id": `${base}entity/${entity.id[statement.object[i]]}` } : statement.value[i],
        );
    return node;
  });
  save("graph.jsonld", JSON.stringify({ "@graph": nodes }, null, 1), "application/ld+json");
});
