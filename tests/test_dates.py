"""Date expressions: which are found, and what day each means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.calendar import complete, parse, resolve
from kg.annotate.dates import DateReader, iso
from kg.extraction import extract
from kg.model import Article
from kg.vi.lexicon import load
from kg.vi.normalize import norm

READER = DateReader(load().dates)
REPORT = date(2024, 3, 26)


def read(text: str, anchor: date | None = REPORT, last: str = "") -> list[str]:
    return [resolve(value, anchor, last) for _, _, value in READER.find(norm(text))]


def when(text: str, published: date | None, predicate: str = "metWith") -> list[str]:
    return [fact.date for fact in extract(Article("d.txt", text, published=published)).facts if fact.predicate == predicate]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 25/3", "2024-03-25"),
        ("Ngày 25/03", "2024-03-25"),
        ("ngày 25/3/2022", "2022-03-25"),
        ("ngày 25.3.2022", "2022-03-25"),
        ("ngày 25-3", "2024-03-25"),
        ("ngày 25-3-2022", "2022-03-25"),
        ("ngày 25 tháng 3", "2024-03-25"),
        ("ngày 25 tháng 3 năm 2022", "2022-03-25"),
        ("ngày 25 tháng 3, năm 2022", "2022-03-25"),
        ("ngày 25 tháng 3/2022", "2022-03-25"),
        ("2 tháng 9", "2024-09-02"),
        ("mùng 1/5", "2024-05-01"),
        ("sáng 25/3", "2024-03-25"),
        ("Tối ngày 25/3", "2024-03-25"),
        ("rạng sáng 25/3", "2024-03-25"),
        ("thứ Ba, ngày 25/3", "2024-03-25"),
        ("lúc 14h ngày 25/3", "2024-03-25"),
        ("(25/3)", "2024-03-25"),
        ("ngày 25", "2024-03-25"),
        ("kể từ ngày 24/3/2020", "2020-03-24"),
        ("ngày\u00a025/3", "2024-03-25"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert read(text) == [day]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tháng 5/2022", "2022-05"),
        ("tháng 5 năm 2022", "2022-05"),
        ("đầu tháng 5", "2024-05"),
        ("cuối tháng 4/2022", "2022-04"),
        ("năm 1995", "1995"),
        ("giữa năm 2022", "2022"),
        ("năm nay", "2024"),
        ("năm ngoái", "2023"),
        ("tháng 12 năm ngoái", "2023-12"),
        ("tháng 4 năm nay", "2024-04"),
        ("năm tới", "2025"),
        ("tháng trước", "2024-02"),
        ("tháng tới", "2024-04"),
    ],
)
def test_a_month_or_year(text: str, value: str) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("từ ngày 3 đến 5/4", "2024-04-03/2024-04-05"),
        ("từ ngày 3 đến ngày 5/4/2022", "2022-04-03/2022-04-05"),
        ("từ 3-5/4", "2024-04-03/2024-04-05"),
        ("25 – 27/3", "2024-03-25/2024-03-27"),
        ("từ ngày 28/2 đến 2/3", "2024-02-28/2024-03-02"),
        ("từ ngày 25 tháng 3 đến ngày 2 tháng 4", "2024-03-25/2024-04-02"),
        ("từ 25 đến 27 tháng 3 năm 2022", "2022-03-25/2022-03-27"),
        ("từ ngày 30/12/2022 đến 2/1/2023", "2022-12-30/2023-01-02"),
        ("trong hai ngày 3 và 4/4", "2024-04-03/2024-04-04"),
        ("trong các ngày 3-4/4", "2024-04-03/2024-04-04"),
        ("ngày 30/4 và 1/5", "2024-04-30/2024-05-01"),
        ("ngày 25/3-27/3", "2024-03-25/2024-03-27"),
        ("quý I/2024", "2024-01/2024-03"),
        ("quý 3 năm 2025", "2025-07/2025-09"),
    ],
)
def test_an_interval(text: str, value: str) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "2+2",
        "1/2 dân số",
        "25/3 người",
        "tăng 3,5%",
        "Nghị quyết 12/2023",
        "14:20",
        "giai đoạn 2021-2025",
        "nhiệm kỳ 2021 - 2026",
        "ngày 0/5",
        "45/13",
        "tháng 13",
        "ngày 1/1/2301",
        "trong 25 ngày",
        "sáng 25 tuổi",
    ],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["ngày 31/2", "ngày 31/4", "ngày 30/2/2024", "từ ngày 31/4 đến 2/5", "ngày 29/2/2023"])
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    for value in read(text):
        for part in filter(None, value.split("/")):
            assert len(part) < 10 or date.fromisoformat(part)


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("ngày 28/12", date(2024, 1, 3), "2023-12-28"),
        ("ngày 2/1", date(2023, 12, 30), "2024-01-02"),
        ("tháng 12", date(2024, 1, 20), "2023-12"),
        ("tháng 1", date(2023, 12, 20), "2024-01"),
        ("từ ngày 30/12 đến 2/1", date(2024, 1, 3), "2023-12-30/2024-01-02"),
        ("từ ngày 30/12 đến 2/1", date(2023, 12, 29), "2023-12-30/2024-01-02"),
        ("ngày 29/2", date(2023, 3, 1), "2024-02-29"),
        ("tháng trước", date(2024, 1, 15), "2023-12"),
        ("tháng tới", date(2023, 12, 15), "2024-01"),
        ("hôm qua", date(2024, 1, 1), "2023-12-31"),
        ("ngày mai", date(2023, 12, 31), "2024-01-01"),
        ("hôm qua", date(2024, 3, 1), "2024-02-29"),
    ],
)
def test_the_year_turns(text: str, anchor: date, value: str) -> None:
    assert read(text, anchor) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ngày 5/4", "--04-05"),
        ("tháng 5", "--05"),
        ("ngày 5/4/2022", "2022-04-05"),
        ("từ ngày 30/12 đến 2/1", "--12-30/--01-02"),
        ("hôm qua", ""),
        ("năm ngoái", ""),
        ("tháng tới", ""),
        ("cùng ngày", ""),
        ("sáng 6", ""),
    ],
)
def test_without_a_day_of_report(text: str, value: str) -> None:
    assert read(text, None) == [value]


@pytest.mark.parametrize(
    ("text", "last", "value"),
    [
        ("cùng ngày", "2024-04-05", "2024-04-05"),
        ("chiều cùng ngày", "2024-04-05", "2024-04-05"),
        ("hôm sau", "2023-12-31", "2024-01-01"),
        ("hôm trước", "2024-03-01", "2024-02-29"),
        ("hai ngày sau đó", "2024-04-05", "2024-04-07"),
        ("hôm sau", "--12-31", "--01-01"),
        ("sáng 6", "2024-04-05", "2024-04-06"),
        ("hôm sau", "2024-04", ""),
        ("hôm sau", "", ""),
    ],
)
def test_counted_from_the_event_before(text: str, last: str, value: str) -> None:
    assert read(text, REPORT, last) == [value]


@pytest.mark.parametrize(
    ("text", "days"), [("hôm nay", 0), ("chiều nay", 0), ("hôm qua", -1), ("tối qua", -1), ("ngày mai", 1), ("hôm kia", -2)]
)
def test_counted_from_the_report(text: str, days: int) -> None:
    assert read(text) == [(REPORT + timedelta(days=days)).isoformat()]


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_full_date_means_itself_whatever_the_report(day: date, anchor: date) -> None:
    for text in (
        f"ngày {day.day}/{day.month}/{day.year}",
        f"ngày {day:%d} tháng {day:%m} năm {day.year}",
        f"sáng {day.day}-{day.month}-{day.year}",
    ):
        assert read(text, anchor) == [day.isoformat()]


@given(st.dates(date(1991, 1, 1), date(2099, 1, 1)), st.integers(-150, 150))
def test_the_year_is_the_nearest(anchor: date, shift: int) -> None:
    day = anchor + timedelta(days=shift)
    assert read(f"ngày {day.day}/{day.month}", anchor) == [day.isoformat()]


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_parts_and_text_are_each_others_inverse(day: date) -> None:
    for parts in ((day.year, day.month, day.day), (day.year, day.month, 0), (day.year, 0, 0), (0, day.month, day.day), (0, day.month, 0)):
        assert parse(iso(parts)) == parts
    assert complete((day.year, day.month, day.day), REPORT) == (day.year, day.month, day.day)


@given(st.text(alphabet="0123456789/.-, ngàytháđếnừm(", max_size=40))
def test_whatever_is_read_lies_in_the_text(text: str) -> None:
    for start, end, value in READER.find(norm(text)):
        assert 0 <= start < end <= len(text)
        resolve(value, REPORT, "")


# Dates of facts


MET = "Bộ trưởng Ngoại giao Lê Văn Hai tiếp Đại sứ Chile Pablo Rojas."


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        (f"Ngày 28/12, {MET}", date(2024, 1, 3), "2023-12-28"),
        (f"Chiều qua, {MET}", date(2024, 1, 1), "2023-12-31"),
        (f"Sáng nay, {MET}", date(2024, 1, 1), "2024-01-01"),
        (f"Sáng nay, {MET}", None, ""),
        (f"Ngày 28/12, {MET}", None, "--12-28"),
        (f"Lima, ngày 29/12/2023 - Ngày 28/12, {MET}", None, "2023-12-28"),
        (f"29/12/2023 14:20 GMT+7\nNgày 28/12, {MET}", None, "2023-12-28"),
        (f"Ngày 5/4, nhân kỷ niệm 50 năm quan hệ (3/2/1974 - 3/2/2024), {MET}", date(2024, 4, 6), "2024-04-05"),
        (MET, date(2024, 1, 1), ""),
    ],
)
def test_the_date_is_the_events(text: str, published: date | None, value: str) -> None:
    assert when(text, published) == [value]


def test_the_same_day_is_that_of_the_event_before() -> None:
    text = f"Ngày 28/12/2023, {MET} Cùng ngày, ông Lê Văn Hai gặp bà Maria Soto. Hai ngày sau, ông Lê Văn Hai gặp ông Juan Soto."
    assert when(text, date(2024, 1, 3)) == ["2023-12-28", "2023-12-28", "2023-12-30"]


def test_a_visit_takes_its_interval() -> None:
    text = "Tổng thống Chile Pablo Rojas sẽ thăm Việt Nam từ ngày 30/12 đến 2/1."
    assert when(text, date(2023, 12, 28), "visited") == ["2023-12-30/2024-01-02"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ngày 28/12, Bộ trưởng Ngoại giao Lê Văn Hai cho biết thương mại tăng.", "2023-12-28"),
        ("Bộ trưởng Ngoại giao Lê Văn Hai hôm qua cho biết thương mại tăng.", "2024-01-02"),
        ("Tại cuộc họp báo ngày 28/12, Bộ trưởng Ngoại giao Lê Văn Hai cho biết thương mại tăng.", "2023-12-28"),
        ("Bộ trưởng Ngoại giao Lê Văn Hai cho biết cuộc họp diễn ra ngày 28/12.", ""),
        ("Thương mại đã tăng nhanh kể từ ngày 28/12, Bộ trưởng Ngoại giao Lê Văn Hai nhận xét.", ""),
        ('"Mọi việc bắt đầu từ ngày 28/12", Bộ trưởng Ngoại giao Lê Văn Hai nói.', ""),
        ("Bộ trưởng Ngoại giao Lê Văn Hai cho biết thương mại tăng.", ""),
    ],
)
def test_what_is_said_has_the_day_of_saying(text: str, value: str) -> None:
    assert when(text, date(2024, 1, 3), "stated") == [value]


@pytest.mark.parametrize(
    ("text", "predicate", "day"),
    [
        ("Giao tranh nổ ra hôm 24/7. Một ngày trước đó, Peru trục xuất hai nhà ngoại giao Chile.", "expelled", "2024-07-23"),
        ("Xung đột bùng phát hôm 24/7, một ngày sau khi Peru trục xuất Đại sứ Chile.", "expelled", "2024-07-23"),
        ("Ông Juan Soto sẽ tới Chile dự Hội nghị Cấp cao APEC lần thứ 31 vào tháng 11 tới.", "visited", "2024-11"),
        ("Khi thăm Chile hai ngày 5 và 6/7, ông Soto gặp bà Ana Rojas, hội kiến bà Luz Vera.", "metWith", "2024-07-05/2024-07-06"),
        ("Ông Juan Soto hội đàm với bà Ana Rojas trong ngày hôm nay, 26/7.", "metWith", "2024-07-26"),
    ],
)  # fmt: skip
def test_the_day_of_an_act(text: str, predicate: str, day: str) -> None:
    assert set(when(text, date(2024, 7, 26), predicate)) == {day}


def test_the_lead_fixes_the_year_of_days_beside_it() -> None:
    lead = "Sau cơn bão đêm 30/9, ngày 2/10/2025, Tổng thống Juan Soto gửi điện thăm hỏi Tổng thống Ana Rojas."
    assert when(f"{lead} Sáng 3/10, Ngoại trưởng Luz Vera gặp Đại sứ Pablo Rey.", None) == ["2025-10-03"]


def test_a_day_of_long_ago_fixes_no_year() -> None:
    past = "Hai nước ký hiệp định đầu tiên tại Lima ngày 5/10/1993."
    assert when(f"Sáng 3/12, Ngoại trưởng Luz Vera gặp Đại sứ Pablo Rey; ngày 4/2, bà tới Lima. {past}", None) == ["--12-03"]
