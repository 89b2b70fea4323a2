"""The settings of a run as options: written once, and handed to each command that reads documents as one `Config`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Any

from kg.cli.options import (
    AnyLanguage,
    Base,
    Column,
    Complements,
    DirectConfidence,
    Fetch,
    LexiconFile,
    MinConfidence,
    Model,
    Only,
    OntologyName,
    OpenConfidence,
    Processes,
    Skip,
    Strict,
    Threads,
    defaults,
    reading_of,
)
from kg.config import Config

Command = Callable[..., None]
SETTINGS: dict[str, Any] = {  # options by the names of `Config`
    "model": Model,
    "ontology": OntologyName,
    "lexicon": LexiconFile,
    "base": Base,
    "processes": Processes,
    "threads": Threads,
    "strict": Strict,
    "min_confidence": MinConfidence,
    "direct_confidence": DirectConfidence,
    "open_confidence": OpenConfidence,
    "complements": Complements,
}
READING: dict[str, Any] = {"only": Only, "skip": Skip, "column": Column, "any_language": AnyLanguage, "fetch": Fetch}
"""Options by the names of `reading_of`."""

UNREAD = {"any_language": False}
"""What an option of `READING` is that is not given, where it is not None."""


def configured(*without: str) -> Callable[[Command], Command]:
    """Give a command the options of which its keyword `config` is made, but for those without which it does."""
    options = {name: option for name, option in (SETTINGS | READING).items() if name not in without}

    def with_options(command: Command) -> Command:
        @wraps(command)
        def run(**given: Any) -> None:  # values of options, each of its type
            reading = {name: given.pop(name, UNREAD.get(name)) for name in READING}
            settings = {name: given.pop(name) for name in SETTINGS if name in options}
            command(**given, config=Config(**settings, reading=reading_of(**reading)))

        own = signature(command, eval_str=True)
        added = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=getattr(defaults, name, UNREAD.get(name)), annotation=option)
            for name, option in options.items()
        ]
        parameters = [*(p for p in own.parameters.values() if p.name != "config"), *added]
        run.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]  # what typer reads
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        return run

    return with_options
