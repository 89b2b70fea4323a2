"""Say why a text does not yield a wished triple: which stage dropped it, and what that stage saw instead.

In: a text and the subject, relation and object one wished for. Out: a `Diagnosis`: a step for each stage, in the order of the
data's way, up to the first that failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.analysis import Learned, contribution_of, learned_sense, load_learned, relations_of
from kg.clauses import Clause
from kg.config import Config
from kg.errors import nearest_name
from kg.mentions.names import normalize
from kg.model import Document, Entity, Modality, Relation, Statement, TextSpan
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading
from kg.scoring import LexiconScorer
from kg.scoring.reasons import LearnedReasons, words_of_path
from kg.statements import entities_of
from kg.statements.contract import Contribution
from kg.statements.direct import UNSURE
from kg.statements.reasons import LearnedSense, confidence_reasons

OUTDONE = "; a likelier property, the classes of both, a condition of the lexicon, or the doubt that it would add keeps it out"
"""What is said of a learned property that is likely enough and was not read."""

DOUBT = UNSURE.partition("{")[0]
"""How the reason begins that holds back what is not sure enough; it is the last one."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one stage made of the wish: did it pass, and what was found."""

    stage: str
    passed: bool
    finding: str

    def __str__(self) -> str:
        return f"{'✓' if self.passed else '✗'} {self.stage}: {self.finding}"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The steps up to the stage that dropped the wish, or all of them.

    >>> diagnosis = kg.why_not("Acme denied that it bought Bolt.", "Acme", "acquires", "Bolt")
    >>> diagnosis.is_fact, diagnosis.steps[-1].stage
    (False, 'status')
    """

    steps: tuple[Step, ...]

    @property
    def is_fact(self) -> bool:
        """Whether the wished triple stands as a fact."""
        return all(step.passed for step in self.steps)

    def __str__(self) -> str:
        return "\n".join(map(str, self.steps))


def why_not(text: str, subject: str, relation: str, object_: str, *, config: Config | None = None) -> Diagnosis:
    """Say why a text does not yield a triple.

    >>> print(kg.why_not("Acme denied that it bought Bolt.", "Acme", "acquires", "Bolt").steps[-1])
    ✗ status: a statement, but no fact: denied, said by Acme

    Args:
        text: a sentence or a document.
        subject: the name or words of the subject, as in the text.
        relation: a property of the ontology ("investsIn") or a phrase ("invest in").
        object_: the name or words of the object.
        config: the settings; the default ones without it.
    """
    config = config or Config()
    document = Document(id="text", text=text)
    ((_, doc),) = iter_parses([document], load_pipeline(config.model, config.threads))
    reading, learned = DocumentReading(document, Tree(doc)), load_learned(config)
    wish = _Wish(
        reading,
        relations_of(reading, config, learned.scorer)[0],
        contribution_of(reading, config, learned),
        learned,
        learned_sense(config.model, learned),
        subject,
        relation,
        object_,
    )
    steps = []
    for step in wish.iter_steps():
        steps.append(step)
        if not step.passed:
            break
    return Diagnosis(tuple(steps))


@dataclass(frozen=True, slots=True)
class _Wish:
    reading: DocumentReading
    relations: list[Relation]
    contribution: Contribution
    learned: Learned
    sense: LearnedSense | None
    subject: str
    relation: str
    object: str

    def iter_steps(self) -> Iterator[Step]:
        yield self._text()
        yield self._mentions()
        relations = self._relations()
        yield self._related(relations)
        statements = self._statements(relations)
        yield self._grounded(relations, statements)
        wished = [s for s in statements if self._is_wished(s)]
        yield self._claimed(wished)
        yield self._direct(wished)

    def _text(self) -> Step:
        missing = [w for w in (self.subject, self.object) if w.casefold() not in self.reading.document.text.casefold()]
        if missing:
            names = {*(name.text for name in self.reading.tree.names), *(e.label for e in self.contribution.entities)}
            near = " ".join(f"for {word!r}, {question}" for word in missing if (question := nearest_name(word, names)))
            advice = f"use the text's own words{f': {near}' if near else ''}"
            return Step("text", False, f"{' and '.join(map(repr, missing))} not in the text; {advice}")
        return Step("text", True, "both are in the text")

    def _mentions(self) -> Step:
        findings = []
        for wished in (self.subject, self.object):
            entities = self._entities(wished)
            spans = [n for n in self.reading.tree.names if _same(n.text, wished)]
            label = f"named {spans[0].label}{f':{spans[0].subtype}' if spans[0].subtype else ''}" if spans else "not seen as a name"
            types = ", ".join(dict.fromkeys(t for e in entities for t in e.types)) or "no class"
            findings.append(f"{wished!r} is {label}, {types if entities else 'in no relation'}")
        return Step("mentions", True, "; ".join(findings))

    def _entities(self, wished: str) -> list[Entity]:
        named = [e for e in self.contribution.entities if any(_same(name, wished) for name in (e.label, *e.aliases))]
        at = [
            e
            for e in self.contribution.entities
            if any(_same(self.reading.document.text[s.start : s.end], wished) for s in e.mentions) and e not in named
        ]
        return [*named, *at]

    def _relations(self) -> list[Relation]:
        """Return the relations between the two, either way round."""
        return [r for r in self.relations if self._between(r)]

    def _between(self, relation: Relation) -> bool:
        sides = [self._names_of(relation.subject.mention.span, relation.subject.text)]
        sides.append(self._names_of(relation.object.mention.span, relation.object.text))
        return any(
            any(_same(n, self.subject) for n in first) and any(_same(n, self.object) for n in second)
            for first, second in (sides, sides[::-1])
        )

    def _names_of(self, span: TextSpan, text: str) -> tuple[str, ...]:
        place = self.contribution.entity_of.get(span)
        entity = self.contribution.entities[place] if place is not None else None
        return (text, *((entity.label, *entity.aliases) if entity is not None else ()))

    def _related(self, relations: list[Relation]) -> Step:
        if relations:
            return Step(
                "relations",
                True,
                "; ".join(f"{r.subject.text} | {r.predicate} | {r.object.text} ({r.evidence.rule})" for r in relations),
            )
        clauses = "; ".join(self._described(clause) for clause in self.reading.clauses) or "no clause"
        return Step("relations", False, f"no construction joins the two. Path: {self._path()}. Clauses: {clauses}")

    def _path(self) -> str:
        """Return the words and labels between the two in the parse."""
        first, second = self._head(self.subject), self._head(self.object)
        if first is None or second is None:
            return "one of them is no phrase of the parse"
        return words_of_path(self.reading.tree, first, second)

    def _head(self, wished: str) -> int | None:
        start = self.reading.document.text.casefold().find(wished.casefold())
        inside = [i for i, s in enumerate(self.reading.tree.starts) if start <= s < start + len(wished)]
        return next((i for i in inside if self.reading.tree.heads[i] not in inside or self.reading.tree.heads[i] == i), None)

    def _described(self, clause: Clause) -> str:
        words = self.reading.tree.words

        def named(places: Iterable[int]) -> str:
            return ", ".join(words[i] for i in places) or "–"

        obliques = ", ".join(f"{o.preposition} {words[o.head]}".strip() for o in clause.obliques) or "–"
        return f"{clause.lemma} (subject {named(clause.subjects)}, object {named(clause.objects)}, obliques {obliques})"

    def _statements(self, relations: list[Relation]) -> list[Statement]:
        return [s for s in (*self.contribution.statements, *self.contribution.unresolved) if s.relation in relations]

    def _is_wished(self, statement: Statement) -> bool:
        """Tell whether a statement is the wish; the right words the wrong way round are another claim."""
        relation, wished = statement.relation, self.relation.casefold()
        straight = any(_same(n, self.subject) for n in self._names_of(relation.subject.mention.span, relation.subject.text))
        if wished == (statement.property or "").casefold():
            place = self.contribution.entity_of.get(relation.subject.mention.span)
            turned = place is None or self.contribution.entities[place].iri != statement.subject
            return straight != turned or self.learned.ontology.properties[statement.property or ""].symmetric
        if wished == relation.passive.casefold():
            return not straight  # "X was bought by Y" is the relation of Y to X
        return straight and wished in (statement.predicate.casefold(), relation.phrase.casefold())

    def _grounded(self, relations: list[Relation], statements: list[Statement]) -> Step:
        wished = [s for s in statements if self._is_wished(s)]
        if wished:
            return Step(
                "grounding", True, "; ".join(f"{s.predicate} → {s.property or 'open relation'}{self._learned(s)}" for s in wished)
            )
        findings = [f"{s.predicate} → {s.property or 'no property of the lexicon fits'}{self._learned(s)}" for s in statements]
        findings += [
            f"{s.predicate} → {self.relation}? {'; '.join(reasons.lines())}{OUTDONE if reasons.probability >= reasons.least else ''}"
            for s in statements
            if not s.is_grounded() and (reasons := self._reasons(s, self.relation)) is not None
        ]
        findings += [f"{r.relation.predicate}: {r.reason}" for r in self.contribution.rejections if r.relation in relations]
        if self.relation in self.learned.ontology.properties:
            entries = [e for e in self.learned.ontology.lexicon.entries if e.property == self.relation]
            findings.append(f"the lexicon says {self.relation} with: {', '.join(e.phrase for e in entries) or 'nothing'}")
            findings += [
                f"{e.phrase!r} means it only where {' and '.join(c.text for c in e.conditions)}"
                for e in entries
                if e.conditions and any(e.phrase == r.predicate for r in relations)
            ]
        else:
            near = nearest_name(self.relation, self.learned.ontology.properties)
            findings.append(f"{self.relation!r} is no property, nor what the text says{f': {near}' if near else ''}")
        return Step("grounding", False, "; ".join(findings) or "both sides are the same entity")

    def _learned(self, statement: Statement) -> str:
        """Return why a property was read that was learned; nothing of one that a phrase of the lexicon tells."""
        relation, scorer = statement.relation, self.learned.scorer
        if relation.property is not None and isinstance(scorer, LexiconScorer):
            return _in_brackets(scorer.reasons(self.reading, relation))
        return _in_brackets(self._reasons(statement, statement.property)) if statement.sense is not None else ""

    def _reasons(self, statement: Statement, prop: str | None) -> LearnedReasons | None:
        """Return how likely a property is by what was learned, and why; None where nothing was learned of it."""
        arguments = entities_of(statement.relation, self.contribution.entities, self.contribution.entity_of)
        if self.sense is None or prop is None:
            return None
        return self.sense.reasons(self.reading.tree, statement.relation, arguments, prop)

    def _claimed(self, wished: list[Statement]) -> Step:
        if any(s.is_claimed() and s.resolved for s in wished):
            return Step("status", True, "affirmed, and said by the document itself or the subject")
        status = wished[0].relation.factuality
        reasons = [
            *(["denied"] if status.negated else []),
            *([status.modality.value] if status.modality is not Modality.ASSERTED else []),
            *([f"said by {status.attribution.text}"] if status.attribution else []),
            *(["about a pronoun whose meaning is open"] if not wished[0].resolved else []),
        ]
        return Step("status", False, f"a statement, but no fact: {', '.join(reasons)}")

    def _direct(self, wished: list[Statement]) -> Step:
        """Say whether a claim stands as a direct triple, else all that holds it back."""
        if any(s.is_fact() for s in wished):
            return Step("direct", True, f"a fact, confidence {max(s.confidence for s in wished if s.is_fact()):.2f}")
        held = next(s for s in wished if s.is_claimed() and s.resolved)
        reasons = list(held.held_back)
        if held.held_back[-1].startswith(DOUBT):
            arguments = entities_of(held.relation, self.contribution.entities, self.contribution.entity_of)
            reasons.append(confidence_reasons(self.reading.tree, held, arguments, self.learned.judgement))
        return Step("direct", False, f"a statement, held back from the facts: {'; '.join(reasons)}")


def _in_brackets(reasons: LearnedReasons | None) -> str:
    return f" ({'; '.join(reasons.lines())})" if reasons is not None else ""


def _same(first: str, second: str) -> bool:
    return normalize(first) == normalize(second)
