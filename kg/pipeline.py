"""All stages in order: sources in; out comes a knowledge graph, or what each document contributes to one.

The order of the documents changes nothing.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict, Unpack

from kg.analysis import Report, iter_contributions, raise_error
from kg.config import Config, ReadOptions
from kg.contributions import Progress, config_of, former_graphs, line_writer, settings_of, store_contributions
from kg.dataset import EmbeddedStore, Engine, Manifest, RemoteStore, read_manifest
from kg.dataset.building import building
from kg.dataset.provenance import content_hash
from kg.documents import Mended, Source, Sources, as_several, iter_documents
from kg.errors import AnalysisError, DatasetError, ReadError
from kg.foreign import Given
from kg.graph import KnowledgeGraph
from kg.lookup import list_unknown
from kg.model import Document
from kg.opening import REMOTE, open_graph
from kg.statements.contract import Contribution
from kg.stored import StoredGraph
from kg.timing import staged
from kg.writing import GraphWriter

logger = logging.getLogger(__name__)


def read_documents(sources: Sources, config: Config, report: Report) -> Iterator[Document]:
    """Yield the documents that can be read; report the others, or raise the first if the configuration is strict."""
    report = raise_error if config.strict else report
    for result in staged("reading", iter_documents(_listed(sources), config.reading)):
        if isinstance(result, Document):
            yield result
        elif isinstance(result, Mended):
            logger.warning("%s", result)
        else:
            report(result)


def _listed(sources: Sources) -> list[Source]:
    """Return sources as a list, the records before the paths."""
    return sorted(as_several(sources), key=lambda source: not isinstance(source, Document))


def extract(sources: Sources, *, config: Config | None = None, report: Report | None = None) -> Iterator[Contribution]:
    """Yield what each document says, in order, as it is read; no graph is needed, and none is kept.

    >>> for contribution in kg.extract("articles/"):
    ...     print(contribution.document.source, len(contribution.statements))
    articles/invest.txt 2

    Args:
        sources: one source or several, as `kg.build` takes them.
        config: the settings; the default ones without it.
        report: called with each source that cannot be read or analysed; without it the first one is raised.

    Raises:
        ReadError: a source cannot be read and there is no `report`.
        ConfigError: a model or an ontology of that name is not there.
    """
    config, report = config or Config(), report or raise_error
    yield from iter_contributions(read_documents(sources, config, report), config, report)


def build(
    sources: Sources,
    *,
    config: Config | None = None,
    folder: str | Path | None = None,
    resume: bool = False,
    shared: bool = False,
    report: Report | None = None,
    progress: Progress | None = None,
) -> KnowledgeGraph:
    """Build a knowledge graph from files, folders, patterns or `Document` records.

    >>> kg.build(["articles/", "reports/*.pdf"], folder="built")
    <KnowledgeGraph in built: 2 documents, 3 statements>

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
        ReadError: a source cannot be read and there is no `report`.
        ConfigError: a model or an ontology of that name is not there.
        DatasetError: the folder cannot be written.
    """
    config, report = config or Config(), report or raise_error
    documents = read_documents(sources, config, report)
    with begun(folder, config, resume=resume, shared=shared) as writer:
        stored = writer.stored
        fresh = (d for d in documents if not (resume and stored.has_document(d.id, content_hash(d))))
        made = iter_contributions(fresh, config, report, line_writer(config))
        store_contributions(writer, made, config, progress, report)
        if not stored.manifest.documents:
            _write_empty(writer, folder)
    if folder is None:
        return KnowledgeGraph(stored)
    return open_graph(folder, model=config.model, ontology=config.ontology, lexicon=config.lexicon)


def _write_empty(writer: GraphWriter, folder: str | Path | None) -> None:
    """Write the manifest of a graph without documents; only in memory, as a folder keeps the graph that it has."""
    if folder is not None:
        raise DatasetError(
            f"{folder}: no document could be read, so no graph was written", remedy="see what was said of the sources"
        )
    writer.change({})


@contextmanager
def begun(folder: str | Path | None, config: Config, *, resume: bool = False, shared: bool = False) -> Iterator[GraphWriter]:
    """Open the graph that is built: in memory, on a server, or in a folder, where it takes the old one's place when it is whole."""
    if folder is None:
        yield new_writer(config, EmbeddedStore())
    elif str(folder).startswith(REMOTE):
        writer = new_writer(config, RemoteStore(str(folder).removeprefix(REMOTE)))
        if writer.stored.manifest.documents and not resume:
            raise DatasetError(
                f"{folder}: there is a graph already", remedy="kg add puts documents into it; or clear the server first"
            )
        yield writer
    else:
        place = Path(folder)
        with building(place, settings_of(config), resume=resume, shared=shared) as engine:
            writer = new_writer(config, engine, place)
            if writer.stored.manifest.documents:
                writer.catch_up()  # what was decided since the build was cut off
            yield writer


def new_writer(config: Config, engine: Engine, folder: Path | None = None) -> GraphWriter:
    """Return a writer of the graph in a store: of what is in it, or of an empty one."""
    manifest = read_manifest(engine) or Manifest(settings=settings_of(config))
    given = Given(model=config.model, ontology=config.ontology, lexicon=config.lexicon)
    return GraphWriter(StoredGraph(engine, manifest, folder=folder, given=given))


def assemble(contributions: Iterable[Contribution], config: Config) -> KnowledgeGraph:
    """Put contributions together in memory: each document's graph, and what is derived from all."""
    writer = new_writer(config, EmbeddedStore())
    store_contributions(writer, contributions, config)
    return KnowledgeGraph(writer.stored)


@dataclass(slots=True)
class Changes:
    """What became of documents that were added: their ids."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    def forget(self, document_id: str) -> None:
        """Take out a document that could not be stored after all."""
        for ids in (self.added, self.changed):
            if document_id in ids:
                ids.remove(document_id)


class RunOptions(TypedDict, total=False):
    """How documents are read into a graph that there is.

    Attributes:
        processes: worker processes, 1 without it; the graph is the same for any number.
        threads: CPU threads of the network in each process, 1 without it.
        reading: which files are read, and how.
        report: called with each source that cannot be read or analysed; without it the first one is raised.
        progress: called with each document's contribution as it is done and stored.
    """

    processes: int
    threads: int
    reading: ReadOptions
    report: Report
    progress: Progress


def add(writer: GraphWriter, sources: Sources, **options: Unpack[RunOptions]) -> Changes:
    """Put new and changed documents into a graph, read with the graph's own settings; skip those it has.

    Raises:
        ReadError: a source cannot be read and there is no `report`.
        DatasetError: the graph cannot be written; what was reported as done is kept.
    """
    stored, config, report = writer.stored, _config_for(writer, options), options.get("report", raise_error)
    changes = Changes()

    def fresh() -> Iterator[Document]:
        for document in read_documents(sources, config, report):
            if stored.has_document(document.id, content_hash(document)):
                changes.unchanged.append(document.id)
                continue
            (changes.changed if _is_known(stored, document) else changes.added).append(document.id)
            yield document

    _store_documents(writer, fresh(), config, changes, report, options.get("progress"))
    return changes


def replace(writer: GraphWriter, sources: Sources, **options: Unpack[RunOptions]) -> Changes:
    """Read documents of a graph anew, also where their texts are the same, and put them in the place of what they gave before.

    Raises:
        ReadError: a source cannot be read and there is no `report`.
        DatasetError: a document is not in the graph, and nothing is changed; or the graph cannot be written, and what was reported as
            done is kept.
    """
    stored, config, report = writer.stored, _config_for(writer, options), options.get("report", raise_error)
    documents = list(read_documents(sources, config, report))
    for error in list_unknown((document.id for document in documents if not _is_known(stored, document)), stored):
        raise error
    changes = Changes(changed=[document.id for document in documents])
    _store_documents(writer, documents, config, changes, report, options.get("progress"))
    return changes


def _config_for(writer: GraphWriter, options: RunOptions) -> Config:
    """Return the settings that a graph was built with, for a run of so many processes."""
    config = config_of(writer.stored, processes=options.get("processes", 1), threads=options.get("threads", 1))
    return dataclasses.replace(config, reading=options.get("reading", ReadOptions()))


def _is_known(stored: StoredGraph, document: Document) -> bool:
    """Tell whether a document, or what its file held before, is in a graph."""
    return stored.has_document(document.id) or bool(former_graphs(stored, document))


def _store_documents(
    writer: GraphWriter,
    documents: Iterable[Document],
    config: Config,
    changes: Changes,
    report: Report,
    progress: Progress | None,
) -> None:
    """Analyse documents and store what they give; those of which that fails are no changes."""

    def report_failure(error: ReadError) -> None:
        if isinstance(error, AnalysisError):
            changes.forget(error.document_id)
        report(error)

    made = iter_contributions(documents, config, report_failure, line_writer(config))
    store_contributions(writer, made, config, progress, report_failure)
