"""Frames of saying: statements, messages carried and received."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.frames.looking import ACTORS, Looking, Match
from kg.extraction.triggers import CONVEYING, SKIPPED, Trigger


class Sayings(Looking):
    """Who says or sends what."""

    def convey(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`C chuyển lời thăm hỏi của A tới B`: A sends, C only carries."""
        if t.nominal and t.index and self.is_word(chunks[t.index - 1], "passives"):
            return  # `Ông được chuyển tới bệnh viện P`
        sender: list[Mention] = []
        toward = _last_word(chunks[t.index].text) in self.words["receiver_endings"]
        for j in range(t.index, min(len(chunks), t.index + 12)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text in ";.":
                break
            if chunk.kind == "verb" and j > t.index and {"invitation.invite"} & set(chunk.rules) and sender:
                if rule["predicate"] == "invited" and (guest := self.actor_at(chunks, j + 1)):
                    yield Match(sender, guest, t.index, settled=True)  # `trao thư mời của A mời B`
                return
            if chunk.kind != "actor" or j == t.index:
                continue
            whole = "before_object" in chunks[j - 1].tags and " " in chunks[j - 1].text and j - 1 > t.index
            before = chunks[j - 2 if whole else j - 1].text  # `… đến Đảng, Nhà nước và nhân dân B`
            if before in self.words["visit_words"]:
                continue  # `lời mời thăm C tới B`
            if j == t.index + 1 and rule["predicate"] == "invited":
                commissioned = any(
                    c.text in self.words["commissions"] for c in chunks[max(0, t.index - 2) : t.index]
                )  # `nhờ bà chuyển lời mời B`
                yield Match(
                    t.main if commissioned else t.subject, [m for m in chunk.mentions if m.kind in ACTORS], t.index, settled=commissioned
                )
                return
            if j == t.index + 1 and toward:
                later = next((i for i in range(j + 1, min(len(chunks) - 1, j + 7)) if chunks[i].text in self.words["of_words"]), -1)
                letter = any(c.text in self.words["letter_words"] or c.kind == "verb" for c in chunks[j + 1 : j + 4])
                origin = self.actor_at(chunks, later + 1) if later > 0 else []
                if letter and origin:
                    yield Match(origin, [m for m in chunk.mentions if m.kind in ACTORS], t.index, settled=True)
                return
            if before in self.words["of_words"] or (before not in self.words["to_words"] and _last_word(before) in self.words["of_words"]):
                sender = sender or [m for m in chunk.mentions if m.kind in ACTORS]
            elif before in self.words["to_words"] or toward:
                if j + 1 < len(chunks) and chunks[j + 1].text in self.words["of_words"]:
                    continue
                receiver = [m for m in chunk.mentions if m.kind in ACTORS]
                if receiver:
                    yield Match(
                        sender or (t.main if t.governed or self._sent_by(chunks, t) else t.subject), receiver, t.index, settled=True
                    )
                return

    def _sent_by(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`A nhờ B chuyển lời thăm hỏi tới C`: A sends."""
        return t.near > 0 and chunks[t.near - 1].kind == "verb" and chunks[t.near - 1].text in self.words["commissions"]

    def invitation_sent(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A chuyển lời thăm hỏi và lời mời thăm C (của B) tới D`: B, or else A, invites D."""
        if not any(not CONVEYING.isdisjoint(c.rules) for c in chunks[max(0, t.index - 9) : t.index]):
            return
        sender: list[Mention] = []
        for j in range(t.index + 1, min(len(chunks), t.index + 10)):
            if chunks[j].kind == "punct" and chunks[j].text in ",;.":
                return
            if chunks[j].kind != "actor":
                continue
            if chunks[j - 1].text in self.words["of_words"]:
                sender = [m for m in chunks[j].mentions if m.kind in ACTORS]
            elif chunks[j - 1].text in self.words["to_words"]:
                yield Match(sender or t.main, [m for m in chunks[j].mentions if m.kind in ACTORS], t.index, settled=True)
                return

    def exchange(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A và B trao đổi điện mừng`: each sent one to the other."""
        if t.nominal:
            return
        other = self.actor_at(chunks, t.index + 2) if t.index + 2 < len(chunks) and self.is_word(chunks[t.index + 1], "with_words") else []
        if other and t.subject:
            yield Match(t.subject, other, t.index)
            yield Match(other, t.subject, t.index, settled=True)
        elif t.subject and t.subject[0].kind == "group":
            yield Match(t.subject, [], t.index, reciprocal=True)
        elif t.subject and len(t.subject) == 2:
            yield Match(t.subject[:1], t.subject[1:], t.index)
            yield Match(t.subject[1:], t.subject[:1], t.index)

    def received_from(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`B nhận được điện mừng của A`: A sent it to B."""
        sender = self.actor_at(chunks, t.index + 1)
        if not sender and rule.get("far"):
            sender = self._giver(chunks, t.index)
        if sender and t.subject and not t.pending:
            yield Match(sender, t.subject, t.index)

    def _giver(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`nhận viện trợ quân sự trị giá 61 tỷ USD của A`: A."""
        for j in range(k + 1, min(len(chunks) - 1, k + 11)):
            if chunks[j].text in self.words["of_words"] | self.words["from_words"]:
                return self.actor_at(chunks, j + 1)
            if chunks[j].kind not in ("word", "date"):
                break
        return []

    def sent(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`bức thư mà A gửi cho B`: A sent it to B."""
        k = t.near - 1
        if t.near < 0 or not t.subject:
            return
        if k < 1 or chunks[k].text not in self.words["relative_that"]:
            if receiver := self.actor_at(chunks, t.index + 1):
                yield Match(t.subject, receiver, t.index)  # `A gửi tới B lời thăm hỏi`
            return
        if any(c.text.endswith(self.letters) for c in chunks[max(0, k - 3) : k]):
            _, receiver = self.right(chunks, t.index, rule)
            if receiver:
                yield Match(t.subject, receiver, t.index, settled=True)

    def called(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A gọi quyết định ấy là sai lầm`: A says so."""
        apposed = t.near < 0 and t.index > 0 and chunks[t.index - 1].text == ","  # `bà A, giám đốc tại O, gọi …`
        if (t.near < 0 and not apposed) or t.nominal or t.passive or t.governed or t.embedded or not t.subject:
            return
        for j in range(t.index + 2, min(len(chunks), t.index + 12)):
            if chunks[j].text in self.words["copulas"]:
                yield Match(t.subject, [], t.index, settled=True)
                return
            if chunks[j].kind == "punct" and chunks[j].text not in '"“”':
                return

    def _words_after(self, chunks: list[Chunk], k: int) -> str:
        return " ".join(["", *(c.text for c in chunks[k + 1 : k + 6]), ""])

    def speech(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """Who says: the object is the sentence."""
        if t.passive and not (t.near >= 0 and chunks[t.index].text in self.announced and chunks[t.near - 1].text == self.favour):
            return  # but `D được A công bố`
        if t.nominal or t.governed or (t.embedded and t.near < 0) or (t.subject and t.subject[0].kind == "speaker"):
            return
        if t.hosted >= 0:
            return  # `sáng kiến do A đề xuất`: whose it is
        aside = t.near > 0 and t.index + 1 < len(chunks) and chunks[t.near - 1].text == chunks[t.index + 1].text == "-"
        if t.quoted and not aside and not (t.near >= 0 and chunks[t.index - 1].text in '"“'):
            return  # said inside what somebody says, but `“… - A nói - …”`
        if rule.get("near") and not self._told(t):
            return
        if any(self.is_word(c, "modals") for c in chunks[max(0, t.index - 2) : t.index]):
            return  # `có thể đề xuất`: nothing is said
        if t.embedded and t.subject and t.subject[0].kind in ("country", "group") and self._told_of(chunks, t):
            return
        if chunks[t.index].text in self.sharing and any(f" {word} " in self._words_after(chunks, t.index) for word in self.shared):
            return  # `A và B chia sẻ nhiều lợi ích`
        if self._unsaid(chunks, t) or (
            chunks[t.index].text in self.sharing and chunks[t.index + 1 : t.index + 2] and chunks[t.index + 1].text == ","
        ):
            return  # `A chia sẻ, hỗ trợ B`
        if t.carried and not self._opens_clause(chunks, t.index):
            return
        if t.coordinated and t.near < 0 and "clause_breaks" not in chunks[t.index - 1].tags and self._yet_to_say(chunks, t):
            return
        yield Match(t.subject, [], t.index, settled=True)

    def _yet_to_say(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`A sẽ hoàn chỉnh đề án, báo cáo B`: whether what stands first after the subject lies ahead, and nothing is said before."""
        i = next((i for i, c in enumerate(chunks[: t.index]) if t.subject and c.mentions and c.mentions[0] is t.subject[0]), -1)
        said = any(c.kind == "verb" and any(rule.startswith("statement.") for rule in c.rules) for c in chunks[i + 1 : t.index - 1])
        return i >= 0 and chunks[i + 1].text.startswith(self.shall) and not said

    def _unsaid(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`A họp nhằm tiếp tục khẳng định …`, `A bị nhiều người cho là …`, `Chuyến thăm nhằm …, khẳng định …`: A says nothing."""
        j = t.index - 1
        while j > t.near and chunks[j].kind == "word" and chunks[j].text not in self.aims and not self.is_word(chunks[j], "passives"):
            j -= 1
        if j > t.near and chunks[j].kind == "word":
            return j < t.index - 1 or chunks[j].text in self.aims
        return t.carried and any(c.text in self.aims for c in chunks[: t.index])

    def _told_of(self, chunks: list[Chunk], t: Trigger) -> bool:
        """Whether somebody else's verb of saying stands before: `A khẳng định B hoan nghênh …` is A's statement."""
        return not any(m.detail == "media" for c in chunks[: t.near] for m in c.mentions) and (
            (t.main is not None and t.main is not t.subject) or chunks[0].kind == "verb"
        )

    def quoted(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`hãng tin O dẫn lời A`: A says."""
        j = t.index + 1
        if (
            j + 1 < len(chunks)
            and chunks[j].text in self.saying_papers
            and chunks[j + 1].text in self.words["of_words"] | self.words["from_words"]
        ):
            j += 1  # `dẫn thông cáo từ A`
        if j < len(chunks) and chunks[j].text in self.words["of_words"] | self.words["from_words"]:
            j += 1
        people = [m for m in self.actor_at(chunks, j) if m.kind in ("person", "post", "organization")]
        if people:
            yield Match(people[:1], [], t.index, settled=True)
            if t.near >= 0 and t.subject and t.subject[0].kind == "person" and not t.embedded:
                yield Match(t.subject, [], t.index, settled=True)  # a spokesman quotes whom he serves

    def after_quote(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`"…", A phát biểu tại …`, `A phát biểu tại … rằng …`: A said what is quoted."""
        j = t.near - 1
        if j > 1 and chunks[j].text in (",", "-"):
            j -= 1
        told = next(
            (c.text for c in chunks[t.index + 1 : t.index + 10] if c.kind in ("verb", "punct") or self.is_word(c, "announcers")), ""
        )
        after = j > 0 and (chunks[j].text in '"”»' or (self._closes(chunks, t.index) and self._follows_clause(chunks, t.near)))
        if t.subject and t.near >= 0 and (after or told in self.words["announcers"]):
            yield Match(t.subject, [], t.index, settled=True)

    def _closes(self, chunks: list[Chunk], k: int) -> bool:
        """Whether nothing follows a verb of saying but when, where or to whom."""
        if k + 1 >= len(chunks) or " " in chunks[k].text:
            return True
        after = chunks[k + 1]
        return after.kind == "date" or after.text in "." or after.text in self.words["with_words"] | self.words["at_words"]

    def _follows_clause(self, chunks: list[Chunk], k: int) -> bool:
        """`A sẵn sàng đàm phán, B nói tại …`: whether a clause with a subject of its own stands before the comma."""
        clause = chunks[: k - 1]
        return chunks[k - 1].text == "," and clause[0].kind == "actor" and not any(c.text in "," for c in clause) and len(clause) > 2

    def _opens_clause(self, chunks: list[Chunk], k: int) -> bool:
        j = k - 1
        while j >= 0 and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j -= 1
        return j < 0 or (chunks[j].kind == "punct" and chunks[j].text in ",;")

    def according_to(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`Theo bà X, …`."""
        people = [
            m
            for m in self.actor_at(chunks, t.index + 1)
            if m.kind in ("person", "post")
            or (m.kind == "organization" and m.detail != "media" and m.certain)
            or (m.kind == "pronoun" and m.address)
            or (m.kind == "group" and m.group == "body")  # `theo bộ này`
        ]
        sure = bool(people) and people[0].certain
        if t.index and not sure and any(c.kind == "verb" and c.rules[0].startswith("statement.") for c in chunks[: t.index]):
            return  # `A cho biết, theo Business Standard.`: a paper that we do not know
        opens = t.index == 0 or chunks[t.index - 1].kind == "punct" or "adverbs" in chunks[t.index - 1].tags
        k = t.index + 2
        while k + 1 < len(chunks) and self.is_word(chunks[k], "belonging") and chunks[k + 1].kind in ("actor", "place"):
            k += 2  # `theo Giáo sư A thuộc Viện B ở C, …`
        if k + 2 < len(chunks) and self.is_word(chunks[k], "belonging") and chunks[k + 1].kind == "word" and chunks[k + 2].text == ",":
            k += 2  # `theo chuyên gia A của SEB, …`
        if k < len(chunks) and chunks[k].text == "(":  # `theo Giáo sư A (Đại học B, nước C), …`
            k = next((j + 1 for j in range(k, min(len(chunks), k + 10)) if chunks[j].text == ")"), k)
        k = self._past_setting(chunks, k, " " in chunks[t.index].text)
        if k + 1 < len(chunks) and chunks[k].kind == "verb" and chunks[k].rules[0].startswith("statement."):
            k += 1  # `…, theo như A nhận định, …`
        ends = k < len(chunks) and chunks[k].text in (",", ".", "...", ":")
        about = " " in chunks[t.index].text and 0 < t.index < len(chunks) - 2 and self.is_word(chunks[t.index + 2], "about_words")
        if people and opens and (ends or about):  # `…, theo thông báo của A về cuộc gặp`
            yield Match(people[:1], [], t.index, settled=True)

    def _past_setting(self, chunks: list[Chunk], k: int, paper: bool) -> int:
        """What follows when, and of a paper also where, a source has spoken: `theo thông báo của A vào ngày D, …`."""
        if k + 1 < len(chunks) and chunks[k].kind == "word" and chunks[k + 1].kind == "date":
            k += 1
        while k < len(chunks) and chunks[k].kind == "date":
            k += 1
        j = k
        while paper and j < min(len(chunks), k + 8) and chunks[j].kind not in ("verb", "punct"):
            j += 1
        return j if j < len(chunks) and chunks[j].text == "," else k


def _last_word(text: str) -> str:
    """The last word of a phrase of several, else empty."""
    return text.rpartition(" ")[2] if " " in text else ""
