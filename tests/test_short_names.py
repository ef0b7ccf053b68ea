"""A gathering told under a short and a full name is one, where somebody is told of at both."""

from __future__ import annotations

from kg.extraction import extract
from kg.model import Article

HEADLINE = "Tổng thống Peru Juan Soto dự Hội nghị G20\n\n"
SAME = "Tổng thống Peru Juan Soto đã tham dự Hội nghị Thượng đỉnh G20 tại Lima."
OTHER = "Tổng thống Kenya Ana Rojas đã tham dự Hội nghị Thượng đỉnh G20 tại Lima."


def attended(text: str) -> list[tuple[str, str, int]]:
    found = extract(Article("n.txt", text)).facts
    return sorted((f.subject, f.object, len(f.evidence)) for f in found if f.predicate == "attended")


def test_the_short_name_is_joined_to_the_full_one() -> None:
    assert attended(HEADLINE + SAME) == [("Juan Soto", "Hội nghị Thượng đỉnh G20", 2)]


def test_another_who_attends_shows_nothing() -> None:
    assert {name for _, name, _ in attended(HEADLINE + OTHER)} == {"Hội nghị G20", "Hội nghị Thượng đỉnh G20"}


def test_another_number_is_another_gathering() -> None:
    second = SAME.replace("G20", "G7")
    assert {name for _, name, _ in attended(HEADLINE + second)} == {"Hội nghị G20", "Hội nghị Thượng đỉnh G7"}
