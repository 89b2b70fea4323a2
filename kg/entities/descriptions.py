"""Tell which names a description may mean by its noun alone: "the airline" Falk Air, "the storm" Hurricane Ida; "the embassy" no ministry.

In: the noun and an entity with a name. Out: whether the noun may stand for it, by the class of the entity and by the nouns in its names; and which
body a capital noun is short for: "the Institute" the Falk Institute for Law.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice

from kg.english import nouns, places
from kg.english.classes import ORGANIZATIONS, class_of_noun
from kg.entities.candidates import Candidate
from kg.entities.cluster import Cluster
from kg.mentions.names import normalize
from kg.parsing.trees import Tree

ANY, OWN = "any", "own"
"""What nouns the names may have: any, or the one of the description."""

TELLING_NO_KIND = frozenset({"", "Person", "Product"})
"""Classes of words that stand in names and tell nothing of what has the name: "Singer Corporation", "Apple"."""


@cache
def stand_ins() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return for each noun that can stand for a name the classes of the name, and the nouns that the name may have."""
    return {
        noun: (frozenset(classes.split()), frozenset([noun] if names == OWN else names.split()))
        for noun, classes, names in nouns.stand_ins
    }


@cache
def _known_ones() -> dict[str, frozenset[str]]:
    """Return what each noun can mean of which the names are known."""
    return {"capital": places.capitals, "continent": places.continents, "state": places.states}


def can_stand_for(noun: str, cluster: Cluster) -> bool:
    """Tell whether a noun may mean an entity that has a name, and was not called so."""
    classes, own = stand_ins()[noun]
    if cluster.class_name not in classes:
        return False
    known = _known_ones().get(noun)
    if known is not None:
        return not known.isdisjoint(cluster.names)
    return ANY in own or any(_kinds_in(name) <= own for name in cluster.names)


@cache
def _kinds_in(name: str) -> frozenset[str]:
    """Return the nouns at the ends of a name that tell a kind: "ministry" of "Ministry of Health", "bank" of "Falk Bank"."""
    ends = {name.split()[0].lower(), name.split()[-1].lower()}
    return frozenset(word for word in ends if class_of_noun(word, counted=False, plural=False) not in TELLING_NO_KIND)


def body_in_full(tree: Tree, candidate: Candidate, by_noun: Mapping[str, Iterable[Cluster]]) -> Cluster | None:
    """Find the body that a capital noun is short for, where the text has named but one of that noun: "the Institute", "the Trust".

    So is what stands alone as a heading. A noun without an article may be any: "State officials", "Council approved it".
    """
    words = normalize(candidate.mention.text)
    if len(words) != 1 or candidate.mention.label not in ORGANIZATIONS:
        return None
    first, last = tree.sentence_extents[candidate.sentence]
    if candidate.determiner != "definite" and last - first != 1:
        return None
    called = list(islice((c for c in by_noun.get(words[0], ()) if "name" in c.described[words[0]].ways), 2))
    is_body = len(called) == 1 and called[0].class_name in ORGANIZATIONS
    return called[0] if is_body and any(_is_of_noun(name, words[0]) for name in called[0].names) else None


def _is_of_noun(name: str, noun: str) -> bool:
    """Tell whether a name is that noun and what tells it from others: "Falk Institute for Law"; not "Institute"."""
    words = normalize(name)
    return len(words) > 1 and noun in words
