"""Cut a text into tokens with a pipeline's tokenizer, in time that grows with the text and no faster.

spaCy takes signs off the ends of what white space does not part, one at a time, and looks at all the rest for each: a run of
10,000 brackets takes a minute. Longer runs than text has are cut here, by letters and signs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_RUN = 400
"""Characters without white space that the tokenizer cuts: the longest of 66,689 news, web and Wikipedia texts, an address, had 143."""

_LONG_RUN = re.compile(rf"(?<!\S)\S{{{LONGEST_RUN + 1},}}")
_WORD_OR_SIGNS = re.compile(rf"\w{{1,{LONGEST_RUN}}}|(\W)\1{{0,{LONGEST_RUN - 1}}}")


_MISSING_SPACE = re.compile(
    r"(?<=[A-Z]{2})(?=\.[A-Z][a-z])|(?<=[A-Z]{2}\.)(?=[A-Z][a-z])|(?<=\w\w)(?=\([A-Za-z]{3})|(?<=\w\))(?=[A-Z][a-z])"
)
"""Where a space is missing after a full stop, or beside a bracket, that the tokenizer does not see: "PPR.He", "CVIS(acquired"."""


def tokenize(text: str, nlp: Language) -> Doc:
    """Return a text as tokens, not yet analysed; they and their spaces are the text."""
    if _LONG_RUN.search(text) is None and _MISSING_SPACE.search(text) is None:
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    end = 0
    for run in _LONG_RUN.finditer(text):
        _add_ordinary(text[end : run.start()], nlp, words, spaces)
        pieces = [match.group() for match in _WORD_OR_SIGNS.finditer(run.group())]
        words += pieces
        spaces += [False] * len(pieces)
        end = run.end()
    _add_ordinary(text[end:], nlp, words, spaces)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _add_ordinary(text: str, nlp: Language, words: list[str], spaces: list[bool]) -> None:
    """Add the tokens of a stretch of text; a space that it begins with belongs to the token before it."""
    if words and text.startswith(" "):
        spaces[-1], text = True, text[1:]
    for part in _MISSING_SPACE.split(text):
        doc = nlp.make_doc(part)
        words += [token.text for token in doc]
        spaces += [bool(token.whitespace_) for token in doc]
