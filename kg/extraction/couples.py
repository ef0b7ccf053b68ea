"""Two actors that only a comma joins: when they are a pair all the same."""

from __future__ import annotations

from typing import Any

from kg.annotate.mentions import Chunk
from kg.extraction.governing import receiving
from kg.extraction.suites import Suites


class Couples(Suites):
    """`Thủ tướng A, Thủ tướng B hội đàm`, `gặp A, B.`, `A, B ký hiệp ước`, `Tổng thống A, Phó Tổng thống B cùng dự E`."""

    def __init__(self, words: dict[str, Any], visits: frozenset[str]) -> None:
        super().__init__(words)
        self.visits = visits  # rules whose triggers are verbs of visiting
        self.sendings = frozenset(words["sayings"]["sendings"])
        self.auxiliaries = frozenset(words["auxiliaries"])
        self.jointly = frozenset(words["company"])

    def _pair(self, chunks: list[Chunk], j: int, members: list[Chunk], before: list[Chunk]) -> bool:
        """Whether the members of what may be a list, which ends before `j`, are two that act or are met together."""
        if len(members) != 2:
            return False
        one, other = (m.mentions[0] for m in members)
        last = before[-1] if before else None
        if one.kind == other.kind == "country":
            if last is None:
                return self._predicate(chunks, j)  # `A, B ký hiệp ước`
            reached = last.kind == "verb" or (last.kind == "actor" and last.mentions[0].kind == "group")
            return reached and (j >= len(chunks) or chunks[j].text == ".")
        if not (one.kind == other.kind == "person" and one.posts and other.posts):
            return False
        received = last is not None and receiving(last)
        if one.posts[-1].head == other.posts[-1].head and (last is None or last.kind == "punct" or (received and self._guests(chunks, j))):
            return True
        return (received and not self._predicate(chunks, j)) or self._together(chunks, j)

    def _together(self, chunks: list[Chunk], j: int) -> bool:
        """`A, B (sáng D) cùng dự E`: whether a verb of doing together follows, days aside."""
        while j < len(chunks) and chunks[j].kind == "date":
            j += 1
        return j < len(chunks) and chunks[j].kind == "verb" and chunks[j].text.partition(" ")[0] in self.jointly

    def _predicate(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a verb follows, so that the list before it is its subject."""
        first = k
        while k < len(chunks) and (chunks[k].kind == "date" or (chunks[k].kind == "word" and "adverbs" in chunks[k].tags)):
            k += 1
        if k == len(chunks):
            return False
        done = chunks[k].kind == "word" and any(chunk.text in self.auxiliaries for chunk in chunks[first:k])  # `đã dạo thuyền`
        return done or chunks[k].kind == "verb" or chunks[k].text in self.sendings

    def _guests(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the verb that follows is what guests do: `tiếp A, B và C đến trình Quốc thư`."""
        while k < len(chunks) and (chunks[k].kind == "date" or (chunks[k].kind == "word" and "adverbs" in chunks[k].tags)):
            k += 1
        return k < len(chunks) and bool(self.visits & set(chunks[k].rules))

    def other_clause(self, member: Chunk, following: Chunk) -> bool:
        """`vai trò của C, A B nói`: whether a person follows a country or body, which makes no list."""
        if member.kind != "actor" or following.kind != "actor":
            return False
        return member.mentions[-1].kind in ("country", "organization") and following.mentions[0].kind == "person"
