"""Tell what was only tried: who "tried to kill her" killed nobody, and plans nothing either, so that no property says it.

In: the words by which a text tells a relation. Out: yes or no.
"""

from __future__ import annotations

from itertools import pairwise

from kg.english import factuality


def is_attempt(phrase: str) -> bool:
    """Tell whether the words of a relation say that something was tried, and not that it is being tried.

    >>> is_attempt("tried to kill"), is_attempt("trying to kill"), is_attempt("is trying to sell")
    (True, True, False)
    """
    words = phrase.lower().split()
    is_tried = any(word in factuality.attempts and after == "to" for word, after in pairwise(words))
    return is_tried or (words[1:2] == ["to"] and words[0] in factuality.attempts_alone)
