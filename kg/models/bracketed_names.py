"""Give a name what brackets behind it show to belong to it: "Long Range Identification and Tracking (LRIT)", "Acme Civils (Norda) Ltd".

In: the spans of a document's names, their extents mended. Out: the same spans, one that is cut replaced by the whole. The network stops at "and", "for"
and "in", where a list or a place may begin as well: initials tell that none did. What stands in brackets before a legal form is part of a firm's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from kg.models.gazetteer import read_nouns, read_words
from kg.models.makers import words_of_makers

INITIALS = re.compile(r"[A-Z]{3,8}")
"""Of two letters, too much has them. Not measured."""

LONGEST = 20
"""Words before a bracket that are looked through. Not measured."""

LONGEST_INSIDE = 3
"""Words in brackets within a firm's name. Not measured."""

LISTED = frozenset({"LOC", "PERSON"})
"""Labels of names that many short lists are of."""

QUOTES = frozenset("\"“”'‘’")


def with_brackets(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Return the names of a document, in order, each with all words of which it has the initials behind it, or its legal form."""
    brackets = [token.i for token in doc if token.text == "("]
    whole = [span for i in brackets if (span := _with_form(doc, i, spans) or _whole(doc, i, spans)) is not None]
    if not whole:
        return list(spans)
    taken = {i for span in whole for i in range(span.start, span.end)}
    return sorted([*whole, *(span for span in spans if taken.isdisjoint(range(span.start, span.end)))], key=lambda span: span.start)


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(form.upper() for form in read_words("names")["legal_forms"])


def _with_form(doc: Doc, opening: int, spans: Sequence[Span]) -> Span | None:
    """Return the name of a firm around a bracket with its legal form: "Acme Civils (Norda) Ltd"."""
    closing = next((i for i in range(opening + 2, min(opening + LONGEST_INSIDE + 2, len(doc))) if doc[i].text == ")"), None)
    end = closing + 1 if closing is not None else len(doc)
    while (
        end + 1 < len(doc) and doc[end].text in words_of_makers()["ends_of_firms"] and doc[end].text.upper() not in _legal_forms()
    ):
        end += 1  # "Acme (Norda) Holdings Ltd"
    if closing is None or end >= len(doc) or doc[end].text.upper() not in _legal_forms():
        return None
    before = next((span for span in spans if span.end == opening), None)
    is_name = before is not None and all(token.text[:1].isupper() for token in doc[opening + 1 : closing])
    return Span(doc, before.start, end + 1, label="ORG") if before is not None and is_name else None


def _whole(doc: Doc, opening: int, spans: Sequence[Span]) -> Span | None:
    """Return the name before a bracket that begins before or ends behind what the network took for it, None where it is not cut."""
    place = opening + 1
    while place < len(doc) and doc[place].text in QUOTES:
        place += 1
    if place >= len(doc) or not INITIALS.fullmatch(doc[place].text):
        return None
    start = _start_of(doc, opening, doc[place].text, max(doc[opening].sent.start, opening - LONGEST))
    if start is None:
        return None
    inside = [span for span in spans if start < span.end and span.start < opening]
    if not inside or inside[0].start < start or (inside[0].start == start and inside[0].end == opening) or _is_list(inside):
        return None
    if _is_role(doc[start:opening]):
        return None
    label = next((span.label_ for span in spans if span.start == place), inside[0].label_)
    return Span(doc, start, opening, label="ORG" if label in LISTED else label)


def _is_role(name: Span) -> bool:
    """Tell whether words are those of somebody's office: "Counsel to the Norda Tribunal (CNT)", "Chief Norda Officer (CNO)"."""
    first = next((token for token in name if token.pos_ == "ADP"), None)
    last = name[-1] if first is None else name.doc[first.i - 1]
    return "PERSON" in (read_nouns().get(last.text.lower()), read_nouns().get(last.lemma_.lower().removesuffix("s")))


def _is_list(spans: Sequence[Span]) -> bool:
    """Tell whether names are those of places or persons one after another: "Kenya, Uganda and Tanzania (KUT)"."""
    between = [spans[0].doc[first.end : second.start].text for first, second in pairwise(spans)]
    return "and" in between and all(span.label_ in LISTED for span in spans)


def _start_of(doc: Doc, end: int, initials: str, first: int) -> int | None:
    """Return where the words begin that have the initials and end before a place; small words may have one each, or none."""
    if not initials:
        return end
    place = end - 1
    if place < first:
        return None
    word, words, rest = doc[place].text, read_words("names"), None
    if word[:1].upper() == initials[-1] and (word[:1].isupper() or (len(initials) > 1 and word in words["initials_too"])):
        rest = _start_of(doc, place, initials[:-1], first)
    if rest is None and word in words["inside"]:
        rest = _start_of(doc, place, initials, first)
    return rest
