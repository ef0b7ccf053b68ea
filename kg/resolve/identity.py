"""Which cells are one entity, why, and what that entity is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations, groupby
from operator import attrgetter, itemgetter

from kg.resolve.cells import Cell, Found, Names, Vacant
from kg.resolve.corrections import Corrections, Named
from kg.resolve.lore import Lore, abroad, fields_of, high
from kg.resolve.names import Form, form, native, shortened, variant
from kg.resolve.offices import holder
from kg.resolve.union import Union
from kg.resolve.values import CanonicalEntity, digest, key
from kg.terms import slug

COMMON_NOUNS = frozenset({"event", "document"})  # kinds in which a name may be a common noun, another thing in each article
_SPELLING = "another spelling"
CROWD = 40  # groups that share a part of a name: with more, the part tells nothing


class Identity:
    """The world's entities: groups of cells."""

    def __init__(self, names: Names, lore: Lore, base: str, corrections: Corrections) -> None:
        self._names, self._lore, self._base = names, lore, base
        self._inferred: dict[Vacant, tuple[Cell, str]] = {}
        self._fill_vacant()
        self._union = Union(names.cells)
        self._correct(corrections, "different")
        self._join_by_wikidata()
        self._join_known()
        self._join_by_name()
        self._join_variants()
        self._join_short()
        self._correct(corrections, "same")
        self._members: dict[Cell, list[Cell]] = defaultdict(list)
        for cell in sorted(names.cells):
            self._members[self._union.root(cell)].append(cell)
        self._iris = self._name_all()
        self._countries = {
            key(label): self._iris[root]
            for root, members in self._members.items()
            if root.kind == "country"
            for cell in members
            for label in (*names.cells[cell].labels, *names.cells[cell].aliases)
        }

    def of(self, cell: Cell) -> str:
        """The canonical IRI of a cell."""
        return self._iris[self._union.root(cell)]

    def position(self, post: str, country: str) -> str:
        """The canonical IRI of a post, told by its key and its country's label; empty where no article names it."""
        cells = [Cell("position", post, key(country)), Cell("position", post)]
        return next((self.of(cell) for cell in cells if cell in self._names.cells), "")

    def who(self, vacant: Vacant) -> tuple[str, str]:
        """Who held a post on a day, as canonical IRI, and how that is known; empty where it is not."""
        cell, reason = self._inferred.get(vacant, (None, ""))
        return (self.of(cell), reason) if cell else ("", "")

    def country(self, label: str) -> str:
        """The canonical IRI of a country; empty where no article names it."""
        return self._countries.get(key(label), "") or self._countries.get(key(self._lore.country(label)), "")

    def entities(self) -> Iterator[CanonicalEntity]:
        """All canonical entities, by IRI."""
        codes = country_codes()
        for root, iri in sorted(self._iris.items(), key=itemgetter(1)):
            found = [self._names.cells[cell] for cell in self._members[root]]
            label = self._label(root)
            others = {name for one in found for name in (*one.labels, *one.aliases)}
            wikidata = min(self._union.wikidata[root], default="")
            countries = {one.country for one in found if one.country}
            sources = sum(one.sources for one in found)
            keys = {key(name) for name in others} | ({cell.name for cell in self._members[root]} if root.kind == "position" else set())
            yield CanonicalEntity(
                iri,
                root.kind,
                label,
                tuple(sorted(others - {label})),
                tuple(sorted(keys)),
                wikidata,
                self.country(min(countries)) if countries else "",
                codes.get(wikidata, "") if root.kind == "country" else "",
                "; ".join(sorted(self._union.reasons[root] or ({"same name"} if sources > 1 else set()))),
                sources,
            )

    def _fill_vacant(self) -> None:
        """Take a post without a name for whom it can only be; somebody whom no article names gets a cell."""
        for vacant, (own, mentions) in self._names.vacant.items():
            cell, known, reason = holder(vacant, self._names, self._lore)
            if known:
                home = self._lore.home.get(known, "")
                cell = Cell("person", key(known), key(home), self._lore.person(known)[1])
                self._names.cells.setdefault(cell, Found(Counter({known: 1}), country=home))
            if cell is None:
                self._names.cells.setdefault(own, Found()).add(mentions)
            else:
                self._names.cells[cell].sources += mentions.sources
                self._inferred[vacant] = cell, reason

    def _correct(self, corrections: Corrections, action: str) -> None:
        for one in corrections.names:
            if one.action == action:
                for first in self._meant(one.a):
                    for second in self._meant(one.b):
                        if first == second or first.kind != second.kind:
                            continue
                        if action == "same":
                            self._union.join(first, second, f"corrections: {one.reason or 'same'}", forced=True)
                        else:
                            self._union.part(first, second)

    def _meant(self, named: Named) -> list[Cell]:
        """The cells that a correction names."""
        found = []
        for cell, what in self._names.cells.items():
            if named.label != cell.name and all(key(label) != named.label for label in what.labels):
                continue
            article = not named.article or cell.article in (named.article, named.article.rpartition("/")[2])
            article = article or cell.article.rpartition("/")[2] == named.article
            marked = not named.mark or any(part and part in (what.country, cell.wikidata) for part in _parts(named.mark))
            if article and marked and named.kind in ("", cell.kind):
                found.append(cell)
        return sorted(found)

    def _join_by_wikidata(self) -> None:
        known: dict[tuple[str, str], Cell] = {}
        for cell in sorted(self._names.cells):
            if cell.wikidata:
                first = known.setdefault((cell.kind, cell.wikidata), cell)
                self._union.join(first, cell, f"same Wikidata item {cell.wikidata}", forced=True)

    def _join_known(self) -> None:
        """Join the spellings that the lexicon lists for one person."""
        known: dict[str, Cell] = {}
        for cell in sorted(self._names.cells):
            if cell.kind == "person" and not cell.posts:
                label, wikidata = self._lore.person(self._label_of(cell))
                if label and wikidata == cell.wikidata and cell.country in ("", key(self._lore.home.get(label, ""))):
                    self._union.join(known.setdefault(label, cell), cell, f"names of {label} in the lexicon")

    def _join_by_name(self) -> None:
        """A name told with less (no country, no link, no post) joins the one entity that it can mean, and none if it could mean two."""
        for _, group in groupby(sorted(self._names.cells), key=attrgetter("kind", "name")):
            cells = [cell for cell in group if not (cell.article and cell.kind in COMMON_NOUNS)]
            for one, other in combinations([cell for cell in cells if cell.posts], 2):
                reason = self._same_person(one, other)
                if reason:
                    self._union.join(one, other, reason)
            cells.sort(key=lambda cell: (-sum(map(bool, (cell.country, cell.wikidata, cell.posts))), cell))
            for at, cell in enumerate(cells):
                if not (cell.country and cell.wikidata and (cell.posts or cell.kind != "person")):
                    fits = {self._union.root(fuller): fuller for fuller in cells[:at] if self._fits(cell, fuller)}
                    if len(fits) == 1:
                        self._union.join(next(iter(fits.values())), cell, "same name")

    def _fits(self, cell: Cell, fuller: Cell) -> bool:
        if cell.posts and fuller.posts:
            return self._union.root(cell) == self._union.root(fuller)
        if cell.country != fuller.country and (cell.kind == "position" or (cell.kind == "organization" and abroad(cell.name))):
            return False  # a minister or an embassy without a country may be anyone's
        return self._union.compatible(cell, fuller)

    def _same_person(self, one: Cell, other: Cell) -> str:
        """Why one name with two posts is one person; empty where nothing says so."""
        if not self._union.compatible(one, other):
            return ""
        if any(fields_of(first) & fields_of(second) for first in one.posts for second in other.posts):
            return "same name, posts of one field"
        if one.country == other.country and any(map(high, one.posts)) and any(map(high, other.posts)):
            return "same name and country, both in posts of state"
        return ""

    def _foreign(self) -> tuple[dict[Cell, set[Form]], dict[str, set[Cell]]]:
        """Groups of people by the forms of their foreign names, and by the parts of those."""
        forms: dict[Cell, set[Form]] = defaultdict(set)
        parts: dict[str, set[Cell]] = defaultdict(set)
        for cell in sorted(self._names.cells):
            if cell.kind == "person" and not self._lore.is_post(self._label_of(cell)):
                root = self._union.root(cell)
                for label in self._names.cells[cell].labels:
                    if not native(label) and (found := form(label)):
                        forms[root].add(found)
                        for part in {*found, "".join(found), "".join(sorted(found))}:
                            parts[part].add(root)
        return forms, parts

    def _join_variants(self) -> None:
        """Join foreign names that are written otherwise, where a name can be so read in one way only."""
        forms, parts = self._foreign()
        found = {root: self._variants(root, forms, parts) for root in sorted(forms)}
        for root, others in found.items():
            if len({self._union.root(other) for other in others}) > 1:
                others = {other: why for other, why in others.items() if self._support(root, other)}
            for other, why in others.items():
                rivals = [(third, other) for third in found[root]] + [(third, root) for third in found[other]]
                clear = all(self._union.compatible(*pair) for pair in rivals)
                if why != _SPELLING or clear:  # a misspelt name that could be either of two is neither
                    self._note(root, other, why)

    def _variants(self, root: Cell, forms: dict[Cell, set[Form]], parts: dict[str, set[Cell]]) -> dict[Cell, str]:
        near = {other for one in forms[root] for part in (*one, "".join(one)) for other in self._crowd(parts, part)}
        found: dict[Cell, str] = {}
        for other in sorted(near - {root}):
            if self._union.compatible(root, other):
                reasons = [why for one in forms[root] for two in forms[other] if (why := variant(one, two))]
                if reasons and (min(reasons) != _SPELLING or self._support(root, other)):
                    found[other] = min(reasons)
        return found

    def _join_short(self) -> None:
        """Join a part of a foreign name to the one full name that it can stand for, where country, post or fame speak for it."""
        forms, parts = self._foreign()
        for root in sorted(forms, key=lambda cell: (-max(map(len, forms[cell])), cell)):
            short = min(forms[root], key=lambda one: (len(one), one))
            if len(short) != max(map(len, forms[root])):
                continue
            fuller: dict[Cell, str] = {}
            for other in self._crowd(parts, short[0]):
                other_root = self._union.root(other)
                why = next((why for full in sorted(forms.get(other, ())) if (why := shortened(short, full))), "")
                if why and other_root != self._union.root(root) and self._union.compatible(root, other_root):
                    fuller[other_root] = why
            supported = {other: why for other, why in fuller.items() if self._support(root, other)}
            if len(supported) == 1 or (len(fuller) == 1 and len(short) > 1):
                self._note(root, *next(iter((supported or fuller).items())))

    def _crowd(self, parts: dict[str, set[Cell]], part: str) -> set[Cell]:
        found = parts.get(part, set())
        return found if len(found) <= CROWD else set()

    def _note(self, root: Cell, other: Cell, why: str) -> None:
        self._union.join(root, other, f"{self._label_of(root)} / {self._label_of(other)}: {why}")

    def _support(self, one: Cell, other: Cell) -> bool:
        """Whether country and post speak for two names being one person's."""
        first, second = (self._union.countries[self._union.root(cell)] for cell in (one, other))
        if first & second:
            return True
        return bool(self._fields(one) & self._fields(other))

    def _fields(self, cell: Cell) -> frozenset[str]:
        return frozenset().union(*(fields_of(post) for post in self._names.cells[cell].posts))

    def _label_of(self, cell: Cell) -> str:
        counts = self._names.cells[cell].labels
        return min(counts, key=lambda label: (-counts[label], label), default="")

    def _label(self, root: Cell) -> str:
        counts: Counter[str] = Counter()
        for cell in self._members[root]:
            counts.update(self._names.cells[cell].labels)
        whole = [label for label in counts if " " in label] if root.kind == "person" else []
        return min(whole or counts, key=lambda label: (-counts[label], label))

    def _name_all(self) -> dict[Cell, str]:
        alike: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for root in self._members:
            alike[root.kind, self._label(root)].append(root)
        iris: dict[Cell, str] = {}
        for (kind, label), roots in alike.items():
            marks = {root: "" if len(roots) == 1 else "~" + self._mark(root) for root in roots}
            twice = Counter(marks.values())
            for root, mark in marks.items():
                told_apart = mark if twice[mark] == 1 else f"{mark}-{digest(repr(self._members[root][0]))}"
                iris[root] = f"{self._base}{kind}/{slug(label + told_apart)}"
        return iris

    def _mark(self, root: Cell) -> str:
        """What tells an entity from its namesakes."""
        members = self._members[root]
        country = max(self._names.cells[cell].country for cell in members)
        post = min((post for cell in members for post in cell.posts), default="")
        wikidata = max(self._union.wikidata[root], default="")
        return "-".join(filter(None, (country, post, wikidata))) or digest(repr(members[0]))


def _parts(mark: str) -> set[str]:
    return {mark, *mark.split("-")}


@cache
def country_codes() -> dict[str, str]:
    """ISO 3166 two-letter codes of countries by their Wikidata id."""
    lines = (files("kg.vi") / "countries.tsv").read_text("utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[header.index("wikidata")]: row[header.index("iso2")] for row in rows}
