"""Say which examples speak of the same entity: what is learned of a name must show on others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.english import pronouns
from kg.learning.examples import Example, squash


def groups_of(examples: Sequence[Example]) -> list[int]:
    """Return for each example the number of its group: those of which most triples have the same subject are one.

    A subject that an example has beside this ("Jazz" beside the musician) joins none: through those all would be one group.

    >>> from kg.learning.examples import Triple
    >>> groups_of([Example("", "", (Triple(name, "leads", "Acme"),)) for name in ("Ann", "Karl", "ann")])
    [0, 1, 0]
    """
    group_of: dict[str, int] = {}
    return [group_of.setdefault(_main_subject(example) or f"example {number}", number) for number, example in enumerate(examples)]


def _main_subject(example: Example) -> str:
    subjects = Counter(squash(t.subject) for t in example.triples if t.subject.lower() not in pronouns.candidates)
    return subjects.most_common(1)[0][0] if subjects else ""
