"""Lines and answers as CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from kg.exports.tables import Cells
from kg.server.lines import Line

COLUMNS = ("subject", "property", "object", "status", "qualifiers", "sentence", "document", "date", "confidence")


def to_csv(lines: Iterable[Line]) -> str:
    """Return a row for each sentence of each line."""
    out, cell = io.StringIO(newline=""), Cells()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in _rows(lines):
        writer.writerow(map(cell, row))
    return out.getvalue()


def _rows(lines: Iterable[Line]) -> Iterator[tuple[object, ...]]:
    for line in lines:
        qualifiers = "; ".join(f"{name}: {', '.join(link.text for link in links)}" for name, links in line.qualifiers)
        for quote in line.quotes:
            yield (
                line.subject.text,
                line.predicate,
                line.object.text,
                line.status,
                qualifiers,
                quote.text,
                quote.document.text,
                quote.day,
                quote.confidence,
            )
