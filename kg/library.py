"""The library: what `import kg` offers, and the open graph."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kg import pipeline
from kg.errors import UsageError
from kg.model import Fact, Skipped
from kg.pipeline import BuildReport, corrected, outputs
from kg.pipeline.trig import write_trig
from kg.query import FORMATS, Asker, Table
from kg.store import Reader, replacing

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.validate import Finding

When = str | date | None


def build(
    *paths: str | Path,
    output: str | Path,
    samples: bool,
    jobs: int,
    base: str,
    fresh: bool,
    prune: bool,
    lexicon: str | Path | None,
    corrections: str | Path | None,
    progress: Callable[[int, str], None] | None,
) -> Graph:
    """Do what `kg.build` says."""
    from kg.read import read

    if samples and paths:
        raise UsageError("samples and other articles never share a graph: build them into two folders")
    if not samples and not paths:
        raise UsageError("name a folder or file of articles, or ask for the samples")
    folder = Path(output)
    with ExitStack() as stack:
        given = [stack.enter_context(as_file(files("kg").joinpath("samples")))] if samples else list(paths)
        report = pipeline.build(
            read(given),
            folder,
            base=base,
            samples=samples,
            jobs=jobs,
            fresh=fresh,
            prune=prune,
            lexicon=None if lexicon is None else Path(lexicon),
            corrections=corrections,
            progress=progress,
        )
    return Graph(folder, report)


def open(output: str | Path) -> Graph:
    """Do what `kg.open` says."""
    return Graph(Path(output))


def extract(text: str, *, title: str, published: date | str | None, lexicon: str | Path | None) -> list[Fact]:
    """Do what `kg.extract` says."""
    from kg.read.text import clean, day, made

    if isinstance(published, str):
        if (told := day(published)) is None:
            raise UsageError(f"published wants a day such as 2024-03-25, not {published!r}")
        published = told
    article = made(clean(text), "text", "text", title=title, published=published)
    if isinstance(article, Skipped):
        return []
    return list(pipeline.Extractor(None if lexicon is None else str(lexicon))(article).facts)


def diff(old: str | Path, new: str | Path) -> Table:
    """Do what `kg.diff` says."""
    from kg.differences import COLUMNS, differences

    return Table(COLUMNS, list(differences(Path(old), Path(new))))


class Graph:
    """A graph that a build wrote, open for reading; a build that runs meanwhile does not change what it shows."""

    def __init__(self, folder: Path, report: BuildReport | None = None) -> None:
        self.folder = folder
        self.report = report
        self._reader = Reader(folder)

    @property
    def complete(self) -> bool:
        """Whether the last build of this graph has ended."""
        return self._reader.complete

    @cached_property
    def rdf(self) -> rdflib.Dataset:
        """The same store as an rdflib dataset, to read; its default graph is the union of all graphs.

        Its queries raise QueryError where `query` does.
        """
        from kg.query.dataset import CheckedStore, Dataset

        return Dataset(store=CheckedStore(store=self._reader.store), default_union=True)

    def query(self, query: str | Path, /, **params: object) -> Table | rdflib.Graph:
        """Answer a packaged query by its name, a query in a file, or SPARQL text; raises QueryError.

        Gives a table of text, or a graph where the query makes triples.
        """
        return self._asker.ask(query, params)

    def explain(self, subject: str, predicate: str, object: str | None = None) -> Table:
        """Show the sentences behind a fact; raises QueryError."""
        return self._table("evidence", subject=subject, predicate=predicate, object=object)

    def network(
        self,
        relations: Iterable[str] | None = None,
        since: When = None,
        until: When = None,
        focus: str | None = None,
        hops: int = 1,
        status: Collection[str] = ("actual",),
    ) -> nx.MultiDiGraph[str]:
        """The facts as a networkx graph: entities are nodes, each fact that joins two is an edge; raises UsageError."""
        from kg import network

        return network.build(self._facts(), relations=relations, since=since, until=until, focus=focus, hops=hops, status=status)

    def analyze(self, since: When = None, until: When = None, top: int = 10) -> dict[str, Any]:
        """Measure the network: who is central, who brokers, which blocs, month by month; raises UsageError."""
        from kg import network

        return network.analyze(self._facts(), since=since, until=until, top=top)

    def render(
        self,
        path: str | Path,
        focus: str | None = None,
        hops: int = 2,
        since: When = None,
        until: When = None,
        relations: Iterable[str] | None = None,
    ) -> Path:
        """Draw the network as one HTML page that needs no network connection; raises UsageError, OutputError."""
        from kg.render import render

        target = Path(path)
        with replacing(target) as part, TemporaryDirectory(prefix="kg-") as folder:
            facts = Path(folder, "facts.csv")  # it is read twice, and may not fit into memory
            outputs.write_facts(self._asker, facts)
            render(outputs.Rows(facts), part, focus=focus, hops=hops, since=since, until=until, relations=relations)
        return target

    def validate(self) -> list[Finding]:
        """Check the graph against the ontology's shapes and the rules that look at all articles."""
        from kg.validate import validate, violations

        return [*validate(self._article_graphs()), *violations(self._select)]

    def export(self, format: str, path: str | Path) -> Path:
        """Write the graph as `trig`, `ttl`, `nq`, `graphml` or `html`, or its facts as `csv`, `json` or `jsonl`.

        Raises UsageError, OutputError.
        """
        from kg.network import write_graphml

        target, store, base = Path(path), self._reader.store, self._reader.base
        writers: dict[str, Callable[[Path], object]] = {
            "trig": lambda part: write_trig(store, base, part),
            "ttl": lambda part: outputs.write_turtle(store, base, part),
            "nq": lambda part: outputs.write_quads(store, base, part),
            "graphml": lambda part: write_graphml(self._facts(), part),
            **{name: lambda part, name=name: outputs.write_rows(self._asker, "facts", part, name) for name in FORMATS},  # type: ignore[misc]
        }
        if format == "html":
            return self.render(target)
        if format not in writers:
            raise UsageError(f"a graph cannot be written as {format!r}: only as {', '.join([*writers, 'html'])}")
        with replacing(target) as part:
            writers[format](part)
        return target

    def remove(self, article: str) -> None:
        """Remove an article, told by its name or id, from the graph and from every file; raises UsageError, Locked."""
        self.close()
        try:
            self.report = pipeline.remove(self.folder, article)
        finally:
            self._reader = Reader(self.folder)

    def info(self) -> dict[str, Any]:
        """Say what the graph holds: articles, entities, facts by predicate, its base IRI, its files, and how many corrections count."""
        counts = dict(self._reader.state.counts)
        kept = corrected.kept(self.folder)
        facts = {name: number for name, number in counts.items() if name != "entities"}
        return {
            "folder": str(self.folder),
            "articles": sum(1 for _ in self._reader.articles()),
            "entities": counts.get("entities", 0),
            "facts": facts,
            "base": self._reader.base,
            "samples": self._reader.state.samples,
            "complete": self._reader.complete,
            "corrections": len(kept.names) + len(kept.struck),
            "files": [name for name in outputs.NAMES if (self.folder / name).is_file()],
        }

    def close(self) -> None:
        """Let the store go."""
        self.__dict__.pop("rdf", None)
        self._reader.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def _asker(self) -> Asker:
        return Asker(self._reader.store, self._reader.base)

    def _table(self, query: str, **params: object) -> Table:
        answer = self._asker.ask(query, params)
        assert isinstance(answer, Table)
        return answer

    def _facts(self) -> Iterator[dict[str, str]]:
        return self._select("facts")

    def _select(self, query: str) -> Iterator[dict[str, str]]:
        columns, rows = self._asker.rows(query)
        return (dict(zip(columns, row, strict=True)) for row in rows)

    def _article_graphs(self) -> Iterator[tuple[str, rdflib.Graph]]:
        for name in sorted(self._reader.articles()):
            yield name, self._asker.article(name)
