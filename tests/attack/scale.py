"""How much of each attack runs: a share by itself, all of it with `KG_ATTACK=full` (hours, done once before a release)."""

from __future__ import annotations

import os


def share(full: int, part: int) -> int:
    """Return how many cases to run: `full` where all are asked for, else `part`."""
    return full if os.environ.get("KG_ATTACK") == "full" else part
