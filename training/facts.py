"""Read passages that people annotated exhaustively, and judge triples of the extraction contract by them.

In: JSON Lines, a passage a line: `{"id", "text", "date", "entities": [{"name", "aliases", "nominals"}], "facts": [{"subject", "subject_span",
"property" (None: an open relation), "object", "object_span", "negated", "modality", "alternatives": {"subject", "object", "property",
"inverse_property", "modality"}}]}`. Out: a verdict a triple.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import ConfigError
from kg.ontology import Ontology

Json = dict[str, Any]  # what JSON holds

LEAST_OVERLAP = 0.5
"""Of the characters that two mentions cover, those that both do: from there on they are one. Chosen by hand."""

ARTICLES = re.compile(r"^(the|an?|his|her|its|their|our|my) ")
FACTUAL = frozenset({"asserted", "planned"})
NEEDED = ("id", "text", "entities", "facts")


def read_passages(path: Path) -> list[Json]:
    """Return annotated passages.

    Raises:
        ConfigError: a line is no JSON object, or lacks a field.
    """
    passages = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            passage = json.loads(line)
        except json.JSONDecodeError as error:
            raise ConfigError(f"{path}, line {number}: no JSON: {error.msg}", remedy="one JSON object a line") from error
        missing = [name for name in NEEDED if not isinstance(passage, dict) or name not in passage]
        if missing:
            raise ConfigError(f"{path}, line {number}: {', '.join(missing)} missing", remedy=f"it needs {', '.join(NEEDED)}")
        passages.append(passage)
    return passages


class Judge:
    """Tells which triples of a passage its annotation states.

    Args:
        passage: the annotation.
        ontology: which properties are symmetric, and which are inverses.
    """

    def __init__(self, passage: Json, ontology: Ontology) -> None:
        self._facts: list[Json] = passage["facts"]
        self._properties = ontology.properties
        self._names: dict[str, set[str]] = {}
        for entity in passage["entities"]:
            names = {entity["name"], *entity.get("aliases", ()), *entity.get("nominals", ())}
            self._names |= dict.fromkeys((entity["name"], *entity.get("aliases", ())), names)

    def is_right(self, triple: Json) -> bool:
        """Tell whether the annotation has the triple with the same status; of an open one, whether it relates the two arguments."""
        return any(self._has_status(fact, triple) and self._relates(fact, triple) for fact in self._facts)

    def is_fact(self, triple: Json) -> bool:
        """Tell whether the annotation states the triple as a fact: affirmed, and asserted or planned."""
        return any(self._is_factual(fact) and self._relates(fact, triple) for fact in self._facts)

    def senses(self, triple: Json) -> frozenset[str] | None:
        """Return the properties by which the annotation relates the arguments of a triple; None where it does not relate them."""
        straight = [fact for fact in self._facts if self._has_arguments(fact, triple, "subject", "object")]
        swapped = [fact for fact in self._facts if self._has_arguments(fact, triple, "object", "subject")]
        if not straight and not swapped:
            return None
        turned = {prop for fact in swapped for prop in self._properties if self._relations(fact, prop, turned=True)}
        return frozenset(turned.union(*map(accepted_properties, straight)))

    def _is_factual(self, fact: Json) -> bool:
        return not fact.get("negated") and not FACTUAL.isdisjoint(_modalities(fact))

    def _has_status(self, fact: Json, triple: Json) -> bool:
        return bool(fact.get("negated")) == triple["negated"] and triple["modality"] in _modalities(fact)

    def _relates(self, fact: Json, triple: Json) -> bool:
        straight, swapped = (self._relations(fact, triple["property"], turned=turned) for turned in (False, True))
        return (straight and self._has_arguments(fact, triple, "subject", "object")) or (
            swapped and self._has_arguments(fact, triple, "object", "subject")
        )

    def _relations(self, fact: Json, prop: str | None, *, turned: bool) -> bool:
        """Tell whether a property may say a fact, or say it from the object's side."""
        accepted = accepted_properties(fact)
        if prop is None:
            return True
        if not turned:
            return prop in accepted
        inverse = fact.get("alternatives", {}).get("inverse_property", ())
        known = self._properties.get(prop)
        return (
            prop in ([inverse] if isinstance(inverse, str) else inverse)
            or (known is not None and known.symmetric and prop in accepted)
            or (known is not None and known.inverse in accepted)
        )

    def _has_arguments(self, fact: Json, triple: Json, subject: str, object_: str) -> bool:
        return self._is_argument(fact, subject, triple, "subject") and self._is_argument(fact, object_, triple, "object")

    def _is_argument(self, fact: Json, side: str, triple: Json, argument: str) -> bool:
        if are_one_mention(fact[f"{side}_span"], triple[f"{argument}_span"]):
            return True
        accepted = {fact[side], *fact.get("alternatives", {}).get(side, ()), *self._names.get(fact[side], ())}
        words = _words(triple[argument])
        return any(words and name and (words <= name or name <= words) for name in map(_words, accepted))


def are_one_mention(first_mention: Sequence[int], second_mention: Sequence[int]) -> bool:
    """Tell whether two mentions, each its first character and the one after its last, are one."""
    (start, end), (first, last) = first_mention, second_mention
    return min(end, last) - max(start, first) >= LEAST_OVERLAP * (max(end, last) - min(start, first))


def accepted_properties(fact: Json) -> frozenset[str]:
    """Return the properties that may say a fact."""
    return frozenset({fact["property"], *fact.get("alternatives", {}).get("property", ())} - {None})


def _modalities(fact: Json) -> set[str]:
    return {fact.get("modality", "asserted"), *fact.get("alternatives", {}).get("modality", ())}


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", ARTICLES.sub("", text.casefold())))
