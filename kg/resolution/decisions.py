"""What people decided: a file of decisions, one JSON object a line, replayed in order over whatever is built.

A line: {"do": "merge", "names": [IRI, IRI ...]} | {"do": "split", "names": [IRI, IRI ...]} (never one thing) |
{"do": "split", "name": IRI, "documents": [id ...], "as": IRI} (another thing of that name) |
{"do": "retype", "name": IRI, "class": IRI} | {"do": "rename", "name": IRI, "label": text} |
{"do": "reject", "statement": [subject IRI, property IRI, object term]}. Later lines go before earlier ones.

The file is the truth, and the graph follows it: the manifest holds the hash of the decisions that its graph was derived with, in
the transaction of the change itself, and whoever opens the folder to write applies what the file has more or otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from kg.errors import DatasetError
from kg.identifiers import digest

Decision = Mapping[str, object]

IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*')
NEEDS: dict[str, dict[str, type]] = {
    "merge": {"names": list},
    "retype": {"name": str, "class": str},
    "rename": {"name": str, "label": str},
    "reject": {"statement": list},
}
NEEDS_OF_SPLIT: tuple[dict[str, type], dict[str, type]] = ({"names": list}, {"name": str, "documents": list, "as": str})
IRIS = frozenset(["names", "name", "class", "as"])


@dataclass(frozen=True)
class Decisions:
    """Decisions by what they are about, the last one of each."""

    one: dict[frozenset[str], bool] = field(default_factory=dict)
    """Two names -> whether they are one thing."""
    parts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """A document -> names, and the names that their bearers in it get instead, in the order in which it was decided."""
    classes: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    rejected: frozenset[tuple[str, str, str]] = frozenset()
    order: dict[str, int] = field(default_factory=dict)
    """A name -> when it was last retyped or renamed."""
    lines: tuple[Decision, ...] = ()
    """All of them, in order."""

    @property
    def hash(self) -> str:
        """A hash of the decisions in order; "" without any."""
        return _hash(self.lines)

    @property
    def divided(self) -> frozenset[str]:
        """The names that some documents mean another by."""
        return frozenset(name for steps in self.parts.values() for name, _ in steps)

    @property
    def rejected_names(self) -> frozenset[str]:
        """The names that rejected facts are about."""
        return frozenset(name for subject, _, object_ in self.rejected for name in (subject, object_.strip("<>")))

    def with_new(self, decisions: Iterable[Decision]) -> Decisions:
        """Return the decisions with others after them, less those that decide nothing new.

        >>> once = gather([{"do": "merge", "names": ["e:a", "e:b"]}])
        >>> once.with_new([{"do": "merge", "names": ["e:b", "e:a"]}]) == once
        True
        """
        result = self
        for decision in decisions:
            longer = gather([*result.lines, decision])
            if not longer.says_the_same(result) or longer._latest != result._latest:
                result = longer
        return result

    def says_the_same(self, other: Decisions) -> bool:
        """Tell whether the same is decided of every name, be it in another order."""
        ours, theirs = ((d.one, d.parts, d.classes, d.labels, d.rejected) for d in (self, other))
        return ours == theirs

    @property
    def _latest(self) -> list[str]:
        return sorted(self.order, key=lambda name: self.order[name])

    def since(self, known: str) -> tuple[Decision, ...] | None:
        """Return the decisions after those with a hash; None where these are not the first ones of them."""
        for count in range(len(self.lines), -1, -1):
            if _hash(self.lines[:count]) == known:
                return self.lines[count:]
        return None


def _hash(lines: Iterable[Decision]) -> str:
    texts = [json.dumps(decision, sort_keys=True) for decision in lines]
    return digest(*texts) if texts else ""


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions; without a file there are none.

    Raises:
        DatasetError: the file cannot be read, or a line is not a decision, named with file and line.
    """
    decisions = []
    for number, line in enumerate(_read(path).splitlines(), 1):  # of bytes: only line feeds and carriage returns end a line
        if not line.strip():
            continue
        try:
            decision = json.loads(line.decode("utf-8-sig"))
            _check(decision)
        except (ValueError, TypeError, RecursionError) as error:
            raise DatasetError(
                f"{path}, line {number}: not a decision: {str(error)[:200]}",
                remedy="correct or delete the line; the graph itself is whole",
            ) from error
        decisions.append(decision)
    return gather(decisions)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror or error}", remedy="check that the file may be read") from error


def _check(decision: object) -> None:
    """Raise where something is no decision, or lacks what it needs."""
    if not isinstance(decision, dict):
        raise TypeError(f"{json.dumps(decision)[:100]} is no object")
    action = decision.get("do")
    if action == "split":
        needs = NEEDS_OF_SPLIT["documents" in decision]
    elif isinstance(action, str) and action in NEEDS:
        needs = NEEDS[action]
    else:
        raise ValueError(f'"do" is {action!r}, not merge, split, retype, rename or reject')
    for key, kind in needs.items():
        value = decision.get(key)
        if not isinstance(value, kind) or (isinstance(value, list) and not all(isinstance(item, str) for item in value)):
            raise TypeError(f"{key!r} is {value!r}")
        for iri in (value if isinstance(value, list) else [value]) if key in IRIS else ():
            if not IRI.fullmatch(str(iri)):
                raise ValueError(f"{key!r} has {iri!r}, which is no IRI")
    _check_counts(decision)
    json.dumps(decision, ensure_ascii=False).encode()  # a ValueError where a text holds half of a character


def _check_counts(decision: Decision) -> None:
    """Raise where a decision is about too few things to decide anything."""
    if len(set(decision.get("names", ("", " ")))) < 2:  # type: ignore[call-overload]  # a list of texts: it was checked
        raise ValueError('"names" must be two or more different ones')
    statement = decision.get("statement", ["s:", "p:", ""])
    if len(statement) != 3 or not all(map(IRI.fullmatch, statement[:2])):  # type: ignore[index, arg-type]  # a list of texts
        raise ValueError('"statement" must be the IRIs of a subject and a property, and an object as a term')


def gather(decisions: Iterable[Decision]) -> Decisions:
    """Return decisions by what they are about.

    >>> gather([{"do": "merge", "names": ["e:a", "e:b"]}, {"do": "split", "names": ["e:b", "e:a"]}]).one[frozenset({"e:a", "e:b"})]
    False
    """
    lines = tuple(decisions)
    result = Decisions(lines=lines)
    rejected: set[tuple[str, str, str]] = set()
    for place, decision in enumerate(lines):
        action = decision["do"]
        if action in ("merge", "split") and "names" in decision:
            for pair in combinations(sorted(set(decision["names"])), 2):  # type: ignore[call-overload]  # a list: it was checked
                result.one[frozenset(pair)] = action == "merge"
        elif action == "split":
            step = str(decision["name"]), str(decision["as"])
            for document in dict.fromkeys(decision["documents"]):  # type: ignore[call-overload]  # a list
                _take_step(result.parts.setdefault(document, []), step)
        elif action == "reject":
            subject, predicate, object_ = map(str, decision["statement"])  # type: ignore[call-overload]  # a list of three
            rejected.add((subject, predicate, object_))
        else:
            kind, key = (result.classes, "class") if action == "retype" else (result.labels, "label")
            kind[str(decision["name"])] = str(decision[key])
            result.order[str(decision["name"])] = place
    return Decisions(result.one, result.parts, result.classes, result.labels, frozenset(rejected), result.order, lines)


def _take_step(steps: list[tuple[str, str]], step: tuple[str, str]) -> None:
    """Add what a name becomes in a document, unless the last step says so already."""
    if steps[-1:] != [step]:
        steps.append(step)


def touched_by(decision: Decision) -> set[str]:
    """Return the names that a decision is about."""
    names = {str(n) for n in decision.get("names", ())} | {str(decision[k]) for k in ("name", "as") if k in decision}  # type: ignore[attr-defined]  # a list
    statement = decision.get("statement")
    return names | ({str(statement[0])} if isinstance(statement, list) else set())


def check_decision(decision: Decision) -> None:
    """Make sure that something is a decision.

    Raises:
        DatasetError: it is none; says what it lacks.
    """
    try:
        _check(dict(decision))
    except (TypeError, ValueError) as error:
        raise DatasetError(
            f"not a decision: {error}", remedy="see the head of kg/resolution/decisions.py for what there is"
        ) from error


@contextmanager
def appended(path: Path, decisions: Iterable[Decision]) -> Iterator[None]:
    """Add decisions to a file, whole or not at all, for a block that applies them; if that fails they are taken out again.

    If the block is killed they stay, and are applied by whoever opens the graph to write next.

    Raises:
        DatasetError: the file cannot be written.
    """
    before = _read(path)
    lines = "".join(json.dumps(decision, ensure_ascii=False, sort_keys=True) + "\n" for decision in decisions)
    gap = b"\n" if before and not before.endswith(b"\n") else b""
    is_there = path.exists()
    _write_whole(path, before + gap + lines.encode())
    try:
        yield
    except BaseException:
        if is_there:
            _write_whole(path, before)
        else:
            path.unlink(missing_ok=True)
        raise


def _write_whole(path: Path, content: bytes) -> None:
    place = path.resolve()  # a link to a file elsewhere stays one
    part = place.with_name(f".{place.name}.part")
    try:
        part.write_bytes(content)
        if place.exists():
            part.chmod(place.stat().st_mode)
        part.replace(place)
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror or error}", remedy="check that the folder can be written") from error
