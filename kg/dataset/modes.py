"""Who may read a graph: its owner alone, unless it is shared.

The store writes its files by the umask, so what keeps others out while a writer is at work is the mode of the folders; the files
get theirs when the work ends. What is there keeps its mode: a graph is as open as its store.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

PRIVATE, OPEN = 0o700, 0o777
"""A folder's mode, for its owner alone, and before the umask."""

FILES = 0o666
"""The bits of a folder's mode that its files get."""


def make_folder(path: Path, mode: int) -> None:
    """Make a folder, and those above it by the umask, where it is not there.

    Raises:
        OSError: it cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode, exist_ok=True)


def mode_of(folder: Path) -> int:
    """Return the mode of a folder; that of a private one where it is not there."""
    try:
        return stat.S_IMODE(folder.stat().st_mode) & OPEN
    except OSError:
        return PRIVATE


def set_modes(folder: Path, mode: int) -> None:
    """Give a folder a mode, and the files in it the like; what another has taken away meanwhile, or owns, is left."""
    with suppress(FileNotFoundError, PermissionError):
        for entry in [folder, *map(Path, os.scandir(folder))]:
            wanted = mode if entry == folder else mode & FILES
            if mode_of(entry) != wanted:
                entry.chmod(wanted)
