"""Partnerships that a name tells without any verb: `Đối tác Chiến lược A - B`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.annotate.dates import DateValue
from kg.annotate.mentions import Chunk, Mention, Sentence
from kg.extraction.raw import RawFact

_MEMBERS = frozenset({"country", "organization"})
_DOUBT = frozenset({"irrealis", "conditional", "negation", "future"})
_BEFORE = 6  # chunks before the level that may put it in doubt


class Partnerships:
    """Reads a formal level with the two that it joins right after it."""

    def __init__(self, grammar: dict[str, Any]) -> None:
        self.bare = frozenset(grammar["bare_levels"])
        self.of = frozenset(grammar["of_words"])
        self.listing = frozenset(grammar["listing_words"])
        self.raised = frozenset(grammar["raised_to"])
        self.founded = frozenset(grammar["sayings"]["founded"])
        self.relations = frozenset(grammar["relation_words"])

    def read(self, sentence: Sentence, chunks: list[Chunk]) -> Iterator[RawFact]:
        """The partnerships of one sentence."""
        for k, chunk in enumerate(chunks[:-1]):
            if chunk.kind != "partnership":
                continue
            both = chunks[k + 1]
            if partners := self._founded(chunks, k):
                yield RawFact(
                    "hasPartnershipWith",
                    "partnership.founded",
                    sentence,
                    partners,
                    reciprocal=True,
                    countries=True,
                    dates=[c.value for c in chunks[k + 2 : k + 4] if isinstance(c.value, DateValue)],
                    attributes={"level": chunk.mentions[0].label},
                    position=chunk.start,
                )
            if len(partners := self._listed(chunks, k)) > 1:
                yield RawFact(
                    "hasPartnershipWith",
                    "partnership.listed",
                    sentence,
                    chunks[k + 2].mentions,
                    partners,
                    countries=True,
                    attributes={"level": chunk.mentions[0].label},
                    position=chunk.start,
                )
            if both.kind == "pair" and self._asserted(chunks, k):
                level = chunk.mentions[0]
                if all(m.kind in _MEMBERS for m in both.mentions):
                    yield RawFact(
                        "hasPartnershipWith",
                        "partnership.named",
                        sentence,
                        both.mentions,
                        reciprocal=True,
                        countries=True,
                        attributes={"level": level.label},
                        position=chunk.start,
                    )

    def _founded(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`quan hệ A - B …, Đối tác Chiến lược được xác lập năm D`: A and B, told before the level."""
        if chunks[k + 1].text not in self.founded or not any(isinstance(c.value, DateValue) for c in chunks[k + 2 : k + 4]):
            return []
        both = (c.mentions for c in reversed(chunks[:k]) if c.kind == "pair" or (c.kind == "actor" and c.mentions[0].group == "countries"))
        return next(both, [])

    def _listed(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`bảy Đối tác Chiến lược của A gồm B, C và D`: B, C and D."""
        if (
            k + 4 >= len(chunks)
            or chunks[k + 1].text not in self.of
            or chunks[k + 2].kind != "actor"
            or chunks[k + 2].mentions[0].kind != "country"
        ):
            return []
        lists = chunks[k + 3].text in self.listing or (chunks[k + 3].text == ":" or chunks[k + 3].text == "(")
        return [m for m in chunks[k + 4].mentions if m.kind in _MEMBERS] if lists and chunks[k + 4].kind == "actor" else []

    def _asserted(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the level is a formal one that the two have, no aim, and no verb or noun before it tells it already."""
        level = chunks[k].mentions[0]
        if level.key in self.bare or not level.label[0].isupper():
            return False
        before = chunks[max(0, k - _BEFORE) : k]
        if any(c.text in self.raised or c.text in self.relations for c in before[-3:]):
            return False
        return not any(c.tags & _DOUBT or "partnership.upgrade" in c.rules for c in before)
