"""Tables of text, and how they are written for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from kg.errors import UsageError

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT query; every cell is text, empty where there is no value."""

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def __iter__(self) -> Iterator[dict[str, str]]:
        """The rows as mappings from column to cell."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def write_table(format: str, columns: Sequence[str], rows: Iterable[Row], out: IO[str]) -> None:
    """Write rows as `csv`, `json` or `jsonl`; raises UsageError for another format."""
    if format not in FORMATS:
        raise UsageError(f"a table cannot be written as {format!r}: only as {', '.join(FORMATS)}")
    FORMATS[format](columns, rows, out)


def _csv(columns: Sequence[str], rows: Iterable[Row], out: IO[str]) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def _jsonl(columns: Sequence[str], rows: Iterable[Row], out: IO[str]) -> None:
    for row in rows:
        out.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")


def _json(columns: Sequence[str], rows: Iterable[Row], out: IO[str]) -> None:
    out.write(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2) + "\n")


FORMATS: dict[str, Callable[[Sequence[str], Iterable[Row], IO[str]], None]] = {"csv": _csv, "json": _json, "jsonl": _jsonl}
