"""What is known of a word wherever it stands, found with one look-up a token."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern
from typing import NamedTuple, cast

from kg.annotate.options import NOTHING, Options
from kg.vi.normalize import norm

_MOST = 1 << 16  # words kept


class Node:
    """A place in the tree of phrases: what begins where the words so far begin, and which words may follow."""

    __slots__ = ("next", "options")

    def __init__(self) -> None:
        self.next: dict[str, Node] | None = None  # none at the end of every phrase, where most look-ups end
        self.options: Options = NOTHING

    def add(self, tokens: Iterable[str], options: Options) -> None:
        """Put a phrase under this node; those that it begins with are put before it."""
        node = self
        for token in tokens:
            if node.next is None:
                node.next = {}
            following = node.next.get(token)
            if following is None:
                following = node.next[intern(token)] = Node()
                following.options = node.options
            node = following
        node.options = options


class Word(NamedTuple):
    """A word as texts spell it."""

    norm: str
    cap: bool  # begins with a capital
    alnum: bool  # a word or number
    dated: bool  # may begin a date
    node: Node | None  # of the phrases that begin with it


Columns = tuple[tuple[str, ...], tuple[bool, ...], tuple[bool, ...], tuple[bool, ...], tuple[Node | None, ...]]


class Words(dict[str, Word]):
    """Words by their spelling, each worked out when it is first met; bounded."""

    def __init__(self, phrases: Node, dated: Iterable[str]) -> None:
        super().__init__()
        self.phrases = phrases.next or {}
        self.dated = frozenset(dated)

    def columns(self, spellings: list[str]) -> Columns:
        """The fields of the words of a text, each as one tuple."""
        return cast(Columns, tuple(zip(*map(self.__getitem__, spellings), strict=True)) or ((), (), (), (), ()))

    def __missing__(self, spelling: str) -> Word:
        if len(self) >= _MOST:
            self.clear()
        normal, initial = intern(norm(spelling)), spelling[0]
        dated = normal in self.dated or initial.isdecimal()
        found = self[spelling] = Word(normal, initial.isupper(), initial.isalnum(), dated, self.phrases.get(normal))
        return found
