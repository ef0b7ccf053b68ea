"""Who is received, what is arranged or only spoken of, who is meant by a group, and days in brackets."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extraction import extract
from kg.model import Article, Fact

PUBLISHED = date(2024, 5, 5)


def told(text: str) -> list[Fact]:
    return [f for f in extract(Article("a.txt", text, published=PUBLISHED)).facts if f.predicate not in ("stated", "holdsPosition")]


def acts(text: str) -> set[tuple[str, str, str, str]]:
    return {(f.subject, f.predicate, f.object, f.status) for f in told(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who is received ends at the comma
        (
            "Tiếp Thống đốc tỉnh Aichi, Thủ tướng Trần Văn Một bày tỏ hài lòng.",
            {("Trần Văn Một", "metWith", "Thống đốc tỉnh Aichi", "actual")},
        ),
        ("Trong buổi tiếp Chủ tịch JICA, Thủ tướng Trần Văn Một cảm ơn JICA đã hỗ trợ.", {("Trần Văn Một", "thanked", "JICA", "actual")}),
        # arranged, and only asked for or not spoken of
        (
            "Hai bên nhất trí tổ chức cuộc gặp giữa Tổng thống Peru Mateo Quispe và Tổng thống Cuba Juan Soto.",
            {("Mateo Quispe", "metWith", "Juan Soto", "planned")},
        ),
        ("Chile đề nghị tổ chức cuộc gặp giữa Tổng thống Peru Mateo Quispe và Tổng thống Cuba Juan Soto.", set()),
        ("Bức thư không đề cập đến cuộc gặp giữa Tổng thống Peru Mateo Quispe và Tổng thống Cuba Juan Soto.", set()),
        ("Bà Elena Duarte khẳng định Peru sẽ làm việc chặt chẽ với Cuba.", set()),
        # those whom a noun joins
        (
            "Ba tuần trước cuộc gặp đã được công bố giữa Tổng thống Peru Mateo Quispe và Tổng thống Cuba Juan Soto, giá dầu tăng.",
            {("Mateo Quispe", "metWith", "Juan Soto", "actual")},
        ),
        (
            "Ông Ngô Văn Ba ca ngợi hội nghị thượng đỉnh Peru - Cuba giữa Tổng thống Mateo Quispe và Chủ tịch Juan Soto.",
            {("Mateo Quispe", "metWith", "Juan Soto", "actual")},
        ),
        # groups
        (
            "Hội nghị Cấp cao Andes lần thứ 3 khai mạc. Các nhà lãnh đạo của Peru, Cuba và Chile sẽ tham dự sự kiện này.",
            {(c, "attended", "Hội nghị Cấp cao Andes lần thứ 3", "planned") for c in ("Peru", "Cuba", "Chile")},
        ),
        ("Peru và Cuba có quan hệ lâu đời. Lãnh đạo hai nước nhất trí tăng cường hợp tác.", {("Peru", "agreedWith", "Cuba", "actual")}),
        (
            "Thủ tướng Peru Mateo Quispe và người đồng cấp Cuba lần đầu hội đàm trực tiếp.",
            {("Mateo Quispe", "metWith", "Thủ tướng Cuba", "actual")},
        ),
        ("Bộ Ngoại giao Peru khẳng định đã cùng Cuba đạt được sự đồng thuận.", {("Bộ Ngoại giao Peru", "agreedWith", "Cuba", "actual")}),
        # hosts, papers, thanks
        ("Năm 2027, Peru sẽ là quốc gia đăng cai Hội nghị Cấp cao Andes.", {("Peru", "organized", "Hội nghị Cấp cao Andes", "planned")}),
        (
            "Đại sứ quán Peru tại Việt Nam đã chủ trì, phối hợp với Hội Hữu nghị Việt Nam - Peru tổ chức Hội thảo Andes.",
            {(o, "organized", "Hội thảo Andes", "actual") for o in ("Đại sứ quán Peru tại Việt Nam", "Hội Hữu nghị Việt Nam - Peru")},
        ),
        (
            "Peru và Cuba chuẩn bị ký thỏa thuận ngừng bắn toàn diện.",
            {(c, "signed", "thỏa thuận ngừng bắn toàn diện", "planned") for c in ("Peru", "Cuba")},
        ),
        ("Tổng thống Peru Mateo Quispe cảm ơn vai trò trung gian “rất lớn” của Cuba.", {("Mateo Quispe", "thanked", "Cuba", "actual")}),
        # journeys
        ("Thủ tướng Trần Văn Một kết thúc chuyến thăm chính thức, làm việc tại Peru.", {("Trần Văn Một", "visited", "Peru", "actual")}),
        ("Cố vấn an ninh quốc gia Peru, ông Mateo Quispe, sẽ tới Cuba tuần này.", {("Mateo Quispe", "visited", "Cuba", "planned")}),
        ("Ông Juan Soto sẽ “sớm có chuyến thăm Peru”.", {("Juan Soto", "visited", "Peru", "planned")}),
        (
            "Từ Chile, Tổng thống Peru Mateo Quispe sẽ tiếp tục hành trình tới La Habana (Cuba) để gặp Chủ tịch Juan Soto.",
            {("Mateo Quispe", "visited", "La Habana", "planned"), ("Mateo Quispe", "metWith", "Juan Soto", "planned")},
        ),
        (
            "Tổng thống Peru Mateo Quispe sẽ rời Lima tối 24/5 (giờ địa phương) và dự kiến đến Cuba ngày 26/5 dự Hội nghị Cấp cao Andes.",
            {("Mateo Quispe", "visited", "Cuba", "planned"), ("Mateo Quispe", "attended", "Hội nghị Cấp cao Andes", "planned")},
        ),
        (
            "Tổng thống Peru Mateo Quispe sẽ thăm và dự Hội nghị Cấp cao Andes tại Đà Nẵng.",
            {("Mateo Quispe", "visited", "Đà Nẵng", "planned"), ("Mateo Quispe", "attended", "Hội nghị Cấp cao Andes", "planned")},
        ),
        # talks without a name, talks that may never be
        (
            "Tổng thống Peru Mateo Quispe và Tổng thống Cuba Juan Soto sẽ tổ chức một cuộc họp tại Lima.",
            {("Mateo Quispe", "metWith", "Juan Soto", "planned")},
        ),
        ("Tuần trước, ông Mateo Quispe đã nói chuyện với ông Juan Soto.", {("Mateo Quispe", "spokeWith", "Juan Soto", "actual")}),
        ("Khả năng tổ chức cuộc gặp giữa Tổng thống Peru Mateo Quispe và Tổng thống Cuba Juan Soto vẫn còn.", set()),
        ("Ông Mateo Quispe gặp các quan chức chính quyền Tổng thống Juan Soto.", set()),
        ("Ông Mateo Quispe chơi đàn trong khi chờ gặp ông Juan Soto.", set()),
        # sanctions
        (
            "Peru áp đặt trừng phạt lên Rosneft, Lukoil cùng 44 tàu chở dầu.",
            {("Peru", "sanctioned", "Rosneft", "actual"), ("Peru", "sanctioned", "Lukoil", "actual")},
        ),
        (
            "Các biện pháp trừng phạt mới của Peru đối với hai tập đoàn năng lượng Nga Rosneft và Lukoil đã có hiệu lực.",
            {("Peru", "sanctioned", "Rosneft", "actual"), ("Peru", "sanctioned", "Lukoil", "actual")},
        ),
        ("Peru và Chile khôi phục các lệnh trừng phạt đối với Cuba.", {(c, "sanctioned", "Cuba", "actual") for c in ("Peru", "Chile")}),
        ("Peru sẽ chấm dứt toàn bộ viện trợ và hỗ trợ cho Cuba.", set()),
        # papers meant by their head
        (
            "Peru và Cuba đã ký tuyên bố chung về thỏa thuận hòa bình. Thỏa thuận được Tổng thống Peru Mateo Quispe ký kết tại Lima.",
            {("Mateo Quispe", "signed", "tuyên bố chung về thỏa thuận hòa bình", "actual")},
        ),
        # people of a country are not the country
        ("Thủ tướng Trần Văn Một gặp các doanh nghiệp hàng đầu của Peru.", set()),
    ],
)
def test_acts(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    found = acts(text)
    assert wanted <= found if wanted else found == set(), found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hôm qua (4-5), Ngoại trưởng Peru Mateo Quispe hội kiến Thủ tướng Trần Văn Một.", "2024-05-04"),
        ("Ngày mai (6-5), Ngoại trưởng Peru Mateo Quispe sẽ hội kiến Thủ tướng Trần Văn Một.", "2024-05-06"),
    ],
)
def test_day_in_brackets(text: str, day: str) -> None:
    assert [str(f.date) for f in told(text) if f.predicate == "metWith"] == [day]


def test_a_score_is_no_day() -> None:
    assert all(not f.date for f in told("Sau trận thắng (2-1), Ngoại trưởng Peru Mateo Quispe gặp Thủ tướng Trần Văn Một."))
