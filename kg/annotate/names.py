"""Titles, names and appositions: the finite-state grammar of who is who in Vietnamese news."""

from __future__ import annotations

from kg.annotate.mentions import Mention, Post
from kg.annotate.nominals import Nominals
from kg.annotate.scan import Scan
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import fold, norm

_STATE = frozenset({"country"})
_PLACES = frozenset({"country", "place", "organization"})
_PERSON = frozenset({"person"})
_TOWN = frozenset({"place"})
_ORGANIZATION = frozenset({"organization"})


class Names:
    """Parses actors: (title chain) + name + (apposition)."""

    def __init__(self, lexicon: Lexicon, nominals: Nominals) -> None:
        person = lexicon.person
        self.surnames = {norm(s) for s in person.get("vietnamese_surnames", ()) + person.get("chinese_surnames", ())}

        self.particles = {norm(s) for s in person.get("particles", ())}
        self.suffixes = {norm(s) for s in person.get("suffixes", ())}
        self.never = {norm(s) for s in person.get("not_name_start", ())}
        self.nominals = nominals
        words = lexicon.grammar
        self.of = set(words["of_words"])
        self.at = set(words["at_words"])
        self.about = set(words["about_words"])
        self.joins = set(words["post_joins"])
        self.function = {norm(w) for w in words["never_in_names"]}
        self.led_by = set(words["led_by"])
        self.only_small = set(words["only_small"])
        self.pronouns = {norm(w) for w in words["pronouns"]}
        self.concurrently = {norm(w) for w in words["concurrently"]}

    # -- names ---------------------------------------------------------------------------------------------------

    def name(self, s: Scan, i: int, limit: int, *, after_title: bool) -> int:
        """The end of a personal name at a token, or `i` if there is none."""
        if i >= limit or not self._name_token(s, i) or (not after_title and s.norms[i] in self.never):
            return i
        known = s.entry(i, limit, frozenset({"person"}), ambiguous=False)
        if known and known[0] - i > 1:
            return known[0]
        vietnamese = s.norms[i] in self.surnames and not s.words[i].isupper()
        if not after_title and not vietnamese and s.entry(i, limit, _PLACES):
            return i
        j = i + 1
        while j < limit and j - i < 7:
            word = s.norms[j]
            if word == "-" and j + 1 < limit and s.words[j + 1].isalpha() and s.starts[j] == s.ends[j - 1] and s.starts[j + 1] == s.ends[j]:
                if vietnamese and not s.words[j + 1][0].islower() and s.entry(j + 1, limit, _STATE):
                    break
                j += 2  # a transliterated name: Vla-đi-mia
                continue
            if word in self.suffixes and (s.cap[j] or word.rstrip(".") in ("jr", "sr")):
                j += 1
                break
            if (
                word in self.particles
                and not s.cap[j]
                and j + 2 < limit
                and s.norms[j + 1] in self.particles
                and not s.cap[j + 1]
                and s.cap[j + 2]
            ):
                j += 3  # de la Vega
                continue
            if word in self.particles and j + 1 < limit and s.cap[j + 1] and not s.cap[j]:
                j += 2
                continue
            if word in self.particles and j + 2 < limit and s.norms[j + 1] == "-" and s.cap[j + 2] and not s.cap[j]:
                j += 3  # al-Thani
                continue
            if not self._name_token(s, j) or self._breaks(s, i, j, limit, vietnamese):
                break
            j += 1
            if vietnamese and j - i >= 5:
                break
        if vietnamese and j - i == 1 and not after_title:
            return i
        return j

    def _name_token(self, s: Scan, i: int) -> bool:
        word = s.words[i]
        if s.norms[i] in self.function:
            return False
        return s.cap[i] and (word[-1].isalpha() or word[-1] == ".") and not (word.isupper() and len(word) > 1 and "." not in word)

    def _breaks(self, s: Scan, start: int, j: int, limit: int, vietnamese: bool) -> bool:
        entry = s.entry(j, limit, _PLACES)
        if entry and (not entry[2] or entry[0] - j > 1):
            if entry[0] - j > 1 or entry[1].kind == "country":
                return not (vietnamese and j - start < 3 and entry[0] - j == 1)
            return not vietnamese and entry[1].kind == "organization"
        title = s.longest(j, limit, lambda p: p.title is not None and p.title.kind != "address")
        return bool(title and (title[0] - j > 1))

    # -- titles --------------------------------------------------------------------------------------------------

    def title(self, s: Scan, i: int, limit: int) -> tuple[int, Post, str] | None:
        """One title with its complement: end, post, kind of title (post, rank, address, …)."""
        found = s.longest(i, limit, lambda p: p.title is not None)
        if not found:
            return None
        end, phrase = found
        title = phrase.title
        assert title is not None
        if s.cap[i] and s.norms[i] in self.only_small:
            return None
        if title.kind in ("rank", "address", "former", "new"):
            return end, Post(s.surface(i, end), norm(title.text)), title.kind
        if title.kind == "counterpart":
            post = Post("", "")
            return self._complement(s, end, limit, title.frame, post), post, "counterpart"
        post = Post("", norm(title.text), party=title.kind == "party-post")
        stop = self._complement(s, end, limit, title.frame, post)
        if stop > end:
            post.field = norm(s.surface(end, stop))
        post.label = s.surface(i, stop)
        return stop, post, "post"

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
                and (town[0] - j > 1 or not s.cap[min(town[0], limit - 1)] or j > i)
            ):
                j = town[0]
                continue
            if body and (region := s.tagged(j, "capital_words", limit)) and region < limit and (town := s.entry(region, limit, _TOWN)):
                j = town[0]
                continue
            state = s.entry(j, limit, _STATE)
            longer = s.entry(j, limit, _ORGANIZATION)
            if longer and (not state or longer[0] > state[0]) and self.nominals.head(s, j, limit, "organization") <= j:
                j = longer[0]
                continue
            if state and not post.country:
                post.country = state[1].label
                j = state[0]
                if j < limit - 1 and s.norms[j] == "-" and (pair := s.entry(j + 1, limit, _STATE)):
                    j = pair[0]
                continue
            if s.norms[j] in self.of and (pair := s.entry(j + 1, limit, _PLACES if body else frozenset({"country", "organization"}))):
                if pair[1].kind == "country" and not post.country:
                    post.country = pair[1].label
                j = pair[0]
                continue
            if frame in ("body", "mission") and s.words[j].isupper() and s.words[j].isalpha() and len(s.words[j]) > 2:
                j += 1  # an abbreviation
                continue
            if s.words[j] == "(" and j > i and (closed := self._bracketed(s, j, limit)):
                j = closed
                continue
            if s.norms[j] in self.at and body and j > i and (where := s.entry(j + 1, limit, _PLACES)):
                j = where[0]
                continue
            if s.norms[j] in self.at and body and j == i and frame == "mission" and (where := s.entry(j + 1, limit, _PLACES)):
                j = where[0]
                continue
            if s.norms[j] in self.about and (name := self._about(s, j, limit)) > j:
                j = name
                continue
            if frame != "plain" and (org := self.nominals.organization(s, j, limit, in_title=True)):
                if not post.country and (inner := self._country_inside(s, j, org.end)):
                    post.country = inner
                j = org.end
                continue
            if frame in ("body", "mission") and (nested := s.longest(j, limit, lambda p: p.title is not None and p.title.frame == "state")):
                j = nested[0]
                continue
            if s.norms[j].isdigit() and len(s.norms[j]) == 4 and j > i:
                j += 1
                continue
            if frame in ("body", "portfolio") and (phrase := self._compound(s, j, limit)) > j:
                j = phrase
                continue
            break
        return j

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
            state = s.entry(k, end, _STATE, ambiguous=k > i)
            if state:
                return state[1].label
        return ""

    def _portfolio(self, s: Scan, i: int, limit: int) -> int:
        found = s.longest(i, limit, lambda p: p.portfolio)
        if not found or not s.cap[i]:
            return i
        end = found[0]
        while (
            end + 1 < limit and s.norms[end] in self.joins and (more := s.longest(end + 1, limit, lambda p: p.portfolio)) and s.cap[end + 1]
        ):
            end = more[0]
        return end

    def _about(self, s: Scan, i: int, limit: int) -> int:
        """`về biến đổi khí hậu John Kerry`: small words up to a name."""
        j = i + 1
        while j < limit and j - i < 14 and s.is_word(j) and not s.phrases_rule(j):
            if s.cap[j] and self.name(s, j, limit, after_title=True) - j >= 2 and not s.entry(j, limit, _PLACES):
                return j
            j += 1
        if j < limit and s.words[j] == "," and j - i >= 2:
            return j
        return i

    def _compound(self, s: Scan, i: int, limit: int) -> int:
        """A capitalised common noun, `Cổ vật`, `Du lịch và Cổ vật`: a capital then small syllables."""
        j = i
        while (
            j + 1 < limit
            and s.cap[j]
            and s.is_word(j + 1)
            and not s.cap[j + 1]
            and ((s.norms[j], s.norms[j + 1]) in s.pairs or (j + 2 < limit and s.cap[j + 2] and j + 1 not in s.phrases))
        ):
            j += 2
            while j < limit and not s.cap[j] and s.is_word(j) and (s.norms[j - 1], s.norms[j]) in s.pairs:
                j += 1
            if j + 1 < limit and s.norms[j] in self.joins and s.cap[j + 1] and j + 2 < limit and not s.cap[j + 2] and s.is_word(j + 2):
                j += 1
        return j

    # -- actors --------------------------------------------------------------------------------------------------

    def actor(self, s: Scan, i: int, limit: int) -> Mention | None:
        """The person or post at a token, with every title before and after the name."""
        posts: list[Post] = []
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
            if kind == "post":
                step = self._join(s, j, limit, posts)
                if not step:
                    break
                j = step
        if j == i:
            return self._bare(s, i, limit)
        if (
            j < limit
            and s.words[j] in ("-", ",")
            and posts
            and (ranked := self.title(s, j + 1, limit))
            and ranked[2] in ("address", "rank")
            and s.words[j] == "-"
        ):
            j, address = ranked[0], norm(s.surface(j + 1, ranked[0]))
        while j < limit and (more := self.title(s, j, limit)) and more[2] in ("rank", "address", "new"):
            address = norm(s.surface(j, more[0])) if more[2] == "address" else address
            j = more[0]
        end = self.name(s, j, limit, after_title=True)
        if end == j + 1 and posts and not address and s.words[j].isalpha() and not self._foreign(s, j) and not s.entry(j, limit, _PERSON):
            end = j  # one plain syllable after a title is no name
        if end > j:
            mention = Mention("person", s.surface(j, end), start, end, posts=posts, address=address, country=country)
            self._known(s, mention, j, end)
            return self._apposition(s, mention, limit)
        if not posts and country:
            return Mention("post", s.surface(i, j), start, j, posts=[Post("", "", country)])
        if not posts:
            if address in self.pronouns and j - i == 1:
                return Mention("pronoun", s.surface(i, j), i, j, address=address)
            return None
        if former:
            posts[-1].former = True
        return Mention("post", posts[0].label, start, first_end, posts=posts[:1], address=address)

    def _join(self, s: Scan, j: int, limit: int, posts: list[Post]) -> int:
        """Where the next title of a chain begins (after `,`, `kiêm`, a dash), if a name ends the chain; else 0."""
        k = j
        if k < limit and s.words[k] in (",", "-"):
            k += 1
        while k < limit and s.norms[k] in self.concurrently:
            k += 1
        if k >= limit:
            return 0
        following = self.title(s, k, limit)
        if not following:
            return 0
        if k == j:
            return k if following[2] in ("rank", "address", "new", "former", "post") else 0
        if following[2] == "post" and not self._chain_ends_in_name(s, k, limit):
            return 0
        if following[2] == "post" and posts[-1].country and following[1].country and posts[-1].country != following[1].country:
            return 0
        return k

    def _chain_ends_in_name(self, s: Scan, i: int, limit: int, depth: int = 0) -> bool:
        found = self.title(s, i, limit)
        if not found or depth > 6:
            return False
        j = found[0]
        while j < limit and (more := self.title(s, j, limit)) and more[2] in ("rank", "address", "new"):
            j = more[0]
        if self.name(s, j, limit, after_title=True) > j:
            return True
        if j < limit and (s.words[j] in (",", "-") or s.norms[j] in self.concurrently):
            k = j + 1
            if k < limit and s.norms[k] in self.concurrently:
                k += 1
            return k < limit and self._chain_ends_in_name(s, k, limit, depth + 1)
        return False

    def _bare(self, s: Scan, i: int, limit: int) -> Mention | None:
        """A name without a title."""
        known = s.entry(i, limit, frozenset({"person"}))
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

    def _foreign(self, s: Scan, i: int) -> bool:
        """Whether a word cannot be a Vietnamese syllable with marks left out: longer, or with letters that Vietnamese lacks."""
        word = s.norms[i]
        return len(word) > 6 or any(c in "fjwz" for c in word) or (len(word) >= 4 and fold(word) == word)

    def _known(self, s: Scan, mention: Mention, start: int, end: int) -> None:
        known = s.entry(start, end, frozenset({"person"}))
        if known and known[0] == end:
            mention.key, mention.wikidata = known[1].label, known[1].wikidata

    def _apposition(self, s: Scan, mention: Mention, limit: int) -> Mention:
        """Titles after the name: `X, Phó Thủ tướng, Bộ trưởng Ngoại giao`, `X (Bộ trưởng …)`, `X - Bộ trưởng …`."""
        j = mention.end
        while j + 1 < limit and (s.words[j] in (",", "-", "(") or (mention.posts and s.norms[j] in self.concurrently)):
            opening = s.words[j]
            found = self.title(s, j + 1, limit)
            if not found or found[2] not in ("post",):
                break
            end, post, _ = found
            if self.name(s, end, limit, after_title=True) > end:
                break
            following = self.title(s, end, limit)
            if following and following[2] != "post":
                break
            if not post.field and not mention.posts and opening == "," and not (end < limit and s.words[end] == ","):
                break
            if end < limit and opening == "," and not post.field and s.phrases_rule(end) and len(post.label.split()) < 3:
                break
            if self._chain_ends_in_name(s, j + 1, limit):
                break
            closed = end >= limit or not s.is_word(end) or s.norms[end] in self.joins
            if (
                opening == ","
                and not closed
                and mention.start > 0
                and s.is_word(mention.start - 1)
                and s.norms[mention.start - 1] not in self.led_by
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
