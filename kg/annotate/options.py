"""What the phrases that begin at a token can be, sorted once for all articles: the parsers only look up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.vi.lexicon import Entry, Title

# What a phrase may begin; a small word of none of these begins no mention.
NAME, PERSON, TITLE, GROUP, SPEAKER, SIDE, LEVEL, DELEGATION, TITLED, BODY, OTHER = (1 << bit for bit in range(11))
_TAG_FLAGS = {
    "sides": SIDE,
    "nation_words": SIDE,
    "speakers": SPEAKER,
    "descriptions": SPEAKER,
    "expert_words": SPEAKER,
    "aged": SPEAKER,
    "officials": SPEAKER,
    "our_country": SIDE,
    "two": GROUP,
    "partnership_levels": LEVEL,
}
_HEAD_FLAGS = {"delegation": DELEGATION, "event": TITLED, "document": TITLED, "organization": BODY, "place": BODY}
_INSIDE_ONLY = frozenset(
    {
        "title_tails",
        "newly_held",
        "formerly_held",
        "standing_held",
        "partnership_tails",
        "delegation_tails",
        "ordinals",
        "numbered_gatherings",
        "name_years",
        "capital_words",
        "name_links",
        "name_stops",
        "name_words",
    }
)

UNTAGGED = 1 << 31


@dataclass(slots=True)
class Phrase:
    """Everything that one spelling can be."""

    names: list[tuple[Entry, bool, str]] = field(default_factory=list)  # entry, ambiguous, spelling
    title: Title | None = None
    heads: list[tuple[str, str, str]] = field(default_factory=list)  # spelling, kind, case
    portfolio: bool = False
    rules: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()

    @property
    def acts(self) -> bool:
        """Whether it is a trigger of event rules."""
        return bool(self.rules) and "blockers" not in self.tags

    @property
    def word(self) -> bool:
        """Whether it is a chunk of its own by its tags."""
        return not self.tags <= _INSIDE_ONLY

    def begins(self) -> int:
        """The flags of what the phrase may begin."""
        flags = (NAME if self.names else 0) | (TITLE if self.title else 0)
        for entry, _, _ in self.names:
            flags |= PERSON if entry.kind == "person" else TITLED if entry.kind == "document" else 0
        for _, kind, _ in self.heads:
            flags |= _HEAD_FLAGS.get(kind, OTHER)
        for tag in self.tags:
            flags |= GROUP if tag.startswith("group:") else _TAG_FLAGS.get(tag, 0)
        return flags


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling of a lexicon entry, with the capitals that a text must give it."""

    length: int  # in tokens
    entry: Entry
    unsure: bool  # ambiguous
    capital: bool  # at its beginning
    abbreviation: bool  # all in capitals
    capitals: int  # how many words with one


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase that is a chunk of its own: a trigger, a word of the grammar, or both."""

    length: int
    acts: bool
    word: bool
    rules: tuple[str, ...]
    tags: frozenset[str]


Ends = tuple[tuple[int, Phrase], ...]  # length in tokens and phrase, the longest first


class Options:
    """All phrases that begin at a token; every tuple has the longest first."""

    __slots__ = (
        *("flags", "phrases", "parts", "names", "titles", "posts", "held", "called", "states", "portfolios", "triggers"),
        *("tagged", "plain", "seat", "heads", "tags"),
    )

    def __init__(self, phrases: Iterable[tuple[int, Phrase]] = ()) -> None:
        self.phrases: Ends = tuple(phrases)
        self.flags = 0
        self.names: tuple[Name, ...] = tuple(_name(n, *name) for n, p in self.phrases for name in p.names)
        self.titles: Ends = tuple((n, p) for n, p in self.phrases if p.title is not None)
        of = [(p.title.kind, p.title.frame, (n, p)) for n, p in self.phrases if p.title is not None]
        self.posts: Ends = tuple(end for kind, _, end in of if kind == "post")
        self.held: Ends = tuple(end for kind, _, end in of if kind in ("post", "party-post"))
        self.called: Ends = tuple(end for kind, _, end in of if kind != "address")
        self.states: Ends = tuple(end for _, frame, end in of if frame == "state")
        self.portfolios: Ends = tuple((n, p) for n, p in self.phrases if p.portfolio)
        self.triggers: Ends = tuple((n, p) for n, p in self.phrases if p.rules)
        self.parts = tuple(Part(n, p.acts, p.word, p.rules, p.tags) for n, p in self.phrases if p.acts or p.word)
        self.tagged = min((n for n, p in self.phrases if p.tags), default=UNTAGGED)  # length of the shortest with a tag
        self.plain = not any(p.rules or p.tags or p.title for _, p in self.phrases)  # neither verb nor function word nor title
        self.seat = any(case == "any" for _, p in self.phrases for _, kind, case in p.heads if kind == "organization")
        self.heads: dict[str, list[tuple[int, bool]]] = {}  # kind -> length, whether also in small letters
        self.tags: dict[str, list[int]] = {}  # tag -> lengths
        for length, phrase in self.phrases:
            self.flags |= phrase.begins()
            for tag in phrase.tags:
                self.tags.setdefault(tag, []).append(length)
            for spelling, kind, case in phrase.heads:
                self.heads.setdefault(kind, []).append((length, case == "any" or spelling[0].islower()))


NOTHING = Options()


def _name(length: int, entry: Entry, unsure: bool, spelling: str) -> Name:
    abbreviation = length == 1 and spelling.isupper() and len(spelling) > 1
    capitals = 0
    if length > 1 and entry.kind not in ("organization", "document"):
        capitals = sum(word[:1].isupper() for word in spelling.replace("-", " ").split())
        capitals -= 2 if capitals > 3 else 0
    return Name(length, entry, unsure, spelling[0].isupper(), abbreviation, capitals)
