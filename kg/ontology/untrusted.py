"""Look at a file of RDF before it is parsed: nothing in it may make a parser fetch, or expand without bound.

Parsers of RDF/XML expand entities (https://www.w3.org/TR/xml/#sec-entity-decl), and those of JSON-LD fetch contexts that are named by
address (https://www.w3.org/TR/json-ld11/#the-context). Entities that stand for namespaces, as Protégé writes them, are welcome.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from xml.parsers import expat

from kg.errors import OntologyError

XML, JSON_LD = "xml", "json-ld"
LONGEST_ENTITY = 10_000
"""Characters of what an entity stands for. Not measured: ontologies abbreviate addresses by them."""

MOST_GROWTH, ALLOWANCE = 20, 1 << 20
"""Entities may make a file so many times as long, and so many characters longer beside."""

REFERENCE = re.compile(r"&([^;&#\s<]{1,200});")
PREDEFINED = ("amp", "lt", "gt", "quot", "apos")


class _EndOfDeclarationsError(Exception):
    """The declarations of an XML file have been looked at; what follows is for its parser."""


def refuse_untrusted(path: Path, content: bytes, syntax: str) -> None:
    """Refuse a file in a syntax whose parser would fetch something for it, or expand it without bound.

    Raises:
        OntologyError: it is such a file; says which line or address.
        ValueError: it is not of that syntax.
    """
    if syntax == XML:
        refuse_entities(path, content)
    elif syntax == JSON_LD:
        _refuse_contexts(path, content)


def refuse_entities(path: Path, content: bytes) -> None:
    """Refuse an XML file with entities from elsewhere, or that grow without bound.

    Raises:
        OntologyError: it has such entities.
    """
    entities = _entities(path, content)
    if entities:
        _refuse_growth(path, content, entities)


def _entities(path: Path, content: bytes) -> dict[str, str]:
    """Return the entities that an XML file declares, and what each stands for."""
    entities: dict[str, str] = {}
    parser = expat.ParserCreate()

    def refuse(what: str) -> OntologyError:
        remedy = "write out what it stands for in the file itself"
        return OntologyError(f"{path}, line {parser.CurrentLineNumber}: {what}, which is not read", remedy=remedy)

    def declare(name: str, is_parameter: int, value: str | None, *names: str | None) -> None:
        if value is None or any(names):
            raise refuse(f"the entity {name!r} stands in another file")
        if is_parameter:
            raise refuse(f"{name!r} is a parameter entity")
        if name not in PREDEFINED:
            entities.setdefault(name, value)

    def default(element: str, attribute: str, kind: str, value: str | None, _: int) -> None:
        del kind
        if value is not None:
            raise refuse(f"a value that stands by itself for {attribute!r} of {element!r}")

    def end(*_: object) -> None:
        raise _EndOfDeclarationsError

    parser.EntityDeclHandler = declare
    parser.AttlistDeclHandler = default
    parser.EndDoctypeDeclHandler = end
    parser.StartElementHandler = end
    with suppress(_EndOfDeclarationsError, expat.ExpatError):  # what is no XML is told by who parses it
        parser.Parse(content, True)
    return entities


def _refuse_growth(path: Path, content: bytes, entities: dict[str, str]) -> None:
    lengths: dict[str, int] = {}

    def length(name: str, above: tuple[str, ...] = ()) -> int:
        if name in above or len(above) > len(PREDEFINED) * 4:
            raise OntologyError(f"{path}: the entity {name!r} is made of itself", remedy="write out what it stands for")
        if name not in lengths:
            value = entities.get(name, "")
            lengths[name] = len(value) + sum(length(inner, (*above, name)) for inner in REFERENCE.findall(value))
        return lengths[name]

    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"  # references are of ASCII but for their names
    used = Counter(REFERENCE.findall(content.decode(encoding, errors="replace")))
    known = {name.encode().decode("latin-1") if encoding == "latin-1" else name: name for name in entities}
    grown = sum(times * length(known[name]) for name, times in used.items() if name in known)
    longest = max(entities, key=length)
    if length(longest) > LONGEST_ENTITY or grown > MOST_GROWTH * len(content) + ALLOWANCE:
        message = f"{path}: its entities make it {max(grown, length(longest)):,} characters long (the longest is {longest!r})"
        raise OntologyError(message, remedy="write out what they stand for")


def _refuse_contexts(path: Path, content: bytes) -> None:
    addresses = set(_addresses(json.loads(content, object_pairs_hook=list)))
    if addresses:
        raise OntologyError(
            f"{path}: its @context is at {min(addresses)}, which is not fetched",
            remedy="put what stands there into the file, in place of the address",
        )


def _addresses(root: object) -> Iterator[str]:
    """Yield the addresses of contexts; objects are lists of pairs, in which a name may stand twice."""
    waiting: list[tuple[str, object]] = [("", root)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, str) and name in ("@context", "@import"):
            yield value
        elif isinstance(value, tuple):
            waiting.append((str(value[0]), value[1]))
        elif isinstance(value, list):
            waiting += [(name, part) for part in value]
