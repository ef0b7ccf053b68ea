"""The facts as one HTML page to look at, drawn by vis-network through pyvis, without any network."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kg.errors import OutputError
from kg.network.graph import Row
from kg.render.choice import choose
from kg.render.labels import relation_labels
from kg.render.view import Labels, make_view

__all__ = ["render"]


def render(
    rows: Iterable[Row],
    path: str | Path,
    focus: str | None = None,
    hops: int = 2,
    since: str | date | None = None,
    until: str | date | None = None,
    relations: Iterable[str] | str | None = None,
    title: str = "Diplomatic relations",
    labels: Labels | None = None,
) -> Path:
    """Write the facts, of every status, as one self-contained HTML file; the same rows give the same bytes.

    `focus` (a label or IRI) keeps what lies within `hops` of it. `labels` names the relations, `{predicate: {"en": …,
    "vi": …}}`, the ontology's own by default. Of a graph of more than 1,000 entities the most connected are drawn first
    and the page says how many are not.
    Raises UsageError for an unknown focus, relation or date, OutputError where the file cannot be written.
    """
    target = Path(path)
    chosen = choose(rows, focus, hops, since, until, relations)
    shown = make_view(chosen, title if focus is None else f"{title}: {focus}", relation_labels() if labels is None else labels)
    from kg.render.page import page  # jinja2 and pyvis, which takes half a second

    text = page(shown, shown.data["title"])
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(target)
    except OSError as problem:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{target} cannot be written: {problem.strerror or problem}") from None
    return target
