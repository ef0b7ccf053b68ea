"""The rules' own examples, a sentence for each predicate, and rules tried where they must stay silent."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from kg.extraction import extract
from kg.model import SYMMETRIC, Article, Fact
from kg.vi.lexicon import load

RULES: list[dict[str, Any]] = load().events
YES = [(rule, example) for rule in RULES for example in rule.get("yes", ())]
NO = [(rule, example) for rule in RULES for example in rule.get("no", ())]
# A sentence before a `no` example, so that `hai bên` and the like mean somebody and silence is the rule's own.
CONTEXT = "Thủ tướng Việt Nam Trần Văn Một hội đàm với Tổng thống Chile Pablo Rojas tại Lima. "


def facts(text: str, published: date | None = None) -> tuple[Fact, ...]:
    return extract(Article("rule.txt", text, published=published)).facts


def parties(fact: Fact) -> set[tuple[str, str]]:
    """Subject and object as examples write them, both ways round where the relation is symmetric."""
    pair = (fact.subject, "*" if fact.predicate == "stated" else fact.object)
    return {pair, pair[::-1]} if fact.predicate in SYMMETRIC else {pair}


def wanted(spec: str) -> set[tuple[str, str]]:
    pairs = {tuple(part.strip() for part in one.split(" > ")) for one in spec.split(" ; ")}
    assert all(len(pair) == 2 for pair in pairs), spec
    return {(pair[0], pair[1]) for pair in pairs}


def cases(examples: list[tuple[dict[str, Any], str]]) -> list[Any]:
    """Parameters with readable ids."""
    counts: Counter[str] = Counter()
    made = []
    for rule, example in examples:
        counts[rule["name"]] += 1
        made.append(pytest.param(rule, example, id=f"{rule['name']}-{counts[rule['name']]}"))
    return made


@pytest.mark.parametrize(("rule", "example"), cases(YES))
def test_a_rule_finds_what_its_example_tells(rule: dict[str, Any], example: str) -> None:
    sentence, arrow, spec = example.rpartition(" => ")
    assert arrow, f"{rule['name']}: a yes example needs `=>`"
    found = {pair for fact in facts(sentence) if fact.predicate == rule["predicate"] for pair in parties(fact)}
    assert wanted(spec) <= found


@pytest.mark.parametrize(("rule", "example"), cases(YES))
def test_an_example_tells_nothing_else_of_its_predicate(rule: dict[str, Any], example: str) -> None:
    sentence, _, spec = example.rpartition(" => ")
    told = wanted(spec)
    for fact in facts(sentence):
        if fact.predicate == rule["predicate"]:
            assert parties(fact) & told, fact


@pytest.mark.parametrize(("rule", "example"), cases(NO))
@pytest.mark.parametrize("context", ["", CONTEXT], ids=["alone", "after others"])
def test_a_rule_is_silent_on_its_counterexample(rule: dict[str, Any], example: str, context: str) -> None:
    assert "=>" not in example
    found = [fact for fact in facts(context + example) if fact.rule == rule["name"] and fact.end > len(context)]
    assert not found


def test_every_rule_has_examples_both_ways() -> None:
    assert [rule["name"] for rule in RULES if not rule.get("yes") or not rule.get("no")] == []


def test_rule_names_and_triggers_are_told_apart() -> None:
    names = [rule["name"] for rule in RULES]
    assert len(names) == len(set(names))
    for rule in RULES:
        assert rule.get("triggers") or rule.get("bare"), rule["name"]


# One sentence for each predicate, by hand, not the rule's own examples.
PREDICATES = {
    "metWith": ("Sáng 12/6, Bộ trưởng Quốc phòng Đinh Văn Khải hội kiến Tổng thống Peru Mateo Quispe.", "Đinh Văn Khải", "Mateo Quispe"),
    "spokeWith": ("Ngoại trưởng Peru Mateo Quispe gọi điện cho Ngoại trưởng Cuba Elena Duarte.", "Mateo Quispe", "Elena Duarte"),
    "coChaired": (
        "Thứ trưởng Đinh Văn Khải và Thứ trưởng Mateo Quispe đồng chủ trì Kỳ họp lần thứ 4 Ủy ban hỗn hợp Việt Nam - Peru.",
        "Mateo Quispe",
        "Kỳ họp lần thứ 4 Ủy ban hỗn hợp Việt Nam - Peru",
    ),
    "chaired": ("Thủ tướng Đinh Văn Khải chủ trì Hội nghị Ngoại giao lần thứ 40.", "Đinh Văn Khải", "Hội nghị Ngoại giao lần thứ 40"),
    "attended": (
        "Phó Thủ tướng Đinh Văn Khải tham dự Diễn đàn Đầu tư Việt Nam - Peru.",
        "Đinh Văn Khải",
        "Diễn đàn Đầu tư Việt Nam - Peru",
    ),
    "organized": (
        "Peru đăng cai Hội nghị thượng đỉnh Thái Bình Dương lần thứ 9.",
        "Peru",
        "Hội nghị thượng đỉnh Thái Bình Dương lần thứ 9",
    ),
    "visited": ("Tổng thống Peru Mateo Quispe thăm cấp Nhà nước tới Việt Nam.", "Mateo Quispe", "Việt Nam"),
    "invited": ("Thủ tướng Đinh Văn Khải trân trọng mời Tổng thống Peru Mateo Quispe thăm Việt Nam.", "Đinh Văn Khải", "Mateo Quispe"),
    "signed": (
        "Bộ trưởng Đinh Văn Khải và Bộ trưởng Mateo Quispe ký Hiệp định về miễn thị thực.",
        "Đinh Văn Khải",
        "Hiệp định về miễn thị thực",
    ),
    "upgradedPartnershipTo": ("Việt Nam và Peru nâng cấp quan hệ lên Đối tác Chiến lược.", "Peru", "Đối tác Chiến lược"),
    "hasPartnershipWith": ("Peru là Đối tác Toàn diện của Việt Nam.", "Peru", "Việt Nam"),
    "hasDiplomaticRelationsWith": ("Việt Nam và Peru thiết lập quan hệ ngoại giao năm 1994.", "Việt Nam", "Peru"),
    "severedRelationsWith": ("Peru tuyên bố cắt đứt quan hệ ngoại giao với Cuba.", "Peru", "Cuba"),
    "holdsPosition": ("Đại sứ Peru tại Việt Nam Mateo Quispe gặp ông Đinh Văn Khải.", "Mateo Quispe", "Đại sứ Peru tại Việt Nam"),
    "appointed": ("Tổng thống Mateo Quispe bổ nhiệm bà Elena Duarte làm Đại sứ Peru tại Cuba.", "Mateo Quispe", "Elena Duarte"),
    "presentedCredentialsTo": ("Đại sứ Mateo Quispe trình Quốc thư lên Chủ tịch nước Đinh Văn Khải.", "Mateo Quispe", "Đinh Văn Khải"),
    "led": ("Bộ trưởng Đinh Văn Khải dẫn đầu Đoàn đại biểu Việt Nam dự hội nghị.", "Đinh Văn Khải", "Đoàn đại biểu Việt Nam"),
    "conveyedMessageTo": ("Thủ tướng Đinh Văn Khải gửi điện chia buồn tới Tổng thống Mateo Quispe.", "Đinh Văn Khải", "Mateo Quispe"),
    "congratulated": ("Thủ tướng Đinh Văn Khải chúc mừng Tổng thống Mateo Quispe tái đắc cử.", "Đinh Văn Khải", "Mateo Quispe"),
    "thanked": ("Thủ tướng Đinh Văn Khải cảm ơn Peru về sự đón tiếp nồng hậu.", "Đinh Văn Khải", "Peru"),
    "supports": ("Peru ủng hộ lập trường của Cuba.", "Peru", "Cuba"),
    "regardsAs": ("Peru coi Việt Nam là đối tác hàng đầu trong khu vực.", "Peru", "Việt Nam"),
    "requested": ("Thủ tướng Đinh Văn Khải kêu gọi Peru mở cửa thị trường trái cây.", "Đinh Văn Khải", "Peru"),
    "agreedWith": ("Tổng thống Mateo Quispe và Thủ tướng Đinh Văn Khải thống nhất thúc đẩy du lịch.", "Mateo Quispe", "Đinh Văn Khải"),
    "aided": ("Peru viện trợ khẩn cấp 200 tấn gạo cho Cuba.", "Peru", "Cuba"),
    "criticized": ("Peru lên án Cuba vì vụ bắt giữ tàu cá.", "Peru", "Cuba"),
    "sanctioned": ("Peru áp đặt lệnh trừng phạt đối với Cuba.", "Peru", "Cuba"),
    "expelled": ("Peru trục xuất hai nhà ngoại giao Cuba.", "Peru", "Cuba"),
    "recalledAmbassadorFrom": ("Peru triệu hồi Đại sứ tại Cuba.", "Peru", "Cuba"),
    "foundedOn": ("Hội Hữu nghị Việt Nam - Peru được thành lập ngày 14/11/1994.", "Hội Hữu nghị Việt Nam - Peru", "1994-11-14"),
    "stated": ("Bộ trưởng Đinh Văn Khải nhấn mạnh quan hệ với Peru phát triển tốt đẹp.", "Đinh Văn Khải", "*"),
}


@pytest.mark.parametrize("predicate", PREDICATES)
def test_a_sentence_for_each_predicate(predicate: str) -> None:
    text, subject, target = PREDICATES[predicate]
    found = [fact for fact in facts(text) if fact.predicate == predicate]
    assert (subject, target) in {pair for fact in found for pair in parties(fact)}
    assert all(text[fact.start : fact.end] == fact.quote == text for fact in found)
    assert {fact.status for fact in found} == {"actual"}


def test_the_predicates_of_the_rules_are_those_tried() -> None:
    assert {rule["predicate"] for rule in RULES} | {"holdsPosition"} == set(PREDICATES)
    assert len(PREDICATES) == 31
