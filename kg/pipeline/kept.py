"""What an update may take over of the files that the last build wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from kg.store import Writer

T = TypeVar("T")
TOLD = ".told"  # what the articles say, as resolution reads it
REUSED = ("graph.trig", "facts.csv", "entities.csv", TOLD)
# what else than the store decides what stands in them
MADE_BY = ("pipeline", "query", "queries", "resolve/values.py", "store/held.py", "graph.py", "terms.py")


class Kept:
    """The files that the last build wrote, as far as nobody changed them since and they say of most articles what is still so."""

    def __init__(self, writer: Writer) -> None:
        self._folder, self._written = writer.folder, writer.state.written
        self._touched = writer.touched

    def file(self, name: str) -> Path | None:
        """A file that may be copied from; None where there is none."""
        path = self._folder / name
        found = mark(path)
        return path if self._touched is not None and found and found == self._written.get(name) else None

    def holds(self, article: str) -> bool:
        """Whether such a file says of an article what is still so."""
        return self._touched is not None and article not in self._touched

    def beside(self, names: Iterable[str], old: Iterator[tuple[str, T]]) -> Iterator[tuple[str, T | None]]:
        """Each article with what such a file says of it, both in the order of the names; None where that is not so any more."""
        at, found = next(old, ("", None))
        for name in names:
            while at and at < name:
                at, found = next(old, ("", None))
            yield name, found if at == name and self.holds(name) else None


def marks(folder: Path, names: Iterable[str] = REUSED) -> dict[str, list[int]]:
    """What tells the files of a folder from others that may take their places."""
    return {name: found for name in names if (found := mark(folder / name))}


def mark(path: Path) -> list[int] | None:
    """Tell a file, and the code that writes such files, from others."""
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, _code()]


@cache
def _code() -> int:
    digest = hashlib.sha256(version("pyoxigraph").encode())
    for part in MADE_BY:
        place = files("kg") / part
        for path in sorted(place.iterdir(), key=lambda one: one.name) if place.is_dir() else [place]:
            if path.is_file() and not path.name.endswith(".pyc"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return int.from_bytes(digest.digest()[:6])
