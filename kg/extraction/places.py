"""Where an event took place: read off the clause around its trigger."""

from __future__ import annotations

from typing import Any

from kg.annotate.mentions import WIDE, Chunk, Mention
from kg.extraction.modality import Modality
from kg.extraction.raw import RawFact
from kg.extraction.triggers import SKIPPED, Trigger

_AFTER_COMMA = 5  # chunks from a comma to the preposition of a place beyond it
_OPENING = 3  # chunks with which a sentence opens
_STAY = 7  # chunks that how long a stay lasts may take


class Places(Modality):
    """Reads places too."""

    def __init__(self, grammar: dict[str, Any], nouns: frozenset[str], speech: frozenset[str], hosting: frozenset[str]) -> None:
        super().__init__(grammar, nouns, speech)
        self.hosting = hosting  # rules of organizing
        self.at = frozenset(grammar["at_words"])
        self.inside = frozenset(grammar["sayings"]["inside"])
        self.standing = self.at | self.inside
        self.where = frozenset(grammar["where"])
        self.here = frozenset(grammar["beginnings"]["here"])
        self.buildings = frozenset(grammar["sayings"]["buildings"])
        self.apart = frozenset(grammar["sayings"]["when"]) | frozenset(grammar["sayings"]["afters"])
        self.reasons = frozenset(grammar["sayings"]["reasons"])
        self.troubles = tuple(grammar["sayings"]["troubles"])
        self.terms = frozenset(grammar["sayings"]["terms_of_office"])
        self.topics = frozenset(grammar["sayings"]["topics"])
        self.including = frozenset(grammar["sayings"]["including"])
        self.purposes = frozenset(grammar["purposes"]) | frozenset(grammar["passives"]) | frozenset(grammar["list_joins"])

    def place(self, chunks: list[Chunk], t: Trigger, at: int, hosts: list[Mention]) -> Mention | None:
        """The place of the clause: `tại P` after the trigger, else before it; before it, where a comma parts the other from the trigger."""
        parted, comma = False, at
        later: Mention | None = None
        for j in range(at + 1, len(chunks) - 1):
            chunk = chunks[j]
            if (
                chunk.kind == "verb"
                and self._finite(chunks, j)
                and j > t.index
                and not self._joined(chunks, j)
                and not self._held(chunks, j)
            ) or (chunk.kind == "punct" and chunk.text in ";."):
                break
            parted, comma = parted or chunk.text == ",", j if chunk.text == "," else comma
            place = self._stands(chunks, j) if chunk.text in self.standing else None
            if place and place not in hosts and chunks[j - 1].text not in self.including:
                if not parted:
                    return place
                held = any("takes_place" in c.tags for c in chunks[max(comma, j - _AFTER_COMMA) : j])  # `…, sẽ diễn ra ngày D tại P`
                later = place if held or j - comma < _AFTER_COMMA else None
                break
        return self._place_before(chunks, t, hosts) or later

    def of_another(self, chunks: list[Chunk], t: Trigger, place: Mention) -> bool:
        """Whether the place is where somebody speaks of the act, or where what is joined to the noun was: `đàm phán tại P và cuộc gọi`."""
        k = next((i for i, c in enumerate(chunks) if place in c.mentions), t.index)
        ahead = t.index > 0 and k < t.index and chunks[t.index - 1].text.rpartition(" ")[2] in self.lies_ahead
        if ahead and not self.nouns.isdisjoint(chunks[t.index].rules):
            return True  # `bên lề E tại P, các quan chức họp trước cuộc gặp giữa A và B`
        if k == t.index - 2 and self._joined(chunks, t.index) and not self.nouns.isdisjoint(chunks[t.index].rules):
            return True
        return t.embedded and any(c.kind == "verb" and not self.speech.isdisjoint(c.rules) for c in chunks[k + 1 : t.index])

    def first_place(self, chunks: list[Chunk]) -> Mention | None:
        """The first place that a sentence tells to be that of something: `Lễ ký D diễn ra tại P`."""
        return next((place for j in range(len(chunks) - 1) if chunks[j].text in self.standing and (place := self._stands(chunks, j))), None)

    def _place_before(self, chunks: list[Chunk], t: Trigger, hosts: list[Mention]) -> Mention | None:
        """The place told before the trigger."""
        caused = False
        for j in range(t.index - 1, -1, -1):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text == ";":
                return self._clause_before(chunks, j)
            country = chunk.kind == "actor" and [m.kind for m in chunk.mentions] == ["country"]
            if (chunk.kind == "place" or country) and j and chunk.mentions[0] not in hosts and self._gone_to(chunks, j, t):
                return chunk.mentions[0]
            if chunk.text in self.where and (there := self._there(chunks, j)):
                return there if there not in hosts else None
            caused = caused or (chunk.text in self.reasons and j != t.near - 1)  # `B bị phản đối ở P do A và C ký …`
            present = chunk.kind == "verb" and chunk.text.rpartition(" ")[2] in self.at  # `Trong hai ngày có mặt tại P, A dự E`
            place = self._place_after(chunks, j) if present else self._stands(chunks, j) if chunk.text in self.standing else None
            if place and place not in hosts and not (caused and j > _OPENING) and not (chunks[0].text in self.topics and t.near > j):
                return place
        heads = len(chunks) > 2 and chunks[0].kind == "place" and chunks[1].text == "," and chunks[2].kind == "date"  # `P, chiều D, A …`
        return chunks[0].mentions[0] if heads and chunks[0].mentions[0].detail not in WIDE else None

    def _clause_before(self, chunks: list[Chunk], k: int) -> Mention | None:
        """`Sáng D, tại P, A gặp B; hội kiến C`, `A thăm P; tại đây, …`: the place that the clause before `;` opens with, or names last."""
        if k + 1 < len(chunks) and chunks[k + 1].text in self.here:
            return next((c.mentions[0] for c in reversed(chunks[:k]) if c.kind == "place" and c.mentions[0].detail not in WIDE), None)
        for j in range(k):
            if chunks[j].kind in ("actor", "verb"):
                break
            if chunks[j].text in self.at:
                return self._place_after(chunks, j)
        return None

    def _stands(self, chunks: list[Chunk], k: int) -> Mention | None:
        """The place after a preposition at `k`: `tại P`, `trong tòa P`."""
        if chunks[k].text in self.inside:
            k += k + 1 < len(chunks) and chunks[k + 1].text in self.buildings  # `trong tòa P`
            site = chunks[k + 1] if k + 1 < len(chunks) else None
            return site.mentions[0] if site is not None and site.kind == "place" and site.mentions[0].detail not in WIDE else None
        if chunks[k].text not in self.at or self._bureau(chunks, k):
            return None
        return self._place_after(chunks, k)

    def _there(self, chunks: list[Chunk], k: int) -> Mention | None:
        """`P, nơi A gặp B`, `P trong hai ngày D, nơi A gặp B`: P."""
        j = k - 1 - (k > 1 and chunks[k - 1].text == ",")
        if j > 0 and chunks[j].kind == "date":
            j -= 1
            while j > 0 and chunks[j].kind == "word" and j > k - _STAY:
                j -= 1
        named = chunks[j].mentions[-1] if j >= 0 and chunks[j].kind in ("place", "actor") else None
        return named if named is not None and named.kind in ("place", "country") and named.detail not in WIDE else None

    def _held(self, chunks: list[Chunk], k: int) -> bool:
        """`dự E do A tổ chức tại P`: whether a verb only tells who holds the gathering."""
        return not self.hosting.isdisjoint(chunks[k].rules) and chunks[k - 1].kind == "actor"

    def _gone_to(self, chunks: list[Chunk], k: int, t: Trigger) -> bool:
        """`A sang P dự E`, `A đến P để gặp B`, `A bay sang P và được B tiếp`: whether somebody went to the place at `k` for the act."""
        going = chunks[k - 1].text.rpartition(" ")[2] in self.comings or "visit.arrive" in chunks[k - 1].rules
        came = going and chunks[k].mentions[0].detail not in WIDE
        if chunks[k].kind == "place" and chunks[k].mentions[0].detail not in WIDE and self._goer_acts(chunks, k, t):
            return True
        rest = self._unbracketed(chunks[k + 1 : t.index])
        dated = [i + 1 < len(rest) and rest[i + 1].kind == "date" for i in range(len(rest))]  # `đến P vào ngày D để …`
        between = [c for c, before in zip(rest, dated, strict=True) if c.text != "," and not (before and c.kind == "word")]
        plain = all(
            (c.kind == "word" and (c.tags & SKIPPED or "list_joins" in c.tags or c.text in self.purposes)) or c.kind in ("date", "place")
            for c in between[:-1]
        )
        last = between[-1] if between else None
        return (
            came
            and plain
            and (
                last is None
                or (last.kind == "actor" and t.passive)
                or last.kind in ("date", "place")
                or (last.kind == "word" and (bool(last.tags & SKIPPED) or last.text in self.purposes))
            )
        )

    def _goer_acts(self, chunks: list[Chunk], k: int, t: Trigger) -> bool:
        """`A bay vào P dự E, gặp B`, `A thăm P và cùng B chủ trì E`: whether who goes to the place at `k` is who acts."""
        goes = chunks[k - 1].text.rpartition(" ")[2] in self.comings or any(r.startswith("visit.") for r in chunks[k - 1].rules)
        goer = next((c for c in reversed(chunks[max(0, k - 5) : k]) if c.kind in ("actor", "punct")), None)
        if not goes or goer is None or not any(m in (t.subject or ()) for m in goer.mentions) or t.passive or t.embedded:
            return False
        return not any(
            c.text in self.apart or c.text == ":" or "complementizers" in c.tags or not self.speech.isdisjoint(c.rules)
            for c in chunks[k + 1 : t.index]
        )

    def _unbracketed(self, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks without those in brackets: `sang P (C), làm việc với B`."""
        kept, depth = [], 0
        for chunk in chunks:
            depth += chunk.text == "("
            if not depth:
                kept.append(chunk)
            depth -= chunk.text == ")"
        return kept

    def _joined(self, chunks: list[Chunk], k: int) -> bool:
        """`gặp A và hội kiến B tại P`: whether a verb is joined to the one before."""
        return k > 0 and "conjunctions" in chunks[k - 1].tags

    def _bureau(self, chunks: list[Chunk], k: int) -> bool:
        """`phóng viên TTXVN tại Tokyo`, `tình hình ở Ukraine`: where a medium's bureau is, or what is spoken of."""
        before = chunks[k - 1] if k else None
        if any(c.text in self.terms for c in chunks[max(0, k - 3) : k]):
            return True  # `bắt đầu nhiệm kỳ công tác tại Việt Nam`
        if " ".join(c.text for c in chunks[max(0, k - 3) : k]).endswith(self.troubles):
            return True  # `thảo luận về tình hình ở Ukraine`
        return before is not None and (
            any(m.detail == "media" for m in before.mentions) or "source_nouns" in before.tags or "reporters" in before.tags
        )

    def _place_after(self, chunks: list[Chunk], k: int) -> Mention | None:
        for j in range(k + 1, min(len(chunks), k + 3)):
            if chunks[j].kind == "place":
                return chunks[j].mentions[0] if chunks[j].mentions[0].detail not in WIDE else None
            if chunks[j].kind == "actor" and chunks[j].mentions[0].kind in ("country", "organization") and j == k + 1:
                return chunks[j].mentions[0]
            if chunks[j].kind != "word":
                return None
        return None

    def on_journey(self, fact: RawFact, journey: RawFact | None, t: Trigger, chunks: list[Chunk]) -> bool:
        """Whether a meeting is told together with the visit before it."""
        if journey is None or fact.status != journey.status:
            return False
        if t.passive:  # `A thăm P, được B tiếp`
            received = "passives" in chunks[t.near - 1].tags and chunks[t.near - 2].text == ","
            return received and fact.objects == journey.agents
        beside = chunks[t.index - 1].mentions == journey.objects[-1:]  # `A đến P hội đàm với B`
        aimed = "purposes" in chunks[t.index - 1].tags  # `A đến P để gặp B`
        return (t.coordinated or beside or aimed) and fact.agents == journey.agents
