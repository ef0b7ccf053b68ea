from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from made_articles import BASE, MEETING, NEWS, POST, VISIT, article, extract

import kg
from kg import pipeline
from kg.differences import COLUMNS
from kg.errors import NoGraph
from kg.model import Article, Extraction, Fact
from kg.query import Table

make = partial(pipeline.build, base=BASE, extract=extract)
LATER = MEETING.replace("2024-03-25 |", "2024-03-26 |")
LEVEL = "Hai nước là đối tác. | Việt Nam / hasPartnershipWith / Hoa Kỳ"


def told(table: Table) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in ("change", "predicate", "subject", "object", "article")) for row in table]


def built(folder: Path, *news: Article) -> Path:
    make(news, folder)
    return folder


def test_a_graph_tells_what_itself_tells(tmp_path: Path) -> None:
    one, two = built(tmp_path / "one", *NEWS), built(tmp_path / "two", *NEWS)
    assert kg.diff(one, two) == Table(COLUMNS, [])


def test_facts_that_appeared_and_went(tmp_path: Path) -> None:
    one, two = built(tmp_path / "one", *NEWS[:2]), built(tmp_path / "two", article("a.txt", MEETING, POST), *NEWS[1:])
    rows = told(kg.diff(one, two))
    assert rows == [
        ("went", "visited", "John Carter", "Việt Nam", "a.txt"),
        ("appeared", "coChaired", "John Carter", "Ủy ban hỗn hợp", "c.txt"),
        ("appeared", "coChaired", "Nguyễn Văn An", "Ủy ban hỗn hợp", "c.txt"),
        ("appeared", "foundedOn", "Hội Hữu nghị", "1945-10-17", "c.txt"),
        ("appeared", "visited", "Nguyễn Văn An", "Lào", "c.txt"),
    ]
    other = {"appeared": "went", "went": "appeared"}
    assert told(kg.diff(two, one)) == [(other[change], *rest) for change, *rest in rows]


@pytest.mark.parametrize(
    ("name", "line", "was", "now"),
    [
        ("date", LATER, "2024-03-25", "2024-03-26"),
        ("place", MEETING.replace("| Hà Nội", "| Vinh"), "Hà Nội", "Vinh"),
        ("status", MEETING.replace("25 | |", "25 | planned |"), "actual", "planned"),
    ],
)
def test_a_fact_that_is_told_otherwise(tmp_path: Path, name: str, line: str, was: str, now: str) -> None:
    one, two = built(tmp_path / "one", *NEWS), built(tmp_path / "two", article("a.txt", line, POST, VISIT), *NEWS[1:])
    (row,) = kg.diff(one, two)
    assert (row["change"], row["predicate"], row[name], row[f"old_{name}"]) == ("changed", "metWith", now, was)
    assert {row[column] for column in COLUMNS if column.startswith("old_") and column != f"old_{name}"} == {""}
    assert row["quote"] == "Ngày 25/3, Nguyễn Văn An gặp John Carter tại Hà Nội."


def test_another_level_is_a_change(tmp_path: Path) -> None:
    def at(level: str) -> pipeline.workers.Extract:
        def extracted(given: Article) -> Extraction:
            made = extract(given)
            return replace(made, facts=tuple(raised(fact) for fact in made.facts))

        def raised(fact: Fact) -> Fact:
            return replace(fact, attributes={"level": level})

        return extracted

    for name, level in (("one", "Đối tác chiến lược"), ("two", "Đối tác toàn diện")):
        text = article("a.txt", LEVEL, f"Bản {name}.")
        pipeline.build([text], tmp_path / name, base=BASE, extract=at(level))
    (row,) = kg.diff(tmp_path / "one", tmp_path / "two")
    assert (row["change"], row["old_level"], row["level"]) == ("changed", "Đối tác chiến lược", "Đối tác toàn diện")


def test_of_several_those_that_are_nearest_are_one(tmp_path: Path) -> None:
    again = MEETING.replace("2024-03-25 |", "2020-01-01 |")
    one = built(tmp_path / "one", article("a.txt", MEETING, again))
    two = built(tmp_path / "two", article("a.txt", again, MEETING.replace("| Hà Nội", "| Vinh")))
    (row,) = kg.diff(one, two)
    assert (row["change"], row["old_place"], row["place"], row["date"]) == ("changed", "Hà Nội", "Vinh", "2024-03-25")


def test_another_name_of_an_article_is_no_change(tmp_path: Path) -> None:
    one, two = built(tmp_path / "one", *NEWS), built(tmp_path / "two", replace(NEWS[0], id="moved/x.txt"), *NEWS[1:])
    assert kg.diff(one, two).rows == []


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoGraph, match="there is no graph"):
        kg.diff(built(tmp_path / "one", *NEWS), tmp_path / "none")
