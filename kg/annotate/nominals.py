"""Names that begin with a head noun: organizations, gatherings, documents, places, delegations, partnerships."""

from __future__ import annotations

from kg.annotate.mentions import Mention
from kg.annotate.scan import Scan
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import norm

_STATE = frozenset({"country"})
_INSIDE = frozenset({"country", "place", "organization"})
_ORGANIZATION = frozenset({"organization"})
_PLACE = frozenset({"place"})


class Nominals:
    """Finds how far a name goes that a head noun begins."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.grammar
        self.of = set(words["of_words"])
        self.at = set(words["at_words"])
        self.about = set(words["about_words"])
        self.days = set(words["commemorated_days"])
        self.fors = set(words["for_words"])
        self.years = set(words["name_years"])
        self.ranks = set(words["level_words"])
        self.between = set(words["between_words"])
        self.joins = set(words["post_joins"])
        self.name_joins = set(words["name_joins"])
        self.ordinals = set(words["ordinals"])
        self.levels = words["partnership_levels"]
        self.level_tails = words["partnership_tails"]
        self.surnames = {norm(x) for x in lexicon.person.get("vietnamese_surnames", ())}
        self.brands = {norm(x) for x in words["brand_heads"]}

    def head(self, s: Scan, i: int, limit: int, kind: str) -> int:
        """The end of the longest head noun of a kind at a token, or `i`."""
        for end, phrase in s.phrases.get(i, ()):
            if end <= limit:
                for spelling, of_kind, case in phrase.heads:
                    if of_kind == kind and (case == "any" or s.cap[i] or spelling[0].islower()):
                        return end
        return i

    # -- organizations -------------------------------------------------------------------------------------------

    def organization(self, s: Scan, i: int, limit: int, *, in_title: bool = False) -> Mention | None:
        """An organization at a token: from the lexicon, or a head noun and what follows it."""
        known = s.entry(i, limit, _ORGANIZATION)
        end = self.head(s, i, limit, "organization")
        if end == i or (known and known[0] >= self._organization_end(s, i, end, limit, in_title)):
            return self._known(s, i, known[0], limit, in_title) if known else None
        stop = self._organization_end(s, i, end, limit, in_title)
        if not any(s.cap[k] for k in range(end, stop)):
            stop = end
        if stop == end and (not known or known[0] < end):
            return Mention("organization", s.surface(i, end), i, end, certain=False)
        return self._finish(s, Mention("organization", s.surface(i, stop), i, stop), limit)

    def _known(self, s: Scan, i: int, end: int, limit: int, in_title: bool) -> Mention:
        known = s.entry(i, end, _ORGANIZATION)
        assert known is not None
        entry = known[1]
        mention = Mention(
            "organization", s.surface(i, end), i, end, key=entry.label, wikidata=entry.wikidata, country=entry.country, detail=entry.detail
        )
        stop = end
        if entry.detail in ("ministry", "parliament", "state", "agency", "party", "military") and (state := s.entry(end, limit, _STATE)):
            if not state[2] or state[0] >= limit or not s.cap[state[0]] or in_title:
                stop = state[0]
                if entry.country != state[1].label:
                    mention.key = mention.wikidata = ""
                mention.country = state[1].label
        mention.end, mention.label = stop, s.surface(i, stop)
        return self._finish(s, mention, limit)

    def _finish(self, s: Scan, mention: Mention, limit: int) -> Mention:
        """The bracketed abbreviation that introduces a short name, and the country inside."""
        j = mention.end
        if j + 2 < limit and s.words[j] == "(" and s.words[j + 2] == ")" and s.words[j + 1].isupper() and len(s.words[j + 1]) > 1:
            mention.aliases.append(s.words[j + 1])
            mention.end = j + 3
        for k in range(mention.start, j):
            state = s.entry(k, j, _STATE, ambiguous=False)
            if state:
                mention.country = mention.country or state[1].label
        return mention

    def _organization_end(self, s: Scan, start: int, i: int, limit: int, in_title: bool) -> int:
        j = best = i
        brand = s.norms[start] in self.brands or norm(s.surface(start, i)) in self.brands
        while j < limit:
            portfolio = s.longest(j, limit, lambda p: p.portfolio)
            known = s.entry(j, limit, _INSIDE)
            if known and known[1].kind == "country" and (not known[2] or self._closes(s, known[0], limit)):
                j = best = known[0]
                if j + 1 < limit and s.words[j] == "-" and (pair := s.entry(j + 1, limit, _STATE)):
                    j = best = pair[0]
                    continue
                if j + 1 < limit and s.norms[j] in self.at and (where := s.entry(j + 1, limit, _INSIDE)) and self._seat(s, start):
                    best = where[0]
                break
            if portfolio and s.cap[j] and (not known or portfolio[0] >= known[0]):
                j = best = portfolio[0]
                while (
                    j + 1 < limit and s.norms[j] in self.joins and s.cap[j + 1] and (more := s.longest(j + 1, limit, lambda p: p.portfolio))
                ):
                    j = best = more[0]
                continue
            if known and (not known[2] or not in_title):
                j = best = known[0]
                if j + 1 < limit and s.words[j] == "-" and (pair := s.entry(j + 1, limit, _INSIDE)):
                    j = best = pair[0]
                continue
            head = self.head(s, j, limit, "organization")
            if head > j and s.cap[j]:
                j = best = head
                continue
            word = s.words[j]
            if s.norms[j] in self.of and j > start and (owner := s.entry(j + 1, limit, frozenset({"country", "organization"}))):
                j = best = owner[0]
                continue
            if s.norms[j] in self.at and j > i - 1 and self._seat(s, start) and (where := s.entry(j + 1, limit, _INSIDE)):
                best = where[0]
                break
            if s.cap[j] and s.is_word(j):
                if in_title and j > i and self._name_follows(s, j, limit, brand):
                    break
                if brand and j - i >= 3:
                    break
                j = best = j + 1
                continue
            if (
                s.norms[j] in self.joins
                and j == best
                and j + 1 < limit
                and s.cap[j + 1]
                and not self._starts_other(s, j + 1, limit)
                and self.head(s, j + 1, limit, "organization") == j + 1
                and not s.entry(j + 1, limit, _INSIDE)
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
                and not s.words[i].isupper()
                and not brand
                and not s.entry(i, limit, _INSIDE)
            ):
                j = best = j + 1  # the second syllable of the first word: `Hội đồng Bầu cử`
                continue
            if (
                s.is_word(j)
                and not s.cap[j]
                and j - best < 4
                and not brand
                and self._plain(s, j, limit)
                and self._capital_soon(s, j, limit)
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
            ):
                j = best = j + 1
                continue
            break
        return best

    def _seat(self, s: Scan, start: int) -> bool:
        """Whether the head noun is one of missions, which sit somewhere (`Đại sứ quán … tại …`)."""
        return any(case == "any" for _, phrase in s.phrases.get(start, ()) for _, kind, case in phrase.heads if kind == "organization")

    def _closes(self, s: Scan, i: int, limit: int) -> bool:
        return i >= limit or not s.cap[i]

    def _plain(self, s: Scan, i: int, limit: int) -> bool:
        """A small word that is no verb and no function word."""
        return not any(phrase.rules or phrase.tags or phrase.title for _, phrase in s.phrases.get(i, ()))

    def _capital_soon(self, s: Scan, i: int, limit: int) -> bool:
        for j in range(i + 1, min(i + 5, limit)):
            if not s.is_word(j):
                return False
            if s.cap[j]:
                return not self._starts_other(s, j, limit)
            if not self._plain(s, j, limit):
                return False
        return False

    def _starts_other(self, s: Scan, i: int, limit: int) -> bool:
        """Whether a title or a personal name starts here."""
        if s.longest(i, limit, lambda p: p.title is not None and p.title.kind == "post"):
            return True
        return s.norms[i] in self.surnames and i + 1 < limit and s.cap[i + 1] and not s.entry(i, limit, _INSIDE)

    def _name_follows(self, s: Scan, i: int, limit: int, brand: bool) -> bool:
        """Whether the capitals from here on are a person's name, not more of the body's."""
        if s.norms[i] in self.surnames and i + 1 < limit and s.cap[i + 1] and s.words[i].isalpha():
            return True
        run = 0
        while i + run < limit and s.cap[i + run] and s.is_word(i + run):
            run += 1
        if run < 2:
            return False
        return (s.norms[i], s.norms[i + 1]) not in s.pairs and not (i + run < limit and (s.norms[i + run - 1], s.norms[i + run]) in s.pairs)

    # -- gatherings and documents --------------------------------------------------------------------------------

    def titled(self, s: Scan, i: int, limit: int, kind: str) -> Mention | None:
        """A gathering or a document: a head noun and its name, up to where the clause goes on."""
        end = self.head(s, i, limit, kind)
        if end == i:
            return None
        stop, named = self._titled_end(s, end, limit, kind)
        about_word = any(s.norms[k] in self.about or s.tagged(k, "commemoration", stop) for k in range(end, stop))
        certain = s.cap[i] and (named or about_word or (kind == "document" and (stop > end or end - i > 2)))
        mention = Mention(kind, s.surface(i, stop), i, stop, certain=certain)
        if certain:
            self._finish(s, mention, limit)
        return mention

    def titled_end(self, s: Scan, i: int, limit: int) -> int:
        """How far a document's name would go by its head noun; `i` if none stands there."""
        end = self.head(s, i, limit, "document")
        return self._titled_end(s, end, limit, "document")[0] if end > i else i

    def _titled_end(self, s: Scan, i: int, limit: int, kind: str) -> tuple[int, bool]:
        j = best = i
        named = about = False
        commemorates = any(s.tagged(k, "commemoration", i) for k in range(max(0, i - 3), i))
        while j < limit:
            word = s.words[j]
            if ordinal := s.tagged(j, "ordinals", limit):
                if ordinal < limit and s.is_word(ordinal):
                    j = best = ordinal + 1
                    named = True
                    while j + 1 < limit and s.norms[j] in self.joins and s.words[j + 1].isdigit():
                        j = best = j + 2
                    continue
            inside = s.entry(j, limit, _INSIDE)
            if inside:
                j = best = inside[0]
                named = True
                continue
            if word == "(" and j + 2 < limit and s.words[j + 2] == ")" and (s.words[j + 1].isupper()):
                more = s.tagged(j + 3, "ordinals", limit)
                year = j + 4 < limit and s.tagged(j + 3, "name_years", limit)
                if more or year:
                    j += 3
                    continue
                break
            if word == "-" and j == best and j + 1 < limit and s.is_word(j + 1):
                j += 1
                continue
            if word == "," and (about or kind == "document") and self._list_goes_on(s, j, limit):
                j += 1
                continue
            if not s.is_word(j) and word not in '“"':
                break
            if (
                s.tagged(j, "name_years", limit)
                and s.tagged(j, "name_years", limit) < limit
                and s.norms[s.tagged(j, "name_years", limit)].isdigit()
            ):
                j = best = s.tagged(j, "name_years", limit) + 1
                named = True
                continue
            if s.tagged(j, "commemoration", limit):
                commemorates = True
            if link := s.tagged(j, "name_links", limit):
                if s.norms[j] in self.of and not s.entry(j + 1, limit, _INSIDE) and not about:
                    break
                if s.norms[j] in self.between and not s.entry(link, limit, _INSIDE) and not s.tagged(link, "two", limit):
                    break
                if s.norms[j] in self.years and kind == "document" and best == j:
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
                    and not s.longest(j, limit, lambda p: p.portfolio)
                ):
                    title = s.longest(j, limit, lambda p: p.title is not None and p.title.kind == "post")
                    if not title or title[0] >= limit or s.cap[title[0]]:
                        if not (title and (s.longest(title[0], limit, lambda p: p.portfolio) or self._pair_follows(s, title[0], limit))):
                            break
                j = best = j + 1
                named = True
                continue
            if kind == "document" and s.norms[j] in self.fors and j > i and best == j:
                j += 1
                continue
            if s.norms[j] in self.joins:
                if (about or kind == "document" or named) and j + 1 < limit and s.is_word(j + 1) and not self._new_clause(s, j + 1, limit):
                    j += 1
                    continue
                break
            if commemorates and s.norms[j] in self.days and j + 1 < limit and not s.norms[j + 1][0].isdigit():
                j = best = j + 1
                continue
            if s.tagged(j, "name_stops", limit) and not (s.norms[j - 1], s.norms[j]) in s.pairs:
                if not (about and s.norms[j] in self.name_joins):
                    break
                j += 1
                continue
            if s.phrases_rule(j) and not about and not (s.norms[j - 1], s.norms[j]) in s.pairs and not commemorates:
                break
            j = best = j + 1
        return best, named

    def _pair_follows(self, s: Scan, i: int, limit: int) -> bool:
        """`Hội đồng Bộ trưởng Pháp - Đức`: countries joined by a dash, no holder of a post."""
        first = s.entry(i, limit, _INSIDE)
        return bool(first and first[0] + 1 < limit and s.words[first[0]] == "-" and s.entry(first[0] + 1, limit, _INSIDE))

    def _quoted(self, s: Scan, i: int, limit: int) -> int:
        """The end of a short quotation that is part of the name: `Diễn đàn cấp cao “Vành đai, Con đường”`; 0 if there is none."""
        for j in range(i + 1, min(i + 24, limit)):
            if s.words[j] in '”"':
                return j + 1
        return 0

    def _new_clause(self, s: Scan, i: int, limit: int) -> bool:
        return (
            s.phrases_rule(i)
            or bool(s.longest(i, limit, lambda p: p.title is not None))
            or bool(s.tagged(i, "adverbs", limit))
            or self._starts_other(s, i, limit)
        )

    def _list_goes_on(self, s: Scan, i: int, limit: int) -> bool:
        """After a comma inside a name: more small words and an `and`, then an end."""
        for j in range(i + 1, min(i + 8, limit)):
            if s.norms[j] in self.joins:
                return not self._new_clause(s, i + 1, limit) and not self._new_clause(s, j + 1, limit)
            if not s.is_word(j) or s.phrases_rule(j) or s.tagged(j, "name_stops", limit):
                return False
        return False

    # -- places, delegations, partnerships -----------------------------------------------------------------------

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
                return Mention(
                    "place",
                    s.surface(generic, inner[0]),
                    i,
                    inner[0],
                    key=inner[1].label,
                    wikidata=inner[1].wikidata,
                    country=inner[1].country,
                    detail=inner[1].detail,
                )
            return Mention(
                "place",
                s.surface(i, known[0]),
                i,
                known[0],
                key=entry.label,
                wikidata=entry.wikidata,
                country=entry.country,
                detail=entry.detail,
            )
        if head == i or head >= limit:
            return None
        inner = s.entry(head, limit, _PLACE)
        if inner and self._generic(s, i, head):
            return Mention(
                "place", s.surface(head, inner[0]), i, inner[0], key=inner[1].label, wikidata=inner[1].wikidata, country=inner[1].country
            )
        j = head
        while (
            j < limit
            and s.is_word(j)
            and (
                s.cap[j]
                or (not s.cap[j] and s.cap[i] and j - head < 4 and self._plain(s, j, limit) and self._capital_soon(s, j, limit))
                or (j > head and (s.norms[j - 1], s.norms[j]) in s.pairs and not s.phrases_rule(j))
            )
        ):
            if s.entry(j, limit, _STATE, ambiguous=False) and j > head:
                break
            j += 1
        if j == head:
            return None
        return Mention("place", s.surface(head if self._generic(s, i, head) else i, j), i, j)

    def _generic(self, s: Scan, i: int, head: int) -> bool:
        return bool(s.tagged(i, "capital_words", head))

    def delegation(self, s: Scan, i: int, limit: int) -> Mention | None:
        """A delegation: `Đoàn đại biểu cấp cao Việt Nam`, `đoàn Mỹ`, `Đoàn`."""
        end = self.head(s, i, limit, "delegation")
        if end == i:
            return None
        j = best = end
        while j < limit and s.is_word(j):
            known = s.entry(j, limit, frozenset({"country", "organization"}))
            if known:
                j = best = known[0]
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
        return self._finish(s, Mention("delegation", s.surface(i, best), i, best, certain=best > end or s.cap[i]), limit)

    def partnership(self, s: Scan, i: int, limit: int) -> Mention | None:
        """A level of partnership with what belongs to its name (`vì hòa bình và thịnh vượng`)."""
        end = s.tagged(i, "partnership_levels", limit)
        if not end:
            return None
        label_end = end
        while more := s.tagged(label_end, "partnership_tails", limit):
            label_end = more
        return Mention("partnership", s.surface(i, label_end), i, label_end, key=norm(s.surface(i, end)))
