"""A user's own people and bodies count in identity over articles as the package's do, in builds and removals."""

from __future__ import annotations

import json
from pathlib import Path

import kg

TEXTS = {
    "a": "Ngày 3/5/2020, Thủ tướng Zoran Kulovic thăm Lào.",
    "b": "Ngày 5/6/2020, ông Dô-ran Cu-lô-vích thăm Nga.",
    "c": "Ngày 7/8/2020, Cục Trăng thăm Cuba. Ngày 8/8/2020, ông Dô-ran Cu-lô-vích thăm Cuba.",
}


def lexicon(folder: Path) -> Path:
    folder.mkdir()
    (folder / "people.tsv").write_text(
        "label\twikidata\taliases\tcountry\tpost\tfrom\tto\nZoran Kulovic\t\tDô-ran Cu-lô-vích\tFiji\tThủ tướng\t2019-01-01\t2021-01-01\n",
        "utf-8",
    )
    return folder


def news(folder: Path) -> Path:
    path = folder / "news.jsonl"
    path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in TEXTS.items()), "utf-8")
    return path


def who(graph: kg.Graph) -> set[str]:
    """The people of the graph."""
    return {row[0] for row in graph.query("SELECT DISTINCT ?e WHERE { ?l dip:refersTo ?e . ?e a dip:Person }").rows}


def test_names_of_a_users_lexicon_are_one(tmp_path: Path) -> None:
    articles = news(tmp_path)
    without = kg.build(articles, output=tmp_path / "without")
    assert len(who(without)) == 2
    own = lexicon(tmp_path / "mine")
    graph = kg.build(articles, output=tmp_path / "graph", lexicon=own)
    assert len(who(graph)) == 1
    (tenure,) = graph.query("holders", day="2020-05-03").rows
    assert {"Thủ tướng", "Fiji", "2019-01-01", "lexicon"} <= set(tenure)


def test_a_removal_and_a_fresh_build_know_the_same_lexicon(tmp_path: Path) -> None:
    articles, own = news(tmp_path), lexicon(tmp_path / "mine")
    kg.build(articles, output=tmp_path / "graph", lexicon=own).remove("c")
    fewer = tmp_path / "fewer.jsonl"
    fewer.write_text("".join(articles.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    kg.build(fewer, output=tmp_path / "fresh", lexicon=own)
    for name in ("graph.ttl", "entities.csv", "facts.csv"):
        assert (tmp_path / "graph" / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()


def test_a_build_without_the_lexicon_forgets_it(tmp_path: Path) -> None:
    articles, own = news(tmp_path), lexicon(tmp_path / "mine")
    kg.build(articles, output=tmp_path / "graph", lexicon=own)
    again = kg.build(articles, output=tmp_path / "graph")
    assert len(who(again)) == 2
    assert not (tmp_path / "graph" / "lexicon").exists()
