"""Choose the setting `direct_confidence`: `python -m benchmarks.direct GOLD [--precision 0.85]`.

In: passages annotated exhaustively, one JSON object a line: `{"id", "text", "date", "entities": [{"name", "aliases"}], "facts": [{"subject",
"subject_span", "property", "object", "object_span", "negated", "modality", "alternatives": {"property", "subject", "object", "modality"}}]}`.
Out: the least confidence from which as many of the direct triples are right as asked for, the one that is chosen without each of five folds,
and how many are right in that fold. Run it again after the confidence is fitted anew, and write the threshold into `kg/config.py`.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.gold import Json, read_lines
from benchmarks.reading import read
from benchmarks.reliability import Verdict, reliability_table
from kg.config import Config

FOLDS = 5
FACTUAL = ("asserted", "planned")
LEAST_OVERLAP = 0.5
"""Of the characters that two mentions cover, those that both do: from there on they are one. Chosen by hand."""

ARTICLES = re.compile(r"^(the|an?|his|her|its|their|our|my) ")


def judge(gold: Json, prediction: Json) -> list[Verdict]:
    """Return the confidence of each direct triple of the ontology, and whether the gold states it as a fact."""
    names = {name: {e["name"], *e["aliases"]} for e in gold["entities"] for name in (e["name"], *e["aliases"])}
    return [
        (float(triple["confidence"]), any(_states(fact, triple, names) for fact in gold["facts"]))
        for triple in prediction["triples"]
        if triple["direct"] and triple["property"]
    ]


def _states(fact: Json, triple: Json, names: dict[str, set[str]]) -> bool:
    further = fact.get("alternatives", {})
    if fact.get("negated") or not {fact.get("modality", "asserted"), *further.get("modality", ())} & set(FACTUAL):
        return False
    if triple["property"] not in (fact["property"], *further.get("property", ())):
        return False
    return all(_is_argument(fact, triple, side, names) for side in ("subject", "object"))


def _is_argument(fact: Json, triple: Json, side: str, names: dict[str, set[str]]) -> bool:
    (start, end), (first, last) = fact[f"{side}_span"], triple[f"{side}_span"]
    shared = min(end, last) - max(start, first)
    if shared >= LEAST_OVERLAP * (max(end, last) - min(start, first)):
        return True
    accepted = {fact[side], *fact.get("alternatives", {}).get(side, ()), *names.get(fact[side], ())}
    words, wanted = _words(triple[side]), [_words(name) for name in accepted]
    return words in wanted or any(words and name and (words <= name or name <= words) for name in wanted)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", ARTICLES.sub("", text.casefold())))


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
    arguments = argparse.ArgumentParser(prog="benchmarks.direct", description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--precision", type=float, default=0.85)
    options = arguments.parse_args()
    golds = read_lines(options.gold)
    predictions = read(golds, Config(direct_confidence=0.0)).predictions
    verdicts = [judge(gold, prediction) for gold, prediction in zip(golds, predictions, strict=True)]
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
