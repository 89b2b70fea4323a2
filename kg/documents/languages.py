"""Tell what language a text is in, as far as it is not English: kg reads English alone.

English texts are known by their small words, which costs nothing; only what has few of them is looked at by py3langid
(Lui & Baldwin 2012, https://aclanthology.org/P12-3005/), whose model takes a second to load.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.english import phrases

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LOOKED_AT = 5_000
"""Characters of a text."""

FEWEST_LETTERS = 80
"""A shorter text is taken for English: of one sentence, the recogniser is wrong too often."""

SHARE_OF_ENGLISH = 0.17
"""The share of a text's words that are the commonest of English, from which the recogniser is not asked. What it was chosen on is not kept."""

SUREST = 0.9
"""How sure the recogniser has to be."""

WORDS = re.compile(r"[^\W\d_]+")
OF_OTHER_SCRIPTS = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
"""Letters of other scripts than the Latin one."""


def language_of(text: str) -> str:
    """Return the code (ISO 639-1) of the language of a text, or nothing where it is English or cannot be told.

    >>> language_of("The company said on Monday that it had bought the rest of the shares from its founder. " * 2)
    ''
    """
    beginning = _in_its_script(text[:LOOKED_AT])
    words = WORDS.findall(beginning.lower())
    if sum(map(len, words)) < FEWEST_LETTERS:
        return ""
    if sum(word in phrases.of_english for word in words) >= SHARE_OF_ENGLISH * len(words):
        return ""
    language, probability = _recogniser().classify(beginning)
    return "" if language == "en" or probability < SUREST else str(language)


def _in_its_script(text: str) -> str:
    """Return a text without the names it gives in other scripts, where most of its letters are Latin: "Tokyo (Japanese: …) is a city"."""
    letters, foreign = sum(map(len, WORDS.findall(text))), sum(map(len, OF_OTHER_SCRIPTS.findall(text)))
    return OF_OTHER_SCRIPTS.sub(" ", text) if 2 * foreign < letters else text


@cache
def _recogniser() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
