// What is said of an entity, or of two, with its sentences.
const MOST_CARDS = 60;

function sentence(i) {
  const text = texts[statement.document[i]].text;
  const quote = make("blockquote");
  const marks = [];
  for (const [a, b] of [
    [statement.marks[i][0], statement.marks[i][1]],
    [statement.marks[i][2], statement.marks[i][3]],
  ])
    if (b > a && a >= statement.begin[i] && b <= statement.end[i] && !marks.some(([x, y]) => a < y && x < b))
      marks.push([a, b]);
  let at = statement.begin[i];
  for (const [a, b] of marks.sort((x, y) => x[0] - y[0])) {
    quote.append(text.slice(at, a), make("mark", text.slice(a, b)));
    at = b;
  }
  quote.append(text.slice(at, statement.end[i]));
  return quote;
}

function claim(i) {
  const box = make("div", undefined, "claim");
  const doc = texts[statement.document[i]];
  box.append(entityLink(statement.subject[i]), " ", make("em", properties[statement.property[i]].label), " ");
  box.append(statement.object[i] >= 0 ? entityLink(statement.object[i]) : make("span", statement.value[i]));
  if (statement.qualifiers[i]) box.append(make("span", " · " + statement.qualifiers[i], "soft"));
  const said = [
    statement.status[i] ? STATUS[statement.status[i]] : "",
    statement.speaker[i] >= 0 ? "according to " + entity.label[statement.speaker[i]] : "",
  ]
    .filter(Boolean)
    .join(", ");
  if (said) box.append(" ", make("span", "(" + said + ")", "status"));
  box.append(sentence(i));
  const where = make("div", undefined, "soft");
  where.append(
    button(doc.title || doc.id, () => read(statement.document[i], i), "link"),
    statement.location[i] ? ", " + statement.location[i] : "",
    doc.date ? " · " + doc.date : "",
    ` · confidence ${statement.confidence[i].toFixed(2)} `,
  );
  if (/^https?:\/\//.test(doc.source)) {
    const link = make("a", "source");
    link.href = doc.source;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    where.append("· ", link);
  }
  box.append(where);
  return box;
}

function showNode(n) {
  const card = byId("card");
  const told = of[n]
    .filter(passes)
    .sort((x, y) => (statement.time[y] || "").localeCompare(statement.time[x] || "") || x - y);
  card.replaceChildren(
    make("h2", entity.label[n]),
    make(
      "p",
      `${classes[entity.class[n]].name} · in ${entity.documents[n]} text${entity.documents[n] === 1 ? "" : "s"}`,
      "soft",
    ),
  );
  if (entity.aliases[n].length) card.append(make("p", "Also called " + entity.aliases[n].join(", "), "soft"));
  const actions = make("div", undefined, "actions");
  const hops = make("select");
  for (const h of [1, 2, 3]) {
    const option = make("option", `${h} step${h > 1 ? "s" : ""}`);
    option.value = h;
    hops.append(option);
  }
  hops.setAttribute("aria-label", "Steps around");
  actions.append(
    button("Focus", () => go({ focus: n, hops: Number(hops.value), path: null, added: [] })),
    hops,
    button("Neighbours", () => expand(n)),
    button(pinned.has(n) ? "Unpin" : "Pin", () => {
      if (pinned.has(n)) pinned.delete(n);
      else {
        const p = network.getPosition(n);
        pinned.set(n, [p.x, p.y]);
      }
      showNode(n);
    }),
    button("Hide", () => {
      state.gone.add(n);
      state.selected = -1;
      draw(false);
      card.replaceChildren(make("p", "Hidden. “Start” brings everything back.", "soft"));
    }),
    button("Path to …", () => {
      state.pathFrom = n;
      byId("search").focus();
      byId("search").placeholder = "Path from " + short(entity.label[n]) + " to …";
    }),
    button("Copy as Turtle", () => copy(turtleOf(told))),
  );
  card.append(actions, make("h3", `${told.length} statement${told.length === 1 ? "" : "s"}`));
  told.slice(0, MOST_CARDS).forEach((i) => card.append(claim(i)));
  if (told.length > MOST_CARDS)
    card.append(
      button(`${told.length - MOST_CARDS} more`, (e) => {
        e.target.remove();
        told.slice(MOST_CARDS, 2000).forEach((i) => card.append(claim(i)));
      }),
    );
  tab("card");
}

function showPair(key) {
  const statements = pairsNow.get(key) || [];
  const [a, b] = key.split("-").map(Number);
  const card = byId("card");
  card.replaceChildren(make("h2", `${entity.label[a]} – ${entity.label[b]}`));
  const actions = make("div", undefined, "actions");
  if (statements.length > 1)
    actions.append(
      button(state.open.has(key) ? "Fold" : "Unfold", () => {
        if (!state.open.delete(key)) state.open.add(key);
        draw(false);
        showPair(key);
      }),
    );
  actions.append(button("Copy as Turtle", () => copy(turtleOf(statements))));
  card.append(actions);
  statements.slice(0, 200).forEach((i) => card.append(claim(i)));
  tab("card");
}
