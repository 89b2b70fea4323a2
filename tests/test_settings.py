"""Settings: kg.toml, then the environment, then flags; what is no setting is an error with its line and the nearest name."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from kg.cli.settings import STARTER, VALUES, environment_name, read_settings
from kg.config import Config
from kg.errors import ConfigError
from kg.ontology import load_ontology
from tests.commands import run_command


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working directory of its own, and an environment without settings."""
    monkeypatch.chdir(tmp_path)
    for name in VALUES:
        monkeypatch.delenv(environment_name(name), raising=False)
    return tmp_path


def shown():
    return json.loads(run_command("config", "show", "--json").stdout)


def test_flags_outweigh_the_environment_and_that_the_file(here, monkeypatch):
    given = []
    monkeypatch.setattr("kg.cli.configured.Config", lambda **settings: given.append(settings) or Config(**settings))
    (here / "kg.toml").write_text('base = "https://a.org/"\nmin_confidence = 0.25\nprocesses = 2\n')
    monkeypatch.setenv("KG_PROCESSES", "3")
    monkeypatch.setenv("KG_MIN_CONFIDENCE", "0.5")
    run_command("build", "absent.txt", "-o", "g", "--min-confidence", "0.75")
    assert [given[0][name] for name in ("base", "processes", "min_confidence", "threads")] == ["https://a.org/", 3, 0.75, 1]


def test_where_each_value_comes_from_is_shown(here, monkeypatch):
    (here / "kg.toml").write_text("# mine\n\nthreads = 2\nprocesses = 2\n")
    monkeypatch.setenv("KG_PROCESSES", "3")
    assert shown()["threads"] == {"value": 2, "source": "kg.toml, line 3"}
    assert shown()["processes"] == {"value": "3", "source": "KG_PROCESSES"}
    assert shown()["ontology"] == {"value": "news", "source": "default"}
    assert "threads           2                            kg.toml, line 3\n" in run_command("config", "show").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\nontolgy = "x"', "kg.toml, line 2: no setting named 'ontolgy': did you mean 'ontology'?"),
        ('processes = "two"', 'kg.toml, line 1: processes is "two": write a whole number'),
        ("processes = true", "kg.toml, line 1: processes is true: write a whole number"),
        ("strict = 1", "kg.toml, line 1: strict is 1: write true or false"),
        ("[build]\nthreads = 1", "kg.toml, line 1: no setting named 'build'"),
        ("threads = ]", "kg.toml: cannot be read: Invalid value (at line 1, column 11): see the one that kg init writes"),
        (
            'model = "./m"',
            "kg.toml, line 1: a folder of a model is code that runs, and is not taken from a file in the working directory",
        ),
    ],
)
def test_what_is_no_setting_is_an_error_with_its_line(here, text, said):
    (here / "kg.toml").write_text(text)
    done = run_command("build", "absent.txt", "-o", "g")
    assert done.returncode == 3
    assert done.stderr.startswith(f"kg: {said}")
    with pytest.raises(ConfigError):
        read_settings()


def test_init_writes_a_file_that_explains_every_setting_and_an_ontology_that_is_sound(here):
    done = run_command("init", "mine")
    assert done.stdout.splitlines() == ["mine/kg.toml", "mine/ontology/lexicon.tsv", "mine/ontology/ontology.ttl"]
    text = (here / "mine/kg.toml").read_text()
    assert [f.name for f in fields(Config) if f.name in VALUES and f"{f.name} = " not in text] == []
    everything = text.replace("\n# ", "\n")
    (here / "kg.toml").write_text("\n".join(line for line in everything.splitlines() if " = " in line and "…" not in line))
    assert read_settings().keys() == VALUES.keys()
    assert run_command("ontology", "check", "mine/ontology").returncode == 0
    again = run_command("init", "mine")
    assert again.returncode == 3
    assert again.stderr.startswith("kg: mine/kg.toml, mine/ontology/lexicon.tsv, mine/ontology/ontology.ttl: already there")


def test_the_ontology_of_the_file_holds_for_the_graphs_that_were_built_with_it(here, nlp):
    (here / "a.txt").write_text("Microsoft acquired Nokia.")
    assert run_command("build", "a.txt", "-o", "news").returncode == 0
    assert run_command("init").returncode == 0
    assert run_command("build", "a.txt", "-o", "mine").returncode == 0
    assert "Microsoft — buys → Nokia" in run_command("why", "mine", "Microsoft").stdout
    assert "Microsoft — acquires → Nokia" in run_command("why", "news", "Microsoft").stdout
    (here / "kg.toml").unlink()
    assert run_command("why", "mine", "Microsoft", "buys").stderr.startswith("kg: the graph names the ontology './ontology'")


def test_the_starter_is_shipped():
    assert (STARTER / "kg.toml").is_file()


def test_init_writes_the_ontology_under_an_iri_of_ones_own(here):
    assert run_command("init", "mine", "--iri", "https://acme.example/terms").returncode == 0
    ontology = load_ontology("mine/ontology")
    assert ontology.properties["leads"].iri == "https://acme.example/terms#leads"
    assert "example.org" not in (here / "mine/ontology/ontology.ttl").read_text()
    for wrong in ("terms", "https://acme.example/terms#", "https://acme.example/terms/", "https://a b", 'https://a"b'):
        refused = run_command("init", "other", "--iri", wrong)
        assert (refused.returncode, "must be an IRI" in refused.stderr) == (2, True)
