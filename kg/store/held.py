"""What a store holds of each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from kg.terms import DCTERMS, DIP, article_id, article_iri, derived_graph, ontology_graph

Values = defaultdict[str, list[str]]  # of one subject: its objects by predicate


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of an article."""

    id: str
    text_hash: str
    extraction_key: str
    sources: tuple[str, ...]


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
    found = _by_subject(store.quads_for_pattern(node, None, None, node))[node.value]
    text_hash, extraction_key = (next(iter(found[DIP + name]), "") for name in ("textHash", "extractionKey"))
    return Known(article, text_hash, extraction_key, tuple(sorted(found[f"{DCTERMS}source"])))


def described(store: Store, base: str, article: str) -> defaultdict[str, Values]:
    """What an article's graph says, by subject and predicate."""
    return _by_subject(store.quads_for_pattern(None, None, None, NamedNode(article_iri(base, article))))


def value_of(values: Values, predicate: str) -> str:
    """The object of a predicate, of several the first by name; empty if there is none."""
    return min(values[predicate], default="")


def told_date(values: Values) -> str:
    """The date of a happening, as in `model.Fact`: a date, or `begin/end`."""
    begin, end = value_of(values, f"{DIP}begin"), value_of(values, f"{DIP}end")
    return f"{begin}/{end}" if begin or end else value_of(values, f"{DIP}date")


def _by_subject(quads: Iterator[Quad]) -> defaultdict[str, Values]:
    nodes: defaultdict[str, Values] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        nodes[_value(quad.subject)][quad.predicate.value].append(_value(quad.object))
    return nodes


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
