"""Where a date may begin: a cheap question about two words, before the pattern of dates is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.vi.normalize import norm

_WORD = re.compile(r"\w+|[^\w\s]")


class Openings:
    """Says of a word and the one after it whether a date expression can begin so; says no only where none can."""

    def __init__(
        self, days: Iterable[str], since: Iterable[str], to: Iterable[str], phrases: Iterable[str], numbered: Iterable[str]
    ) -> None:
        self.follows: dict[str, set[str]] = {"(": set(), "-": set()}
        self.complete: set[str] = set()  # phrases of one word
        split_days = [_words(day) for day in days]
        for words in [*split_days, *map(_words, phrases), *map(_words, since), *([word] for word in numbered)]:
            self.follows.setdefault(words[0], set()).update(words[1:2])
        for phrase in phrases:
            if len(words := _words(phrase)) == 1:
                self.complete.add(words[0])
        for words in split_days:
            if len(words) == 1:
                self.follows[words[0]].add(",")
        for words in map(_words, since):
            if len(words) == 1:
                self.follows[words[0]].update(day[0] for day in split_days)
        self.after_number = {"/", ".", "-", *(_words(word)[0] for word in (*to, *numbered))}
        self.firsts = frozenset(self.follows)

    def begins(self, word: str, following: str) -> bool:
        """Whether a date expression may begin with a word, both normalised; `following` is empty at the end."""
        if word in self.complete or following[:1].isdecimal() or following.isspace():
            return True
        if following in self.follows.get(word, ()):
            return True
        return word[0].isdecimal() and (following in self.after_number or not word.isdecimal())


def _words(text: str) -> list[str]:
    return _WORD.findall(norm(text))
