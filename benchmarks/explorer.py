"""Measure the explorer in headless Chromium: first useful frame, search to highlight, file size, beside plain pyvis.

    python -m benchmarks.explorer [--sizes 300 1000 20000] [--plain 300] [--screenshots FOLDER] [--draw]

With --draw the figures are kept as JSON, with machine and commit, and drawn as the table of benchmarks/README.md, of which the
documentation makes its page. Synthetic graphs with three statements a node. A median of five openings each; plain pyvis is its own `save_graph` with physics
on, opened once, up to the sizes of --plain. Needs Playwright (dev extra) and Debian's chromium.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, Literal, URIRef

from benchmarks.kept import RESULTS, Row, draw_kept, keep, table
from benchmarks.synthetic import _person, _word
from kg.config import DEFAULT_BASE
from kg.dataset import EmbeddedStore, GraphNames, Quad
from kg.dataset.terms import decimal_literal, integer_literal
from kg.ontology import load_ontology
from kg.views import make_page
from kg.vocabulary import DCTERMS, KGO, NIF, PROV

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BASE = DEFAULT_BASE
KEPT = RESULTS / "explorer.json"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
CLASSES = ["Company", "Person", "Country", "City", "Product", "Event"]
PROPERTIES = ["acquires", "investsIn", "partnersWith", "competesWith", "leads", "headquarteredIn"]
SENTENCES = 20
"""Statements in a document."""


def quads(nodes: int, edges: int) -> Iterator[Quad]:
    """Yield a graph with so many entities and statements: communities of about 150, and hubs."""
    rng = random.Random(nodes)  # noqa: S311
    graphs, ontology = GraphNames(BASE), load_ontology("news")
    names = [(_person(n)[0] if n % 6 == 1 else f"{_word(n)} {n}") for n in range(nodes)]
    entity = [URIRef(f"{BASE}entity/e{n}") for n in range(nodes)]
    for n in range(nodes):
        yield entity[n], RDF.type, URIRef(ontology.class_iri(CLASSES[n % 6])), graphs.facts
        yield entity[n], RDFS.label, Literal(names[n], lang="en"), graphs.facts
        yield entity[n], KGO.documentCount, integer_literal(1 + n % 7), graphs.facts
    statement = 0
    for number in range(0, edges, SENTENCES):
        graph, document = graphs.document(str(number)), URIRef(f"{BASE}document/{number}")
        parts: list[str] = []
        place = 0
        yield document, DCTERMS.title, Literal(f"Article {number}"), graph
        yield document, DCTERMS.date, Literal(f"20{number % 25:02}-{number % 12 + 1:02}-15"), graph
        for _ in range(min(SENTENCES, edges - number)):
            subject = int(nodes ** rng.random()) - 1 if rng.random() < 0.3 else statement % nodes
            object_ = (subject // 150 * 150 + rng.randrange(150)) % nodes if rng.random() < 0.85 else rng.randrange(nodes)
            prop = rng.choice(PROPERTIES)
            text = f"{names[subject]} {prop} {names[object_]}."
            node, sentence = URIRef(f"{BASE}statement/{statement:08x}"), URIRef(f"{document}#char={place},{place + len(text)}")
            last = place + len(text) - 1
            spans = {
                KGO.subjectMention: (place, place + len(names[subject])),
                KGO.objectMention: (last - len(names[object_]), last),
            }
            yield from ((node, RDF.type, kind, graph) for kind in (KGO.Statement, KGO.FactualStatement))
            yield node, RDF.subject, entity[subject], graphs.resolution
            yield node, RDF.object, entity[object_], graphs.resolution
            yield node, RDF.predicate, URIRef(ontology.properties[prop].iri), graph
            for predicate, term in (
                (KGO.polarity, KGO.Affirmed),
                (KGO.modality, KGO.Asserted),
                (KGO.confidence, decimal_literal("0.9")),
                (KGO.rule, Literal("r")),
            ):
                yield node, predicate, term, graph
            for predicate, (a, b) in spans.items():
                yield node, predicate, URIRef(f"{document}#char={a},{b}"), graph
            yield node, PROV.wasDerivedFrom, sentence, graph
            yield sentence, NIF.beginIndex, integer_literal(place), graph
            yield sentence, NIF.endIndex, integer_literal(place + len(text)), graph
            yield sentence, NIF.anchorOf, Literal(text), graph
            yield sentence, NIF.referenceContext, document, graph
            parts.append(text)
            place += len(text) + 1
            statement += 1
        yield document, NIF.isString, Literal(" ".join(parts)), graph


def synthetic_graph(nodes: int, edges: int) -> EmbeddedStore:
    """Return a graph in memory."""
    engine = EmbeddedStore()
    engine.commit(quads(nodes, edges))
    return engine


def make(folder: Path, nodes: int) -> tuple[Path, float]:
    """Write the explorer of a graph; return the file and the seconds it took."""
    engine = synthetic_graph(nodes, 3 * nodes)
    began = time.perf_counter()
    page = make_page(engine, BASE, load_ontology("news"), f"{nodes:,} entities")
    path = folder / f"{nodes}.html"
    path.write_text(page.html, encoding="utf-8")
    return path, time.perf_counter() - began


def make_plain(folder: Path, nodes: int) -> Path:
    """Write the same graph by plain pyvis, as it is out of the box."""
    from pyvis.network import Network

    engine = synthetic_graph(nodes, 3 * nodes)
    network = Network(directed=True, cdn_resources="in_line")
    facts = GraphNames(BASE).facts
    for quad in engine.find(predicate=RDFS.label, graph=facts):
        network.add_node(str(quad[0]), label=str(quad[2]))
    ends: dict[URIRef, dict[URIRef, str]] = {}
    for predicate in (RDF.subject, RDF.object):
        for quad in engine.find(predicate=predicate):
            ends.setdefault(quad[0], {})[predicate] = str(quad[2])
    for end in ends.values():
        network.add_edge(end[RDF.subject], end[RDF.object])
    path = folder / f"plain-{nodes}.html"
    path.write_text(network.generate_html(notebook=False), encoding="utf-8")
    return path


def main() -> None:
    """Measure, and print the table."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1000, 20_000])
    parser.add_argument("--plain", type=int, nargs="*", default=[300])
    parser.add_argument("--screenshots", type=Path)
    parser.add_argument("--draw", action="store_true", help="put the table into benchmarks/README.md")
    options = parser.parse_args()
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        rows = [_row(browser, Path(name), nodes, options) for nodes in options.sizes]
        browser.close()
        kept = KEPT if options.draw else Path(name) / KEPT.name
        keep(kept, rows)
        print(table(kept))
    if options.draw:
        draw_kept("explorer")


def _row(browser: Browser, folder: Path, nodes: int, options: argparse.Namespace) -> Row:
    """Return what is measured of a graph of some size."""
    path, seconds = make(folder, nodes)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    frames, searches = [], []
    for _ in range(5):
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached", timeout=120_000)
        frames.append(float(page.evaluate("document.documentElement.dataset.ready")) / 1000)
        searches.append(float(page.evaluate(SEARCH)))
        if options.screenshots:
            page.screenshot(path=options.screenshots / f"explorer-{nodes}.png")
        page.close()
    return {
        "entities / statements": f"{nodes:,} / {3 * nodes:,}",
        "made in, s": seconds,
        "peak memory, MiB": peak,
        "file, MB": path.stat().st_size / 1e6,
        "first useful frame, s": statistics.median(frames),
        "search to highlight, ms": statistics.median(searches),
        "plain pyvis, s": _plain_frame(browser, make_plain(folder, nodes)) if nodes in options.plain else "not run",
    }


SEARCH = """() => new Promise((done) => {
  const box = document.getElementById('search'), began = performance.now();
  box.value = 'son'; box.dispatchEvent(new Event('input'));
  requestAnimationFrame(() => done(performance.now() - began));
})"""


def _plain_frame(browser: Browser, path: Path) -> float:
    """Return the seconds until plain pyvis has drawn its first frame."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    began = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    drawn = "network.__drawn || (network.once('afterDrawing', () => { network.__drawn = true }), false)"
    page.wait_for_function(f"typeof network !== 'undefined' && network.body && ({drawn})", timeout=300_000)
    seconds = time.perf_counter() - began
    page.close()
    return seconds


if __name__ == "__main__":
    main()
