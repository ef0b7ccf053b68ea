"""Where an act took place: after it, before it, in a building, and not where a bureau is."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article

A, B = "Ngoại trưởng Peru Juan Soto", "Ngoại trưởng Kenya Ana Rojas"


def places(text: str) -> set[str]:
    return {f.place for f in extract(Article("p.txt", text)).facts if f.predicate == "metWith"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{A} hội đàm với {B} tại Lima.", "Lima"),
        (f"Tại Lima, {A} đã hội đàm với {B}.", "Lima"),
        (f"Tại Lima, {A} đã hội đàm với {B}, sau khi trở về từ hội nghị tại Geneva.", "Lima"),
        (f"{A} đã tới Nairobi, nơi ông gặp {B}.", "Nairobi"),
        (f"{A} sang Nairobi để gặp {B}.", "Nairobi"),
        (f"{A} sang Nairobi (Kenya), gặp {B}.", "Nairobi"),
    ],
)
def test_a_meeting_has_its_place(text: str, place: str) -> None:
    assert places(text) == {place}


@pytest.mark.parametrize(
    "text",
    [
        f"Theo phóng viên TTXVN tại Tokyo, {A} đã hội đàm với {B}.",
        f"{A} đã hội đàm với {B}; hội nghị tiếp theo sẽ diễn ra tại Geneva.",
    ],
)
def test_a_place_of_something_else_is_not_the_meetings(text: str) -> None:
    assert places(text) == {""}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"Tại Cung Kuksaroy, {A} hội đàm với {B}.", "Cung Kuksaroy"),
        (f"Lima, 3/4 - {A} hội đàm với {B}.", "Lima"),
        (f"Điểm đến cuối cùng của {A} là Kenya, nơi ông gặp {B}.", "Kenya"),
    ],
)
def test_seats_datelines_and_stops_are_places(text: str, place: str) -> None:
    assert places(text) == {place}


def test_what_is_condemned_elsewhere_happens_in_no_place() -> None:
    text = f"{A} lên án Kenya về vụ tấn công tại Mombasa."
    assert {f.place for f in extract(Article("p.txt", text)).facts if f.predicate == "criticized"} == {""}
