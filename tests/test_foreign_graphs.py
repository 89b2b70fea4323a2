"""A graph names its model and its ontology: only the shipped ones, and those that whoever opens it has named, are loaded."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

import kg
from kg.config import Config
from kg.contributions import config_of
from kg.editing import edit
from kg.errors import ConfigError, ParseError
from kg.foreign import Given, model_of, ontology_of
from kg.ontology import find_ontology
from kg.opening import open_graph
from kg.parsing import load_pipeline
from kg.pipeline import assemble
from kg.server import Settings, make_app
from kg.writing import GraphWriter
from tests.commands import run_command as run
from tests.contributions import graph_of, telling
from tests.ontology.test_loading import FIRMS

A = telling("a", ("Acme:Company", "investsIn", "Japan:Country"))


@pytest.fixture
def theirs(tmp_path):
    """A graph in the terms of an ontology that is not shipped."""
    (tmp_path / "my.ttl").write_text(FIRMS, encoding="utf-8")
    (tmp_path / "my.tsv").write_text("snap up\tbuys\t+\n", encoding="utf-8")
    config = Config(ontology=str(tmp_path / "my.ttl"), lexicon=str(tmp_path / "my.tsv"))
    graph = assemble([telling("a", ("Acme:Firm", "buys", "Bolt:Firm"))], config)
    graph.save(tmp_path / "g")
    return tmp_path / "g"


SHIPPED = {"model": "en_kg_news", "ontology": "news", "lexicon": ""}


@pytest.mark.parametrize(
    ("settings", "given", "said"),
    [
        (SHIPPED, Given(), None),
        (SHIPPED, Given(ontology="news", model="en_kg_news"), None),
        (SHIPPED, Given(ontology="my.ttl"), "leave --ontology out"),
        (SHIPPED, Given(lexicon="my.tsv"), "leave --lexicon out"),
        (SHIPPED, Given(model="./m"), "leave --model out"),
        (SHIPPED | {"ontology": "x.ttl"}, Given(), "names the ontology 'x.ttl', .* name it yourself: --ontology x.ttl"),
        (SHIPPED | {"ontology": "./news"}, Given(), "names the ontology './news'"),
        (SHIPPED | {"ontology": "x.ttl"}, Given(ontology="news"), "not 'news'"),
        (SHIPPED | {"ontology": "x.ttl"}, Given(ontology="moved/x.ttl"), None),
        (SHIPPED | {"lexicon": "x.tsv"}, Given(), "names the lexicon"),
        (SHIPPED | {"lexicon": "x.tsv"}, Given(lexicon="x.tsv"), None),
        (SHIPPED | {"model": "/tmp/evil"}, Given(), "names the model '/tmp/evil', .*--model"),
        (SHIPPED | {"model": "en_core_web_sm"}, Given(), "names the model"),
        (SHIPPED | {"model": "en_core_web_sm"}, Given(model="en_kg_news"), "not 'en_kg_news'"),
        (SHIPPED | {"model": "/tmp/m"}, Given(model="/tmp/m"), None),
    ],
)
def test_what_is_loaded(settings, given, said):
    if said is None:
        model_of(settings, given)
        ontology_of(settings, given)
        return
    with pytest.raises(ConfigError, match=said):
        (model_of(settings, given), ontology_of(settings, given))


def test_model_that_a_graph_names_is_not_run(tmp_path, monkeypatch):
    """A folder of spaCy's may bring code."""
    graph = graph_of(A)
    evil = tmp_path / "evil"
    evil.mkdir()
    (evil / "meta.json").write_text(json.dumps({"lang": "en", "name": "x", "version": "1"}))
    (evil / "config.cfg").write_text('[nlp]\nlang = "en"\npipeline = ["x"]\n[components.x]\nfactory = "x"\n')
    GraphWriter(graph.stored)._commit(
        [], [], replace(graph.manifest, settings=dict(graph.manifest.settings) | {"model": str(evil)})
    )
    graph.save(tmp_path / "g")
    monkeypatch.setattr("spacy.load", lambda *a, **k: pytest.fail("a model was loaded"))
    with edit(tmp_path / "g") as editor, pytest.raises(ConfigError, match="names the model"):
        editor.add(kg.Document(id="n", text="Acme invests in Japan."))
    run_ = run("add", tmp_path / "g", "-", stdin="Acme invests in Japan.")
    assert (run_.returncode, "name it yourself: --model" in run_.stderr) == (3, True)


def test_graph_with_an_ontology_of_its_own_is_opened_with_it(theirs):
    place = theirs.parent
    graph = open_graph(theirs)
    with pytest.raises(ConfigError, match=r"names the ontology '.*my.ttl'"):
        _ = graph.ontology
    assert len(graph.query("SELECT ?s WHERE { ?s a ?c }")) > 0  # SPARQL itself needs none
    given = {"ontology": str(place / "my.ttl"), "lexicon": str(place / "my.tsv")}
    graph = open_graph(theirs, **given)
    assert "buys" in graph.ontology.properties
    assert graph.why("Acme", "buys", "Bolt")
    with edit(theirs, **given) as editor:
        editor.writer.rederive()
        assert config_of(editor.writer.stored).ontology == given["ontology"]
        with pytest.raises(ConfigError, match="names the model"):
            kg.foreign.model_of({"model": "x"}, editor.writer.stored.given)


OF_ONTOLOGY = [
    "why Acme buys Bolt",
    "explore -o {tmp}/x.html",
    "validate",
    "infer",
    "merge Acme Bolt",
    "query q",
]


@pytest.mark.parametrize("words", OF_ONTOLOGY)
def test_commands_say_which_option_to_give(theirs, words):
    name, *rest = words.format(tmp=theirs.parent).split()
    without = run(name, theirs, *rest)
    assert without.returncode == 3, without.stdout
    assert "--ontology" in without.stderr
    given = run(name, theirs, *rest, "--ontology", theirs.parent / "my.ttl", "--lexicon", theirs.parent / "my.tsv")
    assert "--ontology" not in given.stderr
    assert given.returncode in ((0, 1) if name != "query" else (3,)), given.stderr


@pytest.mark.parametrize(("name", "code"), [("stats", 0), ("resolve", 1)])
def test_commands_that_read_no_ontology_need_none_to_be_named(theirs, name, code):
    answer = run(name, theirs)
    assert (answer.returncode, answer.stderr) == (code, "")


def test_server_says_at_its_start_which_option_to_give(theirs):
    with pytest.raises(ConfigError, match="--ontology"):
        make_app(theirs, Settings())
    given = Given(ontology=str(theirs.parent / "my.ttl"), lexicon=str(theirs.parent / "my.tsv"))
    make_app(theirs, Settings(given=given)).close()


def test_names_of_what_is_shipped_go_before_the_working_directory(tmp_path, monkeypatch):
    shipped = find_ontology("news")
    for name in ("news", "en_kg_news", "mine", "en_core_other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ontology.ttl").write_text(FIRMS, encoding="utf-8")
        (tmp_path / name / "meta.json").write_text("{}")
    (tmp_path / "my.ttl").write_text(FIRMS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find_ontology("news") == shipped
    assert find_ontology("./news").resolve() == tmp_path / "news" / "ontology.ttl"
    assert find_ontology("my.ttl").name == "my.ttl"
    with pytest.raises(ConfigError, match=r"no ontology named 'mine': a path is written as a path: \./mine"):
        find_ontology("mine")
    monkeypatch.setattr("spacy.load", lambda *a, **k: pytest.fail("the working directory was loaded"))
    with pytest.raises(ConfigError, match="no spaCy pipeline named 'en_core_other'"):
        load_pipeline("en_core_other")


def test_model_in_a_folder_is_a_path(tmp_path, monkeypatch):
    (tmp_path / "m").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises((ConfigError, ParseError)):
        load_pipeline("./m")


@pytest.mark.model
def test_folder_of_sources_called_like_the_ontology_is_built(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Microsoft will invest in Japan.")
    (tmp_path / "news" / "ontology.ttl").write_text(FIRMS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    graph = kg.build("news", folder="g")
    assert "investsIn" in graph.ontology.properties
    assert graph.manifest.documents == 1
    assert graph.validate() is not None


def test_a_graph_of_before_goes_on_with_its_one_threshold():
    settings = SHIPPED | {"direct_confidence": 0.6}
    stored = SimpleNamespace(manifest=SimpleNamespace(settings=settings), given=Given(), base="https://a.example/")
    config = config_of(stored)
    assert (config.direct_confidence, config.open_confidence) == (0.6, 0.6)
    settings["open_confidence"] = 0.8
    assert config_of(stored).open_confidence == 0.8
