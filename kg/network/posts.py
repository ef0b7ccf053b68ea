"""Whose country a person speaks for, told from the posts that the articles give."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def _elsewhere() -> frozenset[str]:
    """Words after which a post names where or what it deals with, not whom it belongs to."""
    text = (files("kg") / "vi" / "post_prepositions.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


class Countries:
    """Finds the country that a post belongs to, among the countries known by label."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        """Labels of countries to their keys; the longest label that fits wins."""
        self._keys = dict(labels)
        names = "|".join(re.escape(label) for label in sorted(labels, key=lambda label: (-len(label), label)))
        self._pattern = re.compile(rf"(?:(\w+)\s+)?\b({names})\b") if names else None

    def of_post(self, post: str) -> str:
        """The key of the first country named that is not only where the post is held, or nothing."""
        position = 0
        while self._pattern and (match := self._pattern.search(post, position)):
            if (match[1] or "").casefold() not in _elsewhere():
                return self._keys[match[2]]
            position = match.end()
        return ""


def homes(posts: Iterable[tuple[str, str]], countries: Countries) -> dict[str, str]:
    """Person to country, out of pairs of person and post label; the country that most posts name, the first by key if equal."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for person, post in posts:
        if country := countries.of_post(post):
            votes[person][country] += 1
    return {person: min(count, key=lambda key: (-count[key], key)) for person, count in votes.items()}
