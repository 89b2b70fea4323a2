// The timeline as lanes: a row for each thing, a column for each year or month, a number where something is said.
const MOST_LANES = 14;
const MOST_PERIODS = 60;
let isInLanes = false;

// The lanes: of a selected entity its properties, else the selected or the most important entities that are drawn.
function lanesOf() {
  const n = state.selected;
  const laid = (name, statements) => ({ name, statements: statements.filter((i) => passes(i) && statement.time[i]) });
  if (n >= 0 && !state.several.size) {
    const groups = groupsOf(factsAmong(of[n], n));
    return groups.map((group) =>
      laid(
        nameOf(group),
        group.flatMap((fact) => fact.statements),
      ),
    );
  }
  const chosen = state.several.size ? [...state.several] : drawnNodes.getIds().sort(byDegree);
  return chosen.slice(0, MOST_LANES * 3).map((m) => laid(entity.label[m], of[m]));
}

// Statements of lanes by period: years, or months where there are few years; the last periods.
function periodsOf(lanes) {
  const times = lanes.flatMap(({ statements }) => statements.map((i) => statement.time[i]));
  const length = new Set(times.map((time) => time.slice(0, 4))).size > MOST_YEARS ? 4 : 7;
  const periods = [...new Set(times.map((time) => time.slice(0, length)))].sort().slice(-MOST_PERIODS);
  return { length, periods };
}

function laneOf({ name, statements }, { length, periods }) {
  const row = make("tr");
  const head = make("th", short(name, 40));
  head.scope = "row";
  row.append(head);
  for (const when of periods) {
    const told = statements.filter((i) => statement.time[i].slice(0, length) === when);
    const box = make("td");
    if (told.length) {
      const dot = button(count(told.length), () => showSpan(`${name}, ${dayWords(when)}`, told));
      dot.setAttribute("aria-label", `${name}, ${dayWords(when)}: ${counted(told.length, "statement")}`);
      box.append(dot);
    }
    row.append(box);
  }
  return row;
}

function showSpan(title, statements) {
  const facts = factsAmong(statements);
  byId("card").replaceChildren(make("h2", title));
  showSome(
    byId("card"),
    facts.map((fact) => () => claim(fact, facts.length <= MOST_OPEN)),
  );
  tab("card");
}

function showLanes() {
  byId("lanes").hidden = !isInLanes;
  byId("as-lanes").setAttribute("aria-pressed", isInLanes);
  if (!isInLanes) return;
  const lanes = lanesOf()
    .filter(({ statements }) => statements.length)
    .slice(0, MOST_LANES);
  const columns = periodsOf(lanes);
  const head = make("tr");
  head.append(make("td"), ...columns.periods.map((when) => make("th", when)));
  for (const cell of head.querySelectorAll("th")) cell.scope = "col";
  const table = make("table");
  table.append(head, ...lanes.map((lane) => laneOf(lane, columns)));
  byId("lanes").replaceChildren(lanes.length ? table : make("p", "Nothing with a date here.", "soft"));
  byId("lanes").scrollLeft = byId("lanes").scrollWidth; // the latest first
}

byId("as-lanes").addEventListener("click", () => {
  isInLanes = !isInLanes;
  showLanes();
});
