"""How many articles a build is going to read, counted beside it, so that it can say how long it will take."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

ONE = (".txt", ".html", ".htm")  # files of one article
MANY = ".jsonl"
CHUNK = 1 << 20


def count(paths: Iterable[str], then: Callable[[int], object]) -> None:
    """Count in the background and call `then` with the number; never where standard input is among the paths."""
    given = list(paths)
    if "-" not in given:
        threading.Thread(target=lambda: then(sum(map(_articles, given))), daemon=True).start()


def _articles(path: str) -> int:
    if not Path(path).is_dir():
        return _in_file(path) if path.lower().endswith(MANY) else 1
    found = 0
    for folder, below, names in os.walk(path):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                kind = Path(name).suffix.lower()
                found += _in_file(str(Path(folder, name))) if kind == MANY else kind in ONE
    return found


def _in_file(path: str) -> int:
    """The lines of a file; of one that cannot be read none."""
    lines, last = 0, b"\n"
    try:
        with Path(path).open("rb") as file:
            while chunk := file.read(CHUNK):
                lines += chunk.count(b"\n")
                last = chunk[-1:]
    except OSError:
        return 0
    return lines + (last != b"\n")
