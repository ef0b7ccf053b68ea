"""Facts to RDF: the quads of one article's graph, and those of the derived graph."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import SYMMETRIC, Article, Entity, Evidence, Extraction, Fact
from kg.resolve.values import CanonicalEntity, CanonicalEvent, Reference, Tenure
from kg.terms import (
    DCTERMS,
    DIP,
    ENTITY_CLASSES,
    HAPPENINGS,
    OA,
    OWL,
    PREDICATE_OF_CLASS,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    WD,
    XSD,
    article_iri,
    derived_graph,
    slug,
)

ATTRIBUTES = frozenset({"level", "medium"})  # of facts, that are properties of a happening

Term = NamedNode | Literal
Triple = tuple[str, str, Term]

_TRUE = Literal("true", datatype=NamedNode(f"{XSD}boolean"))
_DATE_TYPES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}\Z"), "date"),
    (re.compile(r"\d{4}-\d{2}\Z"), "gYearMonth"),
    (re.compile(r"\d{4}\Z"), "gYear"),
    (re.compile(r"--\d{2}-\d{2}\Z"), "gMonthDay"),
    (re.compile(r"--\d{2}\Z"), "gMonth"),
)


def dip(name: str) -> NamedNode:
    """Name a term of the ontology."""
    return NamedNode(DIP + name)


def date_literal(value: str) -> Literal:
    """Type a date by its precision; what is no date stays plain text."""
    for pattern, datatype in _DATE_TYPES:
        if pattern.match(value):
            return Literal(value, datatype=NamedNode(XSD + datatype))
    return Literal(value)


def text_hash(text: str) -> str:
    """Fingerprint an article's text: SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def article_quads(extraction: Extraction, base: str, *, extraction_key: str = "", sources: Iterable[str] = ()) -> Iterator[Quad]:
    """Write what one article says as the quads of its named graph.

    `extraction_key` tells with which rules and metadata it was made; `sources` are the names of other articles with the same text.
    """
    article = extraction.article
    graph = NamedNode(article_iri(base, article.id))
    seen: set[Triple] = set()
    for triple in _article_triples(extraction, graph.value, extraction_key, sources):
        if triple not in seen:
            seen.add(triple)
            subject, predicate, term = triple
            yield Quad(NamedNode(subject), NamedNode(predicate), term, graph)


def _article_triples(extraction: Extraction, iri: str, extraction_key: str, sources: Iterable[str]) -> Iterator[Triple]:
    yield from _about(extraction.article, iri, extraction_key, sources)
    named = {(entity.kind, entity.label) for entity in extraction.entities}
    for entity in extraction.entities:
        yield from _entity(entity, iri)
    places = {entity.label: entity.kind for entity in reversed(extraction.entities) if entity.kind in ("place", "country")}
    numbers: dict[str, int] = defaultdict(int)
    for facts in _happenings(extraction.facts):
        for fact in facts:
            for kind, label in ((fact.subject_kind, fact.subject), (fact.object_kind, fact.object)):
                if kind and (kind, label) not in named:
                    named.add((kind, label))
                    yield from _entity(Entity(kind, label), iri)
        name = HAPPENINGS[facts[0].predicate].name
        numbers[name] += 1
        yield from _happening(facts, f"{iri}/happening/{name}/{numbers[name]}", iri, places)


def _about(article: Article, iri: str, extraction_key: str, sources: Iterable[str]) -> Iterator[Triple]:
    yield iri, f"{RDF}type", NamedNode(f"{SCHEMA}NewsArticle")
    yield iri, f"{RDF}type", dip("Article")
    yield iri, f"{DCTERMS}identifier", Literal(article.id)
    for source in sorted({article.id, *sources}):
        yield iri, f"{DCTERMS}source", Literal(source)
    if article.title:
        yield iri, f"{DCTERMS}title", Literal(article.title)
    if article.url:
        yield iri, f"{SCHEMA}url", Literal(article.url, datatype=NamedNode(f"{XSD}anyURI"))
    if article.published:
        yield iri, f"{DCTERMS}issued", date_literal(article.published.isoformat())
    yield iri, f"{DIP}textHash", Literal(text_hash(article.text))
    if extraction_key:
        yield iri, f"{DIP}extractionKey", Literal(extraction_key)


def local_iri(article: str, kind: str, label: str) -> str:
    """Name an entity within the article whose IRI is given."""
    return f"{article}/entity/{kind}/{slug(label)}"


def _entity(entity: Entity, article: str) -> Iterator[Triple]:
    iri = local_iri(article, entity.kind, entity.label)
    yield iri, f"{RDF}type", dip(ENTITY_CLASSES[entity.kind])
    yield iri, f"{SKOS}prefLabel", Literal(entity.label)
    for alias in entity.aliases:
        if alias != entity.label:
            yield iri, f"{SKOS}altLabel", Literal(alias)
    if entity.wikidata:
        yield iri, f"{OWL}sameAs", NamedNode(WD + slug(entity.wikidata))
    if entity.country:
        yield iri, f"{DIP}countryLabel", Literal(entity.country)
    yield iri, f"{DCTERMS}isPartOf", NamedNode(article)


def _happenings(facts: Iterable[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Group the facts that one node can stand for: agents times objects must give exactly these facts."""
    groups: dict[tuple[object, ...], dict[tuple[str, ...], Fact]] = {}
    for fact in facts:
        attributes = tuple(sorted(fact.attributes.items()))
        circumstances = (fact.date, fact.place, fact.status, fact.rule, fact.confidence, fact.evidence, attributes)
        quoted = fact.object if HAPPENINGS[fact.predicate].role == "none" else ""
        parties = (fact.subject_kind, fact.subject, fact.object_kind, fact.object)
        groups.setdefault((fact.event, fact.predicate, *circumstances, quoted), {}).setdefault(parties, fact)
    for group in groups.values():
        members = tuple(group.values())
        subjects = {(fact.subject_kind, fact.subject) for fact in members}
        objects = {(fact.object_kind, fact.object) for fact in members}
        if len(members) == len(subjects) * len(objects):
            yield members
        else:
            yield from ((fact,) for fact in members)


def _happening(facts: tuple[Fact, ...], iri: str, article: str, places: dict[str, str]) -> Iterator[Triple]:
    first = facts[0]
    shape = HAPPENINGS[first.predicate]
    yield iri, f"{RDF}type", dip(shape.name)
    for fact in facts:
        yield iri, f"{DIP}agent", NamedNode(local_iri(article, fact.subject_kind, fact.subject))
        if shape.role != "none":
            yield iri, DIP + shape.role, NamedNode(local_iri(article, fact.object_kind, fact.object))
    yield from _when(iri, first.object if first.predicate == "foundedOn" else first.date)
    if first.place in places:
        yield iri, f"{DIP}place", NamedNode(local_iri(article, places[first.place], first.place))
    elif first.place:
        yield iri, f"{DIP}placeLabel", Literal(first.place)
    for name, value in sorted(first.attributes.items()):
        if name in ATTRIBUTES and value:
            yield iri, DIP + name, Literal(value)
    yield iri, f"{DIP}status", dip(first.status)
    if first.rule:
        yield iri, f"{DIP}rule", Literal(first.rule)
    yield iri, f"{DIP}confidence", _decimal(first.confidence)
    for number, evidence in enumerate(first.evidence):
        node = f"{article}/text/{evidence.start}-{evidence.end}"
        if not number:
            yield iri, f"{DIP}evidence", NamedNode(node)
        yield iri, f"{PROV}wasDerivedFrom", NamedNode(node)
        yield from _evidence(evidence, node, article)


def _decimal(number: float) -> Literal:
    """Write a number as the store gives it back."""
    return Literal(f"{number:.4f}".rstrip("0").rstrip("."), datatype=NamedNode(f"{XSD}decimal"))


def _when(iri: str, value: str) -> Iterator[Triple]:
    begin, interval, end = value.partition("/")
    if not interval:
        if value:
            yield iri, f"{DIP}date", date_literal(value)
        return
    if begin:
        yield iri, f"{DIP}begin", date_literal(begin)
    if end:
        yield iri, f"{DIP}end", date_literal(end)


def _evidence(evidence: Evidence, iri: str, article: str) -> Iterator[Triple]:
    integer = NamedNode(f"{XSD}integer")
    yield iri, f"{RDF}type", dip("Evidence")
    yield iri, f"{RDF}type", NamedNode(f"{OA}TextPositionSelector")
    yield iri, f"{RDF}type", NamedNode(f"{OA}TextQuoteSelector")
    yield iri, f"{OA}start", Literal(str(evidence.start), datatype=integer)
    yield iri, f"{OA}end", Literal(str(evidence.end), datatype=integer)
    yield iri, f"{OA}exact", Literal(evidence.quote)
    yield iri, f"{DCTERMS}isPartOf", NamedNode(article)


def derived_quads(items: Iterable[CanonicalEntity | Reference | CanonicalEvent | Tenure], base: str) -> Iterator[Quad]:
    """Write canonical entities, what refers to them and the events gathered from reports as quads of the derived graph."""
    graph = NamedNode(derived_graph(base))
    for item in items:
        triples: Iterator[Triple]
        if isinstance(item, Reference):
            triples = _reference(item)
        elif isinstance(item, Tenure):
            triples = _tenure(item)
        elif isinstance(item, CanonicalEntity):
            triples = _canonical_entity(item)
        else:
            triples = _canonical_event(item)
        for subject, predicate, term in triples:
            yield Quad(NamedNode(subject), NamedNode(predicate), term, graph)


def _reference(reference: Reference) -> Iterator[Triple]:
    yield reference.local, f"{DIP}refersTo", NamedNode(reference.canonical)
    if reference.inferred:
        yield reference.local, f"{DIP}inferred", _TRUE
        yield reference.local, f"{DIP}mergeReason", Literal(reference.inferred)


def _tenure(tenure: Tenure) -> Iterator[Triple]:
    yield tenure.iri, f"{RDF}type", dip("Tenure")
    yield tenure.iri, f"{DIP}holder", NamedNode(tenure.person)
    yield tenure.iri, f"{SKOS}prefLabel", Literal(tenure.post)
    for key in tenure.keys:
        yield tenure.iri, f"{SKOS}hiddenLabel", Literal(key)
    if tenure.country:
        yield tenure.iri, f"{DIP}countryLabel", Literal(tenure.country)
    if tenure.position:
        yield tenure.iri, f"{DIP}post", NamedNode(tenure.position)
    told = {"firstSeen": tenure.first_seen, "lastSeen": tenure.last_seen, "begin": tenure.begin, "end": tenure.end}
    for name, date in told.items():
        if date:
            yield tenure.iri, DIP + name, date_literal(date)
    if tenure.bounds:
        yield tenure.iri, f"{DIP}boundsFrom", Literal(tenure.bounds)
    yield tenure.iri, f"{DIP}articleCount", _count(tenure.sources)


def _canonical_entity(entity: CanonicalEntity) -> Iterator[Triple]:
    yield entity.iri, f"{RDF}type", dip(ENTITY_CLASSES[entity.kind])
    yield entity.iri, f"{SKOS}prefLabel", Literal(entity.label)
    for alias in entity.aliases:
        yield entity.iri, f"{SKOS}altLabel", Literal(alias)
    for key in entity.keys:
        yield entity.iri, f"{SKOS}hiddenLabel", Literal(key)
    if entity.wikidata:
        yield entity.iri, f"{OWL}sameAs", NamedNode(WD + slug(entity.wikidata))
    if entity.country_code:
        yield entity.iri, f"{DIP}countryCode", Literal(entity.country_code)
    if entity.country:
        yield entity.iri, f"{DIP}country", NamedNode(entity.country)
    if entity.reason:
        yield entity.iri, f"{DIP}mergeReason", Literal(entity.reason)
    yield entity.iri, f"{DIP}sourceCount", _count(entity.sources)


def _canonical_event(event: CanonicalEvent) -> Iterator[Triple]:
    predicate = PREDICATE_OF_CLASS[event.type]
    role = HAPPENINGS[predicate].role
    yield event.iri, f"{RDF}type", dip(event.type)
    for agent in event.agents:
        yield event.iri, f"{DIP}agent", NamedNode(agent)
    if role != "none":
        for item in event.objects:
            yield event.iri, DIP + role, NamedNode(item)
    for date in event.dates[:1]:
        yield from _when(event.iri, date)
    for date in event.dates[1:]:
        yield event.iri, f"{DIP}otherDate", Literal(date)
    for name, day in (("firstReport", event.first_report), ("lastReport", event.last_report)):
        if day:
            yield event.iri, DIP + name, date_literal(day)
    for plan in event.realizes:
        yield event.iri, f"{DIP}realizes", NamedNode(plan)
    if event.inferred:
        yield event.iri, f"{DIP}inferred", _TRUE
    if event.place:
        yield event.iri, f"{DIP}place", NamedNode(event.place)
    if event.place_label:
        yield event.iri, f"{DIP}placeLabel", Literal(event.place_label)
    for level in event.levels:
        yield event.iri, f"{DIP}level", Literal(level)
    if event.quote:
        yield event.iri, f"{OA}exact", Literal(event.quote)
    yield event.iri, f"{DIP}status", dip(event.status)
    for report in event.reports:
        yield event.iri, f"{DIP}report", NamedNode(report)
    yield event.iri, f"{DIP}sourceCount", _count(event.sources)
    if event.status == "actual":
        yield from _direct(event, predicate)


def _direct(event: CanonicalEvent, predicate: str) -> Iterator[Triple]:
    if predicate == "stated":
        yield from ((agent, DIP + predicate, Literal(event.quote)) for agent in event.agents)
    elif predicate == "foundedOn":
        yield from ((agent, DIP + predicate, date_literal(date)) for agent in event.agents for date in event.dates)
    for agent, item in product(event.agents, event.objects):
        if agent != item:
            yield agent, DIP + predicate, NamedNode(item)
            if predicate in SYMMETRIC:
                yield item, DIP + predicate, NamedNode(agent)


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(f"{XSD}integer"))


def article_names(ids: Iterable[str]) -> dict[str, str]:
    """Name articles for tables: without their folder, unless two would then be alike."""
    short = {name: name if "://" in name else name.rstrip("/").rpartition("/")[2] or name for name in ids}
    times: dict[str, int] = defaultdict(int)
    for name in short.values():
        times[name] += 1
    return {name: label if times[label] == 1 else name for name, label in short.items()}


def name_quads(names: dict[str, str], base: str) -> Iterator[Quad]:
    """Write the names that tables print for articles as quads of the derived graph."""
    graph = NamedNode(derived_graph(base))
    for name, label in names.items():
        yield Quad(NamedNode(article_iri(base, name)), NamedNode(f"{RDFS}label"), Literal(label), graph)
