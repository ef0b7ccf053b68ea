"""How long a visit lasts, told beside the day that it begins or ends."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extraction import extract
from kg.model import Article


def days(text: str) -> set[str]:
    found = extract(Article("s.txt", text, published=date(2024, 3, 8))).facts
    return {fact.date for fact in found if fact.predicate == "visited"}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ngày 5/3/2024, Ngoại trưởng Peru Juan Soto bắt đầu chuyến thăm Kenya kéo dài ba ngày.", "2024-03-05/2024-03-07"),
        ("Ngày 5/3/2024, Ngoại trưởng Peru Juan Soto thăm chính thức Kenya đến hết ngày 8/3.", "2024-03-05/2024-03-08"),
        (
            "Ngày 8/3/2024, Ngoại trưởng Peru Juan Soto kết thúc chuyến thăm chính thức Kenya bắt đầu từ ngày 5/3.",
            "2024-03-05/2024-03-08",
        ),
    ],
)
def test_a_visit_has_its_first_and_last_day(text: str, when: str) -> None:
    assert days(text) == {when}


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 5/3/2024, Ngoại trưởng Peru Juan Soto thăm chính thức Kenya.",
        "Ngày 5/3/2024, Ngoại trưởng Peru Juan Soto thăm chính thức Kenya, nơi lũ lụt đã kéo dài nhiều tháng.",
        "Ngày 5/3/2024, Ngoại trưởng Peru Juan Soto thăm chính thức Kenya; cuộc đàm phán kéo dài ba ngày.",
    ],
)
def test_a_length_of_something_else_is_not_the_visits(text: str) -> None:
    assert days(text) == {"2024-03-05"}
