from collections import Counter

import pytest

from kg.models.gazetteer import TABLES
from kg.models.word_files import read_sections


@pytest.mark.parametrize("path", sorted(TABLES.iterdir()), ids=lambda path: path.stem)
def test_words_are_sorted_and_stand_once_in_a_section(path):
    for section, rows in read_sections(path).items():
        if path.stem != "countries":  # in the order of their codes' names
            assert rows == sorted(rows, key=lambda row: (row[0].casefold(), row[0])), section
        assert len(set(rows)) == len(rows) > 0
        assert len({len(row) for row in rows}) == 1 or path.stem == "countries"


@pytest.mark.parametrize("name", ["nouns", "places"])
def test_a_word_stands_for_one_kind(name):
    counts = Counter(row[0] for rows in read_sections(TABLES / f"{name}.txt").values() for row in rows)
    assert set(counts.values()) == {1}
