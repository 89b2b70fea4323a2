"""Part what each owns: "is 60% owned by Acme and 40% by Bolt" has two owners with a share each.

In: a tree that the guidelines hold. Out: the same tree, the participle above the share before it, each share at the owner that it stands
before, the owners coordinated; a name right before a second share is no object ("Acme owns 60% and Bolt 40%").
"""

from __future__ import annotations

from kg.english import nouns, signs, verbs
from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft


def part_shares(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, lemma in enumerate(tree.lemmas):
        if lemma in verbs.owning and tree.pos[i] == "VERB":
            _raise_participle(tree, i)
            _part_owners(tree, i)
            _free_second_owner(tree, i)
        elif tree.labels[i] in ("acl", "acl:relcl") and _is_of_whole(tree, i):
            _give_to_whole(tree, i)


def _is_of_whole(tree: Draft, clause: int) -> bool:
    """Tell whether a clause hangs on a percentage, of which nothing is told, or on shares, which are neither founded nor sit anywhere."""
    noun = tree.heads[clause]
    if tree.labels[clause] == "acl:relcl":
        return is_share(tree, noun)
    particles = [tree.words[c].lower() for c in tree.children[clause] if tree.labels[c] == "compound:prt"]
    return tree.lemmas[noun] in nouns.stakes and " ".join([tree.lemmas[clause], *particles]) in verbs.founding | verbs.of_seats


def _give_to_whole(tree: Draft, clause: int) -> None:
    """Let a clause tell of what there is a share of: "owns 58% of the group, which is led by Ann Lee", "shares in Acme, founded in 1958"."""
    whole = [c for c in tree.children[tree.heads[clause]] if tree.labels[c] == "nmod" and c < clause]
    if whole:
        hang(tree, clause, whole[-1], tree.labels[clause])


def is_share(tree: Draft, i: int) -> bool:
    """Tell whether a word is the mark of a percentage with its number before it."""
    return tree.words[i].lower() in signs.percents and i > 0 and tree.pos[i - 1] == "NUM"


def _raise_participle(tree: Draft, i: int) -> None:
    """Make the participle right behind a share the predicate, which the parser saw in the share: "is 60% owned by Acme"."""
    share = tree.heads[i]
    if share != i - 1 or tree.labels[i] != "acl" or tree.tags[i] != "VBN" or not is_share(tree, share):
        return
    above, label = tree.heads[share], tree.labels[share]
    if not hang(tree, i, i if above == share else above, "acl" if label == "appos" else label):
        return
    for c in [c for c in tree.children[share] if tree.labels[c] != "nummod"]:
        hang(tree, c, i, PASSIVE.get(tree.labels[c], tree.labels[c]))
    hang(tree, share, i, "obl:unmarked")


PASSIVE = {"nsubj": "nsubj:pass", "cop": "aux:pass"}


def _part_owners(tree: Draft, i: int) -> None:
    """Make who stands behind each share the owner of so much: "is owned 60% by Acme and 40% by Bolt"."""
    end = tree.sentence_extents[tree.sentence[i]][1]
    first = [c for c in tree.children[i] if tree.labels[c] == "obl:agent"]
    shares = [c for c in tree.children[i] if tree.labels[c] in ("obl:unmarked", "obj") and is_share(tree, c)]
    owners = {c: share for c in first for share in shares}
    for share in (c for c in range(i + 1, end) if is_share(tree, c)):
        below = [c for c in tree.children[share] if tree.labels[c] == "nmod" and _is_by(tree, c)]
        if below and (tree.heads[share] == i or tree.heads[tree.heads[share]] in (i, tree.heads[i])):
            of_first = next(iter(owners), i)
            if hang(tree, below[0], of_first, "obl:agent" if of_first == i else "conj"):
                owners[below[0]] = share
    for owner, share in owners.items() if len(owners) > 1 else ():
        hang(tree, share, owner, "nmod:unmarked")


def _is_by(tree: Draft, i: int) -> bool:
    return any(tree.labels[c] == "case" and tree.words[c].lower() == "by" for c in tree.children[i])


def _free_second_owner(tree: Draft, i: int) -> None:
    """Take the name before a second share out of the list of objects: "owns 60% of it and Bolt 40%"."""
    for share in [c for c in tree.children[i] if tree.labels[c] == "obj" and is_share(tree, c)]:
        for c in [c for c in tree.children[share] if tree.labels[c] == "conj" and tree.words[c][0].isupper()]:
            if c + 2 < len(tree.words) and is_share(tree, c + 2):
                hang(tree, c, i, "orphan")
