"""What is held back from the facts is left out of stored queries, counted, and shown where it is asked for."""

from __future__ import annotations

from dataclasses import replace

from kg.config import Config
from kg.pipeline import assemble
from tests.contributions import telling

CLAIM = telling("d", ("Ann:Person", "leads", "Acme:Company"))
REASON = "'Acme' is a bare word, which tells nothing apart"
HELD = replace(CLAIM, statements=tuple(replace(statement, held_back=(REASON,)) for statement in CLAIM.statements))


def test_what_is_held_back_is_left_out_counted_and_shown_on_request():
    graph = assemble([HELD], Config())
    rows = graph.query("who-leads")
    assert len(rows) == 0
    assert "held back from the facts: 1" in rows.notes[-1]
    assert [len(graph.query("who-leads", all="true")), len(assemble([CLAIM], Config()).query("who-leads"))] == [1, 1]
    assert graph.why("Ann")[0].held_back == (REASON,)


def test_stats_count_what_is_held_back_and_say_by_what():
    stats = assemble([HELD], Config()).stats(held_back=True)
    assert (stats["facts"], stats["held back"], stats["held back, by reason"]) == (
        0,
        1,
        {"… is a bare word, which tells nothing apart": 1},
    )
