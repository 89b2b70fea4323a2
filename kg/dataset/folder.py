"""A graph's folder: a store that one process writes, snapshots that others read, a manifest, the decisions.

    manifest.json     a copy of the manifest for people, and which store and snapshot are the graph's
    store.N/          Oxigraph's files; whoever has them open is the one writer
    snapshot.N/       the store as it was after a change: hard links to the same files, opened read-only by any number of readers
    decisions.jsonl   what people decided; beside it report.json: what the build read, and how long each stage took
    writing           there while a writer is at work, or after it was killed; says whether documents were taken out
    building.json     there while a graph is built anew; the old one is the graph until the new one is whole
    building.journal  what of the new one is not yet in the files of its store

Every change is one transaction of the store, manifest included. A writer that was killed leaves a whole store and the mark
`writing`; whoever opens the folder next makes the snapshot that it could not make.
"""

from __future__ import annotations

import json
import logging
import shutil
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.dataset.failures import store_error
from kg.dataset.files import LIST, check_list, check_tables, write_list
from kg.dataset.indexes import damaged_index, holds
from kg.dataset.locks import lock_readers, readers_of, release, share
from kg.dataset.manifest import Manifest, read_manifest
from kg.dataset.modes import FILES, mode_of, set_modes
from kg.dataset.renewal import needs_renewal, renewed
from kg.dataset.state import (
    BUILDING,
    DECISIONS,
    MANIFEST,
    SNAPSHOT,
    STORE,
    WRITING,
    check_format,
    check_plain,
    drop_journal,
    next_name,
    number_of,
    numbered,
    read_building,
    read_state,
    write_json,
)
from kg.dataset.store import EmbeddedStore
from kg.errors import DamageError, DatasetError

__all__ = [
    "DECISIONS",
    "MANIFEST",
    "Snapshot",
    "check_rest",
    "leave_store",
    "open_part",
    "open_snapshot",
    "open_store",
    "publish",
    "writer",
]


class Snapshot:
    """A store opened for reading, which stays as it is until it is closed."""

    def __init__(self, engine: EmbeddedStore, manifest: Manifest, path: Path, lock: int | None) -> None:
        self.engine = engine
        self.manifest = manifest
        # By `close`, or when nobody holds the snapshot any more.
        self._release = weakref.finalize(self, _leave_snapshot, path, lock)

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
        check_plain(folder)
        state = read_state(folder)
        if (folder / WRITING).exists() or not state:
            state = _recover(folder) or state
        if not state:
            raise _no_graph(folder)
        path = folder / str(state[SNAPSHOT])
        lock = share(path)
        try:
            check_list(path)
            engine = open_part(path)
            manifest = manifest_of(engine, path)
            if state.get("hash") != f"{manifest.hash:064x}":
                raise DamageError(path, f"it is of another state than {MANIFEST} tells")
        except DatasetError:
            release(lock)
            if not path.exists() and read_state(folder) != state:
                continue  # a writer has put a newer one in its place between two of our steps
            raise
        check_format(manifest.format, folder)
        for former in _former_snapshots(folder, path):  # left by a reader that was killed
            _take_away(former)
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


def open_part(path: Path) -> EmbeddedStore:
    """Open a store or a snapshot to be read, as it is.

    Raises:
        DamageError: it is not there, or damaged.
    """
    if not path.is_dir():
        raise DamageError(path, "it is missing")
    return EmbeddedStore(path, read_only=True)


def manifest_of(engine: EmbeddedStore, path: Path) -> Manifest:
    """Return the manifest that a store or a snapshot holds.

    Raises:
        DamageError: it holds none.
    """
    try:
        manifest = read_manifest(engine)
    except ValueError as error:
        raise DamageError(path, f"its manifest cannot be read: {error}") from error
    if manifest is None:
        raise DamageError(path, "it holds no manifest")
    return manifest


def check_rest(path: Path, *, thoroughly: bool = False, snapshot: Path | None = None) -> None:
    """See that a store that nobody writes to is what it was when it was left.

    Args:
        path: its folder.
        thoroughly: read every file.
        snapshot: of it, with which it shares its tables.

    Raises:
        DamageError: it is not.
    """
    try:
        if check_list(path, thoroughly=thoroughly, twin=snapshot):
            return
        listed_otherwise = None
    except DamageError as error:  # tidying that went on when the list was written leaves other files with the same in them
        listed_otherwise = error
    engine = open_part(path)
    try:
        is_whole = holds(engine, manifest_of(engine, path)) and not damaged_index(engine)
    finally:
        engine.close()
    if not is_whole:
        raise listed_otherwise or DamageError(path, "its indexes do not hold what its manifest tells of")


def open_store(path: Path, *, rests: bool, snapshot: Path | None = None) -> EmbeddedStore:
    """Open a store for writing.

    Args:
        path: its folder; Oxigraph would make a new store of what is not whole, and delete what it does not know.
        rests: nobody has written to it since its files were listed.
        snapshot: of it.

    Raises:
        DamageError: it is not there, or not what it was when it was left.
    """
    if not (path / "CURRENT").is_file():
        raise DamageError(path, "CURRENT is missing" if path.is_dir() else "it is missing")
    if rests and (path / LIST).is_file():
        try:
            check_rest(path, snapshot=snapshot)
        except DamageError:
            if not (path.parent / WRITING).exists():  # else a writer has begun between two of our steps
                raise
    return EmbeddedStore(path)


def _recover(folder: Path) -> dict[str, object]:
    """Make the snapshot that a killed writer could not make; empty where a writer is at work or there is no store."""
    state = read_state(folder)
    if state:
        path = folder / str(state[STORE])
    else:
        begun = str(read_building(folder).get("store", ""))
        stores = [path for path in numbered(folder, STORE) if path.name != begun]
        if not stores and not begun and numbered(folder, SNAPSHOT):  # that of a first build is of no graph yet
            raise DamageError(folder / MANIFEST, "it is missing, and so is the store")
        if not stores:
            return {}
        path = stores[-1]
    try:
        engine = open_store(path, rests=False)
    except DamageError:
        raise
    except DatasetError:  # locked, or on a disk that is only read
        return {}
    try:
        check_tables(path)
        engine, path, is_done = _renewed(folder, engine, path)
        state = publish(folder, engine, path)
    finally:
        engine.close()
    if is_done:
        leave_store(folder, path)
    return state


def _renewed(folder: Path, engine: EmbeddedStore, store: Path) -> tuple[EmbeddedStore, Path, bool]:
    """Renew a store where that is to be done; where it cannot be, what can be read is read, and the mark stays for the next."""
    try:
        return *renewed(folder, engine, store, next_name(folder, STORE)), True
    except DamageError:
        raise
    except DatasetError as error:
        logging.getLogger(__name__).error("%s", error)
        return engine, store, False


def publish(folder: Path, engine: EmbeddedStore, store: Path) -> dict[str, object]:
    """Make a snapshot of a store for readers, name it in manifest.json, and clean the older ones away that nobody reads.

    Raises:
        DatasetError: the folder cannot be written, or the store is damaged.
    """
    if next(engine.find(), None) is None:
        return {}
    manifest = manifest_of(engine, store)
    snapshot, mode = folder / next_name(folder, SNAPSHOT), mode_of(store)
    state: dict[str, object] = json.loads(manifest.to_json()) | {STORE: store.name, SNAPSHOT: snapshot.name}
    state["kg"] = manifest.settings.get("kg", "")
    try:
        engine.inner.backup(str(snapshot))
        set_modes(snapshot, mode)
        write_list(snapshot, [store], mode & FILES)
        write_json(folder / MANIFEST, state, mode & FILES)
    except RuntimeError as error:
        raise store_error(store, error) from error
    except OSError as error:
        raise DatasetError(
            f"{folder}: {error.strerror or error}", remedy="make room, or name a folder that can be written"
        ) from error
    _clean(folder, keep={store.name, snapshot.name})
    return state


def leave_store(folder: Path, store: Path) -> None:
    """Leave a store to the next writer: list its files, as nobody writes to them now, and take the mark `writing` away.

    Raises:
        DamageError: somebody has damaged manifest.json meanwhile.
    """
    mode = mode_of(store)
    with suppress(OSError):
        set_modes(store, mode)
        for name in (DECISIONS, BUILDING, WRITING):
            with suppress(FileNotFoundError):
                (folder / name).chmod(mode & FILES)
        list_store(folder, store)
        (folder / WRITING).unlink(missing_ok=True)


def list_store(folder: Path, store: Path) -> None:
    """Write the list of the files of a store that nobody writes to; its tables are those of its snapshot.

    Raises:
        OSError: it cannot be written.
        DamageError: manifest.json is damaged.
    """
    snapshot = folder / str(read_state(folder, older=True).get(SNAPSHOT, store.name))
    write_list(store, [snapshot, store], mode_of(store) & FILES)


def _leave_snapshot(path: Path, lock: int | None) -> None:
    """Let go of a snapshot; take it away if it is an old one that nobody else reads: it may hold what was removed since."""
    release(lock)
    try:
        current = str(read_state(path.parent).get(SNAPSHOT, ""))
    except DatasetError:  # nobody can tell whether it is old
        return
    if number_of(path.name, SNAPSHOT) < number_of(current, SNAPSHOT):
        _take_away(path)


def _former_snapshots(folder: Path, newest: Path) -> list[Path]:
    """Return the snapshots that are older than the newest."""
    return [path for path in numbered(folder, SNAPSHOT) if number_of(path.name, SNAPSHOT) < number_of(newest.name, SNAPSHOT)]


def _take_away(path: Path) -> None:
    """Delete a store or a snapshot unless somebody reads it."""
    lock = lock_readers(path, exclusive=True)
    if lock is not None or not readers_of(path).exists():
        shutil.rmtree(path, ignore_errors=True)
        readers_of(path).unlink(missing_ok=True)
    release(lock)


def _clean(folder: Path, keep: set[str]) -> None:
    """Take stores and snapshots away that are neither the graph's nor read by anybody."""
    try:
        begun = str(read_building(folder).get(STORE, ""))
        old = [*numbered(folder, STORE), *numbered(folder, SNAPSHOT)]
        drop_journal(folder)
    except DamageError:  # nobody can tell which store is being built, so all stay
        begun, old = "", numbered(folder, SNAPSHOT)
    for path in old:
        if path.name not in keep and path.name != begun:
            _take_away(path)


@contextmanager
def writer(folder: Path) -> Iterator[EmbeddedStore]:
    """Open the graph of a folder for writing; afterwards readers see what was written.

    Raises:
        DatasetError: there is no graph, another process writes to it, it is damaged, or it cannot be written.
    """
    check_plain(folder)
    state = read_state(folder) or _recover(folder)
    if not state:
        raise _no_graph(folder)
    store = folder / str(state[STORE])
    rests = not (folder / WRITING).exists()
    engine = open_store(store, rests=rests, snapshot=folder / str(state[SNAPSHOT]))
    try:
        manifest = manifest_of(engine, store)
        if rests and state.get("hash") != f"{manifest.hash:064x}":
            raise DamageError(store, f"it is of another state than {MANIFEST} tells")
        check_format(manifest.format, folder)
        (folder / WRITING).touch(mode_of(store) & FILES)
    except OSError as error:
        engine.close()
        raise DatasetError(f"{folder}: {error.strerror or error}", remedy="name a folder that can be written") from error
    except DatasetError:
        engine.close()
        raise
    try:
        yield engine
    except DamageError:
        # No snapshot is made of what is damaged: the one that is there may be whole.
        _leave_damaged(folder, engine, store, manifest)
        raise
    except BaseException:
        if rests and not needs_renewal(folder) and manifest_of(engine, store) == manifest:
            engine.close()  # nothing was changed, so the snapshot that is there is the newest
            leave_store(folder, store)
        else:
            _end(folder, engine, store)
        raise
    _end(folder, engine, store)


def _leave_damaged(folder: Path, engine: EmbeddedStore, store: Path, before: Manifest) -> None:
    try:
        is_changed = manifest_of(engine, store) != before
    except DamageError:
        is_changed = True
    engine.close()
    if not is_changed and not needs_renewal(folder):
        leave_store(folder, store)


def _end(folder: Path, engine: EmbeddedStore, store: Path) -> None:
    """Publish what a writer wrote, and leave the store to the next; what could not be published stays marked for whoever is next."""
    has_removed = needs_renewal(folder)
    try:
        try:
            engine, store = renewed(folder, engine, store, next_name(folder, STORE))
        except DamageError:
            raise
        except DatasetError:
            publish(folder, engine, store)
            raise
        state = publish(folder, engine, store)
    finally:
        engine.close()
    leave_store(folder, store)
    for former in _former_snapshots(folder, folder / str(state.get(SNAPSHOT, ""))) if has_removed else ():
        said = "another process (kg serve?) still reads what was removed; it goes when that process ends or reads the graph again"
        logging.getLogger(__name__).warning("%s: %s", former, said)
