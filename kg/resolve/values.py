"""What resolution over articles takes and gives."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kg.vi.normalize import norm, squeeze


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """An entity as one article names it."""

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    country: str = ""  # a label


@dataclass(frozen=True, slots=True)
class Report:
    """A happening as one article tells it; agents, objects and place are IRIs of local entities."""

    iri: str
    type: str
    agents: tuple[str, ...]
    objects: tuple[str, ...] = ()
    date: str = ""  # as in model.Fact
    place: str = ""
    place_label: str = ""
    level: str = ""
    status: str = "actual"
    quote: str = ""  # of a statement


@dataclass(frozen=True, slots=True)
class Told:
    """All that resolution needs to know of one article."""

    article: str
    entities: tuple[LocalEntity, ...]
    reports: tuple[Report, ...]
    published: str = ""
    sources: int = 1


@dataclass(frozen=True, slots=True)
class CanonicalEntity:
    """An entity of the world; `keys` are its names as queries look them up, `country` is an IRI."""

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    wikidata: str = ""
    country: str = ""
    country_code: str = ""
    reason: str = ""  # why several names or articles are taken for one
    sources: int = 1


@dataclass(frozen=True, slots=True)
class Reference:
    """A local entity and the canonical one that it is."""

    local: str
    canonical: str
    inferred: str = ""  # how it is known, where the article does not say so


@dataclass(frozen=True, slots=True)
class CanonicalEvent:
    """An event of the world, with the reports that tell it; agents, objects and place are canonical IRIs."""

    iri: str
    type: str
    agents: tuple[str, ...]
    objects: tuple[str, ...]
    dates: tuple[str, ...]  # the one most told, then those that disagree with it
    place: str
    place_label: str
    levels: tuple[str, ...]
    status: str
    quote: str
    reports: tuple[str, ...]
    sources: int
    first_report: str = ""  # the days between which articles told it
    last_report: str = ""
    realizes: tuple[str, ...] = ()  # planned events that came about in this one
    inferred: bool = False  # whether some party is known by inference alone


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody in a post: when articles saw it so, and from when to when it was; `bounds` says who tells that: articles or lexicon."""

    iri: str
    person: str
    post: str
    keys: tuple[str, ...]
    country: str  # a label
    position: str = ""  # a canonical IRI, where an article names the post
    first_seen: str = ""
    last_seen: str = ""
    begin: str = ""
    end: str = ""
    bounds: str = ""
    sources: int = 0


def key(label: str) -> str:
    """The form under which names are compared: case, tone placement, dashes and spaces made one."""
    return squeeze(norm(label))


def digest(*parts: str) -> str:
    """Fingerprint texts, in 16 characters."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
