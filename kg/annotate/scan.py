"""One document as flat lists, which the parsers walk over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import compress
from operator import add

from spacy.tokens import Doc

from kg.annotate.dates import DateReader, DateValue
from kg.annotate.options import NOTHING, Ends, Name, Options, Phrase
from kg.annotate.tokenizer import TOKENS
from kg.annotate.words import Node, Words
from kg.vi.lexicon import Entry
from kg.vi.normalize import squeeze, tone

Named = tuple[int, Entry, bool]  # end, entry, ambiguous
_BEYOND = 4  # how far past the end the parsers look


class Scan:
    """Token texts, norms and offsets of a `Doc`, with the phrases and dates found in it."""

    def __init__(
        self,
        doc: Doc,
        words: Words,
        pairs: set[tuple[str, str]],
        pair_only: frozenset[str],
        dates: DateReader,
    ) -> None:
        self.words: list[str]
        self.starts: list[int]
        self.text: str
        self.words, self.starts, self.text, dashed = doc.user_data[TOKENS]
        self.ends = list(map(add, self.starts, map(len, self.words)))
        self.norms: tuple[str, ...]
        self.cap: tuple[bool, ...]  # begins with a capital
        self.word: tuple[bool, ...]  # a word or number
        self.norms, self.cap, self.word, dated, nodes = words.columns(self.words)
        self.options = self._options(nodes)  # what begins at each token
        self._named: dict[int, list[Named]] = {}
        self.pairs = pairs  # syllables that follow each other inside names
        self.pair_only = pair_only  # short forms of countries that count only beside another: `Mỹ - Trung`
        self.abbreviations: dict[str, str] = {}  # that a bracket after the name of a body or document has introduced so far, and its kind
        begins, following = dates.openings.begins, (*self.norms[1:], "")
        candidates = list(compress(range(len(dated)), dated))
        places = [i for i in candidates if begins(self.norms[i], following[i])]
        self.dates = self._dates(dates, dashed, [self.starts[i] for i in places])
        self._months(dates, [i for i in candidates if self.norms[i] == dates.month])
        self.day_ends = {end for end, _ in self.dates.values()}

    def _options(self, nodes: tuple[Node | None, ...]) -> list[Options]:
        """What begins at each token, and nothing at a few places beyond the end."""
        found = [NOTHING] * (len(nodes) + _BEYOND)
        norms = (*self.norms, "")
        for i, node in enumerate(nodes):
            if node is not None:
                j = i + 1
                while node.next is not None and (following := node.next.get(norms[j])) is not None:
                    node = following
                    j += 1
                found[i] = node.options
        return found

    def _dates(self, reader: DateReader, dashed: str, begin: list[int]) -> dict[int, tuple[int, DateValue]]:
        lowered = dashed.lower()
        if reader.toned:
            lowered = tone(lowered)
        if len(lowered) != len(self.text):  # a letter whose small form is longer: match as it stands
            lowered = dashed
        found: dict[int, tuple[int, DateValue]] = {}
        for start, end, value in reader.find(lowered, begin):
            first, last = bisect_left(self.starts, start), bisect_left(self.ends, end)
            if self.starts[first] == start and self.ends[last] == end:
                found[first] = (last + 1, value)
        return found

    def _months(self, reader: DateReader, places: list[int]) -> None:
        """Add months told by their names, which capitals show: `hồi tháng Chín`, `ngày 2 tháng Chín năm 1945`."""
        for i in places:
            if i + 1 >= len(self.norms) or not self.cap[i + 1]:
                continue
            end = next((e for e in (i + 3, i + 2) if self.normal(i + 1, e) in reader.month_names), 0)
            if not end:
                continue
            after, year = self.dates.get(end, (end, None))
            day = next((k for k in (i - 1, i - 2) if k >= 0 and self.dates.get(k, (0, None))[0] == i), i)
            told = self.dates[day][1].begin if day < i else (0, 0, 0)
            if told[0] or told[1]:
                continue
            parts = (0, reader.month_names[self.normal(i + 1, end)], told[2])
            value = reader.in_year(parts, year)
            if value.kind != "parts" or value.begin[0]:  # the year told right after is part of it
                self.dates.pop(end, None)
                end = after
            self.dates[day] = (end, value)

    def normal(self, start: int, end: int) -> str:
        """The normalised words of a token range, one space between them."""
        if end == start + 1:
            return self.norms[start]
        return " ".join(self.norms[start:end])

    def hyphen(self, j: int, limit: int) -> bool:
        """Whether a hyphen stands between two words without spaces."""
        joined = j + 1 < limit and self.words[j] == "-" and self.starts[j] == self.ends[j - 1] and self.starts[j + 1] == self.ends[j]
        return joined and not ((held := self.post(j + 1, limit)) and held[0] > j + 2)  # `ông A-Vụ trưởng B`: a title follows

    def surface(self, start: int, end: int) -> str:
        """The text of a token range, white space folded."""
        if end == start + 1:
            return self.words[start]
        text = self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""
        return squeeze(text) if "  " in text or "\n" in text or "\t" in text or "\u00a0" in text else text

    def counted(self, i: int, first: int) -> bool:
        """Whether a number that is no date stands before the token."""
        return i > first and self.norms[i - 1].isdigit() and i not in self.day_ends

    def is_word(self, i: int) -> bool:
        """Whether the token is a word or number."""
        return self.word[i]

    def title(self, i: int, limit: int) -> tuple[int, Phrase] | None:
        """The longest title at a token: end and phrase."""
        ends = self.options[i].titles
        return self.first(ends, i, limit) if ends else None

    def post(self, i: int, limit: int) -> tuple[int, Phrase] | None:
        """The longest title at a token that is of a post."""
        ends = self.options[i].posts
        return self.first(ends, i, limit) if ends else None

    def portfolio(self, i: int, limit: int) -> tuple[int, Phrase] | None:
        """The longest field of government at a token."""
        ends = self.options[i].portfolios
        return self.first(ends, i, limit) if ends else None

    def trigger(self, i: int, limit: int) -> tuple[int, Phrase] | None:
        """The longest event trigger at a token."""
        ends = self.options[i].triggers
        return self.first(ends, i, limit) if ends else None

    def longest(self, i: int, limit: int, wanted: Callable[[Phrase], bool]) -> tuple[int, Phrase] | None:
        """The longest phrase at a token that is of a sort for which there is no list."""
        return self.first(tuple(end for end in self.options[i].phrases if wanted(end[1])), i, limit)

    def first(self, ends: Ends, i: int, limit: int) -> tuple[int, Phrase] | None:
        """The end of the longest of some phrases that begin at a token, and the phrase."""
        for length, phrase in ends:
            if i + length <= limit:
                return i + length, phrase
        return None

    def entry(self, i: int, limit: int, kinds: frozenset[str] | None = None, *, ambiguous: bool = True) -> Named | None:
        """The longest lexicon name at a token: end, entry, whether it is ambiguous.

        Names need the capitals of their spelling in the lexicon, at least at their beginning.
        """
        if not self.options[i].names:
            return None
        found = self._named.get(i)
        if found is None:
            found = self._named[i] = self._entries(i, self.options[i].names)
        for named in found:
            if named[0] <= limit and (kinds is None or named[1].kind in kinds) and (ambiguous or not named[2]):
                return named
        return None

    def _entries(self, i: int, names: tuple[Name, ...]) -> list[Named]:
        """The names at a token whose capitals are those of the text."""
        found: list[Named] = []
        for name in names:
            end = i + name.length
            if name.capital and not self.cap[i]:
                continue
            if name.abbreviation and not self.words[i].isupper():
                continue
            if name.capitals and sum(self.cap[i:end]) < name.capitals:
                continue
            if name.unsure and name.length == 1 and self._other_word(i, end):
                continue
            found.append((end, name.entry, name.unsure))
        return found

    def _other_word(self, i: int, end: int) -> bool:
        """Whether an ambiguous syllable belongs to another word (`Trung ương`), or counts only beside another country."""
        if end < len(self.words) and self.words[end].islower() and (self.norms[i], self.norms[end]) in self.pairs:
            return not any(length > 1 for length in self.options[end].tags.get("adverbs", ()))  # `Nga liên tục …`
        dashed = (i > 0 and self.norms[i - 1] == "-") or (end < len(self.words) and self.norms[end] == "-")
        return self.norms[i] in self.pair_only and not dashed

    def tagged(self, i: int, tag: str, limit: int) -> int:
        """The end of the longest phrase of a grammar class at a token, or 0."""
        for length in self.options[i].tags.get(tag, ()):
            if i + length <= limit:
                return i + length
        return 0

    def phrases_rule(self, i: int) -> bool:
        """Whether an event trigger starts at a token."""
        return bool(self.options[i].triggers)
