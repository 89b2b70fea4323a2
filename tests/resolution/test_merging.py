"""What a merge brings together: nothing that was taken apart comes back by itself, and who comes along is told."""

from __future__ import annotations

import json
from dataclasses import replace

from typer.testing import CliRunner

from kg.cli import app
from kg.editing import edit
from kg.errors import DatasetError
from kg.identifiers import slug
from kg.merging import companions
from kg.opening import open_graph
from kg.resolution.written_names import part_label
from tests.contributions import graph_of, iri_of, labels, put_into, remove_from, saved, telling

COLM = telling(
    "d1",
    ("Colm Dunmore:Person", "leads", "Tarn:Company"),
    ("Colm Dunmore written Dunmore:Person", "meetsWith", "Ann Poole:Person"),
)
MAEVE = telling("d2", ("Maeve Dunmore:Person", "meetsWith", "Ann Poole:Person"))
BO = telling("d3", ("Bo Falk:Person", "visits", "Oslo:City"))
PART, MAEVES, BOS = iri_of("Dunmore (d1)", ""), iri_of("Maeve Dunmore", ""), iri_of("Bo Falk", "")


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def apart(*further):
    """Return a graph in which a document's "Dunmore" is no longer Colm Dunmore."""
    graph = graph_of(COLM, MAEVE, BO, *further)
    with edit(graph) as editor:
        editor.split("Colm Dunmore", "Dunmore", documents=["d1"])
    return graph


def entity_of(graph, name):
    return str(graph.find_entity(name))


def test_what_is_taken_apart_is_nobody_else_by_its_last_name_until_a_person_says_so():
    graph = apart()
    assert entity_of(graph, "Dunmore (d1)") == PART
    (match,) = graph.uncertain_matches()
    assert (match.first_label, match.second_label, match.score) == ("Dunmore (d1)", "Maeve Dunmore", 0.85)
    assert match.reason == "the last name alone, and the same company"
    with edit(graph) as editor:
        editor.decide(match.decision(is_one=True))
    assert entity_of(graph, "Dunmore (d1)") == MAEVES
    assert graph.uncertain_matches() == []


def test_what_is_taken_apart_and_merged_brings_nobody_along():
    graph = apart()
    with edit(graph) as editor:
        editor.merge("Dunmore (d1)", "Bo Falk")
    assert entity_of(graph, "Dunmore (d1)") == BOS
    assert entity_of(graph, "Maeve Dunmore") == MAEVES
    assert graph.uncertain_matches() == []  # whom it is, is said
    assert companions(graph.stored, (PART, BOS)) == {}


def test_documents_that_mean_another_by_a_full_name_leave_no_way_back_through_a_third():
    third = telling("d4", ("Colm R. Dunmore:Person", "leads", "Vell:Company"))
    graph = graph_of(COLM, third)
    assert entity_of(graph, "Colm R. Dunmore") == entity_of(graph, "Colm Dunmore")
    with edit(graph) as editor:
        editor.split("Colm Dunmore", documents=["d1"])
        assert entity_of(graph, "Colm Dunmore (d1)") == iri_of("Colm Dunmore (d1)", "")
        put_own = telling("d5", ("Colm Dunmore:Person", "leads", "Orrin:Company"))
    put_into(graph, put_own)
    assert entity_of(graph, "Colm R. Dunmore") == entity_of(graph, "Colm Dunmore")
    assert entity_of(graph, "Colm Dunmore (d1)") == iri_of("Colm Dunmore (d1)", "")


def test_what_is_taken_apart_is_who_other_documents_call_so_in_full():
    aoife = telling("d4", ("Aoife Dunmore:Person", "leads", "Vell:Company"))
    middle = telling("d5", ("Aoife B. Dunmore:Person", "visits", "Oslo:City"))
    graph = graph_of(COLM, MAEVE)
    with edit(graph) as editor:
        editor.split("Colm Dunmore", "Dunmore", documents=["d1"], label="Aoife Dunmore")
    put_into(graph, middle)
    assert entity_of(graph, "Aoife B. Dunmore") != entity_of(graph, "Aoife Dunmore")
    put_into(graph, aoife)  # now a document calls her so itself, and she is compared by that name
    assert entity_of(graph, "Aoife B. Dunmore") == entity_of(graph, "Aoife Dunmore")
    assert entity_of(graph, "Maeve Dunmore") == MAEVES
    assert {e.document for e in graph.why("Aoife Dunmore")} == {"d1", "d4", "d5"}
    remove_from(graph, "d4")
    assert entity_of(graph, "Aoife B. Dunmore") != entity_of(graph, "Aoife Dunmore")
    assert "Aoife Dunmore" in labels(graph)


def test_pair_of_entities_that_a_person_took_apart_is_not_asked_about_by_their_other_names():
    names = ("Konstantin Steelworks", "Konstantin Steelworks Ltd", "Konstantin Steelwork")
    graph = graph_of(*(telling(f"d{n}", (f"{name}:Company", "operatesIn", f"Oslo{n}:City")) for n, name in enumerate(names)))
    assert {(m.first_label, m.second_label) for m in graph.uncertain_matches()} == {
        ("Konstantin Steelwork", name) for name in names[:2]
    }
    with edit(graph) as editor:
        editor.split(names[0], names[2])
    assert graph.uncertain_matches() == []


def test_part_of_a_document_with_a_long_name_is_no_other_document_s():
    long = [f"minutes-of-the-yearly-meeting-of-the-board-of-public-works-{n}" for n in (1, 2)]
    assert part_label("Jordan", "a-7") == "Jordan (a-7)"
    assert len({slug(part_label("Jordan", document)) for document in long}) == 2
    assert slug(part_label("J" * 80, "a-7")) != slug("J" * 80)
    graph = graph_of(BO, *(telling(d, ("Bo Falk:Person", "leads", f"Firm {n}:Company")) for n, d in enumerate(long)))
    with edit(graph) as editor:
        for document in long:
            editor.split("Bo Falk", documents=[document])
    assert len({str(node) for node, data in graph.to_networkx().nodes(data=True) if data["label"] == "Bo Falk"}) == 3


def test_merge_tells_who_comes_along_and_who_leaves(tmp_path):
    folder = saved(tmp_path / "g", COLM, MAEVE, BO, telling("d4", ("Bo T. Falk:Person", "visits", "Rome:City")))
    assert run("merge", folder, "Bo Falk", "Maeve Dunmore").output == (
        f"{folder}: Bo Falk and Maeve Dunmore are one\n"
        "  one with them, too, as one of them was before: Bo T. Falk (the same first and last name; 0.93)\n"
    )
    assert run("merge", folder, "Maeve Dunmore", "Bo Falk").output == f"{folder}: Maeve Dunmore and Bo Falk are one, as it was\n"
    run("split", folder, "Bo T. Falk", "Colm Dunmore")
    assert run("merge", folder, "Bo Falk", "Colm Dunmore").output.endswith("\n  no longer one with either: Bo T. Falk\n")
    graph = open_graph(folder)
    assert entity_of(graph, "Bo T. Falk") == iri_of("Bo T. Falk", "")
    graph.close()


def test_person_and_firm_are_merged_only_where_one_says_what_they_are(tmp_path):
    folder = saved(tmp_path / "g", COLM, BO)
    refused = run("merge", folder, "Bo Falk", "Tarn")
    assert isinstance(refused.exception, DatasetError)
    assert str(refused.exception) == (
        "'Bo Falk' is of class Person, 'Tarn' of class Company, and nothing is both: if they are one, say first what it is: "
        "kg retype GRAPH 'Tarn' Person, or kg retype GRAPH 'Bo Falk' Company; --any-class (any_class=True) merges them all the same"
    )
    assert not (folder / "decisions.jsonl").exists()
    assert run("retype", folder, "Tarn", "Person").exit_code == run("merge", folder, "Bo Falk", "Tarn").exit_code == 0
    folder = saved(tmp_path / "h", COLM, BO)
    assert run("merge", folder, "Bo Falk", "Tarn", "--any-class").exit_code == 0
    assert run("merge", folder, "Tarn", "Bo Falk").output == f"{folder}: Tarn and Bo Falk are one, as it was\n"


def test_names_that_were_joined_are_listed_with_reason_and_score_and_rejected_by_number(tmp_path):
    middle = telling("d4", ("Bo T. Falk:Person", "visits", "Rome:City"))
    sure = telling(
        "d5", ("Ann Poole:Person", "leads", "Vell:Company"), ("Ann Poole written Ms Poole:Person", "visits", "Oslo:City")
    )
    with_sure = replace(
        sure, entities=tuple(replace(e, forms=tuple(replace(f, score=0.9) for f in e.forms)) for e in sure.entities)
    )
    folder = saved(tmp_path / "g", BO, middle, with_sure)
    usual = run("resolve", folder)
    assert (usual.exit_code, usual.stdout, usual.stderr) == (
        1,
        "no doubtful pairs\n",
        "kg: 2 pairs more that are surely one (to see them: --all)\n",
    )
    assert run("resolve", folder, "--all").output == (
        "   1  Ann Poole  =   Ms Poole   (as the test has it; 0.90; in d5)\n"
        "   2  Bo Falk  =   Bo T. Falk   (the same first and last name; 0.93; 1 and 1 document)\n"
    )
    assert [pair["joined"] for pair in json.loads(run("resolve", folder, "--all", "--json").stdout)] == [True, True]
    assert run("resolve", folder, "--reject", 1).exit_code == run("resolve", folder, "--all", "--accept", 3).exit_code == 2
    assert run("resolve", folder, "--all", "--accept", 1, "--reject", 1).exit_code == 2
    assert (
        run("resolve", folder, "--all", "--reject", 1, "--reject", 2).output
        == "Ann Poole and Ms Poole: two\nBo Falk and Bo T. Falk: two\n"
    )
    graph = open_graph(folder)
    assert entity_of(graph, "Bo Falk") != entity_of(graph, "Bo T. Falk")
    assert entity_of(graph, "Ms Poole (d5)") == iri_of("Ms Poole (d5)", "")
    assert graph.uncertain_matches(joined=True) == []
    graph.close()


def test_name_within_a_document_is_asked_about_also_where_that_means_another_by_the_whole():
    graph = graph_of(COLM, MAEVE)
    with edit(graph) as editor:
        editor.split("Colm Dunmore", documents=["d1"])
        (match,) = graph.uncertain_matches()
        assert (match.first_label, match.second_label, match.document) == ("Colm Dunmore (d1)", "Dunmore", "d1")
        editor.decide(match.decision(is_one=False))
    assert entity_of(graph, "Dunmore (d1)") == PART
    assert tuple({e.document for e in graph.why("Colm Dunmore (d1)")}) == ("d1",)


def test_class_that_is_decided_is_told_to_be_none_that_sentences_are_read_anew_with(tmp_path):
    folder = saved(tmp_path / "g", COLM, BO)
    see = f"see them with kg why {folder} {{}}, and kg reject those that are wrong"
    quoted = "'Bo Falk'"
    assert run("retype", folder, "Bo Falk", "Company").output == (
        f"{folder}: Bo Falk: Company now\n"
        f"  its sentences are not read anew: facts that hang on its being Person stay; {see.format(quoted)}\n"
    )
    assert run("retype", folder, "Bo Falk", "Company").output == f"{folder}: Bo Falk: Company now, as it was\n"
    assert run("merge", folder, "Tarn", "Bo Falk").output == f"{folder}: Tarn and Bo Falk are one\n"
    assert run("merge", folder, "Tarn", "Oslo", "--any-class").output.endswith(
        f"facts that hang on its being City or Company stay; {see.format('Tarn')}\n"
    )


def test_split_in_a_document_goes_before_a_merge_of_what_it_splits(tmp_path):
    folder = saved(tmp_path / "g", COLM, BO)
    assert run("split", folder, "Colm Dunmore", "Dunmore", "--document", "d1").output.count("\n") == 1
    assert run("merge", folder, "Dunmore (d1)", "Bo Falk").exit_code == 0
    said = run("split", folder, "Bo Falk", "Dunmore", "--document", "d1").output
    assert said == f"{folder}: Bo Falk and Dunmore are two in d1: Dunmore (d1)\n"
    assert entity_of(open_graph(folder), "Dunmore (d1)") == PART
    assert run("merge", folder, "Dunmore (d1)", "Bo Falk").exit_code == 0  # and a later merge before the split
    assert entity_of(open_graph(folder), "Dunmore (d1)") == BOS


def test_split_says_which_former_merge_holds_again_of_what_it_takes_apart(tmp_path):
    folder = saved(tmp_path / "g", COLM, BO)
    assert run("split", folder, "Colm Dunmore", "Dunmore", "--document", "d1").exit_code == 0
    assert run("merge", folder, "Dunmore (d1)", "Bo Falk").exit_code == 0
    assert run("merge", folder, "Colm Dunmore", "Dunmore", "--document", "d1").exit_code == 0
    assert run("split", folder, "Colm Dunmore", "Dunmore", "--document", "d1").output == (
        f"{folder}: Colm Dunmore and Dunmore are two in d1: Dunmore (d1)\n"
        "  Dunmore (d1) is one with Bo Falk, by what was decided or read before\n"
        f"  if it is not: kg split {folder} 'Dunmore (d1)' 'Bo Falk'\n"
    )
    assert entity_of(open_graph(folder), "Dunmore (d1)") == BOS
    assert run("split", folder, "Dunmore (d1)", "Bo Falk").exit_code == 0
    assert entity_of(open_graph(folder), "Dunmore (d1)") == PART


def test_document_is_split_by_the_name_that_it_has_for_what_is_named(tmp_path):
    folder = saved(tmp_path / "g", COLM, BO)
    assert run("merge", folder, "Colm Dunmore", "Bo Falk").exit_code == 0
    assert run("split", folder, "Bo Falk", "--document", "d1").output == f"{folder}: Bo Falk is another in d1: Bo Falk (d1)\n"
    graph = open_graph(folder)
    assert [{e.document for e in graph.why(name)} for name in ("Bo Falk", "Bo Falk (d1)")] == [{"d3"}, {"d1"}]
    graph.close()
    refused = run("split", folder, "Tarn", "--document", "d3")
    assert str(refused.exception) == "d3: does not speak of Tarn: kg why GRAPH Tarn shows which do"
    assert (folder / "decisions.jsonl").read_text().count("\n") == 2


def test_split_of_two_of_three_says_with_whom_the_third_stays(tmp_path):
    folder = saved(tmp_path / "g", COLM, MAEVE, BO)
    assert run("merge", folder, "Bo Falk", "Colm Dunmore", "Maeve Dunmore").exit_code == 0
    output = run("split", folder, "Bo Falk", "Maeve Dunmore").output
    parted = open_graph(folder)
    third = entity_of(parted, "Colm Dunmore")
    with_whom = next(name for name in ("Bo Falk", "Maeve Dunmore") if entity_of(parted, name) == third)
    assert f"still one with {with_whom}: Colm Dunmore" in output
    assert output.count("still one") == 1


def test_name_of_another_is_given_only_to_one_of_two_of_one_name(tmp_path):
    folder = saved(tmp_path / "g", MAEVE, BO, telling("d4", ("B. Falk:Person", "leads", "Tarn:Company")))
    for label in ("Bo Falk", "bo falk", " Bo Falk "):
        refused = run("rename", folder, "Tarn", label)
        assert isinstance(refused.exception, DatasetError)
        assert str(refused.exception) == (
            f"{label!r} is what kge:Bo_Falk (Bo Falk, Person) is called already: if they are one: kg merge GRAPH 'Tarn' kge:Bo_Falk; "
            "if they are two of one name: --same-name (same_name=True)"
        )
    assert not (folder / "decisions.jsonl").exists()
    assert run("rename", folder, "Bo Falk", "Bo FALK").exit_code == 0  # its own name
    assert run("rename", folder, "Tarn", "Bo Falk", "--same-name").output == f"{folder}: Tarn is called Bo Falk\n"
    assert run("rename", folder, "Tarn", "Bo Falk").output == f"{folder}: Tarn is called Bo Falk, as it was\n"


def test_name_of_one_that_is_merged_is_its_own():
    graph = graph_of(MAEVE, BO)
    with edit(graph) as editor:
        editor.merge("Bo Falk", "Maeve Dunmore")
        assert len(editor.rename("Maeve Dunmore", "Bo Falk")) == 1


def test_what_else_is_a_fact_between_two_is_told_of_a_fact_that_is_rejected(tmp_path):
    claims = [("Acme", "acquires", "Bolt"), ("Acme", "owns", "Bolt"), ("Bolt", "sues", "Acme"), ("Acme", "owns", "Oslo:City")]
    folder = saved(tmp_path / "g", telling("d", *claims))
    rest = "facts between the two that stay"
    rejected = run("reject", folder, "Acme", "acquires", "Bolt").output
    assert rejected == f"{folder}: Acme acquires Bolt is no fact\n  {rest}: Acme owns Bolt; Bolt sues Acme\n"
    assert run("reject", folder, "Acme", "acquires", "Bolt").output == f"{folder}: Acme acquires Bolt is no fact, as it was\n"
    assert run("reject", folder, "Acme", "owns", "Oslo").output == f"{folder}: Acme owns Oslo is no fact\n"
