"""What a mention denotes: the thing of the article that a name, post, group or pronoun stands for."""

from __future__ import annotations

from kg.annotate.mentions import Mention, Sentence
from kg.extraction.assembly import Thing
from kg.extraction.occasions import Occasions
from kg.extraction.times import unique
from kg.vi.normalize import norm

_BODY = frozenset({"organization"})


class Denotations(Occasions):
    """Resolves mentions; where two readings are open, none is taken."""

    def _register(self, mention: Mention, sentence: Sentence) -> Thing | None:
        match mention.kind:
            case "person":
                self._settle(mention)
                return self._person(mention, sentence)
            case "organization" if not mention.certain and not mention.key:
                return None
            case "event" if mention.label.endswith(self.returning):
                return None  # `Diễn đàn lần này`
            case "country" | "organization" | "place" | "event" | "document" | "partnership":
                thing = self._thing(mention)
                if thing and mention.kind == "event":
                    named = mention.certain or any(w in thing.label for w in self.numbered)
                    told = len(words := mention.label.split()) > 3 and any(w[:1].isupper() for w in words[1:])
                    if named or (told and (self.event is None or self.loosely)):
                        self.event, self.loosely = thing, not named
                return thing
            case "delegation":
                if mention.leader is not None:
                    leader = self._register(mention.leader, sentence) or self._one(mention.leader, sentence)
                    if leader:
                        for person in self.people:
                            if person.thing is leader and mention.country:
                                person.country = person.country or mention.country
                        self.leaders[norm(mention.label)] = leader
                        self.leaders[""] = leader
        return None

    def _led_as(self, mention: Mention) -> Thing | None:
        """`đoàn Chile`: who leads the one delegation told of whose name has all these words."""
        words = set(norm(mention.label).split())
        named = ((set(label.replace("(", " ").replace(")", " ").split()), leader) for label, leader in self.leaders.items())
        leaders = unique([leader for label, leader in named if words <= label])
        return leaders[0] if len(leaders) == 1 else None

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
                if person is not None and mention.address in self.spouses and mention.posts and person.before(mention.start) >= 0:
                    return []  # `Phu nhân Tổng thống A`, where A was told of before: somebody else
                return [person.thing] if person else []
            case "post" if not mention.posts[0].head:
                return self._counterpart(mention, others or self.subject)
            case "post":
                self._settle(mention, others)
                thing = self._holder(mention, others)
                if thing is None and self.telling in ("stated", "attended") and norm(mention.posts[0].head) in self.representing:
                    return self._represented(mention)
                return [thing] if thing else []
            case "group":
                if mention.group == "body":
                    return self._body(mention, others)
                if mention.group == "leaders" and others and len(self.met) == 2 and not any(o in self.met for o in others):
                    return list(self.met)  # `A gọi cho B và C, kêu gọi hai nhà lãnh đạo …`
                return self._nation(mention, others) if mention.group == "nation" else self._group(mention)
            case "speaker":
                return self._spoken_for()
            case "pronoun":
                meant = self.settled.get(mention.start) or self._pronoun(mention, others or [])
                if mention.address in self.women and len(meant) == 1:
                    self.called_she.append(meant[0])
                return meant
            case "delegation":
                bare = not mention.country and not any(word[0].isupper() for word in mention.label.split()[1:])
                leader = self.leaders.get(norm(mention.label)) or (self.leaders.get("") if bare else self._led_as(mention))
                if leader is None and mention.leader is not None:
                    leader = self._one(mention.leader, sentence)
                first = self.people[0].thing if self.people else None
                if leader is None and " " not in mention.label and self.visitors == [first]:
                    leader = first  # `A thăm B. … Đoàn …`, where A is whom the article is about
                return [leader] if leader else self._sender(mention)
            case "organization" if body := self._body_of_nation(mention):
                return body
            case "organization" if not mention.certain and not mention.key:
                return self._short_body(mention)
            case "document" if mention.group == "short":
                return self._short_document(mention)
            case "document" if norm(mention.label) in self.assembly.short and (meant := self._short_document(mention)):
                return meant  # `Thỏa thuận được A ký kết`
            case _:
                thing = self._thing(mention)
                return [thing] if thing else []

    def _leaders(self, mention: Mention, sentence: Sentence) -> Thing | None:
        """`gặp lãnh đạo Lào`: known by the post alone where the article does not say who that is."""
        if mention.kind != "post" or not mention.posts[0].country or mention.posts[0].head not in self.collective:
            return None
        found = self._resolve(mention, sentence, [])
        if found and found[0].kind == "person":
            return found[0]
        return self.assembly.thing("person", mention.label, "", "", [], self._span(mention), True, mention.posts[0].country)

    def _body_of_nation(self, mention: Mention) -> list[Thing]:
        """`Bộ Ngoại giao nước này`: the body of the country that is meant."""
        end = self.scan.tagged(mention.end, "group:nation", len(self.scan.words))
        if not end or self.scan.normal(mention.end, end) not in self.hosting:
            return []
        nation = self._nation(Mention("group", self.scan.surface(mention.end, end), mention.end, end, group="nation"), None)
        if not nation or nation[0].kind != "country":
            return []
        label = f"{mention.label} {nation[0].label}"
        body = self.assembly.thing("organization", label, "", "", [], self._span(mention), True, nation[0].key or nation[0].label)
        return [body] if body else []

    def _represented(self, mention: Mention) -> list[Thing]:
        """`đại diện Bộ A cho biết`: the body that somebody speaks for whom nobody names."""
        if found := self._sender(mention):
            return found
        head = mention.posts[0].head.split()
        words = mention.label.split()[len(head) :]
        named = len(words) > 1 and any(norm(" ".join(words[:n])) in self.assembly.short for n in (1, 2, 3)) and words[0][:1].isupper()
        start = mention.end - len(words)
        if not named or self.scan.surface(start, mention.end) != " ".join(words):
            return []
        known = self.scan.entry(start, mention.end, _BODY)
        entry = known[1] if known is not None and known[0] == mention.end else None
        body = Mention(
            "organization", " ".join(words), start, mention.end, key=entry.label if entry else "", country=entry.country if entry else ""
        )
        thing = self._thing(body)
        return [thing] if thing else []

    def _sender(self, mention: Mention) -> list[Thing]:
        """The body whose delegation it is, where no leader is named: `đoàn ICAP`."""
        for i in range(mention.start + 1, mention.end):
            found = self.scan.entry(i, mention.end, frozenset({"organization"}))
            if found and found[0] == mention.end and norm(self.scan.surface(i, found[0])) not in self.assembly.short:
                sender = self.assembly.things.get(("organization", found[1].label)) or self.assembly.things.get(
                    ("organization", norm(self.scan.surface(i, found[0])))
                )
                return [sender] if sender else []
            known = self.assembly.things.get(("organization", norm(self.scan.surface(i, mention.end))))
            if known and norm(known.label) not in self.assembly.short:
                return [known]
        return []
