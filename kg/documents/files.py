"""Find the files that sources name: paths of files and folders, patterns, "-" for standard input.

What is called like a document and cannot be read (a broken link, a pipe, a folder without permission) is named, not passed over.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kg.documents.checking import shown_path
from kg.errors import ReadError

STDIN = "-"
LONGEST_SHOWN = 200
"""Characters shown of a source that is no path: a text given in its place may be long."""

SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def find_sources(sources: Iterable[str | Path], endings: Collection[str]) -> Iterator[str | ReadError]:
    """Yield the files that the sources name; a source that names none is an error in the stream.

    Args:
        sources: paths, patterns, "-".
        endings: how files in folders end that are read.
    """
    for source in map(str, sources):
        if source == STDIN:
            yield source
            continue
        try:
            mode = os.stat(source).st_mode  # noqa: PTH116  # a path may be none at all, of which pathlib says less
        except (OSError, ValueError) as error:
            yield from _matching(source, error)
            continue
        yield from _in_folder(source, endings) if stat.S_ISDIR(mode) else [_file(source, mode)]


def _file(path: str, mode: int) -> str | ReadError:
    for is_kind, name in SPECIAL:
        if is_kind(mode):
            return ReadError(shown_path(path), f"{name}, not a file", remedy="give what comes out of it on standard input: kg … -")
    return path


def _matching(pattern: str, problem: OSError | ValueError) -> Iterator[str | ReadError]:
    """Yield the files that a pattern matches; the problem is why it is no path."""
    try:
        matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  # patterns may be absolute
    except (OSError, ValueError):
        matches = []
    matched = [_looked_at(path) for path in matches if not Path(path).is_dir()]
    yield from matched
    if not matched:
        shown = shown_path(pattern if len(pattern) <= LONGEST_SHOWN else f"{pattern[:LONGEST_SHOWN]}…")
        yield ReadError(shown, _reason(pattern, problem), remedy="check the path (patterns such as 'news/*.txt' work too)")


def _looked_at(path: str) -> str | ReadError:
    try:
        return _file(path, os.stat(path).st_mode)  # noqa: PTH116  # as above
    except OSError as error:
        return ReadError(shown_path(path), _reason(path, error), remedy="take it away, or mend it")


def _reason(path: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | ValueError):  # a path with a NUL is a ValueError
        return "a link to nothing" if "\0" not in path and Path(path).is_symlink() else "no such file or folder"
    return error.strerror or str(error)


def _in_folder(folder: str, endings: Collection[str]) -> Iterator[str | ReadError]:
    """Yield the files below a folder by their paths; links to folders are not followed, so that none leads round."""
    unreadable: list[OSError] = []
    paths: list[str] = []
    for place, _, names in os.walk(folder, onerror=unreadable.append):
        paths += [str(Path(place) / name) for name in names if Path(name).suffix.lower() in endings]
    for error in unreadable:
        yield ReadError(shown_path(str(error.filename)), error.strerror or str(error), remedy="check that the folder may be read")
    yield from map(_looked_at, sorted(paths))
    if not paths and not unreadable:
        remedy = f"put files there that end in {', '.join(sorted(endings))}"
        yield ReadError(shown_path(folder), "nothing readable in this folder", remedy=remedy)


def read_file(path: str) -> bytes | ReadError:
    """Return the bytes of a file, or the error that says why there are none."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        return ReadError(shown_path(path), _reason(path, error), remedy="check that the file is there and may be read")


def read_stdin() -> bytes | ReadError:
    """Return what comes on standard input, or the error that says why nothing does."""
    if sys.stdin is None:
        return ReadError("stdin", "standard input is closed", remedy="give the text there, or name files")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        return ReadError("stdin", error.strerror or str(error), remedy="give the text there, or name files")
