"""Whom a pronoun or a description means: `ông`, `bà`, `vị nguyên thủ 83 tuổi`, `quan chức này`."""

from __future__ import annotations

from kg.annotate.mentions import Mention
from kg.extraction.assembly import Thing
from kg.extraction.holders import Holders
from kg.extraction.people import Person
from kg.vi.normalize import norm

_QUOTES = {"”": "“", '"': '"“', "»": "«", "’": "‘"}  # what opens what a mark closes
_LONGEST = 400  # tokens of quoted words


class Pronouns(Holders):
    """Resolves pronouns to people of the article."""

    def _may_be(self, person: Person, mention: Mention) -> bool:
        """Whether nothing known of a person speaks against being called `ông` or `bà`."""
        if not mention.address or mention.address in self.neutral:
            return True
        if person.address in self.pronouns:
            return (person.address in self.women) == (mention.address in self.women)
        if not person.address and person.thing in self.called_she:
            return mention.address in self.women  # `A nói … Bà cho biết … Ông …`: not A
        return mention.address in self.women or not self._woman(person)

    def _described(self, mention: Mention, others: list[Thing]) -> list[Thing]:
        """`vị nguyên thủ 83 tuổi`: whom the article names most, or else of those who hold such a post."""
        told = [p for p in self.people if p.before(mention.start) >= 0 and p.thing not in others]
        fit = [p for p in told if p.posts and self._heads_state(p) == (mention.detail == "head")]
        often = [p for p in told if len(p.thing.spans) > 2]
        return [max(often or fit or told, key=lambda p: (len(p.thing.spans), p.before(mention.start))).thing] if told else []

    def _official(self, mention: Mention, others: list[Thing]) -> list[Thing]:
        """`Quan chức Chile`: the one of that country who acted or spoke last, if that is no head of state."""
        told = [p for p in self.people if p.country == mention.country and p.before(mention.start) >= 0 and p.thing not in others]
        last = [p for p in told if [p.thing] == self.subject or p.thing is self.last_speaker]
        return [last[0].thing] if len(last) == 1 and last[0].posts and not self._heads_state(last[0]) else []

    def _said_from(self, mention: Mention) -> int:
        """Where the quoted words begin that `…”, ông nói` follows, else the mention: whom somebody speaks of is not he."""
        words, k = self.scan.words, mention.start - 1
        if k > 0 and words[k] in (",", "-", "–"):
            k -= 1
        opening = _QUOTES.get(words[k], "") if k > 0 else ""
        began = next((j for j in range(k - 1, max(-1, k - _LONGEST), -1) if words[j] in opening), -1) if opening else -1
        return began if began >= 0 else mention.start

    def _pronoun(self, mention: Mention, others: list[Thing]) -> list[Thing]:
        """The person that `ông` or `bà` means: the one last spoken of who is not the other party."""
        if mention.detail == "official":
            return self._official(mention, others)
        if mention.detail == "expert":
            role = norm(mention.label).removesuffix(f" {norm(mention.label).rpartition(' ')[2]}")
            told = f" {' '.join(self.scan.norms[self.began_before : mention.start])} "
            if any(f" {one} {role} " in told for one in self.ones):
                return []  # `Một quan chức cho biết … Quan chức này nói thêm`: who is not named
            beside = [p for p in self.people if self.began <= p.before(mention.start) and p.thing not in others]
            if others and len(beside) == 1:
                return [beside[0].thing]  # `A gặp Bộ trưởng B và yêu cầu quan chức này …`
            expert = [p for p in self.people if p.thing is self.last_speaker and p.before(mention.start) >= 0]
            return [p.thing for p in expert if not self._heads_state(p)]
        if mention.detail:
            return self._described(mention, others)
        start = self._said_from(mention)
        titled = [p for p in self.people if p.last_head and p.last_head in norm(mention.label) and p.before(start) >= 0]
        if titled and not mention.address:
            return [max(titled, key=lambda p: p.before(start)).thing]  # `thượng nghị sĩ này`
        wanted = mention.address in self.women
        spoken = next((p for p in self.people if p.thing is self.speaker and p.thing not in others), None)
        if spoken is not None and spoken.before(start) >= 0 and (not spoken.address or (spoken.address in self.women) == wanted):
            return [spoken.thing]  # `A nói rằng ông …`
        acted = [p for p in self.people if [p.thing] == self.subject and p.thing not in others] if self.fresh else []
        if acted and acted[0].before(start) >= 0 and self._may_be(acted[0], mention) and self.speaker is None:
            known = any(self._woman(p) and p.last >= self.began_before for p in self.people) and mention.address in self.women
            if (not known or self._woman(acted[0])) and not any(self.began <= p.before(start) for p in self.people):
                return [acted[0].thing]  # who acted in the sentence before
        if self.telling == "stated" and self.last_speaker is not None and self.speaker is None:
            spoke = next((p for p in self.people if p.thing is self.last_speaker and p.thing not in others), None)
            here = any(self.began <= p.before(start) for p in self.people)
            others_told = [p for p in self.people if p.thing in self.topic and p.thing is not self.last_speaker]
            since = spoke.before(start) if spoke is not None and start < self.began else len(self.scan.words)
            turned = any(p.last >= self.began_before or p.before(start) > since for p in others_told)
            if spoke is not None and not here and not turned and self._may_be(spoke, mention):
                return [spoke.thing]  # who spoke last speaks on
        women = [p for p in self.people if p.before(start) >= 0 and self._woman(p)]
        if wanted and women:
            others = others + [p.thing for p in self.people if p not in women]
        elif not wanted and mention.address and mention.address not in self.neutral:
            others = others + [p.thing for p in women]
        near = [p for p in self.people if self.began <= p.before(start) and p.thing not in others]
        if len(near) == 1 and (not near[0].address or not mention.address or (near[0].address in self.women) == wanted):
            return [near[0].thing]  # named before in the same sentence
        if len(near) > 1 and self.speaker is None and any(p.thing is self.acting and self._may_be(p, mention) for p in near):
            assert self.acting is not None
            return [self.acting]  # `A gặp B và C; hôm sau, bà thăm P`
        if len(near) > 1 and self.speaker is None:
            fit = [p for p in near if not p.address or not mention.address or (p.address in self.women) == wanted]
            return [max(fit, key=lambda p: p.before(start)).thing] if fit else []
        before = [p for p in self.people if p.before(start) >= 0 and p.thing not in others]
        people = [p for p in before if p.thing in (self.subject if self.fresh else self.topic) and not others] or sorted(
            before, key=lambda p: -p.before(start)
        )[:1]
        fitting = [p for p in people if not p.address or not mention.address or (p.address in self.women) == wanted]
        return [fitting[0].thing] if len(fitting) == 1 else []
