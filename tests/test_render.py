from __future__ import annotations

import base64
import hashlib
import json
import math
import os
import random
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from sample_rows import Row, many_rows, row, sample_rows

from kg.errors import OutputError, UsageError
from kg.network.relations import FAMILY_OF
from kg.render import choice, render
from kg.render.labels import relation_labels, words
from kg.render.layout import Box, place
from kg.render.page import script_json

EVIL = "</script><script>alert(1)</script>\u2028<!--<img src=x onerror=alert(2)>&amp;"


class Page(HTMLParser):
    """What a browser would find: every start tag with its attributes, and the text of scripts, styles and the title."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag
        if tag in ("script", "style", "title", "h1"):
            self.texts.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.texts and self.inside == self.texts[-1][0]:
            self.texts[-1] = (self.texts[-1][0], self.texts[-1][1] + data)

    def json(self, name: str) -> Any:
        scripts = [attributes for tag, attributes in self.tags if tag == "script"]
        at = next(number for number, attributes in enumerate(scripts) if attributes.get("id") == f"kg-{name}")
        return json.loads([text for tag, text in self.texts if tag == "script"][at])


def opened(tmp_path: Path, rows: list[Row], **options: Any) -> Page:
    return Page(render(rows, tmp_path / "view.html", **options).read_text(encoding="utf-8"))


def names(page: Page) -> set[str]:
    return {node["name"] for node in page.json("nodes")}


def test_the_page_fetches_nothing(tmp_path: Path):
    page = opened(tmp_path, sample_rows())
    assert not {"link", "iframe", "img", "object", "base"} & {tag for tag, _ in page.tags}
    assert not [attributes for _, attributes in page.tags if {"src", "href", "action", "style"} & attributes.keys()]
    policy = next(attributes["content"] for tag, attributes in page.tags if attributes.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_policy_allows_just_the_scripts_and_the_style_that_are_there(tmp_path: Path):
    page = opened(tmp_path, sample_rows())
    policy = next(attributes["content"] for tag, attributes in page.tags if attributes.get("http-equiv") == "Content-Security-Policy") or ""
    kinds = [attributes.get("type") for tag, attributes in page.tags if tag == "script"]
    scripts = [text for tag, text in page.texts if tag == "script"]
    run = [text for text, kind in zip(scripts, kinds, strict=True) if kind is None] + [text for tag, text in page.texts if tag == "style"]
    hashes = {"sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in run}
    assert set(re.findall(r"sha256-[^']+", policy)) == hashes
    assert len(run) == 3


def test_words_of_articles_cannot_leave_the_data(tmp_path: Path):
    rows = [
        row(
            "metWith", EVIL, "Daniel Mercer", place=EVIL, quote=EVIL, article=EVIL, subject_type="person", subject_iri="javascript:alert(3)"
        )
    ]
    page = opened(tmp_path, rows, title=EVIL)
    assert len([tag for tag, _ in page.tags if tag == "script"]) == 6
    assert "img" not in {tag for tag, _ in page.tags}
    assert EVIL in names(page)
    assert EVIL in page.json("data")["strings"]
    assert ("h1", EVIL) in page.texts
    assert "javascript:alert(3)" not in (tmp_path / "view.html").read_text(encoding="utf-8")  # ids are opaque


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "\u2028\u2029", "&lt;", "\ud800", "\x00\x1f", "Việt Nam 🇻🇳"])
def test_data_survives_and_has_no_markup(text: str):
    written = script_json({text: [text]})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written.encode("utf-8")) == {text.replace("\ud800", "\ufffd"): [text.replace("\ud800", "\ufffd")]}


def test_same_rows_same_bytes_in_another_process(tmp_path: Path):
    script = "import sys; from sample_rows import sample_rows; from kg.render import render; render(sample_rows(), sys.argv[1])"
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], env=environment, check=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_parallel_facts_are_one_edge(tmp_path: Path):
    rows = [row("metWith", "Trần Quốc Khải", "Daniel Mercer", "2024"), row("thanked", "Daniel Mercer", "Trần Quốc Khải", "2023")]
    (edge,) = opened(tmp_path, rows).json("edges")
    assert edge["facts"] == [0, 1]


def test_statements_are_facts_without_an_edge(tmp_path: Path):
    page = opened(tmp_path, [row("stated", "Daniel Mercer", "Một câu.", quote="Một câu."), row("metWith", "Daniel Mercer", "Zhao Wenbin")])
    assert [edge["facts"] for edge in page.json("edges")] == [[1]]
    data = page.json("data")
    assert data["facts"][0][2] == -1
    assert data["strings"][data["facts"][0][8]] == "Một câu."


def test_posts_are_folded_and_tie_their_holder_to_the_country(tmp_path: Path):
    rows = [row("holdsPosition", "Daniel Mercer", "Ngoại trưởng Hoa Kỳ", object_type="position"), row("visited", "Daniel Mercer", "Lào")]
    page = opened(tmp_path, [*rows, row("aided", "Hoa Kỳ", "Lào")])
    nodes = {node["name"]: node for node in page.json("nodes")}
    assert "position" in page.json("data")["folded"]
    assert not nodes["Ngoại trưởng Hoa Kỳ"]["first"]
    assert nodes["Daniel Mercer"]["home"] == nodes["Hoa Kỳ"]["id"]
    ends = [{edge["from"], edge["to"]} for edge in page.json("edges") if edge["facts"] == [0]]
    assert {nodes["Daniel Mercer"]["id"], nodes["Hoa Kỳ"]["id"]} in ends


def test_kinds_differ_in_shape_and_countries_are_larger(tmp_path: Path):
    nodes = [node for node in opened(tmp_path, sample_rows()).json("nodes") if node["first"]]
    shapes = {node["kind"]: node["shape"] for node in nodes}
    assert len(set(shapes.values())) == len(shapes) == 6
    sizes = {kind: min(node["size"] for node in nodes if node["kind"] == kind) for kind in shapes}
    assert sizes["country"] > max(sizes[kind] for kind in shapes if kind != "country")


def test_filters_of_the_call(tmp_path: Path):
    rows = [
        row("visited", "Daniel Mercer", "Lào", "2020"),
        row("aided", "Nhật Bản", "Lào", "2024"),
        row("sanctioned", "Hoa Kỳ", "Nga", "2024"),
    ]
    assert names(opened(tmp_path, rows, since="2023")) == {"Nhật Bản", "Lào", "Hoa Kỳ", "Nga"}
    assert names(opened(tmp_path, rows, until="2022-06")) == {"Daniel Mercer", "Lào"}
    assert names(opened(tmp_path, rows, relations=["aided"])) == {"Nhật Bản", "Lào"}
    assert names(opened(tmp_path, iter(rows), focus="Daniel Mercer", hops=1)) == {"Daniel Mercer", "Lào"}
    page = opened(tmp_path, rows, focus="Daniel Mercer")
    assert names(page) == {"Daniel Mercer", "Lào", "Nhật Bản"}
    assert page.json("data")["focus"] == ["n0"]


def test_wrong_filters_are_refused(tmp_path: Path):
    for options, why in (
        ({"focus": "Hoa Ky"}, "near it: Hoa Kỳ"),
        ({"relations": ["meetWith"]}, "near it: metWith"),
        ({"since": "hôm nay"}, "since is no date"),
        ({"hops": -1}, "hops"),
    ):
        with pytest.raises(UsageError, match=why):
            render(sample_rows(), tmp_path / "view.html", **options)
    assert not (tmp_path / "view.html").exists()


def test_a_page_that_cannot_be_written_leaves_nothing(tmp_path: Path):
    with pytest.raises(OutputError, match="cannot be written"):
        render(sample_rows(), tmp_path)
    with pytest.raises(OutputError, match="cannot be written"):
        render(sample_rows(), tmp_path / "missing" / "view.html")
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_draw_is_a_page_too(tmp_path: Path):
    assert opened(tmp_path, []).json("nodes") == []
    lone = opened(tmp_path, [row("stated", "Daniel Mercer", "Câu.")])
    assert [node["first"] for node in lone.json("nodes")] == [True]


def test_of_a_big_graph_the_most_connected_are_drawn_and_the_rest_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kg.render.view.DRAWN", 30)
    monkeypatch.setattr("kg.render.choice.HELD", 60)
    rows = many_rows(200, 600)
    page = opened(tmp_path, rows)
    nodes, data = page.json("nodes"), page.json("data")
    assert sum(node["first"] for node in nodes) == 30
    assert len(nodes) <= 60
    assert data["all"] == {"entities": 200, "facts": 600}
    assert len(data["facts"]) < 600
    neighbours: dict[str, set[str]] = {}
    for each in rows:
        neighbours.setdefault(each["subject"], set()).add(each["object"])
        neighbours.setdefault(each["object"], set()).add(each["subject"])
    ties = {node["name"]: len(neighbours[node["name"]] - {node["name"]}) for node in nodes}
    assert min(ties[node["name"]] for node in nodes if node["first"]) >= max(ties[node["name"]] for node in nodes if not node["first"])


def test_too_many_facts_leave_out_those_of_the_least_connected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kg.render.choice.FACTS", 100)
    page = opened(tmp_path, many_rows(100, 400))
    assert 50 < len(page.json("data")["facts"]) <= 100
    ends = {end for edge in page.json("edges") for end in (edge["from"], edge["to"])}
    assert "n0" in ends


def test_positions_are_finite_and_names_do_not_cover_each_other():
    boxes = [Box(40, 20)] * 50
    points = place(boxes, [(0, number, 1.0) for number in range(1, 40)] + [(number, number + 1, 1.0) for number in range(40, 45)])
    assert all(math.isfinite(value) for point in points for value in point)
    covered = [
        (a, b) for a in range(50) for b in range(a) if abs(points[a][0] - points[b][0]) < 72 and abs(points[a][1] - points[b][1]) < 36
    ]
    assert covered == []
    assert place(boxes, []) == place(boxes, [])
    assert place([], []) == []


def test_relations_have_labels_in_both_languages_from_the_ontology():
    labels = relation_labels()
    assert {name for name in FAMILY_OF if not {"en", "vi"} <= labels[name].keys()} == set()
    assert labels["metWith"] == {"en": "met with", "vi": "đã gặp"}
    assert words("hasPartnershipWith") == "has partnership with"


@pytest.mark.parametrize("most", [1, 5, 40, 1000])
def test_facts_left_out_early_are_those_left_out_in_the_end(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    chance = random.Random(most)
    names = [f"P{number}" for number in range(60)]
    pairs = [chance.sample(names, 2) for _ in range(300)]
    rows = [row("metWith", *pair, subject_iri=pair[0], object_iri=pair[1], quote=str(at)) for at, pair in enumerate(pairs)]
    monkeypatch.setattr(choice, "FACTS", most)
    least = [max(names.index(one), names.index(other)) for one, other in pairs]
    last = sorted(least)[most] if most < len(least) else len(names)
    expected = [str(at) for at, number in enumerate(least) if number < last]
    assert [fact["quote"] for _, _, fact in choice._facts(rows, choice.Asked(), names)] == expected
