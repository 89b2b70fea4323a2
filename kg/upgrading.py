"""Bring a graph's folder to the present format, or back from damage, from what it holds.

In: a folder. A copy of the graph that is whole and of the present format is written anew as it is. Else the graph is built anew
from the texts of its documents, with its settings and decisions. Either way the new one takes the old one's place when it is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.analysis import iter_contributions, raise_error
from kg.config import Config
from kg.contributions import Progress, config_of, line_writer, settings_of, store_contributions
from kg.dataset import EmbeddedStore, Manifest
from kg.dataset.building import building
from kg.dataset.folder import manifest_of, open_part
from kg.dataset.indexes import holds
from kg.dataset.manifest import FORMAT
from kg.dataset.state import BUILDING, SNAPSHOT, STORE, WRITING, check_plain, numbered, read_building, read_state
from kg.dataset.texts import stored_documents
from kg.errors import DamageError, DatasetError
from kg.foreign import Given
from kg.model import Document
from kg.pipeline import new_writer
from kg.stored import StoredGraph

MARK = "upgrade"
"""The setting in building.json that says what is built: of which graph, by its hash."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What became of a graph: its manifest, the copy it was made of, and whether its texts were read anew."""

    manifest: Manifest
    source: Path
    read_anew: bool
    had_inferences: bool


@dataclass(frozen=True, slots=True)
class _Copy:
    """A store or a snapshot that opens, with its manifest."""

    path: Path
    engine: EmbeddedStore
    manifest: Manifest

    @property
    def is_whole(self) -> bool:
        try:
            return holds(self.engine, self.manifest)
        except DamageError:
            return False


def upgrade(
    folder: Path,
    *,
    given: Given,
    processes: int = 1,
    threads: int = 1,
    anew: bool = False,
    progress: Progress | None = None,
) -> Upgrade:
    """Make a graph's folder anew from what it holds.

    Args:
        folder: the folder of a graph, of this or an older format, whole or damaged.
        given: model, ontology and lexicon, where the graph has others than the shipped ones.
        processes: worker processes that read texts.
        threads: CPU threads of the model in each.
        anew: read the texts anew also where a copy is whole and of the present format.
        progress: called with each document's contribution as it is done and stored.

    Raises:
        DatasetError: there is no graph, or no copy of it from which all of its documents can be read; nothing is changed.
        AnalysisError: a text cannot be analysed; the graph stays as it was.
    """
    check_plain(folder)
    with suppress(DamageError):
        read_state(folder, older=True)  # refuses what a newer kg wrote
    copies = list(_copies(folder))
    try:
        source = next((c for c in copies if c.manifest.format == FORMAT and c.is_whole), None)
        if source is not None and not anew:
            return _written_anew(folder, source)
        return _read_anew(folder, copies, given, Config(processes=processes, threads=threads), progress)
    finally:
        for copy in copies:
            copy.engine.close()


def what_is_whole(error: DamageError) -> str:
    """Say which copy of a graph is whole where a part of its folder is damaged, by reading them."""
    folder = error.part.parent
    copies = list(_copies(folder))
    whole = next((copy.path.name for copy in copies if copy.manifest.format == FORMAT and copy.is_whole), "")
    for copy in copies:
        copy.engine.close()
    if whole.startswith(SNAPSHOT) and (folder / WRITING).exists():
        return f"{whole} is whole: the graph can be restored as it was before the change that did not come to its end"
    if whole:
        return f"{whole} is whole: the graph can be restored, nothing is lost"
    return (
        f"no copy of the graph is whole; if its texts can still be read, kg upgrade {folder} reads them anew; "
        f"else restore an export (kg load FILE.nq -o {folder}), or build it again (kg build SOURCES -o {folder})"
    )


def _copies(folder: Path) -> Iterator[_Copy]:
    """Yield what opens of a folder: what its manifest names first, and no store that is still being built."""
    state: dict[str, object] = {}
    begun: dict[str, object] = {}
    with suppress(DatasetError):
        state = read_state(folder, older=True)
    with suppress(DatasetError):
        begun = read_building(folder)
    newest = (STORE, SNAPSHOT) if (folder / WRITING).exists() else (SNAPSHOT, STORE)
    named = [folder / str(state[kind]) for kind in newest] if state else []
    unnamed = [*reversed(numbered(folder, SNAPSHOT)), *reversed(numbered(folder, STORE))] if not state else []
    for path in [*named, *(path for path in unnamed if path.name != begun.get(STORE))]:
        try:
            engine = open_part(path)
            yield _Copy(path, engine, manifest_of(engine, path))
        except DatasetError:  # what does not open is no copy
            continue


def _written_anew(folder: Path, source: _Copy) -> Upgrade:
    with building(folder, source.manifest.settings, resume=False) as engine:
        engine.fill(source.engine)
    return Upgrade(source.manifest, source.path, read_anew=False, had_inferences=False)


def _read_anew(folder: Path, copies: list[_Copy], given: Given, run: Config, progress: Progress | None) -> Upgrade:
    source, documents = _documents(folder, copies)
    old = StoredGraph(source.engine, source.manifest, given=given)
    config = config_of(old, processes=run.processes, threads=run.threads)
    settings = settings_of(config) | {MARK: f"{source.manifest.hash:064x}"}
    with building(folder, settings, resume=_is_begun(folder, settings)) as engine:
        writer = new_writer(config, engine, folder)
        if writer.stored.manifest.documents:
            writer.catch_up()  # what was decided since it was cut off
        fresh = (document for document in documents if not writer.stored.has_document(document.id))
        store_contributions(writer, iter_contributions(fresh, config, raise_error, line_writer(config)), config, progress)
        if not documents:
            writer.change({})
    return Upgrade(writer.stored.manifest, source.path, read_anew=True, had_inferences=old.has_inferences)


def _is_begun(folder: Path, settings: dict[str, object]) -> bool:
    """Tell whether this very upgrade was begun and cut off; a build of something else is not gone on with, nor thrown away.

    Raises:
        DatasetError: something else is being built.
    """
    try:
        begun = read_building(folder)
    except DamageError:
        return False
    if begun and begun["settings"] != settings and MARK not in dict(begun["settings"]):  # type: ignore[call-overload]  # checked
        raise DatasetError(
            f"{folder}: a build of this graph was cut off",
            remedy=f"finish it: kg build SOURCES --resume -o {folder}; or give it up: rm {folder / BUILDING}",
        )
    return bool(begun) and begun["settings"] == settings


def _documents(folder: Path, copies: list[_Copy]) -> tuple[_Copy, list[Document]]:
    """Return the first copy from which all documents can be read, and these in order.

    Raises:
        DatasetError: there is none.
    """
    lost = "no store and no snapshot of it opens"
    for copy in copies:
        try:
            documents = sorted(stored_documents(copy.engine, copy.manifest.base), key=lambda document: document.id)
        except DamageError as error:
            lost = error.message
            continue
        if len(documents) == copy.manifest.documents:
            return copy, documents
        lost = f"{copy.path}: of {copy.manifest.documents} documents {len(documents)} can be read"
    what = lost if folder.is_dir() else "no such folder"
    raise DatasetError(
        f"{folder}: no copy of the graph is whole, and not all texts are left: {what}",
        remedy=f"restore it from an export (kg load FILE.nq -o {folder}), or build it again (kg build SOURCES -o {folder})",
    )
