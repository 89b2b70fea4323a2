"""Read JSON: a list of records, lists of records under keys, or one record; a document a record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from kg.documents.checking import Mended, Placed
from kg.documents.decoding import decode
from kg.documents.files import too_large
from kg.documents.jsonl import read_jsonl, whole_number
from kg.documents.rows import Row, has_texts
from kg.errors import ReadError
from kg.places import fragment

LARGEST = 100_000_000
"""Bytes: in memory, JSON takes ten times as much. Lines of JSON have no such bound."""

DEEPEST = 3
"""Objects around a list of records, in which it is looked for."""

Records = Iterator[tuple[object, str]]
"""Records with their places."""


def read_json(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended | Row]:
    """Yield the records of a file; one of JSON Lines is read as such."""
    text = decode(source, content) if len(content) <= LARGEST else too_large(source, LARGEST)
    if isinstance(text, ReadError):
        yield text
        return
    try:
        value = json.loads(text, parse_int=whole_number)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from read_jsonl(source, content)
        else:
            yield ReadError(source, f"not JSON ({error.msg} at column {error.colno})", line=error.lineno, remedy="write it anew")
        return
    except RecursionError:
        yield ReadError(source, "brackets nested too deeply to be read", remedy="leave it out")
        return
    yield from _rows(source, value)


def _rows(source: str, value: object) -> Iterator[ReadError | Row]:
    for record, place in _of_list(value) if isinstance(value, list) else _of_object(value):
        if isinstance(record, Mapping):
            yield Row(record, place)
        else:
            yield ReadError(source, "a record is no object", remedy='each must be {"text": ...}')


def _of_list(records: list[object], **place: object) -> Records:
    return ((record, fragment(**place, record=number)) for number, record in enumerate(records, start=1))


def _of_object(value: object) -> Records:
    """Yield the records in the lists of an object; itself where it has a text, or no such list."""
    lists = [] if not isinstance(value, dict) or has_texts(value) else list(_lists(value, ""))
    for name, records in lists:
        yield from _of_list(records, list=name)
    if not lists:
        yield value, ""


def _lists(value: dict[str, object], path: str, depth: int = DEEPEST) -> Iterator[tuple[str, list[object]]]:
    for name, inner in value.items():
        if isinstance(inner, list) and inner and all(isinstance(record, dict) for record in inner):
            yield path + name, inner
        elif isinstance(inner, dict) and depth > 1:
            yield from _lists(inner, f"{path}{name}.", depth - 1)
