"""Read a lexicon: the table of phrases that express properties."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError

COLUMNS = ("phrase", "property", "direction")


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A phrase that expresses a property; `inverse` with subject and object exchanged."""

    phrase: str
    property: str
    inverse: bool


class Lexicon:
    """Look phrases up; the order of the table is the order of preference."""

    def __init__(self, entries: list[LexiconEntry]) -> None:
        self.entries = tuple(entries)
        self._by_phrase: dict[str, list[LexiconEntry]] = defaultdict(list)
        self._by_end: list[tuple[str, LexiconEntry]] = []
        for entry in entries:
            if entry.phrase.startswith("* "):
                self._by_end.append((entry.phrase[1:], entry))
            else:
                self._by_phrase[entry.phrase].append(entry)

    def find(self, phrase: str) -> list[LexiconEntry]:
        """Return the entries for a relation's lemma phrase, exact ones before those with a wildcard."""
        return [*self._by_phrase.get(phrase, ()), *(entry for end, entry in self._by_end if phrase.endswith(end))]


def read_lexicon(path: Path) -> Lexicon:
    """Read a lexicon file.

    Raises:
        OntologyError: a line has not the three columns; names file and line.
    """
    entries = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        if not line.strip() or line.startswith("#") or tuple(cells) == COLUMNS:
            continue
        if len(cells) != len(COLUMNS) or cells[2] not in ("+", "-"):
            raise OntologyError(
                f"{path}, line {number}: expected phrase, property and + or - separated by tabs", remedy=f"the line is {line!r}"
            )
        entries.append(LexiconEntry(cells[0].strip(), cells[1].strip(), cells[2] == "-"))
    return Lexicon(entries)
