"""Speakers before a colon: `Thủ tướng A: "…"`, as headlines have them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.annotate.mentions import Chunk, Sentence
from kg.extraction.raw import RawFact

_SPEAKERS = frozenset({"person", "post"})
_QUOTES = frozenset("\"“«'‘")


def spoken(sentence: Sentence, chunks: list[Chunk]) -> Iterator[RawFact]:
    """The statement of a sentence that is a speaker, a colon and what is said: a quotation, or a clause with a subject of its own."""
    if len(chunks) < 4 or chunks[0].kind != "actor":
        return
    speaker = chunks[0].mentions
    if len(speaker) != 1 or speaker[0].kind not in _SPEAKERS or not (speaker[0].certain or speaker[0].posts):
        return
    if chunks[1].text != ":":
        if _quoted_after(chunks):
            yield RawFact("stated", "statement.colon", sentence, speaker, position=chunks[0].start)
        return
    quoted = chunks[2].text in _QUOTES
    clause = chunks[2].kind in ("actor", "pair") and any(c.kind == "verb" or "adverbs" in c.tags for c in chunks[3:9])
    if quoted or (clause and speaker[0].kind == "person"):
        yield RawFact("stated", "statement.colon", sentence, speaker, position=chunks[0].start)


def _quoted_after(chunks: list[Chunk]) -> bool:
    """`A lắc đầu: "…"`: whether a colon and a quotation follow the actor at its head, with no verb of the lists between."""
    for before, chunk in pairwise(chunks[1:]):
        if before.text == ":":
            return chunk.text in _QUOTES
        if before.kind in ("verb", "actor", "pair") or before.text in ";.":
            return False
    return False
