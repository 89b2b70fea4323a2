"""Score candidate pairs by a learned lexicon, and make relations of those that are likely enough.

The score of a property for a pair is the sum of the weights of its features, in log odds, and of what the word vectors add to it: above zero
it is more likely than not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.clauses import Status, status_of
from kg.mentions import make_argument
from kg.model import Argument, Evidence, Mention, MentionKind, Rejection, Relation
from kg.models.loglinear import probability
from kg.ontology import LearnedLexicon, NameHints
from kg.relations import relation_key
from kg.relations.arguments import country_of_adjective
from kg.relations.reading import DocumentReading
from kg.scoring.arguments import CandidateArgument
from kg.scoring.candidates import find_candidate_arguments
from kg.scoring.delexicalised import delexicalised_features
from kg.scoring.pairs import CandidatePair, iter_candidate_pairs
from kg.scoring.reasons import LearnedReasons, Share, greatest, words_of_path
from kg.scoring.vectors import VectorScorer

MARGIN = 1.5
"""Log odds below the threshold at which the likeliest pair of a sentence is still predicted."""

RULE = "learned"
"""The rule that the evidence of these relations names, and the first word of their predicates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A property that is predicted for a pair.

    Attributes:
        pair: the pair.
        property: the property by name.
        log_odds: how likely it is.
        of_vectors: what of this the word vectors added.
        highest_threshold: the threshold, in log odds, below which it is predicted: higher by a margin for the likeliest pair of a sentence.
    """

    pair: CandidatePair
    property: str
    log_odds: float
    of_vectors: float
    highest_threshold: float

    def probability(self) -> float:
        """Return the probability that the text states it."""
        return probability(self.log_odds)


@dataclass(frozen=True, slots=True)
class LexiconScorer:
    """Propose the relations that a learned lexicon predicts; relations of the rules stay as they are.

    Attributes:
        learned: the lexicon.
        own_names: take the names of the lexicon, and titles, for names, whatever the extraction takes them for.
    """

    learned: LearnedLexicon
    own_names: bool

    def review(self, reading: DocumentReading, relations: Sequence[Relation]) -> Iterator[Relation | Rejection]:
        """Yield the relations of the rules, then those that are predicted, each once."""
        yield from relations
        keys = {relation_key(r) for r in relations}
        for prediction in predict(reading, self.learned):
            proposed = self._relation(reading, prediction)
            if relation_key(proposed) not in keys:
                keys.add(relation_key(proposed))
                yield proposed

    def reasons(self, reading: DocumentReading, relation: Relation) -> LearnedReasons | None:
        """Return why a relation of this scorer's was proposed; None where it is not proposed."""
        for prediction in predict(reading, self.learned):
            if self._relation(reading, prediction) == relation:
                return _reasons(prediction, self.learned)
        return None

    def _relation(self, reading: DocumentReading, prediction: Prediction) -> Relation:
        pair, prop = prediction.pair, prediction.property
        evidence = Evidence(span=reading.sentence_span(pair.object.head), rule=RULE, score=prediction.probability())
        return Relation(
            subject=_argument(reading, pair.subject, own_names=self.own_names),
            phrase=prop,
            predicate=f"{RULE} {prop}",
            object=_argument(reading, pair.object, own_names=self.own_names),
            factuality=reading.factuality(_status(reading, pair)),
            evidence=evidence,
            property=prop,
        )


@dataclass(frozen=True, slots=True)
class Score:
    """How likely a pair has a property, in thousandths of log odds.

    Attributes:
        pair: the pair.
        property: the property.
        of_rows: what the rows of the table make it.
        of_vectors: what the word vectors add.
    """

    pair: CandidatePair
    property: str
    of_rows: int
    of_vectors: int = 0

    def log_odds(self, share: float) -> float:
        """Return both parts as one, of that from the vectors a share."""
        return (self.of_rows + round(share * self.of_vectors)) / 1000


def iter_scores(pair: CandidatePair, learned: LearnedLexicon, least: int, of_vectors: Mapping[str, int]) -> Iterator[Score]:
    """Yield the properties of a pair that may score above the least.

    Args:
        pair: the pair.
        learned: whose rows are summed.
        least: thousandths of log odds.
        of_vectors: property -> what the vectors add at most.
    """
    table = learned.table
    scores, shared = table.sums(pair.features)
    delexicalised = delexicalised_features(pair, learned.label_words)
    for prop, score in zip(table.classes, scores.tolist(), strict=True):
        features, more = delexicalised.pop(prop, ()), of_vectors.get(prop, 0)
        total = score + table.shared(features) if features else score
        if total + max(0, more) > least:
            yield Score(pair, prop, total, more)
    for prop, features in sorted(delexicalised.items()):  # of which there was no example
        total = shared + table.shared(features)
        if total > least:
            yield Score(pair, prop, total)


def score_pairs(reading: DocumentReading, learned: LearnedLexicon, names: NameHints) -> list[Score]:
    """Return the scores of all pairs of a text that may be predicted, whatever share of what the vectors add is taken.

    Args:
        reading: the text.
        learned: what scores them.
        names: what is known of names.
    """
    least = round(1000 * (learned.threshold - MARGIN))
    vectors = VectorScorer(reading.tree, learned.head) if learned.head is not None else None
    scores: list[Score] = []
    for pair in iter_candidate_pairs(reading, find_candidate_arguments(reading, names)):
        of_vectors = dict(zip(vectors.properties, vectors.scores(pair).tolist(), strict=True)) if vectors is not None else {}
        scores += iter_scores(pair, learned, least, of_vectors)
    return scores


def predict(reading: DocumentReading, learned: LearnedLexicon) -> list[Prediction]:
    """Return what a learned lexicon predicts for a text, by place."""
    return choose(score_pairs(reading, learned, learned.names), learned)


def choose(scores: Iterable[Score], learned: LearnedLexicon) -> list[Prediction]:
    """Return what is predicted by the scores of a text, by place.

    A property is predicted where it scores above the lexicon's threshold; for the likeliest pair of a sentence a little less is enough.
    Of a property that has one value in a sentence, that pair alone is predicted.
    """
    share = learned.head.share if learned.head is not None else 0.0
    least = round(1000 * (learned.threshold - MARGIN)) / 1000
    scored = [(log_odds, s) for s in scores if (log_odds := s.log_odds(share)) > least]
    predictions: dict[tuple[object, ...], Prediction] = {}
    of_sentence: dict[tuple[int, str], list[CandidatePair]] = defaultdict(list)
    for log_odds, score in sorted(scored, key=lambda s: -s[0]):
        pair, prop = score.pair, score.property
        subject, object_ = pair.subject.identity, pair.object.identity
        earlier = of_sentence[pair.sentence, prop]
        if subject == object_ or (log_odds <= learned.threshold and earlier):
            continue
        key = (pair.sentence, prop) if learned.form(prop).is_single else (subject, prop, object_)
        if key not in predictions and not any(pair.overlaps(likelier) for likelier in earlier):
            highest = log_odds if earlier else log_odds + MARGIN
            predictions[key] = Prediction(
                pair=pair, property=prop, log_odds=log_odds, of_vectors=log_odds - score.of_rows / 1000, highest_threshold=highest
            )
            earlier.append(pair)
    return sorted(predictions.values(), key=lambda p: (p.pair.subject.start, p.pair.object.start, p.property))


def _reasons(prediction: Prediction, learned: LearnedLexicon) -> LearnedReasons:
    pair, prop = prediction.pair, prediction.property
    features = (*pair.features, *delexicalised_features(pair, learned.label_words).get(prop, ()))
    weights = {feature: learned.table.weight(feature, prop) for feature in features}
    margin = prediction.highest_threshold - prediction.log_odds
    return LearnedReasons(
        probability=prediction.probability(),
        least=probability(learned.threshold - margin),
        path=words_of_path(pair.reading.tree, pair.subject.head, pair.object.head),
        shares=greatest(Share(f"“{feature}”", weight) for feature, weight in weights.items()),
        examples=tuple(learned.nearest(weights, prop)),
        sources=_sources(prediction) if learned.head is not None else (),
    )


def _sources(prediction: Prediction) -> tuple[Share, ...]:
    """Return what the rows of the table and the word vectors make of the score."""
    of_vectors = prediction.of_vectors
    return Share("the rows of the lexicon", prediction.log_odds - of_vectors), Share("the vectors of the words", of_vectors)


def _status(reading: DocumentReading, pair: CandidatePair) -> Status:
    """Return the status of the clause that a pair stands in: what it denies, or only supposes, no score makes a fact."""
    tree, i = reading.tree, pair.object.head
    while tree.pos[i] not in ("VERB", "AUX") and not tree.kids(i, "cop"):
        if tree.heads[i] == i:
            return Status()
        i = tree.heads[i]
    return status_of(tree, i)


def _argument(reading: DocumentReading, candidate: CandidateArgument, *, own_names: bool) -> Argument:
    """Return a candidate as the argument of a relation."""
    tree, document = reading.tree, reading.document
    if candidate.antecedent is not None and own_names:
        return _argument(reading, candidate.antecedent, own_names=True)
    number = tree.entity[candidate.head]
    named = number >= 0 and (tree.names[number].start, tree.names[number].end) == (candidate.start, candidate.end)
    if candidate.kind == "adjective" and not own_names:
        country = country_of_adjective(reading, candidate.head)
        if country is not None:
            return country
    if candidate.kind == "pronoun" or (candidate.value is None and (named or not own_names)):
        return make_argument(tree, document.id, candidate.head)
    span = reading.span(candidate.start, candidate.end)
    text = tree.text(candidate.start, candidate.end)
    label = candidate.kind if candidate.kind[:1].isupper() else ""
    kind = MentionKind.NAME if any(c.isupper() or c.isdigit() for c in text) else MentionKind.NOMINAL
    mention = Mention(span=span, text=text, kind=kind, label=label, head=tree.lemmas[candidate.head])
    return Argument(text=text, span=span, mention=mention, value=candidate.value)
