"""Show how far the confidence can be trusted: of the triples that claim 70 %, are 70 % right?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.table import Table

Verdict = tuple[float, bool]
EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def expected_error(verdicts: Sequence[Verdict]) -> float:
    """Return the expected calibration error: the mean gap between claimed and found, weighted by bins (Guo et al. 2017)."""
    gaps = 0.0
    for low, high in pairwise(EDGES):
        inside = [(claimed, right) for claimed, right in verdicts if low <= claimed < high]
        if inside:
            gaps += abs(sum(c for c, _ in inside) - sum(r for _, r in inside))
    return gaps / len(verdicts) if verdicts else 0.0


def reliability_table(title: str, verdicts: Sequence[Verdict]) -> Table:
    """Return a table of bins: how many triples, what they claim, how many are right."""
    table = Table(title=f"{title}: expected calibration error {expected_error(verdicts):.3f}", title_justify="left")
    for column in ("confidence", "triples", "claimed", "right"):
        table.add_column(column, justify="right")
    for low, high in pairwise(EDGES):
        inside = [(claimed, right) for claimed, right in verdicts if low <= claimed < high]
        if inside:
            claimed, right = sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
            table.add_row(f"{low:.1f} to {min(high, 1):.1f}", str(len(inside)), f"{claimed:.2f}", f"{right:.2f}")
    return table
