r"""Read the text of a query as tokens, strictly by the grammar of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar).

In: text. Out: `Token` records, each with its place; spaces and comments are left out. Codepoint escapes (`\u00E9`, clause 19.2)
are resolved first, as the standard has it; those that would make a quote, a backslash or a control character are refused, for
readers of SPARQL differ over what they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_START = f"{_BASE}_"
_VARIABLE = f"{_START}0-9\u00b7\u0300-\u036f\u203f-\u2040"
_NAME = f"{_VARIABLE}\\-"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_EXPONENT = "[eE][+-]?[0-9]+"
_ECHAR = r"\\[tbnrf\"'\\]"

IRI = r'<[^<>"{}|^`\\\x00-\x20]*>'
"""An IRI between its brackets (rule 139 of the grammar)."""

TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<iri>{IRI})
  | (?P<string>'''(?:'{{0,2}}(?:[^'\\]|{_ECHAR}))*'''|\"\"\"(?:"{{0,2}}(?:[^"\\]|{_ECHAR}))*\"\"\"
      |'(?:[^'\\\n\r]|{_ECHAR})*'|"(?:[^"\\\n\r]|{_ECHAR})*")
  | (?P<variable>[?$][{_START}0-9][{_VARIABLE}]*)
  | (?P<blank>_:[{_START}0-9](?:[{_NAME}.]*[{_NAME}])?)
  | (?P<name>(?:[{_BASE}](?:[{_NAME}.]*[{_NAME}])?)?:(?:(?:[{_START}:0-9]|{_ESCAPED})(?:(?:[{_NAME}.:]|{_ESCAPED})*(?:[{_NAME}:]|{_ESCAPED}))?)?)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<number>[+-]?(?:[0-9]+\.[0-9]*{_EXPONENT}|\.?[0-9]+{_EXPONENT}|[0-9]*\.[0-9]+|[0-9]+))
  | (?P<word>[A-Za-z][A-Za-z0-9_]*)
  | (?P<sign>\^\^|\|\||&&|!=|<=|>=|[{{}}()\[\].,;*/|^?!+\-=<>])
    """,
    re.VERBOSE,
)
CODEPOINT = re.compile(r"\\(?:\\|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query.

    Attributes:
        kind: iri, string, variable, blank, name (a prefixed name), language, number, word (a keyword), or sign.
        text: its characters, with codepoint escapes resolved.
        start: where it begins in the query as it was given.
        is_glued: whether nothing stands between it and the token before.
    """

    kind: str
    text: str
    start: int
    is_glued: bool


def syntax_error(text: str, offset: int, reason: str = "", remedy: str = "check the syntax there") -> QueryError:
    """Return the error of a query that is not well formed at a place, which it names by line and column."""
    ends = [match.end() for match in LINE_END.finditer(text, 0, offset)]
    begin = ends[-1] if ends else 0
    following = LINE_END.search(text, begin)
    line = text[begin : following.start() if following else len(text)].strip()[:80]
    said = f"{line!r}{reason and f' ({reason})'}"
    return QueryError(f"not SPARQL at line {len(ends) + 1}, column {offset - begin + 1}: {said}", remedy=remedy)


def iter_tokens(text: str) -> Iterator[Token]:
    r"""Yield the tokens of a query, in order.

    >>> [token.text for token in iter_tokens(r"ASK { ?s <p:\u0041> 1 } # all")]
    ['ASK', '{', '?s', '<p:A>', '1', '}']

    Raises:
        QueryError: there is something that is no token of SPARQL, or a codepoint escape that readers differ over.
    """
    resolved, ends, shifts = _resolve_codepoints(text)
    position, is_glued = 0, False
    while position < len(resolved):
        place = position + shifts[bisect_right(ends, position)]
        match = TOKEN.match(resolved, position)
        if match is None:
            raise _no_token(text, resolved, position, place)
        kind = str(match.lastgroup)
        if kind in ("space", "comment"):
            is_glued = False
        else:
            yield Token(kind, match.group(), place, is_glued)
            is_glued = True
        position = match.end()


def _resolve_codepoints(text: str) -> tuple[str, list[int], list[int]]:
    r"""Return a text with its codepoint escapes resolved, and how far its characters have moved: up to each end, by each shift.

    A backslash after a backslash begins no escape: `"\\u0041"` is a backslash and five characters.
    """
    pieces: list[str] = []
    ends: list[int] = []
    shifts = [0]
    last = length = 0
    for match in CODEPOINT.finditer(text):
        digits = match.group(1) or match.group(2)
        if digits is None:
            continue
        pieces += [text[last : match.start()], _character(text, match.start(), int(digits, 16))]
        length += match.start() - last + 1
        last = match.end()
        ends.append(length)
        shifts.append(last - length)
    lone = re.search("[\ud800-\udfff]", text)
    if lone is not None:
        raise syntax_error(_printable(text), lone.start(), "half a surrogate pair", "write whole characters")
    return "".join([*pieces, text[last:]]), ends, shifts


def _character(text: str, offset: int, code: int) -> str:
    if code < 0x20 or code == 0x7F or code in map(ord, "\"'\\"):
        reason = f"an escape of U+{code:04X}, which readers of SPARQL take in different ways"
        raise syntax_error(text, offset, reason, r"in a string write \", \', \\, \n or \t; elsewhere leave it out")
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise syntax_error(text, offset, f"U+{code:04X} is no character", "write the character itself")
    return chr(code)


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _no_token(text: str, resolved: str, position: int, place: int) -> QueryError:
    character = resolved[position]
    if character in "\"'":
        remedy = r"end it with the quote it begins with; inside, write \" and \\ for a quote and a backslash"
        return syntax_error(text, place, "a string that does not end, or holds a wrong escape", remedy)
    return syntax_error(text, place, f"{character!r} begins nothing in SPARQL")
