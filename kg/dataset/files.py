"""The files of a store or a snapshot that nobody writes to: what they are when it is left, and whether they still are.

RocksDB has a checksum for each block and tells of it when the block is read; a file that is shorter than it was, or is another
file, it may take for an older state. So each store and snapshot has a list `files.json`: name -> size and SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.dataset.state import read_object, write_json
from kg.errors import DamageError

LIST = "files.json"
LISTED = re.compile(r"CURRENT|MANIFEST-\d+|\d+\.sst|OPTIONS-\d+")
READ_FIRST = re.compile(r"CURRENT|MANIFEST-\d+")
"""Small files that say which of the others are the store."""

Listing = Mapping[str, tuple[int, str]]
"""Name -> size and hash."""


def write_list(part: Path, known: Iterable[Path], mode: int = 0o666) -> None:
    """Write the list of the files of a store or snapshot.

    Args:
        part: its folder.
        known: folders with lists of before: RocksDB never changes a table once written, so the same file is not read again.
        mode: of the list.

    Raises:
        OSError: a file cannot be read or written.
    """
    lists = [(path, _known(path)) for path in known]
    listing: dict[str, tuple[int, str]] = {}
    for path in sorted(part.iterdir()):
        if LISTED.fullmatch(path.name):
            size = path.stat().st_size
            listed = [content[path.name] for place, content in lists if path.name in content and _is_same(path, place / path.name)]
            is_known = path.suffix == ".sst" and listed and listed[0][0] == size
            listing[path.name] = listed[0] if is_known else (size, _hash(path))
    write_json(part / LIST, {name: list(fields) for name, fields in listing.items()}, mode)


def _known(part: Path) -> Listing:
    try:
        return read_list(part) or {}
    except DamageError:
        return {}


def read_list(part: Path) -> Listing | None:
    """Return the list of the files of a store or snapshot; None where there is none.

    Raises:
        DamageError: it is damaged.
    """
    try:
        fields = read_object(part / LIST)
        return None if fields is None else {_name(name): _size_and_hash(value) for name, value in fields.items()}
    except (OSError, ValueError) as error:
        raise DamageError(part, f"{LIST}: {error}") from error


def _name(name: str) -> str:
    if not LISTED.fullmatch(name):
        raise ValueError(f"{name[:60]!r} is no file of a store")
    return name


def _size_and_hash(value: object) -> tuple[int, str]:
    match value:
        case [int(size), str(content)]:
            return size, content
        case _:
            raise ValueError(f"{json.dumps(value)[:60]} is no size and hash")


def check_list(part: Path, *, thoroughly: bool = False, twin: Path | None = None) -> bool:
    """Compare the files of a store or snapshot with its list; tell whether it has one.

    Args:
        part: its folder.
        thoroughly: read every file; else sizes are compared, and small files read.
        twin: a snapshot of the store; a table that is not the very file there is read, too.

    Raises:
        DamageError: a file is missing or is not as it was written.
    """
    listing = read_list(part)
    if listing is None:
        return False
    for name, listed in listing.items():
        is_read = thoroughly or READ_FIRST.fullmatch(name) or (twin is not None and not _is_same(part / name, twin / name))
        problem = _problem(part / name, *listed, bool(is_read))
        if problem:
            raise DamageError(part, f"{name} {problem}")
    return True


def check_tables(part: Path) -> None:
    """See that the tables of a store that somebody has written to since are what they were, as far as they are still there.

    The store is open, and drops a table when it has made another one of it: that may be while it is read here.

    Raises:
        DamageError: one is not.
    """
    for name, listed in (read_list(part) or {}).items():
        table = part / name
        if name.endswith(".sst") and table.exists() and (problem := _problem(table, *listed, True)) and table.exists():
            raise DamageError(part, f"{name} {problem}")


def _problem(path: Path, size: int, content: str, is_read: bool) -> str:
    try:
        actual = path.stat().st_size
        if actual != size:
            return f"has {actual:,} bytes, not {size:,}"
        return "is not as it was written" if is_read and _hash(path) != content else ""
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"


def _is_same(path: Path, twin: Path) -> bool:
    try:
        return path.samefile(twin)
    except OSError:
        return False


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
