"""Whose verb it is: the actor before a verb, over appositions and asides."""

from __future__ import annotations

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.relatives import antecedent
from kg.extraction.triggers import SKIPPED, State
from kg.extraction.unnamed import Unnamed

_BEING = frozenset({"position.is", "regard.is", "partnership.relation"})  # rules of `là`
_APPOSED = frozenset({"person", "country", "organization"})


class Subjects(Unnamed):
    """Finds the subject of a verb to its left."""

    def _clause_mates(self, chunks: list[Chunk], subject: list[Mention], k: int) -> bool:
        """Whether only words that no list holds stand between an actor and the verb: `việc A chọn thời điểm muộn mới gửi thư`."""
        for j in range(k - 1, max(-1, k - 9), -1):
            if chunks[j].kind == "actor":
                return chunks[j].mentions is subject
            if chunks[j].kind not in ("word", "date") or chunks[j].tags & {"complementizers", "conjunctions"}:
                return False
        return False

    def _hoped(self, chunks: list[Chunk], k: int) -> bool:
        """`A bày tỏ hy vọng trong dịp này B sẽ …`: whether only words for when and where stand between a wish and the actor at `k`."""
        j = k - 1
        while j > 0 and (chunks[j].kind in ("date", "place") or (chunks[j].kind == "word" and chunks[j].text not in self.breaks)):
            j -= 1
        return j < k - 1 and chunks[j].kind == "verb" and chunks[j].text in self.wishes

    def _thanked(self, chunks: list[Chunk], j: int) -> bool:
        """Whether the actor at `j` is thanked or congratulated: `cảm ơn nhân dân B đã …`."""
        while j > 0 and chunks[j - 1].kind == "word" and chunks[j - 1].tags & {"before_object"}:
            j -= 1
        return j > 0 and chunks[j - 1].kind == "verb" and "factive" in self.sort(chunks[j - 1])

    def _first_to(self, chunks: list[Chunk], k: int) -> int:
        """`A là nguyên thủ đầu tiên thăm B`: the index of A, or -1."""
        one = any(c.text in self.one_of for c in chunks[max(0, k - 7) : k])  # `A là một trong nhiều lãnh đạo gửi thư tới B`
        if not one and not any(c.kind == "word" and "firsts" in c.tags for c in chunks[max(0, k - 5) : k]):
            return -1
        for j in range(k - 1, max(0, k - 12), -1):
            if chunks[j].text == "," and chunks[j - 1].kind == "actor" and chunks[j - 1].mentions[-1].kind == "person":
                return j - 1  # `A, vị Ngoại trưởng Mỹ đầu tiên thăm B`
            if chunks[j].kind == "punct":
                return -1
            if chunks[j].kind == "verb":
                i = j - 1
                while i > 0 and chunks[i].kind == "word" and chunks[i].tags & SKIPPED:
                    i -= 1  # `A sẽ trở thành nhà lãnh đạo đầu tiên thăm B`
                return i if chunks[j].text in self.copulas and chunks[i].kind == "actor" else -1
        return -1

    def _presenting(self, chunks: list[Chunk], k: int) -> int:
        """`A tiếp B và C, đến trình Quốc thư`: the index of B and C; 0 if it is no such clause."""
        if not any(rule.startswith("credentials.") for rule in chunks[k].rules):
            return 0
        j = k - 1
        while j > 0 and (chunks[j].text == "," or chunks[j].kind == "word"):
            j -= 1
        met = j > 1 and chunks[j].kind == "actor" and "metWith" in self.sort(chunks[j - 1])
        return j if met and any(c.text == "," for c in chunks[j:k]) else 0

    def _what_it_is(self, chunks: list[Chunk], j: int) -> list[Mention]:
        """`A là quan chức thứ hai của B bị C chỉ trích`: A for that of B; empty if the clause is no such one."""
        if j < 3 or chunks[j - 1].text not in self.of:
            return []
        for k in range(j - 2, max(0, j - 7), -1):
            if chunks[k].text in self.copulas:
                return chunks[k - 1].mentions if chunks[k - 1].kind == "actor" else []
            if chunks[k].kind not in ("word", "date"):
                break
        return []

    def _guest(self, chunks: list[Chunk], j: int, k: int) -> bool:
        """`A tiếp B đang thăm C`: B is on a visit."""
        if "visited" not in self.sort(chunks[k]) or any(m.kind not in ("person", "post", "delegation") for m in chunks[j].mentions):
            return False
        i = j - 1
        while i > max(0, j - 3) and chunks[i].kind == "word":
            i -= 1
        return i >= 0 and chunks[i].kind == "verb" and "metWith" in self.sort(chunks[i])

    def _apposed_guest(self, chunks: list[Chunk], k: int) -> int:
        """`A hội đàm với B, Bí thư C, đang dẫn đầu …`: the index of B, or -1."""
        j = k - 1
        while j > 0 and chunks[j].kind == "word" and "adverbs" in chunks[j].tags:
            j -= 1
        present = any(c.text in self.ongoing for c in chunks[j + 1 : k])
        if not present or j < 2 or chunks[j].text != "," or chunks[j - 1].kind != "actor" or chunks[j - 1].mentions[-1].kind != "person":
            return -1
        met = any(c.kind == "verb" and "metWith" in self.sort(c) for c in chunks[max(0, j - 5) : j - 1])
        return j - 1 if met else -1

    def _comer(self, chunks: list[Chunk], j: int) -> int:
        """`khi A tới Nhà Trắng gặp C`: the index of A for that of where he goes, or -1."""
        if j < 2 or chunks[j - 1].text not in self.goings or chunks[j].mentions[0].kind not in ("organization", "country"):
            return -1
        k = j - 2
        while k > 0 and chunks[k].kind == "word" and chunks[k].tags & SKIPPED:
            k -= 1
        person = chunks[k].kind == "actor" and chunks[k].mentions[0].kind in ("person", "post", "pronoun")
        return k if person and not self.governed(chunks, k) else -1

    def _hosts(self, chunks: list[Chunk], j: int) -> int:
        """`E do A phối hợp với B tổ chức`: the index of A for that of B, or -1."""
        k = j - 1
        while k > 0 and chunks[k].text in self.together:
            k -= 1
        return k if 0 < k < j - 1 and chunks[k].kind == "actor" and chunks[k - 1].text in self.led_by else -1

    def _jointly(self, chunks: list[Chunk], j: int) -> int:
        """`A phối hợp với B tổ chức E`: the index of A for that of B, or -1."""
        k = j - 1
        while k > 0 and (chunks[k].text in self.together or (k < j - 1 and chunks[k].kind == "word" and chunks[k].tags & SKIPPED)):
            k -= 1
        joined = any(c.text in self.working for c in chunks[k + 1 : j])
        return k if joined and k >= 0 and chunks[k].kind == "actor" and not self.governed(chunks, k) else -1

    def _near(self, chunks: list[Chunk], k: int) -> tuple[int, list[Mention] | None]:
        if (told := antecedent(chunks, k, self.relatives, self.not_yet)) >= 0:
            return told, chunks[told].mentions[-1:]
        j = k - 1
        while j >= 0:
            chunk = chunks[j]
            if chunk.text == "," and "speech" in self.sort(chunks[k]) and (of := self._of_body(chunks, j)) >= 0:
                return of, chunks[of].mentions[-1:]
            if chunk.kind == "actor" and (sited := self._sited(chunks, j)) >= 0:
                return sited, chunks[sited].mentions
            if chunk.kind == "actor" and "speech" in self.sort(chunks[k]) and (named := self._affiliated(chunks, j, k)) >= 0:
                return named, chunks[named].mentions[-1:]
            if chunk.kind == "actor" or (chunk.kind == "pair" and self._pair_acts(chunks, j)):
                if (named := self._apposed_group(chunks, j)) > 0:
                    return named, chunks[named].mentions
                if self._once_held(chunks, j):
                    return j - 2, chunks[j - 2].mentions  # `A, cựu Ngoại trưởng B nói`
                if j > 1 and chunks[j - 1].text in self.deputed:
                    j -= 2  # `A thay mặt B ký …`
                    continue
                return j, chunk.mentions
            if chunk.kind == "date":
                j -= 1 + (j > 1 and chunks[j - 1].kind == "word" and "prepositions" in chunks[j - 1].tags)  # `A trong ngày 3/4 đã …`
                continue
            if chunk.text == ")" and (opening := self._opening(chunks, j)) > 0:
                j = opening - 1  # `A (thường trú tại P) đến …`
                continue
            if chunk.kind == "word" and (chunk.tags & SKIPPED) and chunk.text not in self.passives:
                j -= 1
                continue
            if chunk.text in '"“' and j == k - 1 and j and chunks[j - 1].kind != "punct":
                j -= 1  # `A “nhiệt liệt chào mừng” B`
                continue
            if chunk.text == "-" and j and chunks[j - 1].kind == "actor" and "-" in chunks[j - 1].text.split():
                j -= 1  # `ông A - Chủ tịch B - nói`
                continue
            if chunk.text == "," and j > 2 and "connectives" in chunks[j - 1].tags and chunks[j - 2].text == ",":
                j -= 3  # `A, về phần mình, nói`
                continue
            if chunk.text == "," and j > 2 and self._included(chunks, j - 1):
                return j - 1, chunks[j - 1].mentions
            if chunk.text == "," and j and self._closes_apposition(chunks, j):
                return j - 1, chunks[j - 1].mentions
            if chunk.text == "," and "speech" in self.sort(chunks[k]) and self._speaks_aside(chunks, j):
                return j - 1, chunks[j - 1].mentions
            if chunk.text == "," and (named := self._apposed(chunks, j)) >= 0:
                return named, chunks[named].mentions
            if j > 2 and chunk.text in self.relatives and self._post_beside(chunks, j - 2):
                return j - 4, chunks[j - 4].mentions[-1:]  # `ông A, cựu Bộ trưởng B, người được …`
            if chunk.kind == "word" and self._both(chunks, j):
                return j - 3, chunks[j - 3].mentions  # `gặp A và B, cả hai đang …`
            if chunk.text in self.relatives and j > 2 and chunks[j - 1].text in self.several and chunks[j - 2].text == ",":
                return j - 3, chunks[j - 3].mentions if chunks[j - 3].kind == "actor" else None  # `A và B, những người mới ký …`
            body = chunk.kind == "word" and chunk.text in self.bodies and j > 1 and chunks[j - 2].kind == "actor"
            if body and chunks[j - 1].text in self.copulas:
                return j - 2, chunks[j - 2].mentions  # `B là nước sẽ …`
            if body and chunks[j - 1].text in (",", "-"):
                last = chunks[j - 2].mentions[-1]  # `nước B, quốc gia sẽ …`
                return (j, None) if last.kind in ("person", "post") else (j - 2, [last])
            if j == k - 1 - self._skipped(chunks, k) and (named := self._over_medium(chunks, j)) >= 0:
                return named, chunks[named].mentions
            if chunk.kind in ("place", "event") and j > 0 and chunks[j - 1].kind == "word" and "prepositions" in chunks[j - 1].tags:
                j -= 2
                continue
            return j, None
        return j, None

    def _once_held(self, chunks: list[Chunk], j: int) -> bool:
        """Whether the former post at `j` stands after a comma beside the person who held it."""
        if j < 2 or chunks[j - 1].text != "," or chunks[j].kind != "actor" or chunks[j - 2].kind != "actor":
            return False
        post, person = chunks[j].mentions[0], chunks[j - 2].mentions
        return post.kind == "post" and post.posts[0].former and len(person) == 1 and person[0].kind == "person"

    def _sited(self, chunks: list[Chunk], k: int) -> int:
        """`Đại sứ quán A tại thủ đô P, B thông báo`: the index of the body for that of the country where it is, or -1."""
        if k < 2 or chunks[k - 1].text != "," or len(chunks[k].mentions) != 1 or chunks[k].mentions[0].kind != "country":
            return -1
        j = k - 2
        if chunks[j].kind == "place" and j > 1 and "prepositions" in chunks[j - 1].tags:
            j -= 2
        body = chunks[j].kind == "actor" and len(chunks[j].mentions) == 1 and chunks[j].mentions[0].kind == "organization"
        town = j < k - 2 or (body and chunks[j].mentions[0].detail == "mission")
        return j if body and town and not self.governed(chunks, j) else -1

    def _of_body(self, chunks: list[Chunk], k: int) -> int:
        """`A, Viện B, nói`: the index of A for the comma before the verb at `k`, or -1."""
        j = k - 1
        if j > 2 and chunks[j].text == ")":
            j -= 3
        body = j > 2 and chunks[j].kind == "actor" and chunks[j].mentions[0].kind == "organization" and chunks[j - 1].text == ","
        named = body and chunks[j - 2].kind == "actor" and chunks[j - 2].mentions[-1].kind == "person"
        return j - 2 if named and not self.governed(chunks, j - 2) else -1

    def _skipped(self, chunks: list[Chunk], k: int) -> int:
        """How many adverbs stand right before the verb at `k`."""
        j = k - 1
        while j > 0 and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j -= 1
        return k - 1 - j

    def _over_medium(self, chunks: list[Chunk], k: int) -> int:
        """`A trên trang Twitter cá nhân đã nói`, `A trong một tuyên bố đã …`: the index of A before what ends at `k`, or -1."""
        for j in range(k, max(0, k - 7), -1):
            if chunks[j].text in self.channels and chunks[j - 1].kind == "actor":
                return j - 1 if not self.governed(chunks, j - 1) else -1
            medium = chunks[j].kind == "actor" and chunks[j].mentions[0].kind == "organization"
            if chunks[j].kind not in ("word", "document", "date") and not medium:
                return -1
        return -1

    def _apposed_group(self, chunks: list[Chunk], k: int) -> int:
        """`cảm ơn A và B, hai nước luôn ủng hộ C`: the index of the list that a group after its comma means; 0 if none."""
        group = chunks[k].mentions[0]
        if group.group not in ("countries", "leaders") or k < 2 or chunks[k - 1].text != "," or len(chunks[k - 2].mentions) < 2:
            return 0
        kinds = ("country",) if group.group == "countries" else ("person", "post")
        return k - 2 if all(m.kind in kinds for m in chunks[k - 2].mentions) else 0

    def _opening(self, chunks: list[Chunk], k: int) -> int:
        """Where the short bracket that closes at `k` opens; 0 if no actor stands before it."""
        for j in range(k - 1, max(0, k - 8), -1):
            if chunks[j].text == "(":
                return j if chunks[j - 1].kind == "actor" else 0
            if chunks[j].kind == "verb":
                return 0
        return 0

    def _closes_apposition(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the comma at `k` closes titles after a name: `A, Phó Chủ tịch B, từng thăm …`."""
        before = chunks[k - 1]
        if before.kind != "actor" or before.mentions[-1].kind != "person" or not before.mentions[-1].posts:
            return False
        named = before.mentions[-1]
        led = k > 1 and chunks[k - 2].text in self.led_by  # `do A, Trưởng Phái đoàn B, chủ trì`
        return (
            named.end - named.start > len(named.label.split()) + 2 and before.end == named.end and (led or not self.governed(chunks, k - 1))
        )

    def _speaks_aside(self, chunks: list[Chunk], k: int) -> bool:
        """`Khi thăm B, Đại sứ C, cho rằng …`: whether the comma at `k` parts the first actor of a clause from his verb."""
        if k < 2 or chunks[k - 1].kind != "actor" or chunks[k - 1].mentions[-1].kind != "person" or chunks[k - 2].text != ",":
            return False
        acts = False
        for chunk in reversed(chunks[: k - 2]):
            acts = acts or (chunk.kind == "verb" and self.sort(chunk) != {"noun"})
            if chunk.kind == "actor" and acts:
                return False  # `A tiếp B, ông C, cho rằng …`
        return True

    def _apposed(self, chunks: list[Chunk], k: int) -> int:
        """`A, thành viên cấp cao của B, nói`: the index of A for the comma before the verb, or -1."""
        body = -1
        for j in range(k - 1, max(0, k - 14), -1):
            chunk = chunks[j]
            does = chunk.kind == "verb" and self.sort(chunk) != {"noun"} and not _BEING.issuperset(chunk.rules)
            if does or (chunk.kind == "punct" and chunk.text not in ",-"):
                break
            if chunk.text == "," and chunks[j - 1].kind == "actor" and chunks[j - 1].mentions[-1].kind in _APPOSED:
                described = (
                    j + 1 < k
                    and chunks[j + 1].kind in ("word", "actor")
                    and not chunks[j + 1].tags & {"adverbs", "complementizers", "connectives", "conjunctions"}
                    and (
                        not chunks[j + 1].tags & {"prepositions"}
                        or j == 1
                        or chunks[j - 2].kind == "punct"
                        or "conjunctions" in chunks[j - 2].tags
                    )
                )
                if not described or self.governed(chunks, j - 1):
                    break
                if chunks[j - 1].mentions[-1].kind == "person":
                    return j - 1
                if body < 0 and chunks[j + 1].kind == "word":
                    body = j - 1  # unless it only describes a person before it
        return body

    def _visit_asked(self, state: State, chunks: list[Chunk]) -> bool:
        """Whether the verb before is a visit that is not asserted: `mời B thăm C và dự E`."""
        before = state.triggers[-2] if len(state.triggers) > 1 else None
        return before is not None and before.irrealis and "visited" in self.sort(chunks[before.index])
