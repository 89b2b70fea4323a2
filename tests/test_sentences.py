"""Sentences of our own over all genres: what stands as a direct fact is right, and what should stand does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg

ROWS = [json.loads(line) for line in (Path(__file__).parents[1] / "data/sentences.jsonl").read_text(encoding="utf-8").splitlines()]
LEAST_PRECISION, LEAST_RECALL, MOST_IN_SILENCE = 0.94, 0.9, 2
"""Shares of the direct facts with a property that are annotated, and of the annotated ones that are direct; direct facts of sentences
that tell none. The first two only rise, the last only falls."""


def names_of(contract: dict, identifier: str | None, text: str) -> set[str]:
    entities = [entity for entity in contract["entities"] if entity["id"] == identifier]
    names = {text, *(name for entity in entities for name in (entity["name"], *entity["aliases"]))}
    return {name.lower().removeprefix("the ").removeprefix("a ") for name in names}


def is_fact(contract: dict, triple: dict, fact: list[str]) -> bool:
    subject, properties, object_ = (part.lower().removeprefix("the ").removeprefix("a ") for part in fact)
    return (
        (triple["property"] or "").lower() in properties.split("|")
        and subject in names_of(contract, triple["subject_id"], triple["subject"])
        and object_ in names_of(contract, triple["object_id"], triple["object"])
    )


@pytest.fixture(scope="module")
def contracts() -> list[dict]:
    documents = [kg.Document(id=row["id"], text=row["text"]) for row in ROWS]
    return [contribution.to_dict() for contribution in kg.extract(documents)]


def test_direct_facts_are_right_and_most_are_found(contracts):
    direct = [(row, c, t) for row, c in zip(ROWS, contracts, strict=True) for t in c["triples"] if t["direct"] and t["property"]]
    wrong = [
        f"{row['id']}: {t['subject']} {t['property']} {t['object']}"
        for row, c, t in direct
        if not any(is_fact(c, t, fact) for fact in row["facts"])
    ]
    facts = [(row, c, fact) for row, c in zip(ROWS, contracts, strict=True) for fact in row["facts"]]
    missed = [
        f"{row['id']}: {' '.join(fact)}"
        for row, c, fact in facts
        if not any(is_fact(c, t, fact) for t in c["triples"] if t["direct"])
    ]
    assert 1 - len(wrong) / len(direct) >= LEAST_PRECISION, wrong
    assert 1 - len(missed) / len(facts) >= LEAST_RECALL, missed
    assert len(ROWS) >= 60


def test_hardly_anything_stands_where_the_text_tells_no_fact(contracts):
    silent = [(row, c) for row, c in zip(ROWS, contracts, strict=True) if not row["facts"]]
    direct = [(row["id"], t) for row, c in silent for t in c["triples"] if t["direct"] and t["property"]]
    facts = [f"{name}: {t['subject']} {t['property']} {t['object']}" for name, t in direct]
    assert len(silent) >= 18
    assert len(facts) <= MOST_IN_SILENCE, facts
