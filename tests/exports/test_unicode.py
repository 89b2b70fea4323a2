"""Whatever characters a document holds: N-Quads come back as the same bytes, and every format is read by readers that are not ours."""

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.config import DEFAULT_BASE
from kg.dataset import EmbeddedStore, quad_line
from kg.exports.encodings import decode
from kg.identifiers import mint_iri, minted_from
from kg.opening import load_graph, open_graph
from tests.contributions import graph_of, remove_from, telling
from tests.graphs import union_graph

NQUADS = pyoxigraph.RdfFormat.N_QUADS
ALL = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
ODD = "\0\x01\x08\x0b\x0c\x1b\x7f\x85\x9b\u061c\u200f\u2028\u2029\u202e\ufdd0\ufeff\ufffe\uffff\U0001fffe\U0010ffff\r\n\r\te\u0301é\\u0041\\"
CHARACTERS = st.characters(exclude_categories=("Cs",))
TEXTS = st.text(st.one_of(CHARACTERS, st.sampled_from(ODD)), max_size=40)
IDS = st.one_of(TEXTS, st.text('./%~#?"<>\\ é\u0301aA\n', min_size=1, max_size=6)).filter(lambda text: text.strip())


def telling_odd(document_id, text, title="", source="", name="Acme"):
    """Return the contribution of a document that holds odd texts, and names something by one."""
    contribution = telling(document_id, (f"{name}:Company", "acquires", "Nokia:Company"), (f"{name}:Company", None, "Oslo:City"))
    document = replace(contribution.document, text=f"{contribution.document.text} {text}", title=title, source=source)
    return replace(contribution, document=document)


@pytest.mark.parametrize(
    "characters", [ALL[:0x3000] + ALL[-0x200:], pytest.param(ALL, marks=pytest.mark.slow)], ids=["usual and last", "all"]
)
def test_store_and_graph_write_the_same_line_for_every_character(tmp_path, characters):
    block = 256
    quads = [
        (URIRef(f"u:{n}"), URIRef("u:p"), Literal("".join(characters[n : n + block]), lang=language), URIRef("u:g"))
        for n in range(0, len(characters), block)
        for language in (None, "en")
    ]
    store = EmbeddedStore(tmp_path)
    store.commit(quads)
    assert set(store.find()) == set(quads)
    dumped = store.inner.dump(format=NQUADS)
    assert sorted(dumped.split(b" .\n")) == sorted("".join(map(quad_line, quads)).encode().split(b" .\n"))
    store.commit([], quads)  # by way of SPARQL
    assert len(store) == 0
    store.commit(quads, [(URIRef("u:x"), URIRef("u:p"), Literal(""), URIRef("u:g"))])
    assert set(store.find()) == set(quads)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(IDS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_a_document_holds_comes_back(tmp_path_factory, document_id, text, title, source, name):
    folder = tmp_path_factory.mktemp("unicode")
    graph = graph_of(telling_odd(document_id, text, title, source, f"Acme {name}".replace(":", "")))
    (path,) = graph.write(folder / "g.nq")
    assert path.read_bytes() == graph.to_nquads().encode()
    load_graph(path, folder / "again")
    again = open_graph(folder / "again")
    assert (again.to_nquads(), again.manifest.hash) == (graph.to_nquads(), graph.manifest.hash)
    assert again.verify()
    assert list(again.documents()) == [document_id]
    assert again.stored.has_document(document_id)
    quads = {str(q) for q in pyoxigraph.parse(path=path, format=NQUADS)}
    (trig,) = graph.write(folder / "g.trig")
    assert {str(q) for q in pyoxigraph.parse(path=trig, format=pyoxigraph.RdfFormat.TRIG)} == quads
    for encoding in ("graphs", "triple-terms"):
        (path,) = graph.write(folder / f"{encoding}.nq", encoding=encoding)
        lines = path.read_bytes().decode().split(" .\n")[:-1]
        assert "".join(sorted(decode((f"{line} .\n" for line in lines), graph.base))) == graph.to_nquads()
    expected = union_graph(graph)
    for ending, kind in (("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld")):
        (path,) = graph.write(folder / f"g.{ending}")
        assert isomorphic(Graph().parse(data=path.read_bytes().decode(), format=kind), expected), ending


@pytest.fixture(scope="module")
def odd():
    """A graph with odd characters wherever a document may hold them."""
    return graph_of(
        telling_odd("a/b", ODD, f"Title {ODD}", f"source {ODD}", f"Acme {ODD}"),
        telling_odd("c", "</script><!-- x", "=1+1", "@here", "=HYPERLINK(1)"),
        telling_odd("d", "", "-5", "\t=2", "O'Neil \\u0027 \\"),
    )


def test_export_of_another_program_is_loaded(odd, tmp_path):
    (path,) = odd.write(tmp_path / "g.nq")
    text = path.read_bytes().decode()
    path.write_bytes("".join(f"\\u{ord(c):04X}" if c in "éT\u0301\x85" else c for c in text).encode())
    load_graph(path, tmp_path / "again")
    assert open_graph(tmp_path / "again").to_nquads() == odd.to_nquads()


def test_rdfxml_holds_all_that_xml_can_hold_and_says_what_it_replaced(odd, tmp_path, caplog):
    (path,) = odd.write(tmp_path / "g.rdf")
    assert "g.rdf: characters that XML cannot hold were replaced by U+FFFD" in caplog.text
    expected = Graph()
    for subject, predicate, object_ in union_graph(odd):
        expected.add((subject, predicate, _as_xml_holds_it(object_)))
    assert isomorphic(Graph().parse(path, format="xml"), expected)
    ElementTree.parse(path)


def _as_xml_holds_it(term):
    if not isinstance(term, Literal):
        return term
    text = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", term)
    return Literal(text, lang=term.language, datatype=term.datatype, normalize=False)


def test_rdfxml_leaves_out_what_has_no_xml_name_and_says_so(tmp_path, caplog):
    contribution = telling("a", ("Acme:Company", None, "Oslo:City"))
    (statement,) = contribution.statements
    relation = replace(statement.relation, predicate="m²")
    graph = graph_of(replace(contribution, statements=(replace(statement, predicate="m²", relation=relation),)))
    (path,) = graph.write(tmp_path / "g.rdf")
    assert "g.rdf: left out: 1 triple, as" in caplog.text
    parsed = Graph().parse(path, format="xml")
    assert len(parsed) == len(union_graph(graph)) - 1
    for ending, kind in (("ttl", pyoxigraph.RdfFormat.TURTLE), ("trig", pyoxigraph.RdfFormat.TRIG)):
        (path,) = graph.write(tmp_path / f"g.{ending}")
        assert len(list(pyoxigraph.parse(path=path, format=kind))) == len(graph.engine)
        Dataset().parse(path)


@pytest.mark.parametrize("character", ["µ", "ª", "²", "¼", "①", "é", "漢", "ｱ"])
def test_turtle_shortens_only_what_turtle_has_a_short_form_for(character, tmp_path):
    graph = graph_of(telling("a", (f"Acme a{character}:Company", "acquires", f"Nokia {character}:Company")))
    (path,) = graph.write(tmp_path / "g.ttl")
    assert isomorphic(Graph().parse(path), union_graph(graph))


@pytest.mark.parametrize(("ending", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_networks_are_read_and_say_what_they_replaced(odd, tmp_path, caplog, ending, read):
    (path,) = odd.write(tmp_path / f"g.{ending}")
    assert f"g.{ending}: characters that XML cannot hold were replaced by U+FFFD" in caplog.text
    whole, parsed = odd.to_networkx(), read(path)
    assert set(parsed) == set(whole)
    ElementTree.parse(path)
    labels = {data["label"] for _, data in parsed.nodes(data=True)}
    assert "=HYPERLINK(1)" in labels
    assert any("\ufffd" in label and "\U0010ffff" in label for label in labels)


def test_no_cell_of_a_table_is_a_formula_and_numbers_stay(odd, tmp_path, caplog):
    rows_of = {}
    for path in odd.write(tmp_path / "g.csv"):
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))
        assert len({len(row) for row in rows}) == 1
        for cell in (cell for row in rows for cell in row):
            assert "\0" not in cell
            assert cell[:1] not in tuple("=+-@\t\r\n") or re.fullmatch(r"-?\d+", cell), cell
        rows_of[path.name] = rows
    rows = rows_of["g-edges.csv"]
    titles = {row[rows[0].index("title")] for row in rows[1:]}
    assert {"'=1+1", "-5"} <= titles
    assert {row[rows[0].index("source")] for row in rows[1:]} >= {"'@here", "'\t=2"}
    assert "g.csv: cells that a spreadsheet would run as formulas have an apostrophe" in caplog.text
    assert "g.csv: NUL characters were replaced by U+FFFD" in caplog.text


@pytest.mark.parametrize("ending", ["jsonld", "schema.jsonld"])
def test_json_may_stand_in_a_page(odd, tmp_path, ending):
    (path,) = odd.write(tmp_path / f"g.{ending}")
    text = path.read_bytes().decode()
    assert "<" not in text
    if ending == "jsonld":
        assert any("</script><!-- x" in str(node.get("nif:isString", "")) for node in _nodes(json.loads(text)))


def _nodes(value):
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


CYPHER_STRING = re.compile(r"'((?:[^'\\]|\\.)*)'(?: \+ '((?:[^'\\]|\\.)*)')*", re.DOTALL)


@pytest.mark.parametrize("expands_first", [False, True])
def test_cypher_is_one_statement_a_line_whenever_escapes_are_expanded(odd, tmp_path, caplog, expands_first):
    (path,) = odd.write(tmp_path / "g.cypher")
    script = path.read_bytes().decode()
    assert "\0" not in script
    assert "g.cypher: NUL characters were replaced" in caplog.text
    if expands_first:
        script = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), script)
    for line in script.split("\n")[:-1]:
        bare = CYPHER_STRING.sub("", line)
        assert "'" not in bare
        assert bare.endswith(";") and bare.count(";") == 1
        assert re.fullmatch(r"[\w\s(){}\[\]:;,.`+=<>-]*", bare), bare
    assert "O\\'Neil \\\\' + 'u0027" in path.read_bytes().decode()


@settings(max_examples=300, deadline=None)
@given(IDS, IDS)
def test_every_id_has_an_iri_of_its_own_which_tells_it(first, second):
    iris = [mint_iri(DEFAULT_BASE, "document", name) for name in (first, second)]
    assert (iris[0] == iris[1]) == (first == second)
    assert [minted_from(iri.rpartition("/document/")[2]) for iri in iris] == [first, second]
    assert iris[0].count("/") == 4
    assert iris[0].rpartition("/")[2].replace("%2e", ".").replace("%2E", ".") not in (".", "..")


SIMILAR = [
    "a/b",
    "a%2Fb",
    "a b",
    "a%20b",
    "A",
    "a",
    ".",
    "..",
    "~.",
    "~..",
    "é",
    "e\u0301",
    'q"q',
    "l\nl",
    "#x",
    "?x",
    "a\\b",
    "<a>",
    "%",
    "%25",
    " a",
    "a ",
]


def test_documents_with_similar_ids_stay_themselves(tmp_path):
    graph = graph_of(*(telling(name, (f"Company {n}:Company", "acquires", "Nokia:Company")) for n, name in enumerate(SIMILAR)))
    graph.save(tmp_path / "g")
    (path,) = graph.write(tmp_path / "g.nq")
    load_graph(path, tmp_path / "again")
    for opened in (graph, open_graph(tmp_path / "g"), open_graph(tmp_path / "again")):
        assert set(opened.documents()) == set(SIMILAR)
        assert opened.to_nquads() == graph.to_nquads()
        for n, name in enumerate(SIMILAR):
            (proof,) = opened.why(f"Company {n}", "acquires", "Nokia")
            assert (proof.document, proof.title) == (name, f"About {name}")
    for name in SIMILAR:
        kept = [name_kept for name_kept in graph.documents() if name_kept != name]
        assert remove_from(graph, name) == [name]
        assert list(graph.documents()) == kept
