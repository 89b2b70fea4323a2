"""What follows from facts, and from which."""

from __future__ import annotations

import pytest
from rdflib import RDF, URIRef

from benchmarks.synthetic import contribution
from kg.errors import OntologyError
from kg.namespaces import KGO
from kg.ontology import load_ontology
from kg.ontology.rdf_files import parse_rdf
from kg.reasoning import asserted_facts, count_rules, infer
from kg.reasoning.rules import read_rules
from kg.vocabulary import PROV
from tests import parses
from tests.contributions import graph_of, infer_in, put_into, remove_from, telling
from tests.graphs import CONFIG, contribution_of, sample_graph

INFERRED = URIRef("https://kg.example.org/graph/inferred")


def assembled(*rows):
    from kg.pipeline import assemble

    return assemble([contribution_of(f"d{n}", r) for n, r in enumerate(rows)], CONFIG)


def triples(entailments):
    return {tuple(str(t).rpartition("#")[2].rpartition("/")[2] for t in e.triple): e for e in entailments}


def test_super_properties_and_inverses_follow_with_their_premises():
    graph = assembled(parses.FOUNDER_AND_CEO)
    inferred = triples(infer_in(graph))
    assert ("Acme", "foundedBy", "Ann") in inferred
    led = inferred["Ann", "leads", "Acme"]
    assert led.rule == "prp-spo1"
    assert [str(p[1]).rpartition("#")[2] for p in led.premises] == ["ceoOf"]


def test_who_leads_a_party_is_of_it():
    leader = (
        parses.COUNCILLOR_FOR.replace("a DET", "the DET")
        .replace("councillor NOUN", "leader NOUN")
        .replace("for ADP", "of ADP")
        .replace("was AUX VBD", "is AUX VBZ")
    )
    entailed = triples(infer_in(assembled(leader)))["Karl_Voss", "politicalAffiliation", "Greens"]
    assert entailed.rule == "rule party of its leader"


def test_what_is_planned_denied_or_possible_entails_nothing():
    graph = sample_graph("plans", "not", "may")
    assert not [e for e in infer_in(graph) if e.triple[1] != RDF.type]


def test_inferred_triples_stand_in_a_graph_of_their_own_and_are_explained():
    graph = assembled(parses.FOUNDER_AND_CEO)
    facts = set(graph.dataset.graph(URIRef("https://kg.example.org/graph/facts")))
    infer_in(graph)
    assert set(graph.dataset.graph(URIRef("https://kg.example.org/graph/facts"))) == facts
    (why,) = graph.why_inferred("Ann", "leads", "Acme")
    assert "(inferred: prp-spo1)" in str(why)
    assert "“" in str(why), "the sentence behind it"


def test_inferring_twice_changes_nothing():
    graph = assembled(parses.FOUNDER_AND_CEO, parses.SUBSIDIARY)
    infer_in(graph)
    once = graph.to_nquads()
    infer_in(graph)
    assert graph.to_nquads() == once


def test_entailments_are_those_of_owl_rl():
    """owlrl, the reference, draws each of ours; we draw each of its that the ontology's classes admit."""
    import owlrl

    graph = assembled(parses.FOUNDER_AND_CEO, parses.SUBSIDIARY, parses.TITLE, parses.BASED, parses.HIS_WIFE)
    ontology = load_ontology("news")
    ours = {e.triple for e in infer(graph.engine, ontology, graph.base) if not e.rule.startswith("rule ")}
    closure = parse_rdf(ontology.path)
    facts = asserted_facts(graph.engine, graph.base)
    for fact in facts:
        closure.add(fact)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    assert ours
    assert ours <= set(closure)
    entities = {s for s, _, _ in facts}
    properties = {URIRef(p.iri): p for p in ontology.properties.values()}
    for subject, predicate, object_ in closure:
        if subject in entities and object_ in entities and predicate in properties and subject != object_:
            prop = properties[predicate]
            types = [[str(t).removeprefix(KGO) for t in closure.objects(end, RDF.type)] for end in (subject, object_)]
            if ontology.admits(prop.domain, types[0]) and ontology.admits(prop.range, types[1]):
                assert (subject, predicate, object_) in ours | set(facts)


@pytest.mark.slow
@pytest.mark.model
def test_inference_does_not_flood(articles):
    import kg

    built = kg.build(articles)
    entailments = infer_in(built)
    beside_types = [e for e in entailments if e.triple[1] != RDF.type]
    facts = built.stored.count_facts()
    typed = sum(1 for _ in built.engine.find(predicate=RDF.type, graph=URIRef("https://kg.example.org/graph/facts")))
    counts = f"{len(entailments)} inferred of {facts} facts; {count_rules(entailments).most_common(5)}"
    assert len(beside_types) < facts / 2, counts
    assert len(entailments) < 2 * typed, counts


def test_own_rule_is_applied_with_all_its_premises(tmp_path):
    rules = tmp_path / "rules.tsv"
    rules.write_text("# comment\nseat\t?x ex:seatIn ?y . ?y ex:in ?z\t?x ex:seatIn ?z\n", encoding="utf-8")
    (rule,) = read_rules(rules, {"ex": "http://example.com/o#"})
    assert rule.head == ("?x", "http://example.com/o#seatIn", "?z")


BAD = [
    ("seat\t?x ex:in ?y", "line 1: expected name"),
    ("seat\t?x ex:in\t?x ex:in ?y", "line 1: '\\?x ex:in' is no triple"),
    ("seat\t?x foo:in ?y\t?x ex:in ?y", "line 1: 'foo:in' has no known prefix"),
    ("seat\t?x ex:in ?y\t?x ex:in ?z", "line 1: \\?z of the head"),
]


@pytest.mark.parametrize(("row", "message"), BAD, ids=[m for _, m in BAD])
def test_bad_rule_is_named_with_its_line(tmp_path, row, message):
    (tmp_path / "rules.tsv").write_text(row + "\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=message):
        read_rules(tmp_path / "rules.tsv", {"ex": "http://example.com/o#"})


def test_what_was_inferred_before_proves_nothing():
    """The second run must not take inferences for statements: they would stand for facts, and prove themselves."""
    graph = graph_of(telling("a", ("Ann Lee:Person", "parentOf", "Bob Ray:Person"), ("Ann Lee:Person", "ceoOf", "Acme:Company")))
    infer_in(graph)
    once, manifest = graph.to_nquads(), graph.manifest
    for _ in range(2):
        infer_in(graph)
        assert graph.to_nquads() == once
        assert graph.manifest == manifest
    proofs = {q[2] for q in graph.engine.find(predicate=PROV.wasDerivedFrom, graph=INFERRED)}
    nodes = {q[0] for q in graph.engine.find(predicate=RDF.type, object_=URIRef(f"{KGO}Inference"))}
    own = {q for q in graph.engine.find(predicate=PROV.wasDerivedFrom, graph=INFERRED) if q[0] == q[2]}
    assert nodes
    assert not own
    statements = {q[0] for q in graph.engine.find(predicate=RDF.type, object_=URIRef(f"{KGO}Statement"))}
    assert proofs <= statements | nodes


def test_change_takes_out_what_was_inferred_and_inferring_again_is_as_from_scratch():
    deal = telling("b", ("Bolt:Company", "acquires", "Acme:Company"), ("Ann Lee:Person", "ceoOf", "Bolt:Company"))
    graph = graph_of(telling("a", ("Ann Lee:Person", "ceoOf", "Acme:Company"), ("Acme:Company", "dateFounded", "1990")))
    infer_in(graph)
    first = graph.to_nquads()
    put_into(graph, deal)
    assert next(graph.engine.find(graph=INFERRED), None) is None
    infer_in(graph)
    remove_from(graph, "b")
    infer_in(graph)
    assert graph.to_nquads() == first
    assert "Bolt" not in first


def test_values_of_a_removed_document_are_forgotten_although_something_was_inferred_from_them():
    graph = graph_of(contribution(1, statements=6), contribution(2, statements=6))
    infer_in(graph)
    remove_from(graph, "article-1")
    assert graph.to_nquads() == graph_of(contribution(2, statements=6)).to_nquads()


def test_problem_is_proved_by_sentences_although_something_was_inferred():
    graph = graph_of(
        telling("a", ("Acme:Company", "opposes", "Bolt:Company"), ("Ann Lee:Person", "ceoOf", "Bolt:Company")),
        telling("b", ("Acme:Person", "opposes", "Dent:Company")),
    )
    infer_in(graph)
    (problem,) = (p for p in graph.validate() if p.kind == "disjoint types" and "Company and for Person" in p.message)
    assert {source.document for source in problem.sources} == {"About a", "About b"}
    assert all("Acme" in source.sentence for source in problem.sources)
