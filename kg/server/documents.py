"""The page of a document, its text with what was read in it; and the list of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from rdflib import RDF, URIRef

from kg.dataset.statements import StatementRecord, read_rows
from kg.namespaces import local_name
from kg.queries.wording import date_words
from kg.server.lines import Line, LineReader, Link
from kg.vocabulary import DCTERMS, KGO

PARAGRAPH = re.compile(r"\n\s*\n")
METADATA = {"source": DCTERMS.source, "creator": DCTERMS.creator, "publisher": DCTERMS.publisher, "language": DCTERMS.language}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: its words, whom they name, and after a sentence the numbers of the lines that it says."""

    words: str
    href: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A document: its text in paragraphs, what is known of it, and the lines that it says, in the order of its text."""

    iri: str
    address: str
    id: str
    title: str
    date: str
    metadata: tuple[tuple[str, str], ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in a list."""

    link: Link
    day: str
    date: str
    source: str


class DocumentReader:
    """Make the pages of documents."""

    def __init__(self, lines: LineReader) -> None:
        self._lines, self._engine = lines, lines.graph.engine

    def read(self, iri: str) -> DocumentPage | None:
        """Return the page of a document, or None where there is none."""
        node = URIRef(iri)
        content = next(self._engine.find(node, KGO.sha256), None)
        if content is None:
            return None
        nodes = (q[0] for q in self._engine.find(predicate=RDF.type, object_=KGO.Statement, graph=content[3]))
        statements = sorted(self._lines.statements.read_all(nodes), key=lambda s: (s.span, s.node))
        lines = sorted(self._lines.lines(statements), key=lambda line: (line.quotes[0].span, line.quotes[0].statement))
        document = self._lines.statements.document(node)
        values = {name: next((str(q[2]) for q in self._engine.find(node, term)), "") for name, term in METADATA.items()}
        pieces = self._pieces(self._lines.statements.text(node), statements, lines)
        return DocumentPage(
            iri=iri,
            address=self._lines.path(iri),
            id=unquote(local_name(iri)),
            title=document.title or unquote(local_name(iri)),
            date=date_words(document.date),
            metadata=tuple((name, value) for name, value in {**values, "SHA-256": str(content[2])}.items() if value),
            paragraphs=tuple(_paragraphs(pieces)),
            lines=tuple(lines),
        )

    def _pieces(self, text: str, statements: list[StatementRecord], lines: list[Line]) -> Iterator[Piece]:
        """Yield a text in parts: names lead to their entities, sentences to the lines that they say."""
        entities = {span: node for s in statements for span, node in ((s.subject_span, s.subject), (s.object_span, s.object))}
        notes: dict[int, tuple[int, ...]] = {}
        for number, line in enumerate(lines, 1):
            for end in dict.fromkeys(quote.span[1] for quote in line.quotes):
                notes[end] = (*notes.get(end, ()), number)
        names = _disjoint_names({span: self._lines.link(node).href for span, node in entities.items()})
        place = 0
        for end in sorted({*notes, *(span[1] for span in names), len(text)}):
            for start, href in [(span[0], href) for span, href in names.items() if span[1] == end]:
                yield Piece(text[place:start])
                yield Piece(text[start:end], href)
                place = end
            yield Piece(text[place:end], notes=notes.get(end, ()))
            place = end

    def entries(self) -> list[DocumentEntry]:
        """Return all documents, the latest first."""
        optional = (DCTERMS.title, DCTERMS.date, DCTERMS.source)
        rows = read_rows(self._engine, {}, KGO.sha256, optional=optional)
        entries = {
            URIRef(str(node)): DocumentEntry(
                Link(str(title) or unquote(local_name(str(node))), self._lines.path(str(node))),
                str(day),
                date_words(str(day)),
                str(source),
            )
            for node, _, title, day, source in rows
        }
        return sorted(entries.values(), key=lambda entry: (entry.day, entry.link.href), reverse=True)


def _disjoint_names(hrefs: dict[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Return the spans that lead somewhere, less those that overlap one before them."""
    kept: dict[tuple[int, int], str] = {}
    place = 0
    for (start, end), href in sorted(hrefs.items()):
        if href and place <= start < end:
            kept[start, end] = href
            place = end
    return kept


def _paragraphs(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Yield the paragraphs of a text in parts."""
    paragraph: list[Piece] = []
    for piece in pieces:
        *before, last = PARAGRAPH.split(piece.words) if not piece.href else [piece.words]
        for words in before:
            yield (*paragraph, Piece(words))
            paragraph = []
        paragraph.append(Piece(last, piece.href, piece.notes))
    yield tuple(paragraph)
