"""What pages show: the first page, entities by property, documents with their text, facts with their proof, questions as forms."""

from __future__ import annotations

import csv
import io
import itertools
from contextlib import contextmanager

import pytest
from rdflib import XSD, Graph, Literal
from starlette.testclient import TestClient

from kg.queries.wording import literal_words
from kg.server import Settings, make_app
from kg.server.names import NameIndex
from kg.server.pages import Pages
from tests.contributions import graph_of, telling
from tests.graphs import sample_graph

HTML = {"accept": "text/html"}


@contextmanager
def client_of(graph, place, **settings):
    graph.save(place)
    with TestClient(make_app(place, Settings(**settings)), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_of(sample_graph(), tmp_path_factory.mktemp("pages") / "g", title="Deals & more") as client:
        yield client


@pytest.fixture(scope="module")
def news():
    return graph_of(
        telling("a", ("Acme:Company", "acquires", "Bolt:Company"), date="2024-03-01", source="Daily"),
        telling(
            "b",
            ("Acme:Company", "acquires", "Bolt:Company"),
            ("Acme:Company", "competesWith", "Crux:Company"),
            date="2024-05-02",
            source="Weekly",
            text="Acme acquires Bolt. Acme competesWith Crux. It says so again, at length, in words of its own.",
        ),
        telling(
            "c", ("Crux:Company", "competesWith", "Acme:Company"), ("the rival:Company", None, "Acme:Company"), date="2023-01-01"
        ),
        telling("d", ("Acme:Company", "acquires", "Dart:Company"), negated=True, date="2024-06-01"),
    )


@pytest.fixture(scope="module")
def served_news(news, tmp_path_factory):
    with client_of(news, tmp_path_factory.mktemp("news") / "g") as client:
        yield client


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("2023-10-13", XSD.date, "13 October 2023"),
        ("2022-01", XSD.gYearMonth, "January 2022"),
        ("1948", XSD.gYear, "1948"),
        ("2023-02-31", XSD.date, "2023-02-31"),
        ("P2Y", XSD.duration, "2 years"),
        ("P1M", XSD.duration, "1 month"),
        ("P", XSD.duration, "P"),
        ("1200", XSD.decimal, "1,200"),
        ("2900000000", XSD.decimal, "2.9 billion"),
        ("1234567", XSD.decimal, "1,234,567"),
        ("0.5", XSD.decimal, "0.5"),
        ("2023-10-13", None, "2023-10-13"),
        ("../2019", None, "../2019"),
    ],
)
def test_values_are_said_in_words(text, kind, words):
    assert literal_words(Literal(text, datatype=kind, normalize=False)) == words


def test_first_page_says_what_the_graph_is(served_news):
    text = served_news.get("/").text
    assert "<h1>Knowledge graph</h1>" in text
    assert "4 documents, 1 January 2023 to 1 June 2024" in text
    assert "Daily (1), Weekly (1)" in text
    most = text.split("Told by most sources")[1].split("</section>")[0]
    assert "2 sources" in most
    assert "acquires" in most
    assert "the rival" not in text.split("<h2>Names</h2>")[1]


def test_title_is_the_graphs_own_and_is_only_text(client):
    assert "<h1>Deals &amp; more</h1>" in client.get("/").text


def test_entity_has_its_facts_by_property_and_what_is_no_fact_apart(served_news):
    text = served_news.get("/entity/Acme", headers=HTML).text
    facts, rest = text.split("Said, and no fact")
    assert [facts.count(f"<h3>{heading}</h3>") for heading in ("acquires", "competes with")] == [1, 1]
    assert facts.index("2 May 2024") < facts.index("1 March 2024")
    assert "<mark>Acme</mark> acquires <mark>Bolt</mark>" in facts
    assert "(denied)" in rest
    assert rest.count("/document/") == 1 + 4, "the document of the denial, then all that mention it"


def test_symmetric_property_is_read_from_both_sides(news):
    page = Pages(news).entities.read("https://kg.example.org/entity/Acme")
    ends = {(section.heading, row.end.text) for section in page.sections for row in section.rows}
    assert {end for end in ends if "competes" in end[0]} == {("competes with", "Crux")}


def test_entity_with_many_lines_has_pages(tmp_path):
    many = graph_of(telling("a", *(("Acme:Company", "acquires", f"Firm{i}:Company") for i in range(150))))
    with client_of(many, tmp_path / "g") as client:
        first, second = (client.get(f"/entity/Acme?page={n}", headers=HTML).text for n in (1, 2))
        assert "page 1 of 2" in first
        assert first.count('class="claim"') == 100
        assert second.count('class="claim"') == 50
        assert client.get("/entity/Acme?page=99999999999", headers=HTML).status_code == 200


def test_document_shows_its_text_with_names_and_numbers_that_lead_to_its_lines(served_news):
    text = served_news.get("/document/b", headers=HTML).text
    assert '<a href="/entity/Acme">Acme</a> acquires <a href="/entity/Bolt">Bolt</a>' in text
    assert '<a id="in-1" href="#line-1">1</a>' in text
    assert '<li id="line-2">' in text
    assert "in words of its own" in text
    assert "Weekly" in text


def test_fact_has_a_page_with_all_its_proof(served_news):
    entity = served_news.get("/entity/Acme", headers=HTML).text
    address = entity.split("2 sources")[0].rpartition('href="')[2].split('"')[0]
    text = served_news.get(address, headers=HTML).text
    assert "A fact told by 2 sources" in text
    assert "first reported 1 March 2024, last 2 May 2024" in text
    assert text.count("<blockquote>") == 2
    assert f"https://kg.example.org{address}" in text, "the address to cite"
    turtle = served_news.get(f"{address}?format=turtle")
    assert "Acme acquires Bolt." in turtle.text
    assert len(Graph().parse(data=turtle.text, format="turtle")) > 10


def test_what_contradicts_a_fact_stands_beside_it(tmp_path):
    graph = graph_of(
        telling("a", ("Ann:Person", "dateOfBirth", "1970-01-01")), telling("b", ("Ann:Person", "dateOfBirth", "1971-01-01"))
    )
    with client_of(graph, tmp_path / "g") as client:
        text = client.get("/entity/Ann", headers=HTML).text
    assert text.count("Contradicted by") == 2
    assert "Ann date of birth 1 January 1971" in text


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("turtle", "text/turtle"),
        ("jsonld", "application/ld+json"),
        ("ntriples", "application/n-triples"),
        ("rdfxml", "application/rdf+xml"),
        ("csv", "text/csv"),
    ],
)
def test_format_in_the_address_goes_before_what_is_accepted(served_news, name, media):
    for address in ("/entity/Acme", "/document/a"):
        answer = served_news.get(f"{address}?format={name}", headers=HTML)
        assert answer.headers["content-type"].startswith(media)
        assert "Bolt" in answer.text
    assert served_news.get("/entity/Acme?format=png").status_code == 406


def test_csv_has_a_row_for_each_sentence_and_no_formulas(tmp_path):
    graph = graph_of(telling("a", ("=cmd()|x:Company", "acquires", "Bolt:Company"), date="2024-03-01"))
    with client_of(graph, tmp_path / "g") as client:
        rows = list(csv.DictReader(io.StringIO(client.get("/document/a?format=csv").text)))
    assert [(row["subject"], row["property"], row["object"], row["date"]) for row in rows] == [
        ("'=cmd()|x", "acquires", "Bolt", "2024-03-01")
    ]


# Search.


def names_of(graph):
    return NameIndex(Pages(graph).lines)


def test_names_go_before_phrases_and_whole_words_before_parts(news):
    index = names_of(
        graph_of(
            telling("a", ("the Bank of X:Company", None, "Bank:Company"), ("Bankers:Company", None, "Eurobank:Company")),
            telling("b", ("Eurobank:Company", None, "Deutsche Bank:Company")),
            telling("c", ("Eurobank:Company", None, "X:Company")),
        )
    )
    labels = [entry.label for entry in index.search("bank").entries]
    assert labels[0] == "Bank"
    assert set(labels[1:3]) == {"Bankers", "Deutsche Bank"}
    assert labels[3:] == ["Eurobank", "the Bank of X"]


def test_search_has_pages_true_totals_and_counts_by_class():
    index = names_of(graph_of(telling("a", *((f"Firm {i}:Company", "locatedIn", f"Firmland {i}:Country") for i in range(40)))))
    matches = index.search("firm", number=2)
    assert (matches.total, matches.number, matches.pages, len(matches.entries)) == (80, 2, 4, 25)
    assert matches.classes == (("Company", 40), ("Country", 40))
    assert index.search("firm", "Country").total == 40
    assert index.search("firm", number=99).number == 4


def test_search_offers_the_nearest_name(served_news):
    assert 'did you mean <a href="/search?q=Acme">Acme</a>?' in served_news.get("/search?q=Acmee").text


# Questions.


def test_questions_are_forms(client):
    text = client.get("/").text
    assert 'action="/ask/who-invests-in"' in text
    assert '<input name="where"' in text


def test_question_is_answered_as_a_page_csv_and_json(client):
    text = client.get("/ask/who-invests-in?where=Japan").text
    assert '<a href="/entity/Microsoft">Microsoft</a>' in text
    assert "US$10 billion" in text
    assert "4 years" in text
    rows = list(csv.DictReader(io.StringIO(client.get("/ask/who-invests-in?where=Japan&format=csv").text)))
    assert [row["investor"] for row in rows] == ["Microsoft"]
    answer = client.get("/ask/who-invests-in?where=Japan", headers={"accept": "application/json"})
    assert answer.json()["head"]["vars"][0] == "investor"


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/ask/who-invests-in", 200, "<form"),
        ("/ask/who-invests-in?where=Japn", 200, "did you mean &#39;Japan&#39;"),
        ("/ask/nonsense", 404, "Not here"),
        ("/ask/who-invests-in?where=" + "%22%20%7D%20DROP", 200, "Nothing answers"),
        ("/ask/deals-over?least=%3Cscript%3E&ask=1", 200, "&lt;script&gt;"),
        ("/ask/timeline?ask=1", 200, "1 row"),
    ],
)
def test_question_says_what_is_wrong_with_it(client, address, status, words):
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.text
    assert "<script>" not in answer.text


# Behind a proxy, and kept by clients.


def test_addresses_begin_with_what_the_proxy_has_before_them(tmp_path):
    with client_of(sample_graph("invest"), tmp_path / "g", root_path="/kg") as client:
        for address in ("/kg/", "/", "/kg/entity/Microsoft", "/entity/Microsoft", "/kg/query", "/kg"):
            text = client.get(address, headers=HTML).text
            assert 'href="/kg/style.css"' in text
            assert 'href="/entity' not in text
            assert 'action="/search' not in text
        assert client.get("/kg/sparql", follow_redirects=False).headers["location"] == "/kg/query"
        assert client.get("/kgx/", headers=HTML).status_code == 404


def test_what_has_not_changed_is_not_sent_again(served_news):
    for address in ("/", "/entity/Acme", "/document/a", "/search?q=a", "/ask/who-invests-in"):
        first = served_news.get(address, headers=HTML)
        tag, date = first.headers["etag"], first.headers["last-modified"]
        again = served_news.get(address, headers=HTML | {"if-none-match": f'"x", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert served_news.get(address, headers=HTML | {"if-modified-since": date}).status_code == 304
        assert served_news.get(address, headers=HTML | {"if-none-match": '"x"', "if-modified-since": date}).status_code == 200
        assert served_news.get(address, headers={"accept": "text/turtle", "if-none-match": tag}).status_code != 304
        assert served_news.get(address, headers=HTML | {"if-modified-since": "no date"}).status_code == 200


# The neighbourhood, the dates and the contradictions of an entity.


def test_picture_has_who_acts_on_an_entity_before_it_and_whom_it_acts_on_after_it(news):
    picture = Pages(news).entities.read("https://kg.example.org/entity/Acme").picture
    assert [(n.name.text, n.words, n.kind) for n in picture.after] == [
        ("Bolt", "acquires", "company"),
        ("Crux", "competes with", "company"),
    ]
    assert [n.name.text for n in picture.before] == ["the rival"]
    bolt = Pages(news).entities.read("https://kg.example.org/entity/Bolt").picture
    assert [(n.name.text, n.name.href) for n in bolt.before] == [("Acme", "/entity/Acme")]


def test_picture_has_room_for_its_most_told_neighbours_each_in_a_row_of_its_own():
    firms = [telling("a", *(("Acme:Company", "acquires", f"Firm {n} of a very long name indeed:Company") for n in range(12)))]
    picture = Pages(graph_of(*firms, telling("b", ("Acme:Company", "acquires", "Firm 7 of a very long name indeed:Company"))))
    picture = picture.entities.read("https://kg.example.org/entity/Acme").picture
    rows = [neighbour.y for neighbour in picture.after]
    assert len(rows) == 8
    assert all(second - first >= 48 for first, second in itertools.pairwise(rows))
    assert picture.more == 4
    assert max(len(neighbour.name.text) for neighbour in picture.after) <= 26
    assert (
        Pages(graph_of(telling("a", ("Acme:Company", "dateFounded", "1990"))))
        .entities.read("https://kg.example.org/entity/Acme")
        .picture
        is None
    )


def test_entity_has_its_facts_by_their_dates(news, served_news):
    years = Pages(news).entities.read("https://kg.example.org/entity/Acme").years
    assert [(year.name, [(event.fact.text, event.date, event.is_report) for event in year.events]) for year in years] == [
        ("2023", [("Crux competes with Acme", "1 January 2023", True), ("the rival like Acme", "1 January 2023", True)]),
        ("2024", [("Acme acquires Bolt", "1 March 2024", True), ("Acme competes with Crux", "2 May 2024", True)]),
    ]
    assert "told 1 March 2024" in served_news.get("/entity/Acme", headers=HTML).text


def test_what_cannot_all_be_right_stands_side_by_side(tmp_path):
    births = [telling(day, ("Ada Agnelli:Person", "dateOfBirth", day)) for day in ("1899-01-02", "1901-05-06")]
    deal = ("Fiat:Company", "acquires", "Opel:Company")
    with client_of(graph_of(*births, telling("x", deal), telling("y", deal, negated=True)), tmp_path / "g") as client:
        ada = client.get("/entity/Ada_Agnelli", headers=HTML).text.split("Contradictions")[1].split("<h2>")[0]
        assert ada.count('class="columns beside"') == 1
        assert "2 January 1899" in ada
        assert "6 May 1901" in ada
        fiat = client.get("/entity/Opel", headers=HTML).text.split("Contradictions")[1].split("<h2>")[0]
        assert fiat.count("(denied)") == 1


def test_fact_says_its_iri_to_cite(served_news):
    entity = served_news.get("/entity/Acme", headers=HTML).text
    address = entity.split("2 sources")[0].rpartition('href="')[2].split('"')[0]
    assert f"&lt;https://kg.example.org{address}&gt;</pre>" in served_news.get(address, headers=HTML).text
