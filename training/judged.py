"""Facts of texts that people judged by reading, as a pipeline of kg's own reads them again.

In: `judged.tsv`, whose texts are those of the silver trees (`silver.py`) and documents of our own hand (`documents.jsonl`): reports, filings,
judgments, minutes, articles, in which all names are invented. Out: a verdict of a triple of the extraction contract, where somebody
gave one on what says the same of the same words.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ConfigError
from kg.model import Document
from training.facts import Json, are_one_mention
from training.silver import iter_silver_texts

JUDGED = Path(__file__).with_name("judged.tsv")
"""Document of the silver trees, or of our own; of subject and object the first character in its text, and the one after; property, or predicate where there
is none; R (right), U (useless) or W (wrong); what is at fault."""

DOCUMENTS = Path(__file__).with_name("documents.jsonl")
"""Documents of our own hand: id, genre, text."""

COLUMNS = 8
OF_QUALIFIER = "qual"
"""At fault is but a qualifier, which no confidence tells of: the triple itself is right."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader found of a fact.

    Attributes:
        subject: where its subject stands.
        object: where its object stands.
        relation: its property, or its predicate where it has none.
        right: whether the text says it, and somebody could want it.
    """

    subject: Span
    object: Span
    relation: str
    right: bool

    def is_on(self, triple: Json) -> bool:
        """Tell whether a triple of the contract says the same of the same words, half of which are enough."""
        return (
            self.relation == (triple["property"] or triple["predicate"])
            and are_one_mention(self.subject, triple["subject_span"])
            and are_one_mention(self.object, triple["object_span"])
        )


def read_verdicts(path: Path = JUDGED) -> dict[str, list[Verdict]]:
    """Return the verdicts on the facts of each document.

    Raises:
        ConfigError: a line has not its columns.
    """
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != COLUMNS or not all(cell.isdigit() for cell in cells[1:5]):
            raise ConfigError(
                f"{path}, line {number}: no verdict", remedy="document, four places, relation, verdict, fault; tabs between them"
            )
        first, last, start, end = map(int, cells[1:5])
        is_right = cells[6] == "R" or cells[7] == OF_QUALIFIER
        verdicts[cells[0]].append(Verdict((first, last), (start, end), cells[5], is_right))
    return verdicts


def verdict_on(triple: Json, verdicts: list[Verdict]) -> bool | None:
    """Tell whether a triple was judged right; None where nobody judged it.

    >>> verdicts = [Verdict((0, 4), (10, 16), "acquires", True)]
    >>> bolt = {"property": "acquires", "subject_span": (0, 4), "object_span": (9, 16)}
    >>> verdict_on(bolt, verdicts), verdict_on({**bolt, "property": "owns"}, verdicts)
    (True, None)
    """
    return next((verdict.right for verdict in verdicts if verdict.is_on(triple)), None)


def iter_judged_texts(silver: Path, judged: Container[str]) -> Iterator[Document]:
    """Yield the texts of which facts were judged: documents of our own hand, then those of silver trees.

    Args:
        silver: silver trees, CoNLL-U, compressed.
        judged: the documents that have verdicts.

    Raises:
        ConfigError: the file of silver trees is not there.
    """
    written = map(json.loads, DOCUMENTS.read_text(encoding="utf-8").splitlines())
    yield from (Document(id=text["id"], text=text["text"]) for text in written if text["id"] in judged)
    yield from (document for document in iter_silver_texts(silver) if document.id in judged)
