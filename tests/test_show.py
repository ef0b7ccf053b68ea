"""How the command line prints tables."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.cli import reports, show
from kg.cli.show import Format
from kg.errors import UsageError

COLUMNS = ("predicate", "subject", "quote", "empty", "event_iri")
ROWS = [
    ("metWith", "Bùi Thanh Sơn", "Bộ trưởng Bùi Thanh Sơn gặp bà Penny Wong, [bold]và[/bold] nhiều người khác nữa ở Hà Nội", "", "x" * 60),
    ("visited", 'A "B", C', "\x1b[31mđỏ\x1b[0m\u202e", "", "y" * 60),
]


def _printed(capsys: pytest.CaptureFixture[str], format: Format) -> tuple[str, str]:
    show.rows(COLUMNS, ROWS, format)
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_csv_holds_every_cell_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = _printed(capsys, Format.csv)
    assert [tuple(row) for row in csv.reader(io.StringIO(out))] == [COLUMNS, *ROWS]
    assert "\r" not in out


def test_json_and_json_lines_hold_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(_printed(capsys, Format.json)[0])
    lines = [json.loads(line) for line in _printed(capsys, Format.jsonl)[0].splitlines()]
    assert whole == lines == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_table_stays_within_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out, _ = _printed(capsys, Format.table)
    assert max(map(len, out.splitlines())) <= width
    assert "metWith" in out
    assert "Sơn" in out


def test_narrow_table_says_what_it_leaves_out(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out, err = _printed(capsys, Format.table)
    assert "event_iri" not in out
    assert "event_iri" in err
    monkeypatch.setenv("COLUMNS", "200")
    out, err = _printed(capsys, Format.table)
    assert "event_iri" in out
    assert not err


def test_table_shows_text_and_obeys_none_of_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out, _ = _printed(capsys, Format.table)
    assert "[bold]" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_empty_columns_are_left_out_of_tables_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "empty" not in "".join(_printed(capsys, Format.table))
    assert "empty" in _printed(capsys, Format.csv)[0]


def test_iris_are_readable_in_tables() -> None:
    assert show.readable("https://w3id.org/diplomacy-kg/id/person/B%C3%B9i%20Thanh%20S%C6%A1n") == "Bùi Thanh Sơn"
    assert show.readable("https://w3id.org/diplomacy-kg/ontology#metWith") == "metWith"
    assert show.readable("https://example.org/news/1.html") == "https://example.org/news/1.html"


NESTED = {
    "articles": 3,
    "share": 0.5,
    "since": "",
    "people": {"links": 2, "central": [{"label": "Lan", "iri": "http://x/1", "tags": ["a", "b"]}], "blocs": []},
}


def test_nested_results_are_headed_tables(capsys: pytest.CaptureFixture[str]) -> None:
    reports.nested(NESTED, Format.table)
    out = capsys.readouterr().out
    assert "people: central" in out
    assert "Lan" in out
    assert "a, b" in out
    assert "http://x/1" not in out
    assert "since" not in out


def test_nested_results_are_json_but_not_csv(capsys: pytest.CaptureFixture[str]) -> None:
    reports.nested(NESTED, Format.json)
    assert json.loads(capsys.readouterr().out) == NESTED
    with pytest.raises(UsageError, match="json"):
        reports.nested(NESTED, Format.csv)
