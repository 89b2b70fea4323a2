"""What a lexicon has learned from the word vectors of a pipeline, in a file beside its table.

A row of the table names the file, the pipeline whose vectors it was learned from, how many values these have, what share of its log odds
is added to those of the other rows, and how its bytes begin when they are hashed: a file of another table is refused, as is one that is cut off.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.errors import OntologyError
from kg.models.perceptron import Perceptron, read_perceptron

DIGITS_OF_HASH = 16
"""Of a SHA-256: enough to tell two files apart by mistake, as nobody gains by forging one."""

REMEDY = "keep the file that kg ontology learn wrote beside the table, or learn anew"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LearnedHead:
    """What the vectors of a pair add to the log odds of the properties that have many examples.

    Attributes:
        content: the bytes of its file.
        perceptron: the same as weights; its classes are properties, its scores log odds beyond how common each is.
        pipeline: whose vectors they are, as `kg/parsing/pipelines.py` identifies it.
        values: how many values the vector of a word has.
        share: what part of the scores is added.
    """

    content: bytes
    perceptron: Perceptron
    pipeline: str
    values: int
    share: float = 1.0

    @classmethod
    def of(cls, perceptron: Perceptron, *, pipeline: str, values: int) -> LearnedHead:
        """Return a perceptron as it will be read from its file."""
        stream = io.BytesIO()
        perceptron.save(stream)
        content = stream.getvalue()
        return cls(content=content, perceptron=read_perceptron(io.BytesIO(content)), pipeline=pipeline, values=values)

    def cells(self, file: str) -> tuple[str, ...]:
        """Return the cells of its row.

        Args:
            file: the name of its file.
        """
        return file, self.pipeline, str(self.values), f"{self.share:g}", _hash(self.content)


def read_head(cells: Sequence[str], folder: Path, place: str, parts: int) -> LearnedHead:
    """Return what a row names.

    Args:
        cells: the cells of the row, after what it begins with.
        folder: where its table stands.
        place: the file and line of the row.
        parts: how many vectors a pair is seen by.

    Raises:
        ValueError: the row has too few cells, or no number where one belongs.
        OntologyError: the file is missing, broken, or not the one that was learned with the table.
    """
    file, pipeline, values, share, digest = cells
    if Path(file).name != file:
        raise ValueError(file)
    path = folder / file
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OntologyError(f"{place}: {path}: {error.strerror or error}", remedy=REMEDY) from error
    if _hash(content) != digest:
        raise OntologyError(f"{place}: {path} is not the file that was learned with this table", remedy=REMEDY)
    try:
        perceptron = read_perceptron(io.BytesIO(content))
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise OntologyError(f"{place}: {path} holds no weights ({error})", remedy=REMEDY) from error
    if perceptron.width != parts * int(values) or not np.isfinite(perceptron.hidden).all():
        raise OntologyError(f"{place}: {path} has no weights for vectors of {values} values", remedy=REMEDY)
    return LearnedHead(content=content, perceptron=perceptron, pipeline=pipeline, values=int(values), share=float(share))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS_OF_HASH]
