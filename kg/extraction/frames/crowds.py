"""Names beside which somebody else is meant: the people of a country, the kin of a person, the bodies of several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.annotate.mentions import Chunk, Mention


class Crowds:
    """Tells whether an actor stands for people of his who are not named."""

    def __init__(self, grammar: dict[str, Any]) -> None:
        self.words = {name: frozenset(words) for name, words in grammar.items() if isinstance(words, list)}
        self.officials = frozenset(grammar["sayings"]["who_govern"])
        self.masses = frozenset(grammar["sayings"]["masses"])

    def is_word(self, chunk: Chunk, name: str) -> bool:
        """Whether a chunk is a word of a named class of `grammar.toml`."""
        return chunk.text in self.words[name]

    def _persons(self, mentions: Sequence[Mention]) -> bool:
        """Whether all are persons or holders of posts."""
        return all(m.kind in ("person", "post") for m in mentions)

    def _kin_of(self, chunks: list[Chunk], k: int) -> bool:
        """Whether people of the actor at `k` are meant, not himself."""
        if k > 1 and self.is_word(chunks[k - 1], "sides") and any(c.text in self.officials for c in chunks[max(0, k - 4) : k - 1]):
            return True  # `gặp các quan chức chính quyền Tổng thống A`
        return k > 1 and chunks[k - 1].text in self.words["of_words"] and self.is_word(chunks[k - 2], "kin")

    def _whose_all(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a body stands for several: counted before, or of two countries after."""
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        shared = after is not None and after.kind == "actor" and after.mentions[0].group == "countries"
        return shared or (self.is_word(chunks[k - 1], "quantifiers") and not chunks[k].mentions[0].key)

    def _masses(self, chunks: list[Chunk], k: int) -> bool:
        """`thăm bốn công dân A`, `gặp một số quan chức O`: whether some people of a country or body stand there, not itself."""
        said = [" ".join(c.text for c in chunks[max(0, k - i) : k]) for i in (0, 1, 2)]
        whose = k > 1 and chunks[k - 1].text in self.words["of_words"]  # `gặp các doanh nghiệp hàng đầu của A`
        if whose and any(c.text in self.masses or c.text.partition(" ")[2] in self.masses for c in chunks[max(0, k - 4) : k - 1]):
            return True
        people = next((i for i in (1, 2) if said[i] in self.masses or said[i].partition(" ")[2] in self.masses), 0)
        return people > 0 and (chunks[k].mentions[0].kind == "country" or self.is_word(chunks[k - people - 1], "quantifiers"))
