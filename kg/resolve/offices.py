"""Posts in time: who held one on a day, and the tenures that articles and the lexicon tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from kg.resolve.cells import Cell, Seen, Vacant
from kg.resolve.corpus import Names
from kg.resolve.lore import Lore, Term
from kg.resolve.values import Tenure, digest, key

REACH = 120  # days before the first and after the last mention of a holder for which the holder may be taken to be in office


class World(Protocol):
    """What is known of identity once it is settled."""

    def of(self, cell: Cell) -> str:
        """The canonical IRI of a cell."""

    def position(self, post: str, country: str, cell: Cell | None) -> str:
        """The canonical IRI of a post that somebody holds."""

    def home(self, cell: Cell) -> str:
        """The key of the one country that somebody is of."""


def holder(vacant: Vacant, names: Names, lore: Lore) -> tuple[Cell | None, str, str]:
    """Who held a post on a day: the cell of somebody whom articles name or the label of somebody known, and how that is known."""
    known, listed = lore.holders(vacant.post, vacant.day)
    if len(known) == 1:
        (label,) = known
        return None, label, f"in that post on {vacant.day} (lexicon)"
    if listed and known:
        return None, "", ""
    seen = names.held.get((vacant.post.key, vacant.post.country), {})
    near = {cell for cell, when in seen.items() if _reaches(when, vacant.day)}
    people = {(cell.name, cell.wikidata) for cell in near}
    if len(people) == 1:
        return min(near), "", f"in that post around {vacant.day} (articles)"
    return None, "", ""


def _reaches(seen: Seen, day: str) -> bool:
    try:
        first, last, on = (date.fromisoformat(one) for one in (seen.first, seen.last, day))
    except ValueError:
        return False
    return first - timedelta(REACH) <= on <= last + timedelta(REACH)


def tenures(names: Names, lore: Lore, world: World, base: str) -> Iterator[Tenure]:
    """Who held which post when: what articles say, with the beginnings and ends that only the lexicon knows."""
    seen: dict[tuple[str, str, str], Seen] = {}
    called: dict[tuple[str, str], Counter[str]] = {}
    positions: dict[tuple[str, str, str], str] = {}
    known: dict[str, str] = {}  # canonical person -> label in the lexicon
    for (post, named), holders in sorted(names.held.items()):
        for cell, when in sorted(holders.items(), key=lambda item: item[0]):
            home = world.home(cell)
            country = named or (lore.country(home) if home else "")
            tenure = post, country, world.of(cell)
            seen.setdefault(tenure, Seen()).add(when)
            called.setdefault((post, country), Counter()).update(names.labels[post, named])
            positions[tenure] = positions.get(tenure, "") or world.position(post, named, cell)
    for cell, found in sorted(names.cells.items(), key=lambda item: item[0]):
        if cell.kind == "person" and not (cell.posts and cell.wikidata):
            for label in sorted(found.labels):
                person, wikidata = lore.person(label)
                if person and wikidata == cell.wikidata and cell.country in ("", key(lore.home.get(person, ""))):
                    known[world.of(cell)] = person
    terms: dict[tuple[str, str, str], Term] = {}
    for iri, person in known.items():
        for term in lore.terms.get(person, ()):
            terms.setdefault((lore.post(term.post).key, term.country, iri), term)
    for post, country, iri in sorted({*seen, *terms}):
        when, listed = seen.get((post, country, iri), Seen()), terms.get((post, country, iri))
        labels = called.get((post, country)) or {listed.post if listed else post: 1}
        told = bool(when.begin or when.end)
        yield Tenure(
            f"{base}tenure/{digest(post, country, iri)}",
            iri,
            min(labels, key=lambda label: (-labels[label], label)),
            tuple(sorted({post, *map(key, labels), *([key(listed.post)] if listed else [])})),
            country,
            positions.get((post, country, iri), "") or world.position(post, country, None),
            when.first,
            when.last,
            when.begin if told or not listed else listed.begin,
            when.end if told or not listed else listed.end,
            "articles" if told else "lexicon" if listed else "",
            when.sources,
        )
