"""The spaCy component `kg_multitask`: tags, morphology, lemmas, sentences, trees, entities and word vectors in one pass.

In: a tokenised `Doc`. Out: the same `Doc`, annotated; `doc.tensor` holds one encoder vector a token (zeros for white
space). Universal Dependencies labels. Usable in anyone's pipeline: `nlp.add_pipe("kg_multitask")` and `from_disk`, or
`spacy.load` of the packaged folder. spaCy finds the factory through the entry points of the installed package.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.symbols import NAMES as SYMBOLS
from spacy.tokens import Doc, Span

from .lemmas import Lemmatizer
from .network import FILES, Network, WindowAnalysis
from .sentences import missed_starts
from .windows import Window, iter_windows

if TYPE_CHECKING:
    from spacy.vocab import Vocab

LEMMA_FILE = "lemmas.json"
ATTRIBUTES = (TAG, POS, MORPH, LEMMA, HEAD, DEP)
UNIVERSAL_TAGS = {
    tag: SYMBOLS.index(tag)
    for tag in [
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "X",
        "SPACE",
    ]
}
LINK_OF_CUT_SENTENCE = "parataxis"


@Language.factory(
    "kg_multitask",
    default_config={"threads": 1},
    assigns=["token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "doc.ents", "doc.tensor"],
)
class MultiTaskComponent:
    """Annotate documents with the multi-task network.

    Args:
        nlp: the pipeline it joins.
        name: its name there.
        threads: CPU threads for the network.
    """

    def __init__(self, nlp: Language, name: str, threads: int) -> None:
        self.name = name
        self._vocab: Vocab = nlp.vocab
        self._threads = threads
        self._folder: Path | None = None
        self._network: Network | None = None
        self._lemmas: Lemmatizer | None = None
        self._classes: dict[str, tuple[str, int, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document in place, and return it."""
        if self._network is None or self._lemmas is None:
            raise RuntimeError(f"component {self.name!r} has no weights: load the pipeline from its folder")
        if not len(doc):
            return doc
        heads = list(range(len(doc)))
        labels = ["ROOT"] * len(doc)
        columns = np.zeros((len(doc), len(ATTRIBUTES)), np.uint64)
        tensor = np.zeros((len(doc), 0), np.float32)
        spans: list[Span] = []
        root_before = 0
        for window, analysis in self._iter_analyses(doc, iter_windows(doc, self._network.pieces)):
            if not tensor.shape[1]:
                tensor = np.zeros((len(doc), analysis.vectors.shape[1]), np.float32)
            tensor[list(window.places)] = analysis.vectors
            self._write_words(doc, window, analysis, columns)
            for place, head, label in zip(window.places, analysis.heads, analysis.relations, strict=True):
                if head:
                    heads[place], labels[place] = window.places[head - 1], label
            roots = [place for place, head in zip(window.places, analysis.heads, strict=True) if not head]
            if window.continues:
                heads[roots[0]], labels[roots[0]] = root_before, LINK_OF_CUT_SENTENCE
                root_before = root_before if len(roots) == 1 else roots[-1]
            else:
                root_before = roots[-1]
            spans += [
                Span(doc, window.places[start], window.places[end - 1] + 1, label=label) for start, end, label in analysis.entities
            ]
        self._attach_spaces(doc, heads, labels, columns)
        strings = doc.vocab.strings
        for i, (head, label) in enumerate(zip(heads, labels, strict=True)):
            columns[i, 4] = np.int64(head - i).astype(np.uint64)
            columns[i, 5] = strings.add(label)
        doc.from_array(list(ATTRIBUTES), columns)  # type: ignore[arg-type]  # spaCy types arrays by a name of its own
        doc.set_ents(spans)
        doc.tensor = tensor  # type: ignore[assignment]  # spaCy says float64, and takes float32
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:  # noqa: ARG002  # spaCy passes it
        """Annotate a stream; windows of different documents never share a run, so batches change nothing."""
        return (self(doc) for doc in stream)

    def _iter_analyses(self, doc: Doc, windows: Iterable[Window]) -> Iterator[tuple[Window, WindowAnalysis]]:
        """Yield the windows, each with its analysis; one in which the start of a sentence was missed is read anew, cut at all."""
        assert self._network is not None  # __call__ has checked
        for window in windows:
            words = [doc[i].text for i in window.places]
            analysis = self._network.analyse(words)
            missed = missed_starts(words, analysis.xpos, analysis.starts)
            if not missed:
                yield window, analysis
                continue
            parts = pairwise(sorted({*analysis.starts, *missed, len(words)}))
            yield from self._iter_analyses(doc, (Window(window.places[a:b], window.continues and not a) for a, b in parts))

    def _write_words(
        self, doc: Doc, window: Window, analysis: WindowAnalysis, columns: np.ndarray[tuple[int, int], np.dtype[np.uint64]]
    ) -> None:
        assert self._lemmas is not None  # __call__ has checked
        strings = doc.vocab.strings
        for place, xpos, morphology in zip(window.places, analysis.xpos, analysis.morphology, strict=True):
            upos, tag_id, morph_id = self._class_ids(morphology)
            lemma = self._lemmas.lemma(doc[place].text, xpos, upos)
            columns[place, :4] = strings.add(xpos), tag_id, morph_id, strings.add(lemma)

    def _class_ids(self, morphology: str) -> tuple[str, int, int]:
        """Return the universal tag of a class such as "NOUN|Number=Sing", with spaCy's ids of tag and features."""
        ids = self._classes.get(morphology)
        if ids is None:
            upos, _, features = morphology.partition("|")
            morph = self._vocab.morphology.add("" if features == "_" else features)
            ids = self._classes[morphology] = (upos, UNIVERSAL_TAGS.get(upos, UNIVERSAL_TAGS["X"]), morph)
        return ids

    @staticmethod
    def _attach_spaces(
        doc: Doc, heads: list[int], labels: list[str], columns: np.ndarray[tuple[int, int], np.dtype[np.uint64]]
    ) -> None:
        """Hang each white space token on the word before it (the first ones on the first word)."""
        words = [token.i for token in doc if not token.is_space]
        before = words[0] if words else 0
        for token in doc:
            if not token.is_space:
                before = token.i
                continue
            columns[token.i, 0] = doc.vocab.strings.add("_SP")
            columns[token.i, 1] = UNIVERSAL_TAGS["SPACE"]
            columns[token.i, 3] = doc.vocab.strings.add(token.text)
            if before != token.i:
                heads[token.i], labels[token.i] = before, "dep"

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002  # spaCy passes it
        """Write the weights and tables into a folder."""
        if self._folder is None:
            raise RuntimeError(f"component {self.name!r} has no weights to write")
        target = Path(path)
        target.mkdir(parents=True, exist_ok=True)
        if target.resolve() != self._folder.resolve():
            for name in (*FILES, LEMMA_FILE):
                shutil.copyfile(self._folder / name, target / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> MultiTaskComponent:  # noqa: ARG002  # spaCy passes it
        """Load the weights and tables of a folder."""
        self._folder = Path(path)
        self._network = Network(self._folder, threads=self._threads)
        self._lemmas = Lemmatizer.read(self._folder / LEMMA_FILE)
        return self

    def __getstate__(self) -> dict[str, object]:
        """Leave out the sessions: another process loads them from the folder."""
        return {**self.__dict__, "_network": None}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        if self._folder is not None:
            self._network = Network(self._folder, threads=self._threads)
