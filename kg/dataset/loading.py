"""Look through an export as N-Quads before it is loaded: whether it is whole, and the graph of one manifest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.dataset.graphs import MANIFEST_LINE_END
from kg.dataset.manifest import Manifest, manifest_in
from kg.dataset.quads import MODULUS, line_hash, quad_line
from kg.dataset.store import EmbeddedStore, parse_line, read_lines_into
from kg.errors import DatasetError


def read_lines(file: Path) -> Manifest:
    """Return the manifest that an export holds, having seen that its quads are those the manifest tells of.

    Raises:
        DatasetError: the file cannot be read, holds no manifest, or was cut off or changed.
    """
    own, total, count = _sum(file, line_hash)
    manifest = _manifest_in(file, own)
    if total != manifest.hash and count == manifest.quads:
        _, total, _ = _sum(file, lambda line: line_hash(_canonical(line, file)))  # another program may have escaped otherwise
    if total != manifest.hash or count != manifest.quads:
        raise DatasetError(
            f"{file}: {count:,} quads that are not the {manifest.quads:,} its manifest tells of",
            remedy="the file was cut off or changed; export the graph again",
        )
    return manifest


def _sum(file: Path, hash_of: Callable[[bytes], int]) -> tuple[list[bytes], int, int]:
    """Return the lines of the manifest, the hash of the others, and how many these are."""
    total = count = 0
    own: list[bytes] = []
    try:
        with file.open("rb") as lines:
            for line in lines:
                if line.endswith(MANIFEST_LINE_END):
                    own.append(line)
                else:
                    total += hash_of(line)
                    count += 1
    except OSError as error:
        raise DatasetError(f"{file}: {error.strerror or error}", remedy="check the path") from error
    return own, total % MODULUS, count


def _canonical(line: bytes, file: Path) -> bytes:
    """Return a line of N-Quads as kg writes it, whoever wrote it."""
    return "".join(map(quad_line, parse_line(line, file))).encode()


def _manifest_in(file: Path, lines: list[bytes]) -> Manifest:
    engine = EmbeddedStore()
    read_lines_into(engine, b"".join(lines), file)
    return manifest_in(engine, str(file), "give N-Quads that kg export wrote; other RDF is no graph of documents")
