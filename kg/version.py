"""The version of kg, where every module can read it without importing what `kg` offers."""

from __future__ import annotations

VERSION = "0.2.0"
