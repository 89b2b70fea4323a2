"""What a run says of itself: a bar on a terminal while it works, and at its end what was read, what came of it, and what to try next."""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from kg.cli.options import printable, tell
from kg.counting import count_words
from kg.errors import AnalysisError, ReadError, SkippedError
from kg.timing import Clock, measured

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from kg.config import ReadOptions
    from kg.graph import KnowledgeGraph
    from kg.model import Statement
    from kg.statements.contract import Contribution

logger = logging.getLogger("kg")

REJECTED = {
    "grounding": "of classes that the ontology does not admit",
    "entities": "of a pronoun without an antecedent",
    "confidence": "less likely than --min-confidence",
}
"""Why the stages reject what they reject; kg validate says it of each."""

MOST_REASONS = 12
"""Reasons told of what was not read; the rest is counted together."""


class Saying(NamedTuple):
    """What a statement says, and how well it shows what a graph is for; the subject is its IRI where it has no name."""

    rank: tuple[bool, ...]
    subject: str
    name: str
    object: str


Show = Callable[["Tally", "Contribution"], None]
"""What shows how a run goes on."""


class Tally:
    """What became of the sources of a run: called with each contribution, and with each source that could not be read.

    Args:
        clock: what measures the stages of the run.
        show: called with the tally and each contribution that it has counted.
    """

    def __init__(self, clock: Clock, show: Show | None = None) -> None:
        self.errors: list[ReadError] = []
        self.unread: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.documents = self.sentences = self.stated = 0
        self.statuses: Counter[str] = Counter()
        self.rejected: Counter[str] = Counter()
        self.sayings: Counter[Saying] = Counter()
        self._clock, self._began, self._is_seen = clock, time.perf_counter(), True
        self._show = show

    def report(self, error: ReadError) -> None:
        """Tell of a source that was not read, and remember it."""
        if isinstance(error, SkippedError):
            self.skipped[error.reason] += error.count
            logger.warning("%s", error)
        else:
            self.errors.append(error)
            self.unread["not to be analysed" if isinstance(error, AnalysisError) else error.reason] += 1
            logger.error("%s", error)

    def add(self, contribution: Contribution) -> None:
        """Count what a document gives."""
        self.documents += 1
        labels = {entity.iri: entity.label for entity in contribution.entities}
        named = {entity.iri for entity in contribution.entities if entity.named}
        for statement in contribution.statements:
            factuality = statement.relation.factuality
            self.stated += statement.is_fact()
            self.statuses["denied" if factuality.negated else factuality.modality.value] += 1
            self._remember(_saying_of(statement, labels, is_named=statement.subject in named))
        self.rejected.update(REJECTED.get(rejection.stage, rejection.stage) for rejection in contribution.rejections)
        self.sentences += len({s.relation.evidence.span for s in contribution.statements})
        logger.info(
            "%s: %s",
            contribution.document.title or contribution.document.id,
            count_words(len(contribution.statements), "statement"),
        )
        if self._show is not None:
            self._show(self, contribution)

    def _remember(self, saying: Saying) -> None:
        """Keep what is said if nothing better to propose was said: of all else there would be as much as the collection holds."""
        best = next(iter(self.sayings), saying)
        if saying.rank > best.rank:
            self.sayings.clear()
        if saying.rank >= best.rank:
            self.sayings[saying] += 1

    def count_unseen(self, documents: int) -> None:
        """Count documents that were read where their contributions cannot be seen: on a cluster."""
        self.documents, self._is_seen = documents, False

    @property
    def seconds(self) -> float:
        """Seconds since the run began."""
        return time.perf_counter() - self._began

    def to_record(self) -> dict[str, object]:
        """Return the counts for programs; without those of what contributions hold, where they were not seen."""
        inside = {
            "sentences": self.sentences,
            "statuses": dict(self.statuses.most_common()),
            "rejected": dict(self.rejected.most_common()),
        }
        return {
            "read": self.documents,
            "unread": [str(error) for error in self.errors],
            "reasons": dict(self.unread.most_common()),
            "skipped": dict(self.skipped),
            **(inside if self._is_seen else {}),
            "seconds": round(self.seconds, 1),
            "stages": {stage: round(seconds, 1) for stage, seconds in self._clock.seconds().items()},
        }

    def lines(self) -> Iterator[str]:
        """Yield the counts for people, a line each."""
        rate = f", {self.documents / self.seconds:.1f} documents a second" if self.documents else ""
        yield f"  read: {count_words(self.documents, 'document')} in {self.seconds:.0f} s{rate}"
        for name, counts in (
            ("not read", _shortened(self.unread + self.skipped)),
            ("statements", self.statuses),
            ("rejected", self.rejected),
        ):
            if counts:
                yield f"  {name}: {', '.join(f'{number} {what}' for what, number in counts.most_common())}"
        if self.sentences:
            yield f"  sentences that say something: {self.sentences}"
        if self.documents:
            stages = sorted(self._clock.seconds().items(), key=lambda item: -item[1])
            yield f"  seconds: {', '.join(f'{seconds:.1f} {stage}' for stage, seconds in stages)}"


def _saying_of(statement: Statement, labels: Mapping[str, str], *, is_named: bool) -> Saying:
    """Return what a statement says; `is_named` tells whether its subject has a name."""
    is_fact, negated = statement.is_fact(), statement.relation.factuality.negated
    words = labels[statement.object] if isinstance(statement.object, str) else statement.object.value
    rank = (isinstance(statement.object, str), is_fact and is_named, is_named, not negated, statement.property is not None, is_fact)
    subject = labels[statement.subject] if is_named else statement.subject
    return Saying(rank, subject, statement.property or statement.predicate, words)


def _shortened(reasons: Counter[str]) -> Counter[str]:
    """Return the most frequent reasons, and the rest as one."""
    shown = Counter(dict(reasons.most_common(MOST_REASONS)))
    return shown + Counter({"for other reasons": reasons.total() - shown.total()})


def keep_report(tally: Tally, folder: Path) -> None:
    """Keep the counts of a build in the graph's folder, without any word of a source."""
    from kg.dataset.modes import FILES, mode_of
    from kg.dataset.state import REPORT, write_json

    write_json(folder / REPORT, tally.to_record() | {"unread": len(tally.errors)}, mode_of(folder) & FILES)


def tell_report(tally: Tally, graph: KnowledgeGraph, place: str) -> None:
    """Tell what a run did, and what to try next, unless it is to be quiet."""
    if not logger.isEnabledFor(logging.WARNING):
        return
    for line in tally.lines():
        tell(line)
    for line in iter_next_commands(tally, graph, place):
        tell(line)


def iter_next_commands(tally: Tally, graph: KnowledgeGraph, place: str) -> Iterator[str]:
    """Yield three commands that show what a graph is for, with names of its own: those of what is said most often, of facts if there are any."""
    if not tally.sayings:
        return
    from kg.lookup import find_entity, find_property
    from kg.queries.select import shorten

    best, _ = max(tally.sayings.items(), key=lambda item: (item[1], item[0]))
    term = shorten(find_property(graph.stored, best.name), graph.prefixes)
    term = term if ":" in term and "/" not in term else f"<{term}>"
    fact, statement = f"?who {term} ?what", f"?said rdf:subject ?who ; rdf:predicate {term} ; rdf:object ?what"
    # A decision may have rejected what the texts say: the graph is asked.
    pattern = fact if any(graph.query(f"SELECT ?who WHERE {{ {fact} }} LIMIT 1")) else statement
    query = f"SELECT ?who ?what WHERE {{ {pattern} }}"
    subject = quote(
        shorten(find_entity(graph.stored, best.subject), graph.prefixes) if best.subject.startswith(graph.base) else best.subject
    )
    named = _options_to_name(graph)
    yield "  try next:"
    yield f"    kg why {quote(place)} {subject} {quote(best.name)}{named}"
    yield f"    kg query {quote(place)} {quote(query)} --cite{named}"
    yield f"    kg explore {quote(place)} -o graph.html --focus {subject}{named}"


def _options_to_name(graph: KnowledgeGraph) -> str:
    """Return the options by which a command must name what a graph is not loaded with of itself: an ontology that is not shipped, a lexicon."""
    from kg.ontology import is_shipped

    given = graph.stored.given
    options = {"ontology": "" if is_shipped(given.ontology) else given.ontology, "lexicon": given.lexicon}
    return "".join(f" --{name} {quote(value)}" for name, value in options.items() if value)


@contextmanager
def progress(action: str, sources: Iterable[str] = (), reading: ReadOptions | None = None) -> Iterator[Tally]:
    """Count what is done, with a bar on a terminal; yield what counts: its `add` is called with each contribution."""
    with measured() as clock, _shown_by(clock, action, sources, reading) as tally:
        yield tally


@contextmanager
def _shown_by(clock: Clock, action: str, sources: Iterable[str], reading: ReadOptions | None) -> Iterator[Tally]:
    """Yield a tally, with a bar on a terminal."""
    if not sys.stderr.isatty() or not logger.isEnabledFor(logging.WARNING):
        yield Tally(clock)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    parts = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*parts, console=Console(stderr=True), transient=True) as bar:
        total = count_documents(sources, reading)
        yield Tally(clock, _shown_on(bar, bar.add_task(action, total=total, counts=""), action, total))


def _shown_on(bar: Progress, task: TaskID, action: str, total: int | None) -> Show:
    """Return what shows the counts of a tally on a bar."""
    from rich.markup import escape

    def show(tally: Tally, contribution: Contribution) -> None:
        name = contribution.document.title[:50] or contribution.document.id
        bar.update(
            task,
            completed=tally.documents,
            total=total and max(total, tally.documents),  # a file may hold more than was counted
            counts=f"{count_words(tally.stated, 'fact')}, {tally.documents / tally.seconds:.1f}/s",
            description=f"{action}: {escape(printable(name))}",
        )

    return show


def count_documents(sources: Iterable[str], reading: ReadOptions | None = None) -> int | None:
    """Return about how many documents sources hold, without reading them: one a file, one a line of JSON Lines; None where nobody knows."""
    from kg.config import ReadOptions
    from kg.documents import READERS, STDIN
    from kg.documents.files import find_sources

    named = list(sources)
    if not named or STDIN in named:
        return None
    number = 0
    for path in find_sources(named, READERS, reading or ReadOptions()):
        if isinstance(path, str):
            number += _count_lines(path) if Path(path).suffix.lower() in (".jsonl", ".ndjson") else 1
    return number


def _count_lines(path: str) -> int:
    try:
        with Path(path).open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    except OSError:  # whoever reads it says so
        return 1
