"""Read the parties of a case, as the heading of a judgment sets them, as names: "ACME CASTINGS LIMITED – Claimant", "(2) ORLA HOLM", "Bolt plc (Respondent)".

In: a tree whose lists are filled. Out: the same tree, in which all words of a party are one name in one sentence, whatever the parser made of
a line without a verb. Lines with a number alone are parties where the one below them is: "(1) … (2) … – Defendants".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.english import determiners, name_parts, nouns, numbers, times
from kg.parsing.lines import iter_lines
from kg.parsing.repairs import Draft, Name

LAST_LINE = 40
"""Lines from the start of a text that the parties stand in."""

LONGEST_LINE = 16
"""Words of a line with a party."""

WIDEST_GAP = 3
"""Spaces between a name and the side of the case in a column beside it."""

LONGEST_PERSON = 4
"""Words of a name that may be a person's."""

LONGEST_SMALL = 3
"""Letters of a word in a name that needs no capital: "of", "bin"."""

ENDS = frozenset({")", ",", "."})

ORDINALS = {**numbers.parts, **times.quarters}


@dataclass(frozen=True, slots=True)
class PartyLine:
    """The places `[start, end)` of a party's name, the side of the case that it is on in lower case, and its number there, 0 without one."""

    start: int
    end: int
    side: str
    number: int


def name_parties(tree: Draft) -> None:
    """Mend a tree in place."""
    if tells_sides(tree.words):
        for party in party_lines(tree):
            _make_name(tree, party.start, party.end)
        _join_numbers(tree)


def tells_sides(words: Sequence[str]) -> bool:
    """Tell whether words name a side of a case, "Claimant" or "Defendants"."""
    return any(word.lower().removesuffix("s") in nouns.sides for word in words)


def party_lines(tree: Draft) -> Iterator[PartyLine]:
    """Yield the parties in the heading of a text."""
    lines = _heading_lines(tree)
    for number, line in enumerate(lines):
        both = list(_within(tree, line))
        yield from both
        last, side = _side_at_end(tree, line)
        if both or last < 0:
            continue
        named = number - 1 if last == line.start and number else number  # "ACME LTD" above "Plaintiff"
        end = last if named == number else lines[named].stop
        start, own = _behind_number(tree, lines[named])
        if _is_name(tree, start, end):
            yield PartyLine(_behind_titles(tree, start, end), _end_of_firm(tree, start, end), side, own)
        for above in reversed(lines[:named] if own else []):
            start, own = _behind_number(tree, above)
            if not own or _side_at_end(tree, above)[0] >= 0 or not _is_name(tree, start, above.stop):
                break
            yield PartyLine(_behind_titles(tree, start, above.stop), _end_of_firm(tree, start, above.stop), side, own)


def _within(tree: Draft, line: range) -> Iterator[PartyLine]:
    """Yield the parties of a line that has both sides: "Acme Ltd (Claimant) v Bolt plc (Defendant)"."""
    sides = [
        i
        for i in line
        if tree.words[i].lower() in nouns.sides and tree.words[i - 1 : i] == ["("] and tree.words[i + 1 : i + 2] == [")"]
    ]
    start = line.start
    for side in sides if len(sides) > 1 else []:
        while start < side and (not tree.words[start][0].isupper() or tree.words[start].lower() == "between"):
            start += 1  # "v", "Between:"
        if _is_name(tree, start, side - 1):
            yield PartyLine(_behind_titles(tree, start, side - 1), _end_of_firm(tree, start, side - 1), tree.words[side].lower(), 0)
        start = side + 2


def _join_numbers(tree: Draft) -> None:
    """Make a side and its number one phrase: "Defendant No. 1" is no "Defendant" beside a "No. 1"."""
    for i, word in enumerate(tree.words[:-3]):
        if (
            tree.words[i + 1].lower() == "no"
            and tree.words[i + 2] == "."
            and word.lower() in nouns.sides
            and tree.words[i + 3].isdigit()
        ):
            _join_sentences(tree, i, i + 4)
            inside = [tree.names[n] for n in dict.fromkeys(tree.entity[i + 1 : i + 4]) if n >= 0]
            _replace_names(tree, inside, None)
            for k in range(i + 1, i + 4):
                for c in tree.children[k]:
                    tree.heads[c] = i
            above = [k for k in range(i, i + 4) if tree.heads[k] not in range(i, i + 4) or tree.heads[k] == k]
            first = above[0] if above else i
            if first != i:
                tree.heads[i] = tree.heads[first] if tree.heads[first] != first else i
                tree.labels[i] = tree.labels[first]
            for k in range(i + 1, i + 4):
                tree.heads[k], tree.labels[k] = i, "nummod" if k == i + 3 else "flat"
            tree.link()


def number_of(words: list[str]) -> int:
    """Return the number that tells one of a side: of "First", "1st", "No. 1"; 0 for other words."""
    text = "".join(words).lower().removeprefix("no").strip("().[]")
    if text in ORDINALS:
        return int(ORDINALS[text])
    digits = text[:-2] if text[-2:].isalpha() else text
    return int(digits) if digits.isdigit() and len(digits) < LONGEST_SMALL else 0


def _heading_lines(tree: Draft) -> list[range]:
    """Return the first lines of a text that have a few words, the others empty."""
    return [line if len(line) <= LONGEST_LINE else line[:0] for line in islice(iter_lines(tree), LAST_LINE)]


def _side_at_end(tree: Draft, line: range) -> tuple[int, str]:
    """Return where the name ends in a line that ends with a side of the case, and the side; -1 for another line.

    It stands behind a dash, dots, a comma, a bracket or a gap, or alone; the name is on the line above then, and ends where this line starts.
    """
    last = line.stop - 1
    while last > line.start and tree.words[last] in ENDS:
        last -= 1
    side = tree.words[last].lower() if line else ""
    side = side if side in nouns.sides else side.removesuffix("s")
    if side not in nouns.sides or not tree.words[last][0].isupper():
        return -1, ""
    first = last
    while first > line.start and number_of(tree.words[first - 1 : first]):
        first -= 1  # "– First Defendant"
    end = first
    while end > line.start and not (tree.words[end - 1][-1:].isalnum() or tree.words[end - 1] in name_parts.legal_forms):
        end -= 1
    if tree.words[end : end + 1] == ["."] and end < first - 1:
        end += 1  # "Acme Inc. (Respondent)"
    is_apart = end < first or len(tree.source[tree.ends[end - 1] : tree.starts[end]]) >= WIDEST_GAP
    return (end, side) if end == line.start or is_apart else (-1, "")


def _behind_number(tree: Draft, line: range) -> tuple[int, int]:
    """Return where a line begins behind its number, and the number: "(1) ANN LEE", "2. Bolt plc"; 0 without one."""
    words = tree.words[line.start : line.stop]
    for length in (3, 2):
        number = number_of(words[:length]) if len(words) > length and words[length - 1] in (")", ".") else 0
        if number and words[length - 2].isdigit():
            return line.start + length, number
    return line.start, 0


def _is_name(tree: Draft, start: int, end: int) -> bool:
    """Tell whether words are written as a name is: with capitals, but for small ones."""
    words = [word for word in tree.words[start:end] if word[0].isalnum()]
    if not words or words[0].lower() in determiners.kinds or (words[-1][0].islower() and words[-1] not in name_parts.legal_forms):
        return False
    return words[0][0].isupper() and all(not w[0].islower() or len(w) <= LONGEST_SMALL for w in words)


def _behind_titles(tree: Draft, start: int, end: int) -> int:
    """Return where a name begins behind the titles of a person: "Ms Ann Lee"."""
    return next((i for i in range(start, end - 1) if tree.words[i].lower().rstrip(".") not in name_parts.titles), end - 1)


def _end_of_firm(tree: Draft, start: int, end: int) -> int:
    """Return where a name ends that goes on behind its legal form: "Acme Health Inc. T/A Acme Care"."""
    forms = [i for i in range(start + 1, end) if tree.words[i].lower().rstrip(".") in name_parts.legal_forms]
    last = next((i for i in forms if i + 1 not in forms), end - 1)
    return last + 1 + (tree.words[last + 1 : last + 2] == ["."] and last + 1 < end)


def _make_name(tree: Draft, start: int, end: int) -> None:
    """Make words one name, of one sentence, with what stood in them before; a name that begins there and has them all stays."""
    inside = [tree.names[n] for n in dict.fromkeys(tree.entity[start:end]) if n >= 0]
    if len(inside) == 1 and inside[0].start == start and inside[0].end >= end and not _has_side(tree, inside[0]):
        return
    _join_sentences(tree, start, end)
    is_firm = tree.words[end - 1].lower().rstrip(".") in name_parts.legal_forms or any(name.label == "ORG" for name in inside)
    is_person = any(name.label == "PERSON" for name in inside) or {tree.tags[i] for i in range(start, end)} <= {"NNP", "HYPH"}
    label = "PERSON" if not is_firm and is_person and end - start <= LONGEST_PERSON else "ORG"
    beside = [c for i in range(start, end) for c in tree.children[i] if c not in range(start, end)]
    for i in range(start, end):
        tree.heads[i], tree.labels[i] = start, "flat"
    tree.labels[start] = "root"
    for c in beside:
        tree.heads[c] = start
    for i in range(start, end):
        if tree.pos[i] in ("NOUN", "VERB", "ADJ"):
            tree.pos[i], tree.tags[i] = "PROPN", "NNP"
    tree.link()
    text = " ".join(tree.source[tree.starts[start] : tree.ends[end - 1]].split())
    name = Name(start, end, start, label, "COMPANY" if is_firm and label == "ORG" else "", text)
    _replace_names(tree, inside, name)


def _has_side(tree: Draft, name: Name) -> bool:
    """Tell whether a name has a side of the case in it: it is that of the whole case."""
    return tells_sides(tree.words[name.start : name.end])


def _replace_names(tree: Draft, gone: list[Name], name: Name | None) -> None:
    """Take names out of a tree, and put one in."""
    kept = [n for n in tree.names if n not in gone]
    tree.names[:] = sorted([*kept, *([name] if name else [])], key=lambda n: n.start)
    tree.entity[:] = [-1] * len(tree.entity)
    for number, kept_name in enumerate(tree.names):
        tree.entity[kept_name.start : kept_name.end] = [number] * (kept_name.end - kept_name.start)


def _join_sentences(tree: Draft, start: int, end: int) -> None:
    """Make the sentences of some words one; each word that stood above another sentence hangs on nothing."""
    first, last = tree.sentence[start], tree.sentence[end - 1]
    if first == last:
        return
    extents = tree.sentence_extents
    extents[first : last + 1] = [(extents[first][0], extents[last][1])]
    for number, (begin, stop) in enumerate(extents):
        tree.sentence[begin:stop] = [number] * (stop - begin)
