// Several entities: selected one by one, compared, taken along, said to be one.
function flip(n) {
  if (!state.several.delete(n)) state.several.add(n);
  network.redraw();
  if (state.several.size > 1) showSeveral();
  else if (state.selected >= 0) showNode(state.selected);
}

function showSeveral() {
  const chosen = [...state.several];
  const card = byId("card");
  const actions = make("div", undefined, "actions");
  if (chosen.length === 2) actions.append(button("Compare", () => showComparison(...chosen)));
  actions.append(
    button("Same thing", () => decide({ do: "merge", names: chosen.map(iri) })),
    button("Not the same", () => decide({ do: "split", names: chosen.map(iri) })),
    button("Clear", () => {
      state.several.clear();
      network.redraw();
      welcome();
    }),
  );
  const rows = chosen.map((n) => rowOf({ n, facts: factsOf(n) }));
  const note = "What is taken along (under Filter) is what is said of these.";
  card.replaceChildren(make("h2", `${counted(chosen.length, "entity")} selected`), actions);
  card.append(make("p", note, "soft"), ...rows);
  tab("card");
}

// What is said of two, property by property; what both have in common is marked.
function comparisonOf(a, b) {
  const rows = new Map();
  [a, b].forEach((n, side) => {
    for (const fact of factsAmong(of[n].filter(passes), n)) {
      const key = (fact.isOut ? "" : "… ") + properties[fact.property].label;
      if (!rows.has(key)) rows.set(key, [new Set(), new Set()]);
      rows.get(key)[side].add(saysOf(fact));
    }
  });
  return [...rows].sort(([x], [y]) => x.localeCompare(y));
}

function showComparison(a, b) {
  const table = make("table", undefined, "compared");
  const head = make("tr");
  head.append(make("td"), ...[a, b].map((n) => make("th", entity.label[n])));
  table.append(head);
  for (const [property, sides] of comparisonOf(a, b)) {
    const row = make("tr");
    row.append(make("th", property));
    sides.forEach((values, side) => {
      const box = make("td");
      for (const value of values) box.append(make(sides[1 - side].has(value) ? "mark" : "span", value), make("br"));
      row.append(box);
    });
    table.append(row);
  }
  byId("card").replaceChildren(make("h2", "Compared"), button("Back to the selection", showSeveral), table);
  tab("card");
}
