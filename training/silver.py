"""The texts of silver trees, of which people annotated some by reading: names by their classes (`classes.py`), facts by verdicts (`judged.py`)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from kg.errors import ConfigError
from kg.model import Document


def iter_silver_texts(path: Path) -> Iterator[Document]:
    """Yield the texts of silver trees: of each document its sentences, joined by a space.

    Raises:
        ConfigError: the file is not there.
    """
    if not path.is_file():
        raise ConfigError(f"{path} is no file", remedy="name a file of silver trees, *.conllu.gz")
    name, sentences = "", list[str]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                if sentences:
                    yield Document(id=name, text=" ".join(sentences))
                name, sentences = line.partition(" = ")[2].strip(), []
            elif line.startswith("# text = "):
                sentences.append(line.partition(" = ")[2].strip())
    if sentences:
        yield Document(id=name, text=" ".join(sentences))
