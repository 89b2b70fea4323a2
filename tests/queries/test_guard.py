"""Queries are looked at before they run, and bound by terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from kg.config import DEFAULT_BASE
from kg.dataset import EmbeddedStore, RemoteStore
from kg.errors import DatasetError, QueryError, QueryStoppedError
from kg.namespaces import prefixes
from kg.queries.binding import bind
from kg.queries.guard import check_query
from kg.queries.select import run_query
from kg.queries.worker import Request, Response, Worker
from tests.graphs import sample_graph

KNOWN = prefixes(DEFAULT_BASE)
JAPAN = URIRef("https://kg.example.org/entity/Japan")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("ASK {}", "ASK"),
        ("DESCRIBE kge:Japan", "DESCRIBE"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
    ],
)
def test_form_is_reported(text, form):
    assert check_query(text, KNOWN).form == form


def test_order_graphs_and_predicates_are_reported():
    query = check_query("SELECT * FROM kgg:facts { ?s kgo:leads/kgo:owns* ?o . ?o a kgo:Person } ORDER BY ?s", KNOWN)
    assert query.ordered
    assert query.default_graphs == ("https://kg.example.org/graph/facts",)
    assert {p.rpartition("#")[2] for p in query.predicates} == {"leads", "owns", "type"}
    assert not check_query("SELECT * { ?s rdfs:label 'ORDER BY' }", KNOWN).ordered


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { SERVICE SILENT <http://e.org/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { FILTER EXISTS { SERVICE <http://e.org/> { ?s ?p ?o } } }", "SERVICE asks another server"),
        ("SELECT * { # x\r SERVICE <http://e.org/> { ?s ?p ?o }\n }", "SERVICE asks another server"),
        ("SELECT * { VALUES ?z { '\\u005C' } SERVICE <http://e.org/> { ?s ?p ?o } # ' }\n }", "take in different ways"),
        ("SELECT * { ?s ?p ?o . \\u0053ERVICE <http://e.org/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("", "the query is empty"),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", "this is an update"),
        ("# a comment\nPREFIX x: <x:>\nDROP ALL", "this is an update"),
        ("SELECT * { ?s kgoo:x ?o }", "did you mean kgo:?"),
        ("SELECT * { ?s ?p", "not SPARQL at line 1"),
        ("x" * 100_001, "at most 100,000"),
        ("ASK " + "{" * 201, "at most 200"),
        ("ASK { # {\r" + "{" * 201, "at most 200"),
        ("SELECT * { ?s " + "(" * 150 + "kgo:x" + ")*" * 150 + " ?o }", "nested too deep"),
    ],
    ids=lambda v: v[:30],
)
def test_what_must_not_run_is_refused(text, said):
    with pytest.raises(QueryError) as raised:
        check_query(text, KNOWN)
    assert said in str(raised.value)


def test_brackets_in_texts_do_not_count():
    assert check_query(f"ASK {{ ?s ?p '{'{' * 300}' }}", KNOWN).form == "ASK"


def test_from_outside_is_refused_and_inside_allowed(graph):
    assert len(graph.query("SELECT * FROM kgg:facts { ?s kgo:investsIn ?o }")) == 1
    assert len(graph.query("SELECT * FROM <https://kg.example.org/graph/document-invest> { ?s kgo:investsIn ?o }")) == 0
    with pytest.raises(QueryError, match="outside this dataset"):
        graph.query("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")


def test_from_is_reported_from_the_tokens_that_run():
    query = check_query("SELECT * # \r FROM <x:a>\n FROM NAMED kgg:facts { ?s ?p 'FROM <x:b>' }", KNOWN)
    assert (query.default_graphs, query.named_graphs) == (("x:a",), ("https://kg.example.org/graph/facts",))


def test_server_gets_the_text_that_was_looked_at(monkeypatch):
    requests = []

    def post(store, url, text, content_type, accept):
        requests.append(text)
        return b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}', "application/sparql-results+json"

    monkeypatch.setattr(RemoteStore, "_post", post)
    run_query(RemoteStore("http://127.0.0.1:9/query"), "SELECT ?s # x\r\n{ ?s kgo:leads '\\u00e9' , ?o }", KNOWN, {"o": JAPAN})
    assert requests[0] == f'SELECT ?s {{ VALUES ?o {{ <{JAPAN}> }} ?s <https://kg.example.org/ontology#leads> "é" , ?o }}'
    with pytest.raises(QueryError, match="SERVICE"):
        run_query(RemoteStore("http://127.0.0.1:9/query"), "SELECT ?s { # x\r SERVICE <x:y> {} }", KNOWN)


def test_empty_query_is_empty(graph):
    for text in ("", "  \n"):
        with pytest.raises(QueryError, match="the query is empty"):
            graph.query(text)


BOUND = [
    ("SELECT ?x { ?x kgo:investsIn ?where }", 1),
    ("SELECT ?x { { ?x kgo:investsIn ?where } UNION { ?x kgo:leads ?where } }", 1),
    ("SELECT ?x { GRAPH ?g { ?x kgo:investsIn ?where } }", 1),
    ("SELECT ?x { { SELECT ?x { ?x kgo:investsIn ?where } } }", 1),
    ("SELECT ?x { ?x kgo:investsIn ?o OPTIONAL { ?o rdfs:label ?l FILTER (?o = ?where) } FILTER (BOUND(?l)) }", 1),
    ("SELECT ?x { ?x kgo:investsIn ?o FILTER (!BOUND(?where) || ?o = ?where) }", 1),
    ("SELECT ?x { ?x a kgo:Company MINUS { ?x kgo:investsIn ?where } }", 5),
    ("CONSTRUCT { ?x kgo:investsIn ?where } WHERE { ?x kgo:investsIn ?where }", 1),
    ("SELECT ?x { VALUES ?y { 1 2 } ?x kgo:investsIn ?where }", 2),
]


@pytest.mark.parametrize(("text", "rows"), BOUND, ids=lambda v: str(v)[:50])
def test_value_is_bound_in_every_group(graph, text, rows):
    assert len(graph.query(text, where="Japan")) == rows


def test_describe_of_a_variable_can_be_bound(graph):
    assert any("Japan" in str(row) for row in graph.query("DESCRIBE ?x", x="Japan").rows)


EMPTY = EmbeddedStore()


@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=40))
def test_bound_value_stays_one_value(text):
    answer = EMPTY.query(bind("SELECT ?x WHERE { FILTER (?x = ?x) }", {"x": Literal(text)}), KNOWN)
    assert [row[0].value for row in answer] == [text]


def test_stored_queries_run_with_and_without_their_parameters(built):
    from kg.queries import list_stored_queries

    values = dict.fromkeys(("what", "who", "from"), "Microsoft") | {"where": "Japan", "to": "Japan", "kind": "kgo:Company"}
    values |= {"least": "1000", "code": "USD", "all": "true"}
    for stored in list_stored_queries(built.ontology.folder):
        assert built.query(stored.name).columns
        assert built.query(stored.name, **{name: values[name] for name in stored.parameters}).columns


def test_typo_in_a_property_gets_a_hint(graph):
    assert graph.query("SELECT * { ?s kgo:investIn ?o }").notes == (
        "nothing has the property kgo:investIn: did you mean kgo:investsIn?",
    )
    assert graph.query("SELECT * { ?s kgo:borders ?o }").notes == ()


def test_limit_says_that_there_is_more(graph):
    rows = graph.query("SELECT * { ?s a kgo:Company }", limit=2)
    assert (len(rows), rows.truncated) == (2, True)
    assert not graph.query("SELECT * { ?s a kgo:Company }", limit=6).truncated


def test_citations_are_the_sentences_that_join_what_is_in_a_row(graph):
    rows = graph.query(
        "SELECT ?a ?p ?b { ?s rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b . FILTER (?a = kge:Microsoft && ?b = kge:Japan) }"
    )
    ((citation, *_),) = graph.cite(rows)
    assert citation.sentence == "Microsoft will invest $10 billion in Japan over four years."
    assert (citation.document, citation.begin, citation.end, citation.status) == ("invest", 0, 59, "affirmed, planned")
    assert graph.cite(graph.query("SELECT ?l { kge:Japan rdfs:label ?l }")) == [()]


@pytest.fixture(scope="module")
def worker(tmp_path_factory):
    folder = tmp_path_factory.mktemp("worker") / "g"
    sample_graph().save(folder)
    worker = Worker(folder)
    yield worker
    worker.stop()


def test_worker_answers_in_rows_and_in_bytes(worker):
    text = "SELECT ?o { kge:Microsoft kgo:investsIn ?o }"
    assert [row["o"] for row in worker.ask(Request(text=text), 30)] == ["kge:Japan"]
    answer = worker.ask(Request(text=text, formats={"SELECT": "csv"}), 30)
    assert isinstance(answer, Response)
    assert answer.content.decode() == "o\r\nhttps://kg.example.org/entity/Japan\r\n"


def test_worker_stops_what_takes_too_long_and_goes_on(worker):
    with pytest.raises(QueryStoppedError, match="longer than 1 s"):
        worker.ask(Request(text="SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"), 1)
    assert worker.ask(Request(text="ASK {}"), 30).terms == ((True,),)


@pytest.mark.slow
def test_worker_stops_what_takes_too_much_memory(worker):
    with pytest.raises(QueryStoppedError, match=r"more memory|longer"):
        worker.ask(Request(text="SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"), 60)


def test_worker_limits_the_size_of_an_answer(worker):
    with pytest.raises(QueryError, match="larger than 1,000 bytes"):
        worker.ask(Request(text="SELECT * { ?s ?p ?o }", formats={"SELECT": "json"}, most_bytes=1000), 30)


def test_worker_passes_errors_on(worker):
    with pytest.raises(QueryError, match="SERVICE"):
        worker.ask(Request(text="ASK { SERVICE <http://e.org/> {} }"), 30)
    with pytest.raises(DatasetError, match="no such folder"):
        Worker(worker._folder / "none").ask(Request(text="ASK {}"), 30)
