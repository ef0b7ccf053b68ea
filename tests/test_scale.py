"""Bad input among much that is good: nothing stops, nothing is lost, and every skipped thing is named."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

import kg
from kg.store import Reader

TEXT = "Ngày {day}/{month}/2024, tại Hà Nội, Bộ trưởng Ngoại giao Bùi Thanh Sơn đã gặp Ngoại trưởng Australia Penny Wong lần thứ {number}."
MANY = 3_000
BROKEN = {b"{": "not JSON", b'{"id": "x", "text": "\xff"}': "not UTF-8", b'{"id": "y"}': 'neither "text" nor "html"'}


def line(id: str, text: str, **more: str) -> bytes:
    return json.dumps({"id": id, "text": text, **more}, ensure_ascii=False).encode()


def told(number: int) -> str:
    return TEXT.format(day=1 + number % 28, month=1 + number % 12, number=number)


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "facts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def built(tmp_path: Path, *lines: bytes) -> kg.library.Graph:
    (tmp_path / "news.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    return kg.build(tmp_path / "news.jsonl", output=tmp_path / "out")


def test_one_in_a_thousand_is_broken(tmp_path: Path) -> None:
    bad = list(BROKEN)
    lines = [bad[at // 1000] if at % 1000 == 500 else line(f"n{at}", f"Bản tin số {at}.") for at in range(MANY)]
    with built(tmp_path, *lines) as graph:
        assert graph.report is not None
        assert (graph.report.read, graph.report.added) == (MANY - 3, MANY - 3)
        assert [one.where.rpartition(":")[2] for one in graph.report.skipped] == ["501", "1501", "2501"]
        assert all(why in one.why for one, why in zip(graph.report.skipped, BROKEN.values(), strict=True))


def test_one_id_with_two_texts_keeps_both(tmp_path: Path) -> None:
    with built(tmp_path, line("a", told(1)), line("a", told(2)), line("b", told(3))) as graph:
        names = {row["article"] for row in rows(graph.folder)}
    assert {"a", "b"} < names
    (other,) = names - {"a", "b"}
    assert other.startswith("a~")


def test_a_syndicated_story_is_one_event_with_two_sources(tmp_path: Path) -> None:
    with built(tmp_path, line("a", told(1)), line("b", told(1), title="Khác", url="https://other.example/b")) as graph:
        reader = Reader(graph.folder)
        assert [reader.known(name).sources for name in reader.articles()] == [("a", "b")]  # type: ignore[union-attr]
        reader.close()
        counts = graph.query("SELECT ?n WHERE { ?e a dip:Meeting ; dip:report ?r ; dip:sourceCount ?n }")
        assert [dict(row) for row in counts] == [{"n": "2"}]  # type: ignore[call-overload]


@pytest.mark.parametrize("published", ["1970-01-01", "2099-12-31", "0000-00-00", "yesterday", "9999999999"])
def test_a_wrong_clock_stops_nothing(tmp_path: Path, published: str) -> None:
    with built(tmp_path, line("a", told(1), published=published), line("b", told(2), published="2024-06-01")) as graph:
        met = [row for row in rows(graph.folder) if row["predicate"] == "metWith"]
    assert sorted((row["article"], row["date"]) for row in met) == [("a", "2024-02-02"), ("b", "2024-03-03")]


def test_a_sentence_longer_than_csv_readers_expect(tmp_path: Path) -> None:
    more = "và hai bên sẽ hợp tác hơn nữa " * 6_000
    said = f"Bộ trưởng Ngoại giao Bùi Thanh Sơn nói rằng Việt Nam coi trọng quan hệ với Lào, {more}mãi mãi."
    with built(tmp_path, line("long", said), line("a", told(1))) as graph:
        assert max(len(quote) for quote in (row["quote"] for row in graph._facts())) > 131_072
        before = (graph.folder / "facts.csv").read_bytes()
    with built(tmp_path, line("long", said), line("a", told(1)), line("b", told(2))) as graph:  # what is there is read and copied
        after = (graph.folder / "facts.csv").read_bytes()
    assert all(one in after for one in before.splitlines())


@pytest.mark.parametrize(
    "field",
    ["note", pytest.param("text", marks=pytest.mark.skipif("KG_KILLS" not in os.environ, reason="takes a minute: KG_KILLS=1 runs it"))],
)
def test_a_line_of_fifty_megabytes(tmp_path: Path, field: str) -> None:
    filler = "Trời hôm nay nhiều mây, có mưa rào và dông vài nơi.\n"
    filler *= 50_000_000 // len(filler.encode())
    huge = f"{told(1)}\n{filler if field == 'text' else ''}{told(2)}"
    more = {} if field == "text" else {field: filler}
    with built(tmp_path, line("a", told(3)), line("huge", huge, **more), line("b", told(4))) as graph:
        assert graph.report is not None
        assert (graph.report.added, graph.report.skipped) == (3, ())
        found = {(row["article"], row["date"]): row for row in rows(graph.folder) if row["predicate"] == "metWith"}
    assert set(found) == {("a", "2024-04-04"), ("huge", "2024-02-02"), ("huge", "2024-03-03"), ("b", "2024-05-05")}
    last = found["huge", "2024-03-03"]
    assert huge[int(last["start"]) : int(last["end"])] == last["quote"]
