"""Who is meant: names, short names, posts, groups and pronouns resolved within one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg.annotate.dates import DateValue, parse, resolve
from kg.annotate.mentions import Mention, Post, Sentence
from kg.annotate.scan import Scan
from kg.extraction.assembly import Assembly, Thing
from kg.extraction.raw import RawFact
from kg.model import Article, Extraction
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import fold, norm

_UNDATED = frozenset(
    {"stated", "supports", "regardsAs", "hasPartnershipWith", "hasDiplomaticRelationsWith", "foundedOn", "led", "agreedWith"}
)
_PLACED = frozenset(
    {
        "metWith",
        "spokeWith",
        "visited",
        "coChaired",
        "chaired",
        "attended",
        "signed",
        "conveyedMessageTo",
        "presentedCredentialsTo",
        "appointed",
        "organized",
        "upgradedPartnershipTo",
    }
)
_WITHIN = frozenset({"country", "organization", "place"})
_BY_NAME = frozenset({"stated", "signed", "appointed"})  # acts that make an untitled foreign name a person
_ANY = frozenset({"person", "country", "organization", "place", "event", "document", "partnership", "position"})
_PEOPLE = frozenset({"person", "organization"})
_AGENTS = {
    "visited": _PEOPLE,
    "attended": _PEOPLE | {"country"},
    "presentedCredentialsTo": frozenset({"person"}),
    "led": frozenset({"person"}),
    "signed": _PEOPLE | {"country"},
    "chaired": _PEOPLE | {"country"},
    "coChaired": _PEOPLE | {"country"},
}
_OBJECTS = {
    "invited": _PEOPLE,
    "presentedCredentialsTo": frozenset({"person"}),
    "appointed": frozenset({"person"}),
    "upgradedPartnershipTo": frozenset({"partnership"}),
}
_PAIR_FACTS = frozenset({"metWith", "spokeWith", "coChaired", "agreedWith"})


@dataclass(slots=True)
class Person:
    """A person of the article, with what is known of them so far."""

    thing: Thing
    tokens: list[str]
    posts: list[Post] = field(default_factory=list)
    address: str = ""
    country: str = ""
    last: int = -1  # position of the last mention
    last_head: str = ""  # of the title that it was last named with


class References:
    """Reads sentences in order and remembers who was named."""

    def __init__(self, lexicon: Lexicon, scan: Scan, article: Article, anchor: date | None) -> None:
        self.lexicon, self.scan, self.article, self.anchor = lexicon, scan, article, anchor
        self.assembly = Assembly(article, lexicon)
        self.people: list[Person] = []
        self.pair: list[Thing] = []  # the two who last met, spoke or chaired
        self.country_pair: list[Thing] = []
        self.subject: list[Thing] = []  # of the sentence before
        self.speaker: Thing | None = None  # of the sentence
        self.fresh = False  # whether the sentence before had a subject
        self.topic: list[Thing] = []
        self.event: Thing | None = None
        self.event_times: dict[int, tuple[str, str]] = {}  # gathering -> date, place
        self.leaders: dict[str, Thing] = {}
        self.last_date = ""  # of the event told last
        self.day_before = ""  # the same when the sentence began
        self.moved = False
        self.synonyms = {norm(a): norm(b) for a, b in lexicon.grammar["title_synonyms"].items()}
        self.anonymous = {norm(w) for w in lexicon.grammar["anonymous_posts"]}
        self.generic = {norm(w) for w in lexicon.grammar["generic_posts"]}
        self.women = {norm(w) for w in lexicon.grammar["women"]}
        self.home = lexicon.grammar["home_country"]

    # -- reading -------------------------------------------------------------------------------------------------

    def preview(self, sentences: list[Sentence]) -> None:
        """Register the people whom the article names in full with a post, so that a headline's `Tổng thống Ấn Độ` finds its holder."""
        for sentence in sentences:
            for chunk in sentence.chunks:
                for mention in chunk.mentions:
                    if mention.kind == "person" and any(p.country or p.field for p in mention.posts) and len(mention.label.split()) > 1:
                        known = self._known_person(mention)
                        if known is None:
                            thing = self.assembly.thing(
                                "person", mention.label, mention.key, mention.wikidata, [], self._span(mention), True, ""
                            )
                            if thing is not None:
                                known = Person(thing, norm(mention.label).split())
                                self.people.append(known)
                        if known is not None:
                            known.posts += [p for p in mention.posts if not p.former and all(q.label != p.label for q in known.posts)]
                            known.country = known.country or next((p.country for p in mention.posts if p.country), "")

    def read(self, sentence: Sentence, facts: list[RawFact]) -> None:
        """Register what a sentence names, then resolve its facts."""
        byline = len(sentence.chunks) == 1 and sentence.chunks[0].kind == "actor"
        for chunk in sentence.chunks:
            for mention in chunk.mentions:
                if byline and mention.kind == "person" and not mention.posts and self._known_person(mention) is None:
                    continue  # a name alone on its line is the author's
                self._register(mention, sentence)
                self._inside(mention)
            if chunk.kind == "pair":
                countries = [self._thing(m) for m in chunk.mentions if m.kind in ("country", "organization")]
                if len(countries) == 2:
                    self.country_pair = [c for c in countries if c]
        self._times_of_events(sentence)
        self.day_before, self.moved = self.last_date, False
        self.speaker = None
        subjects: list[Thing] = []
        for fact in facts:
            found = self._fact(fact, sentence)
            if found and not fact.embedded and not subjects and not fact.carry:
                subjects = found
        if subjects:
            self.subject = subjects
        if front := self._front_date(sentence):
            self.last_date = front
        self.fresh = bool(subjects)
        self.topic = self._topic(sentence)

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

    def _topic(self, sentence: Sentence) -> list[Thing]:
        """The person that a sentence begins with, whom the next may call `ông`."""
        for chunk in sentence.chunks[:4]:
            if chunk.kind == "actor" and chunk.mentions[0].kind == "person":
                return self._resolve(chunk.mentions[0], sentence)
            if chunk.kind == "actor" or chunk.kind == "verb":
                break
        return self.topic if not any(c.kind == "actor" for c in sentence.chunks) else []

    def extraction(self) -> Extraction:
        """Everything read so far."""
        for person in self.people:
            self.assembly.positions(person.thing, person.posts, self.synonyms)
        return self.assembly.extraction()

    # -- mentions ------------------------------------------------------------------------------------------------

    def _register(self, mention: Mention, sentence: Sentence) -> Thing | None:
        match mention.kind:
            case "person":
                return self._person(mention, sentence)
            case "organization" if not mention.certain and not mention.key:
                return None
            case "country" | "organization" | "place" | "event" | "document" | "partnership":
                thing = self._thing(mention)
                if thing and mention.kind == "event" and (mention.certain or "lần thứ" in thing.label):
                    self.event = thing
                for post in mention.posts:
                    pass
                return thing
            case "delegation":
                if mention.leader is not None:
                    leader = self._register(mention.leader, sentence) or self._one(mention.leader, sentence)
                    if leader:
                        self.leaders[norm(mention.label)] = leader
                        self.leaders[""] = leader
        return None

    def _inside(self, mention: Mention) -> None:
        """Register what the titles of a person or the name of a gathering, document or body name in turn."""
        if mention.kind in ("country", "place", "partnership", "group", "pronoun"):
            return
        scan, i = self.scan, mention.start
        while i < mention.end:
            dashed = i + 1 < mention.end and "-" in (scan.norms[i + 1], scan.norms[i - 1])
            found = scan.entry(i, mention.end, _WITHIN, ambiguous=dashed or mention.kind in ("person", "post"))
            if found and not (mention.kind == "person" and mention.start < i and scan.surface(i, found[0]) in mention.label):
                end, entry, _ = found
                whole = i == mention.start and end >= mention.end
                if not whole and (entry.kind != "organization" or entry.detail in ("international", "company", "think-tank")):
                    self.assembly.thing(
                        entry.kind,
                        scan.surface(i, end),
                        entry.label,
                        entry.wikidata,
                        [],
                        (scan.starts[i], scan.ends[end - 1]),
                        True,
                        entry.country,
                    )
                i = end
            else:
                i += 1

    def _thing(self, mention: Mention) -> Thing | None:
        """The entity of a mention that needs no reference resolution."""
        if mention.kind == "partnership" and norm(mention.label) in self.bare_levels:
            return None
        return self.assembly.thing(
            mention.kind,
            mention.label,
            mention.key,
            mention.wikidata,
            mention.aliases,
            self._span(mention),
            mention.certain,
            mention.country,
        )

    @property
    def bare_levels(self) -> frozenset[str]:
        """Levels that alone name no partnership."""
        return frozenset(self.lexicon.grammar["bare_levels"])

    def _span(self, mention: Mention) -> tuple[int, int]:
        return self.scan.starts[mention.start], self.scan.ends[mention.end - 1]

    def _person(self, mention: Mention, sentence: Sentence) -> Thing | None:
        person = self._known_person(mention)
        if person is None:
            if not mention.certain and not mention.posts and not mention.address and not mention.key and not mention.country:
                return None
            tokens = norm(mention.label).split()
            if len(tokens) == 1 and not mention.posts and mention.address:
                return None  # `bà Lan` of whom nothing else is told
            thing = self.assembly.thing("person", mention.label, mention.key, mention.wikidata, [], self._span(mention), True, "")
            if thing is None:
                return None
            person = Person(thing, tokens)
            self.people.append(person)
        else:
            if len(mention.label.split()) > len(person.thing.label.split()) and set(person.tokens) < set(norm(mention.label).split()):
                self.assembly.rename(person.thing, mention.label)
                person.tokens = norm(mention.label).split()
            self.assembly.add_mention(person.thing, mention.label, self._span(mention))
        person.last = mention.start
        if mention.address in self.women or (mention.address and not person.address):
            person.address = mention.address
        for post in mention.posts:
            person.last_head = post.head
            if not post.former:
                self._add_post(person, post, sentence)
            person.country = person.country or post.country
        person.country = person.country or mention.country
        return person.thing

    def _add_post(self, person: Person, post: Post, sentence: Sentence) -> None:
        self.assembly.post_seen(person.thing, post, sentence, self.scan)
        if all(known.label != post.label for known in person.posts):
            person.posts.append(post)

    def _known_person(self, mention: Mention) -> Person | None:
        """The person of the article that a full or short name means; none where two fit."""
        label = norm(mention.label)
        if mention.key:
            for person in self.people:
                if person.thing.key == mention.key:
                    return person
        tokens = label.split()
        exact = [
            p
            for p in self.people
            if norm(p.thing.label) == label or (fold(p.thing.label) == fold(mention.label) and not self._vietnamese(p))
        ]
        if exact:
            return exact[0] if len(exact) == 1 else self._best(exact, mention)
        fits = [p for p in self.people if self._short_for(tokens, p)]
        if not fits:
            longer = [
                p
                for p in self.people
                if len(p.tokens) < len(tokens) and self._short_for(p.tokens, Person(p.thing, tokens)) and self._posts_agree(p, mention)
            ]
            if len(longer) == 1 and len(longer[0].tokens) < len(tokens) and not self._vietnamese_name(tokens):
                self.assembly.rename(longer[0].thing, mention.label)
                longer[0].tokens = tokens
                return longer[0]
            return None
        return fits[0] if len(fits) == 1 else self._best(fits, mention)

    def _vietnamese(self, person: Person) -> bool:
        return self._vietnamese_name(person.tokens)

    def _vietnamese_name(self, tokens: list[str]) -> bool:
        return bool(tokens) and tokens[0] in self.assembly.surnames and 2 <= len(tokens) <= 4

    def _short_for(self, tokens: list[str], person: Person) -> bool:
        full = person.tokens
        if len(tokens) >= len(full):
            return False
        if self._vietnamese_name(full):
            return tokens == full[-len(tokens) :] or (
                len(tokens) == 1 and tokens[0] == full[0] and full[0] in self.assembly.foreign_surnames
            )
        n = len(tokens)
        return any(full[i : i + n] == tokens for i in range(len(full) - n + 1)) or (n >= 2 and set(tokens) <= set(full))

    def _posts_agree(self, person: Person, mention: Mention) -> bool:
        heads = {self._head(p.head) for p in person.posts}
        return not heads or not mention.posts or any(self._head(p.head) in heads for p in mention.posts)

    def _best(self, people: list[Person], mention: Mention) -> Person | None:
        heads = {self._head(p.head) for p in mention.posts}
        if heads:
            agreeing = [p for p in people if any(self._head(q.head) in heads for q in p.posts)]
            if len(agreeing) == 1:
                return agreeing[0]
        if mention.address in self.women:
            women = [p for p in people if p.address in self.women]
            if len(women) == 1:
                return women[0]
        return None

    def _head(self, head: str) -> str:
        return self.synonyms.get(head, head)

    # -- resolving -----------------------------------------------------------------------------------------------

    def _one(self, mention: Mention, sentence: Sentence) -> Thing | None:
        found = self._resolve(mention, sentence)
        return found[0] if len(found) == 1 else None

    def _resolve(self, mention: Mention, sentence: Sentence, others: list[Thing] | None = None) -> list[Thing]:
        match mention.kind:
            case "person":
                person = self._known_person(mention)
                if person is None and others is None and self._looks_foreign(mention):
                    mention.certain = True
                    self._person(mention, sentence)
                    person = self._known_person(mention)
                return [person.thing] if person else []
            case "post" if not mention.posts[0].head:
                return self._counterpart(mention, others or self.subject)
            case "post":
                thing = self._holder(mention)
                return [thing] if thing else []
            case "group":
                return self._nation(mention, others) if mention.group == "nation" else self._group(mention)
            case "speaker":
                return []
            case "pronoun":
                return self._pronoun(mention, others or [])
            case "delegation":
                leader = self.leaders.get(norm(mention.label)) or (self.leaders.get("") if not mention.country else None)
                if leader is None and mention.leader is not None:
                    leader = self._one(mention.leader, sentence)
                return [leader] if leader else []
            case "organization" if not mention.certain and not mention.key:
                return self._short_body(mention)
            case _:
                thing = self._thing(mention)
                return [thing] if thing else []

    def _looks_foreign(self, mention: Mention) -> bool:
        """Whether an untitled name that acts as a person does has the form of one: two to four words, none of them plain Vietnamese or all capitals."""
        words = mention.label.split()
        return (
            2 <= len(words) <= 4
            and all(w[0].isupper() and not w.isupper() for w in words if w[0].isalpha())
            and any(fold(w) == w.lower() for w in words)
            and not any(w.isdigit() for w in words)
        )

    def _counterpart(self, mention: Mention, agents: list[Thing]) -> list[Thing]:
        """`người đồng cấp Nga`: who holds the agent's post there, by name if the article gives it, else by post."""
        agent = next((p for p in self.people if agents and p.thing is agents[0]), None)
        country = mention.posts[0].country
        for held in agent.posts if agent else ():
            title = held.label.removesuffix(held.country).strip()
            thing = self._holder(
                Mention(
                    "post",
                    f"{title} {country}",
                    mention.start,
                    mention.end,
                    posts=[Post(f"{title} {country}", held.head, country, field=held.field.removesuffix(norm(held.country)).strip())],
                )
            )
            if thing:
                return [thing]
        return []

    def _short_body(self, mention: Mention) -> list[Thing]:
        """A body named by its head noun alone (`Bộ`): the one last named that begins so."""
        head = norm(mention.label) + " "
        bodies = [t for t in self.assembly.bodies() if norm(t.label).startswith(head)]
        return bodies[-1:] if len(bodies) == 1 else []

    def _holder(self, mention: Mention) -> Thing | None:
        """Who holds the post that is named instead of a person."""
        post = mention.posts[0]
        head = self._head(post.head)
        if post.head in self.anonymous and post.head not in self.generic:
            return None
        if post.head in self.generic:
            fits = [p for p in self.people if post.country and p.country == post.country]
            return fits[0].thing if len(fits) == 1 else None
        fits = [p for p in self.people if any(self._same_post(q, post, head, p) for q in p.posts)]
        named = [p for p in fits if p.last >= 0]
        fits = named or fits
        if len(fits) > 1 and not post.country:
            called = [p for p in fits if p.last_head == post.head]
            fits = called if len(called) == 1 else fits
        if len(fits) > 1 and not post.country:
            home = [p for p in fits if self._is_home(p, head)]
            recent = [p for p in fits if p.thing in self.subject]
            fits = home if len(home) == 1 else recent if len(recent) == 1 else fits
        if len(fits) == 1:
            self.assembly.add_mention(fits[0].thing, "", self._span(mention))
            return fits[0].thing
        if fits or not (post.country or (post.field and self._specific(post))):
            return None
        return self.assembly.thing("person", mention.label, "", "", [], self._span(mention), True, post.country)

    def _specific(self, post: Post) -> bool:
        return len(post.field.split()) >= 2

    def _is_home(self, person: Person, head: str) -> bool:
        return any(self._head(p.head) == head and p.country in ("", self.home) for p in person.posts)

    def _same_post(self, held: Post, named: Post, head: str, person: Person) -> bool:
        if self._head(held.head) != head and not (named.field == "" and held.head.startswith(head + " ")):
            return False
        if named.country:
            country = held.country or person.country or self.home
            if country != named.country:
                return False
        if named.field and held.field:
            wanted, have = set(named.field.split()), set(held.field.split())
            return wanted <= have or have <= wanted
        return True

    def _group(self, mention: Mention) -> list[Thing]:
        if mention.group == "countries":
            return self._countries()
        if mention.group in ("sides", "leaders", "counterpart"):
            return list(self.pair) if len(self.pair) == 2 else []
        head = self._head(mention.group)
        people = [p for p in self.people if p.last >= 0 and any(self._head(q.head) == head for q in p.posts)]
        pair = [p for p in people if p.thing in self.pair]
        if len(people) == 2:
            return [p.thing for p in people]
        if len(pair) == 2:
            return [p.thing for p in pair]
        if len(self.pair) == 2 and all(t.kind == "person" for t in self.pair) and len(people) <= 1:
            return list(self.pair)
        recent = sorted(people, key=lambda p: -p.last)[:2]
        return [p.thing for p in sorted(recent, key=lambda p: p.last)] if len(people) > 2 and len(recent) == 2 and not self.pair else []

    def _nation(self, mention: Mention, others: list[Thing] | None) -> list[Thing]:
        """`nước này`: as a subject the country of who speaks, as an object the country named last that is not the agent's."""
        before = [t for t in self.assembly.countries_by_position(self.scan.starts[mention.start]) if not others or t not in others]
        if not others and self.speaker and (own := self.country_of(self.speaker)):
            return [own]
        return before[-1:]

    def _countries(self) -> list[Thing]:
        if len(self.country_pair) == 2:
            return list(self.country_pair)
        if len(self.pair) == 2:
            found = [c for t in self.pair if (c := self.country_of(t))]
            if len(found) == 2 and found[0] is not found[1]:
                return found
        counted = self.assembly.countries_by_mentions()
        return counted[:2] if len(counted) == 2 else []

    def country_of(self, thing: Thing) -> Thing | None:
        """The country that someone acts for: a country itself, or the country of a person's post; home where none is told."""
        if thing.kind == "country" or (thing.kind == "organization" and thing.detail in ("international", "")):
            return thing
        person = next((p for p in self.people if p.thing is thing), None)
        label = person.country if person else thing.country
        if person and not label and person.posts and self._vietnamese(person):
            label = self.home
        if not label and person:
            label = self.assembly.known_country(thing)
        return self.assembly.country(label) if label else None

    def _pronoun(self, mention: Mention, others: list[Thing]) -> list[Thing]:
        """The person that `ông` or `bà` means: the one last spoken of who is not the other party."""
        wanted = mention.address in self.women
        before = [p for p in self.people if 0 <= p.last < mention.start and p.thing not in others]
        people = [p for p in before if p.thing in (self.subject if self.fresh else self.topic) and not others] or sorted(
            before, key=lambda p: -p.last
        )[:1]
        fitting = [p for p in people if not p.address or (p.address in self.women) == wanted]
        return [fitting[0].thing] if len(fitting) == 1 else []

    # -- facts ---------------------------------------------------------------------------------------------------

    def _fact(self, fact: RawFact, sentence: Sentence) -> list[Thing]:
        fact.agents = [m for m in fact.agents if m.detail != "media"]
        agents = (
            [t for m in fact.agents for t in self._resolve(m, sentence, None if fact.predicate in _BY_NAME else [])]
            if not fact.carry
            else list(self.subject)
        )
        group_agents = any(m.kind == "group" for m in fact.agents)
        when, where = self._when(fact), self._where(fact)
        objects: list[Thing] = []
        if fact.predicate == "stated":
            self.speaker = agents[0] if len(agents) == 1 else self.speaker
            self.assembly.fact(fact, _unique(agents), [], when, where, sentence, direct=not fact.carry and not group_agents)
            return agents
        if fact.predicate == "foundedOn":
            if agents and when:
                self.assembly.fact(fact, agents[:1], [], when, "", sentence, direct=True)
            return []
        for mention in fact.objects:
            if fact.predicate == "led":
                objects.append(self._delegation(mention))
            elif mention.kind == "event" and not self._named(mention):
                known = self._event_meant(mention)
                objects += [known] if known else []
            else:
                meant = self._resolve(mention, sentence, agents)
                if mention.group == "counterpart":
                    meant = [m for m in meant if m not in agents] if any(a in meant for a in agents) else []
                objects += meant
        if not fact.objects and not fact.reciprocal and self._theme_missing(fact):
            objects = [self.event] if self.event else []
        if fact.countries:
            agents = _unique([c for t in agents if (c := self.country_of(t))])
            objects = [c if o.kind != "partnership" and (c := self.country_of(o)) else o for o in objects]
        agents, objects = _unique(agents), _unique(objects)
        if fact.predicate == "upgradedPartnershipTo" and len(agents) == 1 and len(self._countries()) == 2 and group_agents:
            agents = self._countries()
        if fact.reciprocal:
            if len(agents) < 2:
                return agents
            objects, agents = agents[1:], agents[:1]
        if any(o.kind == "event" for o in objects):
            when, where = self._event_time(fact, objects, when, where)
        if fact.predicate == "visited":  # nobody visits his own country
            agents = [
                a
                for a in agents
                if not (
                    a.kind == "person"
                    and any((c := self.country_of(a)) is not None and c is self.country_of(o) for o in objects if o.kind == "country")
                )
            ]
        agents = [a for a in agents if a.kind in _AGENTS.get(fact.predicate, _ANY)]
        objects = [o for o in objects if o.kind in _OBJECTS.get(fact.predicate, _ANY)]
        if agents and objects:
            self.assembly.fact(fact, agents, objects, when, where, sentence, direct=not fact.carry and not group_agents)
            self._remember(fact, agents, objects, when)
        return agents if not fact.reciprocal else [*agents, *objects]

    def _theme_missing(self, fact: RawFact) -> bool:
        return fact.predicate in ("coChaired", "chaired", "attended")

    def _delegation(self, mention: Mention) -> Thing:
        return self.assembly.thing("organization", mention.label, "", "", [], self._span(mention), True, mention.country) or Thing(
            "organization", mention.label
        )

    def _named(self, mention: Mention) -> bool:
        """Whether a gathering has a name of its own, or is `hội nghị này`."""
        return mention.certain or len(mention.label.split()) >= 4

    def _event_meant(self, mention: Mention) -> Thing | None:
        if self.event and norm(self.event.label).startswith(norm(mention.label).split()[0]):
            return self.event
        return self._thing(mention) if len(mention.label.split()) > 2 else None

    def _event_time(self, fact: RawFact, objects: list[Thing], when: str, where: str) -> tuple[str, str]:
        known = self.event_times.get(id(objects[0]), ("", ""))
        when, where = when or known[0], where or known[1]
        self.event_times[id(objects[0])] = (when, where)
        return when, where

    def _when(self, fact: RawFact) -> str:
        for value in fact.dates:
            if isinstance(value, DateValue):
                text = resolve(value, self.anchor, self.day_before)
                if text:
                    return text
        return ""

    def _times_of_events(self, sentence: Sentence) -> None:
        """A date right after a gathering's name is the gathering's."""
        for k, chunk in enumerate(sentence.chunks):
            if chunk.kind != "event" or not self._named(chunk.mentions[0]):
                continue
            thing = self._thing(chunk.mentions[0])
            for follower in sentence.chunks[k + 1 : k + 4]:
                if follower.kind == "date" and isinstance(follower.value, DateValue) and thing:
                    self.event_times.setdefault(id(thing), (resolve(follower.value, self.anchor, self.last_date), ""))
                if follower.kind != "word":
                    break

    def _where(self, fact: RawFact) -> str:
        if fact.place is None or fact.predicate not in _PLACED:
            return ""
        thing = self._thing(fact.place)
        return thing.label if thing else ""

    def _remember(self, fact: RawFact, agents: list[Thing], objects: list[Thing], when: str) -> None:
        if fact.predicate in _PAIR_FACTS and not fact.embedded:
            both = _unique([*agents, *objects]) if fact.predicate != "coChaired" else agents
            people = [t for t in both if t.kind in ("person", "country", "organization")]
            if len(people) == 2:
                self.pair = people
        if when and fact.predicate not in _UNDATED and not fact.embedded and parse(when)[2] and fact.status != "planned" and not self.moved:
            self.last_date, self.moved = when.split("/")[0], True


def _unique(things: list[Thing]) -> list[Thing]:
    kept: list[Thing] = []
    for thing in things:
        if thing not in kept:
            kept.append(thing)
    return kept
