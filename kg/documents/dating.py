"""Date a document that tells no date: by its dateline, else by its address, else by the path of its file.

When a file was changed is no date of what it says, and another one after each copy: it is not looked at.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.documents.dates import normal_date
from kg.english import times
from kg.model import Document

BEGINNING = 800
"""Characters in which a dateline stands."""

IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def dated(document: Document) -> Document:
    """Return a document with a date and what it was taken from, where it has none and one can be told.

    >>> dated(Document(id="a", text="BERLIN, May 6, 2024 (dpa) - Acme bought Bolt.")).dated_by
    'dateline'
    >>> dated(Document(id="a", text="Acme bought Bolt.", source="https://a.example/2024/05/06/acme")).date
    '2024-05-06'
    """
    if document.date:
        return document
    for way, written in (("dateline", _dateline(document.text[:BEGINNING])), *_in_path(document.source)):
        date = normal_date(written)
        if date:
            return replace(document, date=date, dated_by=way)
    return document


def _in_path(source: str) -> list[tuple[str, str]]:
    """Return the date in an address, in folders of years, months and days, or in the name of a file; of other folders it dates a copy."""
    is_address, name = "://" in source, source.rfind("/")
    matches = [m for m in IN_PATH.finditer(source) if is_address or m[2] == "/" or m.start() > name]
    return [("address" if is_address else "path", "-".join(m.group(1, 3, 4))) for m in matches[-1:]]


@cache
def _datelines() -> re.Pattern[str]:
    """Return how a date stands for the whole text: after a place and before a dash, or on a line of its own."""
    month, day = rf"(?i:{'|'.join(m[:3] for m in times.months)})[a-z]*\.?", r"\d\d?(?:st|nd|rd|th)?"
    date = rf"({month} {day},? (?:19|20)\d\d|{day} {month},? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    weekday, name = r"(?:[A-Z][a-z]+day,? )?", r"[A-Z][\w.’'/-]*"
    before_dash = rf"^{name}(?:,? {name}){{0,5}}(?:, ?| ?\(| ){weekday}{date}\)?[^\n.!?\d]{{0,40}}?[-–—]{{1,2}} "
    alone = rf"^(?:(?i:published|posted|issued|updated|date)(?: on)?:? *)?{weekday}{date}(?:[,T ]+(?:at )?\d\d?:\d\d.*)?$"
    return re.compile(f"{before_dash}|{alone}", re.MULTILINE)


def _dateline(text: str) -> str:
    match = _datelines().search(text)
    return next(filter(None, match.groups()), "") if match is not None else ""
