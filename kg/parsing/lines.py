"""Tell the lines of a text, as a page sets them: headings, items of a list, blocks of names.

In: a `Tree`. Out: the places of the words of each line that has any, in order; kept with the tree.
"""

from __future__ import annotations

from kg.parsing.trees import Tree


def lines_of(tree: Tree) -> tuple[range, ...]:
    """Return the places of the words of each line."""
    if "lines" not in tree.memo:
        tree.memo["lines"] = tuple(_find_lines(tree))
    lines: tuple[range, ...] = tree.memo["lines"]
    return lines


def _find_lines(tree: Tree) -> list[range]:
    lines, start = [], 0
    for i in range(1, len(tree.words)):
        if "\n" in tree.source[tree.ends[i - 1] : tree.starts[i]]:
            lines.append(range(start, i))
            start = i
    return [*lines, range(start, len(tree.words))]
