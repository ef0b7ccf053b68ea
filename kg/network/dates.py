"""Dates as the tables write them, from a year to a day, and windows of time over them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from kg.errors import UsageError

_FULL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")


def span(text: str) -> tuple[str, str] | None:
    """First and last day (ISO) that a date or interval covers; None for no date, a malformed one or one without a year."""
    first, slash, last = text.partition("/")
    if slash:
        begin, end = span(first or last), span(last or first)
        return (begin[0], max(begin[0], end[1])) if begin and end else None
    match = _FULL.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        low = date(year, month or 1, day or 1)
    except ValueError:
        return None
    high = low if day else date(year, month or 12, monthrange(year, month or 12)[1])
    return low.isoformat(), high.isoformat()


def _yearless(text: str) -> tuple[str, str] | None:
    """First and last `-MM-DD` of a date or interval without a year."""
    first, _, last = text.partition("/")
    begin, end = _YEARLESS.fullmatch(first), _YEARLESS.fullmatch(last or first)
    if not (begin and end):
        return None
    return f"-{begin[1]}-{begin[2] or '01'}", f"-{end[1]}-{end[2] or '31'}"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, both ends ISO days and included; an empty end is open."""

    low: str = ""
    high: str = ""

    @classmethod
    def of(cls, since: str | date | None, until: str | date | None) -> Window:
        """The window from the first day of `since` to the last of `until` (YYYY, YYYY-MM or YYYY-MM-DD); else UsageError."""
        low, high = (_bound(name, value) for name, value in (("since", since), ("until", until)))
        window = cls(low[0] if low else "", high[1] if high else "")
        if window.low and window.high and window.low > window.high:
            raise UsageError(f"nothing lies between {since} and {until}: since is after until")
        return window

    def holds(self, text: str) -> bool:
        """Whether a date touches the window.

        An undated fact lies in no window but the unbounded one; a date without a year lies in every window that
        contains such a day in some year.
        """
        if not (self.low or self.high):
            return True
        covered = span(text)
        if covered:
            return covered[1] >= self.low and (not self.high or covered[0] <= self.high)
        days = _yearless(text)
        if not days:
            return False
        if not (self.low and self.high):
            return True
        wraps = days[0] > days[1]  # from December into January
        years = range(int(self.low[:4]) - 1, int(self.high[:4]) + 1)
        return any(f"{year + wraps:04}{days[1]}" >= self.low and f"{year:04}{days[0]}" <= self.high for year in years)


def _bound(name: str, value: str | date | None) -> tuple[str, str] | None:
    if value is None or value == "":
        return None
    covered = span(str(value)) if "/" not in str(value) else None
    if covered is None:
        raise UsageError(f"{name} is no date: {str(value)!r} (write 2023, 2023-03 or 2023-03-25)")
    return covered
