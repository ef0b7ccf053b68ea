"""What the relations are called on the page: as the ontology labels them, else their names as words."""

from __future__ import annotations

import re
from functools import cache

from kg.network.relations import FAMILY_OF
from kg.ontology_files import vocabulary
from kg.render.view import Labels
from kg.terms import DIP

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def words(predicate: str) -> str:
    """`hasPartnershipWith` as `has partnership with`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", predicate).lower()


@cache
def relation_labels() -> Labels:
    """English and Vietnamese label of every predicate."""
    found = {predicate: {"en": words(predicate)} for predicate in FAMILY_OF}
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    for quad in parse(path=str(vocabulary()[0]), format=RdfFormat.TURTLE):
        subject, label = quad.subject, quad.object
        if quad.predicate.value == _LABEL and isinstance(subject, NamedNode) and isinstance(label, Literal):
            name = subject.value.removeprefix(DIP)
            if name in found and label.language in ("en", "vi"):
                found[name][label.language] = label.value
    return found
