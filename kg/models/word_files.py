"""Read files of words: sections of entries, one entry a line.

    # What the file is about.
    [section]
    # What its words have in common.
    word
    word<TAB>what is said of it   # why it is here

Columns are separated by tabs. Lines that start with "#", and what follows " # " on a line, are comments. The format serves `tables/`
beside this module and `kg/english/tables/`.
"""

from __future__ import annotations

from pathlib import Path

Row = tuple[str, ...]
"""The columns of one entry, the word or phrase first."""


def read_sections(path: Path) -> dict[str, list[Row]]:
    """Return the entries of each section of a file, in their order."""
    sections: dict[str, list[Row]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = line.partition(" # ")[0].rstrip(" ")
        if not entry or entry.startswith("#"):
            continue
        if entry.startswith("["):
            name = entry.strip("[]")
            if name in sections:
                raise ValueError(f"{path}: a second section {name}")
            rows = sections[name] = []
        else:
            rows.append(tuple(entry.split("\t")))
    return sections
