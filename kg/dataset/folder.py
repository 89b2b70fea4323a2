"""A graph's folder: a store that one process writes, snapshots that others read, a manifest, the decisions.

    manifest.json     a copy of the manifest for people, and which store and snapshot are the graph's
    store.N/          Oxigraph's files; whoever has them open is the one writer
    snapshot.N/       the store as it was after a change: hard links to the same files, opened read-only by any number of readers
    decisions.jsonl   what people decided
    writing           there while a writer is at work, or after it was killed; says whether documents were taken out
    building.json     there while a graph is built anew; the old one is the graph until the new one is whole

Every change is one transaction of the store, manifest included. A writer that was killed leaves a whole store and the mark
`writing`; whoever opens the folder next makes the snapshot that it could not make.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.dataset.manifest import FORMAT, Manifest, read_manifest
from kg.dataset.renewal import renewed
from kg.dataset.store import EmbeddedStore
from kg.errors import DatasetError

MANIFEST, BUILDING, WRITING, DECISIONS = "manifest.json", "building.json", "writing", "decisions.jsonl"


class Snapshot:
    """A store opened for reading, which stays as it is until it is closed."""

    def __init__(self, engine: EmbeddedStore, manifest: Manifest, path: Path, lock: int | None) -> None:
        self.engine = engine
        self.manifest = manifest
        self._release = weakref.finalize(self, _leave, path, lock)  # by `close`, or when nobody holds the snapshot any more

    def close(self) -> None:
        """Let the snapshot be cleaned away; nothing can be read of it afterwards."""
        self.engine.close()
        self._release()


def open_snapshot(folder: Path) -> Snapshot:
    """Open a graph's folder for reading.

    Raises:
        DatasetError: there is no graph, it is not whole, or it was written by a newer kg.
    """
    for _ in range(5):
        state = _read_state(folder)
        if (folder / WRITING).exists() or not state:
            state = _recover(folder) or state
        if not state:
            raise _no_graph(folder)
        path = folder / str(state["snapshot"])
        lock = _share(path.with_name(f"{path.name}.readers"))
        try:
            engine = EmbeddedStore(path, read_only=True)
            manifest = read_manifest(engine)
        except (DatasetError, ValueError) as error:
            _release(lock)
            if not path.exists() and _read_state(folder) != state:
                continue  # a writer has put a newer one in its place between two of our steps
            raise DatasetError(
                f"{path}: {error}", remedy=f"the snapshot is damaged: delete {folder / MANIFEST}, it is made anew"
            ) from error
        if manifest is None:
            raise _no_graph(folder)
        return Snapshot(engine, manifest, path, lock)
    raise DatasetError(f"{folder}: the graph changes faster than it can be opened", remedy="try again")


def _no_graph(folder: Path) -> DatasetError:
    if (folder / BUILDING).exists():
        return DatasetError(
            f"{folder}: the build of this graph did not come to its end",
            remedy="finish it: kg build SOURCES --resume -o " + str(folder),
        )
    what = "no graph here" if folder.is_dir() else "no such folder"
    return DatasetError(f"{folder}: {what}", remedy=f"build one: kg build SOURCES -o {folder}")


def _read_state(folder: Path) -> dict[str, object]:
    """Return manifest.json; empty where there is none."""
    path = folder / MANIFEST
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except NotADirectoryError as error:
        raise DatasetError(f"{folder}: a file, not a folder", remedy="name the folder of a graph") from error
    except (ValueError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path}: not JSON", remedy="delete it: it is made anew from the store, nothing is lost") from error
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror or error}", remedy="check that the folder may be read") from error
    if not isinstance(state, dict) or "format" not in state:
        raise DatasetError(f"{path}: not the manifest of a graph", remedy="build the graph again with this version of kg")
    if int(str(state["format"])) > FORMAT:
        raise DatasetError(
            f"{folder}: format {state['format']}, written by a newer kg ({state.get('kg', '?')}); this one reads up to {FORMAT}",
            remedy="install the newer kg",
        )
    if not {"store", "snapshot"} <= state.keys():
        raise DatasetError(f"{path}: does not name its store", remedy="delete it: it is made anew from the store, nothing is lost")
    return dict(state)


def _recover(folder: Path) -> dict[str, object]:
    """Make the snapshot that a killed writer could not make; empty where a writer is at work or there is no store."""
    state = _read_state(folder)
    stores = sorted(folder.glob("store.*"), key=_number) if folder.is_dir() else []
    building = _building_store(folder)
    stores = [path for path in stores if path.name != building]
    if not stores:
        return {}
    path = folder / str(state["store"]) if state else stores[-1]
    try:
        engine = EmbeddedStore(path)
    except DatasetError:
        return {}
    try:
        engine, path = renewed(folder, engine, path, _next_store(folder))
        is_done = True
    except DatasetError as error:
        logging.getLogger(__name__).error("%s", error)  # what can be read is read; the mark stays for the next who comes
        is_done = False
    try:
        state = publish(folder, engine, path)
    finally:
        engine.close()
    if is_done:
        with suppress(FileNotFoundError, PermissionError):
            (folder / WRITING).unlink()
    return state


def _next_store(folder: Path) -> str:
    return f"store.{max(map(_number, folder.glob('store.*')), default=0) + 1}"


def _building_store(folder: Path) -> str:
    try:
        return str(json.loads((folder / BUILDING).read_text(encoding="utf-8"))["store"])
    except (OSError, ValueError, KeyError):
        return ""


def _number(path: Path) -> int:
    last = path.name.rpartition(".")[2]
    return int(last) if last.isdigit() else -1


def publish(folder: Path, engine: EmbeddedStore, store: Path) -> dict[str, object]:
    """Make a snapshot of a store for readers, name it in manifest.json, and clean the older ones away that nobody reads.

    Raises:
        DatasetError: the folder cannot be written.
    """
    try:
        manifest = read_manifest(engine)
    except ValueError as error:
        raise DatasetError(
            f"{store}: its manifest cannot be read: {error}", remedy="restore the graph from an export: kg load"
        ) from error
    if manifest is None:
        return {}
    numbers = [_number(path) for path in folder.glob("snapshot.*")]
    snapshot = folder / f"snapshot.{max(numbers, default=0) + 1}"
    state: dict[str, object] = json.loads(manifest.to_json()) | {"store": store.name, "snapshot": snapshot.name}
    state["kg"] = manifest.settings.get("kg", "")
    try:
        engine.inner.backup(str(snapshot))
        write_json(folder / MANIFEST, state)
    except OSError as error:
        raise DatasetError(
            f"{folder}: {error.strerror or error}", remedy="make room, or name a folder that can be written"
        ) from error
    _clean(folder, keep={store.name, snapshot.name, _building_store(folder)})
    return state


def write_json(path: Path, state: Mapping[str, object]) -> None:
    """Write a JSON file whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    part.write_text(json.dumps(state, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(path)


def _leave(path: Path, lock: int | None) -> None:
    """Let go of a snapshot; take it away if it is an old one that nobody else reads: it may hold what was removed since."""
    _release(lock)
    try:
        current = str(_read_state(path.parent).get("snapshot", ""))
    except DatasetError:  # nobody can tell whether it is old
        return
    if current and _number(path) < _number(Path(current)):
        _take_away(path)


def _take_away(path: Path) -> None:
    """Delete a store or a snapshot unless somebody reads it."""
    readers = path.with_name(f"{path.name}.readers")
    lock = _hold(readers)
    if lock is not None or not readers.exists():
        shutil.rmtree(path, ignore_errors=True)
        readers.unlink(missing_ok=True)
    _release(lock)


def _clean(folder: Path, keep: set[str]) -> None:
    """Take stores and snapshots away that are neither the graph's nor read by anybody."""
    for path in [*folder.glob("store.*"), *folder.glob("snapshot.*")]:
        if path.name in keep or not path.is_dir():
            continue
        _take_away(path)


@contextmanager
def writer(folder: Path) -> Iterator[EmbeddedStore]:
    """Open the graph of a folder for writing; afterwards readers see what was written.

    Raises:
        DatasetError: there is no graph, another process writes to it, or it cannot be written.
    """
    state = _read_state(folder) or _recover(folder)
    if not state:
        raise _no_graph(folder)
    store = folder / str(state["store"])
    engine = EmbeddedStore(store)
    try:
        (folder / WRITING).touch()
    except OSError as error:
        raise DatasetError(f"{folder}: {error.strerror or error}", remedy="name a folder that can be written") from error
    try:
        yield engine
    finally:
        try:
            try:
                engine, store = renewed(folder, engine, store, _next_store(folder))
            finally:
                publish(folder, engine, store)
        finally:
            engine.close()
        (folder / WRITING).unlink(missing_ok=True)  # what could not be published stays marked, and whoever opens it next does that


@contextmanager
def building(folder: Path, settings: Mapping[str, object], *, resume: bool) -> Iterator[EmbeddedStore]:
    """Open a new store in a folder, which becomes the graph when the work on it ends well.

    Args:
        folder: made where it is not there; the graph in it, if any, stays the graph until then.
        settings: what decides the new graph; a resumed build must have the same.
        resume: go on with what a build that was cut off has done.

    Raises:
        DatasetError: the folder cannot be written, is a file or holds other things, or is written to by another process.
    """
    state = _read_state(folder)
    _check_empty_or_graph(folder)
    begun = _begun(folder, settings) if resume else ""
    store = folder / (begun or _next_store(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not begun:
            write_json(folder / BUILDING, {"store": store.name, "settings": dict(settings)})
        engine = EmbeddedStore(store)
    except OSError as error:
        raise DatasetError(f"{folder}: {error.strerror or error}", remedy="name a folder that can be written") from error
    try:
        # Held to the end: whoever wrote to the old graph meanwhile would write to what is about to be replaced.
        held = EmbeddedStore(folder / str(state["store"])) if state and state["store"] != store.name else None
    except DatasetError:
        engine.close()
        if not begun:
            _forget(folder, store)
        raise
    try:
        yield engine
    except BaseException:
        is_empty = not len(engine)
        engine.close()
        _close(held)
        if is_empty and not begun:
            _forget(folder, store)  # nothing was stored, so there is nothing to go on with
        raise
    publish(folder, engine, store)
    engine.close()
    _close(held)
    for mark in (BUILDING, WRITING):  # in this order: between the two steps a kill leaves a whole graph that may be resumed
        (folder / mark).unlink(missing_ok=True)


def _close(engine: EmbeddedStore | None) -> None:
    if engine is not None:
        engine.close()


def _forget(folder: Path, store: Path) -> None:
    shutil.rmtree(store, ignore_errors=True)
    (folder / BUILDING).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()  # only where it is empty, as a folder is that was made for this


def _check_empty_or_graph(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise DatasetError(f"{folder}: a file, not a folder", remedy="name a folder")
    known = {MANIFEST, BUILDING, WRITING, DECISIONS}
    others = (
        [p.name for p in folder.iterdir() if p.name not in known and not p.name.startswith((".", "store.", "snapshot."))]
        if folder.is_dir()
        else []
    )
    if others and not (folder / MANIFEST).exists() and not (folder / BUILDING).exists():
        raise DatasetError(f"{folder}: holds other files ({sorted(others)[0]})", remedy="name a new or empty folder for the graph")


def _begun(folder: Path, settings: Mapping[str, object]) -> str:
    """Return the store of a build that was cut off, or "" where there is none."""
    try:
        begun = json.loads((folder / BUILDING).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise DatasetError(f"{folder / BUILDING}: cannot be read", remedy="delete it and build anew") from error
    for name, value in settings.items():
        if begun.get("settings", {}).get(name) != value:
            raise DatasetError(
                f"{folder}: the build that was cut off had {name} {begun.get('settings', {}).get(name)!r}, not {value!r}",
                remedy="resume it with the same options, or build without --resume",
            )
    return str(begun["store"])


def _share(path: Path) -> int | None:
    """Take a lock that others may take too; None where the system or the folder has no place for it."""
    return _lock(path, exclusive=False)


def _hold(path: Path) -> int | None:
    """Take a lock alone; None where somebody else has it."""
    return _lock(path, exclusive=True)


def _lock(path: Path, *, exclusive: bool) -> int | None:
    try:
        import fcntl
    except ImportError:  # Windows refuses to delete what is open, which is all that the lock is for
        return None
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        return None
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _release(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
