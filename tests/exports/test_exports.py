"""Every exporter: what comes back is what went in, or what it says it loses."""

import csv
import json
from pathlib import Path

import networkx
import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, VOID, BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.config import DEFAULT_BASE
from kg.dataset import EmbeddedStore, quad_line
from kg.errors import ConfigError, DatasetError, ExportError
from kg.exports import ENCODINGS, EXPORTERS, format_of, write_export
from kg.exports.encodings import decode, encode
from kg.exports.jsonld import context
from kg.namespaces import prefixes
from kg.opening import load_graph, open_graph
from tests.conftest import DATA
from tests.graphs import sample_graph, union_graph

RDFLIB = {"turtle": "turtle", "jsonld": "json-ld", "nquads": "nquads", "ntriples": "nt", "trig": "trig", "rdfxml": "xml"}
OXIGRAPH = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}


def exported(graph, name, folder, encoding="statements"):
    paths = write_export(graph.engine, graph.prefixes, folder / f"graph{EXPORTERS[name].endings[0]}", name, encoding)
    return [path.read_text(encoding="utf-8") for path in paths]


def triples_in(text, format_name):
    lines = {f"{q.subject} {q.predicate} {q.object} .\n" for q in pyoxigraph.parse(text.encode(), format=OXIGRAPH[format_name])}
    return Graph().parse(data="".join(sorted(lines)), format="nt")


@pytest.mark.parametrize("name", RDFLIB)
def test_rdf_is_the_same_graph_in_rdflib_and_oxigraph(graph, name, tmp_path):
    (text,) = exported(graph, name, tmp_path)
    parsed = Dataset(default_union=True).parse(data=text, format=RDFLIB[name])
    union = Graph()
    for s, p, o, _ in parsed.quads():
        union.add((s, p, o))
    expected = union_graph(graph)
    assert isomorphic(union, expected)
    assert isomorphic(triples_in(text, name), expected)


@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_names_of_graphs_come_back(graph, name, tmp_path):
    (text,) = exported(graph, name, tmp_path)
    quads = {str(q) for q in pyoxigraph.parse(text.encode(), format=OXIGRAPH[name])}
    assert quads == {str(q) for q in pyoxigraph.parse(graph.to_nquads().encode(), format=pyoxigraph.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("name", EXPORTERS)
def test_export_is_the_same_bytes_each_time(name, tmp_path):
    forms = []
    for order in (("invest", "title", "plans"), ("plans", "invest", "title")):
        (tmp_path / order[0]).mkdir()
        forms.append(exported(sample_graph(*order), name, tmp_path / order[0]))
    assert forms[0] == forms[1]


def test_every_exporter_says_what_it_loses():
    for name, exporter in EXPORTERS.items():
        assert exporter.loses or name in ("nquads", "trig")


def test_void_counts_what_there_is(graph, tmp_path):
    (text,) = exported(graph, "void", tmp_path)
    described = Graph().parse(data=text, format="turtle")
    (dataset,) = described.subjects(RDF.type, VOID.Dataset)
    counts = {name: described.value(dataset, VOID[name]).toPython() for name in ("triples", "entities", "documents")}
    assert counts == {"triples": len(list(graph.engine.find())), "entities": len(graph.entities), "documents": len(graph.texts)}
    parts = {
        described.value(part, VOID["class"]): described.value(part, VOID.entities).toPython()
        for part in described.objects(dataset, VOID.classPartition)
    }
    assert parts[URIRef(graph.prefixes["kgo"] + "Company")] == sum(row["class"] == "kgo:Company" for row in graph.entities)
    assert (
        sum(1 for _ in described.objects(dataset, VOID.propertyPartition)) == described.value(dataset, VOID.properties).toPython()
    )
    assert not [term for triple in described for term in triple if isinstance(term, BNode)]


def test_nquads_are_the_canonical_form_however_many_lines_fit(graph, tmp_path, monkeypatch):
    assert exported(graph, "nquads", tmp_path) == [graph.to_nquads()]
    monkeypatch.setattr("kg.exports.lines.PART", 50)
    assert exported(graph, "nquads", tmp_path) == [graph.to_nquads()]


def test_turtle_names_a_thing_first_and_sorts(graph, tmp_path):
    (text,) = exported(graph, "turtle", tmp_path)
    assert 'kge:Microsoft a kgo:Company ;\n    rdfs:label "Microsoft"@en ;' in text
    blocks = text.split("\n\n")[1:]
    assert (
        blocks == sorted(blocks, key=lambda b: b.partition(" ")[0].strip("<>").replace("kge:", DEFAULT_BASE + "entity/"))
        or len(blocks) > 20
    )
    assert "https://kg.example.org/entity/Microsoft>" not in text


def test_jsonld_nests_the_evidence_in_its_entity(graph, tmp_path):
    (text,) = exported(graph, "jsonld", tmp_path)
    document = json.loads(text)
    entity = next(n for n in document["@graph"] if n["id"] == "kge:Microsoft")
    assert entity["kgo:investsIn"] == {"id": "kge:Japan"}
    statement = next(s for s in entity["statements"] if s["predicate"] == "kgo:investsIn")
    assert statement["evidence"]["quote"] == "Microsoft will invest $10 billion in Japan over four years."
    assert statement["evidence"]["document"]["dcterms:title"] == "About invest"


def test_context_is_published():
    path = DATA.parent / "ontologies" / "context.jsonld"
    assert json.loads(path.read_text()) == {"@context": context(prefixes(DEFAULT_BASE))}


def test_graphml_and_gexf_hold_the_facts(graph, tmp_path):
    exported(graph, "graphml", tmp_path), exported(graph, "gexf", tmp_path)
    whole = graph.to_networkx()
    for read in (
        networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True),
        networkx.read_gexf(tmp_path / "graph.gexf"),
    ):
        assert set(read) == set(whole)
        assert read.number_of_edges() == whole.number_of_edges()
        assert read.nodes[DEFAULT_BASE + "entity/Microsoft"]["label"] == "Microsoft"


def test_csv_pair_hangs_together(graph, tmp_path):
    edges, nodes = ([*csv.DictReader(text.splitlines())] for text in exported(graph, "csv", tmp_path))
    known = {row["id:ID"] for row in nodes}
    assert all(row[":START_ID"] in known and row[":END_ID"] in known for row in edges)
    assert len(edges) == graph.manifest.statements
    row = next(r for r in edges if r["property"] == "kgo:investsIn")
    assert (row[":TYPE"], row["modality"], row["fact:boolean"]) == ("INVESTS_IN", "planned", "true")
    assert (
        json.loads(row["qualifiers"]) == {"amount": ["kgv:USD-10000000000"], "time": ['"P4Y"^^xsd:duration']}
        or "amount" in row["qualifiers"]
    )
    assert row["sentence"].startswith("Microsoft will invest")


def test_cypher_quotes_what_texts_hold(tmp_path):
    from tests.contributions import graph_of, telling

    graph = graph_of(telling("a", ("O'Neil \\ Sons:Company", "acquires", "Acme:Company")))
    (text,) = exported(graph, "cypher", tmp_path)
    assert "label: 'O\\'Neil \\\\ Sons'" in text
    assert all(line.endswith(";") for line in text.splitlines())
    assert text.count("MERGE (a)-[r:`ACQUIRES`") == 1


def test_schema_org_profile_speaks_schema_org(graph, tmp_path, caplog):
    (text,) = exported(graph, "schemaorg", tmp_path)
    nodes = {n["@id"].rpartition("/")[2]: n for n in json.loads(text)["@graph"]}
    assert nodes["Microsoft"]["@type"] == "Corporation"
    assert nodes["Microsoft"]["name"] == "Microsoft"
    assert "without a property of schema.org" in caplog.text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_export_in_any_encoding_is_loaded(graph, tmp_path, encoding):
    (path,) = write_export(graph.engine, graph.prefixes, tmp_path / "g.nq", "nquads", encoding)
    load_graph(path, tmp_path / "loaded")
    assert open_graph(tmp_path / "loaded").to_nquads() == graph.to_nquads()
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-3]), encoding="utf-8")
    with pytest.raises(DatasetError, match="cut off or changed"):
        load_graph(path, tmp_path / "cut")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["g.nq", "loaded"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_lead_back_without_loss(built, encoding):
    lines = list(encode(built.engine, encoding))
    assert "".join(sorted(decode(lines, built.base))) == built.to_nquads()
    assert len(list(pyoxigraph.parse("".join(lines), format=pyoxigraph.RdfFormat.N_QUADS))) == len(lines)


def test_triple_terms_and_graphs_are_asked_as_such(graph, tmp_path):
    store = pyoxigraph.Store()
    store.load(exported(graph, "nquads", tmp_path, "triple-terms")[0], format=pyoxigraph.RdfFormat.N_QUADS)
    known = dict(graph.prefixes)
    text = "ASK { ?s rdf:reifies <<( kge:Microsoft kgo:investsIn ?o )>> }"
    assert store.query(text, prefixes=known, use_default_graph_as_union=True)
    named = pyoxigraph.Store()
    named.load(exported(graph, "nquads", tmp_path, "graphs")[0], format=pyoxigraph.RdfFormat.N_QUADS)
    assert named.query(
        "ASK { GRAPH ?s { <https://kg.example.org/entity/Microsoft> <https://kg.example.org/ontology#investsIn> ?o } }"
    )


TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)


@given(st.lists(st.tuples(TEXT, st.sampled_from(["", "en"])), min_size=1, max_size=5))
def test_whatever_a_text_holds_comes_back(values):
    store = EmbeddedStore()
    quads = {
        (URIRef("http://e.org/s"), URIRef("http://e.org/p"), Literal(text, lang=lang or None), URIRef("http://e.org/g"))
        for text, lang in values
    }
    store.commit(quads)
    assert set(store.find()) == quads
    lines = "".join(map(quad_line, quads))
    assert {str(q) for q in pyoxigraph.parse(lines.encode(), format=pyoxigraph.RdfFormat.N_QUADS)} == {str(q) for q in store.inner}
    dumped = store.inner.dump(format=pyoxigraph.RdfFormat.N_QUADS)
    assert sorted(dumped.decode().split(" .\n")) == sorted(lines.split(" .\n"))
    store.commit([], quads)
    assert len(store) == 0


def test_export_can_be_loaded_again(graph, tmp_path):
    (path,) = graph.write(tmp_path / "g.nq")
    manifest = load_graph(path, tmp_path / "again")
    again = open_graph(tmp_path / "again")
    assert again.to_nquads() == graph.to_nquads()
    assert again.manifest == manifest == graph.manifest


@pytest.mark.parametrize("damage", ["cut", "changed", "foreign", "nonsense"])
def test_damaged_export_is_not_loaded(graph, tmp_path, damage):
    from kg.errors import DatasetError

    lines = graph.to_nquads().splitlines(keepends=True)
    text = {
        "cut": "".join(lines[:-50]),
        "changed": "".join(lines).replace("Microsoft", "Macrosoft", 1),
        "foreign": "<u:a> <u:b> <u:c> <u:d> .\n",
        "nonsense": "nonsense\n",
    }[damage]
    path = tmp_path / "g.nq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match=r"g\.nq"):
        load_graph(path, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_format_is_reported_by_the_ending():
    assert format_of(Path("x.ttl")) == "turtle"
    assert format_of(Path("x.schema.jsonld")) == "schemaorg"
    with pytest.raises(ConfigError, match=r"did you mean '\.ttl'"):
        format_of(Path("x.tttl"))


def test_unknown_format_or_encoding_offers_the_nearest(graph, tmp_path):
    with pytest.raises(ConfigError, match="did you mean 'turtle'"):
        graph.write(tmp_path / "x", format="turtel")
    with pytest.raises(ConfigError, match="did you mean 'graphs'"):
        graph.write(tmp_path / "x.nq", encoding="graph")
    with pytest.raises(ExportError, match="take nquads"):
        graph.write(tmp_path / "x.ttl", encoding="graphs")


def test_file_that_cannot_be_written_is_an_export_error(graph, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="name a file in a folder"):
        graph.write(tmp_path / "file" / "x.ttl")
