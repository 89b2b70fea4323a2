"""Learn the weights by which mentions are ranked: `python -m training.coreference DATA [--output TABLE]`.

In: the chains of OntoGUM (`DATA/coref/ontogum.train.jsonl.gz`; Zhu, Pradhan & Zeldes 2021), and the texts of its documents in
`DATA/parse/gum-open-train.conllu.gz`, read by the shipped pipeline. OntoGUM, unlike GUM itself, takes no two general nouns for one ("exports"
here and "exports" there). Out: `kg/models/weights/coreference.tsv`, feature and weight. Each mention ranks what was spoken of before it,
and "something new"; the weights maximise the likelihood of the right choice (conditional log-linear, L2), full batch, so that the same
data give the same weights.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from kg.config import SHIPPED_MODEL
from kg.entities.candidates import Candidate, find_candidates
from kg.entities.clusters import Joined, Option, Resolver
from kg.entities.links import likeliest
from kg.errors import ReadError
from kg.learning.loglinear import Ascent, fit_choices, frequent, named, rows_of
from kg.model import Document, TextSpan
from kg.models.weights import COREFERENCE
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading, extract_relations
from training.options import ending_on_bad_data, parser_of

DATA = "DATA: folder with coref/ and parse/"
"""What is learned from, as `training.options` says it."""

Chains = list[list[tuple[int, int]]]

CHAINS = Path("coref", "ontogum.train.jsonl.gz")

RAREST = 12
"""Features seen less often than this are left out."""

WEIGHT_OF_LINKS = 2.0
"""Of a mention that means what was spoken of, beside one that means something new: a link that is missed costs more than one too many."""

HOW = Ascent(strength=2.0, steps=400, rate=0.3)
"""How the weights are fitted."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a mention could mean, each option as its features; `right` are the places of the right ones, new being 0."""

    options: list[list[str]]
    right: list[int]


Visit = Callable[[Tree, Candidate, list[Option], Choice], None]


def iter_documents(data: Path) -> Iterator[tuple[Document, Chains]]:
    """Yield the documents of OntoGUM with their chains, as characters of the text.

    Raises:
        ReadError: a line is no document, or one that the treebank lacks or has with other words.
    """
    texts = dict(_iter_texts(data / "parse" / "gum-open-train.conllu.gz"))
    with gzip.open(data / CHAINS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                record = json.loads(line)
                name, tokens, clusters = record["id"], record["tokens"], record["clusters"]
                text, words = texts.get(name, ("", []))
                is_same = [text[start:end] for start, end in words] == tokens
                chains = [[(words[first][0], words[past - 1][1]) for first, past in chain] for chain in clusters] if is_same else []
            except (ValueError, KeyError, TypeError, IndexError) as error:
                raise ReadError(str(data / CHAINS), f"no document with id, tokens and clusters: {error!r}", line=number) from error
            if not is_same:
                raise ReadError(str(data / CHAINS), f"{name} has other words in the treebank, or is not there", line=number)
            yield Document(id=name, text=text), chains


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


def visit_choices(documents: list[tuple[Document, Chains]], visit: Visit) -> None:
    """Call a function with the choice of each mention, the text before each resolved as it should be."""
    parses = iter_parses([document for document, _ in documents], load_pipeline(SHIPPED_MODEL))
    for (document, chains), (_, doc) in zip(documents, parses, strict=True):
        reading = DocumentReading(document, Tree(doc))
        candidates = find_candidates(reading, extract_relations(reading))
        choose = partial(_choose_right, reading.tree, gold_chains(reading.tree, chains, candidates), visit)
        resolver = Resolver(reading, choose)
        resolver.look_ahead(candidates)
        for candidate in candidates:
            resolver.read(candidate)


def _choose_right(
    tree: Tree, chain_of: dict[TextSpan, int], visit: Visit, candidate: Candidate, options: list[Option], new: list[str]
) -> Joined | None:
    chain = chain_of.get(candidate.mention.span)
    right = [
        place
        for place, (cluster, _) in enumerate(options, start=1)
        if chain is not None and any(chain_of.get(c.mention.span) == chain for c in cluster.candidates)
    ]
    visit(tree, candidate, options, Choice([new, *(features for _, features in options)], right or [0]))
    return (options[right[-1] - 1][0], likeliest(1.0)) if right else None


def fit(choices: list[Choice]) -> dict[str, float]:
    """Return the weights that make the right options likeliest."""
    options = [option for choice in choices for option in choice.options]
    names = frequent((f for option in options for f in option), RAREST)
    of_choice = np.repeat(np.arange(len(choices)), [len(c.options) for c in choices])
    right = np.array([place in choice.right for choice in choices for place in range(len(choice.options))], dtype=float)
    stakes = np.array([1.0 if choice.right == [0] else WEIGHT_OF_LINKS for choice in choices])[of_choice]
    return named(fit_choices(rows_of(options, names), of_choice, right, stakes, HOW), names)


def main() -> None:
    """Learn the weights and write the table."""
    parser = parser_of("coreference", __doc__, data=DATA, output=COREFERENCE, models=False)
    options = parser.parse_args()
    with ending_on_bad_data():
        documents = list(iter_documents(options.data))
    choices: list[Choice] = []
    visit_choices(documents, lambda _tree, _candidate, _options, choice: choices.append(choice))
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
