"""The command line: what one types, what it answers, with which exit code.

Exit codes: 0 fine, 1 a finding (no rows, nothing to explain, a difference), 2 usage, 3 input that could not be read or
understood; what could be read is done all the same; a command that a signal ends has that signal's.
Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable
from enum import StrEnum
from inspect import signature
from typing import Annotated

import typer

from kg.cli import asking, building, checking, deciding, settings, watching
from kg.cli.examples import example_of
from kg.cli.ontology import app as ontology_app
from kg.cli.options import INPUT, json_text, say
from kg.cli.signals import Ended, signals_unwind
from kg.errors import DamageError, KgError

__all__ = ["app", "main"]

app = typer.Typer(
    name="kg", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Turn text into a knowledge graph you can trust: every statement carries the sentence that proves it.",
)  # fmt: skip

FLAGS = frozenset({"--quiet", "-q", "--verbose", "-v", "--debug"})


class LogFormat(StrEnum):
    """How what is said on standard error is written: lines for people, or JSON for programs."""

    TEXT = "text"
    JSON = "json"


MAKE, ASK, CHECK, DECIDE = "Make and change a graph", "Ask a graph", "Check a graph", "Decide who is who"
BEGIN = "Set up"
COMMANDS: dict[str, dict[str, Callable[..., None]]] = {
    MAKE: {
        "build": building.build, "add": building.add, "remove": building.remove, "load": building.load,
        "upgrade": building.upgrade, "watch": watching.watch, "extract": building.extract,
    },
    ASK: {
        "query": asking.query, "why": asking.why, "why-not": asking.why_not, "stats": asking.stats, "diff": asking.diff,
        "export": asking.export, "explore": asking.explore, "serve": asking.serve,
    },
    CHECK: {"validate": checking.validate, "infer": checking.infer},
    DECIDE: {
        "resolve": deciding.resolve, "merge": deciding.merge, "split": deciding.split, "retype": deciding.retype,
        "rename": deciding.rename, "reject": deciding.reject, "decide": deciding.decide,
        "decisions": deciding.decisions, "undo": deciding.undo,
    },
    BEGIN: {"init": settings.init, "doctor": checking.doctor},
}  # fmt: skip
for panel, commands in COMMANDS.items():
    for name, command in commands.items():
        app.command(name, rich_help_panel=panel, epilog=example_of(name))(command)
app.add_typer(ontology_app, name="ontology", rich_help_panel=CHECK)
app.add_typer(settings.app, name="config", rich_help_panel=BEGIN)


def _print_version(wanted: bool) -> None:
    if wanted:
        from kg.version import VERSION

        typer.echo(f"kg {VERSION}")
        raise typer.Exit


@app.callback()
def app_options(
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but results and errors.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what is done with each document.")] = False,
    log_format: Annotated[LogFormat, typer.Option("--log-format", help="How that is said on standard error.")] = LogFormat.TEXT,
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole traceback of an error.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)] = False,
) -> None:
    """Options for every command, before or after its name."""
    del version  # its callback has dealt with it
    level = logging.DEBUG if debug else logging.INFO if verbose else logging.ERROR if quiet else logging.WARNING
    logging.getLogger("kg").setLevel(level)
    for handler in logging.getLogger().handlers:
        if isinstance(handler, _Telling):
            handler.log_format = log_format


class _Telling(logging.Handler):
    """Tell of warnings as the commands tell of all else: a line on standard error."""

    log_format = LogFormat.TEXT

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of one."""
        if self.log_format is LogFormat.JSON:
            say(json_text({"level": record.levelname.lower(), "logger": record.name, "message": self.format(record)}))
            return
        name = record.name if record.levelno < logging.INFO else record.name.partition(".")[0]
        say(f"{name}: {self.format(record)}")


def _prepare(debug: bool) -> None:
    """Let warnings of kg be told, and of others only errors; let no character fail that a terminal's encoding has not."""
    logging.basicConfig(format="%(message)s", level=logging.DEBUG if debug else logging.ERROR, handlers=[_Telling()])
    if not debug:
        logging.getLogger("kg").setLevel(logging.WARNING)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _options_first(arguments: list[str]) -> list[str]:
    """Return arguments with the options for every command before the command, where they may stand after it, too.

    >>> _options_first(["build", "a.txt", "--log-format", "json", "-q", "--", "-v"])
    ['--log-format', 'json', '-q', 'build', 'a.txt', '--', '-v']
    """
    own, rest = arguments, []
    if "--" in arguments:
        own, rest = arguments[: arguments.index("--")], arguments[arguments.index("--") :]
    first: list[str] = []
    further: list[str] = []
    takes_value = False
    for argument in own:
        is_option = takes_value or argument in FLAGS or argument.startswith("--log-format")
        takes_value = argument == "--log-format"
        (first if is_option else further).append(argument)
    return [*first, *further, *rest]


def _from_file() -> dict[str, dict[str, object]]:
    """Return what kg.toml says for each command, which the environment and flags outweigh."""
    named = {name: command for commands in COMMANDS.values() for name, command in commands.items()}
    options = {name: set(signature(command).parameters) for name, command in named.items()}
    return settings.defaults_of_commands(settings.read_settings(), options)


def main() -> None:
    """Run the command line, and turn errors into one line and an exit code."""
    debug = "--debug" in sys.argv
    _prepare(debug)
    try:
        with signals_unwind():
            app(_options_first(sys.argv[1:]), default_map=_from_file())
    except Ended as ended:
        say(f"kg: {ended}")
        ended.die()
    except KgError as error:
        if debug:
            raise
        logging.getLogger("kg").error("%s", error)
        if isinstance(error, DamageError):
            from kg.upgrading import what_is_whole

            logging.getLogger("kg").error("%s", what_is_whole(error))
        sys.exit(INPUT)
    except BrokenPipeError:
        # The reader of our output has gone (kg extract | head): nothing is left to do.
        sys.stderr.close()
        sys.exit(0)
