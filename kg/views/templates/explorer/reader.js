// The reader.
function read(d, at) {
  const doc = texts[d];
  const text = byId("text");
  const spans = new Map();
  if (![...byId("document").options].some((option) => Number(option.value) === d)) {
    byId("words").value = "";
    findTexts();
  }
  byId("document").value = d;
  for (let i = 0; i < S; i++)
    if (statement.document[i] === d) {
      if (statement.marks[i][1] > statement.marks[i][0])
        spans.set(statement.marks[i][0] + ":" + statement.marks[i][1], statement.subject[i]);
      if (statement.object[i] >= 0 && statement.marks[i][3] > statement.marks[i][2])
        spans.set(statement.marks[i][2] + ":" + statement.marks[i][3], statement.object[i]);
    }
  const ordered = [...spans]
    .map(([span, n]) => [...span.split(":").map(Number), n])
    .sort((x, y) => x[0] - y[0] || y[1] - x[1]);
  text.replaceChildren();
  let end = 0;
  for (const [a, b, n] of ordered) {
    if (a < end) continue;
    const mark = make("mark", doc.text.slice(a, b));
    mark.dataset.n = n;
    mark.tabIndex = 0;
    mark.addEventListener("mouseenter", () => hot(n));
    mark.addEventListener("click", () => go({ selected: n, reveal: true, keep: "reader" }));
    mark.addEventListener("keydown", (e) => {
      if (e.key === "Enter") mark.click();
    });
    text.append(doc.text.slice(end, a), mark);
    end = b;
  }
  text.append(doc.text.slice(end));
  byId("about").textContent = [dayWords(doc.date), doc.source].filter(Boolean).join(" · ");
  tab("reader");
  const wanted =
    at === undefined
      ? null
      : [...text.querySelectorAll("mark")].find((m) => Number(m.dataset.n) === statement.subject[at]);
  if (wanted) {
    hot(statement.subject[at]);
    wanted.scrollIntoView({ block: "center" });
  }
}

const markIn = (n) => {
  for (const mark of byId("text").querySelectorAll("mark")) mark.classList.toggle("hot", Number(mark.dataset.n) === n);
};
function hot(n) {
  markIn(n);
  if (drawnNodes.get(n)) network.selectNodes([n]);
}
