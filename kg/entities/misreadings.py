"""Set right what a name alone was read as, where the text has the whole name: "Lund" of "Eva Lund" is no place and no organization.

In: a mention and the cluster that it joins. Out: the mention, with the class that it has there.
"""

from __future__ import annotations

from dataclasses import replace

from kg.entities.candidates import Candidate
from kg.entities.cluster import LATEST, Cluster
from kg.entities.names import MISREAD, is_person


def unless_misread(candidate: Candidate, cluster: Cluster) -> Candidate:
    """Return a mention without its class where that is of no known kind and the cluster is a person; a person's whole name tells more than its last."""
    label = candidate.mention.label
    if is_person(cluster.class_name) and label in MISREAD:
        return replace(candidate, mention=replace(candidate.mention, label=""))
    if is_person(label) and cluster.class_name == "Place" and cluster.names and candidate.mention.text not in cluster.names:
        return replace(candidate, described_as="Person")
    return candidate


def is_no_last_name(candidate: Candidate, cluster: Cluster) -> bool:
    """Tell whether what would be a person's last name has an article, and so means no person: "the Lund" is a river, or a people."""
    if is_person(cluster.class_name):
        return candidate.mention.label in MISREAD and candidate.determiner == "definite"
    return is_person(candidate.mention.label) and any(c.determiner == "definite" for c in cluster.candidates[-LATEST:])
