"""What is known beforehand: countries, people and their terms of office, posts that go by two names."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from kg.resolve.values import key
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import fold


@cache
def settings() -> dict[str, Any]:
    """The package's words for comparing posts, gatherings and names."""
    return tomllib.loads((files("kg") / "vi" / "identity.toml").read_text("utf-8"))


@cache
def optional_parts() -> frozenset[str]:
    """Parts of foreign names that may be left out."""
    return frozenset(settings()["names"]["optional"])


@cache
def patronymics() -> frozenset[str]:
    """Parts of names that may be cut at the end."""
    return frozenset(settings()["names"]["patronymic"])


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


class _Countries(dict[str, str]):
    """Countries by the key of their names; hashed by identity, so that what is computed from it can be kept."""

    __hash__ = object.__hash__  # type: ignore[assignment]


class Lore:
    """A lexicon, seen from the questions that resolution over articles asks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._countries = _Countries()
        self._people: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.spellings: dict[str, set[str]] = defaultdict(set)  # of known people's names, by Wikidata id
        self.home: dict[str, str] = {}  # a known person's label -> label of the country
        self.held: dict[tuple[str, str], list[Term]] = defaultdict(list)  # post's key, country's label
        self.terms: dict[str, list[Term]] = defaultdict(list)  # person's label
        self._titles = frozenset(key(text) for text, title in lexicon.titles.items() if title.kind in ("post", "party-post"))
        wikidata: dict[str, str] = {}
        for alias, entries in lexicon.names.items():
            for entry, ambiguous in entries:
                if entry.kind == "country":
                    self._countries.setdefault(key(alias), entry.label)
                elif entry.kind == "person" and not ambiguous:
                    self._people[key(alias)].add((entry.label, entry.wikidata))
                    if entry.wikidata:
                        self.spellings[entry.wikidata].add(alias)
                    wikidata[entry.label] = entry.wikidata
                    self.home.setdefault(entry.label, entry.country)
        for person, country, post, begin, end in lexicon.terms:
            if post:
                term = Term(person, wikidata.get(person, ""), country, post, begin, end)
                self.held[self.post(post).key, country].append(term)
                self.terms[person].append(term)

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
        found = _post(label, self._countries)
        return Post(found[0], found[1] or (self.country(country) if country else ""))


@lru_cache(maxsize=1 << 15)
def _post(label: str, countries: _Countries) -> tuple[str, str]:
    words = key(label).split()
    spelt = label.split()
    if len(words) != len(spelt):
        spelt = words
    before = set(settings()["before_country"])
    kept: list[str] = []
    country, at = "", 0
    while at < len(words):
        size = _country_at(words, spelt, at, countries)
        if not size:
            kept.append(words[at])
            at += 1
            continue
        named = countries[" ".join(words[at : at + size])]
        at += size
        if not country and kept and kept[-1] not in _prepositions():
            country = named
            while len(kept) > 1 and kept[-1] in before:
                kept.pop()
        else:
            kept.append(key(named))
    return _same_post(" ".join(kept), bool(country)), country


def _country_at(words: list[str], spelt: list[str], at: int, countries: _Countries) -> int:
    if not at or not spelt[at][:1].isupper():
        return 0
    for size in range(min(7, len(words) - at), 0, -1):
        if " ".join(words[at : at + size]) in countries:
            return size
    return 0


@cache
def _prepositions() -> frozenset[str]:
    lines = (files("kg") / "vi" / "post_prepositions.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _same_post(post: str, of_state: bool) -> str:
    for word in settings()["passing"]:
        post = post.removeprefix(f"{word} ")
    same: dict[str, str] = settings()["same_post"]
    for begins in sorted(same, key=len, reverse=True):
        if post == begins or post.startswith(f"{begins} "):
            post = same[begins] + post[len(begins) :]
            break
    return settings()["of_state"].get(post, post) if of_state else post


@lru_cache(maxsize=1 << 15)
def fields_of(post: str) -> frozenset[str]:
    """What a post is about, rank aside, as pairs of syllables: two posts that share one may be one person's."""
    words = settings()["posts"]
    found = {field for begins, field in words["field"].items() if begins in post}
    bare = f" {post} "
    for word in sorted((*words["ranks"], *words["common"]), key=len, reverse=True):
        bare = bare.replace(f" {word} ", " | ")
    for part in bare.split("|"):
        syllables = part.split()
        found |= {" ".join(pair) for pair in pairwise(syllables)} or set(syllables)
    return frozenset(found or {post})


def high(post: str) -> bool:
    """Whether a post is one of those at the head of a state."""
    return any(post == begins or post.startswith(f"{begins} ") for begins in settings()["posts"]["high"])


def abroad(name: str) -> bool:
    """Whether a body's name says where it is, not whose it is, as an embassy's does."""
    return not _prepositions().isdisjoint(name.split())


def minor(post: str) -> bool:
    """Whether a post is one that leaders of state do not hold."""
    return any(f" {word} " in f" {post} " for word in settings()["posts"]["minor"])


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@lru_cache(maxsize=1 << 14)
def gathering(label: str) -> str:
    """The form that gatherings are compared by: ordinals in figures, words of one meaning made one."""
    words = settings()["gatherings"]
    text = " " + " ".join(re.sub(r"[\"“”'‘’.,()]", " ", key(label)).split()) + " "
    for old, new in words["same"].items():
        text = text.replace(f" {old} ", f" {new} ")
    for word in words["drop"]:
        text = text.replace(f" {word} ", " ")
    return " ".join(_figure(word) for word in text.split())


def _figure(word: str) -> str:
    if not re.fullmatch(r"(?=[ivxlc]{2,})c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", word):
        return word
    values = [_ROMAN[letter] for letter in word]
    return str(sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)))


def numbered(label: str) -> bool:
    """Whether a gathering's name says which one of its kind it is: by an ordinal or a year."""
    return bool(re.search(r"\b(?:19|20)\d\d\b|\b(?:lan|thu|ky hop|khoa) (?:thu )?\d+\b", fold(gathering(label))))


def specific(label: str) -> bool:
    """Whether the name of a gathering or document is more than a common noun: a name, a number or a year is in it."""
    _, _, rest = label.partition(" ")
    return any(c.isupper() or c.isdigit() for c in rest) or label.isupper()
