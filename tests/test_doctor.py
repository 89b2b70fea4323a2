"""`kg doctor` says what is there, what is missing, and what to do about what is wrong."""

from __future__ import annotations

import json

import pytest

from kg import doctor
from kg.doctor import Result, iter_checks
from tests.commands import run_command


def shown(checks):
    return {check.name: check for check in checks}


@pytest.fixture
def installed(monkeypatch):
    """Stand in for what is installed: versions by name; a name without one is not."""
    versions = {"kg": "", "proofgraph-accurate": ""}
    real = doctor._version_of
    monkeypatch.setattr(doctor, "_version_of", lambda name: versions.get(name, real(name)))
    return versions


def test_a_sound_installation_is_fine(nlp, installed):
    done = run_command("doctor")
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert [line[:1] for line in lines if not line.startswith(" ")][:4] == ["✓", "✓", "✓", "–"], "python, kg, libraries, accurate"
    assert "✓ model: en_kg_news" in done.stdout
    assert "and tells 1 proof" in done.stdout


def test_programs_get_the_same_as_json(nlp, installed):
    done = run_command("doctor", "--json")
    checks = {check["name"]: check for check in json.loads(done.stdout)}
    assert checks["model"]["result"] == "fine"
    assert checks["accurate"] == {
        "name": "accurate",
        "result": "missing",
        "what": "not installed",
        "remedy": "python -m pip install 'proofgraph[accurate]'",
    }


@pytest.mark.parametrize(
    ("name", "version", "check", "said"),
    [
        ("rdflib", "6.0", "libraries", "✗ libraries: rdflib<8,>=7.6, not 6.0\n    python -m pip install proofgraph"),
        ("spacy", "", "libraries", "✗ libraries: spacy<4,>=3.8, not installed\n    python -m pip install proofgraph"),
        ("uvicorn", "", "server", "– server: uvicorn>=0.40, not installed\n    python -m pip install 'proofgraph[server]'"),
        (
            "kg",
            "0.3",
            "kg",
            "✗ kg: a distribution called kg owns the same files\n    python -m pip uninstall kg, then install again",
        ),
    ],
)
def test_what_is_missing_or_too_old_is_named(installed, name, version, check, said):
    installed[name] = version
    assert str(shown(doctor._installed())[check]) == said


def test_a_model_that_is_broken_is_a_finding(monkeypatch):
    def broken(model):
        raise RuntimeError("network.onnx: not a network")

    monkeypatch.setattr(doctor, "load_pipeline", broken)
    monkeypatch.setattr(doctor, "_store", lambda: "")
    done = run_command("doctor")
    assert done.returncode == 1
    assert (
        "✗ model: RuntimeError: network.onnx: not a network\n    python -m pip install --force-reinstall proofgraph" in done.stdout
    )


def test_a_graph_that_is_damaged_is_a_finding(monkeypatch, graph, tmp_path):
    for check in ("_model", "_store"):
        monkeypatch.setattr(doctor, check, lambda: "")
    graph.save(tmp_path / "graph")
    assert "12 documents, 18 statements, whole" in shown(iter_checks(str(tmp_path / "graph")))["graph"].what
    assert shown(iter_checks(str(tmp_path / "none")))["graph"].result is Result.WRONG
