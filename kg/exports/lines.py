"""N-Quads, N-Triples, RDF/XML: the formats that are written as they are read, in constant memory.

N-Quads (https://www.w3.org/TR/n-quads/) are the canonical form: every graph by its name, sorted by code point. What does not
fit in memory is sorted in parts on disk and merged.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph

from kg.dataset import EmbeddedStore, Engine, quad_line
from kg.exports.encodings import encode

PART = 100_000
"""Lines sorted at a time."""


def write_nquads(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write every graph by its name as sorted N-Quads."""
    del prefixes
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        if encoding == "statements" and isinstance(engine, EmbeddedStore):
            dumped = Path(folder) / "dump.nq"
            engine.dump(dumped)
            with dumped.open("rb") as lines:
                write_sorted(lines, path, Path(folder))
        else:
            write_sorted((line.encode() for line in encode(engine, encoding)), path, Path(folder))


def write_sorted(lines: Iterable[bytes], path: Path, folder: Path) -> None:
    """Write lines in the order of their bytes, which in UTF-8 is that of code points; memory does not grow with their number."""
    stream = iter(lines)
    parts: list[Path] = []
    with path.open("wb") as out:
        while part := sorted(islice(stream, PART)):
            if not parts and len(part) < PART:
                out.writelines(part)
                return
            parts.append(folder / f"part-{len(parts)}")
            with parts[-1].open("wb") as file:
                file.writelines(part)
        with ExitStack() as stack:
            out.writelines(heapq.merge(*(stack.enter_context(p.open("rb")) for p in parts)))


def _triples(engine: Engine, encoding: str) -> Iterator[pyoxigraph.Triple]:
    """Yield the triples of all graphs; each stands in one graph only, so none comes twice."""
    lines = encode(engine, encoding) if encoding != "statements" else map(quad_line, engine.find())
    for line in lines:
        for quad in pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_QUADS):
            yield quad.triple


def write_ntriples(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write the union of all graphs as sorted N-Triples (https://www.w3.org/TR/n-triples/)."""
    del prefixes
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        lines = encode(engine, encoding)
        write_sorted((f"{line.rpartition(' <')[0]} .\n".encode() for line in lines), path, Path(folder))


def write_rdfxml(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write the union of all graphs as RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), by subject."""
    triples = sorted(_triples(engine, encoding), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    pyoxigraph.serialize(triples, str(path), format=pyoxigraph.RdfFormat.RDF_XML, prefixes=dict(prefixes))
