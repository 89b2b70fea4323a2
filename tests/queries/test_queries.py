import pytest

from kg.errors import ConfigError, QueryError
from kg.ontology import find_ontology
from kg.queries import list_stored_queries, run_query


def test_prefixes_are_known(graph):
    rows = graph.query("SELECT ?org WHERE { ?org kgo:investsIn kge:Japan }")
    assert [row["org"] for row in rows] == ["kge:Microsoft"]


def test_stored_query_is_bound_by_name(graph):
    (row,) = list(graph.query("who-invests-in", where="Japan"))
    assert (row["investor"], row["amount"], row["time"], row["status"]) == ("Microsoft", "USD 10000000000", "P4Y", "planned")
    assert row["sentence"] == "Microsoft will invest $10 billion in Japan over four years."


def test_who_leads_answers_with_role_and_sentence(graph):
    (row,) = list(graph.query("who-leads", what="Microsoft"))
    assert (row["leader"], row["role"]) == ("Brad Smith", "President")


def test_bound_value_is_a_term_and_never_query_text(graph):
    assert len(graph.query("who-invests-in", where="Japan } . ?a ?b ?c . {")) == 0


@pytest.mark.parametrize("query", [q.name for q in list_stored_queries(find_ontology("news").parent)])
def test_every_stored_query_runs_and_has_a_title(graph, query):
    stored = next(q for q in list_stored_queries(find_ontology("news").parent) if q.name == query)
    assert stored.title.endswith(".")
    assert stored.parameters
    graph.query(query)


REFUSED = [
    ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * WHERE { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }", "SERVICE"),
    ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", "FROM"),
    ("SELECT * FROM NAMED <file:///etc/passwd> WHERE { GRAPH ?g { ?s ?p ?o } }", "FROM"),
    ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "update"),
    ("LOAD <file:///etc/passwd>", "update"),
]


@pytest.mark.parametrize(("text", "word"), REFUSED)
def test_what_reaches_outside_is_refused(graph, text, word):
    with pytest.raises(QueryError, match=word):
        graph.query(text)


def test_syntax_error_names_the_place(graph):
    with pytest.raises(QueryError, match="line 1, column"):
        graph.query("SELECT ?x WHERE { ?x kgo:investsIn ")


def test_unknown_prefix_offers_the_nearest(graph):
    with pytest.raises(QueryError, match="did you mean kgo"):
        graph.query("SELECT ?x WHERE { ?x kgoo:investsIn ?y }")


def test_unknown_stored_query_offers_the_nearest(graph):
    with pytest.raises(ConfigError, match="did you mean 'who-leads'"):
        graph.query("who-lead")


def test_rows_come_as_table_csv_and_records(graph):
    rows = graph.query("SELECT ?s ?o WHERE { ?s kgo:investsIn ?o }")
    assert rows.table().splitlines()[2].split() == ["kge:Microsoft", "kge:Japan"]
    assert rows.to_csv().splitlines()[0] == "s,o"
    assert rows.to_records()[0]["o"] == "https://kg.example.org/entity/Japan"


def test_ask_and_construct(graph):
    assert list(graph.query("ASK { kge:Microsoft kgo:investsIn kge:Japan }")) == [{"answer": "true"}]
    assert len(run_query(graph.engine, "CONSTRUCT { ?s kgo:investsIn ?o } WHERE { ?s kgo:investsIn ?o }", graph.prefixes)) == 1


def test_binding_what_a_stored_query_does_not_ask_for_names_what_it_does(graph):
    with pytest.raises(
        ConfigError, match=r"no parameter of who-invests-in named 'wher': did you mean 'where'\? Known: all, where$"
    ):
        graph.query("who-invests-in", wher="Japan")


def test_binding_what_the_query_has_no_variable_for_is_refused(graph):
    with pytest.raises(ConfigError, match="no variable of the query named 'wher': did you mean 'where'"):
        graph.query("SELECT ?who { ?who kgo:investsIn ?where }", wher="Japan")
