"""When an event took place: read off the clause around its trigger."""

from __future__ import annotations

from typing import Any

from kg.annotate.dates import DateValue
from kg.annotate.mentions import Chunk, Mention
from kg.extraction.places import Places
from kg.extraction.triggers import SKIPPED, Trigger

_OPENING = 9  # chunks that may open a sentence before its first comma
_BREAKS = frozenset(';"“”')
_YEARS = 2  # chunks at the front in which a mere year may date a saying
_MEASURE = "sanction.of"  # the rule of the nouns of measures
_LASTING = ("partnership", "relations", "position", "founded", "regard")
_REPROACHES = ("criticism", "sanction", "support", "request", "statement")
_TIMED = SKIPPED | {"prepositions"}
_NOMINAL = frozenset({"nominalizers", "before_object"})


class Circumstances(Places):
    """Reads dates too."""

    def __init__(
        self, grammar: dict[str, Any], nouns: frozenset[str], speech: frozenset[str], hosting: frozenset[str], dates: dict[str, Any]
    ) -> None:
        super().__init__(grammar, nouns, speech, hosting)
        self.abouts = frozenset(grammar["abouts"])
        self.doings, self.facing = frozenset(grammar["act_of"]), frozenset(grammar["sayings"]["facing"])
        self.onwards = frozenset(grammar["sayings"]["onwards"])
        self.aftermath: dict[str, int] = dates["aftermath"]
        self.day: str = dates["day_word"]
        self.numbers: dict[str, int] = dates["day_numbers"]
        self.since = frozenset(grammar["sayings"]["since"])  # `lần thứ ba kể từ năm 2013`: no day of the act follows
        self.superlatives = frozenset(grammar["sayings"]["superlatives"])
        self.commemoration = tuple(grammar["commemoration"])
        self.elsewhere = (
            self.since | frozenset(grammar["sayings"]["apart"]) | frozenset(grammar["until_words"])
        )  # a day after these is not the act's
        self.background = frozenset(grammar["sayings"]["background"])
        self.past_days, self.back = tuple(dates["past_days"]), frozenset(dates["back_words"])
        self.audience = frozenset(grammar["sayings"]["audience"])

    def dates(
        self, chunks: list[Chunk], t: Trigger, at: int, first_verb: int, *, after: bool = True, planned: bool = False
    ) -> list[DateValue]:
        """Dates of the clause: after the trigger up to the next verb, then before it, then at the front of the sentence."""
        found: list[DateValue] = []
        aside: DateValue | None = None
        farther = False
        if t.nominal or t.irrealis or (t.index and chunks[t.index - 1].text in self.abouts):
            before = next(
                (c.value for c in reversed(chunks[max(0, t.index - 3) : t.index]) if c.kind == "date" and isinstance(c.value, DateValue)),
                None,
            )
            if before is not None:
                found.append(before)
        if counted := self._days_apart(chunks, t):
            return [counted]
        if t.index and chunks[t.index - 1].kind == "date" and isinstance(value := chunks[t.index - 1].value, DateValue):
            found.append(value)  # `A sáng 30/11 hội đàm với B trong chuyến thăm C ngày 29/11-2/12`
        for j in range(at + 1, len(chunks) if after else at + 1):
            chunk = chunks[j]
            if chunk.kind == "verb" and j > t.index and not chunk.tags & _NOMINAL and self._finite(chunks, j):
                if not self._shares_day(chunks, t, j):
                    break
                farther = True
            if (chunk.kind == "punct" and chunk.text in ";.") or (chunk.kind == "word" and chunk.text in self.elsewhere):
                break
            if "purposes" in chunk.tags and j + 1 < len(chunks) and "future" in chunks[j + 1].tags:
                break  # `A gặp B để chuẩn bị cho E ngày D`
            if "future_dates" in chunk.tags and self._counted(chunks, j):
                break
            if chunk.kind == "date" and isinstance(chunk.value, DateValue):
                if self._of_another_journey(chunks[t.index + 1 : j]):
                    break  # `A tiếp B, câu chuyện xoay quanh chuyến công du C của D tháng 8`
                if self._told(chunks[j + 1 : j + 2]):
                    break  # `…, thông cáo của A hôm nay cho biết`
                if self._elsewhen(chunks, t, j):
                    break
                if farther or (
                    self._bracketed(chunks, j) and not self._explained(chunks, j) and (j > t.index + 5 or self._anniversary(chunks, j))
                ):
                    aside = aside or chunk.value  # `… nhân 80 năm Ngày Giải phóng (3/7/1944)`: unless the front has a day
                    continue
                if j + 2 < len(chunks) and self._explained(chunks, j + 2):
                    continue
                told = [*chunks[j + 1 : j + 2], *chunks[j : j + 3 : 2]]  # `vào tối muộn ngày 24/10`, `trong ngày hôm nay, 10/5`
                found += [c.value for c in told if isinstance(c.value, DateValue)]
                break
        for j in range(t.index - 1, -1, -1):
            chunk = chunks[j]
            if t.embedded and chunk.text in self.doings and chunks[j - 1].text in self.facing:
                break  # `Chiều 3/4, trả lời câu hỏi về phản ứng trước việc A ký D, B nói`
            if chunk.text in self.background:
                break  # `… đạt mục tiêu vào năm D, trong bối cảnh A và B sắp ký …`
            if t.embedded and _MEASURE in chunks[t.index].rules and chunk.kind == "verb":
                break  # `Hôm D, A nói B né tránh các lệnh trừng phạt của C`
            if chunk.kind == "date" and isinstance(chunk.value, DateValue):
                record = any(c.text.rpartition(" ")[2] in self.superlatives for c in chunks[max(0, j - 8) : j - 1])
                if record and chunks[j - 1].text in self.since:
                    continue  # `tuần tăng mạnh nhất kể từ tháng 6, sau khi A trừng phạt B`
                if self._explained(chunks, j):
                    found.append(chunk.value)  # `Sáng nay (25/7), A gặp B`
                    break
                if self._bracketed(chunks, j) or (planned and "future_dates" not in chunk.tags and self._told(chunks[j + 1 : t.index])):
                    continue
                opens = j > 0 and chunks[j - 1].text == ";"  # a clause of its own
                if opens or j <= first_verb or not any(chunks[i].kind == "verb" and self._finite(chunks, i) for i in range(j + 1, t.index)):
                    found.append(chunk.value)
                break
            if chunk.kind == "punct" and chunk.text == ";":
                if front := self._front(chunks[:j]):
                    found.append(front)
                break
        return [*found, aside] if aside is not None else found

    def _elsewhen(self, chunks: list[Chunk], t: Trigger, k: int) -> bool:
        """`thăm B, củng cố quan hệ có từ năm D`, `chỉ trích B vi phạm thỏa thuận năm D`: whether a year is of something else."""
        value, before, rules = chunks[k].value, chunks[k - 1], chunks[t.index].rules
        if not isinstance(value, DateValue) or value.kind != "parts" or value.begin[2]:
            return False
        noun = (
            k > t.index + 2 and before.kind == "word" and not before.tags & _TIMED and any(rule.startswith(_REPROACHES) for rule in rules)
        )
        other = before.text in self.onwards and any(c.kind in ("partnership", "pair") or c.rules for c in chunks[t.index + 1 : k])
        return noun or (other and not any(rule.startswith(_LASTING) for rule in rules))

    def _of_another_journey(self, between: list[Chunk]) -> bool:
        """Whether a day belongs to a journey that a noun tells in a clause of its own."""
        comma = next((i for i, c in enumerate(between) if c.text == ","), len(between))
        return any("visit.of" in c.rules for c in between[comma:])

    def closing_day(self, chunks: list[Chunk], t: Trigger) -> list[DateValue]:
        """`A và B đã đạt thỏa thuận ở P hôm D.`: the past day that ends the clause, of a verb after which other days may stand."""
        for k in range(t.index + 1, len(chunks)):
            chunk = chunks[k]
            if isinstance(chunk.value, DateValue):
                ends = k + 1 == len(chunks) or chunks[k + 1].kind == "punct"
                return [chunk.value] if ends and (chunk.text.startswith(self.past_days) or chunks[k - 1].text in self.back) else []
            if chunk.kind in ("verb", "punct") or "complementizers" in chunk.tags:
                break
        return []

    def _explained(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the day at `k` stands in brackets right after a word for it: `hôm qua (25/7)`."""
        word = chunks[k - 2].value if k > 1 and chunks[k - 1].text == "(" else None
        return isinstance(word, DateValue) and word.kind in ("days", "weekday", "same-day")

    def _days_apart(self, chunks: list[Chunk], t: Trigger) -> DateValue | None:
        """`…, hai ngày sau khi A thăm B`: the act lies so many days before what is told before it."""
        for j in range(t.index - 1, 1, -1):
            if chunks[j].text in self.aftermath:
                number = self.numbers.get(chunks[j - 2].text) if chunks[j - 1].text == self.day else None
                return DateValue("shift", offset=number * self.aftermath[chunks[j].text]) if number else None
            if chunks[j].kind in ("punct", "date"):
                break
        return None

    def _shares_day(self, chunks: list[Chunk], t: Trigger, k: int) -> bool:
        """`A sẽ thăm B dự E (ngày D)`, `A dự E và thăm B (ngày D)`: whether the verb at `k` only goes on with the same act."""
        before = chunks[k - 1]
        goes_on = k == t.index + 2 and before.kind in ("actor", "place")
        return goes_on or (before.kind == "word" and "conjunctions" in before.tags and before.text not in self.abouts)

    def first_day(self, chunks: list[Chunk]) -> list[DateValue]:
        """The first day that a sentence tells."""
        return [c.value for c in chunks if c.kind == "date" and isinstance(c.value, DateValue)][:1]

    def day_after(self, chunks: list[Chunk], outer: Chunk) -> list[DateValue]:
        """The day in brackets right after a name: `Lễ kỷ niệm … thiết lập quan hệ ngoại giao A - B (18/1/1950)`."""
        k = next((i for i, c in enumerate(chunks) if c is outer), len(chunks))
        if k + 2 >= len(chunks) or chunks[k + 1].text != "(":
            return []
        value = chunks[k + 2].value
        return [value] if isinstance(value, DateValue) else []

    def said(self, chunks: list[Chunk], t: Trigger) -> list[DateValue]:
        """The day of a saying: right before its verb, or in the words that open the sentence (`Tại cuộc họp báo ngày 26/6, A cho biết`)."""
        trailing = "statement.according-to" in chunks[t.index].rules and t.index > 1 and chunks[t.index - 1].text == ","
        for j in range(-1 if trailing else t.index - 1, -1, -1):  # `A sẽ thăm B ngày D, theo C`: that is when A goes
            value = chunks[j].value
            if chunks[j].kind == "date" and isinstance(value, DateValue) and not self._bracketed(chunks, j):
                of_year = value.kind == "parts" and not value.begin[1] and j > _YEARS  # `A, người phục vụ đến năm 2013, nói`
                beside = j and chunks[j - 1].kind == "actor" and not any(self._act(chunks, i) for i in range(j, t.index))
                if (j >= t.index - 2 and not of_year) or beside:
                    return [value]
                first = chunks[2 if len(chunks) > 2 and chunks[1].text == "," and "connectives" in chunks[0].tags else 0]
                leads_in = bool(first.tags & {"prepositions"}) or not self.speech.isdisjoint(first.rules)
                clear = leads_in and not any(
                    (c.kind == "punct" and c.text not in "()") or self._act(chunks, i)
                    for i, c in enumerate(chunks[:j])
                    if i > 1 or first is chunks[0]
                )
                apart = [c.text for c in chunks[j - 1 : j + 2 : 2]] == [",", ","]  # `Trên Twitter, ngày D, A nói`
                opens = (j < 4 or (j < _OPENING and (clear or apart))) and not (j and chunks[j - 1].text in self.since)
                return [value] if opens else []
            if chunks[j].text in _BREAKS:
                break
        return self._said_after(chunks, t)

    def _said_after(self, chunks: list[Chunk], t: Trigger) -> list[DateValue]:
        """`…, A nói với báo giới hôm D.`, `A tuyên bố hôm D rằng …`: the day after the verb, where nothing said follows it."""
        source = "statement.according-to" in chunks[t.index].rules  # `theo thông báo của A hôm D, …`
        led = source or chunks[t.index].text.rpartition(" ")[2] in self.audience
        for j in range(t.index + 1, min(len(chunks), t.index + 12)):
            chunk = chunks[j]
            if chunk.kind == "date":
                if j + 1 < len(chunks) and chunks[j + 1].kind == "date":
                    continue  # `hôm thứ Năm ngày 23/10`
                ends = j + 1 == len(chunks) or chunks[j + 1].kind == "punct" or "complementizers" in chunks[j + 1].tags
                value = chunk.value if isinstance(chunk.value, DateValue) else None
                return [value] if ends and value is not None and (value.begin[2] or value.kind not in ("parts", "interval")) else []
            if chunk.kind not in ("word", "place", "actor", "event") or not (led or chunk.text in self.audience):
                return []
            if chunk.text in self.abouts or "complementizers" in chunk.tags:
                return []
            led = True
        return []

    def _anniversary(self, chunks: list[Chunk], k: int) -> bool:
        """`lễ kỷ niệm 75 năm Ngày … (18/1/1950)`: whether the date in brackets belongs to what is commemorated."""
        return any(word in chunk.text for chunk in chunks[max(0, k - 4) : k] for word in self.commemoration)

    def _act(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a chunk is the verb of a clause that says nothing."""
        return chunks[k].kind == "verb" and self._finite(chunks, k) and self.speech.isdisjoint(chunks[k].rules)

    def narrated(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether the article itself tells the act: not quoted, not what somebody says, by no noun but at the front."""
        noun = t.nominal or not self.nouns.isdisjoint(chunks[t.index].rules)
        front = not any(c.kind == "actor" for c in chunks[: t.index])
        return not (t.quoted or (noun and not front) or self._told(chunks[: t.index]))

    def of_others(self, chunks: list[Chunk], t: Trigger, agents: list[Mention]) -> bool:
        """`Ngày D, tại P, A ca ngợi lệnh trừng phạt mới của B`: whether day and place are of what somebody else says or does."""
        k = t.index
        noun = any(rule.endswith(".of") for rule in chunks[k].rules)
        told = k and chunks[k - 1].kind == "verb" and bool(t.subject) and not any(m in agents for m in t.subject or ())
        dated = any(c.kind == "date" for c in chunks[k + 1 :])
        return noun and bool(told) and not dated

    def _front(self, chunks: list[Chunk]) -> DateValue | None:
        """The day that a sentence of several clauses begins with."""
        for chunk in chunks[:_OPENING]:
            if chunk.kind == "date" and isinstance(chunk.value, DateValue):
                return chunk.value
            if chunk.kind == "actor":
                break
        return None

    def _bracketed(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a date stands in brackets, as the span of an anniversary does."""
        for j in range(k - 1, max(-1, k - 8), -1):
            if chunks[j].text in "()":
                return chunks[j].text == "("
        return False
