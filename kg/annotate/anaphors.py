"""Phrases that refer to somebody named elsewhere: groups, sides, descriptions, `chúng tôi`."""

from __future__ import annotations

from kg.annotate.actors import Actors
from kg.annotate.mentions import Mention, metonym
from kg.annotate.nominals import Nominals
from kg.annotate.options import Phrase
from kg.annotate.scan import Scan
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import norm

_STATE = frozenset({"country"})
_NAMED = frozenset({"country", "place", "organization"})
_SIDE = frozenset({"country", "organization"})
_PLACE = frozenset({"place"})
_EVENT = "event"  # `sự kiện này`


def _counterpart_of(phrase: Phrase) -> bool:
    return phrase.title is not None and phrase.title.kind == "counterpart"


class Anaphors:
    """Finds references by their words."""

    def __init__(self, lexicon: Lexicon, nominals: Nominals, names: Actors) -> None:
        words = lexicon.grammar
        self.nominals = nominals
        self.names = names
        self.two = set(words["two"])
        self.crowds = set(words["crowds"])
        self.counts = {norm(word) for word in words["counts"]}
        self.years = frozenset(norm(word) for word in words["sayings"]["years_of_age"])
        self.head_words = tuple(norm(word) for word in (*words["leadership"]["heads"], *words["generic_posts"]))
        self.home: str = words["home_country"]
        self.capitals = lexicon.capitals
        self.groups = (_EVENT, "all", "visitor", "nation", "body", "counterpart", "sides", "countries", "leaders")

    def group(self, s: Scan, i: int, limit: int) -> Mention | None:
        """`hai bên`, `nước này`, `các Bộ trưởng`: a word for parties that are named elsewhere."""
        if (known := s.entry(i, limit, _NAMED)) and known[0] - i > 2:
            return None  # `Các Tiểu vương quốc …`
        for group in self.groups:
            if group == "counterpart" and s.longest(i, limit, _counterpart_of) and self.names.actor(s, i, limit):
                continue  # `người đồng cấp Chile`
            if end := s.tagged(i, f"group:{group}", limit):
                if group == "nation" and (state := s.entry(end, limit, _STATE)):  # `nước chủ nhà Nam Phi`
                    named = state[1]
                    return Mention("country", s.surface(end, state[0]), i, state[0], named.label, named.wikidata, country=named.country)
                if (s.normal(i + 1, end) in self.crowds or s.norms[i] in self.counts) and s.entry(end, limit, _STATE | _PLACE):
                    return None  # `hai nhà ngoại giao Chile`, `hai quan chức châu Âu`
                if group == "nation" and end < limit and s.cap[end] and s.norms[end - 1] in self.names.pronouns:
                    return None  # `năm nước của ông Soto`
                if group == _EVENT:
                    return Mention(_EVENT, s.surface(i, end), i, end, certain=False)
                return Mention("group", s.surface(i, end), i, end, group=group)
        if s.norms[i] in self.two and i + 1 < limit:
            found = s.first(s.options[i + 1].held, i + 1, limit)
            if found and self._each_named(s, i + 1, limit):
                return None  # `các Đại sứ Chile Pablo Rojas, …`
            if found:
                end, phrase = found
                assert phrase.title is not None
                if phrase.title.frame == "portfolio" and end < limit and s.cap[end] and (field := s.portfolio(end, limit)):
                    end = field[0]
                elif end < limit and s.cap[end] and (body := self.nominals.organization(s, end, limit, in_title=True)):
                    end = body.end  # `hai Chủ tịch Phân ban`
                return Mention("group", s.surface(i, end), i, end, group=norm(phrase.title.text))
        return None

    def _each_named(self, s: Scan, i: int, limit: int) -> bool:
        """Whether a post of a country and the name of who holds it follow."""
        held = self.names.actor(s, i, limit)
        return held is not None and held.kind == "person" and bool(held.posts) and bool(held.posts[0].country)

    def speaker(self, s: Scan, i: int, limit: int) -> Mention | None:
        """`chúng tôi`, `tôi` inside a quotation: whoever is quoted."""
        aged = s.tagged(i, "aged", limit)
        if aged and aged + 1 < limit and s.words[aged].isdigit() and s.norms[aged + 1] in self.years:
            if aged + 2 < limit and s.cap[aged + 2]:
                return None  # `nhà ngoại giao 52 tuổi Pablo Rojas`
            role = "head" if s.normal(i, aged).endswith(self.head_words) else "other"
            return Mention("pronoun", s.surface(i, aged + 2), i, aged + 2, detail=role)  # `vị nguyên thủ 83 tuổi`
        official = s.tagged(i, "officials", limit) if s.cap[i] else 0
        if official and (state := s.entry(official, limit, _STATE)) and (state[0] >= limit or not s.cap[state[0]]):
            return Mention("pronoun", s.surface(i, state[0]), i, state[0], country=state[1].label, detail="official")  # `Quan chức Chile`
        if expert := s.tagged(i, "expert_words", limit):
            named = expert < limit and s.cap[expert]  # `giáo sư này` and no name
            return None if named else Mention("pronoun", s.surface(i, expert), i, expert, detail="expert")
        if described := s.tagged(i, "descriptions", limit):
            return Mention("pronoun", s.surface(i, described), i, described)
        end = s.tagged(i, "speakers", limit)
        return Mention("speaker", s.surface(i, end), i, end) if end else None

    def side(self, s: Scan, i: int, limit: int) -> Mention | None:
        """`phía Lào`: the country; `nước Pháp` likewise."""
        if ours := s.tagged(i, "our_country", limit):
            return metonym(self.home, i, ours)  # `nước ta`
        end = s.tagged(i, "sides", limit) or s.tagged(i, "nation_words", limit)
        if not end or end >= limit:
            return None
        side = s.entry(end, limit, _SIDE)
        if not side and (city := s.entry(end, limit, _PLACE)) and city[1].label in self.capitals and s.tagged(i, "sides", limit):
            country = self.capitals[city[1].label]  # `chính quyền Washington`
            return metonym(country, i, city[0])
        if not side:
            return self.nominals.province(s, i, end, limit) if s.tagged(i, "sides", limit) else None
        entry = side[1]
        return Mention(entry.kind, s.surface(end, side[0]), i, side[0], key=entry.label, wikidata=entry.wikidata, country=entry.country)
