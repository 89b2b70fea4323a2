"""Say what a pronoun stands for among the candidate arguments of a text: by its clause where it begins one, else by agreement.

In: a text with its base arguments. Out: a candidate argument for each pronoun, with its antecedent. Coreference comes later (`kg/entities`)
and looks at more; here each pronoun gets the likeliest name, and what was learned says whether a pair with it is any good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.clauses.relatives import antecedent, whose
from kg.english import pronouns
from kg.parsing.trees import Tree
from kg.scoring.arguments import CandidateArgument

NEAR_TOPIC = 2
"""Sentences after the topic of a text in which a pronoun most likely stands for it; later ones are left to coreference."""

NO_TOPICS = frozenset(["noun", "adjective", "code"])
"""Kinds of candidates that a text is not about."""


def iter_pronouns(tree: Tree, base: Sequence[CandidateArgument]) -> Iterator[CandidateArgument]:
    """Yield the pronouns after the first candidate that a text may be about.

    Args:
        tree: the text.
        base: its base arguments in order.
    """
    topics = [c for c in base if c.value is None and c.kind not in NO_TOPICS]
    by_word = {i: c for c in base for i in range(c.start, c.end)}
    for i, word in enumerate(tree.words):
        lower = word.lower()
        if topics and i > topics[0].end and lower in pronouns.candidates:
            noun = _described(tree, i) if lower in pronouns.relative else i
            meant = by_word.get(noun) if noun != i else _topic(tree, i, topics)
            yield CandidateArgument(start=i, end=i + 1, head=i, kind="pronoun", words=(lower,), antecedent=meant)


@cache
def _meant() -> dict[str, str]:
    """Return what each personal pronoun stands for: a person, a thing, several."""
    return {word: meant for word, meant, _ in pronouns.personal}


def _described(tree: Tree, i: int) -> int:
    """Return the noun that a relative pronoun stands for, or the pronoun itself: one that asks, "who won is not known"."""
    noun = whose(tree, i)
    return noun if noun != i else antecedent(tree, i, tree.heads[i])


def _topic(tree: Tree, i: int, topics: Sequence[CandidateArgument]) -> CandidateArgument | None:
    """Return the first of the topics before a pronoun that agrees with it, the first of all where none does; None where it is far off."""
    before = [topic for topic in topics if topic.end <= i]
    agreeing = [topic for topic in before if _agrees(_meant().get(tree.words[i].lower(), ""), topic.kind)]
    topic = (agreeing or before)[0]
    return topic if tree.sentence[i] - tree.sentence[topic.head] <= NEAR_TOPIC else None


def _agrees(meant: str, kind: str) -> bool:
    """Tell whether a pronoun may stand for a name of some kind; a name without a class may be anybody's or anything's.

    >>> _agrees("person", "Company"), _agrees("thing", "Company"), _agrees("person", "title")
    (False, True, True)
    """
    if meant == "person":
        return kind == "Person" or not kind[:1].isupper()
    return meant != "thing" or kind != "Person"
