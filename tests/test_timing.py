"""How long each stage takes: a stage within another interrupts it, and all stages sum up to what was measured."""

from __future__ import annotations

import pytest

from kg import timing
from kg.config import Config
from kg.model import Document
from kg.pipeline import build
from kg.timing import OTHER, add_measured, measured, stage, staged


@pytest.fixture
def ticking(monkeypatch):
    """Let each look at the clock take a second."""
    ticks = iter(range(1000))
    monkeypatch.setattr(timing.time, "perf_counter", lambda: float(next(ticks)))


def test_a_stage_within_another_interrupts_it(ticking):
    with measured() as clock:
        with stage("outer"), stage("inner"):
            pass
        assert clock.seconds() == {OTHER: 2.0, "outer": 2.0, "inner": 1.0}


def test_making_items_counts_and_using_them_does_not(ticking):
    with measured() as clock:
        assert list(staged("reading", (item for item in staged("within", "ab")))) == ["a", "b"]
        assert clock.seconds().keys() == {OTHER, "reading", "within"}
        assert clock.seconds()["within"] == 3.0, "two items, and the end"


def test_nobody_measures_without_asking():
    with stage("reading"):
        assert list(staged("reading", [1])) == [1]
    add_measured({"reading": 1.0})
    with measured() as clock:
        add_measured({"reading": 100.0})
    assert clock.seconds()["reading"] == 100.0


@pytest.mark.slow
def test_stages_in_other_processes_are_counted(nlp):
    documents = [Document(id=name, text="Acme acquired Initech.", source=name) for name in "ab"]
    with measured() as clock:
        build(documents, config=Config(processes=2))
    assert {"loading", "parsing", "extraction", "writing"} <= clock.seconds().keys()
