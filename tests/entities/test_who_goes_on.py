"""Whom a pronoun means where a text goes on from one person to another, and whom a last name alone means."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kg.entities.names import NameIndex, have_other_names
from kg.entities.sayings import is_told_person
from kg.model import MentionKind
from tests.entities.test_who_is_meant import labels_of

UNCLE = """
Lee_ PROPN NNP 3 nmod:poss PERSON
's PART POS 1 case
uncle_ NOUN NN 8 nsubj
, PUNCT , 5 punct
Karl PROPN NNP 3 appos PERSON
Berg_ PROPN NNP 5 flat +PERSON
, PUNCT , 3 punct
agreed_ VERB VBD 0 root
. PUNCT . 8 punct
His PRON PRP$ 11 nmod:poss
sister NOUN NN 13 nsubj
Eva PROPN NNP 11 appos PERSON
declined_ VERB VBD 0 root
. PUNCT . 13 punct
"""
WHEN = """
When ADV WRB 4 advmod
Bo PROPN NNP 4 nsubj PERSON
Ek PROPN NNP 2 flat +PERSON
announced VERB VBD 10 advcl
his PRON PRP$ 6 nmod:poss
retirement_ NOUN NN 4 obj
, PUNCT , 4 punct
Karl PROPN NNP 10 nsubj PERSON
Lund PROPN NNP 8 flat +PERSON
joined VERB VBD 0 root
the DET DT 12 det
race_ NOUN NN 10 obj
. PUNCT . 10 punct
He PRON PRP 15 nsubj
won VERB VBD 0 root
it_ PRON PRP 15 obj
. PUNCT . 15 punct
"""
LEFT = """
Eva PROPN NNP 3 nsubj PERSON
Pike PROPN NNP 1 flat +PERSON
lost_ VERB VBD 0 root
. PUNCT . 3 punct
Ann PROPN NNP 8 nsubj:pass PERSON
Holm PROPN NNP 5 flat +PERSON
was AUX VBD 8 aux:pass
born VERB VBN 0 root
in ADP IN 10 case
Bonn_ PROPN NNP 8 obl GPE:CITY
. PUNCT . 8 punct
She PRON PRP 13 nsubj
left_ VERB VBD 0 root
. PUNCT . 13 punct
Groups NOUN NNS 16 nsubj
blamed VERB VBD 0 root
her_ PRON PRP 16 obj
. PUNCT . 16 punct
"""
LAWYER = """
Bo PROPN NNP 3 nsubj PERSON
Ek PROPN NNP 1 flat +PERSON
said VERB VBD 0 root
through ADP IN 6 case
his PRON PRP$ 6 nmod:poss
lawyer NOUN NN 3 obl
that SCONJ IN 10 mark
he PRON PRP 10 nsubj
had AUX VBD 10 aux
paid_ VERB VBN 3 ccomp
. PUNCT . 3 punct
"""
HEADLINE = """
Falkner PROPN NNP 2 nsubj GPE
wins_ VERB VBZ 0 root
. PUNCT . 2 punct
Piet PROPN NNP 6 nsubj PERSON
Falkner PROPN NNP 4 flat +PERSON
smiled_ VERB VBD 0 root
. PUNCT . 6 punct
Falkner PROPN NNP 9 nsubj GPE
left_ VERB VBD 0 root
. PUNCT . 9 punct
"""


@pytest.mark.parametrize(
    ("rows", "word", "labels"),
    [
        pytest.param(UNCLE, "His", ["Karl Berg"], id="no owner of the subject before"),
        pytest.param(WHEN, "He", ["Karl Lund"], id="nobody in a clause in front, but the subject"),
        pytest.param(WHEN.replace("When", "While"), "He", ["Karl Lund"], id="behind while"),
        pytest.param(LAWYER, "he", ["Bo Ek"], id="who says so, no lawyer"),
        pytest.param(LAWYER.replace("said", "announced").replace("lawyer", "agent"), "he", ["Bo Ek"], id="who announces it"),
        pytest.param(LEFT, "her", ["Ann Holm"], id="who has been spoken of since"),
        pytest.param(HEADLINE, "Falkner", ["Piet Falkner"] * 2, id="no place, by the whole name"),
    ],
)
def test_who_goes_on(rows, word, labels):
    assert labels_of(rows, word) == labels


def test_last_name_is_of_whom_was_spoken_last():
    index = NameIndex()
    for number, name in enumerate(("Orla Vance", "Piet Vance")):
        index.add(name, number, "Person")
    assert index.find("Vance", "Person") == 1
    assert index.find("Vance", "Person", last_of={0: 9, 1: 4}.__getitem__) == 0
    assert index.find("Piet Vance", "Person", last_of={0: 9, 1: 4}.__getitem__) == 1


@pytest.mark.parametrize(
    ("known", "name", "number"),
    [
        pytest.param(("Eva Berg-Holm", "Holm"), "Tom Holm", None, id="who was called so once is nobody else called so"),
        pytest.param(("Holm",), "Tom Holm", 0, id="whose first name comes late"),
        pytest.param(("E Holm", "Holm"), "Eva Holm", 0, id="whose first name was a letter"),
    ],
)
def test_whole_name_behind_a_short_one(known, name, number):
    index = NameIndex()
    for each in known:
        index.add(each, 0, "Person")
    assert index.find(name, "Person") == number
    assert have_other_names(("ann", "holm"), ("eva", "berg"))


@pytest.mark.parametrize(
    ("label", "age", "is_person"),
    [
        pytest.param("Company", "93", True, id="a firm is not aged 93"),
        pytest.param("Organization", "47", True, id="nor is a body of no known kind"),
        pytest.param("Company", "150", False, id="nobody is 150"),
        pytest.param("Company", "five million", False, id="an age in words"),
        pytest.param("City", "93", False, id="a city may be"),
    ],
)
def test_who_has_an_age_is_a_person(label, age, is_person):
    subject, age_told = (SimpleNamespace(kind=MentionKind.NAME, label=label), SimpleNamespace(text=age))
    relation = SimpleNamespace(
        subject=SimpleNamespace(mention=subject), predicate="be of age", object=SimpleNamespace(mention=age_told)
    )
    assert is_told_person(relation) is is_person
