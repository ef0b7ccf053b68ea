"""What `kg.extraction.explain` reports: sentences with their mentions, triggers, roles and reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class MentionReport:
    """A phrase that names something, and what it was taken for; `start` and `end` are offsets in the article."""

    text: str
    start: int
    end: int
    kind: str
    label: str
    refers_to: tuple[str, ...]
    how: str  # how `refers_to` was found, or why it is empty
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactReport:
    """A fact as this sentence alone tells it."""

    predicate: str
    subject: str
    object: str
    date: str
    place: str
    status: str


@dataclass(frozen=True, slots=True)
class TriggerReport:
    """A trigger under one rule; `reason` says why it gave no fact, and is empty if it gave some."""

    text: str
    start: int
    end: int
    rule: str
    predicate: str
    subject: tuple[str, ...]  # of the clause, as the sentence has it
    agents: tuple[str, ...]  # the roles that the rule found, as the sentence has them
    objects: tuple[str, ...]
    facts: tuple[FactReport, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """One sentence of the article: `article.text[start:end] == text`."""

    text: str
    start: int
    end: int
    mentions: tuple[MentionReport, ...]
    triggers: tuple[TriggerReport, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as values that JSON knows."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """The report for people: the sentence, its mentions (`+`), facts (`=`) and triggers without one (`-`)."""
        yield " ".join(self.text.split())
        for m in self.mentions:
            posts = f"; {', '.join(m.posts)}" if m.posts else ""
            yield f"  + {m.kind} {m.text!r} -> {' and '.join(m.refers_to) or '?'} ({m.how}{posts})"
        for t in self.triggers:
            for f in t.facts:
                when = "".join(f", {value}" for value in (f.date, f.place, f.status if f.status != "actual" else "") if value)
                target = "this sentence" if f.predicate == "stated" else f.object
                yield f"  = {f.subject} {f.predicate} {target}{when} ({t.rule}: {t.text!r})"
            if t.reason:
                yield f"  - {t.text!r} ({t.rule or 'no rule'}): {t.reason}"
