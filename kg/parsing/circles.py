"""Leave no word below itself: whoever goes up such a tree, or lists what is below, would never end.

In: a tree whose lists of heads are filled, by a parser or by repairs. Out: the same tree; the first word of a circle is a root.
"""

from __future__ import annotations

from kg.parsing.repairs import Draft


def open_circles(tree: Draft) -> None:
    """Mend a tree in place."""
    known = [False] * len(tree.heads)
    moved = False
    for word in range(len(tree.heads)):
        path: dict[int, None] = {}
        i = word
        while not known[i] and tree.heads[i] != i and i not in path:
            path[i] = None
            i = tree.heads[i]
        if i in path:
            top = min(list(path)[list(path).index(i) :])
            tree.heads[top], tree.labels[top] = top, "root"
            moved = True
        for i in path:
            known[i] = True
    if moved:
        tree.link()
