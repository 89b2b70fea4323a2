"""Signals to a command end it and all processes that it has started; what was stored is kept, and what was begun can be gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from kg.opening import open_graph
from tests.contributions import graph_of, telling
from tests.graphs import sample_graph

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
KG = [sys.executable, "-m", "kg"]
DOCUMENTS = 400
ENDING = ["SIGTERM", *(pytest.param(name, marks=pytest.mark.slow) for name in ("SIGINT", "SIGHUP", "SIGKILL"))]


@pytest.fixture(autouse=True)
def no_signal_is_ignored():
    """Let no process inherit that a signal is ignored, as under `nohup` or behind `&`: what is ignored stays so."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGHUP, signal.SIGTERM)}
    interrupt = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in {**before, signal.SIGINT: interrupt}.items():
        signal.signal(number, handler)


def parents():
    """Return process -> (parent, time of start) of all processes that run."""
    processes = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if fields[0] != "Z":
            processes[int(path.parent.name)] = (int(fields[1]), fields[19])
    return processes


def family(process):
    """Return the processes that descend from one, each with its time of start."""
    running, members = parents(), {process}
    while more := {n for n, (parent, _) in running.items() if parent in members} - members:
        members |= more
    return {(n, running[n][1]) for n in members - {process} if n in running}


def alive(members):
    running = parents()
    return {(n, start) for n, start in members if n in running and running[n][1] == start}


def wait_for(condition, seconds=150.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.05)
    raise AssertionError("it did not come to that")


def told_to_end(command, number, members, before=lambda: True, to_all=False):
    """Start a command, wait until it has so many descendants and for `before`, send a signal; return the code and what it said.

    The signal is sent to the command alone, or to all of its processes as a terminal does.
    """
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    started = set()
    try:
        wait_for(lambda: len(family(process.pid)) >= members and before())
        time.sleep(0.3)
        started = family(process.pid)
        assert process.poll() is None, "it had ended by itself"
        os.killpg(process.pid, number) if to_all else process.send_signal(number)
        _, said = process.communicate(timeout=30)
        wait_for(lambda: not alive(started), 15)
    finally:
        process.kill()
        process.communicate()
        for n, _ in alive(started):
            os.kill(n, signal.SIGKILL)
    assert "Traceback" not in said
    return process.returncode, said


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    place = tmp_path_factory.mktemp("signals") / "g"
    sample_graph().save(place)
    return place


@pytest.mark.parametrize("name", ENDING)
def test_query_in_a_process_of_its_own_ends_with_the_command(sample, name):
    number = getattr(signal, name)
    code, said = told_to_end([*KG, "query", str(sample), ENDLESS, "--timeout", "300"], number, 1, query_runs)
    assert code == -number
    assert said == ("" if name == "SIGKILL" else f"kg: ended by {name}; what was stored is kept\n")


def query_runs():
    time.sleep(1.5)  # the worker has opened the graph and runs the query
    return True


@pytest.mark.parametrize("name", ENDING)
def test_server_ends_with_the_queries_that_it_runs(sample, name):
    number = getattr(signal, name)
    process = subprocess.Popen([*KG, "serve", str(sample), "--port", "0", "--timeout", "300"], stderr=subprocess.PIPE, text=True)
    answers = []

    def ask(url):
        try:
            with urlopen(Request(f"{url}/sparql", ENDLESS.encode(), {"Content-Type": "application/sparql-query"})) as answer:
                answers.append(answer.status)
        except URLError as error:
            answers.append(getattr(error, "code", 0))
        except OSError:
            answers.append(0)

    started = set()
    try:
        url = process.stderr.readline().split(" at ")[1].split("/ ")[0]
        thread = threading.Thread(target=ask, args=(url,))
        thread.start()
        wait_for(lambda: family(process.pid))
        query_runs()
        started = family(process.pid)
        process.send_signal(number)
        began = time.monotonic()
        _, said = process.communicate(timeout=30)
        assert time.monotonic() - began < 5
        wait_for(lambda: not alive(started), 15)
    finally:
        process.kill()
        for n, _ in alive(started):
            os.kill(n, signal.SIGKILL)
    thread.join()
    assert process.returncode == -number
    assert "Traceback" not in said
    assert answers == [0 if name == "SIGKILL" else 503]


@pytest.mark.slow
def test_ignored_hang_up_stays_ignored(sample):
    script = "import signal, os, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    command = [sys.executable, "-c", script, "-m", "kg", "query", str(sample), ENDLESS, "--timeout", "4"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    wait_for(lambda: family(process.pid))
    process.send_signal(signal.SIGHUP)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "took longer than 4 s" in said


def test_command_that_does_not_come_to_its_end_is_ended(tmp_path):
    program = (
        "import sys, threading, kg.cli.signals as s; s.PATIENCE = 0.5\n"
        "with s.signals_unwind():\n"
        "    try:\n        print('ready', flush=True); threading.Event().wait()\n"
        "    finally:\n        threading.Event().wait()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    process.terminate()
    assert process.wait(20) == 128 + signal.SIGTERM
    process.stdout.close()


# Extraction in several processes.


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    text = "Microsoft will invest ${0} billion in Japan. Toyota opened a plant in Texas in 2019. " * 6
    lines = [json.dumps({"id": f"d{n}", "text": text.format(n + 2)}) for n in range(DOCUMENTS)]
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_build_ends_with_its_processes_and_goes_on_where_it_was(many, tmp_path, name):
    number = getattr(signal, name)
    place = tmp_path / "g"
    command = [*KG, "build", str(many), "-o", str(place), "--processes", "2"]

    def has_begun():
        time.sleep(2)
        return (place / "building.json").exists()

    code, _ = told_to_end(command, number, 3, has_begun)
    assert code == -number
    again = subprocess.run([*command, "--resume"], capture_output=True, text=True, timeout=300, check=False)
    assert again.returncode == 0, again.stderr
    graph = open_graph(place)
    assert set(graph.documents()) == {f"d{n}" for n in range(DOCUMENTS)}
    assert graph.verify()
    graph.close()


@pytest.mark.slow
def test_add_ends_with_its_processes_and_keeps_what_was_there(many, tmp_path):
    place = tmp_path / "g"
    graph_of(telling("before", ("Acme:Company", "investsIn", "Japan:Country"))).save(place)
    command = [*KG, "add", str(place), str(many), "--processes", "2"]
    code, said = told_to_end(command, signal.SIGHUP, 3)
    assert code == -signal.SIGHUP
    assert "ended by SIGHUP" in said
    graph = open_graph(place)
    assert "before" in graph.documents()
    assert graph.verify()
    graph.close()


@pytest.mark.slow
@pytest.mark.parametrize("to_all", [False, True])
def test_extraction_ends_with_its_processes_and_leaves_whole_lines(many, tmp_path, to_all):
    output = tmp_path / "out.jsonl"
    command = [*KG, "extract", str(many), "-o", str(output), "--processes", "2"]

    def something_is_written():
        return output.exists() and output.stat().st_size > 0

    code, said = told_to_end(command, signal.SIGINT, 3, something_is_written, to_all)
    assert code == -signal.SIGINT
    assert "ended by SIGINT" in said
    lines = output.read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [f"d{n}" for n in range(len(lines))]
