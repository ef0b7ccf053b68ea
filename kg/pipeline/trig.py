"""The whole store as TriG: one block for each graph, those of articles that nothing was done to copied from the last file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO, RawIOBase
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from kg.pipeline.kept import Kept
from kg.store import articles
from kg.terms import PREFIXES, article_id, article_iri, derived_graph, ontology_graph

SORTED = 50_000  # quads of one graph: a bigger one stays in the order of the store, which is as fixed but not by name
_PREFIX = b"@prefix"
_ESCAPE = re.compile(r"\\(.)")


def write_trig(store: Store, base: str, path: Path, kept: Kept | None = None) -> None:
    """Write everything: the ontology, each article's graph, the derived graph."""
    old = kept.file("graph.trig") if kept else None
    names = sorted(articles(store, base))
    blocks = kept.beside(names, _blocks(old, base)) if kept and old else ((name, None) for name in names)
    with path.open("wb") as out:
        _serialize(ordered(store, ontology_graph(base)), base, SortedHeader(out))
        for name, block in blocks:
            if block is not None:
                out.writelines(block)
            else:
                out.write(_body(store, base, article_iri(base, name)))
        _serialize(ordered(store, derived_graph(base)), base, SortedHeader(out, keep=False))


def ordered(store: Store, graph: str) -> Iterator[Quad]:
    """The quads of a graph, by name if they are not too many."""
    found = store.quads_for_pattern(None, None, None, NamedNode(graph))
    head = list(islice(found, SORTED))
    yield from head if len(head) == SORTED else sorted(head, key=lambda quad: (str(quad.subject), str(quad.predicate), str(quad.object)))
    yield from found


def _serialize(quads: Iterator[Quad], base: str, out: RawIOBase) -> None:
    serialize(quads, cast(IO[bytes], out), RdfFormat.TRIG, prefixes={**PREFIXES, "id": base})
    out.flush()


def _body(store: Store, base: str, graph: str) -> bytes:
    out = BytesIO()
    _serialize(ordered(store, graph), base, SortedHeader(out, keep=False))
    return out.getvalue()


def _blocks(path: Path, base: str) -> Iterator[tuple[str, list[bytes]]]:
    """The articles of a file that `write_trig` wrote, each with its lines, in their order."""
    with path.open("rb") as file:
        block: list[bytes] = []
        for line in file:
            block.append(line)
            if line == b"}\n":
                name = _name(block[0], base)
                if name:
                    yield name, block
                block = []
            elif len(block) == 1 and line.startswith(_PREFIX):
                block = []
            elif len(block) == 1 and not _name(line, base) and not line.startswith(b"id:graph"):
                return


def _name(line: bytes, base: str) -> str:
    """The article whose block a line begins; empty for another."""
    graph = line.decode().removesuffix(" {\n")
    iri = graph[1:-1] if graph.startswith("<") else base + _ESCAPE.sub(r"\1", graph.removeprefix("id:"))
    return article_id(base, iri)


class SortedHeader(RawIOBase):
    """A file in which the lines that declare prefixes, which Oxigraph writes in any order, come sorted, or are left out."""

    def __init__(self, out: IO[bytes], keep: bool = True) -> None:
        self._out, self._keep = out, keep
        self._head: bytes | None = b""

    def write(self, data: Any, /) -> int:
        """Write bytes; those of the header wait until it ends."""
        if self._head is None:
            return self._out.write(data)
        self._head += bytes(data)
        lines = self._head.splitlines(keepends=True)
        body = next((at for at, line in enumerate(lines) if not _PREFIX.startswith(line[:7])), None)
        if body is not None:
            self._write_head(lines[:body], lines[body:])
        return len(data)

    def flush(self) -> None:
        """Write what is there."""
        if self._head is not None:
            self._write_head(self._head.splitlines(keepends=True), [])
        self._out.flush()

    def _write_head(self, prefixes: list[bytes], rest: list[bytes]) -> None:
        self._out.write(b"".join([*(sorted(prefixes) if self._keep else ()), *rest]))
        self._head = None
