"""The user's corrections: a copy beside the store, so that every later build and removal heeds them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.errors import UsageError
from kg.resolve.corrections import Corrections, load
from kg.store import Writer, replacing

NAME = "corrections.tsv"
FORGET = "none"


def check(given: str | Path | None, output: Path) -> None:
    """Read the corrections that are given, or else those kept, before anything is done; raises UsageError."""
    if given is None:
        kept(output)
    elif str(given) != FORGET:
        load(given)


def keep(writer: Writer, given: str | Path | None) -> None:
    """Keep the corrections given in place of those kept before; with `none`, forget those."""
    place = writer.folder / NAME
    if given is None:
        return
    if str(given) == FORGET:
        place.unlink(missing_ok=True)
        return
    try:
        text = Path(given).read_bytes()
    except OSError as problem:
        raise UsageError(f"{given}: corrections cannot be read ({problem.strerror})") from None
    with replacing(place) as part:
        part.write_bytes(text)


def kept(folder: Path) -> Corrections:
    """The corrections that count in a folder; raises UsageError where someone edited them wrongly."""
    place = folder / NAME
    return load(place) if place.is_file() else Corrections()


def mark(folder: Path) -> str:
    """Tell corrections from others; empty for none."""
    place = folder / NAME
    return hashlib.sha256(place.read_bytes()).hexdigest()[:16] if place.is_file() else ""
