"""All stages in order: sources in, a knowledge graph out. One process streams; several share the documents.

A document's contribution depends on the document, the configuration and the code alone, so the number of processes and
the order of the documents change nothing. Documents are stored a batch at a time, each batch whole: what was reported as
done survives whatever happens afterwards.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from rdflib import DCTERMS, Literal, URIRef

import kg
from kg.config import SHIPPED_MODEL, Config
from kg.dataset import EmbeddedStore, Manifest, Quad, RemoteStore, activity_iri, contribution_quads, document_graph, read_manifest
from kg.dataset.folder import building
from kg.dataset.manifest import file_hash, folder_hash
from kg.dataset.provenance import content_hash
from kg.dataset.terms import kgo
from kg.documents import holds_one, iter_documents
from kg.entities import resolve_entities
from kg.errors import DatasetError, ReadError
from kg.graph import KnowledgeGraph
from kg.identifiers import document_id
from kg.model import Contribution, Document, Rejection, Statement
from kg.ontology import load_ontology
from kg.opening import REMOTE, open_graph
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.parsing.pipelines import SHIPPED_FOLDER
from kg.relations import extract_relations
from kg.statements import ground, typed

SHARE = 8
"""Documents handed to a process at a time."""

BATCH = 32
"""Documents stored in one transaction."""

Report = Callable[[ReadError], None]
Progress = Callable[[Contribution], None]


def contribute(documents: Iterable[Document], config: Config) -> Iterator[Contribution]:
    """Yield what each document gives to the graph, in order, in this process."""
    nlp = load_pipeline(config.model, config.threads)
    for document, doc in iter_parses(documents, nlp):
        yield read_parse(document, Tree(doc), config)


def read_parse(document: Document, tree: Tree, config: Config) -> Contribution:
    """Run the stages after the parse on one document."""
    ontology = load_ontology(config.ontology, config.lexicon)
    relations = extract_relations(
        document, tree, complements=config.complements, learned=ontology.lexicon.learned, own_names=not ontology.is_native
    )
    resolution = resolve_entities(document, tree, relations, config.base)
    grounded = ground(relations, resolution.entities, resolution.entity_of, ontology)
    results = [_unless_doubtful(result, config.min_confidence) for result in grounded]
    return Contribution(
        document=document,
        entities=typed(resolution.entities, results, ontology),
        entity_of=resolution.entity_of,
        chains=resolution.chains,
        statements=tuple(r for r in results if isinstance(r, Statement) and r.resolved),
        unresolved=tuple(r for r in results if isinstance(r, Statement) and not r.resolved),
        rejections=tuple(r for r in results if isinstance(r, Rejection)),
    )


def _unless_doubtful(result: Statement | Rejection, least: float) -> Statement | Rejection:
    if isinstance(result, Rejection) or result.confidence >= least:
        return result
    return Rejection(
        relation=result.relation, stage="confidence", reason=f"confidence {result.confidence:.2f} is below {least:.2f}"
    )


def _contribute_share(documents: list[Document], config: Config) -> list[Contribution]:
    return list(contribute(documents, config))


def iter_contributions(documents: Iterable[Document], config: Config) -> Iterator[Contribution]:
    """Yield what each document gives to the graph, in order, in as many processes as configured."""
    if config.processes <= 1:
        yield from contribute(documents, config)
        return
    load_pipeline(config.model, config.threads)  # a missing model is one error here, not one a process
    stream = iter(documents)
    shares = iter(lambda: list(islice(stream, SHARE)), [])
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(config.processes, mp_context=context) as pool:
        # A few shares ahead of what is taken: enough to keep the processes busy, without reading the whole corpus.
        waiting = [_submit(pool, share, config) for share in islice(shares, 2 * config.processes)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting += [_submit(pool, share, config) for share in islice(shares, 1)]


def _submit(pool: ProcessPoolExecutor, share: list[Document], config: Config) -> Future[list[Contribution]]:
    """Hand documents to a process of a pool.

    A process that is started by this takes no code from the working directory: Python begins one by `-c`, which puts the
    directory first where modules are looked for, until multiprocessing has set the path of the parent.
    """
    name = "PYTHONSAFEPATH"
    before = os.environ.get(name)
    os.environ[name] = "1"
    try:
        return pool.submit(_contribute_share, share, config)
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def read_documents(sources: Iterable[str | Path], config: Config, report: Report) -> Iterator[Document]:
    """Yield the documents that can be read; report the others, or raise the first if the configuration is strict."""
    for found in iter_documents(sources):
        if not isinstance(found, ReadError):
            yield found
        elif config.strict:
            raise found
        else:
            report(found)


@dataclass(slots=True)
class Changes:
    """What became of documents: their ids."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def settings_of(config: Config) -> dict[str, object]:
    """Return the settings that decide a graph, as its manifest keeps them."""
    return {
        "base": config.base,
        "complements": config.complements,
        "kg": kg.__version__,
        "lexicon": config.lexicon,
        "min_confidence": config.min_confidence,
        "model": config.model,
        "ontology": config.ontology,
    }


def versions_of(config: Config) -> dict[str, object]:
    """Return what the pipeline runs with: its settings, and hashes of what they name."""
    ontology = load_ontology(config.ontology, config.lexicon)
    model = SHIPPED_FOLDER if config.model == SHIPPED_MODEL else Path(config.model)
    lexicon = Path(config.lexicon) if config.lexicon else ontology.folder / "lexicon.tsv"
    files = {"ontologyHash": ontology.path, "lexiconHash": lexicon}
    hashes = {name: file_hash(path.read_bytes()) for name, path in files.items() if path.is_file()}
    if model.is_dir():
        hashes["modelHash"] = folder_hash(model)
    names = {"ontology": Path(config.ontology).name, "lexicon": Path(config.lexicon).name}
    return {k: v for k, v in (settings_of(config) | names | hashes).items() if k != "base"}


def store_contributions(
    graph: KnowledgeGraph, contributions: Iterable[Contribution], config: Config, progress: Progress | None
) -> None:
    """Put contributions into a graph, a batch at a time; tell of each when it is stored."""
    ontology = load_ontology(config.ontology, config.lexicon)
    versions = versions_of(config)
    activity = activity_iri(config.base, versions)
    stream = iter(contributions)
    while batch := list(islice(stream, BATCH)):
        graph.manifest = graph.manifest.with_activity(activity, versions)
        quads = {
            document_graph(config.base, c.document.id): _unique(contribution_quads(c, ontology, config.base, activity))
            for c in batch
        }
        graph.change(quads, [old for c in batch for old in _former(graph, c.document)])
        for contribution in batch:
            if progress is not None:
                progress(contribution)


def _unique(quads: Iterable[Quad]) -> list[Quad]:
    return list(dict.fromkeys(quads))


def _former(graph: KnowledgeGraph, document: Document) -> list[URIRef]:
    """Return the graphs of what a file held before it was changed: its id is of its text, so the new text has another one.

    Only where the file is one document: of the lines of a file, or of standard input, each is its own.
    """
    if not holds_one(document.source) or document.id != document_id(document.source, document.text):
        return []
    nodes = [q[0] for q in graph.engine.find(predicate=DCTERMS.source, object_=Literal(document.source))]
    own = document_graph(graph.base, document.id)
    graphs = [q[3] for node in nodes for q in graph.engine.find(node, kgo("contentHash"))]
    return [name for name in graphs if name != own]


def new_graph(config: Config, engine: EmbeddedStore | RemoteStore, folder: Path | None = None) -> KnowledgeGraph:
    """Return a graph over a store: what is in it, or empty."""
    manifest = read_manifest(engine) or Manifest(settings=settings_of(config))
    return KnowledgeGraph(engine, manifest, folder=folder)


def build(
    sources: str | Path | Document | Iterable[str | Path | Document],
    *,
    config: Config | None = None,
    folder: str | Path | None = None,
    resume: bool = False,
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
        report: called with each source that cannot be read; without it the first one is raised.
        progress: called with each document's contribution as it is done and stored.

    Raises:
        ReadError: a source cannot be read and nobody is told by `report`.
        ConfigError: a model or an ontology of that name is not there.
        DatasetError: the folder cannot be written.
    """
    config = config or Config()
    documents = _documents(sources, config, report)
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
            engine = stack.enter_context(building(place, settings_of(config), resume=resume))
            graph = new_graph(config, engine, place)
        fresh = (d for d in documents if not (resume and graph.has_document(d.id, content_hash(d))))
        store_contributions(graph, iter_contributions(fresh, config), config, progress)
        if not graph.manifest.documents:
            if folder is not None:
                raise DatasetError(
                    f"{folder}: no document could be read, so no graph was written", remedy="see what was said of the sources"
                )
            graph.change({})  # an empty graph has its manifest too
    return graph if folder is None else open_graph(folder)


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
    config = config_of(graph, processes=processes, threads=threads)
    changes = Changes()

    def fresh() -> Iterator[Document]:
        for document in _documents(sources, config, report):
            if graph.has_document(document.id, content_hash(document)):
                changes.unchanged.append(document.id)
                continue
            is_known = graph.has_document(document.id) or bool(_former(graph, document))
            (changes.changed if is_known else changes.added).append(document.id)
            yield document

    store_contributions(graph, iter_contributions(fresh(), config), config, progress)
    return changes


def config_of(graph: KnowledgeGraph, *, processes: int = 1, threads: int = 1) -> Config:
    """Return the configuration that a graph was built with."""
    settings = {name: value for name, value in graph.manifest.settings.items() if name != "kg"}
    return replace(Config(**settings), processes=processes, threads=threads)  # type: ignore[arg-type]  # the fields of a configuration


def _documents(
    sources: str | Path | Document | Iterable[str | Path | Document], config: Config, report: Report | None
) -> Iterator[Document]:
    many = [sources] if isinstance(sources, str | Path | Document) else list(sources)
    paths = [source for source in many if not isinstance(source, Document)]

    def raise_it(error: ReadError) -> None:
        raise error

    yield from (source for source in many if isinstance(source, Document))
    yield from read_documents(paths, config, report or raise_it)


def assemble(contributions: Iterable[Contribution], config: Config) -> KnowledgeGraph:
    """Put contributions together in memory: each document's graph, and what is derived from all."""
    graph = new_graph(config, EmbeddedStore())
    store_contributions(graph, contributions, config, None)
    return graph
