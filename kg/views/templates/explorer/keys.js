// Keys and buttons.
byId("search").addEventListener("input", (e) => search(e.target.value));
byId("search").addEventListener("blur", () => {
  byId("found").replaceChildren();
  byId("search").setAttribute("aria-expanded", false);
});
byId("search").addEventListener("keydown", (e) => {
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    chosen = (chosen + (e.key === "ArrowDown" ? 1 : -1) + choices.length) % Math.max(1, choices.length);
    showChoices(e.target.value.trim().toLowerCase());
  }
  if (e.key === "Enter" && choices[chosen] !== undefined) take(choices[chosen]);
  if (e.key === "Escape") {
    e.target.value = "";
    choices = [];
    showChoices("");
    e.target.blur();
    state.pathFrom = undefined;
    e.target.placeholder = "Search a name ( / )";
  }
});
document.addEventListener("keydown", (e) => {
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
  if (e.key === "/") {
    e.preventDefault();
    byId("search").focus();
  }
  if (e.key === "Escape" && !closePanel()) go({ selected: -1 });
  if (e.key === "f" && state.selected >= 0) go({ focus: state.selected, hops: 1, path: null, added: [] });
  if (e.key === "0") fitAll();
  if (e.key === "+" || e.key === "-") network.moveTo({ scale: network.getScale() * (e.key === "+" ? 1.25 : 0.8) });
});
byId("back").addEventListener("click", () => walk(-1));
byId("forward").addEventListener("click", () => walk(1));
byId("home").addEventListener("click", () => {
  state.gone.clear();
  pinned.clear();
  state.open.clear();
  go({ focus: -1, path: null, selected: -1, added: [], fit: true });
  welcome();
});
byId("fit").addEventListener("click", () => fitAll());
["card", "list", "reader"].forEach((id) =>
  byId("tab-" + id).addEventListener("click", () => {
    if (id === "reader" && !byId("text").firstChild && texts.length) read(0);
    else tab(id);
  }),
);
byId("theme").addEventListener("click", () => {
  document.documentElement.classList.toggle("dark");
  inks.clear();
  network.setOptions({ edges: quietLines() });
  draw(false);
});
window.addEventListener("popstate", () => restore());
window.addEventListener("hashchange", () => restore());

function welcome() {
  byId("card").replaceChildren(
    make(
      "p",
      "Click an entity for what is said of it, or a line for the sentences that say so. Double-click brings " +
        "neighbours in. Shift-click a second entity for the way between two. What is only reported, possible, " +
        "denied, held back (no name, little confidence) or rejected is off until you tick it.",
      "soft",
    ),
  );
  tab("card");
  openPanel("");
}
if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.classList.add("dark");
welcome();
restore();
