"""Verbs that stand for nouns: `đề xuất của A`, `các viện trợ`, `phản đối đề nghị`."""

from __future__ import annotations

from typing import Any

from kg.annotate.mentions import Chunk
from kg.extraction.triggers import SKIPPED

_OF_DEEDS = ("criticism", "support")  # what the names of rules begin with whose objects are deeds as well


class VerbalNouns:
    """Tells whether a verb is a noun where it stands."""

    def __init__(self, grammar: dict[str, Any], kinds: dict[str, set[str]]) -> None:
        self.kinds = kinds  # rule name -> {"speech"}, {"wish"}, {"main"}, {"act"}, {"noun"}
        self.sorts: dict[tuple[str, ...], frozenset[str]] = {}  # by rules, as they turn up
        self.at = frozenset(grammar["at_words"])
        self.noun_verbs, self.about = frozenset(grammar["noun_verbs"]), frozenset(grammar["about_words"])
        self.noun_followers = frozenset(grammar["noun_followers"])
        self.determiners, self.of = frozenset(grammar["determiners"]), frozenset(grammar["of_words"])
        self.copulas, self.these = frozenset(grammar["copulas"]), frozenset(grammar["sayings"]["these"])
        self.attendants = frozenset(grammar["sayings"]["attendants"])
        self.trips, self.joined = frozenset(grammar["sayings"]["trips"]), frozenset(grammar["post_joins"])
        self.breaks = frozenset(grammar["clause_breaks"])
        self.by_doing = frozenset(grammar["sayings"]["by_doing"])

    def sort(self, chunk: Chunk) -> frozenset[str]:
        """What sorts of verb a chunk can be; empty if it is none."""
        found = self.sorts.get(chunk.rules)
        if found is None:
            found = self.sorts[chunk.rules] = frozenset(kind for rule in chunk.rules for kind in self.kinds[rule])
        return found

    def _nominal(self, chunks: list[Chunk], k: int) -> bool:
        opens = k == 0 or chunks[k - 1].kind == "punct"
        apposed = (
            k > 1 and chunks[k - 2].kind == "actor" and chunks[k - 2].mentions[-1].kind == "person"
        )  # `ông A, giám đốc B, nhận định có …`
        followers = self.of | self.these if apposed else self.noun_followers
        if opens and chunks[k].text in self.noun_verbs and k + 1 < len(chunks) and chunks[k + 1].text in followers:
            return True  # `Tuyên bố của …`, `Thông báo này`
        noun, _, last = chunks[k].text.rpartition(" ")
        if k == 0 and last in self.about and noun in self.noun_verbs:
            return True  # `Thông tin về …`
        if chunks[k].text in self.noun_verbs and k + 1 < len(chunks) and chunks[k + 1].text in self.of | self.these:
            return True  # `đánh giá cao đề xuất của A`, `các ý kiến, kiến nghị của A`, `gửi đánh giá này cho B`
        if k == 0:
            return False
        before = chunks[k - 1]
        if k > 2 and "conjunctions" in before.tags and "visit.of" in chunks[k - 2].rules and "speech" in self.sort(chunks[k - 3]):
            return True  # `A cho rằng chuyến thăm và dự E là …`
        if chunks[k].text in self.noun_verbs and before.kind == "verb" and any(rule.startswith(_OF_DEEDS) for rule in before.rules):
            return True  # `phản đối đề xuất`, `ủng hộ đề nghị`
        same = k > 1 and before.text in self.joined and chunks[k - 2].kind == "verb" and chunks[k].rules == chunks[k - 2].rules
        if same and self._nominal(chunks, k - 2):
            return True  # `toàn bộ viện trợ và hỗ trợ`
        if chunks[k].text in self.noun_verbs and "source_prepositions" in before.tags:
            return True  # `Theo thông báo, …`
        if chunks[k].text in self.noun_verbs and before.kind == "word" and not before.tags and before.text.isalpha():
            return True  # `phớt lờ yêu cầu`: the object of a verb that no list holds
        if before.kind == "verb" and any(rule.startswith("attendance") for rule in before.rules) and "metWith" in self.sort(chunks[k]):
            return True  # `dự hội đàm`
        if before.kind == "verb" and before.text in self.copulas and "metWith" in self.sort(chunks[k]):
            return True  # `Đây là tiếp xúc đầu tiên giữa A và B`
        if before.text in self.attendants and "attendance.attend" in chunks[k].rules:
            return True  # `chào mừng những người dự E`
        if before.text in self.trips and "attendance.attend" in chunks[k].rules:
            return any(c.text in self.of for c in chunks[k + 1 : k + 3])  # `bắt đầu chuyến tham dự E`: A is there
        if before.kind == "word":
            if "nominalizers" in before.tags and before.text not in self.breaks:
                return not (k > 1 and chunks[k - 2].text in self.by_doing)  # `đáp trả bằng việc trục xuất …`
            j = k - 2 - (k > 2 and chunks[k - 2].kind == "word" and bool(chunks[k - 2].tags & SKIPPED))
            jointly = "adverbs" in before.tags and k > 1 and chunks[j].kind == "actor"  # `A và B (đã) cùng kêu gọi`
            return before.text in self.determiners and not jointly
        return False
