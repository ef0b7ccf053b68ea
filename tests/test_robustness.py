"""Text as the web has it: broken, glued, repeated, huge, empty. Nothing raises and nothing is made up."""

from __future__ import annotations

import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.extraction import extract
from kg.model import KINDS, STATUSES, Article, Extraction
from kg.read import read
from kg.vi.lexicon import load

MET = "Ngày 3/4/2024, Thủ tướng Đinh Văn Khải tiếp Tổng thống Peru Mateo Quispe tại Lima."
PARTIES = ("Đinh Văn Khải", "Mateo Quispe")
PREDICATES = {rule["predicate"] for rule in load().events} | {"holdsPosition"}


def check(found: Extraction) -> None:
    """What holds of every extraction, whatever the text."""
    text = found.article.text
    known = {(entity.kind, entity.label) for entity in found.entities}
    assert len(known) == len(found.entities)
    for entity in found.entities:
        assert entity.kind in KINDS
        assert entity.label == entity.label.strip() != ""
        assert all(0 <= start < end <= len(text) for start, end in entity.mentions)
    for fact in found.facts:
        assert fact.predicate in PREDICATES
        assert fact.status in STATUSES
        assert 0 < fact.confidence <= 1
        assert (fact.subject_kind, fact.subject) in known
        if fact.object_kind:
            assert (fact.object_kind, fact.object) in known
            assert (fact.object_kind, fact.object) != (fact.subject_kind, fact.subject)
        else:
            assert fact.predicate in ("stated", "foundedOn")
        for evidence in fact.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote != ""
        for day in filter(None, fact.date.split("/")):
            assert len(day) < 10 or date.fromisoformat(day)
        if fact.place:
            assert fact.place in {label for _, label in known}


def run(text: str) -> Extraction:
    found = extract(Article("r.txt", text, published=date(2024, 4, 4)))
    check(found)
    return found


def met(text: str) -> list[tuple[str, str, str, str]]:
    return [(f.subject, f.object, f.date, f.place) for f in kg.extract(text) if f.predicate == "metWith"]


# Encodings and spaces


@pytest.mark.parametrize(
    "text",
    [
        MET,
        unicodedata.normalize("NFD", MET),
        MET.replace(" ", "\u00a0"),
        MET.replace("Thủ tướng ", "Thủ tướng\u00a0").replace("Mateo ", "Mateo\u202f"),
        MET.replace(" ", "  "),
        MET.replace("3/4/2024", "3-4-2024"),
        "\ufeff" + MET,
        MET.replace(" ", "\t", 1),
        f"\r\n\r\n{MET}\r\n",
        f"Peru vui.{MET}Cuba vui.",
        f"Peru vui.\u00a0{MET}\u00a0Cuba vui.",
        f"Peru vui.  {MET}  Cuba vui.",
        f"“Peru vui.” {MET}",
        f"😀 {MET} 🇵🇪",
        MET.replace(" ", "\t"),
        MET.replace("Đ", "\u00d0"),
    ],
)
def test_the_same_fact_however_it_is_written(text: str) -> None:
    assert met(text) == [(*PARTIES, "2024-04-03", "Lima")]


def test_quotes_are_the_articles_own_characters() -> None:
    for text in (MET.replace(" ", "\u00a0"), MET.replace("tiếp", "tiếp  "), MET + " \u200b"):
        for fact in run(text).facts:
            assert text[fact.start : fact.end] == fact.quote
            assert "\u00a0" not in fact.subject


def test_old_and_new_tone_placement_are_one_name() -> None:
    found = run("Bộ trưởng Đinh Văn Thuỷ gặp bà Ngô Hoà. Ông Đinh Văn Thủy cảm ơn bà Ngô Hòa.")
    assert len([e for e in found.entities if e.kind == "person"]) == 2


def test_a_file_in_nfd_gives_what_one_in_nfc_gives(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(MET, "utf-8")
    (tmp_path / "d.txt").write_text(unicodedata.normalize("NFD", MET), "utf-8")
    composed, decomposed = (extract(article) for article in read([tmp_path]) if isinstance(article, Article))
    assert [(f.predicate, f.subject, f.object, f.quote) for f in composed.facts] == [
        (f.predicate, f.subject, f.object, f.quote) for f in decomposed.facts
    ]
    assert composed.facts


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "«»", "‘’", "„“", "''", "””"])
def test_quotation_marks_of_all_kinds(opening: str, closing: str) -> None:
    text = f"Thủ tướng Đinh Văn Khải nói: {opening}Đây là dấu mốc quan trọng{closing}. Bà Elena Duarte thăm Cuba."
    told = {(f.subject, f.predicate, f.quote) for f in run(text).facts if f.predicate != "holdsPosition"}
    first, second = text.split(". ")
    assert told == {("Đinh Văn Khải", "stated", f"{first}."), ("Elena Duarte", "visited", second)}


def test_a_quotation_that_is_never_closed_ends_with_its_line() -> None:
    text = f"Thủ tướng Đinh Văn Khải nói: “Đây là dấu mốc.\nBà Elena Duarte thăm Cuba.\n{MET}"
    told = {(f.subject, f.predicate, f.object) for f in run(text).facts}
    assert {("Elena Duarte", "visited", "Cuba"), (PARTIES[0], "metWith", PARTIES[1])} <= told


# Repetition, fragments


def test_a_repeated_headline_and_paragraph_tell_one_fact() -> None:
    text = f"{MET[:-1]}\n\n{MET}\n\n{MET}\n\n{MET}"
    found = [fact for fact in run(text).facts if fact.predicate == "metWith"]
    assert len(found) == 1
    assert len(found[0].evidence) == 4


def test_capital_headlines_name_the_same_people_or_none() -> None:
    found = run(f"THỦ TƯỚNG ĐINH VĂN KHẢI TIẾP TỔNG THỐNG PERU MATEO QUISPE\n\n{MET}")
    assert {e.label for e in found.entities if e.kind == "person"} == set(PARTIES)


def test_captions_count() -> None:
    found = run("Thủ tướng Đinh Văn Khải và Tổng thống Peru Mateo Quispe tại Lima, ngày 3/4/2024.")
    assert {e.label for e in found.entities if e.kind == "person"} == set(PARTIES)


# Nothing to find


@pytest.mark.parametrize(
    "text",
    [
        (""),
        " ",
        "\n\n\n",
        "\u00a0",
        "\u200b",
        "😀😀 🇻🇳🤝🇵🇪",
        "…!?.,;:“”«»()[]-–—",
        "." * 5000,
        "((((" * 500,
        "12/34/5678 99/99",
        "\x00\x01",
        "a",
        "Ố",
        "\u0301\u0323",
    ],
)
def test_no_facts_out_of_nothing(text: str) -> None:
    assert run(text).facts == ()
    assert kg.extract(text) == []


@pytest.mark.parametrize(
    "unit",
    [
        "Thủ tướng ",
        "Đinh Văn Khải, ",
        "và ",
        "tiếp ",
        "“",
        "Việt Nam - ",
        "Bộ trưởng Ngoại giao kiêm ",
        "(",
        "ngày 3/4 ",
        "của ",
        "Hội nghị ",
    ],
)
def test_the_same_words_a_thousand_times(unit: str) -> None:
    started = time.process_time()
    run(unit * 1000)
    assert time.process_time() - started < 10


def test_a_megabyte_on_one_line() -> None:
    filler = "Kinh tế khu vực tăng trưởng khá và du khách đến đông hơn mọi năm. "
    text = filler * 8000 + MET + " " + filler * 8000
    assert len(text) > 1_000_000
    started = time.process_time()
    found = run(text)
    assert time.process_time() - started < 60
    assert [(f.subject, f.object) for f in found.facts if f.predicate == "metWith"] == [PARTIES]


def test_a_sentence_without_an_end() -> None:
    text = "Thủ tướng Đinh Văn Khải gặp " + ", ".join(f"Tổng thống Peru Mateo Quispe{i}" for i in range(300)) + " " + "và tiếp tục " * 3000
    started = time.process_time()
    run(text)
    assert time.process_time() - started < 30


# Any text at all

PIECES = [
    *(
        "Thủ tướng",
        "Bộ trưởng Ngoại giao",
        "ông",
        "bà",
        "Đinh Văn Khải",
        "Mateo Quispe",
        "Vla-đi-mia",
        "Việt Nam",
        "Peru",
        "Anh",
        "Đức",
        "ASEAN",
        "Hà Nội",
        "Đoàn đại biểu",
    ),
    *(
        "tiếp",
        "gặp",
        "hội đàm với",
        "thăm",
        "mời",
        "ký",
        "nâng cấp quan hệ lên",
        "Đối tác Chiến lược",
        "bổ nhiệm",
        "làm Đại sứ",
        "gửi điện mừng tới",
        "chuyển lời thăm hỏi của",
    ),
    *(
        "khẳng định",
        "cho biết",
        "nhất trí",
        "cảm ơn",
        "ủng hộ",
        "coi",
        "là đối tác",
        "phản đối",
        "trục xuất",
        "nhà ngoại giao",
        "triệu hồi Đại sứ tại",
        "được thành lập",
        "dẫn đầu",
    ),
    *(
        "đồng chủ trì",
        "dự",
        "tổ chức",
        "Hội nghị Cấp cao lần thứ 8",
        "Hiệp định về nghề cá",
        "thiết lập quan hệ ngoại giao",
        "quan hệ Đối tác toàn diện",
        "chuyến thăm",
        "cuộc gặp giữa",
    ),
    *(
        "hai bên",
        "hai nước",
        "hai nhà lãnh đạo",
        "Ông",
        "Bộ trưởng",
        "do",
        "được",
        "bị",
        "của",
        "và",
        "với",
        "tại",
        "giữa",
        "có",
        "gồm",
        "nếu",
        "sẽ",
        "không",
        "mong muốn",
        "theo",
        "hãng tin",
    ),
    *(
        "ngày 3/4",
        "từ ngày 3 đến 5/4/2024",
        "hôm qua",
        "cùng ngày",
        "năm ngoái",
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "(",
        ")",
        "“",
        "”",
        '"',
        "\n",
        "\u00a0",
        "kiêm",
        "lần lượt",
        "TRUNG QUỐC",
    ),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join))
def test_any_words_in_any_order(text: str) -> None:
    run(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join))
def test_any_words_glued(text: str) -> None:
    run(text)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text(text: str) -> None:
    run(text)
    kg.extract(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join), st.lists(st.integers(0, 200), min_size=2, max_size=6))
def test_any_body(text: str, cuts: list[int]) -> None:
    marks = sorted({min(cut, len(text)) for cut in cuts})
    body = tuple(zip(marks[::2], marks[1::2], strict=False))
    found = extract(Article("r.txt", text, body=body))
    check(found)
    for fact in found.facts:
        assert any(start <= fact.start and fact.end <= end for start, end in body)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join))
def test_extraction_is_a_function_of_the_text(text: str) -> None:
    first, second = run(text), run(text)
    assert first.facts == second.facts
    assert first.entities == second.entities


@pytest.mark.parametrize(
    ("written", "variant"),
    [
        ("Bộ trưởng Đinh Văn Khải ký Tuyên bố chung Việt Nam - Peru.", "Bộ trưởng Đinh Văn Khải kí Tuyên bố chung Việt Nam - Peru."),
        ("Bác sĩ Đinh Văn Khải tiếp Đại sứ Thụy Sĩ Urs Keller.", "Bác sỹ Đinh Văn Khải tiếp Đại sứ Thụy Sỹ Urs Keller."),
        ("Tổng thống Mỹ Joe Carver thăm Peru.", "Tổng thống Mĩ Joe Carver thăm Peru."),
        (
            "Tổng thống Mateo Quispe dự Hội nghị Peru - Trung Á lần thứ hai.",
            "Tổng thống Mateo Quispe dự Hội nghị Peru – Trung Á lần thứ hai.",
        ),
    ],
)
def test_spellings_of_other_newspapers(written: str, variant: str) -> None:
    def read(text: str) -> list[tuple[str, str]]:
        return sorted((f.predicate, f.subject) for f in kg.extract(text))

    assert read(written) == read(variant) != []
