"""Which entities and facts go into a page: all of a small graph, the most connected of a big one."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kg.errors import UsageError
from kg.network.dates import Window
from kg.network.entities import Entities
from kg.network.graph import Row, reach
from kg.network.posts import Countries
from kg.network.relations import chosen

DRAWN = 1_000  # entities drawn at first
HELD = 5_000  # entities in the page, the others of which are drawn when looked for
FACTS = 30_000  # facts in the page
ALIKE = 200  # facts listed for one pair of entities, or one speaker
Ranked = tuple[int, str, str, Row]  # the rank of the less connected of the two, both, and the fact


@dataclass(slots=True)
class Asked:
    """What the caller wants to see; each part None or empty for everything."""

    focus: str | None = None
    hops: int = 2
    relations: frozenset[str] | None = None
    window: Window = field(default_factory=Window)


@dataclass(slots=True)
class Choice:
    """The entities of a page, most connected first, the facts among them, and how much there is besides."""

    entities: Entities
    order: list[str]
    facts: list[tuple[str, str, Row]]
    seeds: list[str]
    all_entities: int
    all_facts: int
    countries: Countries


def choose(
    rows: Iterable[Row],
    focus: str | None,
    hops: int,
    since: str | date | None,
    until: str | date | None,
    relations: Iterable[str] | str | None,
) -> Choice:
    """Read the rows twice (a one-way iterator is copied first) and choose; raises UsageError as `network.build` does."""
    if hops < 0:
        raise UsageError(f"hops is a number of steps, not {hops}")
    again = list(rows) if iter(rows) is rows else rows
    names_asked = None if relations is None else frozenset([relations] if isinstance(relations, str) else relations)
    asked = Asked(focus, hops, names_asked, Window.of(since, until))
    entities, kept, seeds, degree, total = _survey(again, asked)
    names = {label: key for key in entities if entities.kind(key) == "country" for label in entities.labels(key)}
    first = set(seeds)
    order = sorted(kept, key=lambda key: (key not in first, -degree[key], entities.label(key), key))[:HELD]
    facts = _facts(again, asked, order)
    return Choice(entities, _spoken_of(order, facts, first), facts, seeds, len(kept), total, Countries(names))


def _wanted(row: Row, asked: Asked) -> bool:
    return (asked.relations is None or row["predicate"] in asked.relations) and asked.window.holds(row["date"])


def _survey(rows: Iterable[Row], asked: Asked) -> tuple[Entities, set[str], list[str], dict[str, int], int]:
    """The entities, those within reach of the focus, the focus itself, how connected each is, and the number of facts."""
    entities = Entities()
    ties: defaultdict[str, set[str]] = defaultdict(set)
    spoken: Counter[tuple[str, str]] = Counter()
    present: set[str] = set()
    for row in rows:
        present.add(row["predicate"])
        subject, target = entities.add(row)
        if not _wanted(row, asked):
            continue
        spoken[subject, target] += 1
        others = ties[subject]  # there even for who only speaks
        if target:
            others.add(target)
            ties[target].add(subject)
    chosen(asked.relations, present)
    seeds = entities.find(asked.focus) if asked.focus is not None else []
    kept = reach(seeds, asked.hops, lambda key: ties.get(key, ())) if seeds else set(ties)
    total = sum(count for (subject, target), count in spoken.items() if subject in kept and (not target or target in kept))
    degree = {key: sum(other != key and entities.kind(other) != "position" for other in ties[key]) for key in kept}
    return entities, kept, seeds, degree, total


def _facts(rows: Iterable[Row], asked: Asked, order: list[str]) -> list[tuple[str, str, Row]]:
    """The facts among the chosen, those of the most connected first in case there are too many, then in the order of the rows."""
    rank = {key: number for number, key in enumerate(order)}
    seen: Counter[tuple[str, str]] = Counter()
    found: list[Ranked] = []
    last = sys.maxsize
    reader = Entities()
    for row in rows:
        subject, target = reader.add(row)
        if subject not in rank or (target and target not in rank) or not _wanted(row, asked):
            continue
        seen[subject, target] += 1
        least = max(rank[subject], rank.get(target, 0))
        if seen[subject, target] <= ALIKE and least < last:
            found.append((least, subject, target, row))
        if len(found) > 2 * FACTS:  # what is left out now would be left out in the end
            found, last = _fewer(found)
    return [(subject, target, row) for _, subject, target, row in _fewer(found)[0]]


def _fewer(found: list[Ranked]) -> tuple[list[Ranked], int]:
    """The facts of the most connected, of too many, and the rank of the first that is left out."""
    if len(found) <= FACTS:
        return found, sys.maxsize
    last = sorted(number for number, *_ in found)[FACTS]
    return [entry for entry in found if entry[0] < last], last


def _spoken_of(order: list[str], facts: list[tuple[str, str, Row]], seeds: set[str]) -> list[str]:
    named = {key for subject, target, _ in facts for key in (subject, target)} | seeds
    return [key for key in order if key in named]
