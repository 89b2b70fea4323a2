"""Find who acts by means of what a clause hangs on: who signs a letter says what it says, who founds a firm has it do what it is for.

In: a `Tree` and the place of a clause that hangs on a noun or a verb. Out: the place of the verb or the noun that its subject is found by.
"""

from __future__ import annotations

from kg.clauses.infinitives import is_gerund, is_to_infinitive
from kg.english import determiners, factuality, nouns, prepositions, verbs
from kg.english.classes import ORGANIZATIONS, class_of_noun
from kg.parsing.trees import Tree


def verb_of_carrier(tree: Tree, i: int) -> int | None:
    """Return the verb whose subject does what a participle says of its object: "signed a letter urging him"; None where that does it itself."""
    noun = tree.heads[i]
    verb = tree.heads[noun]
    if tree.tags[i] != "VBG" or tree.lemmas[i] in verbs.of_extent or tree.kids(i, "mark", "case") or not i > noun > verb:
        return None
    is_carried = tree.bases[noun] == "obj" and tree.lemmas[noun] in nouns.carriers and tree.lemmas[verb] in verbs.issuing
    has_topic = any(noun < c < i and tree.preposition(c) in prepositions.of_topics for c in tree.exact_kids(noun, "nmod"))
    is_known = any(tree.words[c].lower() in determiners.definite for c in tree.kids(noun, "det"))  # "signed the law banning it"
    # "Left as a star, selling it"
    is_aside = tree.bases[noun] == "obl" and tree.preposition(noun) == "as" and "," in tree.words[noun:i]
    is_eased = (
        tree.bases[noun] == "obj" and tree.lemmas[noun] in nouns.difficulties | nouns.time
    )  # "had trouble landing", "spent a year building it"
    return verb if (is_carried and not is_known and not has_topic) or is_aside or is_eased else None


def owners_behind(tree: Tree, noun: int) -> list[int]:
    """Return whose plan a noun is, behind it: "the plan by Acme to sell", "the refusal of Acme to sell"."""
    behind = [(tree.preposition(c), c) for c in tree.exact_kids(noun, "nmod")]
    is_refusal = tree.lemmas[noun] in nouns.refusing
    return [c for word, c in behind if word == "by" or (word == "of" and is_refusal and tree.pos[c] != "VERB")]


def accused(tree: Tree, i: int) -> list[int]:
    """Return who is charged with what a clause says: "indicted him on charges of backing them", "was held on suspicion of planning it"."""
    noun = tree.heads[i]
    verb = tree.heads[noun]
    is_charge = tree.bases[noun] == "obl" and tree.lemmas[noun] in nouns.charges and is_gerund(tree, i)
    if not is_charge or tree.marks(i).isdisjoint(prepositions.charges):
        return []
    return tree.exact_kids(verb, "nsubj:pass") or tree.kids(verb, "obj")


def is_plan_or_refusal(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is a plan or a refusal, or the paper of one: "an agreement", "a letter of intent"."""
    wanted = nouns.planning | nouns.refusing
    return tree.lemmas[noun] in wanted or any(
        tree.lemmas[c] in wanted and tree.preposition(c) == "of"
        for c in tree.kids(noun, "nmod")
        if tree.lemmas[noun] in nouns.written
    )


def is_ruling(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive is what somebody's decision has done: "the judge's decision to dismiss it"; not one that is put off or blocked."""
    noun = tree.heads[i]
    verb = tree.lemmas[tree.heads[noun]]
    is_patient = tree.labels[noun] in ("obj", "nsubj:pass")
    is_open = is_patient and (verb in factuality.prospects or verb in verbs.stopping)
    is_made = tree.lemmas[noun] == "decision" and bool(tree.exact_kids(noun, "nmod:poss"))
    return is_made and tree.lemmas[i] in verbs.of_rulings and not is_open


def group_formed(tree: Tree, i: int) -> int | None:
    """Return the group that somebody forms or runs to do what an infinitive says: "announced a coalition to patrol the strait"."""
    above = tree.heads[i]
    grouped = tree.kids(above, "obj") if tree.bases[i] == "advcl" else [above]
    for noun in grouped:
        verb = tree.heads[noun]
        is_formed = tree.bases[noun] == "obj" and tree.lemmas[verb] in verbs.forming and verb < noun < i
        if is_formed and is_to_infinitive(tree, i) and _is_group(tree, noun):
            return noun
    return None


def _is_group(tree: Tree, noun: int) -> bool:
    if tree.entity[noun] >= 0:
        return tree.names[tree.entity[noun]].label == "ORG"
    kind = class_of_noun(tree.lemmas[noun], counted=False, plural=False)
    return tree.lemmas[noun] in nouns.people or kind in ORGANIZATIONS or kind == "Group"


def is_duty(tree: Tree, charge: int) -> bool:
    """Tell whether a body is charged with what it is there for: "the agency is charged with regulating banks", not "is charged with bribing them"."""
    if any(tree.lemmas[c] in verbs.offending | verbs.harming for c in tree.kids(charge, "advcl", "xcomp", "ccomp")):
        return False
    is_now = any(tree.tags[c] in ("VBZ", "VBP") for c in tree.exact_kids(charge, "aux:pass"))
    bodies = tree.exact_kids(charge, "nsubj:pass") if is_now else []
    bodies += [tree.heads[charge]] if tree.labels[charge] == "acl" else []
    return tree.lemmas[charge] == "charge" and any(tree.lemmas[c] in nouns.bodies for c in bodies)
