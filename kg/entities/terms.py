"""Know what each term means that a text defines for a name: "the Company" is Acme, Inc. from its brackets on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.mentions import Definition
from kg.mentions.definitions import Term
from kg.mentions.names import normalize
from kg.model import Mention, MentionKind


class DefinedTerms:
    """The terms defined so far, each with the number of the entity that it means."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._terms_of: dict[int, list[Term]] = defaultdict(list)
        for definition in definitions:
            if definition.bearer >= 0:
                self._terms_of[definition.bearer] += definition.terms
        self._meant: dict[tuple[str, ...], tuple[Term, int]] = {}

    def define(self, head: int, number: int) -> Iterator[Term]:
        """Let the terms of a name with this head mean an entity, and yield those that are pronouns."""
        for term in self._terms_of.get(head, ()):
            if term.is_speaker:
                yield term
            else:
                self._meant[normalize(term.text)] = term, number

    def find(self, mention: Mention) -> tuple[Term, int] | None:
        """Return the term that a mention is, with the number of the entity; a term is written with its capitals."""
        if mention.kind is MentionKind.PRONOUN or not self._meant:
            return None
        meant = self._meant.get(normalize(mention.text))
        return meant if meant is not None and meant[0].text.split()[-1] in mention.text else None
