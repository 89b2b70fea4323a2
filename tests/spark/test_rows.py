"""What executors do, without Spark: files, tables and documents as rows of Arrow, and the quads of each document."""

from __future__ import annotations

import pyarrow as pa
import pytest

import kg
from kg.config import Config, ReadOptions
from kg.contributions import versions_of
from kg.errors import ConfigError
from kg.model import Document, Place
from kg.spark import rows

TEXT = "Acme acquired Initech on 3 May 2024."


def batches(*fields):
    return [pa.RecordBatch.from_pylist(list(fields))]


def listed(results):
    return [row for batch in results for row in batch.to_pylist()]


def test_files_become_documents_and_errors(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")
    files = [{"file": number, "path": str(tmp_path / name)} for number, name in enumerate(("a.txt", "b.txt", "c.txt"))]
    read = listed(rows.read_rows(batches(*files), ReadOptions(), ""))
    assert rows.document_of(read[0]["document"]).text == TEXT
    assert [str(rows.error_of(row["error"])).partition(":")[0] for row in read[1:]] == [files[1]["path"], files[2]["path"]]


def test_tables_become_documents_as_table_files_do(tmp_path):
    import pyarrow.parquet as pq

    table = [{"id": "a", "body": TEXT, "published": "2024-05-04"}, {"id": "b", "body": "", "published": None}]
    pq.write_table(pa.Table.from_pylist(table), tmp_path / "table.parquet")
    read = listed(rows.table_rows(batches(*table), ReadOptions(), str(tmp_path / "table.parquet")))
    (expected,) = (c.document for c in kg.extract(tmp_path / "table.parquet", report=lambda error: None))
    document = rows.document_of(read[0]["document"])
    assert (document.text, document.date, document.id) == (expected.text, expected.date, expected.id)
    assert "is empty" in str(rows.error_of(read[1]["error"]))


def test_documents_travel_whole():
    document = Document(id="é", text="a\n\u2028b", source="s", places=(Place(0, "page=1"), Place(2, "page=2")))
    assert rows.document_of(rows.document_text(document)) == document


def contributed(config, versions, *documents):
    made = [{"id": d.id, "key": rows.key_of(d), "document": rows.document_text(d)} for d in documents]
    return listed(rows.contribution_rows(batches(*made) if made else [], config, versions, ""))


def test_a_part_gives_the_quads_that_one_process_gives(nlp):
    config, document = Config(), Document(id="a", text=TEXT)
    (row,) = contributed(config, versions_of(config), document)
    graph = kg.build(document)
    own = graph.stored.graphs.document("a")
    assert row["key"] == rows.key_of(document)
    assert row["lines"] == "".join(f"{line}\n" for line in graph.to_nquads().split("\n") if line.endswith(f"<{own}> ."))


def test_an_executor_with_another_model_is_named_and_one_without_documents_needs_none():
    config = Config()
    versions = versions_of(config) | {"modelHash": "0"}
    with pytest.raises(
        ConfigError, match=r"executor .*: its modelHash is '\w+', not '0': give every executor the same environment"
    ):
        contributed(config, versions, Document(id="a", text=TEXT))
    with pytest.raises(ConfigError, match=r"executor .*absent"):
        contributed(Config(model="absent"), versions, Document(id="a", text=TEXT))
    assert contributed(Config(model="absent"), versions) == []
