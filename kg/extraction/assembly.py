"""Gathers entities and facts of one article into an `Extraction`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.annotate.mentions import Post, Sentence
from kg.annotate.scan import Scan
from kg.extraction.drafts import NO_ATTRIBUTES, Draft
from kg.extraction.headline import dated
from kg.extraction.raw import RawFact
from kg.extraction.vocabulary import vocabulary
from kg.model import SYMMETRIC, Article, Entity, Evidence, Extraction
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import norm

_DIRECT, _RESOLVED = 0.95, 0.85  # confidence where the parties are named in the sentence, and where they are referred to
_TIMES = 9  # how often an article may tell the same of the same parties, each time another


@dataclass(eq=False, slots=True)
class Thing:
    """An entity while the article is being read."""

    kind: str
    label: str
    key: str = ""
    wikidata: str = ""
    country: str = ""
    detail: str = ""
    certain: bool = False
    used: bool = False
    aliases: list[str] = field(default_factory=list)
    spans: dict[tuple[int, int], None] = field(default_factory=dict)  # in the order of mention


class Assembly:
    """Entities by identity, facts without repetition."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.things: dict[tuple[str, str], Thing] = {}
        self.seen: dict[tuple[str, str, str], Thing] = {}  # by kind, label and key as named
        self.drafts: list[Draft] = []
        self.told: dict[tuple[object, ...], list[Draft]] = {}  # by what was told of whom
        self.posts: dict[int, list[tuple[Post, Evidence]]] = {}
        self.happenings = 0
        self.renamed: list[tuple[str, str, str]] = []  # kind, old label, new label
        known = vocabulary(lexicon)
        self.surnames, self.foreign_surnames, self.party_heads = known.surnames, known.foreign_surnames, known.party_heads
        self.known_countries, self.short, self.bodies_needed = known.known_countries, known.short, known.bodies_needed
        self.vague = known.vague_places
        self._evidence: tuple[Sentence, Evidence] | None = None  # of the sentence asked for last

    # -- entities ------------------------------------------------------------------------------------------------

    def thing(
        self, kind: str, label: str, key: str, wikidata: str, aliases: list[str], span: tuple[int, int], certain: bool, country: str
    ) -> Thing | None:
        """The entity of that name, new or known."""
        if not label:
            return None
        known = self.seen.get((kind, label, key)) if not aliases else None
        if known is None or known.label.isupper():
            known = self._thing(kind, label, key, wikidata, aliases, country)
        self.add_mention(known, label, span)
        known.certain = known.certain or certain
        known.country = known.country or country
        return known

    def _thing(self, kind: str, label: str, key: str, wikidata: str, aliases: list[str], country: str) -> Thing:
        normal = norm(label)
        first = (kind, key or normal)
        known = self.things.get(first) or self.things.get((kind, normal))
        if known is None:
            known = next((self.things[kind, norm(a)] for a in aliases if (kind, norm(a)) in self.things), None)
        if known is None:
            known = Thing(kind, label, key, wikidata, country, self._detail(kind, label))
            self.things[first] = known
        elif known.label.isupper() and len(known.label) > 4 and not label.isupper() and kind in ("country", "person", "organization"):
            self.rename(known, label)  # named in a headline of capitals first
        elif kind == "place" and key and known.label[:1].islower() and label[:1].isupper():
            self.rename(known, label)  # `thủ đô Peru`, later `Lima`
        elif kind == "person" and "." in known.label[:3] and "." not in label and len(label) > len(known.label):
            self.rename(known, label)  # `D.Trump` in a headline
        if key and not known.key:
            known.key, known.wikidata = key, wikidata
        for name in (label, key if kind != "country" else "", *aliases):
            if name:
                self.things.setdefault((kind, norm(name)), known)
        for alias in aliases:
            if alias not in known.aliases and alias != known.label:
                known.aliases.append(alias)
        if self.things.get(first) is known:
            self.seen[kind, label, key] = known
        return known

    def _detail(self, kind: str, label: str) -> str:
        for entry, _ in self.lexicon.names.get(label, ()):
            if entry.kind == kind:
                return entry.detail
        return ""

    def add_mention(self, thing: Thing, label: str, span: tuple[int, int]) -> None:
        """Another place where the entity is named."""
        if label and label != thing.label and label not in thing.aliases:
            thing.aliases.append(label)
        thing.spans[span] = None

    def rename(self, thing: Thing, label: str) -> None:
        """A fuller name was found; the old one becomes an alias, and facts told already take the new one."""
        self.renamed.append((thing.kind, thing.label, label))
        if thing.label not in thing.aliases:
            thing.aliases.append(thing.label)
        thing.label = label
        self.things.setdefault((thing.kind, norm(label)), thing)

    def country(self, label: str) -> Thing:
        """A country by its label in the lexicon, as the article names it where it does."""
        known = self.things.get(("country", label)) or self.things.get(("country", norm(label)))
        if known is None:
            entry = next((e for e, _ in self.lexicon.names.get(label, ()) if e.kind == "country"), None)
            known = Thing("country", label, label, entry.wikidata if entry else "", label)
            self.things["country", label] = known
        return known

    def countries_by_position(self, before: int) -> list[Thing]:
        """Countries named before an offset, the last named last."""
        last = {id(t): max((s for s, _ in t.spans if s < before), default=-1) for t in self.things.values() if t.kind == "country"}
        unique = {id(t): t for t in self.things.values() if last.get(id(t), -1) >= 0}
        return sorted(unique.values(), key=lambda t: last[id(t)])

    def bodies(self) -> list[Thing]:
        """The organizations named so far."""
        unique = {id(t): t for t in self.things.values() if t.kind == "organization" and t.spans}
        return sorted(unique.values(), key=lambda t: max(t.spans))

    def events(self) -> list[Thing]:
        """The gatherings named so far, the last named last."""
        unique = {id(t): t for t in self.things.values() if t.kind == "event" and t.spans}
        return sorted(unique.values(), key=lambda t: max(t.spans))

    def documents(self) -> list[Thing]:
        """The documents named so far."""
        return list({id(t): t for t in self.things.values() if t.kind == "document" and t.spans}.values())

    def known_country(self, thing: Thing) -> str:
        """The country of a person whom the lexicon knows."""
        return self.known_countries.get(thing.key, "")

    def countries_by_mentions(self) -> list[Thing]:
        """Countries of the article, most often named first."""
        counts = Counter({id(t): len(t.spans) for t in self.things.values() if t.kind == "country" and t.spans})
        unique = {id(t): t for t in self.things.values() if t.kind == "country" and t.spans}
        return sorted(unique.values(), key=lambda t: -counts[id(t)])

    # -- facts ---------------------------------------------------------------------------------------------------

    def evidence(self, sentence: Sentence) -> Evidence:
        """The sentence as evidence."""
        if self._evidence is None or self._evidence[0] is not sentence:
            start, end = sentence.char_start, sentence.char_end
            self._evidence = (sentence, Evidence(start, end, self.article.text[start:end]))
        return self._evidence[1]

    def fact(
        self, raw: RawFact, agents: list[Thing], objects: list[Thing], when: str, where: str, sentence: Sentence, *, direct: bool
    ) -> None:
        """Add the facts that agents × objects make; told again, they gain evidence."""
        evidence = self.evidence(sentence)
        self.happenings += 1
        confidence = _DIRECT if direct else _RESOLVED
        attributes = MappingProxyType(dict(sorted(raw.attributes.items()))) if raw.attributes else NO_ATTRIBUTES
        targets: list[Thing | None] = [*objects] or [None]
        for agent in agents:
            agent.used = True
            for thing in targets:
                if thing is agent:
                    continue
                if thing is not None:
                    thing.used = True
                    target, kind = thing.label, thing.kind
                else:
                    target, kind = (when if raw.predicate == "foundedOn" else evidence.quote), ""
                self._add(
                    Draft(
                        raw.predicate,
                        agent.label,
                        agent.kind,
                        target,
                        kind,
                        [evidence],
                        self.happenings,
                        when if raw.predicate != "foundedOn" else "",
                        where if raw.predicate != "stated" else "",
                        raw.status,
                        raw.rule,
                        confidence,
                        attributes,
                    ),
                    agent,
                    thing,
                )

    def _add(self, fact: Draft, agent: Thing, thing: Thing | None) -> None:
        key: tuple[object, ...]
        if fact.predicate == "stated":
            key = (fact.predicate, id(agent), fact.start)
        elif thing is None:
            key = (fact.predicate, id(agent), fact.object)
        elif fact.predicate in SYMMETRIC and id(thing) < id(agent):
            key = (fact.predicate, id(thing), id(agent))
        else:
            key = (fact.predicate, id(agent), id(thing))
        alike = self.told.setdefault(key, [])
        for known in alike:
            if known.compatible(fact):
                known.merge(fact)
                return
        if len(alike) < _TIMES:
            alike.append(fact)
            self.drafts.append(fact)

    # -- positions -----------------------------------------------------------------------------------------------

    def post_seen(self, person: Thing, post: Post, sentence: Sentence, scan: Scan) -> None:
        """A post named with the person."""
        self.posts.setdefault(id(person), []).append((post, self.evidence(sentence)))

    def positions(self, person: Thing, posts: list[Post], synonyms: dict[str, str]) -> None:
        """One `holdsPosition` for each post, in its fullest form."""
        groups: list[list[tuple[Post, Evidence]]] = []
        for post, evidence in self.posts.get(id(person), ()):
            for group in groups:
                if any(_same_post(post, other, synonyms) for other, _ in group):
                    group.append((post, evidence))
                    break
            else:
                groups.append([(post, evidence)])
        for group in groups:
            fullest, evidence = max(group, key=lambda item: (bool(item[0].country), bool(item[0].field), len(item[0].label)))
            if fullest.head in self.bodies_needed and not fullest.field:
                continue
            if fullest.party and not fullest.field and len(fullest.label.split()) < 3 and not self._party_head(fullest):
                continue
            self.happenings += 1
            thing = self.thing("position", fullest.label, "", "", [], (evidence.start, evidence.end), True, fullest.country)
            if thing is None:
                continue
            person.used = thing.used = True
            fact = Draft(
                "holdsPosition",
                person.label,
                "person",
                thing.label,
                "position",
                [evidence],
                self.happenings,
                "",
                "",
                "actual",
                "position.title",
                _DIRECT,
                NO_ATTRIBUTES,
            )
            self._add(fact, person, thing)

    def _party_head(self, post: Post) -> bool:
        return post.head in self.party_heads

    # -- the result ----------------------------------------------------------------------------------------------

    def extraction(self) -> Extraction:
        """The frozen result: entities in order of first mention, facts in order of text."""
        things = {id(t): t for t in self.things.values()}
        self._name_countries(list(things.values()))
        self._take_new_names()
        kept = [t for t in things.values() if t.spans and (t.used or (t.certain and self._worth(t)))]
        used = [t for t in things.values() if t.used and not t.spans]
        entities = tuple(self._entity(t) for t in sorted(kept, key=lambda t: (min(t.spans), t.kind, t.label))) + tuple(
            self._entity(t) for t in used
        )
        self._join_undated()
        dated(self.article.text, self.drafts)
        self.drafts.sort(key=lambda f: (f.start, f.event, f.subject, f.object))
        numbers: dict[int, int] = {}
        facts = tuple(f.fact(numbers.setdefault(f.event, len(numbers) + 1)) for f in self.drafts)
        return Extraction(self.article, entities, facts)

    def _join_undated(self) -> None:
        """What is told once with a day and once without one, planned or done, is told of the same act."""
        for alike in self.told.values():
            for again in list(alike[1:]):
                first = alike[0]
                if {first.status, again.status} != {"planned", "actual"} or bool(first.date) == bool(again.date):
                    continue
                kept, other = (first, again) if first.date else (again, first)
                kept.merge(other)
                self.drafts.remove(again)
                self.drafts[self.drafts.index(first)] = alike[0] = kept

    def _name_countries(self, things: list[Thing]) -> None:
        """A country first named by a short form (`Việt – Mỹ`) is labelled by its usual one where the article has it."""
        for thing in things:
            if (
                thing.kind == "country"
                and thing.key
                and thing.label != thing.key
                and thing.key in thing.aliases
                and (len(thing.label.split()) < len(thing.key.split()) or thing.label.isupper())
            ):
                self.rename(thing, thing.key)

    def _take_new_names(self) -> None:
        """Facts told before an entity got its fuller name carry that name too."""
        for kind, old, new in self.renamed:
            for fact in self.drafts:
                if (fact.subject_kind, fact.subject) == (kind, old):
                    fact.subject = new
                if (fact.object_kind, fact.object) == (kind, old):
                    fact.object = new

    def _worth(self, thing: Thing) -> bool:
        """Whether a name that no fact uses is an entity of the article (a bare `Quốc hội` is not)."""
        if thing.detail == "media" or (thing.kind == "place" and norm(thing.key or thing.label) in self.vague):
            return False
        return norm(thing.label) not in self.short or bool(thing.key and thing.kind not in ("organization",))

    def _entity(self, thing: Thing) -> Entity:
        aliases = tuple(a for a in thing.aliases if a != thing.label)
        return Entity(thing.kind, thing.label, aliases, thing.wikidata, thing.country, tuple(sorted(thing.spans)))


def _same_post(a: Post, b: Post, synonyms: dict[str, str]) -> bool:
    if synonyms.get(a.head, a.head) != synonyms.get(b.head, b.head):
        full_a, full_b = norm(a.label), norm(b.label)
        return full_a.startswith(full_b) or full_b.startswith(full_a)
    x, y = set(a.field.split()), set(b.field.split())
    return x <= y or y <= x
