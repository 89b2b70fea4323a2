"""Random histories of a graph: documents come, change and go, people decide, inferences are drawn.

The law: whatever the history, the graph is the one that is built from scratch of the documents left and the decisions made.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from benchmarks.synthetic import contribution
from kg.config import DEFAULT_BASE, Config
from kg.contributions import settings_of, store_contributions
from kg.dataset import EmbeddedStore, Manifest
from kg.graph import KnowledgeGraph
from kg.namespaces import KGO
from kg.resolution import Decision, Divide, Join, Merge, Reject, Rename, Retype, Split
from kg.resolution.decisions import fields_of
from kg.statements.contract import Contribution
from kg.stored import StoredGraph
from kg.writing import GraphWriter
from tests.contributions import iri_of, telling

COMPANIES = [
    "SoftBank",
    "SoftBank Group",
    "SoftBank Corp.",
    "Acme",
    "Acme Inc.",
    "ACME",
    "Konstantin Steelworks",
    "Konstantin Steelwork",
]
PERSONS = ["Tim Cook", "Tim D. Cook", "T. Cook", "Cook", "Kim Cook", "Satya Nadella", "Nadella", "Jordan"]
BODIES = ["International Monetary Fund", "IMF", "Irish Milk Foundation"]
PLACES = ["Jordan", "Japan", "Borvia"]
WRITTEN = {"SoftBank Group": "SoftBank", "Acme Inc.": "Acme", "Tim D. Cook": "Cook", "Kim Cook": "Cook", "Satya Nadella": "Nadella"}
"""How documents also write names."""
DESCRIBED = ["the chip maker", "the bank", "the fund"]
KINDS = {"Company": COMPANIES, "Person": PERSONS, "InternationalBody": BODIES, "Country": PLACES}
CLASSES = ["NonProfit", "Company", "Person", "City"]
PROPERTIES = ["acquires", "investsIn", "partnersWith", "meetsWith", "leads", "parentOf", None]
BODY = " ".join(f"word{n}" for n in range(120))
NUMBERS = range(9)
SEVERAL = ["add", "add", "remove", "decide", "decide", "decide", "infer", "edit"]


def made(number: int, version: int) -> Contribution:
    """Return a document's contribution; another version of it tells other things."""
    if number % 4 == 3:
        return contribution(number + 1000 * version, statements=4, names=6, descriptions=0.3)
    rng = random.Random(f"{number} {version}")
    claims: list[tuple[str, str | None, str]] = []
    for _ in range(rng.randint(1, 4)):
        subject = _someone(rng)
        if subject.endswith(":Person") and rng.random() < 0.4:
            claims.append((subject, "dateOfBirth", rng.choice(["1961-05-02", "1961", "1987", "1990-01-01"])))
        elif subject.endswith(":Company") and rng.random() < 0.2:
            claims.append((subject, "dateFounded", rng.choice(["1990", "1992", "1990-05-01"])))
        else:
            claims.append((subject, rng.choice(PROPERTIES), _someone(rng)))
    own = " ".join(f"{s} {p} {o}" for s, p, o in claims)
    text = f"{rng.choice([BODY, BODY.upper(), ''])} {own}" + " filler" * 60
    return telling(f"d{number}", *(c for c in claims if c[0] != c[2]), date=f"2025-01-{1 + number + version:02}", text=text)


def _someone(rng: random.Random) -> str:
    if rng.random() < 0.15:
        return f"{rng.choice(DESCRIBED)}:Company"
    kind = rng.choice(list(KINDS))
    name = rng.choice(KINDS[kind])
    written = f" written {WRITTEN[name]}" if name in WRITTEN and rng.random() < 0.5 else ""
    return f"{name}{written}:{kind}"


class History:
    """A graph in memory with its decisions in a folder, and what has become of it."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.rng = random.Random(seed)
        self.folder = folder
        self.documents: dict[str, Contribution] = {}
        self.writer = self.empty()
        self.graph = KnowledgeGraph(self.writer.stored)
        self.steps: list[str] = []

    def empty(self) -> GraphWriter:
        """Return the writer of a graph of nothing, with the decisions made so far."""
        return GraphWriter(StoredGraph(EmbeddedStore(), Manifest(settings=settings_of(Config())), folder=self.folder))

    def step(self) -> None:
        """Do something at random."""
        action = self.rng.choice(SEVERAL)
        self.steps.append(action)
        getattr(self, action)()

    def add(self) -> None:
        """Put a few documents in, new ones or other versions."""
        batch = {
            c.document.id: c
            for c in (made(self.rng.choice(NUMBERS), self.rng.randint(0, 2)) for _ in range(self.rng.randint(1, 3)))
        }
        self.documents |= batch
        store_contributions(self.writer, batch.values(), Config())

    def remove(self) -> None:
        """Take a document or two out."""
        gone = self.rng.sample(sorted(self.documents), min(len(self.documents), self.rng.randint(1, 2)))
        for name in gone:
            del self.documents[name]
        if gone:
            self.writer.remove(gone)

    def decide(self) -> None:
        """Decide something, of names that are there, come later, or were there before."""
        decision = self.decision()
        self.steps[-1] = json.dumps(fields_of(decision))
        self.writer.decide(decision)

    def decision(self) -> Decision:
        """Return a decision at random."""
        rng = self.rng
        kind = rng.choice(["merge", "merge", "split", "part", "part", "form", "form", "retype", "rename", "reject"])
        if kind == "merge":
            return Merge(names=tuple(rng.sample(self.names(), rng.randint(2, 4))))
        if kind == "split":
            return Split(names=tuple(rng.sample(self.names(), rng.randint(2, 3))))
        if kind == "part":
            documents = tuple(rng.sample([f"d{n}" for n in NUMBERS], rng.randint(1, 3)))
            return Divide(name=rng.choice(self.names()), documents=documents, part=rng.choice(self.names()))
        if kind == "form":
            name, written = rng.choice(list(WRITTEN.items()))
            documents, iri = tuple(rng.sample([f"d{n}" for n in NUMBERS], rng.randint(2, 5))), iri_of(name, "")
            if rng.random() < 0.3:
                return Join(name=iri, documents=documents, forms=(written,))
            part = rng.choice([iri_of(written, ""), iri_of(f"{written} too", ""), *self.names()])
            return Divide(name=iri, documents=documents, forms=(written,), part=part)
        if kind == "retype":
            return Retype(name=rng.choice(self.names()), class_iri=KGO + rng.choice(CLASSES))
        if kind == "rename":
            return Rename(name=rng.choice(self.names()), label=rng.choice(["Jove", "Acme", "ACME"]))
        subject, predicate, object_term = self.fact()
        return Reject(subject=subject, predicate=predicate, object_term=object_term)

    def names(self) -> list[str]:
        """Return names to decide about."""
        present = sorted({str(q[2]) for q in self.graph.engine.find() if q[1].endswith(("#names", "#resolvesTo"))})
        further = [name for names in KINDS.values() for name in names] + ["Another of them", "Jove"]
        described = [iri_of(self.rng.choice(DESCRIBED), f"d{self.rng.choice(NUMBERS)}") for _ in range(3)]
        return sorted(
            {*self.rng.choices(present, k=6), *(iri_of(n, "") for n in self.rng.choices(further, k=4)), *described}
            if present
            else set(map(iri_of, further, further))
        )

    def fact(self) -> list[str]:
        """Return a fact of the graph, or something that none says, with another name of its subject now and then."""
        rng = self.rng
        facts = sorted(
            t
            for t in self.graph.engine.find()
            if t[3].endswith("/facts") and not t[0].startswith(f"{DEFAULT_BASE}fact/") and t[2].startswith(f"{DEFAULT_BASE}entity/")
        )
        if not facts or rng.random() < 0.3:
            return [rng.choice(self.names()), KGO + rng.choice(["acquires", "investsIn"]), f"<{rng.choice(self.names())}>"]
        subject, predicate, object_, _ = rng.choice(facts)
        return [str(subject), str(predicate), f"<{object_}>"]

    def infer(self) -> None:
        """Draw what follows."""
        self.writer.infer()

    def edit(self) -> None:
        """Edit the file of decisions by hand: leave a line out, or put two in another order."""
        path = self.folder / "decisions.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
        if not lines:
            return
        if self.rng.random() < 0.5:
            del lines[self.rng.randrange(len(lines))]
        else:
            self.rng.shuffle(lines)
        path.write_text("".join(lines), encoding="utf-8")
        self.writer.catch_up()

    def from_scratch(self) -> KnowledgeGraph:
        """Return the graph of the documents left and the decisions made, built at one go."""
        writer = self.empty()
        documents = list(self.documents.values())
        self.rng.shuffle(documents)
        writer.change({})
        store_contributions(writer, documents, Config())
        if self.graph.stored.has_inferences:
            writer.infer()
        return KnowledgeGraph(writer.stored)


def check(seed: int, folder: Path, steps: int = 8) -> None:
    """Play a history, and assert that the law holds after each step.

    Raises:
        AssertionError: it does not; says which quads differ.
    """
    folder.mkdir(parents=True)
    history = History(seed, folder)
    history.add()
    for _ in range(steps):
        history.step()
        _assert_equal(seed, history)


def _assert_equal(seed: int, history: History) -> None:
    graph, scratch = history.graph, history.from_scratch()
    ours, theirs = graph.to_nquads(), scratch.to_nquads()
    if ours != theirs:
        more, less = (sorted(set(a.splitlines()) - set(b.splitlines())) for a, b in ((ours, theirs), (theirs, ours)))
        raise AssertionError(f"seed {seed}, after {history.steps}:\n+ " + "\n+ ".join(more) + "\n- " + "\n- ".join(less))
    assert graph.manifest == scratch.manifest, f"seed {seed}, after {history.steps}"
    assert graph.verify()
