"""Learn the weights by which mentions are ranked: `python -m training.coreference DATA [--output TABLE]`.

In: the chains of OntoGUM (`DATA/coref/ontogum.train.jsonl.gz`; Zhu, Pradhan & Zeldes 2021), and the texts of its documents in
`DATA/parse/gum-open-train.conllu.gz`, read by the shipped pipeline. OntoGUM, unlike GUM itself, takes no two general nouns for one ("exports"
here and "exports" there). Out: `kg/models/weights/coreference.tsv`, feature and weight. Each mention ranks what was spoken of before it,
and "something new"; the weights maximise the likelihood of the right choice (conditional log-linear, L2), full batch, so that the same
data give the same weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from kg.entities.candidates import Candidate, find_candidates
from kg.entities.cluster import Cluster
from kg.entities.clusters import Option, Resolver
from kg.errors import ReadError
from kg.model import Document, TextSpan
from kg.models.weights import COREFERENCE
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading, extract_relations

Chains = list[list[tuple[int, int]]]

CHAINS = Path("coref", "ontogum.train.jsonl.gz")

RAREST = 12
"""Features seen less often than this are left out."""

STRENGTH = 2.0
"""Of the pull of the weights towards zero."""

WEIGHT_OF_LINKS = 2.0
"""Of a mention that means what was spoken of, beside one that means something new: a link that is missed costs more than one too many."""

STEPS, RATE = 400, 0.3


@dataclass(frozen=True, slots=True)
class Choice:
    """What a mention could mean, each option as its features; `right` are the places of the right ones, new being 0."""

    options: list[list[str]]
    right: list[int]


Visit = Callable[[Tree, Candidate, list[Option], Choice], None]


def iter_documents(data: Path) -> Iterator[tuple[Document, Chains]]:
    """Yield the documents of OntoGUM with their chains, as characters of the text.

    Raises:
        ReadError: if the treebank lacks a document, or has other words.
    """
    texts = dict(_iter_texts(data / "parse" / "gum-open-train.conllu.gz"))
    with gzip.open(data / CHAINS, "rt", encoding="utf-8") as lines:
        for number, record in enumerate(map(json.loads, lines), start=1):
            text, words = texts.get(record["id"], ("", []))
            if [text[start:end] for start, end in words] != record["tokens"]:
                raise ReadError(str(data / CHAINS), f"{record['id']} has other words in the treebank, or is not there", line=number)
            chains = [[(words[first][0], words[past - 1][1]) for first, past in chain] for chain in record["clusters"]]
            yield Document(id=record["id"], text=text), chains


def _iter_texts(path: Path) -> Iterator[tuple[str, tuple[str, list[tuple[int, int]]]]]:
    """Yield the documents of a treebank: name, text, and where its words stand."""
    name, text, words = "", "", list[tuple[int, int]]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                if text:
                    yield name, (text, words)
                name, text, words = line.split("=")[1].strip(), "", []
            elif line == "\n":
                text = text.rstrip() + "\n"
            elif line[0].isdigit() and (columns := line.rstrip("\n").split("\t"))[0].isdigit():
                words.append((len(text), len(text) + len(columns[1])))
                text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
    if text:
        yield name, (text, words)


def gold_chains(tree: Tree, chains: Chains, candidates: list[Candidate]) -> dict[TextSpan, int]:
    """Return the chain of each candidate: of its whole phrase, else of the shortest one that has its head word."""
    of_phrase = {span: number for number, chain in enumerate(chains) for span in chain}
    of_head: dict[int, int] = {}
    for start, end in sorted(of_phrase, key=lambda span: (span[1] - span[0], span)):
        inside = {i for i, place in enumerate(tree.starts) if start <= place < end}
        head = next((i for i in sorted(inside) if tree.heads[i] not in inside or tree.heads[i] == i), None)
        if head is not None:
            of_head.setdefault(head, of_phrase[start, end])
    numbers = {c.mention.span: of_phrase.get((c.extent.start, c.extent.end), of_head.get(c.head)) for c in candidates}
    return {span: number for span, number in numbers.items() if number is not None}


def visit_choices(documents: list[tuple[Document, Chains]], model: str, visit: Visit) -> None:
    """Call a function with the choice of each mention, the text before each resolved as it should be."""
    parses = iter_parses([document for document, _ in documents], load_pipeline(model))
    for (document, chains), (_, doc) in zip(documents, parses, strict=True):
        reading = DocumentReading(document, Tree(doc))
        candidates = find_candidates(reading, extract_relations(reading))
        choose = partial(_choose_right, reading.tree, gold_chains(reading.tree, chains, candidates), visit)
        resolver = Resolver(reading, choose)
        for candidate in candidates:
            resolver.read(candidate)


def _choose_right(
    tree: Tree, chain_of: dict[TextSpan, int], visit: Visit, candidate: Candidate, options: list[Option], new: list[str]
) -> Cluster | None:
    chain = chain_of.get(candidate.mention.span)
    right = [
        place
        for place, (cluster, _) in enumerate(options, start=1)
        if chain is not None and any(chain_of.get(c.mention.span) == chain for c in cluster.candidates)
    ]
    visit(tree, candidate, options, Choice([new, *(features for _, features in options)], right or [0]))
    return options[right[-1] - 1][0] if right else None


def fit(choices: list[Choice]) -> dict[str, float]:
    """Return the weights that maximise the likelihood of the right options, by Adagrad over all choices at once."""
    counts = Counter(f for choice in choices for option in choice.options for f in option)
    names = sorted(f for f, n in counts.items() if n >= RAREST)
    place = {f: i for i, f in enumerate(names)}
    rows = [[place[f] for f in option if f in place] for choice in choices for option in choice.options]
    of_row = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    of_feature = np.array([f for row in rows for f in row])
    of_choice = np.repeat(np.arange(len(choices)), [len(c.options) for c in choices])
    right = np.array([place in choice.right for choice in choices for place in range(len(choice.options))], dtype=float)
    stakes = np.array([1.0 if choice.right == [0] else WEIGHT_OF_LINKS for choice in choices])[of_choice]
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-8)

    def shares(scores: np.ndarray) -> np.ndarray:
        highest = np.full(len(choices), -np.inf)
        np.maximum.at(highest, of_choice, scores)
        raised = np.exp(scores - highest[of_choice])
        return raised / np.bincount(of_choice, raised, len(choices))[of_choice]

    for step in range(STEPS):
        scores = np.bincount(of_row, weights[of_feature], len(rows))
        given = shares(scores)
        wanted = shares(np.where(right > 0, scores, -1e9))
        gradient = np.bincount(of_feature, (stakes * (wanted - given))[of_row], len(names)) - STRENGTH * weights
        squares += gradient**2
        weights += RATE * gradient / np.sqrt(squares)
        if step % 100 == 99:
            likely = -np.log(np.bincount(of_choice, given * right, len(choices)) + 1e-12).mean()
            print(f"step {step + 1}: loss {likely:.4f}")  # a script
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.0005}


def main() -> None:
    """Learn the weights and write the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--model", default="en_kg_news")
    arguments.add_argument("--output", type=Path, default=COREFERENCE)
    options = arguments.parse_args()
    documents = list(iter_documents(options.data))
    choices: list[Choice] = []
    visit_choices(documents, options.model, lambda _tree, _candidate, _options, choice: choices.append(choice))
    print(f"{len(documents)} documents, {len(choices)} choices")
    weights = fit(choices)
    lines = [
        "# Weights of features that rank what a mention can mean: feature, weight. Learned by training/coreference.py from OntoGUM (attribution:",
        "# NOTICE); higher is likelier. The first word of a feature is the kind of mention it is for.",
        *(f"{feature}\t{weight}" for feature, weight in sorted(weights.items())),
    ]
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
