"""Conditions of a lexicon's row: what they ask for, how they are written, what is none."""

from __future__ import annotations

import pytest

from kg.errors import OntologyError
from kg.model import Argument, Mention, MentionKind, Qualifier, QualifierKind, TextSpan
from kg.ontology import load_ontology, read_lexicon, write_lexicon
from kg.ontology.checks import check_ontology
from kg.ontology.conditions import prepositions_of, read_conditions, traits_of, words_of
from kg.ontology.lemon import read_ontolex, to_ontolex

SPAN = TextSpan("d", 0, 5)
NOUN, NAME, PRONOUN = MentionKind.NOMINAL, MentionKind.NAME, MentionKind.PRONOUN
HOLDS = [
    ("object=Award", NOUN, "prize", ["Award"], False, True),
    ("object=Award", NOUN, "salary", [], False, False),
    ("object=medal|prize", NOUN, "prize", [], False, True),
    ("object=prize", NAME, "prize", [], True, False),
    ("object!=Person", NOUN, "engine", ["Product"], False, True),
    ("object!=Person", NOUN, "mayor", ["Person"], False, False),
    ("object!=nouns.deeds", NOUN, "decision", [], False, False),
    ("object!=nouns.deeds", NOUN, "engine", [], False, True),
    ("object=@name", NAME, "Acme", [], True, True),
    ("object=@name", PRONOUN, "it", [], True, True),
    ("object=@pronoun", PRONOUN, "it", [], False, True),
    ("object=@person", NOUN, "footballer", [], False, True),
    ("object=@person", NOUN, "hurricane", [], False, False),
]


@pytest.mark.parametrize(("cell", "kind", "head", "classes", "named", "holds"), HOLDS)
def test_a_condition_asks_for_classes_nouns_and_kinds_of_arguments(cell, kind, head, classes, named, holds):
    mention = Mention(span=SPAN, text=head, kind=kind, label="", head=head)
    (condition,) = read_conditions(cell)
    assert condition.holds(traits_of(Argument(text=head, span=SPAN, mention=mention), classes, named=named)) is holds


def test_a_condition_may_ask_for_the_preposition_of_a_qualifier():
    qualifiers = [Qualifier(kind=QualifierKind.RECIPIENT, text="Falk", span=SPAN, phrase="to Falk")]
    asked, refused = read_conditions("preposition=to preposition!=to")
    assert asked.holds(prepositions_of(qualifiers))
    assert not refused.holds(prepositions_of(qualifiers))


def test_a_condition_may_ask_for_a_word_of_the_relation():
    (refused,) = read_conditions("word!=accidentally")
    assert refused.holds(words_of("shot"))
    assert not refused.holds(words_of("Accidentally shot"))


@pytest.mark.parametrize("cell", ["verb=x", "object", "object=", "object=|a", "object=@thing", "object=nouns.unknown"])
def test_what_is_no_condition_is_told_with_its_line(tmp_path, cell):
    table = tmp_path / "l.tsv"
    table.write_text(f"buy\tacquires\t+\nwin\twins\t+\t\t{cell}\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="line 2"):
        read_lexicon(table, load_ontology("news").properties)


def test_conditions_come_back_from_a_table_and_from_ontolex(tmp_path):
    table, rdf = tmp_path / "l.tsv", tmp_path / "l.ttl"
    table.write_text(
        "phrase\tproperty\tdirection\tpriority\tconditions\nwin\twins\t+\t2\tobject=Award subject!=Place\n", encoding="utf-8"
    )
    ontology = load_ontology("news", str(table))
    written = write_lexicon(ontology.lexicon, ontology.properties)
    rdf.write_text(to_ontolex(ontology, "https://example.com/"), encoding="utf-8")
    assert written.splitlines()[-1] == "win\twins\t+\t2\tobject=Award subject!=Place"
    (entry,) = read_ontolex(rdf, ontology.properties).entries
    assert entry.conditions == ontology.lexicon.entries[0].conditions
    rdf.write_text(rdf.read_text(encoding="utf-8").replace("object=Award", "verb=Award"), encoding="utf-8")
    with pytest.raises(OntologyError, match="no condition"):
        read_ontolex(rdf, ontology.properties)


def test_a_condition_on_an_unknown_class_is_found(tmp_path):
    table = tmp_path / "l.tsv"
    table.write_text("win\twins\t+\t\tobject=Trophy|trophy\n", encoding="utf-8")
    findings = [f for f in check_ontology(load_ontology("news", str(table))) if f.path == str(table)]
    assert [(f.line, f.severity, "'Trophy'" in f.message) for f in findings] == [(1, "error", True)]
