"""Review the relations of the rules by what was learned from examples.

In: a `DocumentReading` and the relations that the constructions found in it. Out: relations, and a `Rejection` for each that is vetoed.
Today's scorer is the logistic regression of a learned lexicon; any learned head takes its place by being a `PairScorer`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from kg.model import Rejection, Relation
from kg.ontology import Ontology
from kg.relations import in_text_order
from kg.relations.reading import DocumentReading
from kg.scoring.lexicon import LexiconScorer

__all__ = ["LexiconScorer", "PairScorer", "review_relations", "scorer_of"]


class PairScorer(Protocol):
    """A learned judge of what relates two arguments of one sentence."""

    def review(self, reading: DocumentReading, relations: Sequence[Relation]) -> Iterator[Relation | Rejection]:
        """Yield the relations of a document as this scorer judges them.

        A relation that is yielded as it came is left to the rule that read it. A relation is confirmed by yielding it with
        `evidence.score`, its probability; it is vetoed by yielding a `Rejection` of it, with stage "scoring" and a reason; one that no rule
        read is proposed by yielding it with its property and its score.

        Args:
            reading: the text.
            relations: what the constructions read in it.
        """
        ...


def scorer_of(ontology: Ontology) -> PairScorer | None:
    """Return the scorer of an ontology's lexicon, or None where nothing was learned."""
    learned = ontology.lexicon.learned
    return LexiconScorer(learned, own_names=not ontology.is_native) if learned is not None else None


def review_relations(
    reading: DocumentReading, relations: Sequence[Relation], scorer: PairScorer
) -> tuple[list[Relation], list[Rejection]]:
    """Return the relations that a scorer lets stand or proposes, in the order of the text, and what it vetoes."""
    reviewed = list(scorer.review(reading, relations))
    kept = [r for r in reviewed if isinstance(r, Relation)]
    return in_text_order(kept), [r for r in reviewed if isinstance(r, Rejection)]
