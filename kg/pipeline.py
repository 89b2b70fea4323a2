"""All stages in order: sources in, a knowledge graph out. One process streams; several share the documents.

A document's contribution depends on the document, the configuration and the code alone, so the number of processes and
the order of the documents change nothing.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import kg
from kg.config import Config
from kg.dataset import contribution_quads, derive_facts
from kg.documents import iter_documents
from kg.entities import resolve_entities
from kg.errors import ReadError
from kg.graph import KnowledgeGraph
from kg.model import Contribution, Document, Rejection, Statement
from kg.ontology import load_ontology
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import extract_relations
from kg.statements import ground, typed

SHARE = 8
"""Documents handed to a process at a time."""

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
        waiting = [pool.submit(_contribute_share, share, config) for share in islice(shares, 2 * config.processes)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting += [pool.submit(_contribute_share, share, config) for share in islice(shares, 1)]


def read_documents(sources: Iterable[str | Path], config: Config, report: Report) -> Iterator[Document]:
    """Yield the documents that can be read; report the others, or raise the first if the configuration is strict."""
    for found in iter_documents(sources):
        if not isinstance(found, ReadError):
            yield found
        elif config.strict:
            raise found
        else:
            report(found)


def build(
    sources: str | Path | Document | Iterable[str | Path | Document],
    *,
    config: Config | None = None,
    report: Report | None = None,
    progress: Progress | None = None,
) -> KnowledgeGraph:
    """Build a knowledge graph from files, folders, patterns or `Document` records.

    Args:
        sources: one source or several; "-" is standard input.
        config: the settings; the default ones without it.
        report: called with each source that cannot be read; without it the first one is raised.
        progress: called with each document's contribution as it is done.

    Raises:
        ReadError: a source cannot be read and nobody is told by `report`.
        ConfigError: a model or an ontology of that name is not there.
    """
    config = config or Config()
    many = [sources] if isinstance(sources, str | Path | Document) else list(sources)
    paths = [source for source in many if not isinstance(source, Document)]
    documents = [source for source in many if isinstance(source, Document)]

    def raise_it(error: ReadError) -> None:
        raise error

    def stream() -> Iterator[Document]:
        yield from documents
        yield from read_documents(paths, config, report or raise_it)

    contributions = []
    for contribution in iter_contributions(stream(), config):
        contributions.append(contribution)
        if progress is not None:
            progress(contribution)
    return assemble(contributions, config)


def assemble(contributions: list[Contribution], config: Config) -> KnowledgeGraph:
    """Put contributions together: each document's graph, and the facts derived from all."""
    ontology = load_ontology(config.ontology, config.lexicon)
    quads = [quad for contribution in contributions for quad in contribution_quads(contribution, ontology, config.base)]
    quads += derive_facts(contributions, ontology, config.base)
    manifest: dict[str, object] = {
        "kg": kg.__version__,
        "model": config.model,
        "ontology": config.ontology,
        "lexicon": config.lexicon,
        "base": config.base,
        "min_confidence": config.min_confidence,
        "documents": {c.document.id: hashlib.sha256(c.document.text.encode()).hexdigest() for c in contributions},
        "statements": sum(len(c.statements) for c in contributions),
        "rejections": sum(len(c.rejections) for c in contributions),
    }
    return KnowledgeGraph(quads=quads, manifest=manifest)
