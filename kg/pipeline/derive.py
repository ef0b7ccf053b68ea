"""What a store holds beside the articles: the ontology, and the derived graph, remade from the article graphs."""

from __future__ import annotations

import hashlib
import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Store, parse

from kg.graph import article_names, derived_quads, name_quads
from kg.resolve.across import resolve
from kg.resolve.corrections import Corrections
from kg.resolve.values import LocalEntity, Report, Told
from kg.store import Writer
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

Values = dict[str, list[str]]  # of one subject: its objects by predicate


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
    writer.note(ontology=found)


def _named(term: Any, graph: NamedNode) -> Any:
    return NamedNode(f"{graph.value}#{term.value}") if isinstance(term, BlankNode) else term


def derive(writer: Writer, corrections: Corrections) -> None:
    """Resolve identity over all articles of a store and write the derived graph anew."""
    names = article_names(sorted(writer.articles()))
    with TemporaryFile(prefix="kg-") as spool:
        for name in names:
            marshal.dump(_record(told(writer.store, writer.base, name)), spool)

        def again() -> Iterator[Told]:
            spool.seek(0)
            for _ in names:
                yield _told(marshal.load(spool))

        def quads() -> Iterator[Quad]:
            yield from name_quads(names, writer.base)
            yield from derived_quads(resolve(again, writer.base, corrections=corrections), writer.base)

        writer.replace_graph(derived_graph(writer.base), quads())


def told(store: Store, base: str, article: str) -> Told:
    """Read back what an article's graph says, as far as resolution needs it."""
    graph = NamedNode(article_iri(base, article))
    nodes: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads_for_pattern(None, None, None, graph):
        nodes[_value(quad.subject)][quad.predicate.value].append(_value(quad.object))
    entities: list[LocalEntity] = []
    reports: list[Report] = []
    for iri, values in sorted(nodes.items()):
        for name in (one.removeprefix(DIP) for one in values[f"{RDF}type"]):
            if name in KIND_OF_CLASS:
                entities.append(_entity(iri, KIND_OF_CLASS[name], values))
            elif name in PREDICATE_OF_CLASS:
                reports.append(_report(iri, name, values, nodes))
    about = nodes[graph.value]
    return Told(article, tuple(entities), tuple(reports), _one(about, f"{DCTERMS}issued"), len(about[f"{DCTERMS}source"]) or 1)


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


def _one(values: Values, predicate: str) -> str:
    found = values.get(predicate)
    return min(found) if found else ""


def _entity(iri: str, kind: str, values: Values) -> LocalEntity:
    wikidata = _one(values, f"{OWL}sameAs").removeprefix(WD)
    aliases = tuple(sorted(values[f"{SKOS}altLabel"]))
    return LocalEntity(iri, kind, _one(values, f"{SKOS}prefLabel"), aliases, wikidata, _one(values, f"{DIP}countryLabel"))


def _report(iri: str, name: str, values: Values, nodes: dict[str, Values]) -> Report:
    role = HAPPENINGS[PREDICATE_OF_CLASS[name]].role
    when = _one(values, f"{DIP}date")
    if values[f"{DIP}begin"] or values[f"{DIP}end"]:
        when = f"{_one(values, f'{DIP}begin')}/{_one(values, f'{DIP}end')}"
    return Report(
        iri,
        name,
        tuple(sorted(values[f"{DIP}agent"])),
        tuple(sorted(values[DIP + role])),
        when,
        _one(values, f"{DIP}place"),
        _one(values, f"{DIP}placeLabel"),
        _one(values, f"{DIP}level"),
        _one(values, f"{DIP}status").removeprefix(DIP),
        _one(nodes[_one(values, f"{DIP}evidence")], f"{OA}exact") if name == "Statement" else "",
    )


def _fields(value: LocalEntity | Report) -> tuple[object, ...]:
    return tuple(getattr(value, name) for name in value.__slots__)


def _record(one: Told) -> Any:
    entities, reports = ([_fields(item) for item in items] for items in (one.entities, one.reports))
    return one.article, entities, reports, one.published, one.sources


def _told(record: Any) -> Told:
    article, entities, reports, published, sources = record
    return Told(article, tuple(LocalEntity(*one) for one in entities), tuple(Report(*one) for one in reports), published, sources)
