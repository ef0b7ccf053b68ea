"""Who is the subject of which verb, and whether what the verb tells is asserted."""

from __future__ import annotations

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.governing import asked_of, same_view
from kg.extraction.quotations import begins_quoted, scare
from kg.extraction.speakers import Speakers
from kg.extraction.triggers import State, Trigger

_WRITTEN = frozenset({"speech", "wish", "factive"})  # what a paper may tell
_SUBORDINATE = frozenset({"complementizers", "conditional"})
_UNREAL = _SUBORDINATE - {"complementizers"} | {"indirect_questions", "instead"}


class Clauses(Speakers):
    """Reads the merged chunks of a sentence from left to right."""

    def read(self, chunks: list[Chunk]) -> list[Trigger]:
        """Every trigger with its subject, as far as the sentence tells it."""
        state = State(quoted=begins_quoted(chunks))
        state.embedded = state.quoted
        for k, chunk in enumerate(chunks):
            if chunk.kind == "punct":
                self._punctuation(state, chunks, k)
            elif chunk.kind in ("actor", "pair"):
                self._actor(state, chunks, k)
            elif chunk.kind == "verb":
                self._verb(state, chunks, k)
            elif chunk.kind == "word" and not state.bracketed:
                self._word(state, chunk)
        for trigger in state.triggers:
            trigger.following = next((mentions for index, mentions in state.subjects if index > trigger.index), None)
            if trigger.passive and not trigger.patient and not any(c.kind == "actor" for c in chunks[: max(0, trigger.near)]):
                trigger.patient = trigger.following  # `Được A cử làm P, B …`
            if trigger.adjunct and trigger.following and not self._met_by_speaker(trigger, chunks):
                trigger.subject, trigger.pending = trigger.following, False
            if trigger.subject is None and not trigger.patient:
                if trigger.pending and state.main is not None and state.main_index > trigger.index:
                    trigger.subject = state.first_main
                else:
                    trigger.carried = True
        return state.triggers

    def _punctuation(self, state: State, chunks: list[Chunk], k: int) -> None:
        mark = chunks[k].text
        state.commas = state.commas or mark == ","
        if mark in "()":
            state.bracketed = mark == "("
        if mark in '“”"«»' and scare(chunks, k):
            return
        if mark in ("“", "«") or (mark == '"' and not state.quoted):
            state.quoted, state.embedded, state.inner, state.irrealis = True, True, None, False
        elif mark in ("”", "»") or mark == '"':
            state.quoted, state.embedded, state.inner, state.irrealis, state.conditional = False, False, None, False, False
        elif mark == ";":
            state.embedded, state.irrealis, state.conditional, state.inner = False, False, False, None
            state.nobody = False
        elif mark == "," and state.conditional and "conditional" not in chunks[0].tags:
            state.conditional = False
        elif mark in (",", "-", ":", ".", "…"):
            state.irrealis = state.irrealis and mark == "," and not self._verb_follows(chunks, k)

    def _word(self, state: State, chunk: Chunk) -> None:
        if chunk.tags:
            if chunk.tags & _UNREAL:
                state.conditional, state.commas = True, False
            if "irrealis" in chunk.tags:
                state.irrealis = True
        if chunk.text in self.breaks:
            state.irrealis = False

    def _actor(self, state: State, chunks: list[Chunk], k: int) -> None:
        chunk = chunks[k]
        if chunk.mentions[0].detail == "media":
            state.nobody = state.nobody or (state.main is None and self._speech_follows(chunks, k))
            return
        if chunk.kind == "pair" and not self._pair_acts(chunks, k):
            return
        if self.governed(chunks, k) or (k and chunks[k - 1].text in self.passives | self.led_by):
            return
        if self._thanked(chunks, k):
            state.embedded, state.inner, state.irrealis = True, chunk.mentions, False
            return
        if not self._predicate_follows(chunks, k):
            opens = k == 0 or (chunks[k - 1].kind == "punct" and chunks[k - 1].text != "(")
            if state.main is None and not state.embedded and opens and k + 1 < len(chunks):
                self._set_main(state, chunk.mentions, k)
            return
        before = chunks[k - 1] if k else None
        state.subjects.append((k, chunk.mentions))
        if before is not None and (
            (before.kind == "verb" and self.sort(before) & {"speech", "wish", "factive"})
            or (before.kind == "word" and before.tags & _SUBORDINATE and (state.triggers or state.main is not None))
        ):
            state.embedded, state.inner = True, chunk.mentions
            state.irrealis = before.kind == "verb" and ("wish" in self.sort(before) or before.text in self.wishes)
            return
        if before is not None and (before.text in self.possible or (before.text in self.escorts and state.main is not None)):
            state.embedded, state.inner = True, chunk.mentions  # `A chào đón B tới C`, `nói về khả năng A gặp B`
            state.irrealis = state.irrealis or before.text in self.possible
            return
        opens = (
            state.main is None
            and k > 1
            and before is not None
            and before.text == ","
            and chunks[k - 2].kind != "verb"
            and (self._acts(chunks, k) or self._described(chunks, k))
        )
        nested = before is not None and before.kind != "punct" and chunk.mentions[0].kind in ("country", "organization", "group")
        if state.embedded and not state.quoted and not opens and (nested or not self._speech_follows(chunks, k)):
            state.inner, state.irrealis = chunk.mentions, before is not None and (before.text in self.possible or self._hoped(chunks, k))
            return
        if state.quoted:
            state.inner = chunk.mentions
            return
        self._set_main(state, chunk.mentions, k)

    def _set_main(self, state: State, mentions: list[Mention], k: int) -> None:
        if state.main is None:
            state.first_main = mentions
        state.main, state.main_index, state.nobody = mentions, k, False
        state.embedded, state.inner, state.irrealis = False, None, False

    def _verb(self, state: State, chunks: list[Chunk], k: int) -> None:
        chunk = chunks[k]
        sorts = self.sort(chunk)
        trigger = Trigger(
            k,
            None,
            embedded=state.embedded,
            irrealis=state.irrealis,
            conditional=state.conditional and not (state.commas and "speech" in sorts),
            nominal=self._nominal(chunks, k),
            main=state.main,
            quoted=state.quoted,
        )
        if (
            trigger.irrealis
            and sorts & {"main"}
            and k
            and chunks[k - 1].text in self.purposes
            and (self._journey(state, chunks) or self._leaving(chunks, k) or (self._arrived(chunks, k) and not self._wished(state, chunks)))
        ):
            trigger.irrealis = state.irrealis = False  # `đến A để dự E`
            if self._leaving(chunks, k) and state.main is not None:
                trigger.subject, trigger.near = state.main, state.main_index
                state.triggers.append(trigger)
                return
        if trigger.irrealis and (doer := self._in_protest(state, chunks, k)) is not None:
            trigger.subject, trigger.irrealis, trigger.embedded = doer.subject, False, doer.embedded
            state.triggers.append(trigger)
            return
        state.triggers.append(trigger)
        trigger.coordinated = self._coordinated(chunks, k)
        if sorts == {"noun"}:
            j, near = self._near(chunks, k)
            if near is not None and (
                not self.governed(chunks, j)
                or ("state" in self.states(chunk) and (near[0].group == "countries" or (j > 0 and chunks[j - 1].kind == "verb")))
            ):
                trigger.subject, trigger.near = near, j
                return
            trigger.subject = (state.inner if state.embedded and state.inner else state.main) or self._same_doer(state, chunks, k)
            trigger.pending = trigger.subject is None
            return
        j, near = self._near(chunks, k)
        trigger.left = near
        if "speech" in sorts and (opener := self._opening_person(chunks, k)) >= 0:
            trigger.subject, trigger.near, trigger.nominal = chunks[opener].mentions, opener, False
            self._set_main(state, chunks[opener].mentions, opener)
        elif near is not None and j > 0 and chunks[j - 1].kind == "word" and chunks[j - 1].text in self.passives:
            trigger.passive, trigger.subject, trigger.near = True, near, j
            trigger.patient = self._patient(chunks, j - 1, state)
        elif near is not None and j > 0 and chunks[j - 1].kind == "word" and chunks[j - 1].text in self.led_by:
            trigger.subject, trigger.near, trigger.hosted = near, j, j - 2
        elif near is not None and (host := self._hosts(chunks, j)) > 0:
            trigger.subject, trigger.near, trigger.hosted = [*chunks[host].mentions, *near], host, host - 2
        elif near is not None and "speech" not in sorts and (partner := self._jointly(chunks, j)) >= 0:
            trigger.subject, trigger.near = [*chunks[partner].mentions, *near], partner
        elif near is not None and near[0].kind == "post" and (firstly := self._first_to(chunks, k)) >= 0 and firstly < j:
            trigger.subject, trigger.near = chunks[firstly].mentions[-1:], firstly
        elif near is not None and (
            not (self.governed(chunks, j) or ("speech" in sorts and self._one_of(chunks, j)))
            or (j > 0 and chunks[j - 1].kind == "verb" and ("act" in sorts or self._delegated(chunks, j)))
            or self._on_behalf(chunks, j, k)
            or self._guest(chunks, j, k)
            or chunks[j - 1].text in self.witnesses
            or ("speech" not in sorts and self._decided(chunks, j))
            or self._relative(chunks, j)
            or self._included(chunks, j)
            or ("speech" in sorts and self._introduced(chunks, j))
            or (sorts & _WRITTEN and self._paper_of(chunks, j))
            or ("speech" in sorts and self._belonging(chunks, j) >= 0)
        ):
            if "speech" in sorts and (person := self._belonging(chunks, j)) >= 0:
                j, near = person, chunks[person].mentions  # `giáo sư A thuộc Đại học B nói`
            trigger.subject, trigger.near = near, j
            if state.main is None and not state.quoted and (chunks[j + 1].text == "," or self._paper_of(chunks, j)):
                self._set_main(state, near, j)  # `A, một nhà bình luận, nói`, `Thông cáo của A nói …, đồng thời nhấn mạnh`
            hoped = j > 0 and chunks[j - 1].kind == "verb" and (bool(self.sort(chunks[j - 1]) & {"wish", "factive"}))
            trigger.governed = self._thanked(chunks, j) or hoped
        elif near is not None and "speech" in sorts and state.main is None and self._after_setting(chunks, j):
            trigger.subject, trigger.near = near, j
        elif near is not None and (comer := self._comer(chunks, j)) >= 0:
            trigger.subject, trigger.near = chunks[comer].mentions, comer  # `khi A tới B gặp C`
        elif near is not None and near[0].kind == "delegation" and (leader := self._leading(state, chunks, j)):
            trigger.subject, trigger.near = leader, state.main_index  # `A dẫn đầu đoàn B tới C`
        elif near is not None and self._with_whom(state, chunks, j, sorts):
            assert state.main is not None
            trigger.subject, trigger.near = [*state.main, *near], state.main_index  # `A thăm C và cùng B đồng chủ trì E`
        elif (guests := self._presenting(chunks, k)) > 0:
            trigger.subject, trigger.near = chunks[guests].mentions, guests
        elif (goer := self._went_there(state, chunks, k)) is not None:
            trigger.subject, trigger.embedded = goer, True  # `trước khi A tới P dự E`, `B thông báo A sẽ đến P để dự E`
            trigger.irrealis = trigger.irrealis and chunks[k - 1].text not in self.purposes
        elif not state.quoted and (told_of := self._told_of(chunks, k)) >= 0:
            trigger.subject, trigger.near, trigger.embedded = chunks[told_of].mentions, told_of, True
        elif (guest := self._apposed_guest(chunks, k)) >= 0:
            trigger.subject, trigger.near = chunks[guest].mentions[-1:], guest
        elif (joined := self._joined(state, chunks, k) or same_view(state.triggers[:-1], chunks, k)) is not None:
            trigger.subject, trigger.irrealis, trigger.embedded = joined.subject, joined.irrealis, joined.embedded
        elif sorts & {"visited", "metWith", "attended"} and (firstly := self._first_to(chunks, k)) >= 0:
            trigger.subject, trigger.near = chunks[firstly].mentions, firstly
        elif near is not None and "speech" in sorts and (named := self._apposed(chunks, k)) >= 0:
            trigger.subject, trigger.near = chunks[named].mentions[-1:], named
            if state.main is None:
                self._set_main(state, chunks[named].mentions[-1:], named)
        elif self._after_passive(chunks, k) and not self._honoured(chunks, k):
            trigger.nominal = True
            trigger.patient_of = self._patient(chunks, k - 1, state)
        elif near is None and (allied := self._with_allies(chunks, k)) >= 0:
            trigger.subject, trigger.near = chunks[allied].mentions, allied
        elif self._unknown_subject(chunks, k, j if near is not None else -1):
            if self._takes_named(trigger, chunks, sorts):
                return
            trigger.nominal = True
            if "speech" in sorts or chunk.rules[0].startswith("statement."):  # somebody unnamed speaks
                state.embedded, state.inner = True, None
                state.nobody = state.main is None
                for earlier in state.triggers[:-1]:
                    if earlier.pending and "speech" in self.sort(chunks[earlier.index]):
                        earlier.nominal = True
        elif (
            state.embedded
            and state.inner
            and (
                state.quoted
                or ("act" in sorts and not self._returns(chunks, k, sorts) and not self._resumes(chunks, k))
                or self._clause_mates(chunks, state.inner, k)
            )
        ):
            trigger.subject = state.inner
            trigger.irrealis = trigger.irrealis or (trigger.coordinated and asked_of(chunks, state.inner))
        elif (traveller := self._travels_on(chunks, k)) is not None:
            trigger.subject = traveller  # `chuyến thăm C của A và dự E`, `Hoạt động đầu tiên của A là dự E`
        elif self._goes_on(state, chunks, k):
            trigger.subject, trigger.embedded = state.inner, True
            trigger.irrealis = trigger.irrealis or (state.triggers[-2].irrealis and state.triggers[-2].governed)  # `mời A thăm C, dự E`
        elif state.nobody and sorts & {"speech", "main"} and trigger.coordinated:
            trigger.nominal = True  # `Các quan chức A khẳng định …, cho rằng …`
        else:
            trigger.subject = state.main or self._same_doer(state, chunks, k)
            if state.main is None and self._takes_named(trigger, chunks, sorts):
                return
            trigger.pending = trigger.subject is None
            trigger.adjunct = self._adjunct(chunks, k)
            before = state.triggers[-2] if len(state.triggers) > 1 else trigger
            given = chunk.rules[0].startswith(("signing", "aid"))  # `hy vọng hai nước sẽ …, đồng thời ký D`
            trigger.irrealis = trigger.irrealis or (given and before.irrealis and before.embedded and trigger.embedded)
            asked = "attendance.attend" in chunk.rules and self._visit_asked(state, chunks)
            if sorts & {"main", "speech"} and not state.quoted and not asked and self._coordinated(chunks, k):
                trigger.irrealis = trigger.embedded = False
                state.embedded, state.inner = False, None
        if state.quoted and trigger.subject and trigger.subject[0].kind == "speaker":
            trigger.subject, trigger.pending, trigger.embedded, trigger.quoted = None, True, False, False
            trigger.irrealis = trigger.irrealis and "irrealis" in chunks[k - 1].tags
        if sorts & {"speech"} and not trigger.nominal:
            unsaid = k > 0 and "negation" in chunks[k - 1].tags and not state.quoted  # `A không nói sẽ …`
            state.embedded, state.inner, state.irrealis = True, state.inner if state.quoted else None, unsaid
        if ("wish" in sorts or chunk.text in self.wishes) and not trigger.nominal:
            state.irrealis = True

    def _in_protest(self, state: State, chunks: list[Chunk], k: int) -> Trigger | None:
        """`A trục xuất nhà ngoại giao B để phản đối C`: the act that shows whom A is for or against."""
        before = state.triggers[-1] if state.triggers else None
        shows = bool(k) and chunks[k - 1].text in self.aims and not self.stances.isdisjoint(chunks[k].rules)
        if not shows or before is None or before.irrealis or before.nominal or not before.subject:
            return None
        return None if self.sort(chunks[before.index]) & {"speech", "wish", "noun"} else before

    def _went_there(self, state: State, chunks: list[Chunk], k: int) -> list[Mention] | None:
        """Who of a subordinate clause went where the verb at `k` is done, right after the place."""
        if not state.embedded or not state.inner or state.quoted or not self.sort(chunks[k]) & {"attended", "metWith", "visited"}:
            return None
        j = k - 1 - (chunks[k - 1].text in self.purposes)
        if j < 2 or chunks[j].kind not in ("place", "actor") or chunks[j].mentions[0].kind not in ("place", "country"):
            return None
        came = any(c.text in self.goings or "visited" in self.sort(c) for c in chunks[max(0, j - 3) : j])
        return state.inner if came and state.inner[0].kind in ("person", "post", "pronoun", "delegation") else None

    def _leading(self, state: State, chunks: list[Chunk], j: int) -> list[Mention] | None:
        """Who leads the delegation at `j`, if the verb of leading stands before it."""
        before = state.triggers[-2] if len(state.triggers) > 1 else None
        return before.subject if before and before.index == j - 1 and "leading.lead" in chunks[j - 1].rules else None

    def _goes_on(self, state: State, chunks: list[Chunk], k: int) -> bool:
        """`A cho biết B sẽ thăm C, dự E và gặp D`: whether who went somewhere or met somebody before the comma does this too."""
        before = next((t for t in reversed(state.triggers[:-1]) if self.sort(chunks[t.index]) != {"noun"}), None)
        if not state.embedded or state.quoted or not state.inner or before is None or before.subject is not state.inner or before.nominal:
            return False
        joined = k > 0 and "conjunctions" in chunks[k - 1].tags
        goes = not self.errands.isdisjoint(chunks[before.index].rules) and not (self.errands_after if joined else self.errands).isdisjoint(
            chunks[k].rules
        )
        return goes and self._coordinated(chunks, k) and state.inner[0].kind in ("person", "post", "pronoun", "delegation", "organization")

    def _joined(self, state: State, chunks: list[Chunk], k: int) -> Trigger | None:
        """`A khẳng định B sẽ thăm và dự E`: the verb right before `và`, where B does both."""
        before = state.triggers[-2] if len(state.triggers) > 1 else None
        if before is not None and self._guest_goes_on(before, chunks, k):
            return before
        if (
            before is None
            or k < 2
            or before.index != k - 2
            or not chunks[k - 1].tags & {"conjunctions"}
            or self.sort(chunks[k]) == {"noun"}
        ):
            return None
        return before if before.near >= 0 and before.embedded and not before.passive and not before.nominal and not state.quoted else None

    def _guest_goes_on(self, before: Trigger, chunks: list[Chunk], k: int) -> bool:
        """`A tiếp B đang thăm C và đồng chủ trì E`: whether the guest, not the host, does this too."""
        here = "conjunctions" in chunks[k - 1].tags and not self.gatherings.isdisjoint(chunks[k].rules)
        guest = before.near > 0 and before.index > before.near and self._guest(chunks, before.near, before.index)
        return here and guest and not any(c.kind == "punct" for c in chunks[before.index : k])

    def _patient(self, chunks: list[Chunk], k: int, state: State) -> list[Mention] | None:
        j, near = self._near(chunks, k)
        if near is not None:
            return self._what_it_is(chunks, j) or near
        if state.embedded and not state.inner and any(c.kind == "document" for c in chunks[state.main_index + 1 : k]):
            return None  # `A cho biết dự thảo D sẽ được B thảo luận`
        return state.inner if state.embedded and state.inner else state.main
