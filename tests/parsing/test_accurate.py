"""The accurate pipeline is found by its name where its distribution is installed, and asked for where it is not."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
import types
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

pytest.importorskip("spacy")

import kg
from kg.config import Config
from kg.errors import ConfigError
from kg.parsing.pipelines import SHIPPED_FOLDER, load_pipeline, own_folder

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "packages" / "accurate"


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Install a distribution of the accurate pipeline, made of a link to the shipped weights or to others."""
    load_pipeline.cache_clear()

    def make(version, *, weights=SHIPPED_FOLDER):
        module = tmp_path / "proofgraph_accurate"
        module.mkdir()
        (module / "__init__.py").write_text("")
        metadata = tmp_path / f"proofgraph_accurate-{version}.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: proofgraph-accurate\nVersion: {version}\n")
        if weights is not None:
            (module / "pipeline").symlink_to(weights)
        monkeypatch.syspath_prepend(tmp_path)
        return module

    yield make
    load_pipeline.cache_clear()


def test_accurate_is_the_installed_one(install):
    module = install(kg.__version__)
    assert own_folder("accurate") == module / "pipeline"
    (sentence,) = load_pipeline("accurate")("Acme bought Initech.").sents
    assert sentence.root.text == "bought"


WEIGHTS = PACKAGE / "proofgraph_accurate" / "pipeline"


@pytest.mark.slow
@pytest.mark.skipif(not WEIGHTS.is_dir(), reason="a source distribution is without the weights of the accurate pipeline")
def test_weights_of_the_repository_read(install):
    install(kg.__version__, weights=WEIGHTS)
    text = "Ann Lee is the CEO and founder of Falk Foods. She is married to actor Tom Hale."
    graph = kg.build([kg.Document(id="a", text=text)], config=Config(model="accurate"))
    facts = {(row["subject_label"], row["property"].removeprefix("kgo:"), row["object_label"]) for row in graph.facts}
    assert {("Ann Lee", "ceoOf", "Falk Foods"), ("Ann Lee", "founderOf", "Falk Foods")} <= facts
    assert ("Ann Lee", "spouseOf", "Tom Hale") in facts


def test_accurate_that_is_absent_says_how_to_get_it(monkeypatch):
    def raise_not_found(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("kg.parsing.accurate.version", raise_not_found)
    with pytest.raises(ConfigError, match=re.escape(f"python -m pip install proofgraph-accurate=={kg.__version__}")):
        kg.build("Acme bought Initech.", config=Config(model="accurate"))


def test_accurate_of_another_version_is_refused(install):
    install("99.0")
    with pytest.raises(ConfigError, match=rf"is of version 99\.0, kg of version {kg.__version__}"):
        own_folder("accurate")


def test_accurate_without_weights_is_refused(install):
    install(kg.__version__, weights=None)
    with pytest.raises(ConfigError, match="has no weights at"):
        own_folder("accurate")


@pytest.fixture
def build_hooks(monkeypatch):
    """The module of build hooks of the distribution, without the library that calls them."""
    interfaces = {"builders.hooks": "BuildHookInterface", "metadata": "MetadataHookInterface"}
    for place, name in interfaces.items():
        interface = types.ModuleType(f"hatchling.{place}.plugin.interface")
        setattr(interface, name, type(name, (), {}))
        parents = interface.__name__.split(".")
        for depth in range(1, len(parents)):
            parent = ".".join(parents[:depth])
            monkeypatch.setitem(sys.modules, parent, types.ModuleType(parent))
        monkeypatch.setitem(sys.modules, interface.__name__, interface)
    spec = importlib.util.spec_from_file_location("hatch_build", PACKAGE / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_distribution_is_numbered_with_kg(build_hooks):
    table = tomllib.loads((PACKAGE / "pyproject.toml").read_text())
    assert table["project"]["dynamic"] == ["version", "dependencies"]
    assert (PACKAGE / table["tool"]["hatch"]["version"]["path"]).resolve() == REPOSITORY / "kg/version.py"
    metadata = {"version": "99.0"}
    build_hooks.VersionHook().update(metadata)
    assert metadata["dependencies"] == ["proofgraph==99.0"]


def test_no_wheel_is_built_without_weights(tmp_path, build_hooks):
    hook = build_hooks.WeightsHook()
    hook.root = str(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"lacks meta\.json, .*train with `python -m training"):
        hook.initialize("standard", {})
    for name in build_hooks.NEEDED:
        path = tmp_path / "proofgraph_accurate/pipeline" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    hook.initialize("standard", {})
