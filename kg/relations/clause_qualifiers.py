"""Say what qualifies a clause: its obliques, adverbs and dependent clauses, and what holds for it by the clauses and nouns around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from kg.clauses import Oblique, is_the_first_to, is_to_infinitive
from kg.english import conjunctions, factuality, nouns, prepositions, pronouns, times, verbs
from kg.english.classes import HAPPENING, ORGANIZATIONS, PEOPLE, PLACES
from kg.model import MentionKind, Qualifier, QualifierKind, ValueKind
from kg.parsing.trees import Tree, once
from kg.relations.adverbs import adverb_qualifier
from kg.relations.counts import count_of, number_of
from kg.relations.dependent_clauses import dependent_clauses, is_set_against
from kg.relations.embedding import from_embedding
from kg.relations.joined_times import joined_times
from kg.relations.noun_qualifiers import noun_qualifiers, of_event, times_after
from kg.relations.qualifiers import merge_qualifiers, qualify, value_qualifier
from kg.relations.reading import ClauseReading, DocumentReading
from kg.relations.stray_qualifiers import (
    is_of_deed_above,
    is_since_when,
    is_told_by,
    places_of_occasions,
    places_of_victims,
    stray_times,
)

FURTHEST_CLAUSE = 3
"""Clauses above a clause whose time and place may be its own."""

WHEN_AND_WHERE = frozenset({QualifierKind.TIME, QualifierKind.PLACE})
"""What a clause may have from the clauses and nouns around it."""


def clause_qualifiers(clause: ClauseReading, used: Iterable[int] = ()) -> list[Qualifier]:
    """Return the qualifiers of a clause: its obliques that are not `used` as arguments, its time adverbs, its purposes."""
    own = [*_of_obliques(clause, set(used)), *_of_recipients(clause), *_beside_arguments(clause.reading, clause.predicate)]
    missing = WHEN_AND_WHERE - {q.kind for q in own if not _is_loose(q)}
    wanted = missing - _kinds_of_arguments(clause.reading, clause.predicate) if missing else missing
    return joined_times(merge_qualifiers(own, _inherited(clause, wanted) if wanted else ()))


@once
def _beside_arguments(reading: DocumentReading, predicate: int) -> tuple[Qualifier, ...]:
    """Return what qualifies a clause whichever of its obliques are arguments: adverbs, how many do it, dependent clauses."""
    clause, tree = reading.clause_of[predicate], reading.tree
    adverbs = [q for i in _verbs(clause) for c in tree.kids(i, "advmod") if (q := adverb_qualifier(reading, c))]
    return (*adverbs, *_counted_subjects(clause), *dependent_clauses(clause, _verbs(clause)))


@once
def _kinds_of_arguments(reading: DocumentReading, predicate: int) -> frozenset[QualifierKind]:
    """Return the kinds of what the obliques of a clause say, used as arguments or not."""
    clause = reading.clause_of[predicate]
    said = ((o, q) for o in clause.obliques if (q := qualify(reading, o)))
    return frozenset(q.kind for o, q in said if not (_is_loose(q) or _is_counted(clause, o.head)))


def _of_recipients(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield to whom something is given: "paid Acme $4 million"."""
    for i in (i for i in clause.indirect if i not in clause.objects):
        recipient = clause.reading.argument(i)
        named = recipient.mention if recipient.mention.kind is MentionKind.NAME else None
        yield Qualifier(kind=QualifierKind.RECIPIENT, text=recipient.text, span=recipient.span, mention=named)


def _of_obliques(clause: ClauseReading, skip: set[int]) -> list[Qualifier]:
    """Return what obliques say; in "In May it bought Bolt and in June sold it" the first date is not that of the second verb."""
    tree, i = clause.tree, clause.predicate
    first = tree.heads[i] if tree.bases[i] == "conj" else -1
    obliques = [o for o in clause.obliques if o.head not in skip and not is_since_when(tree, o)]
    obliques = [o for o in obliques if not (is_told_by(clause.reading, o.head, i) or is_of_deed_above(clause, o))]
    qualifiers = [(o.head, q) for o in obliques if (q := qualify(clause.reading, o))]
    if not any(q.kind is QualifierKind.TIME for _, q in qualifiers):
        behind = [o for o in clause.obliques if o.head > i and o.preposition in prepositions.before_dated]
        inside = [o.head for o in behind if o.head not in skip or o.preposition == "as"]
        qualifiers += [(head, q) for head in inside for q in times_after(clause.reading, head)]
    if first < 0:
        return [q for _, q in qualifiers]
    own = {q.kind for o in clause.obliques if o.head > first and (q := qualify(clause.reading, o))}
    is_dated = any(q.kind is QualifierKind.TIME for head, q in qualifiers if head > first)
    dated = (clause.reading.values.at(o.head) for o in clause.obliques if o.head > i and o.head in skip)
    is_dated = is_dated or any(value is not None and value.kind is ValueKind.DATE for value in dated)
    if not is_dated and (opening := _of_last_front(clause, first)):
        return [*opening, *(q for _, q in qualifiers if q.kind is not QualifierKind.TIME)]
    if _is_past(tree, i):  # "has grown since 1950, but shrank": what is so since then is so now
        shared = {o.head for o in clause.obliques if o.preposition == "since" and o.head < first}
        qualifiers = [(head, q) for head, q in qualifiers if head not in shared]
    taken = {QualifierKind.PLACE} & own | ({QualifierKind.TIME} if is_dated else set())
    return [q for head, q in qualifiers if head > first or q.kind not in taken]


def _of_next(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield where and when several are harmed, as stands behind the last: "killed two people and hurt dozens in Leeds on Monday"."""
    tree, i = clause.tree, clause.predicate
    for c in tree.exact_kids(i, "conj"):
        both = tree.lemmas[i] in verbs.of_people and tree.lemmas[c] in verbs.of_people and tree.tags[i] == tree.tags[c]
        if both and not tree.kids(c, "nsubj", "aux"):
            obliques = (Oblique(tree.preposition(o), o) for o in tree.kids(c, "obl"))
            yield from (q for o in obliques if (q := qualify(clause.reading, o)))


def _governed(tree: Tree, verb: int, end: int) -> list[int]:
    """Return what a verb before a participle only says the phase of: "continued to rise in May, driven by demand" did so in May."""
    is_phase = tree.bases[end] == "advcl" and tree.lemmas[verb] in factuality.governing_verbs and not tree.kids(verb, "obj")
    return [c for c in tree.kids(verb, "xcomp") if c < end] if is_phase else []


def _of_last_front(clause: ClauseReading, first: int) -> list[Qualifier]:
    """Return the date that opens the last of the verbs between two coordinated ones: "bought Acme, and in 2005 sold Bolt and met Ann"."""
    reading, tree = clause.reading, clause.tree
    for verb in (c for c in reversed(tree.exact_kids(first, "conj")) if c < clause.predicate and tree.pos[c] == "VERB"):
        opening = [c for c in tree.kids(verb, "obl") if c < _first_subject(tree, verb)]
        dates = [c for c in opening if (value := reading.values.at(c)) is not None and value.kind is ValueKind.DATE]
        if dates:
            return [q for c in dates if (q := qualify(reading, Oblique(tree.preposition(c), c)))]
    return []


def _of_the_first(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield when and where somebody is the first or the only one to do something: "in 2004 became the first woman to win it"."""
    i = clause.predicate
    above = clause.reading.clause_of.get(clause.tree.heads[i]) if is_the_first_to(clause.tree, i) else None
    if above is not None and above.copular:
        yield from (q for o in above.obliques if (q := qualify(clause.reading, o)))


def _verbs(clause: ClauseReading) -> tuple[int, ...]:
    """Return the words that adverbs and clauses of a clause hang on: its predicate, and the verb that links a noun to its subject."""
    tree, i = clause.tree, clause.predicate
    return (i, tree.heads[i]) if clause.copular and tree.labels[i] == "xcomp" else (i,)


def _counted_subjects(clause: ClauseReading) -> list[Qualifier]:
    """Return how many do something, where nothing else is counted: "dozens of rabbis signed a letter", "three Marines were killed"."""
    reading = clause.reading
    values = (reading.values.at(c) for o in clause.objects for c in reading.tree.subtree(o))
    if any(value is not None and value.kind is ValueKind.COUNT for value in values):
        return []  # it would be read of the objects
    return [count for subject in clause.subjects if (count := count_of(reading, subject) or number_of(reading, subject))]


def _inherited(clause: ClauseReading, wanted: frozenset[QualifierKind]) -> Iterator[Qualifier]:
    """Yield when and where a clause is, as `wanted`, by the clause or the noun above it, or by its subject."""
    tree, i = clause.tree, clause.predicate
    yield from (q for q in _around(clause.reading, i) if q.kind in wanted)
    for _ in range(FURTHEST_CLAUSE):
        head = tree.heads[i]
        if head == i or tree.pos[head] not in ("VERB", "AUX"):
            return
        wanted &= _shared_kinds(tree, i)
        if not wanted:
            return
        front = tree.bases[i] in ("conj", "ccomp") and not _are_tried_at_once(tree, head, i)
        said = range(head, tree.subtree(i)[0]) if tree.bases[i] == "ccomp" else ()  # "police say on Monday a bomb killed two"
        heads = (head, *_governed(tree, head, i))
        obliques = (o for h in heads for o in tree.kids(h, "obl"))
        words = (c for o in obliques for c in tree.conjuncts(o) if c == o or clause.reading.values.at(c) is not None)
        main = (
            Oblique(_preposition_above(tree, c, i), c) for c in words if not front or c < _first_subject(tree, head) or c in said
        )
        inherited = [q for o in main if not is_since_when(tree, o) and (q := qualify(clause.reading, o)) and q.kind in wanted]
        if not front:  # "recently agreed to buy it"
            inherited += [q for c in tree.kids(head, "advmod") if (q := adverb_qualifier(clause.reading, c)) and q.kind in wanted]
        if tree.bases[i] == "advcl":  # "stayed for two years, leaving as director" did not leave for two years
            inherited = [q for q in inherited if not q.normal.startswith("P")]
        inherited += [q for q in _destination(clause, i) if q.kind in wanted - {q.kind for q in inherited}]
        if tree.bases[i] == "advcl" and tree.tags[i] != "VBN":
            inside = (q for c in tree.kids(head, "obj", "obl") for q in noun_qualifiers(clause.reading, c))
            inherited += [q for q in inside if q.kind in wanted - {q.kind for q in inherited}]
        inherited = [q for q in inherited if not _is_of_body(q)]
        yield from inherited
        wanted -= {q.kind for q in inherited}
        i = head


def _preposition_above(tree: Tree, noun: int, clause: int) -> str:
    """Return the preposition of a time that a clause below has, too: "has fallen since May, when it was cut" was cut in May."""
    preposition, end = tree.preposition(noun), tree.subtree(clause)[0]
    last = max((c for c in tree.subtree(noun) if c < end and tree.words[c] != ","), default=noun)  # "January 2018"
    is_apposed = tree.bases[clause] == "advcl" and noun < clause and end - last <= 1 + (tree.words[end - 1] == ",")
    says_when = any(tree.words[c].lower() in pronouns.relative_adverbs for c in tree.kids(clause, "mark", "advmod"))
    return "in" if is_apposed and says_when and preposition in times.open_intervals else preposition


@once
def _around(reading: DocumentReading, predicate: int) -> tuple[Qualifier, ...]:
    """Return what the nouns that a clause is said of, and the clauses that it is one with, say of it, and what stands astray of it."""
    clause = reading.clause_of[predicate]
    said_of = (*_of_antecedent(clause), *_of_subjects(clause), *_of_next(clause), *_of_the_first(clause))
    return (*stray_times(clause), *said_of, *from_embedding(clause), *places_of_victims(clause), *places_of_occasions(clause))


def _destination(clause: ClauseReading, i: int) -> Iterator[Qualifier]:
    """Yield the place that somebody goes to before something is done there: "went to Bonn and met Ann", "flew to Bonn to meet her"."""
    tree, head = clause.tree, clause.tree.heads[i]
    is_later = any(tree.words[c].lower() in times.adverbs for c in tree.kids(i, "advmod")) or (
        tree.bases[i] == "conj" and bool(tree.kids(i, "aux"))  # "moved to Bonn, and had reported from Leeds"
    )
    goes_on = (tree.bases[i] == "conj" and not is_later) or is_to_infinitive(tree, i)
    if goes_on and tree.lemmas[head] in verbs.motion and tree.lemmas[i] not in verbs.motion and not tree.kids(i, "nsubj"):
        for c in tree.kids(head, "obl"):
            argument = clause.reading.argument(c)
            if tree.preposition(c) == "to" and c < i and argument.mention.label in PLACES:
                yield Qualifier(kind=QualifierKind.PLACE, text=argument.text, span=argument.span, mention=argument.mention)


def _is_loose(qualifier: Qualifier) -> bool:
    """Tell whether a time names another event, beside which a date may stand: "became Sultan in 1970 after overthrowing his father"."""
    opening = qualifier.text.split()[0].lower() if qualifier.kind is QualifierKind.TIME else ""
    is_of_time = opening in prepositions.of_time or opening in conjunctions.of_time
    return is_of_time and not any(map(str.isdigit, qualifier.text))


def _is_of_body(qualifier: Qualifier) -> bool:
    """Tell whether what is said to be where names no place: what stands "in the party" says where for its own clause alone."""
    return qualifier.kind is QualifierKind.PLACE and qualifier.mention is not None and qualifier.mention.label in ORGANIZATIONS


def _is_counted(clause: ClauseReading, noun: int) -> bool:
    """Tell whether a noun is of so many: "resulted in 56 deaths" is no place."""
    return count_of(clause.reading, noun) is not None or bool(clause.tree.exact_kids(noun, "nummod"))


def _first_subject(tree: Tree, verb: int) -> int:
    """Return the place of the subject that stands before a verb, else of the verb: what stands before it is said of all that follows."""
    return min((c for c in tree.kids(verb, "nsubj") if c < verb), default=verb)


def _of_subjects(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield where, and when, the noun of a subject puts it: "the crash in Salem in March killed two", "a series of strikes in Gaza"."""
    reading, tree = clause.reading, clause.tree
    for subject in clause.subjects if all(tree.entity[i] < 0 for i in clause.subjects) else ():
        yield from of_event(reading, subject)
        yield from _date_of_event(reading, subject)
        counted = [c for c in tree.kids(subject, "nmod") if tree.preposition(c) == "of" and tree.entity[c] < 0]
        inner = counted if any(tree.lemmas[subject] in words for words in (nouns.quantities, nouns.counting)) else []
        for c in (c for head in (subject, *inner) for c in tree.exact_kids(head, "nmod") if c > head):
            qualifier = qualify(reading, Oblique(tree.preposition(c), c)) if tree.preposition(c) != "of" else None
            if qualifier is not None and (qualifier.kind is QualifierKind.TIME or reading.mention(c).label in PLACES):
                yield qualifier
            if tree.preposition(c) in prepositions.place and reading.mention(subject).label in HAPPENING:
                yield from _around_site(reading, c)


def _around_site(reading: DocumentReading, site: int) -> Iterator[Qualifier]:
    """Yield when and where an event is by what stands beside its site: "a blast at a market in Leeds on Monday"."""
    tree = reading.tree
    if tree.entity[site] < 0 and reading.mention(site).label not in PEOPLE:
        is_place = reading.mention(site).label in PLACES
        for c in tree.exact_kids(site, "nmod"):
            qualifier = qualify(reading, Oblique(tree.preposition(c), c)) if tree.preposition(c) != "of" else None
            if qualifier is not None and (
                qualifier.kind is QualifierKind.TIME or (not is_place and reading.mention(c).label in PLACES)
            ):
                yield qualifier


def _date_of_event(reading: DocumentReading, noun: int) -> Iterator[Qualifier]:
    """Yield the date before a noun for an event, on which it does what it does: "the February 14 bombing killed two", "Monday's vote"."""
    if reading.mention(noun).label in HAPPENING:
        before = reading.tree.exact_kids(noun, "compound", "amod", "nummod", "nmod:poss", "nmod:unmarked")
        values = (value for c in before if c < noun and (value := reading.values.at(c)) is not None)
        yield from (value_qualifier(value) for value in values if value.kind is ValueKind.DATE)


def times_of_event(reading: DocumentReading, noun: int) -> list[Qualifier]:
    """Return when an event is, by what stands beside it, or by what is done in it: "the May raid in Bonn", "attended a rally in Bonn Sunday"."""
    tree, above = reading.tree, reading.tree.heads[noun]
    if reading.mention(noun).label not in HAPPENING:
        return []
    own = [*_date_of_event(reading, noun), *noun_qualifiers(reading, noun)]
    when = merge_qualifiers(q for q in own if q.kind is QualifierKind.TIME)
    clause = reading.clause_of.get(above)
    is_done = tree.bases[noun] == "nsubj" and tree.lemmas[above] in verbs.harming | verbs.occurring
    is_on = (tree.bases[noun] == "obj" and tree.lemmas[above] in verbs.during_events) or (
        tree.bases[noun] == "obl" and tree.preposition(noun) in prepositions.sites_of_nouns
    )
    if when or clause is None or clause.copular or not (is_done or is_on):
        return when
    return [q for q in clause_qualifiers(clause, {noun}) if q.kind is QualifierKind.TIME]


def _shared_kinds(tree: Tree, i: int) -> Set[QualifierKind]:
    """Return what a clause shares with the clause above it: "absorbed in 2014, with Red Hat gaining the rights", "became head in 2014"."""
    both = WHEN_AND_WHERE
    if tree.bases[i] == "conj":
        return both if not tree.kids(i, "nsubj") else {QualifierKind.TIME}
    if tree.bases[i] == "xcomp":
        return both if not tree.kids(tree.heads[i], "obj", "iobj") else set()
    if tree.bases[i] == "ccomp":
        # "On Monday, officials say a bomb killed two": in the present nobody says something on a day gone by
        present = tree.tags[tree.heads[i]] in ("VBP", "VBZ")
        return both if present and tree.lemmas[tree.heads[i]] in verbs.saying else set()
    if tree.bases[i] != "advcl":
        return set()
    if is_to_infinitive(tree, i):
        return both
    marks = {tree.words[m].lower() for m in tree.kids(i, "mark", "advmod")}
    if marks & conjunctions.of_one_time and i > tree.heads[i] and _are_simultaneous(tree, tree.heads[i], i):
        return {QualifierKind.TIME}
    unmarked = not {tree.words[m].lower() for m in tree.kids(i, "mark")} - prepositions.alongside
    # "Fell in May, driven by exports"; "opened in May, designed by Karl" was designed before
    is_after = tree.tags[i] == "VBN" and i > tree.heads[i] and not tree.kids(i, "aux") and not _is_lasting(tree.lemmas[i])
    if "when" in marks and i < tree.heads[i] and tree.kids(i, "nsubj"):
        return {QualifierKind.TIME}  # "when Ann fell ill, a man turned up at the hospital"
    return both if "when" in marks or (unmarked and (tree.tags[i] == "VBG" or is_after)) else set()


def _are_simultaneous(tree: Tree, main: int, clause: int) -> bool:
    """Tell whether both clauses are in the past: "clashed on Monday as he spoke"; not "as he had said", "while, for its part, he led it"."""
    are_past = all(_is_past(tree, i) for i in (main, clause))
    is_said = tree.lemmas[clause] in verbs.saying or tree.lemmas[clause] in factuality.governing_verbs
    return are_past and not is_said and bool(tree.kids(clause, "nsubj")) and not is_set_against(tree, clause)


def _are_tried_at_once(tree: Tree, first: int, second: int) -> bool:
    """Tell whether two verbs of one subject are of one trial: "was convicted in Bonn in May and sentenced to two years"."""
    both = tree.lemmas[first] in verbs.convicting and tree.lemmas[second] in verbs.convicting
    return both and first < second and not tree.kids(second, "nsubj")


def _is_past(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is in the simple past, active or passive."""
    finite = next((c for c in tree.kids(verb, "aux", "cop")), verb)
    return tree.pos[verb] == "VERB" and tree.tags[finite] == "VBD" and tree.lemmas[finite] != "have"


def _is_lasting(lemma: str) -> bool:
    """Tell whether a participle tells of a state, or of how something came to be before: "based in", "designed by", "founded by"."""
    return any(lemma in words for words in (verbs.of_states, verbs.founding, verbs.making, verbs.of_couples)) or lemma == "bear"


def _of_antecedent(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield the place or date that a clause is said of: "moved to Leeds, where he led Acme", "until 1868, when he sold it"."""
    tree, i = clause.tree, clause.predicate
    kinds = WHEN_AND_WHERE
    for _ in range(FURTHEST_CLAUSE):  # "where he used water to put it out"
        if tree.labels[i] == "acl:relcl" or tree.pos[tree.heads[i]] != "VERB":
            break
        kinds &= kinds if tree.bases[i] == "conj" else _shared_kinds(tree, i)
        i = tree.heads[i]
    adverbs = {tree.words[c].lower() for c in tree.kids(i, "advmod")} & pronouns.relative_adverbs
    if tree.labels[i] != "acl:relcl" or not adverbs or is_told_by(clause.reading, tree.heads[i], i):
        return
    noun = tree.heads[i]
    qualifier = qualify(clause.reading, Oblique("in", noun))
    if qualifier is not None and qualifier.kind in kinds and clause.reading.mention(noun).label != "Person":
        yield replace(qualifier, text=clause.reading.argument(noun, i).text) if qualifier.kind is QualifierKind.PLACE else qualifier


def context_qualifiers(reading: DocumentReading, noun: int, used: Iterable[int] = ()) -> list[Qualifier]:
    """Return when and where the verb above a noun puts it: "forced his withdrawal from the cup in November", "went to Bonn for talks"."""
    tree, skip = reading.tree, {noun, *used}
    above = tree.heads[noun]
    if tree.bases[noun] == "nmod" and tree.preposition(noun) == "for":
        return list(_of_goal(reading, above))
    clause = reading.clause_of.get(above)
    if clause is None or tree.bases[noun] not in ("obj", "obl", "nsubj") or tree.pos[above] != "VERB":
        return []
    beside = [q for q in clause_qualifiers(clause, skip) if q.kind in WHEN_AND_WHERE and not _is_before(clause, noun, q)]
    return [*beside, *(_of_goal(reading, above) if tree.preposition(noun) == "for" else ())]


def _is_before(clause: ClauseReading, noun: int, qualifier: Qualifier) -> bool:
    """Tell whether a verb puts itself alone where its qualifier says, and not the noun behind it: "fled in May after a raid", "called his visit in Bonn rude".

    "Brought troops into Mali during talks" held none there.
    """
    tree = clause.tree
    is_apart = (tree.bases[noun] == "obl" and tree.preposition(noun) in prepositions.apart) or (
        tree.bases[noun] == "obj" and clause.lemma in verbs.of_views
    )
    is_moved = bool(clause.objects) and qualifier.phrase.partition(" ")[0].lower() == "into"
    return (is_apart and qualifier.span.start < clause.reading.span(noun, noun + 1).start) or is_moved


def _of_goal(reading: DocumentReading, head: int) -> Iterator[Qualifier]:
    """Yield the place that somebody goes to for something: "flew to Bonn for talks", "a stop in Bonn for a meeting"."""
    tree = reading.tree
    events = [c for c in tree.kids(head, "obj") if reading.mention(c).label in HAPPENING]
    inside = [
        c for noun in (*events, *tree.kids(head, "obl")) for c in tree.exact_kids(noun, "nmod")
    ]  # "made a visit to Bonn for talks"
    for c in (*tree.kids(head, "obl", "nmod"), *inside):
        if (tree.preposition(c) == "to" or tree.bases[c] == "nmod") and reading.mention(c).label in PLACES:
            yield Qualifier(
                kind=QualifierKind.PLACE, text=reading.argument(c).text, span=reading.argument(c).span, mention=reading.mention(c)
            )
