"""Texts that make work explode where something looks at pairs: each kind as long as asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice, product

FIRST = [
    "Bel",
    "Cor",
    "Dan",
    "Fen",
    "Gal",
    "Hor",
    "Jan",
    "Kel",
    "Lam",
    "Mor",
    "Nor",
    "Pel",
    "Ros",
    "Sar",
    "Tor",
    "Vel",
    "Wes",
    "Zan",
]
LAST = ["den", "ley", "man", "rick", "son", "ton", "vik", "ward", "well", "wyn"]


def iter_names() -> Iterator[str]:
    """Yield names of two words, each another: "Belden Corley", "Belden Corman"."""
    for number in count():
        for a, b, c, d in product(FIRST, LAST, FIRST, LAST):
            yield f"{a}{b} {c}{d}{'el' * number}"


def names(size: int, share: int = 1) -> list[str]:
    """Return as many names as fill a share of a text with commas between."""
    return list(islice(iter_names(), size // 16 // share + 2))


def repeated(unit: str, size: int) -> str:
    """Return a unit again and again, as long as asked for."""
    return (unit * (size // len(unit) + 1))[:size]


def _around(opening: str, closing: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return f"The firm {opening * depth}Acme{closing * depth} bought Opel."

    return text


def _within(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda size: before + repeated(unit, size) + after


def _listed(pattern: str, joint: str = ", ") -> Callable[[int], str]:
    return lambda size: pattern.format(joint.join(names(size)))


def _two_lists(size: int) -> str:
    both = names(size)
    half = len(both) // 2
    return f"{', '.join(both[:half])} and Ann Lee bought {', '.join(both[half:])} and Opel."


def _sentences(pattern: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        every = names(size, 2)
        return repeated(" ".join(pattern.format(first, second) for first, second in zip(every, reversed(every), strict=True)), size)

    return text


TEXTS: dict[str, Callable[[int], str]] = {
    # brackets and quotation marks
    "parentheses, nested": _around("(", ")"),
    "parentheses, nested, with spaces": _around("( ", " )"),
    "parentheses, flat": _within("(Acme) ", "The firm ", "bought Opel."),
    "brackets of other kinds": _around("[{<", ">}]"),
    "quotes, nested": _around("“ ", " ”"),
    "quotes, a run": _within('"', "He said ", " I won."),
    "quotes, unclosed": _within('Ann Lee said: "I bought Opel and I sold it. '),
    "quotes with speakers": _within('"I won the race," Ann Lee said. '),
    "markup": _within('<p class="a">Ann Lee bought Opel</p>'),
    # lists, names, mentions
    "conjuncts": _within("cars, ", "The firm bought ", "and Opel."),
    "names in a sentence": _listed("{} and Ann Lee met Bo Ek in Oslo."),
    "names between names": _two_lists,
    "names of a meeting": _listed("A meeting between {} and Ann Lee."),
    "instances": _within("Acme, Opel, Nokia, ", "Firms such as ", "and Fiat left."),
    "one name": _within("Alan Greer bought Opel in Oslo. "),
    "one name, described": _within("The company said the chief executive bought the company. "),
    "indefinite things": _within("A company bought a car. The company sold the red car. "),
    "different names": _sentences("{} bought {}."),
    "different names with one last name": _sentences("{} Smith met {}."),
    "acronyms": _within("The ABC met the XYZ. The Alpha Beta Corp met the BCD. "),
    "pronouns": _within("She said he told it to them and they saw her. ", "Ann Lee is here. "),
    "titles": _within("President Director Chairman ", "", "Ann Lee left."),
    "ages": _within("Ann Lee, 35, ", "", "left."),
    "possessives": _listed("{}'s car bought Opel.", "'s "),
    "appositions": _within("Ann Lee, the head of Opel, ", "", "left."),
    "descriptions": _within("president, founder, the carmaker, ", "Ann Lee, ", "left Opel."),
    # clauses
    "that": _within("that he said ", "Ann said ", "Acme bought Opel."),
    "that, with names": _within("Ann Lee said that ", "", "Acme bought Opel."),
    "of": _within("of the son ", "The head ", "of Ann Lee bought Opel."),
    "which": _within("which saw the cat ", "The dog ", "ran."),
    "which, inside one another": _within("the dog which ", "", "ran."),
    "and, verbs": _within("bought Opel and sold the car and ", "Ann Lee ", "ran."),
    "and, words": _within("ran and ", "Ann Lee ", "ran."),
    "wanted to": _within("wanted to try ", "Ann Lee ", "to go."),
    "prepositions": _within("to Oslo in May with Opel for Acme ", "Ann Lee went ", "."),
    "semicolons": _within("Ann Lee bought Opel; "),
    "endless sentence": _within(
        "Ann Lee bought Opel and the firm sold a car to the man in Oslo while she said it would pay $3 million for Acme "
    ),
    # numbers and dates
    "digits": _within("1234567890", "The firm paid $", " for Opel."),
    "digits with commas": _within("123,", "The firm paid ", "123 for Opel."),
    "numbers": _within("12 345 ", "The firm paid ", "for Opel."),
    "sums": _within("$12 345% 17 million ", "", "for Opel."),
    "ranges": _within("1-2-", "From ", "3."),
    "dates": _within("On 3 May 2021 and on Monday last year in March 2019, ", "", "Ann Lee bought Opel."),
    "number words": _within("million ", "One ", "cars."),
    "tables": _within("2019\t12.5\t3,400\t17%\n"),
    # characters
    "newlines": _within("\n", "Ann Lee bought Opel.", "She sold it."),
    "lines": _within("Ann Lee\nbought\n"),
    "spaces": _within(" ", "Ann Lee bought Opel.", "She sold it."),
    "white space of all kinds": _within("Ann \t\n\r Lee \x0b\u00a0 "),
    "apostrophes": _within("'", "Ann Lee", "s car."),
    "apostrophes at words": _within("'tis o'clock the dogs' "),
    "hyphens": _within("-", "The ", " car."),
    "hyphens in a word": _within("state-owned-", "The ", "car."),
    "slashes": _within("a/b", "The ", " car."),
    "full stops": _within(".", "Well", " Ann Lee left."),
    "signs, a run": _within(";:!?&%", "The ", " car."),
    "URLs": _within("See https://www.example.com/a/b?c=d&e=f#g for Opel. "),
    "a long URL": _within("a/b-c_d?e=f&", "See https://www.example.com/", " for Opel."),
    "addresses": _within("ann@acme.com, "),
    "bullets": _within("* Ann Lee bought Opel\n- the car\n• 3 million\n"),
    "emoji": _within("😀🚀👍🏽", "Ann Lee ", " bought Opel."),
    "emoji with spaces": _within("😀 🚀 ", "Ann Lee ", " bought Opel."),
    "a long word": _within("a", "The ", " car."),
    "a long word in capitals": _within("A", "The ", " car."),
    "a long word with digits": _within("aB3.x", "The ", " car."),
    "short words": _within("x "),
    "capitals": _within("ACME BUYS OPEL AND NOKIA "),
    "capital words": _within("Alpha Beta "),
    "initials": _within("A.B. "),
    "mixed scripts": _within("Москва 東京都 القاهرة Ann Lee "),
    "no spaces": _within("東京都は日本の首都である。"),
    "combining marks": _within("\u0301", "e", " Ann Lee left."),
}
"""Kind -> the text of it that has about as many characters as asked for."""
