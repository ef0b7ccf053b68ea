"""The distinct names of a corpus, kept small: what all mentions of one name have in common."""

from __future__ import annotations

from collections import Counter
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


@dataclass(slots=True)
class Found:
    """What all mentions of one cell have in common."""

    labels: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    posts: set[str] = field(default_factory=set)
    sources: int = 0
    country: str = ""  # a label
    years: set[str] = field(default_factory=set)  # of a gathering: when articles place it

    def add(self, other: Found) -> None:
        """Count other mentions in."""
        self.labels.update(other.labels)
        self.years |= other.years
        self.aliases.update(other.aliases)
        self.sources += other.sources
        self.country = self.country or other.country


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
