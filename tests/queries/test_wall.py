"""No query opens a socket, also where the guard is passed by; and no query exhausts the stack."""

from __future__ import annotations

import pickle
import platform
import socket
import subprocess
import sys
import threading

import pyoxigraph
import pytest

from kg.dataset import EmbeddedStore
from kg.errors import DatasetError, KgError, QueryError
from kg.queries import wall
from kg.queries.spelling import MOST_TOKENS
from kg.queries.wall import run_walled
from kg.queries.worker import Request
from tests.graphs import sample_graph
from tests.listener import listening

pytestmark = pytest.mark.skipif(
    platform.system() != "Linux" or platform.machine() not in wall.CALLS,
    reason="the wall is the system's: Linux on these processors",
)


@pytest.fixture
def listener():
    with listening() as server:
        yield server


def service(url):
    return f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?leak }} }}"


def ask_the_engine(text):
    """Run a query past the guard, and return its rows as texts."""
    return [str(row) for row in EmbeddedStore().query(text, {})]


def test_without_the_wall_the_listener_hears_of_it(listener):
    assert "leaked" in ask_the_engine(service(listener.url))[0]
    assert len(listener.connections) == 1


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_behind_the_wall_nothing_is_sent(listener, silent):
    text = service(listener.url).replace("SERVICE ", f"SERVICE {silent}")
    try:
        assert "leaked" not in str(run_walled(lambda: ask_the_engine(text)))
    except (KgError, OSError) as error:
        assert "Permission denied" in str(error)
    assert listener.connections == []


def test_wall_is_the_querys_alone():
    def opened():
        with socket.socket() as probe:
            return probe.fileno() >= 0

    with pytest.raises(PermissionError):
        run_walled(opened)
    with pytest.raises(PermissionError):
        run_walled(lambda: socket.create_connection(("127.0.0.1", 9)))
    assert opened()
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def test_threads_that_are_started_behind_it_are_behind_it():
    outcome = []

    def attempt():
        try:
            socket.socket()
        except OSError as error:
            outcome.append(error)

    def start():
        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()

    run_walled(start)
    assert [type(error) for error in outcome] == [PermissionError]


def test_result_error_and_thread_come_back():
    first = run_walled(threading.get_ident)
    assert run_walled(threading.get_ident) == first != threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        run_walled(lambda: 1 // 0)
    assert run_walled(lambda: run_walled(threading.get_ident)) != first


def test_several_threads_may_ask_at_once():
    barrier = threading.Barrier(3, timeout=30)
    outcome = []
    threads = [threading.Thread(target=lambda: outcome.append(run_walled(barrier.wait))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome) == [0, 1, 2]


def test_answer_of_the_engine_is_let_go_in_its_thread_when_it_fails():
    def fail():
        answer = EmbeddedStore().query("SELECT * { VALUES ?x { 1 2 } }", {})
        next(iter(answer))
        raise DatasetError("it fails here")

    with pytest.raises(DatasetError) as raised:
        run_walled(fail)
    del raised  # an answer in its frames would be let go here, in the wrong thread, which is an error of the tests


def test_thread_starts_with_less_stack_where_there_is_not_enough(monkeypatch):
    monkeypatch.setattr(wall, "STACKS", (1 << 46, 1 << 26))
    monkeypatch.setattr(wall, "_idle", [])
    before = threading.stack_size()
    assert run_walled(lambda: 1) == 1
    assert threading.stack_size() == before
    monkeypatch.setattr(wall, "STACKS", (1 << 46,))
    monkeypatch.setattr(wall, "_idle", [])
    with pytest.raises(QueryError, match="no memory"):
        run_walled(lambda: 1)


@pytest.mark.parametrize(
    "text",
    ["ASK { FILTER ( " + "!" * (MOST_TOKENS - 10) + " 1 ) }", "ASK { " + "MINUS { ?s ?p ?o } " * (MOST_TOKENS // 7) + "}"],
    ids=["unary", "minus"],
)
def test_longest_queries_do_not_exhaust_the_stack(text):
    """Each of these ends a process whose stack is the usual one."""

    def run():
        store = pyoxigraph.Store()
        store.add(pyoxigraph.Quad(*[pyoxigraph.NamedNode("x:a")] * 3))
        return bool(store.query(text))

    assert run_walled(run)


BYPASS = """
import kg.queries.guard, kg.queries.select, kg.queries.wall
from kg.queries.guard import Query
def pass_by(text, prefixes):
    return Query(text, "SELECT", True, (), (), ())
kg.queries.guard.check_query = kg.queries.select.check_query = pass_by
{more}
from kg.queries.worker import main
main()
"""
ONE_WALL = {
    "both": "",
    "process": "kg.queries.wall._shut_thread = lambda: ''",
    "thread": "kg.queries.wall.shut_network = lambda: ''",
    "namespace": "kg.queries.wall._filter_calls = lambda flags: False",
    "none": "kg.queries.wall._shut_thread = kg.queries.wall.shut_network = lambda: ''",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wall") / "g"
    sample_graph("invest").save(folder)
    return folder


def answers_of(folder, more, *requests):
    """Return what a worker says whose guard lets everything pass: first its wall, then its answers."""
    process = subprocess.Popen(
        [sys.executable, "-c", BYPASS.format(more=more), folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:  # it ends when its input does, so all answers are taken first
        for request in requests:
            pickle.dump(request, process.stdin)
        process.stdin.flush()
        answers = [pickle.load(process.stdout) for _ in range(1 + len(requests))]
        process.stdin.close()
    return answers


@pytest.mark.parametrize("walls", ONE_WALL)
def test_worker_without_a_guard_sends_nothing(folder, listener, walls):
    text = service(listener.url)
    requests = [Request(text=text), Request(text=text, formats={"SELECT": "json"}), Request(text="SELECT * { VALUES ?x { 1 } }")]
    stands, *answers = answers_of(folder, ONE_WALL[walls], *requests)
    assert stands in {"both": ["seccomp"], "process": ["seccomp"], "namespace": ["namespace", ""]}.get(walls, [""])
    assert answers[2].terms
    if walls == "none" or not (stands or walls == "thread"):
        assert len(listener.connections) == 2  # the test can fail
    else:
        assert listener.connections == []
        assert all(isinstance(answer, KgError) for answer in answers[:2])
