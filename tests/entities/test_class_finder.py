"""The classes of names that no table knows."""

from __future__ import annotations

import numpy as np
import pytest

import kg
from kg.entities.classes import PARTS, ClassFinder, inputs_of, iter_known, named_mentions
from kg.model import Entity, TextSpan
from kg.models.perceptron import Perceptron, load_perceptron
from kg.models.weights import classes_path
from kg.ontology import load_ontology
from kg.parsing import Tree
from kg.statements import typed
from tests.parses import parse

TEXT = "Acme Inc. acquired Initech. Shares of Initech rose. It will hire staff."


def entity(label: str, *types: str, named: bool = True) -> Entity:
    starts = [i for i in range(len(TEXT)) if TEXT.startswith(label, i)]
    spans = tuple(TextSpan("a", start, start + len(label)) for start in starts)
    return Entity(
        iri="https://a.example/x", label=label, types=types, aliases=(label,), mentions=spans, named=named, described=True
    )


@pytest.fixture(scope="module")
def tree(nlp) -> Tree:
    return Tree(nlp(TEXT))


@pytest.fixture(scope="module")
def learned() -> Perceptron:
    return load_perceptron(classes_path("en_kg_news"))


def always(name: str) -> Perceptron:
    """Return a perceptron that finds one class everywhere."""
    return Perceptron(
        hidden=np.zeros((3 * 384, 1)), hidden_bias=np.zeros(1), output=np.zeros((1, 1)), output_bias=np.ones(1), classes=(name,)
    )


def test_a_name_is_seen_in_all_its_mentions(tree):
    orvane = entity("Initech", "Organization")
    mentions = named_mentions(orvane, tree)
    assert len(mentions) == 2
    row = inputs_of(tree, mentions)
    heads = np.mean([tree.vectors[words.start] for words in mentions], axis=0)
    assert np.allclose(row[:384], heads)
    assert len(row) == PARTS * 384
    assert {"class Organization", "network ORG", "word initech", "ending ech"} <= set(iter_known(orvane, tree, mentions))


def test_only_names_and_what_is_written_as_one_are_looked_at_where_the_class_is_vague(tree):
    finder = ClassFinder(tree, always("Company"))
    assert finder.likely(entity("Initech", "Organization")) == [("Company", 1.0)]
    assert finder.likely(entity("Initech", "MediaOutlet")) == []
    assert finder.likely(entity("Initech", named=False)) == [("Company", 1.0)]
    assert finder.likely(entity("staff")) == []
    assert ClassFinder(tree, always("Country")).likely(entity("Initech", "Organization")) == []
    assert ClassFinder(tree, None).likely(entity("Initech", "Organization")) == []


def test_what_is_known_to_be_of_no_finer_class_is_not_looked_at(nlp):
    text = "Hezbollah spoke with Initech."
    league = Entity(
        iri="https://a.example/x",
        label="Hezbollah",
        types=("Organization",),
        aliases=("Hezbollah",),
        mentions=(TextSpan("a", 0, 9),),
        named=True,
        described=True,
    )
    assert ClassFinder(Tree(nlp(text)), always("Company")).likely(league) == []


@pytest.mark.parametrize(
    ("known", "likely", "types"),
    [
        (("Organization",), [("Company", 0.1)], ("Company",)),
        (("Organization",), [("City", 0.1), ("Company", 0.1)], ("Organization",)),
        (("Organization",), [("City", 0.9)], ("City",)),
        ((), [("CreativeWork", 0.1)], ("CreativeWork",)),
        (("Organization",), [("Nonsense", 0.9)], ("Organization",)),
        (("Organization",), [], ("Organization",)),
    ],
)
def test_a_class_gives_way_to_one_below_it_or_to_a_likely_one(known, likely, types):
    assert typed([entity("Initech", *known)], [], load_ontology("news"), lambda _: likely)[0].types == types


def test_the_class_that_a_property_asks_for_stands():
    text = "Vellin employs 300 people in Norway. In Vellin, sales of Initech fell."
    (contribution,) = kg.extract([kg.Document(id="a", text=text)])
    ontology = load_ontology("news")
    for statement in contribution.statements:
        if statement.property is not None:
            subject = next(e for e in contribution.entities if e.iri == statement.subject)
            domain = ontology.properties[statement.property].domain
            assert not subject.types or not domain or any(c in ontology.ancestors(subject.types[0]) for c in domain)


def test_the_shipped_weights_know_a_firm_by_its_words(tree, learned):
    assert ClassFinder(tree, learned).likely(entity("Initech", "Organization"))[0][0] == "Company"


@pytest.mark.parametrize(("word", "likely"), [("militant", []), ("big", [("Company", 1.0)])])
def test_a_name_beside_a_militant_group_is_that_of_no_company(nlp, word, likely):
    text = f"The {word} group Initech attacked Leeds."
    start = text.index("Initech")
    initech = Entity(
        iri="https://a.example/x",
        label="Initech",
        types=("Organization",),
        aliases=(),
        mentions=(TextSpan("a", start, start + 7),),
        named=True,
        described=True,
    )
    assert ClassFinder(Tree(nlp(text)), always("Company")).likely(initech) == likely


@pytest.mark.parametrize(
    ("name", "label", "classes"), [("Initech", "ORG", ["Company"]), ("Initech", "MISC", []), ("Initech SA", "MISC", ["Company"])]
)
def test_what_the_network_takes_for_no_organization_is_no_firm_unless_its_name_says_so(name, label, classes):
    words = name.split()
    rows = [
        f"{word} PROPN NNP {len(words) + 1} {'nsubj' if i == 0 else 'flat'} {label if i == 0 else '+'}"
        for i, word in enumerate(words)
    ]
    doc = parse("\n".join([*rows, "rose VERB VBD 0 root"]))
    doc.tensor = np.zeros((len(doc), 384), dtype=np.float32)
    span = TextSpan("a", 0, len(name))
    named = Entity(iri="https://a.example/x", label=name, types=(), aliases=(name,), mentions=(span,), named=True, described=True)
    assert [likely for likely, _ in ClassFinder(Tree(doc), always("Company")).likely(named)] == classes
