"""Who says a sentence is no subject of what it says, whatever a parser takes the name and the verb of saying for."""

from __future__ import annotations

import pytest

from kg.parsing import Tree
from tests import parses
from tests.parses import parse, relations_of


@pytest.mark.parametrize(
    ("rows", "speaker", "said"),
    [
        pytest.param(parses.REPORT_SECOND_SUBJECT, "Acme Corp.", ("Iran", "The ships"), id="second subject"),
        pytest.param(parses.REPORT_BESIDE_AGENT, "Halden Corp.", ("Ann Lee", "Karl Voss"), id="beside the agent"),
        pytest.param(parses.REPORT_SUBJECT_OF_SAYING, "Corex", ("Karl Voss", "Dana Motors"), id="subject taken for who speaks"),
        pytest.param(parses.REPORT_DESCRIBED_SPEAKER, "Ann Lee", ("Karl Voss", "Acme"), id="speaker with an apposition"),
        pytest.param(parses.REPORT_INVERTED, "Falk Institute", ("Karl Voss", "Acme"), id="behind said"),
        pytest.param(parses.REPORT_HAS_SAID, "Halden Inc.", ("Karl Voss", "Norway"), id="has said"),
        pytest.param(parses.REPORT_INSIDE, "Halden Motors Ltd.", ("Karl Voss", "Norway"), id="between subject and verb"),
        pytest.param(parses.REPORT_INSIDE_INVERTED, "Halden Corp.", ("Bolt Energy", "Dana Motors"), id="behind said, inside"),
        pytest.param(
            parses.REPORT_PARTICIPLE, "Ministry of Justice", ("Karl Voss", "Dana Motors"), id="verb taken for a participle"
        ),
        pytest.param(parses.NEAR_HIT_SAID_BY, "Acme", ("Bolt", "Coil"), id="before who did it"),
        pytest.param(parses.REPORT_QUOTED_LONG, "Ann Lee", ("Dana Motors", "Bolt Energy"), id="title behind a quotation"),
    ],
)
def test_who_says_a_sentence_is_its_speaker_and_no_more(rows, speaker, said):
    relations = [r for r in relations_of(rows) if speaker not in (r.subject.text, r.object.text)]
    reported = [r for r in relations if (r.subject.text, r.object.text) == said]
    assert reported
    assert {r.factuality.attribution.text for r in reported if r.factuality.attribution is not None} == {speaker}
    assert not [r for r in relations_of(rows) if said[0] != r.subject.text and r.object.text in said]


@pytest.mark.parametrize(
    ("rows", "verb"),
    [
        pytest.param(parses.REPORT_AL_SAID, 6, id="a name"),
        pytest.param(parses.REPORT_SAID_PRAYER, 7, id="words that are said"),
        pytest.param(parses.REPORT_REPORTED_LOSS, 7, id="a clause of its own"),
    ],
)
def test_what_reports_nothing_stays(rows, verb):
    given = parse(rows)
    tree = Tree(given)
    token = given[verb - 1]
    assert (tree.heads[verb - 1], tree.labels[verb - 1]) == (token.head.i, token.dep_)
    assert [c for c in tree.children[verb - 1] if tree.labels[c] == "nsubj"] == [c.i for c in token.children if c.dep_ == "nsubj"]


def test_a_sentence_that_ends_is_not_joined_with_the_next():
    ended = Tree(parse(parses.REPORT_TOLD_ENDED))
    assert len(ended.sentence_extents) == 2
    joined = Tree(parse(parses.REPORT_TOLD_NAME))
    assert joined.sentence_extents == [(0, len(joined.words))]
    assert set(joined.sentence) == {0}
