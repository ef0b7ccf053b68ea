"""Summits between named parties are meetings; summits of organizations stay gatherings."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article


def facts(text: str) -> set[tuple[str, str, str, str]]:
    return {(f.predicate, f.subject, f.object, f.status) for f in extract(Article("s.txt", text)).facts}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hội nghị thượng đỉnh ngày 5/3 giữa Tổng thống Peru Juan Soto và Tổng thống Kenya Ana Rojas diễn ra tại Lima.", "actual"),
        ("Tổng thống Peru Juan Soto hủy cuộc họp thượng đỉnh với Tổng thống Kenya Ana Rojas.", "negated"),
    ],
)
def test_a_summit_between_two_is_a_meeting(text: str, status: str) -> None:
    assert [(f[1:3], f[3]) for f in facts(text) if f[0] == "metWith"] == [(("Juan Soto", "Ana Rojas"), status)]


def test_a_summit_attended_is_a_gathering() -> None:
    found = facts("Tổng thống Peru Juan Soto dự Hội nghị thượng đỉnh G20 cùng Tổng thống Kenya Ana Rojas.")
    assert ("attended", "Juan Soto", "Hội nghị thượng đỉnh G20", "actual") in found
    assert not [f for f in found if f[0] == "metWith"]
