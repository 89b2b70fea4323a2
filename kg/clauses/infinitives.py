"""Tell what an infinitive or a gerund does in its sentence, by the words around it: a headline's verb, what is prevented, refused, ordered.

In: a `Tree` and the place of a predicate. Out: yes or no, or who is to do it. What that makes of its status is told in `status.py`.
"""

from __future__ import annotations

from kg.english import adjectives, factuality, nouns, prepositions, roles, verbs
from kg.english.classes import HAPPENING, ORGANIZATIONS, class_of_noun
from kg.parsing.trees import Tree

ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Labels of names of who may do something."""


def is_to_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether "to" marks a clause."""
    return any(tree.words[m].lower() == "to" for m in tree.kids(i, "mark"))


def is_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether a clause is an infinitive, or a gerund with its preposition: "to sell", "of selling"."""
    return is_to_infinitive(tree, i) or (bool(tree.kids(i, "mark", "case")) and is_gerund(tree, i))


def is_headline(tree: Tree, i: int) -> bool:
    """Tell whether a name and an infinitive stand for a sentence: "Maersk to lay off 10,000 workers"."""
    head = tree.heads[i]
    return (
        tree.bases[i] in ("acl", "parataxis", "ccomp", "advcl")
        and tree.heads[head] == head
        and tree.pos[head] == "PROPN"
        and head < i
        and not tree.kids(head, "cop", "nsubj", "punct")
        and is_to_infinitive(tree, i)
    )


def is_the_first_to(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what the first, the last or the only one did: "the first woman to win it" won it."""
    if not is_to_infinitive(tree, i) or tree.labels[i] not in ("acl", "advcl"):
        return False
    head = tree.heads[i]
    is_undergone = bool(tree.exact_kids(i, "aux:pass"))
    ranked = tree.kids(head, "xcomp", "obj") if tree.labels[i] == "advcl" else [head]
    if tree.pos[head] == "ADJ" and tree.words[head].lower() in adjectives.rank and tree.kids(head, "cop"):
        return True  # "was the first to win it"
    while tree.labels[i] == "acl" and tree.bases[head] == "nmod" and tree.heads[head] < head:
        head = tree.heads[head]  # "the first state in the union to begin it"
        ranked.append(head)
    return any(
        tree.words[c].lower() in adjectives.rank
        and not (is_undergone and tree.words[c].lower() in adjectives.of_succession)  # "the next plant to be closed" is open
        for noun in ranked
        if noun < i and tree.pos[noun] in ("NOUN", "PROPN", "ADJ", "NUM")
        for c in tree.kids(noun, "amod", "det", "nummod")
    )


def from_gerund(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what is kept from happening: "kept him from playing", "withdrew from using it"."""
    head = tree.heads[i]
    return tree.lemmas[head] in verbs.preventing and "from" in tree.marks(i) and is_gerund(tree, i)


def is_controlled(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive that the tree shows as adverbial completes its verb or adjective: "ordered it to sell", "free to sell"."""
    head = tree.heads[i]
    effect = factuality.governing_verbs.get(tree.lemmas[head])
    if tree.lemmas[head] == "use" and head < i and is_to_infinitive(tree, i):  # "used to be owned by"
        return not tree.kids(head, "obj") and not tree.exact_kids(head, "aux:pass") and tree.labels[head] not in ("acl", "advcl")
    if not is_to_infinitive(tree, i) or head > i or effect in (None, "enabled"):
        return False
    if effect in ("raise", "denied"):  # "was lucky enough to buy it", "is insufficient to buy it"
        return tree.pos[head] == "ADJ" and bool(tree.kids(head, "cop"))
    is_asked = effect == "obligatory" and any(c < i for c in asked_of(tree, head))
    return bool(tree.kids(head, "cop", "obj") or tree.exact_kids(head, "aux:pass") or is_asked)


def asked_of(tree: Tree, verb: int) -> list[int]:
    """Return of whom something is demanded without an object: "demanded from Interpol to publish", "called for Interpol to publish"."""
    return [c for c in tree.kids(verb, "obl") if tree.preposition(c) in (*prepositions.addressees, "for")]


def is_talked_about(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what talks are about: "began talks on forming a cabinet", "a meeting about selling it"."""
    head = tree.heads[i]
    above = tree.kids(head, "obj") if tree.pos[head] == "VERB" else [head]
    about = not tree.marks(i).isdisjoint(prepositions.of_topics)
    return about and is_gerund(tree, i) and any(o < i and tree.lemmas[o] in nouns.meetings for o in above)


def is_refused(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what somebody decided not to do: "decided against selling", "is incapable of it", "is far from being it"."""
    marks = tree.marks(i)
    head = tree.heads[i]
    against = "against" in marks and tree.lemmas[head] in verbs.deciding
    far = "from" in marks and tree.lemmas[head] == "far"
    short = tree.lemmas[head] == "short" or (
        tree.pos[head] == "ADJ" and factuality.governing_verbs.get(tree.lemmas[head]) == "denied"
    )
    return is_gerund(tree, i) and (against or far or ("of" in marks and short) or is_backed_out_of(tree, head, i))


def is_backed_out_of(tree: Tree, verb: int, deed: int) -> bool:
    """Tell whether a verb says that what stands after "out of" is not done: "backed out of buying it", "pulled out of its purchase of"."""
    behind = [word.lower() for word in tree.words[verb + 1 : verb + 3]]
    return tree.lemmas[verb] in verbs.backing_out and behind == ["out", "of"] and verb < deed


def is_gerund(tree: Tree, i: int) -> bool:
    """Tell whether a predicate is a gerund: "selling", "having sold", "being sold", "being the owner"."""
    return tree.tags[i] == "VBG" or tree.tags[min(tree.kids(i, "aux", "cop"), default=i)] == "VBG"


def is_warned_of(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what somebody is warned against: "warned Acme against selling it", "argued against selling it"."""
    marks = tree.marks(i)
    return "against" in marks and tree.lemmas[tree.heads[i]] in verbs.warning | verbs.advocating and is_gerund(tree, i)


def is_advocated(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what somebody wants to be done: "argued for selling it"."""
    head = tree.heads[i]
    return tree.lemmas[head] in verbs.advocating and "for" in tree.marks(i) and not tree.kids(head, "obj")


def is_near(tree: Tree, i: int) -> bool:
    """Tell whether a gerund says what somebody is near to doing: "was on the verge of selling it", "came close to selling it", "came within days of it"."""
    head, marks = tree.heads[i], tree.marks(i)
    if "of" in marks and tree.lemmas[head] in nouns.thresholds:
        return tree.preposition(head) == "on" and is_gerund(tree, i)
    if "of" in marks and tree.preposition(head) == "within" and tree.lemmas[tree.heads[head]] in verbs.of_arrival:
        return is_gerund(tree, i)
    if "to" not in marks or not is_gerund(tree, i):
        return False
    return any(tree.lemmas[c] in adjectives.of_nearness for c in (head, *tree.kids(head, "advmod")) if c < i)


def is_governed_by_phrase(tree: Tree, i: int) -> bool:
    """Tell whether a gerund that the tree shows as adverbial completes a verb with its particle: "ruled out selling it"."""
    head = tree.heads[i]
    if not tree.exact_kids(head, "compound:prt") or not is_gerund(tree, i) or tree.marks(i):
        return False
    return tree.labels[min(tree.subtree(i)) - 1] == "compound:prt" and tree.phrasal_lemma(head) in factuality.governing_verbs


def is_outcome(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive says how a contest ended, and not what for: "came from behind to beat Rovers", "rallied to beat Spain"."""
    head = tree.heads[i]
    if tree.lemmas[i] not in verbs.winning or tree.bases[i] not in ("advcl", "xcomp") or tree.tags[head] != "VBD":
        return False
    behind = [tree.words[c].lower() for c in range(head + 1, min(head + 3, len(tree.words)))]
    ways = (" ".join((tree.lemmas[head], *behind[:n])) for n in range(3))
    return is_to_infinitive(tree, i) and not verbs.rallying.isdisjoint(ways)


def is_what_for(tree: Tree, i: int) -> bool:
    """Tell whether a gerund says what a noun is for, whoever does it: "is an app for exploring ideas", "faces tasks, including selling it"."""
    head = tree.heads[i]
    if not tree.marks(i).isdisjoint(prepositions.instances):
        faced = (head, *tree.kids(head, "obj"))
        return any(tree.lemmas[noun] in nouns.tasks | nouns.charges | nouns.responsibility for noun in faced)
    if tree.pos[head] != "NOUN" or "for" not in tree.marks(i) or not is_gerund(tree, i):
        return False
    return bool(tree.kids(head, "cop")) or not (tree.lemmas[head] in nouns.responsibility or tree.lemmas[head] in nouns.planning)


def tasked(tree: Tree, i: int) -> list[int]:
    """Return who is to do what an infinitive says, where the verb above asks or hires somebody to: "hired her to run it"."""
    head = tree.heads[i]
    ordered = is_controlled(tree, i) and factuality.governing_verbs.get(tree.lemmas[head]) == "obligatory"
    is_task = is_to_infinitive(tree, i) and (ordered or tree.lemmas[head] in verbs.tasking)
    if not is_task or tree.exact_kids(head, "aux:pass"):
        return []
    return [o for o in tree.kids(head, "obj", "iobj") if o < i and _may_act(tree, o)]


def _may_act(tree: Tree, i: int) -> bool:
    """Tell whether a word names somebody: a person, an organization, a country, a pronoun or a noun for people."""
    if tree.entity[i] >= 0:
        return tree.names[tree.entity[i]].label in ACTING
    return tree.pos[i] == "PRON" or any(tree.lemmas[i] in words for words in (nouns.people, nouns.kinship, roles.kinds))


def asked_from(tree: Tree, i: int) -> list[int]:
    """Return of whom what an infinitive says is demanded: they are to do it."""
    head = tree.heads[i]
    passive = bool(tree.exact_kids(head, "aux:pass"))
    if passive or not is_to_infinitive(tree, i) or factuality.governing_verbs.get(tree.lemmas[head]) != "obligatory":
        return []
    return [c for c in asked_of(tree, head) if c < i]


def may_be_to(tree: Tree, subject: int) -> bool:
    """Tell whether the subject of "is to" is who or what is to do it: "leaders are to attend", not "the aim is to win"."""
    if tree.entity[subject] >= 0 or tree.lemmas[subject] in nouns.people | nouns.quantities | roles.kinds.keys():
        return True
    kind = class_of_noun(tree.lemmas[subject], counted=False, plural=False)
    return tree.lemmas[subject] not in nouns.planning and kind in ORGANIZATIONS | HAPPENING | {"Person", "Group", "Law", "Vehicle"}


def is_going_on(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says that something was done next: "went on to sell it"; parsers take "on" for a particle or an adverb."""
    return tree.lemmas[verb] == "go" and tree.words[verb + 1 : verb + 3] == ["on", "to"]
