"""What is told after a dated act: which of it was on the same day, and which was not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extraction import extract
from kg.model import Article, Fact

MEETING = "Ngày 5/3/2024, Ngoại trưởng Peru Juan Soto hội đàm với Ngoại trưởng Kenya Ana Rojas tại Lima. "


def facts(text: str, predicate: str) -> list[Fact]:
    return [fact for fact in extract(Article("o.txt", text, published=date(2024, 3, 8))).facts if fact.predicate == predicate]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ông Juan Soto cảm ơn Kenya đã giúp Peru.", "thanked"),
        ("Hai bên nhất trí tăng cường hợp tác.", "agreedWith"),
        ("Bà Ana Rojas nói Kenya sẽ mở đại sứ quán.", "stated"),
        ("Sau đó, hai Ngoại trưởng ký Hiệp định Biên giới.", "signed"),
        ("Ông Juan Soto mời bà Ana Rojas dự Hội nghị Nông nghiệp lần thứ hai.", "invited"),
    ],
)
def test_what_is_done_at_a_meeting_has_its_day(text: str, predicate: str) -> None:
    assert {fact.date for fact in facts(MEETING + text, predicate)} == {"2024-03-05"}


@pytest.mark.parametrize(
    "text",
    [
        "Chiều muộn, ông Juan Soto gặp Tổng thống Togo Maria Diaz.",
        "Sau đó, ông Juan Soto lần lượt tiếp Tổng thống Togo Maria Diaz và Thủ tướng Ghana Pablo Vega.",
        "Chiều, ông Juan Soto gặp Tổng thống Togo Maria Diaz.",
        "Chỉ hơn một giờ sau khi chia tay, ông Juan Soto gặp Tổng thống Togo Maria Diaz.",
        "Ông Juan Soto tiếp Tổng thống Togo Maria Diaz.",
    ],
)
def test_the_next_meeting_is_of_the_day_told_last(text: str) -> None:
    assert {fact.date for fact in facts(MEETING + text, "metWith")} == {"2024-03-05"}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Trước đó, ông Juan Soto cảm ơn Kenya đã giúp Peru.", "thanked"),
        ("Tổng thống Togo Maria Diaz cảm ơn Kenya.", "thanked"),
        ("Ông Juan Soto từng cảm ơn Kenya.", "thanked"),
        ("Ông Juan Soto sẽ cảm ơn Togo vào tháng 9.", "thanked"),
    ],
)
def test_what_may_be_of_another_day_has_none_of_the_meeting(text: str, predicate: str) -> None:
    assert "2024-03-05" not in {fact.date for fact in facts(MEETING + text, predicate)}


def test_what_is_said_of_a_meeting_is_not_told_of_its_day() -> None:
    text = MEETING + "Bà Ana Rojas nói bà thích gặp Tổng thống Togo Maria Diaz."
    assert {fact.date for fact in facts(text, "metWith") if "Maria Diaz" in (fact.subject, fact.object)} <= {""}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"Chúng tôi sẽ hợp tác", Ngoại trưởng Peru Juan Soto nói với báo giới hôm 4/3.', "2024-03-04"),
        ('"Chúng tôi sẽ hợp tác", Ngoại trưởng Peru Juan Soto quả quyết hôm thứ ba.', "2024-03-05"),
        ("Ngoại trưởng Peru Juan Soto tuyên bố hôm 4/3 rằng hai nước sẽ hợp tác.", "2024-03-04"),
        ("Ngoại trưởng Peru Juan Soto hôm 4/3 tuyên bố đến ngày 1/9 hai nước sẽ hợp tác.", "2024-03-04"),
        ("Ngoại trưởng Peru Juan Soto cho biết trong năm 2030 hai nước sẽ hợp tác.", ""),
    ],
)
def test_the_day_of_a_saying_may_follow_its_verb(text: str, day: str) -> None:
    assert [fact.date for fact in facts(text, "stated")] == [day]
