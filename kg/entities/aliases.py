"""Find the aliases that a text gives an entity: "Twitter, now known as X", "the World Health Organization (WHO)".

In: the relations of a document. Out: `Alias` records. An alias is a name of the entity and no statement about it: the name joins the
entity's mentions (`clusters`), is written as its alias, and tells across documents that initials are one's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.english import phrases
from kg.model import Mention, MentionKind, Modality, Relation


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that a text gives to what another mention means."""

    bearer: Mention
    name: Mention


def find_aliases(relations: Sequence[Relation]) -> Iterator[Alias]:
    """Yield the aliases that relations give; a name that is denied or only possible is no alias."""
    for relation in relations:
        bearer, name, status = relation.subject, relation.object, relation.factuality
        if (
            relation.predicate in phrases.of_aliases
            and _is_name(name.mention)
            and bearer.value is None
            and not status.negated
            and status.modality in (Modality.ASSERTED, Modality.PAST)  # "formerly known as" names it too
        ):
            yield Alias(bearer.mention, name.mention)


def _is_name(mention: Mention) -> bool:
    """Tell whether a mention is a name, or is written as one: the pipeline may not know "X"."""
    return mention.kind is MentionKind.NAME or all(word[:1].isupper() for word in mention.text.split())
