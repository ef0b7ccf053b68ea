"""Which names are one person's."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from kg.resolve.cells import Cell
from kg.resolve.groups import Groups
from kg.resolve.names import ORDER, SOUND, SPELLING, WITHOUT_FIRST, Form, form, native, shortened, variant
from kg.resolve.posts import fields_of, high, minor, of_state
from kg.resolve.settings import settings
from kg.resolve.values import key

CROWD = 40  # groups that share a part of a name: with more, the part tells nothing
UNCLEAR = (SPELLING, SOUND)


def same_person(groups: Groups, one: Cell, other: Cell) -> str:
    """Why one Vietnamese name with two posts is one person; empty where nothing says so."""
    if not groups.compatible(one, other):
        return ""
    if any(fields_of(first) & fields_of(second) for first in one.posts for second in other.posts):
        return "same name, posts of one field"
    if any(_longer(first, second) for first in one.posts for second in other.posts):
        return "same name, one post told shorter"
    if one.country == other.country and any(map(high, one.posts)) and any(map(high, other.posts)):
        return "same name and country, both in posts of state"
    if one.country and one.country == other.country and one.country != key(settings()["own_country"]):
        return "same name and foreign country"
    if _uncommon(one.name) and any(map(of_state, one.posts)) and any(map(of_state, other.posts)):
        return "same uncommon name, both in posts of state"
    return ""


def _longer(one: str, other: str) -> bool:
    short, full = sorted((one, other), key=len)
    return full.startswith(f"{short} ") and not minor(full)


def _uncommon(name: str) -> bool:
    parts = name.split()
    words = settings()["posts"]
    return len(parts) > 3 or (len(parts) == 3 and parts[0] not in words["common_family"] and parts[1] not in words["common_middle"])


def join_trimmed(groups: Groups) -> None:
    """Join a name with a country or city before or after it to the one person of the name without it."""
    named: dict[str, set[Cell]] = defaultdict(set)
    for cell in sorted(groups.names.cells):
        if cell.kind == "person":
            named[cell.name].add(cell)
    for cell in [cell for cells in named.values() for cell in cells if not cell.wikidata]:
        bare = groups.lore.trimmed(groups.label(cell))
        if bare and (len(bare.split()) > 1 or not native(bare)):
            fits = {groups.root(other): other for other in sorted(named.get(key(bare), set())) if groups.compatible(cell, other)}
            if len(fits) == 1:
                groups.note(cell, next(iter(fits.values())), "a country or city stands by the name")


def join_variants(groups: Groups) -> None:
    """Join foreign names that are written otherwise, where a name can be so read in one way only."""
    forms, parts = _foreign(groups)
    found = {root: _variants(groups, root, forms, parts) for root in sorted(forms)}
    for root, others in found.items():
        if len({groups.root(other) for other in others}) > 1:
            others = {other: why for other, why in others.items() if groups.support(root, other)}
        for other, why in others.items():
            rivals = [(third, other) for third in found[root]] + [(third, root) for third in found[other]]
            clear = all(groups.compatible(*pair) for pair in rivals)
            if why not in UNCLEAR or clear:  # a misspelt name that could be either of two is neither
                groups.note(root, other, why)


def _variants(groups: Groups, root: Cell, forms: dict[Cell, set[Form]], parts: dict[str, set[Cell]]) -> dict[Cell, str]:
    near = {other for one in forms[root] for part in (*one, "".join(one)) for other in _crowd(parts, part)}
    found: dict[Cell, str] = {}
    for other in sorted(near - {root}):
        if groups.compatible(root, other):
            reasons = [why for one in forms[root] for two in forms[other] if (why := variant(one, two))]
            telling = _telling(groups, root, other, forms)
            plain = [why for why in reasons if why not in (SPELLING, ORDER) or telling or (why == ORDER and _long(forms[root]))]
            if plain:
                found[other] = min(plain)
    return found


def _telling(groups: Groups, root: Cell, other: Cell, forms: dict[Cell, set[Form]]) -> bool:
    """Whether a name with a slip in it is sure to be another's: country or post speak for it, or it has three parts."""
    return groups.support(root, other) or min(max(map(len, forms[cell])) for cell in (root, other)) > 2


def _long(forms: set[Form]) -> bool:
    return any(max(map(len, one)) > 4 or min(map(len, one)) > 3 for one in forms)


def join_short(groups: Groups) -> None:
    """Join a part of a foreign name to the one full name that it can stand for, where country, post or fame speak for it."""
    forms, parts = _foreign(groups)
    for root in sorted(forms, key=lambda cell: (-max(map(len, forms[cell])), cell)):
        short = min(forms[root], key=lambda one: (len(one), one))
        if len(short) != max(map(len, forms[root])):
            continue
        fuller: dict[Cell, str] = {}
        for other in sorted(_crowd(parts, short[0])):
            other_root = groups.root(other)
            why = next((why for full in sorted(forms.get(other, ())) if (why := shortened(short, full))), "")
            if why and other_root != groups.root(root) and groups.compatible(root, other_root):
                fuller[other_root] = why
        supported = {other: why for other, why in fuller.items() if groups.support(root, other)}
        alone = len(fuller) == 1 and len(short) > 1 and WITHOUT_FIRST not in fuller.values()
        if len(supported) == 1 or alone:
            groups.note(root, *next(iter((supported or fuller).items())))


def _foreign(groups: Groups) -> tuple[dict[Cell, set[Form]], dict[str, set[Cell]]]:
    """Groups of people by the forms of their foreign names, and by the parts of those."""
    forms: dict[Cell, set[Form]] = defaultdict(set)
    parts: dict[str, set[Cell]] = defaultdict(set)
    for cell in sorted(groups.names.cells):
        if cell.kind == "person" and not groups.lore.is_post(groups.label(cell)):
            root = groups.root(cell)
            for label in groups.names.cells[cell].labels:
                if not native(label) and (found := form(label)):
                    forms[root].add(found)
                    for part in {*found, "".join(found), "".join(sorted(found))}:
                        parts[part].add(root)
    return forms, parts


def _crowd(parts: dict[str, set[Cell]], part: str) -> set[Cell]:
    found = parts.get(part, set())
    return found if len(found) <= CROWD else set()


def pairs_with_posts(cells: list[Cell]) -> list[tuple[Cell, Cell]]:
    """People of one Vietnamese name, two by two."""
    return list(combinations([cell for cell in cells if cell.posts and cell.kind == "person"], 2))
