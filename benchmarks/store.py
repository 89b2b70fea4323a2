"""Measure the store: loading, queries, adding one document, export, each beside bare pyoxigraph in the same run.

    python -m benchmarks.store [--quads 1000000] [--articles 10000] [--draw]

Synthetic contributions (benchmarks/synthetic.py), on disk in a temporary folder. Printed as a Markdown table; with --draw the figures
are kept as JSON, with machine and commit, and drawn as the table of benchmarks/README.md, of which the documentation makes its page.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph

from benchmarks.kept import RESULTS, Row, draw_kept, keep, table
from benchmarks.synthetic import contribution, contributions
from kg.config import Config
from kg.contributions import store_contributions
from kg.dataset import EmbeddedStore
from kg.dataset.manifest import CONTENT_HASH
from kg.graph import KnowledgeGraph
from kg.opening import load_graph, open_graph, open_writer
from kg.pipeline import new_writer

KEPT = RESULTS / "store.json"
QUADS = 1_000_000
ARTICLES = 10_000
REPEATS = 5
QUESTIONS = {
    "lookup": "SELECT ?p ?o WHERE { GRAPH kgg:facts { kge:Balra_Systems ?p ?o } }",
    "two steps": "SELECT ?c WHERE { kge:Balra_Systems kgo:acquires ?b . ?b kgo:acquires ?c }",
    "count by property": "SELECT ?p (COUNT(?s) AS ?n) WHERE { ?s a kgo:Statement ; rdf:predicate ?p } GROUP BY ?p ORDER BY DESC(?n)",
    "path": "SELECT DISTINCT ?c WHERE { kge:Balra_Systems kgo:acquires+ ?c } LIMIT 50",
    "deals over an amount": "SELECT ?s ?v WHERE { ?s kgo:amount/kgo:value ?v FILTER (?v > 490000000) } ORDER BY DESC(?v) ?s LIMIT 100",
    "words in a sentence": "SELECT ?t WHERE { ?x a nif:Sentence ; nif:anchorOf ?t FILTER CONTAINS(?t, 'Balra Systems') } ORDER BY ?t LIMIT 20",
    "provenance": "SELECT ?t ?d WHERE { ?s rdf:subject kge:Balra_Systems ; kgo:polarity kgo:Denied ; prov:wasDerivedFrom ?e . "
    "?e nif:anchorOf ?t ; nif:referenceContext ?d }",
    "best told facts": "SELECT ?f ?n WHERE { ?f a kgo:Fact ; kgo:sourceCount ?n } ORDER BY DESC(?n) ?f LIMIT 20",
}


@contextmanager
def timed(times: list[float]) -> Iterator[None]:
    """Add the seconds of a block to a list."""
    began = time.perf_counter()
    yield
    times.append(time.perf_counter() - began)


def best(action: Callable[[], object], times: int = REPEATS) -> float:
    """Return the median of a few runs, in seconds, after one to warm up."""
    seconds: list[float] = []
    action()
    for _ in range(times):
        with timed(seconds):
            action()
    return statistics.median(seconds)


def row(what: str, ours: float, theirs: float, bound: str) -> Row:
    """Return a line of the table."""
    return {"what": what, "kg, s": ours, "bare pyoxigraph, s": theirs, "ratio": ours / theirs, "wanted": bound}


def make_file(path: Path, quads: int) -> int:
    """Write an export of about as many quads; return how many documents that took."""
    writer = new_writer(Config(), EmbeddedStore())
    stream, documents = contributions(0, 10**9), 0
    while writer.stored.manifest.quads < quads:
        batch = list(islice(stream, 64))
        documents += len(batch)
        store_contributions(writer, batch, Config())
    KnowledgeGraph(writer.stored).write(path)
    return documents


def measure_bulk(folder: Path, file: Path) -> Iterator[Row]:
    """Load a file, ask it, write it out: through kg and bare."""
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(2):
        bare = pyoxigraph.Store(str(folder / f"bare{number}"))
        with timed(theirs):
            bare.bulk_load(path=str(file), format=pyoxigraph.RdfFormat.N_QUADS)
        with timed(ours):
            load_graph(file, folder / f"kg{number}")
    yield row("bulk load of an export, its hash verified", min(ours), min(theirs), "≤ 1.5 ×")
    graph = open_graph(folder / "kg1")
    prefixes = dict(graph.prefixes)
    for name, text in QUESTIONS.items():
        ask = best(lambda text=text: list(bare.query(text, prefixes=prefixes, use_default_graph_as_union=True)))
        yield row(f"query: {name}", best(lambda text=text: graph.query(text)), ask, "≤ 1.3 × + 0.030 s")
    dump = best(lambda: bare.dump(str(folder / "bare.nq"), format=pyoxigraph.RdfFormat.N_QUADS), 2)
    yield row("export as sorted N-Quads", best(lambda: graph.write(folder / "kg.nq"), 2), dump, "≤ 2 ×")
    run = subprocess.run([sys.executable, "-c", EXPORT, str(folder / "kg1")], capture_output=True, text=True, check=True)  # noqa: S603
    yield {"what": f"memory of a process that exports: {run.stdout.strip()} MiB at its peak", "wanted": "constant"}


EXPORT = """
import re, sys
from pathlib import Path
from kg.opening import open_graph
open_graph(sys.argv[1]).write(sys.argv[1] + "/export.nq")
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
"""Run by itself: what loaded the graph before would hide what the export takes."""


def measure_growth(folder: Path, articles: int) -> Iterator[Row]:
    """Add one article to an empty graph, and to one of many."""
    places = {"empty": folder / "empty", "full": folder / "full"}
    for name, place in places.items():
        empty = new_writer(Config(), EmbeddedStore())
        empty.change({})
        KnowledgeGraph(empty.stored).save(place)
        if name == "full":
            with open_writer(place) as writer:
                store_contributions(writer, contributions(0, articles), Config())
    seconds: dict[str, float] = {}
    for name, place in places.items():
        times: list[float] = []
        with open_writer(place) as writer:
            for number in range(articles, articles + 30):
                made = contribution(number)
                if name == "empty":
                    writer.change({}, [q[3] for q in list(writer.stored.engine.find(predicate=CONTENT_HASH))])
                with timed(times):
                    store_contributions(writer, [made], Config())
        seconds[name] = statistics.median(times)
    yield row(f"add one article to {articles:,} (beside: to none)", seconds["full"], seconds["empty"], "≤ 2 ×")


def measure_removal(folder: Path, articles: int) -> Iterator[Row]:
    """Take one article out of many: out of the graph, and out of the files of its store."""
    place = folder / "full"
    changed: list[float] = []
    whole: list[float] = []
    copied: list[float] = []
    for number in range(3):
        with timed(whole), open_writer(place) as writer, timed(changed):
            writer.remove([f"article-{number}"])
        bare = pyoxigraph.Store(str(folder / f"copy{number}"))
        source = open_graph(place)
        with timed(copied):
            bare.bulk_extend(source.engine.inner)  # type: ignore[attr-defined]  # an embedded store
        source.close()
    size = sum(path.stat().st_size for path in place.glob("store.*/*"))
    yield row(
        f"remove one of {articles:,} articles, store of {size >> 20} MiB made anew (beside: a bare copy)",
        min(whole),
        min(copied),
        "≤ 2 ×",
    )
    yield row("… of that, the change itself", min(changed), min(copied), "")


def main() -> None:
    """Measure, print the table, and keep it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=QUADS)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--draw", action="store_true", help="put the table into benchmarks/README.md")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        documents = make_file(folder / "graph.nq", options.quads)
        measures = (
            measure_bulk(folder, folder / "graph.nq"),
            measure_growth(folder, options.articles),
            measure_removal(folder, options.articles),
        )
        rows = list(chain.from_iterable(measures))
        kept = KEPT if options.draw else folder / KEPT.name
        keep(kept, rows, quads=options.quads, documents=documents)
        print(table(kept))
    if options.draw:
        draw_kept("store")


if __name__ == "__main__":
    main()
