"""Build a graph's store beside the one that is there, which stays the graph until the new one is whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kg.dataset.folder import leave_store, list_store, open_store, publish
from kg.dataset.modes import FILES, OPEN, PRIVATE, make_folder, mode_of
from kg.dataset.staging import StagedStore
from kg.dataset.state import (
    BUILDING,
    FILE_NAMES,
    JOURNAL,
    MANIFEST,
    STORE,
    WRITING,
    check_plain,
    next_name,
    read_building,
    read_state,
    write_json,
)
from kg.dataset.store import EmbeddedStore
from kg.errors import DamageError, DatasetError
from kg.timing import stage


@dataclass(frozen=True, slots=True)
class _Site:
    """A store that is being built, and the one that it takes the place of, held so that nobody writes to that."""

    store: Path
    engine: EmbeddedStore
    staged: StagedStore
    begun: bool
    replaced: Path | None
    held: EmbeddedStore | None

    def close(self) -> None:
        self.staged.close()
        self.engine.close()
        if self.held is not None:
            self.held.close()


@contextmanager
def building(folder: Path, settings: Mapping[str, object], *, resume: bool, shared: bool = False) -> Iterator[StagedStore]:
    """Open a new store in a folder, which becomes the graph when the work on it ends well.

    Args:
        folder: made where it is not there; the graph in it, if any, stays the graph until then.
        settings: what decides the new graph; a resumed build must have the same.
        resume: go on with what a build that was cut off has done.
        shared: others may read it, as the umask says; without it, the owner alone, or whoever may read the graph that is there.

    Raises:
        DatasetError: the folder cannot be written, is a file or holds other things, or is written to by another process.
    """
    site = _site(folder, settings, resume, shared)
    try:
        yield site.staged
        with stage("writing"):
            site.staged.settle()
    except BaseException:
        is_empty = next(site.staged.find(), None) is None
        site.close()
        if is_empty and not site.begun:
            _forget(folder, site.store)  # nothing was stored, so there is nothing to go on with
        if site.replaced is not None:
            with suppress(OSError, DamageError):
                list_store(folder, site.replaced)
        raise
    with stage("writing"):
        publish(folder, site.engine, site.store)
        site.close()
        (folder / JOURNAL).unlink(missing_ok=True)
        (folder / BUILDING).unlink(missing_ok=True)  # first: a kill between the two leaves a whole graph that is looked at again
        leave_store(folder, site.store)


def _site(folder: Path, settings: Mapping[str, object], resume: bool, shared: bool) -> _Site:
    check_plain(folder)
    try:
        state = read_state(folder, older=True)
    except DamageError:
        state = {}  # what is built takes its place
    check_target(folder)
    begun = _begun(folder, settings) if resume else ""
    store = folder / (begun or next_name(folder, STORE))
    replaced = folder / str(state[STORE]) if state and state[STORE] != store.name else None
    try:
        _make_folders(folder, store, replaced, shared)
        if not begun:
            (folder / JOURNAL).unlink(missing_ok=True)  # first: what another build has left in it is none of this one's
            write_json(folder / BUILDING, {STORE: store.name, "settings": dict(settings)}, mode_of(store) & FILES)
        is_new = not any(store.glob("*.sst"))
        engine = EmbeddedStore(store) if is_new else open_store(store, rests=False)
    except OSError as error:
        raise DatasetError(f"{folder}: {error.strerror or error}", remedy="name a folder that can be written") from error
    held = None
    try:
        held = _held(replaced) if replaced is not None else None
        staged = StagedStore(engine, folder / JOURNAL, mode_of(store) & FILES)
    except DatasetError:
        for opened in (engine, held):
            if opened is not None:
                opened.close()
        if not begun:
            _forget(folder, store)
        raise
    return _Site(store, engine, staged, bool(begun), replaced if held is not None else None, held)


def _held(store: Path) -> EmbeddedStore | None:
    """Hold the old store to the end: whoever wrote to it meanwhile would write to what is about to be replaced."""
    try:
        return open_store(store, rests=not (store.parent / WRITING).exists())
    except DamageError:  # nobody can write to it either
        return None


def _make_folders(folder: Path, store: Path, replaced: Path | None, shared: bool) -> None:
    mode = mode_of(replaced) if replaced is not None and not shared else OPEN if shared else PRIVATE
    was_there = folder.exists()
    make_folder(folder, mode)
    make_folder(store, mode)
    if shared and was_there and replaced is not None:
        folder.chmod(mode_of(store))


def _forget(folder: Path, store: Path) -> None:
    shutil.rmtree(store, ignore_errors=True)
    for name in (JOURNAL, BUILDING):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()  # only where it is empty, as a folder is that was made for this


def check_target(folder: Path) -> None:
    """Refuse a folder that holds other things than a graph.

    Raises:
        DatasetError: it does, or is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise DatasetError(f"{folder}: a file, not a folder", remedy="name a folder")
    foreign = (
        [p.name for p in folder.iterdir() if p.name not in FILE_NAMES and not p.name.startswith((".", "store.", "snapshot."))]
        if folder.is_dir()
        else []
    )
    if foreign and not (folder / MANIFEST).exists() and not (folder / BUILDING).exists():
        raise DatasetError(f"{folder}: holds other files ({sorted(foreign)[0]})", remedy="name a new or empty folder for the graph")


def _begun(folder: Path, settings: Mapping[str, object]) -> str:
    """Return the store of a build that was cut off, or "" where there is none."""
    begun = read_building(folder)
    if not begun:
        return ""
    before = begun["settings"]
    assert isinstance(before, dict), "it was checked"
    for name in sorted({*before, *settings}):
        if before.get(name) != settings.get(name):
            raise DatasetError(
                f"{folder}: the build that was cut off had {name} {before.get(name)!r}, not {settings.get(name)!r}",
                remedy="resume it with the same options, or build without --resume",
            )
    return str(begun[STORE])
