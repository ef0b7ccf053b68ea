"""Sanctions: whom a measure hits, where it is announced, quoted, numbered or aimed at a branch of trade."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article


def sanctions(text: str) -> set[tuple[str, str]]:
    return {(f.subject, f.object) for f in extract(Article("s.txt", text)).facts if f.predicate == "sanctioned"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru tuyên bố áp dụng lệnh trừng phạt đối với Kenya.",
        "Peru thông qua gói trừng phạt thứ 19 nhắm vào lĩnh vực năng lượng của Kenya.",
        'Peru bất ngờ áp đặt "các biện pháp trừng phạt khổng lồ" nhắm vào ngành dầu khí Kenya.',
        "Tổng thống Oman Ali Saeed tìm cách vượt qua các lệnh trừng phạt của Peru nhằm vào các tập đoàn năng lượng Kenya.",
        "Nhiều người lo ngại trước các biện pháp trừng phạt mới của Peru đối với nền kinh tế Kenya.",
    ],
)
def test_a_measure_against_a_country_and_its_trade(text: str) -> None:
    assert sanctions(text) == {("Peru", "Kenya")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru trừng phạt hai tập đoàn dầu khí lớn nhất của Kenya là Lomar và Deltagas.",
        "Chính quyền của Tổng thống Peru Juan Soto áp đặt trừng phạt đối với hai tập đoàn của Kenya - Lomar và Deltagas.",
    ],
)
def test_the_firms_that_are_named_are_hit_and_not_their_country(text: str) -> None:
    assert {hit for _, hit in sanctions(text)} == {"Lomar", "Deltagas"}


def test_the_one_named_of_many_is_hit() -> None:
    assert sanctions("Peru trừng phạt 12 cá nhân Kenya, trong đó có ông Pablo Vera.") == {("Peru", "Pablo Vera")}


@pytest.mark.parametrize(
    "text",
    ["Kenya tìm cách lách trừng phạt của Peru.", "Các biện pháp trừng phạt của Peru đã hết hiệu lực.", "Kenya lo ngại bị trừng phạt."],
)
def test_what_is_no_measure_of_who_is_named(text: str) -> None:
    assert not sanctions(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Anh hôm qua trừng phạt Kenya.", {"Anh"}),
        ("Anh cũng đã trừng phạt Kenya.", {"Anh"}),
        ("Đức tuần trước trừng phạt Kenya.", {"Đức"}),
        ("Tổng thống Peru Juan Soto đồng ý áp lệnh trừng phạt lên Kenya.", {"Juan Soto"}),
    ],
)
def test_states_sanction_and_who_agrees_to_it(text: str, who: set[str]) -> None:
    assert {f.subject for f in extract(Article("a.txt", text)).facts if f.predicate == "sanctioned"} == who


@pytest.mark.parametrize("text", ["Anh hôm qua nói với tôi.", "Anh sẽ bay tới Peru.", "Anh đã rời trường."])
def test_a_pronoun_is_no_country(text: str) -> None:
    assert not extract(Article("a.txt", text)).facts


def test_those_listed_are_sanctioned_by_whom_was_told_before() -> None:
    text = "Chile trừng phạt Bolivia. Các quan chức nằm trong diện trừng phạt gồm: Thủ tướng Juan Soto; Bộ trưởng Tài chính Ana Rojas."
    assert sanctions(text) == {("Chile", "Bolivia"), ("Chile", "Juan Soto"), ("Chile", "Ana Rojas")}
    assert not sanctions("Các quan chức nằm trong diện trừng phạt gồm: Thủ tướng Juan Soto; Bộ trưởng Tài chính Ana Rojas.")
