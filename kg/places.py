"""Where the text of a document stands in its file: its pages, paragraphs, rows, and how they are cited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from urllib.parse import quote, unquote

from kg.model import Place


def fragment(**parts: object) -> str:
    """Return the name of a place, its parts from the largest to the smallest.

    >>> fragment(sheet="Q1 & Q2", row=7), fragment(page=14)
    ('sheet=Q1%20%26%20Q2&row=7', 'page=14')
    """
    return "&".join(f"{kind}={quote(str(value), safe='')}" for kind, value in parts.items())


def place_name(name: str) -> str:
    """Return a place as people cite it.

    >>> place_name("page=14"), place_name("sheet=Q1%20%26%20Q2&row=7"), place_name("page=2-3")
    ('page 14', 'sheet Q1 & Q2, row 7', 'pages 2–3')
    """
    return ", ".join(_part(*part.partition("=")[::2]) for part in name.split("&")) if name else ""


def _part(kind: str, value: str) -> str:
    return f"{kind}s {value.replace('-', '–')}" if "-" in value and value.replace("-", "").isdigit() else f"{kind} {unquote(value)}"


def places_of(places: Sequence[Place], start: int, end: int) -> str:
    """Return the place of the characters `[start, end)` of a text, or nothing where it has none.

    >>> pages = (Place(0, "page=1"), Place(100, "page=2"))
    >>> places_of(pages, 20, 50), places_of(pages, 90, 120), places_of((), 0, 1)
    ('page=1', 'page=1-2', '')
    """
    first, last = (bisect_right(places, place, key=attrgetter("start")) - 1 for place in (start, max(start, end - 1)))
    if first < 0:
        return ""
    (kind, _, begin), (last_kind, _, finish) = (places[place].name.rpartition("=") for place in (first, last))
    return places[first].name if first == last or kind != last_kind else f"{kind}={begin}-{finish}"


def write_places(places: Sequence[Place]) -> str:
    r"""Return places as lines of text, as a graph keeps them.

    >>> write_places((Place(0, "page=1"), Place(2311, "page=2")))
    '0 page=1\n2311 page=2'
    """
    return "\n".join(f"{place.start} {place.name}" for place in places)


def read_places(lines: str) -> tuple[Place, ...]:
    r"""Return the places that `write_places` wrote; what is no place is left out.

    >>> read_places("0 page=1\n2311 page=2")
    (Place(start=0, name='page=1'), Place(start=2311, name='page=2'))
    """
    rows = (line.partition(" ")[::2] for line in lines.splitlines())
    return tuple(Place(int(start), name) for start, name in rows if start.isdecimal() and name)
