// Panels: beside the picture where there is room; else one at a time, over or under it, and each can be closed.
const PANELS = ["filters", "side"];
const isNarrow = () => matchMedia("(max-width: 900px)").matches;

function openPanel(name) {
  document.body.dataset.panel = name;
  for (const id of PANELS) byId("panel-" + id).setAttribute("aria-expanded", id === name);
  if (name === "filters") byId("filters").querySelector(".close").focus();
}

// Close the panel that is open over the picture; false where none is.
function closePanel() {
  const name = document.body.dataset.panel;
  if (!isNarrow() || !name) return false;
  openPanel("");
  byId("panel-" + name).focus();
  return true;
}

for (const id of PANELS) {
  byId("panel-" + id).addEventListener("click", () => openPanel(document.body.dataset.panel === id ? "" : id));
  byId(id).querySelector(".close").addEventListener("click", closePanel);
}
byId("taller").addEventListener("click", () => {
  const isTall = byId("side").classList.toggle("tall");
  byId("taller").setAttribute("aria-pressed", isTall);
});
