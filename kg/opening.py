"""Open graphs: a folder or a server, to read or to write; and load an export into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kg.dataset import Manifest, RemoteStore, read_manifest
from kg.dataset.building import building
from kg.dataset.folder import open_snapshot, writer
from kg.dataset.manifest import FORMAT
from kg.errors import ConfigError, DatasetError
from kg.foreign import NOTHING, Given
from kg.graph import KnowledgeGraph
from kg.stored import StoredGraph
from kg.writing import GraphWriter

REMOTE = "sparql+"
"""What the address of a SPARQL server is written after."""


def open_graph(place: str | Path, *, ontology: str = "", lexicon: str = "", model: str = "") -> KnowledgeGraph:
    """Open a graph for reading: a folder, as it was after its last change, or a SPARQL server ("sparql+http://host/query").

    >>> [proof.sentence for proof in kg.open_graph("graph").why("Microsoft", "investsIn", "Japan")]
    ['Microsoft will invest $10 billion in Japan.']

    Args:
        place: the folder, or the address.
        ontology: the graph's ontology, where it is not a shipped one: what a graph names itself is not loaded.
        lexicon: its lexicon, where it is not the one that comes with it.
        model: the pipeline that read its documents, where it is not the shipped one.

    Raises:
        DatasetError: it is not there, or not whole.
    """
    given = Given(ontology=ontology, lexicon=lexicon, model=model)
    if str(place).startswith(REMOTE):
        return KnowledgeGraph(_on_server(str(place), given))
    snapshot = open_snapshot(Path(place))
    stored = StoredGraph(snapshot.engine, snapshot.manifest, folder=Path(place), given=given)
    return KnowledgeGraph(stored, snapshot=snapshot)


@contextmanager
def open_writer(place: str | Path, given: Given = NOTHING) -> Iterator[GraphWriter]:
    """Open a graph to write to it; readers see the changes when the block ends.

    Args:
        place: the folder, or the address of a server.
        given: its model and its ontology, where they are not shipped ones.

    Raises:
        DatasetError: it is not there, another process writes to it, or it cannot be written.
    """
    if str(place).startswith(REMOTE):
        yield GraphWriter(_on_server(str(place), given))
        return
    folder = Path(place)
    with writer(folder) as engine:
        manifest = read_manifest(engine)
        assert manifest is not None, "a folder that opens has a manifest"
        opened = GraphWriter(StoredGraph(engine, manifest, folder=folder, given=given))
        opened.catch_up()
        yield opened


def load_graph(file: Path, folder: Path, *, shared: bool = False, ontology: str = "", lexicon: str = "") -> Manifest:
    """Make a graph's folder of an export as N-Quads, in bulk; return its manifest.

    An export holds what was derived by decisions, and not the decisions. Where the folder has some, they are applied; where it has
    none the graph is as it was exported until it is next changed. An export of an older format gives a graph of that format, to be
    upgraded.

    Args:
        file: the export.
        folder: the folder to make.
        shared: others may read it, as the umask says; without it, only who loaded it.
        ontology: the graph's ontology, where it is not a shipped one.
        lexicon: its lexicon, where it is not the one that comes with it.

    Raises:
        DatasetError: the file is not a whole export of a graph, or the folder cannot be written.
    """
    from kg.dataset.loading import read_lines
    from kg.exports.encodings import as_statements

    given = Given(ontology=ontology, lexicon=lexicon)
    with ExitStack() as stack:
        lines = stack.enter_context(as_statements(file, folder.absolute().parent))
        manifest = read_lines(lines)
        engine = stack.enter_context(building(folder, manifest.settings, resume=False, shared=shared))
        engine.load_lines(lines)
        stored = StoredGraph(engine, manifest, folder=folder, given=given)
        if manifest.format == FORMAT and stored.decisions().records:
            GraphWriter(stored).catch_up()
    return stored.manifest


def _on_server(place: str, given: Given) -> StoredGraph:
    url = place.removeprefix(REMOTE)
    if not url.startswith(("http://", "https://")):
        raise ConfigError(
            f"{place}: not an address of a SPARQL server", remedy="give one such as sparql+http://localhost:7878/query"
        )
    engine = RemoteStore(url)
    try:
        manifest = read_manifest(engine)
    except ValueError as error:
        raise DatasetError(f"{place}: its manifest cannot be read: {error}", remedy="clear the server, and build anew") from error
    if manifest is None:
        raise DatasetError(f"{place}: no graph there", remedy=f"build one: kg build SOURCES --store {place}")
    if manifest.format != FORMAT:
        raise DatasetError(
            f"{place}: format {manifest.format}; this kg reads format {FORMAT}",
            remedy=f"clear the server, and build anew: kg build SOURCES --store {place}",
        )
    return StoredGraph(engine, manifest, given=given)
