"""Tell years in brackets that are those of an office from those of a life: of "Presidents: Karl (1948–1966), Ann (1966–1984)" nobody died at 18.

In: a reading, the place of a name and of the bracket behind it. Out: yes or no. One comes after the other where the years of one end with those of
the next; and of a list with a heading the heading tells it.
"""

from __future__ import annotations

import re

from kg.english import roles, signs
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

SPAN = re.compile(r"\(\s*(\d{4})\s*[-–—]\s*(\d{4})\s*\)")
"""Two years in brackets alone."""

LONGEST_HEADING = 60
"""Characters of a heading; a longer line is a sentence."""


def is_term(reading: DocumentReading, opening: int) -> bool:
    """Tell whether the bracket that opens at a place has the years of an office."""
    tree = reading.tree
    found = SPAN.match(tree.source, tree.starts[opening])
    return found is not None and (_is_followed(tree, found) or _is_headed(tree, found.start()))


def _is_followed(tree: Tree, found: re.Match[str]) -> bool:
    """Tell whether the span of years before or after begins or ends where these end or begin."""
    spans = list(SPAN.finditer(tree.source))
    place = next(i for i, match in enumerate(spans) if match.start() == found.start())
    before, after = spans[max(0, place - 1) : place], spans[place + 1 : place + 2]
    return any(match[2] == found[1] for match in before) or any(match[1] == found[2] for match in after)


def _is_headed(tree: Tree, place: int) -> bool:
    """Tell whether what stands in a list has a heading that names a role: "Chairmen", "Presidents (since 1948)"."""
    lines = tree.source[:place].split("\n")
    start = place - len(lines.pop())
    if not _is_item(tree.source[start:place]):
        return False
    while lines and (not lines[-1].strip() or _is_item(lines[-1])):
        start -= len(lines.pop()) + 1
    heading = lines[-1] if lines else ""
    end = start - 1
    places = tree.places(end - len(heading), end) if 0 < len(heading) <= LONGEST_HEADING else range(0)
    return any(tree.lemmas[i].lower() in roles.kinds for i in places)


def _is_item(line: str) -> bool:
    return line.strip()[:1] in signs.bullets
