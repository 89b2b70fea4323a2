"""The records that travel between the stages. Read this file first.

Each is frozen, holds only text, numbers and tuples, and points back to its evidence: a document id and characters
`[start, end)` of that document's text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a stretch of a document's text stands in its file: from `start` on, up to the next place.

    `name` is a fragment: parts of the form kind=value, joined by "&" ("page=14", "table=2&row=7").
    """

    start: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text we read.

    >>> Document(id="a", text="Acme bought Bolt.", date="2024-05-06").source
    ''

    `date` is an ISO 8601 date, or empty; `source` is where it came from (a path, a URL). `dated_by` says what the date was taken
    from where the document does not tell it itself ("dateline"); `language` is its code where it is not English ("de"); `places`
    are those of its file, in order.
    """

    id: str
    text: str
    source: str = ""
    title: str = ""
    date: str = ""
    author: str = ""
    site: str = ""
    language: str = ""
    dated_by: str = ""
    places: tuple[Place, ...] = ()


class TextSpan(NamedTuple):
    """Characters `[start, end)` of a document's text; a tuple, as spans are made, hashed and compared more than anything else."""

    document_id: str
    start: int
    end: int


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in the text that refers to an entity: a name, a noun phrase or a pronoun.

    `label` is the class that the text tells ("Company", "Person"), or empty; `head` is the lemma of the head noun, or the
    pronoun; `span` is the name, or the whole noun phrase without one.
    """

    span: TextSpan
    text: str
    kind: MentionKind
    label: str
    head: str
    plural: bool = False
    subject: bool = False


class ValueKind(StrEnum):
    """What a value measures."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    DATE = "date"
    DURATION = "duration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number, amount of money, date or duration, with its normal form.

    `normal`: money "USD 10000000000", percent "35", count "1000000", dates and intervals as ISO 8601 ("2024",
    "2025-11-21", "2019/2022"), durations as ISO 8601 ("P4Y"); empty where the words leave it open ("last Friday" without
    a date to count from). `bound` is "", "least", "most" or "about".
    """

    span: TextSpan
    text: str
    kind: ValueKind
    normal: str
    bound: str = ""
    unit: str = ""


class QualifierKind(StrEnum):
    """What a qualifier says of a relation."""

    AMOUNT = "amount"
    COUNT = "count"
    SHARE = "share"
    TIME = "time"
    PLACE = "place"
    ROLE = "role"
    PURPOSE = "purpose"
    TOPIC = "topic"
    CAUSE = "cause"
    RECIPIENT = "recipient"
    FROM = "from"
    OF = "of"
    WITH = "with"
    MANNER = "manner"
    COMPLEMENT = "complement"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """When, where, how, how much.

    `normal` is the value's normal form, or empty; `mention` the entity that is named in it; `phrase` the words with their
    preposition ("in Japan"), where they have one.
    """

    kind: QualifierKind
    text: str
    span: TextSpan
    normal: str = ""
    mention: Mention | None = None
    phrase: str = ""


class Modality(StrEnum):
    """How far a relation is a fact (FactBank: Saurí & Pustejovsky 2009)."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    OBLIGATORY = "obligatory"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Is it affirmed, how sure, and who says so (None: the document itself)."""

    negated: bool = False
    modality: Modality = Modality.ASSERTED
    attribution: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why we believe it: the sentence, the rule that read it, and how sure the rule itself is (None: it does not say)."""

    span: TextSpan
    rule: str
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """The subject or the object of a relation: the whole phrase, and the mention in it."""

    text: str
    span: TextSpan
    mention: Mention
    value: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation as the text puts it; `predicate` is its lemma phrase ("invest in"), `phrase` the words ("will invest in").

    A passive is turned to who does it; `passive` keeps its own words ("was bought by"), which the object stands before. `property` is the
    ontology's, by name, where a learned scorer says it; where a rule read the relation, the lexicon says it.
    """

    subject: Argument
    phrase: str
    predicate: str
    object: Argument
    qualifiers: tuple[Qualifier, ...] = ()
    factuality: Factuality = field(default_factory=Factuality)
    evidence: Evidence
    passive: str = ""
    property: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why a pronoun or a description means what was spoken of before it: in words, and how sure that is, from 0 to 1."""

    span: TextSpan
    reason: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenForm:
    """A name that a document has for an entity beside its label: why it means the same, in words, and how sure that is, from 0 to 1.

    `mentions` are those that are written so, and the pronouns and descriptions that come after one of them and before another name.
    """

    name: str
    reason: str
    score: float
    mentions: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What mentions refer to, as one node of the graph. `types` are class names, the most specific first."""

    iri: str
    label: str
    types: tuple[str, ...]
    aliases: tuple[str, ...]
    mentions: tuple[TextSpan, ...]
    named: bool
    described: bool = True
    """Whether a name or a noun phrase is among the mentions, not pronouns alone."""
    forms: tuple[WrittenForm, ...] = ()
    """Names that the document has for it beside its label."""
    links: tuple[Link, ...] = ()
    """Why the pronouns and descriptions among the mentions mean it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A value as the object of a statement, with the name of its datatype ("date", "decimal", "string" ...)."""

    value: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The claim in the ontology's terms. `property` is None for an open relation, kept under its lemma."""

    subject: str
    predicate: str
    property: str | None
    object: str | Literal
    relation: Relation
    attributed_to: str | None
    confidence: float
    resolved: bool = True
    """Whether both arguments are known; a pronoun without an antecedent is a reading of the sentence, but no node of a graph."""
    held_back: tuple[str, ...] = ()
    """Why it is no direct triple although its status admits one: what its arguments lack, or its confidence."""
    sense: float | None = None
    """How likely its property is where it was learned from examples; None where the lexicon says it, or there is none."""
    tells_end: bool = False
    """Whether it says itself that it is over, or when it was so: "is a former footballer", "was mayor in 1999"."""

    def rule(self) -> str:
        """The construction that read it; `+sense` says that its property was learned."""
        rule = self.relation.evidence.rule
        return rule if self.sense is None else f"{rule}+sense"

    def is_grounded(self) -> bool:
        """Tell whether a phrase of the lexicon gives it its property."""
        return self.property is not None and self.sense is None

    def is_claimed(self) -> bool:
        """Tell whether it is affirmed, asserted, planned or says that it is over, and said by the document itself or by its own subject."""
        status = self.relation.factuality
        own = status.attribution is None or self.attributed_to == self.subject
        return not status.negated and (status.modality in (Modality.ASSERTED, Modality.PLANNED) or self.tells_end) and own

    def is_fact(self) -> bool:
        """Tell whether it stands as a direct triple: it is claimed, it speaks of what is known, and nothing holds it back."""
        return self.is_claimed() and self.resolved and not self.held_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A relation that did not become a statement, with the stage and the reason."""

    relation: Relation
    stage: str
    reason: str
