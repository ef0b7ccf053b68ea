"""Which cell an article's entity belongs to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from kg.resolve.cells import Cell, Vacant
from kg.resolve.lore import Lore, Post
from kg.resolve.names import form, may_be, native
from kg.resolve.posts import minor, several
from kg.resolve.values import LocalEntity, Report, Told, key
from kg.resolve.wording import any_states, body, common, document, edition, of_country, recurs, series, specific, untold


class Reader:
    """Tells which cell an article's entity belongs to."""

    def __init__(self, lore: Lore, singled: frozenset[tuple[str, str]] = frozenset()) -> None:
        self._lore = lore
        self._singled = singled

    def singled(self, entity: LocalEntity, told: Told) -> bool:
        """Whether a correction speaks of a name in this article alone."""
        name = key(entity.label)
        return (told.article, name) in self._singled or (told.article.rpartition("/")[2], name) in self._singled

    def cells(self, told: Told) -> dict[str, Cell]:
        """The cells of an article's entities, by local IRI."""
        held = self._held(told)
        holders = self._holders(told)
        found: dict[str, Cell] = {}
        for entity in told.entities:
            cell = self._cell(entity, held.get(entity.iri, []), told)
            if entity.kind == "position" and not cell.country:
                names = tuple(sorted(holders.get(entity.iri, ())))
                cell = replace(cell, posts=names) if names else replace(cell, article=told.article, lone=True)
            found[entity.iri] = cell
        return found

    def same_here(self, told: Told) -> dict[str, str]:
        """People named by a post alone in an article that names who holds it: their IRIs, each with that of the holder."""
        nameless = {entity.iri: entity for entity in told.entities if entity.kind == "person" and self._nameless(entity)}
        named: dict[Post, set[str]] = defaultdict(set)
        for person, _, post, report in self.held_by(told):
            if report.status == "actual" and post.country and person not in nameless:
                named[post].add(person)
        found: dict[str, str] = {}
        for iri, entity in nameless.items():
            post = self._lore.post(entity.label, entity.country)
            holders = named.get(post, set())
            if len(holders) == 1 and not several(post.key) and not self.singled(entity, told):
                found[iri] = next(iter(holders))
        return found

    def held_by(self, told: Told) -> list[tuple[str, str, Post, Report]]:
        """Who holds which post, by the word of one article: IRIs of person and position, the post, the report."""
        entities = {entity.iri: entity for entity in told.entities}
        found = []
        for report in told.reports:
            if report.type == "PositionHeld" and report.status != "negated":
                for person in report.agents:
                    for position in report.objects:
                        if position in entities and person in entities:
                            found.append((person, position, self._post(entities[position], entities[person]), report))
        return found

    def vacant(self, entity: LocalEntity, told: Told) -> Vacant | None:
        """Read a person's label as a post on a day, where it is one."""
        if entity.kind != "person" or not self._nameless(entity) or self.singled(entity, told):
            return None
        post = self._lore.post(entity.label, entity.country)
        if several(post.key):
            return None
        days = {
            one.date for one in told.reports if entity.iri in (*one.agents, *one.objects) and len(one.date) == 10 and one.date[0] != "-"
        }
        day = next(iter(days)) if len(days) == 1 else told.published
        return Vacant(post, day) if day and post.country else None

    def _nameless(self, entity: LocalEntity) -> bool:
        return not entity.wikidata and self._lore.is_post(entity.label)

    def _held(self, told: Told) -> dict[str, list[Post]]:
        held: dict[str, list[Post]] = defaultdict(list)
        for person, position, post, _ in self.held_by(told):
            held[person].append(post)
            held[position].append(post)
        return held

    def _holders(self, told: Told) -> dict[str, set[str]]:
        labels = {entity.iri: entity.label for entity in told.entities}
        found: dict[str, set[str]] = defaultdict(set)
        for person, position, _, _ in self.held_by(told):
            found[position].add(key(labels[person]))
        return found

    def _post(self, position: LocalEntity, person: LocalEntity) -> Post:
        post = self._lore.office(position.label, position.country)
        if not post.country:
            post = replace(post, country=self._home(person))
        return post

    def _home(self, person: LocalEntity) -> str:
        if person.country:
            return self._lore.country(person.country)
        known, wikidata = self._lore.person(person.label)
        return self._lore.home.get(known, "") if known and person.wikidata == wikidata else ""

    def _cell(self, entity: LocalEntity, held: list[Post], told: Told) -> Cell:
        name, article = key(entity.label), told.article
        alone = article if self.singled(entity, told) else ""
        country = self._lore.country(entity.country) if entity.country else ""
        match entity.kind:
            case "person":
                return self._person(entity, held, country, alone, article)
            case "position":
                post = self._lore.office(entity.label, entity.country)
                homes = {one.country for one in held if one.country}
                home = post.country or (homes.pop() if len(homes) == 1 else "")
                return Cell("position", post.key, key(home), entity.wikidata, (), alone)
            case "organization":
                return self._body(entity, country, alone, article)
            case "event":
                return self._gathering(entity, alone, told)
            case "document":
                lone = not specific(entity.label) or untold(entity.label)  # one agreement is not another
                name = document(entity.label, self._lore) or name
                return Cell("document", name, "", entity.wikidata, (), article if lone else alone, lone)
        return Cell(entity.kind, name, "", entity.wikidata, (), alone)

    def _person(self, entity: LocalEntity, held: list[Post], country: str, alone: str, article: str) -> Cell:
        if self._lore.is_post(entity.label):
            post = self._lore.post(entity.label, country)
            return Cell("person", post.key, key(post.country), entity.wikidata, (), article, True)  # who that is depends on when
        wikidata = entity.wikidata or self._lore.person(entity.label)[1]
        if not country:
            homes = {post.country for post in held if post.country} or {self._home(entity)}
            country = homes.pop() if len(homes) == 1 else ""
        posts: tuple[str, ...] = ()
        if native(entity.label):
            posts = tuple(sorted({post.key for post in held}))
            if wikidata and posts and all(minor(post) for post in posts):
                wikidata = ""
            if wikidata:
                posts = ()
        elif not may_be(entity.label, frozenset(self._lore.spellings.get(wikidata, ()))):
            wikidata = ""  # a relative's, by the family name
        lone = not (wikidata or country or held or native(entity.label)) and len(form(entity.label)) < 2  # a family name alone
        return Cell("person", key(entity.label), key(country), wikidata, posts, article if lone else alone, lone)

    def _body(self, entity: LocalEntity, country: str, alone: str, article: str) -> Cell:
        post = self._lore.post(entity.label)
        name = of_country(entity.label, post.key, self._lore) if post.country else body(entity.label, self._lore)
        country = post.country or country
        known = entity.wikidata or self._lore.listed("organization", entity.label, country)
        lone = not known and (common(entity.label, self._lore) or (not country and any_states(entity.label, self._lore)))
        return Cell("organization", name, key(country), entity.wikidata, (), article if lone else alone, lone)

    def _gathering(self, entity: LocalEntity, alone: str, told: Told) -> Cell:
        if not specific(entity.label):
            return Cell("event", key(entity.label), "", entity.wikidata, (), told.article, True)  # one meeting is not another
        ordinal, year = edition(entity.label)
        lone = False
        if not ordinal and not year and not entity.wikidata and recurs(entity.label):
            years = years_of(entity, told) or {told.published[:4]}
            year = next(iter(years)) if len(years) == 1 else ""
            lone = not year
        name = series(entity.label, self._lore) or key(entity.label)
        return Cell("event", name, "", entity.wikidata, (), told.article if lone else alone, lone, (ordinal, year))


def years_of(entity: LocalEntity, told: Told) -> set[str]:
    """The years in which an article's reports place a gathering: by their own dates, or by the day of the article."""
    dates = [report.date or told.published for report in told.reports if entity.iri in report.objects]
    return {date[:4] for date in dates if date[:4].isdigit()}
