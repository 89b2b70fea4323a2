"""Say how many there are of something, with the noun in its number."""


def count_words(count: int, noun: str) -> str:
    """Return a number of things, with the noun in its number.

    >>> count_words(1, "document"), count_words(2300, "document"), count_words(0, "entity"), count_words(2, "triple")
    ('1 document', '2,300 documents', '0 entities', '2 triples')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"
