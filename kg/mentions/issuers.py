"""Find the body whose text it is by the lines above it: "Minutes of the Rates Board, Bank of Norda", "Acme plc: results for 2020".

In: a `Tree`. Out: an `Issuer` with the places of the names of that body and of the whole that it is part of, or None. A line above a text has
no end of a sentence, or says what is recorded ("Minutes of"). A sentence there ("Acme names Ann Lee as chairwoman") is of who begins it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.english import determiners, nouns
from kg.mentions.names import normalize
from kg.parsing.repairs import Name
from kg.parsing.trees import Tree

MOST_LINES = 4
"""Lines above a text that are looked at. Chosen by hand."""

MOST_WORDS = 40
"""Words of such a line. Chosen by hand."""

ENDS_OF_SENTENCES = frozenset('.!?:;"”')

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})

JOINTS = frozenset({",", "of"})
"""What stands between a body and the whole that it is part of: "Rates Board, Bank of Norda", "the Board of Acme"."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """The heads of two names, the body itself and the whole that it is part of; whether the text records a meeting, and whether a sentence names it."""

    body: int
    whole: int
    is_record: bool
    in_sentence: bool


def issuer_of(tree: Tree) -> Issuer | None:
    """Return whose text it is by the lines above it; kept with the tree."""
    if "issuer" not in tree.memo:
        tree.memo["issuer"] = _find_issuer(tree)
    issuer: Issuer | None = tree.memo["issuer"]
    return issuer


def _find_issuer(tree: Tree) -> Issuer | None:
    lines = list(_lines_above(tree))
    is_record = any(_is_record(tree, line) for line in lines)
    for line in lines:
        names = _bodies_in(tree, line)
        if names:
            return Issuer(names[0].root, names[-1].root, is_record, _says_something(tree, line))
    return None


def _lines_above(tree: Tree) -> Iterator[range]:
    """Yield the words of the lines above a text; what has no text below it has no such lines."""
    start, count = 0, 0
    text = tree.source
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            words = tree.places(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
            is_above = line.rstrip()[-1] not in ENDS_OF_SENTENCES or (len(words) > 0 and _is_opened_by_record(tree, words))
            if not is_above or not words or len(words) > MOST_WORDS or count == MOST_LINES or not text[end:].strip():
                return
            yield words
            count += 1
        start = end


def _is_opened_by_record(tree: Tree, line: range) -> bool:
    return tree.words[line[0]].lower() in nouns.records


def _is_record(tree: Tree, line: range) -> bool:
    """Tell whether a line says that the text is the record of a meeting: "Minutes of", "Meeting no. 7"."""
    return any(tree.words[i].lower() in nouns.records for i in line) and not _says_something(tree, line)


def _says_something(tree: Tree, line: range) -> bool:
    """Tell whether a line is a sentence: it has a finite verb outside of names."""
    return any(tree.tags[i] in FINITE for i in line if tree.entity[i] < 0)


def _bodies_in(tree: Tree, line: range) -> list[Name]:
    """Return the body that a line is of, and what it is part of; nothing where the line names several."""
    names = [tree.names[n] for n in dict.fromkeys(tree.entity[i] for i in line) if n >= 0 and tree.names[n].label == "ORG"]
    if not names or not all(name.start in line and name.end - 1 in line for name in names):
        return []
    first = names[0]
    before = first.start - 1
    while before >= line[0] and tree.words[before].lower() in determiners.articles:
        before -= 1
    opens = before < line[0]
    if _says_something(tree, line):
        return [first] if opens else []
    if not opens and tree.words[before].lower() not in JOINTS:
        return []  # "Notes on Acme"
    nested = [first]
    for name in names[1:]:
        between = {tree.words[i].lower() for i in range(nested[-1].end, name.start)} - determiners.articles
        if between and not between <= JOINTS:
            return [first] if normalize(name.text) == normalize(first.text) else []
        nested.append(name)
    return nested
