"""The one process that changes a graph."""

from __future__ import annotations

import fcntl
import json
import shutil
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import Locked, OutputError
from kg.store.held import Known, articles, known
from kg.store.state import State, discard, read_state, snapshots, write_state, writing
from kg.terms import DCTERMS, DIP, article_id, article_iri, article_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Prints = npt.NDArray[np.int64]

PART = 25_000  # quads of a graph made from others that are written, and held, together
BULK = 2_000  # from so many on, Oxigraph's loader is quicker than a transaction
FLUSH_EVERY = 50_000  # quads: what a power cut may cost, and what the next opening must replay


class Writer:
    """The only process that may change a graph, until it is closed; raises Locked, OutputError.

    `touched` names the articles of which the graph, or what the derived graph says of them, is not what the files beside the store
    were made from; it is None where that cannot be told, and any may be.
    """

    def __init__(self, folder: Path, base: str, *, samples: bool = False, fresh: bool = False) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock: IO[str] | None = (folder / ".lock").open("w")
        except OSError as problem:
            raise OutputError(f"{folder} cannot be written: {problem.strerror or problem}") from None
        try:
            self._open(base, samples, fresh)
        except BaseException:
            self.close()
            raise

    def _open(self, base: str, samples: bool, fresh: bool) -> None:
        assert self._lock is not None
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Locked(f"another process is writing the graph in {self.folder}: wait until it is done") from None
        place = self.folder / "store"
        if fresh:
            (self.folder / "store.json").unlink(missing_ok=True)
        state = None if fresh else read_state(self.folder)
        self.state = state or State(base, samples)
        if state is None:
            shutil.rmtree(place, ignore_errors=True)
            write_state(self.folder, self.state)
        self.base = self.state.base
        try:
            self.store = Store(str(place))
        except OSError as problem:
            raise OutputError(f"the store in {place} cannot be opened: {problem}") from None
        self._unflushed = 0
        self.touched: set[str] | None = set() if self.state.complete else None

    def note(
        self,
        *,
        complete: bool | None = None,
        ontology: str | None = None,
        corrections: str | None = None,
        removing: str | None = None,
        counts: dict[str, int] | None = None,
        written: dict[str, list[int]] | None = None,
    ) -> None:
        """Put down that the files are in step with the store or not, which ontology and corrections count, or what there is."""
        given: dict[str, Any] = {"complete": complete, "ontology": ontology, "corrections": corrections, "removing": removing}
        given["counts"], given["written"] = counts, written
        state = replace(self.state, **{name: value for name, value in given.items() if value is not None})
        if state != self.state:
            self.state = state
            write_state(self.folder, state)

    def known(self, article: str) -> Known | None:
        """What is held of the article of this name; None if nothing."""
        return known(self.store, self.base, article)

    def with_text(self, text_hash: str) -> Known | None:
        """The article with this text; None if there is none."""
        pattern = self.store.quads_for_pattern(None, NamedNode(f"{DIP}textHash"), Literal(text_hash), None)
        names = sorted(article_id(self.base, quad.subject.value) for quad in pattern if isinstance(quad.subject, NamedNode))
        return self.known(names[0]) if names else None

    def with_source(self, name: str) -> list[Known]:
        """The articles whose text was read under this name."""
        pattern = self.store.quads_for_pattern(None, NamedNode(f"{DCTERMS}source"), Literal(name), None)
        names = {article_id(self.base, quad.graph_name.value) for quad in pattern if isinstance(quad.graph_name, NamedNode)}
        return [found for name in sorted(names) if (found := self.known(name))]

    def put(self, article: str, quads: Iterable[Quad]) -> None:
        """Write an article's graph in the place of the one it had, whole or not at all."""
        graph = NamedNode(article_iri(self.base, article))
        new = list(quads)
        self._touch(article)
        with writing(self.folder):
            if self.store.contains_named_graph(graph):
                body = "\n".join(f"{quad.triple} ." for quad in new)
                self.store.update(f"DROP SILENT GRAPH {graph}; INSERT DATA {{ GRAPH {graph} {{\n{body}\n}} }}")
            else:
                self.store.extend(new)
            self._unflushed += len(new)
            if self._unflushed >= FLUSH_EVERY:
                self.flush()

    def remove(self, article: str) -> None:
        """Remove an article's graph."""
        self._touch(article)
        with writing(self.folder):
            self.store.update(f"DROP SILENT GRAPH <{article_iri(self.base, article)}>")

    def move(self, article: str, name: str, sources: Iterable[str]) -> None:
        """Give an article's graph another name, and the sources told."""
        old, new = article_iri(self.base, article), article_iri(self.base, name)
        self._touch(article, name)

        def moved(term: object) -> str:
            if isinstance(term, NamedNode) and (term.value == old or term.value.startswith(old + "/")):
                return f"<{new}{term.value[len(old) :]}>"
            return str(term)

        given = {f"{DCTERMS}identifier": [name], f"{DCTERMS}source": sorted({name, *sources})}
        quads = self.store.quads_for_pattern(None, None, None, NamedNode(old))
        kept = [quad for quad in quads if str(quad.subject) != f"<{old}>" or quad.predicate.value not in given]
        lines = [f"{moved(quad.subject)} {quad.predicate} {moved(quad.object)} ." for quad in kept]
        lines += [f"<{new}> <{predicate}> {Literal(value)} ." for predicate, values in given.items() for value in values]
        body = "\n".join(lines)
        with writing(self.folder):
            self.store.update(f"DROP SILENT GRAPH <{old}>; DROP SILENT GRAPH <{new}>; INSERT DATA {{ GRAPH <{new}> {{\n{body}\n}} }}")

    def set_sources(self, article: str, sources: Iterable[str]) -> None:
        """Say under which names an article's text was read."""
        iri, predicate = article_iri(self.base, article), f"<{DCTERMS}source>"
        values = " ".join(f"<{iri}> {predicate} {Literal(source)} ." for source in sorted(sources))
        self._touch(article)
        with writing(self.folder):
            self.store.update(
                f"DELETE WHERE {{ GRAPH <{iri}> {{ <{iri}> {predicate} ?any }} }}; INSERT DATA {{ GRAPH <{iri}> {{ {values} }} }}"
            )

    def articles(self) -> Iterator[str]:
        """The names of all articles, in the order in which the store keeps them."""
        return articles(self.store, self.base)

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> None:
        """Make a graph that is made from others hold these quads; not at once, so only while `state.complete` is false.

        What is there already is not written again. Memory holds sixteen bytes a quad, and one part of them.
        """
        node, wanted = NamedNode(graph), array("q")
        with writing(self.folder):
            held = _sorted(hash(quad) for quad in self.store.quads_for_pattern(None, None, None, node))
            for part in _parts(quads):
                new = part
                if len(held):
                    prints = array("q", map(hash, part))
                    wanted.extend(prints)
                    new = [quad for quad, there in zip(part, _among(prints, held), strict=True) if not there]
                if new:
                    (self.store.bulk_extend if len(new) > BULK else self.store.extend)(new)
                    self.store.flush()
                    self._touch_named(new, everything=not len(held))
            if len(held):
                self._keep_only(node, held, _sorted(wanted))

    def _keep_only(self, graph: NamedNode, held: Prints, wanted: Prints) -> None:
        """Remove the quads of a graph whose print is not wanted."""
        gone = held[~_among(held, wanted)]
        if not len(gone):
            return
        for part in _parts(self.store.quads_for_pattern(None, None, None, graph)):
            found = [quad for quad, there in zip(part, _among(array("q", map(hash, part)), gone), strict=True) if there]
            for quad in found:
                self.store.remove(quad)
            if found:
                self.store.flush()
                self._touch_named(found)

    def _touch(self, *articles: str) -> None:
        if self.touched is not None:
            self.touched.update(articles)

    def _touch_named(self, quads: Iterable[Quad], everything: bool = False) -> None:
        """Take note that something else is said of the articles that these quads name."""
        if everything:
            self.touched = None
        if self.touched is not None:
            nodes = {term.value for quad in quads for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
            self.touched.update(filter(None, (article_of(self.base, node) for node in nodes)))

    def flush(self) -> None:
        """Make what was written durable."""
        with writing(self.folder):
            self.store.flush()
        self._unflushed = 0

    def publish(self) -> None:
        """Let readers see what was written."""
        self.flush()
        folder = self.folder / ".snapshots"
        with writing(self.folder):
            folder.mkdir(exist_ok=True)
            last = max(snapshots(self.folder), default=0)
            part = folder / "part"
            shutil.rmtree(part, ignore_errors=True)
            self.store.backup(str(part))
            (part / "kg.json").write_text(json.dumps(asdict(self.state)), "utf-8")
            part.rename(folder / str(last + 1))
        for number in snapshots(self.folder):
            if number <= last:
                discard(folder / str(number))

    def close(self) -> None:
        """Let the store and its lock go."""
        if hasattr(self, "store"):
            del self.store
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _parts(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    stream = iter(quads)
    while part := list(islice(stream, PART)):
        yield part


def _sorted(prints: Iterable[int]) -> Prints:
    """Tell quads from others, in 64 bits each: among ten million, two are alike once in 400,000 times."""
    import numpy as np

    known = np.asarray(prints if isinstance(prints, array) else array("q", prints), dtype=np.int64)
    known.sort()  # in its place
    return known


def _among(prints: Prints | array[int], known: Prints) -> npt.NDArray[np.bool_]:
    """Which prints are among those known, which are sorted."""
    import numpy as np

    asked = np.asarray(prints, dtype=np.int64)
    if not len(known):
        return np.zeros(len(asked), dtype=bool)
    places = np.searchsorted(known, asked)
    places[places == len(known)] = 0
    return np.asarray(known[places] == asked)
