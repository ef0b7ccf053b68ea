"""Which names of bodies, documents, gatherings and posts mean one thing."""

from __future__ import annotations

from collections import defaultdict

from kg.resolve.cells import Cell
from kg.resolve.groups import Groups
from kg.resolve.values import key
from kg.resolve.wording import document

LISTED = frozenset({"organization", "document", "place"})  # kinds that the lexicon has names of, not all with a link
WORDED = 75  # of a hundred: how much the words of two names for one abbreviation have in common
SHORT = 2  # letters of an abbreviation that may mean anything


def join_listed(groups: Groups) -> None:
    """Join the names that the lexicon lists for one body, document or place."""
    known: dict[tuple[str, str, str], Cell] = {}
    wordings = {document(alias, groups.lore): label for alias, label in groups.lore.documents}
    for cell in sorted(groups.names.cells):
        if cell.kind in LISTED and not cell.lone:
            country = groups.names.cells[cell].country
            label = groups.lore.listed(cell.kind, groups.label(cell), groups.lore.country(country) if country else "")
            label = label or (wordings.get(cell.name, "") if cell.kind == "document" else "")
            if label:
                groups.join(known.setdefault((cell.kind, label, cell.country), cell), cell, f"names of {label} in the lexicon")


def join_abbreviations(groups: Groups) -> None:
    """Join an abbreviation to the name that articles give it for, and to other wordings of it; not where it stands for two things."""
    full: dict[tuple[str, str], set[Cell]] = defaultdict(set)
    for cell in sorted(groups.names.cells):
        if cell.kind in ("organization", "document", "event") and not cell.lone:
            found = groups.names.cells[cell]
            for alias, times in found.aliases.items():
                usual = 2 * times >= sum(found.labels.values())  # a name that is seldom so abbreviated is a wider one
                if len(alias) > SHORT and alias.isupper() and key(alias) != cell.name and usual:
                    full[cell.kind, key(alias)].add(groups.root(cell))
    for cell in sorted(groups.names.cells):
        meant = sorted({groups.root(root) for root in full.get((cell.kind, cell.name), ())})
        if meant and not cell.lone and all(_alike(groups, meant[0], other) for other in meant[1:]):
            for other in meant:
                groups.note(cell, other, "an abbreviation that articles explain")


def _alike(groups: Groups, one: Cell, other: Cell) -> bool:
    from rapidfuzz.fuzz import token_sort_ratio

    return groups.compatible(one, other) and token_sort_ratio(groups.label(one).lower(), groups.label(other).lower()) > WORDED


def join_gatherings(groups: Groups) -> None:
    """Join a gathering told by its year to the only one of its series with an ordinal that articles place in that year."""
    numbered: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    held: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)  # series and year -> series and ordinals
    told: list[Cell] = []  # by year alone
    for cell in sorted(groups.names.cells):
        ordinal, year = cell.edition
        if ordinal and not cell.lone:
            numbered[cell.name, ordinal].append(cell)
            for one in groups.names.cells[cell].years | ({year} - {""}):
                held[cell.name, one].add((cell.name, ordinal))
        elif year and not cell.lone:
            told.append(cell)
    for cells in numbered.values():
        if len({cell.edition[1] for cell in cells} - {""}) < 2:
            for cell in cells:
                groups.join(cells[0], cell, "same name and ordinal")
    for cell in told:
        meant = held.get((cell.name, cell.edition[1]), set())
        if len(meant) == 1:
            groups.note(cell, numbered[next(iter(meant))][0], f"the only one in {cell.edition[1]}")


def join_posts(groups: Groups) -> None:
    """Join a post told without its country to that of its holder's country, and to the same post of the same holder."""
    found: dict[tuple[str, Cell], Cell] = {}
    for cell in sorted(groups.names.holders):
        holders = {groups.root(holder) for holder in groups.names.holders[cell]}
        if len(holders) != 1 or cell.lone:
            continue
        (holder,) = holders
        for country in groups.countries[holder] if len(groups.countries[holder]) == 1 else ():
            whole = Cell("position", cell.name, country)
            if whole in groups.names.cells:
                groups.join(whole, cell, "the same post, told without its country")
        groups.join(found.setdefault((cell.name, holder), cell), cell, "the same post of the same person")
