"""A delegation takes its leader in."""

from __future__ import annotations

from typing import Any

from kg.annotate.mentions import Chunk
from kg.extraction.suites import is_word


class Delegations:
    """Finds who leads a delegation that a sentence names."""

    def __init__(self, words: dict[str, Any], visits: frozenset[str]) -> None:
        self.visits = visits  # rules whose triggers are verbs of visiting
        self.led_by = frozenset(words["led_by"])
        self.guidance = frozenset(words["guidance"])
        self.leads = frozenset(words["leads"])

    def read(self, chunks: list[Chunk]) -> tuple[list[Chunk], list[tuple[Chunk, Chunk]]]:
        """`Đoàn … do A dẫn đầu`: the delegation takes A as leader; also the pairs (leader, delegation) found."""
        found: list[tuple[Chunk, Chunk]] = []
        self._guided(chunks, found)
        if "delegation" not in [c.mentions[-1].kind for c in chunks if c.kind == "actor"]:
            return chunks, found
        kept: list[Chunk] = []
        i = 0
        while i < len(chunks):
            chunk = chunks[i]
            delegation = chunk.kind == "actor" and chunk.mentions[-1].kind == "delegation"
            by = i + 1 + (i + 1 < len(chunks) and chunks[i + 1].text == ",")  # `đoàn …, do A dẫn đầu`
            if delegation and by + 2 < len(chunks) and is_word(chunks[by], self.led_by) and chunks[by + 1].kind == "actor":
                j = by + 2
                kinds = [m.kind for m in chunks[by + 1].mentions]
                if kinds == ["person", "delegation"] and is_word(chunks[j], self.led_by):  # `đoàn A do B và đoàn C do D dẫn đầu`
                    chunk.mentions[-1].leader = chunks[by + 1].mentions[0]
                    found.append((chunks[by + 1], chunk))
                if j + 1 < len(chunks) and chunks[j].text == "," and chunks[j + 1].text in self.leads:
                    j += 1  # `đoàn … do A, Phó Chủ tịch B, dẫn đầu`
                elif j + 1 < len(chunks) and chunks[j].text == "," and (ends := self._posts_end(chunks, j)):
                    j = ends  # `đoàn … do A, Phó Chủ tịch B, và C, Tỉnh trưởng tỉnh D dẫn đầu`
                while j < len(chunks) and chunks[j].kind == "word" and "adverbs" in chunks[j].tags:
                    j += 1
                if j < len(chunks) and self.visits & set(chunks[j].rules):  # `đoàn … do A sang thăm …`
                    chunk.mentions[-1].leader = chunks[by + 1].mentions[0]
                    found.append((chunks[by + 1], chunk))
                    kept.append(chunk)
                    i = j
                    continue
                if j < len(chunks) and chunks[j].text in self.leads:
                    chunk.mentions[-1].leader = chunks[by + 1].mentions[0]
                    found.append((chunks[by + 1], chunk))
                    chunk.end = chunks[j].end
                    kept.append(chunk)
                    i = j + 1
                    if i < len(chunks) and chunks[i].text == ",":
                        i += 1
                    continue
            kept.append(chunk)
            i += 1
        return kept, found

    def _guided(self, chunks: list[Chunk], found: list[tuple[Chunk, Chunk]]) -> None:
        """`Đoàn …, đang thăm C dưới sự dẫn dắt của A`: the delegation takes A as leader, wherever in the clause it stands."""
        for k, chunk in enumerate(chunks[:-1]):
            if chunk.text not in self.guidance or chunks[k + 1].kind != "actor":
                continue
            led = next((c for c in reversed(chunks[:k]) if c.kind == "actor" and c.mentions[-1].kind == "delegation"), None)
            if led is not None:
                led.mentions[-1].leader = chunks[k + 1].mentions[0]
                found.append((chunks[k + 1], led))

    def _posts_end(self, chunks: list[Chunk], k: int) -> int:
        """Past the posts that follow a name, to the verb of leading; 0 where something else stands between."""
        for j in range(k, min(k + 8, len(chunks))):
            if chunks[j].text in self.leads:
                return j
            post = chunks[j].kind == "actor" and all(m.kind in ("post", "organization") for m in chunks[j].mentions)
            if not (post or chunks[j].kind == "place" or chunks[j].text == ","):
                return 0
        return 0
