"""What the scripts have in common that fit the weights of what comes after the pipeline: their arguments, and their end where data is bad."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.config import ACCURATE_MODEL, SHIPPED_MODEL
from kg.errors import KgError
from kg.models.weights import CONFIDENCE

WEIGHTS = CONFIDENCE.parent
"""The folder of all weights."""


def parser_of(
    script: str, description: str | None, *, data: str, output: Path = WEIGHTS, models: bool = True
) -> argparse.ArgumentParser:
    """Return the parser of a script's arguments, to which it may add its own.

    Args:
        script: its name.
        description: what it does.
        data: what it learns from: what the argument is called, a colon, what it is.
        output: what it writes, or the folder of it.
        models: whether it learns from the vectors of one or the other pipeline of kg's own.
    """
    arguments = argparse.ArgumentParser(prog=f"python -m training.{script}", description=description)
    name, _, what = data.partition(": ")
    arguments.add_argument("data", metavar=name, type=Path, help=what)
    arguments.add_argument("--output", type=Path, default=output, help="instead of where kg reads it")
    if models:
        arguments.add_argument(
            "--model", choices=[SHIPPED_MODEL, ACCURATE_MODEL], default=SHIPPED_MODEL, help="the pipeline that reads it"
        )
    return arguments


@contextmanager
def ending_on_bad_data() -> Iterator[None]:
    """End the script with a message where what it reads is not there or is wrong."""
    try:
        yield
    except (KgError, OSError, EOFError) as error:  # the last of a packed file that was cut off
        sys.exit(f"error: {error}")
