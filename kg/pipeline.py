"""All stages in order: sources in, a knowledge graph out.

The order of the documents changes nothing. They are stored a batch at a time, each batch whole: what was reported as done survives
whatever happens afterwards.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from rdflib import Literal, URIRef

from kg.analysis import Report, attempt, failure_of, iter_contributions, raise_error
from kg.config import Config
from kg.dataset import EmbeddedStore, GraphNames, Manifest, Quad, RemoteStore, activity_iri, contribution_quads, read_manifest
from kg.dataset.building import building
from kg.dataset.manifest import file_hash, folder_hash
from kg.dataset.provenance import content_hash
from kg.documents import Mended, holds_one_document, iter_documents
from kg.errors import AnalysisError, DatasetError, KgError, ReadError, is_path
from kg.foreign import Given, model_of, ontology_of
from kg.graph import KnowledgeGraph
from kg.identifiers import document_id
from kg.model import Contribution, Document
from kg.ontology import load_ontology
from kg.opening import REMOTE, open_graph
from kg.parsing.pipelines import own_folder
from kg.version import VERSION
from kg.vocabulary import DCTERMS, KGO

BATCH = 32
"""Documents stored in one transaction."""

logger = logging.getLogger(__name__)
Progress = Callable[[Contribution], None]


def read_documents(sources: Iterable[str | Path | Document], config: Config, report: Report) -> Iterator[Document]:
    """Yield the documents that can be read; report the others, or raise the first if the configuration is strict."""
    tell = raise_error if config.strict else report
    for reading in iter_documents(sources):
        if isinstance(reading, Document):
            yield reading
        elif isinstance(reading, Mended):
            logger.warning("%s", reading)
        else:
            tell(reading)


@dataclass(slots=True)
class Changes:
    """What became of documents: their ids."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    def forget(self, document_id: str) -> None:
        """Take out a document that could not be stored after all."""
        for ids in (self.added, self.changed):
            if document_id in ids:
                ids.remove(document_id)


def settings_of(config: Config) -> dict[str, object]:
    """Return the settings that decide a graph, as its manifest keeps them."""
    return {
        "base": config.base,
        "complements": config.complements,
        "kg": VERSION,
        "lexicon": config.lexicon,
        "min_confidence": config.min_confidence,
        "model": config.model,
        "ontology": config.ontology,
    }


def versions_of(config: Config) -> dict[str, object]:
    """Return what the pipeline runs with: its settings, and hashes of what they name."""
    ontology = load_ontology(config.ontology, config.lexicon)
    model = own_folder(config.model) or Path(config.model)
    lexicon = Path(config.lexicon) if config.lexicon else ontology.folder / "lexicon.tsv"
    files = {"ontologyHash": ontology.path, "lexiconHash": lexicon}
    hashes = {name: file_hash(path.read_bytes()) for name, path in files.items() if path.is_file()}
    if model.is_dir() and (own_folder(config.model) is not None or is_path(config.model)):
        hashes["modelHash"] = folder_hash(model)
    names = {"ontology": Path(config.ontology).name, "lexicon": Path(config.lexicon).name}
    return {k: v for k, v in (settings_of(config) | names | hashes).items() if k != "base"}


def store_contributions(
    graph: KnowledgeGraph,
    contributions: Iterable[Contribution],
    config: Config,
    progress: Progress | None,
    report: Report = raise_error,
) -> None:
    """Put contributions into a graph, a batch at a time; tell of each when it is stored, or cannot be."""
    ontology = load_ontology(config.ontology, config.lexicon)
    versions = versions_of(config)
    activity = activity_iri(config.base, versions)
    tell = raise_error if config.strict else report
    stream = iter(contributions)

    def quads_of(contribution: Contribution) -> list[Quad]:
        return _unique(contribution_quads(contribution, ontology, config.base, activity))

    while batch := list(islice(stream, BATCH)):
        graph.manifest = graph.manifest.with_activity(activity, versions)
        written = [(c, attempt(c.document, tell, lambda c=c: quads_of(c))) for c in batch]  # type: ignore[misc]  # each its own
        whole = [(c, quads) for c, quads in written if quads is not None]
        for contribution in _store(graph, whole, tell) if whole else ():
            if progress is not None:
                progress(contribution)


def _store(graph: KnowledgeGraph, written: list[tuple[Contribution, list[Quad]]], tell: Report) -> list[Contribution]:
    """Store contributions in one transaction; where that fails, each in one of its own, so that only those are left out that fail."""
    try:
        graphs = GraphNames(graph.base)
        graph.change(
            {graphs.document(c.document.id): quads for c, quads in written},
            [old for c, _ in written for old in _former(graph, c.document)],
        )
    except KgError:  # of the store or of what people decided, not of a document
        raise
    except Exception as error:  # noqa: BLE001  # told, with its traceback
        if len(written) > 1:
            return [stored for each in written for stored in _store(graph, [each], tell)]
        tell(failure_of(written[0][0].document, error))
        return []
    return [c for c, _ in written]


def _unique(quads: Iterable[Quad]) -> list[Quad]:
    return list(dict.fromkeys(quads))


def _former(graph: KnowledgeGraph, document: Document) -> list[URIRef]:
    """Return the graphs of what a file held before it was changed: its id is of its text, so the new text has another one.

    Only where the file is one document: of the lines of a file, or of standard input, each is its own.
    """
    if not holds_one_document(document.source) or document.id != document_id(document.source, document.text):
        return []
    nodes = [q[0] for q in graph.engine.find(predicate=DCTERMS.source, object_=Literal(document.source))]
    own = GraphNames(graph.base).document(document.id)
    graphs = [q[3] for node in nodes for q in graph.engine.find(node, KGO.contentHash)]
    return [name for name in graphs if name != own]


def new_graph(config: Config, engine: EmbeddedStore | RemoteStore, folder: Path | None = None) -> KnowledgeGraph:
    """Return a graph over a store: what is in it, or empty."""
    manifest = read_manifest(engine) or Manifest(settings=settings_of(config))
    given = Given(model=config.model, ontology=config.ontology, lexicon=config.lexicon)
    return KnowledgeGraph(engine, manifest, folder=folder, given=given)


def build(
    sources: str | Path | Document | Iterable[str | Path | Document],
    *,
    config: Config | None = None,
    folder: str | Path | None = None,
    resume: bool = False,
    shared: bool = False,
    report: Report | None = None,
    progress: Progress | None = None,
) -> KnowledgeGraph:
    """Build a knowledge graph from files, folders, patterns or `Document` records.

    Args:
        sources: one source or several; "-" is standard input.
        config: the settings; the default ones without it.
        folder: where the graph is kept, a batch of documents at a time, or the address of a SPARQL server
            ("sparql+http://host/query"); in memory without it. A graph that is there is replaced when the new one is whole.
        resume: go on with a build of that folder that was cut off.
        shared: others may read the folder, as the umask says; without it, only who built it.
        report: called with each source that cannot be read; without it the first one is raised.
        progress: called with each document's contribution as it is done and stored.

    Raises:
        ReadError: a source cannot be read and nobody is told by `report`.
        ConfigError: a model or an ontology of that name is not there.
        DatasetError: the folder cannot be written.
    """
    config, tell = config or Config(), report or raise_error
    documents = read_documents(_listed(sources), config, tell)
    with ExitStack() as stack:
        if folder is None:
            graph = new_graph(config, EmbeddedStore())
        elif str(folder).startswith(REMOTE):
            graph = new_graph(config, RemoteStore(str(folder).removeprefix(REMOTE)))
            if graph.manifest.documents and not resume:
                raise DatasetError(
                    f"{folder}: there is a graph already", remedy="kg add puts documents into it; or clear the server first"
                )
        else:
            place = Path(folder)
            engine = stack.enter_context(building(place, settings_of(config), resume=resume, shared=shared))
            graph = new_graph(config, engine, place)
            if graph.manifest.documents:
                graph.catch_up()  # what was decided since the build was cut off
        fresh = (d for d in documents if not (resume and graph.has_document(d.id, content_hash(d))))
        store_contributions(graph, iter_contributions(fresh, config, tell), config, progress, tell)
        if not graph.manifest.documents:
            if folder is not None:
                raise DatasetError(
                    f"{folder}: no document could be read, so no graph was written", remedy="see what was said of the sources"
                )
            graph.change({})  # an empty graph has its manifest too
    if folder is None:
        return graph
    return open_graph(folder, model=config.model, ontology=config.ontology, lexicon=config.lexicon)


def add(
    graph: KnowledgeGraph,
    sources: str | Path | Document | Iterable[str | Path | Document],
    *,
    processes: int = 1,
    threads: int = 1,
    report: Report | None = None,
    progress: Progress | None = None,
) -> Changes:
    """Put new and changed documents into a graph, read with the graph's own settings; skip those it has.

    Raises:
        ReadError: a source cannot be read and nobody is told by `report`.
        DatasetError: the graph cannot be written; what was reported as done is kept.
    """
    config, tell = config_of(graph, processes=processes, threads=threads), report or raise_error
    changes = Changes()

    def fresh() -> Iterator[Document]:
        for document in read_documents(_listed(sources), config, tell):
            if graph.has_document(document.id, content_hash(document)):
                changes.unchanged.append(document.id)
                continue
            is_known = graph.has_document(document.id) or bool(_former(graph, document))
            (changes.changed if is_known else changes.added).append(document.id)
            yield document

    def tell_failed(error: ReadError) -> None:
        if isinstance(error, AnalysisError):
            changes.forget(error.document_id)
        tell(error)

    store_contributions(graph, iter_contributions(fresh(), config, tell_failed), config, progress, tell_failed)
    return changes


def config_of(graph: KnowledgeGraph, *, processes: int = 1, threads: int = 1) -> Config:
    """Return the configuration that a graph was built with.

    Raises:
        ConfigError: the graph names a model or an ontology that is not shipped, and whoever opened it has not.
    """
    settings = graph.manifest.settings
    ontology, lexicon = ontology_of(settings, graph.given)
    return Config(
        model=model_of(settings, graph.given),
        ontology=ontology,
        lexicon=lexicon,
        base=graph.base,
        min_confidence=float(str(settings.get("min_confidence", 0.0))),
        complements=bool(settings.get("complements", False)),
        processes=processes,
        threads=threads,
    )


def _listed(sources: str | Path | Document | Iterable[str | Path | Document]) -> list[str | Path | Document]:
    """Return sources as a list, the records before the paths."""
    many = [sources] if isinstance(sources, str | Path | Document) else list(sources)
    return sorted(many, key=lambda source: not isinstance(source, Document))


def assemble(contributions: Iterable[Contribution], config: Config) -> KnowledgeGraph:
    """Put contributions together in memory: each document's graph, and what is derived from all."""
    graph = new_graph(config, EmbeddedStore())
    store_contributions(graph, contributions, config, None)
    return graph
