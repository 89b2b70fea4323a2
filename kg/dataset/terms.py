"""Make rdflib terms: the only place where records' strings become IRIs and literals."""

from __future__ import annotations

import re
from functools import lru_cache

from rdflib import XSD, Literal, URIRef

from kg.identifiers import mint_iri
from kg.model import Literal as PlainLiteral
from kg.model import Qualifier, QualifierKind

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
AS_INTEGER = f"^^<{XSD.integer}>"
DATE_TYPES = {0: XSD.gYear, 1: XSD.gYearMonth, 2: XSD.date}


@lru_cache(maxsize=1 << 12)
def iri_term(iri: str) -> URIRef:
    """Return an IRI as a term; those of classes and properties repeat."""
    return URIRef(iri)


def time_literal(normal: str) -> Literal:
    """Return an ISO 8601 form as a literal of the datatype that fits; an interval stays a string.

    >>> time_literal("2024-05").datatype.rpartition("#")[2], time_literal("P4Y").datatype.rpartition("#")[2]
    ('gYearMonth', 'duration')
    """
    if normal.startswith("T"):
        return canonical(Literal(f"{normal[1:]}:00", datatype=XSD.time, normalize=False))
    if normal.startswith("P"):
        return canonical(Literal(normal, datatype=XSD.duration, normalize=False))
    if "/" in normal or "W" in normal or normal.startswith("-"):
        return Literal(normal)
    return canonical(Literal(normal, datatype=DATE_TYPES[normal.count("-")], normalize=False))


@lru_cache(maxsize=1 << 16)
def integer_literal(number: int) -> Literal:
    """Return an integer; offsets repeat from document to document."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


def integer_line(number: int) -> str:
    """Return an integer as canonical N-Quads write it."""
    return f'"{number}"{AS_INTEGER}'


@lru_cache(maxsize=1 << 12)
def decimal_literal(number: str) -> Literal:
    """Return a decimal in its canonical form.

    >>> str(decimal_literal("700")), str(decimal_literal("0.40"))
    ('700', '0.4')
    """
    return canonical(Literal(number, datatype=XSD.decimal, normalize=False))


@lru_cache(maxsize=1 << 12)
def canonical(literal: Literal) -> Literal:
    """Return a literal in the form that the store keeps it in: Oxigraph stores numbers, dates and durations by their values.

    >>> str(canonical(Literal("P24M", datatype=XSD.duration, normalize=False)))
    'P2Y'
    """
    import pyoxigraph

    answer = pyoxigraph.Store().query(f"SELECT ?x WHERE {{ VALUES ?x {{ {literal.n3()} }} }}")
    term = next(iter(answer))[0]  # type: ignore[arg-type]  # a row with one term
    return Literal(term.value, datatype=literal.datatype, lang=literal.language, normalize=False)


def literal_term(literal: PlainLiteral) -> Literal:
    """Return the term of a record's literal."""
    if literal.datatype in ("date", "gYear", "gYearMonth"):
        return time_literal(literal.value)
    return Literal(literal.value)


def money_iri(base: str, normal: str) -> URIRef:
    """Return the node of an amount of money, which says all of it.

    >>> str(money_iri("https://kg.example.org/", "USD 5/10"))
    'https://kg.example.org/value/USD-5-to-10'
    """
    return URIRef(mint_iri(base, "value", normal.replace(" ", "-").replace("/", "-to-")))


def money_of(node: str) -> tuple[str, list[str]]:
    """Return the currency and the numbers (one, or least and most) of an amount's node.

    >>> money_of("https://kg.example.org/value/USD-5-to-10")
    ('USD', ['5', '10'])
    """
    currency, _, number = node.rpartition("/")[2].partition("-")
    return currency, [value for value in number.split("-to-") if value]


def qualifier_term(qualifier: Qualifier, base: str) -> URIRef | Literal:
    """Return the value of a qualifier that names no entity: an amount of money, its normal form, or its words."""
    if qualifier.kind is QualifierKind.AMOUNT and qualifier.normal:
        return money_iri(base, qualifier.normal)
    if qualifier.kind is QualifierKind.TIME and qualifier.normal:
        return time_literal(qualifier.normal)
    if qualifier.kind in (QualifierKind.COUNT, QualifierKind.SHARE) and NUMBER.fullmatch(qualifier.normal):
        return decimal_literal(qualifier.normal)
    return Literal(qualifier.text)
