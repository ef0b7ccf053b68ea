"""When and where the article has things happen: gatherings keep their date, a day carries over."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from kg.annotate.calendar import Tense, parse, resolve
from kg.annotate.dates import DateValue, day
from kg.annotate.mentions import WIDE, Chunk, Mention, Sentence
from kg.extraction.anchor import stamped
from kg.extraction.assembly import Thing
from kg.extraction.groups import Groups
from kg.extraction.raw import RawFact
from kg.extraction.stays import Stay
from kg.vi.normalize import norm

_UNDATED = frozenset(
    {"stated", "supports", "regardsAs", "hasPartnershipWith", "hasDiplomaticRelationsWith", "foundedOn", "led", "agreedWith"}
)
_PLACED = frozenset(
    {
        "metWith",
        "hasDiplomaticRelationsWith",
        "spokeWith",
        "visited",
        "coChaired",
        "chaired",
        "attended",
        "signed",
        "presentedCredentialsTo",
        "appointed",
        "organized",
        "upgradedPartnershipTo",
        "agreedWith",
        "foundedOn",
        "aided",
    }
)
# Acts whose words may name other places: they are where the sentence says at once.
_SAID_AT = frozenset({"sanctioned", "invited", "thanked", "criticized", "requested", "congratulated"})
_GOES_ON = _PLACED | {"conveyedMessageTo", "expelled"}  # acts that a sentence may tell of the day before it
_TENSES: dict[str, Tense] = {"actual": "past", "planned": "future"}
_WEEKS = 31  # days after the report in which a day may lie that is told like what has happened
_BULLETS = frozenset("*-•+–")
_DASHES = frozenset("-–—(")
_MEETINGS = frozenset({"metWith", "spokeWith"})
_CLOCK = re.compile(r"\d{1,2} (?:h|:)(?: \d{2})? [:–-]")  # `8h30:`, as chunks
_YEAR = 4  # characters of a date that is a year
_AHEAD = 10  # years that a gathering may lie ahead
_FRONT = 5  # chunks in which a place may open a sentence
_PARTING = frozenset(",(")
_NEXT = 4  # characters between a sentence and the next
_PAIR_FACTS = frozenset({"metWith", "spokeWith", "coChaired", "agreedWith"})


class Times(Groups):
    """Remembers dates, gatherings and who last met."""

    def _front_date(self, sentence: Sentence) -> str:
        """The day that a sentence begins with; `cùng ngày` in the next means it."""
        for chunk in sentence.chunks[:4]:
            if chunk.kind == "date" and isinstance(chunk.value, DateValue) and chunk.value.kind in ("parts", "days", "shift"):
                text = resolve(chunk.value, self.anchor, self.day_before)
                if text and parse(text)[2]:
                    return text
            if chunk.kind in ("actor", "verb"):
                break
        return ""

    def _note_year(self, sentence: Sentence) -> None:
        """Remember the year that a sentence tells; `năm đó` in what follows means it."""
        for c in [c for c in sentence.chunks if c.value is not None]:
            if isinstance(c.value, DateValue) and c.value.kind in ("parts", "years", "day-of-year"):
                text = resolve(c.value, self.anchor, self.day_before)
                self.year_told = text if parse(text)[0] else self.year_told

    def _only_day(self, sentence: Sentence) -> str:
        """The one day of this year that a sentence tells, though nothing that we know happened on it."""
        told = {
            text
            for c in sentence.chunks
            if c.kind == "date" and isinstance(c.value, DateValue) and (text := resolve(c.value, self.anchor, self.day_before))
        }
        day = told.pop() if len(told) == 1 else ""
        recent = self.anchor is None or not parse(day)[0] or day.startswith(str(self.anchor.year))
        return day if day and parse(day)[2] and "/" not in day and recent else ""

    def _dateline(self, sentence: Sentence) -> Mention | None:
        """The place of `Lima, 3/4/2024 - …`, `* Lima: …`."""
        opening = sentence.chunks[:8]
        dash = next((i for i, c in enumerate(opening) if c.text in _DASHES and c.text != "("), -1)
        start = dash + 1 if opening and opening[0].text == "(" and dash > 0 else 0  # `(Tổ Quốc) - New York, chiều 24/9/2024, …`
        first = opening[start : start + 4]
        heading = first[1:] if first and first[0].text in _BULLETS else first
        if len(heading) > 1 and heading[0].kind == "place" and heading[1].text == ":":
            return heading[0].mentions[0]  # `* Lima: …`
        if (
            len(first) == 4
            and first[0].kind == "place"
            and first[1].text == ","
            and first[2].kind == "date"
            and (first[3].text in _DASHES or (start and first[3].text == ","))
        ):
            return first[0].mentions[0]
        return None

    def _named(self, mention: Mention) -> bool:
        """Whether a gathering has a name of its own, or is `hội nghị này`."""
        if mention.label.endswith(self.returning):
            return False
        return mention.certain or len(mention.label.split()) >= 4

    def _event_meant(self, mention: Mention) -> Thing | None:
        words = norm(mention.label).split()
        if " ".join(words[:2]) in self.any_event:
            return max(reversed(self.assembly.events()), key=lambda e: len(e.spans), default=None)  # `sự kiện này`
        counted = words[0] in self.event_counters and len(words) > 1
        if self.event and (self._is_called(self.event, words) or (counted and self._is_called(self.event, words[1:]))):  # `buổi lễ`
            return self.event
        told = len(words) > 2 or " ".join(words) in self.ceremonial
        return self._thing(mention) if told and not mention.label.endswith(self.returning) else None

    def _is_called(self, event: Thing, words: list[str]) -> bool:
        """Whether a gathering's name begins with some words."""
        label = norm(event.label)
        return label.split()[:2] == words[:2] or (len(words) == 1 and label.startswith(words[0]))

    def _event_time(self, fact: RawFact, objects: list[Thing], when: str, where: str) -> tuple[str, str]:
        known = self.event_times.get(id(objects[0]), ("", ""))
        when, where = when or known[0] or self._year_in_name(fact, objects[0]), where or known[1]
        self.event_times[id(objects[0])] = (when, where)
        return when, where

    def _year_in_name(self, fact: RawFact, event: Thing) -> str:
        """`A sẽ đăng cai E 2027`: the year that ends the name of what lies ahead."""
        year = event.label[-_YEAR:]
        ahead = fact.status == "planned" and year.isdecimal() and self.anchor and 0 <= int(year) - self.anchor.year <= _AHEAD
        return year if ahead else ""

    def _when(self, fact: RawFact) -> str:
        for value in fact.dates:
            if isinstance(value, DateValue):
                before = self._day_counted_from(fact) if value.kind in ("shift", "shift-months") else self.day_before
                if value.kind == "same-day":
                    just_said = self.day_said[0] if self.day_said[1] >= self.began_before else ""
                    before = self._day_named(fact) or just_said or before or self.day_said[0]
                elif value.kind in ("that-year", "shift-years"):
                    before = self.year_told
                text = resolve(value, self.anchor, before, tense="any" if self._soon(value, fact) else _TENSES.get(fact.status, "any"))
                if text and len(text) == _YEAR and text.isdecimal() and (closer := self._closer(fact.dates, text)):
                    text = closer
                if text:
                    return self._spread(fact.stay, text) if fact.stay else text
        if not fact.embedded and fact.status == "actual" and fact.predicate in _GOES_ON and self._same_occasion(fact.sentence):
            opening = fact.sentence.chunks[:4]
            talks = any((k or "connectives" in c.tags) and not self.meetings.isdisjoint(c.rules) for k, c in enumerate(opening))
            return (self.day_met if talks else "") or self.day_before  # `Sau hội đàm, …`
        if not fact.embedded and self.anchor and _CLOCK.match(" ".join(c.text for c in fact.sentence.chunks[:4])):
            return self.anchor.isoformat()  # `8h30: …` in the timetable of the day
        return ""

    def _soon(self, value: DateValue, fact: RawFact) -> bool:
        """`Ngày 27/10, A đến B`, told on the 24th: whether a day without a year is of the weeks after the report."""
        year, month, number = value.begin
        told = value.kind == "parts" and month and number and not year and fact.status == "actual"
        return bool(told) and self._lies_ahead(resolve(value, self.anchor, ""), fact)

    def _lies_ahead(self, when: str, fact: RawFact) -> bool:
        """Whether a date is of the weeks after a report whose day is certain, or a year told without a month comes after its year."""
        year, month, number = parse(when)
        if self.anchor is None or not year:
            return False
        if not number:
            return not month and year > self.anchor.year
        told = day((year, month, number))
        soon = told is not None and 0 < (told - self.anchor).days <= _WEEKS
        return soon and not any("past" in c.tags for c in fact.sentence.chunks) and stamped(self.article, self.anchor)

    def _closer(self, dates: list[DateValue], year: str) -> str:
        """A day of the same year that is told too: `Ngày 2/11, A tổ chức E …, năm 2025`."""
        days = (resolve(value, self.anchor, self.day_before) for value in dates if isinstance(value, DateValue) and value.kind == "parts")
        told = next((day for day in days if parse(day)[2]), "")
        return f"{year}{told[1:]}" if told.startswith("--") else told if told.startswith(f"{year}-") else ""

    def _spread(self, stay: Stay, text: str) -> str:
        """The days of a visit of which one is told, and how long it lasts."""
        of_year = date(parse(text)[0], 7, 1) if parse(text)[0] else None
        last, first = (resolve(value, of_year, text) if value else "" for value in (stay.last, stay.first))
        return stay.spread(text, last, first)

    def _day_counted_from(self, fact: RawFact) -> str:
        """The day before the act in its sentence (`…, một ngày sau khi A …`), else that of what was told last."""
        return self._day_named(fact) or (self.last_date if self.moved else self.day_told)

    def _day_named(self, fact: RawFact) -> str:
        """The day that stands before the act in its sentence."""
        days = [c.value for c in fact.sentence.chunks if c.kind == "date" and c.start < fact.position and isinstance(c.value, DateValue)]
        return next(
            (text for value in reversed(days) if value.kind == "parts" and (text := resolve(value, self.anchor, self.day_before))), ""
        )

    def _same_occasion(self, sentence: Sentence) -> bool:
        """Whether the sentence goes on telling of the day before it: `Sau hội đàm, …`, `Tiếp Đại sứ A, B …`."""
        first = sentence.chunks[0] if sentence.chunks else None
        if first is not None and first.kind == "verb" and not self.meetings.isdisjoint(first.rules):
            return True
        beginning = " ".join(chunk.text for chunk in sentence.chunks[:4])
        return beginning.startswith(self.occasions)

    def _times_of_events(self, sentence: Sentence) -> None:
        """A date right after a gathering's name is the gathering's."""
        for k, chunk in enumerate(sentence.chunks):
            if chunk.kind != "event" or not self._named(chunk.mentions[0]):
                continue
            thing = self._thing(chunk.mentions[0])
            if thing is None:
                continue
            for follower in sentence.chunks[k + 1 : k + 4]:
                if follower.kind == "date" and isinstance(follower.value, DateValue):
                    self.event_times.setdefault(id(thing), (resolve(follower.value, self.anchor, self.last_date), ""))
                if follower.kind != "word":
                    break
            if not any(c.kind == "actor" for c in sentence.chunks[:k]):
                self._opened(thing, sentence.chunks, k)

    def _opened(self, thing: Thing, chunks: list[Chunk], k: int) -> None:
        """`(Ngày D,) hội nghị E khai mạc (ngày D) tại P`: when and where E is."""
        stop = next((j for j in range(k + 1, len(chunks)) if chunks[j].kind == "actor" or chunks[j].text in ";."), len(chunks))
        if not any(c.text in self.takes_place for c in chunks[k + 1 : stop]):
            return
        days = [c.value for c in (*chunks[k + 1 : stop], *chunks[:k]) if c.kind == "date" and isinstance(c.value, DateValue)]
        when = resolve(days[0], self.anchor, self.day_before or self.last_date) if days else ""
        towns = [c.mentions[0] for c in (*chunks[k + 1 : stop], *chunks[:k]) if c.kind == "place" and c.mentions[0].detail not in WIDE]
        town = self._thing(towns[0]) if towns else None
        self.host = self.host or (towns[0].country if towns else "")
        known = self.event_times.get(id(thing), ("", ""))
        self.event_times[id(thing)] = (known[0] or when, known[1] or (town.label if town else ""))

    def _where(self, fact: RawFact) -> str:
        if fact.place is None and fact.predicate in _PLACED and fact.predicate != "visited":
            fact.place = self._dateline(fact.sentence)
        if fact.predicate in _SAID_AT and fact.place is not None and self._opens_with(fact.sentence, fact.place):
            thing = self._thing(fact.place)
            return thing.label if thing else ""
        if fact.predicate not in _PLACED:
            return ""
        if fact.place is None:
            return self.place_told if fact.predicate != "visited" and self._here(fact) else ""
        if self.place_told and fact.place.start > fact.position and fact.predicate != "visited" and self._here(fact):
            return self.place_told
        thing = self._thing(fact.place)
        return thing.label if thing else ""

    def _opens_with(self, sentence: Sentence, place: Mention) -> bool:
        """`Tại P, …`, `Cùng lúc, tại P, …`: whether a place opens the sentence."""
        front = sentence.chunks[: _FRONT + 1]
        return any(c.mentions[:1] == [place] and (after.text in _PARTING or after.kind == "date") for c, after in pairwise(front))

    def _took_place(self, sentence: Sentence) -> None:
        """`Cuộc gặp diễn ra (ngày D) tại P`: when and where what the sentence before tells was, if it does not say."""
        chunks = sentence.chunks
        held = any(c.text in self.takes_place for c in chunks[1:5])
        if not held or not chunks or self.meetings.isdisjoint(chunks[0].rules) or any(c.kind == "actor" for c in chunks[:5]):
            return
        days = [c.value for c in chunks if c.kind == "date" and isinstance(c.value, DateValue)]
        when = resolve(days[0], self.anchor, self.day_before) if days else ""
        towns = [
            c.mentions[0]
            for b, c in pairwise(chunks)
            if c.kind == "place" and "prepositions" in b.tags and c.mentions[0].detail not in WIDE
        ]
        town = self._thing(towns[0]) if towns else None
        happening = 0
        for draft in reversed(self.assembly.drafts):
            near = 0 <= sentence.char_start - draft.evidence[-1].end < _NEXT
            if draft.predicate not in _MEETINGS or not near or (happening and draft.event != happening):
                continue
            happening = draft.event
            draft.date, draft.place = draft.date or when, draft.place or (town.label if town else "")

    def _here(self, fact: RawFact) -> bool:
        """`Tại đây, A gặp B`: whether the act was where the sentence before ended."""
        first = [c for c in fact.sentence.chunks if c.start < fact.position][:4]
        return any(c.text in self.here for c in first) or " ".join(c.text for c in first).startswith(self.starts_here)

    def _last_place(self, sentence: Sentence) -> str:
        """The town, building or site that a sentence names last."""
        named = [m for c in sentence.chunks if c.kind == "place" for m in c.mentions if m.detail not in WIDE]
        thing = self._thing(named[-1]) if named else None
        return thing.label if thing else ""

    def _remember(self, fact: RawFact, agents: list[Thing], objects: list[Thing], when: str) -> None:
        if fact.predicate in _PAIR_FACTS and not fact.embedded:
            both = unique([*agents, *objects]) if fact.predicate != "coChaired" else agents
            people = [t for t in both if t.kind in ("person", "country", "organization")]
            if len(people) == 2:
                self.pair = people
        if fact.predicate in ("metWith", "spokeWith"):
            for thing in (*agents, *objects):
                self.meetings_of[id(thing)] = (thing, self.meetings_of.get(id(thing), (thing, 0))[1] + 1)
            if not fact.embedded and fact.status == "actual":
                self.day_met = when if parse(when)[2] and "/" not in when else ""
        if fact.predicate == "visited":
            self.visitors = agents
            self.host = next((o.key or o.label if o.kind == "country" else o.country for o in reversed(objects)), "") or self.host
        elif fact.predicate == "organized" and len(agents) == 1 and agents[0].kind == "country":
            self.host = self.host or agents[0].key or agents[0].label
        elif fact.predicate == "criticized":
            self.accused = (agents, objects)
        elif fact.predicate == "aided":
            self.aided = objects
        elif fact.predicate == "sanctioned":
            self.sanctioning = agents or self.sanctioning
        elif fact.predicate == "signed":
            self.signed = objects
        elif fact.predicate == "invited" and len(agents) == len(objects) == 1:
            self.invited = [*agents, *objects]
        done = fact.predicate not in _UNDATED and not fact.embedded and fact.status != "planned"
        stays = "/" in when and self.last_date and not fact.stay  # `cùng ngày` after a visit's days does not mean its first
        if done and parse(when)[2] and not self.moved:
            self.last_date = self.last_date if stays else when.split("/")[-1 if fact.stay and fact.stay.ending else 0]
            self.moved = True


def unique(things: list[Thing]) -> list[Thing]:
    """The things in order, each once."""
    kept: list[Thing] = []
    for thing in things:
        if thing not in kept:
            kept.append(thing)
    return kept
