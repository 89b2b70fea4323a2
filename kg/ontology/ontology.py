"""An ontology: its classes, properties and lexicon, and what its axioms admit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from kg.english import labels
from kg.english.classes import CLASS_OF_SUBTYPE, KINDS_OF_ORGANIZATIONS, KINDS_OF_PLACES, family
from kg.models.gazetteer import read_nouns
from kg.namespaces import KGO
from kg.ontology.lexicon import Lexicon
from kg.ontology.terms import OntologyClass, Property, plain

BROADER: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(KINDS_OF_ORGANIZATIONS, ("Organization", "Agent")),
    **dict.fromkeys(("Organization", "Person", "Group"), ("Agent",)),
    **dict.fromkeys(KINDS_OF_PLACES, ("Place",)),
}
"""Classes of the extraction, each with those above it from the nearest."""


class Ontology:
    """Classes, properties and lexicon of one ontology, by short names.

    Args:
        path: the file it was read from.
        classes: by name.
        properties: by name.
        lexicon: which English expresses which property.
        prefixes: prefix -> namespace, as the file declares them.
        warnings: what the reader of the file went on in spite of.
    """

    def __init__(
        self,
        path: Path,
        classes: Mapping[str, OntologyClass],
        properties: Mapping[str, Property],
        lexicon: Lexicon,
        *,
        prefixes: Mapping[str, str],
        warnings: tuple[str, ...] = (),
    ) -> None:
        self.path = path
        self.classes = classes
        self.properties = properties
        self.lexicon = lexicon
        self.prefixes = prefixes

        self.warnings = warnings
        self._ancestors: dict[str, frozenset[str]] = {}
        self._steps: dict[tuple[str, frozenset[str]], int | None] = {}
        self._families: dict[frozenset[str], frozenset[str]] = {}

    @cached_property
    def is_native(self) -> bool:
        """Whether its classes are those that the extraction speaks of, as the news ontology's are."""
        return {"Entity", "Agent", "Person", "Organization", "Place"} <= self.classes.keys()

    def class_iri(self, name: str) -> str:
        """Return the IRI of a class; one that the ontology has not is the extraction's own."""
        return self.classes[name].iri if name in self.classes else KGO + name

    @property
    def folder(self) -> Path:
        """The folder of the ontology, where its shapes, rules and queries are."""
        return self.path.parent

    def ancestors(self, name: str) -> frozenset[str]:
        """Return a class and everything above it; a class in a cycle is above itself."""
        if name not in self._ancestors:
            above, waiting = {name}, [name]
            while waiting:
                term = self.classes.get(waiting.pop())
                for parent in term.parents if term is not None else ():
                    if parent not in above:
                        above.add(parent)
                        waiting.append(parent)
            self._ancestors[name] = frozenset(above)
        return self._ancestors[name]

    def steps_up(self, name: str, classes: frozenset[str]) -> int | None:
        """Return how many steps above a class the nearest of some classes is, or None where none is."""
        key = (name, classes)
        if key not in self._steps:
            layer, steps, seen = {name}, 0, {name}
            while layer and layer.isdisjoint(classes):
                layer = {p for c in layer if c in self.classes for p in self.classes[c].parents} - seen
                seen |= layer
                steps += 1
            self._steps[key] = steps if layer else None
        return self._steps[key]

    def admits(self, classes: frozenset[str], types: Iterable[str]) -> bool:
        """Tell whether something of these types is a member of one of the classes; the untyped is not excluded."""
        known = [t for t in types if t in self.classes]
        return not classes or not known or any(not classes.isdisjoint(self.ancestors(t)) for t in known)

    def could_be(self, classes: frozenset[str], types: Iterable[str]) -> bool:
        """Tell whether something so typed may turn out to be of a more specific class that is asked for."""
        return self.admits(classes, types) or any(t in self.ancestors(c) for t in types for c in classes)

    def types_of(self, kind: str) -> tuple[str, ...]:
        """Return the class of this ontology that is meant by a class of the extraction ("Company"), or the nearest above it.

        An ontology that has neither leaves the thing untyped.
        """
        for name in (kind, *BROADER.get(kind, ())):
            if class_name := self._class_of_kind.get(name):
                return (class_name,)
        return ()

    @cached_property
    def _class_of_kind(self) -> dict[str, str]:
        if self.is_native:
            return {name: name for name in self.classes}
        names: dict[str, str] = {}
        for name in sorted(self.classes):
            term = self.classes[name]
            for label in (term.label, name, *term.synonyms):
                names.setdefault(plain(label), name)
        classes: dict[str, str] = {}
        for kind, word in labels.of_classes:
            if word in names:
                classes.setdefault(kind, names[word])
        return classes

    def is_disjoint(self, first: str, second: str) -> bool:
        """Tell whether nothing can be a member of both classes, as disjoint classes above them say."""
        above = self.ancestors(second)
        return any(not above.isdisjoint(self.classes[c].disjoint) for c in self.ancestors(first) if c in self.classes)

    def may_be(self, classes: frozenset[str], kinds: Iterable[str]) -> bool:
        """Tell whether what the extraction takes for one of these kinds may be a member of one of the classes; no kind excludes nothing."""
        kinds = tuple(kinds)
        if self.is_native:
            return self.could_be(classes, kinds)
        if not kinds or not classes:
            return True
        mapped = [t for kind in kinds for t in self.types_of(kind)]
        if mapped and self.could_be(classes, mapped):
            return True
        return any(
            self.could_be_kind(frozenset({c}), k) and not any(self.is_disjoint(c, t) for t in mapped)
            for c in classes
            for k in kinds
        )

    def could_be_kind(self, classes: frozenset[str], kind: str) -> bool:
        """Tell whether a thing that the extraction takes for a `kind` may be of one of the classes, as their names tell.

        Classes whose names tell nothing exclude nothing: "Politician" is a person, "Thing" may be anything.
        """
        if not kind or not classes:
            return True
        families = self._families_of(classes)
        return "" in families or family(kind) in families

    def _families_of(self, classes: frozenset[str]) -> frozenset[str]:
        if classes not in self._families:
            self._families[classes] = frozenset(f for c in classes for f in self._families_of_class(c))
        return self._families[classes]

    def _families_of_class(self, name: str) -> frozenset[str]:
        known = {plain(word): kind for kind, word in labels.of_classes}
        for above in (name, *sorted(self.ancestors(name) - {name})):
            term = self.classes.get(above)
            for label in (term.label, *term.synonyms) if term else (above,):
                words = plain(label)
                kind = known.get(words) or CLASS_OF_SUBTYPE.get(read_nouns().get(words.split()[-1], "") if words else "")
                if kind:
                    return frozenset({family(kind)})
        return frozenset({""})
