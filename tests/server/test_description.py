"""What a server tells programs of itself: service, dataset, terms, health; what robots and pages of other sites may do; its log."""

from __future__ import annotations

import logging

import pytest
from rdflib import RDF, RDFS, VOID, Graph, Literal, URIRef
from starlette.testclient import TestClient

from kg.server import Settings, make_app
from kg.server.description import SD
from kg.vocabulary import KGO
from tests.graphs import sample_graph

SYNTAXES = {"text/turtle": "turtle", "application/n-triples": "nt", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}
ENDPOINT = URIRef("http://localhost/kg/sparql")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("described") / "g"
    sample_graph("invest", "title").save(place)
    return place


@pytest.fixture(scope="module")
def client(folder):
    settings = Settings(root_path="/kg", title="Deals", cors="https://e.org", access_log=True)
    with TestClient(make_app(folder, settings), base_url="http://localhost") as client:
        yield client


def parsed(client, path, media):
    answer = client.get(path, headers={"accept": media})
    assert answer.headers["content-type"].startswith(media)
    return Graph().parse(data=answer.text, format=SYNTAXES[media])


@pytest.mark.parametrize("media", SYNTAXES)
def test_descriptions_come_in_every_syntax(client, media):
    assert (ENDPOINT, URIRef(f"{SD}endpoint"), ENDPOINT) in parsed(client, "/kg/sparql", media)
    assert (URIRef("http://localhost/kg/void#dataset"), VOID.sparqlEndpoint, ENDPOINT) in parsed(client, "/kg/void", media)
    assert (KGO.Statement, RDF.type, None) in parsed(client, "/kg/ontology", media)


def test_dataset_is_described_with_its_counts(client):
    graph = parsed(client, "/kg/void", "text/turtle")
    (dataset,) = graph.subjects(RDF.type, VOID.Dataset)
    assert graph.value(dataset, VOID.documents) == Literal(2)
    assert int(graph.value(dataset, VOID.triples)) > 50
    parts = {
        str(graph.value(p, VOID["class"])): int(graph.value(p, VOID.entities)) for p in graph.objects(dataset, VOID.classPartition)
    }
    assert parts["https://kg.example.org/ontology#Company"] >= 1
    answer = client.get("/kg/.well-known/void", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, "/kg/void")


def test_ontology_is_a_page_and_has_the_terms_of_the_graph(client):
    page = client.get("/kg/ontology", headers={"accept": "text/html"})
    assert "invests in" in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    graph = parsed(client, "/kg/ontology", "text/turtle")
    assert (URIRef("https://kg.example.org/ontology#investsIn"), RDFS.label, None) in graph


def test_context_gives_the_json_ld_of_the_graph_its_terms(client):
    answer = client.get("/kg/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.json()["@context"]["kge"] == "https://kg.example.org/entity/"


def test_health_needs_no_token_and_tells_nothing_else(folder):
    with TestClient(make_app(folder, Settings(token="secret")), base_url="http://localhost") as client:
        assert client.get("/health").json() == {"status": "ok"}
        assert client.get("/void").status_code == 401


def test_health_says_that_the_graph_is_gone(tmp_path):
    sample_graph("invest").save(tmp_path / "g")
    with TestClient(make_app(tmp_path / "g", Settings()), base_url="http://localhost") as client:
        (tmp_path / "g/manifest.json").rename(tmp_path / "away")
        assert client.get("/health").status_code == 503


def test_robots_are_kept_from_addresses_without_end(client):
    assert "Disallow: /kg/sparql\n" in client.get("/kg/robots.txt").text


def test_pages_of_other_sites_may_read_what_they_need_where_they_are_let(client, folder):
    headers = client.get("/kg/void", headers={"accept": "text/turtle", "origin": "https://e.org"}).headers
    assert headers["access-control-allow-origin"] == "https://e.org"
    assert "ETag" in headers["access-control-expose-headers"]
    with TestClient(make_app(folder, Settings()), base_url="http://localhost") as closed:
        assert "access-control-allow-origin" not in closed.get("/void", headers={"origin": "https://e.org"}).headers


def test_requests_are_logged_where_that_is_wanted(client, folder, caplog):
    with caplog.at_level(logging.INFO, "kg.server.access"):
        client.get('/kg/entity/Nobody?x=%0a"', headers={"authorization": "Bearer secret"})
        with TestClient(make_app(folder, Settings()), base_url="http://localhost") as silent:
            silent.get("/health")
    (line,) = caplog.messages
    assert line.partition(" ")[2].startswith('testclient "GET /kg/entity/Nobody?x=%0a%22" 404 ')
    assert "secret" not in line
