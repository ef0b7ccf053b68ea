"""The day of the report, which relative dates are counted from."""

from __future__ import annotations

import re
from datetime import date

from kg.annotate.dates import DateValue
from kg.annotate.dates import day as complete_day
from kg.annotate.mentions import Sentence
from kg.annotate.scan import Scan
from kg.model import Article

_HEAD_LINES = 14
_STAMP = 70  # characters of a line that may be a time stamp
_LEAD = 700  # characters of text that tell the news
_EARLIEST = 1990  # older dates in running text are history
_OFTEN = 2  # times that a text tells the year of its days, where no full date does
_MONTHS = 6  # after a month with its year in which a day without one is of the same year
_DATELINE = re.compile(r"(?m)^[^\n\d]{0,60}\b(?P<day>\d{1,2})/(?P<month>\d{1,2})\s*(?:\([^)\n]*\)\s*)?[-–—]\s")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})(?=$|[T\s,;|)])")
_CLOCK = re.compile(r"^[^\n]{0,20}?\b\d{1,2}:\d{2}\b")
_CREDIT = re.compile(r"[^\w\n]*[(\[](?P<word>[^\W\d]+(?: [^\W\d]+)?)\s*:|[.,;]\s+(?P<rest>[^\W\d]+)\s*:")
_DASH = re.compile(r"^[^\n]{0,60}?\d{4}\s*(?:\([^)]*\)\s*)?[-–—]")


def anchor_of(article: Article, scan: Scan, sentences: list[Sentence], days: frozenset[str], credits: frozenset[str]) -> date | None:
    """The publication date, else a time stamp or dateline near the top, else the first full date of the text.

    `days` are the words that may stand before a date without making it an event's, `credits` those of whose picture it is.
    """
    if article.published:
        return article.published
    if stamped := _iso_stamp(article.text):
        return stamped
    days_told = [(i, value) for i, (_, value) in sorted(scan.dates.items()) if value.kind in ("parts", "interval") and value.begin[2]]
    full = [(i, day) for i, value in days_told if (day := value.full or (complete_day(value.end) if value.kind == "interval" else None))]
    if not full:
        return _after_month([value for _, (_, value) in sorted(scan.dates.items())])
    text = article.text
    for i, day in full:
        at = scan.starts[i]
        if text.count("\n", 0, at) > _HEAD_LINES * 2:
            break
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        line = text[start : end if end >= 0 else len(text)]
        stamp = _short(line) or (len(line) < 120 and bool(_CLOCK.match(text[scan.ends[i] : end])))
        if day.year >= _EARLIEST and (stamp or (at - start < 40 and _DASH.match(line))):
            return day
    for i, day in full:
        told = any(s.start <= i < s.end for s in sentences)
        past = any(scan.phrases_rule(j) and scan.norms[j] not in days for j in range(max(0, i - 3), i))
        latest = day == max(other for _, other in full)
        if (
            told
            and (_fixes(day, days_told) or (latest and scan.starts[i] < _LEAD and _among(day, days_told)))
            and day.year >= _EARLIEST
            and scan.words[i - 1] != "("
            and not past
            and (not _of_picture(text, scan.ends[scan.dates[i][0] - 1], credits) or _among(day, days_told))
        ):
            shown = _of_picture(text, scan.ends[scan.dates[i][0] - 1], credits)
            return _dateline(text, day) or (_later_days(day, days_told) if shown else day)
    return None


def stamped(article: Article, anchor: date | None) -> bool:
    """Whether the day of the report is told for certain: given, or on a short line of its own near the top."""
    if article.published or anchor is None:
        return article.published is not None
    head = (line for line in article.text.split("\n", _HEAD_LINES)[:_HEAD_LINES] if _short(line))
    numbers = ({int(n) for n in re.findall(r"\d+", line)} for line in head)
    return any({anchor.year, anchor.month, anchor.day} <= told for told in numbers)


def _later_days(shown: date, told: list[tuple[int, DateValue]]) -> date:
    """The last day without a year in the months after that of a picture, or that of the picture."""
    days = [value.begin for _, value in told if value.kind == "parts" and not value.begin[0]]
    near = [complete_day((shown.year, m, d)) for _, m, d in days if 0 <= m - shown.month <= 1]
    return max([shown, *(day for day in near if day)])


def _after_month(told: list[DateValue]) -> date | None:
    """The last day without a year, where the text tells a month of a year shortly before it, that year again and no later one."""
    months = {value.begin[:2] for value in told if value.kind == "parts" and value.begin[0] >= _EARLIEST and value.begin[1]}
    years = {year for value in told for year in (value.begin[0], value.end[0]) if year}
    days = [value.begin for value in told if value.kind == "parts" and value.begin[2] and not value.begin[0]]
    latest = [value for value in told if max(years, default=0) in (value.begin[0], value.end[0])]
    if not months or not days or len(latest) < _OFTEN or {year for year, _ in months} != {max(years)}:
        return None
    month = max(month for _, month in months)
    near = [complete_day((max(years), m, d)) for _, m, d in days if 0 <= m - month <= _MONTHS]
    return max((day for day in near if day), default=None)


def _of_picture(text: str, end: int, credits: frozenset[str]) -> bool:
    """Whether a day ends a caption, which may show what was years ago: `A và B ngày 30/6/2019. (Ảnh: X)`."""
    credit = _CREDIT.match(text, end)
    return credit is not None and (credit["word"] or credit["rest"]).casefold() in credits


def _short(line: str) -> bool:
    """Whether a line may be a time stamp and no sentence."""
    return len(line) < _STAMP and not line.rstrip().endswith(".")


def _iso_stamp(text: str) -> date | None:
    """The day of a time stamp near the top that begins with the year: `2025-06-28T09:00:00+07:00`, `date 2025-08-04`."""
    for line in text.split("\n", _HEAD_LINES * 2)[: _HEAD_LINES * 2]:
        found = _ISO.search(line) if _short(line) else None
        if found:
            return complete_day((int(found["year"]), int(found["month"]), int(found["day"])))
    return None


def _dateline(text: str, full: date) -> date | None:
    """The day and month of a dateline without a year (`Washington, 18/4 (TTXVN) - …`), in the year of a full date of the text."""
    heads = _DATELINE.search(text)
    return complete_day((full.year, int(heads["month"]), int(heads["day"]))) if heads else None


def _fixes(found: date, told: list[tuple[int, DateValue]]) -> bool:
    """Whether a full date fixes the year of the others: it is the first day that the text tells, or of the same month."""
    first = told[0][1] if told else None
    if first is None or first.full == found:
        return True
    return (first.begin[1] or first.end[1]) == found.month


def _among(found: date, told: list[tuple[int, DateValue]]) -> bool:
    """Whether the days that the text tells without a year lie within a month of a full date, but for one in three."""
    months = [value.begin[1] or value.end[1] for _, value in told if not (value.begin[0] or value.end[0])]
    near = [m for m in months if m and (m - found.month) % 12 in (0, 1, 11)]
    return 3 * len(near) >= 2 * len(months) > 0
