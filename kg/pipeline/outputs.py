"""The files that a build writes beside its store: all of them anew, each whole, all at once."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from io import RawIOBase
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from kg.query import Asker, write_table
from kg.store import Writer, articles, replacing
from kg.terms import DIP, PREFIXES, RDFS, article_iri, derived_graph, ontology_graph

NAMES = ("graph.trig", "graph.ttl", "graph.graphml", "graph.html", "facts.csv", "entities.csv", "analysis.json")
SORTED = 50_000  # quads of one graph: a bigger one stays in the order of the store, which is as fixed but not by name


class Step(str):
    """What a build does when all is read: it tells its name where articles' names are told."""


Progress = Callable[[int, str], None]  # number of articles read; name of an article, or a Step


def write_outputs(writer: Writer, begin: Callable[[str], None]) -> None:
    """Write the files, let readers see the store, then put the files in place; `begin` is called with the name of each."""
    from kg.network import analyze, write_graphml
    from kg.render import render

    asker, store, base = Asker(writer.store, writer.base), writer.store, writer.base
    counts: dict[str, int] = {}
    with ExitStack() as stack:
        part = {name: stack.enter_context(replacing(writer.folder / name)) for name in NAMES}
        facts = Rows(part["facts.csv"])
        work: dict[str, Callable[[Path], object]] = {
            "facts.csv": lambda path: counts.update(write_facts(asker, path)),
            "entities.csv": lambda path: write_rows(asker, "entities", path),
            "graph.trig": lambda path: write_trig(store, base, path),
            "graph.ttl": lambda path: write_turtle(store, base, path),
            "graph.graphml": lambda path: write_graphml(facts, path),
            "analysis.json": lambda path: path.write_text(json.dumps(analyze(facts), ensure_ascii=False, indent=2) + "\n", "utf-8"),
            "graph.html": lambda path: render(facts, path),
        }
        for name, write in work.items():
            begin(name)
            write(part[name])
        counts["entities"] = count_entities(store, base)
        writer.note(counts=counts)
        writer.publish()


def write_facts(asker: Asker, path: Path) -> dict[str, int]:
    """Write the table of facts; gives their number by predicate."""
    counts: Counter[str] = Counter()

    def counted(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        for row in rows:
            counts[row[0]] += 1
            yield row

    columns, rows = asker.rows("facts")
    with path.open("w", encoding="utf-8", newline="") as out:
        write_table("csv", columns, counted(rows), out)
    return dict(sorted(counts.items()))


def write_rows(asker: Asker, query: str, path: Path, format: str = "csv") -> None:
    """Write the answer to a packaged query in one of `query.FORMATS`."""
    columns, rows = asker.rows(query)
    with path.open("w", encoding="utf-8", newline="") as out:
        write_table(format, columns, rows, out)


class Rows:
    """The rows of a CSV file, which can be read again and again."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[dict[str, str]]:
        return read_rows(self._path)


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Read a table that was written as CSV, row by row."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def count_entities(store: Store, base: str) -> int:
    """How many entities the world has."""
    reference, graph = NamedNode(f"{DIP}refersTo"), NamedNode(derived_graph(base))
    return len({quad.object for quad in store.quads_for_pattern(None, reference, None, graph)})


def write_trig(store: Store, base: str, path: Path) -> None:
    """Write everything: the ontology, each article's graph, the derived graph."""
    with path.open("wb") as out:
        serialize(_everything(store, base), cast(IO[bytes], SortedHeader(out)), RdfFormat.TRIG, prefixes={**PREFIXES, "id": base})


def write_quads(store: Store, base: str, path: Path) -> None:
    """Write everything, a quad on each line."""
    serialize(_everything(store, base), str(path), RdfFormat.N_QUADS)


def write_turtle(store: Store, base: str, path: Path) -> None:
    """Write the merged view: the derived graph but for what ties it to the articles' own entities."""
    hidden = {f"{DIP}refersTo", f"{RDFS}label"}
    triples = (quad.triple for quad in _ordered(store, derived_graph(base)) if quad.predicate.value not in hidden)
    with path.open("wb") as out:
        serialize(triples, cast(IO[bytes], SortedHeader(out)), RdfFormat.TURTLE, prefixes={**PREFIXES, "id": base})


class SortedHeader(RawIOBase):
    """A file in which the lines that declare prefixes, which Oxigraph writes in any order, come sorted."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._head: bytes | None = b""

    def write(self, data: Any, /) -> int:
        """Write bytes; those of the header wait until it ends."""
        if self._head is None:
            return self._out.write(data)
        self._head += bytes(data)
        lines = self._head.splitlines(keepends=True)
        body = next((at for at, line in enumerate(lines) if not b"@prefix".startswith(line[:7])), None)
        if body is not None:
            self._write_head(lines[:body], lines[body:])
        return len(data)

    def flush(self) -> None:
        """Write what is there."""
        if self._head is not None:
            self._write_head(self._head.splitlines(keepends=True), [])
        self._out.flush()

    def _write_head(self, prefixes: list[bytes], rest: list[bytes]) -> None:
        self._out.write(b"".join([*sorted(prefixes), *rest]))
        self._head = None


def _everything(store: Store, base: str) -> Iterator[Quad]:
    graphs = [ontology_graph(base), *(article_iri(base, name) for name in sorted(articles(store, base))), derived_graph(base)]
    return chain.from_iterable(_ordered(store, graph) for graph in graphs)


def _ordered(store: Store, graph: str) -> Iterator[Quad]:
    found = store.quads_for_pattern(None, None, None, NamedNode(graph))
    head = list(islice(found, SORTED))
    if len(head) == SORTED:
        return chain(head, found)
    return iter(sorted(head, key=lambda quad: (str(quad.subject), str(quad.predicate), str(quad.object))))
