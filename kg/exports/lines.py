"""N-Quads and N-Triples: a line for each, written as they are read, in constant memory.

N-Quads (https://www.w3.org/TR/n-quads/) are the canonical form: every graph by its name, sorted by code point. What does not
fit in memory is sorted in parts on disk and merged. A store in this process writes its lines itself, which is many times faster; its
lines are those of `kg.dataset.quads.quad_line`, for every character (tests/exports/test_unicode.py).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.dataset import EmbeddedStore, Engine
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


def write_ntriples(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write the union of all graphs as sorted N-Triples (https://www.w3.org/TR/n-triples/)."""
    del prefixes
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        lines = encode(engine, encoding)
        write_sorted((f"{line.rpartition(' <')[0]} .\n".encode() for line in lines), path, Path(folder))
