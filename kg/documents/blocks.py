"""Put the blocks of a document together (paragraphs, headings, rows of tables), and keep where in the file each one stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypedDict, Unpack

from kg.documents.checking import Mended, Placed, check, whole_characters
from kg.errors import ReadError
from kg.identifiers import document_id
from kg.model import Document, Place

BETWEEN = "\n\n"
"""What stands between two blocks: no sentence goes on over it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text, the place in the file where it begins, and what stands between it and the one before."""

    text: str
    place: str = ""
    before: str = BETWEEN


class Metadata(TypedDict, total=False):
    """What a file tells of its document, as fields of `Document`."""

    title: str
    date: str
    author: str
    site: str
    language: str
    dated_by: str


def on_one_line(text: str) -> str:
    r"""Return a text with one space where it has any white space.

    >>> on_one_line(" a\n\u00a0b ")
    'a b'
    """
    return " ".join(text.split())


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[Place, ...]]:
    r"""Return the text of blocks, and where in it each place begins; blank blocks are left out.

    >>> joined([Block("One.", "page=1"), Block("Two.", "page=1"), Block("Three.", "page=2")])
    ('One.\n\nTwo.\n\nThree.', (Place(start=0, name='page=1'), Place(start=12, name='page=2')))
    """
    parts: list[str] = []
    places: list[Place] = []
    end = 0
    for block in blocks:
        text, _ = whole_characters(block.text)
        if not text.strip():
            continue
        parts += [block.before, text] if parts else [text]
        if block.place and (not places or places[-1].name != block.place):
            places.append(Place(end + len(block.before) * bool(end), block.place))
        end += sum(map(len, parts[-2:]))
    return "".join(parts), tuple(places)


def document_of(source: str, blocks: Iterable[Block], **metadata: Unpack[Metadata]) -> Iterator[Placed | ReadError | Mended]:
    """Yield the document that blocks make, checked; what its file does not tell of it is empty."""
    text, places = joined(blocks)
    metadata.setdefault("title", next((line for line in text.splitlines() if line.strip()), "")[:120])
    yield from check(Document(id=document_id(source, text), text=text, source=source, places=places, **metadata), source)
