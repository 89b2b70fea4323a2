"""Find what law calls by its own forms of names: acts, their provisions, and cases.

In: a parsed `Doc` and the spans of its names. Out: the spans, with "the Care Standards Act 2000", "section 55A of the 1986 Act", "CPR 3.10" and
"Vinos v Marks & Spencer plc" whole, instead of what the network took for names inside them. The forms are those of official citation (OSCOLA,
4th edition, 2.1 and 2.4; The Bluebook, 21st edition, rules 10 and 12); the words are in `tables/legal.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span

from kg.models.gazetteer import place_kinds, read_words

YEAR = re.compile(r"(?:1[2-9]|20)\d\d")
NUMBER = re.compile(r"\d+[A-Z]{0,3}|[IVXL]+")
NUMBER_IN_BOOK = re.compile(r"\d+(?:[.-]\d+)*[A-Z]?")
PART_OF_NUMBER = re.compile(r"[-.]|\d[\d.-]*[A-Z]?")
SERIAL = re.compile(r"\d+/\d+(?:/[A-Z]+)?")
JOINING = frozenset({"of", "and", "for", "in", "on", "to", "&", ","})
"""What stands between the words of an act's name: "Comprehensive Environmental Response, Compensation and Liability Act"."""

APOSTROPHES = frozenset("'’")
"""After a plural they belong to the name: "Employers' Liability Act"."""

LONGEST = 16
"""Words before "Act" at most, and words in a bracket. Not measured: longer names are cut."""


@cache
def _words() -> dict[str, frozenset[str]]:
    return read_words("legal")


def with_legal_names(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Return the names of a document, in order: where what is cited by the forms of law overlaps others, it takes their place."""
    acts = list(_iter_acts(doc))
    cited = _apart([*_iter_cases(doc, spans), *_iter_provisions(doc, acts), *acts])
    if not cited:
        return list(spans)
    longer = {(span.start, span.end) for span in spans for name in cited if _holds(span, name)}
    cited = [name for name in cited if not any(start <= name.start and name.end <= end for start, end in longer)]
    taken = {i for span in cited for i in range(span.start, span.end)}
    kept = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
    return sorted([*kept, *cited], key=lambda span: span.start)


def _holds(span: Span, name: Span) -> bool:
    """Tell whether a name is part of a longer one that is known: "the European Convention" of that "on Human Rights"."""
    return span.start <= name.start and name.end < span.end and not any(token.text in _words()["signs_of_cases"] for token in name)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Return the spans that share no word with one before them in the sequence."""
    taken: set[int] = set()
    apart = []
    for span in spans:
        places = set(range(span.start, span.end))
        if taken.isdisjoint(places):
            taken |= places
            apart.append(span)
    return apart


def _iter_acts(doc: Doc) -> Iterator[Span]:
    for noun in doc:
        is_always = noun.text in _words()["acts"]
        if (not is_always and noun.text not in _words()["acts_of_a_year"]) or noun.ent_type_ == "PERSON":
            continue
        end = _end_of_act(doc, noun.i)
        start = _start_of_act(doc, noun.i)
        is_dated = YEAR.fullmatch(doc[end - 1].text) is not None or YEAR.fullmatch(doc[start].text) is not None
        is_dated |= noun.text in _words()["acts_of_places"] and doc[noun.i - 1].ent_type_ in ("LOC", "GPE") and start == noun.i - 1
        is_numbered = SERIAL.fullmatch(doc[end - 1].text) is not None
        if (start < noun.i and (is_always or is_dated)) or is_numbered:
            yield Span(doc, start, end, label="LAW", span_id="LAW")


def _end_of_act(doc: Doc, noun: int) -> int:
    """Return the place after an act's name that ends with its noun, its year or its number: "Act 2000", "Act of 1956", "Regulation (EU) 2016/679"."""
    end = noun + 1
    if end + 3 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and SERIAL.fullmatch(doc[end + 3].text):
        return end + 4
    after = end + (end < len(doc) and doc[end].text == "of")
    return after + 1 if after < len(doc) and (YEAR.fullmatch(doc[after].text) or SERIAL.fullmatch(doc[after].text)) else end


def _start_of_act(doc: Doc, noun: int) -> int:
    """Return the place of the first word of an act's name, which has capitals and brackets, and small words between them."""
    start = place = noun
    while place > max(doc[noun].sent.start, noun - LONGEST):
        word = doc[place - 1].text
        if word == ")":
            opening = next((i for i in range(place - 2, max(0, place - LONGEST), -1) if doc[i].text == "("), place)
            if opening == place:
                break
            start = place = opening
        elif word[:1].isupper() and word not in _words()["acts"] | _words()["acts_of_a_year"] | _words()["no_beginnings"]:
            start = place = place - 1
        elif YEAR.fullmatch(word) and place == start == noun:
            return place - 1
        elif word == "-" and not doc[place - 1].whitespace_ and doc[place - 2].text[:1].isupper():
            start = place = place - 2
        elif (
            word in JOINING
            or word in APOSTROPHES
            or (word == "the" and place > 1 and doc[place - 2].text in JOINING - {"and", ","})
        ):
            place -= 1
        else:
            break
    while start < noun and (doc[start].text == "(" or doc[start].pos_ in ("ADP", "DET", "SCONJ", "CCONJ", "ADV", "AUX")):
        start += 1
    return start


def _iter_provisions(doc: Doc, acts: Sequence[Span]) -> Iterator[Span]:
    at = {act.start: act for act in acts}
    for word in doc[: len(doc) - 1]:
        number = doc[word.i + 1].text
        if word.text in _words()["rule_books"]:
            end = word.i + 2
            while end < len(doc) and not doc[end - 1].whitespace_ and PART_OF_NUMBER.fullmatch(doc[end].text):
                end += 1
            end -= doc[end - 1].text == "."  # of the sentence
            if NUMBER_IN_BOOK.fullmatch(doc[word.i + 1 : end].text):
                yield Span(doc, word.i, end, label="LAW", span_id="LAW")
            continue
        if word.text not in _words()["provisions"] or not NUMBER.match(number) or (number.isalpha() and word.text.islower()):
            continue
        end = _end_of_number(doc, word.i + 1)
        law = _law_after(doc, end, at)
        if law is not None:
            yield Span(doc, word.i, law, label="LAW", span_id="LAW")
        elif acts and not _is_of_this_text(doc, end):
            yield Span(doc, word.i, end, label="LAW", span_id="LAW")


def _end_of_number(doc: Doc, place: int) -> int:
    """Return the place after a number and what is written to it without a space: "404(a)(1)"."""
    end = place + 1
    while end < len(doc) and not doc[end - 1].whitespace_ and (doc[end].text in "()" or doc[end - 1].text == "("):
        end += 1
    opened = sum(token.text.count("(") - token.text.count(")") for token in doc[place:end])
    return end if not opened else place + 1


def _law_after(doc: Doc, place: int, acts: dict[int, Span]) -> int | None:
    """Return the place after the law that a provision is of: "of the 1986 Act", "ECHR"; None where none is told at once."""
    if place < len(doc) and doc[place].text in _words()["short_acts"]:
        return place + 1
    if place + 1 >= len(doc) or doc[place].text not in ("of", "to"):
        return None
    first = place + 1 + (doc[place + 1].text == "the")
    if first in acts:
        return acts[first].end
    return first + 1 if first < len(doc) and doc[first].text in _words()["short_acts"] else None


def _is_of_this_text(doc: Doc, place: int) -> bool:
    """Tell whether what follows a number says that it is a part of the text itself: "section 5 below", "Part 2 of this report"."""
    following = [token.text for token in doc[place : place + 2]]
    return following[:1] in (["below"], ["above"]) or following in (["of", "this"], ["of", "our"])


def _iter_cases(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    starts, ends = {span.start: span for span in spans}, {span.end: span for span in spans}
    for sign in doc[1:-1]:
        if sign.text not in _words()["signs_of_cases"] or not (
            doc[sign.i + 1].text[:1].isupper() and _is_party_end(doc, sign.i - 1)
        ):
            continue
        left, right = ends.get(sign.i), starts.get(sign.i + 1)
        if _do_play([span for span in (left, right) if span is not None]):
            continue
        start = left.start if left is not None else sign.i
        end = right.end if right is not None else sign.i + 1
        yield Span(doc, _start_of_party(doc, start), _end_of_party(doc, end), label="EVENT", span_id="CASE")


def _do_play(sides: Sequence[Span]) -> bool:
    """Tell whether those before and after a "v" play one another: teams, countries and towns; the United States sue."""
    is_team = any(span.id_ in ("TEAM", "COUNTRY") or span.text in place_kinds() for span in sides)
    return is_team and all(span.text != "United States" for span in sides)


def _is_party_end(doc: Doc, place: int) -> bool:
    return doc[place].text[:1].isupper() or doc[place].text in (")", ".") or doc[place].text in _words()["party_ends"]


def _start_of_party(doc: Doc, start: int) -> int:
    """Return where the first party begins: with the first of the words with capitals and brackets."""
    first = doc[min(start, len(doc) - 1)].sent.start
    while start > first:
        word = doc[start - 1]
        if word.text == ")":
            start = next((i for i in range(start - 2, max(first - 1, start - LONGEST), -1) if doc[i].text == "("), start)
            if doc[start].text != "(":
                break
        elif (word.text[:1].isupper() and word.pos_ in ("PROPN", "NOUN", "ADJ", "X")) or word.text in (
            "&",
            *_words()["party_ends"],
        ):
            start -= 1
        else:
            break
    return start


def _end_of_party(doc: Doc, end: int) -> int:
    """Return where the second party ends: with the last of the words with capitals, a legal form, or those who are sued beside it."""
    while end < len(doc):
        word = doc[end]
        is_more = word.text == "and" and end + 1 < len(doc) and doc[end + 1].text in _words()["other_parties"]
        if is_more:
            return end + 2
        if word.text[:1].isupper() or (word.text == "&" and end + 1 < len(doc)) or word.text in _words()["party_ends"]:
            end += 1
        else:
            break
    return end
