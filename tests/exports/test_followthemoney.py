"""What FollowTheMoney's readers get: schemata, links with both ends, proofs; nothing that their model would refuse."""

from __future__ import annotations

import json
import logging

import pytest

from kg.exports import write_export
from kg.exports.followthemoney import KINDS, _read_terms
from kg.ontology import find_ontology, load_ontology
from tests.contributions import graph_of, telling

FACTS = (
    ("Acme:Company", "acquires", "Initech:Organization"),
    ("Tim Cook:Person", "ceoOf", "Acme:Company"),
    ("Ann:Person", "spouseOf", "Bo:Person"),
    ("Acme:Company", "sues", "Globex:Company"),
    ("Acme:Company", "headquarteredIn", "Oslo:City"),
    ("Acme:Company", "operatesIn", "Norway:Country"),
)


@pytest.fixture
def exported(tmp_path, caplog):
    def export(*facts):
        graph = graph_of(telling("d", *facts))
        with caplog.at_level(logging.WARNING):
            (path,) = write_export(graph.engine, graph.prefixes, tmp_path / "g.ftm.json", "ftm")
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    return export


def of(entities, schema):
    return [entity for entity in entities if entity["schema"] == schema]


def test_facts_are_links_between_entities_with_their_proofs(exported):
    entities = exported(*FACTS)
    names = {entity["id"]: entity["properties"].get("name", [""])[0] for entity in entities}
    (ownership,), (post,), (family,), (link,) = (of(entities, s) for s in ("Ownership", "Directorship", "Family", "UnknownLink"))
    (document,) = of(entities, "Document")
    assert [names[ownership["properties"][end][0]] for end in ("owner", "asset")] == ["Acme", "Initech"]
    assert [names[post["properties"][end][0]] for end in ("director", "organization")] == ["Tim Cook", "Acme"]
    assert (post["properties"]["role"], family["properties"]["relationship"]) == (["chief executive officer"], ["spouse"])
    assert (link["properties"]["role"], names[link["properties"]["object"][0]]) == (["sues"], "Globex")
    for entity in (ownership, post, family, link):
        assert entity["properties"]["proof"] == [document["id"]]
        assert entity["properties"]["summary"][0]


def test_what_is_owned_is_a_company_and_places_are_addresses(exported, caplog):
    entities = exported(*FACTS)
    (acme,) = (e for e in of(entities, "Company") if e["properties"]["name"] == ["Acme"])
    assert acme["properties"]["address"] == ["Oslo"]
    assert "Initech" in {e["properties"]["name"][0] for e in of(entities, "Company")}
    assert "left out: 1 fact about what has no schema in FollowTheMoney" in caplog.text


def test_mentions_say_who_is_spoken_of_where(exported):
    entities = exported(*FACTS)
    ids = {entity["id"] for entity in entities}
    mentions = of(entities, "Mention")
    assert {m["properties"]["name"][0] for m in mentions} == {"Acme", "Initech", "Tim Cook", "Ann", "Bo", "Globex"}
    assert {m["properties"][part][0] for m in mentions for part in ("document", "resolved")} <= ids


def test_the_table_names_terms_of_the_ontology():
    ontology = load_ontology("news")
    terms = _read_terms(find_ontology("news").parent / "followthemoney.tsv")
    assert terms.classes.keys() <= ontology.classes.keys()
    assert terms.links.keys() | terms.values.keys() <= ontology.properties.keys()
    assert {kind for link in terms.links.values() for kind in (link.subject_kind, link.object_kind)} <= KINDS.keys()


REQUIRED = {
    "Directorship": {"director", "organization"},
    "Document": {"fileName"},
    "Employment": {"employer", "employee"},
    "Family": {"person", "relative"},
    "Mention": {"document", "name"},
    "Ownership": {"owner", "asset"},
    "Payment": {"payer", "beneficiary"},
    "UnknownLink": {"subject", "object"},
}
"""What the model of FollowTheMoney 4.11 requires; of what stands for a thing, its name."""


def test_every_line_has_what_its_schema_requires(exported):
    for entity in exported(*FACTS):
        assert REQUIRED.get(entity["schema"], {"name"}) <= entity["properties"].keys(), entity


def test_the_model_of_followthemoney_takes_every_line(exported):
    model = pytest.importorskip("followthemoney").model
    entities = exported(*FACTS)
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    for entity in entities:
        schema = model.get(entity["schema"])
        assert set(schema.required) <= entity["properties"].keys()
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            assert [prop.type.clean(value) for value in values] == values
            assert all(model.get(schemata[value]).is_a(prop.range) for value in values if prop.type.name == "entity")
