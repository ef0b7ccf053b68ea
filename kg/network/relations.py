"""What kind of act each predicate tells: the families that analysis and picture sort relations into."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.errors import UsageError

FAMILIES: dict[str, tuple[str, ...]] = {
    "contact": (
        "metWith",
        "spokeWith",
        "visited",
        "invited",
        "attended",
        "chaired",
        "coChaired",
        "organized",
        "conveyedMessageTo",
        "congratulated",
        "thanked",
    ),
    "agreement": (
        "signed",
        "agreedWith",
        "upgradedPartnershipTo",
        "hasPartnershipWith",
        "hasDiplomaticRelationsWith",
        "regardsAs",
        "supports",
        "aided",
    ),
    "request": ("requested", "stated"),
    "conflict": ("criticized", "sanctioned", "expelled", "recalledAmbassadorFrom", "severedRelationsWith"),
    "office": ("holdsPosition", "appointed", "presentedCredentialsTo", "led", "foundedOn"),
}
FAMILY_OF = {predicate: family for family, predicates in FAMILIES.items() for predicate in predicates}
HOSTILE = frozenset(FAMILIES["conflict"])
JOINT = frozenset({"coChaired", "signed", "upgradedPartnershipTo"})  # whoever does this does it together with the others of the same event
UNRELATED = frozenset({"stated", "foundedOn", "holdsPosition"})  # says something about one party only


def chosen(relations: Iterable[str] | str | None, present: Collection[str] = ()) -> frozenset[str] | None:
    """The predicates asked for, None meaning all; an unknown one raises UsageError naming near ones."""
    if relations is None:
        return None
    names = frozenset([relations] if isinstance(relations, str) else relations)
    known = sorted({*FAMILY_OF, *present})
    for name in sorted(names.difference(known)):
        raise UsageError(f"no relation is called {name!r}{suggestion(name, known)}")
    return names


def suggestion(wanted: str, known: Collection[str], limit: int = 3) -> str:
    """`; near it: …` with the most similar of the known names, or nothing where none is similar."""
    from rapidfuzz import fuzz, process

    near = process.extract(wanted, sorted(known), scorer=fuzz.ratio, processor=str.casefold, limit=limit, score_cutoff=60)
    near = near or process.extract(wanted, sorted(known), scorer=fuzz.WRatio, processor=str.casefold, limit=limit, score_cutoff=60)
    return f"; near it: {', '.join(label for label, _, _ in near)}" if near else ""
