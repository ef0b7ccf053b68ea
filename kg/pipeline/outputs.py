"""The files that a build writes beside its store: all of them anew, each whole, all at once."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
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


def write_outputs(writer: Writer) -> None:
    """Write the files, let readers see the store, then put the files in place."""
    from kg.network import analyze, write_graphml
    from kg.render import render

    asker = Asker(writer.store, writer.base)
    with ExitStack() as stack:
        part = {name: stack.enter_context(replacing(writer.folder / name)) for name in NAMES}
        counts = write_facts(asker, part["facts.csv"])
        write_rows(asker, "entities", part["entities.csv"])
        counts["entities"] = count_entities(writer.store, writer.base)
        write_trig(writer.store, writer.base, part["graph.trig"])
        write_turtle(writer.store, writer.base, part["graph.ttl"])
        facts = part["facts.csv"]
        write_graphml(read_rows(facts), part["graph.graphml"])
        part["analysis.json"].write_text(json.dumps(analyze(read_rows(facts)), ensure_ascii=False, indent=2) + "\n", "utf-8")
        render(read_rows(facts), part["graph.html"])
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


def write_rows(asker: Asker, query: str, path: Path) -> None:
    """Write the answer to a packaged query as CSV."""
    columns, rows = asker.rows(query)
    with path.open("w", encoding="utf-8", newline="") as out:
        write_table("csv", columns, rows, out)


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
