"""Turtle and TriG, for people: prefixes, subjects sorted, what a thing is and is called first (https://www.w3.org/TR/turtle/)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from rdflib import RDF, RDFS, SKOS, Literal

from kg.dataset import Engine, Quad, Term
from kg.dataset.quads import by_subject, term_line
from kg.exports.characters import FURTHER

LOCAL = re.compile(f"[A-Za-z0-9_][{FURTHER}]*")
"""The local part of a prefixed name that needs no escape (https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL)."""

FIRST = {RDF.type: 0, RDFS.label: 1, SKOS.altLabel: 2}


def write_turtle(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write the union of all graphs as Turtle."""
    del encoding
    with path.open("w", encoding="utf-8", newline="\n") as out:
        write_blocks(engine.find(), prefixes, out)


def write_blocks(quads: Iterable[Quad], prefixes: Mapping[str, str], out: TextIO) -> None:
    """Write the triples of quads, a block a subject."""
    out.write(_declared(prefixes))
    out.writelines(_blocks(quads, shortener(prefixes), ""))


def write_trig(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write every graph by its name as TriG (https://www.w3.org/TR/trig/)."""
    del encoding
    short = shortener(prefixes)
    graphs = sorted({quad[3] for quad in engine.find()})
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(_declared(prefixes))
        for graph in graphs:
            out.write(f"\n{short(graph)} {{\n")
            out.writelines(_blocks(engine.find(graph=graph), short, "  "))
            out.write("}\n")


def _declared(prefixes: Mapping[str, str]) -> str:
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(prefixes.items()))


def shortener(prefixes: Mapping[str, str]) -> Callable[[Term], str]:
    """Return a function that writes a term as Turtle does."""
    namespaces = sorted(prefixes.items(), key=lambda item: -len(item[1]))
    seen: dict[str, str] = {}

    def short(term: Term) -> str:
        if isinstance(term, Literal):
            if term.datatype is None:
                return term_line(term)
            return f"{term_line(Literal(str(term)))}^^{short(term.datatype)}"
        text = seen.get(term)
        if text is None:
            text = seen[term] = _iri(term, namespaces)
        return text

    return short


def _iri(iri: str, namespaces: list[tuple[str, str]]) -> str:
    for prefix, namespace in namespaces:
        if iri.startswith(namespace) and LOCAL.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _blocks(quads: Iterable[Quad], short: Callable[[Term], str], indent: str) -> Iterator[str]:
    """Yield one block a subject."""
    nodes = by_subject(quads)
    for subject in sorted(nodes):
        lines = []
        for predicate in sorted(nodes[subject], key=lambda p: (FIRST.get(p, len(FIRST)), p)):
            objects = sorted(map(short, nodes[subject][predicate]))
            verb = "a" if predicate == RDF.type else short(predicate)
            lines.append(f"{verb} {', '.join(objects)}")
        body = f" ;\n{indent}    ".join(lines)
        yield f"\n{indent}{short(subject)} {body} .\n"
