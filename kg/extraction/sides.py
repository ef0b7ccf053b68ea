"""Who attends on one side, told in a sentence of its own: `Về phía Lào có A, B và C`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kg.annotate.mentions import Chunk, Mention, Sentence
from kg.extraction.raw import RawFact

SIDE = "attendance.side"
_REACH = 7  # chunks that may stand between the words for a side and those who attend


class Sides:
    """Reads sentences that only count who is there on one side; at what, the sentence before has told."""

    def __init__(self, grammar: dict[str, Any], listed: Callable[[list[Chunk], int], list[Mention]]) -> None:
        self.sides = tuple(f"{word} " for word in grammar["counted_sides"])
        self.there = frozenset(grammar["sayings"]["counting"])
        self.listed = listed  # the actors that follow a chunk

    def opens(self, chunks: list[Chunk]) -> bool:
        """Whether a sentence begins with the words for a side."""
        return len(chunks) > 2 and f"{chunks[0].text} ".startswith(self.sides)

    def read(self, sentence: Sentence, chunks: list[Chunk]) -> Iterator[RawFact]:
        """The attendance of those counted."""
        if not self.opens(chunks):
            return
        for k in range(1, min(_REACH, len(chunks) - 1)):
            if chunks[k].text in self.there:
                people = [m for m in self.listed(chunks, k) if m.kind in ("person", "post") or self._guest(m)]
                if any(m.kind in ("person", "post") for m in people):
                    yield RawFact("attended", SIDE, sentence, people, position=chunks[k].start)
                return
            if chunks[k].kind == "verb" or chunks[k].text in ".;:" or (chunks[k].kind == "actor" and k > 2):
                return

    def _guest(self, mention: Mention) -> bool:
        """Whether a body may be among those who attend: not ASEAN of `đại sứ các nước ASEAN`."""
        return mention.kind == "organization" and mention.certain and mention.detail != "international"
