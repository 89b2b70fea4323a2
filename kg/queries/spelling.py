"""Write a query anew from its tokens, in one spelling that every reader of SPARQL takes in the same way.

In: the text as it was given. Out: a text in one line without comments, escapes of codepoints, prefixes and BASE: each IRI in
full, each string between double quotes, each keyword in one spelling, a space between any two tokens that could be read as one.
What is looked at is this text, and it is the same that runs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from kg.errors import QueryError
from kg.queries.tokens import Token, iter_tokens, syntax_error

LONGEST_WRITTEN = 1_000_000
"""Characters of a query with its IRIs in full: a long namespace used often is not to fill the memory."""

MOST_TOKENS = 30_000
"""Words, names and signs of a query: the time to parse one, and the memory of the engine, grow with them."""

DEEPEST = 200
"""Brackets inside brackets; deeper ones exhaust the stack of parsers."""

CAPITALS = """
    ABS AS ASC ASK AVG BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY DESC DESCRIBE DISTINCT
    ENCODE_FOR_URI EXISTS FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN IRI LANG LANGMATCHES LCASE LIMIT MAX MD5
    MIN MINUS MINUTES MONTH NAMED NOT NOW OFFSET OPTIONAL ORDER RAND REDUCED REGEX REPLACE ROUND SAMPLE SECONDS SELECT
    SEPARATOR SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM
    TIMEZONE TZ UCASE UNDEF UNION URI UUID VALUES WHERE YEAR
"""
WORDS = {w: w for w in CAPITALS.split()}
WORDS |= {w.upper(): w for w in ("isBLANK", "isIRI", "isLITERAL", "isNUMERIC", "isURI", "sameTerm", "true", "false")}
UPDATES = frozenset(["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"])
STRING_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
WRITTEN_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"})
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


@dataclass(frozen=True, slots=True)
class Written:
    """A query written anew.

    Attributes:
        text: what may be parsed and run.
        graphs: the graphs it names by FROM, in order, and whether by FROM NAMED.
        places: where each token begins in `text`, and where in the query as it was given.
    """

    text: str
    graphs: tuple[tuple[str, bool], ...]
    places: tuple[tuple[int, int], ...] = field(repr=False)

    def original(self, offset: int) -> int:
        """Return the place in the query as it was given that a place in the text came from."""
        index = bisect_right(self.places, offset, key=lambda place: place[0]) - 1
        return self.places[max(index, 0)][1]


def write_anew(text: str, prefixes: Mapping[str, str]) -> Written:
    r"""Write a query anew from its tokens.

    >>> write_anew("select * # all\n{ ?s e:p 'it\\u00E9s'@en }", {"e": "http://e.org/"}).text
    'SELECT * { ?s <http://e.org/p> "ités"@en }'

    Raises:
        QueryError: it has what is no token of SPARQL, a prefix that is not known, or a relative IRI; it is an update, or asks
            another server; or it is too long or too deep.
    """
    tokens = list(iter_tokens(text))
    _check_depth(text, tokens)
    if len(tokens) > MOST_TOKENS:
        raise QueryError(f"a query of {len(tokens):,} words and signs", remedy=f"at most {MOST_TOKENS:,} are read")
    names = _Names(text, dict(prefixes))
    body = tokens[names.read_prologue(tokens) :]
    _check_first(tokens, body)
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    last: Token | None = None
    for token in body:
        spelled = ("" if last is None or _joins(last, token, text) else " ") + names.spell(token)
        places.append((length, token.start))
        length += len(spelled)
        if length > LONGEST_WRITTEN:
            raise QueryError(
                "a query that is too long with its IRIs in full", remedy=f"at most {LONGEST_WRITTEN:,} characters are read"
            )
        pieces.append(spelled)
        last = token
    return Written("".join(pieces), tuple(_graphs(body, names)), tuple(places))


def _check_depth(text: str, tokens: list[Token]) -> None:
    """Refuse brackets too deep. Those in IRIs open, too, and never close: a parser may take `<` for a sign."""
    depth = 0
    for token in tokens:
        opened = token.text.count("(") if token.kind == "iri" else int(token.kind == "sign" and token.text in "{([")
        if depth + opened > DEEPEST:
            raise syntax_error(text, token.start, "too many brackets inside brackets", f"at most {DEEPEST} are read")
        if token.kind == "iri":
            depth += max(opened - token.text.count(")"), 0)
        else:
            depth = max(depth + opened - (token.kind == "sign" and token.text in "})]"), 0)


def _check_first(tokens: list[Token], body: list[Token]) -> None:
    choice = "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if not tokens:
        raise QueryError("the query is empty", remedy=choice)
    if not body:
        raise QueryError("the query has prefixes and asks nothing", remedy=choice)
    if body[0].kind == "word" and body[0].text.upper() in UPDATES:
        raise QueryError("this is an update", remedy="a graph is only read here; kg add, kg remove and kg merge change it")


def _joins(last: Token, token: Token, text: str) -> bool:
    """Say whether a token is written without a space before it: what belongs to a string, `*` of a path, the bracket of a function.

    Raises:
        QueryError: a language or a datatype follows something else than a string.
    """
    if token.kind == "language" or (token.kind == "sign" and token.text == "^^"):
        if last.kind != "string":
            raise syntax_error(text, token.start, f"{token.text} does not follow a string")
        return True
    if last.kind == "sign" and last.text == "^^":
        return True
    if token.text == "(":
        return last.kind == "word" and last.text != "a"  # Oxigraph reads no space between CONCAT and its bracket
    ends_path = last.kind in ("iri", "name") or last.text in ("a", ")")
    return token.is_glued and ends_path and token.kind == "sign" and token.text in "*+?"


def _graphs(body: list[Token], names: _Names) -> Iterator[tuple[str, bool]]:
    for index, token in enumerate(body):
        if token.kind == "word" and token.text.upper() == "FROM":
            rest = body[index + 1 : index + 3]
            is_named = bool(rest) and rest[0].kind == "word" and rest[0].text.upper() == "NAMED"
            name = rest[is_named] if len(rest) > is_named else None
            if name is not None and name.kind in ("iri", "name"):
                yield names.spell(name)[1:-1], is_named


class _Names:
    """The spelling of tokens, with the prefixes and the base that a query declares."""

    def __init__(self, text: str, prefixes: dict[str, str]) -> None:
        self._text, self._prefixes, self._base = text, prefixes, ""

    def read_prologue(self, tokens: list[Token]) -> int:
        """Learn what PREFIX and BASE declare, and return how many tokens they are."""
        index = 0
        while index < len(tokens) and tokens[index].kind == "word" and tokens[index].text.upper() in ("PREFIX", "BASE"):
            is_prefix = tokens[index].text.upper() == "PREFIX"
            declared = tokens[index + 1 : index + 2 + is_prefix]
            kinds = [token.kind for token in declared]
            if kinds != ["name", "iri"][not is_prefix :] or (is_prefix and not declared[0].text.endswith(":")):
                form = "PREFIX name: <IRI>" if is_prefix else "BASE <IRI>"
                raise syntax_error(self._text, tokens[index].start, "a declaration that is not whole", f"write {form}")
            iri = self._full(declared[-1])
            if is_prefix:
                self._prefixes[declared[0].text[:-1]] = iri
            else:
                self._base = iri
            index += 1 + len(declared)
        return index

    def spell(self, token: Token) -> str:
        """Return a token in the one spelling."""
        match token.kind:
            case "iri":
                return f"<{self._full(token)}>"
            case "name":
                return f"<{self._expand(token)}>"
            case "string":
                return _spell_string(token.text)
            case "variable":
                return f"?{token.text[1:]}"
            case "word":
                return self._spell_word(token)
            case _:
                return token.text

    def _spell_word(self, token: Token) -> str:
        if token.text == "a":
            return "a"
        upper = token.text.upper()
        if upper == "SERVICE":
            raise QueryError("not allowed: SERVICE asks another server", remedy="ask only this graph")
        if upper not in WORDS:
            near = get_close_matches(upper, WORDS, n=1)
            remedy = f"did you mean {WORDS[near[0]]}?" if near else "check the syntax there"
            raise syntax_error(self._text, token.start, f"{token.text[:40]!r} is no word of SPARQL", remedy)
        return WORDS[upper]

    def _full(self, token: Token) -> str:
        iri = token.text[1:-1]
        if ABSOLUTE.match(iri):
            return iri
        if not self._base:
            raise syntax_error(
                self._text,
                token.start,
                f"the IRI {token.text[:80]} is relative",
                "write it in full; or, for a sign, put spaces around <",
            )
        return self._resolved(token)

    def _resolved(self, token: Token) -> str:
        import pyoxigraph

        try:
            ((term,),) = pyoxigraph.Store().query(f"SELECT ({token.text} AS ?iri) {{}}", base_iri=self._base)  # type: ignore[misc]  # one row of one term
        except (SyntaxError, ValueError) as error:
            reason = f"{token.text[:80]} is no IRI under the base <{self._base[:80]}>"
            raise syntax_error(self._text, token.start, reason, "write the IRI in full") from error
        assert isinstance(term, pyoxigraph.NamedNode)
        return term.value

    def _expand(self, token: Token) -> str:
        prefix, _, local = token.text.partition(":")
        if prefix not in self._prefixes:
            near = get_close_matches(prefix, self._prefixes, n=1)
            hint = f"did you mean {near[0]}:? " if near else ""
            known = ", ".join(sorted(self._prefixes))
            raise QueryError(f"unknown prefix {prefix[:80]!r}", remedy=f"{hint}Known: {known}; or declare it with PREFIX")
        return self._prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)


def _spell_string(text: str) -> str:
    quotes = 3 if text[:3] in ("'''", '"""') else 1
    value = re.sub(r"\\(.)", lambda match: STRING_ESCAPES[match.group(1)], text[quotes:-quotes])
    return f'"{value.translate(WRITTEN_ESCAPES)}"'
