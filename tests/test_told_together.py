"""Meetings and documents told in one breath, papers that speak for somebody, lines broken after a rank."""

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


MET = ("Juan Soto", "metWith", "Ana Rojas", "actual")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Cuộc họp giữa {A} và {B} tại Lima đã kết thúc.", {MET}),
        (f"Chile đề nghị tổ chức một cuộc họp giữa {A} và {B} tại Lima.", set()),
        (f"{A} có một cuộc trao đổi ngắn với {B}.", {MET}),
        # not with each other
        (f"{A} và {B} có một cuộc họp quan trọng với các quan chức Chile.", set()),
        (f"{A} và {B} có cuộc gặp quan trọng với các quan chức Chile.", set()),
        (f"{A} và {B} có cuộc gặp quan trọng với hy vọng chấm dứt xung đột.", {MET}),
        # documents and events of a list, and what only tells more of the last
        (
            f"{A} ký ban hành đạo luật các vùng biển, đạo luật về luồng hàng hải vùng nước quần đảo của Peru.",
            {
                ("Juan Soto", "signed", "đạo luật các vùng biển", "actual"),
                ("Juan Soto", "signed", "đạo luật về luồng hàng hải vùng nước quần đảo của Peru", "actual"),
            },
        ),
        (
            f"{A} ký Hiệp ước Lima, hiệp ước song phương toàn diện đầu tiên giữa hai nước.",
            {("Juan Soto", "signed", "Hiệp ước Lima", "actual")},
        ),
        (f"Sau cuộc họp tại Lima với {A}, bà Ana Rojas đã nói rằng tình hình khó khăn.", {("Ana Rojas", "metWith", "Juan Soto", "actual")}),
        # what is only asked about or may never be
        (f"Điện Kremlin nói gì về cuộc gặp khẩn giữa {A} và {B}?", set()),
        (f"Ông Luis Lima cho biết một cuộc gặp giữa {A} và {B} có thể xảy ra nhưng hiện tại chưa có nhu cầu.", set()),
        # what lies ahead
        (f"Một cuộc gặp giữa {A} và {B} cũng được cho là sẽ có trong lịch trình.", {("Juan Soto", "metWith", "Ana Rojas", "planned")}),
        ("Điểm dừng tiếp theo của Tổng thống Juan Soto là Bolivia.", {("Juan Soto", "visited", "Bolivia", "planned")}),
        # a treaty by the abbreviation that the text gives it
        (
            "Kenya phê chuẩn Hiệp ước Cấm Rác thải Lima (HCRL). Peru ký HCRL năm 1996.",
            {("Peru", "signed", "Hiệp ước Cấm Rác thải Lima", "actual")},
        ),
        (
            "Chile đã chính thức thông qua gói trừng phạt thứ 19 nhằm gia tăng sức ép kinh tế và chính trị đối với Kenya.",
            {("Chile", "sanctioned", "Kenya", "actual")},
        ),
        (f"Ông Luis Lima từng đe dọa hủy cuộc gặp do căng thẳng leo thang giữa {A} và {B}.", set()),
        # those whom a list at the end names
        (
            "Hungary tìm cách né tránh các lệnh trừng phạt của Chile nhằm vào các công ty dầu mỏ Nga, cụ thể là Lukoil và Rosneft.",
            {("Chile", "sanctioned", c, "actual") for c in ("Lukoil", "Rosneft")},
        ),
        # who is praised did what he is praised for; who punishes out of fear does not
        (
            f"Ông Luis Lima cảm ơn {A} vì đã thăm Chile.",
            {("Luis Lima", "thanked", "Juan Soto", "actual"), ("Juan Soto", "visited", "Chile", "actual")},
        ),
        # measures on a body that its kind and country describe
        ("Chile mới chỉ trừng phạt doanh nghiệp thuộc sở hữu nhà nước Nga là Rosneft.", {("Chile", "sanctioned", "Rosneft", "actual")}),
        # what is done instead
        (f"Thay vì kêu gọi Kenya đàm phán, {A} lại thúc giục Chile rút quân.", {("Juan Soto", "requested", "Chile", "actual")}),
        (f"{A} dự lễ khai trương một dự án.", {("Juan Soto", "attended", "lễ khai trương", "actual")}),
    ],
)
def test_acts(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Một bài đăng trên mạng xã hội của ông Juan Soto cho biết tình hình khó khăn.", ["Juan Soto"]),
        ("Báo cáo của Bộ Ngoại giao Kenya cho biết tình hình khó khăn.", ["Bộ Ngoại giao Kenya"]),
        (
            f"Tình hình khó khăn, theo thông cáo của Bộ Ngoại giao Kenya về cuộc gặp giữa {A} và các lãnh đạo Hiệp hội.",
            ["Bộ Ngoại giao Kenya"],
        ),
        ("Ông Juan Soto đưa ra một nhận xét quen thuộc: “Không có gì là cố định”.", ["Juan Soto"]),
        ("Hạ nghị sĩ Mike Soto (bang Ohio), Trưởng đoàn đại biểu Mỹ tại Nghị viện NATO, đã bày tỏ lo ngại.", ["Mike Soto"]),
        # one whom another has met is not he
        (f"Ông Luis Lima thăm Chile. Sau cuộc gặp với {A}, ông nói tình hình khó khăn.", ["Luis Lima"]),
        ("Một quan chức cấp cao của Bộ Ngoại giao cho biết, Chile đã được thông báo về quyết định.", []),
        ("Ngày 3/5 Washington thông báo tình hình khó khăn.", ["Hoa Kỳ"]),
        ("Xung đột, theo như ông Juan Soto nhận định, luôn khó lường.", ["Juan Soto"]),
        ("Người đứng đầu cơ quan này là ông Juan Soto cho biết tình hình khó khăn.", ["Juan Soto"]),
        ("Văn phòng của Thủ tướng Kenya cho biết tình hình khó khăn.", ["Văn phòng của Thủ tướng Kenya"]),
        ("Tình hình khó khăn, theo tuyên bố mới nhất của Ngoại trưởng Peru Juan Soto.", ["Juan Soto"]),
        # where something is done does not speak
        ("Một bức điện tín mô tả việc cắt giảm ở Chile, Peru và Kenya là “nhỏ”.", []),
        ("Bà Ana Rojas tiếp Chủ tịch Đảng PRI Juan Soto. Chủ tịch PRI khẳng định tình hình khó khăn.", ["Juan Soto"]),
    ],
)
def test_who_says_so(text: str, wanted: list[str]) -> None:
    assert speakers(text) == wanted


def test_a_line_that_ends_in_a_rank_goes_on() -> None:
    text = "Bà Ana Rojas đã tiếp Phó thủ tướng Dato' Seri Dr.\nAhmad Soto tại Lima."
    assert [(f.subject, f.object) for f in told(text) if f.predicate == "metWith"] == [("Ana Rojas", "Ahmad Soto")]
    assert not acts("Bà Ana Rojas đã tiếp khách.\nAhmad Soto đến Lima.") & {("Ana Rojas", "metWith", "Ahmad Soto", "actual")}


def test_a_name_ends_before_the_next_body() -> None:
    found = {e.label for e in extract(Article("a.txt", "Chile ký Hiệp định EVIPA và EU gỡ bỏ lệnh cấm.")).entities}
    assert "Hiệp định EVIPA" in found and "EU" in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lãnh đạo phe đa số Thượng viện Mitch Soto cho biết tình hình khó khăn.", ("Mitch Soto", "Lãnh đạo phe đa số Thượng viện")),
        ("Chủ tịch UBND tỉnh Cà Mau - Phạm Văn Hai đánh giá cao phong trào.", ("Phạm Văn Hai", "Chủ tịch UBND tỉnh Cà Mau")),
        ("Thủ tướng Peru sắp mãn nhiệm Juan Soto nói tình hình khó khăn.", ("Juan Soto", "Thủ tướng Peru")),
        ("Tổng thống Peru thứ 12 Juan Soto nói tình hình khó khăn.", ("Juan Soto", "Tổng thống Peru")),
        ("Thủ hiến tỉnh bang Ontario Doug Soto nói tình hình khó khăn.", ("Doug Soto", "Thủ hiến tỉnh bang Ontario")),
    ],
)
def test_titles(text: str, wanted: tuple[str, str]) -> None:
    assert [(f.subject, f.object) for f in told(text) if f.predicate == "holdsPosition"] == [wanted]


def test_who_heads_a_body() -> None:
    text = "Chủ tịch UBND tỉnh Cà Mau Phạm Văn Hai nói tình hình khó khăn. Người đứng đầu UBND tỉnh Cà Mau kêu gọi mọi người hợp tác."
    assert speakers(text) == ["Phạm Văn Hai", "Phạm Văn Hai"]


def test_the_place_of_a_visit_is_a_list() -> None:
    assert acts(f"{A} đã thực hiện một chuyến công du tại Chile, Kenya và Bolivia, tìm kiếm sự ủng hộ.") == {
        ("Juan Soto", "visited", c, "actual") for c in ("Chile", "Kenya", "Bolivia")
    }


def test_an_example_is_no_place() -> None:
    facts = told(f"{A} đã thảo luận với {B} về giá dầu toàn cầu, bao gồm cả ở Chile.")
    assert [(f.predicate, f.place) for f in facts if f.predicate == "metWith"] == [("metWith", "")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # told on 5 May 2024
        (f"Ngày 27/5, {A} đến Tokyo và gặp {B}.", {("visited", "planned", "2024-05-27"), ("metWith", "planned", "2024-05-27")}),
        (f"{A} đã gặp {B} vào ngày 27/5.", {("metWith", "actual", "2023-05-27")}),
        (f"{A} đến Tokyo vào tối muộn ngày 3/5 (giờ địa phương).", {("visited", "actual", "2024-05-03")}),
        ("Ông Juan Soto ngày 3/5 nói Kenya né tránh các lệnh trừng phạt của Chile nhằm vào Nga.", {("sanctioned", "actual", "")}),
        (
            f"{A} sẽ ký kết một hiệp định thương mại song phương với Bolivia, đồng thời chứng kiến lễ ký hòa ước giữa Chile và Kenya.",
            {("signed", "planned", "")},
        ),
    ],
)
def test_what_lies_ahead(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {(f.predicate, f.status, str(f.date or "")) for f in told(text) if f.predicate not in ("stated", "holdsPosition")} == wanted


def test_half_a_name_in_brackets_holds_no_post() -> None:
    assert [
        (f.subject, f.object) for f in told("Bà Ana Rojas nhắc tới chính quyền [Tổng thống Joe] Biden.") if f.predicate == "holdsPosition"
    ] == []


def test_a_post_is_not_of_the_country_named_after_the_next() -> None:
    text = "Thủ tướng Phạm Minh Chính gặp Tổng thống Peru Juan Soto. Thủ tướng và Tổng thống Peru nhất trí thúc đẩy hợp tác."
    assert ("Phạm Minh Chính", "agreedWith", "Juan Soto", "actual") in acts(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{A} và {B} đã ký Hiệp định Lima, cung cấp nhiên liệu cho Mông Cổ và cải tạo nhà máy nhiệt điện tại Mông Cổ.", ""),
        (f"{A} sẽ gặp {B}, dự kiến sẽ diễn ra vào ngày 12/6 tới tại Singapore.", "Singapore"),
        (
            f"Ông Luis Lima gặp {A}. Liên quan đến các doanh nghiệp Đức tại Bolivia, hai bên nhất trí sẽ tìm hướng giải quyết.",
            "",
        ),
    ],
)
def test_where(text: str, place: str) -> None:
    assert {f.place for f in told(text) if f.predicate in ("signed", "metWith", "agreedWith")} == {place}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{A} cảm ơn sự giúp đỡ quý báu, hiệu quả mà nhân dân Chile dành cho Peru.", {("Juan Soto", "thanked", "Chile", "actual")}),
        (
            "Chile đóng cửa hai khu nhà nghỉ của các nhà ngoại giao Kenya và quyết định trục xuất 35 nhà ngoại giao Kenya.",
            {("Chile", "expelled", "Kenya", "actual")},
        ),
        (f"{A} khẳng định Peru sẽ thúc đẩy thực hiện các thỏa thuận hợp tác đã ký giữa hai nước.", set()),
        (
            "Chile đã áp đặt trừng phạt đối với 9 trường đại học, các công ty và cá nhân Nga, trong đó có Rosneft và Lukoil.",
            {("Chile", "sanctioned", c, "actual") for c in ("Rosneft", "Lukoil")},
        ),
        (
            "Thứ trưởng Ngoại giao Peru Juan Soto gặp quyền Thứ trưởng Ngoại giao Mỹ Tom Lima. "
            "Thứ trưởng Soto đánh giá cuộc gặp với người đồng cấp Mỹ rất hữu ích.",
            {("Juan Soto", "metWith", "Tom Lima", "actual")},
        ),
    ],
)
def test_whom_it_is_done_to(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Phóng viên TTXVN tại Canada cho biết trong ngày 3/5, {A} có các cuộc gặp với {B}.", []),
        ("Chile lên tiếng. “Tôi nghe thấy tiếng súng”, một nhân chứng kể, cho hay đã nghe thấy nhiều tiếng.", ["Chile"]),
        ("Ông Trần Văn Hai, Phó Tổng Giám đốc Công ty CP Lọc hoá dầu Bình Sơn, nói tình hình khó khăn.", ["Trần Văn Hai"]),
        (
            "Chủ tịch Nghị viện châu Âu Roberta Soto và Thủ tướng Hà Lan Mark Lima cho biết tình hình khó khăn.",
            ["Mark Lima", "Roberta Soto"],
        ),
        ("Chile sẽ hoàn chỉnh đề án, nhấn mạnh tầm quan trọng của hợp tác.", []),
        ("Chile sẽ điều chỉnh các biện pháp, đồng thời lưu ý rằng hợp tác là quan trọng.", ["Chile"]),
    ],
)
def test_what_nobody_named_has_said(text: str, wanted: list[str]) -> None:
    assert speakers(text) == wanted


def test_what_a_letter_of_an_office_is_about_names_no_holder() -> None:
    facts = told(f"{A} ký Quyết định số 5 của Thủ tướng Chính phủ về việc thi hành kỷ luật đối với ông Trần Văn Hai.")
    assert [(f.subject, f.object) for f in facts if f.predicate == "holdsPosition"] == [("Juan Soto", "Tổng thống Peru")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Tổng thống Juan Soto đến thăm Chile và Thủ tướng Trần Văn Hai thăm Peru.",
            {("Juan Soto", "visited", "Chile", "actual"), ("Trần Văn Hai", "visited", "Peru", "actual")},
        ),
        (f"{A} có cuộc ăn sáng làm việc với {B}.", {MET}),
        ("Đảng Dân chủ đề cử ông Juan Soto làm ứng viên Tổng thống.", set()),
        ("Bộ Ngoại giao Peru lên tiếng. Ông được chuyển tới bệnh viện thành phố Cusco, miền nam Peru.", set()),
        (
            f"{A} và {B} trong cuộc hội kiến chiều 3/5 nhân dịp dự Hội nghị Cấp cao Lima.",
            {
                MET,
                ("Juan Soto", "attended", "Hội nghị Cấp cao Lima", "actual"),
                ("Ana Rojas", "attended", "Hội nghị Cấp cao Lima", "actual"),
            },
        ),
        (
            "Ông Juan Soto đã gửi thư cho Bộ trưởng Ngoại giao Chile và Kenya để thông báo quyết định.",
            {("Juan Soto", "conveyedMessageTo", f"Bộ trưởng Ngoại giao {c}", "actual") for c in ("Chile", "Kenya")},
        ),
    ],
)
def test_letters_and_candidates(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted
