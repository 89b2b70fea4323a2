"""Learn a lexicon from examples: sentences with the triples that they state.

In: examples and an ontology. Out: a `Lexicon`, and how well it reads examples that it was not learned from.
Each triple is aligned with the candidate pairs of its sentence (`alignment.py`); one logistic regression weighs their features
(`regression.py`), so that the same examples give the same table, and what word vectors add is learned beside it where this reads more
(`heads.py`); precision and count of each row are written beside it, for people to
judge and change it. No prompt, no black box.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.counting import count_words
from kg.learning.crossvalidation import FOLDS, LOWEST, LOWEST_PARTIAL, PropertyReport, cross_validate, with_share
from kg.learning.examples import Example, Triple, read_examples
from kg.learning.fitting import PreparedExamples, parse_examples
from kg.learning.phrases import PhraseCount, PhraseCounts, judge_phrases
from kg.ontology import Lexicon, LexiconEntry, Ontology
from kg.ontology.terms import plain
from kg.parsing.pipelines import identify_pipeline

__all__ = ["Example", "Report", "Triple", "learn_lexicon", "parse_examples", "read_examples"]

LOWEST_BESIDE = -1.0
"""The lowest threshold tried beside a lexicon that people wrote, which reads much of the sure things already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was learned.

    Attributes:
        properties: how each property was learned.
        contradicted: the phrases that the examples contradict and the lexicon is without, with how often each was right.
    """

    properties: Mapping[str, PropertyReport] = field(default_factory=dict)
    contradicted: PhraseCounts = field(default_factory=dict)

    def total(self) -> PropertyReport:
        """Return the sums over all properties."""
        reports = self.properties.values()
        return PropertyReport(
            triples=sum(r.triples for r in reports),
            aligned=sum(r.aligned for r in reports),
            right=sum(r.right for r in reports),
            predicted=sum(r.predicted for r in reports),
        )


def learn_lexicon(
    examples: Sequence[Example], ontology: Ontology, *, model: str, partial: bool = False, report: Callable[[str], object] = str
) -> tuple[Lexicon, Report]:
    """Return the ontology's lexicon with what the examples teach added, and how well they are read.

    Phrases that were only proposed, and that the examples contradict, are left out.

    Args:
        examples: texts with their triples, in the ontology's properties.
        ontology: what is learned for; its own phrases are kept.
        model: the spaCy pipeline that parses the examples.
        partial: an example names only some of what its text states.
        report: called with what is being done.
    """
    report(f"parsing {count_words(len(examples), 'example')}")
    readings = parse_examples(examples, model)
    labels = {name: plain(p.label) for name, p in ontology.properties.items()}
    report(f"learning in {FOLDS} folds")
    prepared = PreparedExamples(examples, readings, labels=labels, partial=partial, pipeline=identify_pipeline(model))
    choice, properties = cross_validate(prepared, lowest=_lowest_threshold(ontology, partial=partial))
    learned = replace(with_share(prepared.learn(with_vectors=choice.share > 0), choice.share), threshold=choice.threshold)
    for example, is_aligned in zip(examples, prepared.is_aligned, strict=True):
        for triple, aligned in zip(example.triples, is_aligned, strict=True):
            properties.setdefault(triple.property, PropertyReport()).aligned += aligned
    entries = ontology.lexicon.entries
    contradicted: dict[LexiconEntry, PhraseCount] = {}
    if ontology.lexicon.path is None:  # proposed from the labels: nobody's decision yet
        stated = Counter(t.property for example in examples for t in example.triples)
        counts = judge_phrases(examples, readings, learned.names, ontology, partial=partial)
        contradicted = {entry: count for entry, count in counts.items() if count.is_contradicted(stated[entry.property])}
        entries = tuple(entry for entry in entries if entry not in contradicted)
    lexicon = Lexicon(entries, learned=learned)
    return lexicon, Report(properties=properties, contradicted=contradicted)


def _lowest_threshold(ontology: Ontology, *, partial: bool) -> float:
    if partial:
        return LOWEST_PARTIAL
    return LOWEST if ontology.lexicon.path is None else LOWEST_BESIDE
