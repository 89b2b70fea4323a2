"""The lock of a snapshot's readers, by which a writer knows that somebody still reads it."""

from __future__ import annotations

import os
from pathlib import Path

from kg.dataset.modes import FILES, mode_of


def readers_of(part: Path) -> Path:
    """Return the file that readers of a snapshot lock."""
    return part.with_name(f"{part.name}.readers")


def share(part: Path) -> int | None:
    """Take a lock that others may take too; None where the system or the folder has no place for it."""
    return lock_readers(part, exclusive=False)


def lock_readers(part: Path, *, exclusive: bool) -> int | None:
    """Take the lock of a snapshot's readers; None where somebody has it, alone or with others."""
    try:
        import fcntl
    except ImportError:  # Windows refuses to delete what is open, which is all that the lock is for
        return None
    path, mode = readers_of(part), mode_of(part) & FILES
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):  # the second: of a graph that somebody else shares with us
        try:
            handle = os.open(path, flags | os.O_NOFOLLOW, mode)
            break
        except OSError:
            continue
    else:
        return None
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def release(lock: int | None) -> None:
    """Let a lock go."""
    if lock is not None:
        os.close(lock)
