"""Blank what a page adds to its text, so that the parser reads sentences: marks of notes, footers, hyphens at line ends.

In: a text. Out: a text of the same length, in which every other character keeps its place.
"""

from __future__ import annotations

import re

from kg.english import signs

MARK = re.compile(rf"(?<=[\w.,;:!?\"”’)\]])\[(?:\d{{1,3}}|{'|'.join(map(re.escape, sorted(signs.page_marks)))})\]")
FOOTER = re.compile(
    r"^[^\n|]*(?:\|[^\n|]*)+\|[ \t]*(?:[Pp]age )?\d{1,4}[ \t]*$|^[ \t]*(?:[Pp]age \d+(?: of \d+)?|- ?\d+ ?-)[ \t]*$", re.MULTILINE
)
BROKEN = re.compile(r"(?<!\S)([\w'’]*[a-z])-(\n[ \t]*)([a-z]+)")


def without_page(text: str) -> str:
    """Return a text without marks and footers, and with the words whole that a line end breaks.

    >>> without_page("Quillon[edit] is made by Orin.[12]")
    'Quillon       is made by Orin.    '
    """
    for pattern in (MARK, FOOTER):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return BROKEN.sub(lambda match: _whole(match, text), text)


def _whole(match: re.Match[str], text: str) -> str:
    """Return a broken word and the end of its line; it keeps a hyphen that the text gives it elsewhere."""
    first, _, second = match.groups()
    hyphen = "-" if f"{first}-{second}" in text else ""
    return f"{first}{hyphen}{second}".ljust(len(match.group()) - 1) + "\r"  # the line ends, and no sentence with it
