"""Tell what a text says that its mentions are, and which names it sets apart: for finding what a later "the mayor" means.

In: the relations of a document, and its `Tree`. Out: by mention, the nouns that it is called ("Mayor Ann Lee", "Ann Lee, the mayor", "She is
the mayor"), whether a relation tells its kind, and the names that it stands in a relation with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.english import nouns, phrases, verbs
from kg.english.classes import PLACES, family
from kg.mentions import named_head
from kg.model import MentionKind, Modality, Relation, TextSpan
from kg.parsing.trees import Tree
from kg.relations.kinds import COPULAR, KINDS_OF_NAMES

SETTLED = frozenset({"City", "Country", "Region"})
"""Classes of places that have people who speak for them and work for them."""

OLDEST = 120
"""Years that no person is older than."""

LONGEST_REPORT = 4
"""Words between a pronoun and the verb of saying above it."""


def related(relations: Sequence[Relation]) -> dict[TextSpan, set[TextSpan]]:
    """Return the names that relations join, other than by saying that the two are one."""
    related: dict[TextSpan, set[TextSpan]] = defaultdict(set)
    for relation in relations:
        ends = relation.subject.mention, relation.object.mention
        says_same = relation.predicate == "be" or relation.predicate in phrases.of_aliases
        if not says_same and relation.object.value is None and all(end.kind is MentionKind.NAME for end in ends):
            first, second = (end.span for end in ends)
            related[first].add(second)
            related[second].add(first)
    return related


def said_to_be(relations: Sequence[Relation]) -> set[TextSpan]:
    """Return the mentions of which a relation says what they are, or what role they have."""
    return {
        relation.subject.mention.span
        for relation in relations
        if relation.predicate in ("be", "hold role")
        and relation.object.value is None
        and relation.object.mention.kind is MentionKind.NOMINAL
        and not relation.subject.mention.plural
        and not relation.factuality.negated
        and relation.factuality.modality in (Modality.ASSERTED, Modality.PAST)
    }


def nouns_after(tree: Tree, head: int) -> Iterator[int]:
    """Yield the noun that is said of a subject: "She is the mayor"."""
    noun = tree.heads[head]
    if tree.bases[head] == "nsubj" and tree.tags[noun] == "NN" and tree.kids(noun, "cop"):
        yield noun


def is_told_person(relation: Relation) -> bool:
    """Tell whether a relation is said of people alone: who is born somewhere is no organization, as the name may have been read.

    What "was born in 1948", or "in a garage", may well be one, where it is known what kind.
    """
    is_read = relation.subject.mention.kind is MentionKind.NAME and family(relation.subject.mention.label) == "organization"
    if relation.predicate == "be of age":
        years = relation.object.mention.text
        return is_read and years.isdigit() and int(years) < OLDEST
    is_known = relation.subject.mention.label != "Organization"
    is_loose = (
        is_known
        and relation.predicate == "be born in"
        and not (relation.object.mention.kind is MentionKind.NAME and relation.object.mention.label in PLACES)
    )
    return is_read and relation.predicate in phrases.of_persons and not is_loose


def is_told_organization(relation: Relation) -> bool:
    """Tell whether a relation is said of organizations, by its object: who is CEO of Leeds is so of a firm; Norway has spokesmen."""
    is_place = relation.object.mention.label in SETTLED
    return relation.predicate in phrases.of_organizations and not (is_place and relation.predicate in phrases.of_states_too)


def says_kind(relation: Relation) -> bool:
    """Tell whether a relation says what a name is; "a group of states" is no group of companies, nor who is a producer a company.

    Nor is a region that is known as one a country where it is called a state: "Utah, a state".
    """
    name, described = relation.subject.mention, relation.object.mention
    return (
        relation.predicate == "be"
        and relation.evidence.rule in KINDS_OF_NAMES
        and not (relation.evidence.rule == COPULAR and name.label == "Person")
        and name.kind is MentionKind.NAME
        and described.label not in ("", "Role")
        and not (name.label == "Region" and described.label == "Country")
        and not (family(name.label) == "organization" and described.head in nouns.sides)  # the claimant may be a firm
        and not relation.factuality.negated
        and not (described.head in nouns.counting and f"{described.head} of" in described.text)
    )


def nouns_beside(tree: Tree, head: int) -> Iterator[int]:
    """Yield the nouns that stand beside a name and say what it is: "Mayor Ann Lee", "the painter Ann Lee", "Ann Lee, a painter".

    Who appears "For the Appellant: Ann Lee KC" is not the appellant.
    """
    above = tree.heads[head]
    is_client = tree.preposition(above) == "for" and tree.words[above].lower().removesuffix("s") in nouns.sides
    if (
        above != head
        and tree.entity[above] < 0
        and named_head(tree, above) == head
        and not (is_client and ":" in tree.words[above:head])
    ):
        yield above
    for c in tree.children[head]:
        is_title = tree.labels[c] == "nmod:desc" or (tree.bases[c] == "appos" and named_head(tree, c) == head)
        if is_title and tree.pos[c] in ("NOUN", "PROPN") and tree.entity[c] < 0:
            yield c


def sayer_of(tree: Tree, head: int) -> int:
    """Return the subject of the verb of saying above a pronoun's clause, -1 without one: "Acme said it had won"."""
    verb = tree.heads[head]
    for _ in range(LONGEST_REPORT):
        above = tree.heads[verb]
        if above == verb:
            return -1
        if tree.bases[verb] == "ccomp" and tree.lemmas[above] in verbs.saying:
            return next(iter(tree.kids(above, "nsubj")), -1)
        verb = above
    return -1
