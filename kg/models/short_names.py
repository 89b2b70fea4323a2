"""Tell which names of a text are the short ones of organizations that it names in full: "the Halden Group … Halden said".

In: the spans of a document's names with their finer types. Out: the spans, where a name that the network took for that of a person or a place, and that a
longer one of an organization begins with, is that organization's. Who bears a name that a person has, too, is told where it stands (`bearers`).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Span

from kg.models.bearers import acts, is_called_person, tells_organization, tells_person, words_of_bearers
from kg.models.gazetteer import place_kinds, read_nouns, read_words
from kg.models.makers import without_form

PLACES = frozenset({"GPE", "LOC"})

CALLED_SO = frozenset({"DISASTER", "VEHICLE"})
"""Kinds of what may be called by a name that it does not share with what it is."""


def with_short_names(spans: Sequence[Span]) -> tuple[list[Span], frozenset[str]]:
    """Return the names of a document, in order, and of those of one word the contested ones: a person and an organization have them."""
    of_people = {token.text for span in spans if span.label_ == "PERSON" for token in span}
    full = {name: span for span in reversed(spans) if span.label_ == "ORG" for name in _short_forms(span, of_people)}
    full |= {name: span for span in reversed(spans) if (name := _without_beginning(span))}
    short = [span for span in spans if span.text in full]
    if not short:
        return list(spans), frozenset()
    people = [span for span in spans if span.label_ == "PERSON" and len(span) > 1]
    first_of = {word.text: span.start for span in reversed(people) for word in (span, span[0], span[-1])}
    for span in reversed(short):
        if span.label_ == "PERSON" and tells_person(span):
            first_of[span.text] = min(span.start, first_of.get(span.text, span.start))
    last = {span[-1].text for span in people}
    in_people = {token.text for span in people for token in span}
    located = {span.text for span in short if _is_located(span)}
    named = []
    for span in spans:
        longer = full.get(span.text)
        if longer is None:
            named.append(span)
            continue
        named_at = first_of.get(span.text)
        if span.label_ == "ORG" and span.text in last and tells_person(span):
            named.append(Span(span.doc, span.start, span.end, label="PERSON"))
        elif _is_firm_itself(span, longer, in_people) or (longer.start < span.start and _is_meant(span, named_at, located)):
            named.append(Span(span.doc, span.start, span.end, label=longer.label_, span_id=longer.id_))
        else:
            named.append(span)
    return named, frozenset(first_of.keys() & full.keys())


def _short_forms(span: Span, of_people: Container[str]) -> Iterator[str]:
    """Yield what an organization's name may be shortened to: its first word, and all of it but its last word or its legal form.

    Where it begins like a person's ("Ann Pike Foods", "Queen Ann College"), the first word alone is not short for it.
    """
    words = span[1:] if span[0].text.lower() == "the" else span
    if len(words) > 1 and words[0].text[:1].isupper() and words[-1].text[:1].isupper():
        is_person = read_nouns().get(words[0].text.lower()) == "PERSON" or (len(words) > 2 and words[1].text in of_people)
        yield from {(words[:-1] if is_person else words[:1]).text, words[:-1].text, without_form(span)} - {span.text, words.text}


def _without_beginning(span: Span) -> str:
    """Return the name of a storm or a ship without what it is: "Dorian" of "Hurricane Dorian"; "" of all else."""
    beginnings = read_words("names")["beginnings"]
    start = span.start
    while span.id_ in CALLED_SO and start < span.end and span.doc[start].text in beginnings:
        start += 1
    return span.doc[start : span.end].text if span.start < start < span.end else ""


def _is_firm_itself(span: Span, longer: Span, in_people: Container[str]) -> bool:
    """Tell whether a name taken for a person's is a firm's without its legal form: "Falk names a chief executive … Falk SA", also ahead of it.

    Nobody in the text has it in a longer name, and nothing calls or describes the one who bears it here as a person.
    """
    is_so = span.label_ == "PERSON" and span.text == without_form(longer) != longer.text
    return is_so and span.text not in in_people and not is_called_person(span)


def _is_meant(span: Span, named_at: int | None, located: set[str]) -> bool:
    """Tell whether a short name is the organization's.

    Args:
        span: the name.
        named_at: where the text first names a person who has it, too; None where it names none.
        located: what the text tells where something is by.
    """
    if span.label_ == "ORG":
        return named_at is not None and not tells_person(span)
    if span.label_ in PLACES:
        is_place = span.text in located or span.text in place_kinds()
        return not is_place and (acts(span) or tells_organization(span))
    if span.label_ == "PERSON":
        is_first = named_at is None or span.start < named_at
        return not tells_person(span) and (is_first or tells_organization(span))
    return span.label_ == "MISC" and named_at is None and acts(span)


def _is_located(span: Span) -> bool:
    return any(child.dep_ == "case" and child.text.lower() in words_of_bearers()["before_places"] for child in span.root.children)
