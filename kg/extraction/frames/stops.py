"""Where somebody's journey leads, told by its stops: `điểm dừng chân đầu tiên của A là C`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.frames.looking import Looking, Match
from kg.extraction.triggers import SKIPPED, Trigger

_REACH = 11  # chunks from the word for the stop to who travels
_TRAVELLERS = frozenset({"person", "post", "pronoun", "group"})


class Stops(Looking):
    """Reads who travels and where the journey goes."""

    def stop(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`C là điểm dừng chân đầu tiên trong chuyến công du của A`, `chuyến công du của A, với các điểm dừng tại C và D`."""
        if places := self._stops_listed(chunks, t.index):
            k, traveller = self._owner(chunks, *self._journey_before(chunks, t.index))
            if traveller:
                yield Match(traveller, places, t.index, settled=True)
            return
        k, traveller = self._owner(chunks, t.index + 1, min(len(chunks), t.index + _REACH))
        if not traveller:
            return
        place = self._after_copula(chunks, k) or self._before_copula(chunks, t.index)
        if place:
            yield Match(traveller, place, t.index, settled=True)

    def _owner(self, chunks: list[Chunk], start: int, end: int) -> tuple[int, list[Mention]]:
        """Who travels, after `của`: index and mentions (empty if nobody is told)."""
        for j in range(start, end):
            other = chunks[j].kind == "verb" and not self.is_journey(chunks[j])
            if other or (chunks[j].kind == "punct" and chunks[j].text in ",;.:"):
                break
            if chunks[j].kind == "actor" and j and chunks[j - 1].text in self.words["of_words"]:
                return j, [m for m in chunks[j].mentions if m.kind in _TRAVELLERS]
        return -1, []

    def is_journey(self, chunk: Chunk) -> bool:
        """Whether a chunk is a word for a journey or a visit."""
        return any(rule.startswith("visit.") for rule in chunk.rules)

    def _place(self, chunks: list[Chunk], j: int) -> list[Mention]:
        found = self._wanted(chunks[j], "host") if 0 <= j < len(chunks) else []
        return self.hosts_from(chunks, j, found) if found else []

    def _after_copula(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`… của A (sẽ) là C`."""
        j = k + 1
        while j < len(chunks) and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j += 1
        return self._place(chunks, j + 1) if j < len(chunks) and chunks[j].text in self.words["copulas"] else []

    def _before_copula(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`C (sẽ) là điểm dừng chân … của A`."""
        j = k - 1
        while j > 0 and chunks[j].kind == "word" and chunks[j].text not in self.words["copulas"]:
            j -= 1
        if j < 1 or chunks[j].text not in self.words["copulas"]:
            return []
        j -= 1
        while j > 0 and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j -= 1
        return self._wanted(chunks[j], "host")

    def _stops_listed(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`…, với các điểm dừng tại C, D và E`."""
        told = k + 2 < len(chunks) and (bool(chunks[k + 1].tags & {"prepositions"}) or self.is_word(chunks[k + 1], "listing_words"))
        found = self._place(chunks, k + 2) if told else []
        j = self._beyond(chunks, k + 3)
        while found and j < len(chunks) and (more := self._wanted(chunks[j], "host")):
            found, j = [*found, *more], self._beyond(chunks, j + 1)
        return found

    def _beyond(self, chunks: list[Chunk], j: int) -> int:
        """Past what is done at a stop, a comma and `sau đó là`: `tại C để dự E, sau đó là D`."""
        if j < len(chunks) and chunks[j].text in self.words["purposes"]:
            j = next((i for i in range(j, len(chunks)) if chunks[i].kind == "punct"), len(chunks))
        linked = j
        while j < len(chunks) and (chunks[j].text == "," or "conjunctions" in chunks[j].tags or chunks[j].text in self.next_in_turn):
            j += 1
        return j if j > linked else len(chunks)

    def _journey_before(self, chunks: list[Chunk], k: int) -> tuple[int, int]:
        """From the word for the journey to the comma before its stops."""
        start = next((j for j in range(k - 1, max(-1, k - _REACH), -1) if self.is_journey(chunks[j])), k)
        return start + 1, next((j for j in range(start, k) if chunks[j].text == ","), k)
