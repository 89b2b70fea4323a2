"""Parse documents with a spaCy pipeline: the shipped one, or any installed one.

In: `Document`. Out: (`Document`, spaCy `Doc`) pairs; a `Doc` lives from here to `entities` and is never stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import ACCURATE_MODEL, SHIPPED_MODEL
from kg.errors import ConfigError, ParseError, is_path, unknown_name
from kg.model import Document
from kg.parsing.accurate import accurate_folder
from kg.parsing.layout import without_page
from kg.parsing.tokens import tokenize

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_TEXT = 1 << 30
"""Characters of a document the shipped pipeline reads: it works in windows, so spaCy's limit of a million is not its own."""

SHIPPED_FOLDER = Path(__file__).parents[1] / "models" / SHIPPED_MODEL


def own_folder(model: str) -> Path | None:
    """Return the folder of a pipeline that is kg's own, nothing for any other.

    Raises:
        ConfigError: it is the accurate one, and not installed.
    """
    if model == SHIPPED_MODEL:
        return SHIPPED_FOLDER
    return accurate_folder() if model == ACCURATE_MODEL else None


@cache
def load_pipeline(model: str = SHIPPED_MODEL, threads: int = 1) -> Language:
    """Load a pipeline by the name of the shipped or an installed one, or by its folder.

    >>> [sent.text for sent in kg.load_pipeline()("Acme bought Bolt. It paid.").sents]
    ['Acme bought Bolt.', 'It paid.']

    Raises:
        ConfigError: there is none of that name.
        ParseError: it gives no dependency trees.
    """
    import spacy

    # The factories of the shipped pipeline; spaCy also finds them by the entry points of an installed kg.
    import kg.models.component
    import kg.models.entity_types  # noqa: F401

    if (folder := own_folder(model)) is not None:
        own = spacy.load(folder, config={"components": {"kg_multitask": {"threads": threads}}})
        own.max_length = LONGEST_TEXT
        return own
    try:
        nlp = spacy.load(_place_of(model))
    except OSError as error:
        known = [SHIPPED_MODEL, ACCURATE_MODEL, *(point.name for point in entry_points(group="spacy_models"))]
        raise _no_such_model(model, known) from error
    except ValueError as error:
        raise ParseError(f"the pipeline {model!r} cannot be loaded", remedy=str(error).splitlines()[0]) from error
    if "parser" not in nlp.pipe_names and "kg_multitask" not in nlp.pipe_names:
        raise ParseError(
            f"the pipeline {model!r} has no parser", remedy=f"use one with a dependency parser, such as {SHIPPED_MODEL}"
        )
    return nlp


@cache
def identify_pipeline(model: str) -> str:
    """Return the name and version of a pipeline, of kg's own also how its weights begin when they are hashed: whose vectors they are.

    Raises:
        ConfigError, ParseError: as `load_pipeline`.
    """
    meta = load_pipeline(model).meta
    identity = f"{meta['lang']}_{meta['name'].removeprefix(meta['lang'] + '_')} {meta['version']}"
    folder = own_folder(model)
    if folder is None:
        return identity
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("network.onnx")):
        digest.update(path.read_bytes())
    return f"{identity} {digest.hexdigest()[:8]}"


def _place_of(model: str) -> str | Path:
    """Return the name of an installed pipeline, or a folder: never one that is only called like a name, in the working directory."""
    import spacy

    if is_path(model):
        return Path(model)
    if not spacy.util.is_package(model):
        raise OSError(f"no installed pipeline is called {model}")
    return model


def _no_such_model(model: str, known: Iterable[str]) -> ConfigError:
    error = unknown_name("spaCy pipeline", model, known)
    return ConfigError(
        error.message,
        remedy=f"{error.remedy}. To get one: python -m pip install {model}, or python -m spacy download {model}, or name its folder (./{model})",
    )


def iter_parses(documents: Iterable[Document], nlp: Language) -> Iterator[tuple[Document, Doc]]:
    """Yield each document with its parse, in order."""
    pairs = ((tokenize(without_page(document.text), nlp), document) for document in documents)
    for doc, document in nlp.pipe(pairs, as_tuples=True):
        yield document, doc
