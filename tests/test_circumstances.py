"""Where events took place, who is meant by what was told before, and text whose lines are wrapped."""

from __future__ import annotations

import textwrap

import pytest

from kg.annotate.wraps import unwrapped
from kg.extraction import extract
from kg.model import Article, Fact


def facts(text: str, predicate: str) -> list[Fact]:
    return [fact for fact in extract(Article("c.txt", text)).facts if fact.predicate == predicate]


def pairs(text: str, predicate: str) -> set[tuple[str, str]]:
    return {(fact.subject, fact.object) for fact in facts(text, predicate)}


@pytest.mark.parametrize(
    ("text", "predicate", "place"),
    [
        ("Ngoại trưởng Juan Soto sẽ sang Geneva dự Hội nghị Giải trừ quân bị lần thứ 4.", "attended", "Geneva"),
        ("Ngoại trưởng Juan Soto bay sang Lima và được Tổng thống Ana Rojas tiếp.", "metWith", "Lima"),
        ("Ngoại trưởng Juan Soto dự Diễn đàn Kinh tế Biển lần thứ hai do Peru tổ chức tại Lima.", "attended", "Lima"),
        ("Ngoại trưởng Juan Soto tới thăm Lima. Tại đây, ông gặp Tổng thống Ana Rojas.", "metWith", "Lima"),
        ("* Lima: Ngoại trưởng Juan Soto gặp Tổng thống Ana Rojas.", "metWith", "Lima"),
    ],
)
def test_where_an_act_was(text: str, predicate: str, place: str) -> None:
    assert {fact.place for fact in facts(text, predicate)} == {place}


def test_a_sea_or_region_is_no_place_of_a_meeting() -> None:
    text = "Ngoại trưởng Juan Soto nói về Biển Đông. Tại đây, ông gặp Tổng thống Ana Rojas."
    assert {fact.place for fact in facts(text, "metWith")} == {""}


@pytest.mark.parametrize(
    ("text", "predicate", "told"),
    [
        (
            "Bộ trưởng Ngoại giao hai bên, ông Juan Soto và bà Ana Rojas, ký Hiệp định Biên giới.",
            "signed",
            {("Juan Soto", "Hiệp định Biên giới"), ("Ana Rojas", "Hiệp định Biên giới")},
        ),
        (
            "Tổng thống Juan Soto cùng Phu nhân và Đoàn đại biểu cấp cao Peru đang thăm Chile.",
            "visited",
            {("Juan Soto", "Chile")},
        ),
        (
            "Đặc phái viên của Tổng thống Mỹ Steve Witkoff gặp Ngoại trưởng Juan Soto.",
            "metWith",
            {("Steve Witkoff", "Juan Soto")},
        ),
        (
            "Liên minh châu Âu (EU) áp thuế mới. Chile chỉ trích Brussels.",
            "criticized",
            {("Chile", "Liên minh châu Âu")},
        ),
        ("Chính phủ Bỉ họp. Chile chỉ trích Brussels.", "criticized", {("Chile", "Bỉ")}),
        (
            "Hội nghị thượng đỉnh giữa Tổng thống Juan Soto và Tổng thống Ana Rojas diễn ra hôm 16/7.",
            "metWith",
            {("Juan Soto", "Ana Rojas")},
        ),
    ],
)
def test_who_is_meant(text: str, predicate: str, told: set[tuple[str, str]]) -> None:
    assert pairs(text, predicate) == told


LONG = (
    "Sáng 12/6, tại Lima, Bộ trưởng Ngoại giao Juan Soto đã có cuộc hội đàm với Bộ trưởng Ngoại giao Ana Rojas, người đang ở thăm "
    "chính thức nước này theo lời mời của ông. Hai bên trao đổi về thương mại, đầu tư, giáo dục, văn hóa và nhiều lĩnh vực khác mà "
    "hai nước cùng quan tâm. Bộ trưởng Juan Soto nhấn mạnh quan hệ hai nước phát triển tốt đẹp trong những năm gần đây và đề nghị "
    "hai bên sớm nối lại các đường bay thẳng giữa hai thủ đô."
)


def test_wrapped_lines_are_read_as_one_text() -> None:
    wrapped = "\n".join(textwrap.wrap(LONG, 70))
    assert wrapped.count("\n") > 5
    whole = {(f.predicate, f.subject, f.object) for f in extract(Article("c.txt", LONG)).facts if f.predicate != "stated"}
    found = extract(Article("c.txt", wrapped)).facts
    assert {(f.predicate, f.subject, f.object) for f in found if f.predicate != "stated"} == whole
    assert all(wrapped[f.start : f.end] == f.quote for f in found)


def test_lines_that_are_paragraphs_stay_apart() -> None:
    lines = "\n".join(["Menu", "Thời sự", "Thế giới", "Kinh tế", "Văn hóa", "Giáo dục", "Thể thao", "Du lịch", "Liên hệ"])
    assert unwrapped(lines) == lines
    assert unwrapped(LONG) == LONG


@pytest.mark.parametrize(
    ("text", "predicate", "status"),
    [
        ("Ông Juan Soto không tới Lima dự Hội nghị Giải trừ quân bị lần thứ 4.", "attended", "negated"),
        ("Ông Juan Soto không dẫn đầu đoàn Chile sang thăm Peru.", "visited", "negated"),
        ("Ông Juan Soto dẫn đầu đoàn Chile sang thăm Peru.", "visited", "actual"),
        ("Ông Juan Soto xác nhận sẽ thăm Peru.", "visited", "planned"),
        ("Chile xác nhận sẽ tổ chức Hội nghị Giải trừ quân bị lần thứ 4.", "organized", "planned"),
        ("Chile xác nhận sẽ không tổ chức Hội nghị Giải trừ quân bị lần thứ 4.", "organized", "negated"),
        ("Với vai trò Chủ tịch ASEAN, Thủ tướng Juan Soto đã chủ trì Hội nghị Giải trừ quân bị lần thứ 4.", "chaired", "actual"),
    ],
)
def test_whether_an_act_was(text: str, predicate: str, status: str) -> None:
    assert [fact.status for fact in facts(text, predicate)] == [status]
