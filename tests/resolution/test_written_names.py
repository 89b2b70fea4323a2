"""What a document takes for another written form of a name: why the graph has it so, and taking it apart."""

from __future__ import annotations

import json

import pytest
from rdflib import URIRef
from typer.testing import CliRunner

from kg.cli import app
from kg.config import Config
from kg.contributions import store_contributions
from kg.dataset import EmbeddedStore
from kg.dataset.statements import read_entity
from kg.editing import edit
from kg.errors import DatasetError
from kg.graph import KnowledgeGraph
from kg.opening import open_graph
from kg.pipeline import new_writer
from kg.resolution import Divide, Join, decision_of, gather
from kg.resolution.decisions import fields_of
from kg.resolution.resting import in_short, is_resting
from kg.vocabulary import KGO
from tests.contributions import DOUBT, graph_of, iri_of, labels, put_into, remove_from, saved, telling

BOTH = telling(
    "both",
    ("Satya Nadella:Person", "leads", "Microsoft:Company"),
    ("Satya Nadella written Nadella:Person", "visits", "Japan:Country"),
    ("Satya Nadella written Nadella:Person", "meetsWith", "Ann Poole:Person"),
)
ALONE = telling("alone", ("Satya Nadella:Person", "founderOf", "Acme:Company"))
NADELLA, PART = iri_of("Satya Nadella", ""), iri_of("Nadella (both)", "")
APART = Divide(name=NADELLA, documents=("both",), forms=("Nadella",), part=PART)


def facts(graph):
    rows = graph.query("SELECT ?s ?p ?o WHERE { GRAPH kgg:facts { ?s ?p ?o . ?s kgo:documentCount ?n . ?o kgo:documentCount ?m } }")
    return {tuple(str(term).partition(":")[2] for term in row.values()) for row in rows}


def entity(graph, iri):
    """Return in how many documents an entity is, and what else it is called; nothing of what is none."""
    described = read_entity(graph.engine, graph.base, URIRef(iri))
    return described and (described.documents, described.aliases)


def test_written_name_is_the_entity_and_the_graph_says_why():
    graph = graph_of(BOTH, ALONE)
    assert ("Satya_Nadella", "visits", "Japan") in facts(graph)
    assert entity(graph, NADELLA) == (2, ("Nadella",))
    (proof,) = graph.why("Satya Nadella", "visits", "Japan")
    assert f"“Nadella” is Satya Nadella: as the test has it (score {DOUBT})" in proof.steps
    (proof,) = graph.why("Satya Nadella", "leads", "Microsoft")
    assert proof.steps == ()


def test_written_name_taken_apart_is_another_with_what_is_said_by_it():
    graph = graph_of(BOTH, ALONE)
    with edit(graph) as editor:
        assert editor.split("Satya Nadella", "Nadella", documents=["both"]) == [APART]
    assert facts(graph) >= {
        ("Satya_Nadella", "leads", "Microsoft"),
        ("Nadella_both", "visits", "Japan"),
        ("Nadella_both", "meetsWith", "Ann_Poole"),
        ("Satya_Nadella", "founderOf", "Acme"),
    }
    assert ("Satya_Nadella", "visits", "Japan") not in facts(graph)
    assert entity(graph, NADELLA) == (2, ())
    assert entity(graph, PART) == (1, ())
    assert "Nadella" in labels(graph)
    (proof,) = graph.why(PART, "visits", "Japan")
    assert any("another of that name" in step for step in proof.steps)


def test_split_is_undone_by_the_join_and_by_taking_it_back():
    graph = graph_of(BOTH, ALONE)
    before = graph.to_nquads()
    with edit(graph) as editor:
        (apart,) = editor.split("Satya Nadella", "Nadella", documents=["both"], label="")
        editor.take_back(apart)
        assert graph.to_nquads() == before
        editor.decide(apart)
        (joined,) = editor.merge("Satya Nadella", "Nadella", documents=["both"])
    assert joined == Join(name=NADELLA, documents=("both",), forms=("Nadella",))
    assert facts(graph) == facts(graph_of(BOTH, ALONE))


def test_part_is_called_as_one_says_and_never_merged_again_by_its_name():
    third = telling("third", ("Nadella:Person", "visits", "Borvia:Country"), ("Nadella:Person", "leads", "Microsoft:Company"))
    graph = graph_of(BOTH, ALONE, third)
    assert graph.find_entity("Nadella") == NADELLA  # the last name alone, and the same company
    with edit(graph) as editor:
        editor.split("Satya Nadella", "Nadella", documents=["both"], label="Anu Nadella")
    assert ("Anu_Nadella", "visits", "Japan") in facts(graph)
    assert "Anu Nadella" in labels(graph)
    assert {("Satya_Nadella", "leads", "Microsoft"), ("Satya_Nadella", "visits", "Borvia")} <= facts(graph)
    assert graph.find_entity("Anu Nadella") == iri_of("Anu Nadella", "")


def test_doubtful_written_name_is_listed_until_it_is_decided():
    graph = graph_of(BOTH, ALONE)
    (match,) = graph.uncertain_matches()
    assert (match.first, match.second_label, match.document, match.score) == (NADELLA, "Nadella", "both", DOUBT)
    assert match.decision(is_one=False) == APART
    for is_one in (True, False):
        graph = graph_of(BOTH, ALONE)
        with edit(graph) as editor:
            editor.decide(match.decision(is_one=is_one))
        assert graph.uncertain_matches() == []


def test_law_holds_for_documents_that_come_and_go_after_the_decision():
    graph = graph_of(ALONE)
    with edit(graph) as editor:
        editor.decide(APART)
        assert editor.graph.resting_decisions() == [APART]
    put_into(graph, BOTH)
    assert ("Nadella_both", "visits", "Japan") in facts(graph)
    assert graph.resting_decisions() == []
    remove_from(graph, "both")
    assert facts(graph) == facts(graph_of(ALONE))


def test_decision_about_a_written_name_is_kept_and_survives_a_build(tmp_path):
    folder = saved(tmp_path / "g", BOTH, ALONE)
    with edit(folder) as editor:
        editor.split("Satya Nadella", "Nadella", documents=["both"])
    graph = open_graph(folder)
    writer = new_writer(Config(), EmbeddedStore(), folder)
    store_contributions(writer, [ALONE, BOTH], Config())
    assert KnowledgeGraph(writer.stored).to_nquads() == graph.to_nquads()
    graph.close()


def test_commands_take_apart_and_join_within_a_document(tmp_path):
    folder = saved(tmp_path / "g", BOTH, ALONE)

    def run(*arguments):
        return CliRunner().invoke(app, [str(a) for a in arguments])

    listed = run("resolve", folder)
    assert "Satya Nadella  =?  Nadella   (as the test has it; 0.80; in both)" in listed.output
    assert json.loads(run("resolve", folder, "--json").output)[0]["document"] == "both"
    assert run("split", folder, "Satya Nadella", "Nadella", "--document", "both").output == (
        f"{folder}: Satya Nadella and Nadella are two in both: Nadella (both)\n"
    )
    assert run("merge", folder, "Satya Nadella", "Nadella", "--document", "both").output == (
        f"{folder}: Satya Nadella and Nadella are one in both\n"
    )
    assert run("split", folder, "Satya Nadella", "--document", "both", "--as", "Ann").output == (
        f"{folder}: Satya Nadella is another in both: Ann\n"
    )
    assert run("resolve", folder).exit_code == 1
    refused = run("split", folder, "Satya Nadella", "Nad", "--document", "both")
    assert "'Nadella'" in str(refused.exception)
    assert run("resolve", saved(tmp_path / "h", BOTH), "--reject", 1).output == "Satya Nadella and Nadella: two\n"


def test_what_a_document_does_not_write_so_is_refused_with_what_it_writes():
    with (
        edit(graph_of(BOTH, ALONE)) as editor,
        pytest.raises(DatasetError, match="both: does not write 'Nad' for Satya_Nadella") as error,
    ):
        editor.split("Satya Nadella", "Nad", documents=["both"])
    assert "'Nadella'" in str(error.value)
    with edit(graph_of(BOTH, ALONE)) as editor, pytest.raises(DatasetError, match="one name"):
        editor.split("Satya Nadella", "Nadella", documents=["alone"])


def test_one_name_is_joined_with_nothing_and_none_is_split_from_itself():
    with edit(graph_of(BOTH, ALONE)) as editor:
        with pytest.raises(DatasetError, match="one name is nothing to merge"):
            editor.merge("Satya Nadella", documents=["both"])
        for names in (["Satya Nadella", "Nadella"], ["Satya Nadella"]):
            with pytest.raises(DatasetError, match="'Satya Nadella' is what it is taken for"):
                editor.split(*names, documents=["both"], label="Satya Nadella")


@pytest.mark.parametrize("decision", [APART, Join(name=NADELLA, documents=("both",), forms=("Nadella",))])
def test_decision_about_written_names_is_the_same_after_the_file(decision):
    assert decision_of(json.loads(json.dumps(fields_of(decision)))) == decision
    assert not is_resting(decision, graph_of(BOTH).engine, "https://kg.example.org/")
    assert is_resting(decision, graph_of(ALONE).engine, "https://kg.example.org/")
    assert "Nadella" in in_short(decision)


def test_spelling_of_a_written_name_does_not_matter():
    graph = graph_of(BOTH)
    with edit(graph) as editor:
        editor.decide(Divide(name=NADELLA, documents=("both",), forms=("Mr. NADELLA",), part=PART))
    assert ("Nadella_both", "visits", "Japan") in facts(graph)


def test_two_are_two_whatever_speaks_for_one():
    assert gather([APART]).links == {frozenset((name, PART)): False for name in (NADELLA, iri_of("Nadella", ""))}


def test_written_names_are_in_the_graph_of_their_document():
    (quad,) = graph_of(BOTH, ALONE).engine.find(predicate=KGO.formOf)
    assert quad[0] == URIRef("https://kg.example.org/document/both#entity=Satya_Nadella&name=nadella")
    assert quad[3] == URIRef("https://kg.example.org/graph/document/both") or quad[3].endswith("both")
