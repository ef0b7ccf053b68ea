"""Whether an event took place, and who reports it: read off the words around its trigger."""

from __future__ import annotations

from typing import Any

from kg.annotate.mentions import Chunk
from kg.extraction.triggers import Trigger

_BEFORE = frozenset({"adverbs", "future", "negation", "passives", "future_after", "irrealis"})
_TO_WHOM = frozenset({"against_words", "for_words"})  # `nói với tạp chí A`: A is no source
_STOP = "visit.stop"  # the rule of the stops of a journey
_AFTER = frozenset({"cancelled_after", "future_after", "future_dates"})
_REPORTING = frozenset({"source_prepositions", "source_nouns"})
_QUOTES = frozenset('"“”')
_CLAUSAL = frozenset({"prepositions", "conjunctions", "complementizers"})


class Modality:
    """Reads status and source from the words around a trigger."""

    def __init__(self, grammar: dict[str, Any], nouns: frozenset[str], speech: frozenset[str]) -> None:
        self.lies_ahead, self.trips = frozenset(grammar["sayings"]["lies_ahead"]), tuple(grammar["sayings"]["trips"])
        self.assents, self.calling_off = (frozenset(grammar["sayings"][name]) for name in ("assents", "calling_off"))
        self.nexts, self.passives = frozenset(grammar["sayings"]["nexts"]), frozenset(grammar["passives"])
        self.by_means = frozenset(grammar["sayings"]["by_means"])
        self.schemes = frozenset(grammar["sayings"]["schemes"])
        self.scheduled = frozenset(grammar["sayings"]["scheduled"])
        self.ways = frozenset(grammar["to_words"]) | frozenset(grammar["purposes"]) | frozenset(grammar["at_words"])
        self.leaves = frozenset(grammar["sayings"]["leaves"])
        self.showing = frozenset(grammar["sayings"]["showing"])
        self.done = tuple(f"{word} " for word in grammar["sayings"]["done"])
        self.having = frozenset(grammar["sayings"]["having"])
        self.yet = frozenset(grammar["sayings"]["yet"])
        self.that = frozenset(grammar["relative_that"])
        self.proposers = frozenset(grammar["sayings"]["proposers"])
        self.speaking_only = frozenset(grammar["sayings"]["speaking_only"])
        self.awaiting = frozenset(grammar["sayings"]["awaiting"])
        self.coming = frozenset(grammar["sayings"]["coming"])
        self.comings = frozenset(grammar["sayings"]["comings"])
        self.relays = frozenset(grammar["sayings"]["relays"])
        self.determiners = frozenset(grammar["several"]) | frozenset(grammar["one"])
        self.adjuncts = frozenset(grammar["adjuncts"])
        self.when, self.numerals = frozenset(grammar["sayings"]["when"]), frozenset(grammar["sayings"]["numerals"])
        self.speech = speech  # rules whose triggers are verbs of saying
        self.nouns = nouns  # rules whose triggers are nouns

    def medium(self, chunks: list[Chunk]) -> str:
        """The third party's news medium that the sentence cites, or empty."""
        for k, chunk in enumerate(chunks):
            if "source_prepositions" not in chunk.tags or not (k == 0 or chunks[k - 1].kind == "punct"):
                continue
            if any("reporters" in c.tags for c in chunks[k + 1 : k + 3]):
                continue
            for follower in chunks[k + 1 : k + 4]:
                if follower.kind == "punct":
                    break
                if "source_nouns" in follower.tags:
                    return follower.text
                if any(m.detail == "media" for m in follower.mentions):
                    return follower.mentions[0].label
        for k, chunk in enumerate(chunks):
            if not chunk.mentions and "source_nouns" not in chunk.tags:
                continue
            opens = k == 0 or chunks[k - 1].kind == "punct" or (chunks[k - 1].kind == "word" and not chunks[k - 1].tags & _TO_WHOM)
            if opens and chunk.mentions and chunk.mentions[0].detail == "media" and self._reports(chunks, k):
                return chunk.mentions[0].label
            if opens and chunk.kind == "actor" and k + 1 < len(chunks) and chunks[k + 1].text in self.relays:
                return chunk.mentions[0].label  # `A, CNN Türk đưa tin, đã …`
            heads = k == 0 or chunks[k - 1].kind in ("punct", "date") or chunks[k - 1].text in self.determiners
            if heads and "source_nouns" in chunk.tags and self._press_says(chunks, k):
                return chunk.text
        return ""

    def _press_says(self, chunks: list[Chunk], k: int) -> bool:
        """`truyền thông Israel cho hay`, `kênh Hadashot đưa tin`: whether a verb of saying ends the clause that a word for media opens."""
        for follower in chunks[k + 1 : k + 5]:
            if not self.speech.isdisjoint(follower.rules) or follower.text in self.relays:
                return True
            if follower.kind in ("punct", "verb") or follower.tags & _CLAUSAL:
                return False
        return False

    def _reports(self, chunks: list[Chunk], k: int) -> bool:
        """`Reuters dẫn lời …`, `…, AFP đưa tin`: whether what stands at k is the subject of a verb of reporting."""
        if k + 1 < len(chunks) and chunks[k + 1].text == "(":  # `Tờ A (Anh) ngày D đưa tin`
            k = next((j for j in range(k + 2, min(k + 5, len(chunks))) if chunks[j].text == ")"), k)
        for follower in chunks[k + 1 : k + 4]:
            if follower.tags & _REPORTING or not self.speech.isdisjoint(follower.rules) or follower.text in self.relays:
                return True
            if follower.kind != "date" and "adverbs" not in follower.tags:
                return False
        return False

    def status(self, chunks: list[Chunk], t: Trigger) -> str:
        """actual, planned or negated, from the verb phrase and what follows it in the clause."""
        before = self._before(chunks, t)
        if any("negation" in c.tags for c in before):
            return "negated"
        planned = any("future" in c.tags for c in before) or (t.near >= 0 and "future" in chunks[t.near].tags)  # `A sẽ cùng B ký …`
        j = t.index - 1 - len(before)
        if j >= 0 and chunks[j].kind == "verb" and ("future" in chunks[j].tags or (j == t.index - 1 and chunks[j].text in self.assents)):
            planned = True  # `cho biết sẽ gặp`, `đồng ý gặp`
        planned = planned or self._leaving_first(chunks, t.index - 1)
        planned = planned or (t.index > 0 and chunks[t.index - 1].text in self.schemes)
        if j == t.index - 1 and j >= 0 and chunks[j].text in self.calling_off:
            return "negated"
        noun = not self.nouns.isdisjoint(chunks[t.index].rules)
        if _STOP in chunks[t.index].rules and chunks[t.index].text in self.nexts and not any("past" in c.tags for c in chunks):
            planned = True
        if noun:
            for chunk in reversed(chunks[max(0, t.index - 5) : t.index]):
                if chunk.kind != "word" or "past" in chunk.tags:
                    break
                planned = planned or "future" in chunk.tags  # `chuẩn bị cho cuộc gặp`
            planned = planned or (t.index > 0 and self._awaited(chunks, t.index - 1))
            ahead = t.index > 0 and chunks[t.index - 1].text.rpartition(" ")[2] in self.lies_ahead
            planned = planned or (ahead and chunks[t.index].text.startswith(self.trips))  # `trước chuyến thăm B`
        if "negation" in chunks[t.index].tags or self._uninvited(chunks, t.index):
            return "negated"
        if t.hosted >= 0 and any("future" in c.tags for c in chunks[max(0, t.hosted - 1) : t.near]):
            planned = True  # `E sẽ do A tổ chức`
        for j in range(t.index + 1, min(len(chunks), t.index + 12)):
            chunk = chunks[j]
            if chunk.kind == "verb" and noun and self._held_to_be(chunks, j):
                planned = True  # `cuộc gặp giữa A và B được cho là sẽ …`
            if (chunk.kind == "verb" and j > t.index + 3) or (chunk.kind == "punct" and chunk.text in ";."):
                break
            if chunk.value is not None and self._coming(chunks, j):
                planned = True
            if chunk.tags and (told := chunk.tags & _AFTER) and not ("future_dates" in told and self._counted(chunks, j)):
                if told == {"future_after"} and self._begins_clause(chunks, j):
                    continue  # `A đã đến C và dự kiến được B tiếp`
                kept = any("negation" in c.tags for c in chunks[max(t.index + 1, j - 2) : j])  # `chưa hoàn toàn bị hủy bỏ`
                if "cancelled_after" in told and not kept:
                    return "negated"
                planned = True
        if planned:
            return "planned"
        if not self.nouns.isdisjoint(chunks[t.index].rules):
            ends_so = t.index > 0 and chunks[t.index - 1].text in self.by_means  # `Chuyến đi sẽ kết thúc bằng cuộc gặp …`
            planned = ends_so and any("future" in c.tags for c in chunks[: t.index]) and not self._told(chunks[: t.index])
            for chunk in chunks[t.index + 1 : t.index + 9]:
                if chunk.kind == "punct" and chunk.text in ".;,":
                    break
                planned = planned or ("future" in chunk.tags and "irrealis" not in chunk.tags)
        return "planned" if planned or self._while_ahead(chunks, t) or (not t.embedded and self._ahead(chunks, t)) else "actual"

    def _awaited(self, chunks: list[Chunk], k: int) -> bool:
        """`hướng tới cuộc gặp`, `Tâm điểm sẽ là cuộc gặp`: whether what stands at `k` puts the noun behind it in the future."""
        copula = (
            k > 0 and chunks[k].kind == "verb" and "future" in chunks[k - 1].tags and any(r.startswith("regard") for r in chunks[k].rules)
        )
        return copula or chunks[k].text in self.awaiting

    def _told(self, chunks: list[Chunk]) -> bool:
        """`A ngày 3/5 cho biết B sẽ …`: whether a verb of saying stands between a day and what lies ahead."""
        return any(c.kind == "verb" and not self.speech.isdisjoint(c.rules) for c in chunks)

    def _held_to_be(self, chunks: list[Chunk], k: int) -> bool:
        """`được cho là sẽ …`: whether the passive verb at `k` tells what is expected."""
        return chunks[k - 1].text in self.passives and k + 1 < len(chunks) and "future" in chunks[k + 1].tags

    def _uninvited(self, chunks: list[Chunk], k: int) -> bool:
        """`A không được mời dự E`: whether somebody was not asked to do what the verb at `k` tells."""
        invited = k > 1 and any(rule.startswith("invitation.") for rule in chunks[k - 1].rules)
        return invited and "negation" in chunks[k - 2].tags

    def _goes_on(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether `và` joins the verb to the one before, with no subject of its own."""
        return t.near < 0 and any("conjunctions" in c.tags for c in chunks[max(0, t.index - 2) : t.index])

    def _begins_clause(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the word at `k` stands between a conjunction or comma and a verb of its own."""
        joined = "conjunctions" in chunks[k - 1].tags or chunks[k - 1].text == ","
        return joined and any(c.kind == "verb" and self.nouns.isdisjoint(c.rules) for c in chunks[k + 1 : k + 4])

    def _leaving_first(self, chunks: list[Chunk], k: int) -> bool:
        """`A sẽ rời B tối 3/4 và đến C`: whether the leaving that stands before `và` at `k` lies ahead."""
        if k < 2 or "conjunctions" not in chunks[k].tags:
            return False
        left = next((j for j in range(k - 1, max(0, k - 6), -1) if chunks[j].text in self.leaves), 0)
        return left > 0 and "future" in chunks[left - 1].tags

    def denied(self, chunks: list[Chunk], before: int, after: int) -> bool:
        """`không tới P dự E`, `không dẫn đầu đoàn A sang thăm B`: whether a verb tells what the negated verb before it was to lead to."""
        return all(c.mentions or c.kind in ("place", "date") or c.text in self.ways for c in chunks[before + 1 : after])

    def _while_ahead(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`A sẽ gặp B khi ông tới thăm C`: whether the verb tells when something else will be."""
        if t.near < 1 or chunks[t.near - 1].text not in self.when or self.past(chunks, t):
            return False
        for j in range(t.near - 2, 0, -1):
            if chunks[j].kind == "punct":
                return False
            if chunks[j].kind == "verb":
                return "future" in chunks[j - 1].tags and "irrealis" not in chunks[j - 1].tags
        return False

    def unsaid(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether the verb of saying is negated: `A không nói …`, not `A cho biết cuộc gặp bị hủy`."""
        there_is = t.index > 1 and chunks[t.index - 1].text in self.having  # `sẽ có phát biểu`
        if t.index and (chunks[t.index - 1 - there_is].text in self.yet or (t.planned and self._goes_on(chunks, t))):
            return True  # `sẽ trả lời`, `sẽ thăm B và thông báo …`: nothing is said yet
        if t.index > 1 and chunks[t.index - 1].text in self.proposers and chunks[t.index - 2].kind == "verb":
            return True  # `A là nước đề xuất`
        if t.near > 0 and t.near == t.index - 1 and any(rule.startswith("criticism") for rule in chunks[t.near - 1].rules):
            return True  # `A chỉ trích B đánh giá …`
        about = chunks[t.index + 1] if t.index + 1 < len(chunks) else chunks[t.index]
        if chunks[t.index].text in self.showing and about.kind not in ("event", "document") and "prepositions" not in about.tags:
            return True  # `A giới thiệu bản vẽ`
        last = t.index + 1 >= len(chunks) or chunks[t.index + 1].text in ".,"
        before = chunks[t.index - 2] if t.index > 1 and "past" in chunks[t.index - 1].tags else None
        if last and t.near < 0 and before is not None and before.kind == "word" and not before.tags:
            return True  # `sáu chiếc đã cam kết,`
        if t.near > 0 and last and chunks[t.near - 1].text in self.that:
            return True  # `các biện pháp mà A vừa tuyên bố.`
        return "negation" in chunks[t.index].tags or any("negation" in c.tags for c in self._before(chunks, t))

    def asked(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether the sentence is a question, and none that somebody is quoted to ask: `A nói: “…?`."""
        return chunks[-1].text == "?" and not (t.index + 1 < len(chunks) and chunks[t.index + 1].text == ":")

    def untold(self, chunks: list[Chunk], t: Trigger, predicate: str) -> bool:
        """Whether nothing is said by a verb of saying, or the sentence only asks if an act is so: `A có gặp B không?`."""
        if predicate == "stated":
            return self.unsaid(chunks, t) or self.asked(chunks, t) or self.wordless(chunks, t)
        return len(chunks) > 2 and chunks[-1].text == "?" and "negation" in chunks[-2].tags

    def wordless(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`A phát biểu với báo giới tại P ngày D.`: whether the sentence tells that somebody spoke, but nothing that he said."""
        if chunks[t.index].text not in self.speaking_only or any(c.text in _QUOTES for c in chunks):
            return False
        return not any(c.kind == "verb" and self.nouns.isdisjoint(c.rules) for c in chunks[t.index + 1 :]) and not any(
            c.text in ":," or "complementizers" in c.tags for c in chunks[t.index + 1 : -1]
        )

    def _before(self, chunks: list[Chunk], t: Trigger) -> list[Chunk]:
        """The words right before the verb that belong to it, nearest first."""
        j = t.index - 1
        while j >= 0 and (
            (chunks[j].kind == "word" and chunks[j].tags & _BEFORE)
            or (chunks[j].text in '"“' and j and "future" in chunks[j - 1].tags)  # `sẽ “sớm có chuyến thăm B”`
            or chunks[j].kind == "date"
            or (
                chunks[j].kind == "place" and j and ("adverbs" in chunks[j - 1].tags or chunks[j - 1].text in self.comings)
            )  # `sẽ đến C dự E`
            or (chunks[j].text in self.comings and chunks[j + 1].kind == "place")
            or (t.passive and j == t.near)
            or (chunks[j].mentions and j and chunks[j - 1].text in self.leaves)  # `sẽ rời B để đến C`
            or (chunks[j].text in self.leaves and j < t.index - 1)
        ):
            j -= 1
        return chunks[t.index - 1 : j : -1] if j >= 0 else chunks[: t.index][::-1]

    def _ahead(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether the front of the sentence or of the clause puts the verb in the future."""
        if any(self._later(chunks, k) or (k < t.index and self._coming(chunks, k)) for k in range(min(3, len(chunks)))):
            return True
        for j in range(t.index - 1, -1, -1):
            if chunks[j].kind == "punct":
                break
            if chunks[j].tags and self._later(chunks, j):
                return True
        if t.near > 0 and chunks[t.near - 1].text in self.scheduled:
            return True  # `Bên lề E, dự kiến A có cuộc gặp với B`
        if not self.nouns.isdisjoint(chunks[t.index].rules) and any(c.text == "," for c in chunks[2 : t.index]):
            return False  # `A sẽ …, B cho biết sau cuộc gặp C`
        front = any(c.kind == "word" and "future" in c.tags and "irrealis" not in c.tags for c in chunks[:2])
        return front and not self.past(chunks, t)

    def _coming(self, chunks: list[Chunk], k: int) -> bool:
        """`ngày 15/11 tới`, `tháng 3 tới đây`: whether the word after a date, going to no place, puts it ahead."""
        if chunks[k].kind != "date" or k + 1 >= len(chunks) or chunks[k + 1].text not in self.coming:
            return False
        return k + 2 >= len(chunks) or chunks[k + 2].kind == "punct" or bool(chunks[k + 2].tags & _CLAUSAL)

    def promised(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether a word right before the verb puts it in the future."""
        return any(c.kind == "word" and "future" in c.tags for c in chunks[max(0, t.index - 3) : t.index])

    def past(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether a word right before the verb puts it in the past, or begins it: `đã ký`."""
        return chunks[t.index].text.startswith(self.done) or any(
            c.kind == "word" and "past" in c.tags for c in chunks[max(0, t.index - 2) : t.index]
        )

    def ahead_of(self, chunks: list[Chunk], delegation: Chunk) -> bool:
        """`đoàn … do A dẫn đầu sẽ thăm B`: whether the verb of the delegation lies ahead."""
        k = next((i for i, c in enumerate(chunks) if c is delegation), len(chunks))
        return any("future" in c.tags for c in chunks[k + 1 : k + 2])

    def led_there(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`sẽ dẫn đầu đoàn A sang thăm B`: whether the verb of leading stands before the one who is led."""
        j = t.index - 1
        while j > 0 and chunks[j].kind == "word":
            j -= 1
        return j > 0 and chunks[j].kind == "actor" and "leading.lead" in chunks[j - 1].rules

    def host_planned(self, chunks: list[Chunk], triggers: list[Trigger], adjunct: Trigger) -> bool:
        """Whether the clause that an adverbial phrase belongs to tells a plan."""
        host = next((t for t in triggers if t.index > adjunct.index and t.near > adjunct.index), None)
        return host is not None and self.status(chunks, host) == "planned" and not self.past(chunks, adjunct)

    def told_when(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`A khẳng định sẽ thăm B khi gặp C`: whether the verb tells when something is said."""
        return t.index > 0 and chunks[t.index - 1].text in self.when

    def framing(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`Nhân chuyến thăm C, …`: whether a visit that opens a sentence is what the rest happens at."""
        visits = any(rule.startswith("visit.") for rule in chunks[t.index].rules)
        return visits and 0 < t.index < 3 and chunks[t.index - 1].text in self.adjuncts and not self.past(chunks, t)

    def _counted(self, chunks: list[Chunk], k: int) -> bool:
        """`ba tháng sau khi …`, `hai tuần sau đó`: no time ahead, but how long after something."""
        after = k + 1 < len(chunks) and chunks[k + 1].text in self.when
        return after or (k > 0 and (chunks[k - 1].text in self.numerals or chunks[k - 1].text.isdigit()))

    def _later(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a word for coming days stands there."""
        return "future_dates" in chunks[k].tags and not self._counted(chunks, k)

    def _finite(self, chunks: list[Chunk], k: int) -> bool:
        before = chunks[k - 1] if k else None
        if chunks[k].rules and self.nouns.issuperset(chunks[k].rules):
            return False
        return before is None or not (before.kind == "word" and "nominalizers" in before.tags)
