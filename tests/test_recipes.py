"""What CONTRIBUTING.md says of adding things, done on copies of the tables: each recipe needs no more than it names."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.documents import READERS, Reader, iter_documents
from kg.documents.checking import check
from kg.documents.decoding import decode
from kg.errors import ReadError
from kg.exports import EXPORTERS, Exporter, write_export
from kg.identifiers import document_id
from kg.model import Document
from kg.relations import PATTERNS
from tests.commands import run_command
from tests.parses import triples_of

ROOT = Path(kg.__file__).parents[1]
NEWS = ROOT / "ontologies" / "news"


def read_rows(source, content):
    """Yield a document for each row of a CSV file with a column `text`."""
    text = decode(source, content)
    if isinstance(text, ReadError):
        yield text
        return
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        yield from check(Document(id=document_id(source, row["text"]), text=row["text"], source=source), source, number)


def texts_of(place):
    run = run_command("query", place, "SELECT ?text { ?document nif:isString ?text }", "--json")
    return sorted(row["text"] for row in json.loads(run.stdout))


@pytest.fixture
def rows(tmp_path):
    file = tmp_path / "news.csv"
    file.write_text("text\nFiat bought Opel.\nAcme bought Bolt.\n", encoding="utf-8")
    return file


@pytest.mark.model
def test_a_reader_is_a_function_and_a_line_that_says_whether_files_hold_many_documents(monkeypatch, tmp_path, rows):
    monkeypatch.setitem(READERS, ".csv", Reader(read=read_rows, holds_many=True))
    assert run_command("build", rows, "-o", tmp_path / "g").returncode == 0
    rows.write_text("text\nOpel bought Saab.\nAcme bought Bolt.\n", encoding="utf-8")
    assert run_command("add", tmp_path / "g", rows).returncode == 0
    assert texts_of(tmp_path / "g") == ["Acme bought Bolt.", "Fiat bought Opel.", "Opel bought Saab."]


def test_a_reader_that_says_one_and_gives_many_is_refused(monkeypatch, rows):
    monkeypatch.setitem(READERS, ".csv", Reader(read=read_rows, holds_many=False))
    with pytest.raises(TypeError, match=r"news.csv: it must say holds_many=True"):
        list(iter_documents([rows]))


def test_an_exporter_is_a_function_and_a_line(monkeypatch, graph, tmp_path):
    def write_names(engine, prefixes, path, encoding):
        del encoding
        labels = {str(q[2]) for q in engine.find() if str(q[1]).endswith("#label") and str(q[0]).startswith(prefixes["kge"])}
        path.write_text("\n".join(sorted(labels)), encoding="utf-8")

    monkeypatch.setitem(EXPORTERS, "names", Exporter(write_names, (".names",), "all but the names of things"))
    (path,) = write_export(graph.engine, graph.prefixes, tmp_path / "graph.names", "names")
    assert "Microsoft" in path.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def ontology(tmp_path):
    """A copy of the news ontology to which a property is added."""
    folder = tmp_path / "mine"
    shutil.copytree(NEWS, folder)
    with (folder / "ontology.ttl").open("a", encoding="utf-8") as file:
        file.write(
            '\nkgo:outbids a owl:ObjectProperty ; rdfs:label "outbids"@en ; rdfs:comment "Offers more than another."@en ;\n'
            "    kgo:domainIncludes kgo:Agent ; kgo:rangeIncludes kgo:Agent .\n"
        )
    return folder


def property_of(ontology, text):
    triples = [t for line in kg_lines(ontology, text) for t in line["triples"]]
    return {(t["subject"], t["property"], t["object"]) for t in triples}


def kg_lines(ontology, text):
    run = run_command("extract", "-", "--ontology", ontology, stdin=text)
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.mark.model
def test_a_property_is_its_declaration_and_a_phrase(ontology):
    without = run_command("ontology", "check", ontology)
    assert "outbids" in without.stdout, "a property that no phrase expresses is told"
    with (ontology / "lexicon.tsv").open("a", encoding="utf-8") as file:
        file.write("outbid\toutbids\t+\n")
    assert "outbids" not in run_command("ontology", "check", ontology).stdout
    assert ("Microsoft", "outbids", "Google") in property_of(ontology, "Microsoft outbid Google in 2020.")


@pytest.mark.model
def test_a_phrase_of_a_property_that_nobody_declares_is_reported(ontology):
    with (ontology / "lexicon.tsv").open("a", encoding="utf-8") as file:
        file.write("outbid\toutbid\t+\n")
    run = run_command("ontology", "check", ontology)
    assert run.returncode != 0
    assert "outbid" in run.stdout + run.stderr


def find_versus(reading):
    """Yield who stands against whom in court: "Acme v. Bolt"."""
    tree = reading.tree
    for sign in (i for i, word in enumerate(tree.words) if word == "v."):
        if 0 < sign < len(tree.words) - 1 and reading.is_named(sign - 1) and reading.is_named(sign + 1):
            yield reading.trigger(sign).relation(sign - 1, "sue", sign + 1, rule="versus")


def test_a_construction_is_a_function_and_a_line(monkeypatch):
    rows = """
Acme PROPN NNP 0 root ORG:COMPANY
v. ADP IN 3 case
Bolt PROPN NNP 1 nmod ORG:COMPANY
"""
    assert ("Acme", "sue", "Bolt") not in triples_of(rows)
    monkeypatch.setitem(PATTERNS, "versus", find_versus)
    assert ("Acme", "sue", "Bolt") in triples_of(rows)


QUALIFIER = [
    ("kg/model.py", '    MANNER = "manner"\n', '    CONCESSION = "concession"\n'),
    ("kg/english/tables/prepositions.txt", "beside\tplace\n", "despite\tconcession\n"),
    ("kg/vocabulary.py", '    manner = _kgo("manner")\n', '    concession = _kgo("concession")\n'),
    ("kg/vocabulary.py", '    mannerEntity = _kgo("mannerEntity")\n', '    concessionEntity = _kgo("concessionEntity")\n'),
    (
        "kg/vocabulary.py",
        "        (QualifierKind.MANNER, KGO.manner, KGO.mannerEntity),\n",
        "        (QualifierKind.CONCESSION, KGO.concession, KGO.concessionEntity),\n",
    ),
    (
        "ontologies/kg.ttl",
        'kgo:manner a rdf:Property ; rdfs:label "manner"@en ; rdfs:comment "Says how."@en .\n',
        'kgo:concession a rdf:Property ; rdfs:label "concession"@en ; rdfs:comment "Says in spite of what."@en .\n'  # noqa: ISC004
        'kgo:concessionEntity a owl:ObjectProperty ; rdfs:label "concession entity"@en ; rdfs:comment "Says the thing in spite of which."@en .\n',
    ),
]
"""What a kind of qualifier is added by: the file, the line that it follows, and what is written there."""


@pytest.fixture
def copy(tmp_path):
    """A copy of the package, the ontologies, the samples, and the tests that compare them."""
    for name in ("kg", "ontologies", "data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("en_kg_news", "__pycache__"))
    (tmp_path / "kg" / "models" / "en_kg_news").symlink_to(ROOT / "kg" / "models" / "en_kg_news")
    shutil.copytree(ROOT / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run_in(copy, *command, stdin=""):
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *command], cwd=copy, env=environment, input=stdin, capture_output=True, text=True, check=False, timeout=120
    )


def write_in(copy, edits):
    for name, line, new in edits:
        text = (copy / name).read_text(encoding="utf-8")
        assert text.count(line) == 1
        (copy / name).write_text(text.replace(line, line + new), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.model
def test_a_kind_of_qualifier_is_its_name_its_words_and_its_terms(copy):
    write_in(copy, QUALIFIER)
    run = run_in(copy, "-m", "kg", "extract", "-", stdin="Microsoft built the bridge despite protests.")
    assert json.loads(run.stdout)["triples"][0]["qualifiers"] == {"concession": "protests"}, run.stderr
    assert run_in(copy, "-m", "pytest", "-q", "tests/test_vocabulary.py", "tests/english").returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("forgotten", range(2, len(QUALIFIER)))
def test_what_is_forgotten_of_a_kind_of_qualifier_fails_a_test(copy, forgotten):
    write_in(copy, [edit for n, edit in enumerate(QUALIFIER) if n != forgotten])
    assert run_in(copy, "-m", "pytest", "-q", "tests/test_vocabulary.py").returncode != 0
