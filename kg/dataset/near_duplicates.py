"""Tell near-duplicate texts, as syndicated articles are, by MinHash (Broder 1997) and locality-sensitive hashing.

A text is the set of its runs of five words. Its MinHash signature of 64 numbers is cut into 8 bands of 8: two texts share a
band with a probability that rises steeply where more than about three quarters of their runs are the same (Leskovec et al.,
Mining of Massive Datasets, 3.4). Bands are plain keys, so what is alike is found by looking a key up.
"""

from __future__ import annotations

import hashlib
import re

BANDS, ROWS, SEED = 8, 8, 1
"""Half of the pairs of texts with 0.73 of their runs in common share a band, three quarters of those with 0.8: calculated, not measured."""

RUN = 5
"""Words of a run. Not measured: shorter ones recur between texts about one matter."""

FEWEST_RUNS = 20
"""Shorter texts are told alike only when they are the same: a few shared words are no syndication. Chosen by hand; of 1,211 different texts
(news, and passages of facts), 63 are shorter, and no two of the rest share a band."""


def bands(text: str) -> list[str]:
    """Return the keys by which texts that are nearly the same are found.

    >>> one = " ".join(f"word{n}" for n in range(300))
    >>> bool(set(bands(one)) & set(bands(one + " and more"))), bool(set(bands(one)) & set(bands(one[1000:])))
    (True, False)
    """
    from rensa import RMinHash

    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    if len(runs) < FEWEST_RUNS:
        return [f"0-{_short(' '.join(words))}"]
    signature = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    signature.update(sorted(runs))
    numbers = signature.digest()
    return [f"{b + 1}-{_short(repr(numbers[b * ROWS : (b + 1) * ROWS]))}" for b in range(BANDS)]


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
