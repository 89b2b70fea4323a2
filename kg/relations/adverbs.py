"""Say when and where something is by an adverb: "currently", "earlier in the day", "as early as 2015", "east of the capital"."""

from __future__ import annotations

from kg.clauses import Oblique
from kg.english import conjunctions, phrases, times
from kg.english.classes import HAPPENING
from kg.mentions import phrase_extent
from kg.model import Qualifier, QualifierKind, ValueKind
from kg.parsing.trees import Tree
from kg.relations.qualifiers import qualify, value_qualifier
from kg.relations.reading import DocumentReading


def adverb_qualifier(reading: DocumentReading, i: int) -> Qualifier | None:
    """Return when or where an adverb says it is: "currently", "most recently", "late in the war", "nationwide", "east of the capital"."""
    tree, word = reading.tree, reading.tree.words[i].lower()
    if word == "now" and any(tree.lemmas[c] == "will" for c in tree.kids(tree.heads[i], "aux")):
        return None  # "will now travel to Bonn in May"
    value = reading.values.at(i)
    if value is not None and value.kind in (ValueKind.DATE, ValueKind.DURATION):
        return value_qualifier(value)
    if word in times.graded and tree.kids(i, "obl", "nmod"):
        return _early_or_late(reading, i)
    if i + 1 < len(tree.words) and tree.words[i + 1] in conjunctions.content and tree.labels[i + 1] == "mark":
        return None  # "now that the ban is lifted"
    start, end = phrase_extent(tree, i)
    end = min(end, i + 1) if word not in phrases.directions else end
    if word in phrases.directions and any(tree.preposition(c) == "of" for c in tree.kids(i, "obl", "nmod")):
        return Qualifier(kind=QualifierKind.PLACE, text=tree.text(start, end), span=reading.span(start, end))
    if any(tree.bases[c] not in ("advmod", "punct") or tree.words[c].lower() == "as" for c in tree.children[i]):
        return None  # "as soon as"
    kinds = {QualifierKind.TIME: times.adverbs, QualifierKind.PLACE: phrases.of_places, QualifierKind.COUNT: times.multiplying}
    kind = next((kind for kind, words in kinds.items() if word in words), None)
    return Qualifier(kind=kind, text=tree.text(start, end), span=reading.span(start, end)) if kind else None


def _early_or_late(reading: DocumentReading, i: int) -> Qualifier | None:
    """Return when something is by how early or late it is in a time or an event: "earlier in the day", "late in the war", "as early as 2015"."""
    tree = reading.tree
    inside = [c for c in tree.kids(i, "obl", "nmod") if c > i and _is_time(reading, Oblique(tree.preposition(c), c))]
    if not inside:
        return None
    start, end = _first_word(tree, i), phrase_extent(tree, inside[-1])[1]
    return Qualifier(kind=QualifierKind.TIME, text=tree.text(start, end), span=reading.span(start, end))


def _first_word(tree: Tree, i: int) -> int:
    """Return where an adverb begins with what grades it: "as early as 2015", "much later in the day"."""
    return min([i, *(c for c in tree.kids(i, "advmod") if tree.words[c].lower() not in times.adverbs)])


def _is_time(reading: DocumentReading, oblique: Oblique) -> bool:
    """Tell whether what an adverb stands before is a time, or an event that lasts."""
    qualifier = qualify(reading, oblique)
    is_time = qualifier is not None and qualifier.kind is QualifierKind.TIME
    return is_time or (oblique.preposition == "in" and reading.mention(oblique.head).label in HAPPENING)
