"""Groups of cells while they are being joined: what the members of a group have in common."""

from __future__ import annotations

from collections import Counter

from kg.resolve.cells import Cell
from kg.resolve.corpus import Names
from kg.resolve.lore import Lore
from kg.resolve.posts import fields_of
from kg.resolve.settings import settings
from kg.resolve.union import Union

SAME_NAME = "same name"


class Groups(Union):
    """A union-find that knows labels and posts, and says why it joins."""

    def __init__(self, names: Names, lore: Lore) -> None:
        super().__init__(names.cells)
        self.names = names
        self.lore = lore

    def labels(self, cell: Cell) -> Counter[str]:
        """The labels of a group, with how often they are used."""
        counts: Counter[str] = Counter()
        for member in self.members(cell):
            counts.update(self.names.cells[member].labels)
        return counts

    def label(self, cell: Cell) -> str:
        """The label that a cell is known by."""
        counts = self.names.cells[cell].labels
        return min(counts, key=lambda label: (-counts[label], label), default="")

    def posts(self, cell: Cell) -> set[str]:
        """The posts that a group of people holds."""
        return {post for member in self.members(cell) for post in self.names.cells[member].posts}

    def support(self, one: Cell, other: Cell) -> bool:
        """Whether country and post speak for two names being one person's."""
        if self.countries[self.root(one)] & self.countries[self.root(other)]:
            return True
        weak = settings()["posts"]["weak"]
        first, second = ({field for post in self.posts(cell) if post not in weak for field in fields_of(post)} for cell in (one, other))
        return bool(first & second)

    def note(self, one: Cell, other: Cell, why: str) -> None:
        """Join two groups under different names."""
        self.join(one, other, f"{self.label(one)} / {self.label(other)}: {why}")
