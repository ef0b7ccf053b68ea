"""The files that a build writes beside its store: all of them anew, each whole, all at once."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import IO, cast

from pyoxigraph import QuerySolutions, RdfFormat, Store, serialize

from kg.pipeline.kept import Kept
from kg.pipeline.trig import SortedHeader, ordered, write_trig
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

    asker, store, base, kept = Asker(writer.store, writer.base), writer.store, writer.base, Kept(writer)
    counts: dict[str, int] = {}
    with ExitStack() as stack:
        part = {name: stack.enter_context(replacing(writer.folder / name)) for name in NAMES}
        facts = Rows(part["facts.csv"])
        work: dict[str, Callable[[Path], object]] = {
            "facts.csv": lambda path: counts.update(write_facts(asker, path, kept)),
            "entities.csv": lambda path: write_rows(asker, "entities", path, kept=kept),
            "graph.trig": lambda path: write_trig(store, base, path, kept),
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


def write_facts(asker: Asker, path: Path, kept: Kept | None = None) -> dict[str, int]:
    """Write the table of facts; gives their number by predicate."""
    counts: Counter[str] = Counter()

    def counted(rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
        for row in rows:
            counts[row[0]] += 1
            yield row

    columns, rows = _table(asker, "facts", kept)
    with path.open("w", encoding="utf-8", newline="") as out:
        write_table("csv", columns, counted(rows), out)
    return dict(sorted(counts.items()))


def write_rows(asker: Asker, query: str, path: Path, format: str = "csv", kept: Kept | None = None) -> None:
    """Write the answer to a packaged query in one of `query.FORMATS`."""
    columns, rows = _table(asker, query, kept)
    with path.open("w", encoding="utf-8", newline="") as out:
        write_table(format, columns, rows, out)


def _table(asker: Asker, query: str, kept: Kept | None) -> tuple[Sequence[str], Iterable[Sequence[str]]]:
    """The rows of a table query, those of articles that nothing was done to from the last file."""
    old = kept.file(f"{query}.csv") if kept else None
    if kept is None or old is None:
        return asker.rows(query)
    columns, _ = asker.rows(query)
    return columns, _merged(asker, query, old, columns.index("article"), kept)


def _merged(asker: Asker, query: str, old: Path, article: int, kept: Kept) -> Iterator[Sequence[str]]:
    groups = groupby(_cells(old), key=itemgetter(article))
    label, rows = next(groups, ("", iter(())))
    for holds, some in groupby(asker.printed(), key=lambda named: kept.holds(named[1])):
        if not holds:
            yield from asker.rows(query, articles=[name for _, name in some])[1]
            continue
        for printed, _ in some:
            while label and label < printed:
                label, rows = next(groups, ("", iter(())))
            if label == printed:
                yield from rows


class Rows:
    """The rows of a CSV file, which can be read again and again."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[dict[str, str]]:
        return read_rows(self._path)


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Read a table that was written as CSV, row by row."""
    rows = _cells(path, header=True)
    columns = next(rows)
    for row in rows:
        yield dict(zip(columns, row, strict=True))


def _cells(path: Path, header: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(sys.maxsize)  # a sentence may be as long as its article
    with path.open(encoding="utf-8", newline="") as file:
        yield from islice(csv.reader(file), 0 if header else 1, None)


def count_entities(store: Store, base: str) -> int:
    """How many entities the world has."""
    counted = store.query(f"SELECT (COUNT(DISTINCT ?who) AS ?n) WHERE {{ GRAPH <{derived_graph(base)}> {{ ?any <{DIP}refersTo> ?who }} }}")
    return int(next(cast(QuerySolutions, counted))[0].value)


def write_quads(store: Store, base: str, path: Path) -> None:
    """Write everything, a quad on each line."""
    graphs = [ontology_graph(base), *(article_iri(base, name) for name in sorted(articles(store, base))), derived_graph(base)]
    serialize(chain.from_iterable(ordered(store, graph) for graph in graphs), str(path), RdfFormat.N_QUADS)


def write_turtle(store: Store, base: str, path: Path) -> None:
    """Write the merged view: the derived graph but for what ties it to the articles' own entities."""
    hidden = {f"{DIP}refersTo", f"{RDFS}label"}
    triples = (quad.triple for quad in ordered(store, derived_graph(base)) if quad.predicate.value not in hidden)
    with path.open("wb") as out:
        serialize(triples, cast(IO[bytes], SortedHeader(out)), RdfFormat.TURTLE, prefixes={**PREFIXES, "id": base})
