"""A spaCy pipeline that fails where a text tells it to: the shipped one, with a component that raises an exception or ends its process."""

from __future__ import annotations

from pathlib import Path

NAME = "failing_pipeline"
RAISES, DIES = "Raisin", "Fatalia"
"""Words of a text by which its analysis raises an exception, or ends the process."""

CODE = f"""
import os

import spacy
from spacy.language import Language

import kg.models.component
import kg.models.entity_types
from kg.parsing.pipelines import SHIPPED_FOLDER


@Language.component("fail")
def fail(doc):
    if {RAISES!r} in doc.text:
        raise ZeroDivisionError("a fault for a test")
    if {DIES!r} in doc.text:
        os._exit(9)
    return doc


def load(**overrides):
    nlp = spacy.load(SHIPPED_FOLDER)
    nlp.add_pipe("fail")
    return nlp
"""


def install(folder: Path) -> str:
    """Put the pipeline into a folder to be searched for modules; return its name."""
    (folder / NAME).mkdir()
    (folder / NAME / "__init__.py").write_text(CODE)
    (folder / f"{NAME}-1.0.dist-info").mkdir()
    (folder / f"{NAME}-1.0.dist-info" / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 1.0\n")
    return NAME
