"""Know currencies by symbol, name and code (ISO 4217).

The names and symbols are those of Unicode CLDR, which babel carries ("Kenyan shillings": KES); what news writes otherwise, and which
of several currencies a short name means there ("dollars", "francs"), stands in `kg.english.currencies`.
"""

from __future__ import annotations

from functools import cache

from kg.english import currencies


@cache
def currency_symbols() -> dict[str, str]:
    """Return the code of each symbol.

    >>> currency_symbols()["₱"], currency_symbols()["$"]
    ('PHP', 'USD')
    """
    from babel import Locale

    pairs = [(str(symbol), str(code)) for code, symbol in Locale("en").currency_symbols.items()]
    known = {symbol: code for symbol, code in pairs if symbol != code and not symbol.isalpha()}
    return {s: c for s, c in known.items() if "." not in s and s != "¤"} | currencies.symbols


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
    return {name: code for name, code in names.items() if "(" not in name and " " in name} | currencies.names
