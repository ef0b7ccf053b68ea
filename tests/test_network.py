from __future__ import annotations

import json
import random
from pathlib import Path

import networkx as nx
import pytest
from sample_rows import iri, many_rows, row, sample_rows

from kg.errors import OutputError, UsageError
from kg.network import analyze, build, write_graphml
from kg.network.dates import Window, span
from kg.network.measures import measure
from kg.network.posts import Countries, homes
from kg.network.relations import FAMILY_OF

VIETNAM, US, KHAI = iri("country", "Việt Nam"), iri("country", "Hoa Kỳ"), iri("person", "Trần Quốc Khải")


def labels(graph: nx.MultiDiGraph) -> set[str]:
    return {label for _, label in graph.nodes(data="label")}


def test_nodes_are_keyed_by_iri_and_edges_carry_their_evidence():
    graph = build([row("metWith", "Trần Quốc Khải", "Daniel Mercer", "2024-07-22", "Hà Nội", article="d01.txt", quote="Câu.")])
    assert graph.nodes[KHAI] == {"label": "Trần Quốc Khải", "kind": "person"}
    ((_, target, edge),) = graph.edges(data=True)
    assert target == iri("person", "Daniel Mercer")
    told = {name: edge[name] for name in ("predicate", "date", "place", "status", "quote", "article")}
    assert told == {
        "predicate": "metWith",
        "date": "2024-07-22",
        "place": "Hà Nội",
        "status": "actual",
        "quote": "Câu.",
        "article": "d01.txt",
    }
    assert edge["event_iri"].endswith("/2024-07-22")


def test_a_node_has_the_label_that_most_rows_use():
    rows = [row("visited", name, "Lào", subject_iri=US, subject_type="country") for name in ("Mỹ", "Hoa Kỳ", "Hoa Kỳ")]
    assert build(rows).nodes[US]["label"] == "Hoa Kỳ"


def test_statements_and_foundings_are_no_edges():
    graph = build([row("stated", "Daniel Mercer", "Câu."), row("foundedOn", "ASEAN", "1967-08-08")])
    assert graph.number_of_edges() == 0
    assert graph.nodes[iri("person", "Daniel Mercer")]["statements"] == 1
    assert graph.nodes[iri("organization", "ASEAN")]["founded"] == "1967-08-08"


def test_only_actual_facts_unless_asked():
    rows = [row("visited", "Daniel Mercer", "Lào", status="planned")]
    assert build(rows).number_of_nodes() == 0
    assert build(rows, status=("planned",)).number_of_edges() == 1
    with pytest.raises(UsageError, match="no status is called 'plan'"):
        build(rows, status=("plan",))


def test_relations_are_chosen_by_name():
    rows = sample_rows()
    assert {edge["predicate"] for *_, edge in build(rows, relations=["metWith"]).edges(data=True)} == {"metWith"}
    assert build(rows, relations="metWith").number_of_edges() == build(rows, relations=iter(["metWith"])).number_of_edges()
    with pytest.raises(UsageError, match="near it: metWith"):
        build(rows, relations=["meetWith"])
    assert build(rows, relations=["severedRelationsWith"]).number_of_edges() == 0  # known, though nobody did


def test_focus_keeps_what_lies_within_its_hops_in_either_direction():
    rows = [row("visited", "Daniel Mercer", "Lào"), row("aided", "Nhật Bản", "Lào"), row("aided", "Nhật Bản", "Nga")]
    assert labels(build(rows, focus="daniel mercer", hops=0)) == {"Daniel Mercer"}
    assert labels(build(rows, focus="Daniel Mercer")) == {"Daniel Mercer", "Lào"}
    assert labels(build(rows, focus="Daniel Mercer", hops=2)) == {"Daniel Mercer", "Lào", "Nhật Bản"}
    assert labels(build(rows, focus=iri("country", "Nga"))) == {"Nga", "Nhật Bản"}


def test_focus_on_someone_whom_the_filters_leave_alone_is_a_lone_node():
    rows = [row("visited", "Daniel Mercer", "Lào", "2020"), row("aided", "Nhật Bản", "Lào", "2024")]
    assert labels(build(rows, focus="Daniel Mercer", since="2024")) == {"Daniel Mercer"}


def test_namesakes_are_both_in_focus():
    rows = [row("visited", "An", "Lào", subject_iri=f"urn:{n}", subject_type="person", event_iri=str(n)) for n in (1, 2)]
    assert set(build(rows, focus="An", hops=0)) == {"urn:1", "urn:2"}


def test_an_unknown_focus_names_near_labels():
    with pytest.raises(UsageError, match="called 'Hoa Ky'; near it: Hoa Kỳ"):
        build(sample_rows(), focus="Hoa Ky")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02-03", ("2024-02-03", "2024-02-03")),
        ("2024-02-28/2024-03", ("2024-02-28", "2024-03-31")),
        ("--03-25", None),
        ("", None),
        ("2023-13", None),
        ("hôm qua", None),
    ],
)
def test_a_date_covers_days(text: str, days: tuple[str, str] | None):
    assert span(text) == days


@pytest.mark.parametrize(
    ("since", "until", "date", "inside"),
    [
        (None, None, "", True),
        ("2023", None, "", False),
        ("2023", "2023", "2023", True),
        ("2023-06", "2023-06", "2023", True),  # the year touches the month
        ("2023-06", "2023-06", "2023-05", False),
        ("2023-06-10", None, "2023-06-09/2023-06-11", True),
        ("2023-06-12", None, "2023-06-09/2023-06-11", False),
        (None, "2022", "2023-01-01", False),
        ("2023-02", "2023-04", "--03-25", True),
        ("2023-04", "2023-06", "--03-25", False),
        ("2022-12", "2023-01", "--12-30/--01-02", True),
        ("2023-03", "2023-05", "--12-30/--01-02", False),
        ("2023-03", "2023-03", "--03", True),
        ("2023", None, "--03-25", True),
    ],
)
def test_windows(since: str | None, until: str | None, date: str, inside: bool):
    assert Window.of(since, until).holds(date) is inside


def test_malformed_windows_are_refused():
    for since, until, why in (
        ("23", None, "since is no date"),
        (None, "2023-02-30", "until is no date"),
        ("2024", "2023", "since is after until"),
    ):
        with pytest.raises(UsageError, match=why):
            Window.of(since, until)


def test_a_post_belongs_to_the_country_that_sends_not_to_the_one_that_receives():
    countries = Countries({label: label for label in ("Việt Nam", "Hoa Kỳ", "Trung Quốc", "Nga")})
    posts = {
        "Ngoại trưởng Hoa Kỳ": "Hoa Kỳ",
        "Đại sứ Trung Quốc tại Việt Nam": "Trung Quốc",
        "Đại sứ tại Hoa Kỳ": "",
        "Đặc phái viên về Nga": "",
        "Thứ trưởng Ngoại giao": "",
        "Giám đốc Nganda": "",
    }
    assert {post: countries.of_post(post) for post in posts} == posts
    assert homes([("x", "Ngoại trưởng Hoa Kỳ"), ("x", "Bộ trưởng Nga"), ("x", "Bộ trưởng Quốc phòng Nga")], countries) == {"x": "Nga"}


def test_pairs_are_counted_by_event_not_by_report():
    rows = [row("metWith", "Trần Quốc Khải", "Daniel Mercer", "2024-07-22", article=f"{n}.txt") for n in range(5)]
    rows.append(row("spokeWith", "Daniel Mercer", "Trần Quốc Khải", "2024-08"))
    (pair,) = analyze(rows)["people"]["pairs"]
    assert pair == {"a": "Daniel Mercer", "b": "Trần Quốc Khải", "events": 2, "hostile": 0, "predicates": {"metWith": 1, "spokeWith": 1}}


def test_what_people_do_counts_for_their_countries():
    rows = [row("metWith", "Trần Quốc Khải", "Daniel Mercer", "2024"), row("criticized", "Trung Quốc", "Hoa Kỳ", "2023")]
    rows += [
        row("holdsPosition", name, post, object_type="position")
        for name, post in (("Trần Quốc Khải", "Bộ trưởng Việt Nam"), ("Daniel Mercer", "Ngoại trưởng Hoa Kỳ"))
    ]
    rows += [row("visited", "Trần Quốc Khải", "Việt Nam", "2022")]  # at home: no tie of a country with itself
    found = analyze(rows)["countries"]["pairs"]
    assert [(pair["a"], pair["b"], pair["events"], pair["hostile"]) for pair in found] == [
        ("Hoa Kỳ", "Trung Quốc", 1, 1),
        ("Hoa Kỳ", "Việt Nam", 1, 0),
    ]


def test_a_country_column_needs_no_post():
    rows = [
        row("metWith", "An", "Bình", subject_type="person", object_type="person", subject_country="Lào", object_country="Nga"),
        row("aided", "Nga", "Lào"),
    ]
    (pair,) = analyze(rows)["countries"]["pairs"]
    assert pair["predicates"] == {"aided": 1, "metWith": 1}


def test_those_who_sign_or_chair_together_are_tied():
    rows = [row("coChaired", name, "Diễn đàn Tương lai ASEAN", "2024") for name in ("Trần Quốc Khải", "Zhao Wenbin")]
    assert analyze(rows)["people"]["pairs"][0]["predicates"] == {"coChaired": 1}


def test_only_actual_facts_of_the_window_are_measured():
    rows = [
        row("metWith", "Trần Quốc Khải", "Daniel Mercer", date, status=status) for date, status in (("2024", "planned"), ("2020", "actual"))
    ]
    found = analyze(rows, since="2023")
    assert (found["people"]["links"], found["events"], found["status"]) == (0, 0, {"planned": 1})


def test_timeline_takes_the_most_precise_date_and_counts_the_undated():
    rows = [row("aided", "Nga", "Lào", date, event_iri="e1") for date in ("2023", "2023-05-04")]
    rows += [row("aided", "Nga", "Lào", date, event_iri=f"e{date}") for date in ("", "--05-04", "2023")]
    found = analyze(rows)
    assert found["timeline"] == [{"month": "2023", "events": 1}, {"month": "2023-05", "events": 1}]
    assert found["undated"] == 2


def test_the_broker_between_two_blocs_stands_out():
    rows = []
    for bloc in ("A", "B"):
        names = [f"{bloc}{n}" for n in range(5)]
        rows += [row("metWith", a, b, subject_type="person", object_type="person") for a in names for b in names if a < b]
    rows += [row("metWith", "Giữa", other, subject_type="person", object_type="person") for other in ("A0", "B0")]
    people = analyze(rows, top=20)["people"]
    assert max(people["central"], key=lambda each: each["betweenness"])["label"] == "Giữa"
    blocs = [set(bloc["members"]) - {"Giữa"} for bloc in people["blocs"]]
    assert {f"A{n}" for n in range(5)} in blocs
    assert {f"B{n}" for n in range(5)} in blocs
    assert sum(each["pagerank"] for each in people["central"]) == pytest.approx(1, abs=1e-4)


def test_hostile_acts_make_no_bloc():
    rows = [row("criticized", "Nga", other) for other in ("Pháp", "Đức", "Anh")] + [row("aided", "Pháp", "Đức")]
    assert [sorted(bloc["members"]) for bloc in analyze(rows)["countries"]["blocs"]] == [["Pháp", "Đức"]]


def test_analysis_is_json_and_does_not_depend_on_the_order_of_rows():
    rows = sample_rows()
    mixed = rows[:]
    random.Random(3).shuffle(mixed)
    assert json.dumps(analyze(rows), ensure_ascii=False) == json.dumps(analyze(mixed), ensure_ascii=False)


def test_analysis_of_nothing():
    found = analyze([])
    assert (found["events"], found["people"]["central"], found["countries"]["blocs"]) == (0, [], [])


def test_igraph_and_networkx_measure_the_same(monkeypatch: pytest.MonkeyPatch):
    draw = random.Random(5)
    weights = {
        (f"n{a:03}", f"n{b:03}"): draw.randint(1, 4)
        for a in range(60)
        for b in range(a + 1, 60)
        if (a // 20 == b // 20 and draw.random() < 0.5) or draw.random() < 0.01
    }
    by_networkx = measure(weights, weights)
    monkeypatch.setattr("kg.network.measures.LARGE", 1)
    by_igraph = measure(weights, weights)
    assert by_igraph.degree == by_networkx.degree
    assert by_igraph.pagerank == pytest.approx(by_networkx.pagerank)
    assert by_igraph.betweenness == pytest.approx(by_networkx.betweenness)
    assert by_igraph.community == by_networkx.community  # three clear groups of twenty
    assert len(set(by_igraph.community.values())) == 3


def test_a_large_network_is_measured_in_seconds_with_sampled_betweenness(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kg.network.measures.EXACT", 1_000)
    found = analyze(many_rows(2_600, 8_000))["people"]
    assert found["sampled"]
    assert found["nodes"] > 2_000
    assert 0 < found["central"][0]["betweenness"] <= 1


def test_graphml_reads_back(tmp_path: Path):
    rows = [*sample_rows(), row("metWith", 'A & <"B">', "C\x0bD", quote="x ]]> \ud800 y", subject_type="person", object_type="person")]
    graph = nx.read_graphml(write_graphml(rows, tmp_path / "graph.graphml"), force_multigraph=True)
    assert graph.number_of_edges() == sum(1 for each in rows if each["object_iri"])
    assert graph.nodes[VIETNAM] == {"label": "Việt Nam", "kind": "country"}
    assert 'A & <"B">' in {data["label"] for _, data in graph.nodes(data=True)}
    assert {data["status"] for *_, data in graph.edges(data=True)} == {"actual", "planned", "negated", "reported"}


def test_graphml_is_the_same_bytes_for_the_same_rows_and_takes_a_generator(tmp_path: Path):
    first = write_graphml(sample_rows(), tmp_path / "a").read_bytes()
    assert write_graphml(iter(sample_rows()), tmp_path / "b").read_bytes() == first


def test_graphml_that_cannot_be_written_is_one_clear_error(tmp_path: Path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_graphml([], tmp_path / "missing" / "graph.graphml")


def test_every_predicate_has_a_family():
    assert len(FAMILY_OF) == 31
