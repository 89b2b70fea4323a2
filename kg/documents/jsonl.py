"""Read JSON Lines: one document a line, `{"id", "text"[, "date", "title", "source"]}`, or with fields of other names (`rows`).

A line that cannot be read costs no other. A title, date or source of another kind than a string or a number is left out, which is said.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from kg.documents.checking import Mended, Placed, check, whole_characters
from kg.documents.decoding import MARK, SAVE_AS_UTF8, decode_lines, decode_part
from kg.documents.rows import Row
from kg.errors import ReadError
from kg.identifiers import document_id
from kg.model import Document, Place
from kg.places import fragment

OPTIONAL = ("date", "title", "source")
FIELDS = ("id", "text", *OPTIONAL)
FORM = '{"id": ..., "text": ...}'
LONGEST_LINE = 130_000_000
"""Bytes of a line: what the longest text takes at most, each character of it escaped twice."""

LONGEST_NUMBER = 4_000
"""Digits of a whole number; Python reads no longer ones, and nothing here needs them."""

KINDS = {
    list: "a list",
    dict: "an object",
    bool: "true or false",
    float: "no number that can be kept",
    int: "a number",
    type(None): "null",
}


class _Row(dict[str, object]):
    """A JSON object that remembers which of its names came twice."""

    repeated: tuple[str, ...] = ()


def _row(pairs: Iterable[tuple[str, object]]) -> _Row:
    pairs = list(pairs)
    row = _Row(pairs)
    if len(row) != len(pairs):
        names = [name for name, _ in pairs]
        row.repeated = tuple(name for name in dict.fromkeys(names) if names.count(name) > 1)
    return row


def whole_number(digits: str) -> int | float:
    """Return a whole number of JSON; of more digits than anybody needs, what is none."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else math.inf


def parse_line(source: str, number: int, line: bytes, form: str = FORM) -> _Row | ReadError:
    """Return the object that a line of JSON Lines holds, or the error that says why there is none, and what form it should have."""
    if len(line) > LONGEST_LINE:
        return ReadError(source, f"a line of {len(line):,} bytes", line=number, reason="too large", remedy="split its text")
    text = decode_part(line)
    if isinstance(text, int):
        return ReadError(source, f"not utf-8: byte {text} of the line cannot be decoded", line=number, remedy=SAVE_AS_UTF8)
    try:
        row = json.loads(text.lstrip(MARK), object_pairs_hook=_row, parse_int=whole_number)
    except json.JSONDecodeError as error:
        return ReadError(
            source,
            f"not JSON ({error.msg.removesuffix(' at')} at column {error.colno})",
            line=number,
            remedy=f"each line must be {form}",
        )
    except RecursionError:
        return ReadError(source, "brackets nested too deeply to be read", line=number, remedy=f"each line must be {form}")
    if not isinstance(row, _Row):
        return ReadError(source, "not a JSON object", line=number, remedy=f"each line must be {form}")
    return row


def read_jsonl(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended | Row]:
    """Yield the document, or the error, of each line that is not blank."""
    lines = decode_lines(source, content)
    if isinstance(lines, ReadError):
        yield lines
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = parse_line(source, number, line)
            yield from [row] if isinstance(row, ReadError) else _read_row(source, number, row)


def _read_row(source: str, number: int, row: _Row) -> Iterator[Placed | ReadError | Mended | Row]:
    if "text" not in row and len(row) > 0:
        yield Row(row, fragment(line=number), number)
        return
    problem = _refused(source, number, row)
    if problem is not None:
        yield problem
        return
    extra: dict[str, Any] = {"source": source, "places": (Place(0, fragment(line=number)),)}  # fields by their names
    for name in OPTIONAL:
        value = row.get(name)
        if isinstance(value, str) or _is_number(value):
            extra[name] = str(value)
            if name == "source":  # which is where it stands
                del extra["places"]
        elif value is not None:
            yield Mended(source, f'"{name}" is {KINDS[_kind(value)]}, and is left out: give it as a string', number)
    text, identifier = str(row["text"]), row.get("id")
    name = str(identifier) if identifier is not None else document_id(source, whole_characters(text)[0])
    yield from check(Document(id=name, text=text, **extra), source, number)


def _refused(source: str, number: int, row: _Row) -> ReadError | None:
    repeated = [name for name in row.repeated if name in FIELDS]
    if repeated:
        return ReadError(source, f'"{repeated[0]}" stands twice', line=number, remedy="each field may stand once in an object")
    if not isinstance(row.get("text"), str):
        kind = f'"text" is {KINDS[_kind(row["text"])]}' if "text" in row else 'no string under "text"'
        return ReadError(source, kind, line=number, remedy=f"each line must be {FORM}")
    identifier = row.get("id")
    if not (identifier is None or isinstance(identifier, str) or _is_number(identifier)):
        return ReadError(source, f'"id" is {KINDS[_kind(identifier)]}', line=number, remedy="give it as a string")
    return None


def _is_number(value: object) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, float) and math.isfinite(value))


def _kind(value: object) -> type:
    return dict if isinstance(value, dict) else type(value)
