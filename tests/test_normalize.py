"""Spelling variants become one form, and no offset moves."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vi.normalize import fold, norm, plain, squeeze, tone

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
WORDS = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " -–\u00a0’'0123456789.,", max_size=60)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("Hoà", "Hòa"),
        ("HOÀ", "HÒA"),
        ("hoà bình", "hòa bình"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("uỷ ban", "ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("Thuỵ Sĩ", "Thụy Sĩ"),
        ("toạ đàm", "tọa đàm"),
        ("xoá", "xóa"),
        ("loã", "lõa"),
    ],
)
def test_the_old_tone_placement_becomes_the_new(old: str, new: str) -> None:
    assert tone(old) == new
    assert tone(new) == new


@pytest.mark.parametrize(
    "word", ["quý", "Quý", "quỹ", "quà", "hoàng", "toàn", "thuyết", "khoảng", "hoặc", "huỳnh", "ngoại", "quốc", "hòa", "của", "mùa"]
)
def test_other_words_stay(word: str) -> None:
    assert tone(word) == word


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
def test_dashes_are_one(dash: str) -> None:
    assert norm(f"Việt Nam {dash} Lào") == "việt nam - lào"
    assert plain(f"A{dash}B") == "A-B"


@pytest.mark.parametrize("space", "\u00a0\u2009\u202f")
def test_spaces_are_one(space: str) -> None:
    assert norm(f"Việt{space}Nam") == "việt nam"


@given(WORDS)
def test_no_length_changes(text: str) -> None:
    assert len(norm(text)) == len(tone(text)) == len(plain(text)) == len(text)


@given(WORDS)
def test_once_is_enough(text: str) -> None:
    assert norm(norm(text)) == norm(text)
    assert norm(text.upper()) == norm(text)
    assert unicodedata.is_normalized("NFC", norm(text))


@given(st.text(max_size=60))
def test_tone_and_plain_keep_the_length_of_any_text(text: str) -> None:
    assert len(tone(text)) == len(plain(text)) == len(text)


def test_white_space_is_folded() -> None:
    assert squeeze("  Lê \n Văn\u00a0Hai\t") == "Lê Văn Hai"
    assert squeeze("") == ""


@pytest.mark.parametrize(
    ("a", "b"),
    [("António Guterres", "Antonio Guterres"), ("Vla-đi-mia Pu-tin", "vla di mia pu tin"), ("Antony J. Blinken", "antony j blinken")],
)
def test_foreign_names_are_compared_without_marks(a: str, b: str) -> None:
    assert fold(a) == fold(b)


def test_folding_keeps_different_names_apart() -> None:
    assert fold("Pablo Rojas") != fold("Paulo Rojas")
