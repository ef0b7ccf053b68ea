"""Summits told as meetings: `hội nghị thượng đỉnh ngày D giữa A và B`, `hủy cuộc họp thượng đỉnh với B`."""

from __future__ import annotations

from typing import Any

from kg.annotate.dates import DateValue
from kg.annotate.mentions import Chunk

_REACH = 6  # chunks between the word for a summit and the preposition before its parties
_HELD = ("attendance", "hosting", "chairing")  # what the names of the rules of those who attend or hold begin with
_PEOPLE = frozenset({"person", "post", "pronoun"})


class Summits:
    """Turns the name of a summit into the noun of a meeting where its parties follow."""

    def __init__(self, words: dict[str, Any], meeting: str) -> None:
        self.summits = tuple(words["gatherings"]["summits"])
        self.plain = frozenset(words["sayings"]["plain_meetings"])
        self.between = frozenset(words["between_words"])
        self.withs = frozenset(words["with_words"])
        self.held = frozenset(words["during_words"])
        self.years = frozenset(words["name_years"])
        self.rules = (meeting,)

    def read(self, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks with every such name as a trigger."""
        found = [k for k, c in enumerate(chunks) if c.kind == "event" and self._named(chunks, k) and self._parties(chunks, k)]
        if not found:
            return chunks
        read: list[Chunk] = []
        for k, c in enumerate(chunks):
            if k not in found:
                read.append(c)
                continue
            read.append(Chunk("verb", c.start, c.end, c.text, rules=self.rules))
            *_, before, last = ["", *c.text.split()]
            if before in self.years and last.isdigit():  # `hội nghị thượng đỉnh năm 2019 giữa A và B`
                year = DateValue("parts", begin=(int(last), 0, 0))
                read.append(Chunk("date", c.end - 1, c.end, last, value=year))
        return read

    def _named(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a summit stands at `k`, or a plain meeting that nobody is told to hold: `sau cuộc họp tại P với B`."""
        held = any(rule.startswith(_HELD) for c in chunks[max(0, k - 3) : k] for rule in c.rules)
        return chunks[k].text.startswith(self.summits) or (chunks[k].text in self.plain and not held)

    def _parties(self, chunks: list[Chunk], k: int) -> bool:
        """Whether persons follow a preposition after the name at `k`, and nobody attends or holds it."""
        held = k > 0 and any(rule.startswith(_HELD) for rule in chunks[k - 1].rules)
        named = chunks[k + 1].text in self.between if k + 1 < len(chunks) else False  # `ca ngợi hội nghị thượng đỉnh Mỹ - Nga giữa A và B`
        if k and chunks[k - 1].kind == "verb" and chunks[k - 1].text not in self.held and (held or not named):
            return False
        for j in range(k + 1, min(len(chunks) - 1, k + _REACH)):
            if chunks[j].text in self.between | self.withs:
                return chunks[j + 1].kind == "actor" and chunks[j + 1].mentions[0].kind in _PEOPLE
            if chunks[j].kind not in ("word", "date", "place"):
                return False
        return False
