"""What a graph's folder says of itself, its snapshots, and how files are replaced in it."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.errors import NoGraph, OutputError

LAYOUT = 1  # of the folder; a store of another layout is not opened


@dataclass(frozen=True, slots=True)
class State:
    """What a store is, beside its quads."""

    base: str
    samples: bool = False
    complete: bool = False  # the files beside the store are in step with it
    ontology: str = ""  # fingerprint of the ontology that is loaded
    corrections: str = ""  # fingerprint of the corrections that the derived graph was made with
    removing: str = ""  # the article whose removal has begun and not ended
    counts: dict[str, int] = field(default_factory=dict)  # of facts by predicate, and of entities
    written: dict[str, list[int]] = field(default_factory=dict)  # the files that can be taken over: size and time of writing
    layout: int = LAYOUT


def read_state(folder: Path) -> State | None:
    """Read what the store in a folder is; None when there is none."""
    try:
        record = json.loads((folder / "store.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as problem:
        raise NoGraph(f"{folder / 'store.json'} cannot be read: {problem}") from None
    if record.get("layout") != LAYOUT:
        raise NoGraph(f"{folder} holds a graph that another version of kg wrote: build it again with --fresh")
    return State(**{name: record[name] for name in State.__slots__ if name in record})


def write_state(folder: Path, state: State) -> None:
    """Write what a store is, at once and for good."""
    with replacing(folder / "store.json") as part:
        part.write_text(json.dumps(asdict(state)) + "\n", "utf-8")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a name to write to that takes the place of `path` when all went well; raises OutputError."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except OSError as problem:
        raise OutputError(f"{path} cannot be written: {problem.strerror or problem}") from None
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what goes wrong while a graph is written into an OutputError."""
    try:
        yield
    except OSError as problem:
        raise OutputError(f"{folder} cannot be written: {problem.strerror or problem}") from None


def snapshots(folder: Path) -> list[int]:
    """The numbers of a graph's snapshots, oldest first."""
    try:
        return sorted(int(path.name) for path in (folder / ".snapshots").iterdir() if path.name.isdigit())
    except FileNotFoundError:
        return []


def discard(snapshot: Path) -> None:
    """Delete a snapshot unless someone reads it; the next build then does."""
    try:
        with (snapshot / "kg.json").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(snapshot, ignore_errors=True)
    except FileNotFoundError:
        shutil.rmtree(snapshot, ignore_errors=True)
    except OSError:
        pass  # it is being read
