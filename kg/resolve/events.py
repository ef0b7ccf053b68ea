"""Reports of one event brought together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.model import SYMMETRIC
from kg.resolve.values import CanonicalEvent, Report, Told, digest, key
from kg.terms import HAPPENINGS, PREDICATE_OF_CLASS


class Events:
    """Reports on disk, in the order in which those of one event come together."""

    def __init__(self, path: Path) -> None:
        self._rows = sqlite3.connect(path)
        self._rows.execute("PRAGMA synchronous=OFF")
        self._rows.execute("PRAGMA journal_mode=OFF")
        self._rows.execute("PRAGMA cache_size=-65536")
        self._rows.execute("CREATE TABLE report (key TEXT, anchor TEXT, iri TEXT, told TEXT)")

    def add(self, report: Report, canonical: dict[str, str], told: Told) -> None:
        """Put down one report under its type, parties, status and what tells it from others of the same: a level, the words said."""
        agents = sorted({canonical[agent] for agent in report.agents})
        objects = sorted({canonical[item] for item in report.objects})
        predicate = PREDICATE_OF_CLASS[report.type]
        parties = sorted({*agents, *objects}) if predicate in SYMMETRIC else [*agents, "→", *objects]
        identity = json.dumps([report.type, report.status, parties, key(report.level or report.quote)], ensure_ascii=False)
        place = report.place_label or next((one.label for one in told.entities if one.iri == report.place), "")
        payload = [agents, objects, report.date, canonical.get(report.place, ""), place, report.level, report.quote]
        record = json.dumps([*payload, told.article, told.sources], ensure_ascii=False)
        self._rows.execute("INSERT INTO report VALUES (?, ?, ?, ?)", (identity, _anchor(report, told), report.iri, record))

    def gathered(self, base: str) -> Iterator[CanonicalEvent]:
        """The events, each with all its reports."""
        rows = self._rows.execute("SELECT key, anchor, iri, told FROM report ORDER BY key, anchor, iri")
        for identity, group in groupby(rows, key=itemgetter(0)):
            kind, status, _, _ = json.loads(identity)
            reports = [(anchor, iri, json.loads(told)) for _, anchor, iri, told in group]
            for cluster in _clusters(kind, reports):
                yield _event(base, kind, status, identity, cluster)
        self._rows.close()


_Row = tuple[str, str, list[object]]


def _anchor(report: Report, told: Told) -> str:
    """Where a report stands in time: its date; else around the day of its article; else by itself."""
    if HAPPENINGS[PREDICATE_OF_CLASS[report.type]].state or report.type == "Statement":
        return ""
    return report.date or (f"~{told.published}" if told.published else f"~~{told.article}")


def _clusters(kind: str, reports: list[_Row]) -> Iterator[list[_Row]]:
    """Split reports of the same type and parties, in order of time, into events."""
    cluster: list[_Row] = []
    for row in reports:
        if cluster and not _same_event(cluster[-1], row):
            yield cluster
            cluster = []
        cluster.append(row)
    if cluster:
        yield cluster


def _same_event(one: _Row, other: _Row) -> bool:
    if one[0] == other[0]:
        return True
    places = {str(row[2][3] or key(str(row[2][4]))) for row in (one, other)}
    guessed = one[0].startswith("~") and other[0].startswith("~")
    return _next_day(one[0].lstrip("~"), other[0].lstrip("~")) and (guessed or (len(places) == 1 and places != {""}))


def _next_day(one: str, other: str) -> bool:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days == 1
    except ValueError:
        return False


def _event(base: str, kind: str, status: str, identity: str, cluster: list[_Row]) -> CanonicalEvent:
    told = [row[2] for row in cluster]
    agents, objects = told[0][0], told[0][1]
    assert isinstance(agents, list) and isinstance(objects, list)
    sources = {str(one[7]): int(str(one[8])) for one in told}

    def all_of(at: int) -> tuple[str, ...]:
        return tuple(sorted({str(one[at]) for one in told if one[at]}))

    return CanonicalEvent(
        f"{base}event/{kind}/{digest(identity, cluster[0][0])}",
        kind,
        tuple(agents),
        tuple(objects),
        all_of(2),
        next(iter(all_of(3)), ""),
        next(iter(all_of(4)), ""),
        all_of(5),
        status,
        str(told[0][6]),
        tuple(row[1] for row in cluster),
        sum(sources.values()),
    )
