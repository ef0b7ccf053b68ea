from collections.abc import Iterable
from dataclasses import replace

import pytest

from kg.resolve.across import resolve
from kg.resolve.values import CanonicalEntity, CanonicalEvent, LocalEntity, Reference, Report, Told

BASE = "https://x/"


def world(*told: Told) -> tuple[list[CanonicalEntity], dict[str, str], list[CanonicalEvent]]:
    items: Iterable[object] = list(resolve(lambda: told, BASE))
    entities = [item for item in items if isinstance(item, CanonicalEntity)]
    references = {item.local: item.canonical for item in items if isinstance(item, Reference)}
    return entities, references, [item for item in items if isinstance(item, CanonicalEvent)]


def naming(article: str, *entities: tuple[str, ...]) -> Told:
    """An article that names entities, each (kind, label, wikidata, country)."""
    local = [LocalEntity(f"{article}/{at}", kind, label, (), *rest) for at, (kind, label, *rest) in enumerate(entities)]
    return Told(article, tuple(local), ())


def canonical(*told: Told) -> list[str]:
    return list(world(*told)[1].values())


def test_one_name_spelt_two_ways_is_one() -> None:
    one, other = canonical(naming("a", ("organization", "Đảng Hoà bình")), naming("b", ("organization", "đảng  Hòa bình")))
    assert one == other


def test_marks_tell_vietnamese_names_apart() -> None:
    one, other = canonical(naming("a", ("person", "Nguyễn Thị Thanh")), naming("b", ("person", "Nguyễn Thị Thành")))
    assert one != other


def test_a_shared_link_joins_other_names() -> None:
    entities, references, _ = world(
        naming("a", ("country", "Mỹ", "Q30")), naming("b", ("country", "Hoa Kỳ", "Q30")), naming("c", ("country", "Mỹ"))
    )
    (entity,) = entities
    assert len(set(references.values())) == 1
    assert (entity.label, entity.aliases, entity.country_code) == ("Mỹ", ("Hoa Kỳ",), "US")
    assert entity.reason == "same Wikidata item Q30; same name"


def test_namesakes_of_two_countries_stay_two_and_an_unclear_one_joins_neither() -> None:
    said = [naming(name, ("person", "Trần Văn A", "", country)) for name, country in (("a", "Lào"), ("b", "Nga"), ("c", ""))]
    assert len(set(canonical(*said))) == 3
    assert len(set(canonical(said[0], said[2]))) == 1


def test_a_person_is_no_place_of_the_same_name() -> None:
    assert len(set(canonical(naming("a", ("person", "Washington"), ("place", "Washington"))))) == 2


def test_names_do_not_depend_on_the_order_of_articles() -> None:
    said = [naming(name, ("person", "Trần Văn A", "", country)) for name, country in (("a", "Lào"), ("b", "Nga"), ("c", ""))]
    assert world(*said)[1] == world(*reversed(said))[1]


def met(article: str, day: str, place: str = "", parties: tuple[str, str] = ("An", "Bình"), published: str = "", **fields: str) -> Told:
    local = tuple(LocalEntity(f"{article}/{name}", "person", name) for name in parties)
    report = Report(f"{article}/r", "Meeting", (local[0].iri,), (local[1].iri,), day, place_label=place)
    return Told(article, local, (replace(report, **fields),), published)


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        (met("a", "2024-03-25"), met("b", "2024-03-25"), 1),
        (met("a", "2024-03-25"), met("b", "2024-03-25", parties=("Bình", "An")), 1),
        (met("a", "2024-03-25"), met("b", "2024-03-25", parties=("An", "Chi")), 2),
        (met("a", "2024-03-25", "Hà Nội"), met("b", "2024-03-26", "Hà Nội"), 1),
        (met("a", "2024-03-25", "Hà Nội"), met("b", "2024-03-26", "Huế"), 2),
        (met("a", "2024-03-25"), met("b", "2024-03-26"), 1),
        (met("a", "2024-03-25", "Hà Nội"), met("b", "2024-03-28", "Hà Nội"), 2),
        (met("a", ""), met("b", ""), 2),
        (met("a", "", published="2024-03-25"), met("b", "", published="2024-03-26"), 1),
        (met("a", "", published="2024-03-25"), met("b", "", published="2024-05-26"), 2),
        (met("a", "2024-03-25"), met("b", "2024-03-25", status="planned"), 2),
    ],
)
def test_which_reports_tell_one_event(one: Told, other: Told, events: int) -> None:
    found = world(one, other)[2]
    assert len(found) == events
    assert sum(len(event.reports) for event in found) == 2
    assert {event.iri for event in found} == {event.iri for event in world(other, one)[2]}


def test_sources_are_counted_once_for_each_article() -> None:
    (event,) = world(met("a", "2024-03-25"), replace(met("b", "2024-03-25"), sources=2))[2]
    assert event.sources == 3


def test_states_are_one_whatever_their_date_but_not_whatever_their_level() -> None:
    levels = [
        met(name, day, type="PartnershipState", level=level)
        for name, day, level in (("a", "2014", "x"), ("b", "2015", "X"), ("c", "2023", "y"))
    ]
    assert sorted(event.dates for event in world(*levels)[2]) == [("2014", "2015"), ("2023",)]
