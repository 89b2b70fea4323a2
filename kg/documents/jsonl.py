"""Read JSON Lines: one document a line, `{"id", "text"[, "date", "title", "source"]}`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.documents.plain_text import decode
from kg.errors import ReadError
from kg.identifiers import document_id
from kg.model import Document

OPTIONAL = ("date", "title", "source")


def read_jsonl(source: str, content: bytes) -> Iterator[Document | ReadError]:
    """Yield the document, or the error, of each line that is not blank."""
    text = decode(source, content)
    if isinstance(text, ReadError):
        yield text
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _read_line(source, number, line)


def _read_line(source: str, number: int, line: str) -> Document | ReadError:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return ReadError(
            source, f"not JSON ({error.msg} at column {error.colno})", line=number, remedy="each line must be one JSON object"
        )
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return ReadError(source, 'no string under "text"', line=number, remedy='each line must be {"id": ..., "text": ...}')
    if not row["text"].strip():
        return ReadError(source, '"text" is empty', line=number)
    extra = {key: str(row[key]) for key in OPTIONAL if row.get(key) is not None}
    extra.setdefault("source", source)
    identifier = row.get("id")
    return Document(id=str(identifier) if identifier is not None else document_id(source, row["text"]), text=row["text"], **extra)
