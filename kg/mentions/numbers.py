"""Read numbers, money, percentages and counts in English text.

In: text. Out: (start, end, `ValueKind`, normal form, bound, unit) by position. Money is ISO 4217 code and amount,
"USD 10000000000"; numbers are plain decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from kg.english import currencies, numbers
from kg.mentions.currencies import currency_names, currency_symbols
from kg.model import ValueKind

LONGEST_NUMBER = 100
"""Characters of what is read as a number: longer runs of digits are keys, codes or tables, and overflow what reckons with them."""

BEFORE, AFTER = 40, 80
"""Characters around a number that may belong to an amount: the patterns are tried there only."""

SPACE = "[ \u00a0\u202f]"
MIXED = r"(?<![\w/])(?:\d{1,3}-)?\d{1,2}/(?:16|32|[2-58])(?![\d/])"
"""A number with a fraction as central banks write it: 1-3/4, 1/4."""

DIGITS = "|".join(
    (
        rf"{MIXED}(?=\s?%|\s?per|\sto\s{MIXED})",
        # more groups are a list, looked at anew from each of its commas
        r"[1-9]\d{0,2}(?:\.\d{3}){2,20}(?:,\d+)?",
        r"[1-9]\d{0,2}(?:['’]\d{3}){1,20}(?:\.\d+)?",
        rf"(?<![\d.,+-])[1-9]\d{{0,2}}(?:{SPACE}\d{{3}}){{2,20}}(?![\d,.]\d|\d)",
        rf"(?<![\d.,+-])[1-9]\d{{0,2}}{SPACE}\d{{3}}(?= (?:[mb]illion)\b)",
        r"\d{1,3}(?:,\d{2}){0,20}(?:,\d{3}){1,20}(?:\.\d+)?",
        r"\d+,\d{1,2}(?=\s?%|[ \u00a0-][a-z]{4})|(?<=[$€£¥])\d+,\d{1,2}(?![\d,])",  # a decimal comma; shorter words join lists
        r"\d+(?:\.\d+)?",
    )
)
"""Digits as English groups them, and as others do: 1.250.000, 3 500 000, 3'000'000, 12,5 million."""

RATIO = re.compile(r"\b(?P<first>\d+)-for-(?P<second>\d+)\b")
WORD = re.compile(r"[^\W\d_]+")


@cache
def _fractions() -> dict[str, Fraction]:
    """Return the fractions that are written out: "half", "a third", "two-thirds"."""
    single = {f"{count}{part}": Fraction(1, n) for part, n in numbers.parts.items() for count in ("a ", "one ", "one-")}
    several = {
        f"{count}{gap}{part}s": Fraction(numbers.small[count], n)
        for part, n in numbers.parts.items()
        for count in numbers.counts_of_parts
        for gap in (" ", "-")
    }
    return {"half": Fraction(1, 2), **single, **several}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of these words or phrases, the longest that fits.

    What begins alike is written once: `re` tries alternatives one by one, and most words of a text fit none of hundreds.

    >>> any_of(["two", "ten", "twenty"])
    't(?:w(?:enty|o)|en)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(re.escape(first) + _any_rest(of_first) for first, of_first in rests.items())


def _any_rest(rests: list[str]) -> str:
    """Return a pattern for what may follow the letters that some words begin with; nothing, where they are a word themselves."""
    longer = [rest for rest in rests if rest]
    if len(longer) == 1 and len(rests) == 1:
        return re.escape(longer[0])
    return f"(?:{any_of(longer)}){'?' if len(longer) < len(rests) else ''}" if longer else ""


@cache
def _number() -> str:
    """Return the pattern of a number."""
    small, scales = any_of(numbers.small), any_of(numbers.scales)
    words = rf"(?:{any_of([*numbers.small, *numbers.tens])})(?:[- ](?:{small}))?"
    article = rf"an?(?= (?:{any_of(numbers.scales_after_articles)})\b)"
    ways = (
        rf"(?:minus |(?<![\w-])-)?(?:{DIGITS})(?:[ \u00a0-]?(?:{scales})\b)?",
        rf"(?:{any_of(numbers.before_scales)}) (?:{scales})\b",
        rf"\b(?:{small}) and a half(?: (?:{scales}))?\b",
        rf"\b(?:{words}|{article}|{any_of(numbers.unknown)})\b(?: (?:{scales})\b)*",
    )
    return f"(?:{'|'.join(ways)})"


@cache
def _range() -> str:
    """Return the pattern of a number, or of two with "to" between them."""
    return rf"(?P<number>{_number()})(?:\s?(?:-|–|to)\s?(?P<upper>{_number()}))?"


@cache
def _bounded() -> str:
    """Return the pattern of what may stand before a number and bound it: "more than"."""
    return rf"(?:(?P<bound>{any_of(numbers.bounds)}) )?"


@cache
def _money_pattern() -> re.Pattern[str]:
    """Return the pattern of sums."""
    symbols, codes = any_of(currency_symbols()), any_of(currencies.codes)
    words = any_of([*currency_names(), *(code.lower() for code in currencies.codes)])

    def span_of(group: str) -> str:
        again = (
            rf"(?:-|–|to|(?(between)and(?= ?(?:{symbols}))|(?!)))\s?(?P<sign{group}>{symbols})?"  # "was $5 and $6" gives two sums
        )
        # Nor is "gave $5 to two schools" a sum of up to two.
        no_count = rf"(?(sign{group})|(?!\w| (?!(?:{words})\b)[a-z]+s\b))"
        return rf"(?P<number{group}>{_number()})(?:\s?{again}\s?(?P<upper{group}>{_number()}){no_count})?"

    return re.compile(
        rf"(?:(?P<between>\bbetween )|\bfrom )?(?:\b|(?<=\s)|^){_bounded()}"
        rf"(?:(?P<symbol>(?<!\w)(?:{symbols})|\b(?:{codes}))\s?{span_of('')}(?: (?:us |u\.s\. )?dollars)?"
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
    words = {WORD.findall(name)[-1].lower() for name in (*currency_names(), *lettered, *currencies.codes)}
    return re.compile(f"[{re.escape(''.join(sorted(set().union(*signs_of.values()))))}]"), frozenset(words)


def _may_hold_money(text: str, start: int, end: int) -> bool:
    signs, words = _money_hints()
    return bool(signs.search(text, start, end)) or any(w.lower() in words for w in WORD.findall(text, start, end))


@cache
def _share_pattern() -> re.Pattern[str]:
    """Return the pattern of percentages and of fractions of something."""
    return re.compile(
        rf"\b{_bounded()}{_range()}\s?(?:%|percent\b|per cent\b|percentage points?\b)"
        rf"|\b{_bounded().replace('bound', 'bound2')}(?P<fraction>{any_of(_fractions())})\b(?= of)",
        re.IGNORECASE,
    )


@cache
def _count_pattern() -> re.Pattern[str]:
    """Return the pattern of what is counted, exactly or vaguely."""
    vague = rf"(?P<vague>{any_of(numbers.vague)})\b(?= of)"
    return re.compile(rf"(?:\b|(?=-))(?!(?<=\d:)\d\d\b)(?:{_bounded()}{_range()}(?![\w%]|:\d\d\b)|{vague})", re.IGNORECASE)


@cache
def _unknown() -> re.Pattern[str]:
    """Return the pattern of words that stand for a number that nobody tells."""
    return re.compile(rf"(?:{any_of(numbers.unknown)})\b", re.IGNORECASE)


@cache
def _last_scale() -> re.Pattern[str]:
    """Return the pattern of a scale at the end of a number."""
    return re.compile(rf"(?:{any_of(numbers.scales)})$", re.IGNORECASE)


@cache
def _hint() -> re.Pattern[str]:
    """Return the pattern of what every number has one of."""
    words = (*numbers.small, *numbers.tens, *numbers.scales, *numbers.parts, *numbers.vague)
    return re.compile(rf"\d|\b(?:{any_of([*words, *numbers.unknown, *numbers.plural_parts])})\b", re.IGNORECASE)


@cache
def _share_hint() -> re.Pattern[str]:
    """Return the pattern of what every share has one of."""
    return re.compile(rf"%|\bper ?cent|\bpercentage|\b(?:{any_of(_fractions())})\b", re.IGNORECASE)


def _regions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text that hold numbers, each once, cut at white space."""
    start = end = -1
    for match in _hint().finditer(text):
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


def parse_number(text: str) -> Decimal | None:
    """Return the number that digits, words and scales say; None for "several", and for digits without end.

    >>> [str(parse_number(t)) for t in ("2.9 billion", "one million", "twenty-one", "13bn", "a dozen", "1-3/4")]
    ['2900000000.0', '1000000', '21', '13000000000', '12', '1.75']
    """
    if len(text) > LONGEST_NUMBER or _unknown().match(text):
        return None
    if re.fullmatch(MIXED, text):
        return _mixed(text)
    total: Decimal | None = None
    lower = text.lower()
    for phrase, part in numbers.before_scales.items():
        if lower.startswith(f"{phrase} "):
            return Decimal(part) * numbers.scales.get(lower.removeprefix(phrase).strip(), 1)
    if " and a half" in lower:
        whole, _, scale = lower.partition(" and a half")
        counted = parse_number(whole)
        return None if counted is None else (counted + Decimal("0.5")) * numbers.scales.get(scale.strip(), 1)
    negative = lower.startswith(("minus ", "-"))
    for word in re.findall(rf"\d(?:[\d.,'’]|{SPACE}(?=\d))*|[a-z]+", text.lower()):
        if word[0].isdigit():
            total = _decimal(word)
        elif word in numbers.small:
            total = (total or Decimal(0)) + numbers.small[word]
        elif word in numbers.tens:
            total = (total or Decimal(0)) + numbers.tens[word]
        elif word in numbers.scales:
            total = (total if total is not None else Decimal(1)) * numbers.scales[word]
        elif word in numbers.articles:
            total = Decimal(1)
    return -total if negative and total is not None else total


def _mixed(text: str) -> Decimal:
    """Return the number that "1-3/4" and "1/4" write."""
    whole, _, part = text.rpartition("-")
    above, below = part.split("/")
    return Decimal(whole or 0) + Decimal(above) / Decimal(below)


def _decimal(digits: str) -> Decimal:
    """Return the number that digits write, however they are grouped."""
    if digits.count(".") > 1 or re.fullmatch(r"\d+,\d\d?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    return Decimal(re.sub(rf"[,'’]|{SPACE}", "", digits))


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
    scale = _last_scale().search(upper or "")
    if scale and low < 1000 < high:  # "2 to 3 billion": the scale is said once
        low *= numbers.scales[scale.group().lower()]
    return f"{_plain(low)}/{_plain(high)}"


def _bound(phrase: str | None) -> str:
    return numbers.bounds.get(phrase.lower(), "") if phrase else ""


def iter_amounts(text: str) -> Iterator[Amount]:
    """Yield money, percentages and counts in the order they stand; a count inside another value is left out."""
    amounts = [amount for start, end in _regions(text) for amount in _amounts_in(text, start, end)]
    yield from sorted(amounts, key=lambda amount: amount.start)


def _amounts_in(text: str, start: int, end: int) -> list[Amount]:
    amounts: list[Amount] = []
    if _may_hold_money(text, start, end):
        amounts += _money(text, start, end)
    if _share_hint().search(text, start, end):
        amounts += _percentages(text, start, end)
    for match in RATIO.finditer(text, start, end):
        amounts.append(Amount(match.start(), match.end(), ValueKind.COUNT, f"{match['first']}:{match['second']}", ""))
    taken = bytearray(end - start)
    for amount in amounts:
        taken[amount.start - start : amount.end - start] = b"\1" * (amount.end - amount.start)
    for match in _count_pattern().finditer(text, start, end):
        if taken.find(1, match.start() - start, match.end() - start) < 0:
            normal = "" if match["vague"] else _normal(match["number"], match["upper"])
            amounts.append(Amount(match.start(), match.end(), ValueKind.COUNT, normal, _bound(match["bound"])))
    return amounts


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
    for match in _share_pattern().finditer(text, start, end):
        if match["fraction"]:
            part = _fractions()[match["fraction"].lower()]
            share = Decimal(part.numerator) / Decimal(part.denominator) * 100
            yield Amount(match.start(), match.end(), ValueKind.PERCENT, _plain(round(share, 2)), _bound(match["bound2"]))
        else:
            yield Amount(
                match.start(), match.end(), ValueKind.PERCENT, _normal(match["number"], match["upper"]), _bound(match["bound"])
            )
