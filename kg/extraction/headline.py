"""A headline tells no day: its facts take that of the same parties' act in the lead."""

from __future__ import annotations

from kg.extraction.drafts import Draft

_LEAD = 900  # characters of text that the lead takes
_ACTS = frozenset(
    {
        "metWith",
        "spokeWith",
        "visited",
        "coChaired",
        "chaired",
        "attended",
        "signed",
        "presentedCredentialsTo",
        "upgradedPartnershipTo",
        "expelled",
        "recalledAmbassadorFrom",
        "severedRelationsWith",
        "sanctioned",
        "appointed",
        "hasDiplomaticRelationsWith",
        "agreedWith",
    }
)
_LONG_ACTS = frozenset({"visited", "attended", "chaired", "coChaired", "led"})  # that may take days
_DONE = {"actual", "reported"}  # a headline cites no source
_LINES, _LONG = 8, 160  # lines above the lead, characters of one
_STOPS = (".", ".”", '."', ".)")
_YEAR = 4  # characters of a date that is a mere year
_HISTORY = frozenset({"hasDiplomaticRelationsWith"})  # told for the record, beside what is new


def dated(text: str, facts: list[Draft]) -> None:
    """Give the facts of the headline a day where the lead gives their parties exactly one."""
    end = _opening(text)
    parties: dict[int, set[str]] = {}  # of one happening
    for fact in facts:
        parties.setdefault(fact.event, set()).update((fact.subject, fact.object))
    for fact in facts:
        if fact.start < end and not fact.date and fact.predicate in _ACTS:
            fact.date = _day(fact, parties[fact.event], facts, end)
            if fact.date and not fact.place:
                places = {
                    f.place
                    for f in facts
                    if f is not fact and {f.subject, f.object} == {fact.subject, fact.object} and f.date == fact.date and f.place
                }
                fact.place = places.pop() if len(places) == 1 else ""
    told: dict[tuple[str, str, str], set[tuple[str, str]]] = {}
    for fact in facts:
        if fact.date[_YEAR:] and fact.start >= end and fact.status in _DONE and fact.predicate != "stated":
            told.setdefault((fact.predicate, fact.subject, fact.object), set()).add((fact.date, fact.place))
    for fact in facts if told else ():
        if fact.start < _LEAD and not fact.date and fact.status in _DONE:
            again = told.get((fact.predicate, fact.subject, fact.object), set())
            if len(again) == 1:  # `A đã gửi công hàm đến B. … Ngày D, A đã gửi …, hãng tin C đưa tin`
                [(fact.date, place)] = again
                fact.place = fact.place or place


def _opening(text: str) -> int:
    """Where the lines above the first whole sentence end: menu, headline, time stamp."""
    end = 0
    for line in text.split("\n", _LINES)[:_LINES]:
        if line.rstrip().endswith(_STOPS) or len(line) > _LONG:
            break
        end += len(line) + 1
    return min(end, len(text))


def _day(fact: Draft, parties: set[str], facts: list[Draft], end: int) -> str:
    lead = [
        f
        for f in facts
        if end <= f.start < end + _LEAD
        and f.predicate in _ACTS
        and (f.status == fact.status or {f.status, fact.status} == _DONE)
        and f.date
        and (f.predicate == fact.predicate or f.predicate not in _HISTORY)
        and ("/" not in f.date or fact.predicate in _LONG_ACTS)
    ]
    same = {f.date for f in lead if f.predicate == fact.predicate and parties & {f.subject, f.object}}
    both = {f.date for f in lead if parties >= {f.subject, f.object}}
    first = min((f.start for f in lead), default=0)
    one = both or same or {f.date for f in lead if parties & {f.subject, f.object}} or {f.date for f in lead if f.start == first}
    return one.pop() if len(one) == 1 else ""
