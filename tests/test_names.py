"""Names, titles and words that are a name in one sentence and none in the next."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.model import Article, Extraction


def read(text: str) -> Extraction:
    return extract(Article("n.txt", text))


def labels(text: str, kind: str) -> set[str]:
    return {entity.label for entity in read(text).entities if entity.kind == kind}


def posts(text: str) -> set[tuple[str, str]]:
    return {(fact.subject, fact.object) for fact in read(text).facts if fact.predicate == "holdsPosition"}


@pytest.mark.parametrize(
    "name",
    [
        "Đinh Văn Khải",
        "Ngô Thị Phương Thảo",
        "Tạ Quang",
        "Vla-đi-mia Pu-tin",
        "Xéc-gây La-vrốp",
        "Mohammed bin Salman Al Saud",
        "Antony J. Blinken",
        "Khampheng Xaysompheng",
        "Ferdinand Marcos Jr.",
        "Ursula von der Leyen",
        ("Carlos de la Vega"),
        "Pablo Rojas Quiroga",
        "Kishida Fumio",
        "Lý Hiển Long",
        "Washington Rojas",
    ],
)
def test_a_person_is_labelled_by_the_whole_name(name: str) -> None:
    assert name in labels(f"Bộ trưởng Ngoại giao {name} gặp bà Elena Duarte tại Lima.", "person")
    assert name in labels(f"Bà Elena Duarte gặp ông {name}.", "person")


@pytest.mark.parametrize("name", ["Đinh Văn Hai", "Lê Tấn Sang", "Trần Thị Như", "Đỗ Minh Song", "Từ Văn Lân"])
def test_a_name_may_hold_a_common_word(name: str) -> None:
    assert name in labels(f"Bộ trưởng Ngoại giao {name} gặp bà Elena Duarte tại Lima.", "person")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Phó Thủ tướng kiêm Bộ trưởng Ngoại giao Đinh Văn Khải thăm Peru.", {"Phó Thủ tướng", "Bộ trưởng Ngoại giao"}),
        ("Phó Thủ tướng, Bộ trưởng Ngoại giao Đinh Văn Khải thăm Peru.", {"Phó Thủ tướng", "Bộ trưởng Ngoại giao"}),
        ("Ông Đinh Văn Khải, Phó Thủ tướng, Bộ trưởng Ngoại giao, thăm Peru.", {"Phó Thủ tướng", "Bộ trưởng Ngoại giao"}),
        ("Ông Đinh Văn Khải (Bộ trưởng Ngoại giao) thăm Peru.", {"Bộ trưởng Ngoại giao"}),
        (
            "Ông Đinh Văn Khải, Bộ trưởng Ngoại giao kiêm Chủ tịch Ủy ban Quốc gia UNESCO Việt Nam, thăm Peru.",
            {"Bộ trưởng Ngoại giao", "Chủ tịch Ủy ban Quốc gia UNESCO Việt Nam"},
        ),
        ("Thứ trưởng Thường trực Bộ Ngoại giao Đinh Văn Khải thăm Peru.", {"Thứ trưởng Thường trực Bộ Ngoại giao"}),
        ("Đồng chí Đinh Văn Khải, Bí thư Tỉnh ủy Nghệ An, thăm Peru.", {"Bí thư Tỉnh ủy Nghệ An"}),
        ("Ông Đinh Văn Khải, Vụ trưởng Vụ Châu Mỹ, thăm Peru.", {"Vụ trưởng Vụ Châu Mỹ"}),
        ("Đại tướng Đinh Văn Khải, Bộ trưởng Quốc phòng, thăm Peru.", {"Bộ trưởng Quốc phòng"}),
        ("Bộ trưởng Kế hoạch và Đầu tư Đinh Văn Khải thăm Peru.", {"Bộ trưởng Kế hoạch và Đầu tư"}),
        ("Quyền Bộ trưởng Ngoại giao Đinh Văn Khải thăm Peru.", {"Quyền Bộ trưởng Ngoại giao"}),
    ],
)
def test_each_post_of_a_chain_is_held(text: str, held: set[str]) -> None:
    assert posts(text) == {("Đinh Văn Khải", post) for post in held}


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("Ngoại trưởng Peru", "Ngoại trưởng Peru"),
        ("Bộ trưởng Ngoại giao Peru", "Bộ trưởng Ngoại giao Peru"),
        ("Đại sứ Peru tại Việt Nam", "Đại sứ Peru tại Việt Nam"),
        ("Quyền Ngoại trưởng Peru", "Quyền Ngoại trưởng Peru"),
        ("Phó Trợ lý Ngoại trưởng Hoa Kỳ", "Phó Trợ lý Ngoại trưởng Hoa Kỳ"),
        ("Tổng thống Ác-hen-ti-na", "Tổng thống Ác-hen-ti-na"),
        ("Chủ tịch Hạ viện Peru", "Chủ tịch Hạ viện Peru"),
        ("Tổng Thư ký ASEAN", "Tổng Thư ký ASEAN"),
    ],
)
def test_the_country_belongs_to_the_post(title: str, post: str) -> None:
    assert posts(f"{title} Mateo Quispe gặp ông Đinh Văn Khải.") == {("Mateo Quispe", post)}


@pytest.mark.parametrize(
    "title", ["Đại tướng", "Trung tướng", "Giáo sư, Tiến sĩ", "ông", "Đồng chí", "Nguyên Phó Chủ tịch nước", "Cựu Thủ tướng Peru"]
)
def test_ranks_addresses_and_former_posts_are_not_held(title: str) -> None:
    text = f"{title[0].upper()}{title[1:]} Đinh Văn Khải gặp bà Elena Duarte."
    assert posts(text) == set()
    assert labels(text, "person") == {"Đinh Văn Khải", "Elena Duarte"}


def test_party_ranks_go_before_the_post() -> None:
    text = "Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng, Trưởng ban Đối ngoại Trung ương Đinh Văn Khải tiếp ông Mateo Quispe."
    assert ("Đinh Văn Khải", "Trưởng ban Đối ngoại Trung ương") in posts(text)
    assert ("metWith", "Đinh Văn Khải", "Mateo Quispe") in {(f.predicate, f.subject, f.object) for f in read(text).facts}


@pytest.mark.parametrize("post", ["Ủy viên Bộ Chính trị Đảng Cộng sản Cuba", "Ủy viên Trung ương Đảng Cộng sản Cuba"])
def test_a_party_rank_names_its_party(post: str) -> None:
    assert posts(f"Ông Đinh Văn Khải tiếp {post} Mateo Quispe.") == {("Mateo Quispe", post)}


def test_the_fullest_form_of_a_post_is_held_once() -> None:
    text = "Bộ trưởng Ngoại giao Peru Mateo Quispe thăm Lào. Bộ trưởng Mateo Quispe gặp ông Đinh Văn Khải."
    assert posts(text) == {("Mateo Quispe", "Bộ trưởng Ngoại giao Peru")}


def test_someone_known_by_post_alone_is_labelled_by_it() -> None:
    assert labels("Thủ tướng Anh thăm Đức.", "person") == {"Thủ tướng Anh"}


def test_short_names_are_the_same_person() -> None:
    found = read("Bộ trưởng Ngoại giao Đinh Văn Khải gặp Ngoại trưởng Peru Mateo Quispe. Ông Khải cảm ơn ông Quispe.")
    assert {entity.label for entity in found.entities if entity.kind == "person"} == {"Đinh Văn Khải", "Mateo Quispe"}
    assert ("thanked", "Đinh Văn Khải", "Mateo Quispe") in {(f.predicate, f.subject, f.object) for f in found.facts}


def test_a_bracketed_abbreviation_is_an_alias() -> None:
    entity = next(e for e in read("Tổ chức Du lịch Andes (ODA) ủng hộ Peru. ODA cảm ơn Cuba.").entities if e.kind == "organization")
    assert (entity.label, entity.aliases) == ("Tổ chức Du lịch Andes", ("ODA",))


# Ambiguous words


@pytest.mark.parametrize(
    ("text", "kind", "there", "absent"),
    [
        ("Thủ tướng Anh thăm Đức.", "country", {"Anh", "Đức"}, set()),
        ("Ông Đức Anh gặp bà Mỹ Nga.", "country", set(), {"Anh", "Đức", "Nga", "Mỹ"}),
        ("Ông Đức Anh gặp bà Mỹ Nga.", "person", {"Đức Anh", "Mỹ Nga"}, set()),
        ("Bà Mỹ Nga cho biết Nga và Mỹ nối lại đàm phán.", "country", {"Nga", "Mỹ"}, {"Mỹ Nga"}),
        ("Anh ấy nói tiếng Anh và tiếng Đức.", "country", set(), {"Anh", "Đức"}),
        ("Đức tính của anh Nguyễn Văn Đức rất tốt.", "country", set(), {"Đức", "Anh"}),
        ("Ý kiến của Ý được ghi nhận.", "country", {"Ý"}, set()),
        ("Áo dài được giới thiệu ở Áo.", "country", {"Áo"}, set()),
        ("Bộ trưởng Đinh Văn Khải thăm Thành phố Hồ Chí Minh.", "place", {"Thành phố Hồ Chí Minh"}, set()),
        ("Bộ trưởng Đinh Văn Khải thăm Thành phố Hồ Chí Minh.", "person", {"Đinh Văn Khải"}, {"Hồ Chí Minh"}),
        ("Chủ tịch Hồ Chí Minh thăm Ấn Độ năm 1958.", "person", {"Hồ Chí Minh"}, set()),
        ("Bộ trưởng Washington Rojas gặp ông Đinh Văn Khải tại Washington.", "place", {"Washington"}, {"Washington Rojas"}),
        ("Trung ương Đảng họp. Trung tâm mở cửa.", "country", set(), {"Trung Quốc", "Trung"}),
        ("Quan hệ Mỹ - Trung căng thẳng. Ông Đinh Văn Khải cho biết.", "country", {"Mỹ", "Trung"}, set()),
        ("Bà Phạm Thị Lào gặp ông Đinh Văn Khải.", "country", set(), {"Lào"}),
        ("Anh và Pháp ủng hộ Đức.", "country", {"Anh", "Pháp", "Đức"}, set()),
    ],
)
def test_a_word_is_what_its_sentence_makes_it(text: str, kind: str, there: set[str], absent: set[str]) -> None:
    found = labels(text, kind)
    assert there <= found
    assert not absent & found


@pytest.mark.parametrize(("capital", "country"), [("Washington", "Hoa Kỳ"), ("Bắc Kinh", "Trung Quốc"), ("Hà Nội", "Việt Nam")])
def test_an_acting_capital_is_its_country(capital: str, country: str) -> None:
    assert ("supports", country, "Peru") in {(f.predicate, f.subject, f.object) for f in read(f"{capital} ủng hộ Peru.").facts}


def test_a_capital_where_something_happens_is_a_place() -> None:
    found = read("Ông Đinh Văn Khải gặp bà Elena Duarte tại Washington.")
    assert [(f.subject, f.object, f.place) for f in found.facts if f.predicate == "metWith"] == [
        ("Đinh Văn Khải", "Elena Duarte", "Washington")
    ]
    assert "Hoa Kỳ" not in {entity.label for entity in found.entities}


@pytest.mark.parametrize("dash", "-–—\u2010\u2011")
def test_countries_joined_by_any_dash(dash: str) -> None:
    assert {"Việt Nam", "Peru"} <= labels(f"Quan hệ Việt Nam {dash} Peru tốt đẹp. Ông Đinh Văn Khải thăm Cuba.", "country")
    assert {"Việt Nam", "Peru"} <= labels(f"Quan hệ Việt Nam{dash}Peru tốt đẹp. Ông Đinh Văn Khải thăm Cuba.", "country")
