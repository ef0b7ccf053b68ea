"""What a store holds of each article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.terms import DCTERMS, DIP, article_id, article_iri, derived_graph, ontology_graph


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
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(node, None, None, node):
        found.setdefault(quad.predicate.value, []).append(str(getattr(quad.object, "value", "")))
    text_hash, extraction_key = (found.get(DIP + name, [""])[0] for name in ("textHash", "extractionKey"))
    return Known(article, text_hash, extraction_key, tuple(sorted(found.get(f"{DCTERMS}source", ()))))
