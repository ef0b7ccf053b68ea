"""Personal names: where one ends."""

from __future__ import annotations

from kg.annotate.nominals import Nominals
from kg.annotate.options import NOTHING
from kg.annotate.scan import Scan
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import fold, norm

STATE = frozenset({"country"})
PLACES = frozenset({"country", "place", "organization"})
PERSON = frozenset({"person"})


class Names:
    """Finds personal names, Vietnamese, transliterated and foreign."""

    def __init__(self, lexicon: Lexicon, nominals: Nominals) -> None:
        person = lexicon.person
        self.surnames = {norm(s) for s in person.get("vietnamese_surnames", ()) + person.get("chinese_surnames", ())}

        self.hyphenated = {norm(s) for s in person.get("hyphenated", ())}
        self.korean = {norm(s) for s in person.get("korean_surnames", ())}
        self.particles = {norm(s) for s in person.get("particles", ())}
        self.small_suffixes = {norm(s) for s in person.get("small_suffixes", ())}
        self.suffixes = {norm(s) for s in person.get("suffixes", ())}
        self.never = {norm(s) for s in person.get("not_name_start", ())}
        self.nominals = nominals
        words = lexicon.grammar
        self.of = set(words["of_words"])
        self.at = set(words["at_words"])
        self.about = set(words["about_words"])
        self.joins = set(words["post_joins"])
        self.function = {norm(w) for w in words["never_in_names"]}
        self.given = set(words["given_names"])
        self.towns = set(words["town_words"])
        self.led_by = set(words["led_by"])
        self.only_small = set(words["only_small"])
        self.hosting = {norm(w) for w in words["hosting"]}
        self.then = {norm(w) for w in words["sayings"]["then"]}
        self.pronouns = {norm(w) for w in (*words["pronouns"], *words["neutral"])}
        self.addresses = self.pronouns | {norm(w) for w in words["forms_of_address"]}
        self.years = set(words["name_years"])
        self.one = {norm(w) for w in words["one"]}
        self.town_posts = {norm(w) for w in words["leadership"]["town_posts"]}
        self.sole = {norm(w) for w in words["leadership"]["sole"]}
        self.state_posts = {norm(w) for name in ("sole", "deputies") for w in words["leadership"][name]}
        self.never_after = {norm(w) for w in words["leadership"]["never_after"]}
        self.department_heads = {norm(w) for w in words["leadership"]["department_heads"]}
        self.under = {norm(w) for w in words["leadership"]["under"]}
        self.whose = self.of | self.at | self.under
        self.ranked = {norm(w) for w in words["leadership"]["ranked"]}
        self.clause_openers = {norm(w).split()[-1] for w in words["complementizers"]}
        self.candidates = tuple(norm(w) for w in words["leadership"]["candidates"])
        self.met_words = {norm(w) for w in words["leadership"]["met_words"]}
        self.experts = {norm(w) for w in words["leadership"]["experts"]}
        self.standing_ends = {norm(w).split()[-1] for w in words["standing_held"]}
        self.matters = {norm(w) for w in words["leadership"]["matters"]}
        self.firms = tuple(norm(w) for w in words["leadership"]["firms"])
        self.masters = {norm(w) for w in words["leadership"]["masters"]}
        self.seats_of_power = {norm(seat): (norm(head), state, norm(field)) for seat, head, state, field in words["leadership"]["seats"]}
        self.units = {norm(w) for w in words["leadership"]["units"]}
        self.acting = {norm(w) for w in words["leadership"]["acting"]}
        self.roles = {norm(w) for w in words["leadership"]["roles"]}
        self.as_words = {norm(w) for w in words["leadership"]["made"]}
        self.collective = {norm(w) for w in words["leadership"]["collective"]}
        self.womens_names = set(words["womens_names"])
        self.female = {norm(w) for w in words["female"]}
        self.firm_words = set(words["leadership"]["firm_words"])
        self.papers = tuple(words["leadership"]["paper_words"])
        self.vices = {norm(w) for w in words["leadership"]["vices"]}
        self.aides = {norm(w) for w in words["leadership"]["aides"]}
        self.regions = {norm(w) for w in words["gatherings"]["regions"]}
        self.heads = {norm(w) for w in words["leadership"]["heads"]}
        self.together = {(norm(one), norm(other)) for one, other in words["leadership"]["together"]}
        self.terms: dict[str, set[str]] = {}  # person -> heads of the posts held, as far as the lexicon knows
        for label, _, post, _, _ in lexicon.terms:
            if post:
                self.terms.setdefault(label, set()).add(norm(post))
        self.short_titles = set(words["leadership"]["short_titles"])
        self.small_bodies = {norm(w) for w in words["leadership"]["small_bodies"]}
        self.units_of_bodies = {norm(w) for w in words["leadership"]["units_of_bodies"]}
        self.parent_bodies = {norm(w) for w in words["leadership"]["parent_bodies"]}
        self.concurrently = {norm(w) for w in words["concurrently"]}
        self.portfolios = {norm(p) for p in lexicon.portfolios}

    def name(self, s: Scan, i: int, limit: int, *, after_title: bool) -> int:
        """The end of a personal name at a token, or `i` if there is none."""
        if i < limit and after_title and not s.cap[i] and s.norms[i] in self.particles:
            j = i + 1
            while j < limit and not s.cap[j] and s.norms[j] in self.particles:
                j += 1
            if j + 1 < limit and s.words[j] == "-" and s.cap[j + 1]:
                j += 1  # `Tổng thống el-Sisi`
            end = self.name(s, j, limit, after_title=True) if j < limit and s.cap[j] and j - i < 3 else j
            return end if end > j else i  # `ông van der Meer`
        if i < limit and after_title and s.norms[i] in self.given and s.cap[i] and not s.words[i].isupper():
            return i + 1  # `ông Được`
        first = i
        if i < limit and s.words[i].isupper() and 1 < len(s.words[i]) < 4:
            known = s.entry(i, limit, PERSON, ambiguous=False)
            if known and known[0] > i + 1:
                return known[0]  # `JD Vance`
            i += self._initials(s, i, limit, first=True)  # `HR McMaster`
        if i >= limit or not self._name_token(s, i) or (not after_title and s.norms[i] in self.never):
            return first
        if i and s.norms[i - 1] in self.never_after and not s.cap[i - 1]:
            return first  # `châu Âu`
        if s.words[i][-1] == "." and len(s.words[i]) > 2 and s.tagged(i, "capital_words", limit):
            return first  # `Lãnh đạo TP.HCM`
        known = s.entry(i, limit, PERSON, ambiguous=False)
        if known and known[0] - i > 1:
            return known[0] + self._one_more(s, i, known[0], limit)
        vietnamese = s.norms[i] in self.surnames and not s.words[i].isupper() and not s.hyphen(i + 1, limit)
        if not after_title and not vietnamese and s.entry(i, limit, PLACES):
            return first
        j = i + 1
        hyphens = 0
        while j < limit and j - i - hyphens < 10:
            word = s.norms[j]
            if word == "-" and s.hyphen(j, limit) and s.words[j + 1].isalpha():
                if vietnamese and not s.words[j + 1][0].islower() and s.entry(j + 1, limit, STATE):
                    break
                j += 2  # a transliterated name: Vla-đi-mia
                hyphens += 2
                continue
            if hyphens and not s.cap[j] and self._small_part(s, j, limit):
                j += 3  # `Bun-thoong Chít-ma ny-a`
                continue
            if word == "-" and j - i == 2 and s.norms[i] in self.korean and j + 1 < limit and self._syllable(s, j + 1):
                j += 2  # `Kim Hyok - chol`, as some texts are spaced
                break
            if word == "-" and s.norms[j - 1] in self.hyphenated and j + 1 < limit and s.cap[j + 1] and not s.entry(j + 1, limit, STATE):
                j += 2  # `Jean - Yves Le Drian`
                continue
            if word in self.suffixes and not s.hyphen(j + 1, limit) and (s.cap[j] or word.rstrip(".") in self.small_suffixes):
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
            if s.norms[j] in self.function and self._function_in_name(s, j, limit, vietnamese and j - i == 2):
                j += 1
                continue
            if s.words[j] in '"“' and j + 3 < limit and s.cap[j + 1] and s.words[j + 2] in '"”' and self._name_token(s, j + 3):
                j += 3  # `Jose "Chito" Santa Romana`
                continue
            if self._initials(s, j, limit):
                j += 1  # `Maria LP Soto`
                continue
            if not self._name_token(s, j) or self._breaks(s, i, j, limit, vietnamese):
                break
            j += 1
            if vietnamese and j - i >= 5:
                break
        if vietnamese and j - i == 1 and not after_title:
            return first
        return j

    def _one_more(self, s: Scan, start: int, j: int, limit: int) -> bool:
        """Whether a name that the lexicon knows goes on with one word: `Michelle Bachelet Jeria`; another's, of whom it knows nothing."""
        if j >= limit or not self._name_token(s, j) or s.words[j][-1] == "." or s.norms[start] in self.korean:
            return False
        if j + 1 < limit and (s.cap[j + 1] or s.words[j + 1] in ":/(-"):
            return False
        if s.norms[start] in self.surnames:  # `Nguyễn Thị Hồng Hoa`
            return j - start == 3 and s.words[start + 1] in self.womens_names and not s.entry(j, limit, PLACES) and not s.title(j, limit)
        return s.options[j] is NOTHING and self.foreign(s, j)

    def _initials(self, s: Scan, j: int, limit: int, *, first: bool = False) -> bool:
        """Two or three capitals that are no known abbreviation, before a word of a foreign name and (unless `first`) after one."""
        word = s.words[j]
        return (
            1 < len(word) < (3 if first else 4)
            and word.isupper()
            and word.isalpha()
            and s.options[j] is NOTHING
            and word not in s.abbreviations
            and word not in self.short_titles
            and j + 1 < limit
            and self._name_token(s, j + 1)
            and (self.foreign(s, j + 1) if first else self.foreign(s, j - 1))
            and not s.entry(j + 1, limit, PLACES)
        )

    def _small_part(self, s: Scan, j: int, limit: int) -> bool:
        """`Bun-thoong Chít ma-ny`: two small syllables with a hyphen and no space between."""
        if j + 2 >= limit or s.words[j + 1] != "-" or not s.words[j].isalpha() or not s.words[j + 2].isalpha() or s.cap[j + 2]:
            return False
        return bool(s.starts[j + 1] == s.ends[j] and s.starts[j + 2] == s.ends[j + 1])

    def _syllable(self, s: Scan, i: int) -> bool:
        """A short small word of plain Latin letters."""
        return s.words[i].isascii() and s.words[i].islower() and len(s.words[i]) < 6 and s.norms[i] not in self.function

    def _function_in_name(self, s: Scan, j: int, limit: int, last: bool) -> bool:
        """Whether a capitalised small word is part of a name: `Kim Do Hyun`, `Nguyễn Văn Được`."""
        if not s.cap[j] or s.words[j].isupper():
            return False
        if j + 1 < limit and s.cap[j + 1] and self._name_token(s, j + 1):
            return True
        return last and s.norms[j] in self.given

    def _name_token(self, s: Scan, i: int) -> bool:
        word = s.words[i]
        if s.norms[i] in self.function and not self._korean(s, i):
            return False
        return s.cap[i] and (word[-1].isalpha() or word[-1] == ".") and not (word.isupper() and len(word) > 1 and "." not in word)

    def _korean(self, s: Scan, i: int) -> bool:
        """`Cho Hyun`: a Korean surname that is also a small word, capitalised, before another capital."""
        small = s.cap[i] and s.norms[i] in self.korean and not s.words[i].isupper()
        return bool(small and i + 1 < len(s.words) and s.cap[i + 1] and s.norms[i + 1] not in self.function)

    def _breaks(self, s: Scan, start: int, j: int, limit: int, vietnamese: bool) -> bool:
        if (stop := s.tagged(j, "name_stops", limit)) and stop - j > 1 and not (vietnamese and j == start + 1 and s.cap[stop - 1]):
            return True  # `Chủ tịch nước Trần Văn Một Quốc thư`
        entry = s.entry(j, limit, PLACES)
        if entry and (not entry[2] or entry[0] - j > 1):
            if vietnamese and j - start == 1 and entry[0] - j == 2 and entry[1].kind == "place" and s.norms[start] not in self.towns:
                return False  # `Nguyễn Long Hải`
            if entry[0] - j > 1 or entry[1].kind == "country":
                return not (vietnamese and j - start < 3 and entry[0] - j == 1)
            firm = entry[1].detail == "company" and not s.words[j].isupper()  # `Juan Bosch`
            return not vietnamese and entry[1].kind == "organization" and not firm
        title = s.first(s.options[j].called, j, limit)
        return bool(title and (title[0] - j > 1))

    def foreign(self, s: Scan, i: int) -> bool:
        """Whether a word cannot be a Vietnamese syllable with marks left out: longer, or with letters that Vietnamese lacks."""
        word = s.norms[i]
        return len(word) > 6 or any(c in "fjwz" for c in word) or (len(word) >= 4 and fold(word) == word)
