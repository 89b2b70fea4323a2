"""Run the public benchmarks on your own copy of their data: `python -m benchmarks DATA [--only NAME ...] [--keep FILE]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import benchie, carb, coreference, knowledgenet
from benchmarks.gold import read_gold
from benchmarks.kept import Row, keep
from benchmarks.reading import read
from benchmarks.reliability import Verdict, reliability_table
from kg.config import Config

BENCHMARKS = {b.name: b for b in (knowledgenet.BENCHMARK, benchie.BENCHMARK, carb.BENCHMARK, coreference.BENCHMARK)}


def main() -> int:
    """Print one table for all benchmarks found in the folder, and one on the confidence of each."""
    arguments = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    arguments.add_argument("data", type=Path, help="a folder with NAME/gold.jsonl or NAME/gold.jsonl.gz a benchmark")
    arguments.add_argument("--only", nargs="+", choices=sorted(BENCHMARKS), default=sorted(BENCHMARKS))
    arguments.add_argument("--model", default=Config().model)
    arguments.add_argument("--keep", type=Path, help="a file for the figures as JSON, with machine and commit")
    options = arguments.parse_args()
    rows: list[Row] = []
    table = Table()
    for column in ("benchmark", "asks", "inputs", "quality", "words a second", "after the parse"):
        table.add_column(column, justify="left" if column in ("benchmark", "asks", "quality") else "right")
    tables = []
    for name in options.only:
        golds = read_gold(options.data / name)
        if golds is None:
            continue
        reading = read(golds, Config(model=options.model, complements=BENCHMARKS[name].complements))
        scores = BENCHMARKS[name].score(golds, reading.predictions)
        quality = "  ".join(f"{k} {v:.3f}" for k, v in scores.items())
        speed, share = reading.words / (reading.parsing + reading.extracting), reading.extracting / reading.parsing
        table.add_row(name, BENCHMARKS[name].asks, str(len(golds)), quality, f"{speed:,.0f}", f"{share:.0%} of it")
        rows.append({"benchmark": name, "inputs": len(golds), **scores, "words a second": speed, "after the parse": share})
        judge = BENCHMARKS[name].judge
        if judge is not None:
            verdicts: list[Verdict] = [
                (triple["confidence"], right)
                for gold, prediction in zip(golds, reading.predictions, strict=True)
                for triple, right in zip(prediction["triples"], judge(gold, prediction), strict=True)
                if right is not None
            ]
            tables.append(reliability_table(name, verdicts))
    if not table.row_count:
        print(
            f"benchmarks: no gold.jsonl in {options.data}/{{{','.join(options.only)}}}: see benchmarks/README.md", file=sys.stderr
        )
        return 2
    if options.keep is not None:
        keep(options.keep, rows, model=options.model)
    console = Console(width=150)
    for printed in (table, *tables):
        console.print(printed)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
