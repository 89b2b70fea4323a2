"""Contributions into a graph, a batch at a time, each batch whole: what was reported as done survives whatever happens afterwards.

In: contributions, in any order. Out: the graph with each document's quads in a graph of its own, and what follows from all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from rdflib import Literal, URIRef

from kg.analysis import Finish, Report, attempt, failure_of, raise_error
from kg.config import Config
from kg.dataset import activity_iri, contribution_lines
from kg.dataset.manifest import file_hash, folder_hash
from kg.documents import holds_one_document
from kg.errors import KgError, is_path
from kg.foreign import model_of, ontology_of
from kg.identifiers import document_id
from kg.model import Document
from kg.ontology import load_ontology
from kg.parsing.pipelines import own_folder
from kg.statements.contract import Contribution
from kg.stored import StoredGraph
from kg.timing import stage
from kg.version import VERSION
from kg.vocabulary import DCTERMS, KGO
from kg.writing import GraphWriter

BATCH, BATCH_QUADS = 256, 30_000
"""Documents at most that are stored in one transaction, and the quads of documents that are enough for one."""

Written = tuple[Contribution, list[str]]
"""A contribution, and its document's graph as lines of N-Quads."""

Progress = Callable[[Contribution], None]
"""Called with each contribution that is stored."""


def settings_of(config: Config) -> dict[str, object]:
    """Return the settings that decide a graph, as its manifest keeps them."""
    return {
        "base": config.base,
        "complements": config.complements,
        "direct_confidence": config.direct_confidence,
        "kg": VERSION,
        "lexicon": config.lexicon,
        "min_confidence": config.min_confidence,
        "model": config.model,
        "ontology": config.ontology,
        "open_confidence": config.open_confidence,
    }


_hash_of_own = cache(folder_hash)
"""Of a pipeline that is kg's own, whose files are as the code: they do not change while it runs."""


def versions_of(config: Config) -> dict[str, object]:
    """Return what the pipeline runs with: its settings, and hashes of what they name."""
    ontology = load_ontology(config.ontology, config.lexicon)
    own, model = own_folder(config.model), Path(config.model)
    lexicon = Path(config.lexicon) if config.lexicon else ontology.folder / "lexicon.tsv"
    files = {"ontologyHash": ontology.path, "lexiconHash": lexicon}
    hashes = {name: file_hash(path.read_bytes()) for name, path in files.items() if path.is_file()}
    if own is not None:
        hashes["modelHash"] = _hash_of_own(own)
    elif is_path(config.model) and model.is_dir():
        hashes["modelHash"] = folder_hash(model)
    names = {"ontology": Path(config.ontology).name, "lexicon": Path(config.lexicon).name}
    return {k: v for k, v in (settings_of(config) | names | hashes).items() if k != "base"}


def line_writer(config: Config) -> Finish | None:
    """Return what writes the lines of a contribution in the process that made it, where that is not the one that stores all of them."""
    if config.processes <= 1:
        return None
    return partial(_with_lines, config=config, activity=activity_iri(config.base, versions_of(config)))


def _with_lines(contribution: Contribution, *, config: Config, activity: URIRef) -> Contribution:
    ontology = load_ontology(config.ontology, config.lexicon)
    with stage("writing"):
        return replace(contribution, lines=contribution_lines(contribution, ontology, config.base, activity))


def store_contributions(
    writer: GraphWriter,
    contributions: Iterable[Contribution],
    config: Config,
    progress: Progress | None = None,
    report: Report = raise_error,
) -> None:
    """Put contributions into a graph, a batch at a time; report each one when it is stored, or why it cannot be."""
    ontology = load_ontology(config.ontology, config.lexicon)
    versions = versions_of(config)
    activity = activity_iri(config.base, versions)
    report = raise_error if config.strict else report

    def lines_of(contribution: Contribution) -> list[str]:
        if contribution.lines is not None:
            return contribution.lines
        with stage("writing"):
            return contribution_lines(contribution, ontology, config.base, activity)

    for batch in _batches(contributions, lines_of, report):
        writer.stored.set_state(writer.stored.manifest.with_activity(activity, versions))
        with stage("writing"):
            stored = _store(writer, batch, report)
        for contribution in stored:
            if progress is not None:
                progress(contribution)


def _batches(
    contributions: Iterable[Contribution], lines_of: Callable[[Contribution], list[str]], report: Report
) -> Iterator[list[Written]]:
    """Yield contributions with their lines, as many at a time as are stored in one transaction."""
    batch: list[Written] = []
    quads = 0
    for contribution in contributions:
        lines = attempt(contribution.document, report, partial(lines_of, contribution))
        if lines is not None:
            batch.append((replace(contribution, lines=None), lines))  # who is told of it may keep it
            quads += len(lines)
        if batch and (quads >= BATCH_QUADS or len(batch) >= BATCH):
            yield batch
            batch, quads = [], 0
    if batch:
        yield batch


def _store(writer: GraphWriter, written: list[Written], report: Report) -> list[Contribution]:
    """Store contributions in one transaction; where none can be planned, each in one of its own, so that only those are left out that fail.

    What fails once a transaction has begun is no document's fault, and may be in the store: it is never tried again.
    """
    stored = writer.stored
    try:
        change = writer.plan(
            {stored.graphs.document(c.document.id): lines for c, lines in written},
            [old for c, _ in written for old in former_graphs(stored, c.document)],
        )
    except KgError:  # of the store or of what people decided, not of a document
        raise
    except Exception as error:  # noqa: BLE001  # reported, with its traceback
        if len(written) > 1:
            return [contribution for pair in written for contribution in _store(writer, [pair], report)]
        report(failure_of(written[0][0].document, error))
        return []
    writer.apply(change)
    return [c for c, _ in written]


def former_graphs(stored: StoredGraph, document: Document) -> list[URIRef]:
    """Return the graphs of what a file held before it was changed: its id is of its text, so the new text has another one.

    Only where the file is one document: of the lines of a file, or of standard input, each is its own.
    """
    if not holds_one_document(document.source) or document.id != document_id(document.source, document.text):
        return []
    find = stored.engine.find
    nodes = [quad[0] for quad in find(predicate=DCTERMS.source, object_=Literal(document.source))]
    own = stored.graphs.document(document.id)
    graphs = [quad[3] for node in nodes for quad in find(node, KGO.contentHash)]
    return [name for name in graphs if name != own]


def config_of(stored: StoredGraph, *, processes: int = 1, threads: int = 1) -> Config:
    """Return the configuration that a graph was built with.

    Raises:
        ConfigError: the graph names a model or an ontology that is not shipped, and whoever opened it has not.
    """
    settings = stored.manifest.settings
    ontology, lexicon = ontology_of(settings, stored.given)
    return Config(
        model=model_of(settings, stored.given),
        ontology=ontology,
        lexicon=lexicon,
        base=stored.base,
        min_confidence=float(str(settings.get("min_confidence", 0.0))),
        direct_confidence=float(str(settings.get("direct_confidence", 0.0))),
        # A graph of before has one threshold for both.
        open_confidence=float(str(settings.get("open_confidence", settings.get("direct_confidence", 0.0)))),
        complements=bool(settings.get("complements", False)),
        processes=processes,
        threads=threads,
    )
