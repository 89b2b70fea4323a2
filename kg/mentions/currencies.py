"""Know currencies by symbol, name and code (ISO 4217).

The names and symbols are those of Unicode CLDR, which babel carries ("Kenyan shillings": KES); what news writes otherwise, and which
of several currencies a short name means there ("dollars", "francs"), stands here.
"""

from __future__ import annotations

from functools import cache

OWN_SYMBOLS = {
    "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH", "Rs": "INR", "Rs.": "INR",
}  # fmt: skip
OWN_NAMES = {
    "dollar": "USD", "dollars": "USD", "us dollars": "USD", "u.s. dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP",
    "pounds sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "won": "KRW", "ruble": "RUB",
    "rubles": "RUB", "roubles": "RUB", "franc": "CHF", "francs": "CHF", "kronor": "SEK", "kroner": "NOK", "real": "BRL", "reais": "BRL",
    "rand": "ZAR", "lira": "TRY", "pesos": "MXN", "shekels": "ILS", "zloty": "PLN", "zlotys": "PLN", "forints": "HUF", "hryvnia": "UAH",
    "hryvnias": "UAH", "naira": "NGN", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "riyals": "SAR", "dirhams": "AED",
}  # fmt: skip
OWN_CODES = frozenset([
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "RUB", "CHF", "SEK", "NOK", "DKK", "BRL", "ZAR", "TRY", "MXN", "CAD", "AUD", "NZD",
    "HKD", "SGD", "TWD", "PLN", "AED", "SAR", "ILS", "UAH", "CZK", "HUF",
])  # fmt: skip
"""Codes that are no English words: "ALL" and "TOP" are."""


@cache
def currency_symbols() -> dict[str, str]:
    """Return the code of each symbol.

    >>> currency_symbols()["₱"], currency_symbols()["$"]
    ('PHP', 'USD')
    """
    from babel import Locale

    pairs = [(str(symbol), str(code)) for code, symbol in Locale("en").currency_symbols.items()]
    known = {symbol: code for symbol, code in pairs if symbol != code and not symbol.isalpha()}
    return {s: c for s, c in known.items() if "." not in s and s != "¤"} | OWN_SYMBOLS


@cache
def currency_names() -> dict[str, str]:
    """Return the code of each name, lower case, in the singular and the plural; currencies of the past are left out.

    >>> currency_names()["kenyan shillings"], currency_names()["dollars"]
    ('KES', 'USD')
    """
    from babel import Locale
    from babel.numbers import get_currency_name

    codes = [str(code) for code in Locale("en").currencies]
    names = {str(get_currency_name(code, count=n, locale="en")).lower(): code for code in codes for n in (1, 2)}
    return {name: code for name, code in names.items() if "(" not in name and " " in name} | OWN_NAMES
