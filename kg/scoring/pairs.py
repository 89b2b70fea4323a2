"""Form candidate pairs: two candidate arguments of one sentence, of which a scorer says what relates them.

In: a text with its candidate arguments. Out: `CandidatePair` records, subject first, with their features.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading
from kg.scoring.arguments import CandidateArgument
from kg.scoring.features import iter_object_features, iter_pair_features, iter_subject_features

MOST_ARGUMENTS = 40
"""Candidate arguments of one sentence that are paired, as the work grows with their square: one of 361 sentences has more (43)."""

CONTENT = frozenset(["NOUN", "VERB", "ADJ", "PROPN"])
NO_SUBJECTS = frozenset(["date", "number", "duration", "code", "adjective", "head", "modifier"])
"""Kinds of candidates that are no subjects: values, and parts of noun phrases."""


@dataclass(frozen=True, kw_only=True)
class CandidatePair:
    """Two candidate arguments of one sentence, as subject and object.

    Attributes:
        reading: the text.
        subject: the candidate for the subject.
        object: the candidate for the object.
        has_first_subject: whether the subject is the first candidate of the text.
        content: lemmas of the nouns, verbs and adjectives of the sentence.
        subject_features: features of the subject by itself.
        object_features: features of the object by itself.
    """

    reading: DocumentReading
    subject: CandidateArgument
    object: CandidateArgument
    has_first_subject: bool
    content: tuple[str, ...]
    subject_features: tuple[str, ...]
    object_features: tuple[str, ...]

    @cached_property
    def joint_features(self) -> tuple[str, ...]:
        """The features of both arguments together and of what stands between them, each once."""
        joint = iter_pair_features(self.reading.tree, self.subject, self.object, with_first=self.has_first_subject)
        return tuple(dict.fromkeys(joint))

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The features of the subject, of the object, and of both together: no feature is in two of them."""
        return self.subject_features, self.object_features, self.joint_features

    @property
    def features(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.subject_features, *self.object_features, *self.joint_features)

    @property
    def sentence(self) -> int:
        """The number of the sentence."""
        return self.reading.tree.sentence[self.subject.head]

    def overlaps(self, pair: CandidatePair) -> bool:
        """Tell whether two pairs are readings of the same words: "Opera" and "Opera Software"."""
        return self.subject.overlaps(pair.subject) and self.object.overlaps(pair.object)


def iter_candidate_pairs(reading: DocumentReading, candidates: Sequence[CandidateArgument]) -> Iterator[CandidatePair]:
    """Yield every ordered pair of candidate arguments of one sentence; a value is no subject, nor is a part of a noun phrase."""
    tree = reading.tree
    by_sentence: dict[int, list[CandidateArgument]] = {}
    for candidate in candidates:
        by_sentence.setdefault(tree.sentence[candidate.head], []).append(candidate)
    for number, of_sentence in by_sentence.items():
        content = _content(tree, number)
        paired = of_sentence[:MOST_ARGUMENTS]
        objects = [(c, tuple(dict.fromkeys(iter_object_features(tree, c)))) for c in paired if c.kind != "pronoun"]
        for subject in paired:
            if subject.kind in NO_SUBJECTS:
                continue
            is_first = subject is candidates[0]
            of_subject = tuple(dict.fromkeys(("any", "X first" if is_first else "X later", *iter_subject_features(tree, subject))))
            for object_, of_object in objects:
                if not object_.overlaps(subject) and subject.antecedent is not object_:
                    yield CandidatePair(
                        reading=reading,
                        subject=subject,
                        object=object_,
                        has_first_subject=is_first,
                        content=content,
                        subject_features=of_subject,
                        object_features=of_object,
                    )


def _content(tree: Tree, sentence: int) -> tuple[str, ...]:
    """Return the lemmas of the content words of a sentence, each once."""
    places = range(*tree.sentence_extents[sentence])
    return tuple(dict.fromkeys(tree.lemmas[i] for i in places if tree.pos[i] in CONTENT))
