"""The day of publication that a page tells, months by name, coming days, and days that only bound something."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article


def day(text: str, predicate: str) -> set[tuple[str, str]]:
    return {(f.status, f.date) for f in extract(Article("s.txt", text)).facts if f.predicate == predicate}


@pytest.mark.parametrize(
    "stamp",
    ["2024-03-06T09:00", "2024/03/06 09:00", "06/03/2024 09:00", "Thứ tư, 6/3/2024, 19:42 (GMT+7)"],
)
def test_a_stamp_of_its_own_line_dates_the_report(stamp: str) -> None:
    text = f"Tổng thống Peru thăm Kenya\n{stamp}\nSáng nay, Tổng thống Peru Juan Soto gặp Tổng thống Kenya Ana Rojas."
    assert day(text, "metWith") == {("actual", "2024-03-06")}


def report(sentence: str) -> str:
    return f"Tin ngoại giao\n06/03/2024 09:00\n{sentence}"


def test_a_month_by_name() -> None:
    text = report("Tháng Một vừa qua, Tổng thống Peru Juan Soto gặp Tổng thống Kenya Ana Rojas.")
    assert day(text, "metWith") == {("actual", "2024-01")}


def test_a_coming_day_is_a_plan() -> None:
    text = report("Tổng thống Peru Juan Soto thăm Kenya ngày 15/3 tới.")
    assert day(text, "visited") == {("planned", "2024-03-15")}


def test_the_end_of_something_is_not_the_day_of_the_act() -> None:
    text = report("Sáng 5/3, Peru và Kenya ký thỏa thuận về nghề cá có hiệu lực đến ngày 1/9/2026.")
    assert day(text, "signed") == {("actual", "2024-03-05")}


def test_years_of_relations_begin_with_the_first() -> None:
    text = report("Hai nước kỷ niệm 30 năm quan hệ ngoại giao Peru - Kenya (1994 - 2024).")
    assert day(text, "hasDiplomaticRelationsWith") == {("actual", "1994")}


def test_after_talks_is_the_day_of_the_talks() -> None:
    text = (
        "Chiều 5/3/2024, Tổng thống Peru Juan Soto hội đàm với Tổng thống Kenya Ana Rojas tại Lima.\n"
        "Bà Rojas tới Lima tối 4/3/2024.\n"
        "Sau hội đàm, Ngoại trưởng Peru Pablo Vera và Ngoại trưởng Kenya Rita Thapa ký Hiệp định về nghề cá."
    )
    assert day(text, "signed") == {("actual", "2024-03-05")}


def test_a_meeting_only_possible_is_not_told() -> None:
    assert not day(report("Cuộc gặp giữa Tổng thống Peru Juan Soto và Tổng thống Kenya Ana Rojas vẫn có thể diễn ra."), "metWith")


@pytest.mark.parametrize(
    ("when", "status", "date"),
    [
        ("tuần trước", "actual", "2024-02-26/2024-03-03"),
        ("tuần này", "actual", "2024-03-04/2024-03-10"),
        ("cuối tuần qua", "actual", "2024-03-02/2024-03-03"),
    ],
)
def test_a_week_is_an_interval(when: str, status: str, date: str) -> None:
    text = report(f"Tổng thống Peru Juan Soto gặp Tổng thống Kenya Ana Rojas {when}.")
    assert day(text, "metWith") == {(status, date)}


def test_a_timetable_takes_the_day_of_the_report() -> None:
    text = report("8h30: Tổng thống Peru Juan Soto gặp Tổng thống Kenya Ana Rojas.")
    assert day(text, "metWith") == {("actual", "2024-03-06")}


def test_the_days_of_another_journey_are_not_those_of_the_talks() -> None:
    text = report("Tổng thống Peru Juan Soto tiếp ông Ali Saeed, câu chuyện xoay quanh chuyến công du Kenya của bà Ana Rojas hồi tháng 1.")
    assert not {date for _, date in day(text, "metWith")} & {"2024-01"}


def test_a_month_with_its_year_dates_the_days_after_it() -> None:
    told = "Ngày 26/10, Tổng thống Peru Juan Soto gặp Tổng thống Kenya Ana Rojas. Hai bên ngừng bắn tháng 7/2025, năm 2025 là năm lành."
    assert day(told, "metWith") == {("actual", "2025-10-26")}
    once = "Ngày 26/10, Tổng thống Peru Juan Soto gặp Tổng thống Kenya Ana Rojas. Hai nước lập quan hệ vào tháng 7/2013."
    assert day(once, "metWith") == {("actual", "--10-26")}
