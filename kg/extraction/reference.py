"""Reads the sentences of an article in order: who is meant, when and where."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.calendar import parse
from kg.annotate.mentions import Chunk, Mention, Sentence
from kg.extraction.asides import is_heading
from kg.extraction.assembly import Thing
from kg.extraction.denotations import Denotations
from kg.extraction.inside import register_inside
from kg.extraction.occasions import ACCEPTED
from kg.extraction.raw import RawFact
from kg.extraction.short_names import join_gatherings
from kg.extraction.sides import SIDE
from kg.extraction.times import unique
from kg.extraction.triggers import CONVEYING
from kg.model import Extraction
from kg.vi.normalize import norm

_ABROAD = frozenset({"criticized", "requested", "sanctioned"})
_FOR_OTHERS = CONVEYING | {"invitation.sent", "invitation.accept"}  # whose agent is not who acts
# Of two who do it to each other, each is told of.
_BOTH_WAYS = frozenset({"criticized", "severedRelationsWith", "conveyedMessageTo", "supports", "expelled"})
_INTERVIEWS = frozenset({"metWith", "spokeWith"})
_OF_MEDIA = frozenset({"signed", "organized", "agreedWith", "aided"})  # what a news medium does that is not only cited
_REPEATED = "repeat"
_REPEATABLE = frozenset({"severedRelationsWith", "expelled", "recalledAmbassadorFrom", "sanctioned", "hasDiplomaticRelationsWith"})
_BY_NAME = frozenset({"stated", "signed", "appointed"})  # acts that make an untitled foreign name a person
_ANY = frozenset({"person", "country", "organization", "place", "event", "document", "partnership", "position"})
_PEOPLE = frozenset({"person", "organization"})
_AGENTS = {
    "visited": frozenset({"person"}),
    "attended": _PEOPLE | {"country"},
    "presentedCredentialsTo": frozenset({"person"}),
    "led": frozenset({"person"}),
    "signed": _PEOPLE | {"country", "place"},
    "chaired": _PEOPLE | {"country"},
    "coChaired": _PEOPLE | {"country"},
}
_OCCURS = frozenset({"metWith", "visited", "attended", "organized", "chaired", "coChaired", "signed"})
_FACE_TO_FACE = frozenset({"metWith", "spokeWith"})
_DONE_BY_PEOPLE = frozenset({"attended", "chaired", "coChaired", "visited", "metWith"})  # a country is not meant where nobody is named
_OBJECTS = {
    "invited": _PEOPLE,
    "presentedCredentialsTo": frozenset({"person"}),
    "appointed": frozenset({"person"}),
    "upgradedPartnershipTo": frozenset({"partnership"}),
}


def _stamp(chunk: Chunk) -> bool:
    """Whether a chunk can stand beside an author's name: a date, a time, punctuation."""
    return chunk.kind in ("date", "punct") or (chunk.kind == "word" and ("weekdays" in chunk.tags or not chunk.text.isalpha()))


class References(Denotations):
    """Reads sentences in order and remembers who was named."""

    # -- reading -------------------------------------------------------------------------------------------------

    def read(self, sentence: Sentence, facts: list[RawFact]) -> None:
        """Register what a sentence names, then resolve its facts."""
        if all(_stamp(chunk) for chunk in sentence.chunks):
            return  # the day of the report on a line of its own
        self.began_before, self.began = self.began, sentence.start
        self.acting, self.met = None, []
        byline = bool(sentence.chunks) and sentence.chunks[0].kind == "actor" and all(_stamp(c) for c in sentence.chunks[1:])
        for chunk in [c for c in sentence.chunks if c.mentions]:
            for mention in chunk.mentions:
                if byline and mention.kind == "person" and not mention.posts and self._known_person(mention) is None:
                    continue  # a name alone on its line is the author's
                if mention.group == "metonym":
                    continue  # its country is an entity where a fact is told of it
                self._register(mention, sentence)
                if mention.kind == "post":
                    self._touch(mention)
                register_inside(self.assembly, self.scan, mention, self.speaking, self.department_heads, self.whose)
            if chunk.kind == "pair" or (chunk.kind == "actor" and len(chunk.mentions) == 2 and self._between(sentence, chunk)):
                countries = [self._thing(m) for m in chunk.mentions if m.kind in ("country", "organization")]
                if len(countries) == 2:
                    self.country_pair = [c for c in countries if c]
        if any(f.carry for f in facts) and is_heading(self.scan.text, sentence.char_start, sentence.char_end):
            facts = [f for f in facts if not f.carry]
        self.sentence = sentence
        kinds = {c.kind for c in sentence.chunks}
        self._begin(sentence)
        if "event" in kinds:
            self._times_of_events(sentence)
        self.day_before, self.moved, self.place_here = self.last_date, False, ""
        self.speaker = None
        subjects: list[Thing] = []
        if sentence.chunks and any(m.group in ("sides", "leaders") for m in sentence.chunks[0].mentions):
            facts = sorted(
                facts, key=lambda fact: not fact.reciprocal or fact.agents[0].kind == "group"
            )  # `Hai bên … trong cuộc gặp giữa A và B`
        for fact in facts:
            found = self._fact(fact, sentence)
            if found and not fact.embedded and not subjects and not fact.carry and fact.rule not in _FOR_OTHERS:
                subjects = found
        self._took_place(sentence)
        self._turned(subjects)
        if subjects:
            self.subject = subjects
        front = self._front_date(sentence) if "date" in kinds else ""
        self.last_date = front or self.last_date
        self.place_told = self.place_here or ("place" in kinds and self._last_place(sentence)) or self.place_told
        if front or self.moved:
            self.day_told = self.last_date or self.day_told
        elif "date" in kinds:
            self.day_told = self._only_day(sentence) or self.day_told
        if "date" in kinds:
            self._note_year(sentence)
        self.fresh = bool(subjects)
        self.topic = self._topic(sentence)

    def _met_before(self, fact: RawFact, pronoun: Mention) -> list[Thing]:
        """`Sau cuộc gặp với B, ông nói …`: B, who is not `ông`, neither here nor for what he says."""
        named = [m.start for m in fact.objects if m.kind == "person" and m.start < pronoun.start and fact.predicate in _FACE_TO_FACE]
        met = [p.thing for p in self.people if p.before(pronoun.start) in named]
        if met and pronoun.kind == "pronoun" and pronoun.start not in self.settled:
            self.settled[pronoun.start] = self._pronoun(pronoun, met)
        return met

    def _between(self, sentence: Sentence, chunk: Chunk) -> bool:
        """`giữa A và B`: two countries that are spoken of together."""
        k = sentence.chunks.index(chunk)
        return k > 0 and sentence.chunks[k - 1].text in self.between and all(m.kind == "country" for m in chunk.mentions)

    def _topic(self, sentence: Sentence) -> list[Thing]:
        """The person that a sentence begins with, whom the next may call `ông`."""
        for chunk in sentence.chunks[:4]:
            if chunk.kind == "actor" and chunk.mentions[0].kind == "person":
                return self._resolve(chunk.mentions[0], sentence, [])
            if chunk.kind == "actor" or chunk.kind == "verb":
                break
        return self.topic if not any(c.kind == "actor" for c in sentence.chunks) else []

    def extraction(self) -> Extraction:
        """Everything read so far."""
        for person in self.people:
            self.assembly.positions(person.thing, person.posts, self.synonyms)
        join_gatherings(self.assembly, self.ceremonial)
        return self.assembly.extraction()

    # -- facts ---------------------------------------------------------------------------------------------------

    def _fact(self, fact: RawFact, sentence: Sentence) -> list[Thing]:
        if fact.predicate not in _OF_MEDIA:
            fact.agents = [m for m in fact.agents if m.detail != "media"]
        if fact.predicate in _INTERVIEWS and any(m.detail == "media" for m in (*fact.agents, *fact.objects)):
            return []  # `trao đổi với báo A`
        self.telling = fact.predicate
        agents = list(self.subject) if fact.carry else []
        for mention in fact.agents:
            referring = mention.kind == "pronoun" or (mention.kind == "post" and not mention.posts[0].head)
            others = [*agents, *self._met_before(fact, mention)] if referring else []
            agents += self._resolve(mention, sentence, None if fact.predicate in _BY_NAME and mention.kind == "person" else others)
        if fact.predicate == "holdsPosition":
            for person in self.people:
                if len(agents) == 1 and person.thing is agents[0]:
                    for post in (
                        p for m in fact.objects for p in m.posts if not p.former and p.country in ("", person.country or p.country)
                    ):
                        self._add_post(person, post, sentence)
            return agents
        if len(agents) == len(fact.agents) > 1:
            for mention, thing in zip(fact.agents[1:], agents[1:], strict=True):
                if mention.kind == "person" and mention.address == "-":
                    self._same_office(agents[0], thing, mention, sentence)  # `A cùng người đồng cấp C B …`
        if fact.predicate == "led" and fact.status == "planned" and agents and agents == self.visitors:
            fact.status = "actual"  # the delegation is there, only where it goes next lies ahead
        group_agents = any(m.kind == "group" for m in fact.agents)
        when, where = self._when(fact), self._where(fact)
        day, place = ("", "") if when else self._carried(fact, agents)
        self.place_here = where or self.place_here
        if fact.status == "actual" and fact.predicate in _OCCURS and self._lies_ahead(when, fact):
            fact.status = "planned"  # `E mà A đăng cai năm 2026`, told in 2025
        if fact.rule == _REPEATED:
            return self._repeated(fact, agents, when, sentence)
        objects: list[Thing] = []
        if fact.predicate == "stated":
            self.speaker = agents[0] if len(agents) == 1 else self.speaker
            if len(agents) == 1 and agents[0].kind == "person":
                self.last_speaker = agents[0]
            when = when or day
            self.day_said = (when, sentence.start) if parse(when)[2] and not fact.embedded else self.day_said
            self.assembly.fact(fact, unique(agents), [], when, where, sentence, direct=not fact.carry and not group_agents)
            self._told_of(fact, agents, when, where)
            return agents
        if fact.predicate in ("metWith", "spokeWith") and len(agents) == len(fact.agents):
            agents = [self._leaders(m, sentence) or t for m, t in zip(fact.agents, agents, strict=True)]
        if fact.predicate == "foundedOn":
            if agents and when:
                self.assembly.fact(fact, agents[:1], [], when, where, sentence, direct=True)
            return []
        for mention in fact.objects:
            if fact.predicate == "led":
                objects.append(self._delegation(mention))
                if len(agents) == 1:
                    self.leaders[norm(mention.label)] = self.leaders[""] = agents[0]
            elif mention.kind == "event" and not self._named(mention):
                known = self._event_meant(mention)
                objects += [known] if known else []
            else:
                met = self._leaders(mention, sentence) if fact.predicate in ("metWith", "spokeWith") else None
                meant = [met] if met else self._resolve(mention, sentence, agents)
                if mention.kind == "person" and mention.address == "-" and len(meant) == 1 and len(agents) == 1:
                    self._same_office(agents[0], meant[0], mention, sentence)
                if mention.group == "counterpart":
                    meant = [m for m in meant if m not in agents] if any(a in meant for a in agents) else []
                objects += meant
        if fact.rule == SIDE:
            objects = self._attended_here(sentence)
        elif not fact.objects and not fact.reciprocal and self._theme_missing(fact):
            objects = [self.event] if self.event and (self.event.used or not self.loosely) else []
        if fact.predicate == "criticized" and any(m.group == "accuser" for m in fact.objects):
            denying = [*agents, *(c for t in agents if (c := self.country_of(t)))]
            objects = self.accused[0] if any(o in denying for o in self.accused[1]) else []
        if fact.countries:
            if fact.predicate != "criticized":  # `Bộ Ngoại giao Chile triệu hồi Đại sứ`: Chile does
                agents = [self.assembly.country(t.country) if t.kind == "organization" and t.country else t for t in agents]
            agents = unique([c for t in agents if (c := self.country_of(t))])
            objects = [c if o.kind != "partnership" and (c := self.country_of(o)) else o for o in objects]
        agents, objects = unique(agents), unique(objects)
        if fact.predicate in _ABROAD:
            own = [c for t in agents if t.kind != "country" and (c := self.country_of(t))]
            objects = [o for o in objects if o not in own]  # `Bộ Quốc phòng A kêu gọi ngư dân A`
        if fact.predicate == "upgradedPartnershipTo" and len(agents) == 1 and len(self._countries()) == 2 and group_agents:
            agents = self._countries()
        if len(agents) > 2 and not (fact.predicate == "attended" and any(a.kind == "organization" for a in agents)):
            self.company = agents
        if any(o.kind == "event" for o in objects):
            when, where = self._event_time(fact, objects, when, where)
        when, where = when or day, where or place
        if fact.reciprocal:
            if len(agents) < 2 or (len(fact.agents) > 1 and len(agents) < len(fact.agents)):
                return agents
            for k in range(1, len(agents) - 1):  # every two of them
                self.assembly.fact(fact, agents[k : k + 1], agents[k + 1 :], when, where, sentence, direct=not group_agents)
            if fact.predicate in _BOTH_WAYS:  # each breaks with the other
                self.assembly.fact(fact, agents[1:2], agents[:1], when, where, sentence, direct=not group_agents)
            objects, agents = agents[1:], agents[:1]
        if fact.predicate == "attended":  # the body that a gathering is named after does not attend it
            agents = [a for a in agents if a.kind != "organization" or not any(a.label in o.label for o in objects)]
        if fact.predicate in ("attended", "organized"):  # who speaks to the press only speaks
            objects = [o for o in objects if o.kind != "event" or not any(word in o.label for word in self.press)]
        if fact.predicate == "visited":  # nobody visits his own country
            hosts = [
                a
                for a in agents
                if a.kind == "person" and any((c := self.country_of(a)) is not None and self._is_at_home(c, o) for o in objects)
            ]
            if hosts and any(m.group == "nation" for m in fact.objects):
                return agents  # `A gặp B đang ở thăm nước này`: whose country it is was not told
            guests = self._guests(fact, hosts, objects) if hosts and hosts == agents else []
            agents = guests or [a for a in agents if a not in hosts]
        if fact.rule == ACCEPTED and objects and all(self._compatriots(a, o) for a in agents for o in objects):
            abroad = [v for v in self.visitors if not any(self._compatriots(a, v) for a in agents)]
            objects = abroad or objects  # `A tiếp B đang thăm P theo lời mời của C`
        if fact.carry and fact.predicate in _DONE_BY_PEOPLE:
            agents = [a for a in agents if a.kind != "country"]
        agents = [a for a in agents if a.kind in _AGENTS.get(fact.predicate, _ANY)]
        nations = fact.predicate == "invited" and all(a.kind == "country" or a.detail == "international" for a in agents)
        objects = [o for o in objects if (nations and o.kind == "country") or o.kind in _OBJECTS.get(fact.predicate, _ANY)]
        if agents and objects:
            if objects[0].kind == "event":
                if fact.rule == SIDE:
                    when, where = when or self.held[0], where or self.held[1]
                self.gathering, self.held = (objects[0], sentence.start), (when, where)
                if self.event is None and not any(word in objects[0].label for word in self.press):
                    self.event, self.loosely = objects[0], True  # `Lễ nhậm chức`
            self.assembly.fact(fact, agents, objects, when, where, sentence, direct=not fact.carry and not group_agents)
            self._remember(fact, agents, objects, when)
            self.received = objects if fact.predicate == "metWith" else self.received
            self._told_of(fact, [*agents, *objects], when, where)
            if fact.predicate in _REPEATABLE and fact.status != "negated":
                self.last_act = (fact.predicate, agents, objects, sentence.start)
            if len(agents) == 1 and agents[0].kind == "person" and not fact.embedded and fact.rule not in _FOR_OTHERS:
                self.acting = agents[0]
                self.met = objects if len(objects) == 2 and fact.predicate in ("metWith", "spokeWith") else self.met
            if fact.passive and fact.predicate == "metWith":
                return objects
        return agents if not fact.reciprocal else [*agents, *objects]

    def _repeated(self, fact: RawFact, agents: list[Thing], when: str, sentence: Sentence) -> list[Thing]:
        """`B cũng có động thái tương tự`: what A did to C in this sentence or the one before, B does to C; to A, if it was done to B."""
        predicate, doers, targets, told_at = self.last_act
        doing = unique([c for t in agents if (c := self.country_of(t))])
        if doing and targets and told_at >= self.began_before and not any(t in doers for t in doing):
            objects = doers if all(t in targets for t in doing) else targets
            if not any(o in doing for o in objects):
                self.assembly.fact(replace(fact, predicate=predicate), doing, objects, when, "", sentence, direct=False)
        return agents

    def _guests(self, fact: RawFact, hosts: list[Thing], objects: list[Thing]) -> list[Thing]:
        """`A (of C) hội đàm với B nhân dịp ông thăm C`: B, if nobody else from abroad is named before the verb."""
        before = [p for p in self.people if self.began <= p.before(fact.position) and p.thing not in hosts]
        abroad = [
            p.thing for p in before if (c := self.country_of(p.thing)) is not None and not any(self._is_at_home(c, o) for o in objects)
        ]
        return abroad if len(before) == len(abroad) == 1 else []

    def _compatriots(self, one: Thing, other: Thing) -> bool:
        """Whether two act for the same country."""
        country = self.country_of(one)
        return country is not None and country is self.country_of(other)

    def _is_at_home(self, country: Thing, host: Thing) -> bool:
        """Whether a country, or its capital, is where somebody of that country is at home."""
        return country is (self.country_of(host) if host.kind == "country" else None) or (
            host.kind == "place" and host.key in self.capitals and self.assembly.country(self.capitals[host.key]) is country
        )

    def _attended_here(self, sentence: Sentence) -> list[Thing]:
        """The gathering that this sentence or the one before tells who attends."""
        event, told_at = self.gathering
        return [event] if event is not None and told_at in (sentence.start, self.began_before) else []

    def _theme_missing(self, fact: RawFact) -> bool:
        return fact.predicate in ("coChaired", "chaired", "attended")

    def _delegation(self, mention: Mention) -> Thing:
        return self.assembly.thing("organization", mention.label, "", "", [], self._span(mention), True, mention.country) or Thing(
            "organization", mention.label
        )
