// Search.
const MOST_FOUND = 12;
let choices = [];
let chosen = -1;
function search(words) {
  const wanted = words.trim().toLowerCase();
  const scored = [];
  if (wanted)
    for (let n = 0; n < N; n++) {
      let best = 9;
      for (const name of lower[n]) {
        const at = name.indexOf(wanted);
        if (at >= 0) best = Math.min(best, name === wanted ? 0 : at === 0 ? 1 : name[at - 1] === " " ? 2 : 3);
      }
      if (best < 9) scored.push([best, -entity.degree[n], n]);
    }
  scored.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  choices = scored.slice(0, MOST_FOUND).map((x) => x[2]);
  chosen = choices.length ? 0 : -1;
  showChoices(wanted);
  if (chosen >= 0 && drawnNodes.get(choices[0])) network.selectNodes([choices[0]]);
}
function showChoices(wanted) {
  byId("found").replaceChildren(
    ...choices.map((n, i) => {
      const item = make("li");
      const alias = lower[n][0].includes(wanted)
        ? ""
        : entity.aliases[n].find((a) => a.toLowerCase().includes(wanted)) || "";
      item.append(
        make("span", short(entity.label[n], 70)),
        make("span", "  " + classes[entity.class[n]].name + (alias ? ", called " + alias : ""), "soft"),
      );
      item.setAttribute("role", "option");
      item.id = "found-" + i;
      item.setAttribute("aria-selected", i === chosen);
      item.addEventListener("mousedown", (e) => {
        e.preventDefault();
        take(n);
      });
      return item;
    }),
  );
  if (wanted && !choices.length) byId("found").replaceChildren(make("li", "no such name"));
  byId("search").setAttribute("aria-expanded", Boolean(wanted));
  if (chosen >= 0) byId("search").setAttribute("aria-activedescendant", "found-" + chosen);
  else byId("search").removeAttribute("aria-activedescendant");
}
function take(n) {
  byId("search").value = "";
  choices = [];
  showChoices("");
  if (state.pathFrom !== undefined) return pathTo(state.pathFrom, n);
  if (isNarrow()) byId("search").blur();
  go({ selected: n, reveal: true });
}
