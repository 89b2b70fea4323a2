"""Say what a value or an oblique says of a relation: when, where, how much, for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.clauses import Oblique
from kg.english import adjectives, determiners, nouns, phrases, prepositions, pronouns, times, verbs
from kg.english.classes import HAPPENING, PLACES
from kg.mentions import is_rate, phrase_extent
from kg.model import Mention, MentionKind, Qualifier, QualifierKind, TextSpan, Value, ValueKind
from kg.parsing.trees import Tree
from kg.relations.oblique_ends import end_before_origin, end_before_sum, end_of_share, end_with_content, start_of_absolute
from kg.relations.oblique_kinds import (
    ACTORS,
    gets_nothing,
    is_matter,
    is_no_time,
    is_of_figure,
    is_share_of_time,
    kind_of_oblique,
    may_be_place,
)
from kg.relations.periods import end_of_period, period_of
from kg.relations.reading import DocumentReading

KIND_OF_VALUE = {
    ValueKind.MONEY: QualifierKind.AMOUNT,
    ValueKind.PERCENT: QualifierKind.SHARE,
    ValueKind.COUNT: QualifierKind.COUNT,
    ValueKind.DATE: QualifierKind.TIME,
    ValueKind.DURATION: QualifierKind.TIME,
}

MEDIA = frozenset({"MediaOutlet", "Service"})
"""Classes of where something is said, shown or shared."""

LONGEST_BRACKET = 20
"""Words from a bracket behind a name to the date of birth in it. Chosen by hand."""


def value_qualifier(value: Value) -> Qualifier:
    """Return what a value says of a relation."""
    return Qualifier(kind=KIND_OF_VALUE[value.kind], text=value.text, span=value.span, normal=value.normal)


def qualify(reading: DocumentReading, oblique: Oblique) -> Qualifier | None:
    """Return what an oblique says of its clause, or None where it says nothing that we know of."""
    if oblique not in reading.qualified:  # clauses below ask for it again
        qualifier = _of_verdict(reading, oblique) or _qualify(reading, oblique)
        extent = phrase_extent(reading.tree, oblique.head)
        phrase = _with_preposition_of(reading.tree, oblique.head, *extent) if qualifier is not None else ""
        reading.qualified[oblique] = qualifier and replace(qualifier, phrase=phrase)
    return reading.qualified[oblique]


def _is_when(reading: DocumentReading, oblique: Oblique, head: int) -> bool:
    """Tell whether an oblique tells the time by its noun: "in the winter", "at its peak", "for most of the year"; not "by means of the day"."""
    tree = reading.tree
    is_timeless = oblique.preposition in prepositions.complex or tree.entity[head] >= 0
    is_stage = tree.lemmas[head] in nouns.stages and oblique.preposition == "at" and bool(tree.kids(head, "nmod:poss"))
    is_time = (tree.lemmas[head] in nouns.time and not is_timeless) or bounds_time(reading, oblique)
    return (is_time and not is_no_time(reading, head)) or is_stage or is_share_of_time(tree, head)


def _qualify(reading: DocumentReading, oblique: Oblique) -> Qualifier | None:
    tree, head = reading.tree, _meant(reading, oblique.head)
    # "announced May 3 as the date of the vote", "a sentence with a term of two years"
    may_be_time = prepositions.qualifier_kinds.get(oblique.preposition) not in (QualifierKind.ROLE, QualifierKind.WITH)
    value = reading.values.at(head) or (_modifying_time(reading, head) if may_be_time else None)
    is_mere_rate = value is None and not oblique.preposition and is_rate(tree, head)
    is_asking = any(tree.tags[c] == "WDT" for c in tree.exact_kids(head, "det"))  # "in which capacity"
    if is_mere_rate or is_asking or _is_set_phrase(reading, oblique.preposition, head):
        return None
    start, end = phrase_extent(tree, head)
    span, text = reading.span(start, end), tree.text(start, end)
    if tree.tags[head] == "NNS" and tree.lemmas[head] in nouns.times and tree.exact_kids(head, "nummod"):
        return Qualifier(kind=QualifierKind.COUNT, text=text, span=span)  # "was fined three times"
    if value is not None and (value.kind is not ValueKind.COUNT or tree.lemmas[head] in nouns.time):
        return _of_value(reading, oblique, value)
    if may_be_time and _is_when(reading, oblique, head):
        start, end = _time_extent(reading, head, start, end)
        span, text = reading.span(start, end), tree.text(start, end)
        return Qualifier(kind=QualifierKind.TIME, text=_with_preposition(oblique.preposition, text), span=span)
    if (price := _price(reading, oblique.preposition, head)) is not None:
        return value_qualifier(price)
    if f"{oblique.preposition} {tree.lemmas[head]}" in phrases.causes:
        return Qualifier(kind=QualifierKind.CAUSE, text=_with_preposition_of(tree, head, start, end), span=span)
    if _is_given_post(tree, oblique):
        return Qualifier(kind=QualifierKind.ROLE, text=text, span=span)
    mention = reading.mention(head)
    if mention.kind is MentionKind.PRONOUN and mention.head in pronouns.relative_mentions:
        return None
    is_made = oblique.preposition == "into" and tree.lemmas[tree.heads[oblique.head]] in verbs.of_transforming
    is_made |= is_matter(reading, head)
    if mention.label in PLACES and oblique.preposition in prepositions.place and not is_made:
        former = [c for c in tree.exact_kids(head, "amod") if tree.lemmas[c] in adjectives.former]
        text = mention.text if mention.kind is MentionKind.NAME and not former else text
        text = _with_preposition(oblique.preposition, text) if oblique.preposition in prepositions.of_nearness else text
        return Qualifier(kind=QualifierKind.PLACE, text=text, span=span, mention=mention)
    if _is_medium(reading, oblique, mention):
        return Qualifier(
            kind=QualifierKind.PLACE, text=text, span=span, mention=mention if mention.kind is MentionKind.NAME else None
        )
    if _is_event(reading, oblique, mention):
        start = _start_of_measure(tree, head, start)
        text, span = tree.text(start, end), reading.span(start, end)
        return Qualifier(kind=QualifierKind.TIME, text=_with_preposition(oblique.preposition, text), span=span)
    return _by_preposition(reading, oblique, mention, text)


def _price(reading: DocumentReading, preposition: str, noun: int) -> Value | None:
    """Return the sum of a price: "for a fee of $2 million", "in the sum of $4,000"; not what is paid for each: "at a price of $4 per share"."""
    tree = reading.tree
    if preposition not in prepositions.of_prices or tree.lemmas[noun] not in nouns.prices:
        return None
    for c in tree.exact_kids(noun, "nmod"):
        value = reading.value_of(c) if tree.preposition(c) == "of" else None
        if value is not None and value.kind is ValueKind.MONEY:
            end = tree.places(value.span.start, value.span.end).stop
            behind = tree.words[end].lower() if end < len(tree.words) else ""
            return None if behind == "per" or behind in determiners.indefinite_articles else value
    return None


def _by_preposition(reading: DocumentReading, oblique: Oblique, mention: Mention, text: str) -> Qualifier | None:
    """Return what an oblique says by its preposition, where nothing else tells."""
    head = _meant(reading, oblique.head)
    if reading.tree.tags[head] == "WP":
        return None  # "in what he called a mistake" says nothing without its clause
    start, end = phrase_extent(reading.tree, head)
    is_aim = f"{oblique.preposition} {reading.tree.lemmas[head]}" in phrases.aims and bool(reading.tree.exact_kids(head, "acl"))
    if mention.kind is MentionKind.NAME:
        end = end_before_sum(reading, head, end)
        text = reading.tree.text(start, end)
    if (whole := end_with_content(reading.tree, oblique.preposition, head, end)) > end:
        text, end = reading.tree.text(start, whole), whole
        is_aim |= oblique.preposition == "in" and reading.tree.lemmas[head] in nouns.planning  # "in an effort to cut costs"
    if is_aim:
        return Qualifier(kind=QualifierKind.PURPOSE, text=_after(oblique.preposition, text), span=reading.span(start, end))
    if (opening := start_of_absolute(reading.tree, oblique.preposition, head, start)) < start:
        text, start = reading.tree.text(opening, end), opening
    span = reading.span(start, end)
    is_beside = oblique.preposition == "to" and bool(reading.tree.kids(head, "nmod"))  # "to the west of the capital"
    is_there = (oblique.preposition in prepositions.place or is_beside) and _is_direction(reading.tree, head)
    text = _after(oblique.preposition, text) if is_there and is_beside else text
    kind = QualifierKind.PLACE if is_there else kind_of_oblique(reading, oblique, mention)
    if kind == QualifierKind.PLACE and mention.kind is MentionKind.PRONOUN:
        return None  # "got five percent in his"
    is_nowhere = kind == QualifierKind.PLACE and not is_there and not may_be_place(reading, oblique.preposition, head, mention)
    if kind is None or is_nowhere or (kind == QualifierKind.RECIPIENT and gets_nothing(reading, oblique, mention)):
        text = _after(oblique.preposition, text)
        return Qualifier(kind=QualifierKind.OTHER, text=text, span=span) if oblique.preposition else None
    if kind == QualifierKind.ROLE:
        end = end_before_origin(reading, head, end)
        text, span = reading.tree.text(start, end), reading.span(start, end)
    named = mention if mention.kind is MentionKind.NAME else None
    if oblique.preposition in prepositions.of_positions or oblique.preposition in prepositions.complex:
        text = _after(oblique.preposition, text)  # "aboard his jet", "in honour of Karl"
    if kind == QualifierKind.MANNER and head != oblique.head:  # "under the name Bo Lee"
        text = reading.tree.text(phrase_extent(reading.tree, oblique.head)[0], end)
    return Qualifier(kind=kind, text=text, span=span, mention=named)


def _of_value(reading: DocumentReading, oblique: Oblique, value: Value) -> Qualifier | None:
    """Return what a value says with its preposition: "since 2005", "not until 2005", "between May 3 and May 5"."""
    tree, head = reading.tree, oblique.head
    if value.kind is ValueKind.DURATION:
        return _of_duration(reading, oblique, value)
    if value.kind is ValueKind.DATE and (_is_of_life(reading, oblique) or is_of_figure(tree, value)):
        return None
    if oblique.preposition == "between" and value.kind is ValueKind.DATE:
        if tree.bases[head] == "conj" and reading.values.at(tree.heads[head]) is not None:
            return None  # told with the first
        last = next((v for c in tree.exact_kids(head, "conj") if (v := reading.values.at(c)) is not None), value)
        if last.kind is ValueKind.DATE and last.span != value.span:
            span = value.span._replace(end=last.span.end)
            normal = f"{value.normal}/{last.normal}" if value.normal and last.normal else ""
            text = _with_preposition(oblique.preposition, reading.document.text[span.start : span.end])
            return replace(value_qualifier(value), text=text, span=span, normal=normal)
    if oblique.preposition not in times.open_intervals and tree.preposition(head) in times.open_intervals:
        # "until 1997, when she left": she left in 1997
        value = replace(value, normal=value.normal.removeprefix("../").removesuffix("/.."))
    if value.kind is ValueKind.PERCENT and (end := end_of_share(tree, head)) > 0:
        start = tree.places(value.span.start, value.span.end).start
        value = replace(value, text=tree.text(start, end), span=reading.span(start, end))
    is_span = value.text.split()[0].lower() in prepositions.of_spans  # "during the period between 2004 and 2009"
    text = value.text[0].lower() + value.text[1:] if is_span else _with_preposition(oblique.preposition, value.text)
    is_denied = oblique.preposition in times.before_deadlines and any(tree.lemmas[c] == "not" for c in tree.kids(head, "advmod"))
    return replace(value_qualifier(value), text=f"not {text}" if is_denied else text)


def _of_duration(reading: DocumentReading, oblique: Oblique, value: Value) -> Qualifier | None:
    """Return how long or how long after something is: "for two years of exile"; not what is changed "to ten years", nor an age of five years."""
    tree, head = reading.tree, oblique.head
    inside = [c for c in tree.exact_kids(head, "nmod") if tree.preposition(c) == "of" and reading.values.at(c) is None]
    if any(tree.lemmas[c] == "age" for c in inside):
        return None
    if inside and oblique.preposition in prepositions.of_time:  # "after five months of talks"
        text, span = reading.document.text, value.span._replace(end=tree.ends[phrase_extent(tree, head)[1] - 1])
        return Qualifier(
            kind=QualifierKind.TIME, text=_with_preposition(oblique.preposition, text[span.start : span.end]), span=span
        )
    text = _with_preposition(oblique.preposition, value.text)
    if (period := period_of(reading, head, value)) is not None:
        return replace(period, text=_with_preposition(oblique.preposition, period.text))
    if (
        oblique.preposition in (*prepositions.of_changes, "by") and text != value.text
    ):  # "cut the term from ten years to five years"
        return Qualifier(kind=QualifierKind.OTHER, text=text, span=value.span)
    return replace(value_qualifier(value), text=text)


def _is_of_life(reading: DocumentReading, oblique: Oblique) -> bool:
    """Tell whether a date stands in brackets behind somebody's name: "Ann Lee (1901 – 1987)", "Ann Lee (born Olsen; 1901 – 1987)"."""
    tree, i = reading.tree, oblique.head
    if oblique.preposition or i < 2 or tree.pos[i - 1] != "PUNCT":  # a name and a bracket
        return False
    start = next((k for k in range(i - 1, max(0, i - LONGEST_BRACKET), -1) if tree.words[k] == "("), 0)
    return start > 0 and tree.entity[start - 1] >= 0 and reading.mention(start - 1).label == "Person"


def _of_verdict(reading: DocumentReading, oblique: Oblique) -> Qualifier | None:
    """Return what somebody is sentenced or compared to, which is no time of it and is given to nobody: "sentenced him to ten years"."""
    verb = reading.tree.lemmas[reading.tree.heads[oblique.head]]
    if oblique.preposition != "to" or (verb not in verbs.convicting and verb not in verbs.comparing):
        return None
    start, end = phrase_extent(reading.tree, oblique.head)
    text = _after(oblique.preposition, reading.tree.text(start, end))
    return Qualifier(kind=QualifierKind.OTHER, text=text, span=reading.span(start, end))


def _is_set_phrase(reading: DocumentReading, preposition: str, noun: int) -> bool:
    """Tell whether preposition and noun tell nothing of where, when or how, as each half of "from time to time"; "in parts of Norway" does."""
    tree = reading.tree
    if tree.tags[noun] == "NNS" and any(reading.mention(c).label in PLACES for c in tree.exact_kids(noun, "nmod")):
        return False
    if f"{preposition} {tree.lemmas[noun]}" in phrases.bare_discourse and noun > 0 and tree.words[noun - 1].lower() == preposition:
        return True
    if f"{preposition} {tree.lemmas[noun]}" in phrases.bare_times and not tree.kids(noun, "amod", "nmod", "acl", "nummod"):
        return all(tree.words[c].lower() == "the" for c in tree.exact_kids(noun, "det"))
    is_half = preposition in prepositions.of_changes and tree.lemmas[noun] == "time"
    return f"{preposition} {tree.lemmas[noun]}" in phrases.discourse or (is_half and not tree.kids(noun, "det", "amod", "nmod"))


def _time_extent(reading: DocumentReading, noun: int, start: int, end: int) -> tuple[int, int]:
    """Return where the words for a time start and end: "the year ended March 31", "nine months after that day"."""
    tree = reading.tree
    clauses = [c for c in tree.exact_kids(noun, "acl:relcl") if tree.subtree(c)[0] == end]  # "the last time that she ran"
    return _start_of_measure(tree, noun, start), max(
        end,
        end_of_period(reading, noun),
        *(tree.subtree(c)[-1] + 1 for c in clauses if tree.pos[tree.subtree(c)[-1]] != "PUNCT"),
    )


def _start_of_measure(tree: Tree, noun: int, start: int) -> int:
    """Return where the words begin that say how long before or after a noun: "nine months after that day", "an hour before the match"."""
    measures = [c for c in tree.exact_kids(noun, "nmod:unmarked") if tree.words[c + 1].lower() in prepositions.of_time]
    return tree.subtree(measures[0])[0] if measures else start


def _is_given_post(tree: Tree, oblique: Oblique) -> bool:
    """Tell whether a noun is the post that somebody gets or has: "nominated her for the post", "appointed him to the position"."""
    verb, preposition = tree.lemmas[tree.heads[oblique.head]], tree.preposition(oblique.head)
    is_given = (verb in verbs.appointing and preposition in prepositions.before_posts) or (
        verb in verbs.serving and preposition == "in"
    )
    return is_given and tree.lemmas[oblique.head] in nouns.posts | nouns.offices


def _is_event(reading: DocumentReading, oblique: Oblique, mention: Mention) -> bool:
    """Tell whether a noun says with its preposition when: "during the war", not "before a judge", and not earnings "before taxes"."""
    is_named = mention.kind is not MentionKind.NOMINAL or reading.tree.entity[oblique.head] >= 0  # "ahead of the Democrats"
    is_named = is_named and mention.label not in HAPPENING
    if _is_dated(reading, oblique.preposition, _meant(reading, oblique.head), mention):
        return mention.head.lower() not in nouns.accounts  # "won a seat in the 2019 election", not "in the May poll"
    if oblique.preposition in prepositions.of_time_alone:
        return True  # "prior to Acme, she worked at Bolt", "during a patrol"
    timed = oblique.preposition in prepositions.of_time and not is_named and not _is_direction(reading.tree, oblique.head)
    is_bare = not reading.tree.kids(oblique.head, "det", "nmod:poss", "nmod", "acl")
    return timed and mention.label not in (*ACTORS, *PLACES) and not (is_bare and oblique.preposition == "before")


def _is_direction(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is a part of a land by where it lies: "the country's north"."""
    return tree.lemmas[noun] in phrases.directions and bool(tree.kids(noun, "det", "nmod:poss"))


def _is_dated(reading: DocumentReading, preposition: str, noun: int, mention: Mention) -> bool:
    """Tell whether something is in or at an election, or in an event with the date before it: "in the 1968 incident"."""
    if mention.label == "Election":
        return preposition in prepositions.sites_of_nouns
    is_in = preposition == "in" and mention.label in HAPPENING
    before = reading.tree.kids(noun, "compound", "amod", "nummod", "nmod") if is_in else []
    return any(c < noun and (value := reading.values.at(c)) and value.kind is ValueKind.DATE for c in before)


def _is_medium(reading: DocumentReading, oblique: Oblique, mention: Mention) -> bool:
    """Tell whether something is said or done on the air or in the web: "announced it on television", not what it or a fine is on."""
    tree, verb = reading.tree, reading.tree.heads[oblique.head]
    if oblique.preposition != "on" or tree.bases[oblique.head] != "obl":
        return False
    is_laid = any(tree.lemmas[o] in nouns.penalties for o in tree.kids(verb, "obj", "nsubj"))
    return not is_laid and (mention.label in MEDIA or tree.lemmas[oblique.head].lower() in nouns.media)


def bounds_time(reading: DocumentReading, oblique: Oblique) -> bool:
    """Tell whether a noun is where a time or an event begins or ends, or how long: "at the end of the war", "in the span of one week"."""
    tree, head = reading.tree, oblique.head
    inside = [c for c in tree.exact_kids(head, "nmod") if tree.preposition(c) == "of"] if tree.entity[head] < 0 else []
    if not inside:
        return False
    if tree.lemmas[head] in nouns.bounds:
        return reading.mention(inside[0]).label not in (*ACTORS, *PLACES)  # "at the end of the street" is where
    values = (value for c in inside if (value := reading.values.at(c)) is not None)
    return not reading.mention(head).label and any(value.kind is ValueKind.DURATION for value in values)


def _meant(reading: DocumentReading, head: int) -> int:
    """Return what a relative pronoun stands for ("the state in which"), the name beside a noun ("to its parent, Acme"), or the word itself."""
    tree = reading.tree
    if tree.words[head].lower() not in pronouns.relative_mentions:
        beside = (
            [c for c in tree.kids(head, "appos") if reading.is_named(c)]
            if tree.tags[head] == "NN" and tree.entity[head] < 0
            else []
        )
        return beside[0] if len(beside) == 1 else head
    top = tree.heads[head]
    while tree.bases[top] in ("xcomp", "conj"):
        top = tree.heads[top]
    return tree.heads[top] if tree.labels[top] == "acl:relcl" else head


def _modifying_time(reading: DocumentReading, head: int) -> Value | None:
    """Return the time that a calendar noun carries ("the third quarter of 2025")."""
    tree = reading.tree
    if tree.lemmas[head] not in nouns.time:
        return None
    for c in tree.subtree(head):
        value = reading.values.at(c)
        if value is None or value.kind not in (ValueKind.DATE, ValueKind.DURATION) or _is_in_clause(tree, c, head):
            continue
        preposition = tree.preposition(tree.head_of(tree.places(value.span.start, value.span.end)))
        # "the first time in ten years", "the first time since May"
        is_rank = tree.lemmas[head] == "time" and (value.kind is ValueKind.DURATION or preposition in times.open_intervals)
        is_end = preposition in prepositions.of_changes  # "the year to May"
        is_measure = value.text.split()[-1].lower() in prepositions.of_time  # "nine months after that day"
        if not (is_rank or is_end or is_measure):
            return value
    return None


def _is_in_clause(tree: Tree, i: int, noun: int) -> bool:
    """Tell whether a word stands in a clause beside a noun above it: the date in "the year ended December 31" is where the year ends."""
    while i != noun and tree.bases[i] != "acl":
        i = tree.heads[i]
    return i != noun


def _with_preposition_of(tree: Tree, head: int, start: int, end: int) -> str:
    """Return a phrase with the preposition before it: "in response to a statement"."""
    case = min((c for c in tree.exact_kids(head, "case") if c < head), default=start)
    return tree.text(min(case, start), end)


def _with_preposition(preposition: str, text: str) -> str:
    is_inside = f" {preposition} " in f" {text.lower()} "  # "to" in "from 1922 to 1943"
    kept = preposition and preposition not in prepositions.left_out and not is_inside
    return f"{preposition} {text}" if kept else text


def _after(preposition: str, text: str) -> str:
    return text if text.lower().startswith(f"{preposition} ") else f"{preposition} {text}"


def _one_each(qualifiers: list[Qualifier]) -> list[Qualifier]:
    """Keep the first qualifier with each span."""
    seen: set[TextSpan] = set()
    return [q for q in qualifiers if not (q.span in seen or seen.add(q.span))]  # type: ignore[func-returns-value]  # add returns None on purpose


def merge_qualifiers(*groups: Iterable[Qualifier]) -> list[Qualifier]:
    """Join groups of qualifiers, each span once."""
    return _one_each([q for group in groups for q in group])
