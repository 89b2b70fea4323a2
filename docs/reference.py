"""Make the pages of options and functions from the commands and docstrings themselves: a hook of mkdocs."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import kg
from kg.cli import app
from kg.cli.examples import EXAMPLES

SECTION = re.compile(r"^(Args|Returns|Yields|Raises|Attributes):$")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made here."""
    for name, content in (("options.md", options_page()), ("api.md", api_page())):
        files.append(File.generated(config, name, content=content))
    return files


def options_page() -> str:
    """Return every command with its options."""
    command = typer.main.get_command(app)
    return "\n".join(["# Every option", "", *_command_lines("", command)])


def _command_lines(name: str, command: typer.core.TyperCommand) -> Iterator[str]:
    for called, below in getattr(command, "commands", {}).items():
        path = f"{name} {called}".strip()
        if hasattr(below, "commands"):
            yield from _command_lines(path, below)
            continue
        yield from (f"## kg {path}", "", _plain(below.help or ""), "", f"```\n{EXAMPLES[path]}\n```", "")
        yield from ("| option | means |", "|---|---|")
        for parameter in below.params:
            names = ", ".join(f"`{option}`" for option in (*parameter.opts, *parameter.secondary_opts))
            shown = names if parameter.param_type_name == "option" else f"`{parameter.metavar or parameter.name}`"
            yield f"| {shown} | {_plain(getattr(parameter, 'help', '') or '')} |"
        yield ""


def api_page() -> str:
    """Return what `kg` offers, with its docstrings."""
    lines = ["# Every function", ""]
    for name in sorted(kg.__all__):
        value = getattr(kg, name)
        lines += [f"## kg.{name}", "", *_documented(name, value)]
        if inspect.isclass(value):
            own = {n for base in value.__mro__ if base.__module__.startswith(kg.__name__) for n in vars(base)}
            members = [(n, m) for n, m in inspect.getmembers(value) if not n.startswith("_") and n in own and inspect.getdoc(m)]
            for member, part in members:
                lines += [f"### {name}.{member}", "", *_documented(member, part)]
    return "\n".join(lines)


def _documented(name: str, value: object) -> list[str]:
    signature = str(inspect.signature(value)) if inspect.isfunction(value) else ""
    shown = [f"```python\n{name}{signature}\n```", ""] if signature else []
    is_documented = callable(value) or isinstance(value, property)
    return [*shown, *(_markdown(inspect.getdoc(value) or "") if is_documented else ()), ""]


def _markdown(text: str) -> Iterator[str]:
    """Yield a docstring of Google's style as Markdown."""
    section, is_example = "", False
    for line in text.splitlines():
        heading = SECTION.match(line)
        is_example = bool(line) and (is_example or line.startswith(">>>"))
        if is_example:
            yield f"    {line}"
        elif heading:
            section = heading[1]
            yield from ("", f"**{section}**", "")
        elif section and re.match(r" {4}\S", line):
            name, colon, rest = line.strip().partition(": ")
            yield f"- `{name}`: {_plain(rest)}" if colon and section != "Returns" else f"- {_plain(line.strip())}"
        else:
            yield _plain(line.strip()) if section else _plain(line)


def _plain(text: str) -> str:
    """Return text that Markdown leaves as it is, but for code."""
    return re.sub(r"([<|\[\]*])", r"\\\1", " ".join(text.split())) if text.strip() else ""
