"""The frozen values that travel from stage to stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

KINDS = ("person", "country", "organization", "place", "event", "document", "position", "partnership")
STATUSES = ("actual", "planned", "negated", "reported")
SYMMETRIC = frozenset({"metWith", "spokeWith", "hasPartnershipWith", "hasDiplomaticRelationsWith", "agreedWith"})


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: NFC text with `\\n` newlines; all offsets count its code points."""

    id: str
    text: str
    title: str = ""
    url: str = ""
    published: date | None = None
    source: str = ""  # the file (and line) that it was read from, for messages
    body: tuple[tuple[int, int], ...] | None = None  # the spans that are article, not page furniture; None: all


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that tells a fact: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that an article names; (kind, label) is its identity within the article."""

    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    country: str = ""  # label of the country that it belongs to, where the text or the lexicon says so
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One assertion of an article, read as `subject predicate object`.

    `date` is `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `--MM-DD`, `--MM`, an interval `A/B`, or empty. The object of `foundedOn` is
    such a date and that of `stated` the sentence; their `object_kind` is empty. Facts that share `event` tell
    one happening with several parties.
    """

    predicate: str
    subject: str
    subject_kind: str
    object: str
    object_kind: str
    evidence: tuple[Evidence, ...]  # the first is the one that tables print
    event: int
    date: str = ""
    place: str = ""
    status: str = "actual"
    rule: str = ""
    confidence: float = 1.0
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # "level" of a partnership, "medium" of a report

    @property
    def start(self) -> int:
        """Where the sentence that tells it begins."""
        return self.evidence[0].start

    @property
    def end(self) -> int:
        """Where that sentence ends."""
        return self.evidence[0].end

    @property
    def quote(self) -> str:
        """That sentence."""
        return self.evidence[0].quote


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article says: its entities in order of first mention, its facts in order of text."""

    article: Article
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read, and why."""

    where: str
    why: str
