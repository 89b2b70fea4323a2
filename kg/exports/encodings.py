"""Three ways to say something about a statement in RDF, and the way from each to the others.

* statements: a node with rdf:subject, rdf:predicate and rdf:object (RDF 1.1 Semantics, D.1); every tool reads it.
* graphs: the triple alone in a named graph whose name is the statement (Carroll et al. 2005, Named Graphs).
* triple-terms: the node reifies a triple term (RDF 1.2 Concepts, 3.4), where tools know RDF 1.2.

Nothing is lost on the way: `decode` gives the bytes of the first again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import RDF, URIRef

from kg.dataset import Engine, quad_line
from kg.dataset.graphs import GraphNames
from kg.dataset.quads import Quad, term_line
from kg.errors import unknown_name
from kg.vocabulary import KGO

ENCODINGS = ("statements", "graphs", "triple-terms")
PARTS = (RDF.subject, RDF.predicate, RDF.object)
REIFIES = RDF.reifies if "reifies" in dir(RDF) else URIRef(f"{RDF}reifies")
LINE = re.compile(r'(<[^>]*>) (<[^>]*>) (<<\( .* \)>>|<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?) (<[^>]*>) \.\n')


def encode(engine: Engine, encoding: str) -> Iterator[str]:
    """Yield the N-Quads lines of a dataset in an encoding.

    Raises:
        ConfigError: there is no such encoding.
    """
    if encoding not in ENCODINGS:
        raise unknown_name("encoding", encoding, ENCODINGS)
    if encoding == "statements":
        yield from map(quad_line, engine.find())
        return
    statements = {quad[0] for quad in engine.find(predicate=RDF.type, object_=KGO.Statement)}
    parts: dict[URIRef, dict[URIRef, Quad]] = defaultdict(dict)
    for quad in engine.find():
        if quad[0] in statements and quad[1] in PARTS:
            parts[quad[0]][quad[1]] = quad
        else:
            yield quad_line(quad)
    for node, found in parts.items():
        subject, predicate, object_ = (found[part] for part in PARTS)
        triple = f"{term_line(subject[2])} {term_line(predicate[2])} {term_line(object_[2])}"
        if encoding == "graphs":
            yield f"{triple} {term_line(node)} .\n"
        else:
            yield f"{term_line(node)} {term_line(REIFIES)} <<( {triple} )>> {term_line(predicate[3])} .\n"


def decode(lines: Iterable[str], base: str) -> Iterator[str]:
    """Yield the N-Quads lines of the first encoding, of lines in any: the way back.

    Args:
        lines: N-Quads, in any order.
        base: the IRI that everything in the graph is minted under.
    """
    resolution = f"<{GraphNames(base).resolution}>"
    statement, value = f"<{base}statement/", f"<{base}value/"
    waiting: list[tuple[str, str, str, str]] = []
    graph_of: dict[str, str] = {}
    for line in lines:
        found = LINE.fullmatch(line)
        assert found is not None, f"not a line of N-Quads: {line!r}"
        subject, predicate, object_, graph = found.groups()
        if graph.startswith(statement):
            waiting.append((graph, subject, predicate, object_))
        elif object_.startswith("<<("):
            inner = LINE.fullmatch(f"{object_[4:-4]} <g:> .\n")
            assert inner is not None, f"not a triple term: {object_}"
            waiting.append((subject, inner.group(1), inner.group(2), inner.group(3)))
            graph_of[subject] = graph
        else:
            if object_ == f"<{KGO.Statement}>":
                graph_of[subject] = graph
            yield line
    for node, subject, predicate, object_ in waiting:
        own = graph_of[node]
        is_entity = object_.startswith("<") and not object_.startswith(value)
        yield f"{node} <{RDF.subject}> {subject} {resolution} .\n"
        yield f"{node} <{RDF.predicate}> {predicate} {own} .\n"
        yield f"{node} <{RDF.object}> {object_} {resolution if is_entity else own} .\n"
