"""KnowledgeNet: 15 properties between mentions (Mesquita et al. 2019), matched as by its own scorer with "span overlap".

A triple is right when its property is the gold one and both mentions overlap the gold's. It stands for every pair of mentions
that the prediction puts into the same chains. Only properties that were annotated on a passage count against precision.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from benchmarks.gold import Benchmark, Json, figures

STATES = {
    "ceoOf": (("CEO", True), ("EMPLOYEE_OR_MEMBER_OF", False)),
    "subsidiaryOf": (("SUBSIDIARY_OF", False),),
    "founderOf": (("FOUNDED_BY", True),),
    "headquarteredIn": (("HEADQUARTERS", False),),
    "dateFounded": (("DATE_FOUNDED", False),),
    "employeeOrMemberOf": (("EMPLOYEE_OR_MEMBER_OF", False),),
    "leads": (("EMPLOYEE_OR_MEMBER_OF", False),),
    "residesIn": (("PLACE_OF_RESIDENCE", False),),
    "bornIn": (("PLACE_OF_BIRTH", False),),
    "dateOfBirth": (("DATE_OF_BIRTH", False),),
    "dateOfDeath": (("DATE_OF_DEATH", False),),
    "nationality": (("NATIONALITY", False),),
    "spouseOf": (("SPOUSE", False),),
    "childOf": (("CHILD_OF", False),),
    "educatedAt": (("EDUCATED_AT", False),),
    "politicalAffiliation": (("POLITICAL_AFFILIATION", False),),
}
"""Which of the benchmark's facts our properties state; True with the sides exchanged."""

Span = tuple[int, int]
Fact = tuple[Span, str, Span]


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _covers(first: Fact, second: Fact) -> bool:
    return first[1] == second[1] and _overlap(first[0], second[0]) and _overlap(first[2], second[2])


def _facts(triple: Json, chains: list[list[Span]]) -> Iterator[Fact]:
    def mentions(span: Span) -> set[Span]:
        return {span, *(m for chain in chains if any(_overlap(span, m) for m in chain) for m in chain)}

    pairs = product(mentions(tuple(triple["subject_span"])), mentions(tuple(triple["object_span"])))
    for (subject, object_), (name, exchanged) in product(list(pairs), STATES.get(triple["property"] or "", ())):
        yield (object_, name, subject) if exchanged else (subject, name, object_)


def _read(gold: Json, prediction: Json) -> tuple[list[Fact], list[set[Fact]]]:
    chains = [[(s, e) for s, e in chain] for chain in prediction["clusters"]]
    chains += [[(s, e) for s, e in entity["mentions"]] for entity in prediction["entities"]]
    wanted = [(tuple(f["subject"]), f["property"], tuple(f["object"])) for f in gold["facts"]]
    return wanted, [set(_facts(triple, chains)) for triple in prediction["triples"]]


def score(golds: Sequence[Json], predictions: Sequence[Json]) -> dict[str, float]:
    """Return precision, recall and F1 over all properties."""
    right = wrong = missed = 0
    for gold, prediction in zip(golds, predictions, strict=True):
        wanted, of_triples = _read(gold, prediction)
        predicted = set().union(*of_triples)
        matched = {fact for want in wanted for fact in predicted if _covers(want, fact)}
        hits = sum(any(_covers(want, fact) for fact in predicted) for want in wanted)
        right, missed = right + hits, missed + len(wanted) - hits
        wrong += sum(f[1] in gold["properties"] and not any(_covers(f, m) for m in matched) for f in predicted)
    return figures(right, right + wrong, right + missed)


def judge(gold: Json, prediction: Json) -> list[bool | None]:
    """Return whether each triple states a gold fact; None where it states none of the properties annotated here."""
    wanted, of_triples = _read(gold, prediction)
    return [
        any(_covers(want, fact) for want in wanted for fact in facts) if any(f[1] in gold["properties"] for f in facts) else None
        for facts in of_triples
    ]


BENCHMARK = Benchmark("knowledgenet", "15 properties between mentions", score, judge)
