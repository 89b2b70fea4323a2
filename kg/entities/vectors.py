"""What was learned from the word vectors of a pipeline, held against a text: it says something of no others."""

from __future__ import annotations

from kg.errors import ConfigError
from kg.models.perceptron import Perceptron
from kg.parsing.trees import Tree


def fitting(tree: Tree, perceptron: Perceptron | None, parts: int) -> Perceptron | None:
    """Return what was learned of vectors such as a tree's; None where nothing was, or the tree has none.

    Args:
        tree: the text.
        perceptron: what was learned.
        parts: how many vectors it sees.

    Raises:
        ConfigError: the tree's vectors are not those that it learned from.
    """
    if perceptron is None or not tree.vectors.size:
        return None
    if (width := tree.vectors.shape[1]) * parts != perceptron.width:
        raise ConfigError(
            f"the pipeline's vectors have {width} values, and what was learned of {perceptron.width / parts:g} is for another one",
            remedy="install kg and the pipeline anew, in one version",
        )
    return perceptron
