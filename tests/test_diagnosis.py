"""`why_not` names the stage that drops a wish, on the shipped pipeline."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

import kg
from kg.cli import app

CASES = [
    ("Microsoft bought Nokia.", "Microsoft", "acquires", "Nokia", "direct", True),
    ("Microsoft bought Nokia.", "Microsoft", "buy", "Nokia", "direct", True),
    ("Microsoft did not buy Nokia.", "Microsoft", "acquires", "Nokia", "status", False),
    ("Microsoft may buy Nokia.", "Microsoft", "acquires", "Nokia", "status", False),
    ("Microsoft bought Nokia.", "Nokia", "acquires", "Microsoft", "grounding", False),
    ("Microsoft bought Nokia.", "Nokia", "buy", "Microsoft", "grounding", False),
    ("Nokia was bought by Microsoft.", "Microsoft", "acquires", "Nokia", "direct", True),
    ("Nokia was bought by Microsoft.", "Nokia", "was bought by", "Microsoft", "direct", True),
    ("Nokia was bought by Microsoft.", "Nokia", "acquires", "Microsoft", "grounding", False),
    ("Microsoft partnered with Nokia last year.", "Nokia", "partnersWith", "Microsoft", "direct", True),
    ("Microsoft met Nokia.", "Microsoft", "acquires", "Nokia", "grounding", False),
    ("Microsoft grew. Nokia shrank.", "Microsoft", "acquires", "Nokia", "relations", False),
    ("Microsoft bought Nokia.", "Microsoft", "acquires", "Ericsson", "text", False),
    ("A man bought a boat.", "A man", "buy", "a boat", "direct", False),
]


@pytest.mark.parametrize(("text", "subject", "relation", "object_", "stage", "fact"), CASES)
def test_the_stage_that_drops_a_wish_is_named(text, subject, relation, object_, stage, fact):
    diagnosis = kg.why_not(text, subject, relation, object_)
    assert (diagnosis.steps[-1].stage, diagnosis.is_fact) == (stage, fact)
    assert all(step.passed for step in diagnosis.steps[:-1])


def test_grounding_shows_the_words_the_lexicon_knows():
    diagnosis = kg.why_not("Microsoft met Nokia.", "Microsoft", "acquires", "Nokia")
    assert "take over" in diagnosis.steps[-1].finding


def test_what_holds_a_claim_back_is_said_and_what_a_phrase_asks_for():
    certain = kg.Config(direct_confidence=0.1)
    held = kg.why_not("A man bought a boat.", "A man", "buy", "a boat", config=certain)
    assert "neither subject nor object has a name" in held.steps[-1].finding
    unsure = kg.why_not("Microsoft bought Nokia.", "Microsoft", "acquires", "Nokia", config=kg.Config(direct_confidence=1.0))
    assert "is below 1.00; what was read weighs, in log odds, " in unsure.steps[-1].finding
    assert "; the words themselves " in unsure.steps[-1].finding
    assert "in log odds" not in held.steps[-1].finding, "what is sure enough is not held back by its confidence"
    sense = kg.why_not("Microsoft received a letter.", "Microsoft", "wins", "a letter")
    assert "'receive' means it only where object=Award" in sense.steps[-1].finding


def test_command_exits_with_a_finding_when_the_triple_is_no_fact():
    runner = CliRunner()
    assert runner.invoke(app, ["why-not", "Microsoft bought Nokia.", "Microsoft", "acquires", "Nokia"]).exit_code == 0
    result = runner.invoke(app, ["why-not", "Microsoft did not buy Nokia.", "Microsoft", "acquires", "Nokia"])
    assert result.exit_code == 1
    assert "denied" in result.output
