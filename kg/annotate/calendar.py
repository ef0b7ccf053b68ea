"""What day a date expression means in a report: its anchor, the date told before and the tense fix it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from kg.annotate.dates import DateValue, Parts, day, iso

Tense = Literal["past", "future", "any"]

_SOON = 7  # days after the report that a day told as past may lie, by a slip of either
_STALE = 60  # days after which a day and month without a year, told as a plan, are of next year


@lru_cache(maxsize=4096)
def _nearest_year(month: int, number: int, anchor: date) -> int:
    """The year in which that day lies nearest to the anchor (a report of January tells of December)."""
    options = [d for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := day((year, month, number or 15)))]
    return min(options, key=lambda d: abs((d - anchor).days)).year if options else anchor.year


def complete(parts: Parts, anchor: date | None) -> Parts:
    """Fill in the year (and month) that the anchor fixes."""
    year, month, number = parts
    if not anchor or year:
        return parts
    if not month:
        return (anchor.year, anchor.month, number) if number else parts
    return (_nearest_year(month, number, anchor), month, number)


def _add(parts: Parts, days: int) -> Parts:
    base = day((parts[0] or 2023, parts[1], parts[2])) if parts[2] else None
    if base is None:
        return (0, 0, 0)
    moved = base + timedelta(days=days)
    return (moved.year if parts[0] else 0, moved.month, moved.day)


def _month(year: int, month: int, months: int) -> Parts:
    """The month that lies so many months after one."""
    index = year * 12 + month - 1 + months
    return (index // 12, index % 12 + 1, 0)


def parse(text: str) -> Parts:
    """The parts of an ISO date as `iso` writes it (the begin of an interval)."""
    text = text.split("/")[0]
    if text.startswith("--"):
        bits = [int(b) for b in text[2:].split("-")]
        return (0, bits[0], bits[1] if len(bits) > 1 else 0)
    bits = [int(b) for b in text.split("-")] if text else []
    year, month, number, *_ = [*bits, 0, 0, 0]
    return (year, month, number)


def _ahead(value: DateValue, anchor: date) -> DateValue:
    """The expression with the year in which a plan told at the anchor lies."""
    month = value.begin[1] or value.end[1]
    first = day((anchor.year, month, value.begin[2] or 28)) if month else None
    if first is None or value.end[0]:
        return value
    year = anchor.year + ((anchor - first).days > _STALE)
    end = (year + (value.end[1] < month), *value.end[1:]) if value.kind == "interval" else value.end
    return replace(value, begin=(year, *value.begin[1:]), end=end)


def _behind(value: DateValue, anchor: date) -> DateValue:
    """The expression with the year in which what has happened lies: that before the report's, if it would lie after the report."""
    _, month, number = value.begin
    if not month:
        return value
    year = _nearest_year(month, number, anchor)
    late = day((year, month, number or 1))
    return replace(value, begin=(year - (late is not None and (late - anchor).days > _SOON), month, number))


def resolve(value: DateValue, anchor: date | None, last: str, *, tense: Tense = "any") -> str:
    """The date that an expression means: ISO text, or empty where nothing fixes it.

    `anchor` is the day of the report, `last` the date of the event told before; `tense` says whether the event is a plan or has happened.
    """
    if tense == "future" and anchor and value.kind in ("parts", "interval") and not value.begin[0]:
        value = _ahead(value, anchor)
    elif tense == "past" and anchor and value.kind == "parts" and not value.begin[0]:
        value = _behind(value, anchor)
    match value.kind:
        case "parts":
            if not value.begin[1] and value.begin[2]:  # a bare day: its month is the last event's, or the report's
                month = parse(last)[:2] if last else (anchor.year, anchor.month) if anchor else (0, 0)
                return iso((month[0], month[1], value.begin[2])) if month[1] else ""
            return iso(complete(value.begin, anchor))
        case "day-of-year":
            return iso((anchor.year + value.offset, *value.begin[1:])) if anchor else iso(value.begin)
        case "that-year":
            return iso((parse(last)[0], *value.begin[1:]))
        case "interval":
            end = complete(value.end, anchor)
            begin = (value.begin[0] or end[0], value.begin[1] or end[1], value.begin[2])
            if end[0] and not value.begin[0] and begin[1] > end[1]:
                begin = (end[0] - 1, begin[1], begin[2])
            return f"{iso(begin)}/{iso(end)}"
        case "days":
            return (anchor + timedelta(days=value.offset)).isoformat() if anchor else ""
        case "same-day":
            return (
                last
                if last and len(last.split("/")[0].lstrip("-").split("-")) >= 2
                else (anchor.isoformat() if anchor and not last else "")
            )
        case "shift":
            return iso(_add(parse(last), value.offset)) if last else ""
        case "shift-years":
            told = parse(last)[0]
            return f"{told + value.offset:04}" if told else ""
        case "shift-months":
            parts = parse(last)
            return iso(_month(parts[0], parts[1], value.offset)) if parts[0] and parts[1] else ""
        case "years":
            return f"{anchor.year + value.offset:04}" if anchor else ""
        case "weekday":  # the last such day, of a plan the next one
            if not anchor:
                return ""
            apart = (value.offset - anchor.weekday()) % 7 if tense == "future" else -((anchor.weekday() - value.offset) % 7)
            return (anchor + timedelta(days=apart)).isoformat()
        case "weekday-last" | "weekday-next":
            week = -7 if value.kind == "weekday-last" else 7
            return (anchor + timedelta(days=value.offset - anchor.weekday() + week)).isoformat() if anchor else ""
        case "weeks" | "weekend":
            if not anchor:
                return ""
            monday = anchor + timedelta(days=7 * value.offset - anchor.weekday())
            return f"{monday + timedelta(days=5 if value.kind == 'weekend' else 0)}/{monday + timedelta(days=6)}"
        case "months":
            if not anchor:
                return ""
            return iso(_month(anchor.year, anchor.month, value.offset))
    return ""
