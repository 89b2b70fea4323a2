"""Who acts together acts for the same parties, which a heading names, on parses written by hand."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import triples_of

HEADING = parses.MD_HEADING.partition("The DET DT 23 det")[0]
TEAM = """Ida PROPN NNP 0 root PERSON
Berg PROPN NNP 22 flat +
and CCONJ CC 25 cc
Bo PROPN NNP 22 conj PERSON
Ek PROPN NNP 25 flat +
(_ PUNCT -LRB- 28 punct
instructed VERB VBN 22 acl
by ADP IN 31 case
Falk PROPN NNP 31 compound ORG
LLP_ PROPN NNP 28 obl:agent +
) PUNCT -RRB- 28 punct
for ADP IN 35 case
the DET DT 35 det
Defendants_ NOUN NNS 22 nmod
. PUNCT . 22 punct
"""
PLEADS = """Bo PROPN NNP 28 nsubj PERSON
Ek_ PROPN NNP 22 flat +
, PUNCT , 22 punct
for ADP IN 26 case
Coil_ PROPN NNP 28 obl ORG
, PUNCT , 22 punct
argues VERB VBZ 0 root
. PUNCT . 28 punct
"""
BOTH = {"ANN HOLM", "BOLT SHIPPING LIMITED"}


def clients_of(rows, name):
    """Return for whom somebody acts."""
    return {last for first, said, last in triples_of(HEADING + rows) if first == name and said == "act for"}


@pytest.mark.parametrize(
    ("rows", "name", "clients"),
    [
        pytest.param(TEAM, "Bo Ek", BOTH, id="behind a bracket"),
        pytest.param(TEAM, "Ida Berg", BOTH, id="the first of two"),
        pytest.param(
            TEAM.replace("the DET DT 35 det", "Second ADJ JJ 35 amod"), "Bo Ek", {"BOLT SHIPPING LIMITED"}, id="one by number"
        ),
        pytest.param(TEAM.replace("instructed VERB", "paid VERB"), "Bo Ek", set(), id="another bracket"),
        pytest.param(TEAM.replace("and CCONJ CC 25 cc", "saw VERB VBD 22 acl"), "Ida Berg", set(), id="no team"),
        pytest.param(TEAM.replace("Defendants_ NOUN NNS", "weekend_ NOUN NN"), "Bo Ek", set(), id="no side"),
        pytest.param(PLEADS, "Bo Ek", {"Coil"}, id="a name between commas"),
        pytest.param(PLEADS.replace("argues VERB VBZ", "sings VERB VBZ"), "Bo Ek", set(), id="no plea"),
        pytest.param(
            PLEADS.replace("Ek_ PROPN NNP 22 flat +\n, PUNCT , 22 punct", "Ek PROPN NNP 22 flat +\nback ADV RB 28 advmod"),
            "Bo Ek",
            set(),
            id="no comma",
        ),
    ],
)
def test_counsel_acts_for_the_parties_of_a_side(rows, name, clients):
    assert clients_of(rows, name) == clients
