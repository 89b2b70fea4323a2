"""Tell the parties of a case, and what the text calls them from then on: "the Claimant", "the Second Defendant", "Defendant No. 1", "PW-2".

In: a `Tree`. Out: `Definition` records, as if the text defined these terms for the names: by the heading of a judgment, by a description ("the First
Defendant, Mr Holm,") and by the number of a witness in brackets ("Ms Lee (PW-2)"). A side that two names have without numbers is nobody's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.english import nouns, numbers, times
from kg.mentions.definitions import Definition, Term
from kg.parsing.party_lines import number_of, party_lines, tells_sides
from kg.parsing.trees import Tree

WITNESS = re.compile(r"[A-Z]{2,3}[-–]?\d{1,3}")
"""What a witness is called by number: "PW-2", "DW1"."""

NOT_NAMED = frozenset({"crown", "defence", "defense", "prosecution"})
"""Sides of no party that has a name."""


@dataclass(frozen=True, slots=True)
class Party:
    """The head of a name, the side of the case in lower case, the number there (0 without one), and whether the text writes the side with a capital."""

    name: int
    side: str
    number: int
    capital: bool


def parties_of(tree: Tree) -> tuple[Party, ...]:
    """Return the parties that a text tells of by their sides; kept with the tree."""
    if "parties" not in tree.memo:
        tree.memo["parties"] = tuple(dict.fromkeys(_find_parties(tree))) if tells_sides(tree.words) else ()
    parties: tuple[Party, ...] = tree.memo["parties"]
    return parties


def find_party_terms(tree: Tree) -> Iterator[Definition]:
    """Yield what the parties and the witnesses of a case are called."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for party in parties_of(tree):
        for text in _labels(party):
            bearers[text].add(party.name)
    for text, heads in bearers.items():
        named = {tree.names[tree.entity[head]].text.lower() for head in heads}
        if len(named) == 1:
            yield Definition(min(heads), (Term(text, True, 0, 0),))
    for i, word in enumerate(tree.words):
        if word == "(" and i and tree.entity[i - 1] >= 0 and tree.names[tree.entity[i - 1]].label == "PERSON":
            inside = "".join(tree.words[i + 1 : tree.closing_bracket(i)])
            if WITNESS.fullmatch(inside):
                yield Definition(tree.names[tree.entity[i - 1]].root, (Term(inside, False, 0, 0),))


def _find_parties(tree: Tree) -> Iterator[Party]:
    lines = [line for line in party_lines(tree) if tree.entity[line.start] >= 0]
    heading = max((line.end for line in lines), default=-1)
    known = {line.side for line in lines}
    for line in lines:
        sides = [w for w in tree.words[heading + 2 :] if w.lower() == line.side]
        yield Party(
            tree.names[tree.entity[line.start]].root, line.side, line.number, not sides or any(w[0].isupper() for w in sides)
        )
    for i, lemma in enumerate(tree.lemmas):
        if lemma in nouns.sides - NOT_NAMED - known and tree.tags[i] in ("NN", "NNP") and tree.entity[i] < 0:
            name = _name_beside(tree, i)
            if name >= 0:
                first = tree.sentence_extents[tree.sentence[i]][0]
                number = number_of(tree.words[i - 1 : i]) if i > first else 0
                yield Party(name, lemma, number, tree.words[i][0].isupper())


def _name_beside(tree: Tree, noun: int) -> int:
    """Return the name that a side of the case stands beside: "the Claimant, Ms Lee,", "Plaintiff Acme Inc.", "Acme Ltd (Claimant)"; -1 without one."""
    words = tree.words
    if noun + 1 < len(words) and words[noun + 1] == ")" and words[noun - 1] == "(" and noun > 1:
        number = tree.entity[noun - 2]
        return tree.names[number].root if number >= 0 and tree.names[number].end == noun - 1 else -1
    start = noun + 1
    is_apart = start < len(words) and words[start] == ","
    start += is_apart
    while start < len(words) and tree.entity[start] < 0 and tree.labels[start] == "nmod:desc":
        start += 1  # "Mr"
    number = tree.entity[start] if start < len(words) else -1
    if number < 0 or tree.names[number].start != start or tree.names[number].label not in ("PERSON", "ORG"):
        return -1
    name = tree.names[number]
    is_said = tree.bases[name.root] == "appos" and tree.heads[name.root] == noun
    is_title = tree.heads[noun] == name.root and tree.labels[noun] in ("nmod:desc", "compound")
    return name.root if (is_said and is_apart) or (is_title and not is_apart) else -1


def _labels(party: Party) -> Iterator[str]:
    """Yield what a party is called: "Claimant", "Second Defendant", "2nd Defendant", "Defendant No. 2"."""
    side = party.side.title() if party.capital else party.side
    if not party.number:
        yield side
        return
    words = {number: word for word, number in (*numbers.parts.items(), *times.quarters.items())}
    for ordinal in (words.get(party.number, ""), _with_ending(party.number)):
        if ordinal:
            yield f"{ordinal.title() if party.capital else ordinal} {side}"
    yield f"{side} No. {party.number}"
    yield f"{side} {party.number}"


def _with_ending(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number in range(11, 14) else endings.get(number % 10, 'th')}"
