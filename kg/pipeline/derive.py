"""What a store holds beside the articles: the ontology, and the derived graph, remade from the article graphs."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Store, parse

from kg.graph import article_names, derived_quads, name_quads
from kg.pipeline.kept import TOLD, Kept
from kg.resolve.across import resolve
from kg.resolve.corrections import Corrections
from kg.resolve.values import LocalEntity, Report, Told
from kg.store import Values, Writer, described, replacing, told_date, value_of
from kg.terms import (
    DCTERMS,
    DIP,
    HAPPENINGS,
    KIND_OF_CLASS,
    OA,
    OWL,
    PREDICATE_OF_CLASS,
    RDF,
    SKOS,
    WD,
    article_iri,
    derived_graph,
    ontology_graph,
)
from kg.vi.lexicon import Lexicon


def load_ontology(writer: Writer, paths: Iterable[Path]) -> None:
    """Keep the ontology in a graph of its own; read anew when its files changed."""
    texts = [path.read_bytes() for path in paths]
    found = hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]
    if writer.state.ontology == found:
        return
    graph = NamedNode(ontology_graph(writer.base))
    dataset = Dataset(quad for text in texts for quad in parse(text, RdfFormat.TURTLE))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)  # blank nodes, if any, get names that do not change
    quads = (Quad(_named(quad.subject, graph), quad.predicate, _named(quad.object, graph), graph) for quad in dataset)
    writer.replace_graph(graph.value, quads)
    writer.flush()
    writer.touched = None  # tables show what the ontology calls things
    writer.note(ontology=found)


def _named(term: Any, graph: NamedNode) -> Any:
    return NamedNode(f"{graph.value}#{term.value}") if isinstance(term, BlankNode) else term


def derive(writer: Writer, corrections: Corrections, known: Lexicon) -> None:
    """Resolve identity over all articles of a store and write the derived graph anew."""
    names = article_names(sorted(writer.articles()))
    with replacing(writer.folder / TOLD) as path:
        with path.open("wb") as spool:
            for record in _records(writer, names):
                marshal.dump(record, spool)

        def again() -> Iterator[Told]:
            return map(_told, _read(path))

        def quads() -> Iterator[Quad]:
            yield from name_quads(names, writer.base)
            yield from derived_quads(resolve(again, writer.base, corrections=corrections, known=known), writer.base)

        writer.replace_graph(derived_graph(writer.base), quads())


def _records(writer: Writer, names: Iterable[str]) -> Iterator[Any]:
    """What the articles say, in the order of their names; of those that nothing was done to, as it was put down the last time."""
    kept = Kept(writer)
    path = kept.file(TOLD)
    old = ((record[0], record) for record in _read(path)) if path else iter(())
    for name, record in kept.beside(names, old):
        yield record or _record(told(writer.store, writer.base, name))


def _read(path: Path) -> Iterator[Any]:
    with path.open("rb") as spool, suppress(EOFError):
        while True:
            yield marshal.load(spool)


def told(store: Store, base: str, article: str) -> Told:
    """Read back what an article's graph says, as far as resolution needs it."""
    nodes = described(store, base, article)
    entities: list[LocalEntity] = []
    reports: list[Report] = []
    for iri, values in sorted(nodes.items()):
        for name in (one.removeprefix(DIP) for one in values[f"{RDF}type"]):
            if name in KIND_OF_CLASS:
                entities.append(_entity(iri, KIND_OF_CLASS[name], values))
            elif name in PREDICATE_OF_CLASS:
                reports.append(_report(iri, name, values, nodes))
    about = nodes[article_iri(base, article)]
    return Told(article, tuple(entities), tuple(reports), value_of(about, f"{DCTERMS}issued"), len(about[f"{DCTERMS}source"]) or 1)


def _entity(iri: str, kind: str, values: Values) -> LocalEntity:
    wikidata = value_of(values, f"{OWL}sameAs").removeprefix(WD)
    aliases = tuple(sorted(values[f"{SKOS}altLabel"]))
    return LocalEntity(iri, kind, value_of(values, f"{SKOS}prefLabel"), aliases, wikidata, value_of(values, f"{DIP}countryLabel"))


def _report(iri: str, name: str, values: Values, nodes: dict[str, Values]) -> Report:
    role = HAPPENINGS[PREDICATE_OF_CLASS[name]].role
    return Report(
        iri,
        name,
        tuple(sorted(values[f"{DIP}agent"])),
        tuple(sorted(values[DIP + role])),
        told_date(values),
        value_of(values, f"{DIP}place"),
        value_of(values, f"{DIP}placeLabel"),
        value_of(values, f"{DIP}level"),
        value_of(values, f"{DIP}status").removeprefix(DIP),
        value_of(nodes[value_of(values, f"{DIP}evidence")], f"{OA}exact") if name == "Statement" else "",
    )


def _fields(value: LocalEntity | Report) -> tuple[object, ...]:
    return tuple(getattr(value, name) for name in value.__slots__)


def _record(one: Told) -> Any:
    entities, reports = ([_fields(item) for item in items] for items in (one.entities, one.reports))
    return one.article, entities, reports, one.published, one.sources


def _told(record: Any) -> Told:
    article, entities, reports, published, sources = record
    return Told(article, tuple(LocalEntity(*one) for one in entities), tuple(Report(*one) for one in reports), published, sources)
