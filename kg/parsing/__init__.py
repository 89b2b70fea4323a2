"""Parse documents: choose and run a spaCy pipeline, and read its trees in one way."""

from kg.parsing.pipelines import iter_parses, load_pipeline
from kg.parsing.trees import Tree

__all__ = ["Tree", "iter_parses", "load_pipeline"]
