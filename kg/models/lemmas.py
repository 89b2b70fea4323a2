"""Give words their lemmas, from a table of exceptions and suffix rules learned by `training.lemma_rules`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

LONGEST_SUFFIX = 6
"""Letters at the end of a form by which its lemma is told, and by which `training/lemma_rules.py` learns it. Not measured."""

INFLECTED = frozenset({"VBD", "VBN", "VBG"})
NO_SILENT_E = re.compile(r"(?:a[iu]|e[ae]|o[aiou])[dfklmnpr]e")
"""The end of a lemma that English does not write: no silent "e" follows two vowels and one of these ("chair", "join"; but "create", "route")."""

ENDS_IN_OR = re.compile(r".+(?:[aeo][vb]|[aeu]m|r[bm]|[aeiou]n|ns|[io]l|th|[eiu]t|[cn]t|ch)ore")
"""The end of a lemma that is a noun in "or" with an "e" too many: "favor", "sponsor", "mentor"; but "explore", "ignore", "restore"."""

SILENT_E = re.compile(r"[^aeiou]*[aeiouy][bcdgklmnprtvz]|.*(?:[bcdfgkpstz]l|[^aeiou](?:ad|ak|am|ed|id|in|od|ud|ul)|plor|ung)")
"""The stem of an inflected verb that English would write otherwise if its lemma had no silent "e": a short one would double its last letter
("fade", not "fad"), and no verb ends in "tl", "ul", "id" and so on ("title", "rule", "decide")."""

PREFIX = re.compile("co-|out|over|re-|under")
"""Begins verbs that are inflected like the verb behind it: "overcame", "co-wrote"."""

SAME_FORM = {"VBD": "VBN", "VBN": "VBD"}  # past tense and past participle of one spelling have one lemma


def lemma_by_suffix(form: str, tag: str, rules: Mapping[str, tuple[int, str]]) -> str:
    """Apply the rule for the longest suffix of a lower-case form; without one, or where it leaves nothing, the form is its lemma.

    >>> lemma_by_suffix("studies", "NNS", {"NNS|ies": (3, "y"), "NNS|s": (1, "")})
    'study'
    """
    for length in range(min(LONGEST_SUFFIX, len(form)), 0, -1):
        rule = rules.get(f"{tag}|{form[-length:]}")
        if rule is not None:
            cut, ending = rule
            return form[: len(form) - cut] + ending or form
    return form


class Lemmatizer:
    """Look up the lemma of a word with its Penn tag (XPOS) and universal tag (UPOS)."""

    def __init__(self, words: Mapping[str, str], suffixes: Mapping[str, tuple[int, str]]) -> None:
        self.words = words
        self._suffixes = suffixes
        self._verbs = frozenset(lemma for key, lemma in words.items() if key.startswith("VB"))
        self._known: dict[tuple[str, str, str], str] = {}

    @classmethod
    def read(cls, path: Path) -> Lemmatizer:
        """Read the table that the trainer wrote."""
        table = json.loads(path.read_text(encoding="utf-8"))
        return cls(table["words"], {key: (cut, ending) for key, (cut, ending) in table["suffixes"].items()})

    def has(self, word: str, tag: str) -> bool:
        """Tell whether a lower-case word stands in the table with a Penn tag."""
        return f"{tag}|{word}" in self.words

    def lemma(self, word: str, xpos: str, upos: str) -> str:
        """Return the lemma; a name is its own, but for a plural ("Kennedys")."""
        key = (word, xpos, upos)
        lemma = self._known.get(key)
        if lemma is None:
            lemma = self._known[key] = self._make(word, xpos, upos)
        return lemma

    def _make(self, word: str, xpos: str, upos: str) -> str:
        form = word.lower()
        if xpos == "VB" and form in self._verbs:
            return form  # "to found"
        exact = self.words.get(f"{xpos}|{form}") or self.words.get(f"{SAME_FORM.get(xpos, xpos)}|{form}")
        if exact is not None and upos != "PROPN":
            return exact
        if upos == "PROPN":
            return word[:-1] if xpos == "NNPS" and word.endswith("s") else word
        if xpos in INFLECTED and (irregular := self._irregular(form, xpos)):
            return irregular
        lemma = lemma_by_suffix(form, xpos, self._suffixes)
        return self._spelled(form, lemma) if xpos in INFLECTED else lemma

    def _irregular(self, form: str, xpos: str) -> str:
        """Return the lemma of an irregular form whose verb has a prefix, "overcome" of "overcame", and of "beaten"; "" for all others."""
        if form.endswith("eaten"):
            return form[:-2]
        prefix = PREFIX.match(form)
        if prefix is None or form.endswith(("ed", "ing")):
            return ""
        rest = form[prefix.end() :]
        base = self.words.get(f"{xpos}|{rest}") or self.words.get(f"{SAME_FORM.get(xpos, xpos)}|{rest}")
        return f"{prefix[0]}{base}" if base else ""

    def _spelled(self, form: str, lemma: str) -> str:
        """Return the lemma of an inflected verb as English spells it: "compete", not "compet"; "subscribe", not "subscri"; "free"; "chair"; "bomb"."""
        if form.endswith("eed"):  # "freed", but "exceed" by a wrong tag
            return form if form in self._verbs else form[:-1]
        is_bare = form in (f"{lemma}ed", f"{lemma}ing") and lemma not in self._verbs and not lemma.endswith("y")
        if is_bare and f"{lemma}e" in self._verbs:
            return f"{lemma}e"
        if is_bare and SILENT_E.fullmatch(lemma):
            return f"{lemma}e"
        if form[:-2] in (f"{lemma}b", f"{lemma}p") and lemma[-1] in "lmr":
            return form[:-2]
        if form.endswith("ed") and lemma[-1] in "aiou" and form[len(lemma)] not in "aeiou":
            return form[:-1]
        has_no_e = NO_SILENT_E.fullmatch(lemma[-4:]) or (lemma not in self._verbs and ENDS_IN_OR.fullmatch(lemma))
        return lemma[:-1] if has_no_e else lemma
