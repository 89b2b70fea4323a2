"""List the names that documents write for an entity beside its label there, each with why it means the same.

In: an engine. Out: `WrittenName` records, read from the documents' graphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import URIRef

from kg.dataset.statements import document_of, properties_of, read_rows, text_of
from kg.dataset.store import Engine
from kg.identifiers import LONGEST_SLUG, digest, slug
from kg.mentions.names import name_key
from kg.resolution.decisions import Decisions
from kg.vocabulary import KGO


@dataclass(frozen=True, slots=True, order=True)
class WrittenName:
    """A name that a document writes for an entity beside its label.

    Attributes:
        document: the node of the document.
        name: what the document has it for: the IRI of a name.
        text: the written name.
        reason: why it means that, in words.
        score: how sure that is, from 0 to 1.
        node: its local entity.
    """

    document: URIRef
    name: str
    text: str
    reason: str
    score: float
    node: URIRef

    def is_decided(self, document: str, decisions: Decisions) -> bool:
        """Tell whether a person decided what it means in its document, of which the id is given."""
        renamings = (r for r in decisions.divisions.get(document, ()) if r.name == self.name)
        return any(name_key(self.text) in renaming.forms for renaming in renamings)


def iter_written_names(engine: Engine) -> Iterator[WrittenName]:
    """Yield the written names of all documents."""
    asked = (KGO.formOf, KGO.names, KGO.label, KGO.matchReason, KGO.matchScore)
    for node, _, name, text, reason, score in read_rows(engine, {}, *asked):
        yield WrittenName(document_of(node), str(name), str(text), str(reason), float(str(score)), URIRef(str(node)))


def read_written_names(engine: Engine, nodes: Iterable[URIRef]) -> list[WrittenName]:
    """Return those of some local entities that are written names, in order; those that a person took for others, too."""
    written = []
    for node in nodes:
        properties = properties_of(engine, node)
        if KGO.formOf in properties:
            name, text, reason = (text_of(properties, p) for p in (KGO.names, KGO.label, KGO.matchReason))
            written.append(WrittenName(document_of(node), name, text, reason, float(text_of(properties, KGO.matchScore)), node))
    return sorted(written)


def part_label(name: str, document: str) -> str:
    """Return what the entity is called that a document means by another's name, so that what its IRI is made of is whole.

    >>> part_label("Jordan", "article-7"), part_label("Jordan", "minutes-of-the-yearly-meeting-of-the-board-of-works-1f0c2ab4")
    ('Jordan (article-7)', 'Jordan (de0b9a8f)')
    """
    label = f"{name} ({document})"
    if slug(f"{label}0") != slug(f"{label}1"):  # nothing of it is cut
        return label
    short = digest(document)[:8]
    return f"{name[: LONGEST_SLUG - len(short) - 4].rstrip()} ({short})"
