"""Whom titles and words mean that refer to what was told: this country, the guest, a former holder."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article


def told(text: str, predicate: str) -> set[tuple[str, str]]:
    return {(f.subject, f.object) for f in extract(Article("n.txt", text)).facts if f.predicate == predicate}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Bà Ana Rojas thăm Mông Cổ và gặp Ngoại trưởng nước này Juan Soto.", "Ngoại trưởng Mông Cổ"),
        ("Tổng thống Peru Ana Rojas và Ngoại trưởng nước này Juan Soto thăm Chile.", "Ngoại trưởng Peru"),
        ("Peru lên án Mỹ. Đại sứ nước này tại Washington Juan Soto gặp Ngoại trưởng Mỹ Marco Rubio.", "Đại sứ Peru tại Washington"),
        ("Bà Ana Rojas thăm Mông Cổ. Bà gặp Thủ tướng nước chủ nhà Juan Soto.", "Thủ tướng Mông Cổ"),
    ],
)
def test_posts_of_this_country(text: str, post: str) -> None:
    assert ("Juan Soto", post) in told(text, "holdsPosition")


def test_a_body_of_this_country() -> None:
    text = "Hiệp ước vấp phải phản ứng từ Peru. Bộ Ngoại giao nước này ra tuyên bố chỉ trích Chile."
    assert told(text, "criticized") == {("Bộ Ngoại giao Peru", "Chile")}


def test_the_ambassador_of_this_country_is_expelled() -> None:
    text = "Peru hủy miễn thị thực với Chile và trục xuất đại sứ nước này Juan Soto."
    assert told(text, "expelled") == {("Peru", "Chile")}


def test_the_guest() -> None:
    text = "Thủ tướng Peru Juan Soto tới Nairobi. Cùng ngày, vị khách hội kiến Tổng thống Kenya Ana Rojas."
    assert told(text, "metWith") == {("Juan Soto", "Ana Rojas")}


@pytest.mark.parametrize("then", ["khi đó là", "khi ấy", "lúc bấy giờ là"])
def test_a_former_holder(then: str) -> None:
    text = f"Năm 2013, Ngoại trưởng Peru {then} Juan Soto đã thăm Nairobi."
    assert told(text, "visited") == {("Juan Soto", "Nairobi")}
    assert told(text, "holdsPosition") == set()


def test_a_cited_post_is_not_that_of_the_name_after_the_comma() -> None:
    text = "Theo người phát ngôn Điện Kremlin, ông Juan Soto không loại trừ đàm phán."
    assert told(text, "holdsPosition") == set()
    text = "Theo người phát ngôn Điện Kremlin, ông Juan Soto, Nga không loại trừ đàm phán."
    assert told(text, "holdsPosition") == {("Juan Soto", "người phát ngôn Điện Kremlin")}


def test_the_host_invited_the_guest_who_is_met() -> None:
    text = (
        "Bí thư Thành ủy Hà Nội Lê Văn Hai hội kiến Tổng thống Peru Juan Soto đang thăm chính thức Việt Nam "
        "theo lời mời của Chủ tịch nước Trần Văn Một."
    )
    assert told(text, "invited") == {("Trần Văn Một", "Juan Soto")}


def test_a_pronoun_means_who_was_named_before_it() -> None:
    text = (
        "Tổng thống Peru Ana Rojas đón Tổng thống Kenya Juan Soto. Ông Pablo Vega, Bộ trưởng Y tế Peru, nói. "
        "Ông là Ủy viên Hội đồng Y tế, Bộ trưởng Y tế Peru."
    )
    assert "Juan Soto" not in {who for who, post in told(text, "holdsPosition") if "Y tế" in post}
