// The entities drawn, as a list.
const MOST_LISTED = 400;

function listEntities(nodes) {
  const list = byId("list");
  list.replaceChildren(
    ...nodes
      .slice()
      .sort((a, b) => entity.degree[b] - entity.degree[a] || a - b)
      .slice(0, MOST_LISTED)
      .map((n) => {
        const item = button("", () => go({ selected: n, reveal: true }));
        item.append(make("span", entity.label[n]), make("span", "  " + classes[entity.class[n]].name, "soft"));
        item.addEventListener("focus", () => network.selectNodes([n]));
        return item;
      }),
  );
}
