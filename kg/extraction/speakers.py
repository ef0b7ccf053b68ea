"""Whose verb it is where more than a name stands before it: an apposition, allies, a crowd of which some are named."""

from __future__ import annotations

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.subjects import Subjects
from kg.extraction.triggers import SKIPPED, State, Trigger

_MARKS = frozenset({",", "-", "("})
_CLOSING = {",": frozenset({",", ")"}), "-": frozenset({"-"}), "(": frozenset({")", ","})}
_CLAUSAL = frozenset({"adverbs", "complementizers", "connectives", "conjunctions", "auxiliaries", "future", "negation", "passives"})
_OPENING = frozenset({"complementizers", "prepositions"})
_BODY = 6  # chunks that a body's name may take, and the word before it
_FEELING = ("statement.", "criticism")  # what the names of the rules of what a reason may be begin with
_FRONT = 2  # chunks that may stand before the name: a connective and its comma


class Speakers(Subjects):
    """`Ông A, phó chủ tịch phụ trách C, nhận định`, `A và các đồng minh kêu gọi B`, `nhiều lãnh đạo thăm C, trong đó có A`."""

    def _opening_person(self, chunks: list[Chunk], k: int) -> int:
        """The index of the one person whom the sentence begins with, where all up to the verb at `k` only describes him; else -1."""
        end = k - 1
        while end > 0 and (chunks[end].kind == "date" or (chunks[end].kind == "word" and chunks[end].tags & SKIPPED)):
            end -= 1
        first = _FRONT if len(chunks) > _FRONT and chunks[1].text == "," and "connectives" in chunks[0].tags else 0
        if (at_work := self._at_work(chunks, end)) > first:
            return at_work
        if end < first + 2 or not self._one_person(chunks[first]):
            return -1
        if chunks[first + 1].text in self.of or chunks[first + 1].text in self.belonging:
            return first if end - first < _BODY and all(self._names(c) for c in chunks[first + 2 : end + 1]) else -1
        mark = first + 1
        if chunks[mark].text == "(" and mark + 3 < end and chunks[mark + 2].text == ")" and chunks[mark + 3].text == ",":
            mark += 3  # `Hạ nghị sĩ A (bang B), Trưởng đoàn …, nói`
        if end < mark + 2 or chunks[mark].text not in _MARKS:
            return -1
        if chunks[end].text not in _CLOSING[chunks[mark].text]:
            return -1
        told = chunks[mark + 1 : end]
        described = told[0].kind in ("actor", "word") and not told[0].tags & _CLAUSAL and not self._one_person(told[0])
        return first if described and not any(self._says(c) or c.text in ";:" for c in told) else -1

    def _at_work(self, chunks: list[Chunk], end: int) -> int:
        """`…, chuyên gia A tại Đại học B (ở P) cho rằng`: the index of A, after a comma; -1 if there is nobody."""
        for j in range(end - 2, max(0, end - _BODY), -1):
            if chunks[j].kind in ("punct", "verb"):
                break
            if self._one_person(chunks[j]) and chunks[j - 1].text == ",":
                belongs = chunks[j + 1].text in self.of or chunks[j + 1].text in self.belonging or "at_words" in chunks[j + 1].tags
                named = all(self._names(c) or c.kind == "place" or "at_words" in c.tags for c in chunks[j + 2 : end + 1])
                return j if belongs and named else -1
        return -1

    def _after_setting(self, chunks: list[Chunk], j: int) -> bool:
        """`Khi nói về cuộc gặp với lãnh đạo B, Tổng thống A …`: whether a person at `j` begins the clause after an opening one."""
        person = self._one_person(chunks[j]) and "," in chunks[j].text.split()
        return (
            person and any(c.kind == "word" and c.tags & _OPENING for c in chunks[:j]) and not any(self._one_person(c) for c in chunks[:j])
        )

    def _names(self, chunk: Chunk) -> bool:
        """Whether a chunk may belong to the name of a body that no list holds: `chuyên gia A của The Asia Group`."""
        unknown = chunk.kind == "word" and (not chunk.tags or chunk.text in self.belonging)
        return unknown or (chunk.kind == "actor" and chunk.mentions[0].kind in ("organization", "person") and not chunk.mentions[0].posts)

    def _one_person(self, chunk: Chunk) -> bool:
        """Whether a chunk names one person and nobody else."""
        return chunk.kind == "actor" and len(chunk.mentions) == 1 and chunk.mentions[0].kind == "person"

    def _says(self, chunk: Chunk) -> bool:
        return chunk.kind == "verb" and "statement.say" in chunk.rules

    def _with_allies(self, chunks: list[Chunk], k: int) -> int:
        """`A và các đồng minh kêu gọi B`: the index of A, who heads the clause of the verb at `k`; else -1."""
        j = k - 1
        while j > 1 and chunks[j].kind in ("word", "place", "date") and chunks[j].text not in self.joins:
            j -= 1
        if j < 1 or chunks[j].text not in self.joins or chunks[j + 1].text not in self.unknown or j + 1 >= k:
            return -1
        named = chunks[j - 1]
        heads = j == 1 or chunks[j - 2].kind == "punct" or bool(chunks[j - 2].tags & {"complementizers", "connectives"})
        return j - 1 if heads and named.kind == "actor" and named.mentions[0].kind in ("person", "country", "organization") else -1

    def _takes_named(self, trigger: Trigger, chunks: list[Chunk], sorts: frozenset[str]) -> bool:
        """`Nhiều lãnh đạo thăm C, trong đó có A và B`: those who are named become the subject, if anybody is."""
        if not sorts & {"visited", "attended"}:
            return False
        for j in range(trigger.index + 1, min(len(chunks) - 1, trigger.index + 10)):
            if chunks[j].kind == "verb" or chunks[j].text in ";.":
                break
            if chunks[j].text in self.among and chunks[j + 1].kind == "actor":
                named = chunks[j + 1].mentions
                if not all(m.kind in ("person", "post", "country") for m in named):
                    break
                trigger.subject, trigger.near = named, j + 1
                return True
        return False

    def _met_by_speaker(self, t: Trigger, chunks: list[Chunk]) -> bool:
        """`A cho biết khi gặp B, việc nước C …`: whether A, who speaks, is meant and not the country after the comma."""
        if t.following is None or t.following[0].kind != "country" or "metWith" not in self.sort(chunks[t.index]):
            return False
        return t.main is not None and t.main[0].kind in ("person", "post", "pronoun")

    def _same_doer(self, state: State, chunks: list[Chunk], k: int) -> list[Mention] | None:
        """`sau khi A tuyên bố hủy bỏ E`: the subject of the verb that the one at `k` follows at once."""
        before = state.triggers[-2] if len(state.triggers) > 1 else None
        follows = before is not None and all(c.kind == "word" and c.tags & SKIPPED for c in chunks[before.index + 1 : k])
        return before.subject if before is not None and follows and not before.nominal else None

    def _journey(self, state: State, chunks: list[Chunk]) -> bool:
        """Whether the last act told is a visit that is asserted itself."""
        return bool(state.triggers) and "visited" in self.sort(chunks[state.triggers[-1].index]) and not state.triggers[-1].irrealis

    def _wished(self, state: State, chunks: list[Chunk]) -> bool:
        """Whether the verb before is one of wishing: `mời B sang C để dự E`."""
        return bool(state.triggers) and (state.triggers[-1].irrealis or "wish" in self.sort(chunks[state.triggers[-1].index]))

    def _introduced(self, chunks: list[Chunk], j: int) -> bool:
        """`Thủ lĩnh nhóm này là A tuyên bố …`: whether the person at `j` is named as who holds the post before."""
        if j < 2 or chunks[j - 1].text not in self.copulas or not all(m.kind == "person" for m in chunks[j].mentions):
            return False
        held = chunks[j - 2].kind == "actor" and chunks[j - 2].mentions[0].kind in ("post", "group")
        return held and (j == 2 or chunks[j - 3].kind != "verb")

    def _told_of(self, chunks: list[Chunk], k: int) -> int:
        """`B hoan nghênh A vì đã trừng phạt C`: the index of A, who is praised or blamed for what he did; -1 if nobody is."""
        j = k - 1
        while j > 0 and chunks[j].kind == "word" and chunks[j].tags & SKIPPED and chunks[j].text not in self.reasons:
            j -= 1
        if j < 2 or chunks[j].text not in self.reasons or chunks[j - 1].kind != "actor":
            return -1
        if j == k - 1 and chunks[k].rules[0].startswith(_FEELING):
            return -1  # `B trừng phạt A do lo ngại …`: B does
        praised = chunks[j - 2].kind == "verb" and self.sort(chunks[j - 2]) & {"speech", "factive", "act", "main"}
        return j - 1 if praised else -1
