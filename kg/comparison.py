"""Compare two graphs: which documents, facts and names came, went and changed, and what is newly contradicted."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from kg.counting import count_words
from kg.dataset import GraphNames, quad_line
from kg.dataset.statements import FACT, TRIPLE, FactRecord, Labels, Row, read_facts, read_rows
from kg.graph import KnowledgeGraph
from kg.namespaces import local_name
from kg.vocabulary import KGO


@dataclass(frozen=True, slots=True)
class Change:
    """A fact or a document that is otherwise in the other graph."""

    what: str
    kind: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        sign = {"added": "+", "removed": "-", "changed": "~", "contradicted": "!"}[self.kind]
        turned = f"  ({self.before} → {self.after})" if self.before or self.after else ""
        return f"{sign} {self.what}{turned}"


@dataclass(frozen=True, slots=True)
class Difference:
    """All that two graphs say differently."""

    documents: tuple[Change, ...]
    facts: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.documents or self.facts)


def compare_graphs(old: KnowledgeGraph, new: KnowledgeGraph) -> Difference:
    """Return what is different in a newer graph."""
    before, after = old.documents(), new.documents()
    documents = [Change(f"document {name}", "removed") for name in before if name not in after]
    documents += [Change(f"document {name}", "added") for name in after if name not in before]
    documents += [Change(f"document {name}", "changed") for name in after if name in before and before[name] != after[name]]
    former, latter = ({fact.triple: fact for fact in read_facts(graph.engine, graph.base)} for graph in (old, new))
    text, fresh_denials = _Texts(new), _denied(new) - _denied(old)
    rivals: dict[Row, list[str]] = defaultdict(list)
    for row in _conflicts(new) - _conflicts(old):
        rivals[row[:3]].append(text(row[3:]))
    facts = [Change(gone, "removed") for gone in map(_Texts(old), (triple for triple in former if triple not in latter))]
    for triple, fact in latter.items():
        earlier = former.get(triple)
        if earlier is None:
            facts.append(Change(text(triple), "added"))
        elif (earlier.sources, earlier.confidence) != (fact.sources, fact.confidence):
            facts.append(Change(text(triple), "changed", _support(earlier), _support(fact)))
        if triple in rivals:
            facts.append(Change(f"{text(triple)}, but also {'; '.join(sorted(rivals[triple]))}", "contradicted"))
        if triple in fresh_denials:
            facts.append(Change(f"{text(triple)}, which is denied", "contradicted"))
    order = {"added": 0, "changed": 1, "removed": 2, "contradicted": 3}
    return Difference(tuple(sorted(documents, key=lambda c: c.what)), tuple(sorted(facts, key=lambda c: (order[c.kind], c.what))))


def _support(fact: FactRecord) -> str:
    return f"{count_words(fact.sources, 'source')}, confidence {fact.confidence:.2f}"


class _Texts:
    """Write triples of a graph as people read them."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._label = Labels(graph.engine)

    def __call__(self, triple: Row) -> str:
        subject, predicate, object_ = triple
        return f"{self._label(subject)} — {local_name(predicate)} → {self._label(object_)}"


def _conflicts(graph: KnowledgeGraph) -> set[Row]:
    """Return the facts that conflict, each with one that it conflicts with: two triples in a row."""
    rivals, facts = (KGO.conflictsWith / part for part in FACT), GraphNames(graph.base).facts
    return {row[2:] for row in read_rows(graph.engine, {}, KGO.conflictsWith, *FACT, *rivals, graph=facts)}


def _denied(graph: KnowledgeGraph) -> set[Row]:
    """Return what some statement denies."""
    return {row[1:] for row in read_rows(graph.engine, {KGO.polarity: KGO.Denied}, *TRIPLE)}


def to_text(difference: Difference, old: KnowledgeGraph, new: KnowledgeGraph) -> str:
    """Return a difference as lines that start with +, -, ~ (changed) or ! (newly contradicted)."""
    del old, new
    return "".join(f"{change}\n" for change in (*difference.documents, *difference.facts)) or "no difference\n"


def to_json(difference: Difference, old: KnowledgeGraph, new: KnowledgeGraph) -> str:
    """Return a difference as a JSON object."""
    del old, new
    return json.dumps(asdict(difference), ensure_ascii=False, indent=1) + "\n"


def to_html(difference: Difference, old: KnowledgeGraph, new: KnowledgeGraph) -> str:
    """Return a difference as a page that loads nothing."""
    from jinja2 import Environment, PackageLoader

    template = Environment(loader=PackageLoader("kg", "views/templates"), autoescape=True).get_template("difference.html.j2")
    return template.render(difference=difference, old=old.manifest, new=new.manifest)


def to_patch(difference: Difference, old: KnowledgeGraph, new: KnowledgeGraph) -> str:
    """Return the quads that go and come as an RDF Patch (https://afs.github.io/rdf-delta/rdf-patch.html), manifests left out."""
    del difference
    before, after = set(_lines(old)), set(_lines(new))
    lines = [f"D {line}" for line in sorted(before - after)] + [f"A {line}" for line in sorted(after - before)]
    return "".join(["TX .\n", *lines, "TC .\n"])


def _lines(graph: KnowledgeGraph) -> Iterator[str]:
    own = GraphNames(graph.base).manifest
    return (quad_line(quad) for quad in graph.engine.find() if quad[3] != own)


FORMATS: dict[str, Callable[[Difference, KnowledgeGraph, KnowledgeGraph], str]] = {
    "text": to_text,
    "json": to_json,
    "html": to_html,
    "patch": to_patch,
}
