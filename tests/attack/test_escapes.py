"""Generated queries that try to leave the dataset: a listener on loopback hears of none, with the guard and without it."""

from __future__ import annotations

import random
import sys
from collections import Counter

import pytest

from kg.config import DEFAULT_BASE
from kg.dataset import EmbeddedStore
from kg.errors import KgError
from kg.namespaces import prefixes
from kg.queries.guard import check_query
from kg.queries.wall import run_walled
from kg.queries.worker import Request, Worker
from tests.attack.scale import share
from tests.graphs import sample_graph
from tests.listener import listening

pytestmark = pytest.mark.slow

NUMBER = share(200, 40)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the wall is the system's")
KNOWN = prefixes(DEFAULT_BASE)

CALLS = [
    "SERVICE <{url}> {{ ?s ?p ?leak }}",
    "SERVICE SILENT <{url}> {{ ?s ?p ?leak }}",
    "service<{url}>{{?s ?p ?leak}}",
    "sErViCe silent<{url}>{{}}",
    "SERVICESILENT<{url}>{{?s ?p ?leak}}",
    "VALUES ?e {{ <{url}> }} SERVICE ?e {{ ?s ?p ?leak }}",
    "BIND(IRI('{url}') AS ?e) SERVICE ?e {{ ?s ?p ?leak }}",
    r"\u0053ERVICE <{url}> {{ ?s ?p ?leak }}",
    r"SERV\U00000049CE \u003C{url}\u003E \u007B ?s ?p ?leak \u007D",
    "SERVICE\r<{url}>\r{{ ?s ?p ?leak }}",
    "SERVICEx:{path} {{ ?s ?p ?leak }}",
    "SERVICE x:{path} {{ ?s ?p ?leak }}",
    "SERVICE#\r<{url}>#\r{{ ?s ?p ?leak }}",
]
HIDDEN = [
    "{call}",
    "# x\r {call}\n",
    "# x\r\n {call}",
    "# x\\u000D {call} \n",
    "# x\\u000A {call} \n",
    "# \\\r {call}\n",
    "#\x0b {call}\n",
    "#\x0c {call}\n",
    "#\x85 {call}\n",
    "#\u2028 {call}\n",
    "#\u2029 {call}\n",
    "# x\r\r\r{call}#\r\n",
    "#\r#\r{call}#\n",
    "# \\u0041\r{call}\n",
    "VALUES ?z {{ '\\u005C' }} {call} # ' }}\n",
    "VALUES ?z {{ '\\u005C\\u005C' }} {call} # ' }}\n",
    "VALUES ?z {{ '\\U0000005C' }} {call} # ' }}\n",
    'VALUES ?z {{ "\\u005C" }} {call} # " }}\n',
    "VALUES ?z {{ 'x\\u005c' }} {call} # ' }}\n",
    "VALUES ?z {{ '\\\\\\u005C' }} {call} # ' }}\n",
    "VALUES ?z {{ '''\\u005C''' }} {call} # ''' }}\n",
    'VALUES ?z {{ """\\U0000005C""" }} {call} # """ }}\n',
    "FILTER('\\u005C' != 'x') {call} # ' != 'y')\n",
    "BIND('\\u005C' AS ?z) {call} # ' AS ?z)\n",
    "FILTER(STRLEN('\\u005C') > 0) {call} # ') > 0)\n",
    "VALUES ?z {{ '\\' }} {call} # ' }}\n",
    "VALUES ?z {{ '\\\\u0027 }} {call} # ' }}\n",
    "VALUES ?z {{ '\\u0027 }} {call} # ' }}\n",
    'VALUES ?z {{ "\\u0022 }} {call} # " }}\n',
    "VALUES ?z {{ '\\\\' }} {call} # ' }}\n",
    "VALUES ?z {{ '\\u000A' }} {call} # ' }}\n",
    "VALUES ?z {{ '''\\'''' }} {call} # ''' }}\n",
    "VALUES ?z {{ '''''' }} {call}",
    "VALUES ?z {{ '' }} {call} # '' }}\n",
    "VALUES ?z {{ <x:\\u003E }} {call} # > }}\n",
    "VALUES ?z {{ <x:#> }} {call} # > }}\n",
    "VALUES ?z {{ <x:y\\u0020> }} {call}",
    "VALUES ?z {{ x:b\\#c }} {call}\n",
    "OPTIONAL {{ ?a ?b ?c\\u002E }} {call}",
    "FILTER(1 <x:b) {call} FILTER(?a> 1)",
    "FILTER(1 <x:#> 2) \r {call}\n",
    "OPTIONAL {{ ?a ?b _:c. }}{call}",
    "VALUES ?z {{ 'x'@en }}{call}",
    "VALUES ?z {{ 1. }}{call}",
]
GROUPS = [
    "{inner}",
    "{{ {inner} }}",
    "OPTIONAL {{ {inner} }}",
    "{{ {inner} }} UNION {{ ?u ?v ?w }}",
    "MINUS {{ {inner} }}",
    "FILTER EXISTS {{ {inner} }}",
    "FILTER NOT EXISTS {{ {inner} }}",
    "FILTER (1 = 1 && EXISTS {{ {inner} }})",
    "BIND (EXISTS {{ {inner} }} AS ?bound)",
    "{{ SELECT * WHERE {{ {inner} }} }}",
    "GRAPH ?g {{ {inner} }}",
    "LATERAL {{ {inner} }}",
    "{{ SELECT (EXISTS {{ {inner} }} AS ?q) {{}} }}",
]
FORMS = [
    "SELECT * WHERE {{ {group} }}",
    "ASK {{ {group} }}",
    "CONSTRUCT {{ ?s ?p ?leak }} WHERE {{ {group} }}",
    "DESCRIBE ?s WHERE {{ {group} }}",
    "SELECT (COUNT(*) AS ?n) {{ {group} }} GROUP BY ?s HAVING (EXISTS {{ {group} }})",
    "SELECT * {{ }} ORDER BY (EXISTS {{ {group} }})",
    "SELECT * # \r FROM <{url}>\n WHERE {{ {group} }}",
    "SELECT * FROM <{url}> FROM NAMED <{url}> {{ {group} }}",
    "LOAD <{url}> ; ASK {{ {group} }}",
    r"SELECT * \u0046ROM <{url}> {{ {group} }}",
    "ASK {{}} # \r ; LOAD <{url}>",
    "INSERT {{ <x:a> <x:b> 1 }} WHERE {{ {group} }}",
]


def hostile(number: int, url: str) -> str:
    """Return one of the queries: the first are each way to hide a call, plainly; the others are drawn."""
    draw = random.Random(number)
    path = url.rpartition("/")[2]
    hidden = HIDDEN[number % len(HIDDEN)] if number < 2 * len(HIDDEN) else draw.choice(HIDDEN)
    call = CALLS[number // len(HIDDEN)] if number < 2 * len(HIDDEN) else draw.choice(CALLS)
    group = "{inner}" if number < 2 * len(HIDDEN) else draw.choice(GROUPS)
    form = FORMS[0] if number < 2 * len(HIDDEN) else draw.choice(FORMS)
    inner = hidden.format(call=call.format(url=url, path=path))
    prologue = f"PREFIX x: <{url.rpartition('/')[0]}/> "
    return prologue + form.format(group=group.format(inner=inner), url=url)


def outcome_of(ask) -> str:
    """Return what became of a query: an answer, or the kind of its error; anything but an error of ours fails the test."""
    try:
        ask()
    except KgError as error:
        assert str(error)
        return type(error).__name__
    return "answer"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("escapes") / "g"
    graph = sample_graph("invest")
    graph.save(folder)
    return graph


@pytest.fixture
def listener():
    with listening() as server:
        yield server


def test_many_of_these_reach_the_listener_where_nothing_guards(listener):
    for number in range(NUMBER):
        if "LOAD" not in hostile(number, listener.url):
            outcome_of(lambda number=number: _ask_past_the_guard(hostile(number, listener.url)))
    assert len(listener.connections) >= NUMBER // 10


def test_no_query_reaches_the_listener(graph, listener):
    outcomes = Counter(outcome_of(lambda n=number: graph.query(hostile(n, listener.url))) for number in range(NUMBER))
    assert listener.connections == []
    assert outcomes["QueryError"] > NUMBER // 2


def test_no_query_reaches_the_listener_from_a_worker(graph, listener, tmp_path):
    folder = tmp_path / "g"
    graph.save(folder)
    worker = Worker(folder)
    formats = {"SELECT": "json", "ASK": "json", "CONSTRUCT": "turtle", "DESCRIBE": "turtle"}
    try:
        for number in range(NUMBER):
            request = Request(text=hostile(number, listener.url), formats=formats if number % 2 else {})
            assert outcome_of(lambda request=request: worker.ask(request, 30)) in ("QueryError", "answer")
    finally:
        worker.stop()
    assert listener.connections == []


@LINUX
def test_second_wall_holds_where_the_guard_is_passed_by(listener):
    for number in range(NUMBER):
        outcome_of(lambda number=number: run_walled(lambda: _ask_past_the_guard(hostile(number, listener.url))))
    assert listener.connections == []


def test_what_the_guard_lets_pass_asks_nobody(listener):
    """Run what passes without any wall: the first one has to hold by itself."""
    for number in range(NUMBER):
        try:
            query = check_query(hostile(number, listener.url), KNOWN)
        except KgError:
            continue
        outcome_of(lambda query=query: _ask_past_the_guard(query.text))
    assert listener.connections == []


def _ask_past_the_guard(text: str) -> None:
    try:
        answer = EmbeddedStore().query(text, KNOWN)
        for _ in answer if hasattr(answer, "__iter__") else ():
            pass
    except (OSError, RuntimeError) as error:  # what Oxigraph raises where SERVICE fails
        raise KgError(str(error)) from error
