// The entities that the filters let through, drawn or not, as a list.
const MOST_LISTED = 400;
const factsOf = (n) => of[n].filter(passes).length;
const ORDERS = {
  facts: (rows) => rows.sort((a, b) => b.facts - a.facts || a.n - b.n),
  documents: (rows) =>
    rows.sort((a, b) => entity.documents[b.n] - entity.documents[a.n] || b.facts - a.facts || a.n - b.n),
  class: (rows) => rows.sort((a, b) => classOf(a.n).localeCompare(classOf(b.n)) || b.facts - a.facts || a.n - b.n),
  contradictions: (rows) => {
    const sizes = new Map(rows.map(({ n }) => [n, contradictions(n).length]));
    return rows.filter(({ n }) => sizes.get(n)).sort((a, b) => sizes.get(b.n) - sizes.get(a.n) || a.n - b.n);
  },
  name: (rows) => rows.sort((a, b) => entity.label[a.n].localeCompare(entity.label[b.n])),
};
const classOf = (n) => classes[entity.class[n]].label;

function listEntities() {
  if (byId("list").hidden) return;
  const rows = entity.label.map((_, n) => ({ n, facts: factsOf(n) })).filter(({ n, facts }) => facts && drawable(n));
  const ordered = ORDERS[byId("order").value](rows);
  const listed = ordered.slice(0, MOST_LISTED);
  byId("entities").replaceChildren(...listed.map(rowOf));
  byId("listed").textContent = `${count(listed.length)} of ${count(ordered.length)} that the filters let through`;
}

function rowOf({ n, facts }) {
  const row = button("", () => go({ selected: n, reveal: true }));
  const counts = `${classOf(n)} · ${counted(facts, "fact")} · ${counted(entity.documents[n], "text")}`;
  row.append(swatch(looks[entity.class[n]]), " ", make("span", entity.label[n]), " ", make("span", counts, "soft"));
  row.addEventListener("focus", () => drawnNodes.get(n) && network.selectNodes([n]));
  return row;
}
byId("order").addEventListener("change", listEntities);
