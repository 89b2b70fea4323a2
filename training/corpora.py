"""Read the treebanks and entity corpora, and bring them to one guideline.

In: `DATA/parse/*-SPLIT.conllu.gz` (CoNLL-U, https://universaldependencies.org/format.html) and
`DATA/ner/*.SPLIT.jsonl.gz` (`{"text", "spans": [[start, end, label]], "missing": [[start, end]]}`).
Out: documents of `Sentence`, and `TaggedText`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ENTITY_LABELS = ("PERSON", "ORG", "LOC", "NORP", "MISC")
"""What the entity head learns. MISC must be learned: left as a gap, ORG swallows every other name."""

ENTITY_TAGS = ("O", *(prefix + label for label in ENTITY_LABELS for prefix in ("B-", "I-")))

UNKNOWN_TAG = -100
"""The target of a word whose tag the corpus leaves open; the loss passes over it."""

FINER_THAN_MISC = {"EVENT", "WORK", "PRODUCT"}

PASSES = {"ewt": 3, "wikigold": 3, "redocred": 2, "gum": 2}
"""How often a pass over all entity corpora reads each of them; the others are read once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a treebank, column by column; `heads` count from 1, 0 is the root."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    morphology: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    spaces: tuple[bool, ...]
    """Whether white space follows each word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedText:
    """Words with their BIO tags, as indices into `ENTITY_TAGS` or `UNKNOWN_TAG`."""

    words: tuple[str, ...]
    tags: tuple[int, ...]


def find_treebanks(data: Path, split: str) -> list[Path]:
    """Return the treebank files of a split, in the order of their names.

    Raises:
        FileNotFoundError: there is none.
    """
    paths = sorted((data / "parse").glob(f"*-{split}.conllu.gz"))
    if not paths:
        raise FileNotFoundError(f"no treebank in {data / 'parse'}: expected files named *-{split}.conllu.gz")
    return paths


def iter_treebank(path: Path) -> Iterator[list[Sentence]]:
    """Yield the documents of a CoNLL-U file, each a list of sentences (multi-word lines and empty nodes are passed over)."""
    document: list[Sentence] = []
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            elif line[0].isdigit():
                columns = line.rstrip("\n").split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif line == "\n" and rows:
                document.append(_sentence(rows))
                rows = []
    if rows:
        document.append(_sentence(rows))
    if document:
        yield document


def _sentence(rows: list[list[str]]) -> Sentence:
    _, words, lemmas, upos, xpos, morphology, heads, relations, _, other = zip(*rows, strict=True)
    return Sentence(
        words=words,
        lemmas=lemmas,
        upos=upos,
        xpos=xpos,
        morphology=morphology,
        heads=tuple(map(int, heads)),
        relations=relations,
        spaces=tuple("SpaceAfter=No" not in cell for cell in other),
    )


def iter_entity_corpora(data: Path, split: str, countries: frozenset[str]) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield (name of the corpus, row) over all entity corpora of a split, brought to one guideline.

    A country is LOC even where it acts or plays football (corpora disagree); EVENT, WORK and PRODUCT are MISC here and
    told apart by rules at run time.
    """
    for path in sorted((data / "ner").glob(f"*.{split}.jsonl.gz")):
        corpus = path.name.split(".")[0].partition("-")[0]
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                row["spans"] = [
                    (start, end, _unify(label, row["text"][start:end], countries)) for start, end, label in row["spans"]
                ]
                yield corpus, row


def _unify(label: str, name: str, countries: frozenset[str]) -> str:
    if label in FINER_THAN_MISC:
        return "MISC"
    return "LOC" if label == "ORG" and name in countries else label


def tag_words(row: dict[str, object], words: list[tuple[str, int, int]], *, longest: int) -> Iterator[TaggedText]:
    """Yield a row's words (text, start, end) with their tags, at most `longest` words at a time."""
    tags = [0] * len(words)
    for start, end in row.get("missing") or ():  # type: ignore[attr-defined]  # JSON: the field is a list of pairs
        for place, (_, word_start, word_end) in enumerate(words):
            if start < word_end and word_start < end:
                tags[place] = UNKNOWN_TAG
    for start, end, label in row["spans"]:  # type: ignore[attr-defined]  # JSON: the field is a list of triples
        inside = [place for place, (_, s, e) in enumerate(words) if start < e and s < end]
        exact = inside and words[inside[0]][1] == start and words[inside[-1]][2] == end
        for place in inside:
            prefix = "B-" if place == inside[0] else "I-"
            tags[place] = ENTITY_TAGS.index(prefix + label) if exact else UNKNOWN_TAG
    texts = tuple(word for word, _, _ in words)
    for start in range(0, len(words), longest):
        yield TaggedText(words=texts[start : start + longest], tags=tuple(tags[start : start + longest]))
