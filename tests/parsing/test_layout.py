import time

import pytest

from kg.parsing.layout import without_page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quillon[edit]\n\nIt grew.[12][13]", ["Quillon", "It", "grew."]),
        ("Orin Group | 2024 Form 10-K | 3\n\nIt grew.", ["It", "grew."]),
        ("It grew.\n\n- 12 -\n\nPage 3 of 10\nIt fell.", ["It", "grew.", "It", "fell."]),
        ("The com-\n  pany grew.", ["The", "company", "grew."]),
        ("A long-\nterm plan is long-term.", ["A", "long-term", "plan", "is", "long-term."]),
        ("See Hale [12] and Moss [2019].", ["See", "Hale", "[12]", "and", "Moss", "[2019]."]),
        ("NAIROBI (Kenya) — It grew.", ["It", "grew."]),
        ("BOSTON, June 1, 2022 -- (BUSINESSPOST) -- It grew.", ["It", "grew."]),
        ("It fell.\nLONDON - It grew.", ["It", "fell.", "It", "grew."]),
        ("KIEL and BONN, Germany, May 2, 2023 (NORDWIRE) -- It grew.", ["It", "grew."]),
        ("KIEL & BONN--(NORDWIRE)--It grew.", ["It", "grew."]),
        ("KIEL/BONN, May 2 – It grew.", ["It", "grew."]),
        ("It grew.\n\n(Reporting by Ann Lee in Kiel; Editing by Bo Ek)", ["It", "grew."]),
        ("(Editing by hand took a year.) It grew.", ["(Editing", "by", "hand", "took", "a", "year.)", "It", "grew."]),
        ("NASA - the agency", ["NASA", "-", "the", "agency"]),
        ("LONDON-based", ["LONDON-based"]),
        ("Orin | Zed | Moss\n2024\nin 2024-\n2025", ["Orin", "|", "Zed", "|", "Moss", "2024", "in", "2024-", "2025"]),
    ],
)
def test_what_a_page_adds_is_blank(text, words):
    plain = without_page(text)
    assert (plain.split(), len(plain)) == (words, len(text))
    assert all(plain.find(word) >= 0 for word in words)


@pytest.mark.parametrize("text", ["a" * 200_000, "A" * 200_000, "a-" * 100_000, "a|" * 100_000, "AB, " * 50_000])
def test_long_words_are_read_in_no_time(text):
    begin = time.process_time()
    assert len(without_page(text)) == len(text)
    assert time.process_time() - begin < 1
