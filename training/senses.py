"""Fit the perceptron that tells the properties of relations: `python -m training.senses FACTS [--model PIPELINE] [--output FOLDER]`.

In: passages that people annotated exhaustively (`facts.py`), read by a pipeline of kg's own. Out: `senses-PIPELINE.npz`, which
`kg/statements/senses.py` reads, and `examples-PIPELINE.npz`, by which `kg/statements/reasons.py` says what a statement is like. It learns from
the facts as they were annotated and from the statements that the pipeline reads of them. Prints of five-fold cross-validation by passage how
many open statements get a property, and how many of those one that the annotation accepts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from kg.analysis import contribution_of, load_learned
from kg.config import Config
from kg.learning.perceptrons import Fit, Floats, fit_classes
from kg.model import Document, TextSpan
from kg.models.examples import LearnedExamples, make_examples
from kg.models.perceptron import Perceptron, read_perceptron
from kg.models.weights import examples_path, senses_path
from kg.ontology import Ontology
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading
from kg.statements import entities_of
from kg.statements.contract import Contribution, in_order
from kg.statements.judgement import inputs_of
from kg.statements.senses import LEAST, NEVER, NO_SENSE, iter_known, known_of
from training.facts import Json, Judge, accepted_properties, read_passages
from training.options import ending_on_bad_data, parser_of

RAREST, FEWEST, FOLDS = 5, 4, 5
"""Times that a named input is seen, examples of a property, and parts of the cross-validation."""

HOW = Fit(units=64, epochs=10, batch=64, dropout=0.3, input_dropout=0.5)
"""Cross-validated on 1,078 passages: 128 units, dropout of 0.5, or named inputs seen three times find no more."""

BELIEF, DOUBT = 0.7, 0.5
"""What of the log odds is believed, and what is added to those of no property: annotated facts have one more often than statements do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A fact or a statement of a passage.

    Attributes:
        passage: the number of its passage.
        accepted: the properties that the annotation accepts, the likeliest first.
        is_open: whether it is a statement without a property, as the perceptron is asked about.
        known: what is known of it besides the vectors.
        vectors: what the network sees of it.
        id: what names a fact: its passage, and its number there from 0 on; empty for a statement.
        source: the genre of its passage, and what it was taken from.
    """

    passage: int
    accepted: tuple[str, ...]
    is_open: bool
    known: frozenset[str]
    vectors: Floats
    id: str = ""
    source: str = ""


def collect(passages: list[Json], model: str) -> list[Example]:
    """Return the facts that people annotated within sentences, and the statements that a pipeline reads of them."""
    config = Config(model=model)
    learned = replace(load_learned(config), senses=None)
    documents = [Document(id=str(p["id"]), text=p["text"], date=p.get("date") or "") for p in passages]
    examples: list[Example] = []
    for number, (document, doc) in enumerate(iter_parses(documents, load_pipeline(config.model))):
        tree = Tree(doc)
        contribution = contribution_of(DocumentReading(document, tree), config, learned)
        examples += _iter_statements(number, contribution, tree, Judge(passages[number], learned.ontology))
        examples += _iter_facts(number, passages[number], tree, learned.ontology)
    return examples


def _iter_statements(number: int, contribution: Contribution, tree: Tree, judge: Judge) -> Iterator[Example]:
    for statement, triple in zip(in_order(contribution), contribution.to_dict()["triples"], strict=True):  # type: ignore[call-overload]  # a list
        relation, accepted = statement.relation, judge.senses(triple)
        if accepted is None:
            continue
        arguments = entities_of(relation, contribution.entities, contribution.entity_of)
        own = [statement.property] if statement.property in accepted else []
        yield Example(
            passage=number,
            accepted=tuple(own or sorted(accepted)),
            is_open=statement.property is None,
            known=frozenset(known_of(relation, *arguments)),
            vectors=inputs_of(tree, relation.subject.mention.span, relation.object.mention.span),
        )


def _iter_facts(number: int, passage: Json, tree: Tree, ontology: Ontology) -> Iterator[Example]:
    source = ", ".join(filter(None, [passage.get("genre"), passage.get("source")]))
    for place, fact in enumerate(passage["facts"]):
        spans = [TextSpan(passage["id"], *fact[f"{side}_span"]) for side in ("subject", "object")]
        heads = [tree.head_of(tree.places(span.start, span.end)) for span in spans]
        if tree.sentence[heads[0]] != tree.sentence[heads[1]]:
            continue
        kinds = [kind if (kind := fact.get(f"{side}_type") or "") in ontology.classes else "" for side in ("subject", "object")]
        own = [fact["property"]] if fact["property"] else []
        yield Example(
            passage=number,
            accepted=tuple(own or sorted(accepted_properties(fact))),
            is_open=False,
            known=frozenset(iter_known(fact["relation"], kinds[0], kinds[1], tree.lemmas[heads[1]].lower())),
            vectors=inputs_of(tree, *spans),
            id=f"{passage['id']}#{place}",
            source=source,
        )


def labels_of(examples: list[Example]) -> list[str]:
    """Return the property that each example is learned as: of several that are accepted, the one with most examples."""
    properties = Counter(prop for example in examples for prop in example.accepted)
    known = {prop for prop, count in properties.items() if count >= FEWEST and prop not in NEVER}
    return [
        max((p for p in example.accepted if p in known), key=lambda p: (properties[p], p), default=NO_SENSE) for example in examples
    ]


def fit(examples: list[Example]) -> Perceptron:
    """Return the perceptron that tells the properties of the examples."""
    counts = Counter(name for example in examples for name in example.known)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    perceptron = fit_classes(rows_of(examples, names), labels_of(examples), names, HOW)
    doubt = np.array([DOUBT * (name == NO_SENSE) for name in perceptron.classes])
    return replace(perceptron, output=perceptron.output * BELIEF, output_bias=perceptron.output_bias * BELIEF + doubt)


def kept_examples(examples: list[Example], weights: Path) -> LearnedExamples:
    """Return the facts with a property among the examples as a file of weights sees them, for saying what something is like."""
    perceptron = read_perceptron(weights)
    facts = [(e, label) for e, label in zip(examples, labels_of(examples), strict=True) if e.id and label != NO_SENSE]
    return make_examples(
        [perceptron.units(e.vectors, e.known) for e, _ in facts],
        [label for _, label in facts],
        [e.id for e, _ in facts],
        [e.source for e, _ in facts],
        weights,
    )


def cross_fitted(examples: list[Example]) -> Iterator[Perceptron]:
    """Yield for each fold of the passages, those whose number leaves the same rest, the perceptron of all others."""
    for fold in range(FOLDS):
        yield fit([e for e in examples if e.passage % FOLDS != fold])


def rows_of(examples: list[Example], names: list[str]) -> Floats:
    """Return the inputs of examples."""
    place = {name: i for i, name in enumerate(names)}
    known = np.zeros((len(examples), len(names)), dtype=np.float32)
    for row, example in enumerate(examples):
        known[row, [place[name] for name in example.known if name in place]] = 1
    return np.concatenate([np.stack([e.vectors for e in examples]), known], axis=1)


def probabilities(examples: list[Example], perceptron: Perceptron) -> Floats:
    """Return the probability of each class of a perceptron for each example."""
    return np.stack([perceptron.likely(e.vectors, e.known) for e in examples])


def judged(examples: list[Example], perceptron: Perceptron) -> Iterator[tuple[float, bool]]:
    """Yield of each example that gets a property how likely it is, and whether it is accepted."""
    for example, likely in zip(examples, probabilities(examples, perceptron), strict=True):
        best = int(likely.argmax())
        if likely[best] >= LEAST and perceptron.classes[best] != NO_SENSE:
            yield float(likely[best]), perceptron.classes[best] in example.accepted


def main() -> None:
    """Fit, cross-validate, write the weights."""
    options = parser_of("senses", __doc__, data="FACTS: annotated passages, JSON Lines").parse_args()
    with ending_on_bad_data():
        examples = collect(read_passages(options.data), options.model)
    verdicts: list[tuple[float, bool]] = []
    for fold, perceptron in enumerate(cross_fitted(examples)):
        verdicts += judged([e for e in examples if e.passage % FOLDS == fold and e.is_open], perceptron)
    asked = [e for e in examples if e.is_open]
    print(f"{len(asked)} open statements, {sum(bool(e.accepted) for e in asked)} of them with a property as annotated")
    for least in (LEAST, 0.5, 0.7, 0.9):
        certain = [right for probability, right in verdicts if probability >= least]
        print(f"from {least}: {len(certain)} get a property, {sum(certain)} an accepted one")
    weights = options.output / senses_path(options.model).name
    fit(examples).save(weights)
    kept_examples(examples, weights).save(options.output / examples_path(options.model).name)


if __name__ == "__main__":
    main()
