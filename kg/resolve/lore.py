"""What is known beforehand: countries, people and their terms of office, posts that go by two names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.resolve.names import native
from kg.resolve.posts import KnownNames, country_at, has_body, parted, spelt, words_of
from kg.resolve.settings import settings
from kg.resolve.values import key
from kg.vi.lexicon import Entry, Lexicon


@dataclass(frozen=True, slots=True)
class Term:
    """A time in a post, as the lexicon knows it; dates are as precise as known, empty where open."""

    person: str
    wikidata: str
    country: str
    post: str
    begin: str
    end: str

    def covers(self, day: str) -> bool:
        """Whether the post was held on a day, beyond doubt about its first and last weeks."""
        return bool(self.begin) and self.begin <= day[: len(self.begin)] and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Post:
    """A post without its country: the form that it is compared by, and the country's label, empty where none is named."""

    key: str
    country: str


class Lore:
    """A lexicon, seen from the questions that resolution over articles asks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._countries = KnownNames()
        self._listed: dict[tuple[str, str], set[Entry]] = defaultdict(set)  # kind and key of a name
        self._places: set[str] = set()
        self._people: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.spellings: dict[str, set[str]] = defaultdict(set)  # of known people's names, by Wikidata id
        self.home: dict[str, str] = {}  # a known person's label -> label of the country
        self.homes: dict[str, str] = {}  # the same by Wikidata id
        self.held: dict[tuple[str, str], list[Term]] = defaultdict(list)  # post's key, country's label
        self.terms: dict[str, list[Term]] = defaultdict(list)  # person's label
        self._titles = frozenset(key(text) for text, title in lexicon.titles.items() if title.kind in ("post", "party-post"))
        wikidata: dict[str, str] = {}
        listed: list[tuple[str, str, Entry]] = []
        for alias, entries in lexicon.names.items():
            for entry, ambiguous in entries:
                if entry.kind == "country":
                    self._countries.setdefault(key(alias), entry.label)
                    if ambiguous and alias != entry.label and key(alias) not in settings()["sure"]:
                        self._countries.unsure.add(key(alias))
                elif entry.kind in ("organization", "document", "place"):
                    self._list(alias, entry, ambiguous)
                    listed += [] if ambiguous else [(entry.kind, alias, entry)]
                elif entry.kind == "person" and not ambiguous:
                    self._people[key(alias)].add((entry.label, entry.wikidata))
                    if entry.wikidata:
                        self.spellings[entry.wikidata].add(alias)
                    wikidata[entry.label] = entry.wikidata
                    self.home.setdefault(entry.label, entry.country)
                    self.homes.setdefault(entry.wikidata, entry.country)
        self.documents = tuple(sorted((alias, entry.label) for kind, alias, entry in listed if kind == "document"))
        for kind, alias, entry in listed:
            self._listed[kind, self.spelt(alias)].add(entry)
        for person, country, post, begin, end in lexicon.terms:
            if post:
                term = Term(person, wikidata.get(person, ""), country, post, begin, end)
                self.held[self.post(post).key, country].append(term)
                self.terms[person].append(term)

    def _list(self, alias: str, entry: Entry, ambiguous: bool) -> None:
        if entry.kind == "place" and not ambiguous:
            self._places.add(key(alias))
        if not ambiguous:
            self._listed[entry.kind, key(alias)].add(entry)
        if entry.detail == "capital":
            self._countries.capitals.setdefault(key(alias), entry.country)
        if entry.kind == "organization" and entry.detail == "international":
            self._countries.bodies.setdefault(key(alias), key(entry.label))

    def listed(self, kind: str, label: str, country: str) -> str:
        """The label of the one body, document or place that the lexicon lists under a name; empty where it lists none, or several."""
        names = (key(label), self.spelt(label), key(self.without_country(label)))
        found = next((entries for name in names if (entries := self._listed.get((kind, name)))), set())
        if len(found) != 1:
            return ""
        (entry,) = found
        return entry.label if entry.country in ("", country) else ""

    def _seat(self, label: str) -> str:
        """The foreign country of the one body that a post's label ends with (`người phát ngôn Nhà Trắng`)."""
        words = label.split()
        for at in range(1, len(words)):
            found = self._listed.get(("organization", key(" ".join(words[at:]))), set()) if words[at][:1].isupper() else set()
            if found:
                countries = {entry.country for entry in found}
                return min(countries) if len(countries) == 1 and settings()["own_country"] not in countries else ""
        return ""

    def spelt(self, label: str) -> str:
        """A label in small letters, its countries and international bodies by their usual names."""
        return spelt(label, self._countries)

    def of_body(self, label: str) -> bool:
        """Whether an international body is named in a label."""
        return has_body(label, self._countries)

    def without_country(self, label: str) -> str:
        """A label without the countries in it."""
        words, spelt = words_of(label)
        kept: list[str] = []
        at = 0
        while at < len(words):
            size = country_at(words, spelt, at, self._countries)
            if not size:
                kept.append(spelt[at])
            at += size or 1
        return " ".join(kept) if len(kept) < len(words) else label

    def trimmed(self, label: str) -> str:
        """A person's label without the country or city that stands before or after the name; empty where none does."""
        words = label.split()
        for size in range(min(4, len(words) - 1), 0, -1):
            for part, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
                name = key(" ".join(part))
                if name in self._countries.unsure and native(label):
                    continue
                if (name in self._countries or name in self._places) and all(word[:1].isupper() for word in part):
                    return " ".join(rest)
        return ""

    def country(self, label: str) -> str:
        """The usual label of a country, or the label as it is."""
        return self._countries.get(key(label), label)

    def person(self, label: str) -> tuple[str, str]:
        """Label and Wikidata id of the one person known under a name; empty where nobody is, or several."""
        found = self._people.get(key(label), set())
        return next(iter(found)) if len(found) == 1 else ("", "")

    def is_post(self, label: str) -> bool:
        """Whether a label is a post, not a name."""
        words = key(label).split()
        return any(" ".join(words[:size]) in self._titles for size in range(1, min(len(words), 6) + 1))

    def holders(self, post: Post, day: str) -> tuple[set[str], bool]:
        """Who held a post on a day, and whether the lexicon knows the post at all."""
        terms = self.held.get((post.key, post.country), [])
        return {term.person for term in terms if term.covers(day)}, bool(terms)

    def post(self, label: str, country: str = "") -> Post:
        """Part a post (or a body's name) from the country that it belongs to."""
        found = parted(label, self._countries)
        return Post(found[0], found[1] or (self.country(country) if country else ""))

    def office(self, label: str, country: str = "") -> Post:
        """Part a post from its country, or that of the body where it is held."""
        post = self.post(label, country)
        return post if post.country else Post(post.key, self._seat(label))
