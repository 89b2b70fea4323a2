// Decisions: kept in the page, taken along as the file that `kg decide` reads.
const decisions = [];

function decide(decision) {
  decisions.push(decision);
  showDecisions();
}

function showDecisions() {
  byId("decisions").textContent = decisions.length ? counted(decisions.length, "decision") : "No decisions yet";
  byId("jsonl").disabled = !decisions.length;
}

const rejectionOf = (i) => [iri(statement.subject[i]), properties[statement.property[i]].iri, objectTerm(i)];
const isWrong = (i) => decisions.some((d) => d.do === "reject" && d.statement.join() === rejectionOf(i).join());

function showAgain() {
  if (state.pair) showPair(state.pair);
  else if (state.selected >= 0) showNode(state.selected);
}

// What can be decided about a statement: that it is wrong, and that its text speaks of another of that name.
function decisionButtons(i) {
  const wrong = button("wrong", () => {
    decide({ do: "reject", statement: rejectionOf(i) });
    showAgain();
  });
  const divide = (n) => {
    const document = texts[statement.document[i]].id;
    const part = `${iri(n)}_(${document.replace(/[^\p{L}\p{N}]+/gu, "_")})`;
    decide({ do: "split", name: iri(n), documents: [document], as: part });
  };
  const another = button("another of that name", () =>
    divide(state.selected >= 0 ? state.selected : statement.subject[i]),
  );
  for (const made of [wrong, another]) made.className = "link";
  return isFact(i) && !isWrong(i) ? [wrong, " ", another] : [another];
}

function askForName(n) {
  const field = make("input");
  field.value = entity.label[n];
  field.setAttribute("aria-label", "New name");
  const rename = button("Rename", () => {
    if (!field.value.trim()) return;
    decide({ do: "rename", name: iri(n), label: field.value.trim() });
    entity.label[n] = field.value.trim();
    draw(false);
    showNode(n);
  });
  const form = make("div", undefined, "actions");
  form.append(field, rename);
  byId("card").querySelector("h2").after(form);
  field.focus();
}

byId("jsonl").addEventListener("click", () =>
  save("decisions.jsonl", decisions.map((decision) => JSON.stringify(decision) + "\n").join(""), "application/jsonl"),
);
showDecisions();
