"""Gatherings and documents: a head noun and a name that may run over small words."""

from __future__ import annotations

from kg.annotate.heads import INSIDE, STATE, Heads
from kg.annotate.mentions import Mention
from kg.annotate.scan import Scan

_BODY = frozenset({"organization"})
_DIGITS = "0123456789"
_QUOTES = {"“": '”"', '"': '”"', "‘": "’'", "'": "'’"}  # by the mark that opens, the marks that close
_QUOTED = 30  # words of a quotation that may be a gathering's name


class Titled(Heads):
    """Finds gatherings and documents."""

    def titled(self, s: Scan, i: int, limit: int, kind: str) -> Mention | None:
        """A gathering or a document: a head noun and its name, up to where the clause goes on."""
        end = self.head(s, i, limit, kind)
        if end == i:
            return None
        stop, named = self._titled_end(s, end, limit, kind, i)
        if kind == "event" and named and stop - 2 > end and s.normal(stop - 2, stop) in self.returning:
            stop -= 2  # `Kỳ họp lần thứ 3 … lần này`
        if kind == "document" and s.normal(i, end) in self.papers and self._issued(s, end, stop, limit):
            return None  # `Thông cáo của A cho biết …`
        about_word = any(s.norms[k] in self.about or s.tagged(k, "commemoration", stop) for k in range(end, stop))
        certain = s.cap[i] and (named or about_word or (kind == "document" and (stop > end or end - i > 2)))
        bloc = kind == "event" and named and s.normal(i, end) in self.summits and any(s.entry(k, stop, _BODY) for k in range(end, stop))
        certain = certain or bloc  # `hội nghị cấp cao ASEAN lần thứ 47`
        mention = Mention(kind, s.surface(i, stop), i, stop, certain=certain)
        if certain:
            self._finish(s, mention, limit)
        return mention

    def numbered(self, s: Scan, i: int, limit: int) -> Mention | None:
        """A gathering that an abbreviation and a number name: `COP28`, `AMM-58`, `APEC 2027`."""
        word = s.words[i]
        if word.rstrip(_DIGITS) in self.codes and word[-1].isdigit():
            return Mention("event", word, i, i + 1)
        if word not in self.codes:
            return None
        j = i + 1 + (i + 1 < limit and s.words[i + 1] == "-")
        if j < limit and s.words[j].isdigit() and len(s.words[j]) < 5 and (j > i + 1 or len(s.words[j]) == 4 or s.starts[j] == s.ends[i]):
            return Mention("event", s.surface(i, j + 1), i, j + 1)
        return None

    def _issued(self, s: Scan, i: int, stop: int, limit: int) -> bool:
        """Whether `của` and an actor alone follow the head, and then a verb."""
        owner = s.entry(i + 1, limit, INSIDE) if i < limit and s.norms[i] in self.of else None
        if owner is None or stop >= limit:
            return False
        state = s.entry(owner[0], limit, STATE)
        return stop == (state[0] if state else owner[0]) and (s.phrases_rule(stop) or stop in s.dates)

    def titled_end(self, s: Scan, i: int, limit: int) -> int:
        """How far a document's name would go by its head noun; `i` if none stands there."""
        end = self.head(s, i, limit, "document")
        return self._titled_end(s, end, limit, "document", i)[0] if end > i else i

    def _titled_end(self, s: Scan, i: int, limit: int, kind: str, start: int) -> tuple[int, bool]:
        j = best = i
        named = about = False
        commemorates = any(s.tagged(k, "commemoration", i) for k in range(max(0, i - 3), i))
        ceremony = s.norms[start] in self.ceremonies
        while j < limit:
            word = s.words[j]
            if kind == "event" and named and not s.cap[j] and s.tagged(j, "negation", limit):
                break  # `Hội nghị thượng đỉnh A - B chưa có ngày`
            if kind == "document" and about and s.tagged(j, "raised_to", limit) and best == j:
                j += 1  # `Tuyên bố chung về việc nâng cấp quan hệ A - B lên …`
                continue
            ordinal = s.tagged(j, "ordinals", limit)
            if ordinal and ordinal < limit and s.is_word(ordinal):
                j = best = ordinal + 1
                named = True
                while j + 1 < limit and s.norms[j] in self.joins and s.words[j + 1].isdigit():
                    j = best = j + 2
                continue
            inside = s.entry(j, limit, INSIDE)
            if inside:
                j = best = inside[0]
                named = True
                continue
            if word == "(" and j + 2 < limit and s.words[j + 2] == ")" and sum(letter.isupper() for letter in s.words[j + 1]) > 1:
                more = s.tagged(j + 3, "ordinals", limit)
                year = j + 4 < limit and s.tagged(j + 3, "name_years", limit)
                subject = kind == "document" and j + 4 < limit and s.norms[j + 3] in self.about  # `Biên bản ghi nhớ (MoU) về D`
                if more or year or subject:
                    j += 3
                    continue
                break
            if word == "-" and j + 2 < limit and s.norms[j + 1] in self.credits and s.words[j + 2] in ":/":
                break  # `… dự Hội nghị E - Ảnh: X`
            if word == "-" and j == best and j + 1 < limit and s.is_word(j + 1):
                j += 1
                continue
            if word == "," and (about or (kind == "document" and best > i)) and self._list_goes_on(s, j, limit):
                j += 1
                continue
            if word == "," and about and j == best and (added := s.portfolio(j + 1, limit)) and not self._goes_on(s, added[0], limit):
                j = best = added[0]  # `về thương mại, đầu tư`
                continue
            if word == "," and kind == "event" and j == best and (field := self._next_field(s, j, limit) or self._fields(s, j, i, limit)):
                j = best = field
                continue
            if not s.is_word(j) and (word not in '“"' or j != best or not self._quoted(s, j, limit)):
                break
            year_word = s.tagged(j, "name_years", limit)
            if kind == "document" and j > i and s.norms[j] in self.withs and j + 1 < limit and s.title(j + 1, limit):
                break  # `ký bản ghi nhớ về nghề cá với Bộ trưởng B`
            if year_word and year_word < limit and s.norms[year_word].isdigit() and (kind == "event" or s.cap[start]):
                j = best = year_word + 1
                named = True
                continue
            if j in s.dates and s.dates[j][1].begin[2] and not commemorates:
                break  # a day is no part of a name
            middle = s.tagged(j, "name_middles", limit) if kind == "event" or about else 0
            if middle > j + 1 and not about and j == best and s.entry(middle, limit, INSIDE):
                j = best = middle  # `Liên hoan hữu nghị nhân dân Việt Nam - Peru`
                continue
            theme = s.tagged(j, "theme_words", limit) if kind == "event" and j == best and s.normal(j - 2, j) not in self.returning else 0
            theme += bool(theme and theme < limit and s.words[theme] == ":")
            if theme and theme < limit and s.words[theme] in _QUOTES and (closed := self._quoted(s, theme, limit)):
                j = best = closed  # `Hội thảo với chủ đề “…”`
                named = True
                continue
            two = s.tagged(j, "two", limit) if kind == "event" and j == best else 0
            if two and two + 1 < limit and s.norms[two] in self.state_words and s.tagged(two + 1, "ordinals", limit):
                j = best = two + 1  # `Hội nghị Bộ trưởng Ngoại giao hai nước lần thứ 2`
                continue
            if about and middle > j + 1:
                j = best = middle  # `về phòng, chống tội phạm`
                continue
            if s.tagged(j, "commemoration", limit):
                commemorates = True
            if kind == "event" and j == best == i and s.norms[j] in self.occasions and s.tagged(j + 1, "commemoration", limit):
                commemorates, j = True, j + 1  # `buổi gặp gỡ nhân kỷ niệm 62 năm Quốc khánh Chile`
                continue
            if ceremony and j == best and s.norms[j] in self.celebrating:
                commemorates, j = True, j + 1  # `lễ duyệt binh mừng 80 năm Chiến thắng`
                continue
            if link := s.tagged(j, "name_links", limit):
                body = self.head(s, j + 1, limit, "organization") > j + 1 and s.cap[j + 1] if j + 1 < limit else False
                if kind == "event" and s.norms[j] in self.of and j + 2 < limit and s.norms[j + 1] in self.blocs:
                    bloc = s.entry(j + 2, limit, INSIDE)
                    if bloc:
                        j = best = bloc[0]  # `hội nghị thượng đỉnh của khối NATO`
                        named = True
                        continue
                if s.norms[j] in self.of and not s.entry(j + 1, limit, INSIDE) and not about and not (kind == "event" and body):
                    break
                if s.norms[j] in self.between and not s.entry(link, limit, INSIDE) and not s.tagged(link, "two", limit):
                    break
                if s.norms[j] in self.years and kind == "document" and best == j and s.cap[start]:
                    j = best = j + 1
                    continue
                two = s.tagged(link, "two", limit) if s.norms[j] in self.between else 0
                if two:
                    j = best = two
                    continue
                about = about or s.norms[j] in self.about
                j = link
                if j < limit and s.is_word(j):
                    continue
                break
            if word in '“"' and j == best and (closed := self._quoted(s, j, limit)):
                j = best = closed
                named = True
                continue
            if s.cap[j]:
                if (
                    self._starts_other(s, j, limit)
                    and not about
                    and s.norms[j - 1] not in self.ranks
                    and not s.portfolio(j, limit)
                    and self._holder(s, j, limit)
                ):
                    break
                j = best = j + 1
                named = True
                continue
            if kind == "document" and j > i and best == j and (aim := s.tagged(j, "for_words", limit)) and not s.phrases_rule(j):
                j, about = aim, about or s.cap[start]  # `Hiệp định miễn thị thực cho người mang …`, `… đối với hộ chiếu …`
                continue
            if s.norms[j] in self.joins:
                other = self.head(s, j + 1, limit, kind) if kind == "event" and named and j + 1 < limit else 0
                if other > j + 1 + (not s.cap[min(j + 1, limit - 1)]):
                    break  # `Hội nghị A lần thứ hai và Diễn đàn B`
                if kind == "document" and best == j and j + 1 < limit and s.cap[j + 1] and self.head(s, j + 1, limit, kind) > j + 1:
                    break  # `Hiệp định giữa A và B về … và Bản ghi nhớ …`
                party = kind == "document" and best == j and not about and s.words[j - 1].isupper() and s.entry(j + 1, limit, INSIDE)
                if party and not s.entry(j - 1, limit, INSIDE):
                    break  # `phê chuẩn Hiệp định ABC và EU …`
                if (about or kind == "document" or named) and j + 1 < limit and s.is_word(j + 1) and not self._new_clause(s, j + 1, limit):
                    j += 1
                    continue
                break
            if commemorates and s.norms[j] in self.days and j + 1 < limit and not s.norms[j + 1][0].isdigit():
                j = best = j + 1
                continue
            if j == best and s.tagged(j - 1, "name_words", limit) == j + 1:
                j = best = j + 1  # `Hội nghị Phục hồi B`
                continue
            if about and (word_end := s.tagged(j, "name_words", limit)):
                j = best = word_end  # `Bản ghi nhớ về tiếp cận biển`
                continue
            if (stop := s.tagged(j, "name_stops", limit)) and (s.norms[j - 1], s.norms[j]) not in s.pairs:
                if not (about and s.normal(j, stop) in self.name_joins):
                    break
                j += 1
                continue
            if kind == "document" and best == j > i and (level := self._level_of_relations(s, j, limit)):
                j = best = level
                named = True
                continue
            done = kind == "document" and j == i and s.cap[start] and s.tagged(j, "document_verbs", limit)
            if done:
                j = best = done  # `Thỏa thuận thiết lập quan hệ kết nghĩa`
                continue
            if s.phrases_rule(j) and not about and (s.norms[j - 1], s.norms[j]) not in s.pairs and not commemorates:
                break
            j = best = j + 1
        if (
            kind == "event"
            and best - i
            and s.words[best - 1].isdigit()
            and len(s.words[best - 1]) < 4
            and best < limit
            and s.is_word(best)
            and s.norms[best - 2] not in self.numbers | self.joins
            and not s.cap[best - 2]  # `SEA Games 33`
            and s.starts[best - 1] > s.ends[best - 2]
        ):
            best -= 1  # `cuộc họp 3 bên`
        if kind == "event" and best - 1 > i and s.norms[best - 1] in self.dangling:
            best -= 1  # `lễ khai trương một dự án`
        return best, named

    def _level_of_relations(self, s: Scan, i: int, limit: int) -> int:
        """`Kế hoạch triển khai quan hệ Đối tác Chiến lược`: the end of the level after the word for relations; 0 if none follows."""
        relation = next((k for k in (i + 2, i + 1) if k < limit and s.normal(i, k) in self.relation_words), 0)
        return s.tagged(relation, "partnership_levels", limit) if relation and s.cap[relation] else 0

    def _next_field(self, s: Scan, i: int, limit: int) -> int:
        """`Hội nghị Bộ trưởng Ngoại giao, Quốc phòng ASEAN`: the end of the field after the comma, if the name goes on; else 0."""
        field = s.portfolio(i + 1, limit) if s.is_word(i - 1) and i + 1 < limit and s.cap[i + 1] else None
        behind = any(end == i for k in range(max(0, i - 4), i) for end in [(s.portfolio(k, i) or (0, None))[0]])
        if not field or not behind or field[0] >= limit:
            return 0
        goes_on = s.entry(field[0], limit, INSIDE) or s.tagged(field[0], "ordinals", limit) or s.tagged(field[0], "two", limit)
        return field[0] if goes_on else 0

    def _goes_on(self, s: Scan, i: int, limit: int) -> bool:
        """Whether small words follow, so that what stands before them may begin a clause."""
        return i < limit and s.is_word(i) and not s.tagged(i, "name_stops", limit) and s.norms[i] not in self.joins

    def _fields(self, s: Scan, i: int, begin: int, limit: int) -> int:
        """`Đối thoại chính trị, an ninh và quốc phòng A - B`: the end of the small fields after the comma, if whose follows; else 0."""
        joined = False
        for j in range(i + 1, min(i + 9, limit) if i > begin else i):
            if s.norms[j - 1] not in self.joins and s.entry(j, limit, INSIDE):
                field = s.portfolio(i + 1, limit)
                return j if joined or (field is not None and field[0] == j) else 0
            if s.norms[j] in self.joins:
                joined = True
            elif not s.is_word(j) or s.cap[j] or s.phrases_rule(j) or s.tagged(j, "name_stops", limit):
                return 0
        return 0

    def _holder(self, s: Scan, i: int, limit: int) -> bool:
        """Whether the title or name at a token is a person's, not part of the gathering's name."""
        title = s.post(i, limit)
        if title is None or title[0] >= limit:
            return True
        end = title[0]
        return s.cap[end] and not s.portfolio(end, limit) and not self._pair_follows(s, end, limit)

    def _pair_follows(self, s: Scan, i: int, limit: int) -> bool:
        """`Hội đồng Bộ trưởng Peru - Chile`: countries joined by a dash, no holder of a post."""
        first = s.entry(i, limit, INSIDE)
        return bool(first and first[0] + 1 < limit and s.words[first[0]] == "-" and s.entry(first[0] + 1, limit, INSIDE))

    def _quoted(self, s: Scan, i: int, limit: int) -> int:
        """The end of a short quotation that is part of the name: `Diễn đàn cấp cao “Vành đai, Con đường”`; 0 if there is none."""
        closing = _QUOTES.get(s.words[i], '”"')
        for j in range(i + 1, min(i + _QUOTED, limit)):
            if s.words[j] in closing:
                return j + 1
        return 0

    def _new_clause(self, s: Scan, i: int, limit: int) -> bool:
        return (
            s.phrases_rule(i)
            or bool(s.title(i, limit))
            or bool(s.tagged(i, "adverbs", limit))
            or bool(s.tagged(i, "quantifiers", limit))
            or self._starts_other(s, i, limit)
        )

    def _list_goes_on(self, s: Scan, i: int, limit: int) -> bool:
        """After a comma inside a name: more small words and an `and`, then an end."""
        for j in range(i + 1, min(i + 8, limit)):
            if s.norms[j] in self.joins:
                return j + 1 < limit and not self._new_clause(s, i + 1, limit) and not self._new_clause(s, j + 1, limit)
            if not s.is_word(j) or s.phrases_rule(j) or s.tagged(j, "name_stops", limit):
                return False
        return False
