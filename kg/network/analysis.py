"""Who is central, who brokers, which blocs there are, and what happened when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from kg.errors import UsageError
from kg.network.dates import Window
from kg.network.graph import Row
from kg.network.measures import Measures, measure
from kg.network.ties import Chronicle, Pair, Tie, chronicle, ties


def analyze(rows: Iterable[Row], since: str | date | None = None, until: str | date | None = None, top: int = 10) -> dict[str, Any]:
    """Measure the networks of people and of countries in the actual events of a window; at most `top` rows a list.

    The result holds only what JSON holds and is the same for the same rows: `articles`, `facts`, `events` (numbers),
    `status` and `predicates` (counts), `timeline` (events by month), `undated` (events without a year), and for
    `people` and `countries` each `nodes`, `links`, `central`, `pairs` and `blocs`. Raises UsageError for a malformed date.
    """
    if top < 1:
        raise UsageError(f"top is a number of rows, not {top}")
    told = chronicle(rows, Window.of(since, until))
    months = Counter(event.month for event in told.events.values() if event.predicate != "holdsPosition")  # a state, not a happening
    per_predicate = Counter(event.predicate for event in told.events.values())
    return {
        "since": str(since or ""),
        "until": str(until or ""),
        "articles": len(told.articles),
        "facts": told.facts.total(),
        "events": len(told.events),
        "status": dict(sorted(told.statuses.items())),
        "predicates": [
            {"predicate": predicate, "events": events, "facts": told.facts[predicate]}
            for predicate, events in sorted(per_predicate.items(), key=lambda item: (-item[1], item[0]))
        ],
        "timeline": [{"month": month, "events": count} for month, count in sorted(months.items()) if month],
        "undated": months[""],
        "people": _network(told, "person", top),
        "countries": _network(told, "country", top),
    }


def _network(told: Chronicle, kind: str, top: int) -> dict[str, Any]:
    joined = ties(told, kind)
    measures = measure({pair: tie.events for pair, tie in joined.items()}, {pair: tie.friendly for pair, tie in joined.items()})
    return {
        "nodes": len(measures.degree),
        "links": len(joined),
        "sampled": measures.sampled,
        "central": _central(told, joined, measures, kind, top),
        "pairs": _pairs(told, joined, top),
        "blocs": _blocs(told, measures, top),
    }


def _rank(told: Chronicle, measures: Measures) -> list[str]:
    return sorted(measures.pagerank, key=lambda key: (-round(measures.pagerank[key], 9), told.entities.label(key), key))


def _central(told: Chronicle, joined: dict[Pair, Tie], measures: Measures, kind: str, top: int) -> list[dict[str, Any]]:
    events: Counter[str] = Counter()
    for pair, tie in joined.items():
        for key in pair:
            events[key] += tie.events
    rows = []
    for key in _rank(told, measures)[:top]:
        row: dict[str, Any] = {"label": told.entities.label(key), "iri": key}
        if kind == "person":
            row["country"] = told.entities.label(told.home[key]) if key in told.home else ""
        row |= {
            "events": events[key],
            "degree": measures.degree[key],
            "betweenness": round(measures.betweenness[key], 6),
            "pagerank": round(measures.pagerank[key], 6),
            "bloc": measures.community[key],
        }
        rows.append(row)
    return rows


def _pairs(told: Chronicle, joined: dict[Pair, Tie], top: int) -> list[dict[str, Any]]:
    named = {pair: tuple(sorted(told.entities.label(key) for key in pair)) for pair in joined}
    strongest = sorted(joined, key=lambda pair: (-joined[pair].events, named[pair], pair))[:top]
    return [
        {
            "a": named[pair][0],
            "b": named[pair][1],
            "events": joined[pair].events,
            "hostile": joined[pair].events - joined[pair].friendly,
            "predicates": dict(sorted(joined[pair].predicates.items(), key=lambda item: (-item[1], item[0]))),
        }
        for pair in strongest
    ]


def _blocs(told: Chronicle, measures: Measures, top: int) -> list[dict[str, Any]]:
    members: dict[int, list[str]] = {}
    for key in _rank(told, measures):
        members.setdefault(measures.community[key], []).append(told.entities.label(key))
    return [
        {"bloc": number, "size": len(labels), "members": labels[:top]} for number, labels in sorted(members.items()) if len(labels) > 1
    ][:top]
