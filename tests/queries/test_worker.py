"""A worker that ends says why, and the next request starts another; code of the working directory is not its own."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from kg.errors import QueryStoppedError, WorkerCrashedError
from kg.queries.worker import Request, Worker, why_ended
from tests.graphs import sample_graph

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("worker") / "g"
    sample_graph("invest", "passive", "title").save(folder)
    return folder


@pytest.fixture
def worker(folder):
    worker = Worker(folder)
    yield worker
    worker.stop()


def kill_soon(worker, number):
    def kill():
        time.sleep(0.5)
        os.kill(worker._process.pid, number)

    worker.start()
    threading.Thread(target=kill).start()


def test_query_that_another_thread_stops_says_so(worker):
    worker.start()
    threading.Timer(2, worker.stop).start()
    with pytest.raises(QueryStoppedError, match=r"^the query was stopped: ask again$"):
        worker.ask(Request(text=ENDLESS), 60)
    assert worker.ask(Request(text="ASK {}"), 60)


def test_worker_may_be_stopped_and_asked_by_many_threads_at_once(worker):
    """Whatever comes between, an answer or the word that it was stopped: no thread fails otherwise, no pipe is left open."""
    answers = []

    def ask():
        for _ in range(4):
            try:
                answers.append(worker.ask(Request(text="ASK {}"), 60).terms)
            except QueryStoppedError as error:
                answers.append(str(error))
            worker.stop()

    threads = [threading.Thread(target=worker.stop) for _ in range(10)] + [threading.Thread(target=ask)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(answers) == 4


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGTERM], ids=lambda s: s.name)
def test_crash_is_reported_by_its_signal_and_is_not_memory(worker, number):
    kill_soon(worker, number)
    with pytest.raises(WorkerCrashedError, match=rf"the process of the query crashed \({number.name}\)") as raised:
        worker.ask(Request(text=ENDLESS), 60)
    assert "memory" not in str(raised.value)
    assert worker.ask(Request(text="ASK {}"), 30).terms == ((True,),)


def test_kill_from_outside_is_reported(worker):
    kill_soon(worker, signal.SIGKILL)
    with pytest.raises(QueryStoppedError, match="killed from outside"):
        worker.ask(Request(text=ENDLESS), 60)


def test_worker_that_has_ended_between_requests_is_started_anew(worker):
    worker.ask(Request(text="ASK {}"), 30)
    worker._process.kill()
    worker._process.wait()
    assert worker.ask(Request(text="ASK {}"), 30).terms == ((True,),)


@pytest.mark.parametrize(
    ("status", "said", "expected", "kind"),
    [
        (-6, ["memory allocation of 402653184 bytes failed"], "more memory than allowed", QueryStoppedError),
        (
            -6,
            ["terminate called after throwing an instance of 'std::bad_alloc'", "what():  std::bad_alloc"],
            "more memory",
            QueryStoppedError,
        ),
        (1, ["Traceback (most recent call last):", "MemoryError"], "more memory", QueryStoppedError),
        (-6, ["thread panicked at src/x.rs"], "crashed (SIGABRT): thread panicked at src/x.rs", WorkerCrashedError),
        (1, ["No module named kg"], "ended by itself (exit code 1): No module named kg", WorkerCrashedError),
        (0, [], "ended by itself (exit code 0)", WorkerCrashedError),
        (-77, [], "crashed (signal 77)", WorkerCrashedError),
    ],
)
def test_reason_follows_from_status_and_standard_error(status, said, expected, kind):
    error = why_ended("the query", status, said)
    assert type(error) is kind
    assert expected in str(error)
    assert error.remedy


HOSTILE = "from pathlib import Path\nPath(__file__).with_suffix('.ran').touch()\nraise SystemExit(f'{__file__} was run')\n"


@pytest.mark.parametrize("name", ["rdflib", "kg", "pyoxigraph", "pickle", "sitecustomize"])
def test_worker_takes_no_code_from_the_working_directory(worker, tmp_path, monkeypatch, name):
    (tmp_path / f"{name}.py").write_text(HOSTILE)
    monkeypatch.chdir(tmp_path)
    assert worker.ask(Request(text="ASK {}"), 30).terms == ((True,),)
    assert [path.name for path in tmp_path.iterdir()] == [f"{name}.py"]


def test_worker_that_cannot_start_says_so(folder, monkeypatch, tmp_path):
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho no such library >&2\nexit 127\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(WorkerCrashedError, match=r"opening the graph.*exit code 127\): no such library"):
        Worker(Path(folder)).start()
