"""Say how many there are of something, with the noun in its number."""

import re


def count_words(count: int, noun: str) -> str:
    """Return a number of things, with the noun in its number.

    >>> count_words(1, "document"), count_words(2300, "document"), count_words(0, "entity"), count_words(2, "day")
    ('1 document', '2,300 documents', '0 entities', '2 days')
    """
    plural = f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"
