"""Who signs a text, or is listed in it, as what: by a line with the name above one with the role, or by both in one line.

"Ann Lee" above "Chief Executive Officer", "Mr Bo Ek – Chief Executive (ex officio)". The role is of the body that the text is of, as
where a sentence does not say whose it is (`unsaid_owners.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.english import conjunctions, name_parts, signs
from kg.model import Relation
from kg.parsing.lines import lines_of, opens_line
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading
from kg.relations.role_phrases import find_role, role_relations
from kg.relations.role_words import role_before
from kg.relations.unsaid_owners import with_issuer

RULE = "signature/role"

BEHIND = frozenset({",", "&", "of", "("})
"""What may stand behind a role on its line."""

LONGEST_LINE = 12
"""Words of a line that says as what somebody signs."""


def find_signatures(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the roles on the lines below names, and behind names on their lines."""
    for name, head in _signatures(reading):
        role = find_role(reading, head)
        if role is not None:
            yield from role_relations(reading.trigger(name), name, with_issuer(reading, role), rule=RULE)


def is_signed(reading: DocumentReading, end: int) -> bool:
    """Tell whether the role that ends before a place is that of the name above it, and not of the name on the next line."""
    tree = reading.tree
    is_at_end = end < len(tree.words) and opens_line(tree, end)
    return is_at_end and any(head == end - 1 for _, head in _signatures(reading))


def _signatures(reading: DocumentReading) -> list[tuple[int, int]]:
    """Return the heads of names with those of their roles; kept with the reading."""
    if "signatures" not in reading.memo:
        reading.memo["signatures"] = list(_find_pairs(reading))
    pairs: list[tuple[int, int]] = reading.memo["signatures"]
    return pairs


def _find_pairs(reading: DocumentReading) -> Iterator[tuple[int, int]]:
    tree = reading.tree
    for line, below in pairwise((*lines_of(tree), range(0))):
        end = next((i for i in line if tree.words[i] in signs.hyphens and i > line.start and _is_apart(tree, i)), line.stop)
        name = _name_alone(reading, line[: end - line.start]) if len(line) <= LONGEST_LINE else -1
        beside = below if end == line.stop else range(end + 1, line.stop)
        if name >= 0 and len(beside) <= LONGEST_LINE:
            yield from ((name, head) for head in _roles_in(reading, beside))


def _is_apart(tree: Tree, i: int) -> bool:
    """Tell whether a dash stands between spaces."""
    return (
        tree.source[tree.ends[i - 1] : tree.starts[i]].isspace() and i + 1 < len(tree.words) and tree.starts[i + 1] > tree.ends[i]
    )


def _name_alone(reading: DocumentReading, line: range) -> int:
    """Return the head of the person's name that a line holds and nothing else but titles and marks; -1 for another line."""
    tree = reading.tree
    names = {tree.entity[i] for i in line if tree.entity[i] >= 0}
    if len(names) != 1 or tree.names[next(iter(names))].label != "PERSON":
        return -1
    rest = [tree.words[i] for i in line if tree.entity[i] < 0]
    is_alone = all(word.lower().rstrip(".") in name_parts.titles or not word.isalpha() for word in rest)
    return tree.names[next(iter(names))].root if is_alone else -1


def _roles_in(reading: DocumentReading, line: range) -> list[int]:
    """Return the last words of the roles that a line begins with, joined by "and" or commas; none where it is a sentence or a heading of more."""
    tree = reading.tree
    if any(tree.pos[i] in ("VERB", "AUX") for i in line):
        return []
    heads, start = [], line.start
    for i in line:
        is_end = i + 1 == line.stop or tree.words[i + 1] in BEHIND or tree.words[i + 1].lower() in conjunctions.coordinating
        if is_end and tree.words[start][0].isupper() and _is_role(reading, start, i + 1):
            heads.append(i)
            start = i + 2
    return heads if heads and (start >= line.stop or tree.words[start - 1] in BEHIND) else []


def _is_role(reading: DocumentReading, start: int, end: int) -> bool:
    """Tell whether words are a role, with what may stand before one: "Group Finance Director"."""
    role = role_before(reading, end)
    return role is not None and role[0] >= start and all(reading.tree.words[i][0].isupper() for i in range(start, end))
