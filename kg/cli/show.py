"""How tables are printed: for people on a terminal, as CSV, JSON or JSON lines for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from rich.console import Console

Rows = Iterable[Sequence[str]]
NARROWEST = 12  # no column is squeezed below this: those on the right are left out instead
LONG_WORD = 26  # nor are words up to this long cut, as the names of relations are
GAP = 2  # between columns
MOST_LINES = 4  # of a cell; the rest of a long text is cut off
CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\N{REPLACEMENT CHARACTER}")
WHITE = {9: " ", 10: " ", 13: " "}


class Format(StrEnum):
    """What a result can be printed as."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    ttl = "ttl"


def choose(asked: Format | None, piped: Format = Format.csv) -> Format:
    """The format asked for; else a table on a terminal and `piped` elsewhere."""
    return asked or (Format.table if sys.stdout.isatty() else piped)


def console(stderr: bool = False) -> Console:
    """A Rich console that prints text as it is: no markup, no emoji codes, no highlighting."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def note(message: str) -> None:
    """Say something beside the result, on standard error."""
    print(visible(message), file=sys.stderr)


def visible(text: str) -> str:
    """Text on one line that cannot steer a terminal: control characters are replaced."""
    return text.translate(CONTROLS | WHITE)


def rows(columns: Sequence[str], values: Rows, format: Format) -> None:
    """Print a table of text cells."""
    from kg.query import write_table

    if format is Format.table:
        _table(columns, values)
    else:
        write_table(format.value, columns, values, sys.stdout)


def records(values: Sequence[object], format: Format) -> None:
    """Print values as one JSON array or as one JSON value a line."""
    if format is Format.jsonl:
        for one in values:
            value(one, format)
    else:
        value(values, format)


def value(one: object, format: Format) -> None:
    """Print one JSON value, on one line for `jsonl`."""
    print(json.dumps(one, ensure_ascii=False, indent=None if format is Format.jsonl else 2))


def _table(columns: Sequence[str], values: Rows) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    out = console()
    cells = [[readable(value) for value in row] for row in values]
    filled = [at for at in range(len(columns)) if not cells or any(row[at] for row in cells)]
    widths = _fitted({at: [columns[at], *(row[at] for row in cells)] for at in filled}, out.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for at, width in widths.items():
        table.add_column(Text(columns[at]), overflow="fold", width=width)
    for row in cells:
        table.add_row(*(Text(_clipped(row[at], width * MOST_LINES)) for at, width in widths.items()))
    out.print(table)
    hidden = [columns[at] for at in filled if at not in widths]
    if hidden:
        note(f"{len(hidden)} more column{'s'[: len(hidden) > 1]}, too wide for this terminal: {', '.join(hidden)} (--format csv has all)")
    if not cells:
        note("nothing found")


def _fitted(columns: dict[int, list[str]], room: int) -> dict[int, int]:
    """The columns that are shown and how wide: the widest give way first, then those on the right go."""
    from rich.cells import cell_len

    widths = {at: min(room, max(map(cell_len, cells))) for at, cells in columns.items()}
    words = {at: max(cell_len(word) for cell in cells for word in cell.split() or [""]) for at, cells in columns.items()}
    least = {at: min(widths[at], max(NARROWEST, min(words[at], LONG_WORD))) for at in columns}
    while len(widths) > 1 and sum(least[at] + GAP for at in widths) > room:
        widths.popitem()
    while sum(width + GAP for width in widths.values()) > room and any(widths[at] > least[at] for at in widths):
        widths[max((at for at in widths if widths[at] > least[at]), key=widths.__getitem__)] -= 1
    return widths


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def readable(value: str) -> str:
    """A cell for people: IRIs by their last part, percent-encoding undone, nothing that steers the terminal."""
    if value.startswith(("https://w3id.org/diplomacy-kg/", "http://www.w3.org/")):
        value = unquote(value.rpartition("#")[2] or value) if "#" in value else unquote(value.rpartition("/")[2] or value)
    return visible(value)
