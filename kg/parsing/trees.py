"""Read a parse as a Universal Dependencies tree, whatever the labels of the pipeline that made it.

In: a parsed `Doc`. Out: a `Tree` of plain lists (quicker to walk than tokens). The shipped pipeline gives UD already; spaCy's
`en_core_web_*` give ClearNLP labels (Choi & Palmer 2012), where prepositions and "be" are heads: they are turned over here,
so that no later stage knows two schemes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np

from kg.english import prepositions, signs
from kg.parsing.guidelines import LONGEST_BRACKET
from kg.parsing.mending import REPAIRS
from kg.parsing.repairs import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc

RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "neg": "advmod",
    "npadvmod": "obl",
    "nn": "compound",
    "pcomp": "advcl",
    "oprd": "xcomp",
    "intj": "discourse",
    "preconj": "cc:preconj",
    "predet": "det:predet",
}
CLEARNLP_ONLY = frozenset({"dobj", "pobj", "nsubjpass", "attr", "acomp", "prep"})
PREDICATIVE = frozenset({"attr", "acomp"})
MOVES_WITH_PREDICATE = frozenset({"nsubj", "aux", "advmod", "mark", "punct", "cc", "conj", "advcl", "obl", "ccomp", "parataxis"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
Result = TypeVar("Result")
Source = TypeVar("Source", bound="Remembering")


def _past_spaces(heads: list[int], is_word: list[bool]) -> list[int]:
    """Return the heads of words, each the nearest above that is a word; a word below none is a root."""
    if all(is_word):
        return heads
    nearest = list(heads)
    for i in (i for i, is_one in enumerate(is_word) if is_one):
        steps = 0
        while not is_word[nearest[i]] and steps < len(heads):
            nearest[i], steps = heads[nearest[i]], steps + 1
        if not is_word[nearest[i]]:
            nearest[i] = i
    return nearest


def _kids_by_label(tree: Tree, children: list[int]) -> dict[str, list[int]]:
    """Return the children of a word by their label, with its subtype and without."""
    by_label: dict[str, list[int]] = {}
    for c in children:
        label, base = tree.labels[c], tree.bases[c]
        by_label.setdefault(base, []).append(c)
        if label != base:
            by_label.setdefault(label, []).append(c)
    return by_label


DIGITS_OF_A_YEAR = 4  # "2019"


class Tree:
    """A parsed text as lists by token: `words`, `lemmas`, `pos`, `tags`, `heads`, `labels`, `children`; names and sentences apart.

    `vectors` has the pipeline's vector of each word in its sentence, a row a word; they are of no width where it gives none.
    """

    __slots__ = (
        "_by_label",
        "_prepositions",
        "bases",
        "children",
        "ends",
        "entity",
        "heads",
        "labels",
        "lemmas",
        "memo",
        "names",
        "pos",
        "sentence",
        "sentence_extents",
        "source",
        "starts",
        "tags",
        "vectors",
        "words",
    )

    def __init__(self, doc: Doc) -> None:
        # One array for all tokens: making a `Token` object for each, as `doc.text` does, costs more than all else here.
        columns = doc.to_array(["ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "IDX", "SPACY"]).reshape(len(doc), 8)
        keys: set[int] = set().union(*columns[:, :5].T.tolist())
        string_of = doc.vocab.strings
        strings = {key: string_of[key] if key else "" for key in keys}
        followed = zip(columns[:, 0].tolist(), columns[:, 7].tolist(), strict=True)
        self.source = "".join([f"{strings[key]} " if is_spaced else strings[key] for key, is_spaced in followed])
        heads: list[int] = (columns[:, 5].astype("int64") + np.arange(len(doc))).tolist()
        # White space is no word: whoever looks at the next word finds it on the next line, too.
        is_word = columns[:, 2] != string_of["SPACE"]
        heads = _past_spaces(heads, is_word.tolist())
        place: list[int] = [0, *is_word.cumsum().tolist()]
        columns = columns[is_word]
        self.words = [strings[key] for key in columns[:, 0].tolist()]
        # One vector a word, as the pipeline's network gives them; of no width where it gives none.
        tensor = np.asarray(doc.tensor)
        has_vectors = tensor.ndim == 2 and len(tensor) == len(doc)
        of_words = tensor if len(self.words) == len(doc) else tensor[is_word] if has_vectors else tensor
        self.vectors = of_words if has_vectors else np.zeros((len(self.words), 0))
        # A pipeline may give a word no lemma.
        self.lemmas = [(strings[key] or word).lower() for key, word in zip(columns[:, 1].tolist(), self.words, strict=True)]
        self.pos = [strings[key] for key in columns[:, 2].tolist()]
        self.tags = [strings[key] for key in columns[:, 3].tolist()]
        self.starts: list[int] = columns[:, 6].tolist()
        self.ends = [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]
        self.heads = [place[head] for i, head in enumerate(heads) if is_word[i]]
        self.labels = ["root" if key == "ROOT" else key for key in (strings[k] for k in columns[:, 4].tolist())]
        # spaCy makes its spans anew at every look: they are read once.
        texts = ((e, self.source[e.start_char : e.end_char]) for e in doc.ents)
        self.names = [
            Name(place[e.start], place[e.end], place[e.root.i], e.label_, e.ent_id_, " ".join(text.split())) for e, text in texts
        ]
        self.entity = [-1] * len(self.words)
        for number, name in enumerate(self.names):
            self.entity[name.start : name.end] = [number] * (name.end - name.start)
        self.sentence = [0] * len(self.words)
        extents = ((place[sent.start], place[sent.end]) for sent in doc.sents)
        self.sentence_extents = [(start, end) for start, end in extents if start < end]
        for number, (start, end) in enumerate(self.sentence_extents):
            self.sentence[start:end] = [number] * (end - start)
        self.children: list[list[int]] = []
        self.link()
        if not CLEARNLP_ONLY.isdisjoint(self.labels):
            self._turn_over()
        for repair in REPAIRS:
            repair(self)
        self.bases = [label.partition(":")[0] for label in self.labels]
        self.memo: dict[object, Any] = {}  # whatever rules keep, each under a key of its own
        self._prepositions: list[str | None] = [None] * len(self.words)
        # The rules ask for the children with a label more than ten times a word; most words have none.
        self._by_label = [_kids_by_label(self, children) if children else {} for children in self.children]

    def link(self) -> None:
        """Make the lists of children anew from the heads."""
        self.children = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                self.children[head].append(i)

    def _turn_over(self) -> None:
        """Make UD out of ClearNLP: nouns govern their prepositions, predicates govern their "be"."""
        old = list(self.labels)
        dependents: list[dict[int, None]] = [{} for _ in self.words]
        for i, head in enumerate(self.heads):
            dependents[head][i] = None

        def hang(i: int, head: int) -> None:
            del dependents[self.heads[i]][i]
            dependents[head][i] = None
            self.heads[i] = head

        for i, label in enumerate(old):
            if label == "pobj" and old[self.heads[i]] in ("prep", "agent"):
                preposition = self.heads[i]
                agent = old[preposition] == "agent"
                governor = self.heads[preposition]
                hang(i, governor)
                hang(preposition, i)
                self.labels[preposition] = "case"
                self.labels[i] = "obl:agent" if agent else "nmod" if self.pos[governor] in NOMINAL else "obl"
            elif label in PREDICATIVE and self.lemmas[self.heads[i]] == "be":
                self._promote(i, list(dependents[self.heads[i]]), hang)
            elif label in PREDICATIVE:
                self.labels[i] = "xcomp"
            else:
                self.labels[i] = RENAMED.get(self.labels[i], self.labels[i])
        self.link()

    def _promote(self, predicate: int, dependents: Iterable[int], hang: Callable[[int, int], None]) -> None:
        """Put a predicate noun or adjective in the place of its "be"."""
        be = self.heads[predicate]
        hang(predicate, self.heads[be] if self.heads[be] != be else predicate)
        self.labels[predicate] = RENAMED.get(self.labels[be], self.labels[be])
        for i in dependents:
            if i not in (be, predicate) and RENAMED.get(self.labels[i], self.labels[i]).split(":")[0] in MOVES_WITH_PREDICATE:
                hang(i, predicate)
        hang(be, predicate)
        self.labels[be] = "cop"

    def kids(self, i: int, label: str, *further: str) -> list[int]:
        """Return the children with one of the labels; "nsubj" takes "nsubj:pass" too, "nsubj:pass" only itself."""
        by_label = self._by_label[i]
        if not by_label:
            return []
        if not further:
            return [*by_label[label]] if label in by_label else []
        kids: list[int] = []
        for wanted in (label, *further):
            if wanted in by_label:
                kids += by_label[wanted]
        return sorted(set(kids)) if len(kids) > 1 else kids

    def exact_kids(self, i: int, label: str, *further: str) -> list[int]:
        """Return the children with exactly one of the labels."""
        by_label, exact = self._by_label[i], self.labels
        if not by_label:
            return []
        if not further:
            return [c for c in by_label[label] if exact[c] == label] if label in by_label else []
        wanted = (label, *further)
        return [c for c in self.children[i] if exact[c] in wanted]

    def subtree(self, i: int) -> list[int]:
        """Return the places of a token and all below it, in order."""
        if not self.children[i]:
            return [i]
        places = [i]
        for j in places:
            places += self.children[j]  # which the loop comes to, too
        return sorted(places)

    def conjuncts(self, i: int) -> list[int]:
        """Return a token and those coordinated with it."""
        if "conj" not in self._by_label[i]:
            return [i]
        places, stack = [], [i]
        while stack:
            j = stack.pop()
            places.append(j)
            stack += reversed(self.exact_kids(j, "conj"))
        return places

    def preposition(self, i: int) -> str:
        """Return the preposition of a noun ("such as", "because of"), lower case, or ""."""
        preposition = self._prepositions[i]
        if preposition is None:
            preposition = self._prepositions[i] = self._preposition(i)
        return preposition

    def _preposition(self, i: int) -> str:
        cases = self.exact_kids(i, "case")
        if cases and cases[-1] == i - 1 and f"{self.words[i - 1]} {self.words[i]}".lower() in prepositions.inside_shares:
            del cases[-1]  # "fell to 5 per cent"
        if not cases:
            return ""
        parts = sorted(
            p for case in cases for p in (case, *self.exact_kids(case, "fixed")) if self.words[case].lower() not in signs.possessive
        )
        return " ".join(self.words[p].lower() for p in parts if p < i or self.labels[p] == "case")

    def closing_bracket(self, opening: int, longest: int = LONGEST_BRACKET) -> int:
        """Return the place of the bracket that closes what opens at a place; that place where none does within `longest` words."""
        reach = range(opening + 1, min(opening + longest, len(self.words)))
        return next((i for i in reach if self.words[i] == ")"), opening)

    def places(self, start: int, end: int) -> range:
        """Return the places of the words that share a character with `[start, end)` of the text."""
        return range(bisect_left(self.ends, start + 1), bisect_left(self.starts, end))

    def head_of(self, places: range) -> int:
        """Return the first of some words in a row that hangs on none of them."""
        for i in places:
            if self.heads[i] not in places or self.heads[i] == i:
                return i
        return places.start

    def phrasal_lemma(self, verb: int) -> str:
        """Return the lemma of a verb with its particles: "turn down"."""
        return " ".join((self.lemmas[verb], *(self.words[c].lower() for c in self.exact_kids(verb, "compound:prt"))))

    def is_year(self, i: int) -> bool:
        """Tell whether a word is written as a year is, with four digits: "2019"."""
        return self.words[i].isdigit() and len(self.words[i]) == DIGITS_OF_A_YEAR

    def marks(self, clause: int) -> set[str]:
        """Return what introduces a clause, lower case: the "of" of "accused of killing", the "for" and "to" of "called for it to go"."""
        return {self.words[m].lower() for m in self.kids(clause, "mark", "case")}

    def upwards(self, i: int, longest: int | None = None) -> list[int]:
        """Return a word and those that govern it, from below, `longest` words at most."""
        above, heads = [i], self.heads
        while (head := heads[i]) != i and (longest is None or len(above) < longest):
            above.append(head)
            i = head
        return above

    def text(self, start: int, end: int) -> str:
        """Return the text from the first token to the one before `end`."""
        return " ".join(self.source[self.starts[start] : self.ends[end - 1]].split())


def persons_beside(tree: Tree, noun: int) -> list[int]:
    """Return the names of people apposed to a noun: "its chairman, Karl Voss"."""
    named = [c for c in tree.exact_kids(noun, "appos") if tree.entity[c] >= 0]
    return [c for c in named if tree.names[tree.entity[c]].label == "PERSON"]


class Remembering(Protocol):
    """A text that keeps what rules find in it."""

    @property
    def memo(self) -> dict[object, Any]:
        """Whatever rules keep, each under a key of its own."""


def once(find: Callable[[Source, int], Result]) -> Callable[[Source, int], Result]:
    """Make a function of a tree or a reading and a place in it keep what it returns there, for the next rule that asks."""

    @wraps(find)
    def find_once(source: Source, place: int) -> Result:
        kept = source.memo.get((find, place), source)  # the source stands for nothing: no function returns it
        if kept is source:
            kept = source.memo[find, place] = find(source, place)
        return kept  # type: ignore[no-any-return]  # what the function returned

    return find_once
