"""What people decided: a record for each decision, and all decisions by the names they are about.

In JSON (a line of the file of decisions, `kg.resolution.decision_file`) a decision is one of

* {"do": "merge", "names": [IRI, IRI ...]}: the names mean one thing;
* {"do": "split", "names": [IRI, IRI ...]}: no two of the names ever mean one thing;
* {"do": "split", "name": IRI, "documents": [id ...], "as": IRI}: these documents mean another thing by the name;
* {"do": "split", "name": IRI, "forms": [text ...], "documents": [id ...], "as": IRI}: only by what they write so, which they took for it;
* {"do": "merge", "name": IRI, "forms": [text ...], "documents": [id ...]}: what these documents write so is that thing after all;
* {"do": "retype", "name": IRI, "class": IRI} and {"do": "rename", "name": IRI, "label": text};
* {"do": "reject", "statement": [subject IRI, property IRI, object term]}: a fact is wrong.

Later decisions go before earlier ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from kg.errors import DatasetError
from kg.identifiers import digest, mint_iri, slug
from kg.mentions.names import name_key

IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*')
Remarks = Mapping[str, object]
NamePair = frozenset[str]


class Renaming(NamedTuple):
    """A name, and the name that its bearers in a document get instead; only those of some written names, by their keys, where there are any."""

    name: str
    part: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Names mean one thing.

    Attributes:
        names: two or more.
        remarks: whatever else the line holds, here as in each decision: it is kept, and has no effect.
    """

    names: tuple[str, ...]
    remarks: Remarks = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_names(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """No two of some names mean one thing."""

    names: tuple[str, ...]
    remarks: Remarks = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_names(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Divide:
    """Some documents mean another thing by a name: there, `part` is its name.

    With `forms` they mean the other thing only where they write the name so: they have it for a form of the name, and it is none.
    """

    name: str
    documents: tuple[str, ...]
    part: str
    forms: tuple[str, ...] = ()
    remarks: Remarks = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_iris("name", self.name)
        _check_iris("as", self.part)

    @property
    def kept_apart(self) -> tuple[str, ...]:
        """The names that `part` is never taken for, whatever speaks for it: the name, and what is called by a form alone."""
        base = self.name.rpartition("entity/")[0]
        names = (self.name, *(mint_iri(base, "entity", slug(form)) for form in self.forms))
        return tuple(name for name in names if name != self.part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """What some documents write so is what has a name, as they have it: it is divided from it no more, and beyond doubt."""

    name: str
    documents: tuple[str, ...]
    forms: tuple[str, ...]
    remarks: Remarks = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_iris("name", self.name)
        if not self.forms:
            raise _not_a_decision('"forms" must be one or more')


@dataclass(frozen=True, slots=True, kw_only=True)
class Retype:
    """What has a name is of a class."""

    name: str
    class_iri: str
    remarks: Remarks = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_iris("name", self.name)
        _check_iris("class", self.class_iri)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """What has a name is labelled so."""

    name: str
    label: str
    remarks: Remarks = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_iris("name", self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A fact is wrong; `object_term` is its object as N-Triples write it."""

    subject: str
    predicate: str
    object_term: str
    remarks: Remarks = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not IRI.fullmatch(self.subject) or not IRI.fullmatch(self.predicate):
            raise _not_a_decision(STATEMENT_NEEDS)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the fact is about: its subject, and its object if it is an entity."""
        object_names = (self.object_term[1:-1],) if self.object_term.startswith("<") else ()
        return (self.subject, *object_names)


Decision = Merge | Split | Divide | Join | Retype | Rename | Reject
STATEMENT_NEEDS = '"statement" must be the IRIs of a subject and a property, and an object as a term'


def _not_a_decision(reason: str) -> DatasetError:
    return DatasetError(f"not a decision: {reason[:200]}", remedy="see the head of kg/resolution/decisions.py for what there is")


def _check_iris(key: str, *iris: str) -> None:
    for iri in iris:
        if not IRI.fullmatch(iri):
            raise _not_a_decision(f"{key!r} has {iri!r}, which is no IRI")


def _check_names(names: tuple[str, ...]) -> None:
    _check_iris("names", *names)
    if len(set(names)) < 2:
        raise _not_a_decision('"names" must be two or more different ones')


def decision_of(fields: object) -> Decision:
    """Return the decision that a JSON object holds.

    >>> decision_of({"do": "rename", "name": "e:a", "label": "A"}).label
    'A'

    Raises:
        DatasetError: it is no decision; says what it lacks.
    """
    try:
        text = json.dumps(fields, ensure_ascii=False).encode().decode()
    except (TypeError, ValueError, RecursionError) as error:  # a text that holds half of a character, or what is no JSON
        raise _not_a_decision(str(error)) from error
    if not isinstance(fields, dict):
        raise _not_a_decision(f"{text[:100]} is no object")
    match fields.get("do"):
        case "merge" if "forms" in fields:
            name, forms, documents = _text(fields, "name"), _texts(fields, "forms"), _texts(fields, "documents")
            return Join(name=name, documents=documents, forms=forms, remarks=_without(fields, "name", "forms", "documents"))
        case "merge":
            return Merge(names=_texts(fields, "names"), remarks=_without(fields, "names"))
        case "split" if "names" in fields or "documents" not in fields:
            return Split(names=_texts(fields, "names"), remarks=_without(fields, "names"))
        case "split":
            name, part, documents = _text(fields, "name"), _text(fields, "as"), _texts(fields, "documents")
            forms, remarks = _texts(fields, "forms", ()), _without(fields, "name", "forms", "documents", "as")
            return Divide(name=name, documents=documents, part=part, forms=forms, remarks=remarks)
        case "retype":
            name, class_iri = _text(fields, "name"), _text(fields, "class")
            return Retype(name=name, class_iri=class_iri, remarks=_without(fields, "name", "class"))
        case "rename":
            return Rename(name=_text(fields, "name"), label=_text(fields, "label"), remarks=_without(fields, "name", "label"))
        case "reject":
            return _reject(_texts(fields, "statement"), _without(fields, "statement"))
        case action:
            raise _not_a_decision(f'"do" is {action!r}, not merge, split, retype, rename or reject')


def _reject(statement: tuple[str, ...], remarks: Remarks) -> Reject:
    if len(statement) != 3:
        raise _not_a_decision(STATEMENT_NEEDS)
    subject, predicate, object_term = statement
    return Reject(subject=subject, predicate=predicate, object_term=object_term, remarks=remarks)


def _text(fields: Mapping[str, object], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str):
        raise _not_a_decision(f"{key!r} is {value!r}")
    return value


def _texts(fields: Mapping[str, object], key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
    values = fields.get(key, default)
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        raise _not_a_decision(f"{key!r} is {values!r}")
    return tuple(values)


def _without(fields: Mapping[str, object], *keys: str) -> Remarks:
    return {key: value for key, value in fields.items() if key not in ("do", *keys)}


def fields_of(decision: Decision) -> dict[str, object]:
    """Return a decision as a JSON object.

    >>> fields_of(Merge(names=("e:a", "e:b")))
    {'do': 'merge', 'names': ['e:a', 'e:b']}
    """
    fields: dict[str, object]
    match decision:
        case Merge(names=names):
            fields = {"do": "merge", "names": list(names)}
        case Split(names=names):
            fields = {"do": "split", "names": list(names)}
        case Divide(name=name, documents=documents, part=part, forms=forms):
            fields = {"do": "split", "name": name, "documents": list(documents), "as": part}
            fields |= {"forms": list(forms)} if forms else {}
        case Join(name=name, documents=documents, forms=forms):
            fields = {"do": "merge", "name": name, "documents": list(documents), "forms": list(forms)}
        case Retype(name=name, class_iri=class_iri):
            fields = {"do": "retype", "name": name, "class": class_iri}
        case Rename(name=name, label=label):
            fields = {"do": "rename", "name": name, "label": label}
        case Reject():
            fields = {"do": "reject", "statement": [decision.subject, decision.predicate, decision.object_term]}
    return fields | dict(decision.remarks)


def names_affected_by(decision: Decision) -> tuple[str, ...]:
    """Return the names at which something may change by a decision."""
    match decision:
        case Merge(names=names) | Split(names=names):
            return names
        case Divide(name=name, part=part):
            return name, part, *decision.kept_apart
        case Join(name=name) | Retype(name=name) | Rename(name=name) | Reject(subject=name):
            return (name,)


@dataclass(frozen=True)
class Decisions:
    """Decisions by what they are about, the last one of each.

    Attributes:
        links: two names -> whether they mean one thing.
        divisions: a document's id -> the names that it means another thing by, or what it writes for them, in the order in which it was decided.
        classes: a name -> the IRI of a class.
        labels: a name -> a label.
        described: a name -> the place of the last decision about its class or label.
        rejected: facts as subject, property and object term.
        records: all decisions, in order.
    """

    links: Mapping[NamePair, bool] = field(default_factory=dict)
    divisions: Mapping[str, tuple[Renaming, ...]] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    described: Mapping[str, int] = field(default_factory=dict)
    rejected: frozenset[tuple[str, str, str]] = frozenset()
    records: tuple[Decision, ...] = ()

    @property
    def hash(self) -> str:
        """A hash of the decisions in order; "" without any."""
        return _hash(self.records)

    @cached_property
    def divided_names(self) -> frozenset[str]:
        """The names that some documents mean another thing by."""
        return frozenset(renaming.name for renamings in self.divisions.values() for renaming in renamings)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The names that documents mean instead of those: what a person took apart."""
        return frozenset(step.part for steps in self.divisions.values() for step in steps if step.part != step.name)

    @cached_property
    def rejected_names(self) -> frozenset[str]:
        """The names that rejected facts are about."""
        return frozenset(name for subject, _, object_ in self.rejected for name in (subject, object_.strip("<>")))

    @cached_property
    def merged_with(self) -> Mapping[str, tuple[str, ...]]:
        """A name -> the names that mean one thing with it."""
        partners: dict[str, tuple[str, ...]] = {}
        for first, second in (sorted(pair) for pair, is_link in self.links.items() if is_link):
            partners[first] = (*partners.get(first, ()), second)
            partners[second] = (*partners.get(second, ()), first)
        return partners

    @cached_property
    def separations(self) -> tuple[NamePair, ...]:
        """The pairs of names that never mean one thing."""
        return tuple(pair for pair, is_link in self.links.items() if not is_link)

    def with_new(self, decisions: Iterable[Decision]) -> Decisions:
        """Return the decisions with others after them, less those that decide nothing new.

        >>> once = gather([Merge(names=("e:a", "e:b"))])
        >>> once.with_new([Merge(names=("e:b", "e:a"))]) == once
        True
        """
        result = self
        for decision in decisions:
            longer = gather([*result.records, decision])
            if not longer.says_the_same(result) or longer._names_by_last_description != result._names_by_last_description:
                result = longer
        return result

    def says_the_same(self, decisions: Decisions) -> bool:
        """Tell whether the same is decided of every name, be it in another order."""
        ours, theirs = ((d.links, d.divisions, d.classes, d.labels, d.rejected) for d in (self, decisions))
        return ours == theirs

    @property
    def _names_by_last_description(self) -> list[str]:
        return sorted(self.described, key=lambda name: self.described[name])

    def since(self, decided_hash: str) -> tuple[Decision, ...] | None:
        """Return the decisions after the first ones, which have a hash; None where the first ones have not."""
        for count in range(len(self.records), -1, -1):
            if _hash(self.records[:count]) == decided_hash:
                return self.records[count:]
        return None


def _hash(records: Iterable[Decision]) -> str:
    texts = [json.dumps(fields_of(decision), sort_keys=True) for decision in records]
    return digest(*texts) if texts else ""


def gather(decisions: Iterable[Decision]) -> Decisions:
    """Return decisions by what they are about.

    >>> gather([Merge(names=("e:a", "e:b")), Split(names=("e:b", "e:a"))]).links[frozenset({"e:a", "e:b"})]
    False
    """
    records = tuple(decisions)
    links: dict[NamePair, bool] = {}
    divisions: dict[str, tuple[Renaming, ...]] = {}
    classes: dict[str, str] = {}
    labels: dict[str, str] = {}
    described: dict[str, int] = {}
    for place, decision in enumerate(records):
        match decision:
            case Merge(names=names) | Split(names=names):
                links |= {frozenset(pair): isinstance(decision, Merge) for pair in combinations(sorted(set(names)), 2)}
            case Divide(name=name, documents=documents, forms=forms) | Join(name=name, documents=documents, forms=forms):
                part = decision.part if isinstance(decision, Divide) else name
                renaming = Renaming(name, part, frozenset(map(name_key, forms)))
                for document in documents:
                    divisions[document] = _with_renaming(divisions.get(document, ()), renaming)
                if isinstance(decision, Divide):
                    links |= {frozenset((part, name)): False for name in decision.kept_apart}
            case Retype(name=name, class_iri=class_iri):
                classes[name], described[name] = class_iri, place
            case Rename(name=name, label=label):
                labels[name], described[name] = label, place
    rejected = frozenset((r.subject, r.predicate, r.object_term) for r in records if isinstance(r, Reject))
    return Decisions(links, divisions, classes, labels, described, rejected, records)


def _with_renaming(renamings: tuple[Renaming, ...], renaming: Renaming) -> tuple[Renaming, ...]:
    """Return what names become in a document with one more, unless the last of them says so already."""
    return renamings if renamings[-1:] == (renaming,) else (*renamings, renaming)
