"""Date expressions of Vietnamese news, and what day each one means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from kg.annotate.openings import Openings
from kg.vi.normalize import toned

Tense = Literal["past", "future", "any"]
Parts = tuple[int, int, int]  # year, month, day; 0 where the text has none


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as the text tells it; `kind` says how it is to be read."""

    kind: str  # parts, interval, day-of-year, that-year, days, same-day, shift, years, months, weekday, weekday-last, weekday-next
    begin: Parts = (0, 0, 0)
    end: Parts = (0, 0, 0)
    offset: int = 0

    @property
    def full(self) -> date | None:
        """The day, where the expression itself fixes it."""
        return day(self.begin) if self.kind == "parts" and all(self.begin) else None


def day(parts: Parts) -> date | None:
    """A calendar day, or none if there is no such day."""
    try:
        return date(*parts)
    except ValueError:
        return None


def iso(parts: Parts) -> str:
    """`YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `--MM-DD`, `--MM`, as precise as the parts."""
    year, month, number = parts
    if year:
        return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{number:02}" if month and number else "")
    return f"--{month:02}" + (f"-{number:02}" if number else "") if month else ""


def _words(values: list[str]) -> str:
    return "|".join(re.escape(v).replace(r"\ ", r"\s+") for v in sorted(values, key=len, reverse=True))


def _beginning(words: list[str]) -> str:
    """A look ahead that only a digit, a bracket, a dash or the first two letters of some words pass: what most words fail at once."""
    second: dict[str, set[str]] = {}
    for word in filter(None, words):
        second.setdefault(word[0], set()).add(re.escape(word[1:2]))
    branches = [re.escape(first) + (f"[{''.join(sorted(rest))}]" if "" not in rest else "") for first, rest in sorted(second.items())]
    return rf"(?=[\d(\-]|{'|'.join(branches)})"


def _tail(group: str, month: str, year: str) -> str:
    """The pattern of month and year after a day, its groups named with a prefix."""
    return (
        rf"(?:\s*[/.]\s*(?P<{group}m>\d{{1,2}})(?:\s*[/.]\s*(?P<{group}y>\d{{4}}))?"
        rf"|\s+{month}\s+(?P<{group}mw>\d{{1,2}})(?:,?\s+{year}\s+(?P<{group}yw>\d{{4}})|/(?P<{group}ym>\d{{4}})"
        rf"|,?\s+(?P<{group}yz>(?:19|20)\d\d)(?=\s*(?:$|[\n,.;|)-])))?)"
    )


def _dashed(pattern: str) -> str:
    """The same pattern where a range may write 28-6."""
    return pattern.replace("[/.]", "[/.-]")


class DateReader:
    """Finds date expressions in normalised text (small letters, plain dashes)."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.same = set(words["same_day"])
        counted = {
            pattern.format(word): n * sign
            for word, n in words["day_numbers"].items()
            for sign, patterns in ((1, words["days_later"]), (-1, words["days_earlier"]))
            for pattern in patterns
        }
        self.tables = {
            "days": words["relative_days"],
            "shift": counted | words["shifts"],
            "years": words["relative_years"],
            "months": words["relative_months"],
            "weekday": {f"{part} {name}": n for name, n in words["weekday_numbers"].items() for part in words["weekday_parts"]}
            | {f"{name} {week}": n for name, n in words["weekday_numbers"].items() for week in words["weeks_same"]},
        }
        for kind, weeks in (("weekday-last", words["weeks_before"]), ("weekday-next", words["weeks_after"])):
            named = words["weekday_numbers"] | self.tables["weekday"]
            self.tables[kind] = {f"{name} {week}": n for name, n in named.items() for week in weeks}
        self.that_year = set(words["that_year"])
        self.numbers = words["day_numbers"]
        self.number = re.compile(rf"(?<!\w)({_words([*self.numbers, *words['vague_numbers']])})\s+$")
        self.clause = re.compile(rf"\s+(?:{_words(words['shift_clauses'])})\b")
        weekdays, quarter = _words(words["weekdays"]), words["quarter_word"]
        days, to, since = _words(words["day_words"]), _words(words["to_words"]), _words(words["from_words"])
        month, year, units = words["month_word"], words["year_word"], _words(words["units"])
        phrases = [*words["same_day"], *(p for table in self.tables.values() for p in table)]
        plain = [phrase for phrase in phrases if phrase not in self.tables["shift"]]
        monthly, others = [p for p in plain if p.endswith(month)], [p for p in plain if not p.endswith(month)]
        self.openings = Openings(
            [*words["day_words"], *words["weekdays"], *(f"{quarter} {n}" for n in _QUARTERS)],
            words["from_words"],
            words["to_words"],
            phrases,
            (month, year, quarter),
        )
        self.toned = any(
            map(toned, (days, weekdays, quarter, to, since, month, year, units, *phrases))
        )  # else spellings make no difference
        first, second = _tail("a", month, year), _tail("b", month, year)
        ranged = _dashed(first).replace("<a", "<ra")
        years = _words([*words["relative_years"], *words["that_year"]])
        opening = _beginning([*words["day_words"], *words["weekdays"], *words["from_words"], month, year, quarter, *phrases])
        self.pattern = re.compile(
            rf"(?<![\w/])(?:(?<!\d[.,])|(?!\d)){opening}(?:"
            rf"(?:(?:{since})\s+)?(?:(?:{days})\s+)?(?P<rd>\d{{1,2}})(?:{ranged})?"
            rf"\s*(?:{to})\s*(?:(?:{days})\s+)?(?P<sd>\d{{1,2}})(?:{_dashed(second)})"
            rf"|(?P<dw>(?:(?:{days}|{weekdays}),?\s+)|\(|-\s)?(?P<d>\d{{1,2}}){first}(?:\s+(?P<yr>{years}))?"
            rf"|(?:{days})\s+(?P<hd>\d{{1,2}})-(?P<hm>\d{{1,2}})(?:-(?P<hy>\d{{4}}))?(?!\s*/)"
            rf"|(?:(?<=\n)|\A)(?P<ld>\d{{1,2}})[-/.](?P<lm>\d{{1,2}})(?=\s*:)"
            rf"|(?:{_words(words['since_months'])})\s+(?P<sm>\d{{1,2}})/(?P<sy>(?:19|20)\d\d)"
            rf"|(?P<ud>\d{{1,2}})-(?P<um>\d{{1,2}})-(?P<uy>\d{{4}})"
            rf"|{quarter}\s+(?P<qn>[1-4]|iv|i{{1,3}})(?:\s*[/-]\s*|\s+{year}\s+)(?P<qy>\d{{4}})"
            rf"|(?P<only>(?:{days})\s+)(?P<od>\d{{1,2}})(?!\s*(?:{units})\b)"
            rf"|{month}\s+(?P<mo>\d{{1,2}})(?:\s*[/.-]\s*(?P<my>\d{{4}})|,?\s+{year}\s+(?P<myw>\d{{4}}))?(?!\s*[/.]\d)(?:\s+(?P<mr>{years}))?"
            rf"|{year}\s+(?P<yo>(?:1[6-9]|20)\d\d)"
            rf"|(?P<phrase>(?:{_words(list(self.tables['shift']))})(?!\s+(?:{_words(words['shift_clauses'])})\b)"
            rf"|(?:{_words(monthly)})(?!\s+\d)|{_words(others)})(?!\s+\d{{1,2}}[/-]\d|\s+\d{{1,3}}\s+{words['age_word']})"
            rf")(?![\w/]|[.,]\d)"
        )

    def find(self, text: str, starts: Iterable[int] | None = None) -> Iterator[tuple[int, int, DateValue]]:
        """Start, end (code points) and value of each expression; `starts` are the places where one may begin, if they are known."""
        for match in self.pattern.finditer(text) if starts is None else self._matches(text, starts):
            value = self._counted(match, self._value(match))
            if value is not None and value.kind == "interval" and value.begin[0] and not value.end[0]:
                cut = match.start("sd")  # a dateline and a day, `9/4/2024 - Ngày 3/4`, no interval
                yield match.start("rd"), max(match.end(n) for n in match.groupdict() if n.startswith("ra")), DateValue("parts", value.begin)
                yield cut, match.end(), DateValue("parts", value.end)
                continue
            if value is not None:
                start = match.start()
                while text[start] in "(- ":
                    start += 1
                yield start, match.end(), value

    def _counted(self, match: re.Match[str], value: DateValue | None) -> DateValue | None:
        """`ba tháng trước` counts back; `hơn ba tháng sau khi …` names no month."""
        if value is None or value.kind not in ("months", "years"):
            return value
        number = self.number.search(match.string, max(0, match.start() - 12), match.start())
        if number is None:
            return value
        if self.clause.match(match.string, match.end()):
            return None
        size = self.numbers.get(number[1], 0)
        return replace(value, offset=size * (1 if value.offset > 0 else -1)) if size else None

    def _matches(self, text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
        at, end = self.pattern.match, 0
        for start in starts:
            if start >= end and (match := at(text, start)):
                end = match.end()
                yield match

    def _value(self, match: re.Match[str]) -> DateValue | None:
        g = match.groupdict()

        def number(*names: str) -> int:
            return next((int(g[n]) for n in names if g.get(n)), 0)

        if g["phrase"]:
            return self._relative(" ".join(g["phrase"].split()))
        if g["sd"]:
            end = (number("by", "byw", "bym", "byz"), number("bm", "bmw"), number("sd"))
            begin = (number("ray", "rayw", "raym", "rayz") or end[0], number("ram", "ramw") or end[1], number("rd"))
            return DateValue("interval", begin, end) if _possible(begin) and _possible(end) else None
        if g["d"]:
            parts = (number("ay", "ayw", "aym", "ayz"), number("am", "amw"), number("d"))
            if not _possible(parts) or (not parts[0] and not g["dw"] and not g["amw"]):
                return None
            return self._of_year(parts, g["yr"])
        if g["ud"]:
            parts = (number("uy"), number("um"), number("ud"))
            return DateValue("parts", parts) if _possible(parts) else None
        if g["qn"]:
            first = (_QUARTERS.get(g["qn"]) or int(g["qn"])) * 3 - 2
            return DateValue("interval", (number("qy"), first, 0), (number("qy"), first + 2, 0))
        if g["ld"]:
            parts = (0, number("lm"), number("ld"))
            return DateValue("parts", parts) if _possible(parts) else None
        if g["sm"]:
            return DateValue("parts", (number("sy"), number("sm"), 0)) if 1 <= number("sm") <= 12 else None
        if g["hd"]:
            parts = (number("hy"), number("hm"), number("hd"))
            return DateValue("parts", parts) if _possible(parts) else None
        if g["od"]:
            return DateValue("parts", (0, 0, number("od"))) if 1 <= number("od") <= 31 else None
        if g["mo"]:
            parts = (number("my", "myw"), number("mo"), 0)
            return self._of_year(parts, g["mr"]) if 1 <= parts[1] <= 12 else None
        return DateValue("parts", (number("yo"), 0, 0))

    def _of_year(self, parts: Parts, words: str | None) -> DateValue:
        """`ngày 5/3 năm ngoái`, `tháng 3 năm ấy`."""
        year = " ".join((words or "").split())
        if parts[0] or not year:
            return DateValue("parts", parts)
        if year in self.that_year:
            return DateValue("that-year", parts)
        return DateValue("day-of-year", parts, offset=self.tables["years"][year])

    def _relative(self, phrase: str) -> DateValue | None:
        if phrase in self.same:
            return DateValue("same-day")
        for kind, table in self.tables.items():
            if phrase in table:
                return DateValue(kind, offset=table[phrase])
        return None


def _possible(parts: Parts) -> bool:
    year, month, number = parts
    return (not year or 1000 <= year <= 2200) and day((year or 2024, month, number)) is not None


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
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
        case "months":
            if not anchor:
                return ""
            index = anchor.year * 12 + anchor.month - 1 + value.offset
            return iso((index // 12, index % 12 + 1, 0))
    return ""
