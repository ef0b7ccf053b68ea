"""Loading the lexicons, and a user's own rows and rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import kg
from kg.errors import LexiconError
from kg.extraction import extract
from kg.model import Article
from kg.vi.lexicon import load


def names(alias: str) -> set[tuple[str, str, bool]]:
    return {(entry.kind, entry.label, ambiguous) for entry, ambiguous in load().names[alias]}


def test_the_package_knows_countries_capitals_and_bodies() -> None:
    assert ("country", "Hoa Kỳ", False) in names("Hoa Kỳ")
    assert load().capitals["Hà Nội"] == "Việt Nam"
    assert any(kind == "organization" for kind, _, _ in names("ASEAN"))
    assert load().heads["Đại sứ quán"] == ("organization", "any")


@pytest.mark.parametrize("word", ["Anh", "Đức", "Nga", "Ý", "Áo", "Pháp"])
def test_ambiguous_countries_are_marked(word: str) -> None:
    assert any(kind == "country" and ambiguous for kind, _, ambiguous in names(word))


def test_a_title_is_found_by_its_small_letters() -> None:
    assert load().titles["thủ tướng"].frame == "state"
    assert load().titles["đại tướng"].kind == "rank"


def test_the_version_is_that_of_the_files() -> None:
    assert load().version == load(None).version
    assert len(load().version) == 16


def test_a_user_adds_names(tmp_path: Path) -> None:
    text = "Zubrowka trục xuất ba nhà ngoại giao Peru."
    assert not [fact for fact in kg.extract(text) if fact.predicate == "expelled"]
    (tmp_path / "countries.tsv").write_text("label\twikidata\taliases\nZubrowka\tQ1\tCộng hòa Zubrowka\n", "utf-8")
    found = [fact for fact in kg.extract(text, lexicon=tmp_path) if fact.predicate == "expelled"]
    assert [(fact.subject, fact.subject_kind, fact.object) for fact in found] == [("Zubrowka", "country", "Peru")]
    assert load(tmp_path).version != load().version
    assert not [fact for fact in kg.extract(text) if fact.predicate == "expelled"]


def test_a_user_adds_and_replaces_rules(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(
        "".join(
            f'[[rule]]\nname = "{name}"\npredicate = "{predicate}"\nframe = "transitive"\ntriggers = ["{word}"]\n'
            'object = "actor"\nlevel = "main"\n'
            for name, predicate, word in (("meeting.mine", "metWith", "hàn huyên"), ("gratitude", "thanked", "đa tạ"))
        ),
        "utf-8",
    )
    text = "Ngày 3/4, Bộ trưởng Lê Văn Hai hàn huyên bà Maria Soto. Ông Lê Văn Hai cảm ơn bà Maria Soto."
    found = {(fact.rule, fact.subject, fact.object, fact.date) for fact in kg.extract(text, published=date(2024, 4, 4), lexicon=tmp_path)}
    assert ("meeting.mine", "Lê Văn Hai", "Maria Soto", "2024-04-03") in found
    assert not [rule for rule, *_ in found if rule == "gratitude"]
    assert len(load(tmp_path).events) == len(load().events) + 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("people.tsv", "label\twikidata\nA\tQ1\tx\ty\n", ["people.tsv:2", "columns"]),
        ("events.toml", '[[rule]]\nname = "x"\n', ["events.toml", "predicate"]),
        ("grammar.toml", "adverbs = [", ["grammar.toml"]),
        ("dates.toml", b"\xff\xfe", ["dates.toml"]),
        ("countries.tsv", b"\xff\xfe\x00", ["countries.tsv", "cannot be read"]),
        ("countries.tsv", "name\twikidata\nZubrowka\tQ1\n", ["countries.tsv", "label"]),
        (
            "events.toml",
            '[[rule]]\nname = "x"\npredicate = "metWith"\nframe = "nonsense"\ntriggers = ["bắt tay"]\n',
            ["events.toml", "frame"],
        ),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, name: str, content: str | bytes, words: list[str]) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(LexiconError) as raised:
        extract(Article("a", "Ông Lê Văn Hai bắt tay bà Maria Soto."), tmp_path)
    message = str(raised.value)
    assert "\n" not in message
    for word in words:
        assert word in message


def test_a_folder_without_lexicons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="holds none of"):
        load(tmp_path)
    with pytest.raises(LexiconError, match="no such folder"):
        load(tmp_path / "missing")


def test_comments_and_empty_lines_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "countries.tsv").write_text("# mine\n\nlabel\twikidata\n# more\n\nZubrowka\tQ1\n", "utf-8")
    assert "Zubrowka" in load(tmp_path).names
    (tmp_path / "places.tsv").write_text("", "utf-8")
    load.cache_clear()
    assert "Zubrowka" in load(tmp_path).names


def test_a_rule_takes_every_choice_of_its_combined_parts(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(
        '[[rule]]\nname = "meeting.mine"\npredicate = "metWith"\nframe = "transitive"\nobject = "actor"\nlevel = "main"\n'
        'combined = [[["hàn huyên", "đàm đạo"], ["", "thật lâu"]]]\n',
        "utf-8",
    )
    made = next(rule for rule in load(tmp_path).events if rule["name"] == "meeting.mine")
    assert made["triggers"] == ["hàn huyên", "hàn huyên thật lâu", "đàm đạo", "đàm đạo thật lâu"]
    found = kg.extract("Bộ trưởng Lê Văn Hai đàm đạo thật lâu bà Maria Soto.", lexicon=tmp_path)
    assert ("Lê Văn Hai", "Maria Soto") in {(fact.subject, fact.object) for fact in found if fact.rule == "meeting.mine"}
