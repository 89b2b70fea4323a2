"""The graph of data/ has the same bytes whatever the machine: threads, BLAS kernels, locale, hash seed, time zone, paths, order."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys

import pytest

from kg.dataset.manifest import folder_hash
from tests.conftest import DATA

ROOT = DATA.parent
PINNED = (DATA / "graph.sha256").read_text(encoding="ascii").strip()
PROGRAM = """
import hashlib, json, sys
import kg
from kg.config import Config
print(hashlib.sha256(kg.build(sys.argv[1], config=Config(**json.loads(sys.argv[2]))).to_nquads().encode()).hexdigest())
"""
MACHINES = {
    "one thread of everything": {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
    "many threads of everything": {"OMP_NUM_THREADS": "7", "OPENBLAS_NUM_THREADS": "7", "MKL_NUM_THREADS": "7"},
    "older BLAS kernels": {"OPENBLAS_CORETYPE": "Prescott"},
    "newer BLAS kernels": {"OPENBLAS_CORETYPE": "Haswell"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 2": {"PYTHONHASHSEED": "2"},
    "Tokyo": {"TZ": "Asia/Tokyo"},
    "Honolulu": {"TZ": "Pacific/Honolulu"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "plain C, no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "no asserts": {"PYTHONOPTIMIZE": "1"},
}


def graph_hash(source, folder, environment, **settings):
    """Build a graph in a process of its own, in a folder, with some settings; return the hash of its N-Quads."""
    command = [sys.executable, "-c", PROGRAM, str(source), json.dumps(settings)]
    run = subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_graph_of_the_sample_articles_is_the_pinned_one(built):
    """Fails where the graph of data/ has changed: `make pin` renews it, and the commit says why."""
    assert hashlib.sha256(built.to_nquads().encode()).hexdigest() == PINNED


@pytest.mark.slow
@pytest.mark.parametrize("machine", MACHINES)
def test_environment_changes_nothing(machine, articles, tmp_path):
    assert graph_hash(articles, tmp_path, MACHINES[machine]) == PINNED


@pytest.mark.slow
def test_threads_of_the_network_change_nothing(articles, tmp_path):
    assert graph_hash(articles, tmp_path, {}, threads=2) == PINNED


@pytest.mark.slow
def test_place_of_the_checkout_changes_nothing(tmp_path):
    place = tmp_path / "zweite Kopie, ü"
    for name in ("kg", "ontologies", "data"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    assert graph_hash(place / "data" / "articles.jsonl", place, {"PYTHONPATH": str(place), "PYTHONSAFEPATH": "1"}) == PINNED


@pytest.mark.slow
def test_order_of_files_changes_nothing(articles, tmp_path):
    rows = articles.read_text(encoding="utf-8").splitlines(keepends=True)
    for name, part in (("a.jsonl", rows[5:]), ("b.jsonl", rows[2:5]), ("c.jsonl", rows[:2])):
        (tmp_path / name).write_text("".join(part), encoding="utf-8")
    assert graph_hash(tmp_path, tmp_path, {}) == PINNED


def test_hash_of_a_model_covers_its_weights(tmp_path):
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "weights.onnx").write_bytes(b"1")
    before = folder_hash(tmp_path)
    (tmp_path / "part" / "weights.onnx").write_bytes(b"2")
    assert folder_hash(tmp_path) != before
