"""Acts that a sentence tells with a journey are done where it leads: `A gặp B trong chuyến thăm P`."""

from __future__ import annotations

from kg.annotate.mentions import WIDE, Mention
from kg.extraction.raw import RawFact

_THERE = frozenset({"metWith", "signed", "coChaired"})
_NOUNS = "visit.of"  # the rule of a journey that a noun tells


def placed(facts: list[RawFact], during: frozenset[str]) -> list[RawFact]:
    """The facts of one sentence, those without a place given that of the one journey during which they are told.

    `during` are the words before the noun of a journey that make it the time of something else.
    """
    journeys = [f for f in facts if f.rule == _NOUNS and f.status != "negated"]
    if len(journeys) != 1 or len(journeys[0].objects) != 1 or journeys[0].objects[0].detail in WIDE or not _during(journeys[0], during):
        return facts
    journey = journeys[0]
    for fact in facts:
        if fact.predicate in _THERE and fact.place is None and fact.status == journey.status and _travels(fact, journey.agents):
            fact.place = journey.objects[0]
    return facts


def _during(journey: RawFact, during: frozenset[str]) -> bool:
    """Whether the noun of the journey opens its sentence or follows a word like `trong`."""
    chunks = journey.sentence.chunks
    k = next((i for i, c in enumerate(chunks) if c.start == journey.position), -1)
    return k == 0 or (k > 0 and chunks[k - 1].text in during)


def _travels(fact: RawFact, travellers: list[Mention]) -> bool:
    """Whether one of those who act travels, as far as their names or pronouns tell."""
    parties = [*fact.agents, *fact.objects]
    pronouns = any(m.kind == "pronoun" for m in (*travellers, *fact.agents))
    return pronouns or any(m.label.endswith(t.label) or t.label.endswith(m.label) for m in parties for t in travellers)
