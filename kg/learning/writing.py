"""Learn how examples write the arguments of each property, and names of persons."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.english import determiners
from kg.learning.examples import Example, Triple, squash
from kg.model import Value
from kg.ontology import NameHints
from kg.ontology.forms import VALUE_FORMS, PersonForm, WritingForm, first_and_last, is_shortened
from kg.relations.reading import DocumentReading
from kg.scoring.candidates import find_candidate_arguments

IN_BRACKETS = re.compile(r"([\d.]+) \((.+)\)")

MOSTLY_ONE = 0.05
"""Share of a property's sentences that may have several objects of it, where it has one."""


class _Votes:
    """How the examples write the arguments of one property, as counts of triples and of sentences."""

    def __init__(self) -> None:
        self.triples = self.quoted = self.with_article = self.without_article = 0
        self.sentences = self.sentences_with_several = 0
        self.values: Counter[str] = Counter()
        self.units: Counter[str] = Counter()

    def add(self, triple: Triple, values: Sequence[Value], named_without_article: set[str]) -> None:
        """Count how a triple is written.

        Args:
            triple: the triple.
            values: the values of its text.
            named_without_article: the names of its text that have an article, without it, squashed.
        """
        subject = squash(triple.subject)
        self.without_article += subject in named_without_article
        self.with_article += subject.removeprefix("the") in named_without_article
        self.triples += 1
        self.quoted += triple.object.startswith('"')
        bare = squash(triple.object.strip('"'))
        with_unit = IN_BRACKETS.fullmatch(triple.object.strip('"'))
        if with_unit:
            bare = squash(with_unit[1])
            self.units[with_unit[2]] += 1
        for name, write in VALUE_FORMS.items():
            self.values[name] += any(squash(write(v)) == bare for v in values)

    def form(self) -> WritingForm:
        """Return how most of the triples are written."""
        best = max(VALUE_FORMS, key=lambda name: self.values[name])
        return WritingForm(
            values=(best,) if self.values[best] else (),
            unit=next((unit for unit, times in self.units.items() if 2 * times > self.triples), ""),
            is_quoted=2 * self.quoted > self.triples,
            is_single=self.sentences_with_several <= MOSTLY_ONE * self.sentences,
            without_article=2 * self.without_article > self.with_article,
        )


def learn_forms(examples: Sequence[Example], readings: Sequence[DocumentReading], names: NameHints) -> dict[str, WritingForm]:
    """Return how the arguments of each property are written, and whether a subject has one object of it in a sentence."""
    votes: dict[str, _Votes] = defaultdict(_Votes)
    for example, reading in zip(examples, readings, strict=True):
        candidates = find_candidate_arguments(reading, names)
        values = [c.value for c in candidates if c.value is not None]
        without_article = {
            squash(" ".join(c.words[1:])) for c in candidates if c.words[0] in determiners.articles and len(c.words) > 1
        }
        for prop, times in Counter(t.property for t in example.triples).items():
            votes[prop].sentences += 1
            votes[prop].sentences_with_several += times > 1
        for triple in example.triples:
            votes[triple.property].add(triple, values, without_article)
    forms = {prop: of_property.form() for prop, of_property in votes.items()}
    return {prop: form for prop, form in forms.items() if form != WritingForm()}


def learn_person_forms(examples: Sequence[Example], readings: Sequence[DocumentReading]) -> frozenset[PersonForm]:
    """Return where the examples write long names of persons without those between more often than in full."""
    votes: Counter[PersonForm] = Counter()
    for example, reading in zip(examples, readings, strict=True):
        written = {squash(name) for triple in example.triples for name in (triple.subject, triple.object)}
        for candidate in find_candidate_arguments(reading, {}):
            if candidate.kind == "Person" and len(candidate.words) > 2:
                text = reading.tree.text(candidate.start, candidate.end)
                vote = (squash(first_and_last(text)) in written) - (squash(text) in written)
                votes[PersonForm.EVERYWHERE] += vote
                after = reading.document.text[reading.tree.ends[candidate.end - 1] :]
                votes[PersonForm.BEFORE_BRACKET] += vote * is_shortened((PersonForm.BEFORE_BRACKET,), after)
    return frozenset(form for form, vote in votes.items() if vote > 0)
