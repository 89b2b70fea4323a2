"""Find the sections of a text that say what one side says: "The Appellant's submissions", "Submissions on behalf of Acme".

In: a `Tree`. Out: for a word, the place of the word that names whose section it stands in; what follows the next heading is the document's
again. A heading is a short line without an end of a sentence, after a line with one; the first line of a text is its title, unless it names
submissions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.english import nouns, prepositions, signs
from kg.parsing.trees import Tree

LONGEST_HEADING = 12
"""Words of a heading at most. Chosen by hand."""

ENDS_OF_SENTENCES = frozenset(".;:,!?)]”’\"'")
NUMBERING = re.compile(r"^[\d.()\[\]A-Za-z]{0,4}[.)\]]\s+")


def owner_of_section(tree: Tree, i: int) -> int | None:
    """Return the place of who says what stands in a section, or None where it is the document itself."""
    if "sections" not in tree.memo:
        tree.memo["sections"] = tuple(_sections(tree))
    sections: tuple[tuple[int, int, int], ...] = tree.memo["sections"]
    return next((owner for start, end, owner in sections if start <= tree.starts[i] < end), None)


def _sections(tree: Tree) -> Iterator[tuple[int, int, int]]:
    """Yield where each section of one side starts and ends in the text, with the place of whose it is."""
    text_end = len(tree.source)
    for (start, end), (section_end, _) in pairwise([*_headings(tree.source), (text_end, text_end)]):
        owner = _owner_of_heading(tree, tree.places(start, end))
        if owner is not None:
            yield end, section_end, owner


def _headings(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the headings of a text start and end."""
    start, before = 0, ""
    for line in text.splitlines(keepends=True):
        words = line.split()
        is_short = bool(words) and len(words) <= LONGEST_HEADING and line.rstrip()[-1] not in ENDS_OF_SENTENCES
        opens = is_short and (words[0][0].isupper() or NUMBERING.match(line.lstrip()) is not None)
        if opens and (not before or before[-1] in ENDS_OF_SENTENCES):
            yield start, start + len(line)
        start += len(line)
        before = line.strip()


def _is_phrase_of(tree: Tree, noun: int, places: range) -> bool:
    """Tell whether a heading is the phrase of a noun and no more: "The appellant's case", not "Judge dismisses Acme's claims"."""
    return all(tree.pos[i] not in ("VERB", "AUX") for i in places) and tree.heads[noun] not in places[:-1]


def _owner_of_heading(tree: Tree, places: range) -> int | None:
    """Return whose claims a heading announces: "Ann's case", "Submissions for Ann"; of bare "Submissions" the word itself."""
    for i in places:
        lemma = tree.lemmas[i].lower()
        singular = lemma if lemma in nouns.claims else lemma.removesuffix("s")
        if singular not in nouns.claims or (places.start == 0 and singular not in nouns.pleadings):  # the first line is a title
            continue
        if i > places.start + 1 and tree.words[i - 1].lower() in signs.possessive:
            return i - 2 if i == places[-1] and _is_phrase_of(tree, i, places) else None
        rest = [p for p in places if p > i]
        if not rest:
            return i if singular in nouns.pleadings and i - places.start <= 1 else None
        words = " ".join(tree.words[p].lower() for p in rest)
        marks = [mark for mark in prepositions.of_sides if words.startswith(f"{mark} ")]
        return tree.head_of(range(rest[len(max(marks, key=len).split())], places.stop)) if marks else None
    return None
