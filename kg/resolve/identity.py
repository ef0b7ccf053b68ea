"""Which cells are one entity, why, and what that entity is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter

from kg.resolve.cells import Cell, Found, Vacant
from kg.resolve.corpus import Names
from kg.resolve.corrections import Corrections, Named
from kg.resolve.groups import SAME_NAME, Groups
from kg.resolve.lore import Lore
from kg.resolve.offices import holder
from kg.resolve.people import join_short, join_trimmed, join_variants, pairs_with_posts, same_person
from kg.resolve.posts import abroad
from kg.resolve.things import join_abbreviations, join_gatherings, join_listed, join_posts
from kg.resolve.values import CanonicalEntity, digest, key
from kg.resolve.wording import numbered
from kg.terms import slug

LASTING = 14  # days between mentions of one post without a name through which one person is taken to hold it


class Identity:
    """The world's entities: groups of cells."""

    def __init__(self, names: Names, lore: Lore, base: str, corrections: Corrections) -> None:
        self._names, self._lore, self._base = names, lore, base
        self._inferred: dict[Vacant, tuple[Cell, str]] = {}
        lasting = self._fill_vacant()
        self._groups = Groups(names, lore)
        self._correct(corrections, "different")
        self._join_by_wikidata()
        self._join_known()
        join_listed(self._groups)
        self._join_by_name()
        join_trimmed(self._groups)
        join_variants(self._groups)
        join_short(self._groups)
        join_abbreviations(self._groups)
        join_gatherings(self._groups)
        join_posts(self._groups)
        for one, other in lasting:
            self._groups.join(one, other, "a post without a name, told again within days")
        self._correct(corrections, "same")
        self._members = {root: self._groups.members(root) for root in self._groups.roots()}
        self._iris = self._name_all()
        self._countries = {
            key(label): self._iris[root]
            for root, members in self._members.items()
            if root.kind == "country"
            for cell in members
            for label in (*names.cells[cell].labels, *names.cells[cell].aliases)
        }

    def of(self, cell: Cell) -> str:
        """The canonical IRI of a cell."""
        return self._iris[self._groups.root(cell)]

    def position(self, post: str, country: str, cell: Cell | None) -> str:
        """The canonical IRI of a post that somebody holds, told by its key and its country's label; empty where no article names it."""
        own = self._names.positions.get((post, country, cell)) if cell else None
        position = own or Cell("position", post, key(country))
        return self.of(position) if position in self._names.cells else ""

    def home(self, cell: Cell) -> str:
        """The key of the one country that somebody is of, by the lexicon or by all articles; empty where there is none, or several."""
        root = self._groups.root(cell)
        listed = {self._lore.homes[one] for one in self._groups.wikidata[root] if one in self._lore.homes}
        found = {key(home) for home in listed if home} or self._groups.countries[root]
        return next(iter(found)) if len(found) == 1 else ""

    def who(self, vacant: Vacant) -> tuple[str, str]:
        """Who held a post on a day, as canonical IRI, and how that is known; empty where it is not."""
        cell, reason = self._inferred.get(vacant, (None, ""))
        return (self.of(cell), reason) if cell else ("", "")

    def country(self, label: str) -> str:
        """The canonical IRI of a country; empty where no article names it."""
        return self._countries.get(key(label), "") or self._countries.get(key(self._lore.country(label)), "")

    def settled(self) -> frozenset[str]:
        """The gatherings of which a name says which one of its kind they are, by an ordinal or a year."""
        return frozenset(iri for root, iri in self._iris.items() if root.kind == "event" and any(map(numbered, self._groups.labels(root))))

    def entities(self) -> Iterator[CanonicalEntity]:
        """All canonical entities, by IRI."""
        codes = country_codes()
        for root, iri in sorted(self._iris.items(), key=itemgetter(1)):
            found = [self._names.cells[cell] for cell in self._members[root]]
            label = self._label(root)
            others = {name for one in found for name in (*one.labels, *one.aliases)}
            wikidata = min(self._groups.wikidata[root], default="")
            countries = {one.country for one in found if one.country}
            sources = sum(one.sources for one in found)
            keys = {key(name) for name in others} | ({cell.name for cell in self._members[root]} if root.kind == "position" else set())
            yield CanonicalEntity(
                iri,
                root.kind,
                label,
                tuple(sorted(others - {label})),
                tuple(sorted(keys)),
                wikidata,
                self.country(min(countries)) if countries else "",
                codes.get(wikidata, "") if root.kind == "country" else "",
                "; ".join(sorted(self._groups.reasons[root] or ({SAME_NAME} if sources > 1 else set()))),
                sources,
            )

    def _fill_vacant(self) -> list[tuple[Cell, Cell]]:
        """Take a post without a name for whom it can only be (somebody whom no article names gets a cell); what is left to be joined."""
        left: dict[tuple[str, str], list[tuple[str, Cell]]] = defaultdict(list)
        for vacant, cells in self._names.vacant.items():
            cell, known, reason = holder(vacant, self._names, self._lore)
            if known:
                home = self._lore.home.get(known, "")
                cell = Cell("person", key(known), key(home), self._lore.person(known)[1])
                self._names.cells.setdefault(cell, Found(Counter({known: 1}), country=home))
            for own, mentions in cells.items():
                if cell is None:
                    self._names.cells.setdefault(own, Found()).add(mentions)
                    left[vacant.post.key, vacant.post.country].append((vacant.day, own))
                else:
                    self._names.cells[cell].sources += mentions.sources
                    self._inferred[vacant] = cell, reason
        return [pair for mentions in left.values() for pair in _lasting(sorted(mentions))]

    def _correct(self, corrections: Corrections, action: str) -> None:
        for one in corrections.names:
            if one.action == action:
                for first in self._meant(one.a):
                    for second in self._meant(one.b):
                        if first == second or first.kind != second.kind:
                            continue
                        if action == "same":
                            self._groups.join(first, second, f"corrections: {one.reason or 'same'}", forced=True)
                        else:
                            self._groups.part(first, second)

    def _meant(self, named: Named) -> list[Cell]:
        """The cells that a correction names."""
        found = []
        for cell, what in self._names.cells.items():
            if named.label != cell.name and all(key(label) != named.label for label in what.labels):
                continue
            article = not named.article or cell.article in (named.article, named.article.rpartition("/")[2])
            article = article or cell.article.rpartition("/")[2] == named.article
            marked = not named.mark or any(part and part in (what.country, cell.wikidata) for part in _parts(named.mark))
            if article and marked and named.kind in ("", cell.kind):
                found.append(cell)
        return sorted(found)

    def _join_by_wikidata(self) -> None:
        known: dict[tuple[str, str], Cell] = {}
        for cell in sorted(self._names.cells):
            if cell.wikidata:
                first = known.setdefault((cell.kind, cell.wikidata), cell)
                self._groups.join(first, cell, f"same Wikidata item {cell.wikidata}", forced=True)

    def _join_known(self) -> None:
        """Join the spellings that the lexicon lists for one person."""
        known: dict[str, Cell] = {}
        for cell in sorted(self._names.cells):
            if cell.kind == "person" and not cell.posts:
                label, wikidata = self._lore.person(self._groups.label(cell))
                if label and wikidata == cell.wikidata and cell.country in ("", key(self._lore.home.get(label, ""))):
                    self._groups.join(known.setdefault(label, cell), cell, f"names of {label} in the lexicon")

    def _join_by_name(self) -> None:
        """A name told with less (no country, no link, no post) joins the one entity that it can mean, and none if it could mean two."""
        for _, group in groupby(sorted(self._names.cells), key=attrgetter("kind", "name")):
            cells = [cell for cell in group if not cell.lone and not (cell.kind == "position" and cell.posts) and cell.kind != "event"]
            for one, other in pairs_with_posts(cells):
                reason = same_person(self._groups, one, other)
                if reason:
                    self._groups.join(one, other, reason)
            cells.sort(key=lambda cell: (-sum(map(bool, (cell.country, cell.wikidata, cell.posts))), cell))
            for at, cell in enumerate(cells):
                if not (cell.country and cell.wikidata and (cell.posts or cell.kind != "person")):
                    fits = {self._groups.root(fuller): fuller for fuller in cells[:at] if self._fits(cell, fuller)}
                    if len(fits) == 1:
                        self._groups.join(next(iter(fits.values())), cell, SAME_NAME)

    def _fits(self, cell: Cell, fuller: Cell) -> bool:
        if cell.posts and fuller.posts:
            return self._groups.root(cell) == self._groups.root(fuller)
        if cell.country != fuller.country and (cell.kind == "position" or (cell.kind == "organization" and abroad(cell.name))):
            return False  # a minister or an embassy without a country may be anyone's
        return self._groups.compatible(cell, fuller)

    def _label(self, root: Cell) -> str:
        counts = self._groups.labels(root)
        if root.kind != "person":
            return min(counts, key=lambda label: (-counts[label], label))
        known = {key(name) for wikidata in self._groups.wikidata[root] for name in self._lore.spellings.get(wikidata, ())}
        whole = [label for label in counts if " " in label]
        usual = [label for label in whole if key(label) in known] or [label for label in counts if key(label) in known]
        return min(usual or whole or counts, key=lambda label: (-counts[label], label))

    def _name_all(self) -> dict[Cell, str]:
        alike: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for root in self._members:
            alike[root.kind, self._label(root)].append(root)
        iris: dict[Cell, str] = {}
        for (kind, label), roots in alike.items():
            marks = {root: "" if len(roots) == 1 else "~" + self._mark(root) for root in roots}
            twice = Counter(marks.values())
            for root, mark in marks.items():
                told_apart = mark if twice[mark] == 1 else f"{mark}-{digest(repr(self._members[root][0]))}"
                iris[root] = f"{self._base}{kind}/{slug(label + told_apart)}"
        return iris

    def _mark(self, root: Cell) -> str:
        """What tells an entity from its namesakes."""
        members = self._members[root]
        country = max(self._names.cells[cell].country for cell in members)
        post = min((post for cell in members for post in cell.posts), default="")
        wikidata = max(self._groups.wikidata[root], default="")
        return "-".join(filter(None, (country, post, wikidata))) or digest(repr(members[0]))


def _lasting(mentions: list[tuple[str, Cell]]) -> Iterator[tuple[Cell, Cell]]:
    """Mentions of one post that follow one another within days."""
    for (before, one), (after, other) in pairwise(mentions):
        if one != other and _days(before, after) <= LASTING:
            yield one, other


def _days(before: str, after: str) -> int:
    try:
        return (date.fromisoformat(after) - date.fromisoformat(before)).days
    except ValueError:
        return 2 * LASTING


def _parts(mark: str) -> set[str]:
    return {mark, *mark.split("-")}


@cache
def country_codes() -> dict[str, str]:
    """ISO 3166 two-letter codes of countries by their Wikidata id."""
    lines = (files("kg.vi") / "countries.tsv").read_text("utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[header.index("wikidata")]: row[header.index("iso2")] for row in rows}
