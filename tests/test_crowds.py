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


def test_heads_of_delegation_beside_a_name_do_not_hide_who_attended() -> None:
    text = "Ngoại trưởng Peru Juan Soto cùng Trưởng đoàn các nước ASEAN dự Hội nghị Biển lần thứ 5."
    assert facts(text, "attended") == {("attended", "Juan Soto", "Hội nghị Biển lần thứ 5")}


def test_those_named_of_many_heads_of_state_were_met() -> None:
    named = "Tổng thống Kenya Ana Rojas và Tổng thống Oman Ali Saeed"
    text = f"Tổng thống Peru Juan Soto đã gặp gỡ nhiều nguyên thủ quốc gia, trong đó có {named}."
    assert facts(text, "metWith") == {("metWith", "Juan Soto", "Ana Rojas"), ("metWith", "Juan Soto", "Ali Saeed")}


def test_the_two_leaders_of_a_pair_are_the_heads_of_state() -> None:
    text = (
        "Tổng thống Peru Juan Soto điện đàm với Tổng thống Kenya Ana Rojas.\n"
        "Ngoại trưởng Peru Pablo Vera gặp Ngoại trưởng Kenya Rita Thapa.\n"
        "Cuộc gặp giữa hai nhà lãnh đạo Peru - Kenya sẽ diễn ra tại Oman."
    )
    assert ("metWith", "Juan Soto", "Ana Rojas") in facts(text, "metWith")


@pytest.mark.parametrize(
    "held",
    ["Thủ tướng mới nhậm chức", "Thủ tướng Kenya mới tuyên thệ nhậm chức", "Thủ tướng mới đắc cử"],
)
def test_who_holds_an_office_newly_is_named_after_it(held: str) -> None:
    text = f"Tổng thống Peru Juan Soto sẽ gặp {held} Ana Rojas."
    assert facts(text, "metWith") == {("metWith", "Juan Soto", "Ana Rojas")}
