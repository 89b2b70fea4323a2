"""Properties of relations that no phrase of the lexicon tells."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import parses
import pytest

import kg
from kg.analysis import contribution_of, load_learned
from kg.models.perceptron import Perceptron
from kg.parsing import Tree
from kg.parsing.vectors import PARTS
from kg.relations import DocumentReading
from kg.statements.contract import Contribution
from kg.statements.senses import NO_SENSE, SenseFinder, iter_known

UNSEEN = [
    "Anna Lee is afraid of Google.",
    "Russia is hostile to NATO.",
    "Anna Lee was excluded from France.",
    "Tim Cook spoke at Stanford University.",
]
TEXT = "A heavy storm battered Norway. Microsoft bought Nokia. Nokia admired Ann Lee."
WIDTH = 384


def perceptron(*classes: str, known: str = "", sure: float = 3.0) -> Perceptron:
    """Return one that finds the first class, more surely by `sure` where something is known."""
    inputs = (known,) if known else tuple(f"predicate {word}" for word in ("batter", "admire", "marry", "join"))
    hidden = np.zeros((PARTS * WIDTH + len(inputs), 1))
    hidden[PARTS * WIDTH :] = sure if known else 0.0
    output = np.array([[1.0] + [0.0] * (len(classes) - 1)])
    bias = np.array([0.0 if known else sure] + [0.0] * (len(classes) - 1))
    return Perceptron(hidden=hidden, hidden_bias=np.zeros(1), output=output, output_bias=bias, classes=classes, inputs=inputs)


@pytest.fixture(scope="module")
def contribution(nlp):
    """Read the text with what a perceptron has learned of senses."""
    document = kg.Document(id="a", text=TEXT)
    doc = nlp(TEXT)

    def read(senses: Perceptron | None, **settings: object) -> Contribution:
        config = kg.Config(**settings)
        learned = replace(load_learned(config), judgement=None, senses=senses)
        return contribution_of(DocumentReading(document, Tree(doc)), config, learned)

    return read


def properties(contribution: Contribution) -> dict[str, str | None]:
    """Return the property of each predicate."""
    return {s.predicate: s.property for s in contribution.statements}


def test_what_the_lexicon_leaves_open_gets_the_likeliest_property(contribution):
    before, after = contribution(None), contribution(perceptron("affects", NO_SENSE))
    assert properties(before) == {"batter": None, "buy": "acquires", "admire": None}
    assert properties(after) == {"batter": "affects", "buy": "acquires", "admire": "affects"}
    (storm,) = (s for s in after.statements if s.predicate == "batter")
    assert storm.sense == pytest.approx(0.95, abs=0.01)
    assert (storm.rule(), storm.is_grounded()) == ("verbal/svo+sense", False)
    (bought,) = (s for s in after.statements if s.predicate == "buy")
    assert (bought.rule(), bought.sense, bought.is_grounded()) == ("verbal/svo", None, True)


def test_the_rule_of_a_triple_says_that_its_property_was_learned(contribution):
    triples = contribution(perceptron("affects", NO_SENSE)).to_dict()["triples"]
    assert [t["rule"] for t in triples] == ["verbal/svo+sense", "verbal/svo", "verbal/svo+sense"]


def test_a_property_that_does_not_admit_the_arguments_is_not_taken(contribution):
    assert properties(contribution(perceptron("spouseOf", NO_SENSE)))["batter"] is None


@pytest.mark.parametrize("prop", [NO_SENSE, "alsoKnownAs", "nonsense"])
def test_what_no_likelihood_decides_stays_open(contribution, prop):
    assert properties(contribution(perceptron(prop, "affects"))) == properties(contribution(None))


def test_a_property_must_be_likely_enough(contribution):
    many = ["affects", *(f"class {n}" for n in range(20))]
    assert properties(contribution(perceptron(*many, sure=1.0)))["batter"] is None
    assert properties(contribution(perceptron(*many, sure=8.0)))["batter"] == "affects"


def test_what_stands_surely_without_a_property_is_not_made_doubtful_by_one(contribution):
    senses = perceptron("affects", NO_SENSE)
    (storm,) = (s for s in contribution(senses).statements if s.predicate == "batter")
    (alone,) = (s for s in contribution(None).statements if s.predicate == "batter")
    least = max(storm.confidence, alone.confidence)
    assert storm.confidence != alone.confidence
    expected = "affects" if storm.confidence > alone.confidence else None
    assert properties(contribution(senses, open_confidence=least))["batter"] == expected
    assert properties(contribution(senses, open_confidence=1.0))["batter"] == "affects"  # neither stands


def test_a_learned_property_must_be_as_sure_as_none_to_stand(contribution):
    read = partial(contribution, perceptron("affects", NO_SENSE))
    (storm,) = (s for s in read(open_confidence=0.0).statements if s.predicate == "batter")
    assert storm.is_fact()
    (storm,) = (s for s in read(open_confidence=1.0, direct_confidence=0.0).statements if s.predicate == "batter")
    assert not storm.is_fact()
    assert "confidence" in storm.held_back[0]


def test_what_tells_a_fact_whole_without_a_property_is_not_made_doubtful_by_one(nlp):
    document = kg.Document(id="a", text="Ann Lee decorated Karl Voss.")
    reading = DocumentReading(document, Tree(nlp(document.text)))
    learned = replace(load_learned(kg.Config()), senses=perceptron("affects", NO_SENSE))

    def read(least: float, least_open: float) -> str | None:
        config = kg.Config(direct_confidence=least, open_confidence=least_open)
        return properties(contribution_of(reading, config, learned))["decorate"]

    assert read(0.0, 1.0) is None
    assert read(1.0, 1.0) == "affects"  # neither stands


def test_what_got_a_property_after_all_is_no_longer_rejected(nlp):
    document = kg.Document(id="a", text="Ann Lee married Norway.")
    reading, config = DocumentReading(document, Tree(nlp(document.text))), kg.Config(open_confidence=1.0)

    def read(senses: Perceptron | None) -> Contribution:
        return contribution_of(reading, config, replace(load_learned(config), senses=senses))

    before, after = read(None), read(perceptron("affects", NO_SENSE))
    assert properties(before)["marry"] is None
    assert ("marry", "grounding") in {(r.relation.predicate, r.stage) for r in before.rejections}
    assert properties(after)["marry"] == "affects"
    assert "marry" not in {r.relation.predicate for r in after.rejections}


def test_what_the_conditions_of_a_phrase_rule_out_is_not_learned_back(nlp):
    document = kg.Document(id="a", text="Orin Group joined Brill Group in a bid for Zed Systems.")
    reading, config = DocumentReading(document, Tree(nlp(document.text))), kg.Config(open_confidence=1.0)
    learned = load_learned(config)
    member = contribution_of(reading, config, replace(learned, senses=perceptron("employeeOrMemberOf", NO_SENSE)))
    assert properties(member)["join"] is None
    partner = contribution_of(reading, config, replace(learned, senses=perceptron("partnersWith", NO_SENSE)))
    assert properties(partner)["join"] == "partnersWith"


def test_predicate_classes_and_head_are_known():
    known = set(iter_known("take part in", "Person", "", "talk"))
    assert {"predicate take part in", "word part", "first take", "last in, object ", "subject Person", "head talk"} <= known
    assert "first " not in "".join(iter_known("", "", "", "x"))


def test_known_inputs_count(contribution):
    learned = perceptron("affects", NO_SENSE, known="predicate batter")
    assert properties(contribution(learned, open_confidence=1.0)) == {"batter": "affects", "buy": "acquires", "admire": "affects"}
    least_likely = perceptron("affects", *(f"class {n}" for n in range(9)), known="predicate batter")
    assert properties(contribution(least_likely, open_confidence=1.0)) == {"batter": "affects", "buy": "acquires", "admire": None}


def test_nothing_is_found_without_vectors_or_without_what_was_learned():
    relation = parses.relations_of(parses.INVEST)[0]
    bare = Tree(parses.parse(parses.INVEST))
    (invests,) = kg.extract([kg.Document(id="a", text="Microsoft invests in Japan.")])
    subject = invests.entities[0]
    assert SenseFinder(bare, perceptron("affects")).likeliest(relation, subject, None) is None
    assert SenseFinder(bare, None).likeliest(relation, subject, None) is None


def test_the_shipped_pipeline_has_learned_senses():
    (contribution,) = kg.extract(
        [kg.Document(id="a", text="Microsoft relies upon software from Nokia.")], config=kg.Config(open_confidence=0.8)
    )
    (relies,) = (s for s in contribution.statements if s.predicate == "rely upon")
    assert (relies.property, relies.rule(), relies.is_fact()) == ("uses", "verbal/oblique+sense", True)


def test_the_diagnosis_says_how_likely_a_property_is_that_was_not_read():
    step = kg.why_not("The storm battered Norway.", "The storm", "uses", "Norway").steps[-1]
    assert (step.stage, step.passed) == ("grounding", False)
    assert "batter → uses? learned from examples: probability 0.0" in step.finding
    assert "read from 0.30 on; path: " in step.finding
    likely = kg.why_not("Microsoft relies upon Nokia.", "Microsoft", "uses", "Nokia").steps[-1]
    assert "the doubt that it would add keeps it out" in likely.finding


@pytest.mark.parametrize("text", UNSEEN)
def test_likeness_to_what_was_learned_makes_no_fact(text):
    (contribution,) = kg.extract([kg.Document(id="a", text=text)])
    assert not [s for s in contribution.statements if s.sense is not None and s.is_fact()]


def test_the_graph_says_that_a_property_was_learned():
    graph = kg.build([kg.Document(id="a", text="Microsoft relies upon software from Nokia.")])
    (row,) = graph.query("SELECT ?rule WHERE { ?s a kgo:Statement ; kgo:phrase 'relies upon' ; kgo:rule ?rule }")
    assert str(row["rule"]) == "verbal/oblique+sense"


def test_the_diagnosis_says_that_a_property_was_learned():
    steps = kg.why_not("Microsoft relies upon software from Nokia.", "Microsoft", "uses", "software from Nokia")
    assert "rely upon → uses (learned from examples: probability 0." in str(steps)


def test_the_terms_of_somebody_elses_ontology_are_left_alone(tmp_path, nlp):
    path = tmp_path / "own.ttl"
    path.write_text(
        "@prefix : <https://a.example/> . @prefix owl: <http://www.w3.org/2002/07/owl#> ."
        ' :affects a owl:ObjectProperty ; <http://www.w3.org/2000/01/rdf-schema#label> "touches"@en .'
        " :Entity a owl:Class . :Agent a owl:Class . :Person a owl:Class . :Organization a owl:Class . :Place a owl:Class ."
    )
    reading = DocumentReading(kg.Document(id="a", text=TEXT), Tree(nlp(TEXT)))
    config = kg.Config(ontology=str(path))
    contribution = contribution_of(reading, config, replace(load_learned(config), senses=perceptron("affects", NO_SENSE)))
    assert properties(contribution) == {"batter": None, "buy": None, "admire": None}
