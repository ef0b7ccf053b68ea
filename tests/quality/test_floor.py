"""No figure falls below its floor; the scorer itself counts right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scorer import HERE, figures, read, score, score_build

FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))
# The furniture floor is a ceiling: facts that were taken from outside the article.
FLAT = [
    (letter, name, key, least)
    for letter, floors in FLOORS.items()
    for name, floor in floors.items()
    for key, least in (floor.items() if isinstance(floor, dict) else [("", floor)])
]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    yield {letter: figures(tally) for letter, tally in score_build(tmp_path_factory.mktemp("quality") / "graph").items()}


@pytest.mark.parametrize(("letter", "name", "key", "floor"), FLAT, ids=[f"{letter} {name} {key}".strip() for letter, name, key, _ in FLAT])
def test_floor(measured: dict[str, Any], letter: str, name: str, key: str, floor: float) -> None:
    value = measured[letter][name][key] if key else measured[letter][name]
    if name == "furniture":
        assert value <= floor
    else:
        assert round(value, 9) >= floor, f"set {letter}: {name} {key} fell to {value:.3f}, under its floor {floor}"


def test_every_text_has_gold() -> None:
    assert [gold.article for gold in read(HERE / "gold")] == sorted(path.name for path in (HERE / "texts").glob("*.txt"))


FACTS = "predicate,subject,object,date,place,status,article,start,end,quote\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article of two lines of furniture around one sentence, and what is to be found in it."""
    (tmp_path / "a.txt").write_text("Trang chủ\nÔng An gặp bà Bình tại Huế.\nXem thêm\n", "utf-8")
    (tmp_path / "a.facts").write_text(
        "@article a.txt\n@lines 2-2\n@entity person | An\n@entity person | Bình\n@? place | Huế\n"
        "metWith | An | Bình | line=2; date=2024; place=Huế\n? stated | An | *\nvisited | An | Huế | line=2\n",
        "utf-8",
    )
    (tmp_path / "entities.csv").write_text(
        "label,type,aliases,wikidata,article\nAn,person,,,a.txt\nHuế,place,,,a.txt\nBa,person,,,a.txt\n", "utf-8"
    )
    return tmp_path


def _score(folder: Path, *rows: str) -> tuple[dict[str, Any], list[str]]:
    (folder / "facts.csv").write_text(FACTS + "".join(row + "\n" for row in rows), "utf-8")
    tally = score(read(folder), folder, folder / "facts.csv", folder / "entities.csv")
    return figures(tally), tally.errors


def test_scorer_counts_found_missed_and_wrong(folder: Path) -> None:
    quote = "Ông An gặp bà Bình tại Huế."
    result, errors = _score(
        folder, f"metWith,Bình,An,2023,Huế,planned,a.txt,10,37,{quote}", f"invited,An,Bình,,,actual,a.txt,10,37,{quote}"
    )
    assert result["facts"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "gold": 2}
    assert (result["date"], result["place"], result["status"], result["quotes"]) == (0.0, 1.0, 0.0, 1.0)
    assert result["entities"]["gold"] == 2
    assert (result["entities"]["precision"], result["entities"]["recall"]) == (0.5, 0.5)
    assert errors[0] == "+ a.txt:2 invited | An | Bình"
    assert "- a.txt:2 visited | An | Huế" in errors
    assert "- a.txt entity person | Bình" in errors


def test_scorer_sees_furniture_and_bad_quotes(folder: Path) -> None:
    result, _ = _score(folder, "metWith,An,Bình,2024,Huế,actual,a.txt,0,9,Trang chu")
    assert result["furniture"] == 1
    assert result["quotes"] == 0.0
    assert result["facts"]["recall"] == 0.0
