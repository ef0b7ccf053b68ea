"""Reports of one event brought together."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.model import SYMMETRIC
from kg.resolve.clusters import Cluster, Row, by_sides, clusters, stays
from kg.resolve.spans import Span, span
from kg.resolve.values import CanonicalEvent, Report, Told, digest, key
from kg.resolve.wording import specific
from kg.terms import HAPPENINGS, PREDICATE_OF_CLASS

GATHERED = frozenset({"Attendance", "Hosting", "Chairing", "CoChairing"})  # all who do so at one gathering do it together
STAYS = frozenset({"Visit", "Attendance", "Hosting"})  # go on for days
SIDES = frozenset({"PartnershipUpgrade"})  # happens once to the same sides
LATE = 3  # days by which what was planned may be put off


class Events:
    """Reports on disk, in the order in which those of one event come together."""

    def __init__(self, path: Path, base: str, settled: frozenset[str] = frozenset()) -> None:
        self._base = base
        self._settled = settled  # gatherings of which it is known which ones of their kind they are
        self._rows = sqlite3.connect(path)
        self._rows.execute("PRAGMA synchronous=OFF")
        self._rows.execute("PRAGMA journal_mode=OFF")
        self._rows.execute("PRAGMA cache_size=-16384")
        self._rows.execute("CREATE TABLE report (key TEXT, status TEXT, iri TEXT, told TEXT)")

    def add(self, report: Report, canonical: dict[str, str], told: Told, inferred: set[str]) -> None:
        """Put down one report under its type, its parties and what tells it from others of the same: a level, the words said."""
        labels = {one.iri: one.label for one in told.entities}
        agents = sorted({canonical[agent] for agent in report.agents})
        objects = sorted({canonical[item] for item in report.objects})
        predicate = PREDICATE_OF_CLASS[report.type]
        timeless = HAPPENINGS[predicate].state or report.type == "Statement"
        names = [labels.get(item, "") for item in report.objects]
        if report.type in SIDES:
            parties = ["→", *objects]
        elif report.type in GATHERED and objects and all(map(specific, names)):
            parties = ["→", *objects]
            timeless = self._settled.issuperset(objects)
        elif predicate in SYMMETRIC:
            parties = sorted({*agents, *objects})
        else:
            parties = [*agents, "→", *objects]
        identity = json.dumps([report.type, timeless, parties, key(report.level or report.quote)], ensure_ascii=False)
        place = canonical.get(report.place, ""), report.place_label or labels.get(report.place, "")
        unsure = not inferred.isdisjoint((*report.agents, *report.objects))
        row = [told.article, told.published, told.sources, agents, objects, report.date, *place, report.level, report.quote, unsure]
        self._rows.execute(
            "INSERT INTO report VALUES (?, ?, ?, ?)", (identity, report.status, report.iri, json.dumps(row, ensure_ascii=False))
        )

    def gathered(self) -> Iterator[CanonicalEvent]:
        """The events, each with all its reports."""
        rows = self._rows.execute("SELECT key, status, iri, told FROM report ORDER BY key, status, iri, told")
        for identity, group in groupby(rows, key=itemgetter(0)):
            yield from self._group(identity, group)
        self._rows.close()

    def _group(self, identity: str, group: Iterable[tuple[str, str, str, str]]) -> Iterator[CanonicalEvent]:
        """All that happened of one type between the same parties."""
        kind, timeless, _, _ = json.loads(identity)
        found: dict[str, list[tuple[str, Cluster]]] = {}
        taken: set[str] = set()
        parted = {status: [_row(iri, told) for _, _, iri, told in reports] for status, reports in groupby(group, key=itemgetter(1))}
        lasting = stays(row for rows in parted.values() for row in rows) if kind in STAYS else []
        for status, rows in parted.items():
            for cluster in _split(kind, bool(timeless), status, rows, lasting):
                iri = self._iri(kind, identity, status, cluster, taken)
                found.setdefault(status, []).append((iri, cluster))
        realized = {} if HAPPENINGS[PREDICATE_OF_CLASS[kind]].state else _realized(found.get("planned", []), found.get("actual", []))
        for status, events in found.items():
            for iri, cluster in events:
                yield _event(iri, kind, status, cluster, tuple(sorted(realized.get(iri, ()))) if status == "actual" else ())

    def _iri(self, kind: str, identity: str, status: str, cluster: Cluster, taken: set[str]) -> str:
        anchor = min(row.anchor for row in cluster.rows)
        for number in range(len(taken) + 1):
            iri = f"{self._base}event/{kind}/{digest(identity, status, anchor, str(number))}"
            if iri not in taken:
                break
        taken.add(iri)
        return iri


def _row(iri: str, told: str) -> Row:
    article, published, sources, agents, objects, *rest = json.loads(told)
    return Row(iri, article, published, sources, tuple(agents), tuple(objects), *rest)


def _split(kind: str, timeless: bool, status: str, rows: list[Row], lasting: list[Span]) -> list[Cluster]:
    if kind in SIDES:
        return by_sides(rows)
    return [Cluster(Span("none"), rows)] if timeless else clusters(rows, status == "planned", lasting)


def _realized(planned: list[tuple[str, Cluster]], actual: list[tuple[str, Cluster]]) -> dict[str, list[str]]:
    """Which plans came about in which events, by IRI: a plan in one event, the nearest."""
    found: dict[str, list[str]] = {}
    for iri, plan in planned:
        fits = [
            (one.span.apart(plan.span), other)
            for other, one in actual
            if plan.span.grade != "none" != one.span.grade and one.span.near(plan.span, LATE) and one.agents & plan.agents
        ]
        if fits:
            found.setdefault(min(fits)[1], []).append(iri)
    return found


def _event(iri: str, kind: str, status: str, cluster: Cluster, realizes: tuple[str, ...]) -> CanonicalEvent:
    rows = cluster.rows
    sources = {row.article: row.sources for row in rows}
    published = sorted(row.published for row in rows if row.published)
    place, place_label = _most((row.place, row.place_label, row) for row in rows)
    return CanonicalEvent(
        iri,
        kind,
        tuple(sorted(cluster.agents)),
        tuple(sorted({item for row in rows for item in row.objects})),
        _dates(rows, earliest=kind == "PartnershipState"),
        place,
        place_label,
        _levels(rows),
        status,
        rows[0].quote,
        tuple(sorted({row.iri for row in rows})),
        sum(sources.values()),
        published[0] if published else "",
        published[-1] if published else "",
        realizes,
        all(row.inferred for row in rows),
    )


def _most(places: Iterable[tuple[str, str, Row]]) -> tuple[str, str]:
    """The place that most articles tell."""
    counts: Counter[tuple[str, str]] = Counter()
    for place, label, row in places:
        if label:
            counts[place, label] += row.sources
    return min(counts, key=lambda one: (-counts[one], not one[0], one), default=("", ""))


def _levels(rows: list[Row]) -> tuple[str, ...]:
    """The level, as most articles write it."""
    counts = Counter(row.level for row in rows if row.level)
    return (min(counts, key=lambda level: (-counts[level], level)),) if counts else ()


def _dates(rows: list[Row], earliest: bool) -> tuple[str, ...]:
    """The date that most articles tell (or the earliest), the more exact first, and those that cannot be made to agree with it."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row.date:
            counts[row.date] += row.sources
    exact = {when: span(when, "") for when in counts}
    ordered = sorted(counts, key=lambda when: (exact[when].grade != "told", -counts[when], -len(when), when))
    if not ordered:
        return ()
    if earliest:
        ordered.sort(key=lambda when: (exact[when].grade == "none", exact[when].first, -len(when)))
    main, *others = ordered
    return main, *sorted(when for when in others if not exact[when].near(exact[main]))
