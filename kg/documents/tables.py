"""Read tables (CSV, TSV, Parquet): a document a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from kg.documents.decoding import decode
from kg.documents.rows import Row
from kg.errors import ReadError
from kg.places import fragment

DELIMITERS = ",;\t|"
LOOKED_AT = 20_000
"""Characters of a table in which its delimiter is looked for."""

LINE = re.compile(r"[^\n]*\n|[^\n]+")
LONGEST_CELL = 10_000_000
"""Characters, as of a document; Python's own bound would refuse articles."""


def read_csv(source: str, content: bytes) -> Iterator[Row | ReadError]:
    """Yield the rows of a table whose first line names its columns; the delimiter is the likeliest one."""
    text = decode(source, content)
    yield from [text] if isinstance(text, ReadError) else _rows(source, text, _delimiter(text))


def read_tsv(source: str, content: bytes) -> Iterator[Row | ReadError]:
    """Yield the rows of a table whose columns are parted by tabs."""
    text = decode(source, content)
    yield from [text] if isinstance(text, ReadError) else _rows(source, text, "\t")


def _delimiter(text: str) -> str:
    first = text[:LOOKED_AT].split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _rows(source: str, text: str, delimiter: str) -> Iterator[Row | ReadError]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.DictReader((match.group() for match in LINE.finditer(text)), delimiter=delimiter, restkey="")
    number = 1
    try:
        if not any(reader.fieldnames or ()):
            yield ReadError(source, "its first line names no columns", line=1, remedy="write their names there")
            return
        for number, fields in enumerate(reader, start=2):
            yield Row({str(name): value for name, value in fields.items() if name}, fragment(row=number), reader.line_num)
    except csv.Error as error:
        remedy = "check the quotes around it"
        yield ReadError(source, f"not a table after row {number} ({error})", line=reader.line_num, remedy=remedy)
