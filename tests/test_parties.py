"""Parties that do not stand right after the verb, and names that no list holds."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article


def facts(text: str) -> set[tuple[str, str, str]]:
    return {(f.predicate, f.subject, f.object) for f in extract(Article("p.txt", text)).facts}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Hội nghị Nông nghiệp được chủ trì bởi Ngoại trưởng Peru Juan Soto.", ("chaired", "Juan Soto")),
        ("Mỹ trừng phạt hai ngân hàng của Peru là Banco Andino và Banco Lindo.", ("sanctioned", "Banco Andino")),
        ("Ngoại trưởng Peru Juan Soto thăm Bordeaux.", ("visited", "Bordeaux")),
        ("Đại sứ Peru Ana Rojas trình Quốc thư lên Tổng thống Kenya Juan Soto.", ("presentedCredentialsTo", "Juan Soto")),
        ("Mỹ trừng phạt Andes Energy.", ("sanctioned", "Andes Energy")),
    ],
)
def test_a_party_is_found(text: str, fact: tuple[str, str]) -> None:
    assert any(f[0] == fact[0] and fact[1] in f[1:] for f in facts(text)), facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chưa rõ Tổng thống Peru Juan Soto có gặp Tổng thống Kenya Ana Rojas hay không.",
        "Tổng thống Peru Juan Soto nói về cuộc gặp của bà Ana Rojas với nông dân.",
        "Dư luận bàn về khả năng Tổng thống Peru Juan Soto gặp Tổng thống Kenya Ana Rojas.",
    ],
)
def test_no_meeting_is_told(text: str) -> None:
    assert ("metWith", "Juan Soto", "Ana Rojas") not in facts(text)
