"""Rows of the `facts` table as a networkx graph."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.model import STATUSES
from kg.network.dates import Window
from kg.network.entities import Entities
from kg.network.relations import chosen

if TYPE_CHECKING:
    import networkx as nx

Row = Mapping[str, str]
CARRIED = ("predicate", "date", "place", "status", "article", "start", "end", "quote", "event_iri", "rule", "confidence")


def build(
    rows: Iterable[Row],
    relations: Iterable[str] | str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    focus: str | None = None,
    hops: int = 1,
    status: Collection[str] = ("actual",),
) -> nx.MultiDiGraph[str]:
    """The facts as a graph: one node for each entity, one edge for each row that joins two.

    Nodes are keyed by canonical IRI and carry `label`, `kind` and, where told, `statements` (how many) and `founded`.
    Edges carry `predicate`, `date`, `place`, `status`, `article`, `start`, `end`, `quote`, `event_iri`, `rule` and
    `confidence`, all strings. `focus` (a label or IRI) keeps what lies within `hops` edges of it, whatever their direction.
    Raises UsageError for an unknown focus, relation, status or date.
    """
    import networkx as nx

    for unknown in sorted({status} if isinstance(status, str) else set(status)):
        if unknown not in STATUSES:
            raise UsageError(f"no status is called {unknown!r}: it is one of {', '.join(STATUSES)}")
    if hops < 0:
        raise UsageError(f"hops is a number of steps, not {hops}")
    window = Window.of(since, until)
    kept = list(rows)
    wanted = chosen(relations, {row["predicate"] for row in kept})
    everyone, entities = Entities(), Entities()
    edges: list[tuple[str, str, Row]] = []
    about: dict[str, dict[str, str | int]] = {}
    for row in kept:
        everyone.add(row)
        if row["status"] not in status or not window.holds(row["date"]) or (wanted is not None and row["predicate"] not in wanted):
            continue
        subject, target = entities.add(row)
        if target:
            edges.append((subject, target, row))
        elif row["predicate"] == "foundedOn":
            about.setdefault(subject, {})["founded"] = row["object"]
        else:
            notes = about.setdefault(subject, {})
            notes["statements"] = int(notes.get("statements", 0)) + 1
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    seeds = everyone.find(focus) if focus is not None else []
    for key in [*entities, *(seed for seed in seeds if seed not in entities)]:
        source = entities if key in entities else everyone
        graph.add_node(key, label=source.label(key), kind=source.kind(key), **about.get(key, {}))
    graph.add_edges_from((subject, target, {name: row.get(name, "") for name in CARRIED}) for subject, target, row in edges)
    if focus is None:
        return graph
    return nx.MultiDiGraph(graph.subgraph(_within(graph, seeds, hops)))


def _within(graph: nx.MultiDiGraph[str], seeds: Iterable[str], hops: int) -> set[str]:
    return reach(seeds, hops, lambda key: (*graph.successors(key), *graph.predecessors(key)))


def reach(seeds: Iterable[str], hops: int, neighbours: Callable[[str], Iterable[str]]) -> set[str]:
    """The keys at most so many steps from the seeds, themselves included."""
    seen = set(seeds)
    edge = seen
    for _ in range(hops):
        edge = {other for key in edge for other in neighbours(key)} - seen
        if not edge:
            break
        seen = seen | edge
    return seen
