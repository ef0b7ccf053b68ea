"""One document as flat lists, which the parsers walk over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from operator import add

from spacy.tokens import Doc

from kg.annotate.dates import DateReader, DateValue
from kg.annotate.phrases import At, Phrase
from kg.annotate.tokenizer import TOKENS
from kg.vi.lexicon import Entry
from kg.vi.normalize import norm, plain, squeeze, tone


@lru_cache(maxsize=1 << 14)
def _capitals(spelling: str) -> int:
    return sum(word[:1].isupper() for word in spelling.replace("-", " ").split())


class Scan:
    """Token texts, norms and offsets of a `Doc`, with the phrases and dates found in it."""

    def __init__(
        self,
        doc: Doc,
        phrases: At,
        named: At,
        pairs: set[tuple[str, str]],
        pair_only: frozenset[str],
        dates: DateReader,
    ) -> None:
        self.words: list[str]
        self.starts: list[int]
        self.text: str
        self.words, self.starts, self.text = doc.user_data[TOKENS]
        self.norms = list(map(norm, self.words))
        self.ends = list(map(add, self.starts, map(len, self.words)))
        self.phrases = phrases
        self.named = named
        self.pairs = pairs  # syllables that follow each other inside names
        self.pair_only = pair_only  # short forms of countries that count only beside another: `Mỹ - Trung`
        initials = [w[0] for w in self.words]
        self.cap = list(map(str.isupper, initials))
        self.word = list(map(str.isalnum, initials))
        self.dates = self._dates(dates)
        self.abbreviations: set[str] = set()  # that a bracket after a body's name has introduced so far
        self.day_ends = {end for end, _ in self.dates.values()}

    def _dates(self, reader: DateReader) -> dict[int, tuple[int, DateValue]]:
        lowered = plain(self.text).lower()
        if reader.toned:
            lowered = tone(lowered)
        if len(lowered) != len(self.text):  # a letter whose small form is longer: match as it stands
            lowered = plain(self.text)
        found: dict[int, tuple[int, DateValue]] = {}
        for start, end, value in reader.find(lowered):
            first, last = bisect_left(self.starts, start), bisect_left(self.ends, end)
            if self.starts[first] == start and self.ends[last] == end:
                found[first] = (last + 1, value)
        return found

    def normal(self, start: int, end: int) -> str:
        """The normalised words of a token range, one space between them."""
        return " ".join(self.norms[start:end])

    def surface(self, start: int, end: int) -> str:
        """The text of a token range, white space folded."""
        text = self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""
        return squeeze(text) if "\n" in text or "  " in text or "\u00a0" in text else text

    def counted(self, i: int, first: int) -> bool:
        """Whether a number that is no date stands before the token."""
        return i > first and self.norms[i - 1].isdigit() and i not in self.day_ends

    def is_word(self, i: int) -> bool:
        """Whether the token is a word or number."""
        return self.word[i]

    def longest(self, i: int, limit: int, wanted: Callable[[Phrase], bool]) -> tuple[int, Phrase] | None:
        """The longest phrase at a token that is of the wanted sort."""
        for end, phrase in self.phrases.get(i, ()):
            if end <= limit and wanted(phrase):
                return end, phrase
        return None

    def entry(self, i: int, limit: int, kinds: frozenset[str] | None = None, *, ambiguous: bool = True) -> tuple[int, Entry, bool] | None:
        """The longest lexicon name at a token: end, entry, whether it is ambiguous.

        Names need the capitals of their spelling in the lexicon, at least at their beginning.
        """
        for end, phrase in self.named.get(i, ()):
            if end > limit:
                continue
            for entry, unsure, spelling in phrase.names:
                if (kinds is None or entry.kind in kinds) and (ambiguous or not unsure) and self._case_fits(i, end, spelling, entry):
                    if unsure and end - i == 1 and self._other_word(i, end):
                        continue
                    return end, entry, unsure
        return None

    def _other_word(self, i: int, end: int) -> bool:
        """Whether an ambiguous syllable belongs to another word (`Trung ương`), or counts only beside another country."""
        if end < len(self.words) and self.words[end].islower() and (self.norms[i], self.norms[end]) in self.pairs:
            return True
        dashed = (i > 0 and self.norms[i - 1] == "-") or (end < len(self.words) and self.norms[end] == "-")
        return self.norms[i] in self.pair_only and not dashed

    def _case_fits(self, start: int, end: int, spelling: str, entry: Entry) -> bool:
        if spelling[0].isupper() and not self.cap[start]:
            return False
        if end - start == 1:
            if spelling.isupper() and len(spelling) > 1:  # an abbreviation is written in capitals
                return self.words[start].isupper()
            return True
        if entry.kind in ("organization", "document"):
            return True
        capitals = _capitals(spelling)
        return sum(self.cap[start:end]) >= (capitals if capitals < 4 else capitals - 2)

    def tagged(self, i: int, tag: str, limit: int) -> int:
        """The end of the longest phrase of a grammar class at a token, or 0."""
        for end, phrase in self.phrases.get(i, ()):
            if end <= limit and tag in phrase.tags:
                return end
        return 0

    def phrases_rule(self, i: int) -> bool:
        """Whether an event trigger starts at a token."""
        return any(phrase.rules for _, phrase in self.phrases.get(i, ()))
