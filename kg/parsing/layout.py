"""Blank what a page adds to its text, so that the parser reads sentences: marks of notes, footers, datelines, bylines, hyphens at line ends.

In: a text. Out: a text of the same length, in which every other character keeps its place.
"""

from __future__ import annotations

import re

from kg.english import signs
from kg.models.gazetteer import place_kinds

MARK = re.compile(rf"(?<=[\w.,;:!?\"”’)\]])\[(?:\d{{1,3}}|{'|'.join(map(re.escape, sorted(signs.page_marks)))})\]")
FOOTER = re.compile(
    r"^[^\n|]*(?:\|[^\n|]*)+\|[ \t]*(?:[Pp]age )?\d{1,4}[ \t]*$|^[ \t]*(?:[Pp]age \d+(?: of \d+)?|- ?\d+ ?-)[ \t]*$", re.MULTILINE
)
BYLINE = re.compile(r"^[ \t]*\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [^()\n]*\)[ \t]*$", re.MULTILINE)
"""Who wrote a report of an agency, on a line of its own."""

BROKEN = re.compile(r"(?<!\S)([\w'’]*[a-z])-(\n[ \t]*)([a-z]+)")

HYPHENATED = re.compile(r"(?<![\w'’])[\w'’]*[a-z]-[a-z]+")

CAPITALS, DASH = r"[A-Z][A-Z'’-]{2,}(?:(?:[ ,]+|/| and | & )[A-Z][A-Z'’-]+)*", r"(?: ?(?:--|[–—]) ?| - )"
BESIDE_PLACE = r"(?:,? (?:[A-Z][\w.’']*|\d{1,4}),?|,? ?(?:\([\w ./]{2,30}\)|/[\w ]{2,30}/)){0,6}"
DATELINE = re.compile(rf"^[ \t]*({CAPITALS})({BESIDE_PLACE}){DASH}(?:\([\w ./]{{2,30}}\){DASH})?(?=\S)", re.MULTILINE)


def without_page(text: str) -> str:
    """Return a text without marks, footers, datelines and bylines, and with the words whole that a line end breaks.

    >>> without_page("Quillon[edit] is made by Orin.[12]")
    'Quillon       is made by Orin.    '
    """
    for pattern in (MARK, FOOTER, BYLINE):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    text = DATELINE.sub(lambda match: " " * len(match.group()) if _is_dateline(match) else match.group(), text)
    hyphenated = frozenset(HYPHENATED.findall(text))
    return BROKEN.sub(lambda match: _whole(match, hyphenated), text)


def _is_dateline(match: re.Match[str]) -> bool:
    """Tell whether capitals before a dash are the place a report comes from: a known one, or one with a date or an agency."""
    return bool(match[2].strip()) or match[1].title() in place_kinds()


def _whole(match: re.Match[str], hyphenated: frozenset[str]) -> str:
    """Return a broken word and the end of its line; it keeps a hyphen that the text gives it elsewhere."""
    first, _, second = match.groups()
    hyphen = "-" if f"{first}-{second}" in hyphenated else ""
    return f"{first}{hyphen}{second}".ljust(len(match.group()) - 1) + "\r"  # the line ends, and no sentence with it
