import pytest

from kg.models.entity_types import refine_entities
from tests.models.test_short_names import at, has, last_type, of
from tests.parses import parse

BEFORE = "Tom PROPN NNP 2 nsubj\nspoke VERB VBD 0 root"


def does(verb, *, name="Falk", label="PERSON", link="nsubj"):
    return f"{name} PROPN NNP 2 {link} {label}\n{verb} VERB VBD 0 root"


def says(verb, word="it", tag="PRP"):
    return f"Falk PROPN NNP 2 nsubj PERSON\nsaid VERB VBD 0 root\n{word} PRON {tag} 4 nsubj\n{verb} VERB VB 2 ccomp"


ITS = "Falk PROPN NNP 2 nsubj PERSON\nlost VERB VBD 0 root\nits PRON PRP$ 4 nmod:poss\ncase NOUN NN 2 obj"
EXPLAINED = "costs NOUN NNS 0 root\nexplain VERB VBN 1 acl\nin ADP IN 4 case\nFalk PROPN NNP 2 obl PERSON"
AS_EXPLAINED = "as SCONJ IN 3 mark\njudges NOUN NNS 3 nsubj\nexplain VERB VBP 0 root\nin ADP IN 5 case\nFalk PROPN NNP 3 obl PERSON"

CLASSES = [
    ("a firm has shareholders", [has("shareholder")], ("ORG", "COMPANY")),
    ("and shares", [of("share", "of", "MISC")], ("ORG", "COMPANY")),
    ("somebody has a stake in it", [of("stake", "in", "ORG")], ("ORG", "COMPANY")),
    ("it is delisted", [does("delist", link="nsubj:pass", label="LOC")], ("ORG", "COMPANY")),
    ("a chairman is of any organization", [of("chairman", "of")], ("ORG", "")),
    ("which a firm is, too", [of("chairman", "of"), has("shareholder")], ("ORG", "COMPANY")),
    ("one is a professor there", [of("professor", "at", "LOC")], ("ORG", "SCHOOL")),
    ("a striker plays for a team", [has("striker", "ORG")], ("ORG", "TEAM")),
    ("one scores for it", [at("score", "for", "ORG")], ("ORG", "TEAM")),
    ("a film premieres", [does("premiere", label="MISC")], ("WORK", "WORK")),
    ("one stars in it", [at("star", "in", "PERSON")], ("WORK", "WORK")),
    ("a decision is in a case", [of("decision", "in")], ("EVENT", "CASE")),
    ("what is explained in it", [EXPLAINED], ("EVENT", "CASE")),
    ("as a judge does", [AS_EXPLAINED], ("EVENT", "CASE")),
    (
        "a storm makes landfall",
        ["Falk PROPN NNP 2 nsubj PERSON\nmade VERB VBD 0 root\nlandfall NOUN NN 2 obj"],
        ("EVENT", "DISASTER"),
    ),
    ("its own", [ITS], ("ORG", "")),
    ("it will sell", [says("sell")], ("ORG", "")),
]

UNTOLD = [
    ("two kinds", [of("share", "of", "ORG"), has("striker", "ORG")], ("ORG", "")),
    (
        "a person of the name",
        ["Tom PROPN NNP 3 nsubj PERSON\nFalk PROPN NNP 1 flat +\nfell VERB VBD 0 root", has("profit")],
        ("PERSON", ""),
    ),
    ("nobody shares in a firm", [at("share", "in", "ORG")], ("ORG", "")),
    ("doubts are expressed in a town", [at("express", "in", "LOC")], ("LOC", "")),
    ("a place that a table knows", [of("ruling", "in", "LOC").replace("Falk", "Oslo")], ("GPE", "CITY")),
    ("it that rains", [says("rain")], ("PERSON", "")),
    ("she will sell", [says("sell", "she")], ("PERSON", "")),
    (
        "what stands between may be it",
        [ITS.replace("its", "Karl PROPN NNP 2 obj\nits").replace("4 nmod", "5 nmod")],
        ("PERSON", ""),
    ),
]


@pytest.mark.parametrize(("sentences", "type_"), [row[1:] for row in CLASSES], ids=[row[0] for row in CLASSES])
def test_words_around_a_name_tell_what_bears_it(sentences, type_):
    assert last_type(BEFORE, *sentences) == type_


@pytest.mark.parametrize(("sentences", "type_"), [row[1:] for row in UNTOLD], ids=[row[0] for row in UNTOLD])
def test_what_is_said_of_others_too_tells_nothing(sentences, type_):
    assert last_type(BEFORE, *sentences) == type_


@pytest.mark.parametrize(
    ("he", "before", "label"),
    [("Masc", True, "ORG"), ("Masc", False, "PERSON"), ("Neut", False, "ORG")],
    ids=["before", "behind", "it"],
)
def test_he_before_a_name_is_another_and_he_behind_it_may_be_its_bearer(he, before, label):
    words = "left VERB VBD 0 root\nFalk PROPN NNP 3 nmod:poss PERSON\nboard NOUN NN 1 obj"
    doc = parse(f"him PRON PRP 2 obj\n{_moved(words)}" if before else f"{words}\nhim PRON PRP 1 obj")
    doc[0 if before else 3].set_morph(f"Gender={he}")
    assert refine_entities(doc).ents[-1].label_ == label


def _moved(rows):
    """Return the rows of a sentence with their heads one word on."""
    cells = (row.split() for row in rows.splitlines())
    return "\n".join(" ".join([w, p, t, str(int(h) + (h != "0")), *rest]) for w, p, t, h, *rest in cells)
