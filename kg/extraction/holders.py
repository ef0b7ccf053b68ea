"""Who holds a post that the text names instead of a person: `Ngoại trưởng Lào`, `người đứng đầu Trung Quốc`."""

from __future__ import annotations

from kg.annotate.mentions import Mention, Post
from kg.extraction.assembly import Thing
from kg.extraction.members import SEVERAL, SHARED
from kg.extraction.people import People, Person
from kg.vi.normalize import norm


class Holders(People):
    """Finds the holders of posts among the people named."""

    def _holder(self, mention: Mention, others: list[Thing] | None = None) -> Thing | None:
        """Who holds the post that is named instead of a person, of those that are not the other party."""
        post = mention.posts[0]
        if not mention.certain:
            return None
        head = self._head(post.head)
        if post.head in self.anonymous and post.head not in self.generic:
            return None
        if mention.detail == SHARED and (another := self._not_theirs(post, head)):
            return another
        held_once = [p for p in self.people if post.former and any(self._same_post(q, post, head, p) for q in p.former)]
        if len(held_once) == 1:
            return held_once[0].thing  # `cựu Tổng thống A`
        if post.head in self.sovereigns and post.country:
            office = [p for p in self.people if p.country == post.country and any(self._head(q.head) == head for q in p.posts)]
            if len(office) == 1:
                return office[0].thing
        if post.head in self.bodies_needed and (leader := self._leader_of(post)):
            return leader
        if post.head in self.generic or (post.head in self.sovereigns and post.country not in ("", self.home)):
            fits = [p for p in self.people if post.country and p.country == post.country and self._heads_state(p)]
            each = post.head in self.collective or (mention.detail == SEVERAL and self.telling != "stated")
            if len(fits) != 1 and each and post.country:
                return self.assembly.country(post.country)  # `lãnh đạo Việt Nam`: the country's, whoever they are
            return fits[0].thing if len(fits) == 1 else None
        fits = [p for p in self.people if any(self._same_post(q, post, head, p) for q in p.posts)]
        named = [p for p in fits if p.last >= 0]
        fits = named or fits
        if others and len(fits) > 1:
            fits = [p for p in fits if p.thing not in others]
        if len(fits) > 1 and not post.country:
            home = [p for p in fits if self._is_home(p, head)]
            called = [p for p in fits if p.last_head == post.head]
            recent = [p for p in fits if p.thing in self.subject]
            called_so = self.female & {self.scan.norms[mention.start - 1], self.scan.norms[mention.start]}
            women = [p for p in fits if self._woman(p) or p.address not in self.pronouns] if called_so else []
            near = [p for p in women if p.before(mention.start) >= self.began_before]
            ours = self._tells_of(mention)
            own = [p for p in fits if ours and ours in (p.country or self.assembly.known_country(p.thing), self.home if p in home else "")]
            fits = next((chosen for chosen in (women, near, own, home, called, recent) if len(chosen) == 1), fits)
        if len(fits) == 1:
            self.assembly.add_mention(fits[0].thing, "", self._span(mention))
            return fits[0].thing
        if (
            not fits and post.country and not post.field.removesuffix(norm(post.country)).strip()
        ):  # `bà X (Chile)` listed with others, then `Đại sứ Chile`
            fits = [p for p in self.people if p.country == post.country and not p.posts and p.last >= 0]
            if len(fits) == 1:
                return fits[0].thing
        known = post.head in self.home_heads or (post.head in self.appointing_heads and self.telling == "appointed")
        if fits or not (known or post.country or (post.field and self._specific(post))):
            return None
        return self.assembly.thing("person", mention.label, "", "", [], self._span(mention), True, post.country)

    def _not_theirs(self, post: Post, head: str) -> Thing | None:
        """`Thủ tướng và Tổng thống B nhất trí`: the Prime Minister told of, if he is of another country and none of B's is."""
        holders = [p for p in self.people if p.last >= 0 and any(self._head(q.head) == head for q in p.posts)]
        theirs = [p for p in holders if (p.country or self.assembly.known_country(p.thing)) == post.country]
        return holders[0].thing if len(holders) == 1 and not theirs else None

    def _tells_of(self, mention: Mention) -> str:
        """`Bộ trưởng khẳng định Mỹ coi trọng …`: the country that who holds the post tells of."""
        chunks = self.sentence.chunks if self.sentence else []
        k = next((k for k, chunk in enumerate(chunks) if chunk.start <= mention.start < chunk.end), len(chunks)) + 1
        while k < len(chunks) and chunks[k].kind == "word" and "adverbs" in chunks[k].tags:
            k += 1
        if k >= len(chunks) or chunks[k].text not in self.assuring:
            return ""
        told = next((chunk for chunk in chunks[k + 1 : k + 4] if chunk.kind != "punct" and "complementizers" not in chunk.tags), None)
        after = chunks[chunks.index(told) + 1 : chunks.index(told) + 2] if told is not None else []
        if (
            told is None
            or told.kind != "actor"
            or not after
            or after[0].text in self.copulas
            or not (after[0].kind == "verb" or after[0].tags & {"adverbs", "future"})
        ):
            return ""
        return told.mentions[0].key if len(told.mentions) == 1 and told.mentions[0].kind == "country" else ""

    def _leader_of(self, post: Post) -> Thing | None:
        """`người đứng đầu Trung Quốc`, `người đứng đầu VUFO`: who heads the country or body, of those named."""
        if post.country and not post.field.removeprefix(norm(post.nation)).strip():
            heads = [p for p in self.people if p.country == post.country and p.last >= 0 and self._heads_state(p)]
        else:
            heads = [
                p
                for p in self.people
                if p.last >= 0
                and any(post.field and post.field in f"{q.head} {q.field}" and not q.head.startswith(self.deputy) for q in p.posts)
            ]
        return heads[0].thing if len(heads) == 1 else None

    def _touch(self, mention: Mention) -> None:
        """Remember that a post was named whose holder the article has told, for the pronouns after it."""
        post = mention.posts[0]
        if not post.head or not mention.certain or post.head in self.generic:
            return
        head = self._head(post.head)
        fits = [p for p in self.people if p.last >= 0 and any(self._same_post(q, post, head, p) for q in p.posts)]
        if len(fits) > 1 and not post.country:
            fits = [p for p in fits if self._is_home(p, head)]
        if len(fits) == 1:
            fits[0].named_at(mention.start)

    def _standing_in(self, head: str) -> str:
        """The post that somebody holds for a time: `quyền thứ trưởng`."""
        return self._head(next((head.removeprefix(word) for word in self.acting_for if head.startswith(word)), head))

    def _heads_state(self, person: Person) -> bool:
        return any(self._head(q.head) in self.state_heads for q in person.posts)

    def _specific(self, post: Post) -> bool:
        return len(post.field.split()) >= 2

    def _is_home(self, person: Person, head: str) -> bool:
        country = person.country or self.assembly.known_country(person.thing) or (self.home if self._vietnamese(person) else "-")
        return country == self.home and any(self._head(p.head) == head and p.country in ("", self.home) for p in person.posts)

    def _same_post(self, held: Post, named: Post, head: str, person: Person) -> bool:
        part = held.head.startswith(head + " ") and named.field in ("", held.field)  # `Chủ tịch Đảng ABC`, then `Chủ tịch ABC`
        if self._head(held.head) != head and not part:
            return False
        if named.country:
            country = held.country or person.country or self.assembly.known_country(person.thing)
            native = self._vietnamese(person) and "-" not in person.thing.label
            if (country or self.home) != named.country and (country or not held.field or native):
                return False  # whose country was not told may be of any, if what he is in charge of is told
        field = named.field.removesuffix(norm(named.nation)).strip() if named.nation else named.field
        if field and held.field:
            wanted, have = set(named.field.split()), set(held.field.split())
            return wanted <= have or have <= wanted
        return True

    def _woman(self, person: Person) -> bool:
        return person.address in self.women or bool(self.womens & set(person.tokens[1:-1]))
