// The timeline: a bar a year, or a month where there are few years.
const MOST_BARS = 120;
const MOST_YEARS = 3; // of months
const MOST_FILLED = 150; // years between which those without a statement get a bar, too
const NAMED_BARS = 12;

function barsOf(times) {
  const months = [...sizesOf(times.map((time) => time.slice(0, 7)))].sort(([x], [y]) => (x < y ? -1 : 1));
  const years = [...new Set(months.map(([month]) => month.slice(0, 4)))];
  const length = years.length > MOST_YEARS ? 4 : 7;
  const bars = new Map();
  if (length === 4 && years.length <= MOST_FILLED)
    for (let year = Number(years[0]); year <= Number(years.at(-1)); year++) bars.set(String(year).padStart(4, "0"), 0);
  for (const [month, size] of months) {
    const when = month.slice(0, length);
    bars.set(when, (bars.get(when) || 0) + size);
  }
  return [...bars].slice(-MOST_BARS);
}

function timeline() {
  const box = byId("timeline");
  const isCounted = (i) => filter.statuses.has(statement.status[i]) && !filter.properties.has(statement.property[i]);
  const bars = barsOf(statement.time.filter((time, i) => time && isCounted(i)));
  const most = Math.max(...bars.map(([, size]) => size));
  const isWide = isNarrow(); // its bars, so that not all are in view
  const every = isWide ? 1 : Math.ceil(bars.length / NAMED_BARS);
  box.replaceChildren(...bars.map(([when, size], i) => barOf(when, size, most, i % every === 0)));
  if (isWide) box.scrollLeft = box.scrollWidth; // the latest
}

function barOf(when, size, most, isNamed) {
  const [first, last] = daysOf(when);
  const bar = button("", (e) => {
    const isOff = filter.since === first && !e.shiftKey;
    if (!e.shiftKey || !filter.since) byId("since").value = isOff ? "" : first;
    byId("until").value = isOff ? "" : last;
    refilter();
  });
  const fill = make("i");
  fill.style.height = (size ? 4 + 40 * (size / most) : 0) + "px";
  bar.title = `${when}: ${size}`;
  bar.setAttribute("aria-label", `${when}: ${counted(size, "statement")}`);
  bar.setAttribute("aria-pressed", filter.since === first);
  bar.append(fill, make("span", isNamed ? when : ""));
  return bar;
}
