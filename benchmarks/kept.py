"""Keep what a benchmark measured: JSON with the machine and the commit, and the Markdown table that the documentation draws of it."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from kg.version import VERSION

RESULTS = Path(__file__).parent / "results"
ROOT = Path(__file__).parents[1]
LIBRARIES = ("onnxruntime", "pyoxigraph", "rdflib", "spacy")

TABLES = dict.fromkeys(("store", "explorer", "pages"), "benchmarks/README.md") | {"scale": "docs/cluster.md"}
"""The pages in which results are drawn as tables, by their names."""

Row = Mapping[str, object]
"""What was measured, by the columns of the table."""


def machine() -> dict[str, object]:
    """Return what the measurements depend on: processor, cores, memory, system, versions."""
    processors = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    name = re.search(r"^model name\s*:\s*(.+)$", processors, re.MULTILINE)
    flags = re.search(r"^flags\s*:\s*(.+)$", processors, re.MULTILINE)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    return {
        "processor": name[1].strip() if name else platform.processor(),
        "vector": [flag for flag in ("avx2", "avx512f", "avx_vnni", "avx512_vnni") if flags and flag in flags[1].split()],
        "cores": os.cpu_count(),
        "memory_gib": round(memory / 2**30),
        "load": round(os.getloadavg()[0], 1),
        "system": platform.system(),
        "python": platform.python_version(),
        "libraries": {library: version(library) for library in LIBRARIES},
    }


def commit() -> str:
    """Return the commit that is checked out, with a plus where files differ from it; "" where there is none."""
    git = ["git", "-C", str(ROOT)]
    head = subprocess.run([*git, "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False)  # noqa: S603
    changed = subprocess.run([*git, "status", "--porcelain", "-uno"], capture_output=True, text=True, check=False)  # noqa: S603
    return head.stdout.strip() + ("+" if changed.stdout.strip() else "")


def keep(path: Path, rows: Iterable[Row], **settings: object) -> None:
    """Write rows as JSON, with what they were measured on."""
    fields = {"kg": VERSION, "commit": commit(), "machine": machine(), "settings": settings, "rows": [dict(row) for row in rows]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(fields, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def table(path: Path) -> str:
    """Return the kept rows as a Markdown table, with a line on the machine."""
    fields = json.loads(path.read_text(encoding="utf-8"))
    columns = list(dict.fromkeys(name for row in fields["rows"] for name in row))
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [f"| {' | '.join(_shown(row.get(name, '')) for name in columns)} |" for row in fields["rows"]]
    where = fields["machine"]
    vector = ", ".join(where["vector"]) or "no AVX2"
    measured_on = f"{where['processor']}, {where['cores']} cores ({vector}), {where['memory_gib']} GiB, Python {where['python']}"
    settings = ", ".join(f"{name} {_listed(value)}" for name, value in fields["settings"].items())
    measured_on += f", load {where['load']} at the end"
    return "\n".join([*lines, "", f"Measured on {measured_on}; commit {fields['commit']}{'; ' if settings else ''}{settings}."])


def draw_kept(name: str) -> None:
    """Draw results that are kept into the page that has their table."""
    draw(ROOT / TABLES[name], name, table(RESULTS / f"{name}.json"))


def draw(page: Path, name: str, text: str) -> None:
    """Put a table into a page, between the two comments that bear its name."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    page.write_text(f"{before}{begin}{text}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def _listed(value: object) -> str:
    return " and ".join(map(_shown, value)) if isinstance(value, list) else _shown(value)


def _shown(value: object) -> str:
    return (
        f"{value:,.3g}"
        if isinstance(value, float) and abs(value) < 100
        else f"{value:,.0f}"
        if isinstance(value, int | float) and not isinstance(value, bool)
        else str(value)
    )
