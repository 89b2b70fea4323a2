import pytest

from kg.models.entity_types import refine, refine_entities
from tests.parses import parse

ROWS = [
    ("LOC", "France", "GPE", "COUNTRY"),
    ("LOC", "Tokyo", "GPE", "CITY"),
    ("LOC", "Kentucky", "GPE", "REGION"),
    ("LOC", "Rhine River", "LOC", "NATURAL"),
    ("LOC", "Narita Airport", "FAC", "FACILITY"),
    ("ORG", "Bank of Japan", "ORG", "GOVERNMENT"),
    ("ORG", "Osaka University", "ORG", "SCHOOL"),
    ("ORG", "Labour Party", "ORG", "PARTY"),
    ("ORG", "Financial Times", "ORG", "MEDIA"),
    ("ORG", "Acme Holdings", "ORG", "COMPANY"),
    ("ORG", "Red Cross", "ORG", "NONPROFIT"),
    ("ORG", "NATO", "ORG", "INTERNATIONAL"),
    ("MISC", "World Cup", "EVENT", "EVENT"),
    ("MISC", "Nobel Prize", "AWARD", "AWARD"),
    ("MISC", "Clean Air Act", "LAW", "LAW"),
    ("ORG", "Audit Committee", "ORG", ""),
    ("ORG", "Center for Rivers", "ORG", "NONPROFIT"),
    ("ORG", "Harbour Italia S.r.l.", "ORG", "COMPANY"),
    ("PERSON", "Clive Owen LLP", "ORG", "COMPANY"),
    ("MISC", "Pensions Act 2004", "LAW", "LAW"),
    ("MISC", "2019 federal election", "EVENT", "ELECTION"),
    ("MISC", "iPadOS", "PRODUCT", "SOFTWARE"),
    ("LOC", "Western Hill", "GPE", "REGION"),
    ("LOC", "Fort Hill", "FAC", "FACILITY"),
    ("LOC", "Fort Worth", "GPE", "CITY"),
    ("LOC", "Hill Empire", "GPE", "COUNTRY"),
    ("PERSON", "Paris Hilton", "PERSON", ""),
    ("ORG", "Zorblax", "ORG", ""),
]


@pytest.mark.parametrize(("learned", "name", "label", "subtype"), ROWS)
def test_finer_type_by_name(learned, name, label, subtype):
    words = name.split()
    last = len(words)
    rows = [f"{word} PROPN NNP {last} compound {'+' if i else learned}" for i, word in enumerate(words[:-1])]
    rows.append(f"{words[-1]} PROPN NNP {last + 1} nsubj {'+' if last > 1 else learned}")
    doc = parse("\n".join([*rows, "fell VERB VBD 0 root"]))
    assert refine(doc.ents[0]) == (label, subtype)


PLACES = [
    ("Hill/LOC ,/O Kentucky/LOC", "GPE", "CITY"),
    ("Hill/LOC ,/O France/LOC", "LOC", ""),
    ("Hill/LOC and/O Kentucky/LOC", "LOC", ""),
    ("Hill/LOC province/+", "GPE", "REGION"),
    ("city/O of/O Hill/LOC", "GPE", "CITY"),
    ("state/O of/O Hill/LOC", "GPE", "REGION"),
    ("capital/O of/O Hill/LOC", "LOC", ""),
    ("Ann/PERSON ,/O Kentucky/LOC", "PERSON", ""),
]


@pytest.mark.parametrize(("text", "label", "subtype"), PLACES)
def test_words_around_a_place_tell_its_type(text, label, subtype):
    cells = [cell.split("/") for cell in text.split()]
    rows = [f"{word} NOUN NN {len(cells) + 1} dep {named.removesuffix('O')}".strip() for word, named in cells]
    doc = parse("\n".join([*rows, "fell VERB VBD 0 root"]))
    assert refine(doc.ents[0]) == (label, subtype)


def test_noun_beside_a_name_tells_its_type():
    doc = parse("""
carmaker NOUN NN 2 compound
Zorblax PROPN NNP 3 nsubj ORG
fell VERB VBD 0 root
""")
    assert [(e.label_, e.ent_id_) for e in refine_entities(doc).ents] == [("ORG", "COMPANY")]


def test_ship_is_no_person():
    doc = parse("""
frigate NOUN NN 2 compound
Marlin PROPN NNP 3 nsubj PERSON
left VERB VBD 0 root
""")
    assert [(e.label_, e.ent_id_) for e in refine_entities(doc).ents] == [("PRODUCT", "VEHICLE")]


def test_country_is_not_the_given_name_of_a_person():
    doc = parse("""
Jordan PROPN NNP 3 nsubj PERSON
Pike PROPN NNP 1 flat +
visited VERB VBD 0 root
Jordan PROPN NNP 3 obj PERSON
""")
    assert [(e.label_, e.ent_id_) for e in refine_entities(doc).ents] == [("PERSON", ""), ("GPE", "COUNTRY")]
