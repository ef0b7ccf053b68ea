"""Reading a graph, also while a build changes it."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pyoxigraph import Store

from kg.errors import Locked, NoGraph, OutputError
from kg.store.held import Known, articles, known
from kg.store.state import State, read_state, snapshots
from kg.store.writer import Writer


class Reader:
    """A finished state of a graph, which no build changes; raises NoGraph."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        state = read_state(folder) if folder.is_dir() else None
        if state is None:
            raise NoGraph(f"there is no graph in {folder}: `kg build` makes one")
        self.complete = state.complete
        if not state.complete:
            _publish_interrupted(folder, state.base)
        self._lock, place = _newest(folder)
        self.state = State(**json.load(self._lock))
        self.base = self.state.base
        try:
            self.store = Store.read_only(str(place))
        except OSError as problem:
            self._lock.close()
            raise NoGraph(f"the store in {place} cannot be opened: {problem}") from None

    def articles(self) -> Iterator[str]:
        """The names of all articles, in the order in which the store keeps them."""
        return articles(self.store, self.base)

    def known(self, article: str) -> Known | None:
        """What is held of the article of this name; None if nothing."""
        return known(self.store, self.base, article)

    def close(self) -> None:
        """Let the store go."""
        if hasattr(self, "store"):
            del self.store
        self._lock.close()


def _newest(folder: Path) -> tuple[IO[str], Path]:
    """Open the newest snapshot's lock, shared, before a writer can discard it."""
    for _ in range(10):
        for number in reversed(snapshots(folder)):
            place = folder / ".snapshots" / str(number)
            try:
                lock = (place / "kg.json").open()
            except OSError:
                continue
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                continue
            if (place / "CURRENT").exists():
                return lock, place
            lock.close()
    raise NoGraph(f"the first build of the graph in {folder} is not finished")


def _publish_interrupted(folder: Path, base: str) -> None:
    """After a build that died, let readers see the articles that it wrote; a build under way is left alone."""
    try:
        with Writer(folder, base) as writer:
            writer.publish()
    except (Locked, OutputError):
        pass
