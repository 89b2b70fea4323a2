"""Tell where the words of an oblique begin and end: before a sum behind it, or with what its noun says little without.

In: a tree or a reading, and the places of the words. Out: the place of the first word, or the one after the last.
"""

from __future__ import annotations

from kg.clauses import is_to_infinitive
from kg.english import nouns, pronouns
from kg.mentions import phrase_extent
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading


def end_before_sum(reading: DocumentReading, name: int, end: int) -> int:
    """Return where the words of a name end, before a sum or a date that stands behind it: "to Acme for $4 million"."""
    tree = reading.tree
    behind = (c for c in tree.exact_kids(name, "nmod") if name < c < end and reading.value_of(c) is not None)
    return next((tree.subtree(c)[0] for c in behind), end)


def end_with_content(tree: Tree, preposition: str, noun: int, end: int) -> int:
    """Return where a noun ends with what it says little without: "with a promise to rebuild it", "for use as a hotel", "to those who leave"."""
    is_anybody = tree.words[noun].lower() in pronouns.before_clauses
    for c in tree.exact_kids(noun, "acl", "nmod", *(("acl:relcl",) if is_anybody else ())):
        places = tree.subtree(c)
        opening = tree.words[places[0]].lower()
        is_whole = is_to_infinitive(tree, c) or is_anybody or opening == "including" or (opening == "of" and tree.tags[c] == "VBG")
        is_whole |= opening == "as" and tree.lemmas[noun] in nouns.before_roles
        is_whole |= opening == "as" and any(tree.lemmas[s] == "such" for s in tree.kids(noun, "amod", "det"))  # "such crimes as"
        is_whole |= preposition == "with" and tree.tags[c] in ("VBG", "VBN")  # "with debts left behind"
        if places[0] == end and opening != "," and is_whole and tree.pos[places[-1]] != "PUNCT":
            return places[-1] + 1
    return end


def end_before_origin(reading: DocumentReading, role: int, end: int) -> int:
    """Return where the words of a role end, before where somebody comes from: "joined Acme as head of sales from Bolt"."""
    tree = reading.tree
    nouns_of_role = (role, *(c for c in tree.exact_kids(role, "nmod") if tree.preposition(c) == "of"))
    inside = (c for noun in nouns_of_role for c in tree.exact_kids(noun, "nmod") if role < c < end)
    return next((tree.subtree(c)[0] for c in inside if tree.preposition(c) == "from" and reading.is_named(c)), end)


def end_of_share(tree: Tree, sign: int) -> int:
    """Return where the words for a share end with what it is of: "with 48% of the vote"; 0 for a share of nothing."""
    inside = (tree.subtree(c) for c in tree.exact_kids(sign, "nmod") if tree.preposition(c) == "of")
    return next((phrase_extent(tree, sign)[1] for places in inside if places[0] == sign + 1), 0)


def start_of_absolute(tree: Tree, preposition: str, head: int, start: int) -> int:
    """Return where the words after "with" begin that tell with their own subject how things are: "with the club 22nd in the league"."""
    subjects = tree.kids(head, "nsubj") if preposition == "with" else []
    return min((tree.subtree(c)[0] for c in subjects if c < start), default=start)
