"""Find what is mentioned: names, noun phrases, pronouns, values."""

from kg.mentions.phrases import make_argument, make_mention, name_extent, named_head, phrase_extent
from kg.mentions.values import ValueIndex, find_values

__all__ = ["ValueIndex", "find_values", "make_argument", "make_mention", "name_extent", "named_head", "phrase_extent"]
