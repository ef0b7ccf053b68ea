"""What is said and done at a meeting happens on its day; so does the next act that is told of who took part, until another day is named."""

from __future__ import annotations

from dataclasses import dataclass

from kg.annotate.calendar import parse, resolve
from kg.annotate.dates import DateValue
from kg.annotate.dates import day as complete_day
from kg.annotate.mentions import Sentence
from kg.extraction.assembly import Thing
from kg.extraction.raw import FOLLOWING, RawFact
from kg.extraction.times import Times, unique

_GATHERINGS = frozenset({"metWith", "spokeWith", "coChaired", "presentedCredentialsTo", "signed"})
_PUBLIC = frozenset({"visited", "stated", "criticized", "requested", "attended", "chaired", "thanked", "congratulated"})
_DONE_THERE = frozenset(
    {"stated", "agreedWith", "thanked", "requested", "invited", "congratulated", "conveyedMessageTo", "signed", "criticized"}
)
_THERE = frozenset({"agreedWith", "conveyedMessageTo", "signed"})  # where the occasion was, too
_MONTH = 31  # days
_FRONT = 8  # chunks of a sentence that may say when it is
ACCEPTED = "invitation.accept"  # `theo lời mời của A`: given before


@dataclass(slots=True)
class Occasion:
    """A dated act, and who took part in it."""

    day: str
    place: str
    parties: list[Thing]


class Occasions(Times):
    """Carries the day of an act to what the same people say and do in the sentences that follow it."""

    occasion: Occasion | None = None
    sole: tuple[str, int] = ("", 0)  # the only day that the article tells, and where first

    def preview(self, sentences: list[Sentence]) -> None:
        """Look ahead also for the days that the article tells: where it is one day only, what is done there was on it."""
        super().preview(sentences)
        told: dict[str, int] = {}
        for sentence in sentences:
            for chunk in sentence.chunks:
                if chunk.value is not None and isinstance(chunk.value, DateValue):
                    told.setdefault(resolve(chunk.value, self.anchor, ""), sentence.char_start)
        days = [text for text in told if parse(text)[2] and self._recent(text)]
        if len(days) == 1 and "/" not in days[0]:
            self.sole = (days[0], told[days[0]])

    def _recent(self, day: str) -> bool:
        """Whether a day lies within a month of the report, or has no year."""
        full = complete_day(parse(day))
        return full is None or self.anchor is None or abs((full - self.anchor).days) <= _MONTH

    def _sole_day(self, fact: RawFact) -> str:
        """The only day that the article tells, for what the article itself says was done after it was told."""
        day, told = self.sole
        if not day or fact.sentence.char_start <= told or not (fact.narrated or fact.predicate in _THERE):
            return ""
        return "" if self._earlier_told(fact) else day

    def _earlier_told(self, fact: RawFact) -> bool:
        """Whether words for another time stand before the act: `từng`, `trước đó`."""
        before = " ".join(c.text for c in fact.sentence.chunks if c.start <= fact.position)
        return any(f" {words} " in f" {before} " for words in self.earlier)

    def _begin(self, sentence: Sentence) -> None:
        """Forget the occasion where a sentence turns to another time."""
        if self.occasion is None:
            return
        first = " ".join(c.text for c in sentence.chunks[:4])
        days = any(c.kind == "date" for c in sentence.chunks)
        if first.startswith(self.elsewhere) or (days and self._front_date(sentence) != self.occasion.day):
            self.occasion = None

    def _told_of(self, fact: RawFact, parties: list[Thing], when: str, where: str) -> None:
        """Remember a dated act as the occasion; an undated gathering of others ends the one before."""
        if fact.embedded or not (fact.status == "actual" or (fact.status == "reported" and fact.predicate == "stated")):
            return
        gathering = fact.predicate in _GATHERINGS
        if when and parse(when)[2] and "/" not in when and (gathering or fact.predicate in _PUBLIC):
            known = self.occasion
            if known is not None and known.day == when and not gathering:
                known.parties = unique([*known.parties, *parties])
            else:
                self.occasion = Occasion(when, where, parties)
        elif gathering and not when:
            self.occasion = None

    def _turned(self, subjects: list[Thing]) -> None:
        """Forget the occasion where a sentence is of others."""
        if self.occasion is not None and subjects and not any(self._took_part(t) for t in subjects):
            self.occasion = None

    def _took_part(self, thing: Thing) -> bool:
        parties = self.occasion.parties if self.occasion else []
        if thing in parties:
            return True
        return thing.kind == "country" and any(self.country_of(p) is thing for p in parties)

    def _carried(self, fact: RawFact, agents: list[Thing]) -> tuple[str, str]:
        """The day and place of an undated act of those who took part in the occasion; empty if it may be another time."""
        known, following = self.occasion, fact.predicate in FOLLOWING
        if fact.embedded or fact.status == "planned" or fact.rule == ACCEPTED or not (following or fact.predicate in _DONE_THERE):
            return "", ""
        if "date" in [c.kind for c in fact.sentence.chunks]:
            return "", ""
        marked = self._follows(fact.sentence)
        if known is None:  # `Trong ngày D, A có năm cuộc gặp. … Sau đó, A tiếp B`
            return (self.day_told if following and marked else "") or self._sole_day(fact), ""
        if following and not (fact.narrated or marked):
            return "", ""
        took_part = any if following or fact.predicate == "signed" else all
        if not agents or not took_part(self._took_part(t) for t in agents):
            return self._sole_day(fact), ""
        if not marked and self._earlier_told(fact):
            return "", ""
        return known.day, known.place if fact.predicate in _THERE else ""

    def _follows(self, sentence: Sentence) -> bool:
        """`Sau đó, …`, `Chiều, …`, `Chỉ hơn một giờ sau khi …`: whether the sentence goes on with the same day."""
        chunks = sentence.chunks
        if len(chunks) > 1 and chunks[0].text in self.parts_of_day and chunks[1].text == ",":
            return True
        first = " ".join(c.text for c in chunks[:_FRONT])
        return first.startswith(self.afterwards) or any(words in first for words in self.soon_after)
