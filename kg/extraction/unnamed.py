"""Subjects that the text does not name: `các quan chức Mỹ cho biết`, `một chuyên gia tại O nhận định`."""

from __future__ import annotations

from itertools import pairwise

from kg.annotate.mentions import Chunk
from kg.extraction.neighbours import Neighbours
from kg.extraction.triggers import SKIPPED

_OPENING = 5  # chunks that may stand before the subject, with their comma


class Unnamed(Neighbours):
    """Tells whether a verb has one."""

    def _unknown_subject(self, chunks: list[Chunk], k: int, near: int) -> bool:
        """Whether the clause has a subject that is no actor we know: `các quan chức Mỹ cho biết`, `nhiều nước phản đối`."""
        if near > 0:
            owner = chunks[near - 1]
            if len(chunks[near].mentions) > 1 and "two" in owner.tags and all(m.kind == "person" for m in chunks[near].mentions):
                return False  # `hai chuyên gia A và B`
            if owner.text in self.of and near > 1 and "speech" in self.sort(chunks[k]):
                owned = chunks[near - 2]
                return owned.kind == "event" or (owned.kind == "word" and not owned.tags) or self._of_a_crowd(chunks, near)
            if "speech" in self.sort(chunks[k]) and self._one_of(chunks, near):
                return True
            return (
                owner.kind == "word"
                and not owner.tags & {"prepositions", "conjunctions", "before_object"}
                and not (not owner.tags and self._described(chunks, near))
                and not self._verbal(chunks, near)
            )
        j = k - 1
        while (
            j >= 0 and chunks[j].kind != "punct" and not (chunks[j].kind == "word" and "complementizers" in chunks[j].tags) and k - j < 12
        ):
            named = chunks[j].kind == "actor" and chunks[j].mentions[0].kind == "country"
            crowd = named and 0 < j < k - 1 and chunks[j - 1].text in self.crowds
            if crowd and not ("conjunctions" in chunks[k - 1].tags and any(c.text in self.of for c in chunks[max(0, j - 3) : j - 1])):
                return True  # `một quan chức Mỹ ẩn danh`
            if chunks[j].kind == "verb" and "speech" in self.sort(chunks[j]) and chunks[j + 1].text in self.unknown and j + 1 < k:
                return True  # `A cho hay các cường quốc ủng hộ B`
            if j + 1 < k and chunks[j].text in self.joins and chunks[j + 1].text in self.unknown:
                return True  # `… và các đảng địa phương ủng hộ B`
            if j and chunks[j].kind == "actor" and j < k - 1 and "source_nouns" in chunks[j - 1].tags:
                return True  # `đài truyền hình A TV cho hay`
            if chunks[j].kind == "actor" and j > 1 and j + 1 < k and chunks[j - 1].text in self.passives:
                j -= 2  # `ba người A vừa được B thả cũng …`
                continue
            if chunks[j].kind in ("actor", "verb"):
                return j < k - 1 and "speech" in self.sort(chunks[k]) and self._of_a_crowd(chunks, j)
            crowd = not self.crowds.isdisjoint((chunks[j].text, chunks[j].text.partition(" ")[2]))
            if crowd and not (j and "prepositions" in chunks[j - 1].tags):
                return True
            j -= 1
        resumed = j == k - 2 and "connectives" in chunks[k - 1].tags  # `…, đồng thời bình luận`
        comma = k > 2 and chunks[j].text == "," and (j == k - 1 or resumed)
        if comma and "speech" in self.sort(chunks[k]) and self._somebody_first(chunks[:k]):
            return True
        gathering = chunks[0].kind in ("event", "document") and not any(c.kind == "actor" for c in chunks[1:k])
        if j == k - 1 and chunks[j].text == "," and gathering and "speech" in self.sort(chunks[k]):
            return True  # `Hội nghị đã thông qua D, nhấn mạnh …`
        before = k - 1
        while before > j and chunks[before].kind == "word" and chunks[before].tags & SKIPPED:
            before -= 1
        if before > j and chunks[before].kind in ("document", "event") and not (before > 0 and "prepositions" in chunks[before - 1].tags):
            return True  # `Thông cáo lưu ý …`
        first = chunks[j + 1] if j + 1 < k else None
        return first is not None and first.kind == "word" and (first.text in self.unknown or first.text[:1].isdigit())

    def _of_a_crowd(self, chunks: list[Chunk], k: int) -> bool:
        """`một quan chức cấp cao của B (liên bang)`: whether those of the body at `k` are told of, and nobody is named."""
        if k < 2 or chunks[k].kind != "actor" or chunks[k - 1].text not in self.of:
            return False
        words = pairwise(chunks[max(0, k - 5) : k - 1])
        return any(c.kind == "word" and c.text in self.crowds and "quantifiers" in before.tags for before, c in words)

    def _one_of(self, chunks: list[Chunk], near: int) -> bool:
        """`một quan chức trong chính quyền (A)`: whether somebody unnamed of what stands there is told of."""
        j = near - 1
        reporter = j > 1 and chunks[j].text in self.at and chunks[j - 1].kind == "actor" and chunks[j - 1].mentions[0].detail == "media"
        if reporter and chunks[j - 2].text in self.crowds:
            return True  # `Phóng viên O tại P cho biết`
        while j > 0 and chunks[j].kind == "word":
            if chunks[j].text in self.within and chunks[j - 1].text in self.crowds and j < near - 1:
                return True
            j -= 1
        return False

    def _somebody_first(self, chunks: list[Chunk]) -> bool:
        """`Tuy nhiên, một chuyên gia tại O, có trụ sở tại C, …`: whether nobody with a name stands there, but somebody without one."""
        first = next((i + 1 for i, c in enumerate(chunks[:_OPENING]) if c.text == ","), 0)
        first = first if all(c.kind in ("word", "date", "punct") and c.text not in self.crowds for c in chunks[:first]) else 0
        opens = chunks[first : first + 2]
        unnamed = len(opens) == 2 and opens[0].text in self.unknown and (opens[1].text in self.crowds or opens[1].text in self.unknown)
        return unnamed and not any(m.kind in ("person", "post", "pronoun") for c in chunks for m in c.mentions)

    def _verbal(self, chunks: list[Chunk], near: int) -> bool:
        """Whether a verb of the list stands before the actor's word in the same clause, so that the actor is only its object."""
        for j in range(near - 1, max(-1, near - 8), -1):
            if chunks[j].kind == "punct":
                return False
            if chunks[j].kind == "verb":
                return True
        return False
