"""Capitals that stand for their states, short names of states, and who of two with the same post is meant."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extraction import extract
from kg.model import Article, Extraction

PUBLISHED = date(2024, 5, 5)


def read(text: str) -> Extraction:
    return extract(Article("a.txt", text, published=PUBLISHED))


def acts(text: str) -> set[tuple[str, str, str]]:
    return {(f.subject, f.predicate, f.object) for f in read(text).facts if f.predicate not in ("stated", "holdsPosition")}


def speakers(text: str) -> list[str]:
    return [f.subject for f in read(text).facts if f.predicate == "stated"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Các lệnh trừng phạt mới của Lima nhằm vào ngành dầu mỏ của La Habana gây lo ngại.", {("Peru", "sanctioned", "Cuba")}),
        ("Mexico lo ngại, trong khi Lima và các đồng minh cáo buộc La Habana vi phạm thỏa thuận.", {("Peru", "criticized", "Cuba")}),
        (
            "Giới quan sát nhắc tới việc khôi phục hoàn toàn quan hệ ngoại giao giữa Lima và La Habana.",
            {("Peru", "hasDiplomaticRelationsWith", "Cuba")},
        ),
    ],
)
def test_capital_is_its_state(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert wanted <= acts(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Động thái này khiến Lima lo ngại, gây thêm áp lực lên La Habana.", set()),
        ("Chặng cuối của chuyến đi là Lima.", {"Lima"}),
        ("Lima là điểm dừng đầu tiên của Tổng thống Cuba Juan Soto.", {"Lima"}),
        ("Tổng thống Cuba Juan Soto tới sân bay của Lima.", {"Lima"}),
    ],
)
def test_capital_is_a_place_only_where_something_is(text: str, places: set[str]) -> None:
    assert {e.label for e in read(text).entities if e.kind == "place"} == places


def test_short_name_before_a_foreign_surname() -> None:
    found = read("Tổng thống Hàn Lee Sung Min gặp Phó Chủ tịch Hàn Quốc Dũng.")
    assert ("Lee Sung Min", "Tổng thống Hàn") in {(f.subject, f.object) for f in found.facts if f.predicate == "holdsPosition"}
    assert "Hàn Quốc Dũng" not in {e.label for e in found.entities if e.kind == "country"}


TWO = "Bộ trưởng Quốc phòng Trần Văn Một hội đàm với Bộ trưởng Quốc phòng Peru Mateo Quispe. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (TWO + "Bộ trưởng khẳng định Peru coi trọng quan hệ với Việt Nam.", "Mateo Quispe"),
        (TWO + "Bộ trưởng khẳng định Peru là đối tác quan trọng của Việt Nam.", "Trần Văn Một"),
        (TWO + "Bộ trưởng cũng nhấn mạnh, Việt Nam sẽ tiếp tục hợp tác.", "Trần Văn Một"),
        ("Đại diện Bộ Công Thương Việt Nam đánh giá thị trường còn rộng mở.", "Bộ Công Thương Việt Nam"),
        ("Thông tin từ Đại sứ quán Peru tại Việt Nam ngày 3/4 cho biết lễ trao tặng đã diễn ra.", "Đại sứ quán Peru tại Việt Nam"),
        ("Chuyên gia Elena Duarte nói. Theo bà, Peru và Cuba cần thêm thời gian.", "Elena Duarte"),
        ("Sử gia Elena Duarte, chuyên gia về các Tổng thống Peru, nhận định: “Điều này thật buồn”.", "Elena Duarte"),
        ("Bà Elena Duarte, Trưởng bộ phận Chiến lược tại công ty Andoil, gọi các biện pháp ấy là “bước đi quan trọng”.", "Elena Duarte"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Peru là nước đề xuất ban đầu.",
        "Thông tin về vật thể lạ xuất hiện hôm qua.",
        "Tổng thống Peru Mateo Quispe giới thiệu bản vẽ căn phòng mới.",
        "Các nhà phân tích chưa chắc về tác động của các biện pháp mà Tổng thống Peru Mateo Quispe vừa tuyên bố.",
        "Peru và Cuba chia sẻ nhiều lợi ích chung quan trọng.",
        "Peru đang tạo ra một liên minh mới và khẳng định vị thế của mình.",
        "Theo The Sun, trời hôm nay đẹp.",
        "Việc Chủ tịch Hạ viện Peru Mateo Quispe phản đối đề xuất cho thấy khó khăn còn nhiều.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert speakers(text) == []


def test_a_question_that_is_quoted_is_said() -> None:
    assert speakers("Tổng thống Peru Mateo Quispe nói: “Tôi có thể nói gì đây?") == ["Mateo Quispe"]


@pytest.mark.parametrize(
    "author", ["Bảo An/Báo Tin tức và Dân tộc", "Kiều Lan/VOV.VN (biên dịch) Theo: Tass", "Bùi Hòa (TTXVN)", "Trà Mi/bnews/vnanet.vn"]
)
def test_the_author_at_the_end_is_nobody(author: str) -> None:
    found = read(f"Tổng thống Peru Mateo Quispe thăm Cuba.\n{author}")
    assert {e.label for e in found.entities if e.kind == "person"} == {"Mateo Quispe"}
    assert {e.label for e in found.entities if e.kind == "country"} == {"Peru", "Cuba"}


def test_summits_of_blocs_are_entities_in_small_letters() -> None:
    found = read("Đây là vấn đề nóng của hội nghị cấp cao ASEAN lần thứ 47 và hội nghị thượng đỉnh NATO.")
    assert {e.label for e in found.entities if e.kind == "event"} == {"hội nghị cấp cao ASEAN lần thứ 47", "hội nghị thượng đỉnh NATO"}


def test_the_ministry_of_a_spokesman_is_an_entity() -> None:
    found = read("Người phát ngôn Bộ Ngoại giao Peru Mateo Quispe cho biết trời đẹp.")
    assert "Bộ Ngoại giao Peru" in {e.label for e in found.entities if e.kind == "organization"}


def test_a_gathering_says_nothing_for_whom_was_named_before() -> None:
    text = "Tổng thống Peru Mateo Quispe tới La Habana. Hội nghị Cấp cao Andes đã thông qua Tuyên bố Lima, nhấn mạnh hòa bình."
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "employer"),
    [
        ("Theo chiến lược gia hàng hóa Elena Duarte tại Andoil Bank, giá sẽ tăng.", "Elena Duarte", "Andoil Bank"),
        ("Theo chuyên gia phân tích hàng hóa cấp cao Elena Duarte của AOB, giá sẽ tăng.", "Elena Duarte", ""),
        (
            "Ông Juan Soto, người đứng đầu bộ phận phân tích địa chính trị tại Andoil Research cho biết giá sẽ tăng.",
            "Juan Soto",
            "Andoil Research",
        ),
        (
            "Ông Juan Soto, giám đốc chiến lược ngoại hối tại Andoil Securities, nhận định có vẻ giá sẽ tăng.",
            "Juan Soto",
            "Andoil Securities",
        ),
        ("Như ông Juan Soto thừa nhận, giá sẽ tăng.", "Juan Soto", ""),
        ("Ông Juan Soto nhận thấy giá đã giảm.", "Juan Soto", ""),
    ],
)
def test_analysts_and_their_firms(text: str, speaker: str, employer: str) -> None:
    assert speakers(text) == [speaker]
    assert [e.label for e in read(text).entities if e.kind == "organization"] == ([employer] if employer else [])


def test_post_in_a_department() -> None:
    text = "Ông Juan Soto, giám đốc thị trường dầu mỏ và năng lượng tại Andoil Services (AOS) nói: “Giá sẽ tăng”."
    held = {(f.subject, f.object) for f in read(text).facts if f.predicate == "holdsPosition"}
    assert held == {("Juan Soto", "giám đốc thị trường dầu mỏ và năng lượng tại Andoil Services (AOS)")}


def test_capital_told_as_such_takes_its_name() -> None:
    text = "Tổng thống Cuba Juan Soto thăm thủ đô của Peru. Ông rời Lima chiều cùng ngày."
    assert [e.label for e in read(text).entities if e.kind == "place"] == ["Lima"]
    assert ("Juan Soto", "visited", "Lima") in acts(text)


def test_half_of_a_name_is_no_place() -> None:
    found = read("Tổng Giám đốc Cảng Antwerp-Bruges Mateo Quispe ký Bản ghi nhớ về cảng xanh với Cảng Hải Phòng.")
    assert "Bruges" not in {e.label for e in found.entities}
