"""Frames of visits and invitations that a noun tells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kg.annotate.mentions import Chunk, Mention, unnamed
from kg.extraction.frames.looking import Match
from kg.extraction.frames.meetings import Meetings
from kg.extraction.triggers import Trigger


class Journeys(Meetings):
    """`chuyến thăm X của A`, `theo lời mời của B`."""

    def visit_of(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`chuyến thăm X của A`, `chuyến thăm của A tới X`."""
        host: list[Mention] = []
        visitor: list[Mention] = []
        if t.index and self.is_word(chunks[t.index - 1], "rumours"):
            return  # `câu hỏi về khả năng chuyến thăm …`
        if t.irrealis and t.index and chunks[t.index - 1].text in self.words["one"]:
            return  # `có thể mở đường cho một chuyến thăm …`
        reach = 13 if any(c.text == "(" for c in chunks[t.index + 1 : t.index + 5]) else 9  # `chuyến thăm X (30/9 - 1/10) của A`
        for j in range(t.index + 1, min(len(chunks), t.index + reach)):
            chunk = chunks[j]
            if host and self._attending(chunks, j):
                continue  # `chuyến thăm X và tham dự E của A`
            if visitor and not host and (counted := self._counted_hosts(chunks, j)):
                host = counted
            if chunk.kind == "verb" or (chunk.kind == "punct" and chunk.text in ",;.:") or "complementizers" in chunk.tags:
                break
            before = chunks[j - 1].text
            if chunk.kind in ("actor", "place"):
                if before in self.words["of_words"] and not visitor:
                    visitor = [m for m in chunk.mentions if m.kind in ("person", "post", "group", "delegation", "pronoun")]
                elif before not in self.words["of_words"] and not host and (not visitor or "prepositions" in chunks[j - 1].tags):
                    host = self.hosts_from(chunks, j, found) if (found := self._wanted(chunk, "host")) else []
                if visitor and host:
                    break
            elif not host and self.is_word(chunk, "listing_words"):  # `chuyến công du ba nước gồm A, B và C`
                host = [m for c in chunks[j + 1 : j + 2] for m in self._wanted(c, "host")]
        if host and not visitor and chunks[j].text in self.words["copulas"] and any(map(self.is_journey, chunks[j + 1 : j + 3])):
            visitor = self._owner(chunks, j + 1, min(len(chunks), j + 11))[1]  # `chuyến thăm X là chuyến công du đầu tiên của A`
        host = host or self.toured(chunks, t.index)
        own = any(a.text in self.words["of_words"] and self.is_word(b, "selves") for a, b in pairwise(chunks[t.index : t.index + 12]))
        if host and not visitor and own:
            visitor = t.following or t.subject or []  # `chuyến thăm X của mình, A …`
        if host and visitor:
            yield Match(visitor, host, t.index, settled=True)
        elif host and not visitor and (owner := self._remembered(chunks, t.index)):
            yield Match(owner, host, t.index, settled=True)
        elif (
            host and not visitor and t.index and chunks[t.index - 1].text in self.afters and t.following and t.following[0].kind == "person"
        ):
            yield Match(t.following, host, t.index, settled=True)  # `…, sau chuyến thăm C, ông A nói`
        elif host and not visitor and self._back_from(chunks, t):
            yield Match(t.subject, host, t.index, settled=True)
        elif host and not visitor and (t.subject or t.following) and self._during(chunks, t.index):
            yield Match(t.subject or t.following, host, t.index, settled=True)

    def first_visited(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`C là nước đầu tiên (mà) A đến thăm`: A visited C."""
        visitor = [m for m in self.actor_at(chunks, t.index - 1) if m.kind in ("person", "post")]
        if not visitor:
            return
        for j in range(t.index - 2, max(0, t.index - 9), -1):
            if chunks[j].text in self.words["copulas"]:
                host = [m for m in self.actor_at(chunks, j - 1) if m.kind == "country"]
                first = any("firsts" in c.tags for c in chunks[j + 1 : t.index - 1])
                if host and first and chunks[j + 1].text in self.state_words:
                    yield Match(visitor, host[-1:], t.index, settled=True)
                return
            if chunks[j].kind not in ("word", "place"):
                return

    def _counted_hosts(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`chuyến công du năm nước của A, bao gồm: B, C và D`: those counted after a comma."""
        if chunks[k].text != "," or k + 2 >= len(chunks) or not self.is_word(chunks[k + 1], "listing_words"):
            return []
        j = k + 2 + (chunks[k + 2].text == ":")
        return self._wanted(chunks[j], "host") if j < len(chunks) else []

    def _attending(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a verb of attending stands there, joined to the noun of a visit."""
        attends = any(rule.startswith("attendance.") for rule in chunks[k].rules)
        return attends and ("conjunctions" in chunks[k - 1].tags or chunks[k - 1].text == ",")

    def _back_from(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`A vừa trở về sau chuyến công du B`: whether nobody else stands between who acts and the journey."""
        if t.index < 2 or chunks[t.index - 1].text not in self.afters or not t.subject or t.subject[0].kind != "person":
            return False
        for j in range(t.index - 2, -1, -1):
            if chunks[j].mentions is t.subject:
                return True
            if chunks[j].kind in ("verb", "punct") or any(m.kind not in ("country", "place") for m in chunks[j].mentions):
                return False
        return False

    def _during(self, chunks: list[Chunk], k: int) -> bool:
        if k and chunks[k - 1].kind == "verb" and chunks[k - 1].text.rpartition(" ")[2] in self.words["during_words"]:
            return True  # `phát biểu trong chuyến thăm B`
        if k and chunks[k - 1].kind == "word" and chunks[k - 1].text.rpartition(" ")[2] in self.in_course:
            return True  # `cuối chuyến thăm B`, `tận dụng chuyến thăm B`, `trước chuyến thăm B`
        return any(c.text in self.words["during_words"] for c in chunks[max(0, k - 2) : k])

    def invitation_of(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`theo lời mời của A`: A invited the subject."""
        k = t.index + 1
        if k < len(chunks) and chunks[k].text in self.words["of_words"]:
            k += 1
        host = (
            self.actor_at(chunks, k) if not chunks[t.index].text.endswith(self.visiting) else []
        )  # `nhận lời mời thăm C`: whose is not told
        for j in range(k, min(len(chunks) - 1, k + 5)):  # `nhận lời mời thăm P của A`
            if chunks[j].text in self.words["of_words"] and j > k:
                host = self.actor_at(chunks, j + 1)
                break
            if chunks[j].kind not in ("actor", "place", "event", "word", "verb") or chunks[k - 1].text in self.words["of_words"]:
                break
        people = ("person", "post", "group", "delegation", "pronoun")
        if t.near >= 0 and t.subject and t.subject[0].kind not in people:
            t.subject = t.main
        guest = t.following if t.following and (t.index == 0 or chunks[t.index - 1].kind == "punct" or t.subject is None) else t.subject
        if (not guest or guest[0].kind not in ("person", "post", "group", "delegation", "pronoun")) and (
            visitor := self._visitor_before(chunks, t.index)
        ):
            guest = visitor
        if guest and guest[0].kind not in people and any("visit.of" in c.rules for c in chunks[: t.index]):
            guest = None
        if host and not guest and any("visit.of" in c.rules for c in chunks[: t.index]):
            guest = [unnamed("visitor", chunks[t.index])]  # `Chuyến thăm diễn ra theo lời mời của B`
        if host and guest:
            yield Match(host, guest, t.index, settled=True)

    def _visitor_before(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`chuyến thăm X của A theo lời mời của B`: A."""
        for j in range(k - 1, max(0, k - 9), -1):
            if chunks[j].kind == "punct" and chunks[j].text in ".;":
                break
            if (
                chunks[j].kind == "actor"
                and chunks[j - 1].text in self.words["of_words"]
                and any("visit.of" in c.rules for c in chunks[max(0, j - 6) : j])
            ):
                return chunks[j].mentions
        return []
