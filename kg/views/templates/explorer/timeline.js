// The timeline: a bar a year or month.
function timeline() {
  const box = byId("timeline");
  const dated = [];
  for (let i = 0; i < S; i++)
    if (statement.time[i] && filter.statuses.has(statement.status[i]) && !filter.properties.has(statement.property[i]))
      dated.push(statement.time[i]);
  box.replaceChildren();
  if (!dated.length) return;
  dated.sort();
  const years = new Set(dated.map((t) => t.slice(0, 4)));
  const cut = years.size > 3 ? 4 : 7;
  const bars = new Map();
  if (cut === 4 && years.size <= 150)
    for (let y = Number(dated[0].slice(0, 4)); y <= Number(dated[dated.length - 1].slice(0, 4)); y++)
      bars.set(String(y).padStart(4, "0"), 0);
  dated.forEach((t) => bars.set(t.slice(0, cut), (bars.get(t.slice(0, cut)) || 0) + 1));
  const shown = [...bars].slice(-120);
  const most = Math.max(...shown.map((b) => b[1]));
  const every = Math.ceil(shown.length / 12);
  shown.forEach(([when, count], i) => {
    const bar = make("button");
    const fill = make("i");
    fill.style.height = (count ? 4 + 40 * (count / most) : 0) + "px";
    bar.title = `${when}: ${count}`;
    bar.setAttribute("aria-label", `${when}: ${count} statements`);
    const first = when + (cut === 4 ? "-01-01" : "-01");
    const last = when + (cut === 4 ? "-12-31" : "-31");
    bar.setAttribute("aria-pressed", filter.since === first);
    bar.append(fill, make("span", i % every ? "" : when));
    bar.addEventListener("click", (e) => {
      const same = filter.since === first && !e.shiftKey;
      if (e.shiftKey && filter.since)
        byId("until").value =
          cut === 4 ? last : new Date(Date.UTC(+when.slice(0, 4), +when.slice(5, 7), 0)).toISOString().slice(0, 10);
      else {
        byId("since").value = same ? "" : first;
        byId("until").value = same
          ? ""
          : cut === 4
            ? last
            : new Date(Date.UTC(+when.slice(0, 4), +when.slice(5, 7), 0)).toISOString().slice(0, 10);
      }
      refilter();
    });
    box.append(bar);
  });
  box.scrollLeft = box.scrollWidth; // the latest, where not all are in view
}
