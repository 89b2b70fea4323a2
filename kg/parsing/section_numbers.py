"""Part the number of a paragraph from the sentence behind it: "2.1 Bolt was founded in 1996" is of no "2.1 Bolt".

In: a tree whose lists are filled. Out: the same tree, in which such a number, at the start of a line, counts and measures nothing.
"""

from __future__ import annotations

import re

from kg.parsing.guidelines import hang
from kg.parsing.lines import opens_line
from kg.parsing.repairs import Draft, Name

NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
"""What numbers a paragraph within a section: "2.1", "10.2.3"."""

COUNTING = frozenset({"nummod", "compound", "nmod:unmarked", "amod"})
"""What the parser takes such a number for."""


def part_section_numbers(tree: Draft) -> None:
    """Mend a tree in place."""
    numbers = [i for i, word in enumerate(tree.words[:-1]) if "." in word and NUMBER.fullmatch(word) and opens_line(tree, i)]
    for i in numbers if len(numbers) > 1 else []:  # one alone may be an amount: "1.5 GW"
        if not tree.words[i + 1][0].isupper():
            continue
        noun = tree.heads[i]
        if noun > i and tree.labels[i] in COUNTING:
            hang(tree, i, noun, "discourse")
        number = tree.entity[i]
        if number >= 0 and tree.names[number].start == i and tree.names[number].end > i + 1:
            name = tree.names[number]
            root = name.root if name.root != i else i + 1
            text = " ".join(tree.source[tree.starts[i + 1] : tree.ends[name.end - 1]].split())
            tree.names[number] = Name(i + 1, name.end, root, name.label, name.subtype, text)
            tree.entity[i] = -1
