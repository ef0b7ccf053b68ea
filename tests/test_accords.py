"""Who signs a document: parties in its name, lists of documents, with whom."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article


def signed(text: str) -> set[tuple[str, str, str]]:
    return {(f.subject, f.object, f.status) for f in extract(Article("a.txt", text)).facts if f.predicate == "signed"}


TREATY = "Hiệp định giữa Chính phủ Peru và Chính phủ Kenya về vận tải biển"
MEMO = "Bản ghi nhớ giữa Bộ Ngoại giao Peru và Bộ Ngoại giao Kenya"
OF_TREATY = {("Chính phủ Peru", TREATY, "actual"), ("Chính phủ Kenya", TREATY, "actual")}
OF_MEMO = {("Bộ Ngoại giao Peru", MEMO, "actual"), ("Bộ Ngoại giao Kenya", MEMO, "actual")}


@pytest.mark.parametrize(
    "text",
    [
        f"Hai bên đã ký {TREATY}; {MEMO}.",
        f"Các văn kiện được ký kết gồm: {TREATY}; {MEMO}.",
        f"Tổng thống Juan Soto và Tổng thống Ana Rojas chứng kiến lễ ký kết các văn kiện: {TREATY}; {MEMO}.",
        f"Hai bên đã ký kết các văn kiện sau:\n- {TREATY};\n- {MEMO}.",
        f"Hai bên đã ký {TREATY} và {MEMO}.",
    ],
)
def test_parties_in_the_names_of_documents_sign_them(text: str) -> None:
    assert signed(text) == OF_TREATY | OF_MEMO


def test_a_passive_tells_the_parties() -> None:
    assert signed(f"{TREATY} đã được ký kết.") == OF_TREATY


def test_a_plan_stays_a_plan() -> None:
    assert {status for _, _, status in signed(f"Hai bên dự kiến ký {TREATY}.")} == {"planned"}


def test_whoever_is_named_as_signer_signs() -> None:
    text = f"Ngoại trưởng Peru Juan Soto và Ngoại trưởng Kenya Ana Rojas ký {TREATY}."
    assert signed(text) == {("Juan Soto", TREATY, "actual"), ("Ana Rojas", TREATY, "actual")}


@pytest.mark.parametrize(
    "text",
    [
        f"Hai bên thúc đẩy ký {TREATY}.",
        f"Hai bên đánh giá cao {TREATY}.",
    ],
)
def test_nothing_is_signed_here(text: str) -> None:
    assert signed(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Peru và Kenya đã ký nhiều văn kiện hợp tác gồm Hiệp định Nghề cá, đặc biệt là Hiệp định Biên giới.",
        "Peru và Kenya đã ký các văn kiện quan trọng, trong đó có Hiệp định Nghề cá và Hiệp định Biên giới.",
    ],
)
def test_documents_named_after_a_word_for_several(text: str) -> None:
    assert {(who, what) for who, what, _ in signed(text)} == {
        (who, what) for who in ("Peru", "Kenya") for what in ("Hiệp định Nghề cá", "Hiệp định Biên giới")
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ngoại trưởng Peru Juan Soto ký bản ghi nhớ hợp tác với Ngoại trưởng Kenya Ana Rojas.", "bản ghi nhớ hợp tác"),
        ("Ngoại trưởng Peru Juan Soto gặp bà Ana Rojas và ký bản ghi nhớ về nghề cá với bà.", "bản ghi nhớ về nghề cá"),
        ("Ngoại trưởng Peru Juan Soto gặp ông Pablo Vega, rồi cùng bà Ana Rojas ký bản ghi nhớ về nghề cá.", "bản ghi nhớ về nghề cá"),
    ],
)
def test_with_whom_one_signs(text: str, name: str) -> None:
    assert signed(text) == {("Juan Soto", name, "actual"), ("Ana Rojas", name, "actual")}


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Lễ ký kết Hiệp định Hòa bình Peru - Kenya diễn ra tại Lima.", "Hiệp định Hòa bình Peru - Kenya"),
        ("Hai Thủ tướng chứng kiến lễ ký Hiệp định Thương mại tự do Peru - Kenya.", "Hiệp định Thương mại tự do Peru - Kenya"),
    ],
)
def test_a_pair_of_countries_in_its_name_signs_a_document(text: str, document: str) -> None:
    assert signed(text) == {("Peru", document, "actual"), ("Kenya", document, "actual")}


def test_a_ceremony_has_its_place_and_may_lie_ahead() -> None:
    (one, other) = extract(Article("a.txt", "Lễ ký Hiệp định Hòa bình Peru - Kenya dự kiến diễn ra tại Lima.")).facts
    assert {one.place, other.place} == {"Lima"}
    assert {one.status, other.status} == {"planned"}


def test_of_three_countries_no_two_are_taken() -> None:
    assert not signed("Lễ ký Hiệp định Peru - Kenya - Chile diễn ra tại Lima.")
