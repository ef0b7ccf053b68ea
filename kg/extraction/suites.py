"""Who comes with somebody and does not act apart: spouses, delegations."""

from __future__ import annotations

from typing import Any

from kg.annotate.mentions import Chunk

_ASIDES = frozenset("-–,")


def is_word(chunk: Chunk, words: frozenset[str]) -> bool:
    """Whether a chunk is one of some words."""
    return chunk.kind == "word" and chunk.text in words


class Suites:
    """Finds those whom a text names beside somebody as his spouse or suite."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.joins = frozenset(words["list_joins"])
        self.company = frozenset(words["company"])
        self.companions = frozenset(words["companions"])
        self.spouses = tuple(f"{word} " for word in words["leadership"]["spouses"])
        self.spouses_too = frozenset(w for w in self.companions if w.endswith(tuple(words["leadership"]["spouses"])))
        self.women = frozenset(words["women"])

    def _spouse(self, chunks: list[Chunk], i: int) -> bool:
        """`bà A - Phu nhân Tổng thống B`: whether the actor after the dash only says whose spouse it is."""
        if i + 2 >= len(chunks) or chunks[i + 1].text not in _ASIDES or chunks[i + 2].kind != "actor":
            return False
        named, whose = chunks[i].mentions[-1], chunks[i + 2].mentions[0]
        titled = named.kind == "person" and (chunks[i + 1].text != "," or named.address in self.women)
        return titled and bool(whose.posts) and chunks[i + 2].text.startswith(self.spouses)

    def _suite(self, chunks: list[Chunk], i: int) -> int:
        """`A cùng Phu nhân và Đoàn đại biểu cấp cao B đang thăm C`: past the delegation that is of who is named; 0 if none follows."""
        if i + 4 >= len(chunks) or not is_word(chunks[i + 1], self.spouses_too):
            return 0
        k = i + 2 + (chunks[i + 2].text == ",")
        if (
            k + 1 >= len(chunks)
            or not is_word(chunks[k], self.joins | self.company)
            or chunks[i].mentions[-1].kind not in ("person", "post")
        ):
            return 0
        return k + 2 if any(m.kind == "delegation" for m in chunks[k + 1].mentions) else 0

    def _aside(self, chunks: list[Chunk], k: int) -> int:
        """Past a bracket of a few small words to the word that joins the next actor; 0 if none follows."""
        for j in range(k + 1, min(k + 9, len(chunks) - 2)):
            if chunks[j].text == ")":
                return j + 1 if is_word(chunks[j + 1], self.joins) and chunks[j + 2].kind == "actor" else 0
            if chunks[j].kind not in ("word", "date", "place", "actor") and chunks[j].text != ",":
                return 0
        return 0
