"""Align the triples of an example with its text: find the candidate pairs that each triple means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.english import determiners
from kg.learning.examples import Example, same_letters
from kg.ontology import NameHints
from kg.ontology.forms import VALUE_FORMS
from kg.parsing import Tree
from kg.relations.reading import DocumentReading
from kg.scoring.arguments import CandidateArgument
from kg.scoring.candidates import find_candidate_arguments
from kg.scoring.pairs import CandidatePair, iter_candidate_pairs


def iter_variants(name: str) -> Iterator[str]:
    """Yield the ways a text may write a name of the examples: without quotation marks, without what stands in brackets.

    >>> list(iter_variants("Airman_(comicsCharacter)"))
    ['Airman_(comicsCharacter)', 'Airman']
    """
    bare = name.strip('"')
    yield bare
    plain = re.sub(r"_?\s*\([^)]*\)", "", bare)
    if plain != bare and plain:
        yield plain


def comparable_variants(name: str) -> set[str]:
    """Return the ways a text may write a name of the examples, as they are compared."""
    return {same_letters(variant) for variant in iter_variants(name)}


def written_forms(argument: CandidateArgument, tree: Tree, names: NameHints) -> set[str]:
    """Return the ways the examples may write a candidate argument, as they are compared; `names` says how all of them write names."""
    if argument.antecedent is not None:
        return written_forms(argument.antecedent, tree, names) | set(argument.words)
    if argument.value is not None:
        return {same_letters(write(argument.value)) for write in VALUE_FORMS.values()} - {""}
    words = argument.words
    own = same_letters("".join(words))
    hint = names.get(words)
    if argument.kind == "Person" and hint is None:
        own = same_letters("".join((words[0], words[-1])))
    forms = {own, same_letters(tree.text(argument.start, argument.end))}
    if hint is not None:
        forms.add(same_letters(hint.written))
    if words[0] in determiners.articles and len(words) > 1:
        forms.add(same_letters("".join(words[1:])))
    return forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """An example as candidate pairs.

    Attributes:
        pairs: the candidate pairs of its text.
        stated: for each pair, the properties that the example states of it.
        is_aligned: for each triple of the example, whether a pair means it.
    """

    pairs: tuple[CandidatePair, ...]
    stated: tuple[frozenset[str], ...]
    is_aligned: tuple[bool, ...]


def align(example: Example, reading: DocumentReading, names: NameHints, known: NameHints | None = None) -> Alignment:
    """Return the candidate pairs of an example with the properties that its triples state of them.

    Args:
        example: the example.
        reading: its parse.
        names: how the examples write names.
        known: what the pairs may know of names, where that is less.
    """
    candidates = find_candidate_arguments(reading, names if known is None else known)
    pairs = tuple(iter_candidate_pairs(reading, candidates))
    forms = {id(candidate): written_forms(candidate, reading.tree, names) for candidate in candidates}
    stated: list[set[str]] = [set() for _ in pairs]
    is_aligned = []
    for triple in example.triples:
        subjects, objects = comparable_variants(triple.subject), comparable_variants(triple.object)
        meant = [n for n, p in enumerate(pairs) if forms[id(p.subject)] & subjects and forms[id(p.object)] & objects]
        for n in meant:
            stated[n].add(triple.property)
        is_aligned.append(bool(meant))
    return Alignment(pairs=pairs, stated=tuple(map(frozenset, stated)), is_aligned=tuple(is_aligned))
