"""Explain statements: the sentence that proves each, with subject and object marked, its status, its document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from rdflib import RDF, URIRef

from kg.dataset import Engine, Term
from kg.dataset.statements import REJECTED, Labels, StatementReader, StatementRecord, properties_of
from kg.identifiers import minted_from
from kg.namespaces import local_name
from kg.vocabulary import KGO, NIF, OBJECT, PROV, SUBJECT

MARKS = "\x02", "\x03"
"""What stands around a mention until the sentence is HTML."""

IsRejected = Callable[[tuple[URIRef, URIRef, Term]], bool]


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
    place: str = ""
    """Where in its file the sentence stands ("page 14")."""
    steps: tuple[str, ...] = ()
    """How the names in the sentence were resolved to entities, where they are called otherwise."""
    sources: int = 0
    """How many sources tell the fact that the statement makes; 0 where it makes none."""
    is_rejected: bool = False
    """Whether a person decided that it is no fact, and its status would make it one."""
    held_back: tuple[str, ...] = ()
    """Why it stands as no fact, although its status would admit one."""
    reasons: tuple[str, ...] = ()
    """What carried a property that was learned; `kg.with_reasons` finds it out, from the document."""

    def __str__(self) -> str:
        status = ", ".join(
            filter(None, [self.polarity, self.modality, self.attributed_to and f"according to {self.attributed_to}"])
        )
        place = ", ".join(filter(None, [self.title or self.document, self.date, self.source, self.place]))
        lines = [
            f"{self.subject} — {self.predicate} → {self.object}  ({status}; confidence {self.confidence:.2f})",
            f"  “{self.marked()}”",
            f"  {place}, characters {self.start}–{self.end}",
            f"  rule {self.rule}: “{self.phrase}” is {self.predicate}",
            *(f"  {reason}" for reason in self.reasons),
            *(f"  {step}" for step in self.steps),
        ]
        if self.sources > 1:
            lines.append(f"  told by {self.sources} sources")
        if self.held_back:
            lines.append(f"  held back from the facts: {'; '.join(self.held_back)}")
        if self.is_rejected:
            lines.append(f"  rejected: {REJECTED}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        head, _, *more = str(self).splitlines()
        sentence = escape(self.marked(*MARKS)).replace(MARKS[0], "<mark>").replace(MARKS[1], "</mark>")
        return f"<p><b>{escape(head)}</b></p><blockquote>{sentence}</blockquote><p>{'<br>'.join(map(escape, more))}</p>"

    def marked(self, before: str = "[", after: str = "]") -> str:
        """Return the sentence with the mentions of subject and object marked."""
        text = self.sentence
        for start, end in sorted(self.marks, reverse=True):
            text = f"{text[:start]}{before}{text[start:end]}{after}{text[end:]}"
        return " ".join(text.split())


class Proofs(list[Explanation]):
    """Explanations, which a notebook shows with their sentences."""

    def __repr__(self) -> str:
        return "\n".join(map(str, self)) or "[]"

    def _repr_html_(self) -> str:
        return "".join(proof._repr_html_() for proof in self) or "<p>nothing</p>"


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


class _Explainer:
    """Explain statements and inferences of a dataset."""

    def __init__(self, engine: Engine, prefixes: Mapping[str, str], is_rejected: IsRejected) -> None:
        self._engine = engine
        self._prefixes = prefixes
        self._is_rejected = is_rejected
        self._label = Labels(engine)
        self._statements = StatementReader(engine)

    def explain(self, node: URIRef) -> Explanation | None:
        """Explain a statement; None where the node is no statement."""
        statement = self._statements.read(node)
        if statement is None:
            return None
        subject, predicate, object_ = statement.triple
        document, (start, end) = self._statements.document(statement.document), statement.span
        spans = ((first - start, last - start) for first, last in (statement.subject_span, statement.object_span))
        return Explanation(
            subject_iri=str(subject),
            predicate_iri=str(predicate),
            object_iri=str(object_),
            subject=self._label(subject),
            predicate=self._label(predicate) if predicate.startswith(self._prefixes["kgr"]) else local_name(predicate),
            object=self._label(object_),
            sentence=self._statements.sentence(statement.evidence),
            document=minted_from(document.node.removeprefix(self._prefixes["kgd"])),
            title=document.title,
            start=start,
            end=end,
            rule=statement.rule,
            polarity=statement.polarity,
            modality=statement.modality,
            attributed_to=self._label(statement.attributed_to) if statement.attributed_to is not None else "",
            confidence=statement.confidence,
            marks=tuple(disjoint([(first, last) for first, last in spans if 0 <= first < last <= end - start])),
            phrase=statement.phrase,
            date=document.date,
            source=document.source,
            place=self._statements.place(statement.evidence),
            steps=tuple(self._steps(statement)),
            sources=self._sources(node),
            is_rejected=(statement.factual or bool(statement.held_back)) and self._is_rejected(statement.triple),
            held_back=tuple(reason for reason in statement.held_back if reason != REJECTED),
        )

    def derive(self, node: URIRef, above: frozenset[URIRef] = frozenset()) -> Derivation:
        """Explain an inference with the chain of its premises, less those that it is itself a premise of."""
        properties = properties_of(self._engine, node)
        premises: list[Explanation | Derivation] = []
        for premise in sorted(set(properties.get(PROV.wasDerivedFrom, ())) - above, key=str):
            assert isinstance(premise, URIRef), "a premise is a statement or an inference"
            if (explanation := self.explain(premise)) is not None:
                premises.append(explanation)
            elif self.is_inference(premise):
                premises.append(self.derive(premise, above | {node}))
        subject, predicate, object_ = (properties[part][0] for part in (RDF.subject, RDF.predicate, RDF.object))
        return Derivation(
            subject=self._label(subject),
            predicate=local_name(str(predicate)),
            object=self._label(object_),
            rule=str(properties[KGO.rule][0]),
            premises=tuple(premises),
        )

    def is_inference(self, node: URIRef) -> bool:
        """Tell whether a node is an inference."""
        return next(self._engine.find(node, RDF.type, KGO.Inference), None) is not None

    def _steps(self, statement: StatementRecord) -> Iterator[str]:
        """Say how the words of a statement became the entities it speaks of: within its document, and where their names are others."""
        for start, end in dict.fromkeys((statement.subject_span, statement.object_span)):
            yield from self._steps_within(URIRef(f"{statement.document}#char={start},{end}"))
        for role, entity in ((SUBJECT, statement.subject), (OBJECT, statement.object)):
            if role.name not in statement.local_entities:
                continue
            local = statement.local_entities[role.name]
            part = self._object(local, KGO.resolvesTo)
            name = part or self._object(local, KGO.names)
            whole = None if part is not None else self._object(local, KGO.formOf)
            label = self._object(whole or local, KGO.label)
            if name is not None and part is not None:
                yield f"{label} in this document is {local_name(name)}, another of that name"
            if name is not None and name != entity:
                reason, score = self._object(name, KGO.matchReason), self._object(name, KGO.matchScore)
                yield f"{label} is {self._label(entity)}: {reason} (score {score})"

    def _steps_within(self, mention: URIRef) -> Iterator[str]:
        """Say why a mention means what its document calls in full otherwise: a pronoun, a description, another written name."""
        local, words = self._object(mention, KGO.refersTo), self._object(mention, NIF.anchorOf)
        if local is None:
            return
        whole = self._object(local, KGO.formOf)
        reason = self._object(mention, KGO.matchReason)
        if reason is not None:
            yield f"“{words}” is {self._object(local, KGO.label)}: {reason} (score {self._object(mention, KGO.matchScore)})"
        if whole is not None and self._object(local, KGO.resolvesTo) is None:
            label, full = self._object(local, KGO.label), self._object(whole, KGO.label)
            yield f"“{label}” is {full}: {self._object(local, KGO.matchReason)} (score {self._object(local, KGO.matchScore)})"

    def _object(self, node: str, predicate: URIRef) -> Term | None:
        return next((quad[2] for quad in self._engine.find(URIRef(node), predicate)), None)

    def _sources(self, node: URIRef) -> int:
        facts = {quad[0] for quad in self._engine.find(predicate=PROV.wasDerivedFrom, object_=node)}
        return max((int(quad[2]) for fact in facts for quad in self._engine.find(fact, KGO.sourceCount)), default=0)


def explain_all(engine: Engine, prefixes: Mapping[str, str], nodes: Iterable[URIRef], is_rejected: IsRejected) -> list[Explanation]:
    """Explain the statements among the nodes, in the order of documents and sentences.

    Args:
        engine: what keeps the graph.
        prefixes: of the graph.
        nodes: statements, and what is none.
        is_rejected: tells whether a person decided that a triple is no fact.
    """
    explainer = _Explainer(engine, prefixes, is_rejected)
    explanations = [explanation for node in set(nodes) if (explanation := explainer.explain(node)) is not None]
    return sorted(explanations, key=lambda e: (e.document, e.start, e.predicate, e.subject, e.object, e.rule))


def derive_all(engine: Engine, prefixes: Mapping[str, str], nodes: Iterable[URIRef], is_rejected: IsRejected) -> list[Derivation]:
    """Explain the inferences among the nodes, each with the chain of its premises; the arguments are those of `explain_all`."""
    explainer = _Explainer(engine, prefixes, is_rejected)
    derivations = [explainer.derive(node) for node in nodes if explainer.is_inference(node)]
    return sorted(derivations, key=lambda d: (d.predicate, d.subject, d.object))


def disjoint(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out a mark that overlaps another: marked text must nest nothing."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(marks, key=lambda mark: (mark[1] - mark[0], mark)):
        if not any(start < e and s < end for s, e in kept):
            kept.append((start, end))
    return sorted(kept)
