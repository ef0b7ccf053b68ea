"""Journeys told by their stops, in passing, by openings and by those who are back from them."""

from __future__ import annotations

import datetime

import pytest

from kg.extraction import extract
from kg.model import Article


def visits(text: str) -> set[tuple[str, str, str]]:
    return {(f.subject, f.object, f.status) for f in extract(Article("s.txt", text)).facts if f.predicate == "visited"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Điểm dừng chân đầu tiên của Tổng thống Peru Juan Soto là Kenya.", "actual"),
        ("Điểm đến cuối cùng của Tổng thống Peru Juan Soto sẽ là Kenya.", "planned"),
        ("Kenya là chặng dừng chân thứ hai trong chuyến công du của Tổng thống Peru Juan Soto.", "actual"),
        ("Chuyến thăm ba ngày tới Kenya là chuyến công du nước ngoài đầu tiên của Tổng thống Peru Juan Soto.", "actual"),
        ("Tổng thống Peru Juan Soto xác nhận đã đến Kenya để hội đàm.", "actual"),
        ("Có mặt tại Kenya, Tổng thống Peru Juan Soto kêu gọi các bên kiềm chế.", "actual"),
        ("Tới Kenya dự Hội nghị Biển lần thứ 5, Tổng thống Peru Juan Soto hôm nay có nhiều cuộc gặp.", "actual"),
        ("Tổng thống Peru Juan Soto sẽ rời Lima tối 24/10 và đến Kenya sáng 26/10.", "planned"),
        ("Tổng thống Oman Ali Saeed gọi điện cho Tổng thống Peru Juan Soto, người sắp khởi hành tới Kenya.", "planned"),
        ("Tổng thống Peru Juan Soto quyết định rút ngắn chuyến thăm Kenya.", "actual"),
        ("Ông Juan Soto vừa trở về Peru sau chuyến công du Kenya.", "actual"),
    ],
)
def test_a_journey_to_one_country(text: str, status: str) -> None:
    assert visits(text) == {("Juan Soto", "Kenya", status)}


def test_the_stops_of_a_tour_are_visited_and_met_by_nobody() -> None:
    text = (
        "Cuộc gặp với ông Ali Saeed sẽ khép lại chuyến công du của Tổng thống Peru Juan Soto, với các điểm dừng tại Kenya, Oman và Nepal."
    )
    assert {(who, where) for who, where, _ in visits(text)} == {("Juan Soto", "Kenya"), ("Juan Soto", "Oman"), ("Juan Soto", "Nepal")}
    assert not [f for f in extract(Article("s.txt", text)).facts if f.predicate == "metWith"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya là điểm đến đầu tiên của nhiều du khách Peru.",
        "Thủ tướng Oman chỉ trích ông Juan Soto; dầu của Peru đã đến Kenya.",
    ],
)
def test_goods_and_tourists_visit_nothing(text: str) -> None:
    assert not visits(text)


def test_the_people_of_somebody_are_not_met_as_him() -> None:
    facts = extract(Article("s.txt", "Đặc phái viên Kenya Ana Rojas hội đàm với đội ngũ của Tổng thống Peru Juan Soto.")).facts
    assert not [f for f in facts if f.predicate == "metWith"]


def test_a_year_to_come_is_a_plan() -> None:
    text = "Lima, 3/4/2024 - Tổng thống Peru Juan Soto mời Tổng thống Oman Ali Saeed dự Hội nghị Biển mà Peru đăng cai năm 2026."
    told = {(f.subject, f.status, f.date) for f in extract(Article("s.txt", text)).facts if f.predicate == "organized"}
    assert told == {("Peru", "planned", "2026")}


def told(text: str, predicate: str) -> set[tuple[str, str, str]]:
    return {(f.subject, f.object, f.status) for f in extract(Article("a.txt", text)).facts if f.predicate == predicate}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổng thống Juan Soto đến Nhà Trắng hôm 3/4.", {("Juan Soto", "Nhà Trắng", "actual")}),
        ("Tổng thống Juan Soto trở lại Nhà Trắng hôm 3/4.", set()),
        ("Ông Juan Soto là Tổng thống Peru thứ ba tới Kenya.", {("Juan Soto", "Kenya", "actual")}),
        ("Hai tuần sau, Tổng thống Juan Soto thăm Kenya.", {("Juan Soto", "Kenya", "actual")}),
        ("Tuần sau, Tổng thống Juan Soto thăm Kenya.", {("Juan Soto", "Kenya", "planned")}),
    ],
)
def test_who_comes_where_and_whether_that_lies_ahead(text: str, found: set[tuple[str, str, str]]) -> None:
    assert told(text, "visited") == found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Tổng thống Juan Soto đã đến sân bay, bắt đầu chuyến tham dự Diễn đàn Andes.", {"Juan Soto"}),
        ("Nhiều lãnh đạo đã tham dự Diễn đàn Andes, bao gồm Tổng thống Juan Soto và bà Ana Rojas.", {"Juan Soto", "Ana Rojas"}),
    ],
)
def test_who_is_at_a_gathering(text: str, who: set[str]) -> None:
    assert {subject for subject, _, _ in told(text, "attended")} == who


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổng thống Juan Soto công bố kế hoạch gặp ông Pablo Rojas.", {("Juan Soto", "Pablo Rojas", "planned")}),
        ("Tổng thống Juan Soto đã gác lại kế hoạch gặp ông Pablo Rojas.", {("Juan Soto", "Pablo Rojas", "negated")}),
        ("Tổng thống Juan Soto nêu điều kiện gặp ông Pablo Rojas.", set()),
        ("Tổng thống Juan Soto không muốn gặp ông Pablo Rojas.", set()),
        (
            "Bộ trưởng Tài chính Peru Juan Soto, Đại diện Thương mại Ana Rojas đã gặp ông Pablo Diaz.",
            {("Juan Soto", "Pablo Diaz", "actual"), ("Ana Rojas", "Pablo Diaz", "actual")},
        ),
    ],
)
def test_meetings_planned_called_off_and_only_spoken_of(text: str, found: set[tuple[str, str, str]]) -> None:
    assert told(text, "metWith") == found


def test_the_country_that_somebody_came_to_is_where_it_was() -> None:
    (fact,) = (
        f
        for f in extract(Article("a.txt", "Tổng thống Juan Soto đến Kenya vào ngày 3/4 để tham dự Diễn đàn Andes.")).facts
        if f.predicate == "attended"
    )
    assert fact.place == "Kenya"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Cách đây 2 ngày, Tổng thống Peru Juan Soto thăm Kenya.", "2025-10-22"),
        ("Tổng thống Peru Juan Soto thăm Kenya cách đây ba tháng.", "2025-07"),
        ("Cách đây hai năm, Tổng thống Peru Juan Soto thăm Kenya.", "2023"),
    ],
)
def test_how_long_ago_it_was(text: str, date: str) -> None:
    (fact,) = (f for f in extract(Article("a.txt", text, published=datetime.date(2025, 10, 24))).facts if f.predicate == "visited")
    assert fact.date == date
