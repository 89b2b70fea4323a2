"""Run the whole training: `python -m training DATA OUTPUT [--epochs N] [--seed N]`, from corpora to a pipeline folder."""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

from kg.models.gazetteer import country_names
from training.batches import Labels, ParseExamples, entity_examples
from training.corpora import ENTITY_TAGS, PASSES, Sentence, find_treebanks, iter_entity_corpora, iter_treebank, tag_words
from training.export import export_pipeline
from training.lemma_rules import learn_lemmas
from training.network import MultiTaskNetwork
from training.optimise import Recipe, train
from training.pretrained import pretrained_weights, pretrained_word_pieces
from training.tokenizer import blank_english

LONGEST_TAGGED_TEXT = 90
"""Words of an entity window."""


def main() -> None:
    """Read the corpora, train, export; keep the fp32 weights beside the pipeline."""
    defaults = Recipe()
    arguments = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    arguments.add_argument("data", type=Path, help="folder with parse/ and ner/")
    arguments.add_argument("output", type=Path, help="folder for the pipeline and network.pt")
    arguments.add_argument("--epochs", type=int, default=defaults.epochs)
    arguments.add_argument("--seed", type=int, default=defaults.seed)
    arguments.add_argument("--threads", type=int, default=defaults.threads)
    arguments.add_argument("--steps", type=int, help="stop after so many steps (a trial run)")
    arguments.add_argument("--export-only", action="store_true", help="use the network.pt that is there")
    options = arguments.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    recipe = Recipe(epochs=options.epochs, seed=options.seed, threads=options.threads, steps=options.steps)
    options.output.mkdir(parents=True, exist_ok=True)

    documents = [doc for path in find_treebanks(options.data, "train") for doc in iter_treebank(path)]
    labels = Labels.of(documents)
    torch.manual_seed(recipe.seed)
    network = build_network(labels)
    weights = options.output / "network.pt"
    if options.export_only:
        network.load_state_dict(torch.load(weights))
    else:
        fit(network, labels, documents, options.data, recipe, lambda net: torch.save(net.state_dict(), weights))
    export_pipeline(network, labels, learn_lemmas(documents), options.output / "pipeline")


def build_network(labels: Labels) -> MultiTaskNetwork:
    """Return an untrained network of the right size, its encoder pretrained."""
    classes = {
        "xpos": len(labels.xpos),
        "morphology": len(labels.morphology),
        "sentence_start": 2,
        "entity": len(ENTITY_TAGS),
    }
    network = MultiTaskNetwork(classes, len(labels.relations))
    network.encoder.load_pretrained(pretrained_weights())
    return network


def fit(
    network: MultiTaskNetwork,
    labels: Labels,
    documents: Sequence[Sequence[Sentence]],
    data: Path,
    recipe: Recipe,
    keep: Callable[[MultiTaskNetwork], None],
) -> None:
    """Train the network in place on the treebanks and the entity corpora."""
    pieces = pretrained_word_pieces()
    tokenizer = blank_english(cut_after_dots=False).tokenizer
    texts = []
    for corpus, row in iter_entity_corpora(data, "train", country_names()):
        words = [(t.text, t.idx, t.idx + len(t)) for t in tokenizer(row["text"]) if not t.is_space]
        texts += PASSES.get(corpus, 1) * list(tag_words(row, words, longest=LONGEST_TAGGED_TEXT))
    random.Random(recipe.seed).shuffle(texts)
    train(network, ParseExamples(documents, labels, pieces), entity_examples(texts, pieces), recipe, keep)


if __name__ == "__main__":
    main()
