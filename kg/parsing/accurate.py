"""Where the accurate pipeline is: in a distribution of its own, since its weights are three times the shipped ones'.

It is made and numbered with kg, so only the one of kg's own version is taken: another one's labels may mean other things.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from kg.errors import ConfigError
from kg.version import VERSION

DISTRIBUTION, PACKAGE = "proofgraph-accurate", "proofgraph_accurate"


def accurate_folder() -> Path:
    """Return the folder of the installed accurate pipeline.

    Raises:
        ConfigError: it is not installed, belongs to another version of kg, or has no weights.
    """
    remedy = f"python -m pip install {DISTRIBUTION}=={VERSION}"
    spec = find_spec(PACKAGE)
    try:
        installed = version(DISTRIBUTION)
    except PackageNotFoundError as error:
        raise ConfigError("the pipeline 'accurate' is not installed", remedy=remedy) from error
    if spec is None or spec.origin is None:
        raise ConfigError(f"{DISTRIBUTION} {installed} is installed without its package {PACKAGE}", remedy=remedy)
    if installed != VERSION:
        raise ConfigError(f"the pipeline 'accurate' is of version {installed}, kg of version {VERSION}", remedy=remedy)
    folder = Path(spec.origin).parent / "pipeline"
    if not (folder / "meta.json").is_file():
        raise ConfigError(f"{DISTRIBUTION} {installed} has no weights at {folder}", remedy=remedy)
    return folder
