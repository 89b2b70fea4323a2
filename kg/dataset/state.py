"""What a graph's folder says of itself, read as input: it may come from anybody, and it may be damaged.

In: a folder. Out: the state that manifest.json tells, and the build that building.json tells of, with names of stores and snapshots
that are plain names inside the folder. Links are refused: what is written to a graph stays in its folder.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from kg.dataset.manifest import FORMAT
from kg.errors import DamageError, DatasetError

MANIFEST, BUILDING, JOURNAL = "manifest.json", "building.json", "building.journal"
WRITING, DECISIONS, REPORT = "writing", "decisions.jsonl", "report.json"
FILE_NAMES = (MANIFEST, BUILDING, JOURNAL, WRITING, DECISIONS, REPORT)
STORE, SNAPSHOT = "store", "snapshot"
NUMBERED = re.compile(r"(store|snapshot)\.([1-9][0-9]{0,17})")
OWN = re.compile(r"(?:store|snapshot)\.[0-9]+(?:\.readers)?|\..*\.part")
LONGEST = 64 << 20
"""Bytes of manifest.json or building.json that are read."""


def number_of(name: str, kind: str) -> int:
    """Return the number of a store or a snapshot by its name, or 0 where the name is none of that kind.

    >>> number_of("store.12", STORE), number_of("store.backup", STORE), number_of("../store.1", STORE)
    (12, 0, 0)
    """
    match = NUMBERED.fullmatch(name)
    return int(match[2]) if match is not None and match[1] == kind else 0


def numbered(folder: Path, kind: str) -> list[Path]:
    """Return the stores or the snapshots in a folder, the oldest first."""
    paths = [path for path in folder.glob(f"{kind}.*") if number_of(path.name, kind) and path.is_dir()]
    return sorted(paths, key=lambda path: number_of(path.name, kind))


def next_name(folder: Path, kind: str) -> str:
    """Return a name for a new store or snapshot that nothing has yet."""
    taken = [number_of(path.name, kind) for path in folder.glob(f"{kind}.*")]
    return f"{kind}.{max(taken, default=0) + 1}"


def check_plain(folder: Path) -> None:
    """Refuse a folder in which something of kg's is a link or no plain file, so that nothing outside is read or written.

    Raises:
        DatasetError: names it.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise DatasetError(f"{folder}: a file, not a folder", remedy="name the folder of a graph") from error
    except OSError as error:
        raise DatasetError(f"{folder}: {error.strerror or error}", remedy="check that the folder may be read") from error
    for entry in entries:
        if entry.name in FILE_NAMES or OWN.fullmatch(entry.name):
            is_part = NUMBERED.fullmatch(entry.name) is not None
            _check_entry(entry, is_folder=is_part)
            if is_part:
                _check_part(Path(entry.path))


def _check_part(part: Path) -> None:
    try:
        with os.scandir(part) as entries:
            for entry in entries:
                _check_entry(entry, is_folder=False)
    except FileNotFoundError:  # a writer has cleaned it away meanwhile
        return
    except OSError as error:
        raise DatasetError(f"{part}: {error.strerror or error}", remedy="check that the folder may be read") from error


def _check_entry(entry: os.DirEntry[str], *, is_folder: bool) -> None:
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except FileNotFoundError:
        return
    if stat.S_ISLNK(mode):
        raise DatasetError(
            f"{entry.path}: a link, and a graph's folder holds none: what is read and written stays inside",
            remedy="put in its place what it leads to, if you trust that",
        )
    if not (stat.S_ISDIR if is_folder else stat.S_ISREG)(mode):
        raise DatasetError(f"{entry.path}: not a {'folder' if is_folder else 'plain file'}", remedy="take it out of the folder")


def read_object(path: Path) -> dict[str, object] | None:
    """Return the JSON object in a file; None where there is no file.

    Raises:
        ValueError: it holds something else.
        OSError: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LONGEST + 1)
    except FileNotFoundError:
        return None
    if len(content) > LONGEST:
        raise ValueError("too long")
    try:
        value = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON ({' '.join(str(error).split())[:80]})") from error
    if not isinstance(value, dict):
        raise ValueError(f"holds {json.dumps(value)[:40]}, not an object")  # what a file holds, not what is passed
    return value


def read_state(folder: Path, *, older: bool = False) -> dict[str, object]:
    """Return what manifest.json tells; empty where there is none.

    Args:
        folder: the folder of a graph.
        older: an older format may be.

    Raises:
        DamageError: it is damaged, or names something that is not a store or a snapshot of this folder.
        DatasetError: it is of another format.
    """
    path = folder / MANIFEST
    remake = f"the store is not touched; delete the file, it is made anew from the store: rm {path}"
    state = _read(path, remake)
    if state is None:
        return {}
    if "format" not in state:
        raise DamageError(path, "not the manifest of a graph", remedy=remake)
    number = state["format"]
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise DamageError(path, f"its format is {str(number)[:40]!r}", remedy=remake)
    if not older or number > FORMAT:
        check_format(number, folder, str(state.get("kg", "?"))[:40])
    for kind in (STORE, SNAPSHOT):
        if kind not in state:
            raise DamageError(path, f"does not name its {kind}", remedy=remake)
        if not isinstance(state[kind], str) or not number_of(str(state[kind]), kind):
            raise DamageError(path, f"{str(state[kind])[:60]!r} is no name of a {kind} in this folder", remedy=remake)
    return state


def _read(path: Path, remedy: str) -> dict[str, object] | None:
    """Return the object of a file of the folder, None where there is none; say what to do where it is damaged."""
    try:
        return read_object(path)
    except NotADirectoryError as error:
        raise DatasetError(f"{path.parent}: a file, not a folder", remedy="name the folder of a graph") from error
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror or error}", remedy="check that the folder may be read") from error
    except ValueError as error:
        raise DamageError(path, str(error), remedy=remedy) from error


def check_format(number: int, place: Path | str, version: str = "?") -> None:
    """Refuse a graph of another format than this kg reads and writes.

    Raises:
        DatasetError: says whether it is older or newer, and what to do.
    """
    if number > FORMAT:
        raise DatasetError(
            f"{place}: format {number}, written by a newer kg ({version}); this one reads format {FORMAT}",
            remedy="install the newer kg",
        )
    if number < FORMAT:
        raise DatasetError(
            f"{place}: format {number}, written by an older kg ({version}); this one reads format {FORMAT}",
            remedy=f"build it anew from the texts it holds: kg upgrade {place}",
        )


def drop_journal(folder: Path) -> None:
    """Take away the journal of a build that was given up: nothing says any more that it is being built."""
    if not (folder / BUILDING).exists():
        (folder / JOURNAL).unlink(missing_ok=True)


def read_building(folder: Path) -> dict[str, object]:
    """Return what building.json tells: the store that is built, and its settings; empty where nothing is built.

    Raises:
        DamageError: it is damaged, or names something that is not a store of this folder.
    """
    path = folder / BUILDING
    begin = "the graph is not touched; begin the build again, without --resume"
    state = _read(path, begin)
    if state is None:
        return {}
    name, settings = state.get("store"), state.get("settings")
    if not isinstance(name, str) or not number_of(name, STORE):
        raise DamageError(path, f"{str(name)[:60]!r} is no name of a store in this folder", remedy=begin)
    if not isinstance(settings, dict):
        raise DamageError(path, "has no settings", remedy=begin)
    return state


def write_json(path: Path, state: Mapping[str, object], mode: int = 0o666) -> None:
    """Write a JSON file whole or not at all, and through no link.

    Raises:
        OSError: it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(json.dumps(state, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
    part.replace(path)
