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
        # what never came about, and whose delegation is whose
        ("Chuyến thăm Kenya của ông Juan Soto không thực hiện được.", {("Juan Soto", "visited", "Kenya", "negated")}),
        (
            "Đoàn Kenya do bà Ana Rojas và đoàn Peru do ông Juan Soto dẫn đầu đã đến nơi.",
            {("Ana Rojas", "led", "Đoàn Kenya", "actual"), ("Juan Soto", "led", "đoàn Peru", "actual")},
        ),
        (
            "Kenya và Peru ký Biên bản ghi nhớ (MoU) về hợp tác thương mại.",
            {(c, "signed", "Biên bản ghi nhớ (MoU) về hợp tác thương mại", "actual") for c in ("Kenya", "Peru")},
        ),
        # a continent is told to act; whom an `if` tells of calls on nobody
        (f"{A} kêu gọi châu Âu tăng cường hợp tác.", {("Juan Soto", "requested", "châu Âu", "actual")}),
        (f"{A} chỉ trích châu Âu về vấn đề này.", {("Juan Soto", "criticized", "châu Âu", "actual")}),
        (
            f"{A} tuyên bố sẽ rút quân nếu Kenya đồng ý, đồng thời kêu gọi Chile ngừng bắn.",
            {("Juan Soto", "requested", "Chile", "actual")},
        ),
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who is not named, and who is
        (f"{A} gặp {B}. Hai cố vấn cấp cao của đảng Cộng hòa nói với báo chí rằng đó chỉ là bước khởi đầu.", []),
        (f"{A} gặp {B}. Một quan chức tiết lộ tình hình xấu đi. “Không còn giải pháp nào nữa”, quan chức này nói thêm.", []),
        (f"{A} hủy cuộc gặp với {B} ở Lima, Peru vì cho rằng điều đó “lãng phí thời gian”.", ["Juan Soto"]),
        ("Peru đã bàn giao ba chiếc máy bay cho Kenya trên tổng số sáu chiếc đã cam kết, tuy nhiên tiến độ bị ảnh hưởng.", []),
        ("Cao ủy Nhân quyền Liên hợp quốc Volker Turk tuyên bố: “Điều đó là không thể chấp nhận được”.", ["Volker Turk"]),
    ],
)
def test_whose_words_they_are(text: str, wanted: list[str]) -> None:
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"{A} yêu cầu châu Âu, Chile và Bolivia ngừng mua dầu.",
            {("Juan Soto", "requested", c, "actual") for c in ("châu Âu", "Chile", "Bolivia")},
        ),
        (f"Chính quyền mới ở Syria thể hiện sự ủng hộ đối với {B}.", {("Syria", "supports", "Ana Rojas", "actual")}),
        (
            f"{A} gặp {B} và yêu cầu quan chức này chuẩn bị các biện pháp mới.",
            {("Juan Soto", "metWith", "Ana Rojas", "actual"), ("Juan Soto", "requested", "Ana Rojas", "actual")},
        ),
    ],
)
def test_more_acts(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"Phát biểu tại cuộc họp ở London, {A} nhấn mạnh Peru sẽ cung cấp viện trợ cho Kenya.",
        f"Điều đó diễn ra sau vòng đàm phán tại Madrid và cuộc điện đàm của {A} với {B}.",
    ],
)
def test_where_it_is_spoken_of_is_no_place_of_the_act(text: str) -> None:
    assert [f.place for f in told(text) if f.predicate in ("aided", "spokeWith")] == [""]


def test_a_year_told_by_a_caption_is_that_of_the_later_days() -> None:
    text = (
        "Tin mới\n18 giờ trước\nTàu sân bay lớn nhất của hải quân nước này di chuyển qua eo biển vào ngày 1/10/2025. Ảnh: Hải quân\n"
        "Ông Juan Soto nói hôm 1/11 rằng tình hình khó khăn."
    )
    facts = extract(Article("a.txt", text)).facts
    assert [str(f.date) for f in facts if f.predicate == "stated"] == ["2025-11-01"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bolivia và Kenya là Đối tác chiến lược từ năm 2013.", "2013"),
        ("Hai nước Bolivia và Kenya đã thiết lập Đối tác chiến lược từ năm 2013.", "2013"),
        ("Quan hệ Đối tác chiến lược giữa Bolivia và Kenya được thiết lập năm 2015.", "2015"),
        ("Quan hệ Bolivia - Kenya phát triển tốt đẹp trên cơ sở Đối tác chiến lược được thiết lập từ tháng 8/2015.", "2015-08"),
    ],
)
def test_since_when_a_partnership_is(text: str, wanted: str) -> None:
    facts = [f for f in told(text) if f.predicate == "hasPartnershipWith"]
    assert [({f.subject, f.object}, str(f.date)) for f in facts] == [({"Bolivia", "Kenya"}, wanted)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"{A} và {B} cùng chủ trì họp báo.",
            {("Juan Soto", "coChaired", "họp báo", "actual"), ("Ana Rojas", "coChaired", "họp báo", "actual")},
        ),
        (f"{A} tổ chức họp báo.", set()),
        (f"{A} chủ trì hội nghị.", set()),
        ("Chile ủng hộ vai trò Chủ tịch ASEAN của Malaysia.", {("Chile", "supports", "Malaysia", "actual")}),
        (
            f"{A} chủ trì lễ đón {B}. Ngoài ra còn có Thứ trưởng Bộ Văn hóa Peru Luis Lima.",
            {
                ("Juan Soto", "chaired", "lễ đón Tổng thống Kenya Ana Rojas", "actual"),
                ("Luis Lima", "attended", "lễ đón Tổng thống Kenya Ana Rojas", "actual"),
            },
        ),
    ],
)
def test_ceremonies_and_seats(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted


def test_a_head_of_state_told_of_without_a_name() -> None:
    assert speakers(f"{A} gặp {B}. Vị nguyên thủ Kenya khẳng định sẽ củng cố quan hệ.") == ["Ana Rojas"]


def test_a_policy_of_party_and_state_is_no_saying() -> None:
    assert (
        speakers("Điều đó thể hiện chính sách nhất quán của Đảng, Nhà nước Việt Nam là luôn coi trọng và mong muốn có quan hệ tốt.") == []
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{A} kế đó đề nghị Chile phê chuẩn Hiệp định này, ủng hộ Bolivia gia nhập.", {("Juan Soto", "requested", "Chile", "actual")}),
        (f"{A} thông báo với Ngoại trưởng Chile Luis Lima kết quả hội đàm với {B}.", {("Juan Soto", "metWith", "Ana Rojas", "actual")}),
        (
            f"{A} hội đàm với {B}. {A} khẳng định Peru luôn coi trọng và mong muốn hợp tác với Kenya, xem nước này là đối tác ưu tiên.",
            {("Juan Soto", "metWith", "Ana Rojas", "actual"), ("Peru", "regardsAs", "Kenya", "actual")},
        ),
        (f"Chile là nước Nam Mỹ đầu tiên {B} đến thăm.", {("Ana Rojas", "visited", "Chile", "actual")}),
    ],
)
def test_whose_act_it_is(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{A} có gặp {B} không?", set()),
        (
            f"{A} có nhiều vấn đề cần thảo luận với {B} tại Lima, nơi hai nhà lãnh đạo dự kiến gặp nhau vào 29/10.",
            {("Juan Soto", "metWith", "Ana Rojas", "planned")},
        ),
    ],
)
def test_questions_and_the_leaders_of_a_sentence(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Thư ký báo chí Peru Karina Lima nói vậy. Bà cho biết mọi việc tốt đẹp. Tổng thống Juan Soto vui. Ông cam kết sẽ giúp.",
            "Juan Soto",
        ),
        ("Năm 2020, ông Juan Soto-Trợ lý Ngoại trưởng Peru cảnh báo rằng tình hình khó khăn.", "Juan Soto"),
        (f"{A} thăm Chile. Phát biểu tại Thượng viện, Thượng nghị sĩ Luis Lima (bang Ohio) thẳng thắn: “Ai cũng muốn thắng”.", "Luis Lima"),
    ],
)
def test_the_last_speaker(text: str, wanted: str) -> None:
    assert speakers(text)[-1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Công ty Andes, chủ sở hữu nhà máy, chưa phản hồi yêu cầu bình luận.", []),
        (f"{A} nói rằng Peru có thể tấn công mà không cần Quốc hội thông qua tuyên bố chiến tranh.", ["Juan Soto"]),
        ("“Công ty sẽ xử lý việc này” - người phát ngôn Luis Lima cho biết, theo Business Standard.", ["Luis Lima"]),
    ],
)
def test_what_is_no_saying(text: str, wanted: list[str]) -> None:
    assert speakers(text) == wanted


def test_a_paper_with_its_country_reports() -> None:
    facts = told(f"Tờ Telegraph (Anh) ngày 29/4 đưa tin, {A} đã xác nhận cuộc thử nghiệm thành công.")
    assert [(f.subject, f.status) for f in facts if f.predicate == "stated"] == [("Juan Soto", "reported")]


@pytest.mark.parametrize(("text", "wanted"), [("vào 30/4", "2024-04-30"), ("hồi 12/4", "2024-04-12"), ("vào 1/3", "")])
def test_days_after_a_preposition(text: str, wanted: str) -> None:
    assert [str(f.date or "") for f in told(f"{A} gặp {B} {text}.") if f.predicate == "metWith"] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"{A} thông tin với Ngoại trưởng Chile Luis Lima về kết quả của cuộc hội đàm với {B}.",
            {("Juan Soto", "metWith", "Ana Rojas", "actual")},
        ),
        (
            f"{A} khẳng định Peru luôn trân trọng quan hệ hữu nghị với Kenya, coi Kenya là đối tác hàng đầu.",
            {("Peru", "regardsAs", "Kenya", "actual")},
        ),
        (
            f"{A} chủ trì lễ đón {B}. Hai vị nguyên thủ bước lên bục danh dự.",
            {("Juan Soto", "chaired", "lễ đón Tổng thống Kenya Ana Rojas", "actual")},
        ),
        (
            "Tổng thống Juan Soto thăm Kenya. Phu nhân Tổng thống Juan Soto đã đến thăm Viện Tim quốc gia Kenya.",
            {("Juan Soto", "visited", "Kenya", "actual")},
        ),
        ("Thủ tướng Peru Juan Soto ngày 24/4 phản đối kế hoạch của Chile.", {("Juan Soto", "criticized", "Chile", "actual")}),
        (
            "Peru áp đặt lệnh trừng phạt liên quan đến xung đột, nhắm vào hai tập đoàn là Lukoil và Rosneft.",
            {("Peru", "sanctioned", "Lukoil", "actual"), ("Peru", "sanctioned", "Rosneft", "actual")},
        ),
    ],
)
def test_whom_the_words_are_of(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted


def test_the_day_of_a_plan_is_not_when_its_source_spoke() -> None:
    facts = told(f"{A} sẽ thăm Kenya trong hai ngày 28 và 29/5, theo Bộ Ngoại giao Peru.")
    assert [(f.predicate, str(f.date or "")) for f in facts if f.predicate != "holdsPosition"] == [
        ("visited", "2024-05-28/2024-05-29"),
        ("stated", ""),
    ]


def test_the_same_day_is_that_of_the_saying_before() -> None:
    facts = told(f"Hôm 3/5, {A} nói tình hình khó khăn. Các cuộc tấn công gây lo ngại. Cùng ngày, {B} khẳng định điều đó.")
    assert [str(f.date) for f in facts if f.predicate == "stated"] == ["2024-05-03", "2024-05-03"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"{A} tiếp {B}. Đánh giá cao kết quả hội đàm giữa {B} và Ngoại trưởng Peru Luis Lima, "
            f"{A} hoan nghênh việc hai bên nhất trí hợp tác.",
            {"Ana Rojas", "Luis Lima"},
        ),
        (f"{A} hội đàm với {B}. Ông nhắc đến mục tiêu được hai bên nhất trí nêu trong Tuyên bố chung.", {"Juan Soto", "Ana Rojas"}),
        ("Nhà Trắng và NATO cho biết tình hình khó khăn. Hai bên cũng nhất trí cần duy trì áp lực.", {"Nhà Trắng", "NATO"}),
    ],
)
def test_who_agrees(text: str, wanted: set[str]) -> None:
    assert [{f.subject, f.object} for f in told(text) if f.predicate == "agreedWith"] == [wanted]
