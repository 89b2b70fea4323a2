"""Hang adjuncts on what they are said of: "the first time since May", "while in Rome for a visit", "as the club with the most wins", "for use as a hotel".

In: a tree that the guidelines hold. Out: the same tree, where an adjunct that stands right behind such words hangs on them, and one that is
coordinated with an adjunct of another preposition on the one before it that has its own: "for Acme in May and for Bolt in June".
"""

from __future__ import annotations

from kg.english import adjectives, nouns, prepositions
from kg.parsing.guidelines import hang
from kg.parsing.repairs import OBLIQUES, Draft

SUPERLATIVE = ("JJS", "RBS")
"""Tags of what tells one of several apart."""


INSIDE = frozenset({"appos", "flat", "nmod"})
"""What a word is that stands inside an adjunct of a verb."""


def hang_adjuncts(tree: Draft) -> bool:
    """Mend a tree in place; tell whether anything moved."""
    moved = False
    for i, label in enumerate(tree.labels):
        if label == "case" and tree.heads[i] > i:
            noun = tree.heads[i]
            if tree.labels[noun] == "conj":
                moved |= _join_like(tree, i, noun)
            elif tree.labels[noun] in OBLIQUES and i > 0 and (above := _said_of(tree, i, noun)) is not None:
                moved |= hang(tree, noun, above, "nmod")
        elif label == "fixed" and tree.labels[tree.heads[i]] == "advmod":
            moved |= _give_preposition(tree, i)
        if label == "case" and i > 0 and tree.labels[i - 1] == "advmod":
            moved |= _join_preposition(tree, i)
    return moved


def _give_preposition(tree: Draft, i: int) -> bool:
    """Hang on its noun a preposition of two words that a parser took for an adverb: "prior to Acme, she worked at Bolt"."""
    adverb = tree.heads[i]
    bare = (c for c in tree.children[tree.heads[adverb]] if tree.labels[c] == "obl" and c > i and not _case(tree, c))
    noun = next(bare, None)
    is_one = f"{tree.words[adverb]} {tree.words[i]}".lower() in prepositions.of_time and adverb + 1 == i
    is_next = noun is not None and all(tree.heads[c] == noun for c in range(i + 1, noun))
    return is_one and is_next and noun is not None and hang(tree, adverb, noun, "case")


def _join_preposition(tree: Draft, i: int) -> bool:
    """Make one preposition of two words, the first of which a parser took for an adverb of the verb: "dropped out ahead of the vote"."""
    adverb, noun = i - 1, tree.heads[i]
    is_one = f"{tree.words[adverb]} {tree.words[i]}".lower() in prepositions.of_time
    is_beside = tree.heads[adverb] == tree.heads[noun] and noun > i and not tree.children[adverb]
    if not (is_one and is_beside and hang(tree, adverb, noun, "case")):
        return False
    return hang(tree, i, adverb, "fixed")


def _said_of(tree: Draft, i: int, noun: int) -> int | None:
    """Return the word that a phrase right behind it is said of, where a parser hung both on one verb."""
    before, word = i - 1, tree.words[i].lower()
    above = before
    while tree.labels[above] in ("flat", "compound") and tree.heads[above] > above - 3:
        above = tree.heads[above]
    if tree.heads[noun] != tree.heads[above] or above > before:
        return None
    if tree.lemmas[above] == "time" and (word == "since" or (word == "in" and _lasts(tree, noun))):
        ranked = any(tree.words[c].lower() in adjectives.rank for c in tree.children[above])
        return above if ranked and tree.labels[above] in OBLIQUES else None
    if tree.labels[above] == "obj" and (word == "since" or (word == "in" and _lasts(tree, noun))) and _is_ranked(tree, above):
        return above  # "held its first vote in ten years"
    marks = [c for c in tree.children[above] if tree.labels[c] == "mark"]
    if tree.labels[above] == "advcl" and marks and word == "for" and tree.pos[noun] == "NOUN":  # "while in Rome for a visit"
        return (
            above if any(tree.labels[c] == "case" for c in tree.children[above]) and tree.lemmas[noun] not in nouns.time else None
        )
    if word == "as" and tree.labels[above] in OBLIQUES and tree.lemmas[above] in nouns.before_roles:
        return above  # "sold the mill for use as a hotel"
    if word == "with" and tree.labels[above] == "obl" and any(tag in SUPERLATIVE for tag in tree.tags[i:noun]):
        return above if any(tree.words[c].lower() == "as" and tree.labels[c] == "case" for c in tree.children[above]) else None
    return None


def _is_ranked(tree: Draft, noun: int) -> bool:
    """Tell whether a noun is the first or the greatest: "its first vote", "the biggest strike"."""
    before = [c for c in tree.children[noun] if c < noun and tree.labels[c] == "amod"]
    return any(tree.words[c].lower() in adjectives.rank or tree.tags[c] in SUPERLATIVE for c in before)


def _lasts(tree: Draft, noun: int) -> bool:
    """Tell whether a noun is a time that lasts: "ten years", "a decade"; not "May"."""
    is_counted = any(tree.labels[c] in ("nummod", "det") for c in tree.children[noun])
    return tree.lemmas[noun] in nouns.time and tree.pos[noun] == "NOUN" and is_counted


def _join_like(tree: Draft, i: int, noun: int) -> bool:
    """Coordinate a phrase with the one before it of the same preposition: in "for Acme in May and for Bolt in June" none is "in Bolt"."""
    first, word = tree.heads[noun], tree.words[i].lower()
    if word not in prepositions.qualifier_kinds or word == _case(tree, first):
        return False
    while tree.labels[first] in INSIDE and tree.heads[first] < first:
        first = tree.heads[first]
    verb = tree.heads[first]
    like = [c for c in tree.children[verb] if verb < c <= first and tree.labels[c] == "obl" and _case(tree, c) == word]
    is_inside = bool(like) and tree.words[like[-1] : i].count("(") > tree.words[like[-1] : i].count(")")  # "(at Acme and in Bonn)"
    is_other = bool(like) and not is_inside and tree.labels[first] == "obl" and tree.pos[verb] == "VERB"
    return is_other and hang(tree, noun, like[-1], "conj")


def _case(tree: Draft, noun: int) -> str:
    """Return the preposition of a noun."""
    return next((tree.words[c].lower() for c in tree.children[noun] if tree.labels[c] == "case" and c < noun), "")
