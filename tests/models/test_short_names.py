import pytest

from kg.models.entity_types import refine_entities
from tests.models.test_makers import text_of
from tests.parses import parse

GREW = "Falk PROPN NNP 2 compound ORG\nCollege PROPN NNP 3 nsubj +\ngrew VERB VBD 0 root"
TOM = "Tom PROPN NNP 3 nsubj PERSON\nFalk PROPN NNP 1 flat +\nfell VERB VBD 0 root"
SAID = "Falk PROPN NNP 2 nsubj PERSON\nsaid VERB VBD 0 root"


def does(label, verb="hired"):
    return f"Falk PROPN NNP 2 nsubj {label}\n{verb} VERB VBD 0 root\nworkers NOUN NNS 2 obj"


def has(noun, label="PERSON"):
    return f"Falk PROPN NNP 3 nmod:poss {label}\n's PART POS 1 case\n{noun} NOUN NN 4 nsubj\nfell VERB VBD 0 root"


def of(noun, preposition, label="PERSON"):
    return f"{noun} NOUN NN 4 nsubj\n{preposition} ADP IN 3 case\nFalk PROPN NNP 1 nmod {label}\nfell VERB VBD 0 root"


def at(verb, preposition, label):
    return f"Ann PROPN NNP 2 nsubj\n{verb} VERB VBD 0 root\n{preposition} ADP IN 4 case\nFalk PROPN NNP 2 obl {label}"


def college(*words):
    """Return a sentence about a college whose name begins with words."""
    last = len(words) + 1
    rows = [f"{word} PROPN NNP {last} compound {'+' if i else 'ORG'}" for i, word in enumerate(words)]
    return "\n".join([*rows, f"College PROPN NNP {last + 1} nsubj +", "grew VERB VBD 0 root"])


def last_type(*sentences):
    """Return the label and the subtype of the last name of a text."""
    last = refine_entities(parse(text_of(*sentences))).ents[-1]
    return last.label_, last.ent_id_


SHORT = [
    ("the first word of a school's name", (GREW, SAID)),
    ("before a person of the name is named", (GREW, SAID.replace("said", "led"))),
    ("a place does not hire", (GREW, does("LOC"))),
    ("nor what is neither", (GREW, does("MISC"))),
    ("a person has no board", (GREW, TOM, has("board"))),
    ("and is not founded", (GREW, TOM, "Falk PROPN NNP 3 nsubj:pass PERSON\nwas AUX VBD 3 aux\nfounded VERB VBN 0 root")),
    ("one works at a body", (GREW, TOM, of("job", "at"))),
    ("and has a stake in it", (GREW, TOM, of("stake", "in"))),
    ("and is its chairman", (GREW, TOM, of("chairman", "of"))),
    ("who employs is one", (GREW, TOM, does("PERSON", "employed"))),
    ("nobody founds a person", (GREW, TOM, "Ann PROPN NNP 2 nsubj\nfounded VERB VBD 0 root\nFalk PROPN NNP 2 obj PERSON")),
    ("nobody leaves himself", (GREW, TOM, "Falk PROPN NNP 2 nsubj PERSON\nleft VERB VBD 0 root\nFalk PROPN NNP 2 obj PERSON")),
    ("a contested name that the network takes for a body", (GREW, TOM, does("ORG"))),
    ("stock", (GREW, TOM, "Falk PROPN NNP 2 compound PERSON\nstock NOUN NN 3 nsubj\nfell VERB VBD 0 root")),
    (
        "all but the last word",
        (
            "Red PROPN NNP 3 compound ORG\nOak PROPN NNP 3 flat +\nCollege PROPN NNP 4 nsubj +\ngrew VERB VBD 0 root",
            "Red PROPN NNP 3 nsubj MISC\nOak PROPN NNP 1 flat +\nhired VERB VBD 0 root\nworkers NOUN NNS 3 obj",
        ),
    ),
]

UNCHANGED = [
    ("a person of the name", (GREW, TOM, SAID), ("PERSON", "")),
    ("of two, too, what lives is the person", (GREW, TOM, does("ORG", "married")), ("PERSON", "")),
    ("before the body is named", (SAID, "nobody PRON NN 2 nsubj\ncame VERB VBD 0 root"), ("PERSON", "")),
    ("who becomes something", (GREW, f"{SAID.replace('said', 'became')}\nchairman NOUN NN 2 xcomp"), ("PERSON", "")),
    ("one laughs at a person", (GREW, TOM, at("laugh", "at", "PERSON")), ("PERSON", "")),
    ("a place that somebody lives in", (GREW, at("lived", "in", "LOC")), ("LOC", "")),
    ("and one that hires besides", (GREW, at("lived", "in", "LOC"), does("LOC")), ("LOC", "")),
    ("a place that does what places do", (GREW, does("LOC", "lost")), ("LOC", "")),
    ("a queen is no college", (college("Queen", "Ann"), SAID.replace("Falk", "Queen")), ("PERSON", "")),
    ("nor is who it is named after", (college("Tom", "Falk"), SAID, SAID.replace("Falk", "Tom")), ("PERSON", "")),
]


@pytest.mark.parametrize("sentences", [row[1] for row in SHORT], ids=[row[0] for row in SHORT])
def test_name_that_a_longer_one_begins_with_is_that_organization(sentences):
    assert last_type(*sentences) == ("ORG", "SCHOOL")


@pytest.mark.parametrize(("sentences", "type_"), [row[1:] for row in UNCHANGED], ids=[row[0] for row in UNCHANGED])
def test_name_of_another_stays_it(sentences, type_):
    assert last_type(*sentences) == type_


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("he PRON PRP 2 nsubj\nfell VERB VBD 0 root", "PERSON"),
        ("it PRON PRP 2 nsubj\nfell VERB VBD 0 root", "ORG"),
    ],
)
def test_he_after_a_sentence_tells_that_its_subject_is_a_person(sentence, label):
    doc = parse(text_of(GREW, SAID, sentence))
    doc[5].set_morph("Gender=" + ("Masc" if doc[5].text == "he" else "Neut"))
    assert refine_entities(doc).ents[-1].label_ == label


def test_whom_something_is_done_to_tells_nothing_of_who_does_it():
    doc = parse(text_of(GREW, "Falk PROPN NNP 2 nsubj PERSON\nthanked VERB VBD 0 root\nher PRON PRP 2 obj"))
    doc[5].set_morph("Gender=Fem")
    assert refine_entities(doc).ents[-1].label_ == "ORG"


STORM = "Hurricane PROPN NNP 2 compound MISC\nIda PROPN NNP 3 nsubj +\nfell VERB VBD 0 root"
CALLED = "Ida PROPN NNP 2 nsubj PERSON\nfell VERB VBD 0 root"


def test_a_storm_is_called_by_its_name_alone():
    assert last_type(STORM, CALLED) == ("EVENT", "DISASTER")


def test_a_person_who_is_called_like_a_storm_is_none():
    assert last_type(STORM, CALLED.replace("fell", "died")) == ("PERSON", "")


FIRM = "Falk PROPN NNP 3 nsubj ORG\nSA PROPN NNP 1 flat +\nfell VERB VBD 0 root"
LIVED = SAID.replace("said", "died")


def first_label(*sentences):
    """Return the label of the first name of a text."""
    return refine_entities(parse(text_of(*sentences))).ents[0].label_


def test_a_firm_without_its_legal_form_is_the_firm_ahead_of_its_full_name_too():
    assert first_label(SAID, FIRM) == "ORG"


@pytest.mark.parametrize(
    "sentences",
    [
        (LIVED, FIRM),
        (TOM, SAID, FIRM),
        ("Mr PROPN NNP 2 compound\nFalk PROPN NNP 3 nsubj PERSON\nfell VERB VBD 0 root", FIRM),
        (SAID, GREW),
    ],
    ids=["who dies", "of whom a person has it in a longer name", "who is called Mr", "and what is short in another way"],
)
def test_a_person_called_like_a_firm_stays_one(sentences):
    assert first_label(*sentences) == "PERSON"
