"""Explain statements: the sentence that proves each, with subject and object marked, its status, its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, RDFS, Dataset
from rdflib.term import Node

from kg.identifiers import minted_from
from kg.vocabulary import DCTERMS, KGO, NIF, PROV


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why the graph holds a statement: its words, its status, the rule that read it, the document."""

    subject_iri: str
    predicate_iri: str
    object_iri: str
    subject: str
    predicate: str
    object: str
    sentence: str
    document: str
    title: str
    start: int
    end: int
    rule: str
    polarity: str
    modality: str
    attributed_to: str
    confidence: float
    marks: tuple[tuple[int, int], ...]
    """Where the subject and the object stand in the sentence, as `[start, end)` characters of it."""
    phrase: str = ""
    date: str = ""
    source: str = ""
    steps: tuple[str, ...] = ()
    """How the names in the sentence were resolved to entities, where they are called otherwise."""
    sources: int = 0
    """How many sources tell the fact that the statement makes; 0 where it makes none."""
    is_rejected: bool = False
    """Whether a person decided that it is no fact."""

    def __str__(self) -> str:
        status = ", ".join(
            filter(None, [self.polarity, self.modality, self.attributed_to and f"according to {self.attributed_to}"])
        )
        place = ", ".join(filter(None, [self.title or self.document, self.date, self.source]))
        lines = [
            f"{self.subject} — {self.predicate} → {self.object}  ({status}; confidence {self.confidence:.2f})",
            f"  “{self.marked()}”",
            f"  {place}, characters {self.start}–{self.end}",
            f"  rule {self.rule}: “{self.phrase}” is {self.predicate}",
            *(f"  {step}" for step in self.steps),
        ]
        if self.sources > 1:
            lines.append(f"  told by {self.sources} sources")
        if self.is_rejected:
            lines.append("  rejected: a person decided that it is no fact")
        return "\n".join(lines)

    def marked(self, before: str = "[", after: str = "]") -> str:
        """Return the sentence with the mentions of subject and object marked."""
        text = self.sentence
        for start, end in sorted(self.marks, reverse=True):
            text = f"{text[:start]}{before}{text[start:end]}{after}{text[end:]}"
        return " ".join(text.split())


def explain_all(dataset: Dataset, prefixes: Mapping[str, str], nodes: Iterable[Node] | None = None) -> list[Explanation]:
    """Explain the statements among the nodes, or all there are, in the order of documents and sentences."""
    kind = (RDF.type, KGO.Statement)
    wanted = dataset.subjects(*kind) if nodes is None else (node for node in nodes if (node, *kind) in dataset)
    explanations = [_explain(dataset, prefixes, node) for node in set(wanted)]
    return sorted(explanations, key=lambda e: (e.document, e.start, e.predicate, e.subject, e.object, e.rule))


def _label(dataset: Dataset, node: Node | None) -> str:
    if node is None:
        return ""
    labels = sorted(str(label) for label in dataset.objects(node, RDFS.label))
    return labels[0] if labels else _local(node)


def _local(node: Node | None) -> str:
    return str(node).rpartition("#")[2].rpartition("/")[2]


def _number(dataset: Dataset, node: Node | None, predicate: Node) -> int:
    return int(str(dataset.value(node, predicate)))


def _explain(dataset: Dataset, prefixes: Mapping[str, str], node: Node) -> Explanation:
    value = dataset.value
    subject, predicate, object_ = value(node, RDF.subject), value(node, RDF.predicate), value(node, RDF.object)
    sentence = value(node, PROV.wasDerivedFrom)
    document = value(sentence, NIF.referenceContext)
    start, end = _number(dataset, sentence, NIF.beginIndex), _number(dataset, sentence, NIF.endIndex)
    marks = []
    for role in (KGO.subjectMention, KGO.objectMention):
        mention = value(node, role)
        first, last = _number(dataset, mention, NIF.beginIndex) - start, _number(dataset, mention, NIF.endIndex) - start
        if 0 <= first < last <= end - start:
            marks.append((first, last))
    return Explanation(
        subject_iri=str(subject),
        predicate_iri=str(predicate),
        object_iri=str(object_),
        subject=_label(dataset, subject),
        predicate=_label(dataset, predicate) if str(predicate).startswith(prefixes["kgr"]) else _local(predicate),
        object=_label(dataset, object_),
        sentence=str(value(sentence, NIF.anchorOf)),
        document=minted_from(str(document).removeprefix(prefixes["kgd"])),
        title=str(value(document, DCTERMS.title) or ""),
        start=start,
        end=end,
        rule=str(value(node, KGO.rule)),
        polarity=_local(value(node, KGO.polarity)).lower(),
        modality=_local(value(node, KGO.modality)).lower(),
        attributed_to=_label(dataset, value(node, KGO.attributedTo)),
        confidence=float(str(value(node, KGO.confidence))),
        marks=tuple(_disjoint(marks)),
        phrase=str(value(node, KGO.phrase) or ""),
        date=str(value(document, DCTERMS.date) or ""),
        source=str(value(document, DCTERMS.source) or ""),
        steps=tuple(_steps(dataset, node)),
        sources=_sources(dataset, node),
    )


def _steps(dataset: Dataset, node: Node) -> Iterator[str]:
    """Say how the local entities of a statement became the entities it speaks of, where their names are others."""
    value = dataset.value
    for slot, end in ((KGO.subjectEntity, RDF.subject), (KGO.objectEntity, RDF.object)):
        local, entity = value(node, slot), value(node, end)
        name = value(local, KGO.resolvesTo) or value(local, KGO.names)
        if name is not None and value(local, KGO.resolvesTo) is not None:
            yield f"{value(local, KGO.label)} in this document is {_local(name)}, another of that name"
        if name is not None and name != entity:
            reason, score = value(name, KGO.matchReason), value(name, KGO.matchScore)
            yield f"{value(local, KGO.label)} is {_label(dataset, entity)}: {reason} (score {score})"


def _sources(dataset: Dataset, node: Node) -> int:
    counts = [dataset.value(fact, KGO.sourceCount) for fact in dataset.subjects(PROV.wasDerivedFrom, node)]
    return max((int(str(count)) for count in counts if count is not None), default=0)


def _disjoint(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out a mark that overlaps another: marked text must nest nothing."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(marks, key=lambda mark: (mark[1] - mark[0], mark)):
        if not any(start < e and s < end for s, e in kept):
            kept.append((start, end))
    return sorted(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """Why the graph holds an inferred triple: the rule, and the statements and other inferences it follows from."""

    subject: str
    predicate: str
    object: str
    rule: str
    premises: tuple[Explanation | Derivation, ...]

    def __str__(self) -> str:
        lines = [f"{self.subject} — {self.predicate} → {self.object}  (inferred: {self.rule})"]
        for premise in self.premises:
            lines += [f"    {line}" for line in str(premise).splitlines()]
        return "\n".join(lines)


def derive_all(dataset: Dataset, prefixes: Mapping[str, str], nodes: Iterable[Node]) -> list[Derivation]:
    """Explain the inferences among the nodes, each with the chain of its premises."""
    found = [_derive(dataset, prefixes, node, set()) for node in nodes if (node, RDF.type, KGO.Inference) in dataset]
    return sorted(found, key=lambda d: (d.predicate, d.subject, d.object))


def _derive(dataset: Dataset, prefixes: Mapping[str, str], node: Node, above: set[Node]) -> Derivation:
    premises: list[Explanation | Derivation] = []
    for premise in sorted(set(dataset.objects(node, PROV.wasDerivedFrom)) - above, key=str):
        if (premise, RDF.type, KGO.Inference) in dataset:
            premises.append(_derive(dataset, prefixes, premise, {*above, node}))
        else:
            premises.append(_explain(dataset, prefixes, premise))
    return Derivation(
        subject=_label(dataset, dataset.value(node, RDF.subject)),
        predicate=_local(dataset.value(node, RDF.predicate)),
        object=_label(dataset, dataset.value(node, RDF.object)),
        rule=str(dataset.value(node, KGO.rule)),
        premises=tuple(premises),
    )
