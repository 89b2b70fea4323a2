// What is said of an entity, or of two, with its sentences.
const MOST_CARDS = 60;
const MOST_OPEN = 8; // facts up to which all sentences are shown
const LONGEST_TRAIL = 6;
const visited = [];
const saidBy = new Map(); // the statements of each speaker
statement.speaker.forEach((n, i) => {
  if (n >= 0 && !saidBy.has(n)) saidBy.set(n, []);
  saidBy.get(n)?.push(i);
});

function sentence(i) {
  const text = texts[statement.document[i]].text;
  const quote = make("blockquote");
  const [a, b, c, d] = statement.marks[i];
  const isInside = ([from, to]) => to > from && from >= statement.begin[i] && to <= statement.end[i];
  const [first, second] = [
    [a, b],
    [c, d],
  ]
    .filter(isInside)
    .sort((x, y) => x[0] - y[0]);
  let at = statement.begin[i];
  for (const [from, to] of [first, second].filter(Boolean)) {
    if (from < at) continue;
    quote.append(text.slice(at, from), make("mark", text.slice(from, to)));
    at = to;
  }
  quote.append(text.slice(at, statement.end[i]));
  return quote;
}

function proof(i) {
  const doc = texts[statement.document[i]];
  const where = make("div", undefined, "soft");
  where.append(
    button(doc.title || doc.id, () => read(statement.document[i], i), "link"),
    statement.location[i] ? ", " + statement.location[i] : "",
    doc.date ? " · " + dayWords(doc.date) : "",
    ` · confidence ${statement.confidence[i].toFixed(2)} `,
  );
  if (isAddress(doc.source)) {
    const link = make("a", "source");
    Object.assign(link, { href: doc.source, rel: "noopener noreferrer", target: "_blank" });
    where.append("· ", link);
  }
  const cite = make("div", "Copy as ", "soft cite");
  const forms = { text: citationOf, Markdown: markdownOf, Turtle: (i) => turtleOf([i]) };
  for (const [name, form] of Object.entries(forms))
    cite.append(
      button(name, () => copy(form(i)), "link"),
      " ",
    );
  const mark = make("div", "Mark as ", "soft cite");
  mark.append(...decisionButtons(i));
  const box = make("div");
  box.append(sentence(i), where, cite, mark);
  return box;
}

// A fact on a line, and behind "why" the sentences that say so.
function claim({ statements }, isOpen) {
  const [i] = statements;
  const line = make("div");
  line.append(entityLink(statement.subject[i]), " ", make("em", properties[statement.property[i]].label), " ");
  line.append(statement.object[i] >= 0 ? entityLink(statement.object[i]) : make("span", statement.value[i]));
  if (statement.qualifiers[i]) line.append(make("span", " · " + statement.qualifiers[i], "soft"));
  const speaker = statement.speaker[i] >= 0 ? "according to " + entity.label[statement.speaker[i]] : "";
  const said = [statement.status[i] ? STATUS[statement.status[i]] : "", speaker].filter(Boolean).join(", ");
  if (said) line.append(" ", make("span", `(${said})`, "status"));
  const told = [dayWords(statement.time[i]), counted(sourcesOf(statements), "source")].filter(Boolean).join(" · ");
  line.append(make("span", ` · ${told} `, "soft"), whyButton(statements, isOpen));
  const box = make("div", undefined, isWrong(i) ? "claim wrong" : "claim");
  box.append(line, ...(isOpen ? statements.map(proof) : []));
  return box;
}

function whyButton(statements, isOpen) {
  const why = button(
    "why",
    () => {
      const isNow = why.getAttribute("aria-expanded") === "true";
      why.setAttribute("aria-expanded", !isNow);
      const line = why.parentNode;
      line.parentNode.replaceChildren(line, ...(isNow ? [] : statements.map(proof)));
    },
    "link",
  );
  why.setAttribute("aria-expanded", isOpen);
  return why;
}

function sideBySide(facts) {
  const box = make("div", undefined, "beside");
  box.append(...facts.map((fact) => claim(fact, true)));
  return box;
}

function actionsOf(n, told) {
  const hops = make("select");
  for (const h of [1, 2, 3]) hops.append(new Option(counted(h, "step"), h));
  hops.setAttribute("aria-label", "Steps around");
  const actions = make("div", undefined, "actions");
  actions.append(
    button("Focus", () => go({ focus: n, hops: Number(hops.value), path: null, added: [] })),
    hops,
    button("Neighbours", () => expand(n)),
    button(state.several.has(n) ? "Unselect" : "Select", () => flip(n)),
    button(pinned.has(n) ? "Unpin" : "Pin", () => pin(n)),
    button("Hide", () => hide(n)),
    button("Path to …", () => askForPath(n)),
    button("Rename …", () => askForName(n)),
    button("Copy as Turtle", () => copy(turtleOf(told))),
  );
  return actions;
}

function pin(n) {
  if (!pinned.delete(n)) pinned.set(n, Object.values(network.getPosition(n)));
  showNode(n);
}

function hide(n) {
  state.gone.add(n);
  state.selected = -1;
  draw(false);
  byId("card").replaceChildren(make("p", "Hidden. “Start” brings everything back.", "soft"));
}

function askForPath(n) {
  state.pathFrom = n;
  byId("search").focus();
  byId("search").placeholder = "Path from " + short(entity.label[n]) + " to …";
}

// Where one has been, the last entities first left.
function breadcrumb(n) {
  if (visited.at(-1) !== n) visited.push(n);
  const before = [...new Set(visited.slice(0, -1).reverse())].filter((m) => m !== n).slice(0, LONGEST_TRAIL);
  const crumbs = make("nav", undefined, "soft crumbs");
  crumbs.setAttribute("aria-label", "Where you have been");
  for (const m of before.reverse()) crumbs.append(entityLink(m), " › ");
  return crumbs;
}

function showNode(n) {
  const card = byId("card");
  const told = of[n].filter(passes);
  const groups = groupsOf(factsAmong(told, n));
  const size = groups.flat().length;
  const kind = `${classOf(n)} · in ${counted(entity.documents[n], "text")}`;
  card.replaceChildren(breadcrumb(n), make("h2", entity.label[n]), make("p", kind, "soft"));
  if (entity.aliases[n].length) card.append(make("p", "Also called " + entity.aliases[n].join(", "), "soft"));
  card.append(actionsOf(n, told));
  const against = contradictions(n);
  if (against.length) card.append(make("h3", "Contradictions"), ...against.map(sideBySide));
  card.append(make("h3", counted(told.length, "statement")));
  const lines = groups.flatMap((group) => [
    headOf(group),
    ...group.map((fact) => () => claim(fact, size <= MOST_OPEN)),
  ]);
  showSome(card, lines);
  const said = saidBy.get(n) ?? [];
  if (said.length) {
    card.append(make("h3", "Says"));
    showSome(
      card,
      factsAmong(said).map((fact) => () => claim(fact)),
    );
  }
  tab("card");
}

const nameOf = ([{ property, isOut }]) => (isOut ? properties[property].label : `… ${properties[property].label} this`);
const headOf = (group) => () => make("h4", nameOf(group));

// Lines up to some number of facts, and a button for the others.
function showSome(card, lines) {
  card.append(...lines.slice(0, MOST_CARDS + 1).map((line) => line()));
  const others = lines.slice(MOST_CARDS + 1);
  if (!others.length) return;
  const more = button(`${count(others.length)} more`, () =>
    more.replaceWith(...others.slice(0, 2000).map((line) => line())),
  );
  card.append(more);
}

function showPair(key) {
  const statements = pairsNow.get(key) || [];
  const [a, b] = key.split("-").map(Number);
  const card = byId("card");
  const actions = make("div", undefined, "actions");
  const unfold = () => {
    if (!state.open.delete(key)) state.open.add(key);
    draw(false);
    showPair(key);
  };
  if (statements.length > 1) actions.append(button(state.open.has(key) ? "Fold" : "Unfold", unfold));
  actions.append(button("Copy as Turtle", () => copy(turtleOf(statements))));
  card.replaceChildren(make("h2", `${entity.label[a]} – ${entity.label[b]}`), actions);
  card.append(
    ...factsAmong(statements)
      .slice(0, 200)
      .map((fact) => claim(fact, true)),
  );
  tab("card");
}
