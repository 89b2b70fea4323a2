"""Say of what a word before "of which" means a part: "ten mills, most of which burn coal" tells of most of the ten mills, not of all.

In: a tree, the place of the word and its mention. Out: the mention with what it is a part of, from there to "which".
"""

from __future__ import annotations

from dataclasses import replace

from kg.clauses import whole_of
from kg.english import determiners
from kg.mentions import make_mention
from kg.model import Mention, MentionKind, TextSpan
from kg.parsing.trees import Tree


def as_part(tree: Tree, document_id: str, head: int, mention: Mention) -> Mention:
    """Return a mention that tells of what it is a part, or the mention itself where it is none."""
    if tree.words[head].lower() not in determiners.partial or (noun := whole_of(tree, head)) is None:
        return mention
    whole = make_mention(tree, document_id, noun)
    end = max(tree.ends[c] for c in tree.exact_kids(head, "nmod"))
    return replace(
        whole,
        span=TextSpan(document_id, whole.span.start, end),
        text=f"{tree.words[head].lower()} of {whole.text}",
        kind=MentionKind.NOMINAL,
        plural=True,
        subject=mention.subject,
    )
