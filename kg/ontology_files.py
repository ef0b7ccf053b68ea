"""Where the ontology's files are: in a wheel inside the package, in a checkout (or an editable install) beside it."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

_HERE = Path(__file__).resolve().parent


def folder() -> Path:
    """Find the folder that holds `diplomacy.ttl` and the shapes."""
    for candidate in (_HERE / "ontology", _HERE.parent / "ontology"):
        if (candidate / "diplomacy.ttl").is_file():
            return candidate
    raise KgError(f"The ontology's files are missing: they belong in {_HERE / 'ontology'}; install the package again.")


def vocabulary() -> tuple[Path, ...]:
    """List the files that make up the ontology itself: the terms, then the event codes."""
    return folder() / "diplomacy.ttl", folder() / "codes.ttl"


def shapes() -> Path:
    """Name the file of the SHACL shapes for data."""
    return folder() / "shapes.ttl"


def style_shapes() -> Path:
    """Name the file of the SHACL shapes for the ontology's own terms."""
    return folder() / "style.ttl"
