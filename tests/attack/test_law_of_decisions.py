"""The law over a thousand random histories: whatever happened, the graph is the one built from scratch."""

from __future__ import annotations

import pytest

import kg.resolution.name_index
from tests import laws
from tests.attack.scale import share

CASES = share(1000, 100)


@pytest.mark.slow
@pytest.mark.parametrize("tenth", range(10))
def test_any_history_ends_in_the_graph_built_from_scratch(tmp_path, monkeypatch, tenth):
    for seed in range(tenth, CASES, 10):
        # Every third history is one in which names soon become too common to be compared, as in large graphs.
        monkeypatch.setattr(kg.resolution.name_index, "LARGEST_BLOCK", (200, 200, 1 + seed % 4)[seed % 3])
        monkeypatch.setattr(kg.resolution.name_index, "MOST_DOCUMENTS", (200, 200, 1 + seed % 3)[seed % 3])
        laws.check(seed, tmp_path / str(seed), steps=6)
