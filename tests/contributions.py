"""Contributions made of claims in short, without a parse."""

from __future__ import annotations

from pathlib import Path

from kg.config import DEFAULT_BASE, Config
from kg.contributions import store_contributions
from kg.editing import Editor, edit
from kg.graph import KnowledgeGraph
from kg.identifiers import digest, mint_iri, slug
from kg.model import (
    Argument,
    Document,
    Entity,
    Evidence,
    Factuality,
    Mention,
    MentionKind,
    Relation,
    Statement,
    TextSpan,
    WrittenForm,
)
from kg.model import Literal as PlainLiteral
from kg.pipeline import assemble
from kg.reasoning import Entailment
from kg.statements.contract import Contribution

LITERALS = {"dateOfBirth": "date", "dateFounded": "date", "be of age": "integer"}
DOUBT = 0.8
"""How sure it is that what is written otherwise is what a document takes it for."""
OPEN = frozenset({"be of age"})
"""Claims of literals that no property is for."""


def is_name(label: str) -> bool:
    """Tell names from descriptions."""
    return not label.startswith("the ")


def iri_of(label: str, document_id: str) -> str:
    """Return the IRI of what a document calls so."""
    return mint_iri(DEFAULT_BASE, "entity", slug(label) if is_name(label) else f"{slug(label)}-{digest(document_id, label)[:8]}")


def telling(
    document_id: str, *claims: tuple[str, str | None, str], date: str = "", text: str = "", source: str = "", **status: object
) -> Contribution:
    """Return the contribution of a document that makes some claims: ("Microsoft:Company", "investsIn", "Japan:Country").

    What begins with "the " is described and not named: its IRI is the document's own. "Satya Nadella written Nadella:Person" is written "Nadella",
    which the document takes for Satya Nadella.
    """
    sentences, place, labels = [], 0, []
    entities: dict[str, tuple[str, list[TextSpan]]] = {}
    made = []

    forms: dict[str, dict[str, list[TextSpan]]] = {}

    def mention(name: str, start: int) -> Mention:
        label, written, kind = _parts(name)
        span = TextSpan(document_id, start, start + len(written))
        entities.setdefault(label, (kind, []))[1].append(span)
        if written != label:
            forms.setdefault(label, {}).setdefault(written, []).append(span)
        how = MentionKind.NAME if is_name(label) else MentionKind.NOMINAL
        return Mention(span=span, text=written, kind=how, label=kind, head=written.split()[-1].lower())

    for subject, prop, object_ in claims:
        words = f"{_parts(subject)[1]} {prop or 'likes'} {_parts(object_)[1]}."
        first = mention(subject, place)
        start = place + len(words) - 1 - len(_parts(object_)[1])
        value = PlainLiteral(value=object_, datatype=LITERALS[prop]) if prop in LITERALS else None
        if value is None:
            second = mention(object_, start)
        else:
            span = TextSpan(document_id, start, start + len(object_))
            second = Mention(span=span, text=object_, kind=MentionKind.NOMINAL, label="", head=object_)
        evidence = Evidence(span=TextSpan(document_id, place, place + len(words)), rule="test")
        ends = [Argument(text=m.text, span=m.span, mention=m) for m in (first, second)]
        predicate = prop or "like"
        factuality = Factuality(**status)
        labels.append((_parts(subject)[0], _parts(object_)[0]))
        made.append(
            (
                Relation(
                    subject=ends[0], phrase=predicate, predicate=predicate, object=ends[1], evidence=evidence, factuality=factuality
                ),
                None if prop in OPEN else prop,
                value,
            )
        )
        sentences.append(words)
        place += len(words) + 1
    order = list(entities)
    iri = {name: iri_of(name, document_id) for name in order}
    return Contribution(
        document=Document(id=document_id, text=text or " ".join(sentences), title=f"About {document_id}", date=date, source=source),
        entities=tuple(
            Entity(
                iri=iri[name],
                label=name,
                types=(kind,) if kind else (),
                aliases=(name, *forms.get(name, ())),
                mentions=tuple(spans),
                named=is_name(name),
                forms=tuple(
                    WrittenForm(name=written, reason="as the test has it", score=DOUBT, mentions=tuple(places))
                    for written, places in forms.get(name, {}).items()
                ),
            )
            for name, (kind, spans) in entities.items()
        ),
        entity_of={span: order.index(name) for name, (_, spans) in entities.items() for span in spans},
        statements=tuple(
            Statement(
                subject=iri[subject],
                predicate=r.predicate,
                property=prop,
                object=value or iri[object_],
                relation=r,
                attributed_to=None,
                confidence=0.8,
            )
            for (r, prop, value), (subject, object_) in zip(made, labels, strict=True)
        ),
        rejections=(),
    )


def _parts(name: str) -> tuple[str, str, str]:
    """Return what somebody is called, how that is written, and its class."""
    words, _, kind = name.partition(":")
    label, _, written = words.partition(" written ")
    return label, written or label, kind


def graph_of(*contributions: Contribution) -> KnowledgeGraph:
    """Return the graph of some contributions, in memory."""
    return assemble(contributions, Config())


def saved(place: Path, *contributions: Contribution) -> Path:
    """Save the graph of some contributions in a folder, and return that."""
    graph_of(*contributions).save(place)
    return place


def put(editor: Editor, *contributions: Contribution) -> None:
    """Put contributions into a graph that is edited."""
    store_contributions(editor.writer, contributions, Config())


def put_into(graph: KnowledgeGraph, *contributions: Contribution) -> None:
    """Put contributions into a graph in memory."""
    with edit(graph) as editor:
        put(editor, *contributions)


def remove_from(graph: KnowledgeGraph, *documents: str) -> list[str]:
    """Take documents out of a graph in memory; return them."""
    with edit(graph) as editor:
        return editor.remove(*documents)


def infer_in(graph: KnowledgeGraph) -> list[Entailment]:
    """Infer what follows in a graph in memory."""
    with edit(graph) as editor:
        return editor.infer()


def labels(graph: KnowledgeGraph) -> set[str]:
    """Return the labels of the entities of a graph."""
    return {data["label"] for _, data in graph.to_networkx().nodes(data=True)}
