// The way between two entities as a story: for each step the sentences that say so.
const MOST_SAYINGS = 3;

const stepsOf = (path) => path.slice(1).map((n, i) => [path[i], n]);
const between = ([a, b]) => of[a].filter((i) => statement.object[i] >= 0 && other(i, a) === b && passes(i));

function stepOf([a, b]) {
  const facts = factsAmong(between([a, b]));
  const item = make("li");
  const head = make("h3");
  head.append(entityLink(a), " – ", entityLink(b));
  item.append(head, ...facts.slice(0, MOST_SAYINGS).map((fact) => claim(fact, true)));
  if (facts.length > MOST_SAYINGS) {
    const key = Math.min(a, b) + "-" + Math.max(a, b);
    item.append(button(`${facts.length - MOST_SAYINGS} more`, () => go({ selected: -1, pair: key }), "link"));
  }
  return item;
}

function showPath(path) {
  const steps = stepsOf(path);
  const told = () => steps.map((step) => citationOf(factsAmong(between(step))[0].statements[0])).join("");
  const actions = make("div", undefined, "actions");
  actions.append(
    button("Copy as text", () => copy(told())),
    button("Copy as Turtle", () => copy(turtleOf(steps.flatMap(between)))),
  );
  const story = make("ol", undefined, "story");
  story.append(...steps.map(stepOf));
  const [first, last] = [path[0], path.at(-1)].map((n) => entity.label[n]);
  byId("card").replaceChildren(
    make("h2", `From ${first} to ${last}`),
    make("p", counted(steps.length, "step"), "soft"),
  );
  byId("card").append(actions, story);
  tab("card");
}
