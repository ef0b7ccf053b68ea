"""Cuts a sentence into chunks: actors, places, dates, gatherings, triggers, function words."""

from __future__ import annotations

from collections.abc import Callable

from kg.annotate.actors import Actors
from kg.annotate.anaphors import Anaphors
from kg.annotate.mentions import Chunk, Mention, Sentence
from kg.annotate.nominals import Nominals
from kg.annotate.options import BODY, DELEGATION, GROUP, LEVEL, NAME, NOTHING, PERSON, SIDE, SPEAKER, TITLE, TITLED, Part
from kg.annotate.scan import Scan
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import norm

_COMING, _NO_TAGS = frozenset({"future_dates"}), frozenset[str]()
_STATE = frozenset({"country"})
_PERSON = frozenset({"person"})
_NAMED = frozenset({"country", "place", "organization"})
_SIDE = frozenset({"country", "organization"})
_PLACE = frozenset({"place"})
_DOCUMENT = frozenset({"document"})
_NOBODY: list[Mention] = []  # shared by the many chunks without mentions; never changed

Parser = Callable[[Scan, int, int], Mention | None]


class Chunker:
    """The cascade over one sentence; the longest and most specific reading wins at each token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.nominals = Nominals(lexicon)
        self.names = Actors(lexicon, self.nominals)
        words = lexicon.grammar
        self.languages = {norm(w) for w in words["language_words"]}
        self.only_small = set(words["only_small"])
        self.capitals = lexicon.capitals
        self.seats = {norm(w) for w in (*words["at_words"], *words["gatherings"]["towns"])}
        self.goings = {norm(w) for w in words["sayings"]["goings"]}
        self.signing, self.one = {norm(w) for w in words["sayings"]["signing"]}, {norm(w) for w in words["one"]}
        self.of = {norm(w) for w in words["of_words"]}
        self.at = {norm(w) for w in words["at_words"]}
        self.receptions = {norm(w) for w in words["gatherings"]["receptions"]}
        self.wary = {norm(w) for w in words["wary_countries"]}
        self.plain = {norm(w) for w in words["sayings"]["plain_countries"]}
        self.no_countries = frozenset(words["sayings"]["not_countries"])
        self.state_acts = {rule["name"] for rule in lexicon.events if rule.get("level") == "act"} | {"request", "invitation.invite"}
        anaphors = Anaphors(lexicon, self.nominals, self.names)
        self.parsers = (  # by what a phrase at the token may begin, in order
            (GROUP, anaphors.group),
            (SPEAKER, anaphors.speaker),
            (SIDE, anaphors.side),
            (DELEGATION, self._delegation),
            (LEVEL, self.nominals.partnership),
            (TITLED, self._titled),
        )
        self.parsers_of: dict[int, tuple[Parser, ...]] = {}  # by flags, as they turn up

    def chunk(self, s: Scan, sentence: Sentence) -> list[Chunk]:
        """The chunks of a sentence, in order, white space left out."""
        chunks: list[Chunk] = []
        i, limit = sentence.start, sentence.end
        words, dates, is_word, caps, options = s.words, s.dates, s.word, s.cap, s.options
        while i < limit:
            if i in dates and dates[i][0] <= limit:
                end, value = dates[i]
                chunk = Chunk("date", i, end, s.normal(i, end), tags=_COMING if value.ahead else _NO_TAGS, value=value)
            elif not is_word[i]:
                if words[i].isspace():
                    i += 1
                    continue
                chunk = Chunk("punct", i, i + 1, words[i], _NOBODY)
            elif options[i].flags or caps[i]:
                chunk = self._at(s, i, limit, sentence.start)
            elif options[i] is NOTHING:
                chunk = Chunk("word", i, i + 1, s.norms[i], _NOBODY)
            else:
                chunk = self._plain(s, i, limit, sentence.start)
            chunks.append(chunk)
            i = chunk.end if chunk.end > i else i + 1
        return chunks

    def _at(self, s: Scan, i: int, limit: int, first: int) -> Chunk:
        flags = s.options[i].flags
        if s.words[i] in s.abbreviations and not flags & NAME:
            kind = s.abbreviations[s.words[i]]
            return Chunk("actor" if kind == "organization" else kind, i, i + 1, s.norms[i], [Mention(kind, s.words[i], i, i + 1)])
        if s.words[i][:1].isupper() and (numbered := self.nominals.numbered(s, i, limit)):
            return self._mention(s, numbered, i)
        people = s.tagged(i, "before_object", limit)
        if people > i + 3 and s.entry(people, limit, _SIDE):
            return Chunk("word", i, people, s.normal(i, people), tags=frozenset({"before_object"}))  # `Đảng, Nhà nước và nhân dân Lào`
        parsers = self.parsers_of.get(flags)
        if parsers is None:
            parsers = self.parsers_of[flags] = tuple(parse for mask, parse in self.parsers if flags & mask)
        for parse in parsers:
            if mention := parse(s, i, limit):
                return self._mention(s, mention, i)
        seated = i > first and s.cap[i] and not flags & (PERSON | TITLE) and s.norms[i - 1] in self.seats
        if seated and self.nominals.head(s, i, limit, "place") > i and (named := self._named(s, i, limit, first, 0)):
            return named  # `tại Cung Andino`: no person of that surname
        if (flags & (PERSON | TITLE) or s.norms[i] in self.names.surnames) and (mention := self._person(s, i, limit)):
            return self._mention(s, mention, i)
        trigger = self._trigger(s, i, limit, first)
        if flags & (NAME | BODY) and (named := self._named(s, i, limit, first, trigger[0] if trigger else 0)):
            return named
        opens = i == first and i + 1 < limit and not s.cap[i + 1]
        if not trigger and s.cap[i] and not self._function(s, i, limit) and (not opens or self.names.foreign(s, i)):
            name = self.names.actor(s, i, limit)
            if name and not name.key and s.words[name.end - 1].endswith(self.names.papers):
                return Chunk(
                    "actor", i, name.end, s.normal(i, name.end), [Mention("organization", name.label, i, name.end, detail="media")]
                )
            if name and i > first and not name.posts and not name.key and self._town(s, i, name):
                if self._firm(s, name.end, limit):
                    return Chunk("actor", i, name.end, s.normal(i, name.end), [Mention("organization", name.label, i, name.end)])
                return Chunk("place", i, name.end, s.normal(i, name.end), [Mention("place", name.label, i, name.end)])
            short = name is not None and opens and s.words[i + 1] == "," and self.names.foreign(s, i)
            if name and short:
                name.certain = False  # `Soto, trong một bài đăng, viết: …`: a name only if the article has a longer one
            if name and (short or name.end > i + (i == first) or (self.names.foreign(s, i) and self._verb_after(s, i + 1, limit))):
                return Chunk("actor", i, name.end, s.normal(i, name.end), [name])
        return self._plain(s, i, limit, first)

    def _verb_after(self, s: Scan, i: int, limit: int) -> bool:
        """Whether a verb of the lists follows, with no more than adverbs between: `Rouhani cũng khẳng định …`."""
        ahead = False
        while i < limit and (adverb := s.tagged(i, "adverbs", limit) or s.tagged(i, "future", limit)):
            ahead = ahead or bool(s.tagged(i, "future", limit))
            i = adverb
        return i < limit and (ahead or s.phrases_rule(i) or i in s.dates or bool(s.tagged(i, "before_object", limit)))

    def _firm(self, s: Scan, end: int, limit: int) -> bool:
        """`tại Saxo Bank`, `tại Independent Commodity Services (ICIS)`: whether an unknown foreign name is a firm's or a body's."""
        bracketed = end + 2 < limit and s.words[end] == "(" and s.words[end + 2] == ")"
        return s.words[end - 1] in self.names.firm_words or (bracketed and s.words[end + 1].isupper() and len(s.words[end + 1]) > 2)

    def _town(self, s: Scan, i: int, name: Mention) -> bool:
        """Whether an unknown name follows a word that places follow: `tại Wageningen`."""
        if name.certain and (name.end - i != 2 or not s.words[i + 1].isascii()):
            return False  # a Vietnamese name
        if s.norms[i - 1] in self.goings and name.end < len(s.words) and s.phrases_rule(name.end):
            return True  # `đến Trieste thăm …`
        return s.norms[i - 1] in self.seats or s.normal(max(0, i - 2), i) in self.seats

    def _plain(self, s: Scan, i: int, limit: int, first: int) -> Chunk:
        """A trigger, a word of the grammar, or any other word; the longest phrase that is either decides."""
        part, acts = self._part(s, i, limit, first)
        if part is None:
            return Chunk("word", i, i + 1, s.norms[i], _NOBODY)
        end = i + part.length
        return Chunk("verb" if acts else "word", i, end, s.normal(i, end), _NOBODY, part.tags, part.rules if acts else ())

    def _into_title(self, s: Scan, i: int, end: int, limit: int) -> bool:
        """`giữ chức Vụ trưởng …`: whether a phrase would take the first word of a title."""
        if end - i < 2 or not s.cap[end - 1] or s.cap[i]:
            return False
        title = s.title(end - 1, limit)
        return title is not None and title[0] > end

    def _trigger(self, s: Scan, i: int, limit: int, first: int) -> tuple[int, Part] | None:
        """The event trigger at a token, unless a longer phrase of the grammar covers it."""
        part, acts = self._part(s, i, limit, first)
        return (i + part.length, part) if part is not None and acts else None

    def _part(self, s: Scan, i: int, limit: int, first: int) -> tuple[Part | None, bool]:
        """The longest phrase at a token that is a trigger or a word of the grammar, and whether it is the trigger."""
        for part in s.options[i].parts:
            if (end := i + part.length) <= limit and not self._into_title(s, i, end, limit):
                acts = part.acts and not s.counted(i, first)
                if acts or part.word:
                    return part, acts
        return None, False

    def _function(self, s: Scan, i: int, limit: int) -> bool:
        return i + s.options[i].tagged <= limit

    def _mention(self, s: Scan, mention: Mention, start: int) -> Chunk:
        kind = mention.kind if mention.kind in ("place", "event", "document", "partnership") else "actor"
        return Chunk(kind, start, mention.end, s.normal(start, mention.end), [mention])

    def _delegation(self, s: Scan, i: int, limit: int) -> Mention | None:
        if s.tagged(i, "blockers", limit):
            return None  # `đoàn kết`
        mention = self.nominals.delegation(s, i, limit)
        return (
            None if mention and self.nominals.head(s, i, limit, "organization") > self.nominals.head(s, i, limit, "delegation") else mention
        )

    def _titled(self, s: Scan, i: int, limit: int) -> Mention | None:
        known = s.entry(i, limit, _NAMED)
        if (document := s.entry(i, limit, _DOCUMENT)) and document[0] >= self.nominals.titled_end(s, i, limit):
            end, entry, _ = document
            if end + 2 < limit and s.words[end] == "(" and s.words[end + 2] == ")":
                end += 3
            return Mention("document", s.surface(i, document[0]), i, end, key=entry.label, wikidata=entry.wikidata)
        for kind in ("event", "document"):
            head = self.nominals.head(s, i, limit, kind)
            if head == i or (known and known[0] > head) or s.tagged(i, "future_dates", limit) >= head:
                continue
            trigger = s.trigger(i, limit)
            if trigger and trigger[0] >= head + s.cap[i] and not (kind == "document" and self._signed(s, i)):
                continue  # but `ký thỏa thuận …`
            title = s.title(i, limit)
            if title and title[0] > head:
                continue
            if kind == "event" and s.normal(i, head) in self.receptions:
                of = head < limit and s.norms[head] in self.of  # `Lễ nhậm chức của Tổng thống Chile Pablo Rojas`
                if guest := self._guest(s, head + of, limit):
                    return Mention("event", s.surface(i, guest.end), i, head)
            return self.nominals.titled(s, i, limit, kind)
        return None

    def _signed(self, s: Scan, i: int) -> bool:
        """`ký thỏa thuận …`, `ký một thỏa thuận …`: whether a verb of signing stands before a paper."""
        j = i - 1 - (i > 0 and s.norms[i - 1] in self.one)
        return j >= 0 and s.norms[j] in self.signing

    def _guest(self, s: Scan, i: int, limit: int) -> Mention | None:
        """`lễ đón Tổng thống Chile Pablo Rojas`: for whom a reception is."""
        if i >= limit or s.options[i] is NOTHING:
            return None
        return self._delegation(s, i, limit) or self._person(s, i, limit)

    def _person(self, s: Scan, i: int, limit: int) -> Mention | None:
        title = s.title(i, limit)
        known = s.entry(i, limit, _PERSON, ambiguous=False)
        if title:
            rival = s.trigger(i, limit)
            if rival and rival[0] > title[0]:
                return None
            if s.tagged(i, "before_object", limit) > title[0]:
                return None  # `lãnh đạo và nhân dân …`
            organization = s.entry(i, limit, _NAMED)
            if (
                organization
                and organization[0] > title[0]
                and self.names.name(s, organization[0], limit, after_title=True) > organization[0] + 1
            ):
                return self.names.actor(s, i, limit)  # `Cao ủy Liên hợp quốc về người tị nạn Pablo Rojas`
            if (organization and organization[0] > title[0]) or self.nominals.head(s, i, limit, "organization") > title[0]:
                return None
            return self.names.actor(s, i, limit)
        if known or (s.cap[i] and s.norms[i] in self.names.surnames):
            place = s.entry(i, limit, _NAMED)
            if place and (not known or place[0] > known[0]) and place[0] - i > 1:
                return None
            if self.nominals.head(s, i, limit, "organization") > i:
                return None
            if (rival := s.trigger(i, limit)) and rival[0] > i + 1 and not s.cap[rival[0] - 1]:
                return None  # `Trình Quốc thư lên …`
            mention = self.names.actor(s, i, limit)
            return mention if mention and (mention.certain or mention.key) else None
        return None

    def _named(self, s: Scan, i: int, limit: int, first: int, trigger: int) -> Chunk | None:
        known = s.entry(i, limit, _NAMED)
        if known and known[0] < trigger:
            return None
        if (
            known
            and known[1].kind == "organization"
            and known[0] + 1 < limit
            and s.words[known[0]] == "-"
            and s.entry(known[0] + 1, limit, _SIDE)
        ):
            return self._country(s, i, limit, first)
        organization = self.nominals.organization(s, i, limit) if not known or known[1].kind != "country" else None
        if (
            organization
            and not organization.key
            and self.nominals.head(s, i, limit, "place") > self.nominals.head(s, i, limit, "organization")
        ):
            organization = None  # `Đài tưởng niệm …`
        if organization and known and known[1].kind == "place" and organization.end == known[0] and not organization.key:
            organization = None  # `Đài Bắc`
        if organization and (not known or organization.end >= known[0]) and organization.end > trigger:
            return Chunk("actor", i, organization.end, s.normal(i, organization.end), [organization])
        if known and known[1].kind == "country":
            return self._country(s, i, limit, first)
        place = self.nominals.place(s, i, limit)
        if (
            place
            and place.end > trigger
            and not (known and known[2] and known[0] == place.end and self._unsure(s, i, known[0], limit, first))
        ):
            return Chunk("place", i, place.end, s.normal(i, place.end), [place])
        return None

    def _country(self, s: Scan, i: int, limit: int, first: int) -> Chunk | None:
        """A country, or countries joined by a dash (`Việt Nam - Nhật Bản`)."""
        mentions: list[Mention] = []
        j = i
        while found := s.entry(j, limit, _SIDE):
            end, entry, unsure = found
            mentions.append(Mention(entry.kind, s.surface(j, end), j, end, key=entry.label, wikidata=entry.wikidata, country=entry.country))
            mentions[-1].certain = not (unsure and self._unsure(s, j, end, limit, first))
            j = end
            beyond = s.entry(j + 1, limit, _SIDE) if j + 1 < limit and s.words[j] == "-" else None
            if beyond and beyond[1].detail != "company":  # `của Nga – Andoil và Pacoil`: an apposition
                j += 1
                continue
            break
        if len(mentions) > 1:
            for mention in mentions:
                mention.certain = True
            return Chunk("pair", i, j, s.normal(i, j), mentions)
        if not mentions or not mentions[0].certain:
            return None
        return Chunk("actor", i, j, s.normal(i, j), mentions)

    def _in_list(self, s: Scan, i: int, end: int, limit: int, first: int) -> bool:
        """`Mỹ, Anh, Pháp`: whether a country stands beyond the comma on one side."""
        if end + 1 < limit and s.words[end] == "," and s.entry(end + 1, limit, _STATE):
            return True
        return (
            i > first + 1
            and s.words[i - 1] == ","
            and any((n := s.entry(k, i - 1, _STATE)) and n[0] == i - 1 for k in (i - 2, i - 3) if k >= first)
        )

    def _does_later(self, s: Scan, i: int, end: int, limit: int) -> bool:
        """`Anh hôm qua cũng trục xuất …`: whether days and adverbs are between the name and what only states do; `anh` is also `he`."""
        j, parted = end, False
        while j < limit and (later := s.dates[j][0] if j in s.dates else s.tagged(j, "adverbs", limit) or s.tagged(j, "future", limit)):
            j, parted = later, True
        if not parted or s.norms[i] not in self.only_small:
            return parted
        deed = s.trigger(j, limit)
        return deed is not None and not self.state_acts.isdisjoint(deed[1].rules)

    def _unsure(self, s: Scan, i: int, end: int, limit: int, first: int) -> bool:
        """Whether an ambiguous form is more likely a common word or part of a name here."""
        if i > first and s.norms[i - 1] in self.languages:
            return True
        if i > first and s.is_word(i - 1) and s.cap[i - 1] and (s.norms[i - 1], s.norms[i]) not in s.pairs and s.options[i - 1] is NOTHING:
            return True
        if i == first or not s.is_word(i - 1):
            if end >= limit or not s.is_word(end):
                return s.norms[i] in self.wary and not self._in_list(s, i, end, limit, first)
            if s.norms[i] in self.wary:
                verb = s.phrases_rule(end) or bool(
                    s.tagged(end, "joined_countries", limit) and end + 1 < limit and s.entry(end + 1, limit, _STATE)
                )
                verb = verb or self._does_later(s, i, end, limit)
                inner = i > first and s.words[i - 1] == ","  # a capital that no sentence begins with
                return not (verb or ((inner or s.norms[i] not in self.only_small) and bool(s.tagged(end, "auxiliaries", limit))))
            return s.options[end] is NOTHING and (s.norms[i] not in self.plain or s.cap[end] or s.normal(i, end + 1) in self.no_countries)
        seated = i > first and s.norms[i - 1] in self.at  # `Đại sứ tại Nga Pablo Rojas`
        return end < limit and s.cap[end] and s.is_word(end) and s.options[end] is NOTHING and not seated
