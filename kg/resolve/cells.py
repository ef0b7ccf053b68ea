"""The distinct names of a corpus, kept small: what all mentions of one name have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.resolve.lore import Post


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """Mentions that nothing tells apart; all names are keys."""

    kind: str
    name: str
    country: str = ""
    wikidata: str = ""
    posts: tuple[str, ...] = ()  # of somebody with a Vietnamese name, as those have many namesakes; of a post: who holds it
    article: str = ""  # where a correction speaks of this article alone, or the name is another thing in each
    lone: bool = False  # whether the name is another thing in each article, as a common noun is
    edition: tuple[str, str] = ("", "")  # of a gathering: its ordinal and year


_NONE: Counter[str] = Counter()  # never counted in


@dataclass(slots=True)
class Found:
    """What all mentions of one cell have in common; there may be a million of these, most with one label and nothing else."""

    labels: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=lambda: _NONE)
    posts: frozenset[str] = frozenset()
    sources: int = 0
    country: str = ""  # a label
    years: frozenset[str] = frozenset()  # of a gathering: when articles place it

    def add(self, other: Found) -> None:
        """Count other mentions in."""
        self.labels.update(other.labels)
        self.years |= other.years
        self.call(other.aliases)
        self.sources += other.sources
        self.country = self.country or other.country

    def call(self, aliases: Mapping[str, int] | Sequence[str]) -> None:
        """Count other names in."""
        if aliases:
            self.aliases = Counter() if self.aliases is _NONE else self.aliases
            self.aliases.update(aliases)


@dataclass(frozen=True, slots=True)
class Vacant:
    """Somebody named by a post alone, on a day."""

    post: Post
    day: str


@dataclass(slots=True)
class Seen:
    """When articles name somebody in a post; days as they have them, empty where none is told."""

    first: str = ""
    last: str = ""
    begin: str = ""  # of the tenure, where told
    end: str = ""
    sources: int = 0

    def add(self, other: Seen) -> None:
        """Count other mentions in."""
        self.sources += other.sources
        self.first = min(filter(None, (self.first, other.first)), default="")
        self.last = max(self.last, other.last)
        self.begin = min(filter(None, (self.begin, other.begin)), default="")
        self.end = max(self.end, other.end)
