"""Settings of commands: `kg.toml` in the working directory, then the environment (`KG_MODEL`), then flags; each outweighs those before it.

Commands: `kg config show` says where each value comes from, `kg init` writes a file to start from.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from shutil import copytree
from typing import Annotated

import typer

from kg.cli.examples import example_of
from kg.cli.options import AsJson, defaults, tell, tell_json
from kg.config import Config
from kg.errors import ConfigError, ExportError, is_path, unknown_name

FILE = Path("kg.toml")
STARTER = Path(__file__).parent / "starter"
STARTER_IRI = "https://example.org/my"
"""The IRI of the ontology that is written to be edited, where none is named."""

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`#\x7f]*[^\x00-\x20<>\"{}|\\^`#/\x7f]")
VALUES: Mapping[str, object] = {
    field.name: value for field in fields(Config) if isinstance(value := getattr(defaults, field.name), str | int | float | bool)
}
"""The settings, with their defaults."""

IN_WORDS = {str: 'a text in quotes: "…"', int: "a whole number", float: "a number", bool: "true or false"}

app = typer.Typer(no_args_is_help=True, help="See the settings of commands.")


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its value, and where that comes from."""

    name: str
    value: object
    source: str


def read_settings(path: Path = FILE) -> dict[str, Setting]:
    """Return what a file of settings says; nothing where there is none.

    Raises:
        ConfigError: it is no TOML, or says what is no setting or no value of one.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}", remedy="see the one that kg init writes") from error
    return {name: _checked(name, value, f"{path}{_line_of(name, text)}") for name, value in table.items()}


def _line_of(name: str, text: str) -> str:
    mark = re.search(rf"^\s*[\"']?\[*{re.escape(name)}\b", text, re.MULTILINE)
    return f", line {text.count(chr(10), 0, mark.end()) + 1}" if mark else ""


def _checked(name: str, value: object, place: str) -> Setting:
    if name not in VALUES:
        error = unknown_name("setting", name, VALUES)
        raise ConfigError(f"{place}: {error.message}", remedy=error.remedy)
    kind = type(VALUES[name])
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        raise ConfigError(f"{place}: {name} is {json.dumps(value, default=str)}", remedy=f"write {IN_WORDS[kind]}")
    if name == "model" and is_path(str(value)):
        raise ConfigError(
            f"{place}: a folder of a model is code that runs, and is not taken from a file in the working directory",
            remedy=f"name it with --model {value} or KG_MODEL={value}",
        )
    return Setting(name, value, place)


def environment_name(name: str) -> str:
    """Return the variable of the environment that a setting is taken from."""
    return f"KG_{name.upper()}"


def settings_in_force(settings: Mapping[str, Setting]) -> list[Setting]:
    """Return every setting with its value before flags."""
    in_force = []
    for name, value in VALUES.items():
        variable = environment_name(name)
        if os.environ.get(variable):
            in_force.append(Setting(name, os.environ[variable], variable))
        else:
            in_force.append(settings.get(name, Setting(name, value, "default")))
    return in_force


def defaults_of_commands(settings: Mapping[str, Setting], commands: Mapping[str, set[str]]) -> dict[str, dict[str, object]]:
    """Return for each command the values of a file that it has options for."""
    return {
        command: {name: setting.value for name, setting in settings.items() if name in options}
        for command, options in commands.items()
    }


@app.command(epilog=example_of("config show"))
def show(as_json: AsJson = False) -> None:
    """Show every setting, its value, and where that comes from: a flag of a command outweighs all of them."""
    in_force = settings_in_force(read_settings())
    if as_json:
        tell_json({setting.name: {"value": setting.value, "source": setting.source} for setting in in_force})
        return
    for setting in in_force:
        tell(f"{setting.name:{max(map(len, VALUES))}} {setting.value!s:28} {setting.source}")


def _checked_iri(value: str) -> str:
    if not IRI.fullmatch(value):
        raise typer.BadParameter("must be an IRI without an ending, such as https://example.org/my", param_hint="--iri")
    return value


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write; the working directory without it.")] = Path(),
    iri: Annotated[str, typer.Option(callback=_checked_iri, help="IRI of the ontology; its terms are IRI#term.")] = STARTER_IRI,
) -> None:
    """Write a kg.toml with every setting explained, and an ontology with its lexicon to edit."""
    targets = [folder / path.relative_to(STARTER) for path in sorted(STARTER.rglob("*")) if path.is_file()]
    if present := [str(path) for path in targets if path.exists()]:
        raise ExportError(f"{', '.join(present)}: already there", remedy="name another folder, or take it away first")
    try:
        copytree(STARTER, folder, dirs_exist_ok=True)
        ontology = folder / "ontology/ontology.ttl"
        ontology.write_text(ontology.read_text(encoding="utf-8").replace(STARTER_IRI, iri), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{folder}: {error.strerror or error}", remedy="name a folder that you may write") from error
    for path in targets:
        tell(str(path))
