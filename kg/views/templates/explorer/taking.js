// Take along what is drawn, or what is said of the entities selected.
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

const takenEntities = () => (state.several.size ? [...state.several] : drawnNodes.getIds());
function takenStatements() {
  if (!state.several.size) return [...pairsNow.values()].flat();
  return [...new Set([...state.several].flatMap((n) => of[n].filter(passes)))];
}

const HEAD = "subject,property,object,status,confidence,date,document,sentence";
const csvRow = (i) =>
  [
    entity.label[statement.subject[i]],
    properties[statement.property[i]].label,
    objectWords(i),
    STATUS[statement.status[i]],
    statement.confidence[i],
    statement.time[i],
    texts[statement.document[i]].title,
    sentenceOf(i),
  ]
    .map(cell)
    .join(",");

function jsonLdOf(n) {
  const label = { "@value": entity.label[n], "@language": "en" };
  const node = { "@id": iri(n), "@type": classes[entity.class[n]].iri, [RDFS + "label"]: label };
  for (const i of of[n])
    if (statement.subject[i] === n && isFact(i) && passes(i))
      (node[properties[statement.property[i]].iri] ??= []).push(jsonTerm(objectTerm(i)));
  return node;
}

const TAKEN = {
  address: () => copy(location.href),
  png: async () => save("graph.png", await pngOf()),
  svg: () => save("graph.svg", svgOf().text, "image/svg+xml"),
  csv: () => save("graph.csv", [HEAD, ...takenStatements().map(csvRow)].join("\r\n") + "\r\n", "text/csv"),
  jsonld: () =>
    save("graph.jsonld", JSON.stringify({ "@graph": takenEntities().map(jsonLdOf) }, null, 1), "application/ld+json"),
  turtle: () => save("graph.ttl", turtleOf(takenStatements()), "text/turtle"),
};
for (const [name, take] of Object.entries(TAKEN)) byId(name).addEventListener("click", take);
