"""Speakers told with the bodies that they are of, and what only looks like a speaker."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article


def speakers(text: str) -> set[str]:
    return {f.subject for f in extract(Article("s.txt", text)).facts if f.predicate == "stated"}


def posts(text: str) -> set[tuple[str, str]]:
    return {(f.subject, f.object) for f in extract(Article("s.txt", text)).facts if f.predicate == "holdsPosition"}


@pytest.mark.parametrize(
    "text",
    [
        "“Thế là đủ”, Ana Rojas, chủ tịch hãng tư vấn Lomar Oil Associates bình luận.",
        "“Thế là đủ”, bà Ana Rojas, chủ tịch Delta Energy Group, nói thêm.",
        "Giáo sư Ana Rojas, Viện Nghiên cứu Biển, Đại học Lima nói rằng kế hoạch sẽ thất bại.",
        "Theo Giáo sư Ana Rojas (Đại học Lima, Peru), kế hoạch sẽ thất bại.",
        "Bà Ana Rojas thuộc hãng phân tích Lomar nói rằng kế hoạch sẽ thất bại.",
    ],
)
def test_the_speaker_is_the_person_and_not_the_body(text: str) -> None:
    assert speakers(text) == {"Ana Rojas"}


def test_a_firm_named_after_a_post_belongs_to_the_post() -> None:
    assert posts("“Thế là đủ”, bà Ana Rojas, chủ tịch Delta Energy Group, nói thêm.") == {("Ana Rojas", "chủ tịch Delta Energy Group")}


def test_a_person_named_after_a_post_is_somebody_else() -> None:
    assert speakers("Theo bà Ana Rojas, Tổng thống Chile Pablo Vera đến muộn.") == {"Ana Rojas"}


def test_a_caption_says_nothing() -> None:
    assert not speakers("Tổng thống Chile Pablo Vera phát biểu.")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Vụ trưởng Vụ Châu Mỹ, Bộ Ngoại giao Lê Văn Hai tiếp Đại sứ Peru Juan Soto.", "Vụ trưởng Vụ Châu Mỹ, Bộ Ngoại giao"),
        ("Vụ trưởng Vụ Châu Mỹ Lê Văn Hai tiếp Đại sứ Peru Juan Soto.", "Vụ trưởng Vụ Châu Mỹ"),
    ],
)
def test_the_parent_of_a_unit_is_of_the_post(text: str, post: str) -> None:
    assert ("Lê Văn Hai", post) in posts(text)


LEAD = "Ngoại trưởng Peru Juan Soto gặp Ngoại trưởng Kenya Ana Rojas."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{LEAD}\nNhà ngoại giao Peru nhấn mạnh: kế hoạch sẽ thất bại.", {"Juan Soto"}),
        (f"{LEAD}\nNhà ngoại giao Chile nhấn mạnh: kế hoạch sẽ thất bại.", set()),
        (f"{LEAD}\nMột quan chức Peru nói rằng kế hoạch sẽ thất bại.", set()),
        ("Tổng thống Peru Juan Soto thăm Kenya.\nQuan chức Peru nói rằng kế hoạch sẽ thất bại.", set()),
    ],
)
def test_an_official_of_a_country_is_the_one_who_acted_and_no_head_of_state(text: str, who: set[str]) -> None:
    assert speakers(text) == who
