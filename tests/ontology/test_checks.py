"""What `kg ontology check` finds, what it writes, and what a round trip keeps."""

from __future__ import annotations

import pytest

from kg.errors import OntologyError
from kg.ontology import Ontology, load_ontology, read_lexicon, write_lexicon
from kg.ontology.checks import check_ontology
from kg.ontology.documentation import to_html
from kg.ontology.lemon import read_ontolex, to_ontolex
from kg.ontology.lexicon import Lexicon
from tests.ontology.test_loading import FIRMS, LEXICON

FAULTS = [
    ("ex:sells a owl:ObjectProperty ; rdfs:domain ex:Shop ; rdfs:range ex:Firm .", "error", "'Shop' is not defined"),
    ("ex:Firm rdfs:subClassOf ex:Bank . ex:Bank a owl:Class ; rdfs:subClassOf ex:Firm .", "error", "class Bank is above itself"),
    (
        "ex:P12 a owl:ObjectProperty ; rdfs:domain ex:Firm ; rdfs:range ex:Firm .",
        "warning",
        "no phrase of the lexicon expresses P12",
    ),
    ('ex:purchases a owl:ObjectProperty ; rdfs:label "buys" .', "warning", "have one label"),
    ("ex:sells a owl:ObjectProperty ; rdfs:domain ex:Firm, ex:Human ; rdfs:range ex:Firm .", "warning", "several rdfs:domain"),
]


@pytest.mark.parametrize(("text", "severity", "message"), FAULTS, ids=[message for *_, message in FAULTS])
def test_finding_has_its_line(tmp_path, text, severity, message):
    path = tmp_path / "my.ttl"
    path.write_text(FIRMS + text + "\n", encoding="utf-8")
    findings = [f for f in check_ontology(load_ontology(str(path))) if message in f.message]
    assert findings
    assert {f.severity for f in findings} == {severity}
    last = len((FIRMS + text).splitlines())
    assert any(f.line == last for f in findings) or message in ("class Bank is above itself", "have one label")


def test_clashes_of_a_lexicon_have_its_lines(tmp_path):
    path, table = tmp_path / "my.ttl", tmp_path / "my.tsv"
    path.write_text(
        FIRMS + "ex:sells a owl:ObjectProperty ; rdfs:domain ex:Firm ; rdfs:range [ owl:unionOf ( ex:Firm ex:Human ) ] .\n",
        encoding="utf-8",
    )
    table.write_text(LEXICON + "snap up\tsells\t+\nsnap up\tbuys\t+\n", encoding="utf-8")
    findings = {
        (f.line, f.message.split(":")[0]) for f in check_ontology(load_ontology(str(path), str(table))) if f.path == str(table)
    }
    assert (4, "'snap up' may mean buys or sells, which admit the same") in findings
    assert (5, "'snap up' stands here again for buys (line 2)") in findings
    table.write_text(LEXICON + "snap up\tsells\t+\t1\n", encoding="utf-8")
    assert not [f for f in check_ontology(load_ontology(str(path), str(table))) if f.path == str(table)]


def test_shipped_ontology_has_no_errors():
    assert [str(f) for f in check_ontology(load_ontology("news")) if f.severity == "error"] == []


@pytest.mark.parametrize("step", [20, pytest.param(1, marks=pytest.mark.slow)])
def test_lexicon_comes_back_from_its_table_and_from_ontolex(tmp_path, step):
    news = load_ontology("news")
    ontology = Ontology(news.path, news.classes, news.properties, Lexicon(news.lexicon.entries[::step]), prefixes=news.prefixes)
    entries = list(dict.fromkeys((e.phrase, e.property, e.inverse, e.priority) for e in ontology.lexicon.entries))
    (tmp_path / "l.tsv").write_text(write_lexicon(ontology.lexicon, ontology.properties), encoding="utf-8")
    (tmp_path / "l.ttl").write_text(to_ontolex(ontology, "https://example.com/"), encoding="utf-8")
    for lexicon in (read_lexicon(tmp_path / "l.tsv", ontology.properties), read_ontolex(tmp_path / "l.ttl", ontology.properties)):
        assert list(dict.fromkeys((e.phrase, e.property, e.inverse, e.priority) for e in lexicon.entries)) == entries


def test_priorities_come_back_from_a_table_and_from_ontolex(tmp_path):
    path, table, rdf = tmp_path / "my.ttl", tmp_path / "l.tsv", tmp_path / "l.ttl"
    path.write_text(FIRMS, encoding="utf-8")
    table.write_text("snap up\tfounded\t+\nsnap up\tbuys\t+\t2\n", encoding="utf-8")
    ontology = load_ontology(str(path), str(table))
    written = write_lexicon(ontology.lexicon, ontology.properties)
    assert "phrase\tproperty\tdirection\tpriority\n" in written
    rdf.write_text(to_ontolex(ontology, "https://example.com/"), encoding="utf-8")
    table.write_text(written, encoding="utf-8")
    for lexicon in (read_lexicon(table, ontology.properties), read_ontolex(rdf, ontology.properties)):
        assert [(e.property, e.priority) for e in lexicon.entries] == [("founded", 0), ("buys", 2)]
    rdf.write_text(rdf.read_text(encoding="utf-8").replace("rdf:value 2", 'rdf:value "much"'), encoding="utf-8")
    with pytest.raises(OntologyError, match="priority"):
        read_ontolex(rdf, ontology.properties)


def test_page_tells_terms_and_runs_no_markup_of_theirs(tmp_path):
    path = tmp_path / "my.ttl"
    path.write_text(FIRMS + 'ex:Shop a owl:Class ; rdfs:label "<script>alert(1)</script>" .', encoding="utf-8")
    page = to_html(load_ontology(str(path)))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert 'id="buys"' in page
    assert "http:" not in page.split("</head>")[0]
