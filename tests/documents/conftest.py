from __future__ import annotations

import pytest

import kg.documents


class SameProcess:
    """Reads in this process what is otherwise read in one of its own, which takes a second to start."""

    def read(self, ending, source, content, depth=0):
        return kg.documents.READERS[ending].read(source, content)

    def close(self):
        pass


@pytest.fixture(autouse=True)
def _same_process(monkeypatch):
    monkeypatch.setattr(kg.documents, "ReaderProcess", SameProcess)
