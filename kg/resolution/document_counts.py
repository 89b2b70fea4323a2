"""Count the documents that speak of an entity, each once, whichever of its names it has and however many.

Of one name the count stands in its profile. Of an entity of several names it is kept with the entity, and changes by the documents that come
and go: that of a name of the news is not counted anew with each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rdflib import URIRef

from kg.resolution.document_records import DocumentChange, DocumentRecord
from kg.resolution.name_index import NameIndex
from kg.resolution.profiles import Profile


def count_documents(index: NameIndex, profiles: Sequence[Profile]) -> int:
    """Return how many documents have one of the names that profiles are of; those of the name that most have are not looked at."""
    most, *further = sorted(profiles, key=lambda profile: (-profile.documents, profile.iri))
    graphs = {graph for profile in further for graph in index.graphs_of(profile.iri)}
    if graphs and (assigned := index.assigned_bearers(most.iri)):
        graphs -= index.graphs_among(assigned)
    return most.documents + sum(not index.is_own_in(most.iri, graph) for graph in graphs)


def changed_counts(
    entities: Iterable[str], documents: DocumentChange, moved: Iterable[URIRef], before: NameIndex, index: NameIndex
) -> Mapping[str, int]:
    """Return how many documents more speak now of entities that have the same names as before, of those that have several.

    Args:
        entities: the canonical names of these entities.
        documents: the documents that come, go or are replaced.
        moved: local entities that bear another name than before; what bore or bears one of these names is left out.
        before: the names before the change.
        index: the names now.
    """
    names_of = {entity: members for entity in entities if len(members := index.cluster_of(entity)) > 1}
    for local in moved if names_of else ():
        for names_then in (before, index):
            if name := names_then.borne_name(local, ""):  # none before its document came, or after it went
                names_of.pop(names_then.canonical(name), None)
    counts = dict.fromkeys(names_of, 0)
    called = {
        origin for members in names_of.values() for name in members for origin in (*before.origins(name), *index.origins(name))
    }
    for records, names_then, sign in ((documents.before, before, -1), (documents.after, index, 1)):
        for entity, number in Counter(entity for r in records for entity in _spoken_of(r, called, names_then)).items():
            if entity in counts:
                counts[entity] += sign * number
    return counts


def _spoken_of(document: DocumentRecord, called: set[str], names: NameIndex) -> Iterator[str]:
    """Yield the entities, each once, that a document has some names for."""
    local = (entity for entity in document.entities if entity.name in called)
    yield from {names.canonical(names.borne_name(entity.node, entity.name)) for entity in local}
