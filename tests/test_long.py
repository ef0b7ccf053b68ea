"""A text of many megabytes is extracted in parts, and what is found stands where it stood."""

from __future__ import annotations

import pytest
from made_articles import MEETING, POST, VISIT, article, extract

from kg.extraction import extractor
from kg.model import Article
from kg.pipeline.long import extract_long

TOLD = "Ngày {day}/3/2024, tại Hà Nội, Bộ trưởng Ngoại giao Bùi Thanh Sơn đã gặp Ngoại trưởng Australia Penny Wong."


@pytest.mark.parametrize("join", ["\n", " "])
@pytest.mark.parametrize("size", [150, 400, 1000])
def test_every_part_is_read(join: str, size: int) -> None:
    whole = Article("a", join.join(TOLD.format(day=day) for day in range(1, 29)))
    found = extract_long(whole, extractor(), size)
    met = [fact for fact in found.facts if fact.predicate == "metWith"]
    assert {fact.date for fact in met} == {f"2024-03-{day:02}" for day in range(1, 29)}
    assert all(TOLD.format(day=int(fact.date[-2:])) == fact.quote for fact in met)
    assert all(whole.text[fact.start : fact.end] == fact.quote for fact in found.facts)
    assert all(whole.text[first:last].strip() for one in found.entities for first, last in one.mentions)


def test_events_and_entities_of_parts_are_told_apart_and_joined() -> None:
    given = article("a", MEETING, POST, VISIT, MEETING)
    found = extract_long(given, extract, len(MEETING) + 2)
    assert [fact.event for fact in found.facts] == sorted(fact.event for fact in found.facts)
    assert len({fact.event for fact in found.facts}) == len({fact.event for fact in extract(given).facts}) == 4
    assert len({(one.kind, one.label) for one in found.entities}) == len(found.entities)
    assert all(given.text[fact.start : fact.end] == fact.quote for fact in found.facts)


def test_furniture_stays_furniture() -> None:
    lines = [TOLD.format(day=day) for day in range(1, 11)]
    text = "\n".join(lines)
    body = ((len(lines[0]) + 1, len(text) - len(lines[-1])),)
    found = extract_long(Article("a", text, body=body), extractor(), 300)
    assert {fact.date for fact in found.facts if fact.predicate == "metWith"} == {f"2024-03-{day:02}" for day in range(2, 10)}


def test_a_text_without_an_end_is_cut_all_the_same() -> None:
    given = Article("a", "x" * 1000)
    read = []
    extract_long(given, lambda part: (read.append(part.text), extractor()(part))[1], 300)
    assert "".join(read) == given.text
    assert max(map(len, read)) <= 300
