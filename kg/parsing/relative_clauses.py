"""Hang relative clauses on the noun that they are said of: "Bolt, whose owner is Ann", "in Lahore, where investors burned tires".

In: a tree whose lists are filled. Out: the same tree; whether anything moved.
"""

from __future__ import annotations

from kg.english import determiners, nouns, verbs
from kg.parsing.guidelines import SUBJECTS, hang
from kg.parsing.repairs import OBLIQUES, Draft

LOOSE = frozenset({"advcl", "appos", "ccomp", "dep", "parataxis"})
"""What a relative clause is called where the parser does not see whose it is."""

PAST_OR_PRESENT = ("VBD", "VBN", "VBZ", "VBP")
"""Tags of a verb alone that may stand with a subject; a past tense may be tagged as a participle."""


def open_where(tree: Draft) -> bool:
    """Hang a clause with "where" on the noun before it: "protests broke out in Lahore, where investors burned tires"."""
    moved = False
    for i in (i for i, word in enumerate(tree.words) if word == "where" and i > 2):
        clause, noun = tree.heads[i], i - 1 - (tree.words[i - 1] == ",")
        while tree.labels[noun] in ("flat", "compound", "fixed") and tree.sentence[tree.heads[noun]] == tree.sentence[i]:
            noun = tree.heads[noun]
        loose = tree.labels[clause] in ("advcl", "parataxis") and tree.pos[noun] in ("NOUN", "PROPN") and noun < i < clause
        nearer = tree.labels[clause] == "acl:relcl" and tree.heads[clause] < noun and tree.labels[noun] == "obl"
        if (
            nearer and tree.entity[noun] >= 0 and tree.heads[noun] == tree.heads[tree.heads[clause]]
        ):  # "flew to Bonn from Leeds, where"
            loose = True
        if loose and tree.labels[noun] in (*OBLIQUES, "obj") and tree.heads[noun] != clause and tree.heads[clause] < i:
            tree.heads[clause], tree.labels[clause] = noun, "acl:relcl"
            moved = True
    return moved


def open_whose(tree: Draft) -> bool:
    """Hang a clause with "whose" on the noun before its comma: "Bolt, whose owner is Ann, makes it"."""
    moved = False
    for i in (i for i, word in enumerate(tree.words) if word.lower() == "whose" and i > 1 and tree.words[i - 1] == ","):
        clause, noun = tree.heads[i], i - 2
        if (predicate := _predicate_beside(tree, clause)) is not None:
            tree.heads[predicate], tree.labels[predicate] = tree.heads[clause], "acl:relcl"
            is_passive = any(tree.labels[c] == "aux:pass" for c in tree.children[predicate])
            tree.heads[clause], tree.labels[clause] = predicate, "nsubj:pass" if is_passive else "nsubj"
            moved = True
            continue
        if tree.labels[clause] in SUBJECTS:
            clause = tree.heads[clause]
        while tree.labels[noun] in ("flat", "compound", "fixed") and tree.sentence[tree.heads[noun]] == tree.sentence[i]:
            noun = tree.heads[noun]
        loose = tree.labels[clause] in LOOSE and tree.pos[noun] in ("NOUN", "PROPN") and noun < i < clause
        if loose and tree.heads[noun] != clause:
            tree.heads[clause], tree.labels[clause] = noun, "acl:relcl"
            moved = True
    return moved


def lower_relatives(tree: Draft) -> bool:
    """Hang a relative clause on what it stands behind: "the head of Bolt, a firm she founded", "the son of the poet Karl Lee, who wrote it"."""
    moved = False
    for clause, label in enumerate(tree.labels):
        noun = tree.heads[clause]
        if label != "acl:relcl" or noun > clause or tree.pos[noun] != "NOUN" or tree.entity[noun] >= 0:
            continue
        first = _first_below(tree, clause)
        before = first - 1 - (tree.words[first - 1] == ",")
        if before <= noun:
            continue
        number = tree.entity[before]
        named = (
            tree.names[number]
            if number >= 0 and tree.names[number].start == noun + 1 and tree.names[number].end == before + 1
            else None
        )
        if named is not None:
            behind = named.root if tree.heads[named.root] != noun else None
        else:
            behind = before if before == first - 1 and _is_new_apposition(tree, before) else _body_before(tree, noun, first)
        if behind is not None and hang(tree, clause, behind, label):
            moved = True
    return moved


def _body_before(tree: Draft, noun: int, first: int) -> int | None:
    """Return the body whose unit something is, for "which" right behind its name: "a subsidiary of Acme, which also owns Bolt"."""
    number = tree.entity[first - 2] if first > 1 else -1
    if tree.words[first].lower() != "which" or tree.words[first - 1] != "," or number < 0 or tree.lemmas[noun] not in nouns.units:
        return None
    name = tree.names[number]
    return name.root if name.label == "ORG" and name.end == first - 1 and tree.heads[name.root] == noun else None


def _first_below(tree: Draft, top: int) -> int:
    """Return the first word of what hangs on a word, no sign."""
    first, stack = top, [top]
    while stack:
        i = stack.pop()
        first = min(first, i)
        stack += [c for c in tree.children[i] if c < top and tree.labels[c] != "punct"]
    return first


def _is_new_apposition(tree: Draft, i: int) -> bool:
    """Tell whether a noun opens an apposition with an indefinite article behind a comma: "Bolt, a firm"."""
    articles = [c for c in tree.children[i] if tree.words[c].lower() in determiners.indefinite_articles]
    is_noun = tree.tags[i] == "NN" and tree.entity[i] < 0 and tree.labels[i] == "appos"
    return is_noun and bool(articles) and tree.words[articles[0] - 1] == ","


def _predicate_beside(tree: Draft, owned: int) -> int | None:
    """Return what a clause says of a noun with "whose" that the parser hung beside it: "Ann, whose father was a miner", is no miner."""
    if tree.labels[owned] not in ("appos", "acl:relcl") or tree.pos[owned] != "NOUN":
        return None
    above = tree.heads[owned]
    for i in sorted({*tree.children[above], *tree.children[owned]}):
        kinds = {tree.labels[c].partition(":")[0]: c for c in tree.children[i]}
        is_predicate = kinds.get("cop", -1) > owned if "cop" in kinds else tree.pos[i] == "VERB" and tree.tags[i] in PAST_OR_PRESENT
        if i > owned and tree.labels[i] in ("acl:relcl", "appos", "nmod") and is_predicate and "nsubj" not in kinds:
            return i
    return None


def give_relatives(tree: Draft) -> bool:
    """Make a relative pronoun the subject of what is said of it: "the quake, which officials say killed ten", where officials kill nobody."""
    moved = False
    for clause, label in enumerate(tree.labels):
        verb = tree.heads[clause]
        if label != "ccomp" or not tree.labels[verb].endswith("relcl") or tree.lemmas[verb] not in verbs.saying:
            continue
        below = [c for c in tree.children[clause] if tree.tags[c] in ("WDT", "WP") and tree.labels[c] == "obj" and c < verb]
        after = {tree.labels[c].partition(":")[0] for c in tree.children[clause] if c > clause}
        has_subject = any(tree.labels[c].partition(":")[0] in ("nsubj", "csubj") for c in tree.children[clause])
        if below and not has_subject and not after.isdisjoint(("obj", "obl")) and tree.tags[clause] in PAST_OR_PRESENT:
            tree.labels[below[0]] = "nsubj"
            moved = True
    return moved
