"""Renew a store after documents were taken out, so that nothing of them is left on the disk either.

A store keeps what was deleted: RocksDB in older files until these are merged, and Oxigraph every text that it was ever given (its
table of strings only grows). What was taken out is therefore gone for good only once the quads that are left stand in a store of
their own. The mark `writing` says that this is to be done, so that it is done, too, when the writer is killed before it came to it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from kg.dataset.modes import make_folder, mode_of
from kg.dataset.state import WRITING
from kg.dataset.store import EmbeddedStore
from kg.errors import DamageError, DatasetError

REMOVAL = "removal"


def mark_removal(folder: Path) -> None:
    """Say, before documents are taken out, that the store is to be renewed after it.

    Raises:
        DatasetError: the folder cannot be written.
    """
    try:
        (folder / WRITING).write_text(REMOVAL, encoding="utf-8")
    except OSError as error:
        raise DatasetError(f"{folder}: {error.strerror or error}", remedy="name a folder that can be written") from error


def needs_renewal(folder: Path) -> bool:
    """Tell whether documents were taken out of the store of a folder since it was made."""
    try:
        return (folder / WRITING).read_text(encoding="utf-8") == REMOVAL
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):  # nobody of ours wrote that; renewing once more than needed loses nothing
        return True


def renewed(folder: Path, engine: EmbeddedStore, store: Path, name: str) -> tuple[EmbeddedStore, Path]:
    """Return a store that is open for writing, or a new one with the same quads if documents were taken out of it.

    Args:
        folder: the graph's.
        engine: the store, which is closed if another comes in its place.
        store: where it is kept.
        name: what a new one is called.

    Raises:
        DatasetError: there is no room for another, or the store is damaged; the store is as it was, and open.
    """
    if not needs_renewal(folder):
        return engine, store
    place = folder / name
    try:
        fresh = _copy(engine, place, mode_of(store))
    except DamageError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    except (DatasetError, OSError) as error:
        shutil.rmtree(place, ignore_errors=True)
        raise DatasetError(
            f"{folder}: the documents are taken out of the graph, but there is no room to make its store anew without their words",
            remedy=f"make room for twice {store} and run the command again",
        ) from error
    engine.close()
    return fresh, place


def _copy(engine: EmbeddedStore, place: Path, mode: int) -> EmbeddedStore:
    make_folder(place, mode)
    fresh = EmbeddedStore(place)
    try:
        fresh.fill(engine)
    except BaseException:
        fresh.close()
        raise
    return fresh
