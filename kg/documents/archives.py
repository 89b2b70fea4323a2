"""Read what is in archives (ZIP, TAR, GZ), each member under its path; nothing is written to disk.

How much comes out of one file is bounded here, and how much of all in `kg.documents`.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from kg.documents.files import too_large
from kg.documents.members import Member
from kg.documents.packed import MOST_BYTES, MOST_PARTS, Package, PackedError
from kg.errors import ReadError

MOST_FROM_GZIP = 500_000_000
"""Bytes that a compressed file may unpack to. Not measured: what fits the memory of any machine that runs the pipeline."""


def read_zip(source: str, content: bytes) -> Iterator[Member | ReadError]:
    """Yield the members of a ZIP file."""
    try:
        package = Package(content)
    except PackedError as error:
        yield error.of(source)
        return
    for part in package.parts():
        name = _inside(part.filename)
        try:
            yield Member(name, package.read(part))
        except PackedError as error:
            yield error.of(f"{source}/{name}")


def read_tar(source: str, content: bytes) -> Iterator[Member | ReadError]:
    """Yield the files of a TAR file; links and devices are none."""
    try:
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for number, part in enumerate(archive):
                if number >= MOST_PARTS:
                    yield ReadError(source, f"more than {MOST_PARTS:,} files in it", remedy="unpack it first")
                    return
                if part.isfile():
                    yield _of_tar(source, archive, part)
    except (tarfile.TarError, EOFError, OSError, zlib.error, ValueError) as error:
        why = str(error).partition("\n")[0].rstrip(":")  # the first line says what, the others how it was tried
        yield ReadError(source, f"a damaged archive ({why})", reason="a damaged archive", remedy="unpack it first")


def _of_tar(source: str, archive: tarfile.TarFile, part: tarfile.TarInfo) -> Member | ReadError:
    name = _inside(part.name)
    stream = archive.extractfile(part) if part.size <= MOST_BYTES else None
    return Member(name, stream.read(MOST_BYTES)) if stream is not None else too_large(f"{source}/{name}", MOST_BYTES)


def read_gzip(source: str, content: bytes) -> Iterator[Member | ReadError]:
    """Yield the one file that gzip packed."""
    path = PurePosixPath(source)
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            unpacked = stream.read(MOST_FROM_GZIP + 1)
    except (OSError, EOFError, zlib.error) as error:
        yield ReadError(source, f"a damaged archive ({error})", reason="a damaged archive", remedy="unpack it first")
        return
    if len(unpacked) > MOST_FROM_GZIP:
        yield too_large(source, MOST_FROM_GZIP)
    else:
        yield Member(f"{path.stem}.tar" if path.suffix == ".tgz" else path.stem, unpacked)


def _inside(name: str) -> str:
    r"""Return the path of a member without what leads out of its archive.

    >>> _inside("../../etc/passwd"), _inside("C:\\news\\a.txt")
    ('etc/passwd', 'C:/news/a.txt')
    """
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "unnamed"
