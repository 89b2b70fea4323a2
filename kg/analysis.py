"""Documents in, contributions out: the stages from the parse to the statements, in one process or in several.

A document's contribution depends on the document, the configuration and the code alone, so the number of processes changes nothing. One
document whose analysis fails, whatever the reason, is reported as an `AnalysisError` and costs no other.
"""

from __future__ import annotations

import logging
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kg.collector import collector_paused
from kg.config import ACCURATE_MODEL, SHIPPED_MODEL, Config
from kg.entities import resolve_entities
from kg.entities.classes import ClassFinder
from kg.errors import AnalysisError, ConfigError, KgError, ReadError, SkippedError
from kg.mentions import parties_of
from kg.model import Document, Entity, Rejection, Relation, Statement, TextSpan
from kg.models.examples import load_examples
from kg.models.perceptron import Perceptron, load_perceptron
from kg.models.weights import classes_path, examples_path, judgement_path, senses_path
from kg.ontology import Ontology, load_ontology
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.parsing.pipelines import identify_pipeline
from kg.processes import WorkerPool
from kg.relations import DocumentReading, extract_relations
from kg.scoring import PairScorer, review_relations, scorer_of
from kg.statements import ground, typed
from kg.statements.contract import Contribution
from kg.statements.direct import hold_back
from kg.statements.judgement import Judgement
from kg.statements.reasons import LearnedSense
from kg.statements.senses import Bounds, SenseFinder, with_senses
from kg.timing import add_measured, measured, stage, staged

SHARE, MOST = 12_000, 64
"""Characters, and documents at most, that are handed to a process at a time."""

logger = logging.getLogger(__name__)
Report = Callable[[ReadError], None]
Result = TypeVar("Result")
Share = list[Document]
Results = list[Contribution | ReadError]
Finish = Callable[[Contribution], Contribution]
"""What a process still does to the contributions that it makes for another; it travels there."""
ShareResults = tuple[Results, dict[str, float]]
"""What becomes of each document of a share, and the seconds that each stage took."""


def raise_error(error: ReadError) -> None:
    """Stop at what cannot be read; what is only left out is logged.

    Raises:
        ReadError: always, but for a SkippedError.
    """
    if not isinstance(error, SkippedError):
        raise error
    logger.warning("%s", error)


def attempt(document: Document, report: Report, work: Callable[[], Result]) -> Result | None:
    """Do a part of the work on a document; where that fails, tell of it and return None."""
    try:
        return work()
    except KgError:  # what is wrong with the configuration is wrong with every document
        raise
    except Exception as error:  # noqa: BLE001  # whatever fails in one document must not end a run; it is reported, with its traceback
        report(failure_of(document, error))
        return None


def failure_of(document: Document, error: Exception) -> AnalysisError:
    """Return the error that tells of an exception in the work on a document."""
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    detail = "".join(traceback.format_exception(error))
    logger.debug("document %r: %s", document.id, detail)
    return AnalysisError(document.source, document.id, " ".join(reason.split())[:300], detail=detail)


class _Pending:
    """A stream of documents that remembers which of them were taken and are not done."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = iter(documents)
        self.taken: deque[Document] = deque()
        self.is_over = False
        self.failure: Exception | None = None

    def __iter__(self) -> Iterator[Document]:
        while True:
            try:
                document = next(self._documents)
            except StopIteration:
                self.is_over = True
                return
            except Exception as error:
                self.failure = error
                raise
            self.taken.append(document)
            yield document


def contribute(documents: Iterable[Document], config: Config, report: Report = raise_error) -> Iterator[Contribution]:
    """Yield what each document gives to the graph, in order, in this process; report those whose analysis fails."""
    with stage("loading"):
        nlp = load_pipeline(config.model, config.threads)
        learned = load_learned(config)
    pending = _Pending(documents)

    def read(document: Document, parse: Callable[[], Tree]) -> Contribution:
        return contribution_of(DocumentReading(document, parse()), config, learned)

    def read_alone(document: Document) -> Contribution:
        return read(document, lambda: Tree(nlp(document.text)))

    while not pending.is_over:
        try:
            for document, doc in staged("parsing", iter_parses(pending, nlp)):
                pending.taken.popleft()
                contribution = attempt(document, report, partial(read, document, partial(Tree, doc)))
                if contribution is not None:
                    yield contribution
        except KgError:
            raise
        except Exception:
            if pending.failure is not None:  # the stream of documents failed, not the parser
                raise
            logger.debug("the parser failed; its documents are parsed one by one", exc_info=True)
            while pending.taken:
                document = pending.taken.popleft()
                contribution = attempt(document, report, partial(read_alone, document))
                if contribution is not None:
                    yield contribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What the stages after the parse go by, beside the code.

    Attributes:
        ontology: its classes, properties and phrases.
        scorer: what was learned with its lexicon; None where nothing was.
        judgement: what was learned from the vectors of the pipeline about relations; None for one that is not kg's own.
        classes: the same about the classes of names.
        senses: the same about the properties of relations.
    """

    ontology: Ontology
    scorer: PairScorer | None
    judgement: Perceptron | None
    classes: Perceptron | None
    senses: Perceptron | None


def load_learned(config: Config) -> Learned:
    """Return what a configuration names; a file that was changed is read anew."""
    ontology = load_ontology(config.ontology, config.lexicon)
    _ask_for_pipeline(ontology, config.model)
    return Learned(
        ontology=ontology,
        scorer=scorer_of(ontology),
        judgement=_perceptron_of(judgement_path, config.model),
        classes=_perceptron_of(classes_path, config.model),
        senses=_perceptron_of(senses_path, config.model),
    )


def _ask_for_pipeline(ontology: Ontology, model: str) -> None:
    """Raise an error where the lexicon of an ontology was learned from the vectors of another pipeline."""
    learned = ontology.lexicon.learned
    if learned is None or learned.head is None or learned.head.pipeline == (identity := identify_pipeline(model)):
        return
    raise ConfigError(
        f"{ontology.lexicon.path}: learned from the vectors of the pipeline {learned.head.pipeline}, and this is {identity}",
        remedy="learn it anew: kg ontology learn",
    )


def _perceptron_of(path_of: Callable[[str], Path], model: str) -> Perceptron | None:
    path = path_of(model) if model in (SHIPPED_MODEL, ACCURATE_MODEL) else None
    return load_perceptron(path) if path is not None and path.exists() else None


def learned_sense(model: str, learned: Learned) -> LearnedSense | None:
    """Return what a pipeline has learned of the properties of relations, with its examples; None where that is nothing."""
    if learned.senses is None:
        return None
    path = examples_path(model)
    return LearnedSense(perceptron=learned.senses, examples=load_examples(path) if path.exists() else None)


def relations_of(reading: DocumentReading, config: Config, scorer: PairScorer | None) -> tuple[list[Relation], list[Rejection]]:
    """Return the relations of one document, as the configuration asks for them, and those that a scorer vetoes."""
    relations = extract_relations(reading, complements=config.complements)
    return review_relations(reading, relations, scorer) if scorer is not None else (relations, [])


def _parties(reading: DocumentReading, entities: Sequence[Entity], entity_of: Mapping[TextSpan, int]) -> frozenset[str]:
    """Return the IRIs of the parties to a case that a document tells of."""
    spans = (reading.mention(party.name).span for party in parties_of(reading.tree))
    return frozenset(entities[entity_of[span]].iri for span in spans if span in entity_of)


@collector_paused()
def contribution_of(reading: DocumentReading, config: Config, learned: Learned | None = None) -> Contribution:
    """Run the stages after the parse on one document.

    Args:
        reading: the document with its parse.
        config: the settings.
        learned: what they name; it is loaded without it, which costs more than a short document.
    """
    learned = learned or load_learned(config)
    ontology = learned.ontology
    with stage("extraction"):
        relations, vetoed = relations_of(reading, config, learned.scorer)
    with stage("coreference"):
        resolution = resolve_entities(reading, relations, config.base)
    with stage("grounding"):
        judgement = Judgement(reading.tree, learned.judgement)
        grounded = ground(relations, resolution.entities, resolution.entity_of, ontology, judgement.odds)
        results = [_unless_doubtful(result, config.min_confidence) for result in grounded]
        classes, senses = ClassFinder(reading.tree, learned.classes), SenseFinder(reading.tree, learned.senses)
        entities = typed(resolution.entities, results, ontology, classes.likely)
        bounds = Bounds(open=config.open_confidence, whole=config.direct_confidence)
        results = with_senses(results, entities, resolution.entity_of, ontology, senses, bounds, judgement.odds)
        results = [_unless_doubtful(result, config.min_confidence) for result in results]
        parties = _parties(reading, entities, resolution.entity_of)
        least = (config.direct_confidence, config.open_confidence)
        results = hold_back(results, entities, resolution.entity_of, *least, resolution.nameless, parties)
    reading.forget_clauses()
    return Contribution(
        document=reading.document,
        entities=entities,
        entity_of=resolution.entity_of,
        chains=resolution.chains,
        statements=tuple(r for r in results if isinstance(r, Statement) and r.resolved),
        unresolved=tuple(r for r in results if isinstance(r, Statement) and not r.resolved),
        rejections=(*vetoed, *(r for r in results if isinstance(r, Rejection))),
        class_prefix="kgo:" if ontology.is_native else "",
        as_worded=config.complements,
    )


def _unless_doubtful(result: Statement | Rejection, least: float) -> Statement | Rejection:
    if isinstance(result, Rejection) or result.confidence >= least:
        return result
    return Rejection(
        relation=result.relation, stage="confidence", reason=f"confidence {result.confidence:.2f} is below {least:.2f}"
    )


def iter_contributions(
    documents: Iterable[Document], config: Config, report: Report = raise_error, finish: Finish | None = None
) -> Iterator[Contribution]:
    """Yield what each document gives to the graph, in order, in as many processes as configured.

    Documents whose analysis fails are reported, or raised where the configuration is strict. What `finish` does is done by other
    processes alone: here whoever takes a contribution does it.
    """
    tell = raise_error if config.strict else report
    if config.processes <= 1:
        yield from contribute(documents, config, tell)
        return
    for result in _Workers(config, finish).work(documents):
        if isinstance(result, Contribution):
            yield result
        else:
            tell(result)


def _contribute_share(documents: Share, config: Config, finish: Finish | None) -> ShareResults:
    failures: list[ReadError] = []
    with measured() as clock:
        contributions = list(contribute(documents, config, failures.append))
        if finish is not None:
            finished = [attempt(each.document, failures.append, partial(finish, each)) for each in contributions]
            contributions = [each for each in finished if each is not None]
    return [*contributions, *failures], clock.seconds()


def _counted(done: ShareResults) -> Results:
    """Count the time that another process took, and return what it made."""
    add_measured(done[1])
    return done[0]


def _shares(documents: Iterable[Document]) -> Iterator[Share]:
    """Yield documents in shares of about as much text each; a longer one is a share of its own."""
    share: Share = []
    size = 0
    for document in documents:
        if share and (size + len(document.text) > SHARE or len(share) == MOST):
            yield share
            share, size = [], 0
        share.append(document)
        size += len(document.text)
    if share:
        yield share


def _load(config: Config) -> None:
    load_pipeline(config.model, config.threads)


class _Workers:
    """Processes that share the documents. One that dies is replaced, and the documents it had are done one by one, each watched."""

    def __init__(self, config: Config, finish: Finish | None) -> None:
        self._config = config
        self._finish = finish

    def work(self, documents: Iterable[Document]) -> Iterator[Contribution | ReadError]:
        """Yield what becomes of each document, in order."""
        shares = _shares(documents)
        # A few shares ahead of what is taken: enough to keep the processes busy while a batch is stored, without reading the whole corpus.
        first = list(islice(shares, 4 * self._config.processes))
        self._pool = self._start(self._config.processes, len(first))
        try:
            waiting = deque((share, self._submit(share)) for share in first)
            while waiting:
                share, future = waiting.popleft()
                try:
                    results = _counted(future.result())
                except KgError:
                    raise
                except Exception:  # noqa: BLE001  # a process that died, or a result that cannot travel: each document is tried alone
                    results = self._one_by_one(share)
                    waiting = self._renewed(waiting)
                yield from results
                waiting.extend((share, self._submit(share)) for share in islice(shares, 1))
        except BaseException:
            self._pool.close(at_once=True)
            raise
        self._pool.close()

    def _start(self, processes: int, shares: int) -> WorkerPool:
        """Start as many processes as there are shares for, all at once; a missing model is an error of the first."""
        pool = WorkerPool(processes)
        try:
            loading = [pool.submit(_load, self._config) for _ in range(max(1, min(processes, shares)))]
            loading[0].result()
        except BrokenProcessPool as error:
            pool.close(at_once=True)
            raise ConfigError(
                "worker processes do not start",
                remedy='work in one process, or guard the script that starts them with if __name__ == "__main__"',
            ) from error
        except BaseException:
            pool.close(at_once=True)
            raise
        return pool

    def _submit(self, share: Share) -> Future[ShareResults]:
        return self._pool.submit(_contribute_share, share, self._config, self._finish)

    def _renewed(self, waiting: deque[tuple[Share, Future[ShareResults]]]) -> deque[tuple[Share, Future[ShareResults]]]:
        """Start the processes anew, and give them again what the others had not done."""
        self._pool.close(at_once=True)
        self._pool = self._start(self._config.processes, len(waiting))
        return deque((s, f if f.done() and not f.cancelled() and f.exception() is None else self._submit(s)) for s, f in waiting)

    def _one_by_one(self, share: Share) -> Results:
        """Do documents one at a time in a process of their own; one in which it dies is reported."""
        results: Results = []
        pool = self._start(1, 1)
        try:
            for document in share:
                try:
                    results += _counted(pool.submit(_contribute_share, [document], self._config, self._finish).result())
                except KgError:
                    raise
                except BrokenProcessPool:
                    reason = "its process died: out of memory, or a fault in a library"
                    results.append(AnalysisError(document.source, document.id, reason))
                    pool.close(at_once=True)
                    pool = self._start(1, 1)
                except Exception as error:  # noqa: BLE001  # reported
                    results.append(failure_of(document, error))
        finally:
            pool.close(at_once=True)
        return results
