"""Kill -9 at random moments of whatever changes a graph: nothing acknowledged is lost, nothing torn, every folder opens.

And what was killed, run again, ends in the same bytes as if nobody had disturbed it.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import time
from pathlib import Path

import pytest

from kg.config import Config
from kg.contributions import settings_of
from kg.dataset import EmbeddedStore, Manifest
from kg.dataset.folder import DECISIONS
from kg.dataset.provenance import content_hash
from kg.editing import edit
from kg.errors import DatasetError
from kg.graph import KnowledgeGraph
from kg.opening import open_graph
from kg.resolution import Merge, gather, read_decisions
from kg.stored import StoredGraph
from tests.attack.acting import ACTIONS, BEFORE, EXPORT, GONE, act, decisions, made
from tests.attack.scale import share
from tests.contributions import put_into

KILLS = share(200, 20)
FIRST = Merge(names=decisions()["merge"][0].names[:2])

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")]


class Decided(KnowledgeGraph):
    """A graph in memory with some decisions."""

    def __init__(self, lines) -> None:
        stored = StoredGraph(EmbeddedStore(), Manifest(settings=settings_of(Config())))
        stored.set_state(stored.manifest, gather(lines))
        super().__init__(stored)


@pytest.fixture(scope="module")
def context():
    made_ready = multiprocessing.get_context("forkserver")  # what is imported once need not be again for each kill
    made_ready.set_forkserver_preload(["tests.attack.acting"])
    return made_ready


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Return a folder with a graph that somebody decided about and inferred from, and the export of another beside it."""
    folder = tmp_path_factory.mktemp("base")
    first = Decided([])
    put_into(first, *map(made, BEFORE))
    first.save(folder / "g")
    with edit(folder / "g") as editor:
        editor.decide(FIRST)
        editor.infer()
    other = Decided([])
    put_into(other, *map(made, range(30, 36)))
    other.write(folder / EXPORT)
    return folder


def run(context, place, action, seconds=None):
    """Do something, killed after some seconds where given; return what was acknowledged, whether it ended, and how long it took."""
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=act, args=(place, action, theirs))
    process.start()
    theirs.close()
    assert ours.recv() == "ready"
    began = time.monotonic()
    if seconds is not None:
        time.sleep(seconds)
        process.kill()
    reported = []
    while True:
        try:
            reported.append(ours.recv())
        except (EOFError, OSError):  # also a word that was cut off, which was not said
            break
    process.join(120)
    took = time.monotonic() - began
    assert process.exitcode == 0 or (seconds is not None and process.exitcode == -9), f"{action}: exit code {process.exitcode}"
    return [word for word in reported if word != "done"], "done" in reported, took


def fresh(base, tmp_path, name, action):
    """Return a folder to act on: a copy of the base, or an empty one to build in."""
    place = tmp_path / name / "g"
    place.parent.mkdir()
    shutil.copy(base / EXPORT, place.parent / EXPORT)
    if action != "build":
        shutil.copytree(base / "g", place)
    return place


def state(place):
    """Return all that a folder tells: its graph's bytes, and its decisions."""
    graph = open_graph(place)
    assert graph.verify(), "the store is not what its manifest tells"
    text = graph.to_nquads()
    graph.close()
    path = place / DECISIONS
    return text, path.read_text(encoding="utf-8") if path.exists() else ""


def assert_whole(place, action, reported, ended, before, after):
    """Assert that a folder is in a state that the action goes through, with all that it acknowledged."""
    if action == "build" and not (place / "manifest.json").exists():
        with pytest.raises(DatasetError, match=r"--resume|no such folder|no graph here"):
            open_graph(place)
        return
    now = state(place)
    if action in ("load", "infer"):
        assert now in ((after,) if ended or "inferred" in reported else (before, after)), f"{action}: torn"
        return
    graph = open_graph(place)
    documents, applied = set(graph.documents()), graph.manifest.decisions
    graph.close()
    assert not documents & set(reported) if action == "remove" else documents >= {t for t in reported if t.startswith("article")}
    lines = _lines(place)
    kept = next(n for n in range(len(lines), -1, -1) if Decided(lines[:n]).stored.decisions().hash == applied)
    assert kept in (len(lines), len(lines) - 1), "a change is lost, or was made without its decision"
    if action in decisions():
        assert [line for line in lines if line != FIRST] == decisions()[action][: len(lines) - 1], (
            "decisions are kept once, in order"
        )
        assert kept > len(reported)
    whole = Decided(lines[:kept])
    put_into(whole, *(made(int(name.rpartition("-")[2])) for name in sorted(documents)))
    assert own(now[0]) == own(whole.to_nquads()), f"{action}: a statement is torn"


def own(text):
    """Return the quads that are read or derived: without the manifest, which `verify` compares with them, and inferences."""
    return [line for line in text.splitlines() if not line.endswith(("/graph/manifest> .", "/graph/inferred> ."))]


def _lines(place: Path):
    return list(read_decisions(place / DECISIONS).records)


def test_kill_at_random_moments_loses_and_tears_nothing(context, base, tmp_path):
    before = state(base / "g")
    after: dict[str, tuple[str, str]] = {}
    length: dict[str, float] = {}
    for action in ACTIONS:
        place = fresh(base, tmp_path, f"whole-{action}", action)
        _, ended, length[action] = run(context, place, action)
        assert ended
        after[action] = state(place)
    rng = random.Random(20)
    kills = 0
    attempt = 0
    while kills < KILLS:
        action = ACTIONS[attempt % len(ACTIONS)]
        place = fresh(base, tmp_path, f"{attempt}-{action}", action)
        attempt += 1
        reported, ended, _ = run(context, place, action, rng.uniform(0, 1.1 * length[action]))
        kills += not ended
        assert_whole(place, action, reported, ended, before, after[action])
        _, ended, _ = run(context, place, action)
        assert ended
        assert state(place) == after[action], f"{action}: run again, it is not what it would have been undisturbed"
        _assert_tidy(place, action)
        shutil.rmtree(place.parent)


def _assert_tidy(place, action):
    """Assert that nothing is left of the kill, and nothing of what was removed."""
    assert not (place / "writing").exists()
    assert not (place / "building.json").exists()
    assert len([p for p in place.glob("store.*") if p.is_dir()]) == 1
    if action == "remove":
        hashes = [content_hash(made(number).document).encode() for number in GONE]
        for path in place.rglob("*"):
            assert not path.is_file() or not any(mark in path.read_bytes() for mark in hashes), f"{path} holds what was removed"
