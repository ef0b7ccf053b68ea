"""Date expressions of Vietnamese news, and what day each one means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.annotate.openings import Openings
from kg.vi.normalize import toned

Parts = tuple[int, int, int]  # year, month, day; 0 where the text has none

_HALVES = 5  # `1/2` to `4/5` are fractions
_COUNTED = frozenset({"days", "weeks", "weekend", "months", "years", "day-of-year"})  # kinds whose offset is counted from the report


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as the text tells it; `kind` says how it is to be read."""

    kind: str  # parts, interval, day-of-year, that-year, days, same-day, shift, shift-years, shift-months, years, months, weeks, weekend, …
    begin: Parts = (0, 0, 0)
    end: Parts = (0, 0, 0)
    offset: int = 0

    @property
    def ahead(self) -> bool:
        """Whether the expression itself tells a time after the report: `ngày mai`, `tuần tới`."""
        return self.offset > 0 and self.kind in _COUNTED

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
        ago = {
            kind: {pattern.format(word): -n for word, n in words["day_numbers"].items() for pattern in patterns}
            for kind, patterns in words["ago"].items()
        }
        self.tables = {
            "days": ago["days"] | words["relative_days"],
            "shift": counted | words["shifts"],
            "years": ago["years"] | words["relative_years"],
            "months": ago["months"] | words["relative_months"],
            "weeks": ago["weeks"] | words["relative_weeks"],
            "weekend": words["relative_weekends"],
            "weekday": {f"{part} {name}": n for name, n in words["weekday_numbers"].items() for part in words["weekday_parts"]}
            | {f"{name} {week}": n for name, n in words["weekday_numbers"].items() for week in words["weeks_same"]},
        }
        for kind, weeks in (("weekday-last", words["weeks_before"]), ("weekday-next", words["weeks_after"])):
            named = words["weekday_numbers"] | self.tables["weekday"]
            self.tables[kind] = {f"{name} {week}": n for name, n in named.items() for week in weeks}
        self.that_year = set(words["that_year"])
        self.numbers = words["day_numbers"]
        self.month: str = words["month_word"]
        self.month_names: dict[str, int] = words["month_names"]
        self.number = re.compile(rf"(?<!\w)({_words([*self.numbers, *words['vague_numbers']])})\s+$")
        self.placing = re.compile(rf"(?<!\w)(?:{_words(words['placing'])})\s+$")
        self.those = re.compile(rf"\s+(?:{_words(words['those'])})\b")
        self.later = re.compile(rf"\b(?:{_words(words['later'])})$")
        self.clause = re.compile(rf"\s+(?:{_words(words['shift_clauses'])})\b")
        weekdays, quarter = _words(words["weekdays"]), words["quarter_word"]
        days, to, since = _words(words["day_words"]), _words(words["to_words"]), _words(words["from_words"])
        month, year, units = words["month_word"], words["year_word"], _words(words["units"])
        phrases = [*words["same_day"], *(p for table in self.tables.values() for p in table)]
        self.named_days = (*phrases, *words["weekday_numbers"])
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
            rf"|(?<=,\s)(?P<kd>\d{{1,2}})/(?P<km>\d{{1,2}})(?=\s*(?:\([^)\n]{{2,20}}\)\s*)?[-–]\s)"
            rf"|(?P<dw>(?:(?:{days}|{weekdays}),?\s+)|\(|-\s)?(?P<d>\d{{1,2}}){first}(?:\s+(?P<yr>{years}))?"
            rf"|(?:{days})\s+(?P<hd>\d{{1,2}})-(?P<hm>\d{{1,2}})(?:-(?P<hy>\d{{4}}))?(?!\s*/)"
            rf"|\((?P<pd>\d{{1,2}})-(?P<pm>\d{{1,2}})(?:-(?P<py>\d{{4}}))?(?=\))"
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
        """`ba tháng trước` counts back from the report, `hai năm sau`, `hai năm trước đó` from what was told before.

        `hơn ba tháng sau khi …` names no month, and weeks that are counted no week.
        """
        if value is None or value.kind not in ("months", "years", "weeks"):
            return value
        number = self.number.search(match.string, max(0, match.start() - 12), match.start())
        told = self.those.match(match.string, match.end()) is not None
        clause = self.clause.match(match.string, match.end()) is not None
        if value.kind == "weeks":
            return None if number or told or clause else value
        if number is None:
            return value
        if clause:
            return None
        size = self.numbers.get(number[1], 0)
        if told or self.later.search(match.string, match.start(), match.end()):
            return replace(value, kind=f"shift-{value.kind}", offset=size * (1 if value.offset > 0 else -1)) if size else None
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
            if not _possible(parts) or (not parts[0] and not g["dw"] and not g["amw"] and not self._placed(match, parts)):
                return None
            return self._of_year(parts, g["yr"])
        if g["ud"]:
            parts = (number("uy"), number("um"), number("ud"))
            return DateValue("parts", parts) if _possible(parts) else None
        if g["qn"]:
            first = (_QUARTERS.get(g["qn"]) or int(g["qn"])) * 3 - 2
            return DateValue("interval", (number("qy"), first, 0), (number("qy"), first + 2, 0))
        if g["ld"] or g["kd"]:
            parts = (0, number("lm", "km"), number("ld", "kd"))  # `Lima, 3/4 - …`
            return DateValue("parts", parts) if _possible(parts) else None
        if g["sm"]:
            return DateValue("parts", (number("sy"), number("sm"), 0)) if 1 <= number("sm") <= 12 else None
        if g["pd"]:  # `ngày mai (9-7)`, no score
            parts = (number("py"), number("pm"), number("pd"))
            told = match.string[: match.start()].rstrip().endswith(self.named_days)
            return DateValue("parts", parts) if told and _possible(parts) else None
        if g["hd"]:
            parts = (number("hy"), number("hm"), number("hd"))
            return DateValue("parts", parts) if _possible(parts) else None
        if g["od"]:
            return DateValue("parts", (0, 0, number("od"))) if 1 <= number("od") <= 31 else None
        if g["mo"]:
            parts = (number("my", "myw"), number("mo"), 0)
            return self._of_year(parts, g["mr"]) if 1 <= parts[1] <= 12 else None
        return DateValue("parts", (number("yo"), 0, 0))

    def _placed(self, match: re.Match[str], parts: Parts) -> bool:
        """`vào 30/10`: whether a preposition of time stands before a day and month that are no fraction."""
        fraction = parts[2] <= _HALVES and parts[1] <= _HALVES
        return "/" in match[0] and not fraction and self.placing.search(match.string, max(0, match.start() - 8), match.start()) is not None

    def _of_year(self, parts: Parts, words: str | None) -> DateValue:
        """`ngày 5/3 năm ngoái`, `tháng 3 năm ấy`."""
        year = " ".join((words or "").split())
        if parts[0] or not year:
            return DateValue("parts", parts)
        if year in self.that_year:
            return DateValue("that-year", parts)
        return DateValue("day-of-year", parts, offset=self.tables["years"][year])

    def in_year(self, parts: Parts, year: DateValue | None) -> DateValue:
        """A day or month in the year that an expression right after it tells, if any does."""
        if year is not None and year.kind == "years":
            return DateValue("day-of-year", parts, offset=year.offset)
        if year is not None and year.kind == "parts" and year.begin[0] and not year.begin[1]:
            return DateValue("parts", (year.begin[0], *parts[1:]))
        return DateValue("parts", parts)

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
