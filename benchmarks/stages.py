"""Measure how long each stage takes, in CPU seconds of one process, and what a graph takes on disk.

python -m benchmarks.stages SOURCES... [--repeat N] [--processes 1 2]
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.tokens import Doc

from kg.analysis import Learned, contribution_of, load_learned
from kg.config import Config
from kg.contributions import settings_of, store_contributions
from kg.dataset import Manifest
from kg.dataset.building import building
from kg.documents import iter_documents
from kg.model import Document
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.pipeline import build, new_writer
from kg.relations import DocumentReading
from kg.statements.contract import Contribution


class Stopwatch:
    """Seconds of CPU time by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._began = time.process_time()

    def start(self) -> None:
        """Begin a stage now."""
        self._began = time.process_time()

    def stop(self, stage: str) -> None:
        """Add the time since the start, or since the last stop, to a stage."""
        now = time.process_time()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._began
        self._began = now


def contribute(document: Document, doc: Doc, config: Config, learned: Learned, watch: Stopwatch) -> Contribution:
    """Return what a document contributes, as a build makes it, with all that was learned; its stages timed."""
    watch.start()
    tree = Tree(doc)
    watch.stop("tree")
    contribution = contribution_of(DocumentReading(document, tree), config, learned)
    watch.stop("relations, entities, statements")
    return contribution


def write(contributions: list[Contribution], config: Config, watch: Stopwatch) -> tuple[Manifest, int]:
    """Write a graph into a folder, timed; return its manifest, and how many bytes its store has."""
    with TemporaryDirectory() as name:
        place = Path(name) / "graph"
        watch.start()
        with building(place, settings_of(config), resume=False) as engine:
            writer = new_writer(config, engine, place)
            store_contributions(writer, contributions, config)
        watch.stop("dataset")
        return writer.stored.manifest, sum(path.stat().st_size for path in place.glob("store.*/*"))


def measure_processes(documents: list[Document], config: Config, numbers: list[int]) -> None:
    """Print the seconds that a build takes in some numbers of processes, on cores that are free."""
    first = 0.0
    for number in numbers:
        with TemporaryDirectory() as name:
            began = time.perf_counter()
            build(documents, config=replace(config, processes=number), folder=Path(name) / "graph").close()
            seconds = time.perf_counter() - began
        first = first or seconds
        print(f"{f'build, processes: {number}':30} {seconds:7.3f} s  {first / seconds:5.2f} times as fast as the first")


def main() -> None:
    """Print a line a stage: seconds, and the share of the parse's time."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sources", nargs="+")
    arguments.add_argument("--model", default=Config().model)
    arguments.add_argument("--repeat", type=int, default=5, help="read the sources so many times, as different documents")
    arguments.add_argument(
        "--processes", nargs="*", type=int, default=[], help="then build in so many processes, one after the other"
    )
    options = arguments.parse_args()
    config = Config(model=options.model)
    documents = [d for d in iter_documents(options.sources) if isinstance(d, Document)]
    documents = [replace(d, id=f"{d.id}-{n}") for n in range(options.repeat) for d in documents]
    nlp, learned = load_pipeline(config.model), load_learned(config)
    for document, doc in iter_parses(documents[: len(documents) // options.repeat], nlp):  # what is made once, at the first use
        contribute(document, doc, config, learned, Stopwatch())
    watch = Stopwatch()
    parses = list(iter_parses(documents, nlp))
    watch.stop("parsing")
    contributions = [contribute(document, doc, config, learned, watch) for document, doc in parses]
    manifest, size = write(contributions, config, watch)
    words = sum(len(doc) for _, doc in parses)
    seconds = watch.seconds
    parse = seconds["parsing"]
    print(
        f"{len(documents)} documents, {words} tokens, {manifest.statements} statements, {manifest.quads} quads, "
        f"{size / manifest.statements:,.0f} bytes a statement on disk"
    )
    for name, value in seconds.items():
        print(f"{name:30} {value:7.3f} s  {100 * value / parse:5.1f} % of the parse")
    extraction = sum(seconds.values()) - parse - seconds["dataset"]
    for name, value in (("extraction after the parse", extraction), ("all after the parse", extraction + seconds["dataset"])):
        print(f"{name:30} {value:7.3f} s  {100 * value / parse:5.1f} % of the parse")
    measure_processes(documents, config, options.processes)


if __name__ == "__main__":
    main()
