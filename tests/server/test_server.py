"""The server over HTTP: the SPARQL 1.1 Protocol, pages, limits; and real clients against a real server."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.parse import unquote, urljoin
from urllib.request import Request, urlopen

import pytest
from rdflib import RDF, Graph, URIRef
from starlette.testclient import TestClient

from kg.editing import edit
from kg.opening import open_graph
from kg.server import Settings, make_app
from kg.server.addresses import address_of
from kg.server.protocol import ProtocolError, accepted, read_operation
from kg.vocabulary import KGO
from tests.contributions import graph_of, put, telling
from tests.graphs import sample_graph
from tests.servers import serving

SELECT = "SELECT ?o WHERE { kge:Microsoft kgo:investsIn ?o }"
SHA = KGO.sha256
JAPAN = "https://kg.example.org/entity/Japan"
FORM = {"content-type": "application/x-www-form-urlencoded"}
QUERY = {"content-type": "application/sparql-query"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("served") / "g"
    sample_graph().save(place)
    return place


@contextmanager
def client_of(place, **settings):
    with TestClient(make_app(place, Settings(**settings)), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def client(folder):
    with client_of(folder, timeout=3, most_bytes=200_000, most_body=20_000) as client:
        yield client


# The protocol, clause by clause (https://www.w3.org/TR/sparql11-protocol/#query-operation).


def test_query_comes_by_get(client):
    answer = client.get("/sparql", params={"query": SELECT})
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.json()["results"]["bindings"] == [{"o": {"type": "uri", "value": JAPAN}}]


def test_query_comes_by_post_as_a_form(client):
    assert client.post("/sparql", data={"query": SELECT}).json()["head"]["vars"] == ["o"]


def test_query_comes_by_post_as_itself(client):
    assert client.post("/sparql", content=SELECT, headers=QUERY).json()["head"]["vars"] == ["o"]
    assert (
        client.post("/sparql", content=SELECT, headers={"content-type": "application/sparql-query; charset=UTF-8"}).status_code
        == 200
    )


@pytest.mark.parametrize(
    ("accept", "media", "start"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", "{"),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv; charset=utf-8", "o\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?o\n"),
        ("text/html, application/xml;q=0.9, */*;q=0.1", "application/sparql-results+xml", "<?xml"),
    ],
)
def test_rows_come_in_the_format_accepted(client, accept, media, start):
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": accept})
    assert answer.headers["content-type"] == media
    assert answer.text.startswith(start)


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
@pytest.mark.parametrize("form", ["CONSTRUCT { ?s kgo:investsIn ?o } WHERE { ?s kgo:investsIn ?o }", "DESCRIBE kge:Microsoft"])
def test_triples_come_in_the_format_accepted(client, form, accept, name):
    answer = client.get("/sparql", params={"query": form}, headers={"accept": accept})
    triples = Graph().parse(data=answer.text, format=name)
    assert (
        URIRef("https://kg.example.org/entity/Microsoft"),
        URIRef("https://kg.example.org/ontology#investsIn"),
        URIRef(JAPAN),
    ) in triples


def test_ask_is_answered(client):
    assert client.get("/sparql", params={"query": "ASK { kge:Microsoft kgo:investsIn kge:Japan }"}).json()["boolean"] is True


def test_graphs_may_be_chosen(client):
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a kgo:Company }"
    statements = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a kgo:Statement } }"

    def number(query, **graphs):
        return int(client.get("/sparql", params={"query": query, **graphs}).json()["results"]["bindings"][0]["n"]["value"])

    facts, document = "https://kg.example.org/graph/facts", "https://kg.example.org/graph/document-invest"
    assert number(count, **{"default-graph-uri": facts}) == number(count) == 6
    assert number(count, **{"default-graph-uri": document}) == 0
    assert number(statements, **{"named-graph-uri": document}) == 1
    assert client.get("/sparql", params={"query": count, "default-graph-uri": "file:///etc/passwd"}).status_code == 400


@pytest.mark.parametrize(
    ("method", "arguments", "status", "said"),
    [
        ("GET", {"params": {"query": "SELECT nonsense"}}, 400, "not SPARQL"),
        ("GET", {"params": [("query", SELECT), ("query", SELECT)]}, 400, "one query is wanted, 2 came"),
        ("GET", {"params": {"nothing": "x"}}, 400, "one query is wanted, 0 came"),
        ("GET", {"params": {"query": SELECT}, "headers": {"accept": "image/png"}}, 406, "the formats are"),
        ("POST", {"content": SELECT, "headers": {"content-type": "text/plain"}}, 415, "application/sparql-query"),
        (
            "POST",
            {"content": SELECT.encode("utf-16"), "headers": {"content-type": "application/sparql-query; charset=utf-16"}},
            415,
            "UTF-8",
        ),
        ("POST", {"content": b"\xff\xfe", "headers": QUERY}, 400, "not UTF-8"),
        ("POST", {"data": {"update": "DROP ALL"}}, 403, "read only"),
        ("POST", {"content": "DROP ALL", "headers": {"content-type": "application/sparql-update"}}, 403, "read only"),
        ("POST", {"content": "DROP ALL", "headers": QUERY}, 400, "this is an update"),
        ("PUT", {"content": SELECT}, 405, ""),
        ("DELETE", {}, 405, ""),
    ],
)
def test_what_is_not_allowed_is_refused_with_the_status_that_says_so(client, method, arguments, status, said):
    answer = client.request(method, "/sparql", **arguments)
    assert answer.status_code == status
    assert said in answer.text


def test_request_is_read_by_the_protocol_alone():
    assert read_operation("GET", "", "query=ASK%20%7B%7D&default-graph-uri=a&default-graph-uri=b", b"").default_graphs == ("a", "b")
    with pytest.raises(ProtocolError, match="0 came"):
        read_operation("POST", "application/x-www-form-urlencoded", "query=ASK", b"")


def test_quality_decides_what_is_accepted():
    assert accepted("text/csv;q=0.2, text/turtle;q=0.8", ["text/csv", "text/turtle"]) == "text/turtle"
    assert accepted("text/*", ["application/json", "text/turtle"]) == "text/turtle"
    assert accepted("text/turtle;q=0", ["text/turtle"]) is None
    assert accepted("text/turtle;q=x", ["text/turtle"]) is None


# Hostile queries.

HOSTILE = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } } } } }",
    "LOAD <file:///etc/passwd>",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "DROP ALL",
    "INSERT DATA { <a:a> <a:a> <a:a> }",
    "DELETE WHERE { ?s ?p ?o }",
    "# SELECT\nCLEAR ALL",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?s " + "(" * 150 + "kgo:x" + ")*" * 150 + " ?o }",
    "SELECT * { ?s " + "/".join(["(kgo:a|!kgo:b)*"] * 60) + " ?o }",
    "ASK " + "{" * 5000,
    "SELECT * { FILTER(" + "!" * 10000 + "true) }",
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda q: q[:40])
@pytest.mark.slow
def test_hostile_query_is_stopped_and_the_server_lives(client, folder, query):
    before = (folder / "manifest.json").read_bytes()
    began = time.monotonic()
    answer = client.post("/sparql", content=query, headers=QUERY)
    assert answer.status_code in (400, 503) or (answer.status_code == 200 and len(answer.content) < 200_000)
    assert "root:" not in answer.text
    assert time.monotonic() - began < 30, "the limit of 3 seconds, and what it takes to start another process"
    assert (folder / "manifest.json").read_bytes() == before
    assert client.get("/sparql", params={"query": SELECT}).status_code == 200


def test_body_that_is_too_large_is_refused(client):
    assert client.post("/sparql", content="x" * 30_000, headers=QUERY).status_code == 413
    chunks = (b"x" * 1000 for _ in range(30))
    assert client.post("/sparql", content=chunks, headers=QUERY).status_code == 413


def test_queries_beyond_those_that_may_wait_are_turned_away(folder):
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with serving(folder, "--max-queries", "1", "--timeout", "4") as server:
        url = server.url
        statuses = []

        def ask():
            try:
                with urlopen(Request(f"{url}/sparql", slow.encode(), QUERY)) as answer:
                    statuses.append(answer.status)
            except HTTPError as error:
                statuses.append((error.code, error.headers.get("Retry-After")))
            except OSError:
                pass  # the server was ended while this one waited

        threads = [threading.Thread(target=ask) for _ in range(20)]
        for thread in threads:
            thread.start()
        for _ in range(100):
            if (503, "5") in statuses:
                break
            time.sleep(0.1)
        with urlopen(f"{url}/") as page:  # pages are answered all the while
            assert page.status == 200
        assert (503, "5") in statuses
    for thread in threads:
        thread.join()


# Pages.


def test_entity_has_a_page_with_dated_cited_statements(client):
    page = client.get("/entity/Microsoft", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "Microsoft will invest $10 billion in Japan over four years." in page.text
    assert "19 November 2025" in page.text
    assert 'href="/entity/Japan"' in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_entity_comes_as_turtle_and_json_ld(client):
    turtle = client.get("/entity/Microsoft", headers={"accept": "text/turtle"})
    graph = Graph().parse(data=turtle.text, format="turtle")
    assert "Microsoft will invest $10 billion" in turtle.text
    assert len(graph) > 20
    document = client.get("/entity/Microsoft", headers={"accept": "application/ld+json"}).json()
    assert document["@graph"][0]["label"] == "Microsoft"
    assert client.get("/entity/Microsoft", headers={"accept": "image/png"}).status_code == 406


def test_document_and_statement_have_pages(client, folder):
    page = client.get("/document/invest", headers={"accept": "text/html"}).text
    assert "Microsoft will invest $10 billion in Japan over four years." in re.sub("<[^>]*>", "", page)
    node = client.get("/sparql", params={"query": "SELECT ?s { ?s rdf:subject kge:Microsoft } LIMIT 1"}).json()["results"][
        "bindings"
    ][0]["s"]["value"]
    assert client.get("/" + node.split("/", 3)[3], headers={"accept": "text/html"}).status_code == 200


def test_what_is_not_there_is_not_found(client):
    for accept in ("text/html", "text/turtle"):
        assert client.get("/entity/Nobody", headers={"accept": accept}).status_code == 404
    assert client.get("/nonsense").status_code == 404


def test_search_finds_names_and_aliases(client):
    assert [row["label"] for row in client.get("/search?q=micro", headers={"accept": "application/json"}).json()] == ["Microsoft"]
    assert "Microsoft" in client.get("/search?q=MICRO").text
    assert "No name holds" in client.get("/search?q=xyzzy").text


@pytest.mark.parametrize(("name", "path"), [("SoftBank", "/entity/SoftBank"), ("Nestlé", "/entity/Nestl%C3%A9")])
def test_merged_name_leads_to_the_one_that_stands_for_it_without_naming_a_host(tmp_path, name, path):
    graph_of(
        telling("a", (f"{name}:Company", "investsIn", "Japan:Country")),
        telling("b", (f"{name} Group:Company", "acquires", "Arm:Company")),
    ).save(tmp_path / "g")
    with client_of(tmp_path / "g") as client:
        answer = client.get(f"{path}_Group", headers={"accept": "text/html"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (301, path)
        assert f"{name}_Group is taken for the same" in client.get(path).text


def test_hostile_label_is_only_text(tmp_path):
    graph_of(telling("a", ("<script>alert(1)</script>:Company", "investsIn", '"><img src=x onerror=alert(1)>:Country'))).save(
        tmp_path / "g"
    )
    with client_of(tmp_path / "g") as client:
        for address in ("/", "/search?q=script", "/search?q=<script>", "/document/a"):
            text = client.get(address, headers={"accept": "text/html"}).text
            assert "<script>alert" not in text
            assert "<img src=x" not in text


def test_query_page_and_explorer_load_nothing_from_elsewhere(client):
    page = client.get("/query").text
    assert "who-invests-in" in page or "invest" in page
    assert 'src="/query.js"' in page
    assert client.get("/query.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/sparql", follow_redirects=False).headers["location"] == "/query"
    assert "http://" not in page.replace("http://www.w3.org", "").replace("http://purl", "").replace("http://persistence", "")
    assert "<canvas" in client.get("/explore").text or "vis" in client.get("/explore").text


HARD_NAMES = [
    "Nestlé",
    "São Paulo",
    "Łódź",
    "Владимир Путин",
    "東京",
    "محمد",
    "עברית",
    "हिन्दी",
    "e\u0301cole",
    "Ab",
    "aB",
    "100%",
    "%41",
    "%C3%A9",
    "%2F",
    "C#",
    "a?b",
    "a&b=c",
    "a/b",
    "..",
    ".",
    "a\"b'c",
    "<b>",
    "back\\slash",
    "two\nlines",
    "tab\there",
    "😀 smile",
    "\u202eevil",
    "a:b",
    "a;b,c",
    "[x]",
    "~tilde",
    "x" * 300,
    "+",
    " ",
    "javascript:alert(1)",
    "//evil.example",
    "http://evil.example/",
    "\ufeffbom",
    "\U0001d54f",
    "a|b^c`d{e}",
]


@pytest.fixture(scope="module")
def hard(tmp_path_factory):
    place = tmp_path_factory.mktemp("hard") / "g"
    spoken = [(name, name.replace(":", " ")) for name in HARD_NAMES]  # telling takes a colon for the one before the class
    documents = [telling(name, (f"{word} Inc:Company", "investsIn", f"Land {word}:Country")) for name, word in spoken]
    graph_of(*documents).save(place)
    return place


@pytest.mark.slow
def test_all_links_of_all_pages_lead_somewhere(hard):
    with client_of(hard) as client:
        wanted, seen = ["/", "/search?q=Inc", "/search?q=Land", "/query"], {}
        while wanted:
            address = urljoin("http://localhost/", wanted.pop())
            if address in seen:
                continue
            answer = client.get(address, headers={"accept": "text/html"})
            seen[address] = answer.status_code
            assert answer.status_code == 200, address
            assert address.startswith("http://localhost/")
            wanted += [urljoin(address, html.unescape(link)) for link in re.findall(r'href="([^"]*)"', answer.text)]
        pages = [client.get(address).text for address in seen]
        for name in HARD_NAMES:
            assert any(
                f"<h1>About {html.escape(name).replace('&#x27;', '&#39;').replace('&quot;', '&#34;')}</h1>" in p for p in pages
            ), name


@pytest.mark.slow
@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/ld+json"])
def test_hard_names_come_in_every_format(hard, accept):
    with client_of(hard) as client:
        graph = open_graph(hard)
        subjects = {q[0] for q in graph.engine.find(predicate=RDF.type)} | {q[0] for q in graph.engine.find(predicate=SHA)}
        asked = sorted(s for s in map(str, subjects) if s.startswith((graph.prefixes["kge"], graph.prefixes["kgd"])))
        assert len(asked) > 2 * len(HARD_NAMES)
        for iri in asked:
            answer = client.get(address_of(iri, graph.base), headers={"accept": accept})
            assert answer.status_code == 200, iri
            assert answer.headers["content-type"].startswith(accept)
            if accept != "text/html":
                triples = Graph().parse(data=answer.text, format="turtle" if "turtle" in accept else "json-ld")
                assert (URIRef(iri), None, None) in triples
        graph.close()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/entity/%", 400),
        ("/entity/%4", 400),
        ("/entity/%zz", 400),
        ("/entity/<a>", 400),
        ("/entity/{a}", 400),
        ("/entity/a|b", 400),
        ("/entity/%ff", 404),
        ("/entity/%00", 404),
        ("/entity/%2500", 404),
        ("/entity/%EF%BF%BE", 404),
        ("/entity/%0a", 404),
        ("/entity/", 404),
        ("/entity//", 404),
        ("//evil.example/", 404),
        ("/search/", 404),
        ("/document/%2e%2e", 404),
        ("/entity/" + "a" * 60_000, 404),
        ("/named", 404),
        ("/named?iri=%", 404),
        ("/named?iri=https://kg.example.org/entity/<", 404),
        ("/named?iri=http://evil.example/", 404),
        ("/entity/Microsoft", 200),
        ("/entity/%4dicrosoft", 200),
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_no_path_is_an_error_of_the_server(client, path, status, accept):
    gate = client.app
    target = path.partition("?")
    sent = []

    async def ask():
        scope = {
            "type": "http",
            "method": "GET",
            "path": unquote(target[0]),
            "raw_path": target[0].encode(),
            "query_string": target[2].encode(),
            "headers": [(b"host", b"localhost"), (b"accept", accept.encode())],
            "scheme": "http",
            "server": ("localhost", 80),
            "http_version": "1.1",
        }

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        await gate(scope, receive, send)

    client.portal.call(ask)
    assert sent[0]["status"] == status


# Access.


def test_token_is_asked_for(folder):
    with client_of(folder, token="secret") as client:
        assert client.get("/").status_code == 401
        assert client.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
        assert client.get("/", headers={"authorization": "Bearer secret"}).status_code == 200


def test_other_origins_may_ask_only_where_they_are_let(client, folder):
    assert "access-control-allow-origin" not in client.get("/", headers={"origin": "http://e.org"}).headers
    with client_of(folder, cors="http://e.org") as open_client:
        assert open_client.get("/").headers["access-control-allow-origin"] == "http://e.org"
        assert open_client.options("/sparql").status_code == 204


def test_server_reads_a_snapshot_while_somebody_writes(tmp_path):
    place = tmp_path / "g"
    graph_of(telling("a", ("Acme:Company", "investsIn", "Japan:Country"))).save(place)
    count = {"query": "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a nif:Context }"}
    with client_of(place) as client:

        def documents():
            return client.get("/sparql", params=count).json()["results"]["bindings"][0]["n"]["value"]

        assert documents() == "1"
        with edit(place) as editor:
            put(editor, telling("b", ("Acme:Company", "acquires", "Bolt:Company")))
            assert documents() == "1"
        assert documents() == "2"
        assert "Bolt" in client.get("/entity/Acme").text


# Real clients against a real server.


def test_sparqlwrapper_and_rdflib_are_answered(folder):
    from rdflib import Graph as RdfGraph
    from rdflib.plugins.stores.sparqlstore import SPARQLStore
    from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

    with serving(folder) as server:
        url = server.url
        wrapper = SPARQLWrapper(f"{url}/sparql")
        wrapper.setQuery(SELECT)
        wrapper.setReturnFormat(JSON)
        assert wrapper.queryAndConvert()["results"]["bindings"][0]["o"]["value"] == JAPAN
        wrapper.setMethod(POST)
        assert wrapper.queryAndConvert()["head"]["vars"] == ["o"]
        wrapper.setQuery("CONSTRUCT WHERE { kge:Microsoft kgo:investsIn ?o }")
        wrapper.setReturnFormat(TURTLE)
        assert b"investsIn" in wrapper.queryAndConvert()
        graph = RdfGraph(SPARQLStore(f"{url}/sparql"))
        assert [
            str(row.o)
            for row in graph.query(
                "SELECT ?o WHERE { <https://kg.example.org/entity/Microsoft> <https://kg.example.org/ontology#investsIn> ?o }"
            )
        ] == [JAPAN]
        assert len(list(graph.triples((URIRef("https://kg.example.org/entity/Microsoft"), None, None)))) >= 3


def test_port_that_is_taken_is_said(folder):
    with serving(folder) as server:
        run = subprocess.run(
            [sys.executable, "-m", "kg", "serve", str(folder), "--port", str(server.port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert run.returncode == 3
    assert "nobody can listen there" in run.stderr


def test_overview_counts(client):
    text = client.get("/").text
    assert "12 documents" in text
    assert json.loads(client.get("/search?q=a", headers={"accept": "application/json"}).text)
