"""Fit the perceptron that tells the classes of names: `python -m training.classes FACTS [--silver FILE] [--model PIPELINE] [--output FOLDER]`.

In: passages whose named things people gave classes (`facts.py`), read by a pipeline of kg's own; and with the silver trees (`corpora.py`)
the names in them that `names.tsv` gives classes, most of which no table knows. Out: `classes-PIPELINE.npz`, which `kg/entities/classes.py`
reads. Prints the share of the passages' names with the class that was annotated, before and after, in five-fold cross-validation by passage.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.analysis import load_learned, relations_of
from kg.config import Config
from kg.entities import resolve_entities
from kg.entities.classes import NEVER, VAGUE, inputs_of, iter_known, known_class, named_mentions
from kg.learning.perceptrons import Fit, Floats, fit_classes
from kg.mentions.names import name_key
from kg.model import Document, Entity
from kg.models.perceptron import Perceptron
from kg.models.weights import classes_path
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading
from training.facts import Json, read_passages
from training.options import ending_on_bad_data, parser_of
from training.silver import iter_silver_texts

NAMES = Path(__file__).with_name("names.tsv")
"""Document of the silver trees, first character of a name in its text, the one after it, classes that fit, the best first."""

SILVER = -1
"""The passage of a name of the silver texts, which are in no fold: they add to each fit."""

RAREST, FOLDS = 5, 5
HOW = Fit(units=128, epochs=20, batch=64)
"""Cross-validated on 1,078 passages: 64 units find fewer, each name once more as though no table knew it changes nothing."""


@dataclass(frozen=True, slots=True)
class Example:
    """A name of a passage with what is known of it.

    Attributes:
        passage: the number of its passage, or `SILVER`.
        annotated: its class as people gave it.
        accepted: that and the other classes they accept.
        known: what tables and descriptions take it for.
        facts: what else is known of it.
        vectors: what the network sees of it.
    """

    passage: int
    annotated: str
    accepted: frozenset[str]
    known: str
    facts: frozenset[str]
    vectors: Floats


def collect(passages: list[Json], model: str) -> list[Example]:
    """Return the annotated names that a pipeline finds in passages."""
    documents = [Document(id=str(p["id"]), text=p["text"], date=p.get("date") or "") for p in passages]
    examples: list[Example] = []
    for number, (_, tree, entities) in enumerate(_read(documents, model)):
        by_name = {name_key(name): entity for entity in reversed(entities) for name in (entity.label, *entity.aliases)}
        for annotated in passages[number]["entities"]:
            keys = (name_key(name) for name in (annotated["name"], *annotated.get("aliases", ())))
            entity = next((by_name[key] for key in keys if key in by_name), None)
            if entity is not None:
                examples += _iter_examples(number, (annotated["type"], *annotated.get("alt_types", ())), entity, tree)
    return examples


def collect_silver(path: Path, model: str) -> list[Example]:
    """Return the names of silver texts that `NAMES` gives classes, as far as a pipeline still finds them.

    Args:
        path: silver trees, CoNLL-U, compressed; a text is its `# text` lines, joined by a space.
        model: the pipeline.

    Raises:
        ConfigError: the file is not there.
    """
    classes: dict[str, dict[tuple[int, int], tuple[str, ...]]] = defaultdict(dict)
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            document, start, end, names = line.split("\t")
            classes[document][int(start), int(end)] = tuple(names.split("|"))
    examples: list[Example] = []
    for document, tree, entities in _read([d for d in iter_silver_texts(path) if d.id in classes], model):
        by_span = {(span.start, span.end): entity for entity in entities for span in entity.mentions}
        for span, accepted in classes[document.id].items():
            if span in by_span:
                examples += _iter_examples(SILVER, accepted, by_span[span], tree)
    return examples


def _read(documents: list[Document], model: str) -> Iterator[tuple[Document, Tree, tuple[Entity, ...]]]:
    """Yield documents with their trees and entities."""
    config = Config(model=model)
    scorer = load_learned(config).scorer
    for document, doc in iter_parses(documents, load_pipeline(model)):
        tree = Tree(doc)
        reading = DocumentReading(document, tree)
        relations, _ = relations_of(reading, config, scorer)
        yield document, tree, resolve_entities(reading, relations, config.base).entities


def _iter_examples(number: int, accepted: tuple[str, ...], entity: Entity, tree: Tree) -> Iterator[Example]:
    """Yield an entity as an example where the text names it."""
    if mentions := named_mentions(entity, tree):
        facts = frozenset(iter_known(entity, tree, mentions))
        yield Example(number, accepted[0], frozenset(accepted), known_class(entity), facts, inputs_of(tree, mentions))


def fit(examples: list[Example]) -> Perceptron:
    """Return the perceptron that tells the classes of the examples."""
    counts = Counter(fact for example in examples for fact in example.facts)
    names = sorted(fact for fact, count in counts.items() if count >= RAREST)
    return fit_classes(rows_of(examples, names), [e.annotated for e in examples], names, HOW)


def rows_of(examples: list[Example], names: list[str]) -> Floats:
    """Return the inputs of examples."""
    return np.stack([np.concatenate([e.vectors, [float(n in e.facts) for n in names]], dtype=np.float32) for e in examples])


def share_right(examples: list[Example], perceptron: Perceptron | None) -> float:
    """Return the share of names with an accepted class, where those of a vague one have the perceptron's."""
    if perceptron is None:
        return float(np.mean([e.known in e.accepted for e in examples]))
    best = [perceptron.classes[int(perceptron.scores(e.vectors, e.facts).argmax())] for e in examples]
    classes = [b if e.known in VAGUE and b not in NEVER else e.known for e, b in zip(examples, best, strict=True)]
    return float(np.mean([name in e.accepted for e, name in zip(examples, classes, strict=True)]))


def main() -> None:
    """Fit, cross-validate, write the weights."""
    arguments = parser_of("classes", __doc__, data="FACTS: annotated passages, JSON Lines")
    arguments.add_argument("--silver", type=Path, help="silver trees, whose names training/names.tsv gives classes")
    options = arguments.parse_args()
    with ending_on_bad_data():
        examples = collect(read_passages(options.data), options.model)
        silver = collect_silver(options.silver, options.model) if options.silver is not None else []
    shares = []
    for fold in range(FOLDS):
        inside = [e for e in examples if e.passage % FOLDS == fold]
        shares.append((len(inside), share_right(inside, fit([e for e in examples if e.passage % FOLDS != fold] + silver))))
    after = sum(count * share for count, share in shares) / len(examples)
    print(
        f"{len(examples)} names, with their class {share_right(examples, None):.3f}, cross-validated {after:.3f}; {len(silver)} more fitted"
    )
    fit(examples + silver).save(options.output / classes_path(options.model).name)


if __name__ == "__main__":
    main()
