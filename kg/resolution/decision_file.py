"""Read and append to the file of decisions: one JSON object a line, replayed in order over whatever is built.

The file is the truth, and the graph follows it: the manifest holds the hash of the decisions that its graph was derived with, in
the transaction of the change itself, and whoever opens the folder to write applies what the file has more or otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import DatasetError
from kg.resolution.decisions import Decision, Decisions, decision_of, fields_of, gather


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions; without a file there are none.

    Raises:
        DatasetError: the file cannot be read, or a line is not a decision, named with file and line.
    """
    decisions = []
    for number, line in enumerate(_read(path).splitlines(), 1):  # of bytes: only line feeds and carriage returns end a line
        if not line.strip():
            continue
        try:
            decisions.append(_decision_in(line))
        except DatasetError as error:
            raise DatasetError(
                f"{path}, line {number}: {error.message}", remedy="correct or delete the line; the graph itself is whole"
            ) from error
    return gather(decisions)


def _decision_in(line: bytes) -> Decision:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"not a decision: {str(error)[:200]}") from error
    return decision_of(fields)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror or error}", remedy="check that the file may be read") from error


@contextmanager
def appended(path: Path, decisions: Iterable[Decision]) -> Iterator[None]:
    """Add decisions to a file, whole or not at all, for a block that applies them; if that fails they are taken out again.

    If the block is killed they stay, and are applied by whoever opens the graph to write next.

    Raises:
        DatasetError: the file cannot be written.
    """
    before = _read(path)
    lines = "".join(json.dumps(fields_of(decision), ensure_ascii=False, sort_keys=True) + "\n" for decision in decisions)
    gap = b"\n" if before and not before.endswith(b"\n") else b""
    with _replaced(path, before, before + gap + lines.encode()):
        yield


@contextmanager
def without(path: Path, places: Collection[int]) -> Iterator[None]:
    """Take decisions out of a file by their places among all, for a block that derives without them; if that fails they are put back.

    Raises:
        DatasetError: the file cannot be written.
    """
    before = _read(path)
    lines = before.splitlines(keepends=True)
    gone = {of_line for place, of_line in enumerate(i for i, line in enumerate(lines) if line.strip()) if place in places}
    with _replaced(path, before, b"".join(line for i, line in enumerate(lines) if i not in gone)):
        yield


@contextmanager
def _replaced(path: Path, before: bytes, after: bytes) -> Iterator[None]:
    """Replace what a file holds, for a block; if that fails it is put back."""
    had_file = path.exists()
    _write_whole(path, after)
    try:
        yield
    except BaseException:
        if had_file:
            _write_whole(path, before)
        else:
            path.unlink(missing_ok=True)
        raise


def _write_whole(path: Path, content: bytes) -> None:
    place = path.resolve()  # a link to a file elsewhere stays one
    part = place.with_name(f".{place.name}.part")
    try:
        part.write_bytes(content)
        if place.exists():
            part.chmod(place.stat().st_mode)
        part.replace(place)
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror or error}", remedy="check that the folder can be written") from error
