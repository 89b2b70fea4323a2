"""Read mutated texts until something breaks: `python -m benchmarks.fuzz [TEXTS.jsonl ...] [--minutes 5] [--seed 0]`.

Texts come from `data/articles.jsonl` and from the JSON Lines given (`{"text"}`, optionally `{"date"}`): real news may stay outside the
repository. Each case is a function of its seed alone, so a seed that breaks something breaks it again: `--seed N --cases 1`. What is
checked of each case is in `check`; what breaks is made shorter as long as it breaks in the same way, and printed with its seed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.analysis import contribution_of
from kg.config import Config
from kg.dataset import GraphNames, contribution_lines
from kg.english import adjectives
from kg.mentions.names import adjectives_of_countries, country_name
from kg.model import Document
from kg.ontology import load_ontology
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading
from kg.statements.contract import Contribution

ARTICLES = Path(__file__).parents[1] / "data" / "articles.jsonl"
LONGEST = 3_000
"""Characters of a text before it is mutated: short ones are read often."""

MOST_MUTATIONS = 12
SHORTENING = 60
"""Seconds for making one failing text shorter."""

PLANES = ((0x00, 0x7F), (0x80, 0x2FF), (0x300, 0x36F), (0x370, 0xD7FF), (0xE000, 0xFFFF), (0x10000, 0x1FFFF), (0x20000, 0x10FFFF))
CONTROLS = [
    *map(chr, range(32)),
    "\x7f",
    "\x85",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\u2028",
    "\u2029",
    "\u202e",
    "\ufeff",
    "\ufffe",
    "\uffff",
]
STRUCTURE = [
    '"',
    "“",
    "”",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "* ",
    "- ",
    "• ",
    "1. ",
    "# ",
    "<p>",
    "</p>",
    "&amp;",
    "\t",
    "|",
    "\n",
    "\n\n",
    "\r\n",
    "...",
    "…",
    "--",
    " – ",
    ";",
    ":",
    ", ",
    ".",
    "!",
    "?",
    "/",
    "\\",
    "$",
    "€",
    "%",
    "@",
    "`",
    "^",
    "~",
    "_",
    "https://a.b/c?d=e",
]
WORDS = [
    "not",
    "no",
    "and",
    "or",
    "of",
    "that",
    "which",
    "who",
    "whose",
    "to",
    "by",
    "'s",
    "said",
    "according to",
    "was",
    "is",
    "be",
    "he",
    "it",
    "they",
    "I",
    "we",
    "you",
    "such as",
    "including",
    "than",
    "between",
    "from",
    "CEO",
    "president",
    "the company",
    "son",
    "wife",
    "born",
    "died",
    "death",
    "aged",
    "35-year-old",
    "2019",
    "May",
    "3 May 2021",
    "last Friday",
    "two weeks ago",
    "99999999999 days ago",
    "31 February 2023",
    "0 AD",
    "Q3 2025",
    "$3 million",
    "€1.5bn",
    "12%",
    "half a million",
    "1,234,567",
    "minus 4",
    "one-third",
    "2-for-1",
    "10-20",
    "1e400",
    "٣",
    "²",
    "Japanese",
    "U.S.",
    "Ann Lee",
    "Acme Corp.",
    "WHO",
    "Oslo, Norway",
    "EU",
    "St. John's",
    "O'Neill",
    "and/or",
    "(born 4 May 1961)",
    "Tokyo-based",
    "Acme-backed",
]
DATES = ["", "2024-04-10", "0001-01-01", "9999-12-31", "2024-02-29", "2024", "yesterday", "2024-04-10T10:00:00Z"]

Mutation = Callable[[str, random.Random, Sequence[str]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What broke, by the seed of its case; `kind` is the same for what breaks in the same way."""

    seed: int
    kind: str
    detail: str
    text: str
    date: str


def _place(text: str, chance: random.Random) -> int:
    return chance.randint(0, len(text))


def _stretch(text: str, chance: random.Random, longest: int = 200) -> tuple[int, int]:
    start = _place(text, chance)
    return start, min(len(text), start + chance.randint(1, longest))


def delete(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Leave a stretch out."""
    del texts
    start, end = _stretch(text, chance)
    return text[:start] + text[end:]


def double(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Say a stretch several times."""
    del texts
    start, end = _stretch(text, chance)
    return text[:end] + text[start:end] * chance.choice((1, 1, 2, 5, 40)) + text[end:]


def swap(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Exchange two words."""
    del texts
    words = text.split(" ")
    first, second = chance.randrange(len(words)), chance.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return " ".join(words)


def insert_letters(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Put in characters of any plane of Unicode."""
    del texts
    low, high = chance.choice(PLANES)
    place = _place(text, chance)
    return text[:place] + "".join(chr(chance.randint(low, high)) for _ in range(chance.choice((1, 1, 3, 30)))) + text[place:]


def insert_control(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Put in control characters, white space of rare kinds, or characters that are none."""
    del texts
    place = _place(text, chance)
    return text[:place] + chance.choice(CONTROLS) * chance.choice((1, 1, 2, 20)) + text[place:]


def insert_structure(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Put in quotation marks, brackets, bullets, line breaks, markup, also many of one."""
    del texts
    place = _place(text, chance)
    return text[:place] + chance.choice(STRUCTURE) * chance.choice((1, 1, 1, 2, 3, 500)) + text[place:]


def insert_words(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Put in words that the rules look at."""
    del texts
    place = text.find(" ", _place(text, chance)) + 1
    return text[:place] + " ".join(chance.choice(WORDS) for _ in range(chance.choice((1, 1, 2, 8)))) + " " + text[place:]


def change_case(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Write a stretch in capitals, small letters or as a title."""
    del texts
    start, end = _stretch(text, chance)
    return text[:start] + chance.choice((str.upper, str.lower, str.title, str.swapcase))(text[start:end]) + text[end:]


def leave_out_spaces(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Write a stretch without white space, or with other white space."""
    del texts
    start, end = _stretch(text, chance)
    return text[:start] + chance.choice(("", "\t", "\n", "  ", "\u00a0")).join(text[start:end].split()) + text[end:]


def cut(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """End or begin the text somewhere, also inside a word."""
    del texts
    place = _place(text, chance)
    return chance.choice((text[:place], text[place:]))


def join(text: str, chance: random.Random, texts: Sequence[str]) -> str:
    """Go on with another text, or put a part of it in."""
    donor = chance.choice(texts)
    place = _place(text, chance)
    start, end = _stretch(donor, chance, 600)
    return text[:place] + donor[start:end] + text[place:]


MUTATIONS: tuple[Mutation, ...] = (
    delete,
    double,
    swap,
    insert_letters,
    insert_control,
    insert_structure,
    insert_words,
    change_case,
    leave_out_spaces,
    cut,
    join,
)


def make_case(seed: int, texts: Sequence[str]) -> Document:
    """Return the document of a seed."""
    chance = random.Random(seed)  # noqa: S311  # made by rule, not secret
    text = chance.choice(texts)
    if len(text) > LONGEST:
        start = _place(text[:-LONGEST], chance)
        text = text[start : start + LONGEST]
    for _ in range(chance.randint(1, MOST_MUTATIONS)):
        text = chance.choice(MUTATIONS)(text, chance, texts)
    return Document(id=f"case-{seed}", text=text, date=chance.choice(DATES))


class Reader:
    """Read a document in all stages, and say what must be true of what comes out."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._nlp = load_pipeline(config.model)
        self._ontology = load_ontology(config.ontology)

    def contribution(self, document: Document) -> Contribution:
        """Return what a document gives."""
        ((_, doc),) = iter_parses([document], self._nlp)
        if doc.text != document.text:
            raise AssertionError("the tokens are not the text")
        return contribution_of(DocumentReading(document, Tree(doc)), self._config)

    def written(self, contribution: Contribution) -> tuple[str, list[str]]:
        """Return a contribution as a JSON line and as N-Quads."""
        record = contribution.to_dict()
        line = json.dumps(record, ensure_ascii=False)
        if json.loads(line) != record:
            raise AssertionError("JSON does not come back as it went")
        run = GraphNames(self._config.base).document("run")
        return line, contribution_lines(contribution, self._ontology, self._config.base, run)

    def check(self, document: Document) -> None:
        """Read a document twice; raise where something of it is not true."""
        contribution = self.contribution(document)
        line, quads = self.written(contribution)
        self._check_spans(document.text, json.loads(line))
        self._check_evidence(contribution)
        if self.written(self.contribution(document)) != (line, quads):
            raise AssertionError("a second reading gives something else")

    @staticmethod
    def _check_spans(text: str, record: dict[str, list[dict[str, list[list[int]]]]]) -> None:
        spans = [span for chain in record["clusters"] for span in chain]
        spans += [span for entity in record["entities"] for span in entity["mentions"]]
        spans += [triple[key] for triple in record["triples"] for key in ("evidence", "subject_span", "object_span")]  # type: ignore[misc]  # one span
        for start, end in spans:
            if not 0 <= start < end <= len(text):  # type: ignore[operator]  # numbers
                raise AssertionError(f"the span {start} to {end} is not in the text of {len(text)} characters")

    @staticmethod
    def _check_evidence(contribution: Contribution) -> None:
        text = contribution.document.text
        otherwise = adjectives_of_countries() | adjectives.parties
        for statement in (*contribution.statements, *contribution.unresolved):
            for argument in (statement.relation.subject, statement.relation.object):
                span = argument.mention.span
                said = text[span.start : span.end]
                if argument.mention.text not in (said, country_name(said), otherwise.get(said)):
                    raise AssertionError(f"the mention {argument.mention.text!r} stands at {said!r}")


def failure_of(reader: Reader, document: Document) -> tuple[str, str] | None:
    """Return in which way a document breaks, and the traceback; None where it does not."""
    try:
        reader.check(document)
    except Exception as error:  # noqa: BLE001  # whatever breaks is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        message = str(error) if isinstance(error, AssertionError) else ""
        return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno} {message[:20]}".strip(), traceback.format_exc()
    return None


def shorten(reader: Reader, document: Document, kind: str) -> str:
    """Return a shorter text that breaks in the same way: parts are left out, ever smaller ones (Zeller & Hildebrandt 2002)."""
    text, size = document.text, len(document.text) // 2
    until = time.monotonic() + SHORTENING
    while size and time.monotonic() < until:
        place, shorter = 0, False
        while place < len(text) and time.monotonic() < until:
            candidate = text[:place] + text[place + size :]
            broken = failure_of(reader, Document(id=document.id, text=candidate, date=document.date))
            if broken is not None and broken[0] == kind:
                text, shorter = candidate, True
            else:
                place += size
        size = size if shorter else size // 2
    return text


def read_texts(paths: Sequence[Path]) -> list[str]:
    """Return the texts of JSON Lines files."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [text for line in lines if (text := json.loads(line).get("text"))]


def fuzz(reader: Reader, texts: Sequence[str], seeds: Iterator[int], until: float) -> Iterator[Failure | None]:
    """Yield for each seed what broke, or None, until a moment of `time.monotonic`."""
    known: Counter[str] = Counter()
    for seed in seeds:
        if time.monotonic() > until:
            return
        document = make_case(seed, texts)
        broken = failure_of(reader, document)
        if broken is None:
            yield None
            continue
        kind, detail = broken
        known[kind] += 1
        text = shorten(reader, document, kind) if known[kind] == 1 else document.text
        yield Failure(seed=seed, kind=kind, detail=detail, text=text, date=document.date)


def main() -> int:
    """Print each kind of failure once, with a seed and the shortest text, and how many cases were read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, help="JSON Lines with a text a line, beside the sample articles")
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--cases", type=int, default=sys.maxsize, help="cases at most")
    options = parser.parse_args()
    texts = read_texts([ARTICLES, *options.texts])
    reader = Reader(Config())
    kinds: Counter[str] = Counter()
    cases = 0
    seeds = iter(range(options.seed, options.seed + options.cases))
    for failure in fuzz(reader, texts, seeds, time.monotonic() + 60 * options.minutes):
        cases += 1
        if failure is None:
            continue
        kinds[failure.kind] += 1
        if kinds[failure.kind] == 1:
            print(
                f"--seed {failure.seed} --cases 1: {failure.kind}\ndate {failure.date!r}, text {failure.text!r}\n{failure.detail}",
                flush=True,
            )
    print(f"{cases:,} cases of {len(texts):,} texts, seeds from {options.seed}: {kinds.total()} failures of {len(kinds)} kinds")
    for kind, number in kinds.most_common():
        print(f"{number:6} {kind}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
