"""Open graphs: a folder or a server, to read or to change; and load an export into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.dataset import Manifest, RemoteStore, read_manifest
from kg.dataset.folder import building, open_snapshot, writer
from kg.errors import ConfigError, DatasetError
from kg.graph import KnowledgeGraph

REMOTE = "sparql+"
"""What the address of a SPARQL server is written after."""


def open_graph(place: str | Path) -> KnowledgeGraph:
    """Open a graph for reading: a folder, as it was after its last change, or a SPARQL server ("sparql+http://host/query").

    Raises:
        DatasetError: it is not there, or not whole.
    """
    if str(place).startswith(REMOTE):
        return _on_server(str(place))
    snapshot = open_snapshot(Path(place))
    return KnowledgeGraph(snapshot.engine, snapshot.manifest, folder=Path(place), snapshot=snapshot)


def load_graph(file: Path, folder: Path) -> Manifest:
    """Make a graph's folder of an export as N-Quads, in bulk; return its manifest.

    An export holds what was derived by decisions, and not the decisions. Where the folder has some, they are applied; where it has
    none the graph is as it was exported until it is next changed.

    Raises:
        DatasetError: the file is not a whole export of a graph, or the folder cannot be written.
    """
    from kg.dataset.loading import read_lines

    manifest = read_lines(file)
    with building(folder, manifest.settings, resume=False) as engine:
        engine.load_lines(file)
        graph = KnowledgeGraph(engine, manifest, folder=folder)
        if graph.decisions().lines:
            graph.catch_up()
    return graph.manifest


def _on_server(place: str) -> KnowledgeGraph:
    url = place.removeprefix(REMOTE)
    if not url.startswith(("http://", "https://")):
        raise ConfigError(
            f"{place}: not an address of a SPARQL server", remedy="give one such as sparql+http://localhost:7878/query"
        )
    engine = RemoteStore(url)
    manifest = read_manifest(engine)
    if manifest is None:
        raise DatasetError(f"{place}: no graph there", remedy=f"build one: kg build SOURCES --store {place}")
    return KnowledgeGraph(engine, manifest)


@contextmanager
def opened_for_writing(place: str | Path) -> Iterator[KnowledgeGraph]:
    """Open a graph to change it; readers see the changes when the block ends.

    Raises:
        DatasetError: it is not there, somebody else writes to it, or it cannot be written.
    """
    if str(place).startswith(REMOTE):
        yield _on_server(str(place))
        return
    folder = Path(place)
    with writer(folder) as engine:
        manifest = read_manifest(engine)
        assert manifest is not None, "a folder that opens has a manifest"
        graph = KnowledgeGraph(engine, manifest, folder=folder)
        graph.catch_up()
        yield graph
