"""One document whose analysis fails is told, and costs no other: in one process, in several, and where a process dies."""

import pickle

import pytest

import kg
import kg.analysis
import kg.contributions
from kg.analysis import MOST, SHARE, _shares, contribute, iter_contributions
from kg.config import Config
from kg.errors import AnalysisError, ConfigError
from kg.model import Document
from kg.writing import GraphWriter
from tests import faults
from tests.contributions import graph_of, put_into, telling

pytestmark = pytest.mark.model
GOOD = ["Microsoft acquired Nokia.", "Toyota acquired Fiat.", "Intel acquired Altera.", "SAP acquired Qualtrics."]
BAD = f"{faults.RAISES} acquired Nokia."


def documents(*texts):
    return [Document(id=f"d{n}", text=text, source="news.jsonl") for n, text in enumerate(texts)]


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    return Config(model=faults.install(tmp_path))


def results_of(texts, config):
    errors = []
    return [c.document.text for c in iter_contributions(documents(*texts), config, errors.append)], errors


@pytest.mark.parametrize("place", range(3))
def test_exception_in_the_parser_is_reported_and_costs_no_other(config, place):
    texts = [*GOOD[:place], BAD, *GOOD[place:]]
    read, (error,) = results_of(texts, config)
    assert read == GOOD
    assert isinstance(error, AnalysisError)
    assert f"news.jsonl: document 'd{place}' could not be analysed (ZeroDivisionError: a fault for a test): the others" in str(
        error
    )
    assert "Traceback" in error.detail and "failing_pipeline" in error.detail


def test_strict_run_stops_at_an_exception(config):
    from dataclasses import replace

    with pytest.raises(AnalysisError, match="ZeroDivisionError"):
        list(iter_contributions(documents(*GOOD, BAD), replace(config, strict=True), print))
    with pytest.raises(AnalysisError, match="ZeroDivisionError"):
        kg.build(documents(BAD, *GOOD), config=config)


@pytest.mark.parametrize("stage", ["extract_relations", "resolve_entities", "ground", "typed"])
def test_exception_in_a_stage_is_reported_and_costs_no_other(monkeypatch, stage):
    whole = getattr(kg.analysis, stage)
    calls = []

    def fail_once(*arguments, **options):
        calls.append(stage)
        if len(calls) == 2:
            raise RecursionError
        return whole(*arguments, **options)

    monkeypatch.setattr(kg.analysis, stage, fail_once)
    read, (error,) = results_of(GOOD, Config())
    assert read == [GOOD[0], *GOOD[2:]]
    assert "document 'd1' could not be analysed (RecursionError)" in str(error)


@pytest.mark.parametrize("stage", ["contribution_lines", "plan"])
def test_exception_while_a_document_is_stored_is_reported_and_the_graph_is_that_of_the_others(monkeypatch, stage):
    bad = telling("bad", ("Bad:Company", "acquires", "Good:Company"))
    good = [telling(name, (f"{name}:Company", "acquires", "Acme:Company")) for name in ("one", "two")]
    expected = graph_of(*good).to_nquads()
    if stage == "plan":
        plan = kg.contributions.GraphWriter.plan

        def fail(self, added, *rest):
            if any(name.endswith("document-bad") for name in added):
                raise KeyError("bad")
            return plan(self, added, *rest)

        monkeypatch.setattr(kg.contributions.GraphWriter, "plan", fail)
    else:
        write = kg.contributions.contribution_lines

        def fail(contribution, *rest):
            if contribution is bad:
                raise KeyError("bad")
            return write(contribution, *rest)

        monkeypatch.setattr(kg.contributions, "contribution_lines", fail)
    errors, stored = [], []
    graph = graph_of()
    kg.contributions.store_contributions(GraphWriter(graph.stored), [good[0], bad, good[1]], Config(), stored.append, errors.append)
    assert graph.to_nquads() == expected
    assert [c.document.id for c in stored] == ["one", "two"]
    (error,) = errors
    assert "document 'bad' could not be analysed (KeyError: 'bad')" in str(error)
    with pytest.raises(AnalysisError):
        put_into(graph, bad)


def test_lines_that_another_process_wrote_are_stored_as_they_are(monkeypatch):
    made = [telling(name, (f"{name}:Company", "acquires", "Acme:Company")) for name in ("one", "two")]
    finish = pickle.loads(pickle.dumps(kg.contributions.line_writer(Config(processes=2))))
    finished = [finish(contribution) for contribution in made]
    monkeypatch.delattr(kg.contributions, "contribution_lines")
    graph, stored = graph_of(), []
    kg.contributions.store_contributions(GraphWriter(graph.stored), finished, Config(), stored.append)
    monkeypatch.undo()
    assert graph.to_nquads() == graph_of(*made).to_nquads()
    assert [contribution.lines for contribution in stored] == [None, None]  # whoever keeps them keeps no lines
    assert kg.contributions.line_writer(Config()) is None


def test_what_a_process_cannot_finish_is_reported_and_costs_no_other(config):
    def fail(contribution):
        if contribution.document.text == GOOD[1]:
            raise KeyError("lines")
        return contribution

    results, _ = kg.analysis._contribute_share(documents(*GOOD), config, fail)
    assert [r.document.text for r in results[:-1]] == [GOOD[0], *GOOD[2:]]
    assert "document 'd1' could not be analysed (KeyError: 'lines')" in str(results[-1])


def test_what_fails_once_a_transaction_has_begun_is_not_tried_again(monkeypatch):
    graph, commits, errors = graph_of(), [], []
    commit = graph.stored.engine.commit_lines

    def fail_after(*lines):
        commits.append(commit(*lines))
        raise MemoryError

    monkeypatch.setattr(graph.stored.engine, "commit_lines", fail_after)
    two = [telling(name, (f"{name}:Company", "acquires", "Acme:Company")) for name in ("one", "two")]
    with pytest.raises(MemoryError):
        kg.contributions.store_contributions(GraphWriter(graph.stored), two, Config(), report=errors.append)
    assert (len(commits), errors) == (1, [])


def test_adding_does_not_count_what_could_not_be_analysed(config):
    errors = []
    graph = kg.build(documents(*GOOD[:1]), config=config)
    with kg.edit(graph) as editor:
        changes = editor.add(documents(GOOD[0], BAD, *GOOD[1:]), report=errors.append)
    assert (changes.added, changes.unchanged) == (["d2", "d3", "d4"], ["d0"])
    assert len(errors) == 1
    assert set(graph.documents()) == {"d0", "d2", "d3", "d4"}


def test_failing_stream_of_documents_is_no_failing_document(config):
    def stream():
        yield from documents(*GOOD)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(contribute(stream(), config, print))


def test_wrong_configuration_is_one_error_and_not_one_a_document(config):
    with pytest.raises(ConfigError, match="nonsense"):
        list(contribute(documents(*GOOD), Config(ontology="nonsense"), print))


@pytest.mark.slow
def test_process_that_dies_is_replaced_and_its_document_reported(config):
    from dataclasses import replace

    texts = [*(f"{text} It was number {n}." for n in range(5) for text in GOOD), BAD]
    texts.insert(7, f"{faults.DIES} acquired Nokia.")
    texts.insert(18, f"Nokia acquired {faults.DIES}.")
    read, errors = results_of(texts, replace(config, processes=2))
    assert read == [text for text in texts if faults.DIES not in text and text != BAD]
    assert sorted(error.document_id for error in errors) == ["d18", "d22", "d7"]
    assert sum("its process died" in str(error) for error in errors) == 2


@pytest.mark.parametrize(
    ("lengths", "wanted"),
    [
        ([], []),
        ([SHARE + 1], [1]),
        ([SHARE // 2, SHARE // 2, 1], [2, 1]),
        ([1, SHARE + 1, 1], [1, 1, 1]),
        ([0] * (MOST + 1), [MOST, 1]),
    ],
)
def test_documents_are_shared_by_their_length(lengths, wanted):
    documents = [Document(id=str(n), text="a" * length) for n, length in enumerate(lengths)]
    shares = list(_shares(documents))
    assert [len(share) for share in shares] == wanted
    assert [document for share in shares for document in share] == documents


def test_batches_hold_about_as_many_quads(monkeypatch):
    monkeypatch.setattr(kg.contributions, "BATCH_QUADS", 1)
    sizes, graph = [], graph_of()
    commit = graph.stored.engine.commit_lines
    monkeypatch.setattr(graph.stored.engine, "commit_lines", lambda *lines: sizes.append(len(lines[0])) or commit(*lines))
    three = [telling(name, (f"{name}:Company", "acquires", "Acme:Company")) for name in ("one", "two", "three")]
    kg.contributions.store_contributions(GraphWriter(graph.stored), three, Config())
    assert len(sizes) == len(three)
    assert graph.to_nquads() == graph_of(*three).to_nquads()
