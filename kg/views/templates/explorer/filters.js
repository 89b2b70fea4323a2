// Filters.
function check(parent, text, on, action, before) {
  const label = make("label");
  const box = make("input");
  box.type = "checkbox";
  box.checked = on;
  box.addEventListener("change", () => {
    action(box.checked);
    draw(false);
    timeline();
  });
  label.append(box, " ");
  if (before) label.append(before);
  label.append(text);
  parent.append(label);
}
const bySize = (sizes) => sizes.map((size, i) => [size, i]).sort((x, y) => y[0] - x[0] || x[1] - y[1]);
bySize(classSizes).forEach(([size, i]) => {
  const flip = (on) => (on ? filter.classes.delete(i) : filter.classes.add(i));
  check(byId("classes"), `${classes[i].name} (${size})`, true, flip, swatch(looks[i]));
});
const hidden = count(entity.named.filter((isNamed) => !isNamed).length);
check(byId("names"), `Named things only (${hidden} hidden)`, true, (on) => (filter.named = on));
const statusCounts = STATUS.map(() => 0);
statement.status.forEach((k) => statusCounts[k]++);
const STROKES = ["──", "╌╌", "┄┄", "⋯", "─┄", "──", "··"];
STATUS.forEach((name, k) => {
  const stroke = make("span", STROKES[k], "stroke");
  if (k === 5) stroke.style.color = "#d55e00";
  if (statusCounts[k])
    check(
      byId("statuses"),
      `${name} (${statusCounts[k]})`,
      filter.statuses.has(k),
      (on) => (on ? filter.statuses.add(k) : filter.statuses.delete(k)),
      stroke,
    );
});
const propertyCounts = properties.map(() => 0);
statement.property.forEach((p) => propertyCounts[p]++);
bySize(propertyCounts)
  .slice(0, 200)
  .forEach(([size, i]) => {
    const flip = (on) => (on ? filter.properties.delete(i) : filter.properties.add(i));
    check(byId("properties"), `${properties[i].label} (${size})`, true, flip);
  });
const sources = [...new Set(texts.map((d) => d.source).filter(Boolean))].sort();
byId("source").append(make("option", "all"));
byId("source").firstChild.value = "";
sources.slice(0, 500).forEach((s) => {
  const option = make("option", short(s, 60));
  option.value = s;
  byId("source").append(option);
});
const refilter = () => {
  filter.since = byId("since").value;
  filter.until = byId("until").value;
  filter.source = byId("source").value;
  filter.confidence = Number(byId("confidence").value);
  byId("confidence-value").textContent = filter.confidence.toFixed(2);
  draw(false);
  timeline();
};
["since", "until", "source", "confidence"].forEach((id) => byId(id).addEventListener("input", refilter));
texts.forEach((d, i) => {
  const option = make("option", (d.date ? d.date + "  " : "") + short(d.title || d.id, 70));
  option.value = i;
  byId("document").append(option);
});
byId("document").addEventListener("change", (e) => read(Number(e.target.value)));
