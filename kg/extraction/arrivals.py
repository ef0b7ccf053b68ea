"""Common words that tell an event only among certain others: `A đã đến B để …`, `bức thư mà A gửi cho B`, `A gọi C là …`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kg.annotate.mentions import Chunk
from kg.extraction.triggers import SKIPPED
from kg.vi.normalize import norm

_SMALL = frozenset({"word", "verb"})
_MARKS = frozenset("\"“'‘")
_VISITORS = frozenset({"person", "post", "pronoun", "delegation"})


class Arrivals:
    """Makes a verb of `đến` where a visitor stands before it and a country or capital after it; of `gửi` and `gọi` likewise."""

    def __init__(self, rules: list[dict[str, Any]], grammar: dict[str, Any]) -> None:
        self.openers = frozenset(grammar["sayings"]["arrival_openers"])
        self.joins = frozenset(grammar["list_joins"])
        self.purposes = frozenset(grammar["purposes"])
        self.leaves = frozenset(grammar["sayings"]["leaves"])
        self.among = frozenset(grammar["among"])
        self.that = frozenset(grammar["relative_that"])
        self.letters = frozenset(grammar["letter_words"])
        self.singled_out = frozenset(grammar["sayings"]["singled_out"]) | frozenset(grammar["firsts"])
        self.comings = frozenset(grammar["sayings"]["comings"])
        self.where = frozenset(grammar["at_words"]) | frozenset(grammar["of_words"])
        self.seats = frozenset(norm(seat) for seat, *_ in grammar["leadership"]["seats"])  # of a head of state or government
        self.copulas = frozenset(grammar["copulas"])
        self.around = {"sent": self._sent, "called": self._called, "become": self._takes_office}  # by frame; of the others it is a going
        self.frames = {word: rule["frame"] for rule in rules for word in rule.get("bare", ())}
        self.words = {word: rule["name"] for rule in rules for word in rule.get("bare", ())}

    def read(self, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks with arrivals as verbs."""
        if self.words.keys().isdisjoint([c.text for c in chunks]):
            return chunks
        return [replace(c, kind="verb", rules=(self.words[c.text],)) if self._arrives(chunks, k) else c for k, c in enumerate(chunks)]

    def _arrives(self, chunks: list[Chunk], k: int) -> bool:
        chunk = chunks[k]
        if chunk.kind not in _SMALL or chunk.text not in self.words or k + 1 >= len(chunks):
            return False
        if around := self.around.get(self.frames[chunk.text]):
            return around(chunks, k)
        host = chunks[k + 1]
        if not host.mentions or not (
            (host.kind == "actor" and (self._seat(chunks, k) or all(m.kind == "country" for m in host.mentions)))
            or (host.kind == "place" and host.mentions[0].detail == "capital")
        ):
            return False
        if k + 4 < len(chunks) and chunks[k + 2].text == "," and chunks[k + 3].text in self.among:
            return any(m.kind in ("person", "post") for m in chunks[k + 4].mentions[:1])  # `nhiều lãnh đạo đã tới B, trong đó có A`
        if k == 0:
            comma = next((i for i, c in enumerate(chunks) if c.text == ","), len(chunks))
            there = comma == 2 or any(rule.startswith("attendance.") for rule in chunks[2].rules)
            return there and comma + 1 < len(chunks) and self._visitor(chunks[comma + 1])  # `Có mặt tại B, A …`, `Tới B dự E, A …`
        j = self._before(chunks, k)
        if j > 0 and chunks[j].text in self.singled_out:
            j -= 1  # `A là Tổng thống đầu tiên đến B`
        if j >= 0 and chunks[j].text in self.openers:
            return any(self._visitor(c) for c in (*chunks[:j], *chunks[k + 2 :]))  # `A phát biểu trước khi đến B`
        if j > 2 and chunks[j].text in self.joins and self._left(chunks, j) > 0:
            j = self._before(chunks, self._left(chunks, j))  # `A rời B và đến C`
        if j > 0 and chunks[j].kind == "verb" and "statement.say" in chunks[j].rules and k - j > 1:
            j = self._before(chunks, j)  # `A xác nhận đã đến B`
        if j > 2 and chunks[j].text in self.purposes and chunks[j - 1].mentions and chunks[j - 2].text in self.leaves:
            j = self._before(chunks, j - 2)  # `A rời B để đến C`
        if j > 0 and chunks[j].kind == "verb" and "future" in chunks[j].tags:
            j = self._before(chunks, j)  # `A cho biết sẽ đến B`
        if j < 0 or not self._visitor(chunks[j]):
            return False
        return j == 0 or not (chunks[j - 1].kind == "word" and chunks[j - 1].tags & {"prepositions", "before_object"})

    def _seat(self, chunks: list[Chunk], k: int) -> bool:
        """`A đến Nhà Trắng`; but who returns there (`trở lại Nhà Trắng`) is in office again."""
        return chunks[k + 1].text in self.seats and chunks[k].text.rpartition(" ")[2] in self.comings

    def _visitor(self, chunk: Chunk) -> bool:
        return chunk.kind == "actor" and all(m.kind in _VISITORS for m in chunk.mentions)

    def _left(self, chunks: list[Chunk], k: int) -> int:
        """Where the word for leaving stands before `và` at `k`, only a place and a day after it; -1 if there is none."""
        aside = False
        for j in range(k - 1, max(0, k - 11), -1):
            if chunks[j].text in self.leaves:
                return j
            aside = chunks[j].text == ")" or (aside and chunks[j].text != "(")  # `A rời B (giờ địa phương) và đến C`
            if (
                not aside
                and chunks[j].text != "("
                and (chunks[j].kind in ("punct", "verb") or k - j > 5 + 4 * any(c.text == ")" for c in chunks[j:k]))
            ):
                break
        return -1

    def _before(self, chunks: list[Chunk], k: int) -> int:
        """The chunk before a verb, over days and adverbs; -1 if none is."""
        j = k - 1
        while j >= 0 and (chunks[j].kind == "date" or (chunks[j].kind == "word" and chunks[j].tags & SKIPPED)):
            j -= 1
        return self._apposed(chunks, j)

    def _apposed(self, chunks: list[Chunk], j: int) -> int:
        """`Cố vấn A, ông B, sẽ tới C`, `bà A, giám đốc tại O, gọi …`: the person for the comma after what he is."""
        if j < 1 or chunks[j].text != ",":
            return j
        k = j - 1
        if k > 1 and chunks[k - 1].text in self.where and chunks[k].mentions and chunks[k].mentions[0].kind in ("organization", "country"):
            k -= 2
        titled = chunks[k].kind == "actor" and chunks[k].mentions[0].kind == "person" and "," in chunks[k].text.split()
        return k if titled else j

    def _sent(self, chunks: list[Chunk], k: int) -> bool:
        """`… mà A gửi`, `A gửi tới B lời thăm hỏi`."""
        j = self._before(chunks, k)
        if j < 0 or chunks[j].kind != "actor":
            return False
        if j > 1 and chunks[j - 1].text in self.that:
            return True
        return chunks[k + 1].kind == "actor" and any(c.text in self.letters for c in chunks[k + 2 : k + 6])

    def _called(self, chunks: list[Chunk], k: int) -> bool:
        """`A gọi … là`: an actor stands before the verb and a copula after it, in the same clause."""
        j = self._before(chunks, k)
        if j < 0 or chunks[j].kind != "actor":
            return False
        for i in range(k + 2, min(len(chunks), k + 12)):
            chunk = chunks[i]
            if chunk.text in self.copulas:
                named = bool(chunks[k + 1].mentions)  # `A gọi B là “…”`: so with a quotation only
                return not named or (i + 1 < len(chunks) and chunks[i + 1].text in _MARKS)
            if chunk.kind == "punct" and chunk.text not in '"“”':
                return False
        return False

    def _takes_office(self, chunks: list[Chunk], k: int) -> bool:
        """`ông A nhậm chức Tổng thống B`: whether a post follows."""
        return chunks[k + 1].kind == "actor" and chunks[k + 1].mentions[0].kind == "post"
