"""Who is who over several articles: names, namesakes, posts in time."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kg.resolve.across import resolve
from kg.resolve.corrections import Correction, Corrections, Named, Struck
from kg.resolve.names import form, native, shortened, variant
from kg.resolve.values import CanonicalEntity, CanonicalEvent, LocalEntity, Reference, Report, Tenure, Told

BASE = "https://x/"


def world(*told: Told, corrections: Corrections | None = None) -> list[object]:
    return list(resolve(lambda: told, BASE, corrections=corrections))


def holding(article: str, name: str, post: str = "", country: str = "", published: str = "", wikidata: str = "", when: str = "") -> Told:
    """An article that names somebody, with a post and its country where told."""
    person = LocalEntity(f"{article}/p", "person", name, (), wikidata)
    position = LocalEntity(f"{article}/t", "position", post, (), "", country)
    held = Report(f"{article}/r", "PositionHeld", (person.iri,), (position.iri,), when)
    return Told(article, (person, position) if post else (person,), (held,) if post else (), published)


def people(*told: Told, corrections: Corrections | None = None) -> dict[str, str]:
    """The canonical person of each article."""
    items = world(*told, corrections=corrections)
    return {item.local[0]: item.canonical for item in items if isinstance(item, Reference) and item.local.endswith("/p")}


def number(*told: Told) -> int:
    return len(set(people(*told).values()))


US, MINISTER = "Hoa Kỳ", "Bộ trưởng Thương mại"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Carter", "John R. Carter"),
        ("John Carter", "Carter"),
        ("J. Carter", "John Carter"),
        ("Carter John", "John Carter"),
        ("Jöhn Cartér", "John Carter"),
        ("Sergei Petrovsky", "Sergey Petrovsky"),
        ("Park Chul-soo", "Park Chul Soo"),
        ("Park Chul - soo", "Park Chul-soo"),
    ],
)
def test_foreign_names_written_otherwise_are_one(one: str, other: str) -> None:
    assert number(holding("a", one, MINISTER, US), holding("b", other, MINISTER, US)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("John Carter", MINISTER, US), ("Carter", MINISTER, "Nga")),
        (("John Carter", MINISTER, US), ("Carter",)),
        (("John Carter", MINISTER, US), ("Jane Carter", MINISTER, US)),
        (("Phạm Thị Thanh", "Bộ trưởng Y tế", "Việt Nam"), ("Phạm Thị Thành", "Bộ trưởng Y tế", "Việt Nam")),
        (("Phạm Thị Thanh", "Đại sứ", "Việt Nam"), ("Phạm Thị Thanh", "Giám đốc Sở Y tế", "Việt Nam")),
        (("Phạm Văn An", MINISTER, "Việt Nam"), ("Văn An", MINISTER, "Việt Nam")),
    ],
)
def test_names_that_may_be_somebody_elses_stay_apart(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert number(holding("a", *one), holding("b", *other)) == 2


def test_a_short_name_that_two_bear_joins_neither() -> None:
    one, other = holding("a", "John Carter", MINISTER, US), holding("b", "Mary Carter", "Thượng nghị sĩ", US)
    assert number(one, other, holding("c", "Carter", "", "")) == 3
    assert number(one, other, holding("c", "Carter", "Đại biểu", US)) == 3


def test_a_known_persons_spellings_are_one() -> None:
    assert number(holding("a", "Thongloun Sisoulith"), holding("b", "Thoong-lun Xi-xu-lít")) == 1


def test_a_relative_is_not_the_known_person_of_the_family_name() -> None:
    assert number(holding("a", "Donald Trump", wikidata="Q22686"), holding("b", "Mary Trump", wikidata="Q22686")) == 2


def test_posts_of_one_field_make_one_person_of_a_vietnamese_name() -> None:
    one, other = holding("a", "Phạm Văn An", "Thứ trưởng Ngoại giao", "Việt Nam"), holding("b", "Phạm Văn An", "Đại sứ tại Lào", "Việt Nam")
    assert number(one, other) == 1


def test_a_merge_says_why() -> None:
    items = world(holding("a", "John Carter", MINISTER, US), holding("b", "Carter", MINISTER, US))
    (person,) = [item for item in items if isinstance(item, CanonicalEntity) and item.kind == "person"]
    assert (person.label, person.reason) == ("John Carter", "Carter / John Carter: one name alone")


def test_corrections_force_and_forbid() -> None:
    told = holding("a", "John Carter", MINISTER, US), holding("b", "Carter", MINISTER, US), holding("c", "Peter Stone")
    forbidden = Corrections((Correction("different", Named("john carter"), Named("carter")),))
    assert len(set(people(*told, corrections=forbidden).values())) == 3
    forced = Corrections((Correction("same", Named("peter stone"), Named("carter")),))
    assert len(set(people(*told, corrections=forced).values())) == 1
    alone = Corrections((Correction("different", Named("john carter"), Named("john carter", "d")),))
    found = people(*told, holding("d", "John Carter", MINISTER, US), corrections=alone)
    assert found["a"] != found["d"]


def test_a_struck_fact_is_no_event() -> None:
    struck = Corrections(struck=(Struck(Named("john carter"), "holdsPosition"),))
    events = [item for item in world(holding("a", "John Carter", MINISTER, US), corrections=struck) if isinstance(item, CanonicalEvent)]
    assert events == []


def named_by_post(article: str, post: str, country: str, published: str) -> Told:
    return Told(article, (LocalEntity(f"{article}/p", "person", post, (), "", country),), (), published)


def inferred(*told: Told) -> dict[str, tuple[str, str]]:
    return {item.local[0]: (item.canonical, item.inferred) for item in world(*told) if isinstance(item, Reference)}


def test_a_post_without_a_name_is_who_held_it_that_day() -> None:
    early, late, between = (
        named_by_post(name, "Thủ tướng Lào", "Lào", day) for name, day in zip("abc", ("2017-05-03", "2022-05-03", ""), strict=True)
    )
    found = inferred(early, late, between)
    assert found["a"] == (f"{BASE}person/Thongloun%20Sisoulith", "in that post on 2017-05-03 (lexicon)")
    assert found["b"][0] == f"{BASE}person/Phankham%20Viphavanh"
    assert found["c"][1] == "" and found["c"][0] not in (found["a"][0], found["b"][0])


def test_articles_tell_who_held_a_post_that_the_lexicon_does_not_know() -> None:
    post = "Bộ trưởng Thủy sản"
    seen = holding("a", "John Carter", f"{post} Fiji", "Fiji", "2020-03-01")
    assert inferred(seen, named_by_post("b", f"{post} Fiji", "Fiji", "2020-04-01"))["b"][1] == "in that post around 2020-04-01 (articles)"
    assert inferred(seen, named_by_post("b", f"{post} Fiji", "Fiji", "2023-04-01"))["b"][1] == ""
    rival = holding("c", "Peter Stone", f"{post} Fiji", "Fiji", "2020-04-05")
    assert inferred(seen, rival, named_by_post("b", f"{post} Fiji", "Fiji", "2020-04-01"))["b"][1] == ""


def tenures(*told: Told) -> list[Tenure]:
    return [item for item in world(*told) if isinstance(item, Tenure)]


def test_tenures_join_what_articles_and_the_lexicon_say() -> None:
    told = [holding(name, "Thongloun Sisoulith", "Thủ tướng Lào", "Lào", day) for name, day in (("a", "2017-05-03"), ("b", "2019-01-01"))]
    (found,) = [one for one in tenures(*told) if "thủ tướng" in one.keys]
    assert (found.first_seen, found.last_seen, found.sources) == ("2017-05-03", "2019-01-01", 2)
    assert (found.begin, found.end, found.bounds) == ("2016-04-20", "2021-03-22", "lexicon")


def test_an_interval_told_bounds_a_tenure() -> None:
    (found,) = tenures(holding("a", "John Carter", "Bộ trưởng Thủy sản Fiji", "Fiji", when="2011-02/2014-05"))
    assert (found.begin, found.end, found.bounds) == ("2011-02", "2014-05", "articles")


def test_one_post_under_two_names() -> None:
    items: Iterable[object] = world(
        holding("a", "John Carter", "Ngoại trưởng Fiji", "Fiji"), holding("b", "John Carter", "Bộ trưởng Ngoại giao Fiji", "Fiji")
    )
    assert len([item for item in items if isinstance(item, CanonicalEntity) and item.kind == "position"]) == 1


def test_agreements_without_a_name_are_another_in_each_article() -> None:
    told = [
        Told(name, (LocalEntity(f"{name}/d", "document", label),), ())
        for name, label in zip("abcd", ("thỏa thuận", "thỏa thuận", *["Hiệp định Minsk"] * 2), strict=True)
    ]
    found = [item.canonical for item in world(*told) if isinstance(item, Reference)]
    assert len(set(found)) == 3 and found[2] == found[3]


def test_forms_of_names() -> None:
    assert native("Nguyễn Thị Thanh") and not native("Lavrov") and not native("Thoong-lun Xi-xu-lít")
    assert form("Moon Jae - in") == form("Moon Jae-in") == ("moon", "jaein")
    assert variant(form("Kim Jong-un"), form("Kim Jong-il")) == ""
    assert shortened(("carter",), ("john", "carter")) == "one name alone"
    assert shortened(("john", "carter"), ("john", "carter", "stone")) == ""
