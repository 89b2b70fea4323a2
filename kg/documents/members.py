"""Files within files: of an archive, of a mail, of a crawl."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a file: its path there, its bytes, the ending of its format where its name does not tell it, and its own address."""

    name: str
    content: bytes
    kind: str = ""
    address: str = ""

    @property
    def ending(self) -> str:
        """How files of its format end."""
        return self.kind or PurePosixPath(self.name).suffix.lower()
