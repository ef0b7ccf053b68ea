"""Two graphs compared: facts that appeared, went, or are told otherwise, article by article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg.graph import article_names
from kg.store import Reader, Values, described, told_date, value_of
from kg.terms import DIP, HAPPENINGS, OA, PREDICATE_OF_CLASS, RDF, SKOS, derived_graph

VALUES = ("date", "place", "status", "level")
COLUMNS = ("change", "predicate", "subject", "object", *VALUES, *(f"old_{name}" for name in VALUES), "article", "quote")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """One fact of one article; `start` is where its sentence begins."""

    start: int
    predicate: str
    subject: str
    object: str
    values: tuple[str, ...]  # as VALUES names them
    quote: str


def differences(old: Path, new: Path) -> Iterator[Row]:
    """Give the rows of `COLUMNS`, one for each fact that is not told alike in both graphs; raises NoGraph.

    `change` is `appeared`, `went` or `changed`; `old_date` and the like are filled where they are another than before. An article
    that only got another name counts as the same. Two articles at a time are in memory, and the names of all.
    """
    before = Reader(old)
    try:
        after = Reader(new)
    except BaseException:
        before.close()
        raise
    return _closing(before, after)


def _closing(before: Reader, after: Reader) -> Iterator[Row]:
    try:
        yield from _compared(before, after)
    finally:
        before.close()
        after.close()


def _compared(before: Reader, after: Reader) -> Iterator[Row]:
    names = (set(before.articles()), set(after.articles()))
    printed = article_names(sorted(names[0])) | article_names(sorted(names[1]))
    renamed = _renamed(before, after, names[0] - names[1], names[1] - names[0])
    pairs = [(name, name if name in names[1] else renamed.get(name)) for name in names[0]]
    came = names[1] - names[0] - set(renamed.values())
    everything: list[tuple[str | None, str | None]] = [*pairs, *((None, name) for name in came)]
    alike = before.state.corrections == after.state.corrections
    for one, other in sorted(everything, key=lambda pair: (printed[pair[1] or pair[0] or ""], pair[1] or pair[0] or "")):
        if one and other and alike and _unchanged(before, one, after, other):
            continue
        facts = [list(_told(reader, name)) if name else [] for reader, name in ((before, one), (after, other))]
        for change, fact, was in _changes(*facts):
            others = [value if value != now else "" for value, now in zip(was, fact.values, strict=True)] if was else [""] * len(VALUES)
            about = (change, fact.predicate, fact.subject, fact.object, *fact.values, *others)
            yield (*about, printed[other or one or ""], fact.quote)


def _renamed(before: Reader, after: Reader, gone: set[str], came: set[str]) -> dict[str, str]:
    """Articles that are there under another name: those with the same text."""
    texts = {known.text_hash: name for name in sorted(came, reverse=True) if (known := after.known(name))}
    found = {name: texts.pop(known.text_hash, "") for name in sorted(gone) if (known := before.known(name))}
    return {name: other for name, other in found.items() if other}


def _unchanged(before: Reader, one: str, after: Reader, other: str) -> bool:
    old, new = before.known(one), after.known(other)
    return bool(old and new and (old.text_hash, old.extraction_key) == (new.text_hash, new.extraction_key))


def _changes(old: list[Told], new: list[Told]) -> Iterator[tuple[str, Told, tuple[str, ...]]]:
    """Each change with the fact as it is now, or was, and for a changed one the values that it had."""
    groups: defaultdict[tuple[str, str, str], tuple[list[Told], list[Told]]] = defaultdict(lambda: ([], []))
    for side, facts in enumerate((old, new)):
        for fact in sorted(facts):
            groups[fact.predicate, fact.subject, fact.object][side].append(fact)
    for _, (was, now) in sorted(groups.items()):
        for fact in list(was):
            twin = next((one for one in now if one.values == fact.values), None)
            if twin:
                was.remove(fact)
                now.remove(twin)
        while was and now:  # of several, those that have most in common
            most = max(((fact, one) for fact in was for one in now), key=lambda pair: _common(*pair))
            was.remove(most[0])
            now.remove(most[1])
            yield "changed", most[1], most[0].values
        yield from (("went", fact, ()) for fact in was)
        yield from (("appeared", fact, ()) for fact in now)


def _common(one: Told, other: Told) -> tuple[int, bool]:
    return sum(a == b for a, b in zip(one.values, other.values, strict=True)), one.quote == other.quote


def _told(reader: Reader, article: str) -> Iterator[Told]:
    """The facts of an article but those that a correction struck out."""
    nodes = described(reader.store, reader.base, article)
    for iri, node in nodes.items():
        name = next((one for kind in node[f"{RDF}type"] if (one := kind.removeprefix(DIP)) in PREDICATE_OF_CLASS), "")
        if name and not (reader.complete and reader.state.corrections and _struck(reader.store, reader.base, iri)):
            yield from _facts(PREDICATE_OF_CLASS[name], node, nodes)


def _struck(store: Store, base: str, happening: str) -> bool:
    events: Iterator[Quad] = store.quads_for_pattern(None, NamedNode(f"{DIP}report"), NamedNode(happening), NamedNode(derived_graph(base)))
    return next(events, None) is None


def _facts(predicate: str, node: Values, nodes: dict[str, Values]) -> Iterator[Told]:
    def labels(name: str) -> list[str]:
        return sorted(nodes[iri][f"{SKOS}prefLabel"][0] for iri in node[DIP + name])

    sentence = nodes[value_of(node, f"{DIP}evidence")]
    quote = value_of(sentence, f"{OA}exact")
    when = told_date(node)
    role = HAPPENINGS[predicate].role
    objects = labels(role) if role != "none" else [when if predicate == "foundedOn" else quote]
    place = next(iter(labels("place")), "") or value_of(node, f"{DIP}placeLabel")
    values = (
        "" if predicate == "foundedOn" else when,
        place,
        value_of(node, f"{DIP}status").removeprefix(DIP),
        value_of(node, f"{DIP}level"),
    )
    for subject in labels("agent"):
        for target in objects:
            yield Told(int(value_of(sentence, f"{OA}start") or 0), predicate, subject, target, values, quote)
