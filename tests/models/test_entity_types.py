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
    ("ORG", "Audit Committee", "ORG", "BODY"),
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
    ("ORG", "COVID-19", "MISC", "TOPIC"),
    ("LOC", "Hong Kong", "GPE", "REGION"),
    ("ORG", "Hill Liberation Army", "ORG", "ARMED"),
    ("ORG", "May LJ", "PERSON", "PERSON"),
    ("PERSON", "Hezbollah", "ORG", "BODY"),
    ("ORG", "Hill Philharmonic", "ORG", "BODY"),
    ("ORG", "Awami League", "ORG", "PARTY"),
    ("ORG", "House Rivers Committee", "ORG", "GOVERNMENT"),
    ("ORG", "Steering Committee", "ORG", "BODY"),
    ("ORG", "Hill Haunters Convention", "EVENT", "EVENT"),
    ("ORG", "Geneva Convention", "LAW", "LAW"),
    ("LOC", "Cayman Islands", "GPE", "REGION"),
    ("MISC", "Islam", "MISC", "TOPIC"),
    ("MISC", "Adidas Flyer 9", "PRODUCT", "PRODUCT"),
    ("MISC", "Adidas 2013 Stock Plan", "MISC", ""),
    ("MISC", "Moravian Civil War", "EVENT", "CONFLICT"),
    ("MISC", "Battle of Orvane", "EVENT", "CONFLICT"),
    ("MISC", "Star Wars", "WORK", "WORK"),
    ("ORG", "House Rivers Ltd", "ORG", "COMPANY"),
    ("ORG", "Steering Technologies", "ORG", "COMPANY"),
    ("MISC", "Orvane Summit", "EVENT", "MEETING"),
    ("MISC", "1911 Orvane earthquake", "EVENT", "DISASTER"),
    ("ORG", "DRC", "GPE", "COUNTRY"),
    ("MISC", "Operation Red Heron", "EVENT", "EVENT"),
    ("ORG", "England", "ORG", ""),
    ("ORG", "Orvane School of Government", "ORG", "SCHOOL"),
    ("ORG", "Orvane Broadcasting Company", "ORG", "MEDIA"),
    ("ORG", "Orvane Geological Survey", "ORG", "GOVERNMENT"),
    ("ORG", "Orvane Congress party", "ORG", "PARTY"),
    ("PERSON", "Orvane Ministry", "ORG", "GOVERNMENT"),
    ("ORG", "Bosnian Serb", "NORP", ""),
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
    ("Cedar/LOC Park/+ ,/O Kentucky/LOC", "GPE", "CITY"),
    ("Cedar/LOC National/+ Park/+ ,/O Kentucky/LOC", "FAC", "FACILITY"),
    ("Fort/LOC Moss/+ ,/O Kentucky/LOC", "GPE", "CITY"),
    ("Fort/LOC Moss/+ and/O Kentucky/LOC", "FAC", "FACILITY"),
    ("at/O Fort/LOC Moss/+ ,/O Kentucky/LOC", "FAC", "FACILITY"),
]

STATES = [
    ("Albany/LOC ,/O New/LOC York/+", ["CITY", "REGION"]),
    ("Lisse/LOC ,/O New/LOC York/+", ["", "REGION"]),
    ("Lisse/ORG ,/O New/LOC York/+", ["", "CITY"]),
    ("Albany/LOC ,/O New/LOC York/+ and/O Boston/LOC", ["CITY", "CITY", "CITY"]),
    ("Albany/LOC and/O New/LOC York/+", ["CITY", "CITY"]),
    ("Texas/LOC and/O Georgia/LOC", ["REGION", "REGION"]),
    ("Tbilisi/LOC ,/O Georgia/LOC", ["CITY", "COUNTRY"]),
    ("New/LOC York/+ ,/O NY/LOC", ["CITY", "REGION"]),
    ("Ann/PERSON of/O Georgia/LOC and/O Karl/PERSON of/O Texas/LOC", ["", "REGION", "", "REGION"]),
    ("Ann/PERSON of/O Georgia/LOC and/O Karl/PERSON of/O France/LOC", ["", "COUNTRY", "", "COUNTRY"]),
]

SERVICES = [
    ("said/O on/O Twitter/ORG", "said", "SERVICE"),
    ("focused/O on/O Twitter/ORG", "focused", "COMPANY"),
    ("spoke/O via/O Twitter/ORG", "spoke", "SERVICE"),
    ("said/O on/O Acme/ORG", "said", ""),
]


@pytest.mark.parametrize(("text", "label", "subtype"), PLACES)
def test_words_around_a_place_tell_its_type(text, label, subtype):
    cells = [cell.split("/") for cell in text.split()]
    rows = [f"{word} NOUN NN {len(cells) + 1} dep {named.removesuffix('O')}".strip() for word, named in cells]
    doc = parse("\n".join([*rows, "fell VERB VBD 0 root"]))
    assert refine(doc.ents[0]) == (label, subtype)


BESIDE = [
    ("a noun tells it", "carmaker NOUN NN 2 compound\nZorblax PROPN NNP 3 nsubj ORG\nfell VERB VBD 0 root", [("ORG", "COMPANY")]),
    (
        "a militant group is no company",
        "militant ADJ JJ 2 amod\ngroup NOUN NN 3 compound\nZorblax PROPN NNP 4 nsubj ORG\nfell VERB VBD 0 root",
        [("ORG", "")],
    ),
    (
        "a magazine is no work",
        "Zorblax PROPN NNP 4 nsubj MISC\n, PUNCT , 3 punct\nmagazine NOUN NN 1 appos\nfell VERB VBD 0 root",
        [("ORG", "MEDIA")],
    ),
    (
        "what a tool is called",
        "tool NOUN NN 2 compound\nZorblax PROPN NNP 3 nsubj MISC\nfell VERB VBD 0 root",
        [("PRODUCT", "PRODUCT")],
    ),
    (
        "a party for something is not that",
        "Zorblax PROPN NNP 2 compound MISC\nparty NOUN NN 3 nsubj\nfell VERB VBD 0 root",
        [("MISC", "")],
    ),
    (
        "a news agency is none of government",
        "news NOUN NN 2 compound\nagency NOUN NN 4 nsubj\nZorblax PROPN NNP 2 appos ORG\nfell VERB VBD 0 root",
        [("ORG", "MEDIA")],
    ),
    (
        "a nonprofit group is no company",
        "nonprofit ADJ JJ 2 amod\ngroup NOUN NN 4 nsubj\nZorblax PROPN NNP 2 appos ORG\nfell VERB VBD 0 root",
        [("ORG", "NONPROFIT")],
    ),
    (
        "nor is a nonprofit",
        "nonprofit ADJ JJ 2 amod\nZorblax PROPN NNP 3 nsubj ORG\nfell VERB VBD 0 root",
        [("ORG", "NONPROFIT")],
    ),
    (
        "a film is nobody",
        "film NOUN NN 3 nsubj\nZorblax PROPN NNP 1 appos PERSON\nfell VERB VBD 0 root",
        [("WORK", "WORK")],
    ),
    (
        "a computer game is none that is played in the field",
        "Zorblax PROPN NNP 5 nsubj ORG\n, PUNCT , 4 punct\ncomputer NOUN NN 4 compound\ngame NOUN NN 1 appos\nfell VERB VBD 0 root",
        [("PRODUCT", "SOFTWARE")],
    ),
    (
        "a person's film is not he",
        "Zorblax PROPN NNP 2 compound PERSON\nfilm NOUN NN 3 nsubj\nfell VERB VBD 0 root",
        [("PERSON", "")],
    ),
    (
        "nor is the film that a comma parts from his name",
        "Zorblax PROPN NNP 4 nsubj PERSON\n, PUNCT , 3 punct\nfilm NOUN NN 1 appos\nfell VERB VBD 0 root",
        [("PERSON", "")],
    ),
    (
        "an island",
        "island NOUN NN 4 obl\nof ADP IN 3 case\nZorblax PROPN NNP 1 nmod LOC\nfell VERB VBD 0 root",
        [("LOC", "NATURAL")],
    ),
    ("a firm is named like a person", "Abbott PROPN NNP 2 nsubj PERSON\nfell VERB VBD 0 root", [("ORG", "COMPANY")]),
    (
        "a person with a title is no firm",
        "fell VERB VBD 0 root\nSenator PROPN NNP 3 compound\nAbbott PROPN NNP 1 nsubj PERSON",
        [("PERSON", "")],
    ),
    (
        "nor is one whose name the text has in full",
        "Ann PROPN NNP 3 nsubj PERSON\nAbbott PROPN NNP 1 flat +\nsaw VERB VBD 0 root\nAbbott PROPN NNP 3 obj PERSON",
        [("PERSON", ""), ("PERSON", "")],
    ),
    (
        "a post tells the service",
        "Twitter PROPN NNP 2 compound ORG\npost NOUN NN 3 nsubj\nfell VERB VBD 0 root",
        [("PRODUCT", "SERVICE")],
    ),
    (
        "who something is for does not tell what it is",
        "Zorblax PROPN NNP 4 nsubj ORG\nfor ADP IN 3 case\ncarmaker NOUN NN 1 nmod\nfell VERB VBD 0 root",
        [("ORG", "")],
    ),
    (
        "a ship is no person",
        "frigate NOUN NN 2 compound\nMarlin PROPN NNP 3 nsubj PERSON\nleft VERB VBD 0 root",
        [("PRODUCT", "VEHICLE")],
    ),
    (
        "a case about a firm is none",
        "Re PROPN NNP 3 compound ORG\nBolt PROPN NNP 3 compound +\nCompany PROPN NNP 4 nsubj +\nfell VERB VBD 0 root",
        [("EVENT", "CASE")],
    ),
    (
        "notes of the Treasury are no body",
        "Treasury PROPN NNP 2 compound ORG\nNotes PROPN NNPS 3 nsubj +\nfell VERB VBD 0 root",
        [("PRODUCT", "PRODUCT")],
    ),
    (
        "a country is not the given name of a person",
        "Jordan PROPN NNP 3 nsubj PERSON\nPike PROPN NNP 1 flat +\nvisited VERB VBD 0 root\nJordan PROPN NNP 3 obj PERSON",
        [("PERSON", ""), ("GPE", "COUNTRY")],
    ),
    (
        "a firm goes by the first word of its name",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root\n"
            "Falk PROPN NNP 5 nsubj PERSON\nsaid VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("ORG", "COMPANY")],
    ),
    (
        "a title tells a person",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root\n"
            "Mr PROPN NNP 5 compound\nFalk PROPN NNP 6 nsubj PERSON\nsaid VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("PERSON", "")],
    ),
    (
        "so does a person of the name",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\nfired VERB VBD 0 root\n"
            "Karl PROPN NNP 3 obj PERSON\nFalk PROPN NNP 4 flat +\nso CCONJ CC 8 cc\nFalk PROPN NNP 8 nsubj PERSON\nsaid VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("PERSON", ""), ("PERSON", "")],
    ),
    (
        "so does an age behind the name",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root\n"
            "Falk PROPN NNP 7 nsubj PERSON\n, PUNCT , 6 punct\n54 NUM CD 4 amod\nled VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("PERSON", "")],
    ),
    (
        "and what somebody is",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root\n"
            "Falk PROPN NNP 8 nsubj PERSON\n, PUNCT , 7 punct\na DET DT 7 det\nbaker NOUN NN 4 appos\nled VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("PERSON", "")],
    ),
    (
        "and a clause with who",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root\n"
            "Falk PROPN NNP 7 nsubj PERSON\nwho PRON WP 6 nsubj\nsang VERB VBD 4 acl:relcl\nled VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("PERSON", "")],
    ),
    (
        "and a death",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root\n"
            "Falk PROPN NNP 5 nsubj PERSON\ndied VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("PERSON", "")],
    ),
    (
        "and who says I",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root\n"
            "I PRON PRP 5 nsubj\nsold VERB VBD 7 ccomp\nFalk PROPN NNP 7 nsubj PERSON\nsaid VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("PERSON", "")],
    ),
    (
        "and a daughter",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root\n"
            "Falk PROPN NNP 6 nmod:poss PERSON\n's PART POS 4 case\ndaughter NOUN NN 7 nsubj\nled VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("PERSON", "")],
    ),
    (
        "and a word before last names",
        (
            "Falk PROPN NNP 2 compound ORG\nInc. PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root\n"
            "the DET DT 6 det\nelder NOUN NN 7 nsubj\nFalk PROPN NNP 5 appos PERSON\nled VERB VBD 3 conj"
        ),
        [("ORG", "COMPANY"), ("PERSON", "")],
    ),
]


@pytest.mark.parametrize(("rows", "types"), [row[1:] for row in BESIDE], ids=[row[0] for row in BESIDE])
def test_words_beside_a_name_tell_its_type(rows, types):
    assert [(e.label_, e.ent_id_) for e in refine_entities(parse(rows)).ents] == types


@pytest.mark.parametrize(("text", "subtypes"), STATES)
def test_a_state_with_the_name_of_a_city_or_country_is_told_by_its_neighbours(text, subtypes):
    cells = [cell.split("/") for cell in text.split()]
    rows = [f"{word} PROPN NNP {len(cells) + 1} dep {named.removesuffix('O')}".strip() for word, named in cells]
    assert [e.ent_id_ for e in refine_entities(parse("\n".join([*rows, "fell VERB VBD 0 root"]))).ents] == subtypes


@pytest.mark.parametrize(("text", "verb", "subtype"), SERVICES)
def test_a_service_is_where_something_is_written(text, verb, subtype):
    _, case, (name, label) = (cell.split("/") for cell in text.split())
    doc = parse(f"{verb} VERB VBD 0 root\n{case[0]} ADP IN 3 case\n{name} PROPN NNP 1 obl {label}")
    assert refine(doc.ents[0])[1] == subtype


@pytest.mark.parametrize(("gender", "label"), [("Masc", "PERSON"), ("Neut", "ORG")])
def test_he_in_the_sentence_keeps_a_firm_s_name_a_person_s(gender, label):
    doc = parse("Abbott PROPN NNP 2 nsubj PERSON\nsaid VERB VBD 0 root\nhe PRON PRP 4 nsubj\nfell VERB VBD 2 ccomp")
    doc[2].set_morph(f"Case=Nom|Gender={gender}")
    assert [e.label_ for e in refine_entities(doc).ents] == [label]
