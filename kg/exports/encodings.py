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
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import RDF, URIRef

from kg.dataset import Engine, quad_line
from kg.dataset.graphs import MANIFEST_LINE_END, GraphNames
from kg.dataset.quads import Quad, term_line
from kg.dataset.statements import TRIPLE
from kg.errors import DatasetError, unknown_name
from kg.vocabulary import KGO

ENCODINGS = ("statements", "graphs", "triple-terms")
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
        if quad[0] in statements and quad[1] in TRIPLE:
            parts[quad[0]][quad[1]] = quad
        else:
            yield quad_line(quad)
    for node, own in parts.items():
        subject, predicate, object_ = (own[part] for part in TRIPLE)
        triple = f"{term_line(subject[2])} {term_line(predicate[2])} {term_line(object_[2])}"
        if encoding == "graphs":
            yield f"{triple} {term_line(node)} .\n"
        else:
            yield f"{term_line(node)} {term_line(REIFIES)} <<( {triple} )>> {term_line(predicate[3])} .\n"


@contextmanager
def as_statements(file: Path, folder: Path) -> Iterator[Path]:
    """Give the file of an export in the first encoding: itself, or where it is in another one a copy that is gone afterwards.

    Args:
        file: N-Quads that kg wrote.
        folder: where there is room for the copy.

    Raises:
        DatasetError: the file cannot be read, or a line of it is not N-Quads.
    """
    try:
        base = _base_of(file)
        if not base or not _is_encoded(file, base):
            yield file
            return
        with TemporaryDirectory(dir=folder, prefix=f".{file.name}.") as place:
            copy = Path(place) / file.name
            with file.open(encoding="utf-8", newline="\n") as lines, copy.open("w", encoding="utf-8", newline="\n") as written:
                written.writelines(decode(lines, base))
            yield copy
    except UnicodeDecodeError as error:
        raise DatasetError(f"{file}: not UTF-8: {error.reason}", remedy="export the graph again") from error
    except OSError as error:
        raise DatasetError(f"{file}: {error.strerror or error}", remedy="check the path") from error


def _base_of(file: Path) -> str:
    """Return the IRI that everything of an exported graph is minted under, empty where the file holds no manifest."""
    with file.open("rb") as lines:
        end = next((line for line in lines if line.endswith(MANIFEST_LINE_END)), b"")
    return f"{end.removesuffix(MANIFEST_LINE_END).rpartition(b' <')[2].decode()}/" if end else ""


def _is_encoded(file: Path, base: str) -> bool:
    """Tell whether a line of an export is of another encoding than the first."""
    own, term = f" <{base}statement/".encode(), f" {term_line(REIFIES)} <<( ".encode()
    with file.open("rb") as lines:
        return any(line.rfind(own) == line.rfind(b" <") or term in line for line in lines if own in line or term in line)


def decode(lines: Iterable[str], base: str) -> Iterator[str]:
    """Yield the N-Quads lines of the first encoding, of lines in any: the way back.

    Args:
        lines: N-Quads, in any order.
        base: the IRI that everything in the graph is minted under.

    Raises:
        DatasetError: a line is not N-Quads, or says nothing of its statement.
    """
    resolution = f"<{GraphNames(base).resolution}>"
    statement, value = f"<{base}statement/", f"<{base}value/"
    waiting: list[tuple[str, str, str, str]] = []
    graph_of: dict[str, str] = {}
    for line in lines:
        subject, predicate, object_, graph = _terms_of(line)
        if graph.startswith(statement):
            waiting.append((graph, subject, predicate, object_))
        elif object_.startswith("<<("):
            waiting.append((subject, *_terms_of(f"{object_[4:-4]} <g:> .\n")[:3]))
            graph_of[subject] = graph
        else:
            if object_ == f"<{KGO.Statement}>":
                graph_of[subject] = graph
            yield line
    for node, subject, predicate, object_ in waiting:
        own = graph_of.get(node)
        if own is None:
            raise DatasetError(
                f"nothing but its triple is said of {node}", remedy="the file was cut off or changed; export the graph again"
            )
        is_entity = object_.startswith("<") and not object_.startswith(value)
        yield f"{node} <{RDF.subject}> {subject} {resolution} .\n"
        yield f"{node} <{RDF.predicate}> {predicate} {own} .\n"
        yield f"{node} <{RDF.object}> {object_} {resolution if is_entity else own} .\n"


def _terms_of(line: str) -> tuple[str, str, str, str]:
    match = LINE.fullmatch(line)
    if match is None:
        raise DatasetError(
            f"not a line of N-Quads: {line[:200]!r}", remedy="the file was cut off or changed; export the graph again"
        )
    return match[1], match[2], match[3], match[4]
