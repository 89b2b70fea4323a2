"""Say in words what a confidence depends on: the features of `confidence.py`, as `kg why-not` tells what they weigh.

In: a feature. Out: what it says of what was read.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.counting import count_words
from kg.statements.confidence import DISTANCE, MEANT, MOST_QUALIFIERS, MOST_WORDS, PHRASE, SENSE, SENTENCE

KINDS = {"name": "a name", "nominal": "a description", "pronoun": "a pronoun", "value": "a value"}


def in_words(feature: str) -> str:
    """Return what a feature says.

    >>> [in_words(feature) for feature in ("rule verbal/svo", "distance 0", "object name length 3", "subject class unknown")]
    ['the rule verbal/svo', 'up to 5 characters between the two', 'a name of 31 to 50 characters as object', 'no known class of the subject']
    """
    name, _, value = feature.partition(" ")
    match name:
        case "subject" | "object" if feature != "object first":
            return _of_side(name, value)
        case "sense" if value.isdigit():
            return f"a property learned with a probability of {_range(SENSE, int(value))}"
        case "meant":
            kind, bucket = value.split()
            return f"{KINDS[kind]} that means what it does with a probability of {_range(MEANT, int(bucket))}"
        case "verb":
            return f"a verb of {_count(int(value.removeprefix('words ')), MOST_WORDS, 'word')}"
        case "qualifiers":
            return _count(int(value), MOST_QUALIFIERS, "qualifier")
        case "kinds":
            subject, object_, way, what = value.split(maxsplit=3)
            reading = f"the rule {what}" if way == "by" else f"the property {what}" if what != "None" else "no property"
            return f"{KINDS[subject]} and {KINDS[object_]} with {reading}"
        case "status":
            modality, _, negated = value.partition(" ")
            return f"{modality}{' and denied' if negated == 'True' else ''}"
    counted = {"sentence": ("a sentence of {} characters", SENTENCE), "distance": ("{} characters between the two", DISTANCE)}
    if name in counted:
        words, edges = counted[name]
        return words.format(_range(edges, int(value)))
    plain = {
        "any": "whatever is read",
        "part": "a part of a fuller relation",
        "object first": "the object before the subject",
        "sense learned": "a property that was learned",
        "grounded True": "a property of the ontology",
        "grounded False": "no property of the ontology",
    }
    return plain.get(feature) or f"the {feature}"


def _count(count: int, most: int, unit: str) -> str:
    """Return a number of things, of which that many or more are counted as so many."""
    return f"{count_words(count, unit)}{' or more' if count == most else ''}"


def _of_side(side: str, value: str) -> str:
    """Return what a feature of the subject or the object says."""
    words = value.split()
    match words:
        case [kind] if kind in KINDS:
            return f"{KINDS[kind]} as {side}"
        case [kind, "length", bucket] if kind in KINDS:
            return f"{KINDS[kind]} of {_range(PHRASE, int(bucket))} characters as {side}"
        case [kind, "meant", bucket] if kind in KINDS:
            return f"{KINDS[kind]} as {side} that means what it does with a probability of {_range(MEANT, int(bucket))}"
        case ["pronoun", known]:
            return f"a pronoun as {side} {'of known meaning' if known == 'resolved' else 'whose meaning is open'}"
        case ["class", known]:
            return f"{'a known class' if known == 'known' else 'no known class'} of the {side}"
        case ["lists"]:
            return f"a list as {side}"
    return f"“{value}” as {side}"


def _range(edges: Sequence[float], bucket: int) -> str:
    """Return the numbers of a bucket, of which the upper ends are given.

    >>> _range((5, 20), 0), _range((5, 20), 1), _range((5, 20), 2), _range((0.6, 0.7), 1)
    ('up to 5', '6 to 20', 'over 20', '0.6 to 0.7')
    """
    if bucket == 0:
        return f"up to {edges[0]}"
    if bucket == len(edges):
        return f"over {edges[-1]}"
    lower = edges[bucket - 1]
    return f"{lower + 1 if isinstance(lower, int) else lower} to {edges[bucket]}"
