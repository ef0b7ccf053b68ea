"""When a report says that something was: the days between which it lies."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grade = Literal["told", "vague", "guessed", "none"]  # by a day or interval; by month or year; from the day of the article; not at all

BEFORE, AFTER = 4, 1  # days from an undated report's publication back and forth within which what it tells took place
AHEAD = 60  # days after its announcement within which what is planned comes about


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which something may have been, and how good that knowledge is."""

    grade: Grade
    first: date = date.min
    last: date = date.max

    def near(self, other: Span, days: int = 0) -> bool:
        """Whether two spans overlap, or miss one another by some days at most."""
        return self.first <= _later(other.last, days) and other.first <= _later(self.last, days)

    def apart(self, other: Span) -> int:
        """How many days lie between the beginnings of two spans."""
        return abs((self.first - other.first).days)


def _later(day: date, days: int) -> date:
    return day if day == date.max else day + timedelta(days)


def span(when: str, published: str, planned: bool = False) -> Span:
    """Read a report's date, or take what the day of its article says."""
    begin, interval, end = when.partition("/")
    first = _days(begin, published)
    if interval:
        last = _days(end, published)
        if first and last:
            return Span("told", first[0], max(first[0], last[1]))
        first = first or last
    if first:
        return Span("told" if first[0] == first[1] else "vague", *first)
    out = _day(published) if not when else None
    if out is None:
        return Span("none")
    if planned:
        return Span("guessed", out - timedelta(AFTER), out + timedelta(AHEAD))
    return Span("guessed", out - timedelta(BEFORE), out + timedelta(AFTER))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _days(text: str, published: str) -> tuple[date, date] | None:
    """The days that a date stands for; one without a year lies in the year nearest to its article."""
    try:
        if text.startswith("--") and len(text) == 7:
            out = _day(published)
            if out is None:
                return None
            years = [day for year in (out.year - 1, out.year, out.year + 1) if (day := _day(f"{year:04}{text[1:]}"))]
            nearest = min(years, key=lambda one: abs((one - out).days))
            return nearest, nearest
        if len(text) == 10:
            day = date.fromisoformat(text)
            return day, day
        if len(text) == 7:
            year, month = int(text[:4]), int(text[5:])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if len(text) == 4:
            return date(int(text), 1, 1), date(int(text), 12, 31)
    except ValueError:
        return None
    return None
