"""Tell the written names of an entity apart, each with why it means the same and with the mentions that go with it.

In: a `Cluster`. Out: `WrittenForm` records of all its names but the one that is its label. A pronoun or a description goes with the name
before it, so that a person who takes a name out of an entity takes what was said of it by that name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from kg.entities.cluster import Cluster
from kg.entities.links import ALIAS, TERM, Reason, reason_of_name
from kg.entities.names import is_person
from kg.mentions.names import name_key, normalize
from kg.model import Link, MentionKind, TextSpan, WrittenForm


def shared_last_names(clusters: Iterable[Cluster]) -> frozenset[str]:
    """Return the last names that several persons of a document have."""
    bearers = Counter[str]()
    for cluster in clusters:
        if is_person(cluster.class_name):
            names = map(normalize, cluster.names)
            bearers.update({words[-1] for words in names if len(words) > 1})
    return frozenset(last for last, count in bearers.items() if count > 1)


def written_forms(cluster: Cluster, families: Container[str] = ()) -> tuple[WrittenForm, ...]:
    """Return the names that a document has for an entity beside its label, in the order of the text.

    Args:
        cluster: the entity.
        families: the last names that several persons of the document have.
    """
    names: dict[str, str] = {}
    reasons: dict[str, Reason] = {}
    spans: dict[str, list[TextSpan]] = {}
    current = own = name_key(cluster.label)
    for candidate in cluster.candidates:
        mention = candidate.mention
        if mention.kind is MentionKind.NAME:
            current = name_key(mention.text)
            names.setdefault(current, mention.text.removesuffix("'s").removesuffix("’s"))
            if mention.text in cluster.aliases:
                reasons.setdefault(current, ALIAS)
            elif cluster.reasons.get(mention.span) == TERM:
                reasons.setdefault(current, TERM)
        spans.setdefault(current, []).append(mention.span)
    forms = []
    for key in names.keys() - {own}:
        known = [name for other, name in names.items() if other != key]
        reason = reasons.get(key) or reason_of_name(names[key], known, cluster.class_name, families)
        mentions = tuple(sorted(spans[key]))
        forms.append(WrittenForm(name=names[key], reason=reason.words, score=reason.score, mentions=mentions))
    return tuple(sorted(forms, key=lambda form: form.mentions))


def links_of(cluster: Cluster) -> tuple[Link, ...]:
    """Return why the pronouns and descriptions of an entity mean it, of all but the first mention."""
    if not cluster.reasons:
        return ()
    mentions = (m for m in cluster.mentions if m.kind is not MentionKind.NAME and m.span in cluster.reasons)
    reasons = ((mention.span, cluster.reasons[mention.span]) for mention in mentions)
    return tuple(Link(span=span, reason=reason.words, score=reason.score) for span, reason in sorted(reasons, key=lambda r: r[0]))
