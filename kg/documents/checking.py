"""Make sure that a document is one that every later stage can hold: what can be mended is, and said; what cannot is refused.

Mended: half characters (lone surrogates) in text, title and source become U+FFFD; a date that is none, or may be two, is left out.
Refused: an id that is empty, too long or holds half characters, since it is what the document is known by; no text, or too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kg.documents.dates import normal_date
from kg.errors import ReadError
from kg.model import Document

HALF = re.compile("[\ud800-\udfff]")
MENDED = ("text", "title", "source", "author", "site", "language", "dated_by")
LONGEST_ID = 2_000
"""Characters of an id. Not measured: an address of that length works in every browser."""

LONGEST_TEXT = 10_000_000
"""Characters of a document: a long book has a million."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended in a document, or left out of it; the document is read."""

    source: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}, line {self.line}"
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A document that was read, and where it stands."""

    document: Document
    source: str
    line: int | None = None


def shown_path(path: str) -> str:
    r"""Return a path as it can be written down, bytes that are no text as escapes.

    >>> shown_path("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    return path.encode("utf-8", "surrogateescape" if not _other_half(path) else "backslashreplace").decode(
        "utf-8", "backslashreplace"
    )


def _other_half(path: str) -> bool:
    """Tell whether there are half characters that stand for no byte of a file's name."""
    return any(not "\udc80" <= half <= "\udcff" for half in HALF.findall(path))


def whole_characters(text: str) -> tuple[str, int]:
    r"""Return a text whose half characters are joined where two make one, else replaced by U+FFFD, and how many were replaced.

    >>> whole_characters("a\ud800b"), whole_characters("\ud83d\ude00")
    (('a\ufffdb', 1), ('😀', 0))
    """
    if text.isascii() or HALF.search(text) is None:
        return text, 0
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return HALF.subn("\ufffd", joined)


def half_characters(count: int) -> str:
    """Return how many half characters there are, in words."""
    return "half a character (a lone surrogate)" if count == 1 else f"{count} half characters (lone surrogates)"


def check(document: Document, place: str, line: int | None = None) -> Iterator[Placed | ReadError | Mended]:
    """Yield what was mended, then the document; or the error that says why it cannot be read.

    Args:
        document: as it was read.
        place: the file it stands in, or how else it is called.
        line: and the line there.
    """
    problem = _refused(document, place, line)
    if problem is not None:
        yield problem
        return
    mended: dict[str, Any] = {}  # fields by their names
    for name in MENDED:
        value, replaced = whole_characters(getattr(document, name))
        if value != getattr(document, name):
            mended[name] = value
        if replaced:
            yield Mended(place, f"document {document.id!r}: {half_characters(replaced)} in its {name}, replaced by U+FFFD", line)
    if document.date:
        date = normal_date(document.date)
        if date is None:
            yield Mended(
                place,
                f"document {document.id!r}: the date {document.date[:40]!r} is none or may be two, and is left out: "
                "write YYYY-MM-DD (or YYYY-MM, or YYYY)",
                line,
            )
        mended |= {"date": date or ""} if date != document.date else {}
    yield Placed(replace(document, **mended) if mended else document, place, line)


def _refused(document: Document, place: str, line: int | None) -> ReadError | None:
    for name in ("id", "date", *MENDED):
        value = getattr(document, name)
        if not isinstance(value, str):
            return ReadError(
                place, f'the "{name}" of a document is a {type(value).__name__}', line=line, remedy="give it as a string"
            )
    if not document.id.strip():
        return ReadError(place, 'the "id" is empty', line=line, remedy="give the document an id, or leave the field out")
    if len(document.id) > LONGEST_ID:
        message = f'the "id" has {len(document.id):,} characters'
        return ReadError(place, message, line=line, remedy=f"give the document one of at most {LONGEST_ID:,}")
    if HALF.search(document.id):
        message = f'the "id" {document.id[:40]!r} holds half a character (a lone surrogate)'
        return ReadError(place, message, line=line, remedy="give the document another id: it is known by it")
    if not document.text.strip():
        return ReadError(place, '"text" is empty', line=line, remedy="leave the document out, or give it a text")
    if len(document.text) > LONGEST_TEXT:
        message = f"a text of {len(document.text):,} characters"
        return ReadError(place, message, line=line, remedy=f"split it into documents of at most {LONGEST_TEXT:,}")
    return None
