"""Centrality and communities of a weighted graph, by networkx or, where size asks, by igraph."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

Pair = tuple[str, str]
WORK = 500_000  # nodes x edges that networkx walks for betweenness in about a second
LARGE = 2_000  # nodes beyond which igraph measures
SAMPLE = 250  # sources for betweenness in a graph so large that all would take minutes
EXACT = 500_000_000  # nodes x edges up to which igraph takes every source


@dataclass(frozen=True, slots=True)
class Measures:
    """By node: degree, betweenness (0 to 1), PageRank (sums to 1) and number of its community, the largest being 0."""

    degree: dict[str, int]
    betweenness: dict[str, float]
    pagerank: dict[str, float]
    community: dict[str, int]
    sampled: bool  # whether betweenness was estimated from some of the nodes


def measure(weights: Mapping[Pair, int], friendly: Mapping[Pair, int]) -> Measures:
    """Measure the undirected graph of these weighted pairs; communities are found on the `friendly` weights alone."""
    nodes = sorted({key for pair in weights for key in pair})
    pairs = sorted(weights)
    degree = dict.fromkeys(nodes, 0)
    for pair in pairs:
        for key in pair:
            degree[key] += 1
    bonds = {pair: friendly[pair] for pair in pairs if friendly.get(pair)}
    large = len(nodes) > LARGE or len(nodes) * len(pairs) > WORK
    sampled = len(nodes) * len(pairs) > EXACT
    between = _betweenness_igraph(nodes, pairs, sampled) if large else _betweenness_networkx(nodes, pairs)
    groups = _communities_igraph(nodes, bonds) if large else _communities_networkx(nodes, bonds)
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    community = {key: number for number, group in enumerate(ordered) for key in group}
    return Measures(degree, between, _pagerank(nodes, weights), community, sampled)


def _igraph(nodes: Sequence[str], pairs: Sequence[Pair]) -> Any:
    import igraph

    index = {key: number for number, key in enumerate(nodes)}
    return igraph.Graph(n=len(nodes), edges=[(index[a], index[b]) for a, b in pairs])


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw the same random numbers every time, and give it back its own generator."""
    import igraph

    igraph.set_random_number_generator(random.Random(seed))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _pagerank(nodes: Sequence[str], weights: Mapping[Pair, int]) -> dict[str, float]:
    # always igraph: networkx asks for scipy here, a large dependency for one eigenvector
    pairs = sorted(weights)
    if not nodes:
        return {}
    return dict(zip(nodes, _igraph(nodes, pairs).pagerank(weights=[weights[pair] for pair in pairs]), strict=True))


def _betweenness_networkx(nodes: Sequence[str], pairs: Sequence[Pair]) -> dict[str, float]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs)
    return dict(nx.betweenness_centrality(graph))


def _betweenness_igraph(nodes: Sequence[str], pairs: Sequence[Pair], sampled: bool) -> dict[str, float]:
    step = max(1, len(nodes) // SAMPLE) if sampled else 1
    sources = list(range(0, len(nodes), step))
    values = _igraph(nodes, pairs).betweenness(directed=False, sources=sources if sampled else None)
    scale = len(nodes) / len(sources) * 2 / ((len(nodes) - 1) * (len(nodes) - 2)) if len(nodes) > 2 else 0.0
    return dict(zip(nodes, (value * scale for value in values), strict=True))


def _communities_networkx(nodes: Sequence[str], bonds: Mapping[Pair, int]) -> list[list[str]]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in bonds.items())
    return [sorted(group) for group in nx.community.louvain_communities(graph, seed=7)]


def _communities_igraph(nodes: Sequence[str], bonds: Mapping[Pair, int]) -> list[list[str]]:
    with seeded(7):
        groups = _igraph(nodes, list(bonds)).community_multilevel(weights=list(bonds.values()))
    return [[nodes[number] for number in group] for group in groups]
