"""The distinct names of a corpus: what all mentions of one name have in common, kept small."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from kg.resolve.lore import Lore, Post, gathering, minor, specific
from kg.resolve.names import may_be, native
from kg.resolve.values import LocalEntity, Report, Told, key

NAMESAKES = frozenset({"person", "position", "organization"})  # kinds in which one name may stand for several, told apart by country


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """Mentions that nothing tells apart; all names are keys."""

    kind: str
    name: str
    country: str = ""
    wikidata: str = ""
    posts: tuple[str, ...] = ()  # of somebody with a Vietnamese name, as those have many namesakes
    article: str = ""  # where a correction speaks of this article alone


@dataclass(slots=True)
class Found:
    """What all mentions of one cell have in common."""

    labels: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    sources: int = 0
    country: str = ""  # a label

    def add(self, other: Found) -> None:
        """Count other mentions in."""
        self.labels.update(other.labels)
        self.aliases |= other.aliases
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


class Reader:
    """Tells which cell an article's entity belongs to."""

    def __init__(self, lore: Lore, singled: frozenset[tuple[str, str]] = frozenset()) -> None:
        self._lore = lore
        self._singled = singled

    def cells(self, told: Told) -> dict[str, Cell]:
        """The cells of an article's entities, by local IRI."""
        held = self._held(told)
        return {entity.iri: self._cell(entity, held.get(entity.iri, []), told.article) for entity in told.entities}

    def held_by(self, told: Told) -> list[tuple[str, str, Post, Report]]:
        """Who holds which post, by the word of one article: IRIs of person and position, the post, the report."""
        entities = {entity.iri: entity for entity in told.entities}
        found = []
        for report in told.reports:
            if report.type == "PositionHeld" and report.status != "negated":
                for person in report.agents:
                    for position in report.objects:
                        if position in entities and person in entities:
                            found.append((person, position, self._post(entities[position], entities[person]), report))
        return found

    def vacant(self, entity: LocalEntity, told: Told) -> Vacant | None:
        """Read a person's label as a post on a day, where it is one."""
        if entity.kind != "person" or entity.wikidata or not self._lore.is_post(entity.label):
            return None
        post = self._lore.post(entity.label, entity.country)
        days = {
            one.date for one in told.reports if entity.iri in (*one.agents, *one.objects) and len(one.date) == 10 and one.date[0] != "-"
        }
        day = next(iter(days)) if len(days) == 1 else told.published
        return Vacant(post, day) if day and post.country else None

    def _held(self, told: Told) -> dict[str, list[Post]]:
        held: dict[str, list[Post]] = defaultdict(list)
        for person, position, post, _ in self.held_by(told):
            held[person].append(post)
            held[position].append(post)
        return held

    def _post(self, position: LocalEntity, person: LocalEntity) -> Post:
        post = self._lore.post(position.label, position.country)
        if not post.country:
            post = replace(post, country=self._home(person))
        return post

    def _home(self, person: LocalEntity) -> str:
        if person.country:
            return self._lore.country(person.country)
        known, wikidata = self._lore.person(person.label)
        return self._lore.home.get(known, "") if known and person.wikidata == wikidata else ""

    def _cell(self, entity: LocalEntity, held: list[Post], article: str) -> Cell:
        name = key(entity.label)
        alone = article if (article, name) in self._singled or (article.rpartition("/")[2], name) in self._singled else ""
        country = self._lore.country(entity.country) if entity.country else ""
        posts: tuple[str, ...] = ()
        wikidata = entity.wikidata
        if entity.kind == "person":
            if self._lore.is_post(entity.label):
                post = self._lore.post(entity.label, country)
                return Cell("person", post.key, key(post.country), wikidata, (), alone)
            if not wikidata:
                wikidata = self._lore.person(entity.label)[1]
            if not country:
                homes = {post.country for post in held if post.country} or {self._home(entity)}
                country = homes.pop() if len(homes) == 1 else ""
            if native(entity.label):
                posts = tuple(sorted({post.key for post in held}))
                if wikidata and posts and all(minor(post) for post in posts):
                    wikidata = ""
                if wikidata:
                    posts = ()
            elif not may_be(entity.label, frozenset(self._lore.spellings.get(wikidata, ()))):
                wikidata = ""  # a relative's, by the family name
        elif entity.kind == "position":
            post = self._lore.post(entity.label, entity.country)
            homes = {one.country for one in held if one.country}
            name, country = post.key, post.country or (homes.pop() if len(homes) == 1 else "")
        elif entity.kind == "organization":
            post = self._lore.post(entity.label, entity.country)
            if post.country:
                name, country = post.key, post.country
        elif entity.kind in ("event", "document"):
            name = (gathering(entity.label) if entity.kind == "event" else "") or name
            alone = alone if specific(entity.label) else article  # one meeting or agreement is not another
        return Cell(entity.kind, name, key(country) if entity.kind in NAMESAKES else "", wikidata, posts, alone)


class Names:
    """The distinct names of a corpus, each with what tells it from the same name elsewhere."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.cells: dict[Cell, Found] = {}
        self.held: dict[tuple[str, str], dict[Cell, Seen]] = defaultdict(dict)  # by post's key and country's label
        self.labels: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)  # of posts
        self.vacant: dict[Vacant, tuple[Cell, Found]] = {}

    def read(self, told: Told) -> None:
        """Count the entities of one article."""
        cells = self.reader.cells(told)
        vacant: set[str] = set()
        for entity in told.entities:
            cell = cells[entity.iri]
            nameless = None if cell.article else self.reader.vacant(entity, told)
            if nameless:
                vacant.add(entity.iri)
                _add(self.vacant.setdefault(nameless, (cell, Found()))[1], entity, told.sources)
            else:
                _add(self.cells.setdefault(cell, Found()), entity, told.sources)
        self._read_posts(told, cells, vacant)

    def _read_posts(self, told: Told, cells: dict[str, Cell], vacant: set[str]) -> None:
        labels = {entity.iri: entity.label for entity in told.entities}
        starts = {
            person: report.date for report in told.reports if report.type == "Appointment" and _is_day(report) for person in report.objects
        }
        mentions: dict[tuple[str, Post], Seen] = {}
        for person, position, post, report in self.reader.held_by(told):
            if person in vacant or report.status != "actual":
                continue
            found = self.cells[cells[person]]
            found.posts.add(post.key)
            found.country = found.country or post.country
            self.labels[post.key, post.country][labels[position]] += 1
            mentions.setdefault((person, post), Seen(told.published, told.published, sources=told.sources)).add(_when(report))
        for (person, post), seen in mentions.items():
            if person in starts and sum(one == person for one, _ in mentions) == 1:
                seen.add(Seen(begin=starts[person]))
            self.held[post.key, post.country].setdefault(cells[person], Seen()).add(seen)


def _add(found: Found, entity: LocalEntity, sources: int) -> None:
    found.labels[entity.label] += 1
    found.aliases.update(entity.aliases)
    found.sources += sources
    if entity.country and (not found.country or entity.country < found.country):
        found.country = entity.country


def _is_day(report: Report) -> bool:
    return report.status == "actual" and len(report.date) == 10


def _when(report: Report) -> Seen:
    """What the date of a report says of a tenure: an interval its ends, a day or year that it was held then."""
    begin, interval, end = report.date.partition("/")
    if "--" in report.date:
        return Seen()
    return Seen(begin=begin, end=end) if interval else Seen(begin, begin)
