"""What a store is asked again and again is answered from memory as the store would answer it, whatever came and went in between."""

import random
from contextlib import closing

import pytest
from rdflib import Literal, URIRef

from kg.dataset import EmbeddedStore, answers, staging
from kg.dataset.staging import StagedStore
from kg.vocabulary import KGO

GRAPHS = [URIRef("urn:g0"), URIRef("urn:g1")]
KEYS = [Literal("last:smith"), Literal('core:a "b" c')]
PROPERTIES = [KGO.blockKey, KGO.splitFrom, KGO.matchReason]  # of the last no answer is kept
SUBJECTS = [URIRef(f"urn:s{n}") for n in range(60)]
QUADS = [(subject, name, key, graph) for subject in SUBJECTS for name in PROPERTIES for key in KEYS for graph in GRAPHS]


def asked_of(quads, subject, name, object_, graph):
    return sorted(
        q
        for q in quads
        if (subject is None or q[0] == subject) and q[1] == name and (object_ is None or q[2] == object_) and q[3] == graph
    )


@pytest.fixture
def engine(tmp_path):
    with closing(StagedStore(EmbeddedStore(tmp_path / "store"), tmp_path / "journal")) as engine:
        yield engine


@pytest.mark.parametrize(("limit", "most_answers", "most_quads"), [(1000, 1000, 1000), (50, 3, 1000), (50, 1000, 8)])
def test_answers_from_memory_are_those_of_the_store(engine, monkeypatch, limit, most_answers, most_quads):
    monkeypatch.setattr(staging, "LIMIT", limit)
    monkeypatch.setattr(answers, "MOST_ANSWERS", most_answers)
    monkeypatch.setattr(answers, "MOST_QUADS", most_quads)
    rng, wanted = random.Random(limit), set()
    for _ in range(40):
        removed = set(rng.sample(sorted(wanted), min(len(wanted), rng.randrange(12))))
        added = set(rng.sample(QUADS, rng.randrange(20))) - (wanted - removed)
        engine.commit(added, removed)
        wanted = wanted - removed | added
        for graph in GRAPHS:
            for subject, object_ in [(None, key) for key in KEYS] + [(quad[0], None) for quad in rng.sample(QUADS, 5)]:
                for name in PROPERTIES:
                    expected = asked_of(wanted, subject, name, object_, graph)
                    assert sorted(engine.find(subject, name, object_, graph)) == expected
                    assert next(engine.find(subject, name, object_, graph), None) in (expected or [None])


def test_what_is_kept_of_a_store_is_bounded(engine, monkeypatch):
    monkeypatch.setattr(answers, "MOST_ANSWERS", 5)
    for quad in QUADS:
        list(engine.find(quad[0], KGO.blockKey, None, quad[3]))
    assert len(engine._answers._answers) == 5
