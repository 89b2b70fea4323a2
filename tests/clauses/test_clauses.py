import pytest

from tests import parses
from tests.parses import clauses_of


def words_of(rows, places):
    doc = parses.parse(rows)
    return [doc[i].text for i in places]


def test_governing_verb_makes_no_clause_of_its_own():
    assert [c.lemma for c in clauses_of(parses.PLANS_TO)] == ["buy"]


def test_coordinated_objects_are_distributed():
    (clause,) = clauses_of(parses.PLANS_TO)
    assert words_of(parses.PLANS_TO, clause.objects) == ["Opel", "Saab"]


def test_passive_keeps_its_agent_apart():
    (clause,) = clauses_of(parses.PASSIVE)
    assert clause.passive
    assert words_of(parses.PASSIVE, clause.agents) == ["costs"]
    assert words_of(parses.PASSIVE, clause.subjects) == ["Growth"]


def test_relative_clause_has_its_noun_for_subject():
    clause = next(c for c in clauses_of(parses.RELATIVE) if c.lemma == "buy")
    assert words_of(parses.RELATIVE, clause.subjects) == ["Fiat"]


def test_copular_clause_has_the_noun_for_predicate():
    (clause,) = clauses_of(parses.COPULA)
    assert clause.copular
    assert words_of(parses.COPULA, [clause.predicate]) == ["creditor"]


@pytest.mark.parametrize(
    ("before", "between", "objects"),
    [("not", "then", ["Crate"]), ("first", "not", ["Bolt"]), ("first", "also", ["Bolt", "Crate"])],
)
def test_coordinated_object_that_is_set_against_another_is_none(before, between, objects):
    rows = parses.CONTRAST.replace("first", before).replace("also", between)
    (clause,) = clauses_of(rows)
    assert words_of(rows, clause.objects) == objects


def test_not_only_leaves_nothing_out():
    rows = parses.NOT_ONLY
    (clause,) = clauses_of(rows)
    assert words_of(rows, clause.objects) == ["Bolt", "Crate"]


def test_neither_agents_nor_obliques_that_are_left_out_count():
    rows = parses.NOT_BY_BUT_BY
    (clause,) = clauses_of(rows)
    assert words_of(rows, clause.agents) == ["Crate"]
    (clause,) = clauses_of(
        rows.replace("nsubj:pass", "nsubj")
        .replace("was AUX VBD 3 aux:pass", "then ADV RB 3 advmod")
        .replace("bought VERB VBN", "spoke VERB VBD")
        .replace("by ADP", "with ADP")
        .replace("obl:agent", "obl")
    )
    assert words_of(rows, [oblique.head for oblique in clause.obliques]) == ["Crate"]


def test_what_follows_an_object_that_is_left_out_is_left_out():
    (clause,) = clauses_of(parses.NOT_NOR_THE_NEXT)
    assert words_of(parses.NOT_NOR_THE_NEXT, clause.objects) == ["Bolt"]
    back = parses.NOT_NOR_THE_NEXT.replace("or CCONJ", "but CCONJ")
    assert words_of(back, clauses_of(back)[0].objects) == ["Bolt", "Dray"]
