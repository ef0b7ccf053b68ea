"""GraphML of the whole `facts` table, written as it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from kg.errors import OutputError
from kg.network.entities import Entities
from kg.network.graph import CARRIED, Row

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold, even escaped


def write_graphml(rows: Iterable[Row], path: str | Path) -> Path:
    """Write every row that joins two entities, of any status, as an edge; the same rows give the same bytes.

    Only the entities are held in memory. Raises OutputError where the file cannot be written.
    """
    target = Path(path)
    try:
        with TemporaryFile("w+", encoding="utf-8") as edges:
            entities = _write_edges(rows, edges)
            with target.open("w", encoding="utf-8", newline="\n") as out:
                _write(entities, edges, out)
    except OSError as problem:
        raise OutputError(f"{target} cannot be written: {problem.strerror or problem}") from None
    return target


def _write_edges(rows: Iterable[Row], out: IO[str]) -> Entities:
    entities = Entities()
    for number, row in enumerate(rows):
        subject, target = entities.add(row)
        if not target:
            continue
        data = "".join(_data(name, row.get(name, "")) for name in CARRIED)
        out.write(f'    <edge id="e{number}" source={_attribute(subject)} target={_attribute(target)}>{data}</edge>\n')
    return entities


def _write(entities: Entities, edges: IO[str], out: IO[str]) -> None:
    out.write(_HEAD)
    for domain, names in (("node", ("label", "kind")), ("edge", CARRIED)):
        for name in names:
            out.write(f'  <key id="{name}" for="{domain}" attr.name="{name}" attr.type="string"/>\n')
    out.write('  <graph edgedefault="directed">\n')
    for key in entities:
        data = _data("label", entities.label(key)) + _data("kind", entities.kind(key))
        out.write(f"    <node id={_attribute(key)}>{data}</node>\n")
    edges.seek(0)
    for line in edges:
        out.write(line)
    out.write("  </graph>\n</graphml>\n")


def _data(name: str, value: str) -> str:
    return f'<data key="{name}">{escape(_clean(value))}</data>' if value else ""


def _attribute(value: str) -> str:
    return quoteattr(_clean(value))


def _clean(value: str) -> str:
    return _FORBIDDEN.sub("\ufffd", value)
