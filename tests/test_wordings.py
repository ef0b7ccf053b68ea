"""The same acts in other words: passives, joined verbs, nouns, references to what was told before."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extraction import extract
from kg.model import Article, Fact

PUBLISHED = date(2024, 5, 5)


def told(text: str) -> list[Fact]:
    return list(extract(Article("a.txt", text, published=PUBLISHED)).facts)


def acts(text: str) -> set[tuple[str, str, str]]:
    return {(f.subject, f.predicate, f.object) for f in told(text) if f.predicate not in ("stated", "holdsPosition")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # delegations, however they are named, and who leads them
        (
            "Đoàn cán bộ trẻ tỉnh Tacna do bà Elena Duarte, Phó Chủ tịch Hội Hữu nghị, dẫn đầu thăm Lima.",
            {("Elena Duarte", "led", "Đoàn cán bộ trẻ tỉnh Tacna"), ("Elena Duarte", "visited", "Lima")},
        ),
        (
            "Bộ trưởng Trần Văn Một tiếp ông Mateo Quispe, Bộ trưởng Quốc phòng Peru, đang dẫn đầu đoàn đại biểu Peru.",
            {("Trần Văn Một", "metWith", "Mateo Quispe"), ("Mateo Quispe", "led", "đoàn đại biểu Peru")},
        ),
        # arrivals
        (
            "Ngoại trưởng Peru Mateo Quispe cũng sẽ đến Cuba và Chile.",
            {("Mateo Quispe", "visited", "Cuba"), ("Mateo Quispe", "visited", "Chile")},
        ),
        (
            "Tổng thống Peru Mateo Quispe sẽ rời Chile để đến La Habana hội đàm với Ngoại trưởng Cuba Elena Duarte.",
            {("Mateo Quispe", "visited", "La Habana"), ("Mateo Quispe", "metWith", "Elena Duarte")},
        ),
        (
            "Ngày 3/4, Thủ tướng Trần Văn Một thăm thành phố Arequipa, nơi Tổng thống Cuba Juan Soto từng đặt chân đến.",
            {("Trần Văn Một", "visited", "Arequipa"), ("Juan Soto", "visited", "Arequipa")},
        ),
        ("Ông Juan Soto đã hủy chuyến thăm Cuba.", {("Juan Soto", "visited", "Cuba")}),
        # who receives together, who comes along
        (
            "Cùng tiếp Đại sứ Mateo Quispe có Thứ trưởng Lê Văn Hai và Vụ trưởng Ngô Văn Ba.",
            {("Lê Văn Hai", "metWith", "Mateo Quispe"), ("Ngô Văn Ba", "metWith", "Mateo Quispe")},
        ),
        (
            "Ông Juan Soto dự Hội nghị thượng đỉnh Andes lần thứ 3 cùng Tổng thống Peru Mateo Quispe.",
            {
                ("Juan Soto", "attended", "Hội nghị thượng đỉnh Andes lần thứ 3"),
                ("Mateo Quispe", "attended", "Hội nghị thượng đỉnh Andes lần thứ 3"),
            },
        ),
        # relations and what is done by many or to each other
        (
            "Việt Nam và Peru, khi đó còn xa cách, thiết lập quan hệ ngoại giao năm 1994.",
            {("Việt Nam", "hasDiplomaticRelationsWith", "Peru")},
        ),
        ("Việt Nam và Peru kỷ niệm 30 năm quan hệ ngoại giao (1994-2024).", {("Việt Nam", "hasDiplomaticRelationsWith", "Peru")}),
        (
            "Peru, Cuba và một số nước khác đã cắt đứt quan hệ ngoại giao và thương mại với Chile.",
            {("Peru", "severedRelationsWith", "Chile"), ("Cuba", "severedRelationsWith", "Chile")},
        ),
        ("Peru và Cuba cắt đứt quan hệ ngoại giao.", {("Peru", "severedRelationsWith", "Cuba"), ("Cuba", "severedRelationsWith", "Peru")}),
        (
            "Lima và La Habana cắt đứt quan hệ ngoại giao.",
            {("Peru", "severedRelationsWith", "Cuba"), ("Cuba", "severedRelationsWith", "Peru")},
        ),
        ("Việt Nam - Peru nhất trí mở đường bay.", {("Việt Nam", "agreedWith", "Peru")}),
        (
            "Peru triệu hồi đại sứ tại Chile và trục xuất đại sứ của nước này.",
            {("Peru", "recalledAmbassadorFrom", "Chile"), ("Peru", "expelled", "Chile")},
        ),
        # denials, gifts, invitations that refer to what was told
        ("Chile cáo buộc Peru can thiệp bầu cử, Lima bác bỏ điều này.", {("Chile", "criticized", "Peru"), ("Peru", "criticized", "Chile")}),
        ("Peru viện trợ Cuba 5 triệu USD; Chile viện trợ nhân đạo 2 triệu USD.", {("Peru", "aided", "Cuba"), ("Chile", "aided", "Cuba")}),
        (
            "Thủ tướng Trần Văn Một thăm Peru. Chuyến thăm diễn ra theo lời mời của Tổng thống Peru Mateo Quispe.",
            {("Trần Văn Một", "visited", "Peru"), ("Mateo Quispe", "invited", "Trần Văn Một")},
        ),
        (
            "Bộ trưởng Trần Văn Một trao đổi thư chúc mừng với Ngoại trưởng Peru Mateo Quispe.",
            {("Trần Văn Một", "conveyedMessageTo", "Mateo Quispe"), ("Mateo Quispe", "conveyedMessageTo", "Trần Văn Một")},
        ),
        # who is meant
        ("Tổng thống Peru Mateo Quispe phát biểu tại Lima. Quispe lên án quyết định của Chile.", {("Mateo Quispe", "criticized", "Chile")}),
        (
            "Thủ tướng Peru Mateo Quispe gặp Thủ tướng Trần Văn Một. Thủ tướng sẽ thăm Chile.",
            {("Mateo Quispe", "metWith", "Trần Văn Một"), ("Trần Văn Một", "visited", "Chile")},
        ),
        (
            "Cố vấn Juan Soto khẳng định Tổng thống Peru Mateo Quispe sẽ thăm Chile và dự Hội nghị Andes lần thứ 3.",
            {("Mateo Quispe", "visited", "Chile"), ("Mateo Quispe", "attended", "Hội nghị Andes lần thứ 3")},
        ),
        (
            "Thủ tướng Trần Văn Một chứng kiến Thứ trưởng Lê Văn Hai và Đại sứ Mateo Quispe ký Hiệp định Nghề cá.",
            {("Lê Văn Hai", "signed", "Hiệp định Nghề cá"), ("Mateo Quispe", "signed", "Hiệp định Nghề cá")},
        ),
        (
            "Thứ trưởng Lê Văn Hai thăm Peru và cùng Thứ trưởng Mateo Quispe đồng chủ trì Đối thoại Andes lần thứ 3.",
            {
                ("Lê Văn Hai", "visited", "Peru"),
                ("Lê Văn Hai", "coChaired", "Đối thoại Andes lần thứ 3"),
                ("Mateo Quispe", "coChaired", "Đối thoại Andes lần thứ 3"),
            },
        ),
    ],
)
def test_what_is_told(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Các quan chức Peru khẳng định coi trọng hợp tác, cho rằng tiềm năng rất lớn.",  # nobody named
        "Người phát ngôn Juan Soto trả lời câu hỏi về khả năng chuyến thăm Chile của Tổng thống Mateo Quispe.",
        "Dự hội đàm có 20 đại biểu.",
        "Tỉnh Tacna có nhiều cà phê.",
    ],
)
def test_what_is_not_told(text: str) -> None:
    assert acts(text) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Reuters dẫn lời Ngoại trưởng Peru Mateo Quispe khẳng định Peru ủng hộ Cuba.", "reported"),
        ("Ngoại trưởng Peru Mateo Quispe gặp Ngoại trưởng Cuba Elena Duarte tại Lima, AFP đưa tin.", "reported"),
        ("Đặc phái viên Juan Soto không được Tổng thống Peru Mateo Quispe tiếp.", "negated"),
        ("Trong thời gian thăm Lima, ông Juan Soto sẽ gặp Tổng thống Peru Mateo Quispe.", "planned"),
        ("Tổng thống Peru Mateo Quispe sẽ gặp Tổng thống Chile Juan Soto khi ông tới thăm Santiago.", "planned"),
        ('Ảnh: AFP/TTXVN Phát biểu với báo giới, Ngoại trưởng Peru Mateo Quispe nêu rõ: "Peru sẵn sàng đối thoại".', "actual"),
    ],
)
def test_how_it_is_told(text: str, status: str) -> None:
    found = [f for f in told(text) if f.predicate != "holdsPosition"]
    assert found and {f.status for f in found} == {status}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bà Elena Duarte sẽ thăm Peru từ ngày 24 đến 30/11.", "2024-11-24/2024-11-30"),
        ("Bà Elena Duarte sẽ thăm Peru ngày 24/1.", "2025-01-24"),  # long past: next year's
        ("Người phát ngôn Juan Soto ngày 19/4 cho biết Tổng thống Peru Mateo Quispe sẽ thăm Chile.", ""),  # the day of saying
        ("Thứ hai, 29/4, bà Elena Duarte thăm Peru.", "2024-04-29"),
        ("Bà Elena Duarte sẽ thăm Peru trong quý II/2025.", "2025-04/2025-06"),
    ],
)
def test_when_it_is(text: str, day: str) -> None:
    assert [f.date for f in told(text) if f.predicate == "visited"] == [day]


def test_a_counterpart_holds_the_same_post() -> None:
    facts = told("Ngoại trưởng Cuba Elena Duarte hội đàm với người đồng cấp Peru Mateo Quispe.")
    assert ("Mateo Quispe", "Ngoại trưởng Peru") in {(f.subject, f.object) for f in facts if f.predicate == "holdsPosition"}


def test_a_day_may_be_given_as_text() -> None:
    import kg

    assert [f.date for f in kg.extract("Bà Elena Duarte thăm Peru hôm qua.", published="2024-05-05") if f.predicate == "visited"] == [
        "2024-05-04"
    ]


def test_a_day_that_is_none_is_told() -> None:
    import kg
    from kg.errors import UsageError

    with pytest.raises(UsageError, match="2024-03-25"):
        kg.extract("Bà Elena Duarte thăm Peru.", published="hôm qua")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Bộ trưởng Trần Văn Một đã gặp các Ngoại trưởng Peru, Cuba và Chile.",
            {("Trần Văn Một", "metWith", f"Ngoại trưởng {country}") for country in ("Peru", "Cuba", "Chile")},
        ),
        (
            "Bộ trưởng Trần Văn Một đã gặp Ngoại trưởng các nước Peru, Cuba và Chile.",
            {("Trần Văn Một", "metWith", f"Ngoại trưởng {country}") for country in ("Peru", "Cuba", "Chile")},
        ),
        (
            "Nhiều bộ trưởng đã tới Cuba, trong đó có Ngoại trưởng Peru Mateo Quispe và Ngoại trưởng Chile Ana Rojas.",
            {("Mateo Quispe", "visited", "Cuba"), ("Ana Rojas", "visited", "Cuba")},
        ),
        (
            "Thủ tướng Trần Văn Một hội đàm với Thủ tướng Peru Mateo Quispe nhân dịp ông thăm chính thức Việt Nam.",
            {("Trần Văn Một", "metWith", "Mateo Quispe"), ("Mateo Quispe", "visited", "Việt Nam")},
        ),
        (
            "Bà Elena Duarte - Phu nhân Tổng thống Peru Mateo Quispe đã gặp bà Ana Rojas.",
            {("Elena Duarte", "metWith", "Ana Rojas")},
        ),
        (
            "Tổng thống Peru Mateo Quispe và Tổng thống Chile Ana Rojas điện đàm tình hình Cuba.",
            {("Mateo Quispe", "spokeWith", "Ana Rojas")},
        ),
        ("Ngoại trưởng Pháp Jean - Luc Morel thăm Peru.", {("Jean - Luc Morel", "visited", "Peru")}),
    ],
)
def test_exactly_these_parties(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "speaker", "day"),
    [
        ("Thông cáo của Bộ Ngoại giao Peru hôm qua cho biết thương mại đã tăng.", "Bộ Ngoại giao Peru", "2024-05-04"),
        ("Đàm phán sẽ tiếp tục, thông cáo của Bộ Ngoại giao Peru cho hay.", "Bộ Ngoại giao Peru", ""),
        ("Theo thông cáo của Bộ Ngoại giao Peru, thương mại đã tăng.", "Bộ Ngoại giao Peru", ""),
        ("Hôm 3/5, Bộ Ngoại giao Peru phát thông cáo về biên giới.", "Bộ Ngoại giao Peru", "2024-05-03"),
    ],
)
def test_a_paper_says_what_its_author_says(text: str, speaker: str, day: str) -> None:
    assert [(f.subject, f.date) for f in told(text) if f.predicate == "stated"] == [(speaker, day)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ngày 3/4, Tổng thống Peru Mateo Quispe dự Hội nghị thượng đỉnh Peru – Trung Á lần thứ hai.",
            {("Mateo Quispe", "attended", "Hội nghị thượng đỉnh Peru – Trung Á lần thứ hai")},
        ),
        (
            "Bộ trưởng Trần Văn Một chủ trì Hội nghị Bộ trưởng Ngoại giao, Quốc phòng các nước Andes lần thứ 5.",
            {("Trần Văn Một", "chaired", "Hội nghị Bộ trưởng Ngoại giao, Quốc phòng các nước Andes lần thứ 5")},
        ),
        (
            "Bí thư Trần Văn Một dự Chương trình Gặp gỡ Andes 2025 và Hội nghị lần thứ 16 Ủy ban Biên giới Peru.",
            {
                ("Trần Văn Một", "attended", "Chương trình Gặp gỡ Andes 2025"),
                ("Trần Văn Một", "attended", "Hội nghị lần thứ 16 Ủy ban Biên giới Peru"),
            },
        ),
        (
            "Hội nghị Andes lần thứ 3 khai mạc hôm nay, với sự góp mặt của Tổng thống Peru Mateo Quispe.",
            {("Mateo Quispe", "attended", "Hội nghị Andes lần thứ 3")},
        ),
        (
            "Hội nghị Andes lần thứ 3 do Tổng thống Peru Mateo Quispe làm chủ tọa.",
            {("Mateo Quispe", "chaired", "Hội nghị Andes lần thứ 3")},
        ),
        ("Peru là chủ nhà Hội nghị Andes lần thứ 4.", {("Peru", "organized", "Hội nghị Andes lần thứ 4")}),
        (
            "Dự Hội nghị Andes lần thứ 3 có Tổng thống Peru Mateo Quispe, Tổng thống "
            "Chile Juan Soto và Tổng thống Cuba Elena Duarte. Ba nhà lãnh đạo ký Tuyên bố Lima.",
            {
                ("Elena Duarte", "attended", "Hội nghị Andes lần thứ 3"),
                ("Elena Duarte", "signed", "Tuyên bố Lima"),
                ("Juan Soto", "attended", "Hội nghị Andes lần thứ 3"),
                ("Juan Soto", "signed", "Tuyên bố Lima"),
                ("Mateo Quispe", "attended", "Hội nghị Andes lần thứ 3"),
                ("Mateo Quispe", "signed", "Tuyên bố Lima"),
            },
        ),
        (
            "Dự Hội nghị Andes lần thứ 3 có Tổng thống Peru Mateo Quispe, Tổng thống Chile Juan Soto, "
            "Tổng thống Cuba Elena Duarte và Tổng thống Bolivia Ana Rojas. Bốn nhà lãnh đạo ký Tuyên bố Lima.",
            {
                ("Ana Rojas", "attended", "Hội nghị Andes lần thứ 3"),
                ("Ana Rojas", "signed", "Tuyên bố Lima"),
                ("Elena Duarte", "attended", "Hội nghị Andes lần thứ 3"),
                ("Elena Duarte", "signed", "Tuyên bố Lima"),
                ("Juan Soto", "attended", "Hội nghị Andes lần thứ 3"),
                ("Juan Soto", "signed", "Tuyên bố Lima"),
                ("Mateo Quispe", "attended", "Hội nghị Andes lần thứ 3"),
                ("Mateo Quispe", "signed", "Tuyên bố Lima"),
            },
        ),
        (
            "Peru và Chile ký Hiệp định Tacna. Bolivia cũng ký văn kiện này.",
            {("Bolivia", "signed", "Hiệp định Tacna"), ("Chile", "signed", "Hiệp định Tacna"), ("Peru", "signed", "Hiệp định Tacna")},
        ),
        (
            "Peru và Chile ký Hiệp định Tacna. Bolivia chưa ký hiệp định này.",
            {("Bolivia", "signed", "Hiệp định Tacna"), ("Chile", "signed", "Hiệp định Tacna"), ("Peru", "signed", "Hiệp định Tacna")},
        ),
        (
            "Tây Ninh và Gia Lai ký Biên bản ghi nhớ hợp tác du lịch.",
            {("Gia Lai", "signed", "Biên bản ghi nhớ hợp tác du lịch"), ("Tây Ninh", "signed", "Biên bản ghi nhớ hợp tác du lịch")},
        ),
        ("UBND tỉnh Tây Ninh trao tặng Cuba 500 tấn gạo.", {("UBND tỉnh Tây Ninh", "aided", "Cuba")}),
        ("Ông Juan Soto đề nghị chính quyền Quảng Tây mở lại cửa khẩu.", {("Juan Soto", "requested", "Quảng Tây")}),
        (
            "Thứ trưởng Lê Văn Hai và Thượng tướng Juan Soto, Ủy viên Bộ Chính "
            "trị, Bộ trưởng Quốc phòng Cuba đồng chủ trì Đối thoại Chính sách lần thứ 2.",
            {("Juan Soto", "coChaired", "Đối thoại Chính sách lần thứ 2"), ("Lê Văn Hai", "coChaired", "Đối thoại Chính sách lần thứ 2")},
        ),
        (
            "Viện Hữu nghị Peru với các dân tộc (VHP) tổ chức Tuần lễ Việt Nam.",
            {("Viện Hữu nghị Peru với các dân tộc", "organized", "Tuần lễ Việt Nam")},
        ),
        (
            "Tháng 6 tới, Peru sẽ cùng Chile tổ chức Diễn đàn Andes lần thứ 4.",
            {("Chile", "organized", "Diễn đàn Andes lần thứ 4"), ("Peru", "organized", "Diễn đàn Andes lần thứ 4")},
        ),
        ("Tổng thống Mateo Quispe phát biểu tại CEO Summit Lima.", {("Mateo Quispe", "attended", "CEO Summit Lima")}),
        ("Đại sứ Peru Ana Rojas tới sân bay Nội Bài.", set()),
        ("Peru đã triệu Đại sứ Chile Juan Soto đến để phản đối.", {("Peru", "criticized", "Chile")}),
        ("Lệnh trừng phạt của Peru đối với Chile có hiệu lực từ hôm nay.", {("Peru", "sanctioned", "Chile")}),
        ("Công chúa kế vị Thuỵ Điển Victoria đến Lima.", {("Victoria", "visited", "Lima")}),
    ],
)
def test_names_lists_and_those_meant_again(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hôm thứ Hai, Tổng thống Peru Mateo Quispe gặp Tổng thống Chile Juan Soto.", ("2024-04-29", "actual")),
        ("Hôm Chủ nhật, Tổng thống Peru Mateo Quispe gặp Tổng thống Chile Juan Soto.", ("2024-05-05", "actual")),
        ("Thứ Sáu tuần trước, Tổng thống Peru Mateo Quispe gặp Tổng thống Chile Juan Soto.", ("2024-04-26", "actual")),
        ("Tổng thống Peru Mateo Quispe sẽ gặp Tổng thống Chile Juan Soto vào thứ Năm.", ("2024-05-09", "planned")),
        ("Tháng 12 vừa qua, Tổng thống Peru Mateo Quispe gặp Tổng thống Chile Juan Soto.", ("2023-12", "actual")),
        ("Ngày 24/11, Tổng thống Peru Mateo Quispe gặp Tổng thống Chile Juan Soto.", ("2023-11-24", "actual")),
        (
            "Tổng thống Peru Mateo Quispe sẽ cùng Tổng thống Chile Juan Soto dự Hội nghị Andes lần thứ 4 ngày 7/6.",
            ("2024-06-07", "planned"),
        ),
    ],
)
def test_days_and_plans(text: str, wanted: tuple[str, str]) -> None:
    assert {(f.date, f.status) for f in told(text) if f.predicate in ("metWith", "attended")} == {wanted}


def test_a_dateline_without_a_year_takes_it_from_the_text() -> None:
    text = "Lima, 18/4 (AP) - Tổng thống Peru Mateo Quispe hôm thứ Tư gặp Tổng thống Chile Juan Soto, bốn ngày sau vụ nổ ngày 13/4/2024."
    found = extract(Article("a.txt", text)).facts
    assert [f.date for f in found if f.predicate == "metWith"] == ["2024-04-17"]


@pytest.mark.parametrize(
    ("text", "predicate", "place"),
    [
        (
            "Tại Phủ Chủ tịch, Chủ tịch nước Trần Văn Một tiếp Đại sứ Peru Ana Rojas đến trình Quốc thư, "
            "bắt đầu nhiệm kỳ công tác tại Việt Nam.",
            "presentedCredentialsTo",
            "Phủ Chủ tịch",
        ),
        ("Tại trụ sở Bộ Ngoại giao Peru, Thứ trưởng Lê Văn Hai gặp Thứ trưởng Juan Soto.", "metWith", "trụ sở Bộ Ngoại giao Peru"),
        ("Tại thị trấn Pisac, Tổng thống Peru Mateo Quispe gặp Tổng thống Chile Juan Soto.", "metWith", "Pisac"),
        ("Hội Hữu nghị Peru - Chile được thành lập ngày 3/4/1990 tại Lima.", "foundedOn", "Lima"),
    ],
)
def test_where(text: str, predicate: str, place: str) -> None:
    assert {f.place for f in told(text) if f.predicate == predicate} == {place}
