"""A text of any kind is read in time that grows with its length and no faster, in each stage by itself."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from kg.config import Config
from kg.dataset import contribution_quads
from kg.dataset.provenance import document_graph
from kg.model import Document
from kg.ontology import load_ontology
from kg.parsing import Tree, iter_parses
from kg.parsing.tokens import tokenize
from kg.pipeline import read_parse
from kg.statements.contract import to_contract
from tests.attack.scale import share
from tests.attack.texts import TEXTS

SHORTEST = share(250_000, 3_000)
SIZES = (SHORTEST, 2 * SHORTEST, 4 * SHORTEST)
GREATEST_RATIO = 2.3
"""Of the processor time of a text to that of one half as long; what looks at all pairs has 4."""

FLOOR = share(1, 0) or 0.1
"""Seconds below which a stage is not judged: what it does once weighs too much, and so does a busy machine."""

REPEATS = 6
"""Measurements at most: the least of them counts, and a stage that grows too fast is measured again."""

CONFIG = Config()

Stage = Callable[[], object]


def stages(text: str, nlp) -> Iterator[tuple[str, Stage]]:
    """Yield the stages of reading a text, each as what can be run again; what one gives is made for the next when that is asked for."""
    ontology = load_ontology(CONFIG.ontology)
    document = Document(id="d", text=text)
    yield "tokens", lambda: tokenize(text, nlp)
    yield "parse", lambda: next(iter_parses([document], nlp))
    ((_, doc),) = iter_parses([document], nlp)
    yield "reading", lambda: read_parse(document, Tree(doc), CONFIG)
    contribution = read_parse(document, Tree(doc), CONFIG)
    graph = document_graph(CONFIG.base, "run")
    yield "contract", lambda: json.dumps(to_contract(contribution, ontology))
    yield "quads", lambda: list(contribution_quads(contribution, ontology, CONFIG.base, graph))


def seconds(stage: Stage) -> float:
    """Return the processor time of one run of a stage."""
    gc.collect()
    began = time.process_time()
    stage()
    return time.process_time() - began


def grows_too_fast(least: list[float]) -> bool:
    return any(longer > FLOOR and longer > GREATEST_RATIO * shorter for shorter, longer in pairwise(least))


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEXTS)
def test_time_grows_with_the_text(kind, nlp):
    slow = []
    for runs in zip(*(stages(TEXTS[kind](size), nlp) for size in SIZES), strict=True):
        name = runs[0][0]
        least = [seconds(stage) for _, stage in runs]
        for _ in range(REPEATS - 1):
            if grows_too_fast(least):
                least = [min(before, seconds(stage)) for before, (_, stage) in zip(least, runs, strict=True)]
        if grows_too_fast(least):
            slow.append(f"{name}: " + ", ".join(f"{value:.2f} s for {size:,}" for value, size in zip(least, SIZES, strict=True)))
    assert not slow, f"{kind}: {'; '.join(slow)} characters"
