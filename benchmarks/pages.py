"""Measure how much of the body of saved web pages is read, and how much of what stands around it, beside trafilatura as it is.

    python -m benchmarks.pages FOLDER [FOLDER ...] [--draw]

With --draw the figures are kept as JSON, with machine and commit, and drawn as the table of benchmarks/README.md. Each FOLDER is the
folder of tests of another reader, unpacked from its source distribution: `tests` of trafilatura 0.5.0 (saved pages, and tests that say
which words must and must not be in the text; the measure is that of its published evaluation, Barbaresi 2021) or `tests/data` of
newspaper4k (saved pages with their expected texts; the measure is F1 over words, a mean over pages).
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from trafilatura import extract

from benchmarks.kept import RESULTS, Row, draw_kept, keep, table
from kg.config import ReadOptions
from kg.documents import iter_documents
from kg.model import Document

KEPT = RESULTS / "pages.json"
READERS = ("kg", "trafilatura")


@dataclass(slots=True)
class Page:
    """A saved page: what its text must and must not hold, or all of its text."""

    path: Path
    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)


def read_text(path: Path, reader: str) -> str:
    """Return the text that a reader finds in a page."""
    if reader == "trafilatura":
        return extract(path.read_bytes(), include_comments=False) or ""
    results = iter_documents([path], ReadOptions(any_language=True))
    return "\n".join(result.text for result in results if isinstance(result, Document))


def iter_pages(tests: Path) -> Iterator[Page]:
    """Yield the pages that tests of trafilatura are about, with the words that they ask for."""
    tree = ast.parse(tests.read_text(encoding="utf-8"))
    tables = [node for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "MOCK_PAGES"]
    files: dict[str, str] = ast.literal_eval(tables[0].value)
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        page = None
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Call)
                and ast.unparse(node.value.func) == "load_mock_page"
            ):
                if page is not None:
                    yield page
                page = Page(tests.parent / "cache" / files[ast.literal_eval(node.value.args[0])])
            elif page is not None and isinstance(node, ast.Assert):
                _add_segments(page, node)
        if page is not None:
            yield page


def _add_segments(page: Page, node: ast.Assert) -> None:
    for part in node.test.values if isinstance(node.test, ast.BoolOp) else [node.test]:
        match part:
            case ast.Compare(left=ast.Constant(value=str(words)), ops=[ast.In()]):
                page.wanted.append(words)
            case ast.Compare(left=ast.Constant(value=str(words)), ops=[ast.NotIn()]):
                page.unwanted.append(words)


def score_segments(pages: list[Page], reader: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 over words that must be in a text and words that must not."""
    right = missing = wrong = 0
    for page in pages:
        text = _plain(read_text(page.path, reader))
        right += sum(_plain(words) in text for words in page.wanted)
        missing += sum(_plain(words) not in text for words in page.wanted)
        wrong += sum(_plain(words) in text for words in page.unwanted)
    return _scores(right, right + wrong, right + missing)


def score_words(folder: Path, reader: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the words of expected texts, each a mean over pages."""
    scores = []
    for page, expected in _iter_expected(folder):
        own, gold = (Counter(re.findall(r"\w+", t)) for t in (read_text(page, reader), expected.read_text(encoding="utf-8")))
        scores.append(_scores((own & gold).total(), own.total(), gold.total()))
    precision, recall, f1 = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return precision, recall, f1


def _iter_expected(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the pages of newspaper4k with the texts that are expected of them."""
    for expected in sorted((folder / "txt").glob("*.txt")):
        page = folder / "html" / f"{expected.stem}.html"
        if page.exists():
            yield page, expected


def _plain(text: str) -> str:
    return " ".join(text.split())


def _scores(right: int, given: int, expected: int) -> tuple[float, float, float]:
    precision, recall = right / given if given else 0.0, right / expected if expected else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def measure(folder: Path) -> Row:
    """Return the scores of both readers over a folder's pages."""
    tests = folder / "unit_tests.py"
    pages = [page for page in iter_pages(tests) if page.path.exists()] if tests.exists() else []
    if pages:
        wanted, unwanted = sum(len(page.wanted) for page in pages), sum(len(page.unwanted) for page in pages)
        what = f"{len({page.path for page in pages})} pages, {wanted} segments of text, {unwanted} of what stands around it"
    else:
        what = f"words of {len(list(_iter_expected(folder)))} pages"
    root = next((place for place in folder.absolute().parents if (place / "PKG-INFO").exists()), folder.absolute().parent)
    row: dict[str, object] = {"pages": f"`{folder.absolute().relative_to(root.parent)}`: {what}"}
    for reader in READERS:
        scores = score_segments(pages, reader) if pages else score_words(folder, reader)
        row |= {f"{reader}: {name}": score for name, score in zip(("precision", "recall", "F1"), scores, strict=True)}
    return row


def main() -> None:
    """Measure, print the table, and keep it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--draw", action="store_true", help="put the table into benchmarks/README.md")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        kept = KEPT if options.draw else Path(name) / KEPT.name
        keep(kept, map(measure, options.folders), trafilatura=version("trafilatura"))
        print(table(kept))
    if options.draw:
        draw_kept("pages")


if __name__ == "__main__":
    main()
