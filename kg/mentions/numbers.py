"""Read numbers, money, percentages and counts in English text.

In: text. Out: (start, end, `ValueKind`, normal form, bound, unit) by position. Money is ISO 4217 code and amount,
"USD 10000000000"; numbers are plain decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.mentions.currencies import OWN_CODES, currency_names, currency_symbols
from kg.model import ValueKind

SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * n for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
SCALES = {
    "hundred": 100, "thousand": 10**3, "k": 10**3, "lakh": 10**5, "million": 10**6, "mn": 10**6, "m": 10**6, "crore": 10**7,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12, "dozen": 12,
}  # fmt: skip
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
FRACTIONS = {
    "half": (1, 2),
    **{f"{article} {part}": (1, n) for part, n in PARTS.items() for article in ("a", "one")},
    **{
        f"{word}{gap}{part}s": (SMALL[word], n)
        for part, n in PARTS.items()
        for word in ("two", "three", "four", "five")
        for gap in (" ", "-")
    },
}
HALVES = {"half a": Decimal("0.5"), "half an": Decimal("0.5"), "a quarter of a": Decimal("0.25"), "quarter of a": Decimal("0.25")}
"""What is said before a scale: "half a million"."""

VAGUE_COUNTS = tuple(
    [f"{many} of {scale}" for many in ("tens", "hundreds") for scale in ("thousands", "millions")]
    + ["dozens", "hundreds", "thousands", "millions", "billions"]
)

BOUNDS = {
    "least": ("more than", "over", "at least", "above", "upwards of", "no fewer than", "no less than", "in excess of", "exceeding"),
    "most": ("up to", "less than", "under", "at most", "fewer than", "below", "as many as", "as much as", "no more than"),
    "about": (
        "about",
        "around",
        "nearly",
        "almost",
        "roughly",
        "approximately",
        "some",
        "close to",
        "an estimated",
        "estimated",
        "circa",
    ),
}
BOUND_OF = {phrase: bound for bound, phrases in BOUNDS.items() for phrase in phrases}


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]  # any iterable of words


_DIGITS = r"\d{1,3}(?:,\d{2,3}){1,20}(?:\.\d+)?|\d+(?:\.\d+)?"  # more groups are a list, looked at anew from each of its commas
_WORDS = rf"(?:{_any([*SMALL, *TENS])})(?:[- ](?:{_any(SMALL)}))?"
_SCALE = rf"(?:[ \u00a0-]?(?:{_any(SCALES)})\b)"
_NUMBER = "(?:" + "|".join([
    rf"(?:minus |(?<![\w-])-)?(?:{_DIGITS}){_SCALE}?",
    rf"(?:{_any(HALVES)}) (?:{_any(SCALES)})\b",
    rf"\b(?:{_any(SMALL)}) and a half(?: (?:{_any(SCALES)}))?\b",
    rf"\b(?:{_WORDS}|an?(?= (?:hundred|thousand|million|billion|trillion|dozen)\b)|several|many)\b(?: (?:{_any(SCALES)})\b)*",
]) + ")"  # fmt: skip
_RANGE = rf"(?P<number>{_NUMBER})(?:\s?(?:-|–|to)\s?(?P<upper>{_NUMBER}))?"
_BOUND = rf"(?:(?P<bound>{_any(BOUND_OF)}) )?"


@cache
def _money_pattern() -> re.Pattern[str]:
    """Return the pattern of sums."""
    symbols, words = _any(currency_symbols()), _any([*currency_names(), *(c.lower() for c in OWN_CODES)])

    def span_of(group: str) -> str:
        again = rf"(?:-|–|to|and(?= ?(?:{symbols})))\s?(?:{symbols})?"
        return rf"(?P<number{group}>{_NUMBER})(?:\s?{again}\s?(?P<upper{group}>{_NUMBER}))?"

    return re.compile(
        rf"(?:\bbetween |\bfrom )?(?:\b|(?<=\s)|^){_BOUND}"
        rf"(?:(?P<symbol>(?<!\w)(?:{symbols})|\b(?:{_any(OWN_CODES)}))\s?{span_of('')}(?: (?:us |u\.s\. )?dollars)?"
        rf"|{span_of('2')}[ -](?P<word>{words})\b)"
        rf"|(?<!\w)(?P<symbol3>{symbols})\s?{span_of('3')}",
        re.IGNORECASE,
    )


@cache
def _money_hints() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the signs of currencies, and the words that end their names: without one of either there is no sum.

    A set tells that of a word in no time; trying hundreds of names at every place of a text costs more than all else here.
    """
    signs_of = {symbol: {c for c in symbol if not c.isalnum() and not c.isspace() and c != "."} for symbol in currency_symbols()}
    lettered = [symbol for symbol, signs in signs_of.items() if not signs]
    words = {_WORD.findall(name)[-1].lower() for name in (*currency_names(), *lettered, *OWN_CODES)}
    return re.compile(f"[{re.escape(''.join(sorted(set().union(*signs_of.values()))))}]"), frozenset(words)


def _may_hold_money(text: str, start: int, end: int) -> bool:
    signs, words = _money_hints()
    return bool(signs.search(text, start, end)) or any(w.lower() in words for w in _WORD.findall(text, start, end))


PERCENT = re.compile(
    rf"\b{_BOUND}{_RANGE}\s?(?:%|percent\b|per cent\b|percentage points?\b)"
    rf"|\b{_BOUND.replace('bound', 'bound2')}(?P<fraction>{_any(FRACTIONS)})\b(?= of)",
    re.IGNORECASE,
)
COUNT = re.compile(rf"(?:\b|(?=-))(?:{_BOUND}{_RANGE}(?![\w%])|(?P<vague>{_any(VAGUE_COUNTS)})\b(?= of))", re.IGNORECASE)
RATIO = re.compile(r"\b(?P<one>\d+)-for-(?P<other>\d+)\b")


_HINT = re.compile(
    rf"\d|\b(?:{_any([*SMALL, *TENS, *SCALES, *PARTS, *VAGUE_COUNTS])}|several|many|thirds|quarters|fifths)\b", re.IGNORECASE
)
_SHARE_HINT = re.compile(rf"%|\bper ?cent|\bpercentage|\b(?:{_any(FRACTIONS)})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
BEFORE, AFTER = 40, 80
"""Characters around a number that may belong to an amount: the patterns are tried there only."""


def _regions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text that hold numbers, each once, cut at white space."""
    start = end = -1
    for match in _HINT.finditer(text):
        if match.start() - BEFORE > end:
            if end >= 0:
                yield start, end
            start = max(text.rfind(" ", max(0, end), max(0, match.start() - BEFORE)) + 1, end)
        end = max(end, min(len(text), match.end() + AFTER))
    if end >= 0:
        yield start, end


@dataclass(frozen=True, slots=True)
class Amount:
    """A number found in text, in its normal form."""

    start: int
    end: int
    kind: ValueKind
    normal: str
    bound: str


LONGEST_NUMBER = 100
"""Characters of what is read as a number: longer runs of digits are keys, codes or tables, and overflow what reckons with them."""


def parse_number(text: str) -> Decimal | None:
    """Return the number that digits, words and scales say; None for "several", and for digits without end.

    >>> [str(parse_number(t)) for t in ("2.9 billion", "one million", "twenty-one", "13bn", "a dozen")]
    ['2900000000.0', '1000000', '21', '13000000000', '12']
    """
    if len(text) > LONGEST_NUMBER:
        return None
    total: Decimal | None = None
    lower = text.lower()
    for phrase, part in HALVES.items():
        if lower.startswith(f"{phrase} "):
            return part * SCALES.get(lower.removeprefix(phrase).strip(), 1)
    if " and a half" in lower:
        whole, _, scale = lower.partition(" and a half")
        counted = parse_number(whole)
        return None if counted is None else (counted + Decimal("0.5")) * SCALES.get(scale.strip(), 1)
    if re.match(r"(?:several|many)\b", lower):
        return None
    negative = lower.startswith(("minus ", "-"))
    for word in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.lower()):
        if word[0].isdigit():
            total = Decimal(word.replace(",", ""))
        elif word in SMALL:
            total = (total or Decimal(0)) + SMALL[word]
        elif word in TENS:
            total = (total or Decimal(0)) + TENS[word]
        elif word in SCALES:
            total = (total if total is not None else Decimal(1)) * SCALES[word]
        elif word in ("a", "an"):
            total = Decimal(1)
    return -total if negative and total is not None else total


def _plain(number: Decimal) -> str:
    """Write a decimal without an exponent or trailing zeros."""
    return format(number.normalize(), "f")


def _normal(number: str | None, upper: str | None) -> str:
    low = parse_number(number or "")
    if low is None:
        return ""
    high = parse_number(upper) if upper else None
    if high is None:
        return _plain(low)
    scale = re.search(rf"(?:{_any(SCALES)})$", upper or "", re.IGNORECASE)
    if scale and low < 1000 < high:  # "2 to 3 billion": the scale is said once
        low *= SCALES[scale.group().lower()]
    return f"{_plain(low)}/{_plain(high)}"


def _bound(phrase: str | None) -> str:
    return BOUND_OF.get(phrase.lower(), "") if phrase else ""


def iter_amounts(text: str) -> Iterator[Amount]:
    """Yield money, percentages and counts in the order they stand; a count inside another value is left out."""
    found = [amount for start, end in _regions(text) for amount in _amounts_in(text, start, end)]
    yield from sorted(found, key=lambda amount: amount.start)


def _amounts_in(text: str, start: int, end: int) -> list[Amount]:
    found: list[Amount] = []
    if _may_hold_money(text, start, end):
        found += _money(text, start, end)
    if _SHARE_HINT.search(text, start, end):
        found += _percentages(text, start, end)
    for match in RATIO.finditer(text, start, end):
        found.append(Amount(match.start(), match.end(), ValueKind.COUNT, f"{match['one']}:{match['other']}", ""))
    taken = bytearray(end - start)
    for amount in found:
        taken[amount.start - start : amount.end - start] = b"\1" * (amount.end - amount.start)
    for match in COUNT.finditer(text, start, end):
        if taken.find(1, match.start() - start, match.end() - start) < 0:
            normal = "" if match["vague"] else _normal(match["number"], match["upper"])
            found.append(Amount(match.start(), match.end(), ValueKind.COUNT, normal, _bound(match["bound"])))
    return found


def _money(text: str, start: int, end: int) -> Iterator[Amount]:
    for match in _money_pattern().finditer(text, start, end):
        symbol = match["symbol"] or match["symbol3"]
        number = match["number"] or match["number2"] or match["number3"]
        upper = match["upper"] or match["upper2"] or match["upper3"]
        if symbol:
            code = currency_symbols().get(symbol) or currency_symbols().get(symbol.upper(), symbol.upper())
        else:
            word = match["word"].lower()
            code = currency_names().get(word, word.upper())
        normal = _normal(number, upper)
        yield Amount(match.start(), match.end(), ValueKind.MONEY, f"{code} {normal}" if normal else "", _bound(match["bound"]))


def _percentages(text: str, start: int, end: int) -> Iterator[Amount]:
    for match in PERCENT.finditer(text, start, end):
        if match["fraction"]:
            top, bottom = FRACTIONS[match["fraction"].lower()]
            share = Decimal(top) / Decimal(bottom) * 100
            yield Amount(match.start(), match.end(), ValueKind.PERCENT, _plain(round(share, 2)), _bound(match["bound2"]))
        else:
            yield Amount(
                match.start(), match.end(), ValueKind.PERCENT, _normal(match["number"], match["upper"]), _bound(match["bound"])
            )
