"""How long a visit lasts: `… kéo dài ba ngày`, `… đến hết ngày 6/11`, `kết thúc chuyến thăm … từ ngày 3/8`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kg.annotate.calendar import parse
from kg.annotate.dates import DateValue, day, iso
from kg.annotate.mentions import Chunk

_REACH = 9  # chunks after the visit in which its length is told
_LONGEST = 31  # days
_SOME_YEAR = 2023  # of days told without a year


@dataclass(slots=True)
class Stay:
    """What a sentence tells of a visit's length, beside the day that it gives."""

    days: int = 0
    last: DateValue | None = None
    first: DateValue | None = None
    ending: bool = False  # the day given is the last one

    def spread(self, when: str, last: str, first: str) -> str:
        """A day of the visit made an interval; `last` and `first` are what the expressions of this stay mean."""
        known = _calendar(when)
        if "/" in when or known is None:
            return when
        if self.days > 1:
            other = known + timedelta(days=(1 - self.days) if self.ending else self.days - 1)
            text = iso((other.year if parse(when)[0] else 0, other.month, other.day))
            return f"{text}/{when}" if self.ending else f"{when}/{text}"
        begin, end = (first, when) if self.ending and not last else (when, last)
        begins, ends = _calendar(begin), _calendar(end)
        lasts = begins and ends and len(begin) == len(end) and 0 < (ends - begins).days < _LONGEST
        return f"{begin}/{end}" if lasts else when


class Stays:
    """Reads the length of a visit off the chunks around its trigger."""

    def __init__(self, words: dict[str, Any], dates: dict[str, Any]) -> None:
        self.endings = tuple(words["sayings"]["visit_endings"])
        self.till = frozenset(words["to_words"])
        self.lasting = frozenset(words["sayings"]["lasting"])
        self.until = frozenset(words["sayings"]["until"]) | {w for w in words["until_words"] if w.startswith(tuple(self.lasting))}
        self.since = frozenset(words["from_words"])
        self.begun = frozenset(words["sayings"]["begun"])
        self.numbers: dict[str, int] = dates["day_numbers"]
        self.day: str = dates["day_word"]

    def read(self, chunks: list[Chunk], k: int) -> Stay | None:
        """The stay of the visit at `k`; nothing where no length is told."""
        stay = Stay(ending=chunks[k].text.startswith(self.endings) or (k > 0 and chunks[k - 1].text.startswith(self.endings)))
        for j in range(k + 1, min(len(chunks), k + _REACH)):
            chunk = chunks[j]
            before = chunks[j - 1].text
            words = f" {' '.join(c.text for c in chunks[max(0, j - 3) : j])} "
            lasts = any(f" {word} " in words for word in self.lasting)
            if chunk.kind == "punct" and chunk.text in ";.":
                break
            if isinstance(chunk.value, DateValue):
                spanned = before == "-" and isinstance(chunks[j - 2].value, DateValue)  # `(30/9 - 1/10)`
                if spanned or before in self.until or (before in self.till and lasts):
                    stay.last = chunk.value
                elif before in self.since and stay.ending and any(f" {word} " in words for word in self.begun):
                    stay.first = chunk.value
            elif chunk.text == self.day and before in self.numbers and (j == k + 2 or lasts):
                stay.days = self.numbers[before]
        return stay if stay.days or stay.last or (stay.first and stay.ending) else None

    def own(self, chunks: list[Chunk], stay: Stay, dates: list[DateValue]) -> list[DateValue]:
        """The days that may be the one given: neither the last, nor the first of a visit that ends."""
        left = [d for d in dates if d is not stay.last and d is not stay.first]
        if left or not (stay.last or stay.first):
            return left
        after = [*(c.text for c in chunks[1:]), ""]
        days = [c.value for c, then in zip(chunks, after, strict=True) if isinstance(c.value, DateValue) and then != ")"]
        return [d for d in days if d is not stay.last and d is not stay.first][:1]


def _calendar(text: str) -> date | None:
    """The day of an ISO text, in some year where it tells none."""
    year, month, number = parse(text)
    return day((year or _SOME_YEAR, month, number))
