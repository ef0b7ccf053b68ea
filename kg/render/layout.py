"""Where the nodes stand: computed here, so that the browser has only to draw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.network.measures import seeded

Point = tuple[float, float]
ROOM = 116.0  # pixels between neighbours, about the width of a name
WIDE = 1.1  # screens are wider than high
STRESSED = 600  # nodes up to which every distance is weighed against every other
TIDIED = 400  # nodes up to which overlaps are worth removing one by one


@dataclass(frozen=True, slots=True)
class Box:
    """Half the width and height that a node takes with its name, in pixels."""

    width: float
    height: float


def place(boxes: Sequence[Box], links: Sequence[tuple[int, int, float]]) -> list[Point]:
    """A position for each node, the same every time; `links` are pairs of indexes and how near they belong, 1 being usual."""
    if not boxes:
        return []
    import igraph

    graph = igraph.Graph(n=len(boxes), edges=[(a, b) for a, b, _ in links])
    graph.es["near"] = [near for _, _, near in links]
    parts = sorted((sorted(part) for part in graph.connected_components()), key=lambda part: (-len(part), part[0]))
    blocks = [(part, _tidy(_spread(graph.induced_subgraph(part)), [boxes[number] for number in part])) for part in parts]
    return _pack(blocks, len(boxes))


def _spread(part: Any) -> list[Point]:
    """One connected part, drawn by forces and scaled to the room that its nodes need."""
    count = part.vcount()
    if count == 1:
        return [(0.0, 0.0)]
    with seeded(7):
        drawn = part.layout_circle()
        if count <= STRESSED:
            degree = part.degree()
            lengths = [
                (1 + 0.16 * math.sqrt(max(degree[a], degree[b]))) / near
                for (a, b), near in zip(part.get_edgelist(), part.es["near"], strict=True)
            ]  # the ties of a hub are longer, or the hub would stand in a crowd
            drawn = part.layout_kamada_kawai(seed=drawn, weights=lengths)
        else:
            drawn = part.layout_fruchterman_reingold(weights="near", seed=drawn, niter=500 if count <= 2000 else 150)
    middle = drawn.centroid()
    around = sorted(math.dist(point, middle) for point in drawn)[count * 9 // 10]
    room = ROOM * min(1.0, (100 / count) ** 0.27)  # a big part is seen from afar, where names give way to dots
    scale = room * math.sqrt(count) / 1.75 / (around or 1.0)
    # distances from the middle are evened out: forces throw the loosely tied far away and crowd the rest
    points = []
    for x, y in drawn:
        dx, dy = (x - middle[0]) * scale, (y - middle[1]) * scale
        far = math.hypot(dx, dy) / (around * scale or 1.0)
        stretch = (far**-0.22 if far > 0.01 else 1.0) if far <= 1 else (1 + math.log(far) * 0.6) / far
        points.append((dx * stretch * WIDE, dy * stretch))
    return points


def _tidy(points: list[Point], boxes: Sequence[Box]) -> list[Point]:
    """Push apart nodes that would cover each other or each other's names."""
    if len(points) > TIDIED:
        return points
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for _ in range(120):
        moved = False
        for a in range(len(points)):
            for b in range(a):
                wide, high = boxes[a].width + boxes[b].width, boxes[a].height + boxes[b].height
                dx, dy = xs[a] - xs[b], ys[a] - ys[b]
                over_x, over_y = wide - abs(dx), high - abs(dy)
                if over_x <= 0 or over_y <= 0:
                    continue
                moved = True
                if over_y <= over_x:  # the shorter way out
                    step = math.copysign(over_y * 0.3, dy or (a - b))
                    ys[a], ys[b] = ys[a] + step, ys[b] - step
                else:
                    step = math.copysign(over_x * 0.3, dx or (a - b))
                    xs[a], xs[b] = xs[a] + step, xs[b] - step
        if not moved:
            break
    return list(zip(xs, ys, strict=True))


def _pack(blocks: Sequence[tuple[list[int], list[Point]]], count: int) -> list[Point]:
    """The largest part in the middle, the others in rows below it."""
    placed: list[Point] = [(0.0, 0.0)] * count
    left = right = below = 0.0
    x = row_high = 0.0
    for number, (members, points) in enumerate(blocks):
        low_x, high_x = min(x for x, _ in points) - ROOM / 2, max(x for x, _ in points) + ROOM / 2
        low_y, high_y = min(y for _, y in points) - ROOM / 3, max(y for _, y in points) + ROOM / 3
        if number == 0:
            left, right, below = low_x, max(high_x, low_x + 4 * ROOM), high_y
            x = left
            shift = (0.0, 0.0)
        else:
            if x > left and x + high_x - low_x > right:
                x, below, row_high = left, below + row_high, 0.0
            shift = (x - low_x, below - low_y)
            x += high_x - low_x
            row_high = max(row_high, high_y - low_y)
        for member, point in zip(members, points, strict=True):
            placed[member] = (round(point[0] + shift[0], 1), round(point[1] + shift[1], 1))
    return placed
