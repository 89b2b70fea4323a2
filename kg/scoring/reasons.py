"""Say why a learned head relates two arguments: how likely, what carried it, and which examples it is like.

In: the text and what was predicted of it. Out: `LearnedReasons`, which `kg why` and `kg why-not` show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.models.examples import LikeExample
from kg.parsing.trees import Tree

LONGEST_PATH = 14
"""Steps and words of a path that are shown. Not measured: what fits a line of a terminal or two."""

MOST_SHARES = 4
"""Parts of a score that are named. Not measured: as the path."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a part of what was seen adds to the log odds."""

    seen: str
    log_odds: float

    def __str__(self) -> str:
        return f"{self.seen} {self.log_odds:+.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedReasons:
    """Why a learned head reads a property.

    Attributes:
        probability: how likely it is.
        least: the probability from which on it is read.
        path: the words and labels between the two arguments in the parse.
        shares: what weighed most, the most first.
        examples: the training examples that it is like, the likest first.
        sources: what of the score comes from where, the rows first; none where it has one source.
    """

    probability: float
    least: float
    path: str
    shares: tuple[Share, ...]
    examples: tuple[LikeExample, ...]
    sources: tuple[Share, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield them in words."""
        yield f"learned from examples: probability {self.probability:.2f}, read from {self.least:.2f} on"
        yield f"path: {self.path}"
        if self.sources:
            yield f"log odds, by where they come from: {', '.join(map(str, self.sources))}"
        if self.shares:
            yield f"what weighed most, in log odds: {', '.join(map(str, self.shares))}"
        if self.examples:
            yield f"like the examples {', '.join(map(str, self.examples))}"


def greatest(shares: Iterable[Share]) -> tuple[Share, ...]:
    """Return the shares that weigh most, on either side; those that are nothing as they are written are left out."""
    ordered = sorted(shares, key=lambda share: (-abs(share.log_odds), share.seen))[:MOST_SHARES]
    return tuple(share for share in ordered if abs(share.log_odds) >= 0.05)


def words_of_path(tree: Tree, first: int, second: int) -> str:
    """Return the words and labels between two words, by the parse."""
    up, down = tree.upwards(first), tree.upwards(second)
    meet = next((i for i in up if i in down), None)
    if meet is None:
        return "they stand in different sentences"
    steps = [f"{tree.words[i]} ←{tree.labels[i]}–" for i in up[: up.index(meet)]]
    back = [f"–{tree.labels[i]}→ {tree.words[i]}" for i in reversed(down[: down.index(meet)])]
    return " ".join([*steps, tree.words[meet], *back][:LONGEST_PATH])
