"""Whatever a sentence says, "not", "may" and "Smith denied that" put into it change its status and nothing else."""

from __future__ import annotations

import pytest

from kg.model import Modality, Relation
from tests import parses
from tests.parses import relations_of

SENTENCES = {
    name: rows
    for name in (
        "INVEST",
        "PASSIVE",
        "SUCH_AS",
        "BETWEEN",
        "COPULA",
        "SUBSIDIARY",
        "RELATIVE",
        "APPOSITION",
        "TITLE",
        "PLANS_TO",
        "URGED",
    )
    if (rows := getattr(parses, name))
}
BESIDE = ("modifier", "apposition", "title", "life", "possessive", "instance")
"""Constructions that describe a name in passing: what is denied of the sentence is not denied of them."""

Row = list[str]


def table(rows: str) -> list[Row]:
    return [line.split() for line in rows.strip().splitlines()]


def text(cells: list[Row]) -> str:
    return "\n".join(" ".join(row) for row in cells)


def insert(cells: list[Row], at: int, new: list[Row]) -> list[Row]:
    """Put rows before place `at`; their own heads, and all others, count as in the result (`at` is counted from 0)."""
    moved = [[*row[:3], str(int(row[3]) + len(new)) if int(row[3]) > at else row[3], *row[4:]] for row in cells]
    return [*moved[:at], *new, *moved[at:]]


def root_of(cells: list[Row]) -> int:
    return next(i for i, row in enumerate(cells) if row[4] == "root")


def first_of_group(cells: list[Row]) -> tuple[int, int]:
    """Return the places of the root and of the first auxiliary or copula of it, the root itself without one."""
    root = root_of(cells)
    group = [i for i, row in enumerate(cells) if row[4].startswith(("aux", "cop")) and int(row[3]) == root + 1]
    return root, min([*group, root])


def with_not(rows: str) -> str:
    cells = table(rows)
    root, first = first_of_group(cells)
    place = first + 1 if first != root else root
    return text(insert(cells, place, [["not", "PART", "RB", str(root + 2), "advmod"]]))


def with_may(rows: str) -> str:
    cells = table(rows)
    root, first = first_of_group(cells)
    if cells[first][2] == "MD":
        cells[first] = ["may", *cells[first][1:]]
        return text(cells)
    return text(insert(cells, first, [["may", "AUX", "MD", str(root + 2), "aux"]]))


def with_denial(rows: str) -> str:
    cells = table(rows)
    root = root_of(cells)
    cells[root] = [*cells[root][:3], "0", "ccomp", *cells[root][5:]]
    moved = [[*row[:3], str(int(row[3]) + 3) if row[3] != "0" else "2", *row[4:]] for row in cells]
    head = [["Miller", "PROPN", "NNP", "2", "nsubj", "PERSON"], ["denied", "VERB", "VBD", "0", "root"]]
    return text([*head, ["that", "SCONJ", "IN", str(root + 4), "mark"], *moved])


def told(relations: list[Relation]) -> dict[tuple[str, str, str], Relation]:
    return {(r.subject.text, r.predicate, r.object.text): r for r in relations}


def is_plain(relation: Relation) -> bool:
    status = relation.factuality
    return not status.negated and status.modality in (Modality.ASSERTED, Modality.PLANNED) and status.attribution is None


@pytest.mark.parametrize("change", [with_not, with_may, with_denial])
@pytest.mark.parametrize("name", SENTENCES)
def test_status_changes_and_nothing_else(name, change):
    before, after = told(relations_of(SENTENCES[name])), told(relations_of(change(SENTENCES[name])))
    assert set(before) == set(after)


@pytest.mark.parametrize("change", [with_not, with_may, with_denial])
@pytest.mark.parametrize("name", SENTENCES)
def test_what_the_sentence_says_is_no_fact_any_more(name, change):
    changed = relations_of(change(SENTENCES[name]))
    assert changed
    left = [
        (r.subject.text, r.predicate, r.object.text)
        for r in changed
        if is_plain(r) and not r.evidence.rule.startswith(BESIDE) and (name, r.predicate) not in PRESUPPOSED
    ]
    assert left == []


PRESUPPOSED = {("RELATIVE", "buy")}
"""What a relative clause says of a definite noun holds whatever is said of the noun."""


def test_denial_is_attributed_to_who_denies():
    (relation,) = [r for r in relations_of(with_denial(parses.INVEST)) if r.predicate == "invest in"]
    assert relation.factuality.negated
    assert relation.factuality.attribution.text == "Miller"
