"""Frames of acts between parties: meeting, attending, supporting, criticising, aiding, agreeing, leading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.frames.looking import Looking, Match
from kg.extraction.triggers import Trigger


class Acts(Looking):
    """Subject, verb and object in their many orders."""

    def transitive(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """Subject, verb, object; passive (`được … tiếp`) and hosted (`E do A tổ chức`) too."""
        if t.nominal or (rule.get("near") and not self._told(t)):
            return
        kind = rule["object"]
        if t.passive and kind == "document":
            _, signed = self.left(chunks, t.near, frozenset({"document"}))
            if signed and t.subject:
                yield Match(t.subject, signed[:1], t.index, settled=True)
            return
        if t.passive:
            if t.patient and kind == "actor" and t.subject:
                yield Match(t.subject, t.patient, t.index)
            return
        if t.hosted >= 0:
            if rule.get("by"):
                event = self._wanted(chunks[t.hosted], kind) or self.left(chunks, t.near - 1, frozenset({kind}), reach=10)[1]
                if event and t.subject:
                    yield Match(t.subject, event[:1], t.index)
            return
        if kind == "people" and t.subject and t.subject[0].kind in ("country", "place", "event"):
            return
        start = t.index
        if kind == "document" and t.index + 2 < len(chunks) and chunks[t.index + 1].text in self.words["with_words"]:
            partner = self.actor_at(chunks, t.index + 2)  # `A ký với B D`
            if partner and t.subject and not t.carried:
                start = t.index + 2
                t.subject = [*t.subject, *partner]
        j, objects = self.right(chunks, start, rule)
        if rule.get("reciprocal") and chunks[t.index].text.rpartition(" ")[2] in self.words["each_other"]:
            j, objects = t.index, []  # `A và B gặp nhau tại thủ đô của C`
        if kind == "host" and not objects and t.near > 1 and chunks[t.near - 1].text in self.words["where"]:
            k = t.near - 2 if chunks[t.near - 2].text == "," else t.near - 1
            objects = self._wanted(chunks[k - 1], kind) if k else []  # `tỉnh P, nơi A từng thăm`
        if not objects and rule.get("by") and t.near > 1 and chunks[t.near - 1].text in self.words["relative_that"]:
            objects = self.left(chunks, t.near - 1, frozenset({kind}), reach=3)[1]  # `E mà A đăng cai`
            if objects and t.subject:
                yield Match(t.subject, objects[:1], t.index)
            return
        if kind == "actor" and rule.get("link") and (listed := self._listed(chunks, t.index)):
            objects = listed
        if kind == "actor" and not objects:
            objects = self._among(chunks, t.index)
        if (
            kind == "event"
            and (t.carried or t.pending)
            and t.near < 0
            and any(c.text in self.words["there_is"] for c in chunks[j + 1 : j + 5])
            and not any(c.kind == "verb" and not self.is_there(c) for c in chunks[j + 1 : j + 4])
        ):
            return
        if rule.get("wish"):
            objects = [m for m in objects if m.group not in ("sides", "countries")]
        if objects:
            if kind == "actor" and j + 1 < len(chunks) and t.subject is not None and any(m in t.subject for m in objects):
                return
            if kind in ("event", "document"):
                objects = [m for m in objects if m.certain or kind == "event" or len(m.label.split()) > 2]
                while (
                    j + 2 < len(chunks)
                    and (self.is_word(chunks[j + 1], "list_joins") or chunks[j + 1].text in (",", ";"))
                    and chunks[j + 2].kind == kind
                    and chunks[j + 2].mentions[0].certain
                ):
                    objects = [*objects, *chunks[j + 2].mentions]
                    j += 2
            if kind == "host":
                objects = self._hosts(chunks, j, objects)
            if kind == "event" and t.subject and (beside := self._beside_whom(chunks, j)):
                yield Match([*t.subject, *beside], objects, t.index)  # `A dự E cùng B và C`
                return
            if objects:
                yield Match(t.subject, objects, t.index)
            return
        if kind == "event" and t.subject and rule.get("level") == "main" and self._ends(chunks, t.index + 1):
            yield Match(t.subject, [], t.index)
            return
        if rule.get("countries") and rule.get("reciprocal") and t.subject:
            if other := self._shared_object(chunks, t, rule["link"]):
                yield Match(t.subject, other, t.index)  # many break with one, not each with each
            if other or len(t.subject) > 2:
                return
        linked = t.index + 1 < len(chunks) and chunks[t.index + 1].text in rule.get("link", ())
        if rule.get("reciprocal") and not linked and t.subject and (len(t.subject) > 1 or t.subject[0].kind == "group"):
            yield Match(t.subject, [], t.index, reciprocal=True)

    def _shared_object(self, chunks: list[Chunk], t: Trigger, links: list[str]) -> list[Mention]:
        """`A, B và C cắt quan hệ ngoại giao, đóng biên giới với D`: D."""
        for before, chunk in pairwise(chunks[t.index + 1 :]):
            if before.text in ";.":
                break
            if before.text in links and chunk.kind == "actor" and chunk.mentions[0].kind == "country":
                return chunk.mentions[:1]
            if before.text in links and chunk.kind == "place" and (country := chunk.mentions[0].country):
                town = chunk.mentions[0]  # `… với Doha`
                return [Mention("country", country, town.start, town.end, key=country, country=country, group="metonym")]
        return []

    def _among(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`trừng phạt 11 cá nhân, trong đó có A và B`: those named of many."""
        for j in range(k + 1, min(len(chunks) - 1, k + 12)):
            if chunks[j].kind in ("verb", "actor") or chunks[j].text in ".;":
                return []
            if self.is_word(chunks[j], "among"):
                return self._people_right(chunks, j)
        return []

    def is_there(self, chunk: Chunk) -> bool:
        """Whether a chunk is `có`, `là` or the like, after which the parties are listed."""
        return chunk.text in self.words["there_is"]

    def _beside_whom(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`dự E (tại P) cùng A, B và C`: those named after the gathering."""
        for j in range(k + 1, min(len(chunks) - 1, k + 5)):
            if chunks[j].text in self.words["company"]:
                return [m for m in self._people_right(chunks, j) if m.kind in ("person", "post")]
            if chunks[j].kind in ("verb", "punct", "actor"):
                return []
        return []

    def _hosts(self, chunks: list[Chunk], k: int, objects: list[Mention]) -> list[Mention]:
        """`thăm A, B và C`, towns and countries alike."""
        named = objects
        if k + 3 < len(chunks) and chunks[k + 1].kind == "date":
            k += 1  # `thăm A từ ngày 1/5 và B ngày 3/5`
        while (
            k + 2 < len(chunks)
            and (chunks[k + 1].text == "," or self.is_word(chunks[k + 1], "list_joins"))
            and (more := self._wanted(chunks[k + 2], "host"))
            and (chunks[k + 2].kind == "place" or (k + 3 < len(chunks) and chunks[k + 3].kind != "verb"))
        ):
            named = [*named, *more]
            if self.is_word(chunks[k + 1], "list_joins"):
                return named
            k += 2
        return objects

    def under(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`E … dưới sự chủ trì của A`."""
        agents = self._people_right(chunks, t.index)
        j, event = self.left(chunks, t.index, frozenset({"event"}), reach=14)
        if agents and event:
            yield Match(agents, event[:1], j if j >= 0 else t.index, settled=True)

    def there_is(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`Dự E có A, B và C`; `Đồng chủ trì E là A và B`."""
        if t.near >= 0 or t.nominal:
            return
        for j in range(t.index + 1, min(len(chunks), t.index + 8)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text in ".;":
                return
            if chunk.text in self.words["there_is"] and j + 1 < len(chunks):
                agents = self._people_right(chunks, j)
                event = next((c.mentions[:1] for c in chunks[t.index + 1 : j] if c.kind == "event"), [])
                if agents:
                    yield Match(agents, event, t.index, settled=True)
                return

    def there_met(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`Cùng tiếp B có A và C`: A and C met B."""
        if t.near >= 0 or (t.index and chunks[t.index - 1].kind != "word"):
            return
        guest = next((j for j in range(t.index + 1, min(len(chunks), t.index + 4)) if self.actor_at(chunks, j)), -1)
        if 0 < guest < len(chunks) - 1 and self.is_there(chunks[guest + 1]):
            hosts = [m for m in self._people_right(chunks, guest + 1) if m.kind in ("person", "post")]
            if hosts:
                yield Match(hosts, self.actor_at(chunks, guest), t.index, settled=True)

    def support(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A ủng hộ B`, `A ủng hộ vai trò … của B`, `A cảm ơn sự giúp đỡ của B`."""
        yield from self._passive(chunks, t)
        if t.nominal or t.passive:
            return
        owned = rule.get("owned", False)
        j = t.index + 1
        steps = 0
        if j < len(chunks) and self.is_word(chunks[j], "each_other") and t.subject:
            if len(t.subject) == 2 or t.subject[0].kind == "group":
                yield Match(t.subject, [], t.index, reciprocal=True)  # `hai nước ủng hộ lẫn nhau`
            return
        if rule.get("mutual") and self._ends(chunks, j) and self._told(t) and t.subject and t.subject[0].kind in ("person", "post"):
            yield Match(t.subject, [Mention("group", "", t.subject[0].start, t.subject[0].end, group="counterpart")], t.index)
            return
        while j < len(chunks) and steps <= rule["reach"]:
            chunk = chunks[j]
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
                    for c in chunks[t.index + 1 : j]
                )
                if direct or (owned and before.text in rule.get("link", ()) and not role) or ((role or owned) and of) or (role and j == t.index + 2):
                    yield Match(t.subject, objects, t.index)
                return
            steps += 1
            j += 1

    def _owner_ahead(self, chunks: list[Chunk], k: int) -> bool:
        """`cảm ơn lập trường khách quan, có trách nhiệm của B`: whether only words stand between a comma and whose they are."""
        for j in range(k + 1, min(len(chunks) - 1, k + 8)):
            if chunks[j].text in self.words["of_words"]:
                return chunks[j + 1].kind == "actor"
            if chunks[j].kind != "word" or chunks[j].tags & {"complementizers", "future", "clause_breaks"}:
                return False
        return False

    def criticize(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A phản đối B`, `A phản đối việc B …`, `A bác bỏ cáo buộc của B`; `B bị A chỉ trích`."""
        yield from self._passive(chunks, t)
        if t.nominal or t.passive:
            return
        quoted = False
        for j in range(t.index + 1, min(len(chunks), t.index + 12)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text in '"“”':
                quoted = not quoted
                continue
            if quoted:
                continue
            if chunk.kind == "punct" and chunk.text == "," and any(self.is_word(c, "acts") for c in chunks[t.index + 1 : j]):
                continue  # `phản đối chính sách bao vây, cấm vận của B`
            if chunk.kind == "punct":
                return
            objects = self.actor_at(chunks, j)
            if objects:
                before = chunks[j - 1].text if not self.is_word(chunks[j - 1], "relative_that") else "của"
                direct = all(
                    c.kind == "word" and (c.tags & {"before_object", "adverbs"} or c.text in self.words["belongings"])
                    for c in chunks[t.index + 1 : j]
                )
                if direct or before.rpartition(" ")[2] in self.words["of_words"] or before in self.words["act_of"] or before in self.words["against_words"]:
                    yield Match(t.subject, objects, t.index)
                return
            owned = j + 1 < len(chunks) and chunks[j + 1].text in self.words["of_words"]
            if self.is_word(chunk, "that_charge") and t.near >= 0 and not owned:
                yield Match(t.subject, [Mention("group", "", chunk.start, chunk.end, group="accuser")], t.index)  # `B bác bỏ điều này`
                return

    def aid(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A viện trợ (…) cho B`, `A hỗ trợ B`."""
        if t.passive and not t.nominal and t.subject and (gift := self.right(chunks, t.index, rule)[1]):
            yield Match(t.subject, [m for m in gift if m.kind != "group"], t.index)  # `món quà được A tặng B`
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
                if chunk.kind == "punct" and chunk.text in ",;.":
                    break
                if chunk.kind == "verb" and not chunk.tags & {"nominalizers"} and "aid" not in chunk.rules:
                    break
                given = chunk.text in self.words["give_to"] or (chunk.text in self.words["purposes"] and self._amount(chunks[t.index : j]))
                if given and (found := self.actor_at(chunks, j + 1)):
                    objects = found
                    break
        objects = [m for m in objects if m.kind != "group" or m.group == "nation"]
        if self.is_word(chunks[t.index], "presents"):
            objects = [m for m in objects if m.kind not in ("person", "post")]  # a gift to a person is no aid
        if not objects and t.near >= 0 and self._amount(chunks[t.index + 1 : t.index + 5]) and t.subject and t.subject[0].kind != "person":
            yield Match(t.subject, [Mention("group", "", chunks[t.index].start, chunks[t.index].end, group="aided")], t.index)
            return
        if not objects and t.governed and t.main and t.main[0].kind == "country" and t.main is not t.subject:
            objects = t.main[:1]  # `A cảm ơn B đã viện trợ …`
        if objects and not (t.subject and t.subject[0].kind == "event"):
            yield Match(t.subject, objects, t.index)

    def _amount(self, chunks: list[Chunk]) -> bool:
        """Whether something counted is given: `10.000 tấn gạo`."""
        return any(c.kind == "word" and c.text[:1].isdigit() for c in chunks)

    def agree(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A và B nhất trí`, `hai bên thống nhất`, `A nhất trí với B`."""
        if t.nominal or t.passive or not (self._told(t) or t.pending):
            return
        if rule.get("near") and (t.near < 0 or (t.index and chunks[t.index - 1].kind == "verb")):
            return
        nxt = t.index + 1
        if nxt + 1 < len(chunks) and chunks[nxt].text in self.words["with_words"] and (other := self.actor_at(chunks, nxt + 1)):
            yield Match(t.subject, other, t.index)
            return
        if t.subject and (len(t.subject) > 1 or t.subject[0].kind == "group"):
            yield Match(t.subject, [], t.index, reciprocal=True)
        elif t.subject and not t.embedded and t.subject[0].kind in ("person", "post"):
            yield Match(t.subject, [Mention("group", "", t.subject[0].start, t.subject[0].end, group="counterpart")], t.index)

    def lead(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A dẫn đầu đoàn B`; `dẫn đầu đoàn B là A`."""
        if t.nominal:
            return
        j, delegation = self.right(chunks, t.index, rule)
        if delegation:
            if j + 2 < len(chunks) and chunks[j + 1].text in self.words["copulas"] and (leader := self.actor_at(chunks, j + 2)):
                yield Match(leader[:1], delegation[:1], t.index, settled=True)
            elif t.subject:
                yield Match(t.subject[:1], delegation[:1], t.index)
