"""Find the files that sources name: paths of files and folders, patterns, "-" for standard input.

What is called like a document and cannot be read (a broken link, a pipe, a folder without permission) is named, not passed over.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from kg.config import ReadOptions
from kg.documents.checking import shown_path
from kg.errors import ReadError, SkippedError

STDIN = "-"
LONGEST_SHOWN = 200
"""Characters shown of a source that is no path: a text given in its place may be long."""

SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


MOST_NAMED = 3
"""Files named of those of one format that has no reader."""


def find_sources(sources: Iterable[str | Path], endings: Collection[str], options: ReadOptions) -> Iterator[str | ReadError]:
    """Yield the files that the sources name; a source that names none is an error in the stream.

    Args:
        sources: paths, patterns, "-".
        endings: how files in folders end that are read.
        options: which of them are read.
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
        yield from _in_folder(source, endings, options) if stat.S_ISDIR(mode) else [_file(source, mode)]


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


def is_chosen(path: str, options: ReadOptions) -> bool:
    """Tell whether a file of a folder or an archive is one to read: none that is hidden, and as the patterns say.

    >>> options = ReadOptions(only=("*.txt",), skip=("drafts/*",))
    >>> [is_chosen(path, options) for path in ("a.txt", "b/a.txt", "drafts/a.txt", ".a.txt", "a.md")]
    [True, True, False, False, False]
    """
    parts = path.replace("\\", "/").split("/")
    if any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts if part not in (".", "..")):
        return False
    return not _matches(path, options.skip) and (not options.only or _matches(path, options.only))


def _matches(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(path, pattern) or fnmatch(Path(path).name, pattern) for pattern in patterns)


def _in_folder(folder: str, endings: Collection[str], options: ReadOptions) -> Iterator[str | ReadError]:
    """Yield the files below a folder by their paths; links to folders are not followed, so that none leads round."""
    unreadable: list[OSError] = []
    paths: list[str] = []
    unknown: dict[str, list[str]] = {}
    for place, _, names in os.walk(folder, onerror=unreadable.append):
        for path in (Path(place) / name for name in names):
            if is_chosen(str(path.relative_to(folder)), options):
                (paths if _ending(path) in endings else unknown.setdefault(_ending(path), [])).append(str(path))
    for error in unreadable:
        yield ReadError(shown_path(str(error.filename)), error.strerror or str(error), remedy="check that the folder may be read")
    for ending, files in sorted(unknown.items()):
        yield without_reader(shown_path(folder), ending, sorted(files))
    yield from map(_looked_at, sorted(paths))
    if not paths and not unreadable:
        remedy = f"put files there that end in {', '.join(sorted(endings))}"
        yield ReadError(shown_path(folder), "nothing readable in this folder", remedy=remedy)


def _ending(path: Path) -> str:
    return path.suffix.lower()


def without_reader(place: str, ending: str, files: Sequence[str]) -> SkippedError:
    """Return what is said of the files of a folder or an archive that no reader reads, with their number and some of their names."""
    called = f"end in {ending}" if ending else "have no ending"
    names = ", ".join(shown_path(Path(path).name) for path in files[:MOST_NAMED])
    more = f" and {len(files) - MOST_NAMED} more" if len(files) > MOST_NAMED else ""
    some = (
        f"{len(files)} files that {called}"
        if len(files) > 1
        else "a file with no ending"
        if not ending
        else f"a file that ends in {ending}"
    )
    message = f"no reader for {some} ({names}{more})"
    return SkippedError(place, message, reason=f"no reader for files that {called}", count=len(files))


def read_file(path: str, most: int) -> bytes | ReadError:
    """Return the bytes of a file, or the error that says why there are none: more than `most`, perhaps."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(most + 1)
        return content if len(content) <= most else too_large(shown_path(path), most)
    except OSError as error:
        return ReadError(shown_path(path), _reason(path, error), remedy="check that the file is there and may be read")


def too_large(source: str, most: int) -> ReadError:
    """Return the error for a file with more bytes than its reader reads."""
    return ReadError(source, f"larger than {most // 1_000_000:,} MB", reason="too large", remedy="split it, or leave it out")


def read_stdin() -> bytes | ReadError:
    """Return what comes on standard input, or the error that says why nothing does."""
    if sys.stdin is None:
        return ReadError("stdin", "standard input is closed", remedy="give the text there, or name files")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        return ReadError("stdin", error.strerror or str(error), remedy="give the text there, or name files")
