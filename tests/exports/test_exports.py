import json
from pathlib import Path

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.errors import ConfigError, ExportError
from kg.exports import EXPORTERS, export_text, format_of
from kg.exports.turtle import union_graph

pyoxigraph = pytest.importorskip("pyoxigraph")

RDFLIB = {"turtle": "turtle", "jsonld": "json-ld", "nquads": "nquads"}
OXIGRAPH = {"turtle": "TURTLE", "jsonld": "JSON_LD", "nquads": "N_QUADS"}


def triples_by_oxigraph(text, name):
    quads = pyoxigraph.parse(input=text.encode(), format=getattr(pyoxigraph.RdfFormat, OXIGRAPH[name]))
    lines = "".join(sorted({f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads}))
    return Graph().parse(data=lines, format="nt")


@pytest.mark.parametrize("name", EXPORTERS)
def test_export_is_the_same_graph_in_rdflib_and_oxigraph(graph, name):
    text = export_text(graph.dataset, graph.prefixes, name)
    parsed = Dataset(default_union=True).parse(data=text, format=RDFLIB[name])
    one = Graph()
    for s, p, o, _ in (parsed if isinstance(parsed, Dataset) else Dataset()).quads():
        one.add((s, p, o))
    expected = union_graph(graph.dataset, graph.prefixes)
    assert isomorphic(one, expected)
    assert isomorphic(triples_by_oxigraph(text, name), expected)


@pytest.mark.parametrize("name", EXPORTERS)
def test_export_is_the_same_bytes_each_time(graph, name):
    assert export_text(graph.dataset, graph.prefixes, name) == export_text(graph.dataset, graph.prefixes, name)


def test_jsonld_has_a_context_that_names_the_prefixes(graph):
    document = json.loads(export_text(graph.dataset, graph.prefixes, "jsonld"))
    assert document["@context"]["kgo"] == graph.prefixes["kgo"]
    node = next(n for n in document["@graph"] if n["@id"].endswith("/entity/Microsoft"))
    assert "kgo:investsIn" in node


def test_format_is_told_by_the_ending():
    assert format_of(Path("x.ttl")) == "turtle"
    with pytest.raises(ConfigError, match=r"did you mean '\.ttl'"):
        format_of(Path("x.tttl"))


def test_unknown_format_offers_the_nearest(graph):
    with pytest.raises(ConfigError, match="did you mean 'turtle'"):
        export_text(graph.dataset, graph.prefixes, "turtel")


def test_file_that_cannot_be_written_is_an_export_error(graph, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="name a file in a folder"):
        graph.write(tmp_path / "file" / "x.ttl")
