"""Kill -9 at random moments of build, add and remove: nothing acknowledged is lost, nothing torn, every store opens."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from itertools import count

import pytest

from kg.errors import DatasetError
from kg.opening import open_graph, opened_for_writing
from tests.contributions import graph_of

KILLS = 50
DOCUMENTS = 36
PROGRAM = """
import sys
from pathlib import Path
import kg.pipeline
from benchmarks.synthetic import contribution
from kg.config import Config
from kg.dataset.folder import building
from kg.opening import opened_for_writing
from kg.pipeline import new_graph, settings_of, store_contributions
place, action = Path(sys.argv[1]), sys.argv[2]
numbers = list(map(int, sys.argv[3:]))
kg.pipeline.BATCH = 3
config = Config()
def say(made):
    print(made.document.id, flush=True)
def put(graph, numbers):
    made = (contribution(n, statements=5, names=60) for n in numbers)
    store_contributions(graph, (c for c in made if not graph.has_document(c.document.id)), config, say)
if action == "build":
    with building(place, settings_of(config), resume=True) as engine:
        put(new_graph(config, engine, place), numbers)
elif action == "add":
    with opened_for_writing(place) as graph:
        put(graph, numbers)
else:
    with opened_for_writing(place) as graph:
        for number in numbers:
            name = f"article-{number}"
            if graph.has_document(name):
                graph.remove([name])
                print(name, flush=True)
print("done", flush=True)
"""


def run(place, action, numbers, seconds=None):
    """Run the program, killed after some seconds where given; return what it acknowledged and whether it ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(place), action, *map(str, numbers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if seconds is not None:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
    said, errors = process.communicate(timeout=120)
    assert seconds is not None or process.returncode == 0, errors
    lines = said.split("\n")[:-1]  # a line that was cut off was not said
    return [line for line in lines if line != "done"], "done" in lines


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_kill_at_random_moments_loses_and_tears_nothing(tmp_path):
    from benchmarks.synthetic import contribution

    def own(graph):
        """Return the quads without the manifest's, which `verify` compares with them."""
        return "".join(line for line in graph.to_nquads().splitlines(keepends=True) if "/graph/manifest>" not in line)

    def whole(numbers):
        return own(graph_of(*(contribution(n, statements=5, names=60) for n in sorted(numbers))))

    began = time.monotonic()
    _, ended = run(tmp_path / "timed", "build", range(DOCUMENTS))
    assert ended
    length = time.monotonic() - began
    rng = random.Random(20)
    kills = 0
    expected: dict[frozenset[int], str] = {}
    for attempt in count():
        if kills == KILLS:
            break
        place = tmp_path / f"g{attempt}"
        action = rng.choice(["build", "add", "remove"])
        before = set() if action == "build" else set(range(12))
        if before:
            run(place, "build", sorted(before))
        numbers = range(DOCUMENTS) if action != "remove" else range(12)
        acknowledged, ended = run(place, action, numbers, rng.uniform(0.3 * length, length))
        kills += not ended
        told = {int(name.rpartition("-")[2]) for name in acknowledged}
        if action == "build" and not (place / "manifest.json").exists():
            with pytest.raises(DatasetError, match=r"--resume|no such folder|no graph here"):
                open_graph(place)
        else:
            told |= set(numbers) if action == "build" else set()  # what is published is whole
            graph = open_graph(place)
            there = {int(name.rpartition("-")[2]) for name in graph.documents()}
            assert there >= told | before if action != "remove" else not there & told, (
                f"{action}: an acknowledged document is lost: {sorted(there)} {sorted(told)} {ended}"
            )
            assert graph.verify(), "the store is not what its manifest tells"
            key = frozenset(there)
            expected[key] = expected.get(key) or whole(there)
            assert own(graph) == expected[key], "a statement is torn"
            graph.close()
        _, ended = run(place, action, numbers)  # resumed, to the end
        assert ended
        graph = open_graph(place)
        key = frozenset(range(DOCUMENTS)) if action != "remove" else frozenset()
        expected[key] = expected.get(key) or whole(key)
        assert own(graph) == expected[key], "resumed, it is not what it would have been undisturbed"
        graph.close()
        with opened_for_writing(place):
            pass  # it can be written, too
