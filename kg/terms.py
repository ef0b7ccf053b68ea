"""The names that the graph is written in: namespaces, classes, properties and how data IRIs are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

DIP = "https://w3id.org/diplomacy-kg/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
WD = "http://www.wikidata.org/entity/"

# What every query may use without declaring it.
PREFIXES = {
    "dip": DIP,
    "prov": PROV,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "org": "http://www.w3.org/ns/org#",
    "skos": SKOS,
    "schema": SCHEMA,
    "dcterms": DCTERMS,
    "xsd": XSD,
    "rdf": RDF,
    "rdfs": RDFS,
    "oa": OA,
    "wd": WD,
    "owl": OWL,
}

ENTITY_CLASSES = {
    "person": "Person",
    "country": "Country",
    "organization": "Organization",
    "place": "Place",
    "event": "Gathering",
    "document": "Document",
    "position": "Position",
    "partnership": "Partnership",
}
KIND_OF_CLASS = {name: kind for kind, name in ENTITY_CLASSES.items()}

Role = Literal["counterpart", "theme", "none"]


@dataclass(frozen=True, slots=True)
class Happening:
    """The class that stands for a predicate, and the role that the predicate's object has in it."""

    name: str
    role: Role
    state: bool = False  # holds over time, so that reports of it are one whatever their date


HAPPENINGS: dict[str, Happening] = {
    "metWith": Happening("Meeting", "counterpart"),
    "spokeWith": Happening("Conversation", "counterpart"),
    "coChaired": Happening("CoChairing", "theme"),
    "chaired": Happening("Chairing", "theme"),
    "attended": Happening("Attendance", "theme"),
    "organized": Happening("Hosting", "theme"),
    "visited": Happening("Visit", "counterpart"),
    "invited": Happening("Invitation", "counterpart"),
    "signed": Happening("Signing", "theme"),
    "upgradedPartnershipTo": Happening("PartnershipUpgrade", "theme"),
    "hasPartnershipWith": Happening("PartnershipState", "counterpart", state=True),
    "hasDiplomaticRelationsWith": Happening("DiplomaticRelations", "counterpart", state=True),
    "severedRelationsWith": Happening("RelationsSeverance", "counterpart"),
    "holdsPosition": Happening("PositionHeld", "theme", state=True),
    "appointed": Happening("Appointment", "counterpart"),
    "presentedCredentialsTo": Happening("CredentialsPresentation", "counterpart"),
    "led": Happening("Leadership", "theme"),
    "conveyedMessageTo": Happening("Message", "counterpart"),
    "congratulated": Happening("Congratulation", "counterpart"),
    "thanked": Happening("Gratitude", "counterpart"),
    "supports": Happening("Support", "counterpart", state=True),
    "regardsAs": Happening("Regard", "counterpart", state=True),
    "requested": Happening("Request", "counterpart"),
    "agreedWith": Happening("Agreement", "counterpart"),
    "aided": Happening("Aid", "counterpart"),
    "criticized": Happening("Criticism", "counterpart"),
    "sanctioned": Happening("Sanction", "counterpart"),
    "expelled": Happening("Expulsion", "counterpart"),
    "recalledAmbassadorFrom": Happening("AmbassadorRecall", "counterpart"),
    "foundedOn": Happening("Foundation", "none", state=True),
    "stated": Happening("Statement", "none"),
}
PREDICATE_OF_CLASS = {happening.name: predicate for predicate, happening in HAPPENINGS.items()}


def slug(text: str) -> str:
    """Percent-encode a label or an article's name so that it is one segment of an IRI."""
    return quote(text, safe="")


def article_iri(base: str, article: str) -> str:
    """Name an article, and its graph."""
    return f"{base}article/{slug(article)}"


def article_id(base: str, iri: str) -> str:
    """Read an article's name off its IRI; empty when the IRI names something else."""
    head = f"{base}article/"
    rest = iri[len(head) :]
    return unquote(rest) if iri.startswith(head) and "/" not in rest else ""


def article_of(base: str, iri: str) -> str:
    """The name of the article to which an IRI belongs, its own or that of something in it; empty for others."""
    head = f"{base}article/"
    return unquote(iri[len(head) :].partition("/")[0]) if iri.startswith(head) else ""


def derived_graph(base: str) -> str:
    """Name the graph that is made from all articles."""
    return f"{base}graph/derived"


def ontology_graph(base: str) -> str:
    """Name the graph that holds the ontology."""
    return f"{base}graph/ontology"
