"""Mend the extents of named entities: where the network cuts a name, joins two, or takes in what stands beside it.

In: a parsed `Doc` with entities. Out: their spans. The words at the joints and ends of names are in `tables/names.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from kg.models.bracketed_names import with_brackets
from kg.models.gazetteer import place_kinds, read_words

OPENING = frozenset("\"“‘'(«")
CLOSING = frozenset("\"”’')»")
POSSESSIVE = ("'s", "’s")
NO_ENDS = frozenset({"PUNCT", "CCONJ", "ADP", "DET", "SPACE"})
"""What ends no name, unless it closes a bracket inside it."""

NUMBERED = frozenset({"ORG", "MISC"})
"""Labels of names that a number may belong to; a person is of a generation, and after a place stands a year."""

COUNTED = frozenset({"ADJ", "NOUN", "NUM", "SYM"})
"""Parts of speech of what a number before it counts or measures: "12 years", "50 million", "3-1"."""

REPEATED = 3
"""Times that a text has two names with "for" between them before they are one. Not measured."""

FIRST_YEAR = 1000
"""A number from there on may be a year, and is none of what stands before it."""

OF_MANY = frozenset({"BODY"})
"""Subtypes of names that many have one called so: "our Board of Directors"."""

SECTION = re.compile(r"\d+(?:\.\d+)+\.?")
"""The number of a section, before the sentence that begins it: "2.1 Acme was founded in 1996"."""

OF_COUNTRIES = frozenset({"LOC", "NORP"})
"""Labels of names and adjectives of countries."""

FINITE = frozenset({"VBD", "VBP", "VBZ"})
"""Tags of verbs that end no name."""

LONGEST_NICKNAME = 2
"""Words between quotation marks within a name. Not measured: what is longer is a quotation."""

FURTHEST_PART = LONGEST_NICKNAME + 4
"""Words from one part of a person's name to the end of the next, the nickname and its two marks among them."""


@cache
def _words() -> dict[str, frozenset[str]]:
    return read_words("names")


def mended_names(doc: Doc) -> list[Span]:
    """Return the entities of a document: ends trimmed, parts of one name joined."""
    spans: list[Span] = []
    trimmed_names = [trimmed for entity in doc.ents if (trimmed := _trimmed(entity)) is not None]
    for span in _with_nicknames(doc, _with_known(doc, trimmed_names)):
        label = _label_of_both(spans[-1], span) if spans else ""
        if label:
            spans[-1] = Span(doc, spans[-1].start, span.end, label=label)
        else:
            spans.append(span)
    spans = [span for span in spans if span.text.removesuffix(".") not in _words()["honorifics"]]
    return with_brackets(doc, [_completed(span, following.start) for span, following in pairwise([*spans, doc[len(doc) :]])])


@cache
def _whole_names() -> dict[str, list[tuple[str, ...]]]:
    """Return the words of organizations' names of several words that a table knows, the longest first, by the first."""
    names: dict[str, list[tuple[str, ...]]] = {}
    for rule, known in read_words("entity_types").items():
        learned, where, _, subtype = rule.split()
        if learned.startswith("ORG") and where == "name" and subtype not in OF_MANY:
            for words in (name.split() for name in known):
                if len(words) > 1 and words[0] != "The":
                    names.setdefault(words[0], []).append(tuple(words))
    return {first: sorted(several, key=lambda words: (-len(words), words)) for first, several in names.items()}


def _with_known(doc: Doc, spans: list[Span]) -> list[Span]:
    """Return the names, those that a table knows whole where the network took a part of them or none: "Human Rights Watch"."""
    known = _whole_names()
    whole: list[Span] = []
    for token in doc:
        for words in known.get(token.text, ()):
            span = doc[token.i : token.i + len(words)]
            if tuple(t.text for t in span) == words and not (whole and token.i < whole[-1].end):
                whole.append(Span(doc, span.start, span.end, label="ORG"))
    if not whole:
        return spans
    whole = [name for name in whole if not any(span.start <= name.start and name.end <= span.end for span in spans)]
    taken = {i for name in whole for i in range(name.start, name.end)}
    return sorted([*whole, *(span for span in spans if taken.isdisjoint(range(span.start, span.end)))], key=lambda span: span.start)


def _trimmed(span: Span) -> Span | None:
    """Return a name without the signs and small words at its ends, the first word of an office behind it, or the letters after a person's."""
    start, end, doc = span.start, span.end, span.doc
    if span.text in _words()["honours"] and span.label_ != "LOC" and start > 0 and doc[start - 1].text == ",":
        return None
    while end > start and (
        (doc[end - 1].pos_ in NO_ENDS and not _is_kept(span, end))
        or (span.label_ == "PERSON" and end - 1 > start and _is_no_part(doc[end - 1]))
    ):
        end -= 1
    end -= end > start and _takes_office(doc, start, end)
    while start < end - 1 and (doc[start].pos_ == "PUNCT" or (doc[start].pos_ == "ADJ" and doc[start].text.islower())):
        start += 1
    start += span.label_ == "PERSON" and end - start > 1 and doc[start].text in _words()["emeriti"]
    start += end - start == 2 and doc[start].text in _words()["partisans"] and doc[start + 1].text in _words()["chambers"]
    start += end - start > 1 and start == span.sent.start and SECTION.fullmatch(doc[start].text) is not None
    if start < end < len(doc) and span.label_ in OF_COUNTRIES and doc[end].text in _words()["embassies"]:
        return Span(doc, start, end + 1, label="ORG")
    return Span(doc, start, end, label=span.label_) if start < end else None


def _is_no_part(last: Token) -> bool:
    """Tell whether the last word is none of a person's name: letters of an honour, or what the person does ("Ann Lee spoke, who …")."""
    return last.text in _words()["honours"] or (last.text.islower() and last.tag_ in FINITE)


def _takes_office(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the last word of a name begins the office behind it: "White House Press Secretary", not "Associated Press Secretary"."""
    if end == len(doc) or f"{doc[end - 1].text} {doc[end].text}" not in _words()["offices"]:
        return False
    name = tuple(token.text for token in doc[start:end])
    is_known = name in _whole_names().get(name[0], ())
    return not is_known and doc[max(start, end - 2)].text not in _words()["before_at"]


def _is_kept(span: Span, end: int) -> bool:
    """Tell whether the sign before `end` belongs to a name: it closes what was opened inside it, or the name is written so."""
    last, doc = span.doc[end - 1], span.doc
    if last.text in CLOSING:
        return any(token.text in OPENING for token in doc[span.start : end - 1])
    if last.text == ".":
        return "." in doc[end - 2].text
    return last.text[:1].isalnum() and (
        not last.text.islower() or (last.text == "of" and end < len(doc) and doc[end].text.isdigit())
    )


def _with_nicknames(doc: Doc, spans: list[Span]) -> list[Span]:
    """Return the names, a person's parts around a nickname joined: William "Bill" Harrow, Robert (Bob) Lentz."""
    joined: list[Span] = []
    for span in spans:
        near = len(joined)  # names before it end too far off: only these few are looked at, however long the text
        while near > 0 and span.end - joined[near - 1].end <= FURTHEST_PART:
            near -= 1
        first = next((i for i in range(near, len(joined)) if _is_cut_by_nickname(joined[i], span)), None)
        if first is not None:
            joined[first:] = [Span(doc, joined[first].start, span.end, label="PERSON")]
        else:
            joined.append(span)
    return joined


def _is_cut_by_nickname(first: Span, last: Span) -> bool:
    """Tell whether a nickname in quotation marks or brackets stands between two parts of a person's name, or in the second one."""
    doc = first.doc
    opening = _open_quote(first)
    if "PERSON" not in (first.label_, last.label_) or doc[opening].text not in OPENING or first[-1].sent.end <= last.start:
        return False
    for closing in range(max(first.end, opening + 2), min(opening + LONGEST_NICKNAME + 2, last.end - 1)):
        if doc[closing].text in CLOSING:
            return closing + 1 >= last.start and all(token.text[:1].isupper() for token in doc[opening + 1 : closing])
    return False


def _open_quote(span: Span) -> int:
    """Return the place of a quotation mark or bracket that a name opens and does not close, else the place after the name."""
    opened = next((token.i for token in reversed(list(span)) if token.text in OPENING), span.start)
    is_open = opened > span.start and not any(token.text in CLOSING for token in span.doc[opened + 1 : span.end])
    return opened if is_open else span.end


def _label_of_both(first: Span, second: Span) -> str:
    """Return the label of the one name that two spans are parts of, "" where they are two names."""
    words, between = _words(), [token.text for token in first.doc[first.end : second.start] if not token.is_space]
    if first[-1].sent.end <= second.start:
        return ""
    if not between and (
        all(token.text in words["beginnings"] for token in first)
        or (first.label_ == "PERSON" and second.label_ == "ORG" and second.text in words["before_of"])
    ):
        return second.label_
    if _is_owner([token.text for token in first.doc[first.start : second.start]]):
        return second.label_
    if second.label_ == "PERSON" and first.text.removesuffix(".") in words["honorifics"] and between in ([], ["."]):
        return "PERSON"
    if not between:
        is_unit = (first.label_, second.label_) == ("ORG", "LOC") and (first.root.head in second or second.root.head in first)
        is_one = is_unit or (first.label_ == second.label_ == "PERSON" and first[-1].pos_ == "PROPN")
    elif between[0].lower() == "of" and " ".join(between[1:]).lower() in ("", "the"):
        is_in_capitals = between[0] == "OF" and first.text.isupper()  # of a heading: "BANK OF NORDA"
        is_one = (first[-1].text.title() if is_in_capitals else first[-1].text) in words["before_of"]
    elif between[0] == "in" and between[1:] in ([], ["the"]):
        is_one = second.label_ == "LOC" and first.label_ in NUMBERED and _goes_on_with_in(first, second)
    elif between == ["at"]:
        is_one = first[0].text in words["before_at"] and second.label_ == "LOC" and any(token.text == "of" for token in first)
    elif between in (["for"], ["for", "the"]):
        is_one = first[-1].text in words["before_for"] or _is_repeated(first, second)
    elif between == ["&"]:
        is_firm = "PERSON" not in (first.label_, second.label_) or second[-1].text in words["legal_forms"]
        return "ORG" if is_firm or len(first) == len(second) == 1 else ""
    else:
        is_one = between == [","] and (second.text in words["legal_forms"] or _is_campus(first, second))
    return first.label_ if is_one else ""


def _goes_on_with_in(first: Span, place: Span) -> bool:
    """Tell whether "in" and a place belong to a name: "War in Norda", "UN Mission in Norda"; not "Second World War in Europe"."""
    words = _words()
    is_named_after = first[-1].text in words["before_in"] or first.text in words["alone_before_in"]
    return is_named_after or (first[-1].text in words["with_branches"] and place.text in words["branches"])


def _is_campus(first: Span, second: Span) -> bool:
    """Tell whether a town tells which one of a state's universities is meant: "University of Norda, Lisse"; not "University of Lisse, Norda"."""
    is_town = second.label_ == "LOC" and place_kinds().get(second.text, "CITY") == "CITY"
    is_of_state = first[0].text in _words()["before_at"] and place_kinds().get(first[2:].text) == "REGION"
    return is_town and is_of_state and first.label_ == "ORG"


def _is_repeated(first: Span, second: Span) -> bool:
    """Tell whether a text names two things around "for" time and again, as it does a product: "Falk Studio for Sales Teams"."""
    if first.label_ not in NUMBERED or second.label_ not in NUMBERED or not all(token.text[:1].isupper() for token in second):
        return False
    return first.doc.text.count(first.doc[first.end - 1 : second.end].text) >= REPEATED


def _is_owner(words: Sequence[str]) -> bool:
    """Tell whether words say whose something is as only names do: "People's"."""
    bare = words[1:] if words and words[0].lower() == "the" else words
    return len(bare) == 2 and bare[0] in _words()["owners"] and bare[1] in POSSESSIVE


def _completed(span: Span, limit: int) -> Span:
    """Return a name with what belongs to it: a legal form or a generation after a comma, partners, the year of an act, the kind of a storm or ship."""
    doc, end, label, words = span.doc, span.end, span.label_, _words()
    limit = min(limit, span[-1].sent.end)
    if span[-1].text == "of" and len(span) > 1:
        end += 1 if end < limit and doc[end].text.isdigit() else -1
    if end < limit and _ends_organization(doc[end].text, label, long=len(span) > 1):
        end, label = end + 1, "ORG"
    if end < limit and label in NUMBERED and _is_number_of_name(doc, end):
        end += 1
    if end + 1 < limit and doc[end].text == "&" and doc[end + 1].text[:1].isupper():
        end, label = end + 2, "ORG"
    if (
        end + 1 < limit
        and doc[end].text == ","
        and doc[end + 1].text in words["generations" if label == "PERSON" else "legal_forms"]
    ):
        end += 2
    start = span.start
    if _is_owner([token.text for token in doc[max(start - 2, span[0].sent.start) : start] if not token.ent_type_]):
        start -= 2
    while start > span[0].sent.start and doc[start - 1].text in words["beginnings"] and not doc[start - 1].ent_type_:
        start -= 1
    start -= label in NUMBERED and _is_ordinal_of_name(span)
    return Span(doc, start, end, label=label)


def _ends_organization(word: str, label: str, *, long: bool) -> bool:
    """Tell whether a word after a name is the end of an organization's: "Acme Ltd", "Karl Voss LLP", "Karl Voss Society"."""
    if word in _words()["legal_forms"]:
        return label == "ORG" or (label == "PERSON" and long)
    return label == "PERSON" and word in _words()["before_of"]


def _is_ordinal_of_name(span: Span) -> bool:
    """Tell whether an ordinal belongs to the name behind it: "the First Norda Bank"; not "the First Norda players", nor one that begins a sentence."""
    doc, before = span.doc, span.start - 1
    if before <= span[0].sent.start or doc[before].text not in _words()["ordinals"] or doc[before].ent_type_:
        return False
    return doc[before].head in span


def _is_number_of_name(doc: Doc, place: int) -> bool:
    """Tell whether a number belongs to the name before it: "Marlin II", "OPL 245"; not "Acme 24-hour", "Acme 12 years ago", nor a year."""
    token = doc[place]
    is_roman = token.text in _words()["generations"] and token.text.isupper()
    is_number = (token.text.isdecimal() and int(token.text) < FIRST_YEAR) or is_roman
    following = doc[place + 1] if place + 1 < len(doc) else None
    if not is_number or following is None or following.text.lower() in _words()["after_numbers"]:
        return is_number and following is None
    return not following.text[:1].isupper() and (is_roman or following.pos_ not in COUNTED)
