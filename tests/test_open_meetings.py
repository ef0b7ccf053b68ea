"""Meetings that may never be held or lie ahead, somebody unnamed who speaks on, experts told of at length."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extraction import extract
from kg.model import Article, Fact

PUBLISHED = date(2024, 5, 5)
A, B = "Tổng thống Peru Juan Soto", "Tổng thống Kenya Ana Rojas"


def told(text: str) -> list[Fact]:
    return list(extract(Article("a.txt", text, published=PUBLISHED)).facts)


def acts(text: str) -> set[tuple[str, str, str, str]]:
    return {(f.subject, f.predicate, f.object, f.status) for f in told(text) if f.predicate not in ("stated", "holdsPosition")}


def speakers(text: str) -> list[str]:
    return [f.subject for f in told(text) if f.predicate == "stated"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what may never be held
        (f"Ông Luis Lima nói một cuộc gặp giữa {A} và {B} là “hoàn toàn có thể”, nhưng chưa cần thiết.", set()),
        (f"Người phát ngôn Luis Lima cho biết cuộc gặp giữa {A} và {B} chưa bị loại trừ.", set()),
        (f"Các bên nên cẩn trọng, thay vì thúc đẩy một cuộc gặp vội vàng giữa {A} và {B}.", set()),
        (f"{A} nói ông cởi mở với ý tưởng gặp {B} nếu có cơ hội.", set()),
        (f"Điều đó có thể mở ra cơ hội cho một chuyến thăm của {A} tới Kenya.", set()),
        (f"Chuyến thăm của {A} tới Kenya có thể mở ra cơ hội mới.", {("Juan Soto", "visited", "Kenya", "actual")}),
        # what lies ahead
        (f"Tâm điểm của chuyến đi sẽ là cuộc gặp giữa {A} và {B}.", {("Juan Soto", "metWith", "Ana Rojas", "planned")}),
        (f"Giới đầu tư hướng tới cuộc gặp giữa {A} và {B} vào thứ Năm.", {("Juan Soto", "metWith", "Ana Rojas", "planned")}),
        # a caption whose place is followed by its country
        (f"{A} (bên trái) và {B} tại cuộc gặp ở Lima, Peru ngày 9/11/2017.", {("Juan Soto", "metWith", "Ana Rojas", "actual")}),
        # other spellings and words
        (f"Bộ Ngoại giao Chile gởi lời cảm ơn {B}.", {("Bộ Ngoại giao Chile", "thanked", "Ana Rojas", "actual")}),
        (f"{A} gọi trực tiếp cho {B}.", {("Juan Soto", "spokeWith", "Ana Rojas", "actual")}),
        (f"{A} thăm Scotland.", {("Juan Soto", "visited", "Scotland", "actual")}),
    ],
)
def test_acts(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trung tướng về hưu Juan Soto, cựu Tư lệnh Lục quân Peru, nhận định: “Tình hình khó khăn”.", ["Juan Soto"]),
        ("Nhà ngoại giao kỳ cựu người Peru Juan Soto, chủ tịch Hội nghị An ninh Lima, cho rằng tình hình khó khăn.", ["Juan Soto"]),
        (f"{A} gặp {B}. Dù vậy, một quan chức cấp cao Kenya đã hạ nhiệt kỳ vọng, khẳng định cuộc gặp “chỉ là bước đầu”.", []),
        ("Kenya sẽ vượt qua khó khăn, miễn là họ biết cách nói đúng ngôn ngữ.", []),
    ],
)
def test_speakers(text: str, wanted: list[str]) -> None:
    assert speakers(text) == wanted


def test_the_day_of_what_followed_is_not_that_of_the_act() -> None:
    facts = told(f"Hôm 22/4, {A} thăm Chile. Cùng ngày, Bộ Tài chính Peru trừng phạt công ty Rosneft, khiến giá dầu tăng vào ngày 23/4.")
    assert [str(f.date) for f in facts if f.predicate == "sanctioned"] == ["2024-04-22"]
