"""Identity over articles: which local entities are one, which reports tell one event.

Two passes over the articles. The first keeps one small cell for each distinct name, the second sends every report through a sorted file on
disk, so memory grows with the number of names, not of facts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.resolve.corrections import Corrections
from kg.resolve.events import Events
from kg.resolve.values import CanonicalEntity, CanonicalEvent, LocalEntity, Reference, Told, digest, key
from kg.terms import slug

NAMESAKES = frozenset({"person", "position", "organization"})  # kinds in which one name may stand for several, told apart by country


def resolve(
    articles: Callable[[], Iterable[Told]], base: str, *, corrections: Corrections | None = None
) -> Iterator[CanonicalEntity | Reference | CanonicalEvent]:
    """Make the world out of what articles tell; `articles()` is called twice and must give the same each time."""
    names = Names()
    for told in articles():
        for entity in told.entities:
            names.add(entity, told.sources)
    identity = Identity(names, base)
    yield from identity.entities()
    with TemporaryDirectory(prefix="kg-") as folder:
        events = Events(Path(folder) / "events.sqlite")
        for told in articles():
            canonical = {entity.iri: identity.of(entity) for entity in told.entities}
            for local in told.entities:
                yield Reference(local.iri, canonical[local.iri])
            for report in told.reports:
                events.add(report, canonical, told)
        yield from events.gathered(base)


Cell = tuple[str, str, str, str]  # kind, key of the label, key of the country, Wikidata id


@dataclass(slots=True)
class _Found:
    """What all local entities of one cell have in common."""

    labels: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    sources: int = 0
    country: str = ""


class Names:
    """The distinct names of a corpus, each with what tells it from the same name elsewhere."""

    def __init__(self) -> None:
        self.cells: dict[Cell, _Found] = {}

    def add(self, entity: LocalEntity, sources: int = 1) -> None:
        """Count one local entity."""
        found = self.cells.setdefault(cell_of(entity), _Found())
        found.labels[entity.label] += 1
        found.aliases.update(entity.aliases)
        found.sources += sources
        if entity.country and (not found.country or entity.country < found.country):
            found.country = entity.country


def cell_of(entity: LocalEntity) -> Cell:
    """The cell that a local entity belongs to."""
    country = key(entity.country) if entity.kind in NAMESAKES else ""
    return entity.kind, key(entity.label), country, entity.wikidata


class Identity:
    """Which cells are one entity, and what that entity is called."""

    def __init__(self, names: Names, base: str) -> None:
        self._names = names
        self._base = base
        self._parent: dict[Cell, Cell] = {cell: cell for cell in names.cells}
        self._reasons: dict[Cell, set[str]] = defaultdict(set)
        self._join_by_wikidata()
        self._join_by_name()
        self._members: dict[Cell, list[Cell]] = defaultdict(list)
        for cell in sorted(names.cells):
            self._members[self._root(cell)].append(cell)
        self._iris = self._name_all()
        self._countries = {
            key(label): self._iris[root]
            for root, members in self._members.items()
            if root[0] == "country"
            for cell in members
            for label in (*names.cells[cell].labels, *names.cells[cell].aliases)
        }

    def of(self, entity: LocalEntity) -> str:
        """The canonical IRI of a local entity that was counted."""
        return self._iris[self._root(cell_of(entity))]

    def entities(self) -> Iterator[CanonicalEntity]:
        """All canonical entities, by IRI."""
        codes = country_codes()
        for root, iri in sorted(self._iris.items(), key=itemgetter(1)):
            found = [self._names.cells[cell] for cell in self._members[root]]
            label = self._label(root)
            others = {name for one in found for name in (*one.labels, *one.aliases)}
            wikidata = min((cell[3] for cell in self._members[root] if cell[3]), default="")
            countries = {one.country for one in found if one.country}
            sources = sum(one.sources for one in found)
            yield CanonicalEntity(
                iri,
                root[0],
                label,
                tuple(sorted(others - {label})),
                tuple(sorted({key(name) for name in others})),
                wikidata,
                self._countries.get(key(min(countries)), "") if countries else "",
                codes.get(wikidata, "") if root[0] == "country" else "",
                "; ".join(sorted(self._reasons[root] or ({"same name"} if sources > 1 else set()))),
                sources,
            )

    def _root(self, cell: Cell) -> Cell:
        while self._parent[cell] != cell:
            self._parent[cell] = self._parent[self._parent[cell]]
            cell = self._parent[cell]
        return cell

    def _join(self, one: Cell, other: Cell, reason: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first != second:
            self._parent[second] = first
            self._reasons[first] |= self._reasons.pop(second, set()) | {reason}

    def _join_by_wikidata(self) -> None:
        known: dict[tuple[str, str], Cell] = {}
        for cell in sorted(self._names.cells):
            if cell[3]:
                self._join(known.setdefault((cell[0], cell[3]), cell), cell, f"same Wikidata item {cell[3]}")

    def _join_by_name(self) -> None:
        """A name told with less (no country, no link) joins the one entity that it can mean, and none if it could mean two."""
        for _, group in groupby(sorted(self._names.cells), key=itemgetter(0, 1)):
            cells = sorted(group, key=lambda cell: (-(bool(cell[3]) + bool(cell[2])), cell))
            for at, cell in enumerate(cells):
                if not cell[2] or not cell[3]:
                    fits = {self._root(fuller): fuller for fuller in cells[:at] if _fits(cell, fuller)}
                    if len(fits) == 1:
                        self._join(next(iter(fits.values())), cell, "same name")

    def _label(self, root: Cell) -> str:
        counts: Counter[str] = Counter()
        for cell in self._members[root]:
            counts.update(self._names.cells[cell].labels)
        return min(counts, key=lambda label: (-counts[label], label))

    def _name_all(self) -> dict[Cell, str]:
        alike: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for root in self._members:
            alike[root[0], self._label(root)].append(root)
        iris: dict[Cell, str] = {}
        for (kind, label), roots in alike.items():
            for root in roots:
                mark = "" if len(roots) == 1 else "~" + self._mark(root)
                iris[root] = f"{self._base}{kind}/{slug(label + mark)}"
        return iris

    def _mark(self, root: Cell) -> str:
        """What tells an entity from its namesakes."""
        members = self._members[root]
        country = max(self._names.cells[cell].country for cell in members)
        wikidata = max(cell[3] for cell in members)
        return "-".join(filter(None, (country, wikidata))) or digest(*members[0])


def _fits(cell: Cell, fuller: Cell) -> bool:
    return (not cell[2] or not fuller[2] or cell[2] == fuller[2]) and (not cell[3] or not fuller[3] or cell[3] == fuller[3])


@cache
def country_codes() -> dict[str, str]:
    """ISO 3166 two-letter codes of countries by their Wikidata id."""
    lines = (files("kg.vi") / "countries.tsv").read_text("utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[header.index("wikidata")]: row[header.index("iso2")] for row in rows}
