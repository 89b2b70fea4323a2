"""Read the treebanks and entity corpora, and bring them to one guideline.

In: `DATA/parse/*-SPLIT.conllu.gz` (CoNLL-U, https://universaldependencies.org/format.html), `DATA/silver/*.conllu.gz` (the
same, with "?" where a column is left open, and `Entity=TAG` in the last) and `DATA/ner/*.SPLIT.jsonl.gz`
(`{"text", "spans": [[start, end, label]], "missing": [[start, end]]}`). Out: documents of `Sentence`, and `TaggedText`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadError

ENTITY_LABELS = ("PERSON", "ORG", "LOC", "NORP", "MISC")
"""What the entity head learns. MISC must be learned: left as a gap, ORG swallows every other name."""

ENTITY_TAGS = ("O", *(prefix + label for label in ENTITY_LABELS for prefix in ("B-", "I-")))

UNKNOWN_TAG = -100
"""The target of a word whose tag the corpus leaves open; the loss passes over it."""

OPEN = "?"
"""What stands in a column that a corpus leaves open."""

OPEN_HEAD = -1

COLUMNS = 10

FINER_THAN_MISC = {"EVENT", "WORK", "PRODUCT"}

PASSES = {"ewt": 3, "wikigold": 3, "redocred": 2, "gum": 2}
"""How often a pass over all entity corpora reads each of them; the others are read once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a treebank, column by column; `heads` count from 1, 0 is the root, `OPEN_HEAD` is not known."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    morphology: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    spaces: tuple[bool, ...]
    """Whether white space follows each word."""

    entities: tuple[int, ...] = ()
    """BIO tags as in `TaggedText`, where the corpus gives them."""


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


def find_silver(data: Path) -> list[Path]:
    """Return the files of machine-made trees; there may be none."""
    return sorted((data / "silver").glob("*.conllu.gz"))


def iter_treebank(path: Path, *, tagged: bool = False) -> Iterator[list[Sentence]]:
    """Yield the documents of a CoNLL-U file, each a list of sentences (multi-word lines and empty nodes are passed over).

    Args:
        path: the file.
        tagged: its last column has `Entity=TAG` for every word.

    Raises:
        ReadError: a line is not what the format asks for.
    """
    document: list[Sentence] = []
    rows: list[Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            elif line[0].isdigit():
                rows += _word_rows(line, path, number)
            elif line == "\n" and rows:
                document.append(_sentence(rows, path, tagged=tagged))
                rows = []
            elif line != "\n" and not line.startswith("#"):
                raise _bad_line(path, number, f"{line[:40].rstrip()!r} is neither a word nor a comment")
    if rows:
        document.append(_sentence(rows, path, tagged=tagged))
    if document:
        yield document


def _bad_line(path: Path, number: int, message: str) -> ReadError:
    return ReadError(str(path), message, remedy="mend the line, or leave the file out of the folder", line=number)


Row = tuple[int, list[str]]
"""The number of a line, and its columns."""


def _word_rows(line: str, path: Path, number: int) -> list[Row]:
    """Return the row of a word's line, nothing for multi-word tokens and empty nodes."""
    columns = line.rstrip("\n").split("\t")
    if len(columns) != COLUMNS:
        raise _bad_line(path, number, f"{len(columns)} columns instead of {COLUMNS}")
    if not columns[0].isdigit():
        return []
    if columns[6] != OPEN and not columns[6].isdigit():
        raise _bad_line(path, number, f"the head {columns[6]!r} is no number")
    return [(number, columns)]


def _sentence(rows: list[Row], path: Path, *, tagged: bool) -> Sentence:
    numbers, cells = zip(*rows, strict=True)
    _, words, lemmas, upos, xpos, morphology, heads, relations, _, notes = zip(*cells, strict=True)
    for number, word, head in zip(numbers, words, heads, strict=True):
        if head != OPEN and int(head) > len(rows):
            raise _bad_line(path, number, f"the head of {word!r} is word {head}; the sentence has {len(rows)} words")
    return Sentence(
        words=words,
        lemmas=lemmas,
        upos=upos,
        xpos=xpos,
        morphology=morphology,
        heads=tuple(OPEN_HEAD if head == OPEN else int(head) for head in heads),
        relations=relations,
        spaces=tuple("SpaceAfter=No" not in cell for cell in notes),
        entities=tuple(_entity_tag(cell, path, n) for n, cell in zip(numbers, notes, strict=True)) if tagged else (),
    )


def _entity_tag(cell: str, path: Path, number: int) -> int:
    (tag,) = [feature[7:] for feature in cell.split("|") if feature.startswith("Entity=")] or ("",)
    if tag == OPEN:
        return UNKNOWN_TAG
    if tag not in ENTITY_TAGS:
        raise _bad_line(path, number, f"{cell!r} does not give one of the tags {', '.join(ENTITY_TAGS)} as Entity=TAG")
    return ENTITY_TAGS.index(tag)


def iter_entity_corpora(data: Path, split: str, countries: frozenset[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (name of the corpus, row) over all entity corpora of a split, brought to one guideline.

    A country is LOC even where it acts or plays football (corpora disagree); EVENT, WORK and PRODUCT are MISC here and
    told apart by rules at run time.

    Raises:
        ReadError: a line is not what the format asks for.
    """
    for path in sorted((data / "ner").glob(f"*.{split}.jsonl.gz")):
        corpus = path.name.split(".")[0].partition("-")[0]
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                row = _entity_row(line, path, number)
                row["spans"] = [
                    (start, end, _unify(label, row["text"][start:end], countries)) for start, end, label in row["spans"]
                ]
                yield corpus, row


def _entity_row(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
        spans = [(row["text"][start:end], label) for start, end, label in row["spans"]]
        gaps = [(int(start), int(end)) for start, end in row.get("missing") or ()]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _bad_line(path, number, f"no row of text, spans and missing: {error!r}") from error
    for name, label in spans:
        if not name or not (label in ENTITY_LABELS or label in FINER_THAN_MISC):
            raise _bad_line(path, number, f"the span {name!r} is called {label!r}; names are not empty, labels known")
    row["missing"] = gaps
    return row  # type: ignore[no-any-return]  # JSON


def _unify(label: str, name: str, countries: frozenset[str]) -> str:
    if label in FINER_THAN_MISC:
        return "MISC"
    return "LOC" if label == "ORG" and name in countries else label


def tag_words(row: dict[str, Any], words: list[tuple[str, int, int]], *, longest: int) -> Iterator[TaggedText]:
    """Yield a row's words (text, start, end) with their tags, at most `longest` words at a time."""
    tags = [0] * len(words)
    for start, end in row.get("missing") or ():
        for place, (_, word_start, word_end) in enumerate(words):
            if start < word_end and word_start < end:
                tags[place] = UNKNOWN_TAG
    for start, end, label in row["spans"]:
        inside = [place for place, (_, s, e) in enumerate(words) if start < e and s < end]
        exact = inside and words[inside[0]][1] == start and words[inside[-1]][2] == end
        for place in inside:
            prefix = "B-" if place == inside[0] else "I-"
            tags[place] = ENTITY_TAGS.index(prefix + label) if exact else UNKNOWN_TAG
    texts = tuple(word for word, _, _ in words)
    for start in range(0, len(words), longest):
        yield TaggedText(words=texts[start : start + longest], tags=tuple(tags[start : start + longest]))
