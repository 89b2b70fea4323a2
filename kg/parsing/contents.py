"""Hang clauses that say what a noun or a verb is about where they belong: on "is" in "the claim is that", on the verb of saying.

In: a tree whose lists are filled. Out: the same tree, some clauses under another head.
"""

from __future__ import annotations

from kg.english import conjunctions, factuality, nouns, prepositions, verbs
from kg.english.classes import ORGANIZATIONS, PEOPLE, PLACES, class_of_noun
from kg.parsing.adjuncts import hang_adjuncts
from kg.parsing.guidelines import SUBJECTS
from kg.parsing.relative_clauses import give_relatives, lower_relatives, open_where, open_whose
from kg.parsing.repairs import OBLIQUES, Draft
from kg.parsing.seats import raise_seats

OPENED = frozenset({"nsubj", "csubj", "expl", "mark"})
"""What a finite clause begins with: its subject, or the word that joins it."""

CONTENT = (
    factuality.words_of_doubt
    | factuality.words_of_evidence
    | factuality.words_of_falsity
    | factuality.words_of_truth
    | nouns.claims
)
"""Nouns that have a clause for what they are about: "the claim that"."""

ASKED = (nouns.contents | nouns.offers | nouns.speech_acts) - nouns.planning
"""Nouns of what somebody asks or says, with an infinitive for what that is: "calls by Ann to resign"."""


def hang_contents(tree: Draft) -> None:
    """Mend a tree in place."""
    for repair in (
        hang_adjuncts,
        _part_from_due,
        _empty_it,
        _join_likewise,
        _turn_speakers,
        _mark_contents,
        _raise_reports,
        _find_reports,
        _raise_outer_copulas,
        _give_content,
        _lift_causes,
        _give_plans,
        _give_roles,
        _lower_dislocated,
        open_whose,
        open_where,
        lower_relatives,
        raise_seats,
        _give_subjects,
        give_relatives,
    ):
        if repair(tree):
            tree.link()


def _part_from_due(tree: Draft) -> bool:
    """Make "due" what a sentence says, and the infinitive its complement: "is due to meet Ann" says of a meeting that it is to come."""
    moved = False
    for i, word in enumerate(tree.words[:-2]):
        if word.lower() != "due" or tree.words[i + 1] != "to":
            continue
        below = [c for c in tree.children[i] if c > i + 1 and tree.tags[c] == "VB" and tree.labels[c] == "advcl"]
        verb = below[0] if below else tree.heads[i]
        if not below and (tree.labels[i] != "mark" or verb < i or tree.tags[i + 2] != "VB"):
            continue
        if not below:
            before = [c for c in tree.children[verb] if c < i]
            tree.heads[i] = i if tree.heads[verb] == verb else tree.heads[verb]
            tree.pos[i], tree.tags[i], tree.labels[i] = "ADJ", "JJ", tree.labels[verb]
            for c in before:
                tree.heads[c] = i
                tree.labels[c] = {"aux:pass": "cop", "nsubj:pass": "nsubj"}.get(tree.labels[c], tree.labels[c])
        tree.heads[i + 1], tree.labels[i + 1] = verb, "mark"
        tree.heads[verb], tree.labels[verb] = i, "xcomp"
        moved = True
    return moved


def _empty_it(tree: Draft) -> bool:
    """Call "it" no subject where it stands for what was resolved: of "it was agreed to sell the mill" nothing sells it."""
    moved = False
    for i, label in enumerate(tree.labels):
        verb = tree.heads[i]
        beside = {tree.labels[c] for c in tree.children[verb]}
        is_it = label in SUBJECTS and tree.words[i].lower() == "it" and tree.lemmas[verb] in verbs.of_resolutions
        if not is_it or "aux:pass" not in beside or "obl:agent" in beside:  # "it had agreed to sell the mill": the firm had
            continue
        if any(tree.labels[c] in ("xcomp", "ccomp", "csubj") and c > verb and tree.tags[c] == "VB" for c in tree.children[verb]):
            tree.labels[i] = "expl"
            moved = True
    return moved


def _join_likewise(tree: Draft) -> bool:
    """Coordinate with the subject what is said of another, too: "Acme was bought by Globex, as was Bolt" has both bought."""
    moved = False
    for i, word in enumerate(tree.words[:-1]):
        second = tree.heads[i]
        if word != "as" or tree.words[i + 1] not in verbs.finite_be or tree.labels[second] != "advcl" or second <= i + 1:
            continue
        below = [c for c in tree.children[second] if tree.labels[c] in (*SUBJECTS, "obl", "xcomp")]
        predicate = tree.heads[second]
        subject = next((c for c in tree.children[predicate] if tree.labels[c] in SUBJECTS), -1)
        is_said = any(tree.labels[c] in ("cop", "aux:pass") for c in tree.children[predicate])
        if tree.pos[second] in ("NOUN", "PROPN") and not below and is_said and 0 <= subject < predicate < i:
            tree.heads[second], tree.labels[second] = subject, "conj"
            for c in (i, i + 1):
                tree.heads[c], tree.labels[c] = second, "cc"
            moved = True
    return moved


def _turn_speakers(tree: Draft) -> bool:
    """Make a person behind a verb of saying its subject where it has none: "It was left there, stated Minister Ann Lee, and exploded"."""
    moved = False
    for i, lemma in enumerate(tree.lemmas):
        if tree.tags[i] != "VBD" or lemma not in verbs.citing or tree.words[i - 1] != ",":
            continue
        below = {tree.labels[c] for c in tree.children[i]}
        is_told = tree.labels[i] == "advcl" or any(tree.labels[c] == "ccomp" and c < i for c in tree.children[i])
        persons = [c for c in tree.children[i] if tree.labels[c] == "obj" and c > i and _is_person(tree, c)]
        if is_told and persons and below.isdisjoint(("mark", "nsubj", "aux")):
            tree.labels[persons[0]] = "nsubj"
            tree.labels[i] = "parataxis" if tree.labels[i] == "advcl" else tree.labels[i]
            moved = True
    return moved


def _is_person(tree: Draft, i: int) -> bool:
    """Tell whether a word is the head of a person's name, or a title that has one: "Minister Ann Lee"."""
    places = (i, *tree.children[i])
    return any(tree.entity[c] >= 0 and tree.names[tree.entity[c]].label == "PERSON" for c in places)


def _mark_contents(tree: Draft) -> bool:
    """Make a conjunction of "that" where its clause has both subject and object without it: "on the grounds that Acme owns Bolt"."""
    for i, word in enumerate(tree.words):
        clause = tree.heads[i]
        if (
            word.lower() != "that"
            or tree.labels[i] not in ("mark", "nsubj", "obj", "obl:unmarked")
            or i != min(tree.children[clause], default=i)
        ):
            continue
        is_conjunction = tree.labels[i] == "mark"
        beside = [tree.labels[c].partition(":")[0] for c in tree.children[clause] if c != i]
        is_full = "nsubj" in beside and (is_conjunction or not {"obj", "ccomp"}.isdisjoint(beside))
        if tree.labels[clause] in ("acl", "acl:relcl", "ccomp") and i < clause and is_full:
            tree.labels[i], tree.pos[i], tree.tags[i] = "mark", "SCONJ", "IN"
            tree.labels[clause] = tree.labels[clause].partition(":")[0]
    return False


def _raise_reports(tree: Draft) -> bool:
    """Make a sentence of "report" before a clause with "that" and a subject of its own: "local media report that Acme owns Bolt"."""
    moved = False
    for i, lemma in enumerate(tree.lemmas):
        clause = tree.heads[i]
        if lemma != "report" or tree.labels[i] not in SUBJECTS or clause <= i:
            continue
        marks = [c for c in tree.children[clause] if tree.labels[c] == "mark" and tree.words[c].lower() == "that"]
        if marks == [i + 1] and any(tree.labels[c] in SUBJECTS and c > i for c in tree.children[clause]):
            is_root = tree.heads[clause] == clause
            tree.heads[i], tree.labels[i] = (i if is_root else tree.heads[clause]), tree.labels[clause]
            tree.heads[clause], tree.labels[clause] = i, "ccomp"
            moved = True
    return moved


def _find_reports(tree: Draft) -> bool:
    """Make a verb of a noun between who speaks and the subject of a sentence: "Danish media report Lind will win it", "Police suspect Lind won it"."""
    moved = False
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in nouns.spoken_as_verbs or tree.tags[i] != "NN" or i == 0:
            continue
        speaker, subject = i - 1, tree.heads[i]
        speaks = tree.heads[speaker] == i and (tree.tags[speaker] == "NNS" or tree.lemmas[speaker] in nouns.newsrooms)
        if tree.labels[i] in SUBJECTS:
            subject = next((c for c in tree.children[subject] if tree.labels[c] in SUBJECTS and c > i), -1)
        if not speaks or subject <= i or tree.labels[subject] not in SUBJECTS or any(c > i for c in tree.children[i]):
            continue
        clause = tree.heads[subject]
        is_root = tree.heads[clause] == clause
        tree.heads[i], tree.labels[i] = (i if is_root else tree.heads[clause]), tree.labels[clause]
        tree.heads[clause], tree.labels[clause] = i, "ccomp"
        tree.pos[i], tree.tags[i], tree.labels[speaker] = "VERB", "VBP", "nsubj"
        for c in (c for c in tree.children[i] if c < speaker):
            tree.heads[c] = speaker
        moved = True
    return moved


def _raise_outer_copulas(tree: Draft) -> bool:
    """Make "is" the head of what it says in a clause: in "The claim is that Bolt owns it" the claim owns nothing."""
    moved = False
    for subject in (i for i, label in enumerate(tree.labels) if label == "nsubj:outer"):
        clause = tree.heads[subject]
        copula = next((c for c in tree.children[clause] if c > subject and tree.labels[c] == "cop"), None)
        if copula is None:
            continue
        mark = next((c for c in tree.children[clause] if copula < c < clause and _opens_content(tree, c)), None)
        if mark is None:
            continue
        tree.heads[copula] = tree.heads[clause] if tree.heads[clause] != clause else copula
        tree.labels[copula] = tree.labels[clause]
        for c in tree.children[clause]:
            if c < mark and c != copula and tree.heads[c] == clause:  # of "was that this was because" the first is raised already
                tree.heads[c] = copula
        tree.labels[subject] = "nsubj"
        tree.heads[clause], tree.labels[clause] = copula, "ccomp"
        moved = True
    return moved


def _opens_content(tree: Draft, i: int) -> bool:
    """Tell whether a clause begins with a word: with "that", or with its subject, "the point is Bolt owns it"."""
    return tree.words[i].lower() in conjunctions.content or tree.labels[i] in ("nsubj", "nsubj:pass", "expl")


def _give_content(tree: Draft) -> bool:
    """Give a verb of saying the clause that hangs on a noun between them: "it is said on behalf of Bolt that Acme owns it"."""
    moved = False
    for i, label in enumerate(tree.labels):
        if not label.startswith("acl"):
            continue
        labels = {tree.labels[c] for c in tree.children[i]}
        verb = noun = tree.heads[i]
        is_marked = any(tree.labels[c] == "mark" and tree.words[c].lower() == "that" for c in tree.children[i])
        if not is_marked or labels.isdisjoint(SUBJECTS) or tree.lemmas[noun] in CONTENT:
            continue
        while tree.labels[verb] in OBLIQUES:
            verb = tree.heads[verb]
        if verb != noun and _is_somebody(tree, noun) and (author := _noun_of_content(tree, verb, noun)) is not None:
            tree.heads[i], tree.labels[i] = author, "acl"
            moved = True
            continue
        has_content = label != "acl" or bool({"ccomp", "obj"} & {tree.labels[c] for c in tree.children[verb]})
        says = tree.lemmas[verb] in verbs.saying and tree.pos[verb] == "VERB"
        # "it was clear to Acme that"
        is_judged = tree.pos[verb] == "ADJ" and any(tree.labels[c] == "expl" for c in tree.children[verb])
        if verb != noun and (says or is_judged) and not has_content:
            tree.heads[i], tree.labels[i] = verb, "ccomp"
            moved = True
    return moved


def _noun_of_content(tree: Draft, verb: int, before: int) -> int | None:
    """Return the noun beside a verb that has a clause for what it is about, behind which somebody stands: "raised fears among voters that"."""
    beside = [c for c in tree.children[verb] if c < before and tree.labels[c] in ("obj", "nsubj:pass")]
    return next((c for c in beside if tree.lemmas[c] in CONTENT), None)


def _is_somebody(tree: Draft, noun: int) -> bool:
    """Tell whether a noun means who has an opinion, and not what a clause is about: "fears among voters", "with the result that"."""
    kind = class_of_noun(tree.lemmas[noun], counted=False, plural=tree.tags[noun] == "NNS")
    return tree.entity[noun] >= 0 or kind in ORGANIZATIONS | PEOPLE | PLACES


def _lift_causes(tree: Draft) -> bool:
    """Hang what brought something about on the verb, not on the noun before the comma: "grew in Norway, driven by exports"."""
    moved = False
    for i, label in enumerate(tree.labels):
        noun = top = tree.heads[i]
        if label != "acl" or tree.tags[i] != "VBN" or tree.lemmas[i] not in verbs.of_causes or tree.words[i - 1] != ",":
            continue
        while tree.labels[top] in (*OBLIQUES, "conj", "obj") and tree.pos[top] in ("NOUN", "PROPN"):
            top = tree.heads[top]
        if top != noun and tree.pos[top] == "VERB" and tree.sentence[top] == tree.sentence[i]:
            tree.heads[i], tree.labels[i] = top, "advcl"
            moved = True
    return moved


def _give_plans(tree: Draft) -> bool:
    """Hang on a plan what is planned, on a call what is called for: in "drop its bid to buy Bolt" nothing is dropped in order to buy."""
    moved = False
    for i, label in enumerate(tree.labels):
        mark = (
            next((c for c in tree.children[i] if tree.labels[c] == "mark" and tree.words[c] == "to"), 0) if label == "advcl" else 0
        )
        if not mark or any(c < mark for c in tree.children[i]):
            continue
        noun = mark - 1
        is_plan = tree.lemmas[noun] in nouns.planning
        if tree.labels[noun] != "obj":  # "ignored calls by Ann to resign"
            noun = next((c for c in tree.children[tree.heads[i]] if tree.labels[c] == "obj" and c < mark), noun)
            is_plan = tree.lemmas[noun] in ASKED and _is_of_author(tree, noun, mark)
        if is_plan and tree.labels[noun] == "obj" and tree.heads[noun] == tree.heads[i]:
            tree.heads[i], tree.labels[i] = noun, "acl"
            moved = True
    return moved


def _is_of_author(tree: Draft, noun: int, end: int) -> bool:
    """Tell whether nothing but whose it is stands between a noun and a place: "calls from lawmakers"."""
    inside = [c for c in tree.children[noun] if noun < c < end]
    cases = {tree.words[c].lower() for n in inside for c in tree.children[n] if tree.labels[c] == "case" and c < n}
    verb = tree.heads[noun]
    is_last = not any(noun < c < end for c in tree.children[verb])
    return is_last and len(inside) == 1 and not cases.isdisjoint(prepositions.of_authors)


def _give_roles(tree: Draft) -> bool:
    """Hang on the verb what it makes somebody: in "elected a member of the party as president" no member is "as president"."""
    moved = False
    for i, label in enumerate(tree.labels):
        noun = tree.heads[i]
        if label != "nmod" or all(tree.words[c].lower() != "as" or tree.labels[c] != "case" for c in tree.children[i]):
            continue
        while tree.labels[noun] in ("conj", "nmod") and tree.heads[noun] < noun:
            noun = tree.heads[noun]
        verb = tree.heads[noun]
        if tree.labels[noun] == "obj" and verb < noun < i and tree.lemmas[verb] in {*verbs.appointing, *verbs.deeming}:
            tree.heads[i], tree.labels[i] = verb, "obl"
            moved = True
    return moved


def _lower_dislocated(tree: Draft) -> bool:
    """Hang a noun in front of its sentence on the name it describes: "A resident of Salem, Ann Lee owns it"."""
    moved = False
    for i, label in enumerate(tree.labels):
        if label != "dislocated" or tree.pos[i] != "NOUN":
            continue
        verb = tree.heads[i]
        subject = next((c for c in tree.children[verb] if tree.labels[c] in SUBJECTS and c > i), -1)
        if subject > i and tree.entity[subject] >= 0:
            tree.heads[i], tree.labels[i] = subject, "appos"
            moved = True
    return moved


def _give_subjects(tree: Draft) -> bool:
    """Make an object the subject of the finite clause behind it that has none: "announced the tests found it"."""
    moved = _part_from_objects(tree)
    if moved:
        tree.link()
    for clause, label in enumerate(tree.labels):
        verb = tree.heads[clause]
        if label != "ccomp" or verb > clause or not _is_finite(tree, clause):
            continue
        if not OPENED.isdisjoint(tree.labels[c].partition(":")[0] for c in tree.children[clause]):
            continue
        nouns_before = [
            c
            for c in tree.children[verb]
            if verb < c < clause and tree.labels[c] in ("obj", "ccomp") and tree.pos[c] in ("NOUN", "PROPN")
        ]
        if nouns_before:
            tree.heads[nouns_before[-1]] = clause
            tree.labels[nouns_before[-1]] = (
                "nsubj:pass" if "aux:pass" in {tree.labels[c] for c in tree.children[clause]} else "nsubj"
            )
            moved = True
    return moved


def _part_from_objects(tree: Draft) -> bool:
    """Hang on a verb of saying the finite clause beside its object: "says the film was made there" has no relative clause, as nothing opens it."""
    moved = False
    for clause, label in enumerate(tree.labels):
        noun = tree.heads[clause]
        verb = tree.heads[noun]
        if label not in ("acl", "acl:relcl") or tree.labels[noun] != "obj" or not verb < noun < clause:
            continue
        below = {tree.labels[c].partition(":")[0] for c in tree.children[clause]}
        is_open = below.isdisjoint(OPENED) and all(tree.tags[c] not in ("WDT", "WP", "WRB", "WP$") for c in tree.children[clause])
        has_auxiliary = not below.isdisjoint(("aux", "cop"))  # "announced results for the quarter ended in May"
        is_passed_on = tree.lemmas[min(tree.children[clause], default=clause) - 1] in verbs.saying  # "a film they say was made"
        is_told = _is_finite(tree, clause) if has_auxiliary else tree.lemmas[clause] in verbs.without_objects  # "a house collapsed"
        if is_open and is_told and not is_passed_on and tree.lemmas[verb] in verbs.saying:
            tree.heads[clause], tree.labels[clause] = verb, "ccomp"
            tree.tags[clause] = "VBD" if tree.tags[clause] == "VBN" and not has_auxiliary else tree.tags[clause]
            moved = True
    return moved


def _is_finite(tree: Draft, clause: int) -> bool:
    """Tell whether a clause has a verb that stands with a subject: "found", "is", "will be"."""
    first = next((c for c in tree.children[clause] if tree.labels[c] in ("aux", "aux:pass", "cop")), clause)
    return tree.tags[first] in ("VBD", "VBZ", "VBP", "MD")
