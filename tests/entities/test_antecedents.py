"""What the word vectors say of "it" and "they"."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import kg.models
from kg.entities.antecedents import VectorScorer
from kg.entities.candidates import find_candidates
from kg.entities.cluster import Cluster
from kg.entities.clusters import resolve_mentions
from kg.models.weights import ANTECEDENTS, read_arrays
from kg.relations import extract_relations
from tests import parses

WIDTH = 384

MADE_WILL = parses.SAID_WILL.replace("said VERB", "made VERB")
"""What a body says of "it" it says of itself, whatever the vectors say; what it makes need not be."""


def candidates_of(rows):
    reading = parses.reading_of(rows)
    return reading, find_candidates(reading, extract_relations(reading))


def cluster_of(*candidates):
    cluster = Cluster()
    for candidate in candidates:
        cluster.add(candidate)
    return cluster


def vectors_of(reading, width=WIDTH):
    return np.random.default_rng(5).normal(size=(len(reading.tree.words), width)).astype(np.float32)


def pronoun_and_cluster():
    reading, candidates = candidates_of(MADE_WILL)
    pronoun = next(c for c in candidates if c.mention.text == "it")
    return reading, pronoun, cluster_of(candidates[0])


def test_share_of_a_pronoun_is_the_network_that_the_weights_say():
    reading, pronoun, cluster = pronoun_and_cluster()
    vectors = vectors_of(reading)
    w = read_arrays(ANTECEDENTS)
    u = np.tanh(w["of pronoun"] @ vectors[pronoun.head] + w["of pronoun, bias"])
    m = np.tanh(w["of antecedent"] @ vectors[cluster.last.head] + w["of antecedent, bias"])
    hidden = np.maximum(w["pronoun"] @ u + w["antecedent"] @ m + w["product"] @ (u * m) + w["of kind"][0], 0)
    new = np.maximum(w["new"] @ u + w["new, of kind"][0], 0)
    shares = VectorScorer(vectors).shares(pronoun, [cluster])
    assert shares == [round(float(new @ w["new, sum"]), 3), round(float(hidden @ w["sum"]), 3)]
    assert all(shares)


def test_share_of_an_entity_is_the_mean_over_its_mentions():
    reading, pronoun, cluster = pronoun_and_cluster()
    nokia = next(c for c in find_candidates(reading, []) if c.mention.text == "Nokia")
    scorer = VectorScorer(vectors_of(reading))
    first, second, both = scorer.shares(pronoun, [cluster, cluster_of(nokia), cluster_of(*cluster.candidates, nokia)])[1:]
    assert both == pytest.approx((first + second) / 2, abs=0.0011)


@pytest.mark.parametrize("width", [0, 96, 768])
def test_vectors_of_another_width_say_nothing(width):
    reading, pronoun, cluster = pronoun_and_cluster()
    assert VectorScorer(vectors_of(reading, width)).shares(pronoun, [cluster]) == [0.0, 0.0]


def test_nothing_is_said_of_names_and_nouns():
    reading, pronoun, cluster = pronoun_and_cluster()
    assert VectorScorer(vectors_of(reading)).shares(cluster.last, [cluster_of(pronoun)]) == [0.0, 0.0]


def test_first_and_last_nouns_and_the_last_mention_are_compared():
    _, candidates = candidates_of(MADE_WILL)
    name, pronoun = candidates[0], next(c for c in candidates if c.mention.text == "it")
    nouns = [replace(name, head=head) for head in (10, 11, 12, 13)]
    assert cluster_of(*nouns, pronoun).telling_heads == [10, 12, 13, pronoun.head]


def test_pronoun_goes_by_its_vectors(monkeypatch):
    reading = parses.reading_of(MADE_WILL)
    relations = extract_relations(reading)

    def sizes():
        return sorted(len(cluster.candidates) for cluster in resolve_mentions(reading, relations))

    assert max(sizes()) == 2
    monkeypatch.setattr(VectorScorer, "shares", lambda self, candidate, clusters: [99.0, *(0.0 for _ in clusters)])
    assert max(sizes()) == 1


def test_weights_were_learned_on_the_vectors_of_the_shipped_network():
    network = Path(kg.models.__file__).parent / "en_kg_news" / "kg_multitask" / "network.onnx"
    with np.load(ANTECEDENTS, allow_pickle=False) as arrays:
        learned_on = str(arrays["network"])
    assert learned_on == hashlib.sha256(network.read_bytes()).hexdigest(), "run `python -m training.antecedents DATA` again"
