"""Read and write a lexicon: the table that says which English expresses which property.

A row is a phrase, a property, a direction (`+` as said, `-` with subject and object exchanged), where it is not 0 a priority, and where the
phrase has other meanings the conditions under which it has this one (`kg/ontology/conditions.py`). Of several rows for a phrase whose
conditions hold and that admit both arguments, that with the highest priority is taken; of equal ones that whose classes fit most closely,
then one without `*`, then the first. A lexicon learned from examples has more kinds of rows (`kg/ontology/learned_rows.py`).
All of them are for people to read and change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError, unknown_name
from kg.ontology.conditions import Condition, read_conditions
from kg.ontology.learned import LearnedLexicon
from kg.ontology.learned_rows import LearnedRows, iter_learned_lines
from kg.ontology.terms import Property, plain

COLUMNS = ("phrase", "property", "direction")
MORE_COLUMNS = ("priority", "conditions")
"""The columns after those that every row has."""

ANY_WORDS = "* "
"""Begins a phrase before whose words one or more may stand."""

MOST_SHARING = 25
"""Entries that share a word at most, for the word to tell something: in the news lexicon "of", "in" and "for" have more."""

LONGEST_COMMENT = 120
"""Characters of a property's definition that are written above its rows."""


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A phrase that expresses a property.

    Attributes:
        phrase: the lemma phrase of a relation.
        property: the property by name.
        inverse: whether subject and object are exchanged.
        line: of its file, 0 without one.
        priority: the higher goes before the lower, whatever the types of the arguments.
        conditions: what else must hold where the phrase is said.
    """

    phrase: str
    property: str
    inverse: bool
    line: int = 0
    priority: int = 0
    conditions: tuple[Condition, ...] = ()


class Lexicon:
    """Look phrases up.

    Args:
        entries: the phrases; of those that are equal in everything else, the first is preferred.
        learned: what examples taught beside them.
        path: the file, or None where the phrases were proposed.
        warnings: what the reader of the file left out.
    """

    def __init__(
        self,
        entries: Iterable[LexiconEntry],
        *,
        learned: LearnedLexicon | None = None,
        path: Path | None = None,
        warnings: Iterable[str] = (),
    ) -> None:
        self.entries = tuple(entries)
        self.learned = learned
        self.path = path
        self.warnings = tuple(warnings)
        self._by_phrase: dict[str, list[LexiconEntry]] = defaultdict(list)
        self._by_end: list[tuple[str, LexiconEntry]] = []
        self._by_word: dict[str, list[LexiconEntry]] = defaultdict(list)
        for entry in self.entries:
            for word in dict.fromkeys(entry.phrase.split()):
                self._by_word[word].append(entry)
            if entry.phrase.startswith(ANY_WORDS):
                self._by_end.append((entry.phrase[1:], entry))
            else:
                self._by_phrase[entry.phrase].append(entry)

    def find(self, phrase: str) -> list[LexiconEntry]:
        """Return the entries for a relation's lemma phrase, exact ones before those with a wildcard, each in the order of the table."""
        return [*self._by_phrase.get(phrase, ()), *(entry for end, entry in self._by_end if phrase.endswith(end))]

    def sharing(self, words: Iterable[str]) -> list[LexiconEntry]:
        """Return the entries whose phrase has one of the words that few phrases have."""
        few = (entries for word in sorted(words) if 0 < len(entries := self._by_word.get(word, [])) <= MOST_SHARING)
        return list(dict.fromkeys(entry for entries in few for entry in entries))


class _PropertyNames:
    """Find a property by its name or its label, as a person writes it in a table."""

    def __init__(self, properties: Mapping[str, Property]) -> None:
        self._properties = properties
        self._by_label = {plain(p.label): name for name, p in sorted(properties.items(), reverse=True)}

    def find(self, written: str, place: str) -> str:
        """Return the name of the property that is called so.

        Raises:
            OntologyError: there is none; names the place, and the nearest.
        """
        name = written if written in self._properties else self._by_label.get(plain(written))
        if name is None:
            error = unknown_name("property", written, (*self._properties, *(p.label for p in self._properties.values())))
            raise OntologyError(f"{place}: {error.message}", remedy=error.remedy[:300])
        return name


def read_lexicon(path: Path, properties: Mapping[str, Property]) -> Lexicon:
    """Read a lexicon file.

    Raises:
        OntologyError: a line is not a row of one of the kinds, or names an unknown property; names file and line.
    """
    names = _PropertyNames(properties)
    entries: list[LexiconEntry] = []
    learned_rows = LearnedRows(names.find, path.parent)
    for number, line in enumerate(_read_text(path).splitlines(), start=1):
        if not line.strip() or line.startswith("#") or tuple(line.split("\t")[:3]) == COLUMNS:
            continue
        place = f"{path}, line {number}"
        try:
            if not learned_rows.add(line, place):
                entries.append(_read_entry(line, number, place, names))
        except ValueError as error:
            raise OntologyError(
                f"{place}: expected phrase, property, + or -, a priority or nothing, and conditions or nothing, separated by tabs",
                remedy=f"{str(error)[:60]!r} is not one of these in {line[:100]!r}",
            ) from error
    learned = learned_rows.learned({name: plain(p.label) for name, p in properties.items()})
    return Lexicon(entries, learned=learned, path=path, warnings=learned_rows.warnings)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: not UTF-8 at byte {error.start}", remedy="save the table as UTF-8") from error
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror or error}", remedy="check that the file may be read") from error


def _read_entry(line: str, number: int, place: str, names: _PropertyNames) -> LexiconEntry:
    """Return the entry of a row.

    Raises:
        ValueError: it has too few cells or too many, no direction, a priority that is no whole number, or a condition that is none.
        OntologyError: it names an unknown property.
    """
    phrase, name, direction, *rest = (cell.strip() for cell in line.split("\t"))
    if direction not in ("+", "-") or len(rest) > len(MORE_COLUMNS):
        raise ValueError(direction)
    priority, conditions = (*rest, "", "")[: len(MORE_COLUMNS)]
    return LexiconEntry(phrase, names.find(name, place), direction == "-", number, int(priority or 0), read_conditions(conditions))


def write_lexicon(
    lexicon: Lexicon, properties: Mapping[str, Property], *, comment: Iterable[str] = (), vectors_file: str = "learned.npz"
) -> str:
    """Return a lexicon as the text of its file, with what each property means as comments between the rows.

    Args:
        lexicon: the lexicon.
        properties: those of its ontology.
        comment: lines to begin with.
        vectors_file: the name of the file beside it for what was learned from vectors (`learned.head.content`), where that is anything.
    """
    more = [bool(entry.conditions) * 2 or bool(entry.priority) for entry in lexicon.entries]
    columns = (*COLUMNS, *MORE_COLUMNS[: max(more, default=0)])
    lines = [*(f"# {line}" for line in comment), "\t".join(columns)]
    last = ""
    for entry in lexicon.entries:
        if entry.property != last:
            prop = properties[entry.property]
            lines.append(f"# {prop.name} ({prop.label}): {' '.join(prop.comment.split())[:LONGEST_COMMENT]}".rstrip(": "))
            last = entry.property
        conditions = " ".join(condition.text for condition in entry.conditions)
        cells = (entry.phrase, entry.property, "-" if entry.inverse else "+", str(entry.priority or ""), conditions)
        lines.append("\t".join(cells).rstrip("\t"))
    if lexicon.learned is not None:
        lines += iter_learned_lines(lexicon.learned, vectors_file)
    return "\n".join(lines) + "\n"


def files_of_lexicon(
    lexicon: Lexicon, properties: Mapping[str, Property], path: Path, *, comment: Iterable[str] = ()
) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a lexicon with their content: its table and, where word vectors taught it anything, one beside this.

    Args:
        lexicon: the lexicon.
        properties: those of its ontology.
        path: where its table shall stand.
        comment: lines for the table to begin with.
    """
    beside = path.with_name(f"{path.name}.npz")
    yield path, write_lexicon(lexicon, properties, comment=comment, vectors_file=beside.name).encode()
    if lexicon.learned is not None and lexicon.learned.head is not None:
        yield beside, lexicon.learned.head.content
