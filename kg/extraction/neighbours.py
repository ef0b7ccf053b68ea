"""What stands around a verb or an actor: the questions that the reader of clauses asks."""

from __future__ import annotations

from typing import Any

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.triggers import ASIDE, SKIPPED

_APPOSED = frozenset({"person", "country", "organization"})


class Neighbours:
    """Looks left and right of a chunk."""

    def __init__(self, grammar: dict[str, Any], kinds: dict[str, set[str]], stative: frozenset[str]) -> None:
        self.stative = stative  # rules that tell a state
        self.unknown = frozenset(grammar["unknown_subjects"])
        self.crowds = frozenset(grammar["crowds"])
        self.escorts = frozenset(grammar["sayings"]["escorts"])
        self.copulas = frozenset(grammar["copulas"])
        self.purposes = frozenset(grammar["purposes"])
        self.of = frozenset(grammar["of_words"])
        self.joins = frozenset(grammar["post_joins"])
        self.together = frozenset(grammar["with_words"]) | frozenset(grammar["working_together"])
        self.noun_verbs = frozenset(grammar["noun_verbs"])
        self.noun_followers = frozenset(grammar["noun_followers"])
        self.wishes = frozenset(grammar["wishes"])
        self.adjuncts = frozenset(grammar["adjuncts"])
        self.sorts: dict[tuple[str, ...], frozenset[str]] = {}  # by rules, as they turn up
        self.kinds = kinds  # rule name -> {"speech"}, {"wish"}, {"main"}, {"act"}, {"noun"}
        self.passives = frozenset(grammar["passives"])
        self.led_by = frozenset(grammar["led_by"])
        self.determiners = frozenset(grammar["determiners"])
        self.relatives = frozenset(grammar["relatives"])
        self.breaks = frozenset(grammar["clause_breaks"])

    def sort(self, chunk: Chunk) -> frozenset[str]:
        """What sorts of verb a chunk can be; empty if it is none."""
        found = self.sorts.get(chunk.rules)
        if found is None:
            found = self.sorts[chunk.rules] = frozenset(kind for rule in chunk.rules for kind in self.kinds[rule])
        return found

    def states(self, chunk: Chunk) -> set[str]:
        """Whether a noun trigger tells a state of what stands before it (`là`, `quan hệ`)."""
        return {"state"} if any(rule in self.stative for rule in chunk.rules) else set()

    def governed(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor at `k` belongs to a preposition or a noun before it."""
        j = k - 1
        if j < 0:
            return False
        before = chunks[j]
        if before.kind == "punct":
            return False
        if before.kind == "word":
            if (before.text in self.adjuncts or (before.text in self.joins and self._listless(chunks, j))) and self._acts(chunks, k):
                return False  # `nhân dịp A sang thăm`, `gửi điện tới C và A gửi điện tới B`
            if before.tags & {"complementizers", "conditional", "adverbs", "sides", "connectives"} and not before.tags & {"prepositions"}:
                return False
            if before.text in self.led_by or before.text in self.passives or before.text in self.breaks:
                return False
            if not before.tags and self._described(chunks, k):
                return not self._predicate_follows(chunks, k)  # an adverbial that no list holds; a titled person acts
            return not before.tags & {"adverbs", "irrealis"} or bool(before.tags & {"prepositions"})
        if before.kind == "verb":
            sorts = self.sort(before)
            return not sorts & {"speech", "wish", "factive"}
        return before.kind in ("actor", "pair")

    def _listless(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the `và` at `k` cannot join actors: no actor stands before it, or one that belongs to a preposition."""
        if not k:
            return True
        if chunks[k - 1].text == ")":
            return False
        return chunks[k - 1].kind != "actor" or self.governed(chunks, k - 1)

    def _described(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor at `k` is a person whom a word before can only describe: titled, or with a name of two words and more."""
        mention = chunks[k].mentions[0]
        if mention.kind == "post":
            return True
        return mention.kind == "person" and bool(mention.posts or mention.address or " " in mention.label)

    def _predicate_follows(self, chunks: list[Chunk], k: int) -> bool:
        j = k + 1
        while j < len(chunks):
            chunk = chunks[j]
            if chunk.kind == "verb":
                return "noun" not in self.sort(chunk) or len(self.sort(chunk)) > 1
            if chunk.kind == "word":
                if chunk.tags & SKIPPED or chunk.text in self.passives:
                    j += 1
                    continue
                if chunk.tags & {"prepositions"} and j + 1 < len(chunks) and chunks[j + 1].kind in ASIDE:
                    j += 2
                    continue
                return not chunk.tags & {"conjunctions", "complementizers"}
            if chunk.kind == "date":
                j += 1
                continue
            return False
        return False

    def _acts(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the verb of the actor at `k` is right after it."""
        j = k + 1
        while j < len(chunks) and (chunks[j].kind == "date" or (chunks[j].kind == "word" and chunks[j].tags & SKIPPED)):
            j += 1
        return j < len(chunks) and chunks[j].kind == "verb" and self.sort(chunks[j]) != {"noun"}

    def _verb_follows(self, chunks: list[Chunk], k: int) -> bool:
        j = k + 1
        while j < len(chunks) and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j += 1
        return j < len(chunks) and (chunks[j].kind == "actor" or bool({"speech", "main"} & self.sort(chunks[j])))

    def _speech_follows(self, chunks: list[Chunk], k: int) -> bool:
        for chunk in chunks[k + 1 : k + 6]:
            if chunk.kind == "verb":
                return bool(self.sort(chunk) & {"speech", "main"})
            if chunk.kind not in ("word", "date"):
                return False
        return False

    def _nominal(self, chunks: list[Chunk], k: int) -> bool:
        opens = k == 0 or chunks[k - 1].kind == "punct"
        if opens and chunks[k].text in self.noun_verbs and k + 1 < len(chunks) and chunks[k + 1].text in self.noun_followers:
            return True  # `Tuyên bố của …`, `Thông báo này`
        if chunks[k].text in self.noun_verbs and k + 1 < len(chunks) and chunks[k + 1].text in self.of and not opens:
            return True  # `đánh giá cao đề xuất của A`
        if k == 0:
            return False
        before = chunks[k - 1]
        if chunks[k].text in self.noun_verbs and before.kind == "word" and not before.tags and before.text.isalpha():
            return True  # `phớt lờ yêu cầu`: the object of a verb that no list holds
        if before.kind == "word":
            if "nominalizers" in before.tags and before.text not in self.breaks:
                return True
            jointly = "adverbs" in before.tags and k > 1 and chunks[k - 2].kind == "actor"  # `A và B cùng kêu gọi`
            return before.text in self.determiners and not jointly
        return False

    def _on_behalf(self, chunks: list[Chunk], j: int, k: int) -> bool:
        """`chuyển lời của A mời B`: A invites."""
        return (
            "wish" in self.sort(chunks[k])
            and j > 1
            and any({"message.convey", "invitation.convey"} & set(c.rules) for c in chunks[max(0, j - 3) : j])
        )

    def _relative(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a relative clause about the actor at `j` begins after it (`A, người đang …`)."""
        return j + 2 < len(chunks) and chunks[j + 1].text == "," and chunks[j + 2].text in self.relatives

    def _unknown_subject(self, chunks: list[Chunk], k: int, near: int) -> bool:
        """Whether the clause has a subject that is no actor we know: `các quan chức Mỹ cho biết`, `nhiều nước phản đối`."""
        if near > 0:
            owner = chunks[near - 1]
            if owner.text in self.of and near > 1 and "speech" in self.sort(chunks[k]):
                owned = chunks[near - 2]  # `thông cáo của A cho biết`
                return owned.kind in ("document", "event") or (owned.kind == "word" and not owned.tags)
            return (
                owner.kind == "word"
                and not owner.tags & {"prepositions", "conjunctions", "before_object"}
                and not (not owner.tags and self._described(chunks, near))
                and not self._verbal(chunks, near)
            )
        j = k - 1
        while (
            j >= 0 and chunks[j].kind != "punct" and not (chunks[j].kind == "word" and chunks[j].tags & {"complementizers"}) and k - j < 12
        ):
            if (
                chunks[j].kind == "actor"
                and j
                and j < k - 1
                and chunks[j].mentions[0].kind == "country"
                and chunks[j - 1].text in self.crowds
            ):
                return True  # `một quan chức Mỹ ẩn danh`
            if chunks[j].kind in ("actor", "verb"):
                return False
            if chunks[j].text in self.crowds and not (j and "prepositions" in chunks[j - 1].tags):
                return True
            j -= 1
        before = k - 1
        while before > j and chunks[before].kind == "word" and chunks[before].tags & SKIPPED:
            before -= 1
        if before > j and chunks[before].kind in ("document", "event") and not (before > 0 and "prepositions" in chunks[before - 1].tags):
            return True  # `Thông cáo lưu ý …`
        first = chunks[j + 1] if j + 1 < k else None
        return first is not None and first.kind == "word" and (first.text in self.unknown or first.text[:1].isdigit())

    def _verbal(self, chunks: list[Chunk], near: int) -> bool:
        """Whether a verb of the list stands before the actor's word in the same clause, so that the actor is only its object."""
        for j in range(near - 1, max(-1, near - 8), -1):
            if chunks[j].kind == "punct":
                return False
            if chunks[j].kind == "verb":
                return True
        return False

    def _thanked(self, chunks: list[Chunk], j: int) -> bool:
        """Whether the actor at `j` is thanked or congratulated: `cảm ơn nhân dân B đã …`."""
        while j > 0 and chunks[j - 1].kind == "word" and chunks[j - 1].tags & {"before_object"}:
            j -= 1
        return j > 0 and chunks[j - 1].kind == "verb" and "factive" in self.sort(chunks[j - 1])

    def _first_to(self, chunks: list[Chunk], k: int) -> int:
        """`A là nguyên thủ đầu tiên thăm B`: the index of A, or -1."""
        if not any(c.kind == "word" and "firsts" in c.tags for c in chunks[max(0, k - 5) : k]):
            return -1
        for j in range(k - 1, max(0, k - 12), -1):
            if chunks[j].kind == "punct":
                return -1
            if chunks[j].kind == "verb":
                return j - 1 if chunks[j].text in self.copulas and chunks[j - 1].kind == "actor" else -1
        return -1

    def _guest(self, chunks: list[Chunk], j: int, k: int) -> bool:
        """`A tiếp B đang thăm C`: B is on a visit."""
        if "visited" not in self.sort(chunks[k]) or any(m.kind not in ("person", "post", "delegation") for m in chunks[j].mentions):
            return False
        i = j - 1
        while i > max(0, j - 3) and chunks[i].kind == "word":
            i -= 1
        return i >= 0 and chunks[i].kind == "verb" and "metWith" in self.sort(chunks[i])

    def _hosts(self, chunks: list[Chunk], j: int) -> int:
        """`E do A phối hợp với B tổ chức`: the index of A for that of B, or -1."""
        k = j - 1
        while k > 0 and chunks[k].text in self.together:
            k -= 1
        return k if 0 < k < j - 1 and chunks[k].kind == "actor" and chunks[k - 1].text in self.led_by else -1

    def _adjunct(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the verb stands in an adverbial phrase that a comma ends."""
        for j in range(k - 1, max(-1, k - 5), -1):
            if chunks[j].kind in ("punct", "actor"):
                return False
            if chunks[j].text in self.adjuncts:
                return any(c.text == "," for c in chunks[k + 1 : k + 10])
        return False

    def _after_passive(self, chunks: list[Chunk], k: int) -> bool:
        return k > 0 and chunks[k - 1].kind == "word" and chunks[k - 1].text in self.passives

    def _returns(self, chunks: list[Chunk], k: int, sorts: frozenset[str]) -> bool:
        return bool(sorts & {"speech", "main"}) and self._coordinated(chunks, k)

    def _coordinated(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the verb is joined to the verbs before it (`, nhấn mạnh …`, `và mời …`)."""
        j = k - 1
        while j >= 0 and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j -= 1
        return (
            j < 0
            or chunks[j].kind == "punct"
            or (chunks[j].kind == "word" and "conjunctions" in chunks[j].tags)
            or chunks[j].text in self.breaks
        )

    def _near(self, chunks: list[Chunk], k: int) -> tuple[int, list[Mention] | None]:
        j = k - 1
        while j >= 0:
            chunk = chunks[j]
            if chunk.kind == "actor":
                return j, chunk.mentions
            if chunk.kind == "date":
                j -= 1
                continue
            if chunk.kind == "word" and (chunk.tags & SKIPPED) and chunk.text not in self.passives:
                j -= 1
                continue
            if chunk.text in '"“' and j == k - 1 and j and chunks[j - 1].kind != "punct":
                j -= 1  # `A “nhiệt liệt chào mừng” B`
                continue
            if chunk.text == "," and j and self._closes_apposition(chunks, j):
                return j - 1, chunks[j - 1].mentions
            if chunk.text == "," and (named := self._apposed(chunks, j)) >= 0:
                return named, chunks[named].mentions[-1:]
            if chunk.text in self.relatives and j > 1 and chunks[j - 1].text == "," and chunks[j - 2].kind == "actor":
                return j - 2, chunks[j - 2].mentions[-1:]
            if chunk.kind in ("place", "event") and j > 0 and chunks[j - 1].kind == "word" and "prepositions" in chunks[j - 1].tags:
                j -= 2
                continue
            return j, None
        return j, None

    def _scare(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the mark at `k` belongs to a few quoted words that hold no clause: `chính sách "Hướng Đông"`."""
        marks = [j for j, c in enumerate(chunks) if c.kind == "punct" and c.text in '"“”«»']
        if len(marks) % 2:
            return False
        at = marks.index(k)
        first, last = (k, marks[at + 1]) if at % 2 == 0 else (marks[at - 1], k)
        inside = chunks[first + 1 : last]
        return (
            0 < len(inside) < 9
            and first > 0
            and chunks[first - 1].kind not in ("punct", "actor")
            and not any(c.kind in ("verb", "actor", "punct") for c in inside)
        )

    def _begins_quoted(self, chunks: list[Chunk]) -> bool:
        """Whether the sentence begins inside a quotation that an earlier one opened."""
        marks = [k for k, c in enumerate(chunks) if c.kind == "punct" and c.text in '"“”«»']
        if not marks:
            return False
        first = marks[0]
        if chunks[first].text in "”»":
            return len(marks) % 2 == 1 or any(chunks[k].text in "“«" for k in marks)
        if chunks[first].text != '"' or not first:
            return False
        return first + 1 >= len(chunks) or chunks[first + 1].text in ",.-" or chunks[first - 1].text in ",.?!"

    def _closes_apposition(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the comma at `k` closes titles after a name: `A, Phó Chủ tịch B, từng thăm …`."""
        before = chunks[k - 1]
        if before.kind != "actor" or before.mentions[-1].kind != "person" or not before.mentions[-1].posts:
            return False
        named = before.mentions[-1]
        return named.end - named.start > len(named.label.split()) + 2 and before.end == named.end and not self.governed(chunks, k - 1)

    def _apposed(self, chunks: list[Chunk], k: int) -> int:
        """`A, thành viên cấp cao của B, nói`: the index of A for the comma before the verb, or -1."""
        body = -1
        for j in range(k - 1, max(0, k - 14), -1):
            chunk = chunks[j]
            if (chunk.kind == "verb" and self.sort(chunk) != {"noun"}) or (chunk.kind == "punct" and chunk.text not in ",-"):
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
