"""Find what is damaged in a graph's folder: every file is read that the graph vouches for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.dataset.files import check_list
from kg.dataset.folder import check_rest
from kg.dataset.indexes import damaged_index, holds
from kg.dataset.manifest import Manifest
from kg.dataset.state import STORE, WRITING, read_building, read_state
from kg.dataset.store import EmbeddedStore
from kg.errors import DamageError

CHANGED = "its quads are not those that its manifest tells of: it was changed outside kg, or the disk is damaged"


def find_damage(engine: EmbeddedStore, manifest: Manifest, folder: Path | None) -> Iterator[tuple[str, str]]:
    """Yield what is damaged, with what is wrong with it: in what was opened, in the store that the next writer opens, in the build.

    Args:
        engine: the snapshot that was opened, or a store in memory.
        manifest: what it should hold.
        folder: the graph's folder, if it has one.
    """
    opened = engine.folder or folder
    try:
        has_list = engine.folder is None or check_list(engine.folder, thoroughly=True)
        if not holds(engine, manifest):
            yield str(opened or "the graph"), CHANGED
        if not has_list and (name := damaged_index(engine)):
            yield str(opened), f"its index of {name} does not hold what the others hold"
    except DamageError as error:
        yield str(error.part), error.what
    if folder is None or not engine.read_only:
        return
    try:
        if not (folder / WRITING).exists():
            check_rest(folder / str(read_state(folder)[STORE]), thoroughly=True)
        read_building(folder)
    except DamageError as error:
        yield str(error.part), error.what
