"""Reports of the same sort and parties split into events: by when, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.resolve.spans import Span, span
from kg.resolve.values import key

DAYS = 1  # by which reports of one event may miss one another's date
TOGETHER = 3  # days between the publication of undated reports of one event
ANNOUNCED = 10  # the same, of one plan
ROUND = 3  # days beyond those within which an undated report's event is looked for first, where only one can be meant
STAY = 21  # days that a visit lasts at most
WEEK = 7  # days within which several events that an undated report may mean are parts of one visit


@dataclass(frozen=True, slots=True)
class Row:
    """A report with canonical parties."""

    iri: str
    article: str
    published: str
    sources: int
    agents: tuple[str, ...]
    objects: tuple[str, ...]
    date: str
    place: str  # a canonical IRI
    place_label: str
    level: str
    quote: str
    inferred: bool

    @property
    def where(self) -> str:
        """What places are compared by."""
        return self.place or key(self.place_label)

    @property
    def anchor(self) -> str:
        """Where it stands in time: by its date; else around the day of its article; else by itself."""
        return self.date or (f"~{self.published}" if self.published else f"~~{self.article}")


@dataclass(slots=True)
class Cluster:
    """Reports of one event."""

    span: Span
    rows: list[Row] = field(default_factory=list)

    def add(self, row: Row, when: Span) -> None:
        """Take in a report."""
        self.rows.append(row)
        if when.grade == self.span.grade == "told":
            self.span = replace(self.span, first=min(self.span.first, when.first), last=max(self.span.last, when.last))

    @property
    def places(self) -> set[str]:
        """Where it is said to have been."""
        return {row.where for row in self.rows} - {""}

    @property
    def agents(self) -> set[str]:
        """All who act in it."""
        return {agent for row in self.rows for agent in row.agents}


def stays(rows: Iterable[Row]) -> list[Span]:
    """The times from day to day that reports tell, planned or not: what they tell of these days is of one visit."""
    told = {span(row.date, row.published) for row in rows if "/" in row.date}
    found = [one for one in told if one.grade == "told" and 0 < (one.last - one.first).days < STAY]
    return sorted(found, key=lambda one: (one.first, one.last))


def clusters(rows: Iterable[Row], planned: bool, lasting: list[Span]) -> list[Cluster]:
    """Bring together what reports of the same parties tell of one event."""
    spans = sorted(
        ((span(row.date, row.published, planned), row) for row in rows), key=lambda pair: (pair[0].first, pair[0].last, pair[1].iri)
    )
    by_grade = {grade: [pair for pair in spans if pair[0].grade == grade] for grade in ("told", "vague", "guessed", "none")}
    found: list[Cluster] = []
    for when, row in by_grade["told"]:
        _put(row, when, [one for one in found[-4:] if _one_event(one, when, row, lasting)], found)
    told = list(found)
    for when, row in by_grade["vague"]:
        fits = [one for one in told if one.span.near(when)]
        alike = [one for one in found[len(told) :] if one.span == when]
        _put(row, when, fits if len(fits) == 1 else alike, found)
    before = len(found)
    for when, row in by_grade["guessed"]:
        fits = sorted((one for one in told if one.span.near(when)), key=lambda one: one.span.apart(when))
        if not fits:
            fits = _meant([one for one in told if one.span.near(when, ROUND)], when)
        late = [one for one in found[before:][-1:] if one.span.apart(when) <= (ANNOUNCED if planned else TOGETHER)]
        _put(row, when, fits[:1] or late, found)
    alone: dict[str, Cluster] = {}
    for when, row in by_grade["none"]:
        same = alone.get(row.article)
        alone[row.article] = _put(row, when, [same] if same else [], found)
    return found


def _meant(near: list[Cluster], when: Span) -> list[Cluster]:
    """The nearest of a few events, if they are parts of one visit."""
    near.sort(key=lambda one: one.span.apart(when))
    days = [one.span.first for one in near]
    return near if days and (max(days) - min(days)).days < WEEK else []


def _one_event(cluster: Cluster, when: Span, row: Row, lasting: list[Span]) -> bool:
    if cluster.span.near(when) or any(stay.near(when) and stay.near(cluster.span) for stay in lasting):
        return True
    first = cluster.rows[0]
    near = cluster.span.near(when, DAYS) and span(first.date, first.published).near(when, DAYS)  # not day after day after day
    return near and not (row.where and cluster.places and row.where not in cluster.places)


def _put(row: Row, when: Span, fits: list[Cluster], found: list[Cluster]) -> Cluster:
    if not fits:
        fits = [Cluster(when)]
        found.append(fits[0])
    fits[0].add(row, when)
    return fits[0]


def by_sides(rows: Iterable[Row]) -> list[Cluster]:
    """Bring together what happens to the same sides once: a report that names one side alone joins the only event that it can mean."""
    ordered = sorted(rows, key=lambda row: (-len(row.agents), row.agents, row.anchor, row.iri))
    found: list[Cluster] = []
    for row in ordered:
        when = span(row.date, row.published)
        same = [one for one in found if set(row.agents) == set(one.rows[0].agents) and len(row.agents) > 1]
        if not same:
            fits = [one for one in found if set(row.agents) <= one.agents and (when.grade == "none" or one.span.near(when, DAYS))]
            same = fits if len(fits) == 1 else []
        _put(row, when, same, found)
    return found
