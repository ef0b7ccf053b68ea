"""Gathers entities and facts of one article into an `Extraction`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from kg.annotate.mentions import Post, Sentence
from kg.annotate.scan import Scan
from kg.extraction.headline import dated
from kg.extraction.raw import RawFact
from kg.model import SYMMETRIC, Article, Entity, Evidence, Extraction, Fact
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import norm

_DIRECT, _RESOLVED = 0.95, 0.85  # confidence where the parties are named in the sentence, and where they are referred to


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
    spans: list[tuple[int, int]] = field(default_factory=list)


_KNOWN: dict[int, tuple[frozenset[str], frozenset[str], dict[str, str], frozenset[str]]] = {}


def _known(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], dict[str, str], frozenset[str]]:
    """Surnames, foreign surnames, the countries of known people and the bare head nouns of a lexicon, made once."""
    if id(lexicon) not in _KNOWN:
        chinese = lexicon.person.get("chinese_surnames", [])
        _KNOWN[id(lexicon)] = (
            frozenset(norm(s) for s in lexicon.person.get("vietnamese_surnames", []) + chinese),
            frozenset(norm(s) for s in chinese),
            {person: country for person, country, *_ in lexicon.terms},
            frozenset(norm(h) for h, (kind, _) in lexicon.heads.items() if kind in ("organization", "event", "document")),
        )
    return _KNOWN[id(lexicon)]


class Assembly:
    """Entities by identity, facts without repetition."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.things: dict[tuple[str, str], Thing] = {}
        self.facts: dict[tuple[str, ...], Fact] = {}
        self.posts: dict[int, list[tuple[Post, Evidence]]] = {}
        self.happenings = 0
        self.bodies_needed = {norm(w) for w in lexicon.grammar["leadership"]["bodies_needed"]}  # posts that are none without a body
        self.renamed: list[tuple[str, str, str]] = []  # kind, old label, new label
        known = _known(lexicon)
        self.surnames, self.foreign_surnames, self.known_countries, self.short = known

    # -- entities ------------------------------------------------------------------------------------------------

    def thing(
        self, kind: str, label: str, key: str, wikidata: str, aliases: list[str], span: tuple[int, int], certain: bool, country: str
    ) -> Thing | None:
        """The entity of that name, new or known."""
        if not label:
            return None
        known = self.things.get((kind, key or norm(label))) or self.things.get((kind, norm(label)))
        if known is None:
            known = next((self.things[kind, norm(a)] for a in aliases if (kind, norm(a)) in self.things), None)
        if known is None:
            known = Thing(kind, label, key, wikidata, country, self._detail(kind, label))
            self.things[kind, key or norm(label)] = known
        elif known.label.isupper() and len(known.label) > 4 and not label.isupper() and kind in ("country", "person", "organization"):
            self.rename(known, label)  # named in a headline of capitals first
        if key and not known.key:
            known.key, known.wikidata = key, wikidata
        for name in (label, key if kind != "country" else "", *aliases):
            if name:
                self.things.setdefault((kind, norm(name)), known)
        for alias in aliases:
            if alias not in known.aliases and alias != known.label:
                known.aliases.append(alias)
        self.add_mention(known, label, span)
        known.certain = known.certain or certain
        known.country = known.country or country
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
        if span not in thing.spans:
            thing.spans.append(span)

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
        return Evidence(sentence.char_start, sentence.char_end, self.article.text[sentence.char_start : sentence.char_end])

    def fact(
        self, raw: RawFact, agents: list[Thing], objects: list[Thing], when: str, where: str, sentence: Sentence, *, direct: bool
    ) -> None:
        """Add the facts that agents × objects make; told again, they gain evidence."""
        evidence = self.evidence(sentence)
        self.happenings += 1
        confidence = _DIRECT if direct else _RESOLVED
        attributes = MappingProxyType(dict(sorted(raw.attributes.items())))
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
                stated_when = "" if raw.predicate in ("stated", "foundedOn") else when
                self._add(
                    Fact(
                        raw.predicate,
                        agent.label,
                        agent.kind,
                        target,
                        kind,
                        (evidence,),
                        self.happenings,
                        stated_when,
                        where if raw.predicate != "stated" else "",
                        raw.status,
                        raw.rule,
                        confidence,
                        attributes,
                    ),
                    agent,
                    thing,
                )

    def _add(self, fact: Fact, agent: Thing, thing: Thing | None) -> None:
        parties = (str(id(agent)), str(id(thing)) if thing is not None else fact.object)
        if fact.predicate in SYMMETRIC:
            parties = (min(parties), max(parties))
        if fact.predicate == "stated":
            parties = (parties[0], str(fact.start))
        key: tuple[str, ...] = (fact.predicate, *parties)
        for suffix in ("", *map(str, range(1, 9))):
            known = self.facts.get((*key, suffix))
            if known is None:
                self.facts[(*key, suffix)] = fact
                return
            if _compatible(known, fact):
                self.facts[(*key, suffix)] = _merged(known, fact)
                return

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
            fact = Fact(
                "holdsPosition",
                person.label,
                "person",
                thing.label,
                "position",
                (evidence,),
                self.happenings,
                rule="position.title",
                confidence=_DIRECT,
            )
            self._add(fact, person, thing)

    def _party_head(self, post: Post) -> bool:
        return post.head in {norm(t) for t in self.lexicon.grammar["party_heads"]}

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
        facts = sorted(dated(self.article.text, list(self.facts.values())), key=lambda f: (f.start, f.event, f.subject, f.object))
        numbers: dict[int, int] = {}
        final = tuple(replace(f, event=numbers.setdefault(f.event, len(numbers) + 1)) for f in facts)
        return Extraction(self.article, entities, final)

    def _join_undated(self) -> None:
        """What is told once with a day and once without one, planned or done, is told of the same act."""
        for key in [k for k in self.facts if k[-1]]:
            first, again = self.facts.get((*key[:-1], "")), self.facts[key]
            if first is None or {first.status, again.status} != {"planned", "actual"} or bool(first.date) == bool(again.date):
                continue
            kept, other = (first, again) if first.date else (again, first)
            self.facts[(*key[:-1], "")] = _merged(kept, other)
            del self.facts[key]

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
            for key, fact in self.facts.items():
                if (fact.subject_kind, fact.subject) == (kind, old):
                    fact = self.facts[key] = replace(fact, subject=new)
                if (fact.object_kind, fact.object) == (kind, old):
                    self.facts[key] = replace(fact, object=new)

    def _worth(self, thing: Thing) -> bool:
        """Whether a name that no fact uses is an entity of the article (a bare `Quốc hội` is not)."""
        if thing.detail == "media":
            return False
        return norm(thing.label) not in self.short or bool(thing.key and thing.kind not in ("organization",))

    def _entity(self, thing: Thing) -> Entity:
        aliases = tuple(a for a in thing.aliases if a != thing.label)
        return Entity(thing.kind, thing.label, aliases, thing.wikidata, thing.country, tuple(sorted(thing.spans)))


def _compatible(known: Fact, new: Fact) -> bool:
    if known.predicate == "stated":
        return True
    same_status = known.status == new.status
    if known.date == new.date:
        return same_status
    if not known.date or not new.date:  # a mere year is as likely another time
        return same_status and not (known.date + new.date).isdigit()
    return same_status and (known.date.startswith(new.date) or new.date.startswith(known.date))


def _merged(known: Fact, new: Fact) -> Fact:
    evidence = known.evidence + tuple(e for e in new.evidence if e not in known.evidence)
    date = known.date if len(known.date) >= len(new.date) else new.date
    return replace(known, evidence=evidence, date=date, place=known.place or new.place, confidence=max(known.confidence, new.confidence))


def _same_post(a: Post, b: Post, synonyms: dict[str, str]) -> bool:
    if synonyms.get(a.head, a.head) != synonyms.get(b.head, b.head):
        full_a, full_b = norm(a.label), norm(b.label)
        return full_a.startswith(full_b) or full_b.startswith(full_a)
    x, y = set(a.field.split()), set(b.field.split())
    return x <= y or y <= x
