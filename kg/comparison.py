"""Compare two graphs: which documents, facts and names came, went and changed, and what is newly contradicted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from kg.dataset import GraphNames, quad_line
from kg.dataset.statements import FactRecord, Labels, StatementReader, Triple, read_facts
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


@dataclass(frozen=True, slots=True)
class _Fact:
    text: str
    sources: int
    confidence: float
    conflicts: frozenset[str]


def compare_graphs(old: KnowledgeGraph, new: KnowledgeGraph) -> Difference:
    """Return what is different in a newer graph."""
    before, after = old.documents(), new.documents()
    documents = [Change(f"document {name}", "removed") for name in before if name not in after]
    documents += [Change(f"document {name}", "added") for name in after if name not in before]
    documents += [Change(f"document {name}", "changed") for name in after if name in before and before[name] != after[name]]
    former, latter = _facts(old), _facts(new)
    denied_before, denied = _denied(old), _denied(new)
    facts = [Change(fact.text, "removed") for key, fact in former.items() if key not in latter]
    for key, fact in latter.items():
        earlier = former.get(key)
        if earlier is None:
            facts.append(Change(fact.text, "added"))
        elif (earlier.sources, earlier.confidence) != (fact.sources, fact.confidence):
            facts.append(Change(fact.text, "changed", _support(earlier), _support(fact)))
        fresh = fact.conflicts - (earlier.conflicts if earlier is not None else frozenset())
        if fresh:
            facts.append(Change(f"{fact.text}, but also {'; '.join(sorted(fresh))}", "contradicted"))
        if key in denied and key not in denied_before:
            facts.append(Change(f"{fact.text}, which is denied", "contradicted"))
    order = {"added": 0, "changed": 1, "removed": 2, "contradicted": 3}
    return Difference(tuple(sorted(documents, key=lambda c: c.what)), tuple(sorted(facts, key=lambda c: (order[c.kind], c.what))))


def _support(fact: _Fact) -> str:
    return f"{fact.sources} source{'s' if fact.sources != 1 else ''}, confidence {fact.confidence:.2f}"


def _facts(graph: KnowledgeGraph) -> dict[Triple, _Fact]:
    entities, facts = read_facts(graph.engine, graph.base)
    label_of = Labels(graph.engine, {entity.node: entity.label for entity in entities})
    by_node = {fact.node: fact for fact in facts}

    def text_of(fact: FactRecord) -> str:
        subject, predicate, object_ = fact.triple
        return f"{label_of(subject)} — {local_name(predicate)} → {label_of(object_)}"

    return {
        fact.triple: _Fact(
            text_of(fact), fact.sources, fact.confidence, frozenset(text_of(by_node[node]) for node in fact.conflicts)
        )
        for fact in facts
    }


def _denied(graph: KnowledgeGraph) -> set[Triple]:
    """Return what some statement denies."""
    nodes = (quad[0] for quad in graph.engine.find(predicate=KGO.polarity, object_=KGO.Denied))
    return set(filter(None, map(StatementReader(graph.engine).triple, nodes)))


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
