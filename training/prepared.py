"""Everything a training reads, as words and targets: read from the corpora, or from one file made before.

`python -m training.prepared DATA FILE` writes that file (gzip, JSON Lines). A machine that has it needs neither the corpora
nor spaCy, which cuts the texts of the entity corpora into words.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import ConfigError, ReadError
from training.corpora import (
    PASSES,
    Sentence,
    TaggedText,
    find_silver,
    find_treebanks,
    iter_entity_corpora,
    iter_treebank,
    tag_words,
)
from training.guidelines import open_breaches

LONGEST_TAGGED_TEXT = 90
"""Words of an entity window."""

Documents = list[list[Sentence]]


@dataclass(frozen=True, slots=True)
class Corpora:
    """What there is to learn from; a text stands in `texts` as often as a pass reads it."""

    treebanks: Documents
    texts: list[TaggedText]
    silver: Documents

    def fingerprint(self) -> str:
        """Return a hash of it all, so that a checkpoint knows its data."""
        total = hashlib.sha256()
        for line in _lines(self):
            total.update(line.encode())
        return total.hexdigest()[:16]


def read_corpora(path: Path) -> Corpora:
    """Read a folder of corpora, or a file made of one.

    Raises:
        ReadError: a line is wrong.
        FileNotFoundError: the folder has no treebanks.
    """
    return _read_file(path) if path.is_file() else _read_folder(path)


def _read_folder(data: Path) -> Corpora:
    treebanks = [document for path in find_treebanks(data, "train") for document in iter_treebank(path)]
    silver = [document for path in find_silver(data) for document in iter_treebank(path, tagged=True)]
    return Corpora(treebanks, _tagged_texts(data), open_breaches(silver))


def _tagged_texts(data: Path) -> list[TaggedText]:
    from kg.models.gazetteer import country_names
    from training.tokenizer import blank_english

    tokenizer = blank_english(cut_after_dots=False).tokenizer
    texts: list[TaggedText] = []
    for corpus, row in iter_entity_corpora(data, "train", country_names()):
        words = [(t.text, t.idx, t.idx + len(t)) for t in tokenizer(row["text"]) if not t.is_space]
        texts += PASSES.get(corpus, 1) * list(tag_words(row, words, longest=LONGEST_TAGGED_TEXT))
    random.Random(0).shuffle(texts)
    return texts


def _lines(corpora: Corpora) -> Iterator[str]:
    for name in ("treebanks", "silver"):
        for document in getattr(corpora, name):
            yield json.dumps([name, [asdict(sentence) for sentence in document]], ensure_ascii=False) + "\n"
    for text in corpora.texts:
        yield json.dumps(["texts", asdict(text)], ensure_ascii=False) + "\n"


def write_corpora(corpora: Corpora, path: Path) -> None:
    """Write the file that `read_corpora` reads; the same corpora give the same bytes."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.writelines(line.encode() for line in _lines(corpora))


def _read_file(path: Path) -> Corpora:
    corpora = Corpora([], [], [])
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                name, content = json.loads(line)
                if name == "texts":
                    corpora.texts.append(_record(TaggedText, content))
                else:
                    getattr(corpora, name).append([_record(Sentence, sentence) for sentence in content])
            except (ValueError, TypeError, AttributeError) as error:
                remedy = "make the file anew: python -m training.prepared DATA FILE"
                raise ReadError(str(path), "not a line of prepared corpora", remedy=remedy, line=number) from error
    if not corpora.treebanks:
        raise ConfigError(f"{path} holds no treebanks", remedy="make the file anew: python -m training.prepared DATA FILE")
    return corpora


def _record(kind: type[Any], fields: dict[str, Iterable[object]]) -> Any:  # Any: whichever record was asked for
    return kind(**{name: tuple(column) for name, column in fields.items()})


def main() -> None:
    """Write the prepared corpora of a folder."""
    arguments = argparse.ArgumentParser(prog="python -m training.prepared", description=__doc__)
    arguments.add_argument("data", type=Path, help="folder with parse/, ner/ and silver/")
    arguments.add_argument("file", type=Path, help="the file to write, .jsonl.gz")
    options = arguments.parse_args()
    write_corpora(read_corpora(options.data), options.file)


if __name__ == "__main__":
    main()
