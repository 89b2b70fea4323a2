"""Put the lines of printed pages into reading order and into paragraphs, without what is printed on every page.

In: the lines of each page with their places on it (points, from the lower left corner). Out: blocks, each with its page.
Columns are found by their gutters, paragraphs by leading, indents and short last lines.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from kg.documents.blocks import Block
from kg.places import fragment

MOST_LINES = 2_000
"""Lines of a page up to which columns are looked for."""

FEWEST_IN_COLUMN = 4
"""Lines on each side of a gutter; fewer may be a table. Not measured."""

MOST_CROSSING = 0.2
"""The share of a page's lines that may go over a gutter: titles, wide tables."""

FULL = 0.55
"""How much of a column its lines fill at least, half of them: cells of a table do not."""

SPARSE = 0.7
"""How much of its width a row of a table fills at most; of columns of text, lines side by side fill more."""

CELLS = " | "
"""What stands between the cells of a row."""

MARGIN = 0.12
"""The share of a page's height, above and below, in which furniture stands."""

REPEATED = 0.4
"""The share of pages on which the same line at the margin is furniture: what is set larger than the text, at the top, is a title."""

WIDER = 1.35
"""The leading before a new paragraph, as a multiple of the leading within."""

LOOSEST = 1.25
"""And as a multiple of the height of the letters: headings are larger than what leading is measured on."""

OTHER_SIZE = 0.15
"""By how much of its height a line differs from the one before it where another paragraph begins. Not measured."""

SHORT = 0.15
"""The share of a column's width that the last line of a paragraph leaves free. Not measured."""

INDENT = 0.8
"""An indent, in heights of a line. Not measured."""

CELLS_APART = 1.2
"""The gap from which words of a line are cells of a table, in heights of a line. Not measured."""

PAGE_NUMBER = re.compile(r"[^\w]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[^\w]*", re.IGNORECASE)
BULLET = re.compile(r"[•‣▪◦·–—*-]\s|\(?\d{1,2}[.)]\s")
SENTENCE_END = tuple(".!?:;”\"'’)")
HYPHENS = "-\u00ad\u0002\ufffe"
"""What stands at the end of a line whose last word goes on: a hyphen, or what PDFium gives for one."""

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """Words printed side by side, and the corners of their box; `edge` is where their column ends."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    edge: float = 0.0

    @property
    def height(self) -> float:
        """How high its letters are."""
        return max(self.top - self.bottom, 0.1)


def read_pages(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[Block]:
    """Return the paragraphs of pages in reading order, each with its page; one that goes on over a page is two blocks without a break."""
    bodies = without_furniture(pages, heights)
    words = {word.lower() for lines in bodies for line in lines for word in WORD.findall(line.text)}
    previous: Line | None = None
    blocks: list[Block] = []
    for number, lines in enumerate(bodies, start=1):
        ordered, place = in_reading_order(lines), fragment(page=number)
        leading = _leading(ordered)
        for line in ordered:
            if previous is None or starts_paragraph(previous, line, leading):
                blocks.append(Block(line.text, place))
            else:
                blocks[-1:] = _joined(blocks[-1], Block(line.text, place), words)
            previous = line
    return [replace(block, text=re.sub("[\u0002\ufffe]", "-", block.text).replace("\u00ad", "")) for block in blocks]


def _joined(first: Block, second: Block, words: set[str]) -> list[Block]:
    """Return a paragraph with its next line: one block, or two where that is on the next page."""
    glue = join(first.text, second.text, words)
    text = first.text if glue == " " else first.text.rstrip(HYPHENS)
    if first.place == second.place:
        return [replace(first, text=f"{text}{glue}{second.text}")]
    return [replace(first, text=text), replace(second, before=glue)]


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of pages without running heads and feet and page numbers; a title on several pages stays on its first."""
    marginal = [
        {i for i, line in enumerate(lines) if line.bottom > height * (1 - MARGIN) or line.top < height * MARGIN}
        for lines, height in zip(pages, heights, strict=True)
    ]
    counts = Counter(key for lines, places in zip(pages, marginal, strict=True) for key in {_key(lines[i]) for i in places})
    least = max(2, REPEATED * len(pages))
    inner = [line.height for lines, places in zip(pages, marginal, strict=True) for i, line in enumerate(lines) if i not in places]
    high = (1 + OTHER_SIZE) * median(inner) if inner else math.inf
    titles: set[str] = set()

    def is_furniture(line: Line, height: float) -> bool:
        if PAGE_NUMBER.fullmatch(line.text.strip()):
            return True
        if counts[_key(line)] < least:
            return False
        is_title = line.height > high and line.bottom > height / 2 and line.text not in titles
        if is_title:
            titles.add(line.text)
        return not is_title

    return [
        [line for i, line in enumerate(lines) if not (i in places and is_furniture(line, height))]
        for lines, places, height in zip(pages, marginal, heights, strict=True)
    ]


def _key(line: Line) -> str:
    """Return a line as it is the same on each page, whatever its number."""
    return re.sub(r"\d+", "#", " ".join(line.text.split()).lower())


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return lines as they are read: from the top down, column after column; what stands side by side in a table is one line."""
    if not lines:
        return []
    lines = _with_whole_rows(lines)
    gutter = _gutter([line for line in lines if CELLS not in line.text]) if len(lines) <= MOST_LINES else None
    if gutter is None or not any(line.right <= gutter for line in lines):
        edge = max(line.right for line in lines)
        return [replace(line, edge=edge) for line in _rows(lines)]
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < gutter < line.right:
            ordered += [*_columns(band, gutter), replace(line, edge=line.right)]
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _columns(lines: Sequence[Line], gutter: float) -> list[Line]:
    sides = [line for line in lines if line.right <= gutter], [line for line in lines if line.right > gutter]
    return [line for side in sides for line in in_reading_order(side)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where the second column begins, or None where there is one column alone."""
    left, right = min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=0.0)
    best: tuple[int, float] | None = None
    for start in sorted({round(line.left) for line in lines}):
        gutter = start - 1.0
        if not left + 0.2 * (right - left) < gutter < left + 0.8 * (right - left):
            continue
        first = [line.right - line.left for line in lines if line.right <= gutter]
        second = [line.right - line.left for line in lines if line.left >= gutter]
        crossing = len(lines) - len(first) - len(second)
        if min(len(first), len(second)) < FEWEST_IN_COLUMN or crossing > MOST_CROSSING * len(lines):
            continue
        is_full = median(first) >= FULL * (gutter - left) and median(second) >= FULL * (right - gutter)
        if is_full and (best is None or crossing < best[0]):
            best = crossing, gutter
    return best[1] if best is not None else None


def _with_whole_rows(lines: Sequence[Line]) -> list[Line]:
    """Return lines with those of a table joined: three or more at one height that leave much of it free."""
    joined: list[Line] = []
    for row in _at_one_height(lines):
        width = row[-1].right - row[0].left
        is_table = len(row) > 2 and sum(line.right - line.left for line in row) < SPARSE * width
        joined += [_one_line(row)] if is_table else row
    return joined


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Return lines from the top down; those at one height become one, from left to right."""
    return [_one_line(row) for row in _at_one_height(lines)]


def _at_one_height(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.bottom, line.left)):
        if rows and abs(rows[-1][0].bottom - line.bottom) < 0.4 * line.height:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _one_line(row: Sequence[Line]) -> Line:
    text = row[0].text
    for first, second in pairwise(row):
        text += (CELLS if second.left - first.right > CELLS_APART * first.height else " ") + second.text
    last = max(line.right for line in row)
    return replace(row[0], text=text, right=last, top=max(line.top for line in row), bottom=min(line.bottom for line in row))


def _leading(lines: Sequence[Line]) -> float:
    distances = [first.bottom - second.bottom for first, second in pairwise(lines) if first.bottom > second.bottom]
    return median(distances) if distances else 0.0


def starts_paragraph(previous: Line, line: Line, leading: float) -> bool:
    """Tell whether a line begins a paragraph, after the line read before it; the leading is that of most lines."""
    if CELLS in previous.text or CELLS in line.text or BULLET.match(line.text):
        return True
    if abs(previous.height - line.height) > OTHER_SIZE * max(previous.height, line.height):
        return True
    ends = previous.text.rstrip().endswith(SENTENCE_END)
    goes_on = line.text[:1].islower() or previous.text.rstrip().endswith(tuple(HYPHENS))
    distance = previous.bottom - line.bottom
    if distance <= 0:  # the next column, or the next page
        return ends or not goes_on
    if distance > max(WIDER * leading, LOOSEST * line.height):
        return True
    width = max(previous.edge - previous.left, 1.0)
    is_short = previous.right < previous.edge - SHORT * width
    is_indented = line.left > previous.left + INDENT * line.height
    return (is_short and (ends or not goes_on)) or (is_indented and ends)


def join(first: str, second: str, words: set[str]) -> str:
    """Return what stands between two lines of a paragraph: a space, or nothing or a hyphen where a word goes on.

    >>> join("the acqui-", "sition of", set()), join("a well-", "known one", {"well-known"}), join("the", "next", set())
    ('', '-', ' ')
    """
    if not first or first[-1] not in HYPHENS or not first[-2:-1].isalpha():
        return " "
    beginning, end = re.search(r"\w*$", first[:-1]), re.match(r"\w*", second)
    assert beginning is not None and end is not None, "both match nothing, too"
    is_compound = f"{beginning[0]}-{end[0]}".lower() in words and f"{beginning[0]}{end[0]}".lower() not in words
    return "-" if is_compound or not second[:1].islower() else ""
