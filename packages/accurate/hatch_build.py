"""A build without weights ends here: a package that has none would only fail later, at whoever installed it.

The package has the version of kg, and needs that one: both are read from `kg/version.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

NEEDED = ("meta.json", "config.cfg", "kg_multitask/network.onnx", "kg_multitask/relations.onnx", "kg_multitask/tokenizer.json")


class WeightsHook(BuildHookInterface):
    """Look for the pipeline folder before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling passes them
        """Stop the build where a file of the pipeline is missing.

        Raises:
            FileNotFoundError: one is.
        """
        folder = Path(self.root) / "proofgraph_accurate" / "pipeline"
        missing = [name for name in NEEDED if not (folder / name).is_file()]
        if missing and version != "editable":
            raise FileNotFoundError(
                f"{folder} lacks {', '.join(missing)}: train with `python -m training DATA OUTPUT --recipe accurate`, "
                f"then copy OUTPUT/pipeline there"
            )


class VersionHook(MetadataHookInterface):
    """Need the version of kg that the package has itself."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Write the dependency."""
        metadata["dependencies"] = [f"proofgraph=={metadata['version']}"]
