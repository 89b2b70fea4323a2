"""What a graph names, and whether it is loaded: a graph may come from anybody, and so may the names in its manifest.

A shipped ontology and the shipped model are loaded wherever a graph names them. Anything else only where who opens the graph names it:
a model is code that runs, and an ontology is a file that is read and looked up in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.config import ACCURATE_MODEL, SHIPPED_MODEL
from kg.errors import ConfigError
from kg.ontology import is_shipped

OWN_MODELS = frozenset([SHIPPED_MODEL, ACCURATE_MODEL])
"""Pipelines of kg's own: one is in the package, the other in a distribution that the user installs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What who opens a graph names for it; empty where nothing is named.

    Attributes:
        model: the spaCy pipeline that reads what is added.
        ontology: the ontology that the graph is in the terms of.
        lexicon: its lexicon.
    """

    model: str = ""
    ontology: str = ""
    lexicon: str = ""


NOTHING = Given()


def model_of(settings: Mapping[str, object], given: Given) -> str:
    """Return the model that reads documents for a graph.

    Raises:
        ConfigError: the graph names one that is not shipped, and nobody has given it.
    """
    named = str(settings.get("model", SHIPPED_MODEL))
    return _permitted("model", named, given.model, shipped=named in OWN_MODELS, given_is_shipped=given.model in OWN_MODELS)


def ontology_of(settings: Mapping[str, object], given: Given) -> tuple[str, str]:
    """Return the ontology of a graph and its lexicon ("" for the one that comes with it).

    Raises:
        ConfigError: the graph names one that is not shipped, and nobody has given it.
    """
    named, lexicon = str(settings.get("ontology", "")), str(settings.get("lexicon") or "")
    ontology = _permitted("ontology", named, given.ontology, shipped=is_shipped(named), given_is_shipped=is_shipped(given.ontology))
    return ontology, _permitted("lexicon", lexicon, given.lexicon, shipped=not lexicon, given_is_shipped=False)


def _permitted(setting: str, named: str, given: str, *, shipped: bool, given_is_shipped: bool) -> str:
    if shipped and given not in ("", named):
        in_words = repr(named) if named else "the one that comes with its ontology"
        raise ConfigError(
            f"the graph has the {setting} {in_words}, not {given!r}",
            remedy=f"leave --{setting} out, or build the graph anew with it",
        )
    if shipped:
        return named
    if not given:
        raise ConfigError(
            f"the graph names the {setting} {named[:200]!r}, and what a graph names itself is not loaded",
            remedy=f"where you trust it, name it yourself: --{setting} {named[:200]}",
        )
    if given_is_shipped:
        raise ConfigError(f"the graph has the {setting} {named[:200]!r}, not {given!r}", remedy=f"name its own: --{setting} …")
    return given
