"""Tell by the place of a pronoun in its sentence what it cannot mean: what its own verb governs, and what describes it from before.

In: a `Tree` and the place of a word. Out: names and words that a pronoun is not. "He said that Lee left" is not said by Lee (condition C of
binding: Lasnik 1976; Chomsky 1981); in "the son of a farmer, he studied law" neither the son nor the farmer is spoken of before.
"""

from __future__ import annotations

from kg.clauses import subjects_of
from kg.english import nouns, pronouns, verbs
from kg.mentions.names import normalize
from kg.parsing.trees import Tree

CONTROLLED = frozenset({"conj", "xcomp"})
"""Labels of verbs that have the subject of another."""

REFLEXIVE = ("self", "selves")
"""Ends of pronouns that mean who acts."""

PARTICIPLES = frozenset({"VBG", "VBN"})

IN_FRONT = frozenset({"obl", "advcl"})
"""How what stands in front of a clause hangs on its verb."""

DEEPEST = 6
"""Words between a pronoun and the verb of the clause that it stands in front of. Chosen by hand."""

BESIDE_NOUNS = frozenset({"amod", "compound", "flat", "appos"})
"""How a name hangs on a noun that means something else: "he campaigns for the Lee ticket" may tell of Lee."""


def names_below(tree: Tree, pronoun: int) -> frozenset[tuple[str, ...]]:
    """Return the names below the verb of a pronoun that is its subject, as words, but for what it says that he is or is called."""
    verb = tree.heads[pronoun]
    called = [c for c in tree.kids(verb, "xcomp") if tree.entity[c] >= 0]  # "he was born Karl Berg"
    beside = {i for c in (*tree.kids(verb, "conj", "parataxis"), *called) for i in tree.subtree(c)}
    below = {tree.entity[i] for i in tree.subtree(verb) if i > pronoun and i not in beside and tree.entity[i] >= 0} - {
        tree.entity[verb]
    }
    spoken_of = [name for number in below if tree.bases[(name := tree.names[number]).root] not in BESIDE_NOUNS]
    return frozenset(normalize(" ".join(tree.words[name.start : name.end])) for name in spoken_of)


def heads_of_description(tree: Tree, pronoun: int) -> frozenset[int]:
    """Return the words of what stands before a pronoun and is said of it: a noun phrase, or a participle, "Born in Bonn as the son of Karl, he left"."""
    verb = tree.heads[pronoun]
    beside = (*tree.kids(pronoun, "appos"), *tree.kids(verb, "dislocated"))
    is_subject = tree.bases[pronoun] == "nsubj" and tree.tags[pronoun] == "PRP"
    done = [
        c for c in tree.kids(verb, "advcl") if c < pronoun and tree.tags[c] in PARTICIPLES and not tree.kids(c, "nsubj", "mark")
    ]
    described = {i for noun in beside if describes_pronoun(tree, noun) for i in tree.subtree(noun)}
    return frozenset(described | {i for c in done if is_subject for i in tree.subtree(c) if tree.pos[i] != "PRON"})


def heads_of_doers(tree: Tree, pronoun: int) -> frozenset[int]:
    """Return who acts on a pronoun by a verb without a subject of its own: "Karl spoke to Bo, describing him" describes no Karl (condition B)."""
    verb = tree.heads[pronoun]
    may_be = tree.lemmas[pronoun] in pronouns.of_persons or (tree.bases[verb] == "conj" and tree.tags[pronoun] == "PRP")
    is_other = tree.bases[pronoun] in ("obj", "iobj") and may_be and not tree.words[pronoun].lower().endswith(REFLEXIVE)
    # "Was elected, making her the first" is no deed of hers.
    is_said = tree.lemmas[verb] in verbs.saying or tree.lemmas[verb] in verbs.accusing or tree.lemmas[verb] in verbs.naming
    is_controlled = tree.bases[verb] in CONTROLLED or (tree.bases[verb] in ("acl", "advcl") and is_said)
    if not is_other or not is_controlled or tree.kids(verb, "nsubj"):
        return frozenset()
    return frozenset(i for subject in subjects_of(tree, verb) for i in (subject, *tree.conjuncts(subject)))


def describes_pronoun(tree: Tree, noun: int) -> bool:
    """Tell whether a noun says what a pronoun right after it means."""
    above = tree.heads[noun]
    subjects = tree.kids(above, "nsubj") if tree.bases[noun] == "dislocated" else [above] if tree.bases[noun] == "appos" else []
    return any(noun < subject and tree.words[subject - 1] == "," and tree.tags[subject] == "PRP" for subject in subjects)


def subject_ahead(tree: Tree, pronoun: int) -> int:
    """Return the subject of a clause that a pronoun stands in front of, in what is said of the clause: "In her speech, Ann"; -1 for none.

    What is done without who is spoken of ("in his absence, Ann") tells of another, and so does a clause that names somebody before.
    """
    if tree.lemmas[tree.heads[pronoun]] in nouns.of_others:
        return -1
    i = pronoun
    for _ in range(DEEPEST):
        above = tree.heads[i]
        if above == i:
            return -1
        if above > i and tree.bases[i] in IN_FRONT:
            first = min(tree.subtree(i))
            is_named = any(tree.entity[k] >= 0 and tree.names[tree.entity[k]].label == "PERSON" for k in range(first, pronoun))
            is_report = tree.lemmas[i] in verbs.saying and tree.bases[i] == "advcl"
            return -1 if is_named or is_report else next((s for s in tree.kids(above, "nsubj") if s > pronoun), -1)
        i = above
    return -1
