"""Who else takes part in an act, and what names that no list holds are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Any

from kg.annotate.mentions import Chunk, Mention, unnamed
from kg.extraction.frames.looking import Looking, Match
from kg.extraction.triggers import Trigger

_CLAUSE = 18  # chunks that a measure may take to tell whom it hits
_BRANCH = 9  # chunks from the preposition to the country whose branch of trade a measure hits
_OPENS = frozenset("-–:")

_WORK = "meeting.work"  # the rule of `làm việc`


class Parties(Looking):
    """Finds parties that do not stand right after the verb."""

    def sanctioned(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """Those whom a measure told at `k` hits, where they stand in a list, an apposition or beside some who are only counted."""
        return (
            self._counted_bodies(chunks, k) or self._apposed_bodies(chunks, k) or self._beside_many(chunks, k) or self._in_a_row(chunks, k)
        )

    def _in_a_row(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`nhằm vào A, B`, `lên A, B cùng 44 tàu`: bodies that commas alone join."""
        found: list[Mention] = []
        j = k + 1
        while j < min(len(chunks), k + 3) and chunks[j].kind == "word":
            j += 1  # `nhằm vào`
        while j < len(chunks) and chunks[j].kind == "actor" and all(m.kind == "organization" and m.certain for m in chunks[j].mentions):
            found += chunks[j].mentions
            if j + 1 >= len(chunks) or chunks[j + 1].text != ",":
                break
            j += 2
        return found if len(found) > 1 else []

    def hit_by(self, chunks: list[Chunk], k: int, rule: dict[str, Any]) -> list[Mention]:
        """`thực thi các lệnh trừng phạt của A đối với B`: B, where A stands at `k`."""
        owner = k > 0 and chunks[k - 1].text in self.words["of_words"] and k + 2 < len(chunks)
        return self.actor_at(chunks, k + 2) if owner and chunks[k + 1].text in rule["link"] else []

    def branch_hit(self, chunks: list[Chunk], k: int, rule: dict[str, Any]) -> list[Mention]:
        """`gói trừng phạt (thứ 19) nhắm vào lĩnh vực năng lượng của C`: C."""
        if k + 1 < len(chunks) and chunks[k + 1].text in self.words["of_words"]:
            return []
        link = next((j for j in range(k + 1, min(len(chunks), k + 7)) if chunks[j].text in rule["link"]), 0)
        return (self.branch_of(chunks, link) if link else []) or self._pressed(chunks, k, rule)

    def _pressed(self, chunks: list[Chunk], k: int, rule: dict[str, Any]) -> list[Mention]:
        """`gói trừng phạt nhằm gia tăng sức ép kinh tế và chính trị đối với C`: C, the country that the end of the clause names."""
        clause = list(takewhile(lambda c: c.kind in ("word", "actor", "date"), chunks[k + 1 : k + _CLAUSE]))
        aimed = [b for a, b in pairwise(clause) if a.text in rule["link"] and b.kind == "actor"]
        named = [c for c in clause if c.kind == "actor"]
        return aimed[0].mentions if aimed == named and aimed and aimed[0].mentions[0].kind == "country" else []

    def branch_of(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`nhắm vào lĩnh vực năng lượng của C`, `đối với các tập đoàn dầu khí C`: C, for what belongs to it, after the word at `k`."""
        told = k + 1 < len(chunks) and chunks[k + 1].kind == "actor"  # `hai tập đoàn`
        for j in range(k + 1, min(len(chunks), k + _BRANCH)):
            if chunks[j].kind == "actor" and chunks[j].mentions[0].kind == "country":
                return chunks[j].mentions if any(self.is_word(c, "branches") for c in chunks[k + 1 : k + 5]) or told else []
            if chunks[j].kind != "word" and not (chunks[j].kind == "actor" and not chunks[j].mentions[0].certain):
                break
            if chunks[j].tags & {"complementizers", "conjunctions", "future"}:
                break
        return []

    def _counted_bodies(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`trừng phạt (nhằm vào) hai tập đoàn dầu khí lớn nhất của C là A và B`: A and B, of which a list tells."""
        counted = False
        for j in range(k + 1, min(len(chunks) - 1, k + _CLAUSE)):
            chunk = chunks[j]
            counted = counted or self.is_word(chunk, "two") or chunk.text.isdecimal() or self._some_firm(chunk)
            if counted and (self.opens_list(chunk) or chunk.text in _OPENS):
                return self._named_bodies(self.actor_at(chunks, j + 1))
            if counted and len(chunk.mentions) > 1 and all(m.kind == "organization" for m in chunk.mentions):
                return self._named_bodies(chunk.mentions)  # `hai tập đoàn dầu mỏ A và B`
            named = chunk.mentions if counted and chunk.kind == "actor" and chunks[j - 1].text in self.words["of_words"] else []
            if len(named) > 1 and named[0].kind == "country" and all(m.kind != "country" for m in named[1:]):
                return self._named_bodies(named[1:])  # `hai tập đoàn của C, A và B`
            if self._measure_ends(chunks, j):
                break
        return []

    def _apposed_bodies(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`trừng phạt A và B, hai công ty của C`: A and B."""
        for j in range(k + 1, min(len(chunks) - 3, k + _CLAUSE)):
            chunk = chunks[j]
            if chunk.kind == "actor" and len(chunk.mentions) > 1 and chunks[j + 1].text == "," and self._firms(chunks, j + 2):
                return self._named_bodies(chunk.mentions)
            if self.is_word(chunk, "two") or self._measure_ends(chunks, j):
                break
        return []

    def _beside_many(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`trừng phạt 14 cá nhân và công ty A`, `trừng phạt nhiều quan chức C`: A, and C for those who act for it."""
        for j in range(k + 1, min(len(chunks) - 1, k + _CLAUSE)):
            after = chunks[j + 1]
            if chunks[j].text in self.many_hit and self.is_word(after, "list_joins"):
                return self._named_bodies([m for m in self.actor_at(chunks, j + 2) if m.certain])
            if chunks[j].text in self.who_govern and after.kind == "actor" and after.mentions[0].kind == "country":
                return after.mentions[:1]
            if self._measure_ends(chunks, j) or chunks[j].kind == "actor":
                break
        return []

    def _measure_ends(self, chunks: list[Chunk], j: int) -> bool:
        """Whether nothing that a measure hits can stand beyond `j`."""
        chunk = chunks[j]
        goes_on = chunk.text == "," and (self.opens_list(chunks[j + 1]) or chunks[j + 1].text in self.aiming | self.namely | self.many_hit)
        goes_on = goes_on or (chunk.text == "," and self.is_word(chunks[j + 1], "branches"))  # `9 trường đại học, các công ty và cá nhân C`
        return chunk.kind in ("verb", "event") or (chunk.text in ",;." and not goes_on)

    def hit(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`Các quan chức B nằm trong diện trừng phạt gồm: A; C`: by whom was told before."""
        if t.near >= 0:
            return
        for j in range(t.index + 1, min(len(chunks) - 1, t.index + 6)):
            if self.is_word(chunks[j], "listing_words") or chunks[j].text == ":":
                named = j + 1 + (chunks[j + 1].text == ":")
                people = [m for m in self.people_right(chunks, named - 1) if m.kind in ("person", "organization")]
                if people:
                    yield Match([unnamed("sanctioner", chunks[t.index])], people, t.index, settled=True)
                return
            if chunks[j].kind not in ("word", "date"):
                return

    def aimed(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`Lệnh trừng phạt nhắm vào A và B`: by whom was told before."""
        if t.near >= 0 or t.index > 1:
            return
        hit = self.sanctioned(chunks, t.index) or self.actor_at(chunks, t.index + 1) or self.branch_of(chunks, t.index)
        k = t.index + 1
        while not hit and k + 1 < len(chunks) and k < t.index + 6 and (chunks[k].kind == "word" or not self._certain(chunks[k])):
            k += 1
            hit = self.actor_at(chunks, k)  # `nhắm vào các công ty dầu mỏ A và B`
        hit = [m for m in hit if m.kind in ("person", "organization", "country") and m.certain]
        if hit:
            yield Match([unnamed("sanctioner", chunks[t.index])], hit, t.index, settled=True)

    def _certain(self, chunk: Chunk) -> bool:
        return chunk.kind == "actor" and any(m.certain for m in chunk.mentions)

    def _firms(self, chunks: list[Chunk], k: int) -> bool:
        """`hai công ty`: whether a number of bodies without a name stands at `k`."""
        named = chunks[k + 1].mentions
        return chunks[k].text in self.words["two"] and bool(named) and named[0].kind == "organization" and not named[0].certain

    def _some_firm(self, chunk: Chunk) -> bool:
        """`tập đoàn dầu khí C là A`, `doanh nghiệp nhà nước C là A`: a body told of by its kind."""
        unnamed_body = chunk.kind == "actor" and all(m.kind == "organization" and not m.certain for m in chunk.mentions)
        return self.is_word(chunk, "branches") or unnamed_body

    def _named_bodies(self, named: list[Mention]) -> list[Mention]:
        """Those named, of whom names of no known kind are bodies."""
        for m in named:
            if m.kind == "person" and not m.certain and not m.posts:
                m.kind, m.certain = "organization", True
        return [m for m in named if m.kind in ("organization", "country", "person")]

    def _welcomed(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`A chủ trì lễ đón B và tiến hành hội đàm`: B."""
        for j in range(k - 1, max(0, k - 7), -1):
            if chunks[j].kind == "actor" and chunks[j - 1].kind == "event":
                return [m for m in chunks[j].mentions if m.kind in ("person", "post")]
            if chunks[j].kind == "verb":
                break
        return []

    def _by_whom(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`được chủ trì bởi A`: A."""
        passive = self.is_word(chunks[k - 1], "passives") and k + 2 < len(chunks) and chunks[k + 1].text in self.by
        return self.actor_at(chunks, k + 2) if passive else []

    def _shared_place(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`đến thăm và đặt vòng hoa tại P`, `thăm và tặng quà cho O`: the object of both verbs."""
        worked = k + 1 < len(chunks) and _WORK in chunks[k + 1].rules  # `chuyến thăm làm việc tại C`
        if k + 3 >= len(chunks) or not (self.is_word(chunks[k + 1], "post_joins") or chunks[k + 1].text == "," or worked):
            return []
        for j in range(k + 2, min(len(chunks) - 1, k + 9)):
            if chunks[j].text in self.words["at_words"] | self.words["for_words"]:
                kinds = ("place", "organization", "country") if chunks[j].text in self.words["at_words"] else ("place", "organization")
                return [m for m in self._wanted(chunks[j + 1], "host") if m.kind in kinds]
            if chunks[j].kind in ("punct", "actor") or (chunks[j].kind == "verb" and j > k + 2):
                break
        return []

    def _unknown_town(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`thăm Bordeaux`: one foreign word that no list holds, right after a verb of visiting."""
        if k + 1 >= len(chunks) or chunks[k + 1].kind != "actor" or len(chunks[k + 1].mentions) != 1:
            return []
        named = chunks[k + 1].mentions[0]
        if named.kind != "person" or named.certain or named.posts or named.address or " " in named.label or len(named.label) < 4:
            return []
        return [replace(named, kind="place", certain=True)]

    def _list_opens(self, chunks: list[Chunk], j: int) -> int:
        """The first document that is named after a word for several; 0 if none is."""
        k = j + 1 + (j + 1 < len(chunks) and chunks[j + 1].text == ",")
        if k + 1 < len(chunks) and (chunks[k].text == ":" or self.is_word(chunks[k], "listing_words")):
            k += 1 + (chunks[k].text != ":" and chunks[k + 1].text == ":")
            named = k < len(chunks) and chunks[k].kind == "document" and (chunks[k - 1].text == ":" or chunks[k].mentions[0].certain)
            return k if named else 0
        return 0

    def _next_named(self, chunks: list[Chunk], j: int, kind: str) -> int:
        """The next gathering or document of a list; 0 at its end."""
        if j + 2 >= len(chunks) or not (self.is_word(chunks[j + 1], "list_joins") or chunks[j + 1].text in (",", ";")):
            return 0
        k = j + 2 + self.is_word(chunks[j + 2], "list_fillers")  # `…, đặc biệt là D`
        return k if k < len(chunks) and chunks[k].kind == kind else 0

    def _signed_with(self, chunks: list[Chunk], j: int, subject: list[Mention]) -> list[Mention]:
        """`A ký D với B`: B, where one signs with one."""
        partner = self._reached_with(chunks, j + 1) if len(subject) == 1 else []
        return partner if (len(partner) == 1 and partner[0].kind != "group") or all(m.kind == "post" for m in partner) else []

    def _named_by_verb(self, objects: list[Mention], rule: dict[str, Any]) -> None:
        """`gặp Pablo Rojas`, `trừng phạt Andes Energy`: what several capitals mean right after such a verb."""
        for m in objects:
            if (
                m.kind == "person"
                and not m.certain
                and not m.posts
                and " " in m.label
                and all(w.istitle() and w.isalpha() for w in m.label.split())
            ):
                m.certain = True
                if rule["predicate"] == "sanctioned":
                    m.kind = "organization"

    def _companies(self, subject: list[Mention]) -> None:
        """`PVEP và KazMunayGas ký D`: what unknown names of one word are that sign together."""
        if len(subject) == 2 and all(m.kind in ("person", "organization") and " " not in m.label for m in subject):
            for m in subject:
                if m.kind == "person" and not m.certain and not m.posts and not m.address:
                    m.kind, m.certain = "organization", True
