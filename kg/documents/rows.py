"""Make documents of rows: of a table, of a list of JSON objects, of whatever has columns or fields with names.

Which column is which part of a document is told by its name, or by who reads the file (`--column text=Abstract`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.documents.checking import Mended, Placed, check, whole_characters
from kg.errors import ReadError
from kg.identifiers import document_id
from kg.model import Document, Place
from kg.places import place_name

NAMES = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "abstract", "description"),
    "id": ("id", "document_id", "doc_id"),
    "title": ("title", "headline"),
    "date": ("date", "published", "publication_date", "published_at", "pubdate"),
    "source": ("source", "url", "link"),
    "author": ("author", "byline", "creator"),
    "site": ("site", "publisher"),
}
"""What the columns are called that are parts of a document, the likelier before the others."""

MOST_SHOWN = 12
"""Columns named to somebody whose table has none that is a text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file, by its columns, and where it stands."""

    fields: Mapping[str, object]
    place: str
    line: int | None = None


def has_texts(columns: Iterable[str]) -> bool:
    """Tell whether a table has a column that is called like one of texts.

    >>> has_texts(["Date", "Body"]), has_texts(["Quarter", "Containers"])
    (True, False)
    """
    return any(name.strip().lower() in NAMES["text"] for name in columns)


class Columns:
    """Say which column is which part of a document, for the rows of one file.

    Args:
        source: the file.
        chosen: the columns that the reader of the file names, by the parts of a document.
    """

    def __init__(self, source: str, chosen: Mapping[str, str]) -> None:
        self._source = source
        self._chosen = chosen

    def document(self, row: Row) -> Iterator[Placed | ReadError | Mended]:
        """Yield the document of a row, checked, or why there is none."""
        parts = {part: text for part in NAMES if (text := self._part(part, row.fields))}
        if "text" not in parts:
            yield self._without_text(row)
            return
        text = whole_characters(parts["text"])[0]
        places = (Place(0, row.place),) if row.place and "source" not in parts else ()
        fields = {"source": self._source, "id": document_id(self._source, text)} | parts | {"text": text}
        yield from check(Document(**fields, places=places), self._source, row.line)

    def _part(self, part: str, fields: Mapping[str, object]) -> str:
        if part in self._chosen:
            return _text(_inside(fields, self._chosen[part]))
        lower = {name.strip().lower(): value for name, value in fields.items()}
        return next((text for name in NAMES[part] if (text := _text(lower.get(name)))), "")

    def _without_text(self, row: Row) -> ReadError:
        place = f"{place_name(row.place)}: " if row.line is None and row.place else ""
        columns = list(row.fields)
        has_column = self._chosen.get("text") in columns or has_texts(columns)
        if has_column:
            remedy = "leave the row out, or give it a text"
            return ReadError(self._source, f'{place}"text" is empty', line=row.line, reason='"text" is empty', remedy=remedy)
        shown = ", ".join(columns[:MOST_SHOWN]) + (", …" if len(columns) > MOST_SHOWN else "")
        wanted = self._chosen.get("text", "text")
        return ReadError(
            self._source,
            f'{place}no string under "{wanted}" (there are: {shown})',
            line=row.line,
            reason="no column of texts",
            remedy="name the one that holds the text: --column text=NAME",
        )


def _inside(fields: Mapping[str, object], path: str) -> object:
    """Return a field by its name, or by the names on the way to it ("data.body")."""
    if path in fields:
        return fields[path]
    name, _, rest = path.partition(".")
    inner = fields.get(name)
    return _inside(inner, rest) if rest and isinstance(inner, Mapping) else None


def _text(value: object) -> str:
    is_none = value is None or isinstance(value, bool | list | dict) or (isinstance(value, float) and not math.isfinite(value))
    return "" if is_none else str(value).strip()
