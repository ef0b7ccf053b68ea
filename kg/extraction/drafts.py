"""Facts while their article is being read: told again they gain evidence, and entities may still get fuller names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.model import Evidence, Fact


def _within(day: str, interval: str) -> bool:
    """Whether a day lies in an interval of days written in the same way."""
    begin, slash, end = interval.partition("/")
    return bool(slash) and "/" not in day and len(day) == len(begin) == len(end) and begin <= day <= end


NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


@dataclass(eq=False, slots=True)
class Draft:
    """A fact in the making; see `kg.model.Fact`."""

    predicate: str
    subject: str
    subject_kind: str
    object: str
    object_kind: str
    evidence: list[Evidence]
    event: int
    date: str
    place: str
    status: str
    rule: str
    confidence: float
    attributes: Mapping[str, str]

    @property
    def start(self) -> int:
        """Where the sentence that tells it begins."""
        return self.evidence[0].start

    def compatible(self, new: Draft) -> bool:
        """Whether another telling of the same parties may be of the same happening."""
        if self.predicate == "stated":
            return True
        same_status = self.status == new.status
        if self.date == new.date:
            return same_status
        if not self.date or not new.date:  # a mere year is as likely another time
            return same_status and not (self.date + new.date).isdigit()
        return same_status and (
            self.date.startswith(new.date) or new.date.startswith(self.date) or _within(self.date, new.date) or _within(new.date, self.date)
        )

    def merge(self, new: Draft) -> None:
        """Take another telling in."""
        self.evidence += [e for e in new.evidence if e not in self.evidence]
        self.date = self.date if len(self.date) >= len(new.date) else new.date
        self.place = self.place or new.place
        self.confidence = max(self.confidence, new.confidence)

    def fact(self, event: int) -> Fact:
        """The fact, its happening numbered anew."""
        return Fact(
            self.predicate,
            self.subject,
            self.subject_kind,
            self.object,
            self.object_kind,
            tuple(self.evidence),
            event,
            self.date,
            self.place,
            self.status,
            self.rule,
            self.confidence,
            self.attributes,
        )
