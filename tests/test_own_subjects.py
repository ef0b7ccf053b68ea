"""Verbs with a subject of their own, what is wished or yet to be said, and the days and places of something else."""

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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a noun of its own before the verb
        (f"{A} thăm Chile. Hai bài viết của nhật báo đều chỉ trích {B}.", {("Juan Soto", "visited", "Chile", "actual")}),
        (f"{A} thăm Chile. Nhiều người đang chỉ trích {B}.", {("Juan Soto", "visited", "Chile", "actual")}),
        # criticism told by a noun, decisions, requests of somebody behind another
        (f"Lời chỉ trích của {A} đối với Kenya gây chú ý.", {("Juan Soto", "criticized", "Kenya", "actual")}),
        (
            "Ông lo ngại quyết định mới đây của Chile áp đặt trừng phạt đối với Bolivia.",
            {("Chile", "sanctioned", "Bolivia", "actual")},
        ),
        ("Peru phản đối yêu cầu mở cuộc điều tra chung với Chile của Bolivia.", {("Peru", "criticized", "Bolivia", "actual")}),
        # what somebody keeps from happening, what would have to happen first, whom no leaders are meant by
        ("Chile tìm mọi cách ngăn chặn các cuộc tiếp xúc trực tiếp giữa Peru và Kenya.", set()),
        ("Peru sẵn sàng góp quân, nhưng chỉ khi có ủy nhiệm hoặc đạt được thỏa thuận với Kenya.", set()),
        (f"“Tình hình còn phức tạp”, {A} chia sẻ nhận định với báo Andes.", set()),
        (
            f"Bộ Thương mại Chile đã gặp {A}. Không nên trông chờ vào kết quả cuộc điện đàm giữa hai nhà lãnh đạo.",
            {("Bộ Thương mại Chile", "metWith", "Juan Soto", "actual")},
        ),
        # what is to be done soon, or on a journey that lies ahead
        (
            "Bà Ana Rojas thông báo ông Juan Soto sẽ đến Chile dự Hội nghị Andes.",
            {("Juan Soto", "visited", "Chile", "planned"), ("Juan Soto", "attended", "Hội nghị Andes", "planned")},
        ),
        (f"{A} và {B} nhất trí sớm họp Ủy ban hỗn hợp Peru - Kenya.", {("Juan Soto", "agreedWith", "Ana Rojas", "actual")}),
        (f"{A} kết thúc sớm chuyến thăm Chile.", {("Juan Soto", "visited", "Chile", "actual")}),
        (f"{A} có cuộc hội đàm quan trọng, rất hiệu quả với {B}.", {("Juan Soto", "metWith", "Ana Rojas", "actual")}),
        # whose country a delegation tells
        (
            f"{A} tiếp Đoàn đại biểu Quốc hội Hàn Quốc do Chủ nhiệm Kim Suk-ki làm Trưởng đoàn đang thăm Peru.",
            {
                ("Juan Soto", "metWith", "Kim Suk-ki", "actual"),
                ("Kim Suk-ki", "led", "Đoàn đại biểu Quốc hội Hàn Quốc", "actual"),
                ("Kim Suk-ki", "visited", "Peru", "actual"),
            },
        ),
        # wishes and invitations
        (f'{A} cho biết ông muốn "trao đổi" với Kenya.', set()),
        (
            f"{A} mời {B} thăm chính thức Peru, dự Hội nghị cấp cao Andes 2025.",
            {("Juan Soto", "invited", "Ana Rojas", "actual")},
        ),
        ("Peru không được mời tham dự Hội nghị cấp cao Andes 2025.", {("Peru", "attended", "Hội nghị cấp cao Andes 2025", "negated")}),
        ("Peru không nói sẽ thiết lập quan hệ ngoại giao với Kenya.", set()),
        # what is not denied
        (
            "Peru và Kenya không chỉ ký Hiệp định Thương mại mà còn ký Thỏa thuận Hợp tác.",
            {
                (party, "signed", document, "actual")
                for party in ("Peru", "Kenya")
                for document in ("Hiệp định Thương mại", "Thỏa thuận Hợp tác")
            },
        ),
        (f"Cuộc gặp giữa {A} và {B} chưa hoàn toàn bị hủy bỏ.", {("Juan Soto", "metWith", "Ana Rojas", "planned")}),
        # meetings
        (f"{A} cảnh báo khi trao đổi với VnExpress.", set()),
        (f"Trước khi cuộc gặp gỡ {A} và {B} được ấn định, nhiều người đã lo ngại.", {("Juan Soto", "metWith", "Ana Rojas", "actual")}),
        (f"{A} và {B} đang chuẩn bị cho cuộc gặp thượng đỉnh tại Lima.", {("Juan Soto", "metWith", "Ana Rojas", "planned")}),
        # whose journey goes on
        (
            f"Chile đang tích cực chuẩn bị cho chuyến thăm của {A} tới Kenya và tham dự Hội nghị cấp cao Andes 2025.",
            {("Juan Soto", "visited", "Kenya", "planned"), ("Juan Soto", "attended", "Hội nghị cấp cao Andes 2025", "actual")},
        ),
        (
            f"{A} đã đặt chân đến Kenya và dự kiến được đón tiếp bằng nhiều hoạt động.",
            {("Juan Soto", "visited", "Kenya", "actual")},
        ),
        (
            f"Chuyến công du của {A} sẽ bao gồm các điểm dừng chân tại Chile để tham dự một hội nghị, Bolivia và sau đó là Kenya.",
            {("Juan Soto", "visited", country, "planned") for country in ("Chile", "Bolivia", "Kenya")},
        ),
        ("Ông Juan Soto được Bộ Giáo dục cử đi dự một cuộc thi.", set()),
    ],
)
def test_acts(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ông Juan Soto, cựu Ngoại trưởng Peru cho biết Kenya sẽ rút quân.", {"Juan Soto"}),
        (f"{A} sẽ thăm Kenya vào tuần tới và thông báo kết quả cho báo chí.", set()),
        (f"{A} hôm nay dự kiến công bố chi tiết cuộc điều tra.", set()),
        (f"{A} tìm cách khẳng định một chính sách độc lập hơn.", set()),
        (f"{A} đang thăm Kenya, cho biết hai nước sẽ hợp tác.", {"Juan Soto"}),
    ],
)
def test_speakers(text: str, speakers: set[str]) -> None:
    assert {f.subject for f in told(text) if f.predicate == "stated"} == speakers


@pytest.mark.parametrize(
    ("text", "predicate", "day", "place"),
    [
        (f"{A} tới Nairobi hôm 3/5/2024 và ngay trong buổi tối đã gặp {B}.", "metWith", "2024-05-03", "Nairobi"),
        (f"Sáng 3/5, tại thủ đô Nairobi, {B} chủ trì lễ đón; ngay sau đó, {B} hội đàm với {A}.", "metWith", "2024-05-03", "Nairobi"),
        (f"{A} gặp {B} tại thành phố cảng Mombasa của Kenya.", "metWith", "", "Mombasa"),
        (f"Nairobi, chiều 3/5, bên lề hội nghị, {A} gặp {B}.", "metWith", "2024-05-03", "Nairobi"),
        (f"{A} điện đàm với {B} về tình hình ở Bolivia.", "spokeWith", "", ""),
        (f"{A} chỉ trích Kenya rút khỏi thỏa thuận hạt nhân năm 2015.", "criticized", "", ""),
        (f"Ngày 3/5, tại Lima, {A} ca ngợi các biện pháp trừng phạt mới của Chile đối với Bolivia.", "sanctioned", "", ""),
        ("Việt Nam sẽ đăng cai Năm APEC 2027.", "organized", "2027", ""),
    ],
)
def test_days_and_places(text: str, predicate: str, day: str, place: str) -> None:
    assert {(f.date, f.place) for f in told(text) if f.predicate == predicate} == {(day, place)}


def test_the_only_day_of_an_article_is_that_of_what_it_goes_on_to_tell() -> None:
    text = f"Sáng 3/5, {A} bắt đầu các hoạt động tại Kenya.\nÔng được dân chúng chào đón.\n{A} sau đó hội đàm với {B}.\n"
    assert {f.date for f in told(text) if f.predicate == "metWith"} == {"2024-05-03"}
    other = text + "Ngày 9/5, Chile sẽ bầu cử.\nTổng thống Chile Pablo Ruiz đã gặp Thủ tướng Togo Maria Diaz."
    assert {f.date for f in told(other) if f.subject == "Pablo Ruiz" and f.predicate == "metWith"} == {""}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"Tháng 3/2024, {A} và {B} đã ký Hiệp ước Hữu nghị, trong khuôn khổ chuyến thăm của Tổng thống Juan Soto đến Nairobi.", "Nairobi"),
        (f"{A} và {B} đã ký Hiệp ước Hữu nghị sau chuyến thăm của Tổng thống Juan Soto đến Nairobi.", ""),
    ],
)
def test_what_is_done_on_a_journey_is_done_where_it_leads(text: str, place: str) -> None:
    assert {f.place for f in told(text) if f.predicate == "signed"} == {place}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{A} đã gặp Đại sứ Kenya tại Chile, bà Ana Rojas, tại Lima.", {"Juan Soto", "Ana Rojas"}),
        (f"{A} đã gặp Đại sứ Kenya, bà Ana Rojas tại Lima.", {"Juan Soto", "Ana Rojas"}),
        (f"{A} tiếp Chủ tịch Hạ viện Malaysia Tan Sri Dato' Hassan Bin Omar.", {"Juan Soto", "Hassan Bin Omar"}),
        (f"{A} tiếp Phó thủ tướng Malaysia Dato' Seri Dr. Hassan Omar.", {"Juan Soto", "Hassan Omar"}),
        ("Đại sứ Việt Nam tại Kenya Trần Thành Công đã gặp ông Pablo Rojas Diaz.", {"Trần Thành Công", "Pablo Rojas Diaz"}),
        ("Ứng viên Tổng thống của đảng Dân chủ Kamala Harris đã chỉ trích Chile.", {"Kamala Harris"}),
        ("Thủ tướng Trần Văn Một thăm Lào. Thủ tướng Trần Văn một nêu rõ Lào là bạn.", {"Trần Văn Một"}),
    ],
)
def test_people(text: str, people: set[str]) -> None:
    assert {e.label for e in extract(Article("a.txt", text)).entities if e.kind == "person"} == people
