"""What part of a graph a page carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What part of a graph a page carries; all of it without any of these.

    >>> page = graph.explore(only=kg.Selection(since="2025-11", properties=["investsIn"]))
    >>> page.nodes, page.edges
    (2, 1)

    Attributes:
        where: a SELECT query; the page carries the entities in its rows, and what is said between them.
        since: only what is dated (YYYY, YYYY-MM or YYYY-MM-DD) from then on; a statement without a time has its document's.
        until: and up to then.
        classes: only entities of these classes.
        properties: only statements with these properties.
    """

    where: str = ""
    since: str = ""
    until: str = ""
    classes: Iterable[str] = ()
    properties: Iterable[str] = ()
