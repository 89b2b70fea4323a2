"""Learn lemmas from treebanks: suffix rules, and a table of the words that no rule gets right.

In: treebank documents. Out: `{"words": {"TAG|form": lemma}, "suffixes": {"TAG|suffix": [letters to cut, ending]}}`, read by
`kg.models.lemmas`. The longest suffix that the tag and form match decides (Chrupala 2006, edit scripts as classes).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.models.lemmas import LONGEST_SUFFIX, lemma_by_suffix
from training.corpora import Sentence

SEEN_AT_LEAST = 3
SURE_AT_LEAST = 0.5
MOST_CUT = 5

Rules = dict[str, tuple[int, str]]


def learn_lemmas(documents: Iterable[Sequence[Sentence]]) -> dict[str, dict[str, object]]:
    """Learn the rules and the exceptions; names are left alone, they are their own lemmas."""
    lemmas = _count_lemmas(documents)
    scripts: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for key, counted in lemmas.items():
        tag, _, form = key.partition("|")
        script = _script(form, counted.most_common(1)[0][0])
        if script[0] <= MOST_CUT and len(form) > 2:  # shorter words are function words: table, not rule
            for length in range(max(1, script[0]), min(LONGEST_SUFFIX, len(form)) + 1):
                scripts[f"{tag}|{form[-length:]}"][script] += 1
    rules: Rules = {}
    for key, seen in scripts.items():
        script, count = seen.most_common(1)[0]
        if seen.total() >= SEEN_AT_LEAST and count / seen.total() > SURE_AT_LEAST:
            rules[key] = script
    rules = _without_redundant(rules)
    words = {}
    for key, counted in lemmas.items():
        tag, _, form = key.partition("|")
        lemma = counted.most_common(1)[0][0]
        if lemma_by_suffix(form, tag, rules) != lemma:
            words[key] = lemma
    return {"words": dict(sorted(words.items())), "suffixes": dict(sorted(rules.items()))}


def _count_lemmas(documents: Iterable[Sequence[Sentence]]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for sentence in document:
            columns = zip(sentence.words, sentence.lemmas, sentence.upos, sentence.xpos, strict=True)
            for word, lemma, upos, xpos in columns:
                if upos != "PROPN":
                    counts[f"{xpos}|{word.lower()}"][lemma] += 1
    return counts


def _script(form: str, lemma: str) -> tuple[int, str]:
    """Say how to make the lemma from the form: letters to cut from the end, letters to put there."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def _without_redundant(rules: Rules) -> Rules:
    """Leave out each rule that says what the rule for the next shorter suffix says."""
    kept = {}
    for key, script in rules.items():
        tag, _, suffix = key.partition("|")
        if len(suffix) == 1 or rules.get(f"{tag}|{suffix[1:]}") != script:
            kept[key] = script
    return kept
