"""A headline tells no day: its facts take that of the same parties' act in the lead."""

from __future__ import annotations

from kg.extraction.drafts import Draft

_LEAD = 900  # characters of text that a lead stands in
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
    }
)
_HISTORY = frozenset({"hasDiplomaticRelationsWith"})  # told for the record, beside what is new


def dated(text: str, facts: list[Draft]) -> None:
    """Give the facts of the first line a day where the lead gives their parties exactly one."""
    end = text.find("\n")
    if end < 0 or text[:end].rstrip().endswith("."):
        return
    for fact in facts:
        if fact.start < end and not fact.date and fact.predicate in _ACTS:
            fact.date = _day(fact, facts, end)
            if fact.date and not fact.place:
                places = {
                    f.place
                    for f in facts
                    if f is not fact and {f.subject, f.object} == {fact.subject, fact.object} and f.date == fact.date and f.place
                }
                fact.place = places.pop() if len(places) == 1 else ""


def _day(fact: Draft, facts: list[Draft], end: int) -> str:
    parties = {fact.subject, fact.object}
    lead = [
        f
        for f in facts
        if end <= f.start < _LEAD
        and f.predicate in _ACTS
        and f.status == fact.status
        and f.date
        and (f.predicate == fact.predicate or f.predicate not in _HISTORY)
    ]
    same = {f.date for f in lead if f.predicate == fact.predicate and parties & {f.subject, f.object}}
    both = {f.date for f in lead if parties <= {f.subject, f.object}}
    one = both or same or {f.date for f in lead if parties & {f.subject, f.object}} or {f.date for f in lead}
    return one.pop() if len(one) == 1 else ""
