// Search.
const MOST_FOUND = 12;
const MOST_MEANT = 5;
let choices = [];
let chosen = -1;
let isGuess = false;

// How well a name fits what was typed: the whole name, its beginning, the beginning of a word, or any place of it.
function fit(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return Infinity;
  return name === wanted ? 0 : at === 0 ? 1 : name[at - 1] === " " ? 2 : 3;
}

function bestBy(score, most) {
  const scored = [];
  for (let n = 0; n < N; n++) {
    let best = Infinity;
    for (let k = 0; k < lower[n].length; k++) best = Math.min(best, score(lower[n][k]));
    if (best < Infinity) scored.push([best, -entity.degree[n], n]);
  }
  const ordered = scored.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  return ordered.slice(0, most).map(([, , n]) => n);
}

function search(words) {
  const wanted = words.trim().toLowerCase();
  choices = wanted ? bestBy((name) => fit(name, wanted), MOST_FOUND) : [];
  isGuess = Boolean(wanted) && !choices.length;
  if (isGuess) choices = bestBy((name) => nearness(wanted, name), MOST_MEANT);
  chosen = choices.length ? 0 : -1;
  showChoices(wanted);
  if (chosen >= 0 && drawnNodes.get(choices[0])) network.selectNodes([choices[0]]);
}

function choiceOf(n, i, wanted) {
  const item = make("li");
  const alias = entity.aliases[n].find((name) => name.toLowerCase().includes(wanted));
  const called = alias && !lower[n][0].includes(wanted) ? ", called " + alias : "";
  item.append(make("span", short(entity.label[n], 70)), make("span", "  " + classOf(n) + called, "soft"));
  item.setAttribute("role", "option");
  item.id = "found-" + i;
  item.setAttribute("aria-selected", i === chosen);
  item.addEventListener("mousedown", (e) => {
    e.preventDefault();
    take(n);
  });
  return item;
}

function showChoices(wanted) {
  const found = byId("found");
  found.replaceChildren(...choices.map((n, i) => choiceOf(n, i, wanted)));
  if (wanted && isGuess) {
    const note = make("li", choices.length ? "no such name; did you mean" : "no such name", "soft");
    note.setAttribute("role", "presentation");
    found.prepend(note);
  }
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
