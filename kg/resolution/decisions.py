"""What people decided: a file of decisions, one JSON object a line, replayed in order over whatever is built.

A line: {"do": "merge", "names": [IRI, IRI ...]} | {"do": "split", "names": [IRI, IRI ...]} (never one thing) |
{"do": "split", "name": IRI, "documents": [id ...], "as": IRI} (another thing of that name) |
{"do": "retype", "name": IRI, "class": IRI} | {"do": "rename", "name": IRI, "label": text} |
{"do": "reject", "statement": [subject IRI, property IRI, object term]}. Later lines go before earlier ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from kg.errors import DatasetError
from kg.identifiers import digest

Decision = Mapping[str, object]


@dataclass(frozen=True)
class Decisions:
    """Decisions by what they are about, the last one of each."""

    one: dict[frozenset[str], bool] = field(default_factory=dict)
    """Two names -> whether they are one thing."""
    parts: dict[str, dict[str, str]] = field(default_factory=dict)
    """A name -> document -> the name that its bearer in that document gets instead."""
    classes: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    rejected: frozenset[tuple[str, str, str]] = frozenset()
    order: dict[str, int] = field(default_factory=dict)
    """A name -> when it was last retyped or renamed."""
    hash: str = ""


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions; without a file there are none.

    Raises:
        DatasetError: a line is not a decision, named with file and line.
    """
    if not path.is_file():
        return Decisions()
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decision = json.loads(line)
            _check(decision)
        except (ValueError, KeyError, TypeError) as error:
            raise DatasetError(f"{path}, line {number}: not a decision: {error}", remedy="correct or delete the line") from error
        found.append(decision)
    return gather(found)


def _check(decision: dict[str, object]) -> None:
    """Raise where a decision lacks what it needs."""
    needs = {"merge": ["names"], "retype": ["name", "class"], "rename": ["name", "label"], "reject": ["statement"]}
    action = decision["do"]
    if action == "split":
        wanted = ["name", "documents", "as"] if "documents" in decision else ["names"]
    elif action in needs:
        wanted = needs[str(action)]
    else:
        raise ValueError(f'"do" is {action!r}, not merge, split, retype, rename or reject')
    for key in wanted:
        value = decision[key]
        if not isinstance(value, list if key in ("names", "documents", "statement") else str):
            raise TypeError(f"{key!r} is {value!r}")


def gather(decisions: Iterable[Decision]) -> Decisions:
    """Return decisions by what they are about.

    >>> gather([{"do": "merge", "names": ["e:a", "e:b"]}, {"do": "split", "names": ["e:b", "e:a"]}]).one[frozenset({"e:a", "e:b"})]
    False
    """
    result = Decisions(hash="")
    rejected: set[tuple[str, str, str]] = set()
    kept = list(decisions)
    for place, decision in enumerate(kept):
        action = decision["do"]
        if action in ("merge", "split") and "names" in decision:
            for pair in combinations(decision["names"], 2):  # type: ignore[call-overload]  # a list: it was checked
                result.one[frozenset(map(str, pair))] = action == "merge"
        elif action == "split":
            parts = result.parts.setdefault(str(decision["name"]), {})
            parts |= dict.fromkeys(map(str, decision["documents"]), str(decision["as"]))  # type: ignore[call-overload]  # a list
        elif action == "retype":
            result.classes[str(decision["name"])] = str(decision["class"])
            result.order[str(decision["name"])] = place
        elif action == "rename":
            result.labels[str(decision["name"])] = str(decision["label"])
            result.order[str(decision["name"])] = place
        else:
            subject, predicate, object_ = map(str, decision["statement"])  # type: ignore[call-overload]  # a list of three
            rejected.add((subject, predicate, object_))
    fields = (result.one, result.parts, result.classes, result.labels, frozenset(rejected), result.order)
    return Decisions(*fields, hash=digest(*(json.dumps(d, sort_keys=True) for d in kept)) if kept else "")


def touched_by(decision: Decision) -> set[str]:
    """Return the names that a decision is about."""
    names = {str(n) for n in decision.get("names", ())} | {str(decision[k]) for k in ("name", "as") if k in decision}  # type: ignore[attr-defined]  # a list
    statement = decision.get("statement")
    return names | ({str(statement[0])} if isinstance(statement, list) else set())


def append_decision(path: Path, decision: Decision) -> None:
    """Add a decision to a file.

    Raises:
        DatasetError: the file cannot be written.
    """
    _check(dict(decision))
    try:
        with path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(decision, ensure_ascii=False, sort_keys=True) + "\n")
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror or error}", remedy="check that the folder can be written") from error
