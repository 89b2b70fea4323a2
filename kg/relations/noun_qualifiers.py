"""Say what qualifies a relation inside the noun phrases it is read from: amounts, counts, times and places beside nouns and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.clauses import Oblique
from kg.english import nouns, prepositions, verbs
from kg.english.classes import HAPPENING, PEOPLE, PLACES
from kg.model import Qualifier, QualifierKind, Value, ValueKind
from kg.parsing.trees import Tree
from kg.relations.counts import count_of, counted_of_all, counts_the_whole, is_counted_by
from kg.relations.oblique_kinds import is_of_figure
from kg.relations.periods import period_of
from kg.relations.qualifiers import merge_qualifiers, qualify, value_qualifier
from kg.relations.reading import ClauseReading, DocumentReading
from kg.relations.stray_qualifiers import is_since_when

INSIDE_NOUNS = frozenset(
    [QualifierKind.TIME, QualifierKind.PLACE, QualifierKind.AMOUNT, QualifierKind.PURPOSE, QualifierKind.FROM, QualifierKind.TOPIC]
)
"""What the complements of a noun may say of the relation the noun is in."""

FURTHEST_BRACKET = 5
"""Words between a name and the bracket with its date. Chosen by hand."""


DEEPEST = 2
"""Nouns inside nouns whose place and time are those of the first."""


def is_time_of_noun(reading: DocumentReading, noun: int, time: int, value: Value) -> bool:
    """Tell whether a time is that of a noun alone: "his 2020 opponent", "a ten-year lease", "the Trade Act 1998"; not "Monday's raid"."""
    tree = reading.tree
    if value.kind not in (ValueKind.DATE, ValueKind.DURATION) or tree.preposition(time):
        return False
    if time > noun:
        return tree.words[time].isdigit() and tree.pos[noun] == "PROPN"
    return reading.mention(noun).label not in HAPPENING


def _says_of(reading: DocumentReading, noun: int, place: int, value: Value) -> bool:
    """Tell whether a value beside a noun says something of the relation that the noun is in."""
    if reading.tree.entity[place] >= 0 or is_of_figure(reading.tree, value):
        return False  # "the March for Life events"
    if value.kind is ValueKind.DURATION and (
        value.text.split()[-1].lower() in prepositions.of_time  # "held him ten minutes after the raid in Leeds"
        or _is_age(reading.tree, place)
        or is_since_when(reading.tree, Oblique(reading.tree.preposition(place), place))
    ):
        return False
    return is_counted_by(reading, noun, place, value) and not is_time_of_noun(reading, noun, place, value)


def _is_age(tree: Tree, time: int) -> bool:
    """Tell whether a time is how old somebody is: "children under 5 years of age"."""
    return any(tree.lemmas[c] == "age" for c in tree.exact_kids(time, "nmod"))


def of_event(reading: DocumentReading, noun: int) -> Iterator[Qualifier]:
    """Yield where and when a clause beside a noun says that it happened: "the stampede, which occurred in Salem, killed two"."""
    tree = reading.tree
    for clause in tree.kids(noun, "acl"):
        if tree.lemmas[clause] in verbs.occurring and not tree.kids(clause, "obj"):
            for c in tree.kids(clause, "obl"):
                qualifier = qualify(reading, Oblique(tree.preposition(c), c))
                if qualifier is not None and qualifier.kind in (QualifierKind.TIME, QualifierKind.PLACE):
                    yield qualifier


def noun_qualifiers(reading: DocumentReading, head: int, used: Iterable[int] = (), *, depth: int = 0) -> list[Qualifier]:
    """Return the qualifiers that stand inside a noun phrase: "a $2.9 billion plan in 2024", "one million engineers"."""
    tree, skip = reading.tree, set(used)
    qualifiers: list[Qualifier] = []
    count, own = count_of(reading, head), reading.values.at(head)
    if tree.entity[head] >= 0:
        behind = [q for c in tree.exact_kids(head, "nmod") if c > head and (q := _date_behind(reading, c))]
        return [*_dates_in_brackets(reading, head), *behind, *([count] if count else [])]
    part = counted_of_all(reading, head)
    qualifiers += [q for q in (count, part) if q]
    for c in tree.children[head]:
        label = tree.bases[c]
        value = reading.values.at(c)
        if value is not None and value == own and value.kind in (ValueKind.DATE, ValueKind.DURATION):
            continue  # "on July 24" is no other time than July
        if label == "nmod" and (tree.preposition(c) == "per" or tree.preposition(c) in prepositions.instances):
            continue  # "5 miles per hour", "six ministers, including four from the north"
        if value is not None and label in ("nummod", "compound", "amod", "nmod", "det") and c not in skip:
            if _says_of(reading, head, c, value) and not (part and value.kind is ValueKind.COUNT):
                qualifiers.append(period_of(reading, c, value) or value_qualifier(value))
        elif label in ("amod", "acl", "nmod") and tree.lemmas[c] in nouns.worth:
            amounts = (v for i in tree.subtree(c) if (v := reading.values.at(i)) and v.kind is ValueKind.MONEY)
            qualifiers += [value_qualifier(v) for v in amounts]
        elif tree.labels[c] == "nmod":
            oblique = qualify(reading, Oblique(tree.preposition(c), c)) if c not in skip else None
            if oblique is not None and oblique.kind in INSIDE_NOUNS and oblique.mention != reading.mention(head):
                qualifiers.append(oblique)
                qualifiers += _listed(reading, c) if oblique.kind in (QualifierKind.PLACE, QualifierKind.TIME) else []
            elif tree.preposition(c) == "of" and depth == 0 and c not in skip:
                inside = noun_qualifiers(reading, c, used, depth=1)
                whole = part is None and counts_the_whole(reading, head) and not tree.exact_kids(c, "conj")
                qualifiers += [q for q in inside if whole or q.kind is not QualifierKind.COUNT]
            elif (
                depth < DEEPEST and tree.preposition(c) not in prepositions.apart and not _is_involved(reading, head, c)
            ):  # "a lawsuit against Acme in Leeds", "cases of measles at two schools"
                deeper = noun_qualifiers(reading, c, used, depth=depth + 1) if tree.entity[c] < 0 else _around_name(reading, c)
                qualifiers += [q for q in deeper if q.kind in (QualifierKind.PLACE, QualifierKind.TIME)]
    return merge_qualifiers([*qualifiers, *of_event(reading, head)])


def _is_involved(reading: DocumentReading, noun: int, event: int) -> bool:
    """Tell whether a noun is part of an event that is of another time and place, or about it: "his role in the bombing in 1984", "a talk on it"."""
    tree = reading.tree
    is_part = tree.lemmas[noun] in nouns.of_involvement and tree.preposition(event) == "in"
    return is_part or _is_topic(reading, noun, tree.preposition(event))


def _listed(reading: DocumentReading, first: int) -> Iterator[Qualifier]:
    """Yield the places and dates that are listed behind one: "farms in Chile, Peru and Mali", "riots in the 1980s and 1990s"."""
    tree, value = reading.tree, reading.values.at(first)
    preposition = tree.preposition(first)
    for c in tree.conjuncts(first)[1:] if value is not None or reading.is_named(first) else ():
        is_place = reading.is_named(c) and reading.mention(c).label in PLACES
        is_like = is_place if value is None else reading.values.at(c) not in (None, value)
        qualifier = qualify(reading, Oblique(preposition, c)) if is_like and tree.preposition(c) in ("", preposition) else None
        if qualifier is not None:
            yield qualifier


def beside_oblique(reading: DocumentReading, oblique: Oblique, verb: str) -> list[Qualifier]:
    """Return what stands inside an oblique, without when and where it was, if that is another time: "shrank following the crash in May"."""
    is_inside = oblique.preposition == "into" and reading.mention(oblique.head).label in PLACES  # "broke into a house in Bonn"
    is_apart = (oblique.preposition in prepositions.apart and not is_inside) or (
        oblique.preposition == "from" and verb.split()[0] in verbs.of_change
    )
    if oblique.preposition in prepositions.charges:  # "was convicted of a murder in Leeds in May"
        is_apart = is_apart or verb.split()[0] in verbs.blaming
    apart = {QualifierKind.TIME, QualifierKind.PLACE} if is_apart else set()
    case = next(iter(reading.tree.exact_kids(oblique.head, "case")), oblique.head)
    before = reading.span(case, case + 1).start  # "a week after the crash"
    inside = [*noun_qualifiers(reading, oblique.head), *_behind_list(reading, oblique.head)]
    return [q for q in inside if q.kind not in apart or q.span.start < before]


def in_topic(reading: DocumentReading, noun: int, oblique: Oblique) -> list[Qualifier]:
    """Return what stands inside what a noun is of or about, without the place of a topic: "signed a deal on rights in the Gulf"."""
    is_topic = _is_topic(reading, noun, oblique.preposition)
    inside = [*noun_qualifiers(reading, oblique.head), *_behind_list(reading, oblique.head)]
    return [q for q in inside if not (is_topic and q.kind is QualifierKind.PLACE)]


def _is_topic(reading: DocumentReading, noun: int, preposition: str) -> bool:
    """Tell whether what stands behind a noun is what it is about: "talks on a war", "a deal on rights"; not "an attack on a camp"."""
    is_about = preposition in prepositions.of_topics and reading.value_of(noun) is None  # "$4 million on schools"
    return is_about and reading.mention(noun).label not in HAPPENING - {"Meeting"}


def counted_as_victims(clause: ClauseReading, subject: int, qualifiers: list[Qualifier]) -> list[Qualifier]:
    """Return qualifiers with how many were harmed in place of in how many events: "four officers were hurt in two bombings"."""
    if clause.lemma not in (verbs.harming if clause.passive else verbs.dying):
        return qualifiers
    own = [q for q in noun_qualifiers(clause.reading, subject) if q.kind is QualifierKind.COUNT]
    return [*own, *(q for q in qualifiers if q.kind is not QualifierKind.COUNT)]


def around_last(reading: DocumentReading, first: int) -> Iterator[Qualifier]:
    """Yield where and when people or events are by what stands beside the last of them: "killed Ann and two others in Leeds"."""
    last = max(reading.tree.conjuncts(first))
    if last != first and reading.tree.entity[last] < 0 and reading.mention(last).label in PEOPLE | HAPPENING:
        own = {q.kind for q in noun_qualifiers(reading, first)}
        for qualifier in noun_qualifiers(reading, last):
            if qualifier.kind in {QualifierKind.TIME, QualifierKind.PLACE} - own:
                yield qualifier
    yield from _behind_list(reading, first)


def _behind_list(reading: DocumentReading, noun: int) -> Iterator[Qualifier]:
    """Yield where and when a noun is by what stands behind the list that it is in, on the first: "shot two guards and a nurse near Leeds"."""
    tree, first = reading.tree, noun
    while tree.labels[first] == "conj":
        first = tree.heads[first]
    last = max(tree.conjuncts(first)) if first != noun else len(tree.words)
    for c in (c for c in tree.exact_kids(first, "nmod") if c > last and tree.preposition(c) != "of"):
        qualifier = qualify(reading, Oblique(tree.preposition(c), c))
        if qualifier is not None and (qualifier.kind is QualifierKind.TIME or reading.mention(c).label in PLACES):
            yield qualifier


def _around_name(reading: DocumentReading, name: int) -> Iterator[Qualifier]:
    """Yield where and when something with names in it is: "a meeting between Ann and Karl in Leeds"."""
    tree = reading.tree
    named = (c for c in tree.conjuncts(name) if tree.entity[c] >= 0)  # "support for Karl and the war in Mali"
    for c in (c for conjunct in named for c in tree.exact_kids(conjunct, "nmod")):
        qualifier = qualify(reading, Oblique(tree.preposition(c), c))
        if qualifier is not None and (qualifier.kind is QualifierKind.TIME or reading.mention(c).label in PLACES):
            yield qualifier


def _dates_in_brackets(reading: DocumentReading, head: int) -> list[Qualifier]:
    """Return when something was so, by a date in brackets after a name: "taught at Yale in New Haven (1948-49)"; a person's are of a life."""
    tree = reading.tree
    end = tree.names[tree.entity[head]].end if tree.entity[head] >= 0 else head + 1
    if any(reading.enclosing(head)):  # "in Queens, New York (1998)"
        end = tree.names[tree.entity[reading.enclosing(head)[-1]]].end
    start = next((i for i in range(end, min(end + FURTHEST_BRACKET, len(tree.words) - 1)) if tree.words[i] == "("), 0)
    value = reading.values.at(start + 1)
    is_life = start > 0 and "Person" in (
        reading.mention(head).label,
        reading.mention(start - 1).label,
    )  # "the son of Ann (1906–93)"
    if not start or is_life or value is None or value.kind is not ValueKind.DATE:
        return []
    is_apart = any(tree.pos[i] in ("PUNCT", "VERB", "CCONJ") for i in range(end, start))
    return [] if is_apart or is_of_figure(tree, value) else [value_qualifier(value)]


def times_after(reading: DocumentReading, noun: int) -> list[Qualifier]:
    """Return when a noun is said to hold, by itself or by whose it is: "dictator of Italy from 1922", "a resident since 1977"."""
    tree = reading.tree
    owners = [c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) in prepositions.of_owners]
    owners = [c for c in owners if tree.lemmas[c] not in nouns.time]  # "the largest for the first time since 1974"
    dates = (c for head in (noun, *owners) for c in tree.exact_kids(head, "nmod") if c > head and tree.preposition(c))
    said = ((c, qualify(reading, Oblique(tree.preposition(c), c))) for c in dates)
    behind = [
        q for c, first in said if first is not None and first.kind is QualifierKind.TIME for q in (first, *_listed(reading, c))
    ]
    return behind or [q for head in (noun, *owners) for q in _dates_in_brackets(reading, head)][:1]


def _date_behind(reading: DocumentReading, noun: int) -> Qualifier | None:
    """Return the date behind a name that the parser hung on it, as no name has a date: "joined Acme in 1998"; not "the treaty of 1998"."""
    value = reading.values.at(noun)
    is_date = value is not None and value.kind is ValueKind.DATE and reading.tree.preposition(noun) not in ("", "of")
    return qualify(reading, Oblique(reading.tree.preposition(noun), noun)) if is_date else None


def of_own_share(reading: DocumentReading, owner: int, qualifiers: list[Qualifier]) -> list[Qualifier]:
    """Return qualifiers with the share that stands beside an owner in place of another's: "owned 60% by Acme and 40% by Bolt"."""
    values = (reading.value_of(c) for c in reading.tree.exact_kids(owner, "nmod:unmarked"))
    own = [value_qualifier(v) for v in values if v is not None and v.kind is ValueKind.PERCENT]
    return [*own, *(q for q in qualifiers if not own or q.kind is not QualifierKind.SHARE)]
