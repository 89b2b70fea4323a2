"""Find whom a sentence names beside what it says: "as Ann Lee noted", "as far as Ann Lee knows", a headline's last word.

In: a `Tree` and the place of a predicate. Out: the place of the word that names who says so or knows it, or None.
"""

from __future__ import annotations

from kg.clauses.agents import agents_of
from kg.english import factuality, nouns, pronouns, signs, verbs
from kg.parsing.trees import Tree


def authority_beside(tree: Tree, i: int) -> int | None:
    """Return whom a clause with "as" names for what it stands beside, or a headline's end: "as Ann Lee has noted, P"; never "as I said"."""
    while tree.bases[i] == "conj":
        i = tree.heads[i]  # "as Ann Lee has noted, P and Q"
    for c in tree.kids(i, "advcl"):
        contents = [o for o in tree.kids(c, "obj", "ccomp", "xcomp") if tree.words[o].lower() != "it"]  # "as Ann Lee put it"
        is_view = tree.lemmas[c] in verbs.viewing and any(tree.words[o].lower() == "it" for o in tree.kids(c, "obj"))
        says_so = (tree.lemmas[c] in verbs.citing or is_view) and not contents and not tree.exact_kids(c, "compound:prt")
        marks = [m for m in tree.kids(c, "mark") if tree.words[m].lower() == "as"] if says_so else []
        if not marks or (
            tree.pos[max(marks[0] - 1, 0)] not in ("PUNCT", "SCONJ") and tree.sentence[marks[0] - 1] == tree.sentence[i]
        ):
            continue  # "fell as the firm complained" says when
        if tree.lemmas[c] in verbs.contending | verbs.alleging and _is_denied(tree, marks[0]):
            continue  # "is not, as Ann claims, the owner" is the text's word
        is_passive = tree.tags[c] == "VBN" and not tree.kids(c, "nsubj", "aux")
        authorities = agents_of(tree, c) if is_passive else tree.exact_kids(c, "nsubj")
        if (
            authorities
            and tree.words[authorities[0]].lower() not in pronouns.speakers
            and tree.lemmas[authorities[0]] not in nouns.evidence
        ):
            return authorities[0]
    return _who_knows(tree, i) or _named_behind(tree, i)


def those_who_spoke(tree: Tree, they: int) -> int:
    """Return the several people of the sentence before whose words go on: "…, two officials said. The firm would move, they said."."""
    number = tree.sentence[they]
    if number == 0 or tree.bases[they] != "nsubj" or tree.lemmas[tree.heads[they]] not in verbs.saying:
        return they
    start, end = tree.sentence_extents[number - 1]
    tellers = (s for verb in range(start, end) if tree.lemmas[verb] in verbs.saying for s in tree.kids(verb, "nsubj"))
    return next((s for s in tellers if tree.tags[s] == "NNS" or tree.exact_kids(s, "conj")), they)


def _is_denied(tree: Tree, mark: int) -> bool:
    """Tell whether "not" stands right before a clause between commas."""
    before = [word.lower() for word in tree.words[max(mark - 2, 0) : mark]]
    return before[-1:] == [","] and before[0] in factuality.negations


def _who_knows(tree: Tree, i: int) -> int | None:
    """Return up to whose knowledge a clause is so: "as far as Ann Lee knows, P", "P, so far as Ann Lee is aware"."""
    for far in tree.kids(i, "advmod"):
        if tree.words[far].lower() == "far":
            knowers = [
                k for c in tree.kids(far, "advcl") if tree.lemmas[c] in factuality.of_awareness for k in tree.kids(c, "nsubj")
            ]
            return next((k for k in knowers if tree.words[k].lower() not in pronouns.speakers), None)
    return None


def _named_behind(tree: Tree, i: int) -> int | None:
    """Return what a headline names at its end for what it says: "Acme to cut jobs: report", "Norda to raise rates - minister"."""
    _, end = tree.sentence_extents[tree.sentence[i]]
    last = end - 1
    if tree.lemmas[last].lower() not in nouns.of_headlines or last < 2 or i >= last - 1:
        return None
    is_apart = tree.ends[last - 1] < tree.starts[last]  # "jails ex-minister"
    return last if is_apart and tree.words[last - 1] in signs.headline_marks else None
