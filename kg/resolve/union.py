"""Cells brought together: a union-find that keeps reasons, and what must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from kg.resolve.cells import Cell


class Union:
    """Groups of cells; two groups that were parted are never joined, nor two with other Wikidata items or countries."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._parent = {cell: cell for cell in cells}
        self._members: dict[Cell, tuple[Cell, ...]] = {cell: (cell,) for cell in self._parent}
        self.reasons: dict[Cell, set[str]] = defaultdict(set)
        self._apart: dict[Cell, set[Cell]] = defaultdict(set)
        self.wikidata = {cell: _told(cell.wikidata) for cell in self._parent}
        self.countries = {cell: _told(cell.country) for cell in self._parent}

    def root(self, cell: Cell) -> Cell:
        """The cell that stands for a group."""
        while self._parent[cell] != cell:
            self._parent[cell] = self._parent[self._parent[cell]]
            cell = self._parent[cell]
        return cell

    def members(self, cell: Cell) -> list[Cell]:
        """The cells of a group, in order."""
        return sorted(self._members[self.root(cell)])

    def roots(self) -> list[Cell]:
        """The cells that stand for the groups, in order."""
        return sorted(self._members)

    def part(self, one: Cell, other: Cell) -> None:
        """Keep two groups apart for good."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._apart[first].add(second)
            self._apart[second].add(first)

    def compatible(self, one: Cell, other: Cell) -> bool:
        """Whether nothing known speaks against two groups being one."""
        first, second = self.root(one), self.root(other)
        if second in self._apart[first]:
            return False
        return not _conflict(self.wikidata[first], self.wikidata[second]) and not _conflict(self.countries[first], self.countries[second])

    def join(self, one: Cell, other: Cell, reason: str, *, forced: bool = False) -> bool:
        """Make two groups one, unless they were parted; says whether they are one now."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return True
        if second in self._apart[first] or not (forced or self.compatible(first, second)):
            return False
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        self.reasons[first] |= self.reasons.pop(second, set()) | {reason}
        self.wikidata[first] |= self.wikidata.pop(second)
        self.countries[first] |= self.countries.pop(second)
        for third in self._apart.pop(second, set()):
            self._apart[third].discard(second)
            self._apart[third].add(first)
            self._apart[first].add(third)
        return True


@cache
def _told(value: str) -> frozenset[str]:
    """What is told, in a set that all share: there may be a million cells, few countries, and mostly nothing."""
    return frozenset({value} - {""})


def _conflict(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other
