"""`kg why` says what carried a property that was learned: on the shipped pipeline and on a lexicon learned from examples written here."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.explaining import NOT_READ
from kg.foreign import Given
from kg.learning import learn_lexicon, read_examples
from kg.models.examples import load_examples
from kg.models.weights import examples_path
from kg.ontology import load_ontology
from tests.learning.test_learning import DISHES, NAMES, PLACES, write_files

TEXT = "Acme relies upon machines from Bolt. Microsoft bought Nokia."


@pytest.fixture(scope="module")
def graph():
    return kg.build([kg.Document(id="a", text=TEXT), kg.Document(id="b", text="Microsoft bought Nokia in 2013.")])


def test_a_learned_property_is_explained_and_a_written_one_left_as_it_is(graph):
    proofs = kg.with_reasons(graph, [*graph.why("Acme"), *graph.why("Microsoft")])
    learned = [proof for proof in proofs if proof.rule.endswith("+sense")]
    assert len(learned) == 1
    probability, path, weighed, like = learned[0].reasons
    assert probability.startswith("learned from examples: probability 0.")
    assert probability.endswith(", read from 0.30 on")
    assert path == "path: Acme ←nsubj– relies –obl→ machines"
    assert "“rely upon”" in weighed
    ids = {part.split(" ")[0] for part in like.removeprefix("like the examples ").split("), ")}
    assert len(ids) == 3
    kept = load_examples(examples_path("en_kg_news"))
    assert ids <= set(kept.ids[kept.classes == "uses"].tolist())
    assert all(proof.reasons == () for proof in proofs if proof is not learned[0])
    assert "\n  path: Acme" in str(learned[0])


def test_the_command_shows_it_and_gives_it_as_json(graph, tmp_path):
    graph.save(tmp_path / "graph")
    shown = CliRunner().invoke(app, ["why", str(tmp_path / "graph"), "Acme", "uses"])
    assert shown.exit_code == 0
    assert "learned from examples: probability 0." in shown.output
    assert "like the examples t" in shown.output
    (proof,) = json.loads(CliRunner().invoke(app, ["why", str(tmp_path / "graph"), "Acme", "uses", "--json"]).output)
    assert proof["reasons"][1] == "path: Acme ←nsubj– relies –obl→ machines"


def test_a_statement_that_is_not_read_again_says_so(graph):
    (proof,) = graph.why("Acme", "uses")
    assert kg.with_reasons(graph, [replace(proof, end=proof.end + 1)])[0].reasons == NOT_READ
    assert kg.with_reasons(graph, [replace(proof, document="nowhere")])[0].reasons == NOT_READ


def test_a_graph_of_a_pipeline_that_nobody_named_says_so(graph, tmp_path):
    graph.save(tmp_path / "graph")
    with kg.edit(tmp_path / "graph") as editor:
        manifest = editor.writer.stored.manifest
    opened = kg.open_graph(tmp_path / "graph")
    opened.stored.set_state(replace(manifest, settings={**manifest.settings, "model": "somebody_elses"}))
    (proof,) = kg.with_reasons(opened, opened.why("Acme", "uses"))
    assert proof.reasons[0].startswith("what carried it is not known: the graph names the model 'somebody_elses'")
    opened.close()


def test_what_a_learned_lexicon_reads_is_like_examples_of_its_file(tmp_path):
    ontology = tmp_path / "dishes.ttl"
    ontology.write_text(DISHES, encoding="utf-8")
    rows = [
        {"text": f"{name} is a dish that comes from {place}.", "triples": [[name, "origin", place]]}
        for name, place in zip(NAMES, PLACES, strict=True)
    ]
    examples = tmp_path / "train.jsonl"
    examples.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    loaded = load_ontology(str(ontology))
    lexicon, _ = learn_lexicon(list(read_examples(examples, loaded)), loaded, model=kg.Config().model)
    table = tmp_path / "learned.tsv"
    write_files(lexicon, loaded, table)
    assert "example:train.jsonl:3\torigin\t" in table.read_text(encoding="utf-8")
    config = kg.Config(ontology=str(ontology), lexicon=str(table))
    text = "Lupina is a dish that comes from Norway."
    graph = kg.build(kg.Document(id="new", text=text), config=config)
    graph.stored.given = Given(ontology=str(ontology), lexicon=str(table))
    (proof,) = kg.with_reasons(graph, graph.why("Lupina", "origin", "Norway"))
    probability, path, *_, weighed, like = proof.reasons
    assert probability.startswith("learned from examples: probability 0.")
    assert path == "path: Lupina ←nsubj– dish –acl:relcl→ comes –obl→ Norway"
    assert weighed.startswith("what weighed most, in log odds: “")
    assert like.startswith("like the examples train.jsonl:")
    steps = kg.why_not(text, "Lupina", "origin", "Norway", config=config)
    assert like in str(steps)
