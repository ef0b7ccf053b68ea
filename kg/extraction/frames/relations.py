"""Frames of states: partnerships, diplomatic relations, regard, foundation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.annotate.dates import DateValue
from kg.annotate.mentions import Chunk, Mention, metonym, unnamed
from kg.extraction.frames.looking import Looking, Match
from kg.extraction.triggers import SKIPPED, Trigger

_BOTH = frozenset({"countries", "sides"})


class Relations(Looking):
    """What countries are to each other."""

    def upgrade(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A và B nâng cấp quan hệ lên L`, `nâng cấp quan hệ A - B lên L`; the countries of the agents are meant."""
        between: list[Mention] = []
        raised, partnered = self._ending(chunks[t.index], "raised_to"), False
        for j in range(t.index + 1, min(len(chunks), t.index + 14)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text in ";.":
                return
            if chunk.kind == "pair" or (chunk.kind == "actor" and chunk.mentions[0].kind in ("country", "group", "organization")):
                partnered = partnered or (not between and chunks[j - 1].text in self.words["with_words"])
                between = between or chunk.mentions
            if chunk.text in self.words["raised_to"]:
                raised = chunk.text
            if chunk.kind == "partnership" and raised:
                agents = between
                joined = len(between) == 1 and chunks[j - 1].text not in self.words["with_words"]
                if between and (joined or partnered) and all(m.kind in ("country", "organization") for m in between) and t.subject:
                    agents = [*t.subject, *between]
                if not between and self._raised(chunks, t.index):
                    agents = self._raised(chunks, t.index)
                yield Match(agents or t.subject, chunk.mentions[:1], t.index, countries=True)
                return

    def _raised(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`quan hệ A - B được nâng lên L`: A and B."""
        j = k - 1
        while j > 0 and chunks[j].kind in ("word", "date") and not self.is_word(chunks[j], "passives"):
            j -= 1
        if j < 1 or not self.is_word(chunks[j], "passives"):
            return []
        for i in range(j - 1, max(-1, j - 9), -1):
            if chunks[i].kind == "punct" or (chunks[i].kind == "verb" and not self.is_word(chunks[i], "relation_words")):
                return []
            both = chunks[i].mentions
            if chunks[i].kind in ("pair", "actor") and (len(both) > 1 or both[0].group in _BOTH):
                return both if all(m.kind in ("country", "organization", "group") for m in both) else []
        return []

    def relation(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`quan hệ Đối tác … A - B`, `quan hệ Đối tác … với B`, `X là Đối tác … của Y`."""
        j = t.index + 1
        if chunks[t.index].text in self.words["raisings"] and any(c.text in self.words["raised_to"] for c in chunks[j : j + 14]):
            return
        while j < len(chunks) and (
            (
                chunks[j].kind == "word"
                and (chunks[j].tags & {"before_object", "adverbs"} or chunks[j].text in self.words["relation_fillers"])
            )
            or chunks[j].text in self.words["relation_words"]
            or (j > t.index + 1 and (chunks[j].text == "," or self.is_word(chunks[j], "list_joins")) and self._level_follows(chunks, j + 1))
        ):
            j += 1
        pair_before = (
            chunks[j].mentions
            if j < len(chunks) and (chunks[j].kind == "pair" or (chunks[j].kind == "actor" and chunks[j].mentions[0].kind == "group"))
            else []
        )
        if pair_before:
            j += 1
            while j < len(chunks) and chunks[j].kind == "word" and chunks[j].text in self.words["relation_fillers"]:
                j += 1
        if j >= len(chunks) or chunks[j].kind != "partnership" or not self._formal(chunks, j, t):
            return
        level, k = chunks[j].mentions[0], j + 1
        while k < len(chunks) and (
            chunks[k].kind == "word" and (chunks[k].text in self.words["relation_fillers"] or chunks[k].text.isdigit())
        ):
            k += 1
        k = next((i for i in range(k, min(len(chunks), k + 4)) if chunks[i].text in self.words["between_words"]), k)
        owner = self.actor_at(chunks, k + 1) if k < len(chunks) and chunks[k].text in self.words["of_words"] else []
        if chunks[t.index].text in self.words["copulas"]:
            if self._mutual(chunks, k, t):
                yield Match(t.subject, [], t.index, reciprocal=True, countries=True, level=level.label, settled=True)
            if owner and t.subject:
                yield Match(t.subject, owner[:1], t.index, countries=True, level=level.label, settled=True)
                for more in self._beside(chunks, k + 2):
                    yield Match(owner[:1], more, t.index, countries=True, level=level.label, settled=True)
            return
        if pair_before:
            yield Match(pair_before, [], t.index, reciprocal=True, countries=True, level=level.label)
        elif k < len(chunks) and (chunks[k].kind == "pair" or (chunks[k].kind == "actor" and chunks[k].mentions[0].group in _BOTH)):
            yield Match(chunks[k].mentions, [], t.index, reciprocal=True, countries=True, level=level.label, settled=True)
        elif (
            k + 1 < len(chunks)
            and chunks[k].text in self.words["with_words"]
            and (other := [m for m in self.actor_at(chunks, k + 1) if m.kind in ("country", "organization")])
        ):
            yield Match(t.subject, other, t.index, countries=True, level=level.label, settled=True)
        elif (
            k + 1 < len(chunks)
            and chunks[k].text in self.words["with_words"]
            and t.subject
            and (named := [m for m in self._among(chunks, k) if m.kind in ("country", "organization")])
        ):
            yield Match(t.subject, named, t.index, countries=True, level=level.label, settled=True)  # `… với 13 nước, trong đó có A và B`
        elif k + 1 < len(chunks) and chunks[k].text in self.words["between_words"] and len(other := self.actor_at(chunks, k + 1)) > 1:
            yield Match(other, [], t.index, reciprocal=True, countries=True, level=level.label, settled=True)
        elif t.subject and (len(t.subject) > 1 or t.subject[0].kind == "group"):
            yield Match(
                t.subject,
                [],
                t.index,
                reciprocal=True,
                countries=True,
                level=level.label,
                settled=chunks[t.index].text in self.words["relation_words"],
            )
        elif not t.subject or t.subject[0].kind in ("person", "post"):
            yield Match(
                [unnamed("countries", level)],
                [],
                t.index,
                reciprocal=True,
                countries=True,
                level=level.label,
                settled=True,
            )

    def _level_follows(self, chunks: list[Chunk], k: int) -> bool:
        """`quan hệ hữu nghị và Đối tác …`."""
        while k < len(chunks) and chunks[k].text in self.words["relation_fillers"]:
            k += 1
        return k < len(chunks) and chunks[k].kind == "partnership"

    def _beside(self, chunks: list[Chunk], k: int) -> Iterator[list[Mention]]:
        """`…, sau A, B và C`: the others that have the same."""
        for j in range(k, min(len(chunks), k + 4)):
            if chunks[j].text in self.words["after_words"]:
                others = [m for m in self.actor_at(chunks, j + 1) if m.kind == "country"]
                if len(others) > 0:
                    yield others
                return

    def _formal(self, chunks: list[Chunk], j: int, t: Trigger) -> bool:
        """Whether the level is a formal one (`Đối tác Chiến lược`), not praise (`đối tác quan trọng`)."""
        mention = chunks[j].mentions[0]
        if mention.key in self.words["bare_levels"]:
            return False
        copula = chunks[t.index].text in self.words["copulas"]
        if copula:
            if self._mutual(chunks, j + 1, t):
                return True
            return mention.label[0].isupper() and not (j + 1 < len(chunks) and chunks[j + 1].text in self.words["praise"])
        return True

    def _mutual(self, chunks: list[Chunk], k: int, t: Trigger) -> bool:
        """`A và B là đối tác toàn diện`, `… của nhau`: whether two countries are what ends at `k` for each other."""
        subject = t.subject if t.near >= 0 else None
        both = subject is not None and (len(subject) == 2 or (len(subject) == 1 and subject[0].group == "countries"))
        ends = k == len(chunks) or chunks[k].text in self.words["of_each_other"] or "date" in [c.kind for c in chunks[k : k + 2]]
        return both and (ends or chunks[k].kind == "punct")

    def relations(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A và B thiết lập quan hệ ngoại giao`, `… quan hệ ngoại giao (với B | A - B | giữa A và B)`."""
        date = self._bracket_date(chunks, t.index)
        bare = chunks[t.index].text in self.words["bare_relations"]
        if (
            bare
            and not self._between_before(chunks, t.index)
            and not any(
                "commemoration" in c.tags or c.kind == "date" or self.is_word(c, "spans") for c in chunks[max(0, t.index - 6) : t.index]
            )
            and not any(self.is_word(c, "restored") for c in chunks[t.index + 1 : t.index + 7])
        ):
            return  # `quan hệ ngoại giao A - B chững lại`
        if any(self.is_word(c, "between_both") for c in chunks[t.index + 1 : t.index + 3]):
            yield Match([unnamed("countries", chunks[t.index])], [], t.index, reciprocal=True, countries=True, date=date, settled=True)
            return
        bracket = next((j for j in range(t.index + 1, min(len(chunks), t.index + 8)) if chunks[j].text == ")"), t.index)
        start = bracket if t.index + 1 < len(chunks) and chunks[t.index + 1].text == "(" else t.index
        for j in range(start + 1, min(len(chunks), start + 5)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text != "(":
                break
            if chunk.kind == "actor" and chunk.mentions[0].group == "countries":
                yield Match(chunk.mentions[:1], [], t.index, reciprocal=True, countries=True, date=date, settled=True)
                return
            if chunk.kind == "pair":
                yield Match(chunk.mentions, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
                return
            if chunk.kind == "actor" and chunks[j - 1].text in self.words["between_words"]:
                yield Match(chunk.mentions, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
                return
            linked = chunks[j - 1] if not self.is_word(chunks[j - 1], "wholes") else chunks[j - 2]
            if bare and t.near < 0 and linked.text in self.words["with_words"]:
                return  # `các nước khác có quan hệ ngoại giao với B`
            if chunk.kind == "actor" and linked.text in self.words["with_words"]:
                countries = [m for m in chunk.mentions if m.kind == "country"]
                if countries:
                    yield Match(t.subject, countries, t.index, countries=True, date=date)
                return
        if not bare and t.near < 0 and t.subject and t.subject is t.main and self._countries(t.subject) and not t.irrealis:
            yield Match(t.subject, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
            return
        if t.near < 0 and not bare and (both := self._spoken_of(chunks, t.index)):
            yield Match(both, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
            return
        if t.near < 0 and (both := self._between_before(chunks, t.index)):
            yield Match(both, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
            return
        if t.near >= 0 and t.subject:
            if len(t.subject) > 1 or t.subject[0].kind == "group":
                yield Match(t.subject, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
            return
        j = t.index - 1
        while j >= 0 and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j -= 1
        if j >= 0 and chunks[j].kind == "pair":
            yield Match(chunks[j].mentions, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
        elif any("commemoration" in c.tags or self.is_word(c, "since_days") for c in chunks[max(0, t.index - 6) : t.index]):
            _, left = self.left(chunks, t.index, frozenset({"actor"}), reach=8)
            told = next((s for s in (left, t.subject, t.following) if s and self._countries(s)), None)
            if told:  # `A và B kỷ niệm 50 năm quan hệ ngoại giao`
                yield Match(told, [], t.index, reciprocal=True, countries=True, date=date, settled=True)

    def _spoken_of(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`Kể từ khi thiết lập quan hệ ngoại giao năm D, quan hệ A - B …`: A and B."""
        for j in range(k + 1, min(len(chunks) - 2, k + 6)):
            if chunks[j].text == ",":
                return chunks[j + 2].mentions if self.is_word(chunks[j + 1], "relation_words") and chunks[j + 2].kind == "pair" else []
            if chunks[j].kind not in ("word", "date"):
                break
        return []

    def _between_before(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`Giữa A và B (chưa) có quan hệ ngoại giao`: A and B."""
        j = k - 1
        while j > 0 and (
            chunks[j].kind == "date" or (chunks[j].kind == "word" and (chunks[j].tags & SKIPPED or self.is_word(chunks[j], "there_is")))
        ):
            j -= 1
        opens = j > 0 and chunks[j - 1].text in self.words["between_words"]
        return chunks[j].mentions if opens and self._countries(chunks[j].mentions or [Mention("", "", 0, 0)]) else []

    def _countries(self, mentions: list[Mention]) -> bool:
        """Whether the actors are two countries, named or not."""
        return (len(mentions) == 2 and all(m.kind == "country" for m in mentions)) or mentions[0].group in _BOTH

    def _bracket_date(self, chunks: list[Chunk], k: int) -> DateValue | None:
        """The first date of `(3/4/1971 - 3/4/2021)`, or the date right after."""
        for j in range(k + 1, min(len(chunks), k + 6)):
            chunk = chunks[j]
            spanned = j + 2 < len(chunks) and chunks[j + 1].text == "-" and chunks[j + 2].text.isdecimal()
            if spanned and chunks[j - 1].text == "(" and chunk.text.isdecimal() and len(chunk.text) == 4:
                return DateValue("parts", (int(chunk.text), 0, 0))  # `50 năm quan hệ ngoại giao (1975 - 2025)`
            if chunk.kind == "date" and isinstance(chunk.value, DateValue) and chunks[j - 1].text == "(":
                return DateValue("parts", chunk.value.begin) if chunk.value.kind == "interval" else chunk.value
        return None

    def regard(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A coi B là đối tác …`."""
        j, objects = self.right(chunks, t.index, {"object": "actor", "reach": 1})
        if t.passive and t.patient:
            j, objects = t.index, t.patient  # `B được A coi là …`
        if not objects or t.nominal:
            return
        for k in range(j + 1, min(len(chunks), j + 4)):
            if chunks[k].text.partition(" ")[0] in self.words["copulas"] or chunks[k].text in self.words["copulas"]:
                if any(
                    c.kind == "partnership" or c.text in self.words["regard_nouns"] for c in chunks[k + 1 : k + 7]
                ) and not self._statistic(chunks, k):
                    yield Match(t.subject, objects, t.index)
                return

    def regard_is(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`B là đối tác quan trọng … của A`: A regards B so."""
        if t.near < 0 or not t.subject or t.subject[0].kind not in ("country", "organization"):
            return
        noun = next(
            (
                j
                for j in range(t.index + 1, min(len(chunks), t.index + 5))
                if chunks[j].kind == "partnership" or chunks[j].text in self.words["regard_nouns"]
            ),
            -1,
        )
        if noun < 0 or self._statistic(chunks, t.index):
            return
        if chunks[noun].kind == "partnership" and self._formal(chunks, noun, t):
            return
        for j in range(noun + 1, min(len(chunks), noun + 14)):
            if (chunks[j].kind == "punct" and chunks[j].text in ";.") or chunks[j].kind == "verb":
                return
            if chunks[j].text in self.words["of_words"]:
                owner = [m for m in self.actor_at(chunks, j + 1) if m.kind in ("country", "organization")]
                if owner:
                    yield Match(owner[:1], t.subject[:1], t.index, settled=True)
                    return
        k = t.near - 2  # `Đối với A, B là đối tác quan trọng`
        if k > 0 and chunks[k + 1].text == "," and chunks[k - 1].text in self.words["against_words"]:
            regarding = [m for m in chunks[k].mentions if m.kind == "country"] or self._nation_of(chunks[k])
            if regarding:
                yield Match(regarding[:1], t.subject[:1], t.index, settled=True)

    def _nation_of(self, chunk: Chunk) -> list[Mention]:
        """`với Hà Nội, …`: the country whose capital stands for it."""
        town = chunk.mentions[0] if chunk.kind == "place" else None
        return [metonym(town.country, town.start, town.end)] if town is not None and town.detail == "capital" and town.country else []

    def _statistic(self, chunks: list[Chunk], k: int) -> bool:
        """`đối tác thương mại lớn thứ tư`: a rank, no regard."""
        texts = " ".join(c.text for c in chunks[k + 1 : k + 12])
        return any(word in texts for word in self.words["statistic_words"])

    def founded(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`O được thành lập ngày D`; `… thành lập O ngày D`."""
        date = next((c.value for c in chunks[t.index + 1 : t.index + 5] if c.kind == "date" and isinstance(c.value, DateValue)), None)
        _, before = self.left(chunks, t.index, frozenset({"actor"}), reach=10)
        if not before and t.near >= 0 and t.subject and t.subject[-1].kind == "organization":
            before = t.subject  # `O, tiền thân là P, thành lập ngày D`
        if date is not None and before and before[-1].kind == "organization":
            yield Match([before[-1]], [], t.index, date=date, settled=True)
            return
        if date is not None and not before and t.index <= 1 and (named := self._opened_by(chunks, t.index)):
            yield Match(named, [], t.index, date=date, settled=True)  # `Được thành lập ngày D, O …`
            return
        if chunks[t.index].text in self.words["found_words"] and t.index + 1 < len(chunks):
            after = [m for m in self.actor_at(chunks, t.index + 1) if m.kind == "organization"]
            date = date or next(
                (c.value for c in chunks[max(0, t.index - 6) : t.index] if c.kind == "date" and isinstance(c.value, DateValue)), None
            )
            if after and date is not None and not t.irrealis:
                yield Match(after[:1], [], t.index, date=date, settled=True)

    def _opened_by(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """The body after the comma that closes a clause which opens the sentence."""
        for j in range(k + 1, min(len(chunks) - 1, k + 9)):
            if chunks[j].text == ",":
                return [m for m in self.actor_at(chunks, j + 1)[:1] if m.kind == "organization"]
            if chunks[j].kind in ("actor", "verb"):
                break
        return []
