"""How grave a problem is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """A violation breaks a promise of the graph; a warning may be right; the rest is told."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"
