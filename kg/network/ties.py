"""Events as ties: who did something with or to whom, counted once an event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from sys import intern

from kg.network.dates import Window, span
from kg.network.entities import Entities
from kg.network.graph import Row
from kg.network.posts import Countries, homes
from kg.network.relations import HOSTILE, JOINT, UNRELATED

Pair = tuple[str, str]
CROWD = 60  # parties of one event beyond which pairs say nothing about two of them


@dataclass(slots=True)
class Event:
    """One event with its parties, as all articles together tell it; there may be a million, most with one of each."""

    predicate: str
    dates: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    agents: tuple[str, ...] = ()

    @property
    def month(self) -> str:
        """`YYYY-MM`, or `YYYY` where no report is more precise, or nothing."""
        months = sorted({date.partition("/")[0][:7] for date in self.dates if span(date)}, key=lambda month: (-len(month), month))
        return months[0] if months else ""


@dataclass(slots=True)
class Chronicle:
    """What the actual facts of a window amount to."""

    entities: Entities = field(default_factory=Entities)
    events: dict[str, Event] = field(default_factory=dict)
    facts: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    home: dict[str, str] = field(default_factory=dict)


def chronicle(rows: Iterable[Row], window: Window) -> Chronicle:
    """Read the rows once; posts count whatever their date, since they say whose side a person is on."""
    told = Chronicle()
    posts: set[Pair] = set()
    stated: dict[str, str] = {}
    for row in rows:
        subject, target = told.entities.add(row)
        if row["predicate"] == "holdsPosition":
            posts.add((subject, row["object"]))
        for key, side in ((subject, "subject_country"), (target, "object_country")):
            if row.get(side):
                stated[key] = row[side]
        if not window.holds(row["date"]):
            continue
        told.statuses[row["status"]] += 1
        if row["status"] != "actual":
            continue
        told.articles.add(row["article"])
        told.facts[row["predicate"]] += 1
        _note(told.events, row, subject, target)
    names = {label: key for key in told.entities if told.entities.kind(key) == "country" for label in told.entities.labels(key)}
    told.home = homes(sorted(posts), Countries(names)) | {key: names[label] for key, label in sorted(stated.items()) if label in names}
    return told


def _note(events: dict[str, Event], row: Row, subject: str, target: str) -> None:
    predicate, date = row["predicate"], row["date"]
    shared = (target,) if predicate in JOINT else (subject, target or row["object"])
    event = events.setdefault(row.get("event_iri") or "|".join((predicate, *shared, date)), Event(intern(predicate)))
    if subject not in event.agents:
        event.agents += (subject,)
    if date and date not in event.dates:
        event.dates += (intern(date),)
    if target and (subject, target) not in event.pairs:
        event.pairs += ((subject, target),)


@dataclass(slots=True)
class Tie:
    """Two parties and how many events of each predicate join them."""

    predicates: Counter[str] = field(default_factory=Counter)

    @property
    def events(self) -> int:
        """How many events join the two."""
        return self.predicates.total()

    @property
    def friendly(self) -> int:
        """How many of them are not hostile."""
        return sum(count for predicate, count in self.predicates.items() if predicate not in HOSTILE)


def ties(told: Chronicle, kind: str) -> dict[Pair, Tie]:
    """The ties between entities of a kind; for countries, what their people do counts as theirs."""

    def party(key: str) -> str:
        own = told.entities.kind(key)
        if own == kind:
            return key
        return told.home.get(key, "") if kind == "country" and own == "person" else ""

    found: defaultdict[Pair, Tie] = defaultdict(Tie)
    for name in sorted(told.events):
        event = told.events[name]
        if event.predicate in UNRELATED:
            continue
        pairs = set(event.pairs)
        if event.predicate in JOINT and len(event.agents) <= CROWD:
            pairs.update(combinations(sorted(event.agents), 2))
        joined = {(min(a, b), max(a, b)) for a, b in ((party(left), party(right)) for left, right in pairs) if a and b and a != b}
        for pair in joined:
            found[pair].predicates[event.predicate] += 1
    return {pair: found[pair] for pair in sorted(found)}
