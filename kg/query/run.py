"""Run queries on a store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store, Triple, serialize

from kg.errors import QueryError
from kg.graph import article_names
from kg.query.packaged import Query, bind, near, packaged, parse, put
from kg.query.refused import refuse
from kg.query.tables import Table
from kg.store import articles
from kg.terms import PREFIXES, article_iri

if TYPE_CHECKING:
    import rdflib

BATCH = 64  # articles that a table query looks at together
Rows = Iterator[tuple[str, ...]]


class Asker:
    """Answers questions from a store whose data IRIs begin with `base`."""

    def __init__(self, store: Store, base: str) -> None:
        self.store, self.base = store, base

    def ask(self, what: str | Path, params: Mapping[str, object] | None = None) -> Table | rdflib.Graph:
        """Answer a packaged query by its name, a query in a file, or SPARQL text; raises QueryError."""
        query = find(what)
        if query.batch:
            columns, rows = self.rows(query, params or {})
            return Table(columns, list(rows))
        answer = self._run(bind(query, params or {}))
        if isinstance(answer, QueryBoolean):
            return Table(("answer",), [("true" if answer else "false",)])
        if isinstance(answer, QueryTriples):
            return self._graph(answer)
        return Table(_columns(answer), list(_sorted(query, answer)))

    def rows(
        self, what: str | Path | Query, params: Mapping[str, object] | None = None, articles: Iterable[str] | None = None
    ) -> tuple[tuple[str, ...], Rows]:
        """The columns and, one by one, the rows of a SELECT query; raises QueryError.

        Of a table with a row for each article and something in it, those of some articles alone, where these are named.
        """
        query = what if isinstance(what, Query) else find(what)
        text = bind(query, params or {})
        if query.batch:
            return self._batched(query, text, articles)
        answer = self._run(text)
        if not isinstance(answer, QuerySolutions):
            raise QueryError(f"query {query.name} makes no table")
        return _columns(answer), _sorted(query, answer)

    def _batched(self, query: Query, text: str, only: Iterable[str] | None) -> tuple[tuple[str, ...], Rows]:
        def answers(graphs: Iterable[str]) -> QuerySolutions:
            answer = self._run(put(text, query.batch, [str(NamedNode(graph)) for graph in graphs]))
            assert isinstance(answer, QuerySolutions)
            return answer

        def rows() -> Rows:
            names = (name for _, name in self.printed()) if only is None else only
            for graphs in batched((article_iri(self.base, name) for name in names), BATCH):
                yield from _cells(answers(graphs))

        return _columns(answers([self.base])), rows()

    def printed(self) -> list[tuple[str, str]]:
        """The articles, each by the name that tables print and its own, in the order of tables."""
        return sorted((printed, name) for name, printed in article_names(sorted(articles(self.store, self.base))).items())

    def _run(self, text: str) -> QueryBoolean | QuerySolutions | QueryTriples:
        refuse(text)
        try:
            return self.store.query(text, base_iri=self.base, prefixes=PREFIXES, use_default_graph_as_union=True)
        except SyntaxError as problem:
            raise QueryError(_place(str(problem))) from None
        except (OSError, RuntimeError, ValueError) as problem:
            raise QueryError(f"the query cannot be run: {_line(str(problem))}") from None

    def article(self, name: str) -> rdflib.Graph:
        """What one article says, as an rdflib graph of its own."""
        quads = self.store.quads_for_pattern(None, None, None, NamedNode(article_iri(self.base, name)))
        return self._graph(quad.triple for quad in quads)

    def _graph(self, triples: Iterable[Triple]) -> rdflib.Graph:
        import rdflib

        graph = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        with _running():
            data = serialize(triples, format=RdfFormat.N_TRIPLES)
        return graph.parse(data=data, format="nt")


class _running:  # noqa: N801 - used as a context manager, like a function
    """Turns what goes wrong while an answer is read into a QueryError."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        if isinstance(problem, OSError | RuntimeError | ValueError):
            raise QueryError(f"the query cannot be run: {_line(str(problem))}") from None


def find(what: str | Path) -> Query:
    """Find a query: a packaged one by name, else a file, else SPARQL text; raises QueryError."""
    text = str(what)
    known = packaged()
    if text in known:
        return known[text]
    try:
        path = Path(text)
        if path.is_file():
            return parse(path.stem, path.read_text("utf-8-sig"))
    except (OSError, ValueError) as problem:  # too long for a name, or not to be read
        if not re.search(r"[\s{]", text):
            raise QueryError(f"the query file {text} cannot be read: {_line(str(problem))}") from None
    if re.fullmatch(r"[^\s{}]*", text):
        if text.endswith((".rq", ".sparql")):
            raise QueryError(f"there is no query file {text}")
        raise QueryError(f"no packaged query is called {text!r}: {near(text, list(known))}")
    return parse("", text)


def batched(values: Iterable[str], size: int) -> Iterator[list[str]]:
    """Cut values into lists of at most `size`."""
    part: list[str] = []
    for value in values:
        part.append(value)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def _columns(answer: QuerySolutions) -> tuple[str, ...]:
    return tuple(variable.value for variable in answer.variables)


def _cells(answer: QuerySolutions) -> Rows:
    with _running():
        for solution in answer:
            yield tuple("" if term is None else str(getattr(term, "value", term)) for term in solution)


def _sorted(query: Query, answer: QuerySolutions) -> Rows:
    """The rows in the order that the query's header asks for, by cells as they are printed."""
    if not query.order:
        return _cells(answer)
    columns = _columns(answer)
    try:
        places = [(columns.index(name.removeprefix("-")), name.startswith("-")) for name in query.order]
        return iter(sorted(_cells(answer), key=lambda row: [-float(row[at] or 0) if down else row[at] for at, down in places]))
    except ValueError:
        raise QueryError(f"query {query.name}: it cannot be ordered by {' '.join(query.order)}") from None


def _place(message: str) -> str:
    """Say where a SPARQL text is wrong, in one line."""
    match = re.match(r"(?s)error at (\d+):(\d+): (.*)", message)
    if not match:
        return f"SPARQL error: {_line(message)}"
    line, column, problem = match.groups()
    if "Prefix not found" in problem:
        problem = "a prefix that is not declared"
    return f"SPARQL error in line {line}, column {column}: {_line(problem)}"


def _line(message: str, most: int = 160) -> str:
    text = " ".join(message.split())
    return text if len(text) <= most else text[: most - 1] + "…"
