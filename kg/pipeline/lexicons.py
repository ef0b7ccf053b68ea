"""The user's lexicon: a copy beside the store, so that a removal, which resolves identity anew, knows the same people and bodies."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from kg.pipeline.rules import lexicon_bytes
from kg.store import Writer
from kg.store.state import writing
from kg.vi.lexicon import SETTINGS, TABLES, Lexicon, load

NAME = "lexicon"


def keep(writer: Writer, given: Path | None) -> None:
    """Keep the lexicon of this build in place of that of the one before; none, where none is given."""
    place, part = writer.folder / NAME, writer.folder / f".{NAME}.part"
    with writing(writer.folder):
        shutil.rmtree(part, ignore_errors=True)
        if given is not None:
            part.mkdir()
            for name in (*TABLES, *SETTINGS):
                if (given / name).is_file():
                    (part / name).write_bytes((given / name).read_bytes())
        if place.is_dir():
            shutil.rmtree(place)
        if given is not None:
            part.rename(place)


def kept(folder: Path) -> Lexicon:
    """The package's lexicon with the rows that the user of a folder added; raises LexiconError."""
    place = folder / NAME
    return load.__wrapped__(place) if place.is_dir() else load()


def mark(folder: Path) -> str:
    """Tell a lexicon from others; empty for none."""
    place = folder / NAME
    return hashlib.sha256(lexicon_bytes(place)).hexdigest()[:16] if place.is_dir() else ""
