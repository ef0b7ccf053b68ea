"""The chosen facts as what vis-network draws and what the page shows beside it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model import KINDS
from kg.network.dates import span
from kg.network.posts import homes
from kg.network.relations import FAMILIES, FAMILY_OF
from kg.render.choice import DRAWN, Choice
from kg.render.layout import Box, place

KIND_ORDER = ("country", "person", *(kind for kind in KINDS if kind not in ("country", "person")))
SHAPES = {
    "country": "hexagon", "person": "dot", "organization": "square", "place": "triangleDown",
    "event": "star", "document": "diamond", "partnership": "triangle", "position": "dot",
}  # fmt: skip
SIZES = {
    "country": (17, 3.4, 36),
    "organization": (10, 2.4, 22),
    "person": (8, 1.9, 19),
    "event": (11, 1.8, 18),
}  # smallest, for each root of a tie, largest
SMALL = (8.5, 1.5, 14)
FOLDED = frozenset({"position"})  # kinds told in the panel, drawn only when asked for
HOME = 2.2  # how much nearer a person stands to the own country than to others
GOLDEN = 2.399963  # the golden angle, which spreads any run of numbers
Pair = tuple[int, int]
Labels = Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class View:
    """`nodes` and `edges` for pyvis; `data` for the page: strings, relations, facts and figures."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    data: dict[str, Any]


@dataclass(slots=True)
class Strings:
    """Each text once, referred to by its number."""

    texts: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def __call__(self, text: str) -> int:
        """The number of a text."""
        if text not in self.numbers:
            self.numbers[text] = len(self.texts)
            self.texts.append(text)
        return self.numbers[text]


def make_view(choice: Choice, title: str, labels: Labels) -> View:
    """Bundle the facts between two entities in one edge, set every node in its place, and number everything."""
    index = {key: number for number, key in enumerate(choice.order)}
    bundles = _bundles(choice, index)
    posts = [(subject, row["object"]) for subject, _, row in choice.facts if row["predicate"] == "holdsPosition"]
    home = homes(posts, choice.countries)
    nodes = _nodes(choice, bundles)
    at_home = {(min(pair), max(pair)) for pair in ((index[person], index.get(country, -1)) for person, country in home.items())}
    _put(nodes, bundles, at_home)
    for person, country in home.items():
        if country in index:
            nodes[index[person]]["home"] = f"n{index[country]}"
    edges = [{"id": f"e{number}", "from": f"n{a}", "to": f"n{b}", "facts": facts} for number, ((a, b), facts) in enumerate(bundles.items())]
    return View(nodes, edges, _data(choice, index, title, labels))


def _bundles(choice: Choice, index: Mapping[str, int]) -> dict[Pair, list[int]]:
    """Numbers of the facts by pair of nodes; a post also ties its holder to the country that it names."""
    bundles: dict[Pair, list[int]] = {}
    for number, (subject, target, row) in enumerate(choice.facts):
        ends = [target] if target else []
        if row["predicate"] == "holdsPosition":
            ends.append(choice.countries.of_post(row["object"]))
        for end in ends:
            if end in index and end != subject:
                pair = (min(index[subject], index[end]), max(index[subject], index[end]))
                bundles.setdefault(pair, []).append(number)
    return bundles


def _nodes(choice: Choice, bundles: Mapping[Pair, list[int]]) -> list[dict[str, Any]]:
    kinds = [choice.entities.kind(key) for key in choice.order]
    names = [choice.entities.label(key) for key in choice.order]
    drawable = [number for number, kind in enumerate(kinds) if kind not in FOLDED]
    ties = [0] * len(kinds)
    for pair in bundles:
        if not FOLDED.intersection(kinds[end] for end in pair):
            for end in pair:
                ties[end] += 1
    alone = choice.seeds or not any(ties)
    drawn = set([number for number in drawable if ties[number] or alone][:DRAWN])
    return [
        {
            "id": f"n{number}", "name": names[number], "names": choice.entities.labels(key)[1:6], "kind": kinds[number],
            "shape": SHAPES.get(kinds[number], "dot"), "size": _size(kinds[number], ties[number], len(drawn)), "ties": ties[number],
            "first": number in drawn,
        }
        for number, key in enumerate(choice.order)
    ]  # fmt: skip


def _size(kind: str, ties: int, among: int) -> float:
    small, step, large = SIZES.get(kind, SMALL)
    afar = min(1.8, math.pow(max(1.0, among / 60), 0.3))  # the more there are, the further away they are seen from
    return round(min(large, small + step * math.sqrt(ties)) * afar, 1)


def _put(nodes: list[dict[str, Any]], bundles: Mapping[Pair, list[int]], at_home: set[Pair]) -> None:
    """Give every node its position: the drawn laid out, the others beside a drawn neighbour."""
    drawn = [number for number, node in enumerate(nodes) if node["first"]]
    local = {number: at for at, number in enumerate(drawn)}
    links = [(local[a], local[b], HOME if (a, b) in at_home else 1.0) for a, b in bundles if a in local and b in local]
    boxes = [Box(max(nodes[at]["size"], min(len(nodes[at]["name"]), 26) * 3.4) + 4, nodes[at]["size"] + 11) for at in drawn]
    points = dict(zip(drawn, place(boxes, links), strict=True))
    beside: dict[int, int] = {}
    for a, b in bundles:
        for near, other in ((a, b), (b, a)):
            if near in local and other not in local:
                beside.setdefault(other, near)
    for number, node in enumerate(nodes):
        if number not in points:
            x, y = points.get(beside.get(number, -1), (0.0, 0.0))
            angle = number * GOLDEN
            points[number] = (round(x + 90 * math.cos(angle), 1), round(y + 70 * math.sin(angle), 1))
        node["x"], node["y"] = points[number]


def _data(choice: Choice, index: Mapping[str, int], title: str, labels: Labels) -> dict[str, Any]:
    strings = Strings()
    used = {row["predicate"] for _, _, row in choice.facts}
    predicates = [name for names in FAMILIES.values() for name in names if name in used] + sorted(used - FAMILY_OF.keys())
    relation = {name: number for number, name in enumerate(predicates)}
    facts = []
    for subject, target, row in choice.facts:
        days = span(row["date"])
        months = [int(day[:4]) * 12 + int(day[5:7]) - 1 for day in days] if days else [0, 0]
        texts = [strings(row[name]) for name in ("date", "place", "status", "article", "quote")]
        literal = strings("" if target else row["object"])
        facts.append([relation[row["predicate"]], index[subject], index[target] if target else -1, *texts, literal, *months])
    return {
        "title": title,
        "kinds": sorted({choice.entities.kind(key) for key in choice.order}, key=lambda kind: (*KIND_ORDER, kind).index(kind)),
        "folded": sorted(FOLDED),
        "relations": [{"id": name, "family": FAMILY_OF.get(name, "contact"), **labels.get(name, {})} for name in predicates],
        "facts": facts,
        "strings": strings.texts,
        "focus": [f"n{index[key]}" for key in choice.seeds],
        "all": {"entities": choice.all_entities, "facts": choice.all_facts},
        "articles": len({row["article"] for _, _, row in choice.facts}),
    }
