"""Tell what is named after who makes it: "Acme Paint" is a product of Acme where the text speaks of it as one.

In: a parsed `Doc` and the spans of its names with their finer types. Out: the spans, where a name that goes on after a company's is a product by
what stands around all names that begin so, taken together: a firm's products are told in lists, and each of them rarely more than once. The words
that tell are in `tables/makers.txt`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.models.gazetteer import country_names, place_kinds, read_nouns, read_words

MAKERS = frozenset({"ORG", "PRODUCT"})
"""Labels of a name that is a company's somewhere in the text."""

OPEN = frozenset({"ORG", "MISC", "PERSON", "PRODUCT"})
"""Labels of names that may be products; a place named after a firm is a place."""

LONGEST_MAKER = 2
"""Words of a company's name that its products begin with. Not measured: full names have a legal form, and no product begins with that."""

LEAST = 2
"""How often a text must speak of a firm's names as products."""

PRODUCTS = frozenset({"DEVICE", "PRODUCT", "SOFTWARE", "VEHICLE"})
"""Kinds of nouns that tell a product."""

BESIDE = frozenset({"appos", "compound", "flat"})


@cache
def words_of_makers() -> dict[str, frozenset[str]]:
    """Return the words of each section of the table of makers, read once."""
    return read_words("makers")


def with_products(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Return the names of a document, in order, products named after their makers as such."""
    companies = {without_form(span) for span in spans if span.id_ == "COMPANY"}
    makers = {name for name in companies if name.rpartition(" ")[0] not in companies}
    named_after: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        if (maker := _maker_of(span, makers)) is not None:
            named_after[maker].append(span)
    products = {span.text for names in named_after.values() for span in _products(names)}
    products |= _spoken_of_as_products([span for span in spans if span.label_ == "MISC" and not span.id_])
    if not products:
        return list(spans)
    own_names = {name.removeprefix(f"{maker} ") for maker in named_after for name in products if name.startswith(f"{maker} ")}
    own_names -= {name for name in own_names if name.lower() in words_of_makers()["of_many"] or name in makers}
    return [
        Span(doc, span.start, span.end, label="PRODUCT", span_id="PRODUCT")
        if span.text in products or (_is_open(span) and _begins_with(span.text, own_names))
        else span
        for span in spans
    ]


def without_form(span: Span) -> str:
    """Return a company's name without its legal form and the like; of "Zorblax, Inc." it is "Zorblax"."""
    end = span.end
    while end - span.start > 1 and (span.doc[end - 1].text in words_of_makers()["ends_of_firms"] or span.doc[end - 1].text == ","):
        end -= 1
    return span.doc[span.start : end].text


def _is_open(span: Span) -> bool:
    """Tell whether no table knows a name, nor does its form tell a firm or a part of one."""
    return (
        span.label_ in OPEN and span.id_ in ("", "COMPANY", "PRODUCT") and span[-1].text not in words_of_makers()["ends_of_firms"]
    )


def _begins_with(name: str, beginnings: set[str]) -> bool:
    words = name.split()
    return any(" ".join(words[:n]) in beginnings for n in range(1, len(words) + 1))


def _maker_of(span: Span, makers: set[str]) -> str | None:
    """Return the company whose name a longer one begins with: not "Acme Europe", "Acme Holdings", "Acme and Sons", nor "Acme"."""
    if not _is_open(span) or span.text in makers:
        return None
    for length in range(1, min(LONGEST_MAKER, len(span) - 1) + 1):
        maker, rest = span[:length].text, span[length:]
        if maker in makers:
            is_name = all(token.text[:1].isupper() or token.text[:1].isdigit() for token in rest)
            is_place = any(token.text in place_kinds() or token.text in country_names() for token in rest)
            return maker if is_name and not is_place and rest.text not in makers else None
    return None


def _products(names: Sequence[Span]) -> list[Span]:
    """Return those of the names that begin with a maker's which the text speaks of as products, each by itself or as most of them."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    for span in names:
        votes[span.text].update(_votes(span))
    of_all = sum((vote for vote in votes.values()), Counter[bool]())
    if of_all[True] < LEAST or of_all[True] <= of_all[False]:
        return []
    return [span for span in names if votes[span.text][True] >= votes[span.text][False]]


def _spoken_of_as_products(names: Sequence[Span]) -> set[str]:
    """Return names of neither persons nor organizations that a text speaks of as products, whoever makes them: "users of Zorblax"."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    for span in names:
        votes[span.text].update(_votes(span))
    return {name for name, of_name in votes.items() if of_name[True] >= LEAST and not of_name[False]}


def _votes(span: Span) -> list[bool]:
    """Return what each word around a name says: True that it is a product, False that it is a firm, or a part of one."""
    root = span.root
    beside = [token for token in root.children if token.dep_ in BESIDE]
    if root.dep_ in BESIDE or (root.dep_ == "nsubj" and root.head.pos_ == "NOUN"):
        beside.append(root.head)
    votes = [vote for token in beside if token.i not in range(span.start, span.end) and (vote := _of_noun(token)) is not None]
    if root.dep_ == "nmod:poss" and read_nouns().get(root.head.lemma_.lower()) == "PERSON":
        votes.append(False)
    verb = root.head.lemma_.lower()
    if root.dep_ == "nsubj" and verb in words_of_makers()["done_by_firms"]:
        votes.append(False)
    if root.dep_ in ("obj", "nsubj:pass") and verb in words_of_makers()["done_with_products"]:
        votes.append(True)
    if root.dep_ == "nsubj" and verb in words_of_makers()["said_of_products"]:
        votes.append(True)
    if root.dep_ == "nmod" and verb in words_of_makers()["of_products"] and _preposition(root) == "of":
        votes.append(True)
    return votes


def _of_noun(token: Token) -> bool | None:
    lemma = token.lemma_.lower()
    kind = read_nouns().get(lemma, "")
    if lemma in words_of_makers()["of_products"] or kind in PRODUCTS:
        return True
    return False if kind in ("COMPANY", "PERSON", "NONPROFIT", "GOVERNMENT", "MEDIA", "TEAM") else None


def _preposition(token: Token) -> str:
    return next((child.text.lower() for child in token.children if child.dep_ == "case"), "")
