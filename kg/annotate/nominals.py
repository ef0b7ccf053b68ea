"""Names that begin with a head noun: places, delegations, partnerships, and with them bodies, gatherings and documents."""

from __future__ import annotations

from kg.annotate.heads import INSIDE, STATE
from kg.annotate.mentions import REGIONS, Mention
from kg.annotate.organizations import Organizations
from kg.annotate.scan import Scan
from kg.annotate.titled import Titled
from kg.vi.lexicon import Entry
from kg.vi.normalize import norm

_BODY = frozenset({"organization"})
_PLACE = frozenset({"place"})
_DELEGATION, _LEADER = 18, 40  # words that the name of a delegation, and that of its leader with all titles, may have
_OWNERS = frozenset({"country", "organization"})


class Nominals(Organizations, Titled):
    """Finds how far a name goes that a head noun begins."""

    def place(self, s: Scan, i: int, limit: int) -> Mention | None:
        """A place: from the lexicon, or a head noun (`sân bay`, `Phủ`) with a capitalised name."""
        known = s.entry(i, limit, _PLACE)
        head = self.head(s, i, limit, "place")
        if known and (head == i or known[0] > head):
            entry = known[1]
            if (
                (generic := s.tagged(i, "capital_words", known[0]))
                and generic < known[0]
                and not norm(entry.label).startswith(s.normal(i, generic) + " ")
                and (inner := s.entry(generic, limit, _PLACE))
            ):
                return _listed(s, i, generic, *inner[:2])
            state = s.entry(known[0], limit, STATE) if entry.detail == "building" else None
            if state:  # `trụ sở Bộ Ngoại giao Chile`
                return Mention("place", s.surface(i, state[0]), i, state[0], country=state[1].label, detail=entry.detail)
            return _listed(s, i, i, known[0], entry)
        if head == i or head >= limit:
            return None
        inner = s.entry(head, limit, _PLACE)
        if inner and self._generic(s, i, head):
            return _listed(s, i, head, *inner[:2])
        if s.normal(i, head) == self.capital_word and (state := s.entry(head + (s.norms[head] in self.of), limit, STATE)):
            city = self.capital_of.get(state[1].label, "")  # `thủ đô Phần Lan`
            return Mention("place", s.surface(i, state[0]), i, state[0], key=city, country=state[1].label, detail="capital")
        if not self._generic(s, i, head) and self.head(s, head, limit, "organization") > head:
            seat = self.organization(s, head, limit, in_title=False)
            if seat is not None and seat.certain:
                where = (k for k in range(head + 1, seat.end) if s.norms[k] in self.at and not s.entry(k + 1, seat.end, _BODY))
                end = next(where, seat.end)  # `trụ sở Hạ viện ở Lima`, `trụ sở Phái đoàn A tại O`
                return Mention("place", s.surface(i, end), i, end, country=seat.country)  # `trụ sở Bộ Ngoại giao Chile`
        j = head
        while (
            j < limit
            and (s.is_word(j) or self._hyphen(s, j, limit))
            and not (j > head and s.post(j, limit))
            and (
                s.cap[j]
                or s.words[j] == "-"
                or (not s.cap[j] and s.cap[i] and j - head < 4 and self._plain(s, j, limit) and self._capital_soon(s, j, limit))
                or (j > head and (s.norms[j - 1], s.norms[j]) in s.pairs and not s.phrases_rule(j))
            )
        ):
            if s.entry(j, limit, STATE, ambiguous=False) and j > head:
                break
            j += 1
            if s.words[j - 2] == "-":
                break  # `Cảng Antwerp-Bruges Jacques …`: what follows is another name
        if j == head or (self._generic(s, i, head) and j - head == 3 and s.norms[head] in self.surnames):
            return None  # `Phó Chủ tịch UBND TP Nguyễn Văn Hai`
        return Mention("place", s.surface(head if self._generic(s, i, head) else i, j), i, j)

    def _hyphen(self, s: Scan, j: int, limit: int) -> bool:
        """`Điện Al-Ittihadiya`: whether a hyphen inside a name stands at `j`, no space around it."""
        return s.hyphen(j, limit) and s.cap[j - 1] and s.cap[j + 1]

    def _generic(self, s: Scan, i: int, head: int) -> bool:
        return bool(s.tagged(i, "capital_words", head))

    def delegation(self, s: Scan, i: int, limit: int) -> Mention | None:
        """A delegation: `Đoàn đại biểu cấp cao Việt Nam`, `đoàn Mỹ`, `Đoàn`."""
        end = self.head(s, i, limit, "delegation")
        if end == i:
            return None
        j = best = end
        while j < limit and s.is_word(j):
            known = s.entry(j, limit, _OWNERS)
            if known:
                j = best = known[0]
                if known[1].kind == "organization" and (state := s.entry(j, limit, STATE)):
                    j = best = state[0]  # `đoàn đại biểu Quốc hội Algeria`
                break
            if s.cap[j] and self.head(s, j, limit, "organization") > j and (body := self.organization(s, j, limit)) and body.certain:
                best = body.end  # `Đoàn công tác Cục Đối ngoại`
                break
            region = s.tagged(j, "capital_words", limit)
            if (region or s.cap[j]) and (town := s.entry(region or j, limit, _PLACE, ambiguous=False)):
                j = best = town[0]
                break
            if s.cap[j] and not self._starts_other(s, j, limit):
                j = best = j + 1
                continue
            if s.tagged(j, "delegation_tails", limit):
                j = best = s.tagged(j, "delegation_tails", limit)
                continue
            if s.norms[j] in self.of and (s.cap[j + 1] if j + 1 < limit else False) and not self._starts_other(s, j + 1, limit):
                j += 1
                continue
            break
        if best > end - 1 and j == best and (tail := self._small_tail(s, best, limit)):
            best = tail
        best = self._before_leader(s, best, limit)
        return self._finish(s, Mention("delegation", s.surface(i, best), i, best, certain=best > end or s.cap[i]), limit)

    def _small_tail(self, s: Scan, i: int, limit: int) -> int:
        """`đoàn doanh nghiệp hàng hải sang …`: past a few small words up to a going or leading; 0 where that does not follow."""
        if i >= limit or s.tagged(i, "auxiliaries", limit) or s.tagged(i, "adverbs", limit) or not self._plain(s, i, limit):
            return 0
        for j in range(i + 1, min(i + 5, limit)):
            if s.tagged(j, "arrived", limit) or s.tagged(j, "led_by", limit):
                return j
            small = s.is_word(j) and not s.cap[j] and self._plain(s, j, limit)
            if not small or s.tagged(j, "auxiliaries", limit) or s.tagged(j, "adverbs", limit):
                break
        return 0

    def _before_leader(self, s: Scan, i: int, limit: int) -> int:
        """Where a delegation's name ends before `do A dẫn đầu`, whatever it is made of; `i` where nothing like that follows."""
        for j in range(i, min(limit, i + _DELEGATION)):
            if s.tagged(j, "led_by", limit):
                stop = j - (s.words[j - 1] == ",")
                return stop if any(s.tagged(k, "leads", limit) for k in range(j + 1, min(limit, j + _LEADER))) else i
            if s.words[j] == "," and j + 1 < limit and s.tagged(j + 1, "led_by", limit):
                continue
            if s.words[j] == "," and j + 1 < limit and s.cap[j + 1] and self.head(s, j + 1, limit, "organization") > j + 1:
                continue  # `Đoàn đại biểu Cục Thông tin, Quân đội A do B dẫn đầu`
            if s.words[j] in ",.;:" or s.trigger(j, limit):
                break
        return i

    def partnership(self, s: Scan, i: int, limit: int) -> Mention | None:
        """A level of partnership with what belongs to its name (`vì hòa bình và thịnh vượng`)."""
        end = s.tagged(i, "partnership_levels", limit)
        if not end:
            return None
        named = self._own_level(s, end, limit) if s.cap[i] and s.normal(i, end) in self.bare_levels else end
        if named > end:
            return Mention("partnership", s.surface(i, named), i, named, key=norm(s.surface(i, named)))
        label_end = end
        while more := s.tagged(label_end, "partnership_tails", limit):
            label_end = more
        return Mention("partnership", s.surface(i, label_end), i, label_end, key=norm(s.surface(i, end)))

    def _own_level(self, s: Scan, i: int, limit: int) -> int:
        """The end of a level's own name, in words of two syllables: `Đối tác Tích hợp và Toàn diện`; `i` where none follows."""
        j = i
        while (
            j + 1 < limit and s.cap[j] and s.is_word(j + 1) and not s.cap[j + 1] and not s.entry(j, limit, INSIDE) and not s.title(j, limit)
        ):
            if s.norms[j + 1] in self.joins or s.tagged(j + 1, "prepositions", limit) or s.phrases_rule(j):
                break
            j += 2
            if j + 1 < limit and s.norms[j] in self.joins and s.cap[j + 1] and s.is_word(j + 1):
                j += 1
        return j - 1 if j > i and s.norms[j - 1] in self.joins else j

    def province(self, s: Scan, i: int, named: int, limit: int) -> Mention | None:
        """`chính quyền (tỉnh) Quảng Tây`: the province or city that is named from a token on; `i` is where the words before it begin."""
        named = s.tagged(named, "capital_words", limit) or named
        found = s.entry(named, limit, _PLACE, ambiguous=False) if named < limit else None
        if not found or found[1].detail not in REGIONS:
            return None
        return _listed(s, i, named, *found[:2])


def _listed(s: Scan, start: int, named: int, end: int, entry: Entry) -> Mention:
    """A place that the lexicon has, called by the words from `named` on; the mention begins before, at what they stand with."""
    return Mention(
        "place",
        s.surface(named, end),
        start,
        end,
        key=entry.label,
        wikidata=entry.wikidata,
        country=entry.country,
        detail=entry.detail,
    )
