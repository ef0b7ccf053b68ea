"""Frames of acts between parties: meeting, visiting, attending, signing, chairing, leading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Any

from kg.annotate.mentions import Chunk, Mention, metonym, unnamed
from kg.extraction.frames.looking import Match
from kg.extraction.frames.papers import Papers
from kg.extraction.frames.parties import Parties
from kg.extraction.members import one_by_one
from kg.extraction.triggers import Trigger

_NAME = 3  # words of a document's name that says more than its kind
_GUESTS = frozenset({"person", "post", "group", "pronoun"})
_SHOWING = frozenset({"metWith", "spokeWith", "sanctioned"})  # their objects are somebody, or some body


class Acts(Parties, Papers):
    """Subject, verb and object in their many orders."""

    def _meet(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether two persons hold a meeting that has no name, and no others are told of."""
        both = t.subject or []
        held = next((c for c in chunks[t.index + 1 : t.index + 3] if c.kind == "event"), None)
        plain = held is not None and held.text in self.plain_meetings
        of = plain and any(
            c.text in self.words["between_words"] | self.words["of_words"] | self.words["with_words"]
            for c in chunks[t.index + 2 : t.index + 5]
        )
        return plain and not of and len(both) == 2 and self._persons(both) and not t.nominal and not t.irrealis

    def transitive(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """Subject, verb, object; passive (`được … tiếp`) and hosted (`E do A tổ chức`) too."""
        if rule.get("by") and t.index and (doers := self._by_whom(chunks, t.index)):
            if done := self.left(chunks, t.index - 1, frozenset({rule["object"]}), reach=6)[1]:
                yield Match(doers, done[:1], t.index, settled=True)  # `E được chủ trì bởi A và B`, `D được ký bởi A`
            return
        if rule["predicate"] == "organized" and self._meet(chunks, t):
            yield Match(t.subject, [], t.index, reciprocal=True, predicate="metWith")  # `A và B tổ chức một cuộc họp`
            return
        if t.nominal or (rule.get("near") and not (self._told(t) or (rule.get("announced") and self._announced(chunks, t)))):
            return
        kind = rule["object"]
        if rule.get("link") and rule.get("reciprocal") and t.index + 1 < len(chunks) and chunks[t.index + 1].kind == "pair":
            return  # `ca ngợi hội đàm A - B`
        if t.passive and kind == "document":
            _, signed = self.left(chunks, t.near, frozenset({"document"}))
            if signed and t.subject:
                yield Match(t.subject, signed[:1], t.index, settled=True)
            return
        if t.passive:
            if kind == "event" and rule.get("by") and t.subject:
                _, held = self.left(chunks, t.near, frozenset({"event"}), reach=6)
                if held:  # `E được A tổ chức`
                    yield Match(t.subject, held[:1], t.index, settled=True)
                return
            met = kind == "people" and t.patient and self._persons([*t.patient, *(t.subject or [])])
            if t.patient and t.subject and (kind == "actor" or met):
                yield Match(t.subject, t.patient, t.index)
            return
        if t.hosted >= 0:
            if rule.get("by"):
                event = self._wanted(chunks[t.hosted], kind) or self.left(chunks, t.near - 1, frozenset({kind}), reach=10)[1]
                if event and t.subject:
                    yield Match(t.subject, event[:1], t.index, settled=rule["predicate"] == "organized")
            return
        if (
            kind == "people"
            and t.subject
            and (t.subject[0].kind in ("country", "place", "event") or t.subject[0].group in ("sides", "countries"))
        ):
            return
        start = t.index
        if kind in ("document", "event") and t.index + 2 < len(chunks) and chunks[t.index + 1].text in self.words["with_words"]:
            partner = self.actor_at(chunks, t.index + 2)  # `A ký với B D`
            if partner and t.subject and not t.carried:
                start = t.index + 2
                t.subject = [*t.subject, *partner]
        j, objects = self.right(chunks, start, rule)
        if rule.get("reciprocal") and chunks[t.index].text.rpartition(" ")[2] in self.words["each_other"]:
            j, objects = t.index, []  # `A và B gặp nhau tại thủ đô của C`
        if rule.get("reciprocal") and t.subject and t.index + 1 < len(chunks) and chunks[t.index + 1].text == ":":
            j, objects = t.index, one_by_one(chunks, t.index + 1, self.words["with_words"])
        among = chunks[t.index + 1 : j]
        unlinked = bool(among) and not any(c.text in rule.get("link", ()) for c in among)
        if rule.get("reciprocal") and unlinked and t.subject and len(t.subject) > 1 and all(m.kind == "country" for m in objects):
            j, objects = t.index, []  # `A và B điện đàm về chiến sự C`
        if kind == "host" and not objects and t.near > 1 and chunks[t.near - 1].text in self.words["where"]:
            k = t.near - 2 if chunks[t.near - 2].text == "," else t.near - 1
            objects = self._wanted(chunks[k - 1], kind) if k else []  # `tỉnh P, nơi A từng thăm`
        if kind == "host" and not objects and t.subject and (town := self._unknown_town(chunks, t.index)):
            objects = town
        if kind == "host" and not objects and t.subject:
            objects = self._shared_place(chunks, t.index) or self.toured(chunks, t.index)
        if (
            not objects
            and rule.get("by")
            and t.near > 1
            and chunks[t.near - 1].text in self.words["relative_that"] | self.words["turns"] | self.words["apposed_events"]
        ):
            objects = self.left(chunks, t.near - 1, frozenset({kind}), reach=3)[1]  # `E mà A đăng cai`, `E sẽ đến lượt A đăng cai`
            if objects and t.subject:
                yield Match(t.subject, objects[:1], t.index)
            return
        if kind == "document" and t.subject and (not objects or len(objects[0].label.split()) < _NAME):
            end, paper = self.paper(chunks, t.index)
            j, objects = (end, paper) if paper else (j, objects)
        if kind == "document" and not objects and t.index + 2 < len(chunks) and self.is_word(chunks[t.index + 2], "returning"):
            objects = [unnamed("document", chunks[t.index + 1])] if chunks[t.index + 1].text in self.texts else []  # `đã ký văn bản này`
        if kind == "document" and not objects and (fronted := self._fronted(chunks, t, kind)):
            yield Match(t.subject, fronted, t.index)
            return
        if rule.get("reciprocal") and kind != "people" and not objects and (both := self._between(chunks, t.index)):
            yield Match(both, [], t.index, reciprocal=True)  # `không có cuộc gặp nào giữa A và B`
            return
        if rule["predicate"] == "conveyedMessageTo" and j > 0 and chunks[j - 1].text in self.words["of_words"]:
            receiver = self.actor_at(chunks, j + 2) if j + 2 < len(chunks) and chunks[j + 1].text in rule["link"] else []
            if receiver:
                yield Match(objects, receiver, t.index)  # `B gửi lời chúc mừng của A tới C`
                return
        if kind == "actor" and rule.get("link") and (listed := self._listed(chunks, t.index)):
            objects = listed
        if rule["predicate"] == "sanctioned" and t.index + 1 < len(chunks) and chunks[t.index + 1].text in self.words["of_words"]:
            return  # `lách trừng phạt của B`
        if rule["predicate"] == "sanctioned":
            objects = self.sanctioned(chunks, t.index) or self.hit_by(chunks, j, rule) or objects or self.branch_hit(chunks, t.index, rule)
        if kind == "actor" and not objects:
            objects = self._among(chunks, t.index)
        if kind == "actor" and not objects and rule.get("reciprocal") and t.coordinated and self._ends(chunks, t.index + 1):
            objects = self._welcomed(chunks, t.index)
        if kind == "actor" and (t.carried or t.pending) and t.near < 0 and j + 1 < len(chunks) and self.is_there(chunks[j + 1]):
            return  # `Tiếp B có A và C`
        if (
            kind == "event"
            and (t.carried or t.pending)
            and t.near < 0
            and any(c.text in self.words["there_is"] for c in takewhile(self._no_person, chunks[j + 1 : j + 5]))
            and not any(c.kind == "verb" and not self.is_there(c) for c in chunks[j + 1 : j + 4])
        ):
            return
        if rule["predicate"] == "invited" and j > 0 and chunks[j - 1].text in self.words["of_words"]:
            return  # `gửi lời mời của A tới B`: A invites
        if rule.get("wish"):
            objects = [m for m in objects if m.group not in ("sides", "countries")]
        if kind == "actor" and j == t.index + 1 and objects and rule["predicate"] in _SHOWING:
            self._named_by_verb(objects, rule)
        if objects:
            if kind == "actor" and j + 1 < len(chunks) and t.subject is not None and any(m in t.subject for m in objects):
                return
            if kind in ("event", "document"):
                again = kind == "document" and j + 1 < len(chunks) and self.is_word(chunks[j + 1], "returning")
                named = [m for m in objects if kind == "event" or m.certain or len(m.label.split()) > 2]
                short = [replace(m, group="short") for m in objects if kind == "document" and m.label[:1].isupper()]
                objects = named or ([unnamed("document", chunks[j])] if again else short)  # `cũng ký văn kiện này`, `ký Công ước`
                if kind == "document" and (first := self._list_opens(chunks, j)):
                    objects, j = chunks[first].mentions, first  # `ký các văn kiện: D và E`, `ký nhiều văn kiện, trong đó có D`
                while (more := self._next_named(chunks, j, kind)) and self.one_more(objects, chunks, more):
                    objects = [*objects, *chunks[more].mentions]
                    j = more
            if kind == "actor" and j + 3 < len(chunks) and chunks[j + 1].text == "," and chunks[j + 2].text in self.next_in_turn:
                objects = [*objects, *self.actor_at(chunks, j + 3)]  # `gặp A, kế đó là B và C`
            if kind == "document" and t.near >= 0 and t.subject and any(m.certain for m in objects):
                self._companies(t.subject)
            if kind == "document" and start == t.index and t.subject and not t.carried:
                t.subject = [*t.subject, *self._signed_with(chunks, j, t.subject)]
            if kind == "host":
                objects = self.hosts_from(chunks, j, objects)
            if kind == "event" and t.subject and (beside := self._beside_whom(chunks, j)):
                yield Match([*t.subject, *beside], objects, t.index)  # `A dự E cùng B và C`
                return
            if objects:
                yield Match(self._only_one(chunks, t, j) or t.subject, objects, t.index)
            return
        related = any(self.is_word(c, "relative_that") for c in chunks[max(0, t.near - 1) : t.index])  # `điều mà A sẽ tham gia`
        if kind == "event" and t.subject and rule.get("level") == "main" and not related and self._ends(chunks, t.index + 1):
            yield Match(t.subject, [], t.index)
            return
        if rule.get("countries") and rule.get("reciprocal") and t.subject:
            if other := self._shared_object(chunks, t, rule["link"]):
                yield Match(t.subject, other, t.index)  # many break with one, not each with each
            if other or len(t.subject) > 2:
                return
        after = chunks[t.index + 1] if t.index + 1 < len(chunks) else None
        linked = after is not None and after.text in rule.get("link", ())
        pairs = pairwise(takewhile(lambda c: c.kind == "word", chunks[t.index + 1 : t.index + 6]))
        # `gặp ngắn với các quan chức`
        linked = linked or any(a.text in rule.get("link", ()) and self.is_word(b, "quantifiers") for a, b in pairs)
        if after is not None and "link_required" in rule and after.kind in ("event", "actor"):
            return  # `A và B họp Ủy ban hỗn hợp`
        if rule.get("reciprocal") and not linked and t.subject and (len(t.subject) > 1 or t.subject[0].kind == "group"):
            yield Match(t.subject, [], t.index, reciprocal=True)

    def _only_one(self, chunks: list[Chunk], t: Trigger, k: int) -> list[Mention]:
        """`Tổng thống Chile đầu tiên thăm B là A`: A, where the object stands at `k`."""
        alone = chunks[t.index - 1].text in self.singled_out and t.subject is not None and t.subject[0].kind == "post"
        named = alone and k + 2 < len(chunks) and self.is_word(chunks[k + 1], "copulas")
        people = [m for m in self.actor_at(chunks, k + 2) if m.kind == "person"] if named else []
        for person in people:
            person.certain = True  # who held a post
        return people

    def _fronted(self, chunks: list[Chunk], t: Trigger, kind: str) -> list[Mention]:
        """`Riêng D, A chưa ký`: the object that opens the sentence."""
        k = t.near - 2
        if k not in (0, 1) or chunks[k + 1].text != "," or chunks[k].kind != kind or (k and chunks[0].tags & {"prepositions"}):
            return []
        return chunks[k].mentions[:1] if chunks[k].mentions[0].certain else []

    def _between(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """The two that `giữa` brings in right after a noun, a word or two between."""
        for j in range(k + 1, min(len(chunks) - 1, k + 4)):
            if chunks[j].text in self.words["between_words"]:
                both = self.actor_at(chunks, j + 1)
                return both if len(both) == 2 else []
            if chunks[j].kind != "word":
                return []
        return []

    def _shared_object(self, chunks: list[Chunk], t: Trigger, links: list[str]) -> list[Mention]:
        """`A, B và C cắt quan hệ ngoại giao, đóng biên giới với D`: D."""
        for before, chunk in pairwise(chunks[t.index + 1 :]):
            if before.text in ";.":
                break
            if before.text in links and chunk.kind == "actor" and chunk.mentions[0].kind == "country":
                return chunk.mentions[:1]
            if before.text in links and chunk.kind == "place" and (country := chunk.mentions[0].country):
                town = chunk.mentions[0]  # `… với Doha`
                return [metonym(country, town.start, town.end)]
        return []

    def is_there(self, chunk: Chunk) -> bool:
        """Whether a chunk is `có`, `là` or the like, after which the parties are listed."""
        return chunk.text in self.words["there_is"]

    def _beside_whom(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`dự E (tại P) cùng A, B và C`: those named after the gathering."""
        for j in range(k + 1, min(len(chunks) - 1, k + 5)):
            if chunks[j].text in self.words["company"]:
                return [m for m in self.people_right(chunks, j) if m.kind in ("person", "post")]
            if chunks[j].kind in ("verb", "punct", "actor"):
                return []
        return []

    def repeat(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`B cũng có động thái tương tự`: what was told before is told of B."""
        if not t.nominal and not t.passive and t.near >= 0 and t.subject:
            yield Match(t.subject, [], t.index)

    def signatures(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`D, mang chữ ký của A và B`; `D, ký giữa A và B`."""
        (j, document), signers = self.left(chunks, t.index, frozenset({"document"}), reach=8), self.people_right(chunks, t.index)
        vague = bool(document) and not document[0].certain and self.is_word(chunks[j - 1], "several")
        if document and signers and not vague:  # but `các thỏa thuận đã ký giữa hai bên`
            yield Match(signers, document[:1], t.index, settled=True)

    def under(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`E … dưới sự chủ trì của A`."""
        agents = self.people_right(chunks, t.index)
        j, event = self.left(chunks, t.index, frozenset({"event"}), reach=14)
        if agents and not event and t.index <= 1:  # `Dưới sự chủ trì của A, E khai mạc`
            j = next((i for i in range(t.index + 2, len(chunks) - 1) if chunks[i].kind == "event" and chunks[i - 1].text == ","), -1)
            event = chunks[j].mentions if j >= 0 else []
        if agents and event:
            yield Match(agents, event[:1], j if j >= 0 else t.index, settled=True)

    def witnessed(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A chứng kiến lễ ký D`: A was at the ceremony."""
        held = self._ceremony_of(chunks, t.index) if t.near >= 0 and not t.nominal else []
        if held and t.subject:
            yield Match([m for m in t.subject if m.kind in _GUESTS], held, t.index)

    def seen_by(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`lễ ký D … dưới sự chứng kiến của A`: A was at the ceremony."""
        held = next((c.mentions[:1] for c in chunks if c.kind == "event" and c.text.startswith(self.ceremonies)), [])
        agents = [m for m in self.people_right(chunks, t.index) if m.kind in _GUESTS]
        if held and agents:
            yield Match(agents, held, t.index, settled=True)

    def _ceremony_of(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """The ceremony whose name the verb at `k` begins: `chứng kiến (lễ ký)` and the document that is signed."""
        words = next((word for word in self.ceremonies if word in chunks[k].text), "")
        j = k + 1 + (k + 1 < len(chunks) and chunks[k + 1].text in self.before_deeds)
        if not words or j >= len(chunks) or chunks[j].kind != "document":
            return []
        kept = chunks[k].text[chunks[k].text.index(words) :]
        label = " ".join([kept, *(c.text for c in chunks[k + 1 : j]), chunks[j].mentions[0].label])
        return [Mention("event", label, chunks[k].start, chunks[j].end)]

    def there_is(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`Dự E có A, B và C`; `Đồng chủ trì E là A và B`; `nhiều người đã dự E, trong đó có A`."""
        if t.near >= 0:
            return
        guests = not t.nominal or any(self.is_word(c, "guests") for c in chunks[max(0, t.index - 2) : t.index])
        for j in range(t.index + 1, min(len(chunks), t.index + 14)):
            chunk = chunks[j]
            if (chunk.kind == "punct" and chunk.text in ".;") or (chunk.kind == "actor" and j > t.index + 7):
                return
            among = chunks[j - 1].text == "," and self.is_word(chunk, "listing_words")
            there = guests and (chunk.text in self.words["there_is"] or chunk.text.endswith(self.there_on_side))
            if (there or among) and j + 1 < len(chunks):
                agents = self.people_right(chunks, j)
                event = next((c.mentions[:1] for c in chunks[t.index + 1 : j] if c.kind == "event"), [])
                if agents:
                    yield Match(agents, event, t.index, settled=True)
                return

    def there_met(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`Cùng tiếp B có A và C`: A and C met B."""
        if t.near >= 0 or (t.index and chunks[t.index - 1].kind != "word"):
            return
        guest = next((j for j in range(t.index + 1, min(len(chunks), t.index + 4)) if self.actor_at(chunks, j)), -1)
        there = next((j for j in range(guest + 1, min(len(chunks), guest + 9)) if self.is_there(chunks[j])), -1) if guest > 0 else -1
        if there > 0 and not any(c.kind == "verb" and not self.is_there(c) for c in chunks[guest + 1 : there]):
            hosts = [m for m in self.people_right(chunks, there) if m.kind in ("person", "post")]
            if hosts:
                yield Match(hosts, self.actor_at(chunks, guest), t.index, settled=True)

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

    def _no_person(self, chunk: Chunk) -> bool:
        return not any(m.kind in ("person", "post") for m in chunk.mentions)

    def _announced(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`A tuyên bố (sẽ sớm) trừng phạt B`: whether the verb is what somebody says he will do."""
        k = t.index - 1
        while k > 0 and chunks[k].kind == "word" and chunks[k].tags & {"adverbs", "negation"}:
            k -= 1
        if "visit.arrive" in chunks[t.index].rules and (chunks[k].text in self.arrival_openers or "statement.say" in chunks[k].rules):
            return bool(t.subject) and not t.carried  # `A phát biểu trước khi đến B`, `A xác nhận đã đến B`
        return (
            k > 0
            and chunks[k].kind == "verb"
            and ("future" in chunks[k].tags or chunks[k].text in self.decreeing)
            and bool(t.subject)
            and not t.carried
        )
