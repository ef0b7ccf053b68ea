"""What the annotators find in a sentence: mentions and the chunks that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

REGIONS = frozenset({"province", "city", "state"})  # kinds of places that have a government
WIDE = frozenset({"region", "sea", "continent"})  # kinds of places too wide for an act to be at


@dataclass(slots=True)
class Post:
    """A post as the text names it: `Bộ trưởng Ngoại giao Nga` with head `bộ trưởng` and country `Nga`."""

    label: str
    head: str  # normalised
    country: str = ""  # label of the country, where the title says it
    party: bool = False
    former: bool = False
    field: str = ""  # normalised text between head and country: a ministry's field, a body
    nation: str = ""  # how the title writes the country
    served: Mention | None = None  # whom a spokesman or aide serves, where the title names a person


@dataclass(slots=True)
class Mention:
    """A phrase that names or refers to something; `start` and `end` are token indices."""

    kind: str  # one of kg.model.KINDS, or post, group, delegation, pronoun
    label: str  # as the text has it, without titles
    start: int
    end: int
    key: str = ""  # the lexicon's identity of it (label there), where known
    wikidata: str = ""
    posts: list[Post] = field(default_factory=list)
    address: str = ""  # ông, bà, …
    country: str = ""
    aliases: list[str] = field(default_factory=list)
    certain: bool = True  # False: a name only if something else in the article says so
    leader: Mention | None = None  # of a delegation
    group: str = ""  # sides, countries, leaders, or the normalised title of `hai Bộ trưởng`
    detail: str = ""  # the kind of place or organization, as the lexicon has it


@dataclass(slots=True)
class Chunk:
    """A stretch of tokens with its part in the clause."""

    kind: str  # actor, place, event, document, partnership, date, verb, word, punct, or a class of kg/vi/grammar.toml
    start: int
    end: int
    text: str  # normalised
    mentions: list[Mention] = field(default_factory=list)
    tags: frozenset[str] = frozenset()  # all grammar classes of a word chunk
    rules: tuple[str, ...] = ()  # names of the event rules whose trigger this is
    value: object | None = None  # of a date


def unnamed(group: str, at: Mention | Chunk) -> Mention:
    """A mention of somebody whom the text does not name there; `group` says who is to be looked for."""
    return Mention("group", "", at.start, at.end, group=group)


def metonym(country: str, start: int, end: int) -> Mention:
    """A mention of a country by something else that is there: a town, a person, a body."""
    return Mention("country", country, start, end, key=country, country=country, group="metonym")


@dataclass(slots=True)
class Sentence:
    """A sentence as token and character range, with its chunks."""

    start: int
    end: int
    char_start: int
    char_end: int
    chunks: list[Chunk] = field(default_factory=list)
