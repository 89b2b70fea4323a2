"""Fit spaCy's English tokenizer to the words of the English UD treebanks.

The parser learns from treebank words, so the tokenizer should cut the same ones: clitics that stand alone, an en dash
between numbers, and no cut at the hyphen after a prefix that is no word of its own (UD keeps "non-profit" whole, but cuts
"data-driven" in three: https://universaldependencies.org/en/tokenization.html). A word that ends in a capital after a small letter
ends before the full stop, too ("GmbH.", "SpaceX."), which spaCy keeps as if it were an abbreviation's.
"""

from __future__ import annotations

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, HYPHENS
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_suffix_regex

WHOLE = ("'m", "'ve", "’m", "’ve", "'d", "’d", "'ll", "’ll", "'re", "’re", "al.")

PREFIXES = (
    "a",
    "anti",
    "bi",
    "co",
    "counter",
    "cross",
    "de",
    "e",
    "ex",
    "extra",
    "inter",
    "intra",
    "macro",
    "mega",
    "meta",
    "micro",
    "mid",
    "mini",
    "mis",
    "multi",
    "neo",
    "non",
    "post",
    "pre",
    "pro",
    "proto",
    "pseudo",
    "re",
    "semi",
    "sub",
    "super",
    "trans",
    "ultra",
    "un",
    "vice",
)


def fit_tokenizer(nlp: Language, *, cut_after_dots: bool) -> None:
    """Change the tokenizer of an English pipeline in place (it is saved with the pipeline).

    Args:
        nlp: the pipeline.
        cut_after_dots: cut "U.S.-based" in three, as "Tokyo-based" is; the entity corpora are read with it whole.

    Raises:
        RuntimeError: spaCy's own hyphen rule is not the one this module replaces.
    """
    for word in WHOLE:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])
    nlp.tokenizer.add_special_case("and/or", [{"ORTH": "and"}, {"ORTH": "/"}, {"ORTH": "or"}])
    spacys = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
    infixes = list(nlp.Defaults.infixes or ())
    if spacys not in infixes:
        raise RuntimeError("spaCy's infix rule for hyphens has changed: adapt training/tokenizer.py")
    infixes.remove(spacys)
    # A look-behind has a fixed width, hence one for each length of prefix, at the start of the word or after a cut.
    no_prefix = "".join(rf"(?<!^(?i:{'|'.join(same)}))(?<![^{ALPHA}](?i:{'|'.join(same)}))" for same in _by_length(PREFIXES))
    hyphen = rf"(?<=[{ALPHA}0-9]){no_prefix}-(?=[{ALPHA}])"
    after_dot = [rf"(?<=[{ALPHA_UPPER}]\.)-(?=[{ALPHA}])"] if cut_after_dots else []
    other_dash = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS.removeprefix('-|')})(?=[{ALPHA}])"
    between_numbers = r"(?<=[0-9])[–—](?=[0-9])"
    nlp.tokenizer.infix_finditer = compile_infix_regex([*infixes, hyphen, *after_dot, other_dash, between_numbers]).finditer
    after_capital = rf"(?<=[{ALPHA_LOWER}][{ALPHA_UPPER}])\."
    nlp.tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), after_capital]).search


def _by_length(words: tuple[str, ...]) -> list[list[str]]:
    return [[w for w in words if len(w) == length] for length in sorted({len(w) for w in words})]


def blank_english(*, cut_after_dots: bool) -> Language:
    """Return an English pipeline without components, its tokenizer fitted (see `fit_tokenizer`)."""
    nlp = spacy.blank("en")
    fit_tokenizer(nlp, cut_after_dots=cut_after_dots)
    return nlp
