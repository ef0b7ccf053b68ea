"""Which reports tell one event: tolerance, plans that come about, summits, upgrades."""

from __future__ import annotations

import pytest

from kg.resolve.across import resolve
from kg.resolve.spans import span
from kg.resolve.values import CanonicalEvent, LocalEntity, Report, Told

BASE = "https://x/"


def events(*told: Told) -> list[CanonicalEvent]:
    found = sorted((item for item in resolve(lambda: told, BASE) if isinstance(item, CanonicalEvent)), key=lambda event: event.iri)
    again = sorted((item for item in resolve(lambda: told[::-1], BASE) if isinstance(item, CanonicalEvent)), key=lambda event: event.iri)
    assert found == again  # whatever the order of articles
    return found


def report(
    article: str,
    kind: str,
    agents: str,
    target: str = "",
    when: str = "",
    published: str = "",
    status: str = "actual",
    to: str = "country",
    level: str = "",
) -> Told:
    who = tuple(
        LocalEntity(f"{article}/{name}", "country" if kind == "PartnershipUpgrade" else "person", name) for name in agents.split(",")
    )
    what = (LocalEntity(f"{article}/{target}", to, target),) if target else ()
    told = Report(f"{article}/r", kind, tuple(one.iri for one in who), tuple(one.iri for one in what), when, "", "", level, status)
    return Told(article, who + what, (told,), published)


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (("2024-03-25", ""), ("", "2024-03-26"), 1),
        (("2024-03-25", ""), ("", "2024-04-26"), 2),
        (("2024-03-24/2024-03-27", ""), ("2024-03-26", ""), 1),
        (("2024-03-24/2024-03-27", ""), ("2024-04-26", ""), 2),
        (("2024-03", ""), ("2024-03-26", ""), 1),
        (("2023", ""), ("2024-03-26", ""), 2),
        (("--03-25", "2024-03-26"), ("2024-03-25", ""), 1),
        (("", "2024-03-25"), ("", "2024-03-27"), 1),
        (("", "2024-03-25"), ("", "2024-03-29"), 2),
    ],
)
def test_dates_within_tolerance_are_one_visit(one: tuple[str, str], other: tuple[str, str], number: int) -> None:
    assert len(events(report("a", "Visit", "An", "Lào", *one), report("b", "Visit", "An", "Lào", *other))) == number


def test_day_after_day_is_not_one_event() -> None:
    days = [report(name, "Visit", "An", "Lào", f"2024-03-2{day}") for day, name in enumerate("abcd")]
    assert len(events(*days)) == 2


def test_a_vague_date_that_two_events_fit_is_neither() -> None:
    dated = [report(name, "Visit", "An", "Lào", when) for name, when in (("a", "2024-03-05"), ("b", "2024-03-25"), ("c", "2024-03"))]
    assert len(events(*dated)) == 3


def test_an_event_keeps_its_best_date_and_those_that_disagree() -> None:
    (event,) = events(
        *[
            report(name, "Visit", "An", "Lào", when)
            for name, when in (("a", "2024-03-25"), ("b", "2024-03-25"), ("c", "2024-03-26"), ("d", "2024"))
        ]
    )
    assert (event.dates, event.sources) == (("2024-03-25", "2024-03-26"), 4)


def test_an_event_says_when_it_was_first_and_last_reported() -> None:
    (event,) = events(
        report("a", "Visit", "An", "Lào", "2024-03-25", "2024-03-25"), report("b", "Visit", "An", "Lào", "2024-03-25", "2024-06-01")
    )
    assert (event.first_report, event.last_report) == ("2024-03-25", "2024-06-01")


@pytest.mark.parametrize(
    ("planned", "published", "linked"),
    [
        ("2024-03-25", "", True),
        ("2024-03-23", "", True),
        ("2024-05-25", "", False),
        ("2024-03", "", True),
        ("", "2024-03-10", True),
        ("", "2023-03-10", False),
    ],
)
def test_a_plan_is_linked_to_what_came_of_it(planned: str, published: str, linked: bool) -> None:
    plan = report("a", "Visit", "An", "Lào", planned, published, "planned")
    found = {event.status: event for event in events(plan, report("b", "Visit", "An", "Lào", "2024-03-25"))}
    assert found["actual"].realizes == ((found["planned"].iri,) if linked else ())
    assert found["planned"].realizes == ()


def test_a_summit_is_one_event_with_all_who_attend() -> None:
    summit = "Hội nghị Cấp cao ASEAN lần thứ 44"
    told = [
        report("a", "Attendance", "An", summit, to="event"),
        report("b", "Attendance", "Bình", summit.replace("Cấp cao", "thượng đỉnh"), to="event"),
    ]
    (event,) = events(*told)
    assert event.agents == (f"{BASE}person/An", f"{BASE}person/B%C3%ACnh")


def test_gatherings_without_a_name_or_of_other_years_are_not_one() -> None:
    assert len(events(*[report(name, "Attendance", "An", "hội nghị", "2024-03-25", to="event") for name in "ab"])) == 2
    yearly = [
        report(name, "Attendance", who, "Hội nghị cấp cao G20", f"{year}-07-07", to="event")
        for name, who, year in (("a", "An", 2017), ("b", "Bình", 2019))
    ]
    assert len(events(*yearly)) == 2


def test_an_upgrade_told_by_one_side_joins_the_one_that_it_can_mean() -> None:
    both = report("a", "PartnershipUpgrade", "Việt Nam,Hoa Kỳ", "Đối tác chiến lược", "2023-09-10", to="partnership")
    one = report("b", "PartnershipUpgrade", "Việt Nam", "Đối tác chiến lược", "2023-09-10", to="partnership")
    other_day = report("c", "PartnershipUpgrade", "Việt Nam,Hoa Kỳ", "Đối tác chiến lược", "2023-09-12", to="partnership")
    (event,) = events(both, one, other_day)
    assert event.sources == 3 and event.dates == ("2023-09-10", "2023-09-12")
    third = report("d", "PartnershipUpgrade", "Việt Nam,Nhật Bản", "Đối tác chiến lược", "2023-09-10", to="partnership")
    assert len(events(both, one, third)) == 3


def test_a_party_known_by_inference_alone_marks_the_event() -> None:
    def visit(name: str, label: str) -> Told:
        who = LocalEntity(f"{name}/p", "person", label, (), "", "Lào")
        return Told(
            name,
            (who, LocalEntity(f"{name}/c", "country", "Nga")),
            (Report(f"{name}/r", "Visit", (f"{name}/p",), (f"{name}/c",), "2017-05-03"),),
        )

    assert [event.inferred for event in events(visit("a", "Thủ tướng Lào"))] == [True]
    assert [(event.inferred, event.sources) for event in events(visit("a", "Thủ tướng Lào"), visit("b", "Thongloun Sisoulith"))] == [
        (False, 2)
    ]


def test_dates_that_are_none_say_nothing() -> None:
    for when in ("x", "2024-13-01", "--02-29", "0000", "2024-02-30/x"):
        assert span(when, "").grade == "none"
    assert span("--02-28", "2024-01-01").first.isoformat() == "2024-02-28"
    assert span("", "x").grade == "none"
    assert span("--02-29", "2023-06-01").grade in ("none", "told")


def test_an_interval_told_anywhere_makes_its_days_one_visit() -> None:
    days = [report(name, "Visit", "An", "Lào", when) for name, when in (("a", "2024-03-11"), ("b", "2024-03-13"), ("c", "2024-03-15"))]
    assert len(events(*days)) == 3
    plan = report("d", "Visit", "An", "Lào", "2024-03-11/2024-03-15", status="planned")
    assert sorted(event.sources for event in events(*days, plan)) == [1, 3]


@pytest.mark.parametrize(("published", "number"), [("2024-03-17", 1), ("2024-03-09", 1), ("2024-03-25", 2)])
def test_an_undated_report_means_the_only_event_round_its_day(published: str, number: int) -> None:
    assert len(events(report("a", "Meeting", "An", "Bình", "2024-03-12"), report("b", "Meeting", "An", "Bình", "", published))) == number


def test_a_plan_told_again_within_days_is_one() -> None:
    days = ("a", "2024-03-01"), ("b", "2024-03-09"), ("c", "2024-04-09")
    assert len(events(*[report(name, "Meeting", "An", "Bình", "", day, "planned") for name, day in days])) == 2


def test_a_gathering_with_and_without_its_ordinal_is_one_event() -> None:
    name = "Hội nghị Cấp cao Nam Hải"
    told = [
        report("a", "Attendance", "An", f"{name} lần thứ 7", "2024-03-12", "2024-03-12", to="event"),
        report("b", "Attendance", "Bình", name, "2024-03-13", "2024-03-13", to="event"),
    ]
    assert len(events(*told)) == 1
