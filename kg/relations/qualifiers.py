"""Say what qualifies a relation: who, what, when, where, how much, from its clause and from the nouns beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.clauses import Oblique, is_to_infinitive
from kg.english import conjunctions, nouns, phrases, prepositions, pronouns, times, verbs
from kg.english.classes import ORGANIZATIONS, PLACES
from kg.mentions import phrase_extent
from kg.model import Mention, MentionKind, Qualifier, QualifierKind, TextSpan, Value, ValueKind
from kg.parsing.trees import Tree
from kg.relations.reading import ClauseReading, DocumentReading

KIND_OF_VALUE = {
    ValueKind.MONEY: QualifierKind.AMOUNT,
    ValueKind.PERCENT: QualifierKind.SHARE,
    ValueKind.COUNT: QualifierKind.COUNT,
    ValueKind.DATE: QualifierKind.TIME,
    ValueKind.DURATION: QualifierKind.TIME,
}

INSIDE_NOUNS = frozenset(
    [QualifierKind.TIME, QualifierKind.PLACE, QualifierKind.AMOUNT, QualifierKind.PURPOSE, QualifierKind.FROM, QualifierKind.TOPIC]
)
"""What the complements of a noun may say of the relation the noun is in."""

ACTORS = (*ORGANIZATIONS, "Person", "Group")
"""Whom one stands before, and is named after."""

FURTHEST_CLAUSE = 3
"""Clauses above a clause whose time and place may be its own."""

FURTHEST_BRACKET = 5
"""Words between a name and the bracket with its date. Chosen by hand."""


def value_qualifier(value: Value) -> Qualifier:
    """Return what a value says of a relation."""
    return Qualifier(kind=KIND_OF_VALUE[value.kind], text=value.text, span=value.span, normal=value.normal)


def qualify(reading: DocumentReading, oblique: Oblique) -> Qualifier | None:
    """Return what an oblique says of its clause, or None where it says nothing that we know of."""
    if oblique not in reading.qualified:  # clauses below ask for it again
        qualifier, extent = _qualify(reading, oblique), phrase_extent(reading.tree, oblique.head)
        phrase = _with_preposition_of(reading.tree, oblique.head, *extent) if qualifier is not None else ""
        reading.qualified[oblique] = qualifier and replace(qualifier, phrase=phrase)
    return reading.qualified[oblique]


def _qualify(reading: DocumentReading, oblique: Oblique) -> Qualifier | None:
    tree, head = reading.tree, _meant(reading.tree, oblique.head)
    if f"{oblique.preposition} {tree.lemmas[head]}" in phrases.discourse:
        return None
    value = reading.values.at(head) or _modifying_time(reading, head)
    start, end = phrase_extent(tree, head)
    span, text = reading.span(start, end), tree.text(start, end)
    if value is not None and (value.kind is not ValueKind.COUNT or tree.lemmas[head] in nouns.time):
        return replace(value_qualifier(value), text=_with_preposition(oblique.preposition, value.text))
    if tree.lemmas[head] in nouns.time:
        return Qualifier(kind=QualifierKind.TIME, text=_with_preposition(oblique.preposition, text), span=span)
    if f"{oblique.preposition} {tree.lemmas[head]}" in phrases.causes:
        return Qualifier(kind=QualifierKind.CAUSE, text=_with_preposition_of(tree, head, start, end), span=span)
    mention = reading.mention(head)
    if mention.kind is MentionKind.PRONOUN and mention.head in pronouns.relative_mentions:
        return None
    if mention.label in PLACES and (oblique.preposition in prepositions.place):
        text = mention.text if mention.kind is MentionKind.NAME else text
        return Qualifier(kind=QualifierKind.PLACE, text=text, span=span, mention=mention)
    if _is_event(reading, oblique, mention):
        return Qualifier(kind=QualifierKind.TIME, text=_with_preposition(oblique.preposition, text), span=span)
    kind = prepositions.qualifier_kinds.get(oblique.preposition)
    if kind is None or (kind == QualifierKind.PLACE and mention.kind is MentionKind.NOMINAL and start == head == end - 1):
        return (
            Qualifier(kind=QualifierKind.OTHER, text=_after(oblique.preposition, text), span=span) if oblique.preposition else None
        )  # a bare noun names no place: "in terms", "at maturity"
    named = mention if mention.kind is MentionKind.NAME else None
    return Qualifier(kind=QualifierKind(kind), text=text, span=span, mention=named)


def _is_event(reading: DocumentReading, oblique: Oblique, mention: Mention) -> bool:
    """Tell whether a noun says with its preposition when: "during the war", not "before a judge", and not earnings "before taxes"."""
    timed = oblique.preposition in prepositions.of_time and mention.kind is MentionKind.NOMINAL
    is_bare = not reading.tree.kids(oblique.head, "det", "nmod:poss", "nmod", "acl")
    return timed and mention.label not in (*ACTORS, *PLACES) and not (is_bare and oblique.preposition == "before")


def _meant(tree: Tree, head: int) -> int:
    """Return what a relative pronoun stands for ("the state in which"), or the word itself."""
    if tree.words[head].lower() not in pronouns.relative_mentions:
        return head
    top = tree.heads[head]
    while tree.label(top) in ("xcomp", "conj"):
        top = tree.heads[top]
    return tree.heads[top] if tree.labels[top] == "acl:relcl" else head


def _modifying_time(reading: DocumentReading, head: int) -> Value | None:
    """Return the time that a calendar noun carries ("the third quarter of 2025")."""
    if reading.tree.lemmas[head] not in nouns.time:
        return None
    return next(
        (v for c in reading.tree.subtree(head) if (v := reading.values.at(c)) and v.kind in (ValueKind.DATE, ValueKind.DURATION)),
        None,
    )


def _with_preposition_of(tree: Tree, head: int, start: int, end: int) -> str:
    """Return a phrase with the preposition before it: "in response to a statement"."""
    case = min((c for c in tree.exact_kids(head, "case") if c < head), default=start)
    return tree.text(min(case, start), end)


def _with_preposition(preposition: str, text: str) -> str:
    kept = preposition and preposition not in prepositions.left_out and not text.lower().startswith(preposition)
    return f"{preposition} {text}" if kept else text


def _after(preposition: str, text: str) -> str:
    return text if text.lower().startswith(f"{preposition} ") else f"{preposition} {text}"


def clause_qualifiers(clause: ClauseReading, used: Iterable[int] = ()) -> list[Qualifier]:
    """Return the qualifiers of a clause: its obliques that are not `used` as arguments, its time adverbs, its purposes."""
    reading, tree, skip = clause.reading, clause.tree, set(used)
    qualifiers = _of_obliques(clause, skip)
    for i in (i for i in clause.indirect if i not in clause.objects):
        recipient = reading.argument(i)
        named = recipient.mention if recipient.mention.kind is MentionKind.NAME else None
        qualifiers.append(Qualifier(kind=QualifierKind.RECIPIENT, text=recipient.text, span=recipient.span, mention=named))
    qualifiers += [q for i in _verbs(clause) for c in tree.kids(i, "advmod") if (q := _adverb(reading, c))]
    qualifiers += _counted_subjects(clause)
    qualifiers += [_clause_text(reading, QualifierKind.PURPOSE, purpose) for purpose in clause.purposes]
    qualifiers += [_clause_text(reading, kind, c) for kind, c in _dependent_clauses(clause)]
    return _one_each([*qualifiers, *_inherited(clause, qualifiers)])


def _of_obliques(clause: ClauseReading, skip: set[int]) -> list[Qualifier]:
    """Return what obliques say; in "In May it bought Bolt and in June sold it" the first date is not that of the second verb."""
    tree, i = clause.tree, clause.predicate
    first = tree.heads[i] if tree.label(i) == "conj" else -1
    qualifiers = [(o.head, q) for o in clause.obliques if o.head not in skip and (q := qualify(clause.reading, o))]
    is_dated = any(q.kind is QualifierKind.TIME for head, q in qualifiers if head > first)
    return [q for head, q in qualifiers if head > first or not is_dated or q.kind is not QualifierKind.TIME]


def _verbs(clause: ClauseReading) -> tuple[int, ...]:
    """Return the words that adverbs and clauses of a clause hang on: its predicate, and the verb that links a noun to its subject."""
    tree, i = clause.tree, clause.predicate
    return (i, tree.heads[i]) if clause.copular and tree.labels[i] == "xcomp" else (i,)


def _adverb(reading: DocumentReading, i: int) -> Qualifier | None:
    """Return when or where an adverb says it is: "currently", "most recently", "nationwide", "east of the capital"."""
    tree, word = reading.tree, reading.tree.words[i].lower()
    value = reading.values.at(i)
    if value is not None and value.kind in (ValueKind.DATE, ValueKind.DURATION):
        return value_qualifier(value)
    start, end = phrase_extent(tree, i)
    end = min(end, i + 1) if word not in phrases.directions else end
    if word in phrases.directions and any(tree.preposition(c) == "of" for c in tree.kids(i, "obl", "nmod")):
        return Qualifier(kind=QualifierKind.PLACE, text=tree.text(start, end), span=reading.span(start, end))
    if any(tree.label(c) not in ("advmod", "punct") or tree.words[c].lower() == "as" for c in tree.children[i]):
        return None  # "as soon as"
    kind = QualifierKind.TIME if word in times.adverbs else QualifierKind.PLACE if word in phrases.of_places else None
    return Qualifier(kind=kind, text=tree.text(start, end), span=reading.span(start, end)) if kind else None


def _counted_subjects(clause: ClauseReading) -> list[Qualifier]:
    """Return how many do something, by a word that is no number: "dozens of rabbis signed a letter", "three Marines were killed"."""
    reading = clause.reading
    if any(reading.values.at(c) for o in clause.objects for c in reading.tree.subtree(o)):
        return []  # it would be read of the objects
    return [count for subject in clause.subjects if (count := count_of(reading, subject))]


def count_of(reading: DocumentReading, head: int) -> Qualifier | None:
    """Return how many of something with a plural there are: "dozens of rabbis", "three Marines"; numbers in a phrase tell themselves."""
    tree, last = reading.tree, head
    if tree.entity[head] >= 0:
        values = (v for c in tree.exact_kids(head, "nummod") if (v := reading.values.at(c)) and v.kind is ValueKind.COUNT)
        return next((value_qualifier(v) for v in values), None) if tree.tags[head] in ("NNS", "NNPS") else None
    while tree.lemmas[last] in nouns.numbers:
        counted = next((c for c in tree.kids(last, "nmod") if tree.preposition(c) == "of"), None)
        if counted is None:
            return None
        start, last, end = phrase_extent(tree, head)[0], counted, last + 1
    if last == head or tree.tags[last] not in ("NNS", "NNPS"):
        return None
    return Qualifier(kind=QualifierKind.COUNT, text=tree.text(start, end), span=reading.span(start, end))


def _clause_text(reading: DocumentReading, kind: QualifierKind, predicate: int) -> Qualifier:
    """Return the words of a dependent clause as a qualifier."""
    tree = reading.tree
    places = tree.subtree(predicate)
    start, end = places[0], places[-1] + 1
    while end - 1 > start and tree.pos[end - 1] == "PUNCT":
        end -= 1
    return Qualifier(kind=kind, text=tree.text(start, end), span=reading.span(start, end))


def _dependent_clauses(clause: ClauseReading) -> Iterator[tuple[QualifierKind, int]]:
    """Yield the clauses that say when, and those that complete a verb with an object: what one is urged to do, what one is fined for."""
    tree = clause.tree
    for c in (c for i in _verbs(clause) for c in tree.kids(i, "advcl")):
        if {tree.words[m].lower() for m in tree.kids(c, "mark", "advmod")} & conjunctions.of_time:
            yield QualifierKind.TIME, c
    if not clause.objects and not clause.passive:
        return
    for c in tree.kids(clause.predicate, "xcomp", "advcl"):
        marks = {tree.words[m].lower() for m in tree.kids(c, "mark", "case")}
        if tree.label(c) == "xcomp" and "to" in marks:
            yield QualifierKind.COMPLEMENT, c
        elif tree.tags[c] == "VBG" and "for" in marks:
            yield QualifierKind.CAUSE, c
        elif tree.tags[c] == "VBG" and "from" in marks:
            yield QualifierKind.COMPLEMENT, c
    for object_ in clause.objects:
        for c in tree.exact_kids(object_, "acl"):
            if is_to_infinitive(tree, c) and tree.lemmas[object_] not in nouns.planning and tree.entity[object_] < 0:
                yield QualifierKind.PURPOSE, c


def _inherited(clause: ClauseReading, own: list[Qualifier]) -> Iterator[Qualifier]:
    """Yield when and where a clause is by the clause or the noun above it, or by its subject, where it does not say so itself."""
    tree, i = clause.tree, clause.predicate
    arguments = (q.kind for o in clause.obliques if (q := qualify(clause.reading, o)) and not _is_loose(q))
    wanted = {QualifierKind.TIME, QualifierKind.PLACE} - {q.kind for q in own if not _is_loose(q)} - set(arguments)
    for qualifier in (*_of_antecedent(clause), *_of_subjects(clause)):
        if qualifier.kind in wanted:
            yield qualifier
    for _ in range(FURTHEST_CLAUSE):
        head = tree.heads[i]
        if head == i or tree.pos[head] not in ("VERB", "AUX"):
            return
        wanted &= _shared_kinds(tree, i)
        front = tree.label(i) in ("conj", "ccomp")
        main = (Oblique(tree.preposition(c), c) for c in tree.kids(head, "obl") if not front or c < _first_subject(tree, head))
        inherited = [q for o in main if (q := qualify(clause.reading, o)) and q.kind in wanted]
        if tree.label(i) == "advcl":
            inside = (q for c in tree.kids(head, "obj", "obl") for q in noun_qualifiers(clause.reading, c))
            inherited += [q for q in inside if q.kind in wanted - {q.kind for q in inherited}]
        yield from inherited
        wanted -= {q.kind for q in inherited}
        i = head


def _is_loose(qualifier: Qualifier) -> bool:
    """Tell whether a time names another event, beside which a date may stand: "became Sultan in 1970 after overthrowing his father"."""
    opening = qualifier.text.split()[0].lower() if qualifier.kind is QualifierKind.TIME else ""
    is_of_time = opening in prepositions.of_time or opening in conjunctions.of_time
    return is_of_time and not any(map(str.isdigit, qualifier.text))


def _first_subject(tree: Tree, verb: int) -> int:
    """Return the place of the subject that stands before a verb, else of the verb: what stands before it is said of all that follows."""
    return min((c for c in tree.kids(verb, "nsubj") if c < verb), default=verb)


def _of_subjects(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield where, and when, the noun of a subject puts it: "the crash in Salem in March killed two", "a series of strikes in Gaza"."""
    reading, tree = clause.reading, clause.tree
    for subject in clause.subjects if all(tree.entity[i] < 0 for i in clause.subjects) else ():
        yield from _of_event(reading, subject)
        counted = [c for c in tree.kids(subject, "nmod") if tree.preposition(c) == "of" and tree.entity[c] < 0]
        inner = counted if any(tree.lemmas[subject] in words for words in (nouns.quantities, nouns.counting)) else []
        for c in (c for head in (subject, *inner) for c in tree.exact_kids(head, "nmod")):
            qualifier = qualify(reading, Oblique(tree.preposition(c), c)) if tree.preposition(c) != "of" else None
            if qualifier is not None and (qualifier.kind is QualifierKind.TIME or reading.mention(c).label in PLACES):
                yield qualifier


def _of_event(reading: DocumentReading, noun: int) -> Iterator[Qualifier]:
    """Yield where and when a clause beside a noun says that it happened: "the stampede, which occurred in Salem, killed two"."""
    tree = reading.tree
    for clause in tree.kids(noun, "acl"):
        if tree.lemmas[clause] in verbs.occurring and not tree.kids(clause, "obj"):
            for c in tree.kids(clause, "obl"):
                qualifier = qualify(reading, Oblique(tree.preposition(c), c))
                if qualifier is not None and qualifier.kind in (QualifierKind.TIME, QualifierKind.PLACE):
                    yield qualifier


def _shared_kinds(tree: Tree, i: int) -> set[QualifierKind]:
    """Return what a clause shares with the clause above it: "absorbed in 2014, with Red Hat gaining the rights", "became head in 2014"."""
    both = {QualifierKind.TIME, QualifierKind.PLACE}
    if tree.label(i) == "conj":
        return both if not tree.kids(i, "nsubj") else {QualifierKind.TIME}
    if tree.label(i) == "xcomp":
        return both if not tree.kids(tree.heads[i], "obj", "iobj") else set()
    if (
        tree.label(i) == "ccomp"
    ):  # "On Monday, officials say a bomb killed two": in the present nobody says something on a day gone by
        present = tree.tags[tree.heads[i]] in ("VBP", "VBZ")
        return both if present and tree.lemmas[tree.heads[i]] in verbs.saying else set()
    if tree.label(i) != "advcl":
        return set()
    if is_to_infinitive(tree, i):
        return both
    marks = {tree.words[m].lower() for m in tree.kids(i, "mark", "advmod")}
    alongside = "when" in marks or (
        tree.tags[i] == "VBG" and not {tree.words[m].lower() for m in tree.kids(i, "mark")} - prepositions.alongside
    )
    return both if alongside else set()


def _of_antecedent(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield the place or date that a clause is said of: "moved to Leeds, where he led Acme", "until 1868, when he sold it"."""
    tree, i = clause.tree, clause.predicate
    while tree.label(i) == "conj" and tree.pos[tree.heads[i]] == "VERB":
        i = tree.heads[i]
    adverbs = {tree.words[c].lower() for c in tree.kids(i, "advmod")} & pronouns.relative_adverbs
    if tree.labels[i] != "acl:relcl" or not adverbs:
        return
    noun = tree.heads[i]
    qualifier = qualify(clause.reading, Oblique("in", noun))
    if qualifier is not None and qualifier.kind in (QualifierKind.PLACE, QualifierKind.TIME):
        yield replace(qualifier, text=clause.reading.argument(noun, i).text) if qualifier.kind is QualifierKind.PLACE else qualifier


def noun_qualifiers(reading: DocumentReading, head: int, used: Iterable[int] = (), *, depth: int = 0) -> list[Qualifier]:
    """Return the qualifiers that stand inside a noun phrase: "a $2.9 billion plan in 2024", "one million engineers"."""
    tree, skip = reading.tree, set(used)
    qualifiers: list[Qualifier] = []
    count, own = count_of(reading, head), reading.values.at(head)
    if tree.entity[head] >= 0:
        return [*_dates_in_brackets(reading, head), *([count] if count else [])]
    qualifiers += [count] if count else []
    for c in tree.children[head]:
        label = tree.label(c)
        value = reading.values.at(c)
        if value is not None and value == own and value.kind in (ValueKind.DATE, ValueKind.DURATION):
            continue  # "on July 24" is no other time than July
        if value is not None and label in ("nummod", "compound", "amod", "nmod", "det") and c not in skip:
            qualifiers.append(value_qualifier(value))
        elif label in ("amod", "acl", "nmod") and tree.lemmas[c] in nouns.worth:
            amounts = (v for i in tree.subtree(c) if (v := reading.values.at(i)) and v.kind is ValueKind.MONEY)
            qualifiers += [value_qualifier(v) for v in amounts]
        elif label == "nmod" and tree.labels[c] == "nmod" and c not in skip:
            oblique = qualify(reading, Oblique(tree.preposition(c), c))
            if oblique is not None and oblique.kind in INSIDE_NOUNS and oblique.mention != reading.mention(head):
                qualifiers.append(oblique)
            elif tree.preposition(c) == "of" and depth == 0:
                qualifiers += noun_qualifiers(reading, c, used, depth=1)
    return _one_each([*qualifiers, *_of_event(reading, head)])


def _dates_in_brackets(reading: DocumentReading, head: int) -> list[Qualifier]:
    """Return when something was so, by a date in brackets after a name: "taught at Yale in New Haven (1948-49)"; a person's are of a life."""
    tree, entity = reading.tree, reading.tree.names[reading.tree.entity[head]]
    start = next((i for i in range(entity.end, min(entity.end + FURTHEST_BRACKET, len(tree.words) - 1)) if tree.words[i] == "("), 0)
    value = reading.values.at(start + 1)
    if not start or entity.label == "PERSON" or value is None or value.kind is not ValueKind.DATE:
        return []
    return [] if any(tree.pos[i] in ("PUNCT", "VERB", "CCONJ") for i in range(entity.end, start)) else [value_qualifier(value)]


def times_after(reading: DocumentReading, noun: int) -> list[Qualifier]:
    """Return when a noun is said to hold, by itself or by whose it is: "dictator of Italy from 1922", "a resident since 1977"."""
    tree = reading.tree
    owners = [c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) in prepositions.of_owners]
    dates = (c for head in (noun, *owners) for c in tree.exact_kids(head, "nmod") if c > head)
    return [q for c in dates if (q := qualify(reading, Oblique(tree.preposition(c), c))) and q.kind is QualifierKind.TIME]


def context_qualifiers(reading: DocumentReading, noun: int, used: Iterable[int] = ()) -> list[Qualifier]:
    """Return when and where the verb above a noun puts it: "forced his withdrawal from the cup in November", "went to Bonn for talks"."""
    tree, skip = reading.tree, {noun, *used}
    above = tree.heads[noun]
    if tree.label(noun) == "nmod" and tree.preposition(noun) == "for":
        return list(_of_goal(reading, above))
    clause = reading.clause_of.get(above)
    if clause is None or tree.label(noun) not in ("obj", "obl", "nsubj") or tree.pos[above] != "VERB":
        return []
    beside = [q for q in clause_qualifiers(clause, skip) if q.kind in (QualifierKind.TIME, QualifierKind.PLACE)]
    return [*beside, *(_of_goal(reading, above) if tree.preposition(noun) == "for" else ())]


def _of_goal(reading: DocumentReading, head: int) -> Iterator[Qualifier]:
    """Yield the place that somebody goes to for something: "flew to Bonn for talks", "a stop in Bonn for a meeting"."""
    tree = reading.tree
    for c in tree.kids(head, "obl", "nmod"):
        if (tree.preposition(c) == "to" or tree.label(c) == "nmod") and reading.mention(c).label in PLACES:
            yield Qualifier(
                kind=QualifierKind.PLACE, text=reading.argument(c).text, span=reading.argument(c).span, mention=reading.mention(c)
            )


def _one_each(qualifiers: list[Qualifier]) -> list[Qualifier]:
    """Keep the first qualifier with each span."""
    seen: set[TextSpan] = set()
    return [q for q in qualifiers if not (q.span in seen or seen.add(q.span))]  # type: ignore[func-returns-value]  # add returns None on purpose


def merge_qualifiers(*groups: Iterable[Qualifier]) -> list[Qualifier]:
    """Join groups of qualifiers, each span once."""
    return _one_each([q for group in groups for q in group])
