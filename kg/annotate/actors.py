"""Titles, names and appositions: the finite-state grammar of who is who in Vietnamese news."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.chains import Chains
from kg.annotate.mentions import Mention, Post
from kg.annotate.names import PERSON, PLACES, STATE
from kg.annotate.options import NOTHING
from kg.annotate.scan import Named, Scan
from kg.vi.normalize import norm


class Actors(Chains):
    """Parses actors: (title chain) + name + (apposition)."""

    def title(self, s: Scan, i: int, limit: int) -> tuple[int, Post, str] | None:
        """One title, with the person whom it serves: `phát ngôn viên của Tổng thống Chile Pablo Rojas`."""
        found = super().title(s, i, limit)
        if found is None or found[2] != "post":
            return found
        end, post, kind = found
        if (
            end + 1 < limit
            and s.norms[end] in self.of
            and post.head in self.aides
            and (served := self.actor(s, end + 1, self._comma(s, end + 1, limit)))
        ):
            if served.kind not in ("person", "post"):
                return found
            stop = served.end
            about = next((k for k in range(end + 2, min(stop + 1, limit - 1)) if s.norms[k] in self.about), 0)
            if about and (name := self._about(s, about, limit)) > about:
                stop = name  # `Cố vấn của Tổng thống Chile về giáo dục Pablo Rojas`: who serves is named
            elif (serving := self._own_name(s, end + 1, limit, served)) > end:
                stop = serving  # `Đặc phái viên của Tổng thống Chile Pablo Rojas`, who was never president
            else:
                post.served = served
            post.label, post.country = s.surface(i, stop), post.country or next((p.country for p in served.posts if p.country), "")
            post.field = norm(s.surface(end, stop))
            return stop, post, kind
        return found

    def _own_name(self, s: Scan, i: int, limit: int, served: Mention) -> int:
        """Where the name begins that cannot be of the leader whom an aide serves, for the person is known and never led; else 0."""
        held = self.terms.get(served.key) if served.key and len(served.posts) == 1 else None
        if (
            not held
            or served.posts[0].head not in self.heads
            or not held.isdisjoint(self.heads)
            or not (title := super().title(s, i, limit))
        ):
            return 0
        return title[0] if self.name(s, title[0], limit, after_title=True) == served.end else 0

    def _comma(self, s: Scan, i: int, limit: int) -> int:
        """Where the first comma stands, if a name of its own stands behind it: `phát ngôn viên của Tổng thống A, Maria Soto, nói`."""
        for j in range(i, min(limit, i + 12)):
            if s.words[j] == ",":
                return j if self._closed_name(s, j + 1, limit) else limit
        return limit

    def actor(self, s: Scan, i: int, limit: int) -> Mention | None:
        """The person or post at a token, with every title before and after the name."""
        posts: list[Post] = []
        other = False  # whether a capitalised word follows that may be somebody's short name
        first_end, country = i, ""
        address, j, start, former = "", i, i, False
        while j < limit:
            found = self.title(s, j, limit)
            if not found:
                break
            end, post, kind = found
            if kind == "address":
                address = norm(s.surface(j, end))
            elif kind == "former":
                former = True
            elif kind == "counterpart":
                address, country = address or "-", post.country
            elif kind == "post":
                post.former, former = former, False
                posts.append(post)
                first_end = first_end if len(posts) > 1 else end
            j = end
            if (
                kind == "rank"
                and j + 1 < limit
                and s.words[j] == ","
                and (more := self.title(s, j + 1, limit))
                and more[2] in ("post", "rank")
            ):
                j += 1  # `Đại tướng, Bộ trưởng …`
                continue
            if kind == "post":
                spoken_of = self._role(s, start) or (start > 0 and s.norms[start - 1] in self.as_words) or self._cited(s, start, j, limit)
                step = 0 if spoken_of and j < limit and s.words[j] == "," else self._join(s, i, j, limit, posts)
                if not step:
                    break
                j = step
        if j == i:
            return self._bare(s, i, limit)
        self._share(s, i, j, posts)
        if posts and (then := self._then(s, j, limit)):
            j, posts[-1].former = then, True  # `Ngoại trưởng Chile khi đó là Pablo Rojas`
        if (
            j < limit
            and s.words[j] in ("-", ",")
            and posts
            and not (start and s.norms[start - 1] in self.as_words)
            and (ranked := self.title(s, j + 1, limit))
            and ranked[2] in ("address", "rank")
            and (s.words[j] == "-" or self._named_after(s, i, ranked[0], limit))
            and not self._cited(s, start, j, limit)
            and not (s.words[j] == "," and (self._told_of(s, i) or self._whose(s, start)))
        ):
            j, address = ranked[0], norm(s.surface(j + 1, ranked[0]))
        elif j < limit and s.words[j] == "," and posts and (posts[-1].country or posts[-1].served) and self._closed_name(s, j + 1, limit):
            j += 1  # `Ngoại trưởng Ai Cập, Badr Abdelatty, nói`
        elif (
            j + 1 < limit
            and s.words[j] == "-"
            and posts
            and (posts[-1].served or ((posts[-1].field or posts[-1].country) and self._surely_a_name(s, j + 1, limit)))
            and self.name(s, j + 1, limit, after_title=True) > j + 2
        ):
            j += 1  # `cố vấn của ông Trump - Robert Gabriel`, `Chủ tịch UBND tỉnh P - Trần Văn A`
        elif j < limit and s.words[j] == "," and not posts and country and self.name(s, j + 1, limit, after_title=False) > j + 2:
            j += 1  # `người đồng cấp Mông Cổ, Ukhnaa Khurelsukh`
        while j < limit and (more := self.title(s, j, limit)) and more[2] in ("rank", "address", "new"):
            address = norm(s.surface(j, more[0])) if more[2] == "address" else address
            j = more[0]
        if not posts and j > i and not country and (nation := self._ranked_nation(s, i, j, limit)):
            country, j = nation[1].label, nation[0]  # `tướng Campuchia Srey Doek`
        end = self.name(s, j, limit, after_title=True)
        if end == j + 2 and posts and address not in self.addresses and self._ends_a_firm(s, posts[-1], j):
            posts[-1].label, posts[-1].field = s.surface(i, end), f"{posts[-1].field} {s.normal(j, end)}"
            j = first_end = end  # `Phó Tổng Giám đốc Công ty Lọc hóa dầu Bình Sơn`
        state = s.entry(j, end, STATE if posts else PLACES) if end > j else None
        if (
            end > i + 1
            and address not in self.addresses
            and ((state and state[0] == end) or (end == j + 1 and self.nominals.head(s, j, limit, "organization") > j))
        ):
            end = j  # `chuyên gia Mỹ`, `chuyên gia Viện …`
        if len(posts) > 1 and posts[0].country and end > j and self._foreigner(s, j, end, posts[0].country):
            end = j  # `cuộc gặp với nhà lãnh đạo Trung Quốc, Tổng thống Donald Trump cho biết …`
        if end == j + 1 and posts and not address and s.words[j].isalpha() and not self.foreign(s, j) and not s.entry(j, limit, PERSON):
            other = True  # one plain syllable after a title: a name only if the article has a longer one
        if end > j and posts and self._whom_served(s, posts[-1], j, end):
            return Mention("post", s.surface(i, end), start, end, posts=posts, certain=False)  # `Đặc phái viên Tổng thống Putin`
        if end > j:
            mention = Mention("person", s.surface(j, end), start, end, posts=posts, address=address, country=country)
            mention.certain = not other
            if end == j + 1 and start and s.words[start - 1] in "([" and end + 1 < limit and s.words[end] in ")]" and s.cap[end + 1]:
                mention.posts, mention.certain = [], False  # `[Tổng thống Joe] Biden`
            self._known(s, mention, j, end)
            return self._apposition(s, mention, limit)
        if not posts and address == "-" and not country:
            return None
        if not posts and country:
            return Mention("post", s.surface(i, j), start, j, posts=[Post("", "", country)])
        if not posts:
            if address in self.pronouns and (j - i == 1 or address == s.normal(i, j)):
                return Mention("pronoun", s.surface(i, j), i, j, address=address)
            return None
        if former:
            posts[-1].former = True
        if len(posts) == 1 and (whole := self._one_office(s, j, limit, posts[0])) is not None:
            return Mention("post", s.surface(i, whole[0]), start, whole[0], posts=[whole[1]], address=address)
        held = posts if any(n in self.concurrently for n in s.norms[first_end:j]) and j > first_end else posts[:1]
        first_end = j if len(held) > 1 else first_end
        mention = Mention("post", posts[0].label, start, first_end, posts=held, address=address)
        # `Bộ trưởng phát triển quốc tế …`: a post whose field we do not know is nobody's
        mention.certain = (
            bool(posts[0].field)
            or first_end >= limit
            or s.cap[first_end]
            or not s.is_word(first_end)
            or s.options[first_end] is not NOTHING
        )
        return mention

    def _ends_a_firm(self, s: Scan, post: Post, i: int) -> bool:
        """Whether two Vietnamese syllables after a firm's name begin with no surname: the name of a place that no list holds."""
        firm = post.field.startswith(self.firms)
        plain = not any(s.entry(i, i + 2, PERSON) or self.foreign(s, k) for k in (i, i + 1))
        return firm and plain and s.norms[i] not in self.surnames

    def _whose(self, s: Scan, i: int) -> bool:
        """`Luật sư của nhà sáng lập O, ông A`: whether the title at a token is of him for whom somebody with a title works."""
        if i < 3 or s.norms[i - 1] not in self.of:
            return False
        return any(k >= 0 and (held := self.title(s, k, i - 1)) and held[0] == i - 1 for k in (i - 3, i - 2))

    def _surely_a_name(self, s: Scan, i: int, limit: int) -> bool:
        """Whether a Vietnamese surname or somebody known stands at a token, after a dash with blanks."""
        known = s.entry(i, limit, PERSON)
        whole = known is not None and known[0] == self.name(s, i, limit, after_title=True)
        return not s.hyphen(i - 1, limit) and (whole or (known is None and s.norms[i] in self.surnames))

    def _whom_served(self, s: Scan, post: Post, i: int, end: int) -> bool:
        """Whether the name after an aide's post is of the leader whom the post names: known to have held that office, and no aide."""
        office = " ".join(norm(post.label).split()[-2:])
        known = s.entry(i, end, PERSON)
        held = self.terms.get(known[1].label, set()) if known is not None and known[0] == end else set()
        runs = norm(post.label).startswith(self.candidates)  # `ứng viên Tổng thống A`
        return office != norm(post.label) and office in held and self.aides.isdisjoint(held) and post.head not in held and not runs

    def _cited(self, s: Scan, start: int, j: int, limit: int) -> bool:
        """`Theo người phát ngôn Điện Kremlin, ông Putin sẽ …`: whether a post is cited, and the name after the comma begins the clause."""
        if not start or j >= limit or s.words[j] != "," or not s.tagged(start - 1, "source_prepositions", start):
            return False
        address = self.title(s, j + 1, limit)
        return address is not None and address[2] == "address" and not self._closed(s, address[0], limit)

    def _closed(self, s: Scan, i: int, limit: int) -> bool:
        """Whether a comma follows the name at a token."""
        end = self.name(s, i, limit, after_title=True)
        return end < limit and s.words[end] == ","

    def _then(self, s: Scan, i: int, limit: int) -> int:
        """The end of the words that put a post into the past, where the name of who held it follows; else 0."""
        for end in range(min(i + 4, limit - 1), i + 1, -1):
            if s.normal(i, end) in self.then:
                name = self.title(s, end, limit)
                return end if self.name(s, name[0] if name else end, limit, after_title=True) > end + 1 else 0
        return 0

    def _bare(self, s: Scan, i: int, limit: int) -> Mention | None:
        """A name without a title."""
        known = s.entry(i, limit, PERSON)
        if known and not known[2]:
            mention = Mention("person", s.surface(i, known[0]), i, known[0], key=known[1].label, wikidata=known[1].wikidata)
            return self._apposition(s, mention, limit)
        if not s.cap[i]:
            return None
        end = self.name(s, i, limit, after_title=False)
        if end == i:
            return None
        certain = s.norms[i] in self.surnames and 2 <= end - i <= 4 and not s.words[i].isupper()
        mention = Mention("person", s.surface(i, end), i, end, certain=certain)
        return self._apposition(s, mention, limit)

    def _known(self, s: Scan, mention: Mention, start: int, end: int) -> None:
        known = s.entry(start, end, PERSON)
        if known and known[0] == end:
            mention.key, mention.wikidata = known[1].label, known[1].wikidata

    def _met(self, s: Scan, mention: Mention, end: int, limit: int) -> bool:
        """`tiếp X, Bộ trưởng Y đang ở thăm`: whether a name is of somebody met, and his post no subject of what follows."""
        named = not mention.posts and s.norms[mention.start - 1] in self.met_words
        return named and (mention.certain or self.foreign(s, mention.start)) and not (end < limit and s.phrases_rule(end))

    def _stands(self, s: Scan, i: int, limit: int) -> int:
        """The end of a bracket of small words, with which a caption says where somebody stands, before a comma; 0 if it is none."""
        for j in range(i + 1, min(i + 7, limit - 1)):
            if s.words[j] == ")":
                return j + 1 if j > i + 1 and s.words[j + 1] == "," else 0
            if not (s.is_word(j) or s.words[j] in ",-") or s.cap[j]:
                return 0
        return 0

    def _ranked_nation(self, s: Scan, i: int, j: int, limit: int) -> Named | None:
        """The country between a military rank and a name of two words and more; None if it is not so."""
        nation = s.entry(j, limit, STATE, ambiguous=False)
        rank = s.title(j - 1, limit) or s.title(i, limit)
        if nation is None or rank is None or rank[1].title is None or rank[1].title.kind != "rank" or nation[0] >= limit:
            return None
        named = s.cap[nation[0]] and self.name(s, nation[0], limit, after_title=True) > nation[0] + 1
        return nation if named else None

    def _firm(self, s: Scan, i: int, end: int) -> bool:
        """Whether the name between `i` and `end` is that of a firm: `chủ tịch hãng tư vấn Lomar Oil`, `chủ tịch Lomar Group`."""
        told = any(s.normal(k, i) in self.nominals.brands for k in range(max(0, i - 3), i))
        return (told and not s.cap[i - 1]) or s.words[end - 1] in self.firm_words

    def _foreigner(self, s: Scan, j: int, end: int, country: str) -> bool:
        """Whether somebody whom the lexicon knows is of another country."""
        known = s.entry(j, end, PERSON)
        return known is not None and bool(known[1].country) and known[1].country != country

    def _apposition(self, s: Scan, mention: Mention, limit: int) -> Mention:
        """Titles after the name: `X, Phó Thủ tướng, Bộ trưởng Ngoại giao`, `X (Bộ trưởng …)`, `X - Bộ trưởng …`."""
        j = mention.end
        if (
            j + 2 < limit
            and s.words[j] == "("
            and (state := s.entry(j + 1, limit, STATE))
            and state[0] < limit
            and s.words[state[0]] == ")"
        ):
            mention.country = mention.country or state[1].label  # `bà X (Chile)`
            mention.end = state[0] + 1
            return mention
        dashed, titled = False, bool(mention.posts)
        if j < limit and s.words[j] == "(" and not titled and (closed := self._stands(s, j, limit)):
            j = closed  # `ông X (phải), Phó Chủ tịch Y, tiếp …`
        while j + 1 < limit and (s.words[j] in (",", "-", "(") or (mention.posts and s.norms[j] in self.concurrently)):
            opening = s.words[j]
            dashed = dashed or opening == "-"
            one = opening == "," and j + 2 < limit and (s.norms[j + 1] in self.one or s.norms[j + 1] in self.female)
            found = self.title(s, j + 1 + one, limit)
            if not found or found[2] not in ("post",) or (one and not found[1].field):
                break
            end, post, _ = found
            if (named := self.name(s, end, limit, after_title=True)) > end:
                if opening != "," or not self._firm(s, end, named):
                    break
                post, end, dashed = replace(post, label=s.surface(j + 1 + one, named), field=s.normal(end, named)), named, True
            following = self.title(s, end, limit)
            if following and following[2] != "post":
                break
            also = end < limit and s.norms[end] in self.concurrently  # `X, Phó Thủ tướng kiêm Bộ trưởng …`
            if not post.field and not mention.posts and opening == "," and not (also or (end < limit and s.words[end] in (",", ";"))):
                break
            if end < limit and opening == "," and not post.field and s.phrases_rule(end) and len(post.label.split()) < 3:
                break
            if not dashed and self._chain_ends_in_name(s, j + 1, limit, apposed=True):
                break
            closed = also or end >= limit or not s.is_word(end) or s.norms[end] in self.joins
            if (
                opening == ","
                and not closed
                and mention.start > 0
                and s.is_word(mention.start - 1)
                and s.norms[mention.start - 1] not in (self.led_by if titled else self.led_by | self.joins)
                and not self._met(s, mention, end, limit)
            ):
                break  # `Theo ông X, Tổng thống Nga sẽ …`: the title begins the next clause
            mention.posts.append(post)
            j = end
            if opening == "(":
                if j < limit and s.words[j] == ")":
                    j += 1
                break
        mention.end = max(mention.end, j)
        return mention
