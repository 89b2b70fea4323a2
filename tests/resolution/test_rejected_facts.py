"""What a person rejected is told as a fact by no reader, and by all of them again when that is taken back."""

from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import replace

import pytest

from kg.dataset.statements import REJECTED
from kg.editing import edit
from kg.exports import EXPORTERS, write_export
from kg.model import Modality, Qualifier, QualifierKind
from kg.ontology import find_ontology
from kg.queries.stored import list_stored_queries
from kg.server.lines import LineReader
from tests.contributions import graph_of, put_into, telling

LEADS = ("Ann Lee:Person", "ceoOf", "Acme:Company")
BUYS = ("Acme:Company", "acquires", "Bolt Works:Company")
INVESTS = ("Acme:Company", "investsIn", "Japan:Country")
PARTNERS = ("Acme:Company", "partnersWith", "Bolt Works:Company")
QUERIES = {
    "connection": (BUYS, {"from": "Acme", "to": "Bolt Works"}),
    "deals-over": (BUYS, {}),
    "most-connected": (BUYS, {}),
    "partners-of": (PARTNERS, {"who": "Acme"}),
    "planned": (BUYS, {}),
    "roles-of": (LEADS, {"who": "Ann Lee"}),
    "single-source": (BUYS, {}),
    "timeline": (BUYS, {"who": "Acme"}),
    "who-invests-in": (INVESTS, {"where": "Japan"}),
    "who-leads": (LEADS, {"what": "Acme"}),
}
OF_CLAIMS = {"denied", "said-by"}
"""What they list is said or denied by somebody, and is told as no fact."""


def contribution(claim, name="a", **status):
    """Return a document that makes a claim, with an amount and a time."""
    made = telling(name, claim, **status)
    (statement,) = made.statements
    span = statement.relation.evidence.span
    qualifiers = (
        Qualifier(kind=QualifierKind.AMOUNT, text="$5 million", span=span, normal="USD 5000000"),
        Qualifier(kind=QualifierKind.TIME, text="2027", span=span, normal="2027"),
    )
    return replace(made, statements=(replace(statement, relation=replace(statement.relation, qualifiers=qualifiers)),))


def reject(graph, claim):
    """Reject what a claim says; return the decision."""
    subject, prop, object_ = (words.partition(":")[0] for words in claim)
    with edit(graph) as editor:
        return editor.reject(subject, prop, object_)[0]


def take_back(graph, decision):
    with edit(graph) as editor:
        editor.take_back(decision)


def test_all_stored_queries_that_list_facts_are_looked_at():
    assert {query.name for query in list_stored_queries(find_ontology("news").parent)} == QUERIES.keys() | OF_CLAIMS


@pytest.mark.parametrize("name", QUERIES)
def test_what_is_rejected_is_in_no_answer_until_it_is_taken_back(name):
    claim, values = QUERIES[name]
    graph = graph_of(contribution(claim, modality=Modality.PLANNED if name == "planned" else Modality.ASSERTED))
    before, rows = graph.to_nquads(), list(graph.query(name, **values))
    assert rows
    decision = reject(graph, claim)
    assert list(graph.query(name, **values)) == []
    take_back(graph, decision)
    assert list(graph.query(name, **values)) == rows
    assert graph.to_nquads() == before


STATUSES = [Modality.POSSIBLE, Modality.CONDITIONAL, Modality.OBLIGATORY, Modality.PAST]
WITH_STATUS = QUERIES.keys() - {"connection", "most-connected", "single-source", "planned"}


@pytest.mark.parametrize("modality", STATUSES)
@pytest.mark.parametrize("name", sorted(WITH_STATUS))
def test_what_is_possible_or_past_stays_so_where_the_fact_is_rejected(name, modality):
    claim, values = QUERIES[name]
    graph = graph_of(contribution(claim), contribution(claim, "b", modality=modality))
    reject(graph, claim)
    tells_past = name != "who-leads"  # which lists those who lead now
    rows = [] if modality is Modality.PAST and not tells_past else [modality.value]
    assert [row["status"] for row in graph.query(name, **values)] == rows
    assert sorted(proof.is_rejected for proof in graph.why(claim[0].partition(":")[0])) == [False, True]


def reported(claim, name="b", **status):
    """Return a document in which somebody else makes a claim."""
    made = contribution(claim, name, **status)
    (statement,) = made.statements
    speaker = statement.relation.subject.mention
    factuality = replace(statement.relation.factuality, attribution=speaker)
    said = replace(statement, relation=replace(statement.relation, factuality=factuality), attributed_to=None)
    return replace(made, statements=(said,))


@pytest.mark.parametrize("name", sorted(WITH_STATUS | {"planned"}))
def test_what_somebody_else_says_is_told_as_reported_whether_the_fact_is_rejected_or_not(name):
    claim, values = QUERIES[name]
    modality = Modality.PLANNED if name == "planned" else Modality.ASSERTED
    graph = graph_of(contribution(claim, modality=modality), reported(claim, modality=modality))
    assert sorted(row["status"] for row in graph.query(name, **values)) == [modality.value, "reported"]
    reject(graph, claim)
    assert [row["status"] for row in graph.query(name, **values)] == ["reported"]
    assert sorted(row["status"] for row in graph.query(name, all="true", **values)) == [modality.value, "reported"]


def test_what_denies_a_rejected_fact_is_not_said_to_be_rejected():
    graph = graph_of(contribution(LEADS), contribution(LEADS, "b", negated=True))
    reject(graph, LEADS)
    assert {proof.polarity: proof.is_rejected for proof in graph.why("Ann Lee")} == {"affirmed": True, "denied": False}
    assert len(graph.query("denied", who="Ann Lee")) == 1
    assert sorted(statuses(graph)) == ["denied", "rejected"]


def test_what_is_rejected_is_shown_on_request_and_said_to_be():
    graph = graph_of(contribution(LEADS))
    reject(graph, LEADS)
    assert len(graph.query("who-leads", all="true")) == 1
    (proof,) = graph.why("Ann Lee")
    assert (proof.is_rejected, proof.held_back) == (True, ())
    assert str(proof).count(REJECTED) == 1
    assert graph.stats(held_back=True)["held back, by reason"] == {REJECTED: 1}


@pytest.mark.parametrize("side", [PARTNERS, PARTNERS[::-1]])
def test_fact_with_two_sides_is_rejected_from_either(side):
    graph = graph_of(contribution(PARTNERS), contribution(PARTNERS[::-1], "b"))
    before = graph.to_nquads()
    decision = reject(graph, side)
    assert list(graph.query("ASK { ?a kgo:partnersWith ?b }")) == [{"answer": "false"}]
    assert list(graph.query("partners-of", who="Acme")) == []
    assert all(proof.is_rejected for proof in graph.why("Acme", "partnersWith"))
    take_back(graph, decision)
    assert graph.to_nquads() == before


def test_other_direction_of_what_has_a_direction_stays():
    graph = graph_of(contribution(BUYS), contribution(BUYS[::-1], "b"))
    reject(graph, BUYS)
    assert [proof.is_rejected for proof in graph.why("Acme", "acquires", "Bolt Works")] == [True]
    assert [proof.is_rejected for proof in graph.why("Bolt Works", "acquires", "Acme")] == [False]


def test_document_that_comes_later_brings_no_rejected_fact_back():
    graph = graph_of(contribution(LEADS))
    reject(graph, LEADS)
    put_into(graph, contribution(LEADS, "b"))
    assert list(graph.query("who-leads")) == []
    assert all(proof.is_rejected for proof in graph.why("Ann Lee"))


def statuses(graph):
    """Return the statuses of the statements that a page carries, by the order in its scripts."""
    html = graph.explore().html
    data = json.loads(gzip.decompress(base64.b64decode(re.search(r'<script id="data"[^>]*>([^<]*)<', html)[1])))
    names = json.loads(re.search(r"const STATUS = (\[.*?\]);", html)[1])
    return [names[status] for status in data["statement"]["status"]]


@pytest.mark.parametrize(
    ("modality", "status", "rejected"),
    [(Modality.ASSERTED, "stated", "rejected"), (Modality.PLANNED, "planned", "rejected"), (Modality.PAST, "past", "past")],
)
def test_explorer_says_what_is_rejected(modality, status, rejected):
    graph = graph_of(contribution(LEADS), contribution(LEADS, "b", modality=modality))
    before = statuses(graph)
    assert sorted(before) == sorted(["stated", status])
    decision = reject(graph, LEADS)
    assert sorted(statuses(graph)) == sorted(["rejected", rejected])
    take_back(graph, decision)
    assert statuses(graph) == before


def exported(graph, name, folder):
    paths = write_export(graph.engine, graph.prefixes, folder / f"graph{EXPORTERS[name].endings[0]}", name, "statements")
    return "".join(path.read_text(encoding="utf-8") for path in paths)


TOLD_AS_FACT = {
    "csv": ",CEO_OF,[^\n]*,kgo:ceoOf,true,",
    "cypher": "fact: true",
    "graphml": "ceoOf",
    "gexf": "ceoOf",
    "ftm": "Directorship",
}


@pytest.mark.parametrize("name", TOLD_AS_FACT)
def test_exports_tell_nothing_rejected_as_a_fact(name, tmp_path):
    graph = graph_of(contribution(LEADS))
    before = exported(graph, name, tmp_path)
    assert re.search(TOLD_AS_FACT[name], before)
    decision = reject(graph, LEADS)
    assert not re.search(TOLD_AS_FACT[name], exported(graph, name, tmp_path))
    take_back(graph, decision)
    assert exported(graph, name, tmp_path) == before


def test_pages_of_a_server_show_what_is_rejected_as_held_back():
    graph = graph_of(contribution(LEADS))
    reader = LineReader(graph)
    (line,) = reader.lines(reader.statements.read_all())
    assert (bool(line.fact), line.quotes[0].held_back) == (True, ())
    reject(graph, LEADS)
    reader = LineReader(graph)
    (line,) = reader.lines(reader.statements.read_all())
    assert (line.fact, line.quotes[0].held_back) == ("", (REJECTED,))
