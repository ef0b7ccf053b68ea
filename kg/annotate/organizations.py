"""Organizations: from the lexicon, or a head noun and how far the name after it goes."""

from __future__ import annotations

from kg.annotate.heads import INSIDE, STATE, Heads, fields_close
from kg.annotate.mentions import Mention
from kg.annotate.options import NOTHING, UNTAGGED
from kg.annotate.scan import Scan
from kg.vi.normalize import norm

_ORGANIZATION = frozenset({"organization"})
_PLACE = frozenset({"place"})
_OWNERS = frozenset({"country", "organization"})
_PERSON = frozenset({"person"})
_FUNCTION = frozenset({"negation", "adverbs", "passives", "prepositions"})
_PUBLIC = frozenset({"ministry", "parliament", "state", "agency", "party", "military"})  # kinds of bodies that a country follows


class Organizations(Heads):
    """Finds organizations."""

    def organization(self, s: Scan, i: int, limit: int, *, in_title: bool = False) -> Mention | None:
        """An organization at a token: from the lexicon, or a head noun and what follows it."""
        known = s.entry(i, limit, _ORGANIZATION)
        end = self.head(s, i, limit, "organization")
        if end > i and not s.cap[i] and s.normal(i, end) in self.media and (end >= limit or not s.cap[end]):
            end = i  # `một tờ giấy`, `báo cáo`
        if end > i and not s.cap[i] and s.normal(i, end) in self.palaces:
            state = s.entry(end, limit, STATE)
            end = end if state and (state[0] >= limit or not s.cap[state[0]]) else i  # `văn phòng Thủ tướng Chile Pablo Rojas`
        whole = known is not None and in_title and known[0] > end and known[0] < limit and s.cap[known[0]]
        if end == i or whole or (known and known[0] >= self._organization_end(s, i, end, limit, in_title)):
            return self._known(s, i, known[0], limit, in_title) if known else None
        stop = self._organization_end(s, i, end, limit, in_title)
        if not any(s.cap[k] for k in range(end, stop)):
            stop = end
        first = next((k for k in range(end, stop) if s.cap[k]), end)
        state = s.entry(first, stop, STATE)
        if not s.cap[i] and s.normal(i, end) in self.brands and state and state[0] == stop:
            stop = end  # `công ty (viễn thông) Trung Quốc`: some company, no name
        if not s.cap[i] and s.normal(i, end) in self.forces and not s.entry(end, stop, STATE):
            return None  # `quân đội hai nước`
        if stop == end and s.tagged(i, "sides", limit) > end:
            return None  # `Chính quyền của Tổng thống A`
        if stop == end and (not known or known[0] < end):
            return Mention("organization", s.surface(i, end), i, end, certain=False)
        stop = self._up_to_abbreviation(s, stop, limit)
        named = s.entry(end, stop, _ORGANIZATION)
        media = s.normal(i, end) in self.media or (named is not None and named[0] == stop and named[1].detail == "media")  # `hãng Reuters`
        detail = "media" if media else ""
        several = i > 0 and not s.cap[i] and (s.norms[i - 1] in self.several or s.words[i - 1].isdigit())
        past = state[0] if state and state[0] < stop else first
        named_from = past if several and s.normal(i, end) in self.brands else i  # `hai tập đoàn dầu mỏ (Nga) A và B`
        return self._finish(s, Mention("organization", s.surface(named_from, stop), i, stop, detail=detail), limit)

    def _up_to_abbreviation(self, s: Scan, i: int, limit: int) -> int:
        """Past small words that a bracketed abbreviation shows to belong to the name: `Hội đồng Nghề cá hai bờ (HNC)`."""
        for j in range(i + 1, min(i + 8, limit - 2)):
            if s.words[j] == "(" and s.words[j + 2] == ")" and s.words[j + 1].isupper() and len(s.words[j + 1]) > 1:
                return j
            if not s.is_word(j) or s.cap[j]:
                break
        return i

    def _known(self, s: Scan, i: int, end: int, limit: int, in_title: bool) -> Mention:
        known = s.entry(i, end, _ORGANIZATION)
        assert known is not None
        entry = known[1]
        mention = Mention(
            "organization", s.surface(i, end), i, end, key=entry.label, wikidata=entry.wikidata, country=entry.country, detail=entry.detail
        )
        stop = end
        state = s.entry(end, limit, STATE) if entry.detail in _PUBLIC else None
        if state and (not state[2] or state[0] >= limit or not s.cap[state[0]] or in_title):
            stop = state[0]
            if entry.country != state[1].label:
                mention.key = mention.wikidata = ""
            mention.country = state[1].label
        mention.end, mention.label = stop, s.surface(i, stop)
        return self._finish(s, mention, limit)

    def _organization_end(self, s: Scan, start: int, i: int, limit: int, in_title: bool) -> int:
        j = best = i
        of_state = -1  # where a ministry's field ended
        ended = -1  # where a name that the lexicon knows ended
        civic = s.normal(start, i) in self.civic_heads
        brand = s.norms[start] in self.brands or norm(s.surface(start, i)) in self.brands
        while j < limit:
            portfolio = s.portfolio(j, limit)
            known = s.entry(j, limit, INSIDE)
            if known and known[1].kind == "country" and (not known[2] or of_state == j or self._closes(s, known[0], limit)):
                j = best = known[0]
                if j + 1 < limit and s.words[j] == "-" and (pair := s.entry(j + 1, limit, STATE)):
                    j = best = pair[0]
                    continue
                if j + 1 < limit and s.norms[j] in self.at and (where := s.entry(j + 1, limit, INSIDE)) and self._seat(s, start):
                    best = where[0]
                break
            if portfolio and s.cap[j] and (not known or portfolio[0] >= known[0]):
                j = best = portfolio[0]
                while j + 1 < limit and (
                    (s.norms[j] in self.joins and s.cap[j + 1]) or (s.words[j] == "," and fields_close(s, j + 1, limit, self.joins))
                ):
                    if (more := s.portfolio(j + 1, limit)) is None:
                        break
                    j = best = more[0]
                of_state = j  # `Bộ Ngoại giao Nga Pablo Rojas`: a field, then the country
                continue
            if known and (not known[2] or not in_title):
                j = best = ended = known[0]
                if j + 1 < limit and s.words[j] == "-" and (pair := s.entry(j + 1, limit, INSIDE)):
                    j = best = pair[0]
                continue
            whole = s.entry(start, j, _ORGANIZATION) if s.cap[j] and not in_title else None
            if s.cap[j] and (in_title or (whole and whole[0] == j)) and s.entry(j, limit, _PERSON, ambiguous=False):
                break  # `Tổng Thư ký Liên hợp quốc Ban Ki-moon`
            region = s.tagged(j, "capital_words", limit) if j == best and (j > i or civic) and not s.cap[j] and not brand else 0
            if region and region < limit and (town := s.entry(region, limit, _PLACE)):
                j = best = town[0]  # `Sở Ngoại vụ tỉnh Lào Cai`
                continue
            if j == best and j > i and self._number(s, j, limit):
                j = best = j + 1  # `Quân khu 3`
                continue
            if region and region < limit and s.cap[region] and not in_title and not self._starts_other(s, region, limit):
                j = best = region + 1  # the name of a province that no list holds
                continue
            head = self.head(s, j, limit, "organization")
            if head > j and s.cap[j]:
                j = best = head
                continue
            middle = s.tagged(j, "name_middles", limit) if j == best and j > i and not s.cap[j] else 0
            if (
                middle
                and not brand
                and (self._closes(s, middle, limit) or s.entry(middle, limit, STATE) or (middle < limit and s.cap[middle] and not in_title))
                and not s.tagged(j, "group:nation", limit)
            ):
                j = best = middle
                continue
            word = s.words[j]
            if s.norms[j] in self.of and j > start and (owner := s.entry(j + 1, limit, _OWNERS)):
                j = best = owner[0]
                continue
            if s.norms[j] in self.about and j == best > i and j + 1 < limit and s.cap[j + 1] and self._field_of(s, start, j, limit):
                j += 1  # `Quỹ Quốc tế về Nước sạch`
                continue
            if s.norms[j] in self.at and not brand and j > i - 1 and self._seat(s, start) and (where := s.entry(j + 1, limit, INSIDE)):
                best = where[0]
                break
            if s.cap[j] and s.is_word(j):
                if in_title and self._name_follows(s, j, limit, brand, first=j == i and i - start < 3):
                    break
                if brand and j - i >= 3:
                    break
                j = best = j + 1
                continue
            if in_title and j == best and s.cap[start] and not s.cap[j] and (to := self._small_run(s, j, limit)) > j:
                return to
            if in_title and j == best and j > i and not s.cap[j] and (to := self._up_to_name(s, j, limit)) > j:
                j = best = to
                continue
            if (
                s.norms[j] in self.joins
                and j == best
                and j + 1 < limit
                and s.cap[j + 1]
                and not self._starts_other(s, j + 1, limit)
                and self.head(s, j + 1, limit, "organization") == self.head(s, j + 1, limit, "place") == j + 1
                and not s.title(j + 1, limit)
                and not s.entry(j + 1, limit, INSIDE)
            ):
                j += 1
                continue
            if word == "-" and j == best and j + 1 < limit and s.cap[j + 1]:
                j += 1
                continue
            if s.is_word(j) and not s.cap[j] and (s.norms[j - 1], s.norms[j]) in s.pairs and not s.phrases_rule(j):
                j = best = j + 1
                continue
            if (
                s.is_word(j)
                and not s.cap[j]
                and j == best == i + 1
                and s.cap[i]
                and s.options[j].tagged == UNTAGGED
                and not ((acts := s.trigger(j, limit)) and acts[0] > j + 1)  # `Liên đoàn Arab ủng hộ …`
                and not s.words[i].isupper()
                and (not brand or (j + 1 < limit and s.cap[j + 1]))
                and not s.entry(i, limit, INSIDE)
                and not ((whole := s.entry(start, j, _ORGANIZATION)) and whole[0] == j)
            ):
                j = best = j + 1  # the second syllable of the first word: `Hội đồng Bầu cử`
                continue
            if j == best == i and not brand and not s.cap[j] and (joined := self._pair_soon(s, j, limit)):
                j = joined  # `Ủy ban hợp tác A - B`
                continue
            if (
                s.is_word(j)
                and not s.cap[j]
                and j - best < (3 if brand else 4)
                and (not brand or j - i < 3)
                and self._plain(s, j, limit)
                and self._capital_soon(s, j, limit)
                and not ((whole := s.entry(start, best, _ORGANIZATION)) and whole[0] == best)
                and ended != j
            ):
                j += 1
                continue
            if (
                s.is_word(j)
                and not s.cap[j]
                and j == best
                and j > i
                and s.cap[j - 1]
                and not s.words[j - 1].isupper()
                and self._plain(s, j, limit)
                and self._closes(s, j + 1, limit)
                and not (brand and j - i > 1)
                and not ((whole := s.entry(start, j, _ORGANIZATION)) and whole[0] == j)
                and ended != j
            ):
                j = best = j + 1
                continue
            break
        return best

    def _field_of(self, s: Scan, start: int, i: int, limit: int) -> bool:
        """Whether the capital after `về` belongs to the name of a body for something, and names nobody and no place."""
        whole = s.entry(start, i, _ORGANIZATION)
        known = whole is not None and whole[0] == i
        return s.norms[start] in self.causes and not known and not s.entry(i + 1, limit, INSIDE) and not self._starts_other(s, i + 1, limit)

    def _pair_soon(self, s: Scan, i: int, limit: int) -> int:
        """Where two countries joined by a dash begin, after a few small words; 0 if none do."""
        for j in range(i + 1, min(i + 5, limit)):
            if first := s.entry(j, limit, STATE):
                paired = first[0] + 1 < limit and s.words[first[0]] == "-" and s.entry(first[0] + 1, limit, STATE)
                return j if paired else 0
            if not s.is_word(j) or s.cap[j]:
                return 0
        return 0

    def _number(self, s: Scan, j: int, limit: int) -> bool:
        """Whether a short number ends the name of a body: nothing follows that it could count."""
        counted = j + 1 < limit and s.is_word(j + 1) and not s.cap[j + 1]
        counted = counted and (s.options[j + 1].tagged == UNTAGGED or s.norms[j + 1] in self.measures)
        return s.words[j].isdigit() and len(s.words[j]) < 4 and j not in s.dates and not counted

    def _unknown(self, s: Scan, i: int) -> bool:
        """Whether three capitalised words are no part of any name in the lexicons."""
        return s.options[i] is NOTHING and (s.norms[i], s.norms[i + 1]) not in s.pairs and (s.norms[i + 1], s.norms[i + 2]) not in s.pairs

    def _seat(self, s: Scan, start: int) -> bool:
        """Whether the head noun is one of missions, which sit somewhere (`Đại sứ quán … tại …`)."""
        return s.options[start].seat

    def _up_to_name(self, s: Scan, i: int, limit: int) -> int:
        """Past small words of a body's name to the personal name after it: `Cục Bảo vệ thực vật Lê Văn Hai`; `i` if none comes."""
        j = i
        while j < limit and j - i < 7 and s.is_word(j) and not s.cap[j] and self._plain_inside(s, j):
            j += 1
        named = j > i and j < limit and s.cap[j] and (self._starts_other(s, j, limit) or self._name_follows(s, j, limit, False))
        return j if named and not s.title(j, limit) else i

    def _small_run(self, s: Scan, i: int, limit: int) -> int:
        """The end of a body's name that goes on in small letters up to a comma or stop: `Ủy ban phòng, chống tội phạm,`; else `i`."""
        j = i
        while j < limit and j - i < 9 and s.is_word(j) and not s.cap[j] and j not in s.dates:
            if middle := s.tagged(j, "name_middles", limit):
                j = middle
            elif self._plain_inside(s, j) and not s.phrases_rule(j):
                j += 1
            else:
                return i
        return j if j - i > 2 and j < limit and s.words[j] in ",.)-(;" else i

    def _plain_inside(self, s: Scan, i: int) -> bool:
        """A small word that may stand inside a body's name: no function word, no title, no verb of the event rules by itself."""
        options = s.options[i]
        return not options.titles and options.tags.keys().isdisjoint(_FUNCTION)

    def _name_follows(self, s: Scan, i: int, limit: int, brand: bool, *, first: bool = False) -> bool:
        """Whether the capitals from here on are a person's name, not more of the body's."""
        if s.norms[i] in self.surnames and i + 1 < limit and s.cap[i + 1] and s.words[i].isalpha():
            return not first or (i + 2 < limit and s.cap[i + 2]) or (i + 2 < limit and s.norms[i + 2] == "-")
        if s.entry(i, limit, _PERSON, ambiguous=False):
            return True
        if first:
            return (
                not brand
                and s.norms[i - 1] in self.plain_ends
                and i + 2 < limit
                and all(s.cap[k] and s.is_word(k) for k in (i, i + 1, i + 2))
                and self._unknown(s, i)
            )
        run = 0
        while i + run < limit and s.cap[i + run] and s.is_word(i + run):
            run += 1
        if run < 2:
            return False
        return (s.norms[i], s.norms[i + 1]) not in s.pairs and not (i + run < limit and (s.norms[i + run - 1], s.norms[i + run]) in s.pairs)
