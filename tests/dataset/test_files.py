"""The list of a store's files, and what is compared with it."""

from __future__ import annotations

import pytest

from kg.dataset import files
from kg.errors import DamageError


@pytest.fixture
def part(tmp_path):
    (tmp_path / "000001.sst").write_bytes(b"a table")
    files.write_list(tmp_path, ())
    return tmp_path


def test_a_table_that_is_not_as_it_was_written_is_damage(part):
    files.check_tables(part)
    (part / "000001.sst").write_bytes(b"a tablE")
    with pytest.raises(DamageError, match=r"000001\.sst is not as it was written"):
        files.check_tables(part)


def test_a_table_that_the_open_store_drops_while_it_is_read_is_none(part, monkeypatch):
    read = files._problem

    def dropped_first(path, *listed):
        path.unlink()
        return read(path, *listed)

    monkeypatch.setattr(files, "_problem", dropped_first)
    files.check_tables(part)
