"""Queries as files: their header comments say what they tell and what they ask for.

    #+ summary: one sentence
    #+ param: person label "whose meetings" required
    #+ param: since date "from this day on"
    #+ batch: graph
    #+ order: -sources date

A parameter's value takes the place of `UNDEF` in `VALUES ?_person { UNDEF }`, as a term, never as text. A line that ends in
`# if person` counts only when the parameter is given. With `batch`, the query is run for some articles at a time, in the order of
their printed names. With `order`, the rows are sorted by these columns, from the largest number down after a `-`: Oxigraph's ORDER BY
looks up every text that it compares, which takes longer than the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.resolve.values import key
from kg.terms import DIP, HAPPENINGS

_HEADER = re.compile(r"^#\+ (\w+): *(.*)$", re.MULTILINE)
_PARAM = re.compile(r'(?P<name>\w+) +(?P<type>\w+) +"(?P<text>[^"]*)" *(?P<required>required)?(?:default +"(?P<default>[^"]*)")?\Z')
_CONDITION = re.compile(r"^(.*\S) *# if (\w+) *$", re.MULTILINE)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
TYPES = ("label", "text", "date", "number", "predicate", "graph")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a query; `type` is one of TYPES and says how a value becomes a term."""

    name: str
    type: str
    text: str = ""
    required: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query with what its header says; `batch` names the variable that stands for an article's graph.

    `order` names the columns to sort by.
    """

    name: str
    text: str
    summary: str
    params: Mapping[str, Param]
    batch: str = ""
    order: tuple[str, ...] = ()


@cache
def packaged() -> dict[str, Query]:
    """The queries that come with the package, by name."""
    found = sorted((path for path in files("kg").joinpath("queries").iterdir() if path.name.endswith(".rq")), key=lambda path: path.name)
    return {name: parse(name, path.read_text("utf-8")) for path in found if not (name := path.name[:-3]).endswith("-violation")}


def parse(name: str, text: str) -> Query:
    """Read a query's header; raises QueryError where it cannot be read or names what the query does not use."""
    summary, batch = "", ""
    order: tuple[str, ...] = ()
    params: dict[str, Param] = {}
    for field, value in _HEADER.findall(text):
        if field == "summary":
            summary = value.strip()
        elif field == "batch":
            batch = value.strip()
        elif field == "order":
            order = tuple(value.split())
        elif field == "param":
            param = _param(name, value.strip())
            params[param.name] = param
    for variable in (*(f"_{param}" for param in params), *filter(None, [batch])):
        if not _slot(variable).search(text):
            raise QueryError(f"query {name}: no line says VALUES ?{variable} {{ UNDEF }}")
    return Query(name, text, summary, params, batch, order)


def _param(query: str, value: str) -> Param:
    match = _PARAM.match(value)
    if not match or match["type"] not in TYPES:
        raise QueryError(f'query {query}: a parameter is told as `name type "what it is" [required | default "value"]`, not {value!r}')
    return Param(match["name"], match["type"], match["text"], bool(match["required"]), match["default"] or "")


def bind(query: Query, values: Mapping[str, object]) -> str:
    """Put terms in the places of a query's parameters; raises QueryError for one that is unknown, missing or malformed."""
    for name in values:
        if name not in query.params:
            raise QueryError(f"query {query.name} has no parameter {name!r}: {_offer(name, query)}")
    given = {name: str(value) for name, value in values.items() if value not in (None, "")}
    text = query.text
    for param in query.params.values():
        value = given.setdefault(param.name, param.default)
        if value:
            text = put(text, f"_{param.name}", [_term(query, param, value)])
        elif param.required:
            raise QueryError(f"query {query.name} needs the parameter {param.name!r}: {param.text}")
    return _CONDITION.sub(lambda line: line[1] if given.get(line[2], "") else "", text)


def put(text: str, name: str, terms: list[str]) -> str:
    """Let a variable stand for the terms given, written in SPARQL."""
    return _slot(name).sub(lambda _: f"VALUES ?{name} {{ {' '.join(terms)} }}", text)


def _slot(name: str) -> re.Pattern[str]:
    return re.compile(rf"VALUES \?{re.escape(name)} \{{ UNDEF \}}")


def _term(query: Query, param: Param, value: str) -> str:
    if param.type == "label":
        return str(Literal(key(value)))
    if param.type == "date":
        return str(Literal(_date(query, param, value)))
    if param.type == "number":
        if not value.isascii() or not value.isdigit():
            raise QueryError(f"query {query.name}: {param.name} is a number, not {value!r}")
        return str(Literal(int(value)))
    if param.type == "predicate":
        if value not in HAPPENINGS:
            raise QueryError(f"no predicate is called {value!r}: {near(value, list(HAPPENINGS))}")
        return str(NamedNode(DIP + value))
    return str(Literal(value))


def _date(query: Query, param: Param, value: str) -> str:
    try:
        if not _DATE.match(value):
            raise ValueError
        date.fromisoformat((value + "-01-01")[:10] if len(value) < 10 else value)
    except ValueError:
        raise QueryError(f"query {query.name}: {param.name} is a date such as 2023, 2023-05 or 2023-05-31, not {value!r}") from None
    return value


def _offer(name: str, query: Query) -> str:
    return near(name, list(query.params)) if query.params else "it takes none"


def near(wanted: str, known: list[str]) -> str:
    """Name the nearest of the known names, for an error message."""
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(wanted, known, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=55)
    return f"did you mean {best[0]!r}?" if best else f"there is {', '.join(known)}"
