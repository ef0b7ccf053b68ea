"""Coordinated actors become one chunk."""

from __future__ import annotations

from typing import Any

from kg.annotate.mentions import Chunk
from kg.extraction.couples import Couples
from kg.extraction.governing import asking, inviting, receiving, thanking
from kg.extraction.members import (
    apposed_names,
    cited,
    counted_leaders,
    counterpart,
    each_holds,
    each_of,
    entitle,
    heads_of,
    heads_of_body,
    led_by_several,
    persons,
    post_before,
    posts_of,
    same_post,
    share_country,
    states_there,
    title_of,
    titled_leaders,
    untitled,
    visiting,
)
from kg.extraction.suites import is_word
from kg.vi.normalize import norm

_STATES = frozenset({"country", "organization", "group"})
_LISTABLE = frozenset({"actor"})
_LIST = "[list]"  # the text of a chunk of several


class Lists(Couples):
    """Merges `A, B và C` into one actor chunk with three mentions."""

    def __init__(self, words: dict[str, Any], visits: frozenset[str]) -> None:
        super().__init__(words, visits)
        self.openers = frozenset(words["list_openers"])
        self.at, self.of = frozenset(words["at_words"]), frozenset(words["of_words"])
        self.withs = frozenset(words["with_words"])
        self.within = self.at | frozenset(words["within"])
        self.listing = frozenset(words["listing_words"])
        self.collective = frozenset(norm(w) for w in words["leadership"]["collective"])
        self.chambers = tuple(map(norm, words["leadership"]["chambers"]))
        self.froms = frozenset(words["from_words"]) | self.at
        self.receivers = frozenset(words["to_words"])
        self.counted = frozenset(words["counted_others"])
        self.many, self.especially = frozenset(words["quantifiers"]), frozenset(words["especially"])
        self.other_words = frozenset(words["others"])
        self.gentlemen = frozenset(words["sayings"]["gentlemen"])
        self.counts, self.several, self.bodies_of = (frozenset(words[name]) for name in ("two", "several", "bodies_of"))
        self.states_of, self.state_words = (frozenset(words["leadership"][name]) for name in ("states_of", "state_words"))
        self.separators = self.joins | self.companions | self.auxiliaries | {",", ";", "("}  # what may follow a member

    def merge(self, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks with every list of actors as one chunk."""
        if all(chunk.kind not in _LISTABLE for chunk in chunks):
            return chunks
        merged: list[Chunk] = []
        i = 0
        while i < len(chunks):
            chunk = chunks[i]
            if chunk.kind not in _LISTABLE:
                led = chunk.kind == "pair" and bool(merged) and merged[-1].kind == "actor" and merged[-1].mentions[0].group == "leaders"
                if led and (title := titled_leaders(merged[-1], self.collective)):
                    merged.pop()
                    chunk = posts_of(title, chunk)  # `hai nhà lãnh đạo A - B`
                merged.append(chunk)
                i += 1
                continue
            if self._spouse(chunks, i):
                merged.append(chunk)
                i += 3 + (i + 3 < len(chunks) and chunks[i + 3].text == chunks[i + 1].text)
                continue
            if suite := self._suite(chunks, i):
                merged.append(chunk)
                i = suite
                continue
            if not merged and self._two_by_comma(chunks, i):
                merged.append(Chunk("actor", chunk.start, chunks[i + 2].end, _LIST, [*chunk.mentions, *chunks[i + 2].mentions]))
                i += 3
                continue
            if i + 1 < len(chunks) and chunks[i + 1].text in self.separators:
                i, group = self._list(chunks, i, merged)
            else:
                i, group = i + 1, chunk
            if merged and (heads := heads_of_body(merged[-1], group)):
                merged[-1] = heads  # `hai lãnh đạo Quốc hội C`
                continue
            if merged and (both := each_holds(merged[-1], group)):
                group = Chunk("actor", merged.pop().start, group.end, _LIST, both)  # `Bộ trưởng Ngoại giao hai bên, ông A và ông B`
                merged.append(group)
                continue
            if (
                merged
                and merged[-1].kind == "actor"
                and merged[-1].mentions[0].group in ("countries", "leaders")
                and len(group.mentions) == 2
                and (all(m.kind == "country" for m in group.mentions) or all(m.kind == "person" for m in group.mentions))
            ):
                led = merged[-1].mentions[0].group == "leaders" and group.mentions[0].kind == "country"
                if led and (title := titled_leaders(merged[-1], self.collective)):
                    merged.pop()
                    group = posts_of(title, group)  # `hai nhà lãnh đạo A và B`
                    merged.append(group)
                    continue
                states = merged.pop()  # `hai nước A và B`
                if group.mentions[0].kind == "country" and (held := post_before(merged, states)):
                    merged.pop()
                    group = posts_of(held, group)  # `Bộ trưởng Ngoại giao hai nước A và B`
            elif merged and len(group.mentions) > 1 and untitled(group) and (titled := title_of(merged[-1])):
                merged.pop()  # `hai Bộ trưởng Ngoại giao A và B`
                entitle(group, titled)
            elif len(group.mentions) > 1 and led_by_several(merged, self.of) and all(m.kind == "country" for m in group.mentions):
                group = posts_of(merged[-2], group, self.several)  # `các nhà lãnh đạo của A, B và C`
                del merged[-2:]
            elif (
                merged
                and len(group.mentions) > 1
                and group.mentions[0].kind == group.mentions[1].kind == "country"
                and (held := self._held_in_each(merged, len(group.mentions)))
            ):
                group = posts_of(
                    held, group, self.several
                )  # `hai Tổng thống A và B`, `các Ngoại trưởng A, B và C`, `Ngoại trưởng các nước A, B và C`
            elif merged and merged[-1].kind == "word" and len(group.mentions) > 1 and all(m.kind == "country" for m in group.mentions):
                if merged[-1].text.partition(" ")[2] in self.state_words or merged[-1].text == str(len(group.mentions)):
                    states = merged.pop()  # `các nước A, B và C`, `ba nước A, B và C`, `3 nước A, B và C`
                    if held := post_before(merged, states):
                        merged.pop()
                        group = posts_of(held, group)  # `Ngoại trưởng ba nước A, B và C`
                elif len(group.mentions) > 2 and (title := counted_leaders(merged[-1], self.collective)):
                    merged.pop()  # `ba nhà lãnh đạo A, B và C`
                    group = posts_of(title, group)
            if len(merged) > 1 and is_word(merged[-1], self.bodies_of) and heads_of(merged[-2], group, self.collective):
                del merged[-2:]  # `lãnh đạo các cơ quan A, B và C`
            if len(group.mentions) > 1 and i < len(chunks) and is_word(chunks[i], self.states_of) and each_of(group, chunks[i]):
                i += 1 + (i + 1 < len(chunks) and chunks[i + 1].kind == "actor" and chunks[i + 1].mentions[0].kind == "organization")
            if merged and len(group.mentions) > 1 and is_word(merged[-1], self.gentlemen | self.counts) and persons(group):
                merged.pop()  # `các ông A và B`, `hai chuyên gia A và B`
                for mention in group.mentions:
                    mention.certain = True
            merged.append(group)
        return merged

    def _two_by_comma(self, chunks: list[Chunk], i: int) -> bool:
        """`Bộ trưởng A, Đại diện B đã gặp C`: two persons with their posts at the head of a sentence, then the verb."""
        if i + 3 >= len(chunks) or chunks[i + 1].text != "," or chunks[i + 2].kind != "actor" or not self._predicate(chunks, i + 3):
            return False
        two = [*chunks[i].mentions, *chunks[i + 2].mentions]
        return len(two) == 2 and all(m.kind == "person" and m.posts for m in two)

    def _held_in_each(self, merged: list[Chunk], countries: int) -> Chunk | None:
        """The post that stands before a list of so many and is meant of each; it is taken off the chunks."""
        title = merged[-1]
        if title.kind == "actor" and title.mentions[0].kind == "group" and title_of(title) is not None:
            return merged.pop() if countries == 2 or norm(title.mentions[0].label).split()[0] in self.several else None
        if not is_word(title, self.states_of) or (held := post_before(merged[:-1], title)) is None:
            return None
        del merged[-2:]
        return held

    def _list(self, chunks: list[Chunk], i: int, before: list[Chunk]) -> tuple[int, Chunk]:
        first = chunks[i].mentions[0].kind
        if before and is_word(before[-1], self.at) and first in ("organization", "country") and chunks[i + 1].text == ",":
            if first == "country" and (there := states_there(chunks, i, before, self.joins, self.within)):
                states = [m for c in chunks[i:there] for m in c.mentions]
                return there, Chunk("actor", chunks[i].start, chunks[there - 1].end, _LIST, states)
            return i + 1, chunks[i]  # `tại Nghị viện C, A và B …`
        named = chunks[i].mentions[0]
        unknown = named.kind == "person" and not named.certain and not named.posts and not named.address
        if before and chunks[i + 1].text == "," and ((before[-1].text in self.froms and unknown) or cited(before[-1], chunks[i : i + 3])):
            return i + 1, chunks[i]  # `Từ Mariinsky, ông A và ông B …`, `Theo ông A, B và C …`
        members, semicolons, j = [chunks[i]], 0, i + 1
        tense: frozenset[str] = frozenset()  # of an auxiliary between the members
        closed = -1  # index after the last member that a join word brought in
        while j + 1 < len(chunks):
            if (
                j + 3 < len(chunks)
                and (chunks[j].text, chunks[j + 2].text) == ("(", ")")
                and chunks[j + 1].kind in ("actor", "date")
                and (is_word(chunks[j + 3], self.joins) or chunks[j + 3].text == ",")
            ):
                j += 3  # `A (viết tắt), B và C`
            if j < len(chunks) and chunks[j].text == "(" and (closed_at := self._aside(chunks, j)):
                j = closed_at  # `A (trái) và B`
            separator = chunks[j]
            if separator.text == "," and before and before[-1].text in self.of and self.other_clause(members[-1], chunks[j + 1]):
                break  # `vai trò của C, A B nói`
            beyond = chunks[j + 2] if j + 2 < len(chunks) else None
            if is_word(separator, self.companions) and chunks[j + 1].text in ",;" and beyond is not None and beyond.kind in _LISTABLE:
                if j + 3 < len(chunks) and is_word(chunks[j + 3], self.companions) and not self._predicate(chunks, j + 4):
                    members.append(beyond)  # `A và phu nhân, B và phu nhân`
                    closed = j = j + 4
                    break
                j += 1
                continue
            if (
                is_word(separator, self.auxiliaries)
                and j + 2 < len(chunks)
                and is_word(chunks[j + 1], self.joins)
                and chunks[j + 2].kind in _LISTABLE
                and self._predicate(chunks, j + 3)
            ):
                members.append(chunks[j + 2])  # `A đã cùng B ký …`
                tense = separator.tags
                j += 3
                closed = j
                continue
            if is_word(separator, self.joins) or (is_word(separator, self.companions) and chunks[j + 1].kind in _LISTABLE):
                if chunks[j + 1].kind in _LISTABLE:
                    if (
                        len(members) == 1
                        and (
                            counterpart(chunks[i])
                            or self._predicate(chunks, j + 2)
                            or (bool(before) and (is_word(before[-1], self.withs | self.receivers) or receiving(before[-1])))
                        )
                        and (other := same_post(chunks[i], chunks[j + 1], self._country_meant(before), self.chambers))
                    ):
                        both = [*chunks[i].mentions, other]
                        return j + 2, Chunk("actor", chunks[i].start, chunks[j + 1].end, _LIST, both)
                    alone = len(members) == 1 and bool(before) and self._predicate(chunks, j + 2)
                    if alone and (is_word(before[-1], self.receivers) or (visiting(before, named) and persons(chunks[j + 1]))):
                        break  # `gửi điện đến A và B gửi điện đến C`, `A thăm B và C thăm D`
                    members.append(chunks[j + 1])
                    if is_word(separator, self.spouses_too):
                        chunks[j + 1].mentions[0].certain = True  # `A và phu nhân B`
                    j += 2
                    closed = j
                    goes_on = separator.text in self.company and j + 1 < len(chunks) and chunks[j + 1].kind in _LISTABLE
                    alike_states = goes_on and all(c.mentions[0].kind == "country" for c in (chunks[j - 1], chunks[j + 1]))
                    if j < len(chunks) and chunks[j].kind == "punct" and chunks[j].text in ",;" and semicolons == 0 and not alike_states:
                        break
                    continue
                if len(members) > 2:
                    closed = j
                break
            if separator.kind == "punct" and separator.text in ",;":
                k = j + 1
                if k + 1 < len(chunks) and is_word(chunks[k], self.joins) and chunks[k + 1].kind in _LISTABLE:
                    members.append(chunks[k + 1])
                    j = k + 2
                    closed = j
                    continue
                joined = k + 1 < len(chunks) and is_word(chunks[k], self.company) and chunks[k + 1].kind in _LISTABLE
                if joined and len(members) > 1 and self._predicate(chunks, k + 2):
                    members.append(chunks[k + 1])  # `A và B, cùng C đồng chủ trì`
                    closed = j = k + 2
                    continue
                if is_word(chunks[k], self.especially) and chunks[k + 1].kind in _LISTABLE and separator.text == ",":
                    members.append(chunks[k + 1])  # `A, đặc biệt là B`
                    closed = j = k + 2
                    break
                if chunks[k].kind in _LISTABLE:
                    semicolons += separator.text == ";"
                    members.append(chunks[k])
                    j = k + 1
                    continue
            break
        if closed < 0 and len(members) > 1 and j + 1 < len(chunks) and chunks[j].text == "," and chunks[j + 1].text in ("...", "…"):
            return j + 2, Chunk("actor", members[0].start, members[-1].end, _LIST, [m for member in members for m in member.mentions])
        if closed < 0 and len(members) > 1 and self._others(chunks, j) > j:
            closed = j  # `A, B và một số nước khác`
        if closed < 0:
            if len(members) == 1 and (after := self._others(chunks, i + 1)) > i + 1:
                return after, chunks[i]
            opened = (
                not self._predicate(chunks, j)
                and not (j < len(chunks) and is_word(chunks[j], self.auxiliaries))
                and len({m.mentions[0].kind in _STATES for m in members}) == 1
                and bool(before)
                and (is_word(before[-1], self.openers) or (before[-1].text == ":" and len(before) > 1))
                and not (len(members) == 2 and j < len(chunks) and chunks[j].kind == "word" and self._preposed(before))
            )
            enough = (
                self._pair(chunks, j, members, before)
                or (len(members) > 2 and self._all_people(members))
                or semicolons > 0
                or (opened and len(members) > 1)
            )
            if not enough:
                return i + 1, chunks[i]
            closed = j
        if semicolons and self._predicate(chunks, closed):
            return i + 1, chunks[i]
        governed = bool(before) and (before[-1].kind == "verb" or (before[-1].kind == "word" and bool(before[-1].tags & {"prepositions"})))
        if (
            len(members) > 2
            and (not self._guests(chunks, closed) or inviting(before))
            and chunks[i + 1].text == ","
            and (governed or chunks[i].mentions[0].kind == "group")
            and not (led_by_several(before, self.of) and members[0].mentions[0].kind == "country")
            and not (before and (is_word(before[-1], self.listing) or thanking(before[-1]) or asking(before[-1])))
            and self._predicate(chunks, closed)
        ):
            return i + 1, chunks[i]
        closed_end = self._others(chunks, closed)
        kept = [m for m in members if m.end <= chunks[closed - 1].end]
        if len(kept) == 1:
            return i + 1, chunks[i]
        mentions = apposed_names([m for member in kept for m in member.mentions], frozenset(c.start for c in chunks if c.text == ","))
        share_country(mentions)
        if (
            all(m.kind == "person" for m in mentions)
            and mentions[0].certain
            and (mentions[0].posts or (bool(before) and title_of(before[-1]) is not None))
        ):
            for mention in mentions:  # `Bộ trưởng A và Pablo Rojas`: a name beside a titled one is a person's
                mention.certain = mention.certain or " " in mention.label
        if len(kept) > 2 and (others := [same_post(kept[0], m, self.collective, self.chambers) for m in kept[1:]]) and all(others):
            mentions = [kept[0].mentions[0], *(o for o in others if o)]  # `gặp Ngoại trưởng A, B và C`
        return closed_end, Chunk("actor", kept[0].start, kept[-1].end, _LIST, mentions, tense)

    def _country_meant(self, before: list[Chunk]) -> frozenset[str]:
        """The words for leaders that mean their country, but not where leaders are met: `gặp lãnh đạo A và B`."""
        met = bool(before) and (receiving(before[-1]) or is_word(before[-1], self.withs))
        return frozenset() if met else self.collective

    def _preposed(self, before: list[Chunk]) -> bool:
        """`…, trong các cuộc gặp với A, B cần …`: whether the list would stand in an adverbial phrase that opens a clause."""
        if len(before) < 3 or not receiving(before[-2]):
            return False
        return is_word(before[-3], self.within) and (len(before) < 4 or before[-4].kind == "punct" or "complementizers" in before[-4].tags)

    def _others(self, chunks: list[Chunk], k: int) -> int:
        """Past `và một số nước khác`, `và 8 nước khác`; `k` where that does not stand there."""
        if k < len(chunks) and is_word(chunks[k], self.joins):
            for j in range(k + 1, min(k + 7, len(chunks))):
                many = any(c.text[:1].isdigit() or is_word(c, self.many) for c in chunks[k + 1 : j])
                counted = is_word(chunks[j], self.counted) and many
                if is_word(chunks[j], self.other_words) or (
                    counted and not (j + 1 < len(chunks) and is_word(chunks[j + 1], self.other_words))
                ):
                    return j + 1
                if chunks[j].kind not in ("word", "place", "actor"):
                    break
        return k

    def _all_people(self, members: list[Chunk]) -> bool:
        """Whether a list is of people, or of countries and their bodies."""
        states = all(m.mentions[0].kind in ("country", "organization") for m in members) and members[0].mentions[0].kind == "country"
        return states or all(m.mentions[0].kind in ("person", "country", "post") for m in members)
