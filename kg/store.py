"""The dataset on disk: one writer, whole articles, and snapshots for readers.

A graph's folder holds `store/`, the database that the one writer changes, `.snapshots/N/`, hard-linked copies that readers open, and
`store.json`, which says what the store is and whether a build of it was finished.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import Locked, NoGraph, OutputError
from kg.terms import DCTERMS, DIP, article_id, article_iri, derived_graph, ontology_graph

LAYOUT = 1  # of the folder; a store of another layout is not opened
FLUSH_EVERY = 50_000  # quads: what a power cut may cost, and what the next opening must replay


@dataclass(frozen=True, slots=True)
class State:
    """What a store is, beside its quads."""

    base: str
    samples: bool = False
    complete: bool = False  # the files beside the store are in step with it
    ontology: str = ""  # fingerprint of the ontology that is loaded
    counts: dict[str, int] = field(default_factory=dict)  # of facts by predicate, and of entities
    layout: int = LAYOUT


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of an article."""

    id: str
    text_hash: str
    extraction_key: str
    sources: tuple[str, ...]


def read_state(folder: Path) -> State | None:
    """Read what the store in a folder is; None when there is none."""
    try:
        record = json.loads((folder / "store.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as problem:
        raise NoGraph(f"{folder / 'store.json'} cannot be read: {problem}") from None
    if record.get("layout") != LAYOUT:
        raise NoGraph(f"{folder} holds a graph that another version of kg wrote: build it again with --fresh")
    return State(**{name: record[name] for name in State.__slots__ if name in record})


def write_state(folder: Path, state: State) -> None:
    """Write what a store is, at once and for good."""
    with replacing(folder / "store.json") as part:
        part.write_text(json.dumps(asdict(state)) + "\n", "utf-8")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a name to write to that takes the place of `path` when all went well; raises OutputError."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except OSError as problem:
        raise OutputError(f"{path} cannot be written: {problem.strerror or problem}") from None
    finally:
        part.unlink(missing_ok=True)


class Writer:
    """The only process that may change a graph, until it is closed; raises Locked, OutputError."""

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

    def note(self, *, complete: bool | None = None, ontology: str | None = None, counts: dict[str, int] | None = None) -> None:
        """Put down that the files are in step with the store or not, which ontology is loaded, or what there is."""
        given: dict[str, Any] = {"complete": complete, "ontology": ontology, "counts": counts}
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
        with _writing(self.folder):
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
        with _writing(self.folder):
            self.store.update(f"DROP SILENT GRAPH <{article_iri(self.base, article)}>")

    def move(self, article: str, name: str, sources: Iterable[str]) -> None:
        """Give an article's graph another name, and the sources told."""
        old, new = article_iri(self.base, article), article_iri(self.base, name)

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
        with _writing(self.folder):
            self.store.update(f"DROP SILENT GRAPH <{old}>; DROP SILENT GRAPH <{new}>; INSERT DATA {{ GRAPH <{new}> {{\n{body}\n}} }}")

    def set_sources(self, article: str, sources: Iterable[str]) -> None:
        """Say under which names an article's text was read."""
        iri, predicate = article_iri(self.base, article), f"<{DCTERMS}source>"
        values = " ".join(f"<{iri}> {predicate} {Literal(source)} ." for source in sorted(sources))
        with _writing(self.folder):
            self.store.update(
                f"DELETE WHERE {{ GRAPH <{iri}> {{ <{iri}> {predicate} ?any }} }}; INSERT DATA {{ GRAPH <{iri}> {{ {values} }} }}"
            )

    def articles(self) -> Iterator[str]:
        """The names of all articles, in the order in which the store keeps them."""
        return articles(self.store, self.base)

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> None:
        """Write a graph that is made from others anew; not at once, so only while `state.complete` is false."""
        with _writing(self.folder):
            self.store.clear_graph(NamedNode(graph))
            self.store.bulk_extend(quads)

    def flush(self) -> None:
        """Make what was written durable."""
        with _writing(self.folder):
            self.store.flush()
        self._unflushed = 0

    def publish(self) -> None:
        """Let readers see what was written."""
        self.flush()
        snapshots = self.folder / ".snapshots"
        with _writing(self.folder):
            snapshots.mkdir(exist_ok=True)
            last = max(_snapshots(self.folder), default=0)
            part = snapshots / "part"
            shutil.rmtree(part, ignore_errors=True)
            self.store.backup(str(part))
            (part / "kg.json").write_text(json.dumps(asdict(self.state)), "utf-8")
            part.rename(snapshots / str(last + 1))
        for number in _snapshots(self.folder):
            if number <= last:
                _discard(snapshots / str(number))

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


class Reader:
    """A finished state of a graph, which no build changes; raises NoGraph."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        state = read_state(folder) if folder.is_dir() else None
        if state is None:
            raise NoGraph(f"there is no graph in {folder}: `kg build` makes one")
        self.complete = state.complete
        if not state.complete:
            _publish_interrupted(folder, state.base)
        self._lock, place = _newest(folder)
        self.state = State(**json.load(self._lock))
        self.base = self.state.base
        try:
            self.store = Store.read_only(str(place))
        except OSError as problem:
            self._lock.close()
            raise NoGraph(f"the store in {place} cannot be opened: {problem}") from None

    def articles(self) -> Iterator[str]:
        """The names of all articles, in the order in which the store keeps them."""
        return articles(self.store, self.base)

    def known(self, article: str) -> Known | None:
        """What is held of the article of this name; None if nothing."""
        return known(self.store, self.base, article)

    def close(self) -> None:
        """Let the store go."""
        if hasattr(self, "store"):
            del self.store
        self._lock.close()


def articles(store: Store, base: str) -> Iterator[str]:
    """The names of all articles in a store: each has a graph of its own."""
    others = {derived_graph(base), ontology_graph(base)}
    for graph in store.named_graphs():
        if graph.value not in others:
            name = article_id(base, graph.value)
            if name:
                yield name


def known(store: Store, base: str, article: str) -> Known | None:
    """What a store holds of an article; None if nothing."""
    node = NamedNode(article_iri(base, article))
    if not store.contains_named_graph(node):
        return None
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(node, None, None, node):
        found.setdefault(quad.predicate.value, []).append(str(getattr(quad.object, "value", "")))
    text_hash, extraction_key = (found.get(DIP + name, [""])[0] for name in ("textHash", "extractionKey"))
    return Known(article, text_hash, extraction_key, tuple(sorted(found.get(f"{DCTERMS}source", ()))))


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise OutputError(f"{folder} cannot be written: {problem.strerror or problem}") from None


def _snapshots(folder: Path) -> list[int]:
    try:
        return sorted(int(path.name) for path in (folder / ".snapshots").iterdir() if path.name.isdigit())
    except FileNotFoundError:
        return []


def _discard(snapshot: Path) -> None:
    """Delete a snapshot unless someone reads it; the next build then does."""
    try:
        with (snapshot / "kg.json").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(snapshot, ignore_errors=True)
    except FileNotFoundError:
        shutil.rmtree(snapshot, ignore_errors=True)
    except OSError:
        pass  # it is being read


def _newest(folder: Path) -> tuple[IO[str], Path]:
    """Open the newest snapshot's lock, shared, before a writer can discard it."""
    for _ in range(10):
        for number in reversed(_snapshots(folder)):
            place = folder / ".snapshots" / str(number)
            try:
                lock = (place / "kg.json").open()
            except OSError:
                continue
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                continue
            if (place / "CURRENT").exists():
                return lock, place
            lock.close()
    raise NoGraph(f"the first build of the graph in {folder} is not finished")


def _publish_interrupted(folder: Path, base: str) -> None:
    """After a build that died, let readers see the articles that it wrote; a build under way is left alone."""
    try:
        with Writer(folder, base) as writer:
            writer.publish()
    except (Locked, OutputError):
        pass
