"""Read and write a lexicon: the table that says which English expresses which property.

A row is a phrase, a property and a direction. A lexicon learned from examples has three kinds of rows more, each told by how its first
cell begins: `~` evidence for a property with its weight in log odds, `name:` what the examples call something, `form:` how the values of
a property are written. All of them are for people to read and change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError, unknown_name
from kg.ontology.forms import PERSONS
from kg.ontology.learned import Learned, NameHint
from kg.ontology.terms import Property, plain

COLUMNS = ("phrase", "property", "direction")
EVIDENCE, NAME, FORM, KINDS, THRESHOLD = "~", "name:", "form:", "kinds:", "threshold:"
ANY = "*"
"""Stands for any property in a row of evidence."""

MOST_SHARING = 25
"""Entries that share a word at most: "of" and "in" tell nothing."""

LEARNED = "learned"
"""Begins the predicate of a relation that learned evidence reads; what follows is the property."""


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A phrase that expresses a property; `inverse` with subject and object exchanged; `line` of its file, 0 without one."""

    phrase: str
    property: str
    inverse: bool
    line: int = 0


class Lexicon:
    """Look phrases up; the order of the table is the order of preference."""

    def __init__(
        self,
        entries: Iterable[LexiconEntry],
        *,
        learned: Learned | None = None,
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
            if entry.phrase.startswith("* "):
                self._by_end.append((entry.phrase[1:], entry))
            else:
                self._by_phrase[entry.phrase].append(entry)

    def find(self, phrase: str) -> list[LexiconEntry]:
        """Return the entries for a relation's lemma phrase, exact ones before those with a wildcard."""
        if phrase.startswith(f"{LEARNED} "):
            return [LexiconEntry(phrase, phrase.removeprefix(f"{LEARNED} "), inverse=False)]
        return [*self._by_phrase.get(phrase, ()), *(entry for end, entry in self._by_end if phrase.endswith(end))]

    def sharing(self, words: Iterable[str]) -> list[LexiconEntry]:
        """Return the entries whose phrase has one of the words that few phrases have."""
        few = (entries for word in sorted(words) if 0 < len(entries := self._by_word.get(word, [])) <= MOST_SHARING)
        return list(dict.fromkeys(entry for entries in few for entry in entries))


class _Names:
    """Find a property by its name or its label, as a person writes it in a table."""

    def __init__(self, properties: Mapping[str, Property]) -> None:
        self._properties = properties
        self._by_label = {plain(p.label): name for name, p in sorted(properties.items(), reverse=True)}

    def find(self, written: str, place: str) -> str:
        found = written if written in self._properties else self._by_label.get(plain(written))
        if found is None:
            error = unknown_name("property", written, (*self._properties, *(p.label for p in self._properties.values())))
            raise OntologyError(f"{place}: {error.message}", remedy=error.remedy[:300])
        return found


def read_lexicon(path: Path, properties: Mapping[str, Property]) -> Lexicon:
    """Read a lexicon file.

    Raises:
        OntologyError: a line is not a row of one of the kinds, or names an unknown property; names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: not UTF-8 at byte {error.start}", remedy="save the table as UTF-8") from error
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror or error}", remedy="check that the file may be read") from error
    names = _Names(properties)
    entries: list[LexiconEntry] = []
    rows = _LearnedRows(names)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#") or tuple(line.split("\t")[:3]) == COLUMNS:
            continue
        place, cells = f"{path}, line {number}", [cell.strip() for cell in line.split("\t")]
        try:
            if not rows.take(line, cells, place):
                phrase, name, direction = cells
                if direction not in ("+", "-"):
                    raise ValueError(direction)
                entries.append(LexiconEntry(phrase, names.find(name, place), direction == "-", number))
        except ValueError as error:
            raise OntologyError(
                f"{place}: expected phrase, property and + or - separated by tabs", remedy=f"the line is {line[:100]!r}"
            ) from error
    return Lexicon(entries, learned=rows.learned({name: plain(p.label) for name, p in properties.items()}), path=path)


class _LearnedRows:
    """The rows of a lexicon that examples taught."""

    def __init__(self, names: _Names) -> None:
        self._names = names
        self._weights: dict[str, dict[str, float]] = defaultdict(dict)
        self._general: dict[str, float] = {}
        self._hints: dict[tuple[str, ...], NameHint] = {}
        self._forms: dict[str, frozenset[str]] = {}
        self._figures: dict[tuple[str, str], tuple[float, int]] = {}
        self._kinds: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._threshold = 0.0

    def take(self, line: str, cells: list[str], place: str) -> bool:
        """Take a row, or tell that it is no such row.

        Raises:
            ValueError: it has too few cells, or no number where one belongs.
            OntologyError: it names an unknown property.
        """
        if line.startswith(EVIDENCE):
            self._take_evidence(cells, place)
        elif line.startswith(KINDS):
            name, subjects, objects = [*line.split("\t"), "", ""][:3]
            sides = (frozenset(filter(None, side.strip().split("|"))) for side in (subjects, objects))
            self._kinds[self._names.find(name.strip().removeprefix(KINDS), place)] = (next(sides), next(sides))
        elif line.startswith(THRESHOLD):
            self._threshold = float(cells[1])
        elif line.startswith(NAME):
            words, written, known = cells
            self._hints[tuple(words.removeprefix(NAME).split(" "))] = NameHint(written, tuple(known.split("|")) if known else ())
        elif line.startswith(FORM):
            name, told = cells
            written = name.removeprefix(FORM)
            self._forms[written if written == PERSONS else self._names.find(written, place)] = frozenset(told.split("|"))
        else:
            return False
        return True

    def _take_evidence(self, cells: list[str], place: str) -> None:
        evidence, name, weight, *rest = cells
        evidence = evidence.removeprefix(EVIDENCE)
        if name == ANY:
            self._general[evidence] = float(weight)
            return
        prop = self._names.find(name, place)
        self._weights[evidence][prop] = float(weight)
        if len(rest) > 1:
            self._figures[evidence, prop] = float(rest[0]), int(rest[1])

    def learned(self, labels: Mapping[str, str]) -> Learned | None:
        """Return what was taken, or None where there was no evidence."""
        if not self._weights:
            return None
        return Learned(
            dict(self._weights), self._hints, self._forms, self._kinds, self._threshold, self._figures, self._general, labels
        )


def write_lexicon(lexicon: Lexicon, properties: Mapping[str, Property], *, comment: Iterable[str] = ()) -> str:
    """Return a lexicon as the text of its file, with what each property means as comments between the rows."""
    lines = [*(f"# {line}" for line in comment), "\t".join(COLUMNS)]
    last = ""
    for entry in lexicon.entries:
        if entry.property != last:
            prop = properties[entry.property]
            lines.append(f"# {prop.name} ({prop.label}): {' '.join(prop.comment.split())[:120]}".rstrip(": "))
            last = entry.property
        lines.append(f"{entry.phrase}\t{entry.property}\t{'-' if entry.inverse else '+'}")
    if lexicon.learned is not None:
        lines += _learned_lines(lexicon.learned)
    return "\n".join(lines) + "\n"


def _learned_lines(learned: Learned) -> Iterable[str]:
    yield "# The weight above which a property is read."
    yield f"{THRESHOLD}\t{learned.threshold:.2f}"
    yield "# How values are written: property, forms."
    yield from (f"{FORM}{name}\t{'|'.join(sorted(told))}" for name, told in sorted(learned.forms.items()))
    yield "# What subjects and objects of a property are taken for: property, kinds of subjects, kinds of objects."
    yield from (f"{KINDS}{name}\t{'|'.join(sorted(a))}\t{'|'.join(sorted(b))}" for name, (a, b) in sorted(learned.kinds.items()))
    yield "# Evidence: what is seen between a subject X and an object Y, property, weight in log odds, precision, times seen (estimated for what is common)."
    rows = [(prop, -weight, evidence) for evidence, of in learned.weights.items() for prop, weight in of.items()]
    for prop, weight, evidence in sorted(rows):
        precision, seen = learned.figures.get((evidence, prop), (0.0, 0))
        yield f"{EVIDENCE}{evidence}\t{prop}\t{-weight:.3f}\t{precision:.2f}\t{seen}"
    yield "# Evidence that all properties share, with LABEL (or PART) for the words of a property's label, and its weight."
    yield from (f"{EVIDENCE}{evidence}\t{ANY}\t{weight:.3f}" for evidence, weight in sorted(learned.general.items()))
    yield "# Names: words, how the examples write it, what it is known as."
    for words, hint in sorted(learned.names.items()):
        yield f"{NAME}{' '.join(words)}\t{hint.written}\t{'|'.join(hint.known)}"
