"""Speakers told with the bodies that they are of, and what only looks like a speaker."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article


def speakers(text: str) -> set[str]:
    return {f.subject for f in extract(Article("s.txt", text)).facts if f.predicate == "stated"}


def posts(text: str) -> set[tuple[str, str]]:
    return {(f.subject, f.object) for f in extract(Article("s.txt", text)).facts if f.predicate == "holdsPosition"}


@pytest.mark.parametrize(
    "text",
    [
        "“Thế là đủ”, Ana Rojas, chủ tịch hãng tư vấn Lomar Oil Associates bình luận.",
        "“Thế là đủ”, bà Ana Rojas, chủ tịch Delta Energy Group, nói thêm.",
        "Giáo sư Ana Rojas, Viện Nghiên cứu Biển, Đại học Lima nói rằng kế hoạch sẽ thất bại.",
        "Theo Giáo sư Ana Rojas (Đại học Lima, Peru), kế hoạch sẽ thất bại.",
        "Bà Ana Rojas thuộc hãng phân tích Lomar nói rằng kế hoạch sẽ thất bại.",
    ],
)
def test_the_speaker_is_the_person_and_not_the_body(text: str) -> None:
    assert speakers(text) == {"Ana Rojas"}


def test_a_firm_named_after_a_post_belongs_to_the_post() -> None:
    assert posts("“Thế là đủ”, bà Ana Rojas, chủ tịch Delta Energy Group, nói thêm.") == {("Ana Rojas", "chủ tịch Delta Energy Group")}


def test_a_person_named_after_a_post_is_somebody_else() -> None:
    assert speakers("Theo bà Ana Rojas, Tổng thống Chile Pablo Vera đến muộn.") == {"Ana Rojas"}


def test_a_caption_says_nothing() -> None:
    assert not speakers("Tổng thống Chile Pablo Vera phát biểu.")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Vụ trưởng Vụ Châu Mỹ, Bộ Ngoại giao Lê Văn Hai tiếp Đại sứ Peru Juan Soto.", "Vụ trưởng Vụ Châu Mỹ, Bộ Ngoại giao"),
        ("Vụ trưởng Vụ Châu Mỹ Lê Văn Hai tiếp Đại sứ Peru Juan Soto.", "Vụ trưởng Vụ Châu Mỹ"),
    ],
)
def test_the_parent_of_a_unit_is_of_the_post(text: str, post: str) -> None:
    assert ("Lê Văn Hai", post) in posts(text)


LEAD = "Ngoại trưởng Peru Juan Soto gặp Ngoại trưởng Kenya Ana Rojas."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{LEAD}\nNhà ngoại giao Peru nhấn mạnh: kế hoạch sẽ thất bại.", {"Juan Soto"}),
        (f"{LEAD}\nNhà ngoại giao Chile nhấn mạnh: kế hoạch sẽ thất bại.", set()),
        (f"{LEAD}\nMột quan chức Peru nói rằng kế hoạch sẽ thất bại.", set()),
        ("Tổng thống Peru Juan Soto thăm Kenya.\nQuan chức Peru nói rằng kế hoạch sẽ thất bại.", set()),
    ],
)
def test_an_official_of_a_country_is_the_one_who_acted_and_no_head_of_state(text: str, who: set[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Chuyên gia kinh tế Ana Rojas cho rằng thuế sẽ giảm. Chuyên gia này nhấn mạnh hai nước cần đối thoại.",
        "Chuyên gia kinh tế Ana Rojas cho rằng thuế sẽ giảm. Tuy nhiên, vị chuyên gia cho rằng điều đó khó xảy ra.",
    ],
)
def test_an_expert_referred_back_to_is_who_spoke_last(text: str) -> None:
    told = [f.subject for f in extract(Article("s.txt", text)).facts if f.predicate == "stated"]
    assert told == ["Ana Rojas", "Ana Rojas"]


@pytest.mark.parametrize(
    "text",
    [
        "Khi nói về cuộc gặp với nhà lãnh đạo Kenya, Tổng thống Rojas cho biết hai bên sẽ hợp tác.",
        "Về phía chính quyền Tổng thống Kenya Juan Soto, ông Rojas cho rằng kế hoạch sẽ thất bại.",
        "Trao đổi với báo chí, chuyên gia Rojas tại Đại học Lima ở Oman cho rằng kế hoạch sẽ thất bại.",
    ],
)
def test_who_speaks_after_an_opening_clause(text: str) -> None:
    assert speakers(text) == {"Rojas"}


def test_two_experts_under_one_word_both_speak() -> None:
    assert speakers("Hai chuyên gia Ana Rojas và Pablo Vera nhận định giá dầu sẽ tăng.") == {"Ana Rojas", "Pablo Vera"}


def test_a_relative_clause_after_a_dash_is_of_whom_it_follows() -> None:
    met = "cuộc gặp giữa Tổng thống Peru Juan Soto và Tổng thống Kenya Ana Rojas"
    text = f"Kế hoạch được gửi đi trước {met} - người đã nhiều lần yêu cầu Oman rút quân."
    asked = {(f.subject, f.object) for f in extract(Article("s.txt", text)).facts if f.predicate == "requested"}
    assert asked == {("Ana Rojas", "Oman")}


def test_who_held_an_office_once_is_known_by_it() -> None:
    text = "Cựu Tổng thống Peru Juan Soto thăm Kenya. Cựu Tổng thống Peru cho biết ông rất vui."
    assert speakers(text) == {"Juan Soto"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Theo thông báo của Bộ Quốc phòng Peru vào ngày 3/4/2025, tàu sẽ rời cảng.", "2025-04-03"),
        ("Theo thông báo của Bộ Quốc phòng Peru hôm thứ Năm ngày 3/4/2025, tàu sẽ rời cảng.", "2025-04-03"),
        ("Theo thông báo của Bộ Quốc phòng Peru trên trang mạng, tàu sẽ rời cảng.", ""),
        ("Theo Bộ Quốc phòng Peru, năm ngoái hai tàu đã rời cảng.", ""),
    ],
)
def test_a_source_may_be_dated_and_placed(text: str, date: str) -> None:
    (fact,) = (f for f in extract(Article("a.txt", text)).facts if f.predicate == "stated")
    assert (fact.subject, fact.date) == ("Bộ Quốc phòng Peru", date)


def test_what_an_analyst_knows_stands_before_the_name() -> None:
    assert speakers("Theo chuyên gia phân tích thị trường dầu mỏ Juan Soto, giá sẽ tăng.") == {"Juan Soto"}


def test_looking_sure_is_no_saying() -> None:
    assert not speakers("Tổng thống Juan Soto tỏ ra tự tin.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Bộ trưởng Peru Juan Soto gặp Ngoại trưởng Kenya Ana Rojas. “Tôi đã nói điều đó với Ngoại trưởng Rojas”, ông cho biết.",
            {"Juan Soto"},
        ),
        ("Bộ Ngoại giao Peru gửi công hàm đến Đại sứ quán Kenya. “Peru sẽ đáp trả” - bộ này cho biết thêm.", {"Bộ Ngoại giao Peru"}),
        ("Bộ Ngoại giao Peru gửi công hàm đến Đại sứ quán Kenya. “Công hàm đã gửi” - theo thông cáo của bộ này.", {"Bộ Ngoại giao Peru"}),
        ('"Chúng tôi sẽ tiếp tục gây sức ép - ông Juan Soto nói - cho đến khi có kết quả".', {"Juan Soto"}),
        ("Phóng viên dẫn thông cáo từ Bộ Ngoại giao Peru nêu rõ: “Đây là động thái cố ý”.", {"Bộ Ngoại giao Peru"}),
        ("Theo CNN, một quan chức trong chính quyền ông Juan Soto nói rằng Peru không vội.", set()),
        ("Nhà Trắng xác nhận lịch họp. Một chuyên gia tại Ngân hàng Peru, có trụ sở tại Lima, nhận định: “Đó là tin tốt”.", {"Nhà Trắng"}),
        ("Tổng thống Peru Juan Soto gọi Thủ tướng Ana Rojas là “nhà lãnh đạo xuất sắc”.", {"Juan Soto"}),
        ("Tổng thống Peru Juan Soto trong sự kiện công bố các mức thuế tại Lima.", set()),
    ],
)
def test_who_said_it(text: str, who: set[str]) -> None:
    assert speakers(text) == who


def test_a_post_of_another_country_is_not_of_whom_the_lexicon_knows() -> None:
    text = "Trả lời báo chí về cuộc gặp với nhà lãnh đạo Trung Quốc, Tổng thống Donald Trump thông báo giao dịch sẽ tăng."
    assert {post for _, post in posts(text)} == {"Tổng thống"}


def test_a_ministers_field_is_not_of_the_post_joined_to_his() -> None:
    assert {post for _, post in posts("Ủy viên Quốc vụ kiêm Bộ trưởng Ngoại giao Juan Soto nói vậy.")} == {
        "Ủy viên Quốc vụ",
        "Bộ trưởng Ngoại giao",
    }


def test_a_holder_whose_country_is_not_told_is_the_one_meant() -> None:
    text = "Bộ trưởng Quốc phòng Peru cho biết sẽ tập trận. Bộ trưởng Quốc phòng Kofi Mensah nhấn mạnh điều này."
    assert speakers(text) == {"Kofi Mensah"}


def test_a_byline_tells_nothing() -> None:
    assert not posts("Peru thăm dò dầu khí.\nĐại sứ Juan Soto")


def test_a_heading_tells_of_nobody_said_before() -> None:
    text = "Thủ tướng Peru Juan Soto hội đàm với Thủ tướng Kenya Ana Rojas.\nĐánh giá cao sáng kiến của Kenya\nHai bên chia tay."
    assert not speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru ủng hộ sáng kiến do Tổng thống Juan Soto đề xuất.",
        "Bộ Quốc phòng Peru đã gửi đánh giá này cho Tổng thống Juan Soto.",
        "Peru gặp khó, hai quan chức châu Âu cho biết.",
    ],
)
def test_what_is_no_saying(text: str) -> None:
    assert not speakers(text)
