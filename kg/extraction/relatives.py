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
            if not told or chunks[j - 2].mentions[-1].kind not in ("person", "post"):
                return -1
            return j - 4 if _describes(chunks, j - 2) else j - 2
    return -1


def _describes(chunks: list[Chunk], k: int) -> bool:
    """`A, cựu Bộ trưởng B, người …`: whether a post in commas at `k` only says what the person before it is."""
    beside = k > 1 and chunks[k].mentions[-1].kind == "post" and chunks[k - 1].text == ","
    return beside and chunks[k - 2].kind == "actor" and chunks[k - 2].mentions[-1].kind == "person"
