"""What the README and the documentation show is what the commands print; the site is built without a warning."""

from __future__ import annotations

import csv
import importlib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import networkx
import pytest
from lxml import html
from typer.testing import CliRunner

from kg.cli import app

ROOT = Path(__file__).parents[1]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
}
SESSIONS = [
    (command, output.strip())
    for text in PAGES.values()
    for block in re.findall(r"```\n(.*?)```", text, re.DOTALL)
    for command, output in re.findall(r"^\$ kg (.*)\n((?:(?!\$ ).*\n?)*)", block, re.MULTILINE)
]


@pytest.fixture(scope="module")
def demo(built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "graph"
    built.save(folder)
    return folder


def test_there_are_sessions_to_check():
    assert len(SESSIONS) >= 7


@pytest.mark.parametrize(("command", "output"), SESSIONS, ids=[command[:40] for command, _ in SESSIONS])
def test_command_prints_what_is_shown(demo, command, output):
    arguments = [str(demo) if word == "demo/graph" else word for word in shlex.split(command)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == int("✗" in output), "a finding, or none"
    assert result.output.replace("\r", "").strip() == output


@pytest.mark.parametrize("name", PAGES)
def test_python_is_python_and_uses_what_there_is(name):
    import kg

    for block in re.findall(r"```python\n(.*?)```", PAGES[name], re.DOTALL):
        compile(block, name, "exec")
        for called in re.findall(r"\bkg\.([A-Za-z_]+)\(", block):
            assert hasattr(kg, called), f"kg.{called}"


ARTICLES = {
    "articles/japan.txt": "Tokyo, 10 April 2024. Microsoft will invest $2.9 billion in Japan. Microsoft acquired Nuance.",
    "articles/ibm.txt": "IBM acquired Red Hat. Big Blue acquired Ustream in January 2016.",
    "more/sony.txt": "Sony competes with Nintendo.",
}


@pytest.mark.slow
def test_python_does_what_is_shown(tmp_path, monkeypatch, capsys):
    """In the order of the pages: the first makes the graph that the others open."""
    for name, text in ARTICLES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "data").mkdir()
    lines = [json.dumps({"id": name, "text": text}) for name, text in ARTICLES.items() if name.startswith("articles/")]
    (tmp_path / "data" / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = {"kg": importlib.import_module("kg"), "network": networkx.DiGraph([("Ada", "Bob")])}
    for page in ("README.md", "docs/correct.md", "docs/python.md"):
        for block in re.findall(r"```python\n(.*?)```", PAGES[page], re.DOTALL):
            exec(compile(block, page, "exec"), names)  # our own pages
    printed = capsys.readouterr().out
    assert "kge:Microsoft" in printed
    assert "will invest $2.9 billion in Japan" in printed
    assert {"graph", "graph.ttl", "graph.html"} <= {path.name for path in tmp_path.iterdir()}


def test_every_command_and_reader_has_a_line():
    from kg.documents import READERS

    for command in app.registered_commands:
        assert f"`kg {command.name or command.callback.__name__} " in PAGES["docs/commands.md"]
    for ending in READERS:
        assert f"`{ending}`" in PAGES["docs/formats.md"]


def test_every_address_of_the_server_has_a_line():
    from kg.server import Settings
    from kg.server.app import FILES, _routes

    paths = {route.path.partition("{")[0] for route in _routes(Settings(token="t", edit=True))} - {f"/{name}" for name in FILES}
    text = PAGES["docs/serve.md"]
    ways = {
        "/documents",
        "/named",
        "/.well-known/void",
        "/value/",
        "/relation/",
        "/sign-in",
        "/sign-out",
        "/decisions",
    }  # links lead there
    assert [path for path in sorted(paths - ways) if f"`{path}" not in text and f"{path}…" not in text] == []


def examples():
    """Return the sentences by which the reference of the news ontology shows its properties."""
    with (ROOT / "docs" / "sentences.tsv").open(encoding="utf-8", newline="") as file:
        return {row["property"]: row for row in csv.DictReader(file, delimiter="\t")}


def test_every_property_or_its_inverse_has_a_sentence(built):
    properties = built.ontology.properties
    assert [name for name, p in properties.items() if not examples().keys() & {name, p.inverse}] == []
    assert examples().keys() <= properties.keys()


@pytest.mark.slow
def test_every_sentence_gives_a_fact_of_its_property():
    import kg
    from kg.model import Document

    graph = kg.build([Document(id=name, text=row["sentence"]) for name, row in examples().items()])
    facts = graph.query("""SELECT ?said ?p ?subject (COALESCE(?label, STR(?o)) AS ?object) WHERE {
        ?fact a kgo:Fact ; owl:annotatedSource/rdfs:label ?subject ; owl:annotatedProperty ?p ; owl:annotatedTarget ?o ;
            prov:wasDerivedFrom/prov:wasDerivedFrom/nif:anchorOf ?said . OPTIONAL { ?o rdfs:label ?label } }""")
    read = {tuple(str(fact[part]) for part in ("said", "p", "subject", "object")) for fact in facts}
    shown = {(row["sentence"], f"kgo:{name}", row["subject"], row["object"]) for name, row in examples().items()}
    assert shown - read == set()


@pytest.mark.slow
def test_site_is_built_without_a_warning_and_loads_nothing_from_elsewhere(tmp_path):
    pytest.importorskip("mkdocs")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site").glob("*.html")}
    assert "--root-path" in pages["options.html"]
    assert "take_back" in pages["api.html"]
    assert pages["news.html"].count('<svg class="ontology"') == 2
    assert "kgo:FactualStatement" in pages["vocabulary.html"]
    assert "blocking key" in pages["glossary.html"]
    assert "first useful frame" in pages["measured.html"]
    assert broken_links(tmp_path / "site") == []
    for name, text in pages.items():
        assert re.findall(r'<(?:script|link rel="stylesheet"|img)[^>]+(?:src|href)="https?:[^"]*"', text) == [], name


@pytest.mark.slow
def test_pages_of_a_graph_are_files_without_a_broken_link(demo, tmp_path):
    command = [sys.executable, "docs/pages.py", str(demo), str(tmp_path / "site" / "demo"), "Nine & more", "../demo.html"]
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "demo.html").write_text("<!doctype html><title>Explorer</title>")
    subprocess.run(command, cwd=ROOT, check=True)
    assert broken_links(tmp_path / "site") == []
    page = (tmp_path / "site" / "demo" / "entity" / "Microsoft.html").read_text(encoding="utf-8")
    assert "Microsoft will also partner with" in html.document_fromstring(page).text_content()
    assert "../../demo.html#focus=Microsoft" in page
    assert 'href="/' not in page
    assert "<form" not in page


def broken_links(folder):
    """Return the links of pages to files, or to places in them, that are not there."""
    pages = {path: html.document_fromstring(path.read_bytes()) for path in folder.rglob("*.html") if path.name != "404.html"}
    places = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in page.xpath("//@href | //@src"):
            target, _, place = link.partition("#")
            file = Path(os.path.normpath(path.parent / unquote(target))) if target else path
            is_elsewhere = re.match(r"[a-z]+:", link) or link.startswith("#__")
            if not is_elsewhere and not (
                file.exists() and (not place or file not in places or "=" in place or unquote(place) in places[file])
            ):
                broken.append((path.name, link))
    return broken
