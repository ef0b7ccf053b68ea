"""Titles of office with what belongs to them: ministry, country, seat."""

from __future__ import annotations

from kg.annotate.fields import KNOWN, Fields
from kg.annotate.heads import fields_close
from kg.annotate.mentions import Mention, Post
from kg.annotate.names import PERSON, PLACES, STATE
from kg.annotate.options import NOTHING
from kg.annotate.scan import Named, Scan
from kg.vi.normalize import norm

_TOWN = frozenset({"place"})
_ORGANIZATION = frozenset({"organization"})
_OWNERS = frozenset({"country", "organization"})


class Titles(Fields):
    """Finds one title at a time."""

    def _numbered_unit(self, s: Scan, j: int, limit: int) -> int:
        """The end of an armed unit known by its number, or 0."""
        ends = (j + n for n in (2, 1) if s.cap[j] and " ".join(s.norms[j : j + n]) in self.units)
        return next((k + 1 for k in ends if k < limit and s.words[k].isdigit()), 0)

    def title(self, s: Scan, i: int, limit: int) -> tuple[int, Post, str] | None:
        """One title with its complement: end, post, kind of title (post, rank, address, …)."""
        found = s.title(i, limit)
        if not found:
            if i + 1 < limit and s.norms[i] in self.acting and (held := self.title(s, i + 1, limit)) and held[2] == "post":
                held[1].label = s.surface(i, held[0])  # `Quyền Bộ trưởng …`
                return held
            return None
        end, phrase = found
        if s.tagged(i, "false_titles", limit) > end:
            return i + 1, Post(s.surface(i, i + 1), s.norms[i]), "former"  # `nguyên Thủ tướng`, not `Nguyên thủ`
        title = phrase.title
        assert title is not None
        if s.cap[i] and s.norms[i] in self.only_small:
            return None
        if title.kind == "former" and i and s.cap[i] and s.is_word(i - 1) and end < limit and s.cap[end]:
            return None  # `ông Nguyên Đức`: a name
        if title.kind in ("rank", "address", "former", "new"):
            state = s.entry(end, limit, STATE) if title.frame == "state" else None
            end = state[0] if state and state[0] < limit and s.cap[state[0]] else end  # `TT Nga Putin`
            end = self._expertise(s, end, limit) if norm(title.text) in self.experts else end
            if title.kind == "rank" and (served := s.tagged(end, "newly_held", limit)) and self._a_name(s, served, limit):
                end = served  # `Trung tướng về hưu Pablo Rojas`
            return end, Post(s.surface(i, end), norm(title.text)), title.kind
        if title.kind == "counterpart":
            post = Post("", "")
            return self._complement(s, end, limit, title.frame, post), post, "counterpart"
        post = Post("", norm(title.text), party=title.kind == "party-post")
        stop = self._complement(s, end, limit, title.frame, post)
        if stop == end and post.head in self.department_heads:
            stop = self._department(s, end, limit)
        if stop > end:
            post.field = norm(s.surface(end, stop))
        bare = stop
        if stop > end and s.norms[stop - 1] in self.standing_ends:
            bare = next((k for k in range(end, stop) if s.tagged(k, "standing_held", stop) == stop), stop)
        post.label = s.surface(i, bare)  # `Thủ tướng Chile (sắp mãn nhiệm)`
        if stop < limit and s.options[stop].tags:
            stop = self._attribute(s, stop, limit, post)
        if post.head in self.masters and post.field in self.seats_of_power:
            post.head, post.country, post.field = self.seats_of_power[post.field]  # `ông chủ Nhà Trắng`
        return stop, post, "post"

    def _attribute(self, s: Scan, i: int, limit: int, post: Post) -> int:
        """Past what tells only since when or as which of many a post is held, if a name follows; `i` if there is none."""
        if (named := s.tagged(i, "newly_held", limit)) and self._a_name(s, named, limit):
            return named  # `Thủ tướng Chile mới nhậm chức Pablo Rojas`
        if (once := s.tagged(i, "formerly_held", limit)) and self._a_name(s, once, limit):
            post.former = True
            return once  # `Tổng thống Chile tiền nhiệm Pablo Rojas`
        count = s.tagged(i, "ordinals", limit)
        if count and count + 1 < limit and s.words[count].isdecimal() and self._a_name(s, count + 1, limit):
            return count + 1  # `Tổng thống Chile thứ 12 Pablo Rojas`
        return i

    def _short_state(self, s: Scan, i: int, limit: int) -> Named | None:
        """`Tổng thống Hàn Lee Jae Myung`: the short name of a country, that is a surname too, before a foreign name."""
        if s.norms[i] not in s.pair_only or i + 1 >= limit or not s.cap[i] or not s.cap[i + 1] or s.words[i + 1].isupper():
            return None
        if s.norms[i + 1] not in self.korean and not s.entry(i + 1, limit, PERSON, ambiguous=False):
            return None
        short = next((name for name in s.options[i].names if name.length == 1 and name.entry.kind == "country"), None)
        return (i + 1, short.entry, True) if short else None

    def _complement(self, s: Scan, i: int, limit: int, frame: str, post: Post) -> int:
        j, body = i, frame in ("body", "mission")
        while j < limit:
            if tail := s.tagged(j, "title_tails", limit):
                j = tail
                continue
            if frame == "portfolio" and (field := self._portfolio(s, j, limit)) > j:
                j = field
                frame = "state"
                continue
            if (
                body
                and (town := s.entry(j, limit, _TOWN, ambiguous=False))
                and (town[0] - j > 1 or not s.cap[min(town[0], limit - 1)] or j > i or post.head in self.town_posts)
            ):
                j = town[0]
                continue
            region = s.tagged(j, "capital_words", limit) or (j + 1 if s.norms[j] in self.regions else 0) if body else 0
            if region and region < limit and (town := s.entry(region, limit, _TOWN)):
                j = town[0]
                continue
            if region and j > i and region + 1 < limit and s.norms[region] in self.surnames and s.cap[region] and s.cap[region + 1]:
                return region  # `Phó Chủ tịch UBND thành phố Trần Văn Hai`
            at = region or j
            if (
                (region or (j == i and post.head in self.town_posts))
                and at + 2 < limit
                and all(s.cap[k] and s.is_word(k) for k in (at, at + 1, at + 2))
                and s.norms[at] not in self.surnames
                and not s.entry(at, limit, KNOWN)
            ):
                j = at + 1  # `Thị trưởng (thành phố) Plovdiv Kostadin Dimitrov`
                continue
            if (nation := s.tagged(j, "nation_words", limit)) and not post.country and s.entry(nation, limit, STATE):
                j = nation  # `Thủ tướng nước Cộng hòa Chile`
                continue
            if not post.country and not post.nation and (same := s.tagged(j, "group:nation", limit)) and s.normal(j, same) in self.hosting:
                post.nation, j = s.surface(j, same), same  # `Ngoại trưởng nước này Pablo Rojas`
                continue
            state = s.entry(j, limit, STATE) or self._short_state(s, j, limit)
            longer = s.entry(j, limit, _ORGANIZATION)
            if longer and (not state or longer[0] > state[0]) and self.nominals.head(s, j, limit, "organization") <= j:
                j = longer[0]
                continue
            if state and not post.country:
                post.country, post.nation = state[1].label, s.surface(j, state[0])
                j = state[0]
                if j < limit - 1 and s.norms[j] == "-" and (pair := s.entry(j + 1, limit, STATE)):
                    j = pair[0]
                continue
            if j == i and s.norms[j] in self.of and norm(post.head) in self.aides and (served := self._served(s, j + 1, limit)):
                j, post.country = served[0], served[1].country
                break
            aide = j > i or norm(post.head) in self.aides
            owner = self._owning(s, j + 1, limit) if body and aide and s.norms[j] in self.of else 0
            if s.norms[j] in self.of and (pair := s.entry(j + 1, limit, PLACES if body else _OWNERS)) and pair[0] >= owner:
                if pair[1].kind == "country" and not post.country:
                    post.country = pair[1].label
                j = pair[0]
                continue
            if owner:
                j = owner
                continue
            if frame in ("body", "mission") and s.words[j].isupper() and s.words[j].isalpha() and len(s.words[j]) > 2:
                j += 1  # an abbreviation
                continue
            if s.words[j] == "(" and j > i and (closed := self._bracketed(s, j, limit)):
                j = closed
                continue
            if s.words[j] == "," and body and j > i and s.norms[i] in self.units_of_bodies and (parent := self._parent(s, j + 1, limit)):
                post.country = post.country or parent.country
                j = parent.end  # `Vụ trưởng Vụ Báo chí, Bộ Ngoại giao`
                break
            if body and j > i and s.norms[j] in self.under and j + 1 < limit and (whole := self._whole(s, j + 1, limit)):
                post.country, j = post.country or whole.country, whole.end  # `Phó Giám đốc Học viện A thuộc Bộ B C Pablo Rojas`
                continue
            if body and j > i and (also := s.tagged(j, "concurrently", limit)) and (more := s.entry(also, limit, STATE)):
                j = more[0]  # `Đại sứ tại A kiêm nhiệm B`
                continue
            if s.norms[j] in self.at and body and j > i and (where := s.entry(j + 1, limit, PLACES)):
                j = where[0]
                continue
            if s.norms[j] in self.at and body and j == i and frame == "mission" and (where := s.entry(j + 1, limit, PLACES)):
                j = where[0]
                continue
            matter = j + 1 < limit and s.norms[j + 1] in self.matters  # `của Thủ tướng về việc kỷ luật ông A`
            if not matter and (field := s.tagged(j, "about_words", limit)) and (name := self._about(s, field - 1, limit)) > field - 1:
                j = name
                continue
            if body and j > i and s.cap[j] and s.entry(j, limit, PERSON, ambiguous=False):
                break  # `Tổng Thư ký Liên hợp quốc Ban Ki-moon`
            if body and j == i and (unit := self._numbered_unit(s, j, limit)):
                j = unit  # `Tư lệnh Vùng 2`, `Chính ủy Quân khu 7`
                continue
            if frame != "plain" and (org := self.nominals.organization(s, j, limit, in_title=True)):
                if not post.country and (inner := self._country_inside(s, j, org.end)):
                    post.country = inner
                j = org.end
                continue
            built = self.nominals.head(s, j, limit, "place") if body and j == i and s.cap[j] and s.norms[j] not in self.surnames else 0
            if built > j and (site := self.nominals.place(s, j, limit)):
                # `Giám đốc Cảng Hải Phòng Trần Văn Hai`: up to the name
                j = next((k for k in range(built + 1, site.end - 1) if s.cap[k] and s.norms[k] in self.surnames), site.end)
                continue
            if body and j == i and (of := self._small_field(s, j, limit)):
                j = of
                continue
            if body and j == i and (small := self._small_body(s, j, limit)):
                j = small
                continue
            if frame in ("body", "mission") and (nested := s.first(s.options[j].states, j, limit)):
                j = nested[0]
                continue
            if s.norms[j] in self.years and j > i and j + 1 < limit and s.norms[j + 1].isdigit() and len(s.norms[j + 1]) == 4:
                j += 2
                continue
            if s.norms[j].isdigit() and len(s.norms[j]) == 4 and j > i:
                j += 1
                continue
            if frame in ("body", "portfolio") and (phrase := self._compound(s, j, limit)) > j:
                j = phrase
                continue
            break
        return j

    def _served(self, s: Scan, i: int, limit: int) -> tuple[int, Post] | None:
        """`người phát ngôn của Tổng thống A B`: the post of whom an aide serves, unless B is its holder himself."""
        held = self.title(s, i, limit) if i < limit else None
        if held is None or held[2] != "post" or not held[1].country:
            return None
        known = s.entry(held[0], limit, PERSON)
        held_before = self.terms.get(known[1].label, set()) if known else set()
        return None if held_before and self.aides.isdisjoint(held_before) else (held[0], held[1])

    def _small_field(self, s: Scan, i: int, limit: int) -> int:
        """`cố vấn truyền thông của O`: where the preposition before a body or country stands, after a few small words; else 0."""
        for j in range(i, min(i + 5, limit - 1)):
            if s.norms[j] in self.of and j > i:
                return j if s.entry(j + 1, limit, _OWNERS) else 0
            if s.cap[j] or not s.is_word(j) or s.norms[j] in self.function or s.phrases_rule(j) or s.options[j].titles or j in s.dates:
                return 0
        return 0

    def _small_body(self, s: Scan, i: int, limit: int) -> int:
        """`người đứng đầu cơ quan tình báo`: the end of a body's name in small letters, up to a country or a name; 0 if it is none."""
        if s.cap[i] or not (s.norms[i] in self.small_bodies or s.normal(i, i + 2) in self.small_bodies):
            return 0
        for j in range(i + 1, min(i + 8, limit)):
            if s.cap[j]:
                known = s.entry(j, limit, PLACES)
                if known and known[1].kind != "country":
                    return known[0]  # `cơ quan tình báo Mossad`
                return j if known or self.name(s, j, limit, after_title=True) - j >= 2 else 0
            if not s.is_word(j) or s.norms[j] in self.function or s.phrases_rule(j) or j in s.dates:
                return j if s.words[j] == "," else 0
        return 0

    def _parent(self, s: Scan, i: int, limit: int) -> Mention | None:
        """The body that stands after a comma and has the unit before it: a ministry, an army, a high office; None if it is no such body."""
        if i >= limit or not s.cap[i] or s.title(i, limit):
            return None
        parent = self.nominals.organization(s, i, limit, in_title=True)
        if parent is None or not parent.certain:
            return None
        headed = parent.end > i + 1 and any(s.normal(i, i + n) in self.parent_bodies for n in (1, 2, 3) if i + n <= limit)
        return parent if headed or (parent.key and parent.detail != "media") else None

    def _whole(self, s: Scan, i: int, limit: int) -> Mention | None:
        """The body that the one before `thuộc` is a part of, where a name follows it; None if it is not so."""
        whole = self.nominals.organization(s, i, limit, in_title=True) if s.cap[i] else None
        return whole if whole is not None and whole.country and self._a_name(s, whole.end, limit) else None

    def _owning(self, s: Scan, i: int, limit: int) -> int:
        """`Giám đốc Trung tâm Quốc tế của Quân đội Na Uy`: the end of the body that the first belongs to; 0 if none follows."""
        owner = self.nominals.organization(s, i, limit, in_title=True) if i < limit and s.cap[i] and not self.title(s, i, limit) else None
        return owner.end if owner is not None and owner.certain else 0

    def _bracketed(self, s: Scan, i: int, limit: int) -> int:
        """The end of a short bracket that explains a body's name: `Đuma Quốc gia (Hạ viện) Nga`; 0 if it is none."""
        for j in range(i + 1, min(i + 6, limit)):
            if s.words[j] == ")":
                goes_on = j + 1 < limit and (s.cap[j + 1] or s.norms[j + 1] in self.at | self.about)
                return j + 1 if goes_on else 0
            if not s.is_word(j):
                return 0
        return 0

    def _country_inside(self, s: Scan, i: int, end: int) -> str:
        """The country that a body's name itself says."""
        for k in range(i, end):
            state = s.entry(k, end, STATE, ambiguous=k > i)
            if state:
                return state[1].label
        return ""

    def _portfolio(self, s: Scan, i: int, limit: int) -> int:
        found = s.portfolio(i, limit)
        if not found or not (s.cap[i] or found[0] - i > 1):
            return i
        end = found[0]
        if (
            end < limit
            and not s.cap[end]
            and (more := s.portfolio(end, limit))
            and more[0] > end + 1
            and more[0] < limit
            and s.cap[more[0]]
        ):
            end = more[0]  # `Bộ trưởng Kinh tế thương mại A`
        while end + 1 < limit and (s.norms[end] in self.joins or (s.words[end] == "," and fields_close(s, end + 1, limit, self.joins))):
            more = s.portfolio(end + 1, limit)
            if not more or not s.cap[end + 1]:
                break
            end = more[0]
        return end

    def _about(self, s: Scan, i: int, limit: int) -> int:
        """`về biến đổi khí hậu John Kerry`: small words up to a name."""
        j = i + 1
        while j < limit and j - i < 14 and (s.is_word(j) or self._joins_words(s, j, limit)) and not s.phrases_rule(j) and j not in s.dates:
            if s.cap[j] and (named := s.entry(j, limit, PLACES)) and named[0] > j + 1:
                j = named[0]  # `phụ trách vấn đề Mỹ của Bộ Ngoại giao Triều Tiên A`
                continue
            if s.cap[j] and self.name(s, j, limit, after_title=True) - j >= 2 and not s.entry(j, limit, PLACES):
                return j
            j += 1
        if j < limit and (s.words[j] == "," or j in s.dates) and j - i >= 2:
            return j
        return i

    def _joins_words(self, s: Scan, j: int, limit: int) -> bool:
        """`kinh tế - đầu tư`: whether a dash joins small words, or stands inside a word."""
        return s.hyphen(j, limit) or (
            s.words[j] == "-" and j + 1 < limit and s.is_word(j + 1) and not s.cap[j + 1] and not s.options[j + 1].titles
        )

    def _compound(self, s: Scan, i: int, limit: int) -> int:
        """A capitalised common noun, `Cổ vật`, `Du lịch và Cổ vật`: a capital then small syllables."""
        j = i
        while (
            j + 1 < limit
            and s.cap[j]
            and s.is_word(j + 1)
            and not s.cap[j + 1]
            and s.norms[j + 1] not in self.particles
            and ((s.norms[j], s.norms[j + 1]) in s.pairs or (j + 2 < limit and s.cap[j + 2] and s.options[j + 1] is NOTHING))
        ):
            j += 2
            while j < limit and not s.cap[j] and s.is_word(j) and (s.norms[j - 1], s.norms[j]) in s.pairs:
                j += 1
            joined = j + 2 < limit and s.norms[j] in self.joins and s.cap[j + 1] and not s.cap[j + 2]
            if joined and s.is_word(j + 2) and not s.title(j + 1, limit):
                j += 1
        return j
