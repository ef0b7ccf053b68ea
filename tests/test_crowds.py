"""Crowds, the sides of a gathering and continents: who is meant where the text names them in a list beside or after."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article


def facts(text: str, *predicates: str) -> set[tuple[str, str, str]]:
    return {(f.predicate, f.subject, f.object) for f in extract(Article("s.txt", text)).facts if f.predicate in predicates}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Tổng thống Peru Juan Soto gặp các nhà lãnh đạo châu Á như Thủ tướng Nepal Rita Thapa và Tổng thống Oman Ali Saeed.",
            "Rita Thapa, Ali Saeed",
        ),
        (
            "Tổng thống Peru Juan Soto tiếp các Đại sứ: Ana Rojas (Kenya), Pablo Vera (Chile) và Rita Thapa (Nepal).",
            "Ana Rojas, Pablo Vera, Rita Thapa",
        ),
    ],
)
def test_those_named_of_a_crowd_stand_for_it(text: str, names: str) -> None:
    assert facts(text, "metWith") == {("metWith", "Juan Soto", name) for name in names.split(", ")}


def test_a_crowd_of_whom_no_one_is_named_met_nobody() -> None:
    assert not facts("Tổng thống Peru Juan Soto gặp các nhà lãnh đạo châu Á và nhiều doanh nhân.", "metWith")


GATHERING = "Ngày 5/3/2024, Ngoại trưởng Peru Juan Soto dự Hội thảo về biển tại Lima."


def test_the_sides_told_after_a_gathering_attended_it() -> None:
    found = facts(f"{GATHERING}\nVề phía Kenya có Thứ trưởng Ngoại giao Ana Rojas và Đại sứ Kenya tại Peru Pablo Vera.", "attended")
    assert {subject for _, subject, _ in found} == {"Juan Soto", "Ana Rojas", "Pablo Vera"}
    assert len({gathering for _, _, gathering in found}) == 1


def test_a_side_without_a_gathering_attends_nothing() -> None:
    assert not facts("Về phía Kenya có Thứ trưởng Ngoại giao Ana Rojas.", "attended")


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("Tổng thống Peru Juan Soto công du ba nước châu Á là Nepal, Oman và Lào.", {"Nepal", "Oman", "Lào"}),
        ("Tổng thống Peru Juan Soto công du châu Á.", {"châu Á"}),
    ],
)
def test_a_tour_is_of_the_countries_counted_or_of_the_continent(text: str, hosts: set[str]) -> None:
    assert {host for _, _, host in facts(text, "visited")} == hosts


@pytest.mark.parametrize(
    "text",
    [
        "Chile áp lệnh trừng phạt hai tập đoàn dầu khí lớn nhất của Peru là Andoil và Pacoil.",
        "Chile công bố các lệnh trừng phạt mới nhằm vào hai tập đoàn của Peru, gồm Andoil (do nhà nước kiểm soát) và Pacoil.",
        "Chile áp đặt các biện pháp trừng phạt đối với Andoil và Pacoil, hai công ty dầu khí của Peru.",
        "Chile bất ngờ áp đặt lệnh trừng phạt nhắm vào 2 “ông lớn” dầu khí Peru – Andoil và Pacoil.",
        "Chile đưa hai tập đoàn lớn của Peru là Andoil và Pacoil, cùng 34 công ty con, vào danh sách trừng phạt.",
    ],
)
def test_sanctions_fall_on_the_firms_named(text: str) -> None:
    assert facts(text, "sanctioned") == {("sanctioned", "Chile", "Andoil"), ("sanctioned", "Chile", "Pacoil")}


def test_sanctions_on_firms_without_a_name_fall_on_nobody_named_later() -> None:
    text = "Chile áp lệnh trừng phạt hai tập đoàn dầu khí, khiến Andoil và Pacoil lo ngại."
    assert not {fact for fact in facts(text, "sanctioned") if fact[2] in ("Andoil", "Pacoil")}
