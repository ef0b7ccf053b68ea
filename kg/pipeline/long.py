"""Texts of many megabytes, extracted in parts: what extraction holds of a text is a hundred times its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.model import Article, Entity, Extraction, Fact

PART = 500_000  # characters; no news article is nearly as long
ENDS = ("\n", ". ", " ")  # where a text may be cut, the best first


def extract_long(article: Article, extract: Callable[[Article], Extraction], size: int = PART) -> Extraction:
    """Extract a text part by part; names are followed back to where they were introduced within a part only."""
    if len(article.text) <= size:
        return extract(article)
    entities: dict[tuple[str, str], Entity] = {}
    facts: list[Fact] = []
    events = 0
    for begin, end in _parts(article.text, size):
        found = extract(replace(article, text=article.text[begin:end], body=_within(article.body, begin, end)))
        for entity in found.entities:
            moved = replace(entity, mentions=tuple((first + begin, last + begin) for first, last in entity.mentions))
            key = entity.kind, entity.label
            entities[key] = _joined(entities[key], moved) if key in entities else moved
        for fact in found.facts:
            evidence = tuple(replace(one, start=one.start + begin, end=one.end + begin) for one in fact.evidence)
            facts.append(replace(fact, event=fact.event + events, evidence=evidence))
        events = 1 + max((fact.event for fact in facts), default=-1)
    return Extraction(article, tuple(entities.values()), tuple(facts))


def _parts(text: str, size: int) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin < len(text):
        end = min(begin + size, len(text))
        if end < len(text):
            cuts = (text.rfind(mark, begin + size // 2, end) + len(mark) for mark in ENDS if mark in text[begin + size // 2 : end])
            end = next(cuts, end)
        yield begin, end
        begin = end


def _within(body: tuple[tuple[int, int], ...] | None, begin: int, end: int) -> tuple[tuple[int, int], ...] | None:
    if body is None:
        return None
    return tuple((max(first, begin) - begin, min(last, end) - begin) for first, last in body if first < end and last > begin)


def _joined(one: Entity, other: Entity) -> Entity:
    return replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        wikidata=one.wikidata or other.wikidata,
        country=one.country or other.country,
        mentions=(*one.mentions, *other.mentions),
    )
