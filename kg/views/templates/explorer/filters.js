// Filters, each with how many statements or entities it is about.
const MOST_CHOICES = 200;
const STROKES = ["──", "╌╌", "┄┄", "⋯", "─┄", "──", "··", "·"];
const bySize = (sizes) =>
  [...sizes].map(([value, size], i) => [value, size, i]).sort((x, y) => y[1] - x[1] || x[2] - y[2]);

function refresh() {
  draw(false);
  timeline();
  showLanes();
  remember(address(), true);
}

const checks = []; // what each box says of the filter, to be shown when the filter comes from the address
function check(parent, text, isOn, action, before = "") {
  const label = make("label");
  const box = make("input");
  box.type = "checkbox";
  checks.push(() => (box.checked = isOn()));
  box.addEventListener("change", () => {
    action(box.checked);
    refresh();
  });
  label.append(box, " ", before, text);
  byId(parent).append(label);
}

// A box for each value, the most frequent first; what is taken off goes into a set.
function checkAll(parent, sizes, off, name, before) {
  for (const [value, size] of bySize(sizes).slice(0, MOST_CHOICES))
    check(
      parent,
      `${name(value)} (${count(size)})`,
      () => !off.has(value),
      (on) => (on ? off.delete(value) : off.add(value)),
      before?.(value),
    );
}
checkAll(
  "classes",
  sizesOf(entity.class),
  filter.classes,
  (c) => classes[c].label,
  (c) => swatch(looks[c]),
);
checkAll("properties", sizesOf(statement.property), filter.properties, (p) => properties[p].label);
checkAll("sources", sizesOf(statement.document.map((d) => origins[d])), filter.sources, (source) => short(source, 60));

const unnamed = count(entity.named.filter((isNamed) => !isNamed).length);
check(
  "names",
  `Named things only (${unnamed} without a name)`,
  () => filter.named,
  (on) => (filter.named = on),
);

const statusSizes = sizesOf(statement.status);
STATUS.forEach((name, k) => {
  if (!statusSizes.has(k)) return;
  const flip = (on) => (on ? filter.statuses.add(k) : filter.statuses.delete(k));
  const stroke = make("span", STROKES[k], k === DENIED ? "stroke denied" : "stroke");
  check("statuses", `${name} (${count(statusSizes.get(k))})`, () => filter.statuses.has(k), flip, stroke);
});

function addOption(select, value, text) {
  const option = make("option", text);
  option.value = value;
  byId(select).append(option);
}
addOption("year", "", "any year");
const years = sizesOf(statement.time.map((time) => time.slice(0, 4)));
years.delete("");
for (const [year, size] of [...years].sort().reverse()) addOption("year", year, `${year} (${count(size)})`);
byId("year").addEventListener("change", (e) => {
  [byId("since").value, byId("until").value] = e.target.value ? daysOf(e.target.value) : ["", ""];
  refilter();
});

function refilter() {
  filter.since = byId("since").value;
  filter.until = byId("until").value;
  filter.confidence = Number(byId("confidence").value);
  showFilter();
  refresh();
}

// Show in the boxes what the filter is.
function showFilter() {
  checks.forEach((show) => show());
  for (const id of ["since", "until", "confidence"]) byId(id).value = filter[id];
  byId("confidence-value").textContent = filter.confidence.toFixed(2);
  const year = filter.since.slice(0, 4);
  byId("year").value = year && daysOf(year).join() === [filter.since, filter.until].join() ? year : "";
}
for (const id of ["since", "until", "confidence"]) byId(id).addEventListener("input", refilter);

// The texts that have all of some words in their titles or anywhere else, those with the words in their titles first.
function findTexts() {
  const wanted = byId("words").value.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text) => wanted.every((word) => text.toLowerCase().includes(word));
  const titled = texts.map(({ title, id }) => holds(title || id));
  const fitting = [...texts.keys()].filter((d) => titled[d] || holds(texts[d].text));
  byId("document").replaceChildren();
  for (const d of fitting.sort((x, y) => titled[y] - titled[x] || x - y)) {
    const { date, title, id } = texts[d];
    addOption("document", d, (date ? date + "  " : "") + short(title || id, 70));
  }
  byId("fitting").textContent = counted(fitting.length, "text");
  return fitting;
}
byId("words").addEventListener("input", () => {
  const [first] = findTexts();
  if (first !== undefined) read(first);
  byId("words").focus();
});
byId("document").addEventListener("change", (e) => read(Number(e.target.value)));
