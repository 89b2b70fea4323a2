"""Tell what bears a name that no table knows by the words around it: "shares of Falk", "the decision in Falk", "a goal for Falk".

In: the spans of a document's names with their finer types. Out: the spans, those whose mentions are told to be of one kind, and of no other, as that.
What may be said of persons as well tells nothing where the name may be somebody's. The words that tell are in `tables/contexts.txt`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.models.bearers import may_be_person
from kg.models.gazetteer import place_kinds, read_words
from kg.models.makers import words_of_makers

OPEN = frozenset({"ORG", "PERSON", "LOC", "MISC"})
"""Labels of names that may be something else where no table knows them."""

CASE = "CASE"
"""The kind of what is decided in court: it is told by each mention, as the same name is a party's, too."""

HELD = frozenset({CASE, "COMPANY"})
"""Kinds that a noun with a preposition tells, and no verb: nobody "shares in" a firm."""

LABELS = {CASE: "EVENT", "DISASTER": "EVENT", "WORK": "WORK"}
"""The labels of kinds that are no organizations."""

ORGANIZATION = "ORG"
"""The kind of what is an organization, and nothing tells of which kind."""

LINKS = {"nsubj": "subject", "obj": "object", "nsubj:pass": "object", "nmod:poss": "'s", "compound": "compound"}
"""How the word that a name hangs on stands to it, by the label of the name."""


@cache
def _contexts() -> dict[tuple[str, str], frozenset[str]]:
    """Return the kinds that a word tells, by how it stands to a name and itself."""
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for section, words in read_words("contexts").items():
        kind, link = section.split()
        for word in words:
            kinds[link, word].add(kind)
    return {key: frozenset(several) for key, several in kinds.items()}


def with_contexts(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Return the names of a document, in order, those that nothing but their context tells as what it tells."""
    kinds_told: dict[str, set[str]] = defaultdict(set)
    cases = set[int]()
    for span in spans:
        if _is_open(span):
            kinds = set(_iter_kinds(span))
            if CASE in kinds:
                cases.add(span.start)
            kinds_told[span.text].update(kinds - {CASE})
    kinds_told = {text: several for text, several in kinds_told.items() if several}
    if not kinds_told and not cases:
        return list(spans)
    of_people = {token.text for span in spans if span.label_ == "PERSON" and len(span) > 1 for token in span}
    kinds_of = {text: kind for text, several in kinds_told.items() if (kind := _the_one(several)) and text not in of_people}
    people = {span.text for span in spans if span.text in kinds_of and may_be_person(span)}
    return [
        _of_kind(doc, span, CASE if span.start in cases else kinds_of[span.text])
        if span.start in cases or (span.text in kinds_of and span.text not in people and _is_open(span))
        else span
        for span in spans
    ]


def _is_open(span: Span) -> bool:
    return span.label_ in OPEN and not span.id_ and span.text not in place_kinds()


def _the_one(kinds: set[str]) -> str:
    """Return the kind that all contexts of a name agree on, "" for none; a firm is an organization, too."""
    finer = kinds - {ORGANIZATION}
    if len(finer) > 1 or (finer & LABELS.keys() and len(kinds) > 1):
        return ""
    return next(iter(finer), ORGANIZATION)


def _of_kind(doc: Doc, span: Span, kind: str) -> Span:
    if kind == ORGANIZATION:
        return span if span.label_ == kind else Span(doc, span.start, span.end, label=kind)
    return Span(doc, span.start, span.end, label=LABELS.get(kind, "ORG"), span_id=kind)


def _iter_kinds(span: Span) -> Iterator[str]:
    """Yield the kinds that the words around one mention of a name tell."""
    root, contexts = span.root, _contexts()
    link = LINKS.get(root.dep_) or (_preposition(root) if root.dep_ in ("nmod", "obl") else "")
    for kind in contexts.get((link, root.head.lemma_.lower()), ()):
        is_done = root.head.pos_ == "VERB" and link not in LINKS.values()
        if kind not in HELD or not is_done or (kind == CASE and _is_said_in(root.head)):
            yield kind
    if link == "subject":
        for token in root.head.children:
            if token.dep_ == "obj":
                yield from contexts.get(("makes", token.lemma_.lower()), ())
    if link == "subject" and span.label_ == "PERSON" and len(span) == 1 and (_says_its(root) or _says_it(root)):
        yield ORGANIZATION


def _is_said_in(head: Token) -> bool:
    """Tell whether a verb is of what a court says: "the view expressed in Falk", "as explained in Falk"; not "expressed doubts in Falk"."""
    return head.tag_ == "VBN" or any(token.dep_ == "mark" and token.text.lower() == "as" for token in head.children)


def _says_its(name: Token) -> bool:
    """Tell whether "its" in the clause of a subject is its own: nothing else named before could have it. "Falk said its profit fell"."""
    its = next((token for token in name.head.subtree if token.i > name.i and token.text.lower() == "its"), None)
    between = name.doc[name.i + 1 : its.i] if its is not None else ()
    return its is not None and its.dep_ == "nmod:poss" and not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in between)


def _says_it(name: Token) -> bool:
    """Tell whether a subject says that "it" does what firms do: "Falk said it would sell its shops"."""
    said = (
        clause
        for clause in name.head.children
        if clause.dep_ == "ccomp" and clause.lemma_.lower() in words_of_makers()["done_by_firms"]
    )
    its = (
        token
        for clause in said
        for token in clause.children
        if token.dep_ == "nsubj" and token.text.lower() == "it" and token.i > name.i
    )
    return any(not any(t.pos_ in ("PROPN", "PRON") for t in name.doc[name.i + 1 : it.i]) for it in its)


def _preposition(token: Token) -> str:
    return next((child.text.lower() for child in token.children if child.dep_ == "case"), "")
