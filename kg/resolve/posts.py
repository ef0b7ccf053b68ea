"""Posts (and bodies' names) parted from their country, and compared."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kg.resolve.settings import prepositions, settings
from kg.resolve.values import key


class KnownNames(dict[str, str]):
    """Usual labels by the key of their names; hashed by identity, so that what is computed from it can be kept."""

    __hash__ = object.__hash__  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.unsure: set[str] = set()  # short names that are common words too (`Trung`)
        self.bodies: dict[str, str] = {}  # international ones, by the key of their names
        self.capitals: dict[str, str] = {}  # their countries, by the key of their names


def words_of(label: str) -> tuple[list[str], list[str]]:
    """The words of a label as keys and as spelt; a dash between two names stands alone."""
    spelt = re.sub(r"(?<=\w)\s*[-–](?=\s*\w)", _dash, label).split()
    words = key(" ".join(spelt)).split()
    return words, spelt if len(words) == len(spelt) else words


def _dash(match: re.Match[str]) -> str:
    after = match.string[match.end() :].lstrip()
    return " - " if after[:1].isupper() else match.group()


@lru_cache(maxsize=1 << 15)
def parted(label: str, countries: KnownNames) -> tuple[str, str]:
    """Part a post (or a body's name) from the country that it belongs to."""
    words, spelt = words_of(label)
    before = set(settings()["before_country"])
    kept: list[str] = []
    country, at = "", 0
    while at < len(words):
        size = country_at(words, spelt, at, countries) if at else 0
        if not size:
            size, name = _seat_at(words, at, kept, countries) or _body_at(words, spelt, at, countries)
            kept += name
            at += size
            continue
        named = countries[" ".join(words[at : at + size])]
        at += size
        if not country and kept and kept[-1] not in prepositions():
            country = named
            while len(kept) > 1 and kept[-1] in before:
                kept.pop()
        else:
            kept += key(named).split()
    return _same_post(" ".join("tại" if word == "ở" else word for word in kept), bool(country)), country


@lru_cache(maxsize=1 << 15)
def spelt(label: str, countries: KnownNames) -> str:
    """A label in small letters, its countries and international bodies by their usual names."""
    words, written = words_of(label)
    found: list[str] = []
    at = 0
    while at < len(words):
        size = country_at(words, written, at, countries)
        if size:
            found.append(key(countries[" ".join(words[at : at + size])]))
        else:
            size, name = _body_at(words, written, at, countries)
            found += name
        at += size
    return " ".join(found)


def has_body(label: str, countries: KnownNames) -> bool:
    """Whether an international body is named in a label."""
    words, written = words_of(label)
    return any(_body_at(words, written, at, countries)[1] != [words[at]] for at in range(len(words)))


def country_at(words: list[str], spelt: list[str], at: int, countries: KnownNames) -> int:
    """How many words the country's name takes that begins at a place; 0 where none does."""
    if not spelt[at][:1].isupper():
        return 0
    for size in range(min(7, len(words) - at), 0, -1):
        name = " ".join(words[at : at + size])
        if name in countries and not _else(name, spelt[at + size : at + size + 1], name in countries.unsure):
            return size
    return 0


def _else(name: str, after: list[str], unsure: bool) -> bool:
    """Whether the word that follows makes a country's name part of something else (`Trung ương`, `Thái Bình Dương`)."""
    if not after or not after[0][:1].isalpha():
        return False
    if not unsure:
        return f"{name} {key(after[0])}" in settings()["no_country"]
    return after[0][:1].isupper() or (after[0] not in prepositions() and after[0] not in settings()["after_country"])


def _seat_at(words: list[str], at: int, kept: list[str], countries: KnownNames) -> tuple[int, list[str]] | None:
    """An embassy or ambassador in a capital is the one in its country."""
    if kept[:2] != ["đại", "sứ"] or kept[-1] not in ("tại", "ở"):
        return None
    for size in range(min(4, len(words) - at), 0, -1):
        country = countries.capitals.get(" ".join(words[at : at + size]))
        if country:
            return size, key(country).split()
    return None


def _body_at(words: list[str], spelt: list[str], at: int, countries: KnownNames) -> tuple[int, list[str]]:
    """How many words the name of an international body takes, and its usual name; else the word itself."""
    if spelt[at][:1].isupper():
        for size in range(min(8, len(words) - at), 0, -1):
            name = " ".join(words[at : at + size])
            if name in countries.bodies and (size > 1 or spelt[at].isupper()):
                usual = countries.bodies[name].split()
                more, of = _body_at(words, spelt, at + size, countries) if at + size < len(words) else (0, [])
                return size + (more if of and usual[-len(of) :] == of else 0), usual
    return 1, [words[at]]


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
    return not prepositions().isdisjoint(name.split())


def minor(post: str) -> bool:
    """Whether a post is one that leaders of state do not hold."""
    return any(f" {word} " in f" {post} " for word in settings()["posts"]["minor"])


def of_state(post: str) -> bool:
    """Whether a post is held in the capital or for the whole state."""
    return any(post == begins or post.startswith(f"{begins} ") for begins in settings()["posts"]["state"])


def several(post: str) -> bool:
    """Whether more than one may hold a post at a time."""
    words = settings()["posts"]
    return post in words["several_bare"] or any(f"{post} ".startswith(f"{begins} ") for begins in words["several"])
