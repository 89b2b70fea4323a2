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
