"""Files read in processes of their own: what they give comes as they are read, and a process that is left is none that is used again."""

from __future__ import annotations

from contextlib import closing

import pytest

from kg.documents import iter_documents
from kg.documents.checking import Placed
from kg.documents.isolation import ReaderProcess
from kg.model import Document
from tests.documents.files import make_pdf, paragraph
from tests.documents.test_archives import zipped
from tests.documents.test_office import docx, p

pytestmark = pytest.mark.heavy

TABLE = b"text\n" + b"".join(b"Acme bought plant %d.\n" % number for number in range(100))
MINUTES = docx(p("Acme bought Bolt."))


@pytest.fixture(autouse=True)
def _same_process(monkeypatch):
    """Read in processes of their own here, as a user does."""


def test_file_that_is_left_before_its_end_leaves_nothing_to_the_next():
    with closing(ReaderProcess()) as process:
        rows = process.read(".csv", "a.csv", TABLE)
        assert next(rows).fields == {"text": "Acme bought plant 0."}
        rows.close()
        (placed,) = process.read(".docx", "a.docx", MINUTES)
        assert isinstance(placed, Placed)
        assert len(list(process.read(".csv", "a.csv", TABLE))) == 100


def test_files_within_a_file_are_read_while_it_is():
    parts = {"a.docx": MINUTES, "b.pdf": make_pdf(paragraph("Fiat bought Opel.")), "c.zip": zipped({"d.csv": TABLE})}
    with closing(ReaderProcess()) as process:
        texts = [
            placed.document.text
            for member in process.read(".zip", "x.zip", zipped(parts))
            if member.ending != ".zip"
            for placed in process.read(member.ending, member.name, member.content, depth=1)
        ]
    assert texts == ["Acme bought Bolt.", "Fiat bought Opel."]


def test_files_in_archives_in_a_folder_are_read(tmp_path):
    (tmp_path / "x.zip").write_bytes(zipped({"a.docx": MINUTES, "c.zip": zipped({"d.csv": TABLE})}))
    documents = list(iter_documents([tmp_path]))
    assert [document.text for document in documents[:2]] == ["Acme bought Bolt.", "Acme bought plant 0."]
    assert len(documents) == 101
    assert all(isinstance(document, Document) for document in documents)


def test_process_that_ends_by_itself_is_told_and_another_one_reads_on():
    with closing(ReaderProcess()) as process:
        rows = process.read(".csv", "a.csv", TABLE * 2_000)  # more than a pipe holds
        next(rows)
        process._processes[0].kill()
        *_, error = rows
        assert "a.csv: it crashed its reader, which was stopped" in str(error)
        assert len(list(process.read(".csv", "a.csv", TABLE))) == 100
