"""Nested results (an analysis, what a graph holds) as headed tables for people, or as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.cli import show
from kg.cli.show import Format
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.query import Table


def nested(value: Mapping[str, Any], format: Format) -> None:
    """Print a mapping of numbers, rows and further mappings."""
    if format is Format.table:
        _section(value, "")
    elif format in (Format.json, Format.jsonl):
        show.value(value, format)
    else:
        raise UsageError(f"this result is nested: --format table, json or jsonl can print it, {format} cannot")


def sentences(table: Table) -> None:
    """Print the rows of the query `evidence` for people: each fact, where it is told, and its sentence whole."""
    from rich.text import Text

    out = show.console()
    for row in table:
        about = " ".join(show.visible(row[name]) for name in ("subject", "predicate", "object"))
        when = ", ".join(show.visible(row[name]) for name in ("date", "status") if row[name])
        out.print(Text(f"{about} ({when})", style="bold"))
        out.print(Text(f"{show.visible(row['article'])}, characters {row['start']} to {row['end']}:", style="dim"))
        out.print(Text(f"“{show.visible(row['quote'])}”\n"))
    if not len(table):
        show.note("nothing found")


def _section(value: Mapping[str, Any], heading: str) -> None:
    plain = {name: text for name, item in value.items() if (text := _text(item)) is not None}
    width = max(map(len, plain), default=0)
    if heading and plain:
        print(f"\n{heading}")
    for name, text in plain.items():
        if text:
            print(f"{name:{width}}  {show.readable(text)}")
    for name, item in value.items():
        title = f"{heading}: {name}" if heading else name
        if name in plain or not item:
            continue
        if isinstance(item, Mapping):
            _section(item, title)
        else:
            print(f"\n{title}")
            _rows(item)


def _rows(items: Sequence[Mapping[str, Any]]) -> None:
    columns = list(dict.fromkeys(name for item in items for name in item if name != "iri"))
    show.rows(columns, [[_text(item.get(name)) or "" for name in columns] for item in items], Format.table)


def _text(item: Any) -> str | None:
    """A value that fits into one cell, as text; None for rows and mappings of them."""
    if item is None:
        return ""
    if isinstance(item, float):
        return f"{item:.3f}"
    if isinstance(item, Mapping):
        texts = {name: _text(one) for name, one in item.items()}
        flat = all(isinstance(one, int | str) for one in item.values())
        return ", ".join(f"{name} {text}" for name, text in texts.items()) if flat and len(item) < 8 else None
    if isinstance(item, Sequence) and not isinstance(item, str):
        return None if any(isinstance(one, Mapping) for one in item) else ", ".join(str(one) for one in item)
    return str(item)
