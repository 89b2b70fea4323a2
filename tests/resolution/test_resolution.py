"""Which names of different documents are one, and what that changes."""

from __future__ import annotations

import json

import pytest
from rdflib import Literal

from kg.editing import edit
from kg.errors import DatasetError
from kg.namespaces import KGO
from kg.opening import open_graph
from kg.resolution import Divide, Merge, Reject, Rename, Retype, Split, gather, read_decisions
from kg.writing import GraphWriter
from tests.contributions import graph_of, labels, put, put_into, remove_from, telling

JOINED = [
    ("SoftBank:Company", "SoftBank Group:Company", "SoftBank"),
    ("Acme Co., Ltd.:Company", "Acme:Company", "Acme"),
    ("EBAY:Company", "eBay:Company", "eBay"),
    ("Tim Cook:Person", "Tim D. Cook:Person", "Tim D. Cook"),
    ("The Coca-Cola Company:Company", "Coca-Cola:Company", "Coca-Cola"),
]
TWO = [
    ("Falcon 9:Product", "Falcon 1:Product"),
    ("First World War II:Event", "First World War I:Event"),
    ("Ken Griffey Jr:Person", "Ken Griffey:Person"),
    ("Tim Cook:Person", "Kim Cook:Person"),
    ("Washington:City", "Washington Post:MediaOutlet"),
    ("John A. Smith:Person", "John B. Smith:Person"),
    ("IMF:InternationalBody", "Irish Music Festival:Event"),
]


def pair(first, second):
    return telling("a", (first, "meetsWith", "Zed Alone:Person")), telling("b", (second, "visits", "Yonder:City"))


@pytest.mark.parametrize(("first", "second", "label"), JOINED)
def test_names_of_one_thing_are_joined(first, second, label):
    graph = graph_of(*pair(first, second))
    names = labels(graph) - {"Zed Alone", "Yonder"}
    assert names == {label}
    aliases = [data["aliases"] for _, data in graph.to_networkx().nodes(data=True) if data["label"] == label]
    assert first.partition(":")[0] in (*aliases[0].split("; "), label)


@pytest.mark.parametrize(("first", "second"), TWO)
def test_names_of_two_things_stay_apart(first, second):
    assert len(labels(graph_of(*pair(first, second)))) == 4


def test_initials_are_joined_by_shared_company_only():
    full = telling("a", ("International Monetary Fund:InternationalBody", "supports", "Borvia:Country"))
    short = telling("b", ("IMF:InternationalBody", "urges", "Borvia:Country"))
    elsewhere = telling("b", ("IMF:InternationalBody", "urges", "Dunmoor:Country"))
    assert "IMF" not in labels(graph_of(full, short))
    apart = graph_of(full, elsewhere)
    assert "IMF" in labels(apart)
    (match,) = apart.uncertain_matches()
    assert {match.first_label, match.second_label} == {"IMF", "International Monetary Fund"}
    assert match.reason == "initials"


def test_last_name_alone_is_joined_where_it_can_mean_one_only():
    satya = telling("a", ("Satya Nadella:Person", "leads", "Microsoft:Company"))
    short = telling("b", ("Nadella:Person", "leads", "Microsoft:Company"))
    second = telling("c", ("Anu Nadella:Person", "supports", "Microsoft:Company"))
    assert labels(graph_of(satya, short)) == {"Satya Nadella", "Microsoft"}
    assert labels(graph_of(satya, second, short)) == {"Satya Nadella", "Anu Nadella", "Nadella", "Microsoft"}


def test_bearers_of_a_name_with_other_birthdays_are_two():
    graph = graph_of(
        telling("a", ("John Smith:Person", "dateOfBirth", "1961-05-02"), ("John Smith:Person", "leads", "Acme:Company")),
        telling("b", ("John Smith:Person", "dateOfBirth", "1961"), ("John Smith:Person", "founderOf", "Acme:Company")),
        telling("c", ("John Smith:Person", "dateOfBirth", "1987"), ("John Smith:Person", "leads", "Other Works:Company")),
    )
    nodes = [n for n, data in graph.to_networkx().nodes(data=True) if data["label"] == "John Smith"]
    assert len(nodes) == 2
    remove_from(graph, "c")
    assert sum(data["label"] == "John Smith" for _, data in graph.to_networkx().nodes(data=True)) == 1


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (("54", ""), ("31", ""), 2),
        (("54", ""), ("58", ""), 1),
        (("54", "2020-05-01"), ("31", "2025-05-01"), 2),
        (("54", "2020-05-01"), ("59", "2025-05-01"), 1),
        (("54", "2001-05-01"), ("77", "2024-05-01"), 1),
        (("54", ""), ("9.5", ""), 1),
    ],
)
def test_bearers_of_a_name_are_two_where_their_ages_do_not_fit(first, second, count):
    contributions = [
        telling(name, ("John Marsh:Person", "be of age", age), ("John Marsh:Person", "leads", f"{name} Works:Company"), date=date)
        for name, (age, date) in zip("ab", (first, second), strict=True)
    ]
    graph = graph_of(*contributions)
    assert sum(data["label"] == "John Marsh" for _, data in graph.to_networkx().nodes(data=True)) == count


HIRES, BORN_IN = ("{}", "hires", "Li Wei:Person"), ("Tom Hale:Person", "bornIn", "{}")
BUYS, IS_MADE = ("{}", "acquires", "Zed:Company"), ("Orin:Company", "launches", "{}")


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ((HIRES, "Quillon:Company"), (BORN_IN, "Quillon:City"), 2),
        ((HIRES, "Quillon:Person"), (BORN_IN, "Quillon:Place"), 2),
        ((HIRES, "Berlin:Organization"), (BORN_IN, "Berlin:City"), 1),  # a known place acts as its government
        ((BUYS, "Nova:Company"), (IS_MADE, "Nova:Product"), 2),
        ((BUYS, "Nova:Company"), (("{}", "likes", "Zed:Company"), "Nova:Product"), 1),  # nothing contributions asks for a product
        ((BUYS, "Nova:Company"), (HIRES, "Nova:Person"), 1),  # a name that was misread
        ((BUYS, "Nova:Company"), (HIRES, "Nova:Agent"), 1),
    ],
)
def test_bearers_of_a_name_of_two_kinds_are_two(first, second, count):
    contributions = []
    for document, (claim, who) in zip("ab", (first, second), strict=True):
        subject, prop, object_ = (part.format(who) for part in claim)
        contributions.append(telling(document, (subject, None if prop == "likes" else prop, object_)))
    label = first[1].partition(":")[0]
    graph = graph_of(*contributions)
    assert sum(data["label"] == label for _, data in graph.to_networkx().nodes(data=True)) == count
    remove_from(graph, "b")
    assert graph.to_nquads() == graph_of(contributions[0]).to_nquads()


def test_statements_speak_of_who_is_meant():
    graph = graph_of(
        telling("a", ("SoftBank:Company", "investsIn", "Japan:Country")),
        telling("b", ("SoftBank Group:Company", "acquires", "Arm:Company")),
    )
    assert {e.predicate for e in graph.why("SoftBank")} == {"investsIn", "acquires"}
    assert graph.find_entity("SoftBank Group") == graph.find_entity("SoftBank")
    text = str(graph.why("SoftBank", "acquires")[0])
    assert "SoftBank Group is SoftBank: the same name but for the legal form" in text


@pytest.fixture
def folder(tmp_path):
    graph_of(
        telling("a", ("SoftBank:Company", "investsIn", "Japan:Country")),
        telling("b", ("SoftBank Group:Company", "acquires", "Arm:Company")),
        telling("c", ("Jupiter:Company", "acquires", "Io:Company")),
        telling("d", ("Jupiter:Company", "investsIn", "Japan:Country")),
    ).save(tmp_path / "g")
    return tmp_path / "g"


def decide(folder, decision):
    with edit(folder) as editor:
        editor.decide(decision)
    return open_graph(folder)


def name(local):
    return f"https://kg.example.org/entity/{local}"


def test_split_undoes_a_merge_and_merge_the_split(folder):
    before = open_graph(folder).to_nquads()
    graph = decide(folder, Split(names=(name("SoftBank"), name("SoftBank_Group"))))
    assert {"SoftBank", "SoftBank Group"} <= labels(graph)
    again = decide(folder, Merge(names=(name("SoftBank"), name("SoftBank_Group"))))
    assert labels(again) == {"SoftBank", "Japan", "Arm", "Jupiter", "Io"}
    assert before != again.to_nquads()  # the reason is another: somebody decided it


def test_document_may_mean_another_of_a_name(folder):
    graph = decide(folder, Divide(name=name("Jupiter"), documents=("d",), part=name("Jupiter_Fund")))
    assert {e.document for e in graph.why(name("Jupiter"))} == {"c"}
    assert {e.document for e in graph.why(name("Jupiter_Fund"))} == {"d"}


def test_retype_rename_and_reject(folder):
    assert (
        decide(folder, Retype(name=name("Jupiter"), class_iri=f"{KGO}NonProfit")).to_networkx().nodes[name("Jupiter")]["type"]
        == "NonProfit"
    )
    assert "Jove" in labels(decide(folder, Rename(name=name("Jupiter"), label="Jove")))
    graph = decide(folder, Reject(subject=name("Jupiter"), predicate=f"{KGO}acquires", object_term=f"<{name('Io')}>"))
    assert not graph.to_networkx().has_edge(name("Jupiter"), name("Io"))
    assert graph.why("Jupiter", "acquires", "Io")  # what the text says stays


def test_decisions_are_replayed_when_documents_come_and_when_the_file_is_edited(folder):
    decide(folder, Split(names=(name("SoftBank"), name("SoftBank_Group"))))
    with edit(folder) as editor:
        put(editor, telling("e", ("SoftBank Group:Company", "sells", "Boats:Company")))
    assert {"SoftBank", "SoftBank Group"} <= labels(open_graph(folder))
    (folder / "decisions.jsonl").unlink()
    with edit(folder):
        pass
    graph = open_graph(folder)
    assert "SoftBank Group" not in labels(graph)
    whole = graph_of(
        telling("a", ("SoftBank:Company", "investsIn", "Japan:Country")),
        telling("b", ("SoftBank Group:Company", "acquires", "Arm:Company")),
        telling("c", ("Jupiter:Company", "acquires", "Io:Company")),
        telling("d", ("Jupiter:Company", "investsIn", "Japan:Country")),
        telling("e", ("SoftBank Group:Company", "sells", "Boats:Company")),
    )
    assert graph.to_nquads() == whole.to_nquads()


@pytest.mark.parametrize(
    "line", ["nonsense", '{"do": "merge"}', '{"do": "marry", "names": []}', '{"do": "rename", "name": "x", "label": 3}']
)
def test_line_that_is_no_decision_is_named(tmp_path, line):
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"do": "merge", "names": ["e:a", "e:b"]}\n' + line + "\n")
    with pytest.raises(DatasetError, match=r"decisions\.jsonl, line 2: not a decision"):
        read_decisions(path)


def test_later_decision_goes_before_an_earlier_one():
    both = [Rename(name="e:a", label="A"), Rename(name="e:a", label="B")]
    assert gather(both).labels == {"e:a": "B"}
    assert gather(both).hash != gather(both[::-1]).hash


def fact(graph, subject, prop, object_):
    text = (
        "SELECT ?sources ?confidence ?first ?last WHERE { ?f a kgo:Fact ; owl:annotatedSource ?s ; owl:annotatedTarget ?o ; "
        "owl:annotatedProperty ?p ; kgo:sourceCount ?sources ; kgo:confidence ?confidence . "
        "OPTIONAL { ?f kgo:firstReported ?first ; kgo:lastReported ?last } }"
    )
    return list(graph.query(text, s=subject, o=object_, p=f"kgo:{prop}"))


def test_fact_stated_by_several_is_one_with_all_its_evidence():
    claim = ("Fiat:Company", "acquires", "Opel:Company")
    graph = graph_of(
        telling("a", claim, date="2025-03-01"), telling("b", claim, date="2025-01-01", text="Fiat acquires Opel. So it goes.")
    )
    assert fact(graph, "Fiat", "acquires", "Opel") == [
        {"sources": "2", "confidence": "0.96", "first": "2025-01-01", "last": "2025-03-01"}
    ]
    assert len(graph.why("Fiat", "acquires", "Opel")) == 2
    remove_from(graph, "a")
    assert fact(graph, "Fiat", "acquires", "Opel")[0]["sources"] == "1"


def test_nearly_the_same_article_is_the_same_source():
    claim = ("Fiat:Company", "acquires", "Opel:Company")
    body = "Fiat acquires Opel. " + " ".join(f"word{n}" for n in range(300))
    graph = graph_of(
        telling("a", claim, text=body),
        telling("b", claim, text=body + " (Reuters)"),
        telling("c", claim, text="Fiat acquires Opel!"),
    )
    assert fact(graph, "Fiat", "acquires", "Opel")[0]["sources"] == "2"
    remove_from(graph, "a")
    assert fact(graph, "Fiat", "acquires", "Opel")[0]["sources"] == "2"
    remove_from(graph, "c")
    assert fact(graph, "Fiat", "acquires", "Opel")[0]["sources"] == "1"


def test_values_that_exclude_one_another_stand_side_by_side():
    graph = graph_of(
        telling("a", ("Acme:Company", "dateFounded", "1990")),
        telling("b", ("Acme:Company", "dateFounded", "1992")),
        telling("c", ("Acme:Company", "dateFounded", "1990-05-01")),
    )
    rows = graph.query(
        "SELECT ?one ?other { ?f kgo:conflictsWith ?g . ?f owl:annotatedTarget ?one . ?g owl:annotatedTarget ?other }"
    )
    dates = {(row["one"], row["other"]) for row in rows}
    assert dates == {("1990", "1992"), ("1992", "1990"), ("1990-05-01", "1992"), ("1992", "1990-05-01")} or len(dates) == 4


def test_deriving_anew_gives_the_graph_that_was_there_and_its_conflicts():
    graph = graph_of(
        telling("a", ("Acme:Company", "dateFounded", "1990"), ("Fiat:Company", "acquires", "Opel:Company")),
        telling("b", ("Acme:Company", "dateFounded", "1992"), ("Ann Lee:Person", "dateOfBirth", "1961")),
    )
    before = graph.to_nquads()
    assert "conflictsWith" in before
    GraphWriter(graph.stored).rederive()
    assert graph.to_nquads() == before
    assert graph.verify()


def test_removed_document_leaves_nothing():
    graph = graph_of(telling("keep", ("Fiat:Company", "acquires", "Opel:Company")))
    before = graph.to_nquads()
    gone = telling(
        "gone", ("Zorblax Group:Company", "acquires", "Opel:Company"), ("Zorblax:Company", None, "Quux:Company"), date="2031-01-01"
    )
    put_into(graph, gone)
    assert "Zorblax" in graph.to_nquads()
    remove_from(graph, "gone")
    text = graph.to_nquads()
    assert text == before
    for trace in ("Zorblax", "zorblax", "Quux", "2031", "gone", "like"):
        assert trace not in text


def test_unknown_document_is_not_removed(graph):
    with pytest.raises(DatasetError, match="did you mean 'invest'"):
        remove_from(graph, "invst")


def test_profile_of_a_name_is_json():
    graph = graph_of(telling("a", ("Fiat:Company", "acquires", "Opel:Company")))
    (text,) = [q[2] for q in graph.engine.find() if q[1].endswith("#profile") and q[0].endswith("/Fiat")]
    assert isinstance(text, Literal)
    assert json.loads(str(text))["documents"] == 1


def test_facts_of_a_single_source_are_found():
    claim = ("Fiat:Company", "acquires", "Opel:Company")
    graph = graph_of(telling("a", claim), telling("b", claim), telling("c", ("Fiat:Company", "sells", "Saab:Company")))
    objects = {row["object"] for row in graph.query("single-source", who="Fiat")}
    assert objects == {"Opel", "Saab"}  # a and b are one text
    put_into(graph, telling("d", claim, text="So Fiat acquires Opel."))
    assert {row["object"] for row in graph.query("single-source")} == {"Saab"}


TWO_SIDED = """
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <http://example.com/o#> .
<http://example.com/o> a owl:Ontology .
ex:Person a owl:Class ; rdfs:label "person"@en .
ex:marriedTo a owl:ObjectProperty, owl:SymmetricProperty, owl:FunctionalProperty ; rdfs:label "married to"@en ;
    rdfs:domain ex:Person ; rdfs:range ex:Person .
"""


def test_conflicts_of_a_property_with_two_sides_do_not_hang_on_the_order(tmp_path):
    from kg.config import Config
    from kg.contributions import store_contributions
    from kg.dataset import EmbeddedStore
    from kg.graph import KnowledgeGraph
    from kg.pipeline import new_writer

    (tmp_path / "o.ttl").write_text(TWO_SIDED)
    config = Config(ontology=str(tmp_path / "o.ttl"))
    documents = [
        telling("a", ("Ann Lee:Person", "marriedTo", "Bob Ray:Person")),
        telling("b", ("Cy Dee:Person", "marriedTo", "Ann Lee:Person")),
        telling("c", ("Bob Ray:Person", "marriedTo", "Ann Lee:Person")),
    ]

    def built(order):
        writer = new_writer(config, EmbeddedStore())
        for contribution in order:
            store_contributions(writer, [contribution], config)
        return KnowledgeGraph(writer.stored)

    straight = built(documents)
    rows = straight.query("SELECT ?f ?g { ?f kgo:conflictsWith ?g . ?f a kgo:Fact . ?g a kgo:Fact }")
    assert len(rows) == len(list(straight.query("SELECT ?f ?g { ?f kgo:conflictsWith ?g }"))) == 4  # a and c say the same
    assert built(documents[::-1]).to_nquads() == straight.to_nquads()
    remove_from(straight, "b")
    assert "conflictsWith" not in straight.to_nquads()
