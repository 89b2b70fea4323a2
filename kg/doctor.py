"""Look at an installation: what is there, what is missing or wrong, and what to do about it.

In: nothing, or a graph. Out: checks, each with its result; a check that fails costs no other.
"""

from __future__ import annotations

import platform
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement

from kg.config import SHIPPED_MODEL, Config
from kg.errors import DISTRIBUTION
from kg.model import Document
from kg.opening import open_graph
from kg.parsing import load_pipeline
from kg.parsing.accurate import accurate_folder
from kg.pipeline import build
from kg.version import VERSION

OWN_EXTRAS = frozenset({"all", "dev", "train"})
"""Extras that are others together, or for whoever changes kg."""

SENTENCE = "Acme acquired Initech."


class Result(StrEnum):
    """What a check shows."""

    FINE = "✓"
    MISSING = "–"
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what it shows, and what to do."""

    name: str
    result: Result
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.result} {self.name}: {self.what}" + (f"\n    {self.remedy}" if self.remedy else "")


def iter_checks(graph: str = "") -> Iterator[Check]:
    """Yield the checks of the installation, and of a graph where one is named."""
    yield Check("python", Result.FINE, f"{platform.python_version()} on {platform.platform(terse=True)}")
    yield from _installed()
    yield _tried("model", _model, f"python -m pip install --force-reinstall {DISTRIBUTION}")
    yield _tried("store", _store, "see that the folder for temporary files can be written")
    yield _browser()
    if graph:
        yield _tried("graph", lambda: _graph(graph), f"kg validate {graph} says what is damaged, kg upgrade {graph} makes it anew")


def _installed() -> Iterator[Check]:
    try:
        installed = distribution(DISTRIBUTION)
    except PackageNotFoundError:
        here = Path(__file__).parent
        yield Check("kg", Result.WRONG, f"{VERSION} at {here} is not installed", f"python -m pip install {DISTRIBUTION}")
        return
    own = installed.version == VERSION
    remedy = "" if own else f"python -m pip install --force-reinstall {DISTRIBUTION}"
    what = VERSION if own else f"{VERSION} runs, {installed.version} is installed"
    yield Check("kg", Result.FINE if own else Result.WRONG, what, remedy)
    if _version_of("kg"):
        yield Check(
            "kg", Result.WRONG, "a distribution called kg owns the same files", "python -m pip uninstall kg, then install again"
        )
    requirements = [Requirement(line) for line in installed.requires or ()]
    yield _libraries("libraries", [r for r in requirements if r.marker is None], Result.WRONG, DISTRIBUTION)
    for extra in sorted(set(installed.metadata.get_all("Provides-Extra") or ()) - OWN_EXTRAS):
        own_lines = [r for r in requirements if r.marker is not None and r.marker.evaluate({"extra": extra})]
        yield _accurate() if extra == "accurate" else _libraries(extra, own_lines, Result.MISSING, f"'{DISTRIBUTION}[{extra}]'")


def _accurate() -> Check:
    if not _version_of("proofgraph-accurate"):
        return Check("accurate", Result.MISSING, "not installed", f"python -m pip install '{DISTRIBUTION}[accurate]'")
    return _tried("accurate", lambda: str(accurate_folder()), "")


def _libraries(name: str, requirements: list[Requirement], otherwise: Result, source: str) -> Check:
    """Return whether libraries are there, each in a version that kg works with."""
    versions = {r: _version_of(r.name) for r in requirements}
    unmet = [(r, present) for r, present in versions.items() if not present or present not in r.specifier]
    if unmet:
        what = "; ".join(f"{r.name}{r.specifier}, not {present or 'installed'}" for r, present in unmet)
        return Check(name, otherwise, what, f"python -m pip install {source}")
    return Check(name, Result.FINE, ", ".join(f"{r.name} {present}" for r, present in versions.items()))


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _tried(name: str, work: Callable[[], str], remedy: str) -> Check:
    """Return what a check says, or what stopped it."""
    try:
        return Check(name, Result.FINE, work())
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is asked for
        return Check(name, Result.WRONG, f"{type(error).__name__}: {error}", remedy)


def _model() -> str:
    nlp = load_pipeline(SHIPPED_MODEL)
    (root,) = (sentence.root.text for sentence in nlp(SENTENCE).sents)
    if root != "acquired":
        raise ValueError(f"the parse of {SENTENCE!r} has the root {root!r}")
    return f"{SHIPPED_MODEL} {nlp.meta['version']} parses"


def _store() -> str:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "graph"
        graph = build(Document(id="doctor", text=SENTENCE), config=Config(), folder=place)
        proofs = graph.why("Acme", "acquires", "Initech")
        graph.close()
    return f"a graph was written in {Path(folder).parent}, and tells {len(proofs)} proof"


def _browser() -> Check:
    try:
        return Check("browser", Result.FINE, webbrowser.get().__class__.__name__)
    except webbrowser.Error:
        remedy = "open what kg explore writes yourself, on any machine"
        return Check("browser", Result.MISSING, "none is known here: kg explore --open cannot open one", remedy)


def _graph(place: str) -> str:
    graph = open_graph(place)
    if not graph.verify():
        raise ValueError(f"{place} does not hold what its manifest says")
    return f"{graph.manifest.counts()}, whole; made by kg {graph.manifest.settings.get('kg')}"
