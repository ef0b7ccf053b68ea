"""Who is meant by a group, a counterpart, a body or a country spoken of before."""

from __future__ import annotations

from kg.annotate.mentions import Mention, Post, Sentence
from kg.extraction.assembly import Thing
from kg.extraction.people import Person
from kg.extraction.pronouns import Pronouns
from kg.vi.normalize import norm


class Groups(Pronouns):
    """Resolves what refers back to people and countries of the article."""

    def _counterpart(self, mention: Mention, agents: list[Thing]) -> list[Thing]:
        """`người đồng cấp Nga`: who holds the agent's post there, by name if the article gives it, else by post."""
        agent = next((p for p in self.people if agents and p.thing is agents[0]), None)
        country = mention.posts[0].country or (self.host if mention.label.endswith(self.hosting) else "")
        there: list[Post] = []  # the posts of the agent as that country has them
        for held in agent.posts if agent else ():
            nation = held.nation or held.country
            title = f"{held.label.removesuffix(nation).strip()} {country}".strip()
            there.append(Post(title, held.head, country, field=held.field.removesuffix(norm(nation)).strip()))
        known = [
            p.thing
            for post in there
            for p in self.people
            if p.last >= 0 and any(self._same_post(q, post, self._head(post.head), p) for q in p.posts)
        ]
        if country and not known:
            theirs = {self._head(post.head) for post in there}  # `quyền Thứ trưởng B`
            known = [p.thing for p in self.people for q in p.posts if q.country == country and self._standing_in(q.head) in theirs]
        if country and len({id(thing) for thing in known}) == 1:
            return known[:1]
        for post in there:
            if thing := self._holder(Mention("post", post.label, mention.start, mention.end, posts=[post])):
                return [thing]
        heads = [p for p in self.people if p.country == country and self._heads_state(p)] if country and agent is None else []
        return [heads[0].thing] if len(heads) == 1 else []

    def _same_office(self, agent: Thing, other: Thing, mention: Mention, sentence: Sentence) -> None:
        """`A hội đàm với người đồng cấp Nga B`: B holds A's post in that country."""
        one = next((p for p in self.people if p.thing is agent), None)
        two = next((p for p in self.people if p.thing is other), None)
        if one is None or two is None or two.posts or not mention.country:
            return
        offices = [p for p in one.posts if not p.former and not p.party]
        held = offices[0] if len({self._head(p.head) for p in offices}) == 1 else None  # of two posts nobody says which is meant
        if held is not None and (held.country or self._vietnamese(one) or self._heads_state(one)):
            title = held.label.removesuffix(held.nation).strip() if held.nation else held.label
            nation = self.assembly.country(mention.country)
            self._add_post(
                two,
                Post(f"{title} {nation.label if nation else mention.country}", held.head, mention.country, field=norm(mention.country)),
                sentence,
            )
            two.country = two.country or mention.country

    def _short_body(self, mention: Mention) -> list[Thing]:
        """A body named by its head noun alone (`Bộ`): the one last named that begins so."""
        head = norm(mention.label) + " "
        bodies = [t for t in self.assembly.bodies() if norm(t.label).startswith(head)]
        return bodies[-1:] if len(bodies) == 1 else []

    def _short_document(self, mention: Mention) -> list[Thing]:
        """A document named by its head noun alone (`Công ước`): the only one named that begins so."""
        head = norm(mention.label) + " "
        named = [t for t in self.assembly.documents() if norm(t.label).startswith(head) and t.certain]
        if not named and len(self.signed) == 1 and f" {head}" in f" {norm(self.signed[0].label)} ":
            return list(self.signed)  # `ký tuyên bố chung về thỏa thuận hòa bình. Thỏa thuận …`
        return named if len(named) == 1 else []

    def _spoken_for(self) -> list[Thing]:
        """`Chúng tôi kêu gọi …`, said by the spokesperson of a foreign ministry: the country."""
        spoke = next((p for p in self.people if p.thing is self.last_speaker and any(q.head in self.speaking for q in p.posts)), None)
        return [c] if spoke is not None and (c := self.country_of(spoke.thing)) else []

    def _protagonist(self, mention: Mention) -> list[Thing]:
        """Who met most of the others so far, of those named before; else who acted in the sentence before."""
        counted = sorted(self.meetings_of.values(), key=lambda pair: -pair[1])
        if counted and counted[0][1] > 1 and (len(counted) < 2 or counted[0][1] > counted[1][1]):
            return [counted[0][0]]
        return list(self.subject)

    def _group(self, mention: Mention) -> list[Thing]:
        """The pair, trio or countries that a group word means."""
        if mention.group == "countries":
            return self._countries()
        if mention.group == "aided":
            return list(self.aided)
        if mention.group == "document":
            return list(self.signed) if len(self.signed) == 1 else []
        if mention.group == "sanctioner":
            return list(self.sanctioning)
        if mention.group == "accuser":
            return []  # settled with the agents
        if mention.group == "protagonist":
            return self._protagonist(mention)
        if mention.group == "visitor":
            return list(self.visitors)
        number = self.counts.get(norm(mention.label).partition(" ")[0], 0)
        if mention.group == "all":
            return list(self.company) if len(self.company) == 3 else []
        if number:
            return self._company(mention, number)
        if mention.group == "leaders" and mention.detail == "body" and len(self.received) == 2:
            return list(self.received)  # `A gặp B và C. … Hai lãnh đạo Quốc hội …`
        here = [p for p in self.people if self.began <= p.before(mention.start) and self._heads_state(p)]
        if mention.group == "leaders" and not mention.detail and len(here) == 2:
            return [p.thing for p in here]  # `A thảo luận với B tại P, nơi hai nhà lãnh đạo …`
        if mention.group in ("sides", "leaders") and not mention.detail and len(talking := self._between_here(mention)) == 2:
            return talking  # `Đánh giá cao kết quả hội đàm giữa A và B, C hoan nghênh việc hai bên nhất trí …`
        if mention.group in ("sides", "leaders", "counterpart"):
            if norm(mention.label).endswith(self.heads_of_state) and len(heads := self._named_with("leaders")) == 2:
                return [p.thing for p in heads]  # `hai nguyên thủ`
            if len(self.pair) == 2 and not (mention.group == "leaders" and any(t.kind == "organization" for t in self.pair)):
                return list(self.pair)
            if mention.group in ("leaders", "counterpart") and len(self.invited) == 2 and all(t.kind == "person" for t in self.invited):
                return list(self.invited)
            if mention.group == "leaders":
                heads = self._named_with(mention.group)
                both = self.telling == "agreedWith" and norm(mention.label).endswith(self.two_states)  # `lãnh đạo hai nước nhất trí`
                return [p.thing for p in heads] if len(heads) == 2 else self._countries() if both else []
            if mention.group == "sides" and self.fresh and len(self.subject) == 2 and all(t.kind == "organization" for t in self.subject):
                return list(self.subject)  # `A và B cho biết … Hai bên nhất trí …`
            return self._countries() if mention.group == "sides" else []
        head = self._head(mention.group)
        several = norm(mention.label).split()[0] in self.several
        people = self._named_with(mention.group)
        if len(people) < 2:  # `hai Chủ tịch`: of two houses
            people = [p for p in self.people if p.last >= 0 and any(f"{q.head} ".startswith(f"{head} ") for q in p.posts)]
        pair = [p for p in people if p.thing in self.pair]
        called = [p for p in people if any(q.head == mention.group for q in p.posts)]
        people = called if len(called) == 2 else people
        if len(people) == 2:
            return [p.thing for p in people]
        if several:
            return []  # `các Bộ trưởng`: more than the text names
        if len(pair) == 2:
            return [p.thing for p in pair]
        if len(self.pair) == 2 and all(t.kind == "person" for t in self.pair) and len(people) <= 1:
            heads = [p for p in self.people if p.thing in self.pair and self._heads_state(p)]
            return list(self.pair) if len(heads) < 2 else []  # `hai cố vấn`: no heads of state
        recent = sorted(people, key=lambda p: -p.last)[:2]
        return [p.thing for p in sorted(recent, key=lambda p: p.last)] if len(people) > 2 and len(recent) == 2 and not self.pair else []

    def _between_here(self, mention: Mention) -> list[Thing]:
        """Two people between whom talks were, told of before in the same sentence: `hội đàm giữa A và B`."""
        chunks = self.sentence.chunks if self.sentence else []
        for i, chunk in enumerate(chunks[:-3]):
            ends = chunks[i + 1].mentions, chunks[i + 3].mentions
            if chunk.text.rpartition(" ")[2] in self.between and all(ends) and chunks[i + 3].start < mention.start:
                people = [self._known_person(m) for m in (ends[0][0], ends[1][0]) if m.kind == "person"]
                return [p.thing for p in people if p is not None]
        return []

    def _company(self, mention: Mention, number: int) -> list[Thing]:
        """`ba Bộ trưởng`, `sáu nhà lãnh đạo`: those who last acted together, or all whom the article names with that post."""
        if norm(mention.label).endswith(self.nations):
            for first in (self.began, self.began_before):  # `lên án Mỹ, Anh và Úc, đồng thời yêu cầu ba nước …`
                named = [t for t in self._countries_before(mention) if any(s >= self.scan.starts[first] for s, _ in t.spans)]
                if len(named) == number:
                    return named
        if len(self.company) == number:
            return list(self.company)
        fits = self._named_with(mention.group)
        return [p.thing for p in fits] if len(fits) == number else []

    def _countries_before(self, mention: Mention) -> list[Thing]:
        return self.assembly.countries_by_position(self.scan.starts[mention.start])

    def _named_with(self, group: str) -> list[Person]:
        """Those named so far who lead a state (`leaders`), or who hold the post that a group word counts."""
        head = self._head(group)
        named = [p for p in self.people if p.last >= 0]
        return [p for p in named if (self._heads_state(p) if group == "leaders" else any(self._head(q.head) == head for q in p.posts))]

    def _nation(self, mention: Mention, others: list[Thing] | None) -> list[Thing]:
        """`nước này`: as a subject the country of who speaks, as an object the country named last that is not the agent's."""
        if norm(mention.label).endswith(self.hosts):
            return [self.assembly.country(self.host)] if self.host else []
        theirs = [c for t in others or [] if (c := self.country_of(t))]
        theirs += [self.assembly.country(t.country) for t in others or [] if t.kind == "organization" and t.country]
        before = [
            t for t in self.assembly.countries_by_position(self.scan.starts[mention.start]) if t not in theirs and t not in (others or [])
        ]
        if (
            not others
            and self.fresh
            and len(self.subject) == 1
            and self.subject[0].kind == "country"
            and mention.label.endswith(self.returning)
        ):
            return list(self.subject)
        if not others and self.speaker and (own := self.country_of(self.speaker)):
            return [own]
        return before[-1:]

    def _settle(self, mention: Mention, others: list[Thing] | None = None) -> None:
        """Give the posts of a mention their country where the title refers to it: `Ngoại trưởng nước này`, `Thủ tướng nước chủ nhà`."""
        for post in mention.posts:
            words = post.nation or next((w for w in self.hosting if post.label.endswith(f" {w}")), "")
            if post.country or norm(words) not in self.hosting:
                continue
            known = self.assembly.known_countries.get(mention.key, "")
            if known or (self.host and not post.nation):
                nation = [self.assembly.country(known or self.host)]
            else:
                meant = Mention("group", post.nation, mention.start, mention.end, group="nation")
                nation = self._nation(meant, others) if post.nation else []
            if nation and nation[0].kind == "country":
                post.country, post.nation = nation[0].key or nation[0].label, nation[0].label
                post.label = post.label.replace(words, post.nation)
                post.field = post.field.replace(norm(words), norm(post.nation))
                mention.label = post.label if mention.kind == "post" else mention.label

    def _body(self, mention: Mention, others: list[Thing] | None) -> list[Thing]:
        """`nhóm này`: the body named last that is not the other party; `bộ này` is called a ministry."""
        at = self.scan.starts[mention.start]
        before = [t for t in self.assembly.bodies() if any(s < at for s, _ in t.spans) and t not in (others or [])]
        kind = norm(mention.label).rpartition(" ")[0]
        if kind in self.kinds_of_body:
            before = [t for t in before if norm(t.label).startswith(kind)]
        return sorted(before, key=lambda t: max(s for s, _ in t.spans if s < at))[-1:]

    def _countries_here(self) -> list[Thing]:
        """The two countries that the people and names of the sentence are of, if they are two."""
        found: list[Thing] = []
        for chunk in self.sentence.chunks if self.sentence else ():
            if chunk.kind in ("actor", "pair"):
                for mention in chunk.mentions:
                    if mention.kind in ("person", "country"):
                        known = self._known_person(mention) if mention.kind == "person" else None
                        thing = known.thing if known else self._thing(mention) if mention.kind == "country" else None
                        if thing and (own := self.country_of(thing)):
                            found.append(own)
        both = list({id(t): t for t in found}.values())
        named = self.sentence is not None and any(m.kind == "person" for c in self.sentence.chunks for m in c.mentions)
        return both if len(both) == 2 and named else []

    def _countries(self) -> list[Thing]:
        if here := self._countries_here():
            return here
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
