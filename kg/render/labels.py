"""What the relations are called on the page: as the ontology labels them, else their names as words."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.network.relations import FAMILY_OF
from kg.render.view import Labels

_DIP = "https://w3id.org/diplomacy-kg/ontology#"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def words(predicate: str) -> str:
    """`hasPartnershipWith` as `has partnership with`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", predicate).lower()


@cache
def relation_labels() -> Labels:
    """English and Vietnamese label of every predicate."""
    found = {predicate: {"en": words(predicate)} for predicate in FAMILY_OF}
    if source := _ontology():
        from pyoxigraph import Literal, NamedNode, RdfFormat, parse

        for quad in parse(source, format=RdfFormat.TURTLE):
            subject, label = quad.subject, quad.object
            if quad.predicate.value == _LABEL and isinstance(subject, NamedNode) and isinstance(label, Literal):
                name = subject.value.removeprefix(_DIP)
                if name in found and label.language in ("en", "vi"):
                    found[name][label.language] = label.value
    return found


def _ontology() -> bytes | None:
    """The ontology's Turtle, from the package or from the checkout that the package stands in."""
    for place in (files("kg") / "ontology", Path(__file__).resolve().parents[2] / "ontology"):
        source = place / "diplomacy.ttl"
        if source.is_file():
            return source.read_bytes()
    return None
