"""A build on Spark, in local mode: the same graph as in one process, also where workers die, and what is done is not done again."""

from __future__ import annotations

import gzip
import json
import os
import re
import threading
import time
from pathlib import Path

import pytest

import kg
import kg.spark
from kg.config import Config
from kg.errors import ConfigError, DatasetError
from kg.spark.work import Work
from tests.commands import run_command

pytestmark = [
    pytest.mark.slow,
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # PySpark leaves its sockets to Python
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def folder(articles, tmp_path, monkeypatch):
    """A working directory with sources of several kinds, one of which cannot be read, and one whose id is another's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kg.spark.work.HERE", 0)  # by tasks, in as many as there are, also of a few documents
    monkeypatch.setattr("kg.spark.work.PART", 1)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/articles.jsonl").write_bytes(articles.read_bytes())
    (tmp_path / "news/one.txt").write_text("Acme acquired Initech on 3 May 2024.")
    (tmp_path / "news/page.html").write_text(
        "<html><body><p>Mary Barra, chief executive of General Motors, was born in 1961.</p></body></html>"
    )
    (tmp_path / "news/second.jsonl").write_text('{"id": "rail-strike", "text": "Acme sold Initech."}\n{"text": 1}\n')
    return tmp_path


def without_lines(messages):
    return sorted(re.sub(r", line \d+|the first: [^)]*", "", message) for message in messages)


def files_of(place):
    return sorted(Path(place).glob("contributions/*/*.parquet"))


def test_spark_makes_the_graph_of_one_process_and_goes_on_with_what_is_done(spark, folder):
    expected = []
    alone = kg.build("news", report=lambda error: expected.append(str(error)))
    result = run_command("build", "news", "-o", "graph", "--engine", "spark", "--work", "work", "--json")
    assert result.returncode == 3, "two sources cannot be read"
    said = json.loads(result.stdout)["unread"]
    assert without_lines(said) == without_lines(expected), "the line of a second document is not known here"
    assert kg.open_graph("graph").manifest == alone.manifest
    parts = "".join(gzip.decompress(part.read_bytes()).decode() for part in sorted(Path("work/quads").glob("*.gz")))
    assert sorted(parts.split("\n")) == sorted(alone.to_nquads().split("\n"))

    done = files_of("work")
    with pytest.raises(DatasetError, match="work: there is work of a build already: go on with it by --resume"):
        Work(spark, "work", Config(), resume=False)
    (folder / "news/two.txt").write_text("Initech hired Ann Lee.")
    place = Work(spark, "work", Config(), resume=True)
    assert place.contribute(place.read_sources(["news"], lambda error: None), None).count() == alone.manifest.documents + 1
    assert len(files_of("work")) == len(done) + 1, "what was done is not done again"
    with pytest.raises(DatasetError, match=r"work/contributions: of another version: min_confidence 0\.0, not 0\.5: resume"):
        Work(spark, "work", Config(min_confidence=0.5), resume=True)


def test_what_follows_from_few_documents_is_derived_by_the_driver(spark, folder, monkeypatch):
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    monkeypatch.delattr("kg.spark.joining.derive")
    graph = kg.spark.build(["news/articles.jsonl", "news/one.txt"], "graph", work="work")
    alone = kg.build(["news/articles.jsonl", "news/one.txt"])
    assert graph.manifest == alone.manifest
    assert graph.to_nquads() == alone.to_nquads()


def is_ours(process):
    """Tell whether a process was started by this one, or by one that it started."""
    while process not in (0, 1, os.getpid()):
        status = Path(f"/proc/{process}/status").read_text()
        process = int(status.partition("PPid:")[2].split()[0])
    return process == os.getpid()


def workers():
    """Yield the processes of this test's Spark that have loaded the network."""
    for maps in Path("/proc").glob("[0-9]*/maps"):
        try:
            is_worker = b"pyspark" in (maps.parent / "cmdline").read_bytes() and "onnxruntime" in maps.read_text()
            if is_worker and is_ours(int(maps.parent.name)):
                yield int(maps.parent.name)
        except OSError:  # it has ended, or is another's
            continue


class Killer(threading.Thread):
    """Kills workers that read texts, so many of them."""

    def __init__(self, most: int) -> None:
        super().__init__(daemon=True)
        self.killed, self.most, self.is_over = 0, most, False

    def run(self):
        while not self.is_over and self.killed < self.most:
            for process in workers():
                os.kill(process, 9)
                self.killed += 1
                break
            time.sleep(0.02)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *raised):
        self.is_over = True
        self.join()


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="it looks for processes in /proc")
def test_workers_that_die_cost_nothing_and_a_job_that_fails_is_gone_on_with(spark, articles, folder):
    texts = {f"a{number}": "Acme acquired Initech in May 2024. " * 4 for number in range(6)}
    table = spark.createDataFrame([{"id": name, "text": text} for name, text in texts.items()])
    for process in workers():
        os.kill(process, 9)

    def contributed():
        place = Work(spark, "work", Config(), resume=True)
        return dict(map(tuple, place.contribute(place.read_table(table, None), None).collect()))

    with (
        Killer(1000) as killer,
        pytest.raises(DatasetError, match="a worker died as often as Spark lets it: give executors more memory"),
    ):
        contributed()
    assert killer.killed >= 3
    with Killer(1) as killer:
        lines = contributed()
    assert killer.killed == 1
    expected = kg.build(kg.Document(id=name, text=text.strip(), source="table") for name, text in texts.items())
    quads = expected.to_nquads().split("\n")
    for graph in (str(expected.stored.graphs.document(name)) for name in texts):
        assert lines[graph] == "".join(f"{line}\n" for line in quads if line.endswith(f"<{graph}> ."))


def test_an_executor_with_another_model_ends_the_job_in_words(spark, folder):
    place = Work(spark, "work", Config(), resume=False)
    documents = place.read_sources(["news/one.txt"], lambda error: None)
    place.versions["modelHash"] = "0"
    with pytest.raises(
        ConfigError, match=r"executor .*: its modelHash is '\w+', not '0': give every executor the same environment"
    ):
        place.contribute(documents, lambda error: None)
