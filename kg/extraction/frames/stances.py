"""Frames of what one party does for or thinks of another: support, criticism, aid, agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.annotate.mentions import Chunk, Mention, unnamed
from kg.extraction.frames.looking import Match
from kg.extraction.frames.parties import Parties
from kg.extraction.triggers import SKIPPED, Trigger

_QUOTES = frozenset('"“”')
_FAR = 8  # chunks beyond the reach of a verb of thanking or congratulating where whose merit it is may stand


class Stances(Parties):
    """`A ủng hộ B`, `A lên án B`, `A viện trợ cho B`, `A nhất trí với B`."""

    def support(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A ủng hộ B`, `A ủng hộ vai trò … của B`, `A cảm ơn sự giúp đỡ của B`."""
        yield from self._passive(chunks, t)
        if t.nominal or t.passive:
            return
        found = list(self._supported(chunks, t, rule))
        yield from found
        voiced = chunks[t.index].text.startswith(self.voicing)
        if voiced and not found and not rule.get("owned") and self._one_person_says(chunks, t):
            yield Match(t.subject, [], t.index, settled=True, predicate="stated")  # `A tuyên bố ủng hộ lệnh ngừng bắn`

    def _one_person_says(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether somebody's stance is told itself: not wished, not part of what another says."""
        person = t.subject is not None and t.near >= 0 and t.subject[0].kind in ("person", "post")
        if t.near > 0 and "nominalizers" in chunks[t.near - 1].tags:
            return False  # `Việc A phản đối đề xuất cho thấy …`
        return person and not t.embedded and not t.irrealis and t.index + 2 < len(chunks)

    def _supported(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """Whom the words after the verb name, or whose doings they praise."""
        owned = rule.get("owned", False)
        j = t.index + 1
        steps = 0
        if j < len(chunks) and self.is_word(chunks[j], "each_other") and t.subject:
            if len(t.subject) == 2 or t.subject[0].kind == "group":
                yield Match(t.subject, [], t.index, reciprocal=True, countries=True)  # `hai bên ủng hộ lẫn nhau`
            return
        goes_on = (
            j + 1 < len(chunks) and "conjunctions" in chunks[j].tags and chunks[j + 1].text in self.praises
        )  # `cảm ơn và đánh giá cao B`
        if (
            rule.get("mutual")
            and self._ends(chunks, j)
            and not goes_on
            and self._told(t)
            and t.subject
            and t.subject[0].kind in ("person", "post")
        ):
            yield Match(t.subject, [unnamed("counterpart", t.subject[0])], t.index)
            return
        if (shared := self._shared(chunks, j)) and t.subject:
            yield Match(t.subject, shared, t.index)  # `A ủng hộ, giúp đỡ B`
            return
        while j < len(chunks) and steps <= rule["reach"] + (_FAR if owned else 0):
            chunk = chunks[j]
            if owned and (chunk.text == "-" or (chunk.text in _QUOTES and self._closed(chunks, t.index, j))):
                j += 1
                continue  # `thành tựu phát triển kinh tế - xã hội của B`, `vai trò “rất lớn” của B`
            if (chunk.kind == "punct" and not (chunk.text == "," and (j == t.index + 1 or (owned and self._owner_ahead(chunks, j))))) or (
                chunk.kind == "verb" and not chunk.tags & {"nominalizers"} and not owned and j != t.index + 2
            ):
                return
            objects = self.actor_at(chunks, j)
            if not objects and owned and chunk.kind == "place" and chunks[j - 1].kind == "word" and "before_object" in chunks[j - 1].tags:
                objects = chunk.mentions  # `cảm ơn nhân dân P`
            if objects:
                before = chunks[j - 1]
                if owned and before.kind == "word" and "before_object" in before.tags and j - 2 > t.index:
                    before = chunks[j - 2]  # `sự giúp đỡ mà Nhà nước và nhân dân B đã dành cho`
                of = before.text in self.words["owner_words"] or before.text.rpartition(" ")[2] in self.words["of_words"]
                role = any(chunks[i].text in self.words["role_words"] for i in range(t.index + 1, j))
                direct = j == t.index + 1 or all(
                    c.kind == "word" and (c.tags & {"before_object", "adverbs"} or c.text in self.words["determiners"])
                    for c in chunks[t.index + (3 if goes_on else 1) : j]
                )
                near = steps <= rule["reach"]
                if (len(objects) > 1 or objects[0].kind == "group") and chunks[j - 1].text in self.words["act_of"]:
                    return  # `ủng hộ việc A và B phối hợp`: what they do together
                if (
                    (near and direct)
                    or (near and owned and before.text in rule.get("link", ()) and not role)
                    or ((role or owned) and of)
                    or (role and j == t.index + 2)
                ):
                    yield Match(t.subject, self._seat_of(objects) if role else objects, t.index)
                return
            steps += 1
            j += 1

    def _seat_of(self, objects: list[Mention]) -> list[Mention]:
        """`ủng hộ vai trò Chủ tịch O của B`: B, whose the office is."""
        held = objects[0].posts[0] if len(objects) == 1 and objects[0].kind == "post" else None
        return [replace(objects[0], kind="country", label=held.country, key=held.country, posts=[])] if held and held.country else objects

    def _closed(self, chunks: list[Chunk], k: int, j: int) -> bool:
        """Whether a mark of quotation opens a few words, or closes them, of which it and the verb have no more than these."""
        quotes = [i for i in range(k + 1, min(len(chunks), k + 12)) if chunks[i].text in _QUOTES]
        return len(quotes) == 2 and j in quotes and quotes[1] - quotes[0] < 5

    def _shared(self, chunks: list[Chunk], j: int) -> list[Mention]:
        """Whom a second verb of standing by somebody names, right after the first and a comma or `và`."""
        joined = j + 2 < len(chunks) and (chunks[j].text == "," or "conjunctions" in chunks[j].tags)
        return self.actor_at(chunks, j + 2) if joined and not {"aid", "support"}.isdisjoint(chunks[j + 1].rules) else []

    def _owner_ahead(self, chunks: list[Chunk], k: int) -> bool:
        """`cảm ơn lập trường khách quan, có trách nhiệm của (mà) B`: whether only words stand between a comma and whose they are."""
        for j in range(k + 1, min(len(chunks) - 1, k + 8)):
            if chunks[j].text in self.words["of_words"] or chunks[j].text in self.words["owner_words"]:
                j += "before_object" in chunks[j + 1].tags  # `mà lãnh đạo và nhân dân B dành cho`
                return j + 1 < len(chunks) and chunks[j + 1].kind == "actor"
            thanked_for = chunks[j].kind == "verb" and not {"aid", "support"}.isdisjoint(chunks[j].rules)
            if not thanked_for and (chunks[j].kind != "word" or chunks[j].tags & {"complementizers", "future", "clause_breaks"}):
                return False
        return False

    def criticize(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A phản đối B`, `A phản đối việc B …`, `A bác bỏ cáo buộc của B`; `B bị A chỉ trích`; `A lên án vụ tấn công` is said."""
        yield from self._passive(chunks, t)
        if t.nominal or t.passive:
            return
        if t.index + 1 < len(chunks) and chunks[t.index + 1].text in self.words["each_other"] and t.subject and len(t.subject) > 1:
            yield Match(t.subject, [], t.index, reciprocal=True)  # `A và B cáo buộc nhau`
            return
        found = list(self._criticized(chunks, t))
        yield from found
        if not found and self._one_person_says(chunks, t):
            yield Match(t.subject, [], t.index, settled=True, predicate="stated")

    def _criticized(self, chunks: list[Chunk], t: Trigger) -> Iterator[Match]:
        """Whom the words after the verb name."""
        quoted = passed = False
        for j in range(t.index + 1, min(len(chunks), t.index + 16)):
            chunk = chunks[j]
            if j > t.index + 11 and not passed:
                return
            if chunk.kind == "punct" and chunk.text in '"“”':
                quoted = not quoted
                continue
            if quoted:
                continue
            if chunk.kind == "punct" and chunk.text == "," and any(self.is_word(c, "acts") for c in chunks[t.index + 1 : j]):
                continue  # `phản đối chính sách bao vây, cấm vận của B`
            if chunk.kind == "punct":
                return
            objects = self.actor_at(chunks, j) or (self.continent(chunks, j) if j == t.index + 1 else [])
            if objects:
                before = chunks[j - 1].text
                direct = all(
                    c.kind == "word" and (c.tags & {"before_object", "adverbs"} or c.text in self.words["belongings"])
                    for c in chunks[t.index + 1 : j]
                )
                owned = j + 1 < len(chunks) and chunks[j + 1].text in self.words["of_words"]
                if owned and not direct and before in self.words["with_words"]:
                    passed = True  # `phản đối yêu cầu hợp tác với B của C`
                    continue
                if (
                    direct
                    or before in self.words["relative_that"]
                    or before.rpartition(" ")[2] in self.words["of_words"]
                    or before in self.words["act_of"] | self.incidents
                    or (self.is_word(chunks[j - 1], "belongings") and chunks[j - 2].text in self.words["act_of"])  # `việc cảnh sát B …`
                    or before in self.words["against_words"]
                ):
                    yield Match(t.subject, objects, t.index)
                elif owned:
                    passed = True  # `lên án hành động xâm phạm chủ quyền B của C`
                    continue
                return
            owned = j + 1 < len(chunks) and chunks[j + 1].text in self.words["of_words"]
            if self.is_word(chunk, "that_charge") and t.near >= 0 and not owned:
                yield Match(t.subject, [unnamed("accuser", chunk)], t.index)  # `B bác bỏ điều này`
                return

    def aid(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A viện trợ (…) cho B`, `A hỗ trợ B`."""
        if t.passive and not t.nominal and t.subject and (gift := self.right(chunks, t.index, rule)[1]):
            yield Match(t.subject, [m for m in gift if m.kind != "group"], t.index)  # `món quà được A tặng B`
            return
        if t.passive and not t.nominal and t.subject and t.patient and t.patient[0].kind != "group":
            yield Match(t.subject, t.patient, t.index)  # `Được A tặng …, B …`, `B được A hỗ trợ`
            return
        if (
            t.nominal
            or t.passive
            or not (self._told(t) or (t.subject and t.subject[0].kind in ("country", "organization") and not t.carried))
        ):
            return
        _, objects = self.right(chunks, t.index, rule)
        if not objects:
            for j in range(t.index + 1, min(len(chunks), t.index + 16)):
                chunk = chunks[j]
                if chunk.kind == "punct" and (
                    chunk.text in ";." or (chunk.text == "," and chunks[min(j + 1, len(chunks) - 1)].kind != "word")
                ):
                    break
                if chunk.kind == "verb" and not chunk.tags & {"nominalizers"} and "aid" not in chunk.rules:
                    break
                given = chunk.text in self.words["give_to"] or (
                    chunk.text in self.words["purposes"] and (j <= t.index + 2 or self._amount(chunks[t.index : j]))
                )
                if given and (found := self.actor_at(chunks, j + 1)):
                    objects = found
                    break
        linked = t.index + 2 < len(chunks) and chunks[t.index + 1].text in rule.get("link", ())
        at = t.index + 1 + linked
        if not objects and t.near >= 0 and at < len(chunks) and chunks[at].kind == "place":
            objects = chunks[at].mentions  # `A hỗ trợ tỉnh B`, `A viện trợ cho B`
        objects = [m for m in objects if m.kind != "group" or m.group == "nation"]
        if self.is_word(chunks[t.index], "presents"):
            objects = [m for m in objects if m.kind not in ("person", "post")]  # a gift to a person is no aid
        if not objects and t.near >= 0 and self._amount(chunks[t.index + 1 : t.index + 5]) and t.subject and t.subject[0].kind != "person":
            yield Match(t.subject, [unnamed("aided", chunks[t.index])], t.index)
            return
        if not objects and t.governed and t.main and t.main[0].kind == "country" and t.main is not t.subject:
            objects = t.main[:1]  # `A cảm ơn B đã viện trợ …`
        if objects and not (t.subject and t.subject[0].kind == "event"):
            yield Match(t.subject, objects, t.index)

    def given(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A đã luôn dành cho B sự giúp đỡ quý báu`."""
        if t.nominal or t.passive or t.near < 0 or not t.subject:
            return
        j, objects = self.right(chunks, t.index, rule)
        words = " ".join(c.text for c in chunks[j + 1 : j + 12])
        if objects and any(word in words for word in self.help):
            yield Match(t.subject, [m for m in objects if m.kind != "person"], t.index)
        elif self._persons(objects) and objects and any(word in words for word in self.audiences):
            yield Match(t.subject, objects, t.index, predicate="metWith")  # `A dành cho B một cuộc tiếp`

    def _amount(self, chunks: list[Chunk]) -> bool:
        """Whether something counted is given: `10.000 tấn gạo`."""
        return any(c.kind == "word" and c.text[:1].isdigit() for c in chunks)

    def agree(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A và B nhất trí`, `hai bên thống nhất`, `A nhất trí với B`."""
        reached = (
            bool(t.subject) and not t.irrealis and chunks[t.index].text.split()[0] in self.reaching
        )  # `A tuyên bố đạt thỏa thuận với B`
        if t.passive and t.near == t.index - 1 and t.subject and t.subject[0].group in ("sides", "leaders"):
            yield Match(t.subject, [], t.index, reciprocal=True, settled=True)  # `các biện pháp được hai bên nhất trí`
        if t.nominal or t.passive or not (self._told(t) or t.pending or reached):
            return
        if rule.get("near") and (t.near < 0 or (t.index and chunks[t.index - 1].kind == "verb")):
            return
        nxt = t.index + 1
        if nxt + 1 < len(chunks) and chunks[nxt].text in self.words["with_words"] and (other := self.actor_at(chunks, nxt + 1)):
            yield Match(t.subject, other, t.index)
            return
        if nxt < len(chunks) and chunks[nxt].text in self.words["with_words"] and (other := self._whose(chunks, nxt)):
            yield Match(t.subject, other, t.index)  # `A nhất trí với đề xuất của B`
            return
        if nxt < len(chunks) and chunks[nxt].text in self.words["views"] and (other := self._whose(chunks, t.index)):
            yield Match(t.subject, other, t.index)  # `A tán thành ý kiến của B`
            return
        if t.subject and chunks[t.index].text.split()[0] in self.reaching and (other := self._reached_with(chunks, nxt)):
            yield Match(t.subject, other, t.index)  # `A đạt thỏa thuận ngừng bắn với B`
        elif (
            t.subject
            and t.near < t.index - 2
            and self.is_word(chunks[t.index - 2], "with_words")
            and (other := self.actor_at(chunks, t.index - 1))
        ):
            yield Match(t.subject, other, t.index)  # `A đã cùng B đạt được đồng thuận`
        elif t.subject and (len(t.subject) > 1 or t.subject[0].kind == "group"):
            yield Match(t.subject, [], t.index, reciprocal=True)
        elif t.subject and not t.embedded and t.subject[0].kind in ("person", "post"):
            yield Match(t.subject, [unnamed("counterpart", t.subject[0])], t.index)

    def _whose(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`với các đề xuất của B`: B, where it is one actor."""
        for j in range(k + 1, min(len(chunks) - 1, k + 6)):
            if chunks[j].text in self.words["of_words"] or chunks[j].text.rpartition(" ")[2] in self.words["of_words"]:
                owners = self.actor_at(chunks, j + 1)
                return owners if len(owners) == 1 and owners[0].kind in ("person", "post") else []
            if chunks[j].kind not in ("word", "verb"):
                return []
        return []

    def listed(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A đưa B (và C) vào danh sách trừng phạt, cùng với D`; `B bị A liệt vào danh sách đen`."""
        k = t.index - 1
        if self.is_word(chunks[k], "putting"):
            if k > 1 and self.is_word(chunks[k - 2], "passives") and (agents := self.actor_at(chunks, k - 1)):
                yield Match(agents, self._before(chunks, k - 2), t.index)
            return
        putting = next((j for j in range(k - 1, max(0, k - 18) - 1, -1) if self.is_word(chunks[j], "putting")), -1)
        if putting < 0 or any(c.kind == "verb" and not self.is_word(c, "copulas") for c in chunks[putting + 1 : k]):
            return
        objects = self.sanctioned(chunks, putting) or (self.actor_at(chunks, k) if k - putting <= 2 else self._all_put(chunks, putting, k))
        if not objects:
            return
        beside = next((j for j in range(t.index + 1, min(len(chunks), t.index + 4)) if self.is_word(chunks[j], "company")), -1)
        if agents := self._before(chunks, putting):
            yield Match(agents, [*objects, *(self.people_right(chunks, beside) if beside > 0 else [])], t.index)

    def _all_put(self, chunks: list[Chunk], start: int, end: int) -> list[Mention]:
        """`đưa A, con trai B và C vào danh sách …`: A, B and C, where only commas and words of kin stand between."""
        among = chunks[start + 1 : end + 1]
        if any(c.kind not in ("actor", "word") and c.text != "," for c in among) or any(self.is_word(c, "of_words") for c in among):
            return []
        return [m for c in among if c.kind == "actor" for m in c.mentions if m.kind in ("person", "organization")]

    def _before(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """The actors right before `k`, over days and adverbs."""
        j = k - 1
        while j > 0 and (chunks[j].kind == "date" or (chunks[j].kind == "word" and chunks[j].tags & SKIPPED)):
            j -= 1
        return self.actor_at(chunks, j)
