"""A text of any kind is read in time that grows with its length and no faster, in each stage by itself."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from spacy.tokens import Doc

from benchmarks.synthetic import contributions
from kg.analysis import contribution_of
from kg.comparison import compare_graphs
from kg.config import Config
from kg.dataset import GraphNames, contribution_lines
from kg.gaps import find_gaps
from kg.model import Document
from kg.ontology import load_ontology
from kg.parsing import Tree, iter_parses
from kg.parsing.tokens import tokenize
from kg.pipeline import assemble
from kg.relations import DocumentReading
from kg.statements.contract import Contribution
from kg.validation.consistency import find_contradictions
from tests.attack.scale import share
from tests.attack.texts import TEXTS

SHORTEST = share(250_000, 2_000)
SIZES = (SHORTEST, 2 * SHORTEST, 4 * SHORTEST)
"""Characters of the texts of one kind: up to a million where all is run."""

COPIES = (8, 16, 32)
"""Copies of one parse that are read as one document: what grows with a document, without the time of the network."""

DOCUMENTS = (share(800, 100), share(1_600, 200), share(3_200, 400))
"""Documents of the graphs that are asked, of some twelve statements each."""

GREATEST_RATIO = 2.3 if share(1, 0) else 2.5
"""Of the time for twice the text, on the mean of the doublings. At the sizes of a share, windows of the network are not yet full (their cost
grows with their square until they are) and other processes disturb short measurements: what compares all with all has 4 there."""

FLOOR = 0.2
"""Seconds below which a stage is not judged: what it does once weighs too much, and so does a busy machine."""

MOST_TIMES = 15
"""How many times as long as ordinary text any text may take; brackets and rare signs have many tokens."""

REPEATS = 10
"""Measurements at most: the least of them counts, and what grows too fast is measured again."""

TELLING = (
    "parentheses, nested",
    "parentheses, nested, with spaces",
    "parentheses, flat",
    "brackets of other kinds",
    "quotes, a run",
    "conjuncts",
    "names between names",
    "names of a meeting",
    "titles",
    "appositions",
    "that, with names",
    "of",
    "which, inside one another",
    "and, words",
    "wanted to",
    "semicolons",
    "endless sentence",
    "digits",
    "digits with commas",
    "newlines",
    "apostrophes",
    "a long URL",
    "a long word",
)
"""Kinds that are read in a share of the test: those that took longest, and one for each bound."""

OF_A_DOCUMENT = (
    "one name",
    "one name, described",
    "indefinite things",
    "different names",
    "different names with one last name",
    "acronyms",
    "pronouns",
    "quotes with speakers",
    "lines",
    "bullets",
    "dates",
    "sums",
)
"""Kinds of which the mentions of a whole document are compared, or its values."""

CONFIG = Config()
ORDINARY = (
    "Microsoft said on Tuesday that it will invest $2.9 billion in Japan over the next two years. Its president, Brad Smith, met "
    "the prime minister in Washington. The company, which employs 3,000 people in Tokyo, plans to train workers there.\n"
)


def seconds(stage: Callable[[Any], Any], value: Any) -> tuple[float, Any]:
    """Return the processor time of a stage, and what it gives."""
    gc.collect()
    gc.disable()  # one collection takes longer than some stages
    began = time.process_time()
    given = stage(value)
    taken = time.process_time() - began
    gc.enable()
    return taken, given


def grows_too_fast(least: Sequence[float]) -> bool:
    """Tell whether the time grows faster than allowed, on the mean of the doublings: one alone is at the mercy of other processes."""
    return least[-1] > FLOOR and least[-1] > GREATEST_RATIO ** (len(least) - 1) * least[0]


def measure(stage: Callable[[Any], Any], values: Sequence[Any]) -> tuple[list[float], list[Any]]:
    """Return the least processor time of a stage for each value, and what it gives."""
    runs = [seconds(stage, value) for value in values]
    least = [taken for taken, _ in runs]
    for _ in range(REPEATS - 1):
        if grows_too_fast(least):
            least = [min(before, seconds(stage, value)[0]) for before, value in zip(least, values, strict=True)]
    return least, [given for _, given in runs]


def read(parse: tuple[Document, Doc]) -> Contribution:
    document, doc = parse
    return contribution_of(DocumentReading(document, Tree(doc)), CONFIG)


def write(contribution: Contribution) -> None:
    ontology = load_ontology(CONFIG.ontology)
    json.dumps(contribution.to_dict())
    contribution_lines(contribution, ontology, CONFIG.base, GraphNames(CONFIG.base).document("run"))


def check(kind: str, name: str, least: Sequence[float], sizes: Sequence[int]) -> None:
    measured = ", ".join(f"{value:.2f} s for {size:,}" for value, size in zip(least, sizes, strict=True))
    assert not grows_too_fast(least), f"{kind}, {name}: {measured}"


@pytest.fixture(scope="module")
def ordinary_seconds(nlp) -> float:
    """The processor time that ordinary text of the shortest size takes."""
    document = Document(id="d", text=ORDINARY * (SHORTEST // len(ORDINARY) + 1))
    return min(seconds(lambda d: write(read(next(iter_parses([d], nlp)))), document)[0] for _ in range(3))


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEXTS if share(1, 0) else TELLING)
def test_time_grows_with_the_text(kind, nlp, ordinary_seconds):
    documents = [Document(id="d", text=TEXTS[kind](size)) for size in SIZES]
    total = [0.0] * len(SIZES)
    values: list[Any] = documents
    for name, stage in (
        ("tokens", lambda document: (tokenize(document.text, nlp), document)[1]),
        ("parse", lambda document: next(iter_parses([document], nlp))),
        ("reading", read),
        ("writing", write),
    ):
        least, values = measure(stage, values)
        check(kind, name, least, SIZES)
        total = [before + taken for before, taken in zip(total, least, strict=True)]
    assert total[-1] < MOST_TIMES * SIZES[-1] / SHORTEST * ordinary_seconds, f"{total[-1]:.1f} s; {ordinary_seconds:.2f} ordinary"


@pytest.mark.slow
@pytest.mark.parametrize("kind", OF_A_DOCUMENT)
def test_time_of_reading_grows_with_the_document(kind, nlp):
    _, doc = next(iter_parses([Document(id="d", text=TEXTS[kind](2_000))], nlp))
    copies = [Doc.from_docs([doc] * number, exclude=["tensor"]) for number in COPIES]
    sizes = [len(copy.text) for copy in copies]
    values: list[Any] = [(Document(id="d", text=copy.text), copy) for copy in copies]
    for name, stage in (("reading", read), ("writing", write)):
        least, values = measure(stage, values)
        check(kind, name, least, sizes)


@pytest.fixture(scope="module")
def graphs():
    """Graphs of growing size, in memory."""
    return [assemble(contributions(0, number), CONFIG) for number in DOCUMENTS]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("gaps", lambda graph: find_gaps(graph.engine)),
        ("contradictions", lambda graph: list(find_contradictions(graph.engine, graph.ontology, graph.base))),
        ("comparison", lambda graph: compare_graphs(graph, graph)),
    ],
)
def test_time_of_asking_grows_with_the_graph(name, stage, graphs):
    least, _ = measure(stage, graphs)
    check("a graph", name, least, DOCUMENTS)
