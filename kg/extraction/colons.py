"""Speakers whom only the marks of a quotation show: `Thủ tướng A: "…"`, `bà B lắc đầu: "…"`, `"…", ông C viết trên mạng X`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.annotate.mentions import Chunk, Sentence
from kg.extraction.raw import RawFact

_SPEAKERS = frozenset({"person", "post"})
_VERBAL = frozenset({"adverbs", "negation", "future"})
_QUOTES = frozenset("\"“«'‘")
_CLOSED = frozenset("\"”»'’")
_SAYING = "statement"  # the rules of saying begin so


def spoken(sentence: Sentence, chunks: list[Chunk]) -> Iterator[RawFact]:
    """The statement of a sentence that is a speaker, a colon and what is said: a quotation, or a clause with a subject of its own."""
    if len(chunks) < 4:
        return
    if (k := _beside_quotation(chunks)) > 0:
        yield RawFact("stated", "statement.quotation", sentence, chunks[k].mentions, position=chunks[k].start)
        return
    if chunks[0].kind != "actor":
        return
    speaker = chunks[0].mentions
    if len(speaker) != 1 or speaker[0].kind not in _SPEAKERS or not (speaker[0].certain or speaker[0].posts):
        return
    if chunks[1].text != ":":
        if _quoted_after(chunks):
            yield RawFact("stated", "statement.colon", sentence, speaker, position=chunks[0].start)
        return
    quoted = chunks[2].text in _QUOTES
    clause = chunks[2].kind in ("actor", "pair") and any(c.kind == "verb" or c.tags & _VERBAL for c in chunks[3:9])
    told = speaker[0].kind != "country" and chunks[2].kind in ("word", "verb")  # `Tổng thống A: Việc ký D là …`
    clause = clause or (told and chunks[2].text.isalpha() and any(c.kind == "verb" for c in chunks[3:12]))
    if quoted or clause:
        yield RawFact("stated", "statement.colon", sentence, speaker, position=chunks[0].start)


def _beside_quotation(chunks: list[Chunk]) -> int:
    """Where the person stands whose words a later colon or an earlier quotation brings in, no verb of saying beside him; 0 if none does."""
    for k in range(1, len(chunks) - 1):
        if chunks[k].kind != "actor" or chunks[k - 1].text != "," or not _person(chunks[k]):
            continue
        if k > 3 and chunks[k - 2].text in _CLOSED and chunks[0].text in _QUOTES and _tells_only(chunks, k):
            return k
        if _to_colon(chunks, k):
            return k
    return 0


def _person(chunk: Chunk) -> bool:
    return chunk.kind == "actor" and len(chunk.mentions) == 1 and chunk.mentions[0].kind in _SPEAKERS and bool(chunk.mentions[0].certain)


def _tells_only(chunks: list[Chunk], k: int) -> bool:
    """Whether something, but no verb of saying, follows the actor up to the end of the clause."""
    j = k + 1
    while j < len(chunks) and chunks[j].kind != "punct":
        if any(rule.startswith(_SAYING) for rule in chunks[j].rules):
            return False
        j += 1
    return j > k + 1


def _to_colon(chunks: list[Chunk], k: int) -> bool:
    """Whether a few words that no list holds, a colon and a quotation follow the actor."""
    if chunks[k + 1].text == "(":  # `A (bang B) thẳng thắn: “…`
        k = next((j for j in range(k + 2, min(k + 7, len(chunks) - 2)) if chunks[j].text == ")"), k)
    for j in range(k + 1, min(k + 7, len(chunks) - 1)):
        if chunks[j].text == ":":
            return chunks[j + 1].text in _QUOTES and j > k + 1
        if chunks[j].kind != "word":
            return False
    return False


def _quoted_after(chunks: list[Chunk]) -> bool:
    """`A lắc đầu: "…"`: whether a colon and a quotation follow the actor at its head, with no verb of the lists between."""
    for before, chunk in pairwise(chunks[1:]):
        if before.text == ":":
            return chunk.text in _QUOTES
        if before.kind in ("verb", "actor", "pair") or before.text in ";.":
            return False
    return False
