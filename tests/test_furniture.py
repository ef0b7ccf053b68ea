"""What is article and what is page furniture, told by the shape of lines. All prose is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read import body_spans

ONE = "Sáng 3/5, Thị trưởng Sông Mây Lê Văn Thử tới đảo Cát Vàng, mở đầu chuyến thăm ba ngày."
TWO = "Hai bên trao đổi về nghề cá, du lịch và việc dạy bơi cho trẻ em trên đảo."
THREE = "Ông Thử cho biết thành phố sẽ tặng đảo hai trăm cây bàng giống."
FOUR = "Chiều cùng ngày, đoàn thăm trường học duy nhất của đảo."
HEADLINE = "Thị trưởng Sông Mây thăm đảo Cát Vàng"
TEASERS = ["Đảo Cát Vàng đón tàu khách đầu tiên", "Chợ cá Sông Mây mở cửa lại sau bão"]


def article(text: str) -> list[str]:
    """Return the lines of a text that are article, white space aside."""
    return [line.strip() for start, end in body_spans(text) for line in text[start:end].split("\n") if line.strip()]


def page(*lines: str) -> str:
    return "\n".join(lines)


def test_an_article_without_furniture_is_one_span() -> None:
    text = page(HEADLINE, "", ONE, TWO, "", THREE)
    assert body_spans(text) == ((0, len(text)),)


@pytest.mark.parametrize(
    "line",
    [
        "Trang chủ | Thời sự | Thế giới | Kinh tế | Video",
        "ĐĂNG NHẬP | ĐĂNG KÝ | QUẢNG CÁO",
        "Thời sự › Biển đảo",
        "Trang chủ > Thế giới > Châu Á",
        "Menu   Tìm kiếm   E-paper",
        "Thời sự Thế giới Kinh tế Văn hóa",
        "Thế giới",
        "Chuyện làng | Chuyện phố | Chuyện chợ",
        "In bài viết",
        "Chia sẻ Facebook Zalo",
        "Powered by Xưởng Mẫu",
        "Theo dõi Báo Mẫu trên Google News",
        "Theo dõi baomau.vn trên",
        "Mời quý độc giả theo dõi Báo Mẫu trên các nền tảng.",
        "05/09/2023 14:20 GMT+7",
        "Thứ năm, 25/4/2024, 18:30",
        "Thời sự Thứ bảy, 26/3/2016, 14:17 (GMT+7)",
        "Cập nhật lúc 08:12, 27-07-2023",
        "2 giờ trước",
        "2024-05-03 10:00",
        "BAO_MAU_030524.jpeg",
        "den tham dao cat vang mua he Đảo Cát Vàng vào hè",
        "https://bao-mau.example/tham-dao.html",
        "Ảnh: Ngọc Mẫu/TTXM",
        "(Ảnh: Báo Mẫu)",
        "Từ khóa: đảo, cá, bàng",
        "Bình luận (12)",
        "Tin, ảnh: Ngọc Mẫu",
        "Tổng Biên tập: Trần Văn Mẫu. Giấy phép số 00/GP-MAU",
        "Hotline: 0000 000 000",
        "© 2024 Báo Mẫu. Giữ bản quyền nội dung.",
        "Mọi ý kiến xin gửi về tòa soạn, số 1 phố Mẫu",
        ">> Xem thêm: Đảo Cát Vàng đón tàu khách đầu tiên",
        "Xem thêm: Đảo Cát Vàng đón tàu khách đầu tiên",
        "[Video] Đảo Cát Vàng đón tàu khách đầu tiên",
        "* * *",
    ],
)
def test_a_line_of_furniture_is_left_out_wherever_it_stands(line: str) -> None:
    assert article(page(line, HEADLINE, "", ONE, TWO, THREE)) == [HEADLINE, ONE, TWO, THREE], "above"
    assert article(page(HEADLINE, ONE, TWO, line, THREE, FOUR)) == [HEADLINE, ONE, TWO, THREE, FOUR], "amidst"
    assert article(page(HEADLINE, ONE, TWO, THREE, "", line)) == [HEADLINE, ONE, TWO, THREE], "below"


@pytest.mark.parametrize(
    "line",
    [
        "Ảnh hưởng của bão đối với nghề cá vẫn còn lớn, ông nói.",
        "Theo kế hoạch, đoàn sẽ trở về vào chủ nhật.",
        "Nguồn nước trên đảo chỉ đủ dùng trong mùa mưa.",
        "Trụ sở của hội nghề cá nằm cạnh bến cảng.",
        "Ý kiến của người dân được ghi lại đầy đủ.",
        "Bình luận về việc này, bà Mây nói đảo cần thêm giáo viên.",
        "Trao đổi với báo chí, ông cho biết: đảo có 12 giếng nước.",
        "Tin tức về chuyến thăm lan nhanh khắp chợ cá.",
        "Ngày 3/5/2024, đảo có điện suốt ngày đêm.",
        "Bàn về giá cá | bà Mây nói các bên đều muốn giữ mức của năm ngoái.",
        "- Đảo cần thêm ba giáo viên dạy bơi.",
        "Lương thực, nước ngọt, thuốc men đều đủ",
        "1. Cùng nhau giữ sạch bãi biển.",
        "Một mùa hè bận rộn",
        "“Chúng tôi rất vui”, bà Mây nói.",
        "(Tiếp theo và hết)",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert article(page(HEADLINE, ONE, line, TWO, THREE)) == [HEADLINE, ONE, line, TWO, THREE]


def test_a_headline_of_one_name_stays() -> None:
    assert article(page("Sông Mây", "", ONE, TWO)) == ["Sông Mây", ONE, TWO]


@pytest.mark.parametrize(
    "byline",
    [
        "Ngọc Mẫu",
        "NGỌC MẪU",
        "Ngọc Mẫu - Thu Thử",
        "Ngọc Mẫu, Thu Thử (tổng hợp)",
        "NM (theo TTXM)",
        "Theo Báo Mẫu, TTXM",
        "P.V",
        "Ngọc Mẫu/Báo Mẫu",
    ],
)
def test_a_byline_ends_the_article(byline: str) -> None:
    assert article(page(HEADLINE, ONE, TWO, THREE, "", byline)) == [HEADLINE, ONE, TWO, THREE]
    assert article(page(HEADLINE, ONE, TWO, THREE, "", byline, "", *TEASERS)) == [HEADLINE, ONE, TWO, THREE], "teasers below it"


def test_a_byline_below_the_headline_ends_nothing() -> None:
    text = page(HEADLINE, "Ngọc Mẫu", "05/09/2023 14:20", ONE, TWO, "Bến cảng lúc đoàn tới", THREE)
    assert article(text) == [HEADLINE, ONE, TWO, "Bến cảng lúc đoàn tới", THREE]
    assert article(page(HEADLINE, "", "NGỌC MẪU", ONE, TWO, THREE)) == [HEADLINE, ONE, TWO, THREE]


def test_a_name_as_subheading_stays() -> None:
    assert article(page(HEADLINE, ONE, TWO, "Cát Vàng", THREE, FOUR)) == [HEADLINE, ONE, TWO, "Cát Vàng", THREE, FOUR]


@pytest.mark.parametrize(
    "heading", ["TIN LIÊN QUAN", "Tin liên quan", "Cùng chuyên mục", "Cùng chủ đề:", "ĐỌC NHIỀU NHẤT", "Xem thêm", "» Có thể bạn quan tâm"]
)
def test_teasers_below_the_article_are_left_out(heading: str) -> None:
    assert article(page(HEADLINE, ONE, TWO, THREE, "", heading, *TEASERS)) == [HEADLINE, ONE, TWO, THREE]


def test_teasers_with_summaries_are_left_out() -> None:
    clipped = "Tàu khách đầu tiên cập đảo vào lúc tám giờ sáng, mang theo hơn một trăm người và ba..."
    whole = "Tàu khách đầu tiên cập đảo vào lúc tám giờ sáng, mang theo hơn một trăm người."
    for heading in ("Tin liên quan", "Cùng chuyên mục"):
        for summary in (clipped, whole):
            text = page(HEADLINE, ONE, TWO, THREE, heading, TEASERS[0], summary, TEASERS[1], summary, "Tin mới nhất", TEASERS[0], summary)
            assert article(text) == [HEADLINE, ONE, TWO, THREE]


def test_the_article_goes_on_after_teasers_in_its_middle() -> None:
    assert article(page(HEADLINE, ONE, TWO, "TIN LIÊN QUAN", *TEASERS, THREE, FOUR)) == [HEADLINE, ONE, TWO, THREE, FOUR]
    assert article(page(HEADLINE, ONE, TWO, "TIN LIÊN QUAN", *TEASERS, THREE, "Ngọc Mẫu")) == [HEADLINE, ONE, TWO, THREE], "one paragraph"
    assert article(page(HEADLINE, ONE, "Tin liên quan", TEASERS[0], TWO, THREE, FOUR)) == [HEADLINE, ONE, TWO, THREE, FOUR], "one teaser"
    assert article(page(HEADLINE, ONE, "Xem thêm", TEASERS[0], TWO, "Một mùa hè bận rộn", THREE, FOUR)) == [
        *(HEADLINE, ONE, TWO, "Một mùa hè bận rộn", THREE, FOUR)
    ], "a subheading later"


def test_teasers_above_the_article_are_left_out() -> None:
    assert article(page("Tin mới nhất", *TEASERS, "", ONE, TWO, THREE)) == [ONE, TWO, THREE]
    assert article(page(HEADLINE, "TIN LIÊN QUAN", *TEASERS, ONE, TWO)) == [HEADLINE, ONE, TWO]


def test_a_blank_line_ends_a_list_that_has_none() -> None:
    assert article(page("1. Dòng sự kiện:", "2. Mùa cá", "3. Bão số hai", "", HEADLINE, "", ONE, TWO)) == [HEADLINE, ONE, TWO]
    assert article(page(HEADLINE, ONE, "TIN LIÊN QUAN", *TEASERS, "", "Một mùa hè bận rộn", "", TWO, THREE)) == [
        *(HEADLINE, ONE, "Một mùa hè bận rộn", TWO, THREE)
    ]


def test_a_headline_of_capitals_stays() -> None:
    headline = "THỊ TRƯỞNG SÔNG MÂY THĂM ĐẢO CÁT VÀNG"
    assert article(page("Chuyện ngoài đảo", headline, "05/09/2023 14:20", ONE, TWO)) == ["Chuyện ngoài đảo", headline, ONE, TWO]


def test_readers_comments_are_left_out() -> None:
    comments = ["Ý kiến bạn đọc", "Bạn đọc Mẫu", "Tôi đã ở đảo ba năm.", "Tôi rất nhớ đảo này.", "Mong được quay lại sớm."]
    assert article(page(HEADLINE, ONE, TWO, THREE, *comments)) == [HEADLINE, ONE, TWO, THREE]
    assert article(page(HEADLINE, "Ý kiến bạn đọc", ONE, TWO, THREE)) == [HEADLINE, ONE, TWO, THREE], "a button above the article"


def test_headlines_that_end_the_text_are_teasers_without_a_heading() -> None:
    assert article(page(HEADLINE, ONE, TWO, THREE, "", *TEASERS)) == [HEADLINE, ONE, TWO, THREE]
    listed = ["Đoàn gồm:", "Ông Lê Văn Thử, thị trưởng", "Bà Trần Thị Mây, thư ký"]
    assert article(page(HEADLINE, ONE, TWO, THREE, *listed)) == [HEADLINE, ONE, TWO, THREE, *listed], "a list that the article announces"


@pytest.mark.parametrize(
    "credit",
    [
        " (Ảnh: Ngọc Mẫu/TTXM)",
        ". Ảnh: Ngọc Mẫu",
        " - Ảnh: NGỌC MẪU",
        "- Ảnh 1.",
        " (Nguồn: Báo Mẫu)",
        ". (Ảnh: Tư liệu)",
        " | Ảnh: Ngọc Mẫu",
        " (trái; ảnh: Báo Mẫu)",
    ],
)
def test_a_credit_is_cut_out_and_the_caption_stays(credit: str) -> None:
    caption = "Thị trưởng Lê Văn Thử tại bến cảng"
    assert [line.rstrip(".") for line in article(page(HEADLINE, ONE, caption + credit, TWO))] == [HEADLINE, ONE[:-1], caption, TWO[:-1]]


def test_a_credit_between_sentences_is_cut_out() -> None:
    assert article(f"{ONE} (Ảnh: Báo Mẫu) {TWO}") == [ONE, TWO]


def test_no_sentence_is_broken() -> None:
    line = "Giá cá năm nay (nguồn: hội nghề cá) cao hơn năm ngoái một chút."
    assert article(page(ONE, line, TWO)) == [ONE, line, TWO]


@pytest.mark.parametrize("mark", ["(Baomau.vn) - ", "(Dân trí) - ", "VOV.VN - ", "baomau.com.vn - ", "TTXVN - "])
def test_the_papers_mark_is_cut_out(mark: str) -> None:
    assert article(mark + ONE) == [ONE]


@pytest.mark.parametrize("head", ["Sông Mây, ngày 3/5/2024 - ", "Sông Mây - Cát Vàng: ", "EU - "])
def test_a_dateline_is_no_papers_mark(head: str) -> None:
    assert article(head + ONE) == [head + ONE]


def test_a_page_of_furniture_alone_has_no_article() -> None:
    assert body_spans("Trang chủ | Thời sự\n05/09/2023\n\nTIN LIÊN QUAN\n" + "\n".join(TEASERS)) == ()
    assert body_spans("") == () == body_spans(" \n \n")


@given(
    st.text(st.sampled_from("aĐ .:|(…)\n\t-Ảnh>»12/"), max_size=200)
    | st.lists(st.sampled_from([ONE, TWO, "", "Tin liên quan", *TEASERS, "Bình luận"])).map("\n".join)
)
def test_spans_are_sorted_disjoint_and_never_blank(text: str) -> None:
    at = 0
    for start, end in body_spans(text):
        assert at <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end] != ""
        at = end
