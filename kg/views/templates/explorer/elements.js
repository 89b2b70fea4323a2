// Elements of the page: whatever documents say becomes text nodes, never markup.
const make = (tag, text, className) => {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
};
const button = (text, action, className) => {
  const node = make("button", text, className);
  node.type = "button";
  node.addEventListener("click", action);
  return node;
};
const entityLink = (n) => button(entity.label[n], () => go({ selected: n, reveal: true }), "link");

function tab(name) {
  for (const id of ["card", "list", "reader"]) {
    byId(id).hidden = id !== name;
    byId("tab-" + id).setAttribute("aria-selected", id === name);
  }
  if (name === "list") listEntities();
  if (isNarrow()) openPanel("side");
}
