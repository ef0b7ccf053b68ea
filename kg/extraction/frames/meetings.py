"""Frames of meetings that a noun tells: `cuộc gặp giữa A và B`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Any

from kg.annotate.mentions import Chunk, Mention, unnamed
from kg.extraction.frames.looking import HOSTS, Match
from kg.extraction.frames.stops import Stops
from kg.extraction.governing import lies_in
from kg.extraction.members import one_by_one
from kg.extraction.triggers import Trigger

_QUOTES = frozenset("\"“”'‘’")
_CLAUSE_ENDS = frozenset(",;.")


class Meetings(Stops):
    """`cuộc gặp giữa A và B`, `hội đàm với C`."""

    def between(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`cuộc gặp giữa A và B`, `cuộc gặp với B`, `cuộc gặp của A với B`."""
        agents: list[Mention] = []
        if self._only_possible(chunks, t.index) or self._unmentioned(chunks, t.index):
            return
        if (arranged := self._arranged(chunks, t.index)) is not None:
            if not arranged:
                return  # `A đề nghị tổ chức cuộc gặp giữa B và C`
            t.planned = True  # `A và B nhất trí tổ chức cuộc gặp`
        if listed := self._listed(chunks, t.index):
            yield Match(t.subject, listed, t.index, settled=True)
            return
        if shown := self._shown(chunks, t.index):
            yield Match(shown, [], t.index, reciprocal=True, settled=True)
            return
        if (
            (self._inside(chunks, t.index) or self._after(chunks, t.index))
            and t.subject
            and len(t.subject) == 2
            and self._alone(chunks, t.index)
        ):
            if self._persons(t.subject):
                yield Match(t.subject, [], t.index, reciprocal=True, settled=True)  # `A và B nhất trí … trong cuộc hội đàm tại P`
            return
        if parties := self._alone_together(chunks, t):
            yield Match(*parties, t.index, reciprocal=not parties[1], settled=True)
            return
        if self._inside(chunks, t.index) and t.subject and len(t.subject) == 1 and (other := self._spoken_with(chunks, t)):
            yield Match(t.subject, other, t.index, settled=True)
            return
        quoted = False
        opened = any(c.text in _QUOTES for c in chunks[max(0, t.index - 2) : t.index])
        for j in range(t.index + 1, min(len(chunks), t.index + 12)):
            chunk = chunks[j]
            if chunk.text in _QUOTES and (opened or j == t.index + 1 or quoted):
                quoted, opened = not (quoted or opened), False  # `cuộc gặp “mang tính xây dựng” với B`, `“cuộc gặp tuyệt vời” với B`
                continue
            if quoted:
                continue
            if j == t.index + 1 and chunk.text in self.words["takes_place"] and self._at(chunks, t.index) and len(t.following or []) == 1:
                comma = next((i for i in range(j, min(len(chunks), j + 9)) if chunks[i].text == ","), j)
                other = self._told_to(chunks, comma) or [unnamed("counterpart", chunks[t.index])]
                yield Match(t.following, other, t.index, settled=True)  # `Tại cuộc hội đàm diễn ra …, A …`
                return
            if chunk.text == ":" and t.subject and (each := one_by_one(chunks, j, self.words["with_words"])):
                yield Match(t.subject, each, t.index, settled=True)
                return
            if chunk.kind == "verb" and chunks[j - 1].text in self.words["passives"] and self._between_ahead(chunks, j):
                continue  # `cuộc gặp đã được công bố giữa A và B`
            if chunk.kind == "punct" or chunk.kind == "verb":
                both = t.following or []
                if chunk.text == "," and len(both) == 2 and (self._inside(chunks, t.index) or self._peers(both)) and self._persons(both):
                    yield Match(both, [], t.index, reciprocal=True, settled=True)  # `Tại cuộc gặp, A và B …`
                elif chunk.text == "," and len(both) == 1 and self._at(chunks, t.index) and (told := self._told_to(chunks, j)):
                    yield Match(both, told, t.index, settled=True)  # `Tại cuộc gặp, A nói với B`
                elif chunk.text == "," and len(both) == 1 and self._the_leaders(both[0]) and self._at(chunks, t.index):
                    yield Match(both, [], t.index, reciprocal=True, settled=True)  # `Sau cuộc hội đàm, hai nhà lãnh đạo …`
                return
            if chunk.text in self.reasons and chunk.kind == "word" and j + 1 < len(chunks) and chunks[j + 1].kind != "actor":
                return  # `hủy cuộc gặp do căng thẳng giữa A và B`
            found = self.actor_at(chunks, j)
            if not found or (found[0].kind in HOSTS and chunks[j - 1].text in self.words["at_words"]):
                continue
            word = chunks[j - 1].text
            if j == t.index + 1 and word.rpartition(" ")[2] in self.words["between_words"] | self.words["with_words"]:
                word = word.rpartition(" ")[2]
            among = word in self.words["between_words"]
            if j == t.index + 1 and j + 2 < len(chunks) and chunks[j + 1].text == "-" and found[0].kind in ("person", "post"):
                if other := self.actor_at(chunks, j + 2):
                    yield Match([*found, *other], [], t.index, reciprocal=True, settled=True)  # `cuộc gặp A - B`
                return
            if j == t.index + 1 and found[0].kind in ("person", "post") and self._at(chunks, t.index) and not among:
                met: list[Mention] | None = t.following or t.subject or self._remembered(chunks, t.index)
                if self._told_by_person(t, met):
                    met = t.main  # `A khẳng định B ủng hộ … trong cuộc gặp C`
                if met and met[0].group in ("leaders", "sides"):  # `Tại cuộc gặp B, hai nhà lãnh đạo …`: B and whom the article is about
                    met = [unnamed("protagonist", found[0])]
                yield Match(met, found, t.index, settled=True)  # `Tại buổi tiếp B, A …`
                return
            if j == t.index + 1 == 1 and not among and found[0].kind in ("person", "post") and found[0].certain and len(found) == 1:
                yield Match(None, found, t.index)  # `Cuộc gặp B bị hủy`: of whom was spoken of before
                return
            if j == t.index + 1 and found[0].kind in ("person", "post") and t.near >= 0 and t.subject and self._called_off(chunks, t.index):
                yield Match(t.subject, found, t.index)  # `A hủy cuộc gặp B`
                return
            if among:
                if rule.get("object") == "people" and any(m.kind not in ("person", "post") for m in found):
                    return  # `cuộc đàm phán giữa A và B` of states is no meeting
                if j + 2 < len(chunks) and chunks[j + 1].text in self.words["with_words"] and (other := self.actor_at(chunks, j + 2)):
                    yield Match(found, other, t.index, settled=True)
                elif len(found) == 2 or found[0].kind == "group" or (len(found) > 2 and found[0].kind != "country"):
                    yield Match(found, [], t.index, reciprocal=True, settled=True)
                return
            if word in self.words["of_words"]:
                agents = found
                if len(found) == 2 and self._persons(found) and not self._with_ahead(chunks, j):
                    yield Match(found, [], t.index, reciprocal=True, settled=True)  # `cuộc điện đàm của A và B diễn ra …`
                    return
                continue
            if word in self.words["with_words"] or self.is_word(chunks[j - 1], "reserved"):
                met = agents or self._who(chunks, t)
                if not agents and found[0].kind in ("person", "post") and self._told_by_person(t, met):
                    met = t.main  # `A cho rằng B cần …, sau khi hội đàm với C`
                if t.main is not None and t.embedded and not agents and self._hearer(chunks[: t.index], met):
                    met = t.main  # `A thông báo với B (về) kết quả hội đàm với C`
                if met and not agents and met[0].group in ("leaders", "sides"):
                    met = [unnamed("protagonist", found[0])]
                if t.pending and not agents and met and met[0].kind == "country" and found[0].kind == "person":
                    return  # `Cuộc gặp với A …, B và C …`
                if not agents and t.carried and any(word in self.words["several"] for word in chunks[t.index].text.split()):
                    return  # `trong các cuộc gặp với B, …`: of nobody in particular
                if met and not agents and self._foretold(chunks, t):
                    return  # `A cho biết cuộc gặp với B …`: whose is not told
                yield Match(met, found, t.index, settled=True)
                return
            return

    def _alone_together(self, chunks: list[Chunk], t: Trigger) -> tuple[list[Mention], list[Mention]] | None:
        """`cuộc gặp A và B được ấn định`, `A và B chuẩn bị cho cuộc gặp`, `A nói với B trong cuộc gặp rằng`: who meets, and whom."""
        k = t.index
        found = self.actor_at(chunks, k + 1) if k + 2 < len(chunks) else []
        if len(found) == 2 and self._persons(found):
            held = chunks[k + 2].text in self.words["takes_place"] or chunks[k + 2].tags & {"passives", "future", "future_after"}
            return (found, []) if held else None
        if k > 1 and t.subject and len(t.subject) == 2 and self._persons(t.subject) and "future" in chunks[k - 2].tags:
            ends = k + 1 == len(chunks) or chunks[k + 1].kind in ("punct", "date") or chunks[k + 1].text in self.words["at_words"]
            return (t.subject, []) if ends and chunks[k - 1].text in self.words["give_to"] else None
        spoken = t.near == k - 1 > 1 and chunks[k - 2].kind == "verb" and self._ending(chunks[k - 2], "with_words")
        if spoken and self._inside(chunks, k) and t.subject and self._persons(t.subject):
            speaker = self.actor_at(chunks, k - 3)
            return (speaker, t.subject) if speaker and self._persons(speaker) else None
        return None

    def _hearer(self, chunks: list[Chunk], mentions: list[Mention] | None) -> bool:
        """`A thông báo với B …`: whether somebody is told something, and does nothing himself."""
        k = next((i for i, c in enumerate(chunks) if c.mentions is mentions), 0)
        return k > 0 and chunks[k - 1].kind == "verb" and bool(self._ending(chunks[k - 1], "with_words"))

    def _the_leaders(self, mention: Mention) -> bool:
        """`hai nhà lãnh đạo`, not those of one body."""
        return mention.group == "leaders" and not mention.detail

    def _between_ahead(self, chunks: list[Chunk], k: int) -> bool:
        """Whether, some words on, `giữa` follows a verb."""
        ahead = chunks[k + 1 : k + 4]
        between = next((i for i, c in enumerate(ahead) if c.text in self.words["between_words"]), -1)
        return between >= 0 and all(c.kind in ("word", "date") for c in ahead[:between])

    def _arranged(self, chunks: list[Chunk], k: int) -> bool | None:
        """Whether those who speak agree to hold the meeting, or only ask for it; None where nobody is said to hold it."""
        if k < 2 or not any(rule.startswith("hosting.") for rule in chunks[k - 1].rules) or chunks[k - 2].kind != "verb":
            return None
        return any(rule.startswith("agreement") for rule in chunks[k - 2].rules)

    def _unmentioned(self, chunks: list[Chunk], k: int) -> bool:
        """`không đề cập đến cuộc gặp`: whether the meeting is what nothing is said of."""
        j = k - 1 - (k > 0 and chunks[k - 1].text in self.words["to_words"])
        said = j > 0 and chunks[j].kind == "verb" and any(rule.startswith("statement.") for rule in chunks[j].rules)
        if k > 2 and chunks[k - 2].text in self.what and chunks[-1].text == "?":
            return True  # `A nói gì về cuộc gặp giữa B và C?`
        there = chunks[k].text.startswith(tuple(self.words["within"]))  # `không được đề cập trong cuộc gặp`
        return said and "negation" in chunks[j - 1].tags and not there

    def _only_possible(self, chunks: list[Chunk], k: int) -> bool:
        """`khả năng thu xếp cuộc gặp giữa A và B`, `cuộc gặp … vẫn có thể diễn ra`: whether the meeting may never be held."""
        held = k > 0 and any(rule.startswith("hosting.") for rule in chunks[k - 1].rules)  # `khả năng tổ chức cuộc gặp`
        before = [c for c in chunks[max(0, k - 5) : k - held] if c.text not in _QUOTES][-4:]
        if any(c.text in self.possible for c in before) and all(c.kind == "word" for c in before[-1 if held else -2 :]):
            return True
        after = [c.text for c in chunks[k + 1 : k + 12]]
        if any(a in self.chances and b in self.words["takes_place"] for a, b in pairwise(after)):
            return True
        clause = " ".join(takewhile(_CLAUSE_ENDS.isdisjoint, (text for text in after if text not in _QUOTES)))
        return any(phrase in clause for phrase in self.unsettled)  # `cuộc gặp … chưa bị loại trừ`

    def _spoken_with(self, chunks: list[Chunk], t: Trigger) -> list[Mention]:
        """`A nói với B trong cuộc điện đàm`: B, where nobody is named after the noun."""
        if t.subject is None or t.subject[0].kind not in ("person", "post", "pronoun"):
            return []
        k = t.index
        while k > 1 and chunks[k].kind != "actor" and t.index - k < 4:
            k -= 1
        other = self.actor_at(chunks, k) if chunks[k - 1].text.rpartition(" ")[2] in self.words["with_words"] else []
        after = chunks[t.index + 1].text if t.index + 1 < len(chunks) else "."
        named = after in self.words["with_words"] | self.words["between_words"] | self.words["of_words"]
        return [m for m in other if m.kind in ("person", "post")] if len(other) == 1 and not named else []

    def _with_ahead(self, chunks: list[Chunk], k: int) -> bool:
        """`cuộc gặp của A và B với C`: whether others follow."""
        return any(c.text in self.words["with_words"] for c in chunks[k + 1 : k + 5])

    def _told_by_person(self, t: Trigger, met: list[Mention] | None) -> bool:
        """Whether a meeting stands in what somebody says of countries, who meet nobody themselves."""
        return bool(met and t.embedded and t.main and met[0].kind == "country" and t.main[0].kind in ("person", "post"))

    def _alone(self, chunks: list[Chunk], k: int) -> bool:
        """Whether nothing but where and when follows the noun at the end of a sentence, and its clause stands before it."""
        clause = takewhile(lambda c: "adjuncts" not in c.tags, chunks[k + 1 :])
        other = [c for c in clause if c.kind not in ("place", "date", "punct") and c.text not in self.words["at_words"]]
        told = any(c.kind == "verb" for c in chunks[:k]) or (k == 1 and chunks[0].kind == "actor")  # `A và B trong cuộc gặp hôm D`
        return len(other) < 3 and all(c.kind == "word" and not c.tags for c in other) and told

    def _called_off(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a verb of holding or calling off stands before the noun: `hủy (luôn) cuộc gặp`."""
        return any(c.text in self.words["during_words"] for c in chunks[max(0, k - 3) : k])

    def _peers(self, both: list[Mention]) -> bool:
        """Whether two head a state each: `Kết thúc hội đàm, Thủ tướng A và Tổng thống B …`."""
        posts = [m.posts[0] for m in both if m.posts]
        if len(posts) < 2 or any(post.head not in self.heads for post in posts):
            return False
        return posts[0].head != posts[1].head or bool(posts[0].country or posts[1].country)

    def _told_to(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """The person to whom the subject after the comma at `k` speaks: `…, A nói với B`."""
        for j in range(k + 1, min(len(chunks) - 2, k + 6)):
            if chunks[j].kind == "verb":
                spoken_to = self._ending(chunks[j], "with_words") or chunks[j + 1].text in self.words["with_words"]
                other = self.actor_at(chunks, j + 1) or self.actor_at(chunks, j + 2)
                return [m for m in other if m.kind in ("person", "post")] if spoken_to else []
        return []

    def _foretold(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether the noun is the subject of what a spokesman says."""
        said = t.embedded and t.index and (chunks[t.index - 1].kind == "verb" or chunks[t.index - 1].text in self.words["announcers"])
        return bool(said and t.subject and any(p.head in self.words["speaking_posts"] for m in t.subject for p in m.posts))

    def _at(self, chunks: list[Chunk], k: int) -> bool:
        """`tại buổi tiếp …`, `trong cuộc gặp …`."""
        around = self.words["at_words"] | self.words["within"]
        return chunks[k].text.startswith(tuple(around)) or (k > 0 and chunks[k - 1].text.rpartition(" ")[2] in around)

    def _inside(self, chunks: list[Chunk], k: int) -> bool:
        """`Tại cuộc gặp`, `Trong cuộc điện đàm`, not `sau`."""
        around = self.words["during"]
        k0 = k - (k > 1 and chunks[k - 1].text in self.words["one"])  # `trong một cuộc điện đàm`
        return chunks[k].text.startswith(tuple(around)) or (k0 > 0 and chunks[k0 - 1].text in around)

    def _after(self, chunks: list[Chunk], k: int) -> bool:
        """`sau cuộc gặp`."""
        return chunks[k].text.startswith(self.afters) or (k > 0 and chunks[k - 1].text in self.afters)

    def _who(self, chunks: list[Chunk], t: Trigger) -> list[Mention] | None:
        """`…, trong cuộc điện đàm với B, A …`: A, not who spoke before."""
        preposed = t.index > 1 and chunks[t.index - 1].text in self.words["at_words"] | self.words["within"]
        opens = preposed and (chunks[t.index - 2].text == "," or "complementizers" in chunks[t.index - 2].tags)
        return t.following if opens and t.following else t.subject

    def _shown(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`A và B trong cuộc gặp hôm 3/4`: a caption without a verb."""
        j = k - 1
        inside = chunks[k].text.startswith(tuple(self.words["at_words"] | self.words["within"]))
        if not inside:
            if j < 0 or chunks[j].text not in self.words["at_words"] | self.words["within"]:
                return []
            j -= 1
        while j > 2 and chunks[j].text == ")" and (opens := next((i for i in range(j - 1, max(0, j - 4), -1) if chunks[i].text == "("), 0)):
            j = opens - 1  # `A và B (phải) trong cuộc gặp`
        pair = self.actor_at(chunks, j)
        alone = len(pair) == 2 and not any(
            c.kind in ("verb", "actor") and chunks[i - 1].text not in self.words["at_words"] and not lies_in(chunks, i)
            for i, c in enumerate(chunks)
            if not j <= i <= k
        )
        return pair if alone and self._persons(pair) else []

    def _remembered(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`ấn tượng của A trong chuyến thăm B`: A."""
        j = k - 1 if chunks[k].text.startswith(tuple(f"{word} " for word in self.words["within"])) else k - 2
        if j < 1 or (j == k - 2 and chunks[k - 1].text not in self.words["within"]) or chunks[j - 1].text not in self.words["of_words"]:
            return []
        return [m for m in self.actor_at(chunks, j) if m.kind in ("person", "post")]
