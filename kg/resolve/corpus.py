"""The distinct names of a corpus, read article by article."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.resolve.cells import Cell, Found, Seen, Vacant
from kg.resolve.lore import Post
from kg.resolve.reader import Reader, years_of
from kg.resolve.values import LocalEntity, Report, Told


class Names:
    """The distinct names of a corpus, each with what tells it from the same name elsewhere."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.cells: dict[Cell, Found] = {}
        self.held: dict[tuple[str, str], dict[Cell, Seen]] = defaultdict(dict)  # by post's key and country's label
        self.labels: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)  # of posts
        self.vacant: dict[Vacant, dict[Cell, Found]] = {}
        self.holders: dict[Cell, set[Cell]] = defaultdict(set)  # of posts without a country
        self.positions: dict[tuple[str, str, Cell], Cell] = {}  # by post's key, country's label and holder

    def read(self, told: Told) -> None:
        """Count the entities of one article."""
        cells = self.reader.cells(told)
        here = self.reader.same_here(told)
        vacant: set[str] = set(here)
        for entity in told.entities:
            cell = cells[entity.iri]
            if entity.iri in here:
                continue
            nameless = self.reader.vacant(entity, told)
            if nameless:
                vacant.add(entity.iri)
                _add(self.vacant.setdefault(nameless, {}).setdefault(cell, Found()), entity, told.sources)
            else:
                found = self.cells.setdefault(cell, Found())
                _add(found, entity, told.sources)
                if entity.kind == "event":
                    found.years |= years_of(entity, told)
        self._read_posts(told, cells, vacant)

    def forget(self) -> None:
        """Let go of what only naming the entities needs: most of the memory."""
        for part in (self.cells, self.held, self.labels, self.vacant, self.holders, self.positions):
            part.clear()

    def _read_posts(self, told: Told, cells: dict[str, Cell], vacant: set[str]) -> None:
        labels = {entity.iri: entity.label for entity in told.entities}
        starts = {
            person: report.date for report in told.reports if report.type == "Appointment" and _is_day(report) for person in report.objects
        }
        mentions: dict[tuple[str, Post], Seen] = {}
        for person, position, post, report in self.reader.held_by(told):
            if person in vacant or report.status != "actual":
                continue
            if not cells[position].country:
                self.holders[cells[position]].add(cells[person])
            place = post.key, post.country, cells[person]
            self.positions[place] = min(cells[position], self.positions.get(place, cells[position]))
            found = self.cells[cells[person]]
            found.posts |= {post.key}
            found.country = found.country or post.country
            self.labels[post.key, post.country][labels[position]] += 1
            mentions.setdefault((person, post), Seen(told.published, told.published, sources=told.sources)).add(_when(report))
        for (person, post), seen in mentions.items():
            if person in starts and sum(one == person for one, _ in mentions) == 1:
                seen.add(Seen(begin=starts[person]))
            self.held[post.key, post.country].setdefault(cells[person], Seen()).add(seen)


def _add(found: Found, entity: LocalEntity, sources: int) -> None:
    found.labels[entity.label] += 1
    found.call(entity.aliases)
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
