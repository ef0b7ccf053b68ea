"""Documents that a sentence names by kind alone: `ký các thỏa thuận thương mại`, `ký sắc lệnh`."""

from __future__ import annotations

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.frames.looking import Looking

_WORDS = 5  # chunks after the kind that may tell what a document is about
_STOPS = frozenset({"prepositions", "conjunctions", "complementizers", "auxiliaries", "future", "negation", "irrealis", "list_joins"})


class Papers(Looking):
    """Reads them where no document with a name stands."""

    def paper(self, chunks: list[Chunk], k: int) -> tuple[int, list[Mention]]:
        """The document of a kind after the verb at `k`: the index where its name ends, and the mention; empty if there is none."""
        j = k + 1
        while j < len(chunks) and chunks[j].text in self.before_deeds:
            j += 1
        if j >= len(chunks) or not (chunks[j].text in self.deeds or chunks[j].text in self.laws):
            return -1, []
        end = j
        while end + 1 < len(chunks) and end - j < _WORDS and self._goes_on(chunks[end + 1]):
            end += 1
        vague = any(chunk.text in self.vague_deeds for chunk in chunks[j + 1 : end + 1])
        if vague or (end == j and chunks[j].text not in self.laws):
            return -1, []
        label = " ".join(chunk.text for chunk in chunks[j : end + 1])
        return end, [Mention("document", label, chunks[j].start, chunks[end].end)]

    def _goes_on(self, chunk: Chunk) -> bool:
        """Whether a chunk may still belong to the name of a document."""
        return chunk.kind == "word" and chunk.text not in self.worth and not chunk.tags & _STOPS and chunk.text.replace(" ", "").isalpha()

    def one_more(self, named: list[Mention], chunks: list[Chunk], k: int) -> bool:
        """Whether what is named next is one more of a list, and not what the last is: `ký D, hiệp ước đầu tiên giữa hai nước`."""
        more = chunks[k].mentions[0]
        alike = bool(named) and not named[-1].certain and chunks[k - 1].text == ","
        return more.certain or (len(more.label.split()) > 2 and (alike or chunks[k - 1].text != ","))
