"""Which names of people, bodies, gatherings, documents and posts are one over several articles, by how they are worded."""

from __future__ import annotations

import pytest

from kg.resolve.across import resolve
from kg.resolve.lore import Lore
from kg.resolve.names import form, shortened, variant
from kg.resolve.values import CanonicalEntity, LocalEntity, Reference, Report, Told
from kg.vi import lexicon

BASE = "https://x/"


def told(article: str, kind: str, label: str, country: str = "", published: str = "", aliases: tuple[str, ...] = ()) -> Told:
    return Told(article, (LocalEntity(f"{article}/e", kind, label, aliases, "", country),), (), published)


def held(article: str, name: str, post: str, country: str = "", published: str = "") -> Told:
    person, position = LocalEntity(f"{article}/p", "person", name), LocalEntity(f"{article}/t", "position", post, (), "", country)
    return Told(article, (person, position), (Report(f"{article}/r", "PositionHeld", (person.iri,), (position.iri,)),), published)


def canonical(*articles: Told) -> dict[str, str]:
    forward = {item.local: item.canonical for item in resolve(lambda: articles, BASE) if isinstance(item, Reference)}
    back = {item.local: item.canonical for item in resolve(lambda: articles[::-1], BASE) if isinstance(item, Reference)}
    assert forward == back  # whatever the order of articles
    return forward


def number(*articles: Told) -> int:
    return len(set(canonical(*articles).values()))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("organization", "hãng Zenith", "Zenith"),
        ("organization", "Phong trào Al-Barq", "Al-Barq"),
        ("organization", "Đại sứ quán Hoa Kỳ tại Nhật Bản", "đại sứ quán Mỹ ở Tokyo"),
        ("organization", "Văn phòng Liên hợp quốc về Hồ chứa", "Văn phòng Liên Hiệp Quốc về Hồ chứa"),
        ("organization", "IPU", "Liên minh Nghị viện Thế giới"),
        ("document", "Hiệp định Nghề cá Việt Nam - Fiji", "Hiệp định Nghề cá Fiji-Việt Nam"),
        ("document", "Hiệp định Đối tác Tiến bộ và Toàn diện xuyên Thái Bình Dương", "Hiệp định CPTPP"),
        ("event", "Hội nghị Cấp cao ASEAN lần thứ 33", "Hội nghị thượng đỉnh ASEAN 33"),
        ("event", "Đại hội XII của Đảng Dân chủ Nhân dân Fiji", "Đại hội lần thứ 12 Đảng Dân chủ Nhân dân Fiji"),
        ("event", "Hội nghị thượng đỉnh Mỹ - Triều Tiên lần hai", "Hội nghị Thượng đỉnh Triều Tiên - Hoa Kỳ lần thứ hai"),
        ("position", "Đại sứ Mỹ tại LHQ", "Đại sứ Hoa Kỳ tại Liên Hợp Quốc"),
    ],
)
def test_wordings_of_one_name(kind: str, one: str, other: str) -> None:
    articles = [told("a", kind, one), told("b", kind, other)]
    assert number(*articles) == 1
    (entity,) = [item for item in resolve(lambda: articles, BASE) if isinstance(item, CanonicalEntity)]
    assert entity.reason


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("organization", "công ty của Fiji", "công ty của Fiji"),
        ("organization", "Văn phòng Tổng thống", "Văn phòng Tổng thống"),
        ("organization", "Đại sứ quán Fiji tại Lào", "Đại sứ quán Lào tại Fiji"),
        ("document", "Tuyên bố chung Việt Nam - Fiji", "Tuyên bố chung Việt Nam - Fiji"),
        ("event", "Hội nghị Cấp cao Nam Hải", "Hội nghị Cấp cao Nam Hải"),
        ("event", "Hội nghị Cấp cao ASEAN lần thứ 33", "Hội nghị Cấp cao ASEAN lần thứ 34"),
        ("person", "Thủ tướng Fiji", "Thủ tướng Fiji"),
        ("position", "Phó Tổng thống", "Phó Tổng thống"),
    ],
)
def test_names_that_mean_another_thing_in_each_article(kind: str, one: str, other: str) -> None:
    assert number(told("a", kind, one), told("b", kind, other)) == 2


def test_yearly_gatherings_are_told_apart_by_the_day_of_the_article() -> None:
    name = "Hội nghị Cấp cao Nam Hải"
    days = [told(article, "event", name, "", day) for article, day in (("a", "2019-03-01"), ("b", "2019-03-20"), ("c", "2020-03-01"))]
    found = canonical(*days, told("d", "event", f"{name} 2019"))
    assert found["a/e"] == found["b/e"] == found["d/e"] != found["c/e"]


def test_a_gathering_told_by_its_year_is_the_only_numbered_one_of_that_year() -> None:
    name = "Hội nghị Cấp cao Nam Hải"
    numbered = [told("a", "event", f"{name} lần thứ 7", "", "2019-03-01"), told("b", "event", f"{name} lần thứ 8", "", "2020-03-01")]
    here = LocalEntity("a/e", "event", f"{name} lần thứ 7"), LocalEntity("a/c", "country", "Fiji")
    numbered[0] = Told("a", here, (Report("a/r", "Attendance", ("a/c",), ("a/e",), "2019-03-01"),), "2019-03-01")
    found = canonical(*numbered, told("c", "event", name, "", "2019-05-01"))
    assert found["c/e"] == found["a/e"] != found["b/e"]


def test_an_abbreviation_is_the_name_that_articles_give_it_for() -> None:
    full = told("a", "organization", "Tổ chức Du lịch Andes", aliases=("ODA",))
    assert number(full, told("b", "organization", "ODA")) == 1
    assert number(full, told("c", "organization", "Ủy ban Bảo tồn Voi", "Lào", aliases=("ODA",)), told("b", "organization", "ODA")) == 3


def test_a_post_without_a_name_is_its_holder_in_the_same_article() -> None:
    one = held("a", "John Carter", "Thủ tướng Fiji", "Fiji")
    nameless = LocalEntity("a/n", "person", "Thủ tướng Fiji", (), "", "Fiji")
    items = list(resolve(lambda: [Told("a", (*one.entities, nameless), one.reports)], BASE))
    found = {item.local: item for item in items if isinstance(item, Reference)}
    assert (found["a/n"].canonical, found["a/n"].inferred) == (found["a/p"].canonical, "in that post in the same article")


def test_a_post_without_a_name_told_again_within_days_is_one_person() -> None:
    days = ("a", "1921-03-01"), ("b", "1921-03-10"), ("c", "1923-03-01")
    found = canonical(*[told(name, "person", "Thủ tướng Fiji", "Fiji", day) for name, day in days])
    assert found["a/e"] == found["b/e"] != found["c/e"]


def test_a_post_without_a_country_is_that_of_its_holders_country() -> None:
    post = "Phó Tổng thống"
    found = canonical(held("a", "John Carter", f"{post} Fiji", "Fiji"), held("b", "John Carter", post), held("c", "Peter Stone", post))
    assert found["a/t"] == found["b/t"] != found["c/t"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Michael Carter", "Mike Carter"),
        ("William Stone", "Willliam Stone"),
        ("Fiji John Carter", "John Carter"),
        ("Aleksandr Petrovsky", "Alexander Petrovsky"),
    ],
)
def test_more_ways_to_write_one_person(one: str, other: str) -> None:
    assert number(told("a", "person", one), told("b", "person", other)) == 1


def test_one_post_told_shorter_or_two_of_one_foreign_country() -> None:
    fisheries, health = "Thứ trưởng Bộ Thủy sản", "Bí thư Thành ủy Nam Kinh"
    assert len({canonical(held("a", "Phạm Thị Thanh", "Thứ trưởng"), held("b", "Phạm Thị Thanh", fisheries))[f"{x}/p"] for x in "ab"}) == 1
    for country, people in (("Trung Quốc", 1), ("Việt Nam", 2)):
        found = canonical(held("a", "Vương Thị Lâm", fisheries, country), held("b", "Vương Thị Lâm", health, country))
        assert len({found["a/p"], found["b/p"]}) == people


def test_names_alike_that_are_two_peoples() -> None:
    assert shortened(("abdullah", "abdullah"), form("Abdullah bin Saud")) == ""
    assert variant(("j", "carter"), ("k", "carter")) == ""
    assert number(told("a", "person", "Pierre Carter"), held("b", "Justin Pierre Carter", "Thủ tướng", "Fiji")) > 1


@pytest.mark.parametrize(
    ("label", "key", "country"),
    [
        ("Bí thư Trung ương Đảng", "bí thư trung ương đảng", ""),
        ("Chủ tịch Quân ủy Trung ương Trung Quốc", "chủ tịch quân ủy trung ương", "Trung Quốc"),
        ("Đại sứ Nhật kiêm nhiệm Fiji", "đại sứ kiêm nhiệm fiji", "Nhật Bản"),
        ("Đại sứ Anh tại Paris", "đại sứ tại pháp", "Anh"),
        ("Người phát ngôn Nhà Trắng", "người phát ngôn nhà trắng", "Hoa Kỳ"),
        ("Chủ tịch Diễn đàn Thái Bình Dương", "chủ tịch diễn đàn thái bình dương", ""),
    ],
)
def test_the_country_of_a_post(label: str, key: str, country: str) -> None:
    found = Lore(lexicon.load()).office(label)
    assert (found.key, found.country) == (key, country)
