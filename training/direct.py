"""Choose the setting `direct_confidence`: `python -m training.direct FACTS [--precision 0.85]`.

In: passages that people annotated exhaustively (`facts.py`). Out: the least confidence from which as many of the direct triples are right as
asked for, the one that is chosen without each of five folds, and how many are right in that fold. Run it again after the confidence is
fitted anew, and write the threshold into `kg/config.py`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.reading import read
from benchmarks.reliability import Verdict, reliability_table
from kg.config import Config
from kg.errors import KgError
from kg.ontology import load_ontology
from training.facts import Judge, read_passages

FOLDS = 5


def least_confidence(verdicts: Sequence[Verdict], precision: float) -> float:
    """Return the least confidence from which the share of right ones is the precision; 1 where none is.

    >>> least_confidence([(0.4, False), (0.6, True), (0.8, True)], 0.9)
    0.6
    """
    best, right = 1.0, 0
    ordered = sorted(verdicts, reverse=True)
    for number, (confidence, is_right) in enumerate(ordered, start=1):
        right += is_right
        ends = number == len(ordered) or ordered[number][0] < confidence
        if ends and right >= precision * number:
            best = confidence
    return best


def main() -> None:
    """Read, judge, choose; print what each fold says of the choice."""
    arguments = argparse.ArgumentParser(prog="python -m training.direct", description=__doc__)
    arguments.add_argument("facts", type=Path, help="annotated passages, JSON Lines")
    arguments.add_argument("--precision", type=float, default=0.85)
    options = arguments.parse_args()
    config = Config(direct_confidence=0.0)
    try:
        passages, ontology = read_passages(options.facts), load_ontology(config.ontology, config.lexicon)
    except (KgError, OSError) as error:
        sys.exit(f"error: {error}")
    verdicts = [
        [(float(t["confidence"]), judge.is_fact(t)) for t in prediction["triples"] if t["direct"] and t["property"]]
        for judge, prediction in zip((Judge(p, ontology) for p in passages), read(passages, config).predictions, strict=True)
    ]
    table = Table(
        "fold", "chosen", "kept", "right", "precision", title="chosen without the fold, counted in it", title_justify="left"
    )
    for fold in range(FOLDS):
        chosen = least_confidence([v for i, vs in enumerate(verdicts) if i % FOLDS != fold for v in vs], options.precision)
        kept = [right for vs in verdicts[fold::FOLDS] for confidence, right in vs if confidence >= chosen]
        table.add_row(f"{fold}", f"{chosen:.2f}", f"{len(kept)}", f"{sum(kept)}", f"{sum(kept) / max(1, len(kept)):.3f}")
    every = [v for vs in verdicts for v in vs]
    console = Console()
    console.print(reliability_table("direct triples", every), table)
    console.print(f"direct_confidence {least_confidence(every, options.precision):.2f} for precision {options.precision}")


if __name__ == "__main__":
    main()
