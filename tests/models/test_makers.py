import pytest

from kg.models.entity_types import refine_entities
from tests.parses import parse

SAID = "Siemens PROPN NNP 2 nsubj ORG\nspoke VERB VBD 0 root"


def text_of(*sentences):
    """Return sentences as one parse, their heads counted on."""
    rows = []
    for sentence in sentences:
        before = len(rows)
        for line in sentence.splitlines():
            word, pos, tag, head, *rest = line.split()
            rows.append(" ".join([word, pos, tag, str(int(head) + before) if head != "0" else "0", *rest]))
    return "\n".join(rows)


def labels_of(name, *sentences):
    """Return the labels of what a text calls by a name."""
    return {entity.label_ for entity in refine_entities(parse(text_of(SAID, *sentences))).ents if entity.text == name}


def used(name):
    first, last = name.split()
    return f"Ann PROPN NNP 2 nsubj PERSON\nused VERB VBD 0 root\n{first} PROPN NNP 4 compound ORG\n{last} PROPN NNP 2 obj +"


def fell(name):
    *before, last = name.split()
    rows = [f"{word} PROPN NNP {len(before) + 1} compound {'+' if i else 'ORG'}" for i, word in enumerate(before)]
    rows.append(f"{last} PROPN NNP {len(before) + 2} nsubj {'+' if before else 'ORG'}")
    return "\n".join([*rows, "fell VERB VBD 0 root"])


def hired(name):
    first, last = name.split()
    return f"{first} PROPN NNP 2 compound ORG\n{last} PROPN NNP 3 nsubj +\nhired VERB VBD 0 root\nAnn PROPN NNP 3 obj PERSON"


PRODUCTS = [used("Siemens Paint"), used("Siemens Paint"), fell("Siemens Loom")]

ROWS = [
    ("what is used is a product", "Siemens Paint", PRODUCTS, {"PRODUCT"}),
    ("so is what is named like it", "Siemens Loom", PRODUCTS, {"PRODUCT"}),
    ("its maker is none", "Siemens", PRODUCTS, {"ORG"}),
    ("one mention is not enough", "Siemens Paint", [used("Siemens Paint")], {"ORG"}),
    ("who hires is no product", "Siemens Rail", [*PRODUCTS, hired("Siemens Rail")], {"ORG"}),
    ("firms outweigh", "Siemens Paint", [*PRODUCTS, hired("Siemens Rail"), hired("Siemens Rail")], {"ORG"}),
    ("a firm by its last word", "Siemens Holdings", [*PRODUCTS, fell("Siemens Holdings")], {"ORG"}),
    ("a firm of a place", "Siemens France", [*PRODUCTS, fell("Siemens France")], {"ORG"}),
    ("named after nobody here", "Acme Loom", [*PRODUCTS, fell("Acme Loom")], {"ORG"}),
    ("without its maker's name", "Paint", [*PRODUCTS, fell("Paint")], {"PRODUCT"}),
    ("what begins with that", "Paint Pro", [*PRODUCTS, fell("Paint Pro")], {"PRODUCT"}),
    ("a common word is not its name", "Stock", [used("Siemens Stock"), used("Siemens Stock"), fell("Stock")], {"ORG"}),
]


@pytest.mark.parametrize(("name", "sentences", "labels"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_products_are_named_after_their_makers(name, sentences, labels):
    assert labels_of(name, *sentences) == labels


def test_a_maker_is_known_by_its_full_name():
    sentences = [fell("Zorblax Inc."), used("Zorblax Paint"), used("Zorblax Paint")]
    assert labels_of("Zorblax Paint", *sentences) == {"PRODUCT"}
    assert labels_of("Zorblax Paint", *sentences[1:]) == {"ORG"}


BESIDE = [
    (
        "an app",
        "Siemens PROPN NNP 2 compound ORG\nPaint PROPN NNP 3 compound +\napp NOUN NN 4 nsubj\nfell VERB VBD 0 root",
        {"PRODUCT"},
    ),
    (
        "users of it",
        "user NOUN NN 5 nsubj\nof ADP IN 4 case\nSiemens PROPN NNP 4 compound ORG\nPaint PROPN NNP 1 nmod +\nleft VERB VBD 0 root",
        {"PRODUCT"},
    ),
    ("it runs", "Siemens PROPN NNP 2 compound ORG\nPaint PROPN NNP 3 nsubj +\nrun VERB VBP 0 root", {"PRODUCT"}),
    (
        "its president",
        "Siemens PROPN NNP 2 compound ORG\nPaint PROPN NNP 4 nmod:poss +\n's PART POS 2 case\npresident NOUN NN 5 nsubj\nleft VERB VBD 0 root",
        {"ORG"},
    ),
    (
        "a unit",
        "Siemens PROPN NNP 2 compound ORG\nPaint PROPN NNP 5 nsubj +\nis AUX VBZ 5 cop\na DET DT 5 det\nunit NOUN NN 0 root",
        {"ORG"},
    ),
]


@pytest.mark.parametrize(("sentence", "labels"), [row[1:] for row in BESIDE], ids=[row[0] for row in BESIDE])
def test_words_beside_it_tell_a_product(sentence, labels):
    assert labels_of("Siemens Paint", sentence, sentence) == labels


ONE_USED = "Ann PROPN NNP 2 nsubj PERSON\nused VERB VBD 0 root\nZorblax PROPN NNP 2 obj MISC"
USER_OF_ONE = (
    "Ann PROPN NNP 2 nsubj PERSON\nleft VERB VBD 0 root\nusers NOUN NNS 2 obj\nof ADP IN 5 case\nZorblax PROPN NNP 3 nmod MISC"
)


@pytest.mark.parametrize(
    ("sentences", "labels"),
    [
        ([ONE_USED, USER_OF_ONE.replace("users", "user")], {"PRODUCT"}),
        ([ONE_USED], {"MISC"}),
        ([ONE_USED.replace("obj MISC", "obj ORG")] * 2, {"ORG"}),
    ],
)
def test_what_a_text_speaks_of_as_a_product_is_one_whoever_makes_it(sentences, labels):
    assert labels_of("Zorblax", *sentences) == labels


def test_a_product_that_a_firm_is_told_to_make_is_one_where_it_stands_alone():
    named = used("Siemens Acrobat").replace("compound ORG", "compound MISC")
    alone = "Ann PROPN NNP 2 nsubj PERSON\nsaw VERB VBD 0 root\nAcrobat PROPN NNP 2 obj MISC"
    assert labels_of("Acrobat", named, named, alone) == {"PRODUCT"}
