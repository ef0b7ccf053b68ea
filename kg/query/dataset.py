"""The store as rdflib sees it: to read, and under the same refusals as every other query."""

from __future__ import annotations

from typing import Any

import rdflib
from oxrdflib import OxigraphStore
from rdflib.plugins.sparql.algebra import traverse
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query, Update
from rdflib.query import Result

from kg.errors import QueryError
from kg.query.refused import refuse


class CheckedStore(OxigraphStore):
    """A store that neither asks the network nor changes, also for the graphs that are taken out of the dataset."""

    def query(self, query: Query | str, *args: Any, **options: Any) -> Result:
        """Answer SPARQL; raises QueryError for what is refused."""
        check(query, elsewhere=isinstance(query, Query))
        return super().query(query, *args, **options)

    def update(self, update: Update | str, *_: object, **__: object) -> None:
        """Refuse, always."""
        raise QueryError("a graph is only read here: `kg build` and `kg remove` change it")


class Dataset(rdflib.Dataset):
    """An rdflib dataset whose queries are refused what others are, whichever engine runs them."""

    def query(self, query_object: Query | str, *args: Any, **options: Any) -> Result:
        """Answer SPARQL; raises QueryError for what is refused."""
        check(query_object, elsewhere=isinstance(query_object, Query) or not options.get("use_store_provided", True))
        return super().query(query_object, *args, **options)


def check(query: Query | str, elsewhere: bool) -> None:
    """Raise QueryError for SERVICE and the like; `elsewhere` is rdflib's own engine, which would fetch what FROM names."""
    if isinstance(query, str):
        refuse(query, all_from=elsewhere)
        return
    if query.algebra.get("datasetClause"):
        raise QueryError("FROM is refused in a prepared query: rdflib would load it from the network")
    traverse(query.algebra, visitPre=_no_service)


def _no_service(node: Any) -> None:
    if isinstance(node, CompValue) and node.name == "ServiceGraphPattern":
        raise QueryError("SERVICE is refused: a query asks this graph only, never the network")
