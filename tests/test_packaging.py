"""What is packed, under which name, with what it needs: the wheel, the source distribution, and their metadata."""

from __future__ import annotations

import email
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import kg
from kg.errors import DISTRIBUTION, ConfigError, needing

ROOT = Path(__file__).parents[1]
TABLE = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT = TABLE["project"]
EXTRAS = PROJECT["optional-dependencies"]
OPTIONAL = {"pandas", "IPython", "proofgraph_accurate"}
"""What kg uses where it is installed, and asks for by its own name."""


def names(requirements):
    return {re.match(r"[\w-]+", requirement)[0].lower().replace("_", "-") for requirement in requirements}


def imported():
    """Return the packages that kg imports, each with a module that does so."""
    statement = re.compile(r"^ *(?:from|import) ([A-Za-z]\w*)(?:[\w.]* import |,|\.| as |$)", re.MULTILINE)
    modules = {name: path for path in (ROOT / "kg").rglob("*.py") for name in statement.findall(path.read_text(encoding="utf-8"))}
    return {name: path for name, path in modules.items() if name not in sys.stdlib_module_names | OPTIONAL | {"kg"}}


def test_the_distribution_is_proofgraph_and_the_package_kg():
    assert PROJECT["name"] == DISTRIBUTION == "proofgraph"
    assert PROJECT["scripts"] == {"kg": "kg.cli:main"}
    assert f"version: {kg.__version__}\n" in (ROOT / "CITATION.cff").read_text()


def test_what_is_imported_is_a_dependency_of_the_core_or_of_an_extra():
    known = names(
        [
            *PROJECT["dependencies"],
            *(line for extra in ("server", "validate", "readers", "spark") for line in EXTRAS.get(extra, ())),
        ]
    )
    assert {f"{name} ({path.relative_to(ROOT)})" for name, path in imported().items() if not names([name]) <= known} == set()


def test_all_is_all_libraries_and_developers_have_them():
    assert {"server", "validate", "accurate", "all", "dev", "spark", "train"} <= EXTRAS.keys()
    assert set(EXTRAS["all"][0].partition("[")[2].rstrip("]").split(",")) == EXTRAS.keys() - {
        "accurate",
        "all",
        "dev",
        "docs",
        "spark",
        "train",
    }
    assert "proofgraph[all]" in EXTRAS["dev"]


def test_a_missing_extra_says_how_to_get_it():
    with (
        pytest.raises(ConfigError, match=r"absent is not installed: python -m pip install 'proofgraph\[server\]'"),
        needing("server"),
    ):
        raise ModuleNotFoundError("No module named 'absent'", name="absent")


def test_addresses_of_the_project_are_of_one_repository():
    url = PROJECT["urls"]["Repository"]
    hook = TABLE["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    assert all(url in line["replacement"] for line in hook["substitutions"])
    assert all(address.startswith(url) for name, address in PROJECT["urls"].items() if name != "Homepage")


MADE_WITH_THE_SITE = {"options.md", "api.md", "news.md", "vocabulary.md", "glossary.md", "measured.md"}
"""Pages that docs/reference.py and docs/tables.py make of commands, docstrings and tables."""


def test_links_of_the_documents_lead_somewhere():
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists() or link in MADE_WITH_THE_SITE, f"{page.name}: {link}"


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The two distributions, made as for a release."""
    pytest.importorskip("build")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.slow
def test_the_wheel_works_alone(packed, tmp_path):
    (wheel,) = packed.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (metadata,) = (tmp_path / "site").glob("*.dist-info/METADATA")
    page = email.message_from_string(metadata.read_text(encoding="utf-8"))
    assert page["License-Expression"] == "Apache-2.0 AND CC-BY-SA-4.0"
    assert re.findall(r"\]\((?!https?:|#)[^)]*\)", page.get_payload()) == []
    assert (tmp_path / "site/kg/py.typed").is_file()
    code = "import kg; print(kg.__file__); print(kg.build(kg.Document(id='a', text='Acme acquired Initech.')).why('Acme')[0])"
    place = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=place, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.startswith(f"{tmp_path}/site/kg/__init__.py\nAcme — acquires → Initech")


@pytest.mark.slow
def test_the_source_distribution_holds_what_is_in_version_control(packed):
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    (source,) = packed.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    left_out = (".gitattributes", "packages/accurate/proofgraph_accurate/pipeline/")  # weights of a wheel of its own
    assert [name for name in listed.stdout.splitlines() if name not in held and not name.startswith(left_out)] == []
    assert not any(name.startswith(left_out[1]) and name.endswith(".onnx") for name in held)
