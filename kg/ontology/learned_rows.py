"""Read and write the rows of a lexicon that examples taught.

Each kind of row is recognised by how its first cell begins: `~` a feature for a property (`*`: for every property) with its weight in log
odds, its precision and how often it was seen; `threshold:`; `form:` how the arguments of a property are written; `kinds:` the classes of
its subjects and its objects; `name:` how a name is written, and its roles; `example:` where an example of a property was read, and what tells
of it there; `vectors:` the file of what was learned from word vectors (`learned_head.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from kg.ontology.forms import PersonForm, WritingForm, is_form_name
from kg.ontology.learned import ArgumentKinds, FeatureFigures, KeptExample, LearnedLexicon, NameHint, NameRole
from kg.ontology.learned_head import LearnedHead, read_head

FEATURE, NAME, FORM, KINDS, THRESHOLD, EXAMPLE, VECTORS = "~", "name:", "form:", "kinds:", "threshold:", "example:", "vectors:"

VECTORS_OF_A_PAIR = 6
"""How many vectors what was learned sees of a pair (`kg/parsing/vectors.py`)."""

EVERY_PROPERTY = "*"
"""Stands for every property in the row of a feature."""

PERSONS = "names of persons"
"""Stands for a property in the row of the forms of persons' names."""


class FindProperty(Protocol):
    """Find a property as a row names it."""

    def __call__(self, written: str, place: str) -> str:
        """Return the property that is called so; `place` is the file and line, for the error where there is none."""
        ...


class LearnedRows:
    """The learned rows of a table, as they are read.

    Args:
        find_property: finds a property by what a row calls it.
        folder: where the table stands.
    """

    def __init__(self, find_property: FindProperty, folder: Path) -> None:
        self._find = find_property
        self._folder = folder
        self._head: LearnedHead | None = None
        self._weights: dict[str, dict[str, float]] = defaultdict(dict)
        self._shared_weights: dict[str, float] = {}
        self._figures: dict[tuple[str, str], FeatureFigures] = {}
        self._names: dict[tuple[str, ...], NameHint] = {}
        self._forms: dict[str, WritingForm] = {}
        self._person_forms: frozenset[PersonForm] = frozenset()
        self._kinds: dict[str, ArgumentKinds] = {}
        self._examples: dict[str, list[KeptExample]] = defaultdict(list)
        self._threshold = 0.0
        self.warnings: list[str] = []

    def add(self, line: str, place: str) -> bool:
        """Add a row; return False where it is no learned row.

        Args:
            line: the row.
            place: its file and line.

        Raises:
            ValueError: it has too few cells, or no number where one belongs.
            OntologyError: it names an unknown property.
        """
        cells = [cell.strip() for cell in line.split("\t")]
        if line.startswith(FEATURE):
            self._add_feature(cells, place)
        elif line.startswith(KINDS):
            self._add_kinds([*(cell.strip() for cell in line.split("\t")), "", ""], place)
        elif line.startswith(THRESHOLD):
            self._threshold = float(cells[1])
        elif line.startswith(VECTORS):
            self._head = read_head((cells[0].removeprefix(VECTORS), *cells[1:]), self._folder, place, VECTORS_OF_A_PAIR)
            for prop in self._head.perceptron.classes:
                self._find(prop, place)
        elif line.startswith(NAME):
            words, written, roles = cells
            hint = NameHint(written, tuple(map(NameRole.read, roles.split("|"))) if roles else ())
            self._names[tuple(words.removeprefix(NAME).split(" "))] = hint
        elif line.startswith(FORM):
            self._add_form(cells, place)
        elif line.startswith(EXAMPLE):
            self._examples[self._find(cells[1], place)].append(KeptExample(cells[0].removeprefix(EXAMPLE), tuple(cells[2:])))
        else:
            return False
        return True

    def _add_feature(self, cells: list[str], place: str) -> None:
        feature, name, weight, *figures = cells
        feature = feature.removeprefix(FEATURE)
        if name == EVERY_PROPERTY:
            self._shared_weights[feature] = float(weight)
            return
        prop = self._find(name, place)
        self._weights[feature][prop] = float(weight)
        if len(figures) > 1:
            self._figures[feature, prop] = FeatureFigures(precision=float(figures[0]), times=int(figures[1]))

    def _add_kinds(self, cells: list[str], place: str) -> None:
        name, *of_arguments = cells[:3]
        subjects, objects = (frozenset(filter(None, kinds.split("|"))) for kinds in of_arguments)
        self._kinds[self._find(name.removeprefix(KINDS), place)] = ArgumentKinds(subjects=subjects, objects=objects)

    def _add_form(self, cells: list[str], place: str) -> None:
        name, written = cells
        name, names = name.removeprefix(FORM), written.split("|")
        if name == PERSONS:
            unknown = [n for n in names if n not in set(PersonForm)]
            self._person_forms = frozenset(PersonForm(n) for n in names if n not in unknown)
        else:
            unknown = [n for n in names if n and not is_form_name(n)]
            self._forms[self._find(name, place)] = WritingForm.read(names)
        self.warnings += [f"{place}: {n!r} is no form that kg writes; it is left out" for n in unknown]

    def learned(self, labels: Mapping[str, str]) -> LearnedLexicon | None:
        """Return what the rows say, or None where no feature has a weight.

        Args:
            labels: property -> its label in plain words.
        """
        if not self._weights:
            return None
        return LearnedLexicon(
            weights=dict(self._weights),
            shared_weights=self._shared_weights,
            figures=self._figures,
            threshold=self._threshold,
            names=self._names,
            forms=self._forms,
            person_forms=self._person_forms,
            kinds=self._kinds,
            labels=labels,
            examples={prop: tuple(examples) for prop, examples in self._examples.items()},
            head=self._head,
        )


def iter_learned_lines(learned: LearnedLexicon, file: str) -> Iterator[str]:
    """Yield the rows of what was learned, with a comment before each kind.

    Args:
        learned: what was learned.
        file: the name of the file beside the table that has what was learned from vectors.
    """
    if learned.head is not None:
        yield "# What word vectors add: file, pipeline, values of a vector, share of its log odds, hash of the file."
        yield VECTORS + "\t".join(learned.head.cells(file))
    yield "# The weight above which a property is read."
    yield f"{THRESHOLD}\t{learned.threshold:.2f}"
    yield "# How values are written: property, forms."
    forms: dict[str, Iterable[str]] = {prop: form.names for prop, form in learned.forms.items()}
    if learned.person_forms:
        forms[PERSONS] = sorted(learned.person_forms)
    yield from (f"{FORM}{name}\t{'|'.join(names)}" for name, names in sorted(forms.items()))
    yield "# What subjects and objects of a property are taken for: property, kinds of subjects, kinds of objects."
    for prop, kinds in sorted(learned.kinds.items()):
        yield f"{KINDS}{prop}\t{'|'.join(sorted(kinds.subjects))}\t{'|'.join(sorted(kinds.objects))}"
    yield "# Evidence: what is seen between a subject X and an object Y, property, weight in log odds, precision, times seen (estimated for what is common)."
    weights = [(prop, -weight, feature) for feature, by_property in learned.weights.items() for prop, weight in by_property.items()]
    for prop, negative_weight, feature in sorted(weights):
        figures = learned.figures.get((feature, prop), FeatureFigures())
        yield f"{FEATURE}{feature}\t{prop}\t{-negative_weight:.3f}\t{figures.precision:.2f}\t{figures.times}"
    yield "# Evidence that all properties share, with LABEL (or PART) for the words of a property's label, and its weight."
    yield from (f"{FEATURE}{feature}\t{EVERY_PROPERTY}\t{weight:.3f}" for feature, weight in sorted(learned.shared_weights.items()))
    yield "# Examples: file and line, property, the evidence that weighs most in it."
    for prop, examples in sorted(learned.examples.items()):
        yield from ("\t".join((f"{EXAMPLE}{example.place}", prop, *example.features)) for example in examples)
    yield "# Names: words, how the examples write it, what it is known as."
    for words, hint in sorted(learned.names.items()):
        yield f"{NAME}{' '.join(words)}\t{hint.written}\t{'|'.join(map(str, hint.roles))}"
