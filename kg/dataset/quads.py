"""Quads and their canonical form: N-Quads lines, sorted; and a hash of a set of quads that needs no order."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from rdflib import Literal, URIRef

Term = URIRef | Literal
Quad = tuple[URIRef, URIRef, Term, URIRef]
Given = URIRef | None
"""A term that the quads looked for have, or None for any."""
Properties = dict[URIRef, list[Term]]
"""What a node says, by property."""

ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
ESCAPED = re.compile('[\\\\"\\x00-\\x1f\\x7f\ufffe\uffff]')
LITERAL = re.compile(r'"(.*)"(?:@([^"]+)|\^\^<([^"]+)>)?', re.DOTALL)
ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
CHARACTERS = {escaped[1]: character for character, escaped in ESCAPES.items()}
MODULUS = 1 << 256
"""The hash of a graph is a number below it, as long as one of SHA-256."""


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return ESCAPES.get(character) or f"\\u{ord(character):04X}"


def text_line(text: str) -> str:
    r"""Return a plain text as canonical N-Quads write it.

    >>> text_line("a\n")
    '"a\\n"'
    """
    return f'"{ESCAPED.sub(_escape, text)}"'


def _literal_line(node: Literal) -> str:
    text = text_line(str(node))
    if node.language:
        return f"{text}@{node.language}"
    return f"{text}^^<{node.datatype}>" if node.datatype else text


def term_line(node: Term) -> str:
    r"""Return a term as canonical N-Quads write it (https://www.w3.org/TR/rdf12-n-quads/#canonical-quads).

    >>> term_line(Literal("a\n")), term_line(URIRef("s:1"))
    ('"a\\n"', '<s:1>')
    """
    return _literal_line(node) if type(node) is Literal else "".join(("<", node, ">"))  # isinstance of an abstract class is slow


def quad_line(quad: Quad) -> str:
    r"""Return a quad as a line of canonical N-Quads.

    >>> quad_line((URIRef("s:1"), URIRef("p:1"), Literal("a"), URIRef("g:1")))
    '<s:1> <p:1> "a" <g:1> .\n'
    """
    subject, predicate, object_, graph = quad
    return "".join(("<", subject, "> <", predicate, "> ", term_line(object_), " <", graph, "> .\n"))


@lru_cache(maxsize=1 << 13)
def read_term(text: str) -> Term:
    r"""Return the term that canonical N-Quads write so.

    >>> read_term('"a\\n"@en') == Literal("a\n", lang="en"), read_term("<s:1>") == URIRef("s:1")
    (True, True)
    """
    if text.startswith("<"):
        return URIRef(text[1:-1])
    match = LITERAL.fullmatch(text)
    assert match is not None, f"no term: {text}"
    value, language, datatype = match.groups()
    if "\\" in value:
        value = ESCAPE.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else CHARACTERS[escape[2]], value)
    return Literal(value, lang=language, datatype=URIRef(datatype) if datatype else None, normalize=False)


def read_lines(lines: Iterable[str], graph: URIRef, predicates: Mapping[str, URIRef]) -> Iterator[tuple[str, str, str, Quad]]:
    """Yield those of a graph's lines of canonical N-Quads that have some properties, given by how they stand there.

    Each with its subject and its object as they stand there, and its quad.
    """
    end = -len(f" <{graph}> .\n")
    for line in lines:
        subject, name, rest = line.split(" ", 2)
        predicate = predicates.get(name)
        if predicate is not None:
            object_ = rest[:end]
            yield line, subject, object_, (read_term(subject), predicate, read_term(object_), graph)  # type: ignore[misc]  # an IRI stands there


def by_subject(quads: Iterable[Quad]) -> dict[URIRef, Properties]:
    """Return what nodes say; a node of which nothing is said says nothing."""
    nodes: dict[URIRef, Properties] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, object_, _ in quads:
        nodes[subject][predicate].append(object_)
    return nodes


def to_nquads(quads: Iterable[Quad]) -> str:
    """Return the canonical form of quads: N-Quads, each once, sorted by code point."""
    return "".join(sorted(set(map(quad_line, quads))))


def line_hash(line: bytes) -> int:
    """Return what a line of N-Quads, with its line feed, counts in the hash of a set of quads."""
    return int.from_bytes(hashlib.sha256(line).digest(), "big")


def sum_hashes(lines: Iterable[str]) -> int:
    """Return what lines of N-Quads count in the hash of a set of quads, all together: as `line_hash`, without a call for each."""
    sha256, number = hashlib.sha256, int.from_bytes
    return sum(number(sha256(line.encode()).digest(), "big") for line in lines)


def add_to_hash(total: int, added: Iterable[Quad] = (), removed: Iterable[Quad] = ()) -> int:
    """Return the hash of a set of quads after a change.

    The sum of the SHA-256 of every line modulo 2**256 (AdHash: Bellare & Micciancio 1997): no order, no sorting, and a change
    costs what it changes. It tells of damage and of differences, not of forgery.

    >>> one = (URIRef("s:1"), URIRef("p:1"), Literal("a"), URIRef("g:1"))
    >>> add_to_hash(add_to_hash(0, [one]), removed=[one])
    0
    """
    return (total + sum_hashes(map(quad_line, added)) - sum_hashes(map(quad_line, removed))) % MODULUS
