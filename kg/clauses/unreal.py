"""Tell what a clause says only to ask, to suppose or to tell a tale: questions, inverted conditions, "in theory".

In: a `Tree` and the place of a predicate. Out: the modality that such words give it, or None.
"""

from __future__ import annotations

from kg.clauses.relatives import is_complete
from kg.english import adjectives, conjunctions, determiners, factuality, nouns, signs, times, verbs
from kg.model import Modality
from kg.parsing.trees import Tree

ASKING = frozenset({"root", "conj", "parataxis", "ccomp", "dep"})
"""What a clause with a question mark after it is asked as; clauses inside it take their status from it."""


def unreal_modality(tree: Tree, i: int) -> Modality | None:
    """Return what makes a clause no statement: a question, a condition without "if", a tale."""
    if tree.bases[i] in ASKING and i in _asked(tree):
        return Modality.POSSIBLE
    marks = [tree.words[m].lower() for m in tree.kids(i, "mark")]
    if (
        is_inverted_condition(tree, i)
        or _is_case_of_rule(tree, i)
        or _is_condition_of_deed(tree, i)
        or _is_alternative(tree, i)
        or (tree.heads[i] == i and not conjunctions.conditional.isdisjoint(marks))
    ):
        return Modality.CONDITIONAL
    if any(_is_drafted(tree, c) for c in tree.kids(i, "obl")) and is_present(tree, i):
        return Modality.PLANNED
    is_told = any(
        is_tale(tree, c) or _is_account(tree, c) or _is_plot(tree, c, i) for c in tree.kids(i, "obl")
    ) or _is_said_in_passing(tree, i)
    return Modality.POSSIBLE if is_told else None


def conjunctions_of(tree: Tree, i: int) -> set[str]:
    """Return the conjunctions of a clause, alone and with the words fixed to them: "if", "in case"."""
    marks = [*tree.kids(i, "mark"), *(c for c in tree.kids(i, "advmod") if tree.tags[c] == "WRB" and tree.kids(i, "nsubj"))]
    if _is_proviso(tree, i):
        return {"as long as"}
    groups = [[tree.words[p].lower() for p in (m, *tree.exact_kids(m, "fixed"))] for m in marks]
    return {group[0] for group in groups} | {" ".join(group) for group in groups}


def _is_proviso(tree: Tree, i: int) -> bool:
    """Tell whether a clause in the present is what something lasts as long as: "keeps it as long as it pays", not "as long as she lived"."""
    long = tree.heads[i]
    opening = tree.words[max(long - 1, 0)].lower()
    is_measure = tree.bases[i] == "advcl" and tree.lemmas[long] == "long" and opening in conjunctions.of_provisos
    return is_measure and is_present(tree, i) and not is_over(tree, i)


def is_bare_content(tree: Tree, i: int) -> bool:
    """Tell whether a clause says without "that" what a noun is about: "no proof it will", "the accusation he bribed her", not "the report he wrote"."""
    noun, subjects = tree.lemmas[tree.heads[i]], tree.kids(i, "nsubj")
    if tree.bases[i] != "acl" or not subjects:
        return False
    if tree.labels[i] == "acl" and noun in factuality.words_of_evidence:
        return True
    return noun in factuality.words_of_doubt and is_complete(tree, i)


def asks(tree: Tree, i: int) -> bool:
    """Tell whether a clause opens with a question's word that takes for granted that it is so: "how many were sold", "where it sold them"."""
    return tree.tags[min(tree.subtree(i))] in ("WRB", "WP", "WP$", "WDT")


def asks_why(tree: Tree, i: int) -> bool:
    """Tell whether a clause asks for more about what is so: "to explain why it sold Bolt", "asked when it had sold Bolt"; not "why it should"."""
    if tree.bases[i] not in ("advcl", "ccomp", "csubj") or tree.tags[min(tree.subtree(i))] != "WRB":
        return False
    return is_over(tree, i) and bool(tree.kids(i, "nsubj")) and not tree.kids(i, "mark")


def is_assumed(tree: Tree, i: int) -> bool:
    """Tell whether a clause is what a participle makes a condition: "provided that it agrees", "assuming it agrees"."""
    head = tree.heads[i]
    is_participle = tree.words[head].lower() in conjunctions.of_assumptions and tree.bases[head] == "advcl"
    return is_participle and tree.bases[i] == "ccomp" and not tree.kids(head, "nsubj", "aux", "mark")


def _is_condition_of_deed(tree: Tree, i: int) -> bool:
    """Tell whether a clause is the condition on which something is done, or done on one: "buys it on condition that it stays"."""
    head = tree.heads[i]
    is_content = tree.bases[i] == "acl" and tree.lemmas[head] == "condition" and tree.preposition(head) == "on"
    conditions = [c for c in tree.kids(i, "obl") if tree.lemmas[c] == "condition" and tree.preposition(c) == "on"]
    return is_content or (is_present(tree, i) and any(tree.kids(c, "acl") for c in conditions))


def _is_alternative(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what comes about if the one before it does not: "must pay, or else Acme sues"."""
    head = tree.heads[i]
    is_second = tree.bases[i] in ("conj", "advcl", "parataxis", "ccomp") and head < i
    is_demanded = any(tree.words[c].lower() in factuality.modals for c in tree.kids(head, "aux"))
    return is_second and is_demanded and any(tree.words[c].lower() in conjunctions.of_alternatives for c in tree.kids(i, "advmod"))


def _is_drafted(tree: Tree, i: int) -> bool:
    """Tell whether a noun with its preposition names what is not in force yet: "under the proposal", "under the draft agreement"."""
    if tree.entity[i] >= 0 or tree.preposition(i) != "under":
        return False
    before = {tree.words[c].lower() for c in tree.kids(i, "amod", "compound")}
    return tree.lemmas[i] in nouns.drafts or not (before.isdisjoint(nouns.drafts) and before.isdisjoint(adjectives.of_plans))


def _is_plot(tree: Tree, i: int, verb: int) -> bool:
    """Tell whether a clause is told in a film or a book: "in the film, Karl kills Ann"; who stars in it, or says something in it, does so."""
    is_relative = tree.tags[i] == "WDT" and tree.labels[verb] == "acl:relcl"  # "a novel in which Karl kills Ann"
    work = tree.heads[verb] if is_relative else i
    is_told = tree.lemmas[work] in nouns.plots and tree.entity[work] < 0 and tree.preposition(i) == "in"
    is_plain = tree.lemmas[verb] not in verbs.performing and tree.lemmas[verb] not in verbs.saying
    return is_told and is_plain and is_present(tree, verb)


def _asked(tree: Tree) -> frozenset[int]:
    """Return the places of the words of all questions."""
    if "asked" not in tree.memo:
        tree.memo["asked"] = frozenset(i for end, word in enumerate(tree.words) if word == "?" for i in _question(tree, end))
    asked: frozenset[int] = tree.memo["asked"]
    return asked


def _question(tree: Tree, end: int) -> range:
    """Return the words of a question: its sentence up to the mark, of a quotation only what is quoted."""
    first = tree.sentence_extents[tree.sentence[end]][0]
    quoted = end + 1 < len(tree.words) and tree.words[end + 1] in signs.quotes_after
    start = end
    while start > first and tree.words[start - 1] not in (".", "?", "!"):
        if quoted and tree.words[start - 1] in signs.quotes_before:
            break
        start -= 1
    return range(start, end)


def is_inverted_condition(tree: Tree, i: int) -> bool:
    """Tell whether a clause is a condition by its order: "had it sold Acme", "should it sell Acme", "were it to sell Acme"."""
    subjects = tree.kids(i, "nsubj")
    before = [c for c in tree.kids(i, "aux", "cop") if subjects and c < subjects[0]]
    if not before or tree.words[before[0]].lower() not in factuality.inverted or i in _asked(tree):
        return False
    return all(tree.pos[p] in ("PUNCT", "CCONJ", "SCONJ") for p in range(_start_of(tree, i), before[0]))


def _is_case_of_rule(tree: Tree, i: int) -> bool:
    """Tell whether a clause is the case that a rule is for: "where notice has been given, the taxpayer may appeal"."""
    head = tree.heads[i]
    is_first = tree.bases[i] == "advcl" and i < head and tree.words[min(tree.subtree(i))].lower() == "where"
    return is_first and any(factuality.modals.get(tree.words[c].lower()) is not None for c in tree.kids(head, "aux"))


def _start_of(tree: Tree, i: int) -> int:
    return min(tree.subtree(i)) if tree.heads[i] != i else tree.sentence_extents[tree.sentence[i]][0]


def is_tale(tree: Tree, i: int) -> bool:
    """Tell whether a noun with its preposition says that a clause holds only in a tale or a thought: "in theory", "in a hypothetical case"."""
    if tree.entity[i] >= 0 or tree.tags[i] == "NNS" or tree.preposition(i) != "in":
        return False
    is_unreal = tree.lemmas[i] in nouns.tales or any(tree.words[c].lower() in adjectives.unreal for c in tree.kids(i, "amod"))
    is_unreal |= tree.words[i].lower() == "name" and tree.words[i + 1 : i + 2] == ["only"]  # "leads it in name only"
    return is_unreal


def _is_account(tree: Tree, i: int) -> bool:
    """Tell whether a noun after "by" says that a clause is told so, by nobody named: "by one tradition", "by some accounts"."""
    if tree.lemmas[i] not in nouns.hearsay or tree.entity[i] >= 0 or tree.preposition(i) != "by":
        return False
    if tree.lemmas[i] == "tradition" and is_present(tree, tree.heads[i]):
        return False  # "by tradition the mayor lights it"
    is_somebodys = tree.kids(i, "nmod") or any(tree.tags[c] == "JJ" for c in tree.kids(i, "amod"))  # "by her own account"
    return not is_somebodys


def _is_said_in_passing(tree: Tree, i: int) -> bool:
    """Tell whether a clause is hearsay by one set between commas: "Karl, it is said, owns it", "so the rumour goes"."""
    places = (i, *tree.exact_kids(i, "nsubj"))
    for clause in (c for place in places for c in tree.kids(place, "acl", "advcl", "parataxis")):
        if tree.kids(clause, "ccomp", "obj"):
            continue
        is_passive = any(tree.words[c].lower() == "it" for c in tree.exact_kids(clause, "nsubj:pass"))
        if is_passive and factuality.governing_verbs.get(tree.lemmas[clause]) == "possible":
            return True
        if tree.lemmas[clause] == "go" and any(tree.lemmas[c] in factuality.words_of_doubt for c in tree.kids(clause, "nsubj")):
            return True
    return False


def is_present(tree: Tree, i: int) -> bool:
    """Tell whether the first verb of a clause is in the present."""
    return next((tree.tags[c] for c in sorted([*tree.kids(i, "aux", "cop"), i])), "") in ("VBZ", "VBP")


def is_over(tree: Tree, i: int) -> bool:
    """Tell whether a clause tells what has been done: in the simple past, or with "has" or "had"."""
    auxiliaries = [tree.lemmas[c] for c in tree.kids(i, "aux")]
    return tree.tags[i] == "VBD" or (tree.tags[i] == "VBN" and auxiliaries[:1] == ["have"])


def is_done_by(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive says what was done by what is over: "merged to form Bolt", "scored twice to beat Ann", "firing aces to beat Ann"."""
    head = tree.heads[i]
    if tree.lemmas[i] in verbs.winning:
        objects = tree.kids(head, "obj")
        does_so = tree.lemmas[head] in verbs.scoring and not objects  # "saved money to beat Ann" tells a plan
        if not does_so and all(tree.lemmas[o] not in nouns.points for o in objects):
            return False
        return is_over(tree, head) or (tree.tags[head] == "VBG" and tree.bases[head] == "advcl" and is_over(tree, tree.heads[head]))
    return tree.lemmas[i] in verbs.done_by_doing and is_over(tree, head)


def is_told_in_past(tree: Tree, i: int) -> bool:
    """Tell whether a clause is in a past tense, or a participle alone: "was", "had been", "based in"."""
    tags = [tree.tags[c] for c in (i, *tree.kids(i, "aux", "cop"))]
    return not {"VBD", "VBN"}.isdisjoint(tags) and {"VBZ", "VBP", "MD"}.isdisjoint(tags)


def is_over_by(tree: Tree, adverb: int, i: int) -> bool:
    """Tell whether an adverb says that a clause is no longer so: "formerly owned it", "was originally based in"; not "at once"."""
    word = tree.words[adverb].lower()
    if word in factuality.adverbs_of_the_beginning:
        return is_told_in_past(tree, i) and tree.lemmas[i] in verbs.of_states
    bound = tree.kids(adverb, "obl", "case", "advcl") or tree.pos[max(adverb - 1, 0)] == "ADP"  # "once in office", "at once"
    is_first = adverb == min(tree.subtree(i)) and tree.pos[adverb + 1] == "ADP"  # "Once in office she sold it"
    return word in factuality.adverbs_of_the_past and not bound and not is_first


def is_scheduled(tree: Tree, i: int) -> bool:
    """Tell whether a clause says in the present what will be on a day: "travels to Tokyo on Wednesday"; headlines end without a full stop."""
    if tree.tags[i] not in ("VBZ", "VBP") or tree.kids(i, "aux") or tree.lemmas[i] in verbs.saying or tree.bases[i] not in ASKING:
        return False
    _, end = tree.sentence_extents[tree.sentence[i]]
    days = [c for c in tree.kids(i, "obl", "advmod") if tree.words[c].lower() in times.weekdays or is_to_come(tree, c)]
    is_habit = any(determiners.kinds.get(tree.words[d].lower()) == "indefinite" for c in days for d in tree.kids(c, "det"))
    return tree.words[end - 1] == "." and bool(days) and not is_habit  # "every Wednesday" is no day to come


def is_to_come(tree: Tree, i: int) -> bool:
    """Tell whether a time is yet to come: "tomorrow", "next year", "next visits Rome", not "the next year"."""
    if tree.words[i].lower() == "tomorrow" or (tree.words[i].lower() == "next" and tree.pos[i] == "ADV" and not tree.children[i]):
        return True  # "next plays Bolt"
    is_next = tree.lemmas[i] in nouns.time and any(tree.words[c].lower() == "next" for c in tree.kids(i, "amod"))
    return is_next and not tree.kids(i, "det", "case")


def is_one_of_names(tree: Tree, i: int) -> bool:
    """Tell whether names stand for choice, of which only one is meant: "either Google or Apple acquired it"."""
    named = [c for c in tree.conjuncts(i) if tree.entity[c] >= 0]
    if len(named) < 2:
        return False
    return {"either", "or"} <= {tree.words[m].lower() for c in named for m in tree.kids(c, "cc", "det", "advmod")}
