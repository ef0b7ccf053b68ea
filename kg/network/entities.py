"""Who and what the rows speak of: one entry for each canonical IRI, named as most articles name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from sys import intern

from kg.errors import UsageError
from kg.network.relations import suggestion

LITERAL = frozenset({"stated", "foundedOn"})  # predicates whose object is text, not an entity


class Entities:
    """Gathers the entities of `facts` rows and finds them again by label."""

    def __init__(self) -> None:
        self._labels: dict[str, Counter[str]] = {}
        self._kinds: dict[str, str] = {}

    def add(self, row: Mapping[str, str]) -> tuple[str, str]:
        """Note both ends of a row; their keys, the second empty where the object is a literal."""
        return self._end(row, "subject"), "" if row["predicate"] in LITERAL else self._end(row, "object")

    def _end(self, row: Mapping[str, str], side: str) -> str:
        label, kind = row.get(side, ""), row.get(f"{side}_type", "")
        if not label:
            return ""
        key = intern(row.get(f"{side}_iri", "") or f"urn:kg:{kind}:{label}")
        self._labels.setdefault(key, Counter())[label] += 1
        self._kinds.setdefault(key, kind)
        return key

    def __contains__(self, key: str) -> bool:
        return key in self._labels

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)

    def __len__(self) -> int:
        return len(self._labels)

    def kind(self, key: str) -> str:
        """The kind, such as `person`."""
        return self._kinds[key]

    def labels(self, key: str) -> list[str]:
        """Every label, the most frequent first; of equally frequent ones the longest."""
        votes = self._labels[key]
        return sorted(votes, key=lambda label: (-votes[label], -len(label), label))

    def label(self, key: str) -> str:
        """The label that most rows use."""
        return self.labels(key)[0]

    def find(self, wanted: str) -> list[str]:
        """The keys of the entities with this IRI or label (case ignored, namesakes all); none raises UsageError naming near labels."""
        if wanted in self._labels:
            return [wanted]
        folded = wanted.strip().casefold()
        found = sorted(key for key, votes in self._labels.items() if any(label.casefold() == folded for label in votes))
        if not found:
            known = {label for votes in self._labels.values() for label in votes}
            raise UsageError(f"nobody and nothing in the graph is called {wanted!r}{suggestion(wanted, known)}")
        return found
