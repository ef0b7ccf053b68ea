"""Who a relative clause is about: `A - người đã nhiều lần …`."""

from __future__ import annotations

from kg.annotate.mentions import Chunk

_REACH = 6  # words between the relative word and the verb, at most


def antecedent(chunks: list[Chunk], k: int, relatives: frozenset[str], opaque: frozenset[str]) -> int:
    """The index of the person whom the relative clause with the verb at `k` is about, or -1; no opaque word may stand between."""
    for j in range(k - 1, max(1, k - _REACH - 2), -1):
        if chunks[j].kind != "word" or chunks[j].text in opaque:
            return -1
        if chunks[j].text in relatives:
            told = chunks[j - 2].kind == "actor" and chunks[j - 1].text in (",", "-")
            return j - 2 if told and chunks[j - 2].mentions[-1].kind in ("person", "post") else -1
    return -1
