"""Give memory that was freed back to the system.

The C library of Linux keeps freed blocks for the next ones, apart for each thread; Oxigraph reads and writes in many threads, each of which
would keep the most that it ever had.
"""

from __future__ import annotations

import ctypes
import sys


def trim_heap() -> None:
    """Give back what the C library keeps, where it has a call for that (malloc_trim(3) of glibc)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
