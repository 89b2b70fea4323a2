"""Score the shipped pipeline on treebanks and entity corpora, and print the table of the model card.

`python -m training.evaluation DATA [--split dev] [--model FOLDER]`. From raw text: own tokens, own sentences. A word whose
tokens differ from the treebank's counts as wrong; punctuation is left out; LAS, UAS, lemma and UPOS are F1 over words
(CoNLL 2018 shared task: Zeman et al. 2018). Entities are exact spans over PERSON, ORG, LOC and NORP, with GPE and FAC
counted as LOC; what a corpus leaves open is not counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.config import SHIPPED_MODEL
from kg.parsing import load_pipeline
from training.corpora import Sentence, find_treebanks, iter_treebank

SCORED = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "NORP"}
SPEED_SAMPLE, SPEED_PIECE = 120_000, 2_000
"""Characters parsed to measure speed, and in one document of them."""


def main() -> None:
    """Print a line a corpus and the speed."""
    arguments = argparse.ArgumentParser(prog="python -m training.evaluation", description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--split", default="dev")
    arguments.add_argument("--model", default=SHIPPED_MODEL)
    options = arguments.parse_args()
    nlp = load_pipeline(options.model)
    texts = []
    print("| corpus | UAS | LAS | UPOS | lemma | sentences |\n|---|---|---|---|---|---|")
    for path in find_treebanks(options.data, options.split):
        documents = [_with_text(sentences) for sentences in iter_treebank(path)]
        texts += [text for text, _ in documents]
        score = score_parses(nlp, documents)
        print(f"| {path.name.split('-' + options.split)[0]} | " + " | ".join(f"{value:.1f}" for value in score.values()) + " |")
    print("\n| entities | F1 | PERSON | ORG | LOC | NORP |\n|---|---|---|---|---|---|")
    for path in sorted((options.data / "ner").glob(f"*.{options.split}.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        score = score_entities(nlp, rows)
        cells = [f"{score[label]:.1f}" if label in score else "–" for label in ("all", "PERSON", "ORG", "LOC", "NORP")]
        print(f"| {path.name.split('.')[0]} | " + " | ".join(cells) + " |")
    print(f"\n{words_a_second(nlp, ' '.join(texts)[:SPEED_SAMPLE]):.0f} words a CPU-second on one thread")


Word = tuple[int, int]
"""A word by its first and past-last character."""


def _with_text(sentences: Iterable[Sentence]) -> tuple[str, list[tuple[Sentence, list[Word]]]]:
    """Return the text of a document, and where each word of its sentences stands in it."""
    text, placed = "", []
    for sentence in sentences:
        spans = []
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        text = text if text.endswith(" ") else text + " "
        placed.append((sentence, spans))
    return text, placed


def score_parses(nlp: Language, documents: list[tuple[str, list[tuple[Sentence, list[Word]]]]]) -> dict[str, float]:
    """Return UAS, LAS, UPOS, lemma and sentence-start F1 in percent."""
    counts = Counter[str]()
    for doc, (_, sentences) in zip(nlp.pipe(text for text, _ in documents), documents, strict=True):
        tokens = {(t.idx, t.idx + len(t)): t for t in doc}
        counts["predicted"] += sum(not (t.is_space or t.dep_ == "punct") for t in doc)
        starts = {sent[0].idx for sent in doc.sents}
        counts["starts predicted"] += len(starts)
        for sentence, spans in sentences:
            counts["starts"] += 1
            counts["starts hit"] += spans[0][0] in starts
            counts.update(_compare(tokens, sentence, spans))
    f1 = lambda hit: 200 * counts[hit] / (counts["gold"] + counts["predicted"])  # noqa: E731
    sentence_f1 = 200 * counts["starts hit"] / (counts["starts"] + counts["starts predicted"])
    return {"UAS": f1("head"), "LAS": f1("arc"), "UPOS": f1("upos"), "lemma": f1("lemma"), "sentences": sentence_f1}


def _compare(tokens: dict[Word, Token], sentence: Sentence, spans: list[Word]) -> Counter[str]:
    counts = Counter[str]()
    rows = zip(spans, sentence.lemmas, sentence.upos, sentence.heads, sentence.relations, strict=True)
    for span, lemma, upos, head, relation in rows:
        if relation == "punct":
            continue
        counts["gold"] += 1
        token = tokens.get(span)
        if token is None:
            continue
        right_head = _span(token.head) == spans[head - 1] if head else token.head.i == token.i
        counts["lemma"] += token.lemma_.lower() == lemma.lower()
        counts["upos"] += token.pos_ == upos
        counts["head"] += right_head
        counts["arc"] += right_head and (token.dep_ == relation or (relation == "root" and token.dep_ == "ROOT"))
    return counts


def _span(token: Token) -> Word:
    return token.idx, token.idx + len(token)


def score_entities(nlp: Language, rows: list[dict[str, object]]) -> dict[str, float]:
    """Return exact-span F1 in percent: "all", and each label the corpus has."""
    gold, predicted, hit = Counter[str](), Counter[str](), Counter[str]()
    for doc, row in zip(nlp.pipe(str(row["text"]) for row in rows), rows, strict=True):
        wanted = {(start, end, label) for start, end, label in row["spans"] if label in SCORED}  # type: ignore[attr-defined]  # JSON
        labelled = set(_entities(doc, row.get("missing") or []))  # type: ignore[arg-type]  # JSON
        gold.update(label for *_, label in wanted)
        predicted.update(label for *_, label in labelled)
        hit.update(label for *_, label in wanted & labelled)
    f1 = lambda labels: 200 * sum(hit[x] for x in labels) / max(1, sum(gold[x] + predicted[x] for x in labels))  # noqa: E731
    labels = sorted(set(SCORED.values()))
    return {"all": f1(labels), **{label: f1([label]) for label in labels if gold[label]}}


def _entities(doc: Doc, missing: list[Word]) -> Iterator[tuple[int, int, str]]:
    for span in doc.ents:
        left_open = any(start < span.end_char and span.start_char < end for start, end in missing)
        if span.label_ in SCORED and not left_open:
            yield span.start_char, span.end_char, SCORED[span.label_]


def words_a_second(nlp: Language, text: str) -> float:
    """Return the words parsed in a second of CPU time."""
    pieces = [text[i : i + SPEED_PIECE] for i in range(0, len(text), SPEED_PIECE)]
    began, words = time.process_time(), 0
    for doc in nlp.pipe(pieces):
        words += sum(not (t.is_space or t.is_punct) for t in doc)
    return words / (time.process_time() - began)


if __name__ == "__main__":
    main()
