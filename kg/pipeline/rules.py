"""Which rules articles are extracted by, told by a fingerprint: other rules mean that articles must be extracted again."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

from kg.errors import LexiconError

PARTS = ("vi", "annotate", "extraction", "resolve", "model.py", "terms.py", "graph.py")


def fingerprint(lexicon: Path | None) -> str:
    """Tell the rules: the package's code and data for extraction, and the user's lexicon; raises LexiconError."""
    digest = hashlib.sha256()
    package = files("kg")
    for part in PARTS:
        place = package / part
        for path in sorted(place.iterdir(), key=lambda one: one.name) if place.is_dir() else [place]:
            if path.is_file() and not path.name.endswith(".pyc"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    if lexicon is not None:
        digest.update(lexicon_bytes(lexicon))
    return digest.hexdigest()[:12]


def lexicon_bytes(lexicon: Path) -> bytes:
    """All that a lexicon folder holds, in a fixed order; raises LexiconError."""
    if not lexicon.is_dir():
        raise LexiconError(f"{lexicon}: no such folder")
    own = sorted(path for path in lexicon.rglob("*") if path.is_file())
    try:
        return b"".join(str(path.relative_to(lexicon)).encode("utf-8", "replace") + b"\0" + path.read_bytes() for path in own)
    except OSError as problem:
        raise LexiconError(f"{problem.filename}: {problem.strerror}") from None
