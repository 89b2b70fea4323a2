"""Which day a weekday is and of which year a month, by whether its clause says that it is yet to come; a row a sentence of a text of 2 September 2025."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.parsing import Tree
from kg.relations import DocumentReading
from tests import parses
from tests.parses import parse

VISITED = parses.WKD_VISIT.replace("will AUX MD 4 aux\nvisit VERB VB", "just ADV RB 4 advmod\nvisited VERB VBD")
WOULD = parses.WKD_SAID_ON.replace("on ADP IN 4 case\nMonday", "that SCONJ IN 7 mark\nMonday")
IN_MAY = parses.WKD_VISIT.replace("on ADP", "in ADP").replace("Friday", "May")
ROWS = [
    ("a plan", parses.WKD_VISIT, "2025-09-05"),
    ("the document's own day", parses.WKD_VISIT.replace("Friday", "Tuesday"), "2025-09-02"),
    ("a plan for a month", IN_MAY, "2026-05"),
    ("a plan for a month of this year", IN_MAY.replace("May", "October"), "2025-10"),
    ("a plan for this month", IN_MAY.replace("May", "September"), "2025-09"),
    ("a month that is past", VISITED.replace("on ADP", "in ADP").replace("Friday", "May"), "2025-05"),
    ("the text says which month", IN_MAY.replace("in ADP IN 7 case", "last ADJ JJ 7 amod"), "2025-05"),
    ("what is past", VISITED, "2025-08-29"),
    ("the text says which", parses.WKD_VISIT.replace("on ADP IN 7 case", "last ADJ JJ 7 amod"), "2025-08-29"),
    ("the next", VISITED.replace("on ADP IN 7 case", "next ADJ JJ 7 amod"), "2025-09-05"),
    ("a verb of planning in the present", parses.WKD_PLANS, "2025-09-03"),
    (
        "one in the past leaves open which verb has the day",
        parses.WKD_PLANS.replace("plans VERB VBZ", "agreed VERB VBD"),
        "2025-08-27",
    ),
    ("what is expected", parses.WKD_EXPECTED, "2025-09-05"),
    ("what was expected may be over", parses.WKD_EXPECTED.replace("is AUX VBZ", "was AUX VBD"), "2025-08-29"),
    ("what lasts", parses.WKD_CLOSED, "../2025-09-08"),
    ("what lasted", parses.WKD_CLOSED.replace("are AUX VBP", "were AUX VBD"), "../2025-09-01"),
    ("what is over by then", parses.WKD_CLOSED.replace("are AUX VBP", "have AUX VBP"), "../2025-09-01"),
    ("the day on which it is said", parses.WKD_SAID_ON, "2025-09-01"),
    ("what would be done, by what was said", WOULD, "2025-09-08"),
    ("by what was feared, it may be over", WOULD.replace("said", "feared"), "2025-09-01"),
    ("the day of a noun", parses.WKD_VISIT.replace("Friday_ PROPN NNP 4 obl", "Friday_ PROPN NNP 5 nmod"), "2025-08-29"),
]


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_day_of_the_week_is_to_come_where_its_clause_says_so(rows, expected):
    doc = parse(rows)
    values = DocumentReading(Document(id="d", text=doc.text, date="2025-09-02"), Tree(doc)).values
    assert [value.normal for _, _, value in values.places] == [expected]
