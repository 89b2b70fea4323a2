// What is said of an entity, as facts: statements that say the same, grouped by property, the newest first.
const newestFirst = (x, y) => (statement.time[y] || "").localeCompare(statement.time[x] || "") || x - y;

function factsAmong(statements, n) {
  const facts = new Map();
  for (const i of statements.slice().sort(newestFirst)) {
    const isOut = n === undefined || statement.subject[i] === n;
    const key = [
      isOut,
      statement.property[i],
      statement.subject[i],
      statement.object[i],
      statement.term[i],
      statement.status[i],
    ];
    if (!facts.has(key.join())) facts.set(key.join(), { isOut, property: statement.property[i], statements: [] });
    facts.get(key.join()).statements.push(i);
  }
  return [...facts.values()];
}

function groupsOf(facts) {
  const groups = new Map();
  for (const fact of facts) {
    const key = fact.property + (fact.isOut ? ">" : "<");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(fact);
  }
  return [...groups.values()];
}

const sourcesOf = (statements) => new Set(statements.map((i) => statement.document[i])).size;

// Facts of an entity that cannot all be right: several values of a property that has one, or what is stated and denied.
function contradictions(n) {
  const facts = factsAmong(
    of[n].filter((i) => isFact(i) || statement.status[i] === DENIED),
    n,
  );
  return groupsOf(facts).flatMap((group) => {
    const denied = group.filter(({ statements: [i] }) => !isFact(i));
    const stated = group.filter(({ statements: [i] }) => isFact(i));
    const against = stated.flatMap((fact) =>
      denied.filter((no) => saysOf(no) === saysOf(fact)).map((no) => [fact, no]),
    );
    const values = new Map(stated.map((fact) => [saysOf(fact), fact]));
    const hasOne = properties[group[0].property].functional && group[0].isOut && areApart([...values.keys()]);
    return hasOne ? [[...values.values()], ...against] : against;
  });
}
const saysOf = ({ isOut, statements: [i] }) => (isOut ? objectWords(i) : entity.label[statement.subject[i]]);
const areApart = (values) =>
  values.some((value) => values.some((other) => !value.includes(other) && !other.includes(value)));
