"""Tell who speaks where a text does not say "she said": in a quotation, in an interview, behind the label of a speaker.

In: a `Tree` and a mention. Out: the cluster of the speaker; places of words: who says what a word is part of, whom the text interviews, the labels
("((Ann Lee)) I", "Ann Lee: I"), and the name that an editor puts behind a pronoun in brackets ("She [Ann Lee] won").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from kg.english import pronouns, signs, verbs
from kg.entities.candidates import Candidate
from kg.entities.cluster import Cluster
from kg.mentions import named_head
from kg.mentions.issuers import issuer_of
from kg.parsing.trees import Tree

FARTHEST = 12
"""Words between a word of a quotation and the verb of saying above it. Chosen by hand."""

MOST_TITLES = 3
"""Words that may stand before a name in a label: "The Hon Mr". Chosen by hand."""

OPENING, CLOSING = ("(", "("), (")", ")")
"""What stands around the name of who speaks next in an interview: "((Ann Lee))"."""

NO_BODIES = frozenset({"GPE", "NORP", "PERSON"})
"""Labels of names of whom "we" say that we are, or are from, and of no body: what else we are is one, whatever the network takes it for."""

Label = tuple[int, int]
"""Where what somebody says begins, and the place of who it is; -1 for nobody who is told by a person's name."""


class Speakers:
    """Finds who speaks in one text.

    Args:
        tree: the text.
        of_head: the clusters of what was spoken of, by the places of their words; it grows while the text is read.
    """

    def __init__(self, tree: Tree, of_head: Mapping[int, Cluster]) -> None:
        self._tree = tree
        self._of_head = of_head
        self._speakers: dict[tuple[str, str], Cluster] = {}
        self._interviewed = list(interviewed(tree))
        self._labels = tuple(speaker_labels(tree))

    def define(self, cluster: Cluster) -> None:
        """Let "we" mean what the text defines it for."""
        self._speakers["speakers", ""] = cluster

    def quoted(self, candidate: Candidate) -> Cluster | None:
        """Find who speaks the sentence that a mention is in: in 'Lee said "he owns it"' it is not Lee who owns it."""
        if not candidate.quoted or (candidate.pronoun is not None and candidate.role not in ("subject", "object")):
            return None
        speaker = speaker_of(self._tree, candidate.head)
        return self._of_head.get(speaker) if speaker is not None else None

    def labelled(self, candidate: Candidate) -> Cluster | None:
        """Find who says what a mention is part of by a label before it: "((Ann Lee)) I won", where "she" is another."""
        speaker = label_before(self._labels, candidate.head) if self._labels else None
        return self._of_head.get(speaker) if speaker is not None else None

    def find(self, candidate: Candidate, kind: str, new_cluster: Callable[[], Cluster]) -> Cluster:
        """Find who speaks: of "I" in a quotation the one who is quoted, else who said "I" before outside or inside of it.

        Who is interviewed is the "I" of the answers and the "you" of the questions; "we" are whose text it is by the lines above it.
        """
        source = speaker_of(self._tree, candidate.head) if candidate.quoted and kind == "speaker" else None
        if source is not None:
            speaker = self._of_head.get(source)
            if speaker is not None:
                self._speakers[kind, "quoted"] = speaker
                return speaker
        labelled = self.labelled(candidate) if kind == "speaker" and not candidate.quoted else None
        if labelled is not None:
            return labelled
        key = (kind, "quoted" if candidate.quoted else "")
        cluster = self._speakers.get(key)
        if cluster is None and not candidate.quoted:
            cluster = self._by_text(kind)
        if cluster is None:
            cluster = new_cluster()
        self._speakers[key] = cluster
        return cluster

    def _by_text(self, kind: str) -> Cluster | None:
        """Find who speaks outside of quotations by what the whole text is: an interview, or a body's own."""
        if kind != "speakers":
            people = (self._of_head.get(head) for head in self._interviewed)
            cluster = next((c for c in people if c is not None and c.class_name == "Person"), None)
        else:
            issuer = issuer_of(self._tree) if not (self._labels or self._interviewed) else None
            cluster = self._of_head.get(issuer.whole) if issuer is not None else None
        return cluster if cluster is not None or kind == "speaker" else self._speakers.get((kind, "quoted"))


def speaker_of(tree: Tree, i: int) -> int | None:
    """Return the subject of the verb of saying that governs a word in a quotation."""
    for _ in range(FARTHEST):
        for c in tree.children[i]:
            if tree.bases[c] in ("parataxis", "ccomp") and tree.lemmas[c] in verbs.saying and c != i:
                subjects = tree.kids(c, "nsubj")
                if subjects:
                    return subjects[0]
        head = tree.heads[i]
        if head == i:
            return None
        if tree.lemmas[head] in verbs.saying and tree.bases[i] in ("ccomp", "parataxis", "obj"):
            subjects = tree.kids(head, "nsubj")
            if subjects and tree.words[subjects[0]].lower() not in pronouns.speakers:
                return subjects[0]
        i = head
    return None


def interviewed(tree: Tree) -> Iterator[int]:
    """Yield the heads of whom the text says to be interviewed: "Aurora interviews Ann Smith", "an interview with her"."""
    for i, lemma in enumerate(tree.lemmas):
        if lemma in verbs.interviewing:
            people = (c for c in tree.kids(i, "nmod") if any(tree.lemmas[case] == "with" for case in tree.kids(c, "case")))
            if tree.pos[i] == "VERB":
                people = (c for c in tree.children[i] if tree.labels[c] in ("obj", "nsubj:pass"))
            yield from (named_head(tree, c) for c in people)


def speaker_labels(tree: Tree) -> Iterator[Label]:
    """Yield the labels of speakers in the order of the text: what stands in two brackets, or a person's name and a colon that open a line.

    What is told of a person behind a name and a colon, without any "I" or by that name, is not what that person says.
    """
    labels = [*_labels(tree), (len(tree.words), -1)]
    for (start, speaker), (end, _) in pairwise(labels):
        if tree.words[start - 1] == ")" or _is_said_by(tree, speaker, range(start, end)):
            yield start, speaker


def _is_said_by(tree: Tree, speaker: int, places: range) -> bool:
    """Tell whether words may be what a person says: with an "I", and without that person's name."""
    name = tree.names[tree.entity[speaker]]
    words = tree.words[places.start : places.stop]
    return any(word.lower() in pronouns.speakers for word in words) and set(words).isdisjoint(tree.words[name.start : name.end])


def _labels(tree: Tree) -> Iterator[Label]:
    for i, word in enumerate(tree.words):
        if word == "(" and tuple(tree.words[i : i + 2]) == OPENING:
            end = next((k for k in range(i + 2, len(tree.words) - 1) if tree.words[k] == ")"), 0)
            if tuple(tree.words[end : end + 2]) == CLOSING:
                yield end + 2, _person_in(tree, i + 2, end)
        elif (
            word == ":" and i and (name := _person_ending(tree, i)) >= 0 and _opens_line(tree, tree.names[tree.entity[name]].start)
        ):
            yield i + 1, name


def label_before(labels: Sequence[Label], place: int) -> int | None:
    """Return who speaks at a place by the label before it, -1 where that names no person, None without a label."""
    return next((speaker for start, speaker in reversed(labels) if start <= place), None)


def named_by_speakers(tree: Tree, pronoun: int) -> int:
    """Return the head of the body's name that "we" say we are, -1 without one: "We are Lumen & Oak, a workshop in Bonn"."""
    name = tree.heads[pronoun]
    is_said = tree.bases[pronoun] == "nsubj" and any(tree.tags[c] == "VBP" for c in tree.kids(name, "cop"))
    is_body = tree.entity[name] >= 0 and tree.names[tree.entity[name]].label not in NO_BODIES
    is_denied = any(tree.lemmas[c] == "not" for c in tree.kids(name, "advmod"))
    return tree.names[tree.entity[name]].root if is_said and is_body and not is_denied else -1


def has_brackets(tree: Tree, pronoun: int) -> bool:
    """Tell whether an editor puts in brackets behind a pronoun what it means: "They [the workers] left"."""
    return tree.words[pronoun + 1 : pronoun + 2] == ["["]


def meant_in_brackets(tree: Tree, pronoun: int) -> int:
    """Return the head of the name that stands in the brackets behind a pronoun, -1 where there stands none: "She [Ann Lee] won"."""
    start = pronoun + 2
    if start >= len(tree.words) or tree.entity[start] < 0:
        return -1
    name = tree.names[tree.entity[start]]
    end = name.end + (name.end < len(tree.words) and tree.words[name.end] in signs.possessive)
    return name.root if name.start == start and tree.words[end : end + 1] == ["]"] else -1


def _person_in(tree: Tree, start: int, end: int) -> int:
    """Return the head of the person's name that words are, and nothing else."""
    name = _person_ending(tree, end)
    return name if name >= 0 and tree.names[tree.entity[name]].start == start else -1


def _person_ending(tree: Tree, end: int) -> int:
    """Return the head of the person's name that ends before a place, or -1."""
    number = tree.entity[end - 1]
    is_person = number >= 0 and tree.names[number].label == "PERSON" and tree.names[number].end == end
    return tree.names[number].root if is_person else -1


def _opens_line(tree: Tree, name: int) -> bool:
    """Tell whether a line begins with a name, or with titles before it: "Mr Justice Pelham"."""
    for i in range(name, max(-1, name - MOST_TITLES - 1), -1):
        before = tree.source[tree.ends[i - 1] : tree.starts[i]] if i else "\n"
        if "\n" in before:
            return True
        if not tree.words[i - 1][:1].isupper():
            return False
    return False
