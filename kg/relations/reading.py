"""What the constructions read: a document, a clause in it, and the word that a relation is read from.

In: a `Document` with its `Tree`. Out: arguments by the places of their head words, and `Relation` records with their evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kg.clauses import Clause, Oblique, Status, is_doubted, iter_clauses, speaker_of_quotation
from kg.clauses.ahead import lies_ahead
from kg.english import conjunctions, nouns, prepositions, pronouns, verbs
from kg.english.classes import ORGANIZATIONS, PEOPLE, PLACES
from kg.mentions import (
    Definition,
    ValueIndex,
    counts_people,
    find_definitions,
    find_party_terms,
    find_values,
    make_argument,
    make_mention,
    named_head,
)
from kg.model import Argument, Document, Evidence, Factuality, Mention, Modality, Qualifier, Relation, TextSpan, Value, ValueKind
from kg.parsing.trees import Tree, once
from kg.relations.left_to_nouns import without_those_of_nouns
from kg.relations.parts_told import as_part
from kg.relations.verb_groups import active_words, verb_words

NEAREST_INCLUDING = 2
"""Words from a noun to its "including": further off it belongs to a plural, the nearest one."""


@dataclass(frozen=True, eq=False)
class DocumentReading:
    """One document with its parse; its values and clauses are found once, when they are first asked for."""

    document: Document
    tree: Tree

    @cached_property
    def values(self) -> ValueIndex:
        """The numbers, amounts of money, dates and durations of the text."""
        return find_values(self.document, self.tree, lies_ahead)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The terms that the text gives names in brackets."""
        return (*find_definitions(self.tree), *find_party_terms(self.tree))

    @cached_property
    def starts_of_terms(self) -> frozenset[int]:
        """Where the words of defined terms start, there where they are defined: they say nothing but what a name is called."""
        terms = [term for definition in self.definitions for term in definition.terms]
        return frozenset(self.tree.starts[i] for term in terms for i in range(term.start, term.end))

    @cached_property
    def clauses(self) -> tuple[ClauseReading, ...]:
        """The clauses in the order of their predicates, each with the places that hang on its dates."""
        return tuple(ClauseReading.of(self, clause) for clause in iter_clauses(self.tree))

    @cached_property
    def memo(self) -> dict[object, Any]:
        """Whatever rules keep, each under a key of its own."""
        return {}

    @cached_property
    def qualified(self) -> dict[Oblique, Qualifier | None]:
        """What each oblique says of its clause, of those that were asked for."""
        return {}

    @cached_property
    def _arguments(self) -> dict[tuple[int, int], Argument]:
        return {}

    @cached_property
    def clause_of(self) -> dict[int, ClauseReading]:
        """The clauses by the place of their predicate."""
        return {clause.predicate: clause for clause in self.clauses}

    def forget_clauses(self) -> None:
        """Let go of the clauses, which know this reading: in a circle all would wait for Python's collector to find it."""
        for kept in ("clauses", "clause_of"):
            vars(self).pop(kept, None)

    def argument(self, head: int, without: int = -1) -> Argument:
        """Return the argument with this head word, without the clause inside it whose predicate stands at `without`."""
        key = (head, without)
        if key not in self._arguments:
            argument = make_argument(self.tree, self.document.id, head, self.value_of(head), without=without)
            part = as_part(self.tree, self.document.id, head, argument.mention)
            is_part = part is not argument.mention
            self._arguments[key] = replace(argument, text=part.text, span=part.span, mention=part) if is_part else argument
        return self._arguments[key]

    def trigger(self, place: int, status: Status | None = None) -> Trigger:
        """Return the word at a place as the one that relations are read from; what is quoted is its speaker's word."""
        return Trigger(self, place, (status or Status()).said_by(speaker_of_quotation(self.tree, place)))

    def mention(self, head: int) -> Mention:
        """Return the mention with this head word."""
        return as_part(self.tree, self.document.id, head, make_mention(self.tree, self.document.id, head))

    def value_of(self, head: int) -> Value | None:
        """Return the value a word stands for: one it is part of, where nothing but the value is counted or measured."""
        if counts_people(self.tree, head):
            return None
        value = self.values.at(head)
        if (
            value is not None
            and value.kind is ValueKind.DURATION
            and any(self.tree.preposition(c) == "of" for c in self.tree.kids(head, "nmod"))
        ):
            return None  # "three days of mourning" are mourned, not counted
        if (
            value is not None
            and value.kind is ValueKind.COUNT
            and any(self.tree.preposition(c) == "of" for c in self.tree.kids(head, "nmod"))
        ):
            return None  # "one of the best" is somebody, "four of five trains" are trains
        if value is None and self.tree.lemmas[head] in nouns.money:
            value = next((v for c in self.tree.children[head] if (v := self.values.at(c)) and v.kind is ValueKind.MONEY), None)
        return value

    def is_named(self, head: int) -> bool:
        """Tell whether a word is part of a name that is no adjective ("Japan", not "Japanese")."""
        number = self.tree.entity[named_head(self.tree, head)]
        return number >= 0 and self.tree.names[number].label != "NORP"

    def is_person(self, head: int) -> bool:
        """Tell whether a word names a person or is a pronoun for one."""
        return self.mention(head).label == "Person" or self.tree.words[head].lower() in pronouns.of_persons

    def may_be_person(self, head: int) -> bool:
        """Tell whether a word may mean a person: no thing's pronoun, no name or noun of another kind."""
        return (
            self.mention(head).label in ("Person", "Group", "Role", "") and self.tree.words[head].lower() not in pronouns.of_things
        )

    def span(self, start: int, end: int) -> TextSpan:
        """Return the span of the words from `start` to before `end`."""
        return TextSpan(self.document.id, self.tree.starts[start], self.tree.ends[end - 1])

    def sentence_span(self, i: int) -> TextSpan:
        """Return the span of the sentence a word stands in."""
        return self.span(*self.tree.sentence_extents[self.tree.sentence[i]])

    def factuality(self, status: Status) -> Factuality:
        """Return a status with its source as a mention."""
        source = None if status.source is None else self.mention(status.source)
        return Factuality(negated=status.negated, modality=status.modality, attribution=source)

    def obliques_of(self, clause: Clause) -> tuple[Oblique, ...]:
        """Return the obliques of a clause with the places that hang on its dates: "born on Monday in Oslo" is born in Oslo."""
        tree = self.tree
        beside = [
            Oblique(preposition, conjunct)
            for subject in clause.subjects
            for c in tree.kids(subject, "nmod")
            if (preposition := tree.preposition(c)) and (self._is_date(c) or (c > subject and tree.lemmas[c] in nouns.time))
            for conjunct in tree.conjuncts(c)
        ]  # "parliament on Thursday rejected", "the board in the near future intends": when
        places = [
            Oblique(preposition, conjunct)
            for date in (o.head for o in clause.obliques if self._is_date(o.head))
            for c in tree.kids(date, "nmod", "obl", "appos")
            if (preposition := tree.preposition(c)) in prepositions.place and not self.values.at(c)
            for conjunct in tree.conjuncts(c)
        ]
        origins = [
            Oblique("from", c)
            for o in clause.obliques
            if clause.lemma in verbs.with_origins and o.preposition == "with"
            for c in tree.kids(o.head, "nmod")
            if tree.preposition(c) == "from"
        ]  # "graduated with honours from Yale"
        return (*clause.obliques, *places, *beside, *origins, *self._where(clause))

    def _where(self, clause: Clause) -> list[Oblique]:
        """Return the place or body of a relative clause without an object: of "the firm where she worked" she worked at the firm."""
        tree, i = self.tree, clause.predicate
        is_there = any(tree.words[c].lower() in pronouns.relative_places for c in tree.kids(i, "advmod"))
        is_elsewhere = clause.copular or any(o.preposition != "as" and not self._is_date(o.head) for o in clause.obliques)
        if tree.labels[i] != "acl:relcl" or clause.objects or is_elsewhere or not is_there:
            return []
        label = self.mention(tree.heads[i]).label
        preposition = "at" if label in ORGANIZATIONS or label == "Facility" else "in" if label in PLACES else ""
        return [Oblique(preposition, tree.heads[i])] if preposition else []

    def _is_date(self, i: int) -> bool:
        value = self.values.at(i)
        return value is not None and value.kind is ValueKind.DATE

    def enclosing(self, place: int) -> list[int]:
        """Return the places around one, as commas tell: of Nara in "Nara, Japan" Japan, of Tampa in "Tampa, Fla."; nothing in a list."""
        tree = self.tree
        number = tree.entity[place]
        if number < 0:
            return []
        places: list[int] = []
        end = tree.names[number].end
        while end + 1 < len(tree.words) and tree.words[end] == "," and tree.entity[end + 1] >= 0:
            name = tree.names[tree.entity[end + 1]]
            if name.start != end + 1 or name.label not in ("GPE", "LOC") or len(places) > 2:
                break
            places.append(name.root)
            end = name.end
        joint = end < len(tree.words) - 1 and tree.words[end].lower() in conjunctions.coordinating
        listed = joint and tree.entity[end + 1] >= 0  # "in Faber, Virginia and died" lists nothing
        is_short = tree.words[end - 1].endswith(".")
        known = bool(places) and (is_short or self.mention(places[-1]).label in ("Country", "Region"))
        return places if known and not listed and self.mention(place).label != "Country" else []

    @once
    def instances(self, head: int) -> Sequence[int]:
        """Return the named instances of a noun ("companies such as A and B", "engineers Ann Lee and Bo Ek"), or the noun itself.

        What a plural includes is told beside it, named or not: "39 people, including four children".
        """
        tree = self.tree
        beside = tree.kids(head, "nmod", "appos", "obl")
        if not beside:
            return [head]
        if listed := self._listed_behind(head) or self._places_of(head) or self._told_by_name(head):
            return listed
        named = [
            conjunct
            for c in beside
            if (preposition := tree.preposition(c)) in prepositions.instances and self._are_of(head, c, preposition)
            for conjunct in tree.conjuncts(c)
            if self.is_named(conjunct) or (preposition == "including" and self._is_one_of(conjunct, head))
        ]
        including = any(tree.preposition(c) == "including" for c in beside)
        return [head, *named] if including else named or [head]

    def _listed_behind(self, noun: int) -> list[int]:
        """Return the names that stand right behind a plural noun, which says only what they are: "jewellers Acme", "the brothers Ann and Bo"."""
        tree = self.tree
        if tree.tags[noun] != "NNS":
            return []
        beside = [c for c in tree.kids(noun, "appos") if tree.entity[c] >= 0 and tree.names[tree.entity[c]].start == noun + 1]
        named = [i for i in tree.conjuncts(beside[0]) if self.is_named(i)] if beside else []
        return named if len(named) > 1 or not tree.kids(noun, "det", "nummod") else []

    def _told_by_name(self, noun: int) -> list[int]:
        """Return the names that several things have, all of them: "two banks, Acme and Bolt", "its units, Acme and Bolt"."""
        tree = self.tree
        if tree.tags[noun] != "NNS":
            return []
        first = next((c for c in tree.exact_kids(noun, "appos") if tree.entity[c] >= 0 and not tree.preposition(c)), None)
        if first is None or tree.words[tree.names[tree.entity[first]].start - 1] != ",":
            return []
        names, kind = tree.conjuncts(first), self.mention(noun).label
        kinds = PEOPLE if kind in PEOPLE else ORGANIZATIONS if kind in ORGANIZATIONS else PLACES if kind in PLACES else {kind}
        are_all = len(names) > 1 and all(self.is_named(i) and self.mention(i).label in kinds for i in names)
        return names if are_all else []

    def _places_of(self, noun: int) -> list[int]:
        """Return the places that a plural noun is of: "the states of Utah and Texas"."""
        tree = self.tree
        if tree.tags[noun] != "NNS" or self.mention(noun).label not in PLACES:
            return []
        named = [i for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "of" for i in tree.conjuncts(c)]
        are_places = all(self.is_named(i) and self.mention(i).label in PLACES for i in named)
        return named if are_places and len(named) > 1 else []

    def _is_one_of(self, noun: int, kind: int) -> bool:
        """Tell whether what a plural includes does what is said of it: not a part of a sum ("sales, including taxes, fell")."""
        is_plural = self.tree.tags[kind] == "NNS" and self.mention(kind).label != "Quantity"
        return is_plural and self.tree.pos[noun] == "NOUN"

    def _are_of(self, head: int, instance: int, preposition: str) -> bool:
        """Tell whether instances are of a noun, and not of one nearer to them: "journeys across applications such as Acme and Bolt"."""
        start = min(self.tree.subtree(instance))
        if preposition == "including" and (start - head <= NEAREST_INCLUDING or self.tree.tags[head] != "NNS"):
            return start - head <= NEAREST_INCLUDING
        return all(self.tree.tags[i] != "NNS" or self.tree.labels[i] == "conj" for i in range(head + 1, start))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that relations are read from: the sentence it stands in is the evidence, its status that of the relation.

    Attributes:
        reading: the document.
        predicate: the place of the word.
        status: what the text says of whether it is so.
        words: the words in which it says a relation; without them, that is said in the present: "is of" for "be of".
        without: the place of a verb that is no part of its arguments; -1 for none.
    """

    reading: DocumentReading
    predicate: int
    status: Status
    words: str = ""
    without: int = -1

    def relation(
        self,
        subject: Argument | int,
        predicate: str,
        object_: Argument | int,
        *,
        rule: str,
        phrase: str = "",
        qualifiers: Iterable[Qualifier] = (),
    ) -> Relation:
        """Make a relation of two arguments, or of those with these head words, in the words of `phrase` or its own."""
        heads = [self._head_of(argument) for argument in (subject, object_)]
        is_open = any(is_doubted(self.reading.tree, head) for head in heads)
        said = self.reading.argument(object_, self.without) if isinstance(object_, int) else object_
        of = self.reading.argument(subject, self.without) if isinstance(subject, int) else subject
        return Relation(
            subject=of,
            phrase=phrase or self.words or re.sub(r"^be\b", "is", predicate),
            predicate=predicate,
            object=said,
            qualifiers=tuple(without_those_of_nouns(self.reading.tree, predicate.split()[0], qualifiers, (of, said), heads)),
            factuality=self.reading.factuality(self.status.under(Modality.POSSIBLE) if is_open else self.status),
            evidence=Evidence(span=self.reading.sentence_span(self.predicate), rule=rule),
        )

    def _head_of(self, argument: Argument | int) -> int:
        if isinstance(argument, int):
            return argument
        tree = self.reading.tree
        return tree.head_of(tree.places(argument.span.start, argument.span.end))

    def of_former(self) -> Trigger:
        """Return it with the status of what is no longer so."""
        return replace(self, status=self.status.under(Modality.PAST))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseReading(Clause):
    """A clause in its document: its arguments, its words, and the relations that it says."""

    reading: DocumentReading

    @classmethod
    def of(cls, reading: DocumentReading, clause: Clause) -> ClauseReading:
        """Return a clause in its document, with the places that hang on its dates."""
        return cls(
            reading=reading,
            predicate=clause.predicate,
            lemma=clause.lemma,
            copular=clause.copular,
            passive=clause.passive,
            subjects=clause.subjects,
            agents=clause.agents,
            objects=clause.objects,
            indirect=clause.indirect,
            obliques=reading.obliques_of(clause),
            purposes=clause.purposes,
            status=clause.status,
        )

    @property
    def tree(self) -> Tree:
        """The parse of the document."""
        return self.reading.tree

    @property
    def trigger(self) -> Trigger:
        """The predicate as the word that relations are read from."""
        return Trigger(self.reading, self.predicate, self.status)

    @property
    def verb_group(self) -> Trigger:
        """The predicate as the word that relations are read from in the words of its verb group, which is no part of its arguments."""
        return Trigger(self.reading, self.predicate, self.status, self.verb_phrase(), self.predicate)

    def argument(self, head: int) -> Argument:
        """Return the argument with this head word; the verb that it is an argument of is no part of it."""
        return self.reading.argument(head, self.predicate)

    def is_past(self) -> bool:
        """Tell whether the clause says in the past what was so: "was", "served", "had been"."""
        finite = self.tree.kids(self.predicate, "cop") if self.copular else [self.predicate]
        auxiliaries = self.tree.kids(self.predicate, "aux")
        return [self.tree.words[i].lower() for i in auxiliaries] in ([], ["had"]) and any(
            self.tree.tags[i] == "VBD" for i in auxiliaries or finite
        )

    def verb_phrase(self, preposition: str = "") -> str:
        """Return the words of the verb group, and the preposition of the object: "has not agreed to invest in"."""
        words = verb_words(self.tree, self.predicate, copular=self.copular)
        return " ".join([*words, preposition] if preposition else words)

    def active_phrase(self) -> str:
        """Return the words of the verb group said of who does it, also where the clause is passive: "acquired"."""
        return " ".join(active_words(self.tree, self.predicate)) if self.passive else self.verb_phrase()
