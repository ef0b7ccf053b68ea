"""Who is the subject of which verb, and whether what the verb tells is asserted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kg.annotate.mentions import Chunk, Mention

SKIPPED = frozenset({"adverbs", "future", "negation", "future_after", "future_dates"})
ASIDE = frozenset({"place", "date", "event", "document", "partnership"})


@dataclass(slots=True)
class Trigger:
    """A verb in its clause."""

    index: int
    subject: list[Mention] | None
    near: int = -1  # index of the actor chunk right before the verb, if that is the subject
    embedded: bool = False
    irrealis: bool = False
    conditional: bool = False
    passive: bool = False
    patient: list[Mention] | None = None  # of a passive: who it is done to
    patient_of: list[Mention] | None = None  # of a passive without an agent
    nominal: bool = False  # used as a noun
    pending: bool = False  # before the subject of the sentence
    coordinated: bool = False  # joined to the verb before it
    planned: bool = False  # by a word before the verb that it is joined to
    left: list[Mention] | None = None  # the actor right before the verb, even if it belongs to another word
    following: list[Mention] | None = None  # the next subject of the sentence
    adjunct: bool = False  # in an adverbial phrase before the subject: `sau khi thăm …, A`
    carried: bool = False  # the subject of the sentence before is meant
    main: list[Mention] | None = None  # subject of the sentence so far
    governed: bool = False  # the subject is the object of another verb: `cảm ơn B đã …`
    hosted: int = -1  # `E do A tổ chức`: index of the chunk before `do`


@dataclass(slots=True)
class State:
    """What a left-to-right reader of the clause remembers."""

    main: list[Mention] | None = None
    main_index: int = -1
    inner: list[Mention] | None = None
    embedded: bool = False
    irrealis: bool = False
    conditional: bool = False
    quoted: bool = False
    first_main: list[Mention] | None = None
    subjects: list[tuple[int, list[Mention]]] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)


class Clauses:
    """Reads the merged chunks of a sentence from left to right."""

    def __init__(self, grammar: dict[str, Any], kinds: dict[str, set[str]], stative: frozenset[str]) -> None:
        self.stative = stative  # rules that tell a state
        self.unknown = frozenset(grammar["unknown_subjects"])
        self.wishes = frozenset(grammar["wishes"])
        self.adjuncts = frozenset(grammar["adjuncts"])
        self.kinds = kinds  # rule name -> {"speech"}, {"wish"}, {"main"}, {"act"}, {"noun"}
        self.passives = frozenset(grammar["passives"])
        self.led_by = frozenset(grammar["led_by"])
        self.determiners = frozenset(grammar["determiners"])
        self.relatives = frozenset(grammar["relatives"])
        self.breaks = frozenset(grammar["clause_breaks"])

    def sort(self, chunk: Chunk) -> set[str]:
        """What sorts of verb a chunk can be; empty if it is none."""
        found: set[str] = set()
        for rule in chunk.rules:
            found |= self.kinds[rule]
        return found

    def states(self, chunk: Chunk) -> set[str]:
        """Whether a noun trigger tells a state of what stands before it (`là`, `quan hệ`)."""
        return {"state"} if any(rule in self.stative for rule in chunk.rules) else set()

    def read(self, chunks: list[Chunk]) -> list[Trigger]:
        """Every trigger with its subject, as far as the sentence tells it."""
        state = State()
        for k, chunk in enumerate(chunks):
            if chunk.kind == "punct":
                self._punctuation(state, chunks, k)
            elif chunk.kind in ("actor", "pair"):
                self._actor(state, chunks, k)
            elif chunk.kind == "verb":
                self._verb(state, chunks, k)
            elif chunk.kind == "word":
                self._word(state, chunk)
        for trigger in state.triggers:
            trigger.following = next((mentions for index, mentions in state.subjects if index > trigger.index), None)
            if trigger.adjunct and trigger.following:
                trigger.subject, trigger.pending = trigger.following, False
            if trigger.subject is None and not trigger.patient:
                if trigger.pending and state.main is not None and state.main_index > trigger.index:
                    trigger.subject = state.first_main
                else:
                    trigger.carried = True
        return state.triggers

    def _punctuation(self, state: State, chunks: list[Chunk], k: int) -> None:
        mark = chunks[k].text
        if mark in ("“", "«") or (mark == '"' and not state.quoted):
            state.quoted, state.embedded, state.inner, state.irrealis = True, True, None, False
        elif mark in ("”", "»") or mark == '"':
            state.quoted, state.embedded, state.inner, state.irrealis = False, False, None, False
        elif mark == ";":
            state.embedded, state.irrealis, state.conditional, state.inner = False, False, False, None
        elif mark == "," and state.conditional:
            state.conditional = False
        elif mark in (",", "-", ":", ".", "…"):
            state.irrealis = state.irrealis and mark == "," and not self._verb_follows(chunks, k)

    def _verb_follows(self, chunks: list[Chunk], k: int) -> bool:
        j = k + 1
        while j < len(chunks) and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j += 1
        return j < len(chunks) and (chunks[j].kind == "actor" or bool({"speech", "main"} & self.sort(chunks[j])))

    def _word(self, state: State, chunk: Chunk) -> None:
        if "conditional" in chunk.tags:
            state.conditional = True
        if "irrealis" in chunk.tags:
            state.irrealis = True
        if chunk.text in self.breaks:
            state.irrealis = False

    def governed(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor at `k` belongs to a preposition or a noun before it."""
        j = k - 1
        if j < 0:
            return False
        before = chunks[j]
        if before.kind == "punct":
            return False
        if before.kind == "word":
            if before.tags & {"complementizers", "conditional", "adverbs", "sides", "connectives"} and not before.tags & {"prepositions"}:
                return False
            if before.text in self.led_by or before.text in self.passives or before.text in self.breaks:
                return False
            if (
                not before.tags
                and chunks[k].mentions[0].kind in ("person", "post")
                and (chunks[k].mentions[0].posts or chunks[k].mentions[0].address)
            ):
                return not self._predicate_follows(chunks, k)  # an adverbial that no list holds; a titled person acts
            return not before.tags & {"adverbs", "irrealis"} or bool(before.tags & {"prepositions"})
        if before.kind == "verb":
            sorts = self.sort(before)
            return not sorts & {"speech", "wish", "factive"}
        return before.kind in ("actor", "pair")

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
                return not chunk.tags & {"conjunctions"}
            if chunk.kind == "date":
                j += 1
                continue
            return False
        return False

    def _actor(self, state: State, chunks: list[Chunk], k: int) -> None:
        chunk = chunks[k]
        if chunk.mentions[0].detail == "media":
            return
        if chunk.kind == "pair" or self.governed(chunks, k) or (k and chunks[k - 1].text in self.passives | self.led_by):
            return
        thanked = chunks[k - 1] if k else None
        if thanked is not None and thanked.kind == "verb" and "factive" in self.sort(thanked):
            state.embedded, state.inner, state.irrealis = True, chunk.mentions, False
            return
        if not self._predicate_follows(chunks, k):
            if state.main is None and not state.embedded and (k == 0 or chunks[k - 1].kind == "punct") and k + 1 < len(chunks):
                self._set_main(state, chunk.mentions, k)
            return
        before = chunks[k - 1] if k else None
        state.subjects.append((k, chunk.mentions))
        if before is not None and (
            (before.kind == "verb" and self.sort(before) & {"speech", "wish", "factive"})
            or (before.kind == "word" and "complementizers" in before.tags and state.triggers)
        ):
            state.embedded, state.inner = True, chunk.mentions
            state.irrealis = before.kind == "verb" and "wish" in self.sort(before) and "speech" not in self.sort(before)
            if before.kind == "verb" and ("wish" in self.sort(before) or before.text in self.wishes):
                state.irrealis = True
            return
        if state.embedded and not state.quoted and not self._speech_follows(chunks, k):
            state.inner, state.irrealis = chunk.mentions, False
            return
        if state.quoted:
            state.inner = chunk.mentions
            return
        self._set_main(state, chunk.mentions, k)

    def _set_main(self, state: State, mentions: list[Mention], k: int) -> None:
        if state.main is None:
            state.first_main = mentions
        state.main, state.main_index = mentions, k
        state.embedded, state.inner, state.irrealis = False, None, False

    def _speech_follows(self, chunks: list[Chunk], k: int) -> bool:
        for chunk in chunks[k + 1 : k + 6]:
            if chunk.kind == "verb":
                return bool(self.sort(chunk) & {"speech", "main"})
            if chunk.kind not in ("word", "date"):
                return False
        return False

    def _nominal(self, chunks: list[Chunk], k: int) -> bool:
        if k == 0:
            return False
        before = chunks[k - 1]
        if before.kind == "word":
            if "nominalizers" in before.tags and before.text not in self.breaks:
                return True
            return before.text in self.determiners
        return False

    def _verb(self, state: State, chunks: list[Chunk], k: int) -> None:
        chunk = chunks[k]
        sorts = self.sort(chunk)
        trigger = Trigger(
            k,
            None,
            embedded=state.embedded,
            irrealis=state.irrealis,
            conditional=state.conditional,
            nominal=self._nominal(chunks, k),
            main=state.main,
        )
        state.triggers.append(trigger)
        trigger.coordinated = self._coordinated(chunks, k)
        if sorts == {"noun"}:
            j, near = self._near(chunks, k)
            if near is not None and (
                not self.governed(chunks, j) or (j > 0 and chunks[j - 1].kind == "verb" and "state" in self.states(chunk))
            ):
                trigger.subject, trigger.near = near, j
                return
            trigger.subject = state.inner if state.embedded and state.inner else state.main
            trigger.pending = trigger.subject is None
            return
        j, near = self._near(chunks, k)
        trigger.left = near
        if near is not None and j > 0 and chunks[j - 1].kind == "word" and chunks[j - 1].text in self.passives:
            trigger.passive, trigger.subject, trigger.near = True, near, j
            trigger.patient = self._patient(chunks, j - 1, state)
        elif near is not None and j > 0 and chunks[j - 1].kind == "word" and chunks[j - 1].text in self.led_by:
            trigger.subject, trigger.near, trigger.hosted = near, j, j - 2
        elif near is not None and (
            not self.governed(chunks, j)
            or (j > 0 and chunks[j - 1].kind == "verb" and "act" in sorts)
            or self._on_behalf(chunks, j, k)
            or self._relative(chunks, j)
        ):
            trigger.subject, trigger.near = near, j
            trigger.governed = j > 0 and chunks[j - 1].kind == "verb" and bool(self.sort(chunks[j - 1]) & {"wish", "factive"})
        elif self._after_passive(chunks, k):
            trigger.nominal = True
            trigger.patient_of = self._patient(chunks, k - 1, state)
        elif self._unknown_subject(chunks, k, j if near is not None else -1):
            trigger.nominal = True
        elif state.embedded and state.inner and ("act" in sorts or state.quoted) and not self._returns(chunks, k, sorts):
            trigger.subject = state.inner
        else:
            trigger.subject = state.main
            trigger.pending = state.main is None
            trigger.adjunct = self._adjunct(chunks, k)
            if sorts & {"main", "speech"} and not state.quoted and self._coordinated(chunks, k):
                trigger.irrealis = trigger.embedded = False
                state.embedded, state.inner = False, None
        if state.quoted and trigger.subject and trigger.subject[0].kind == "speaker":
            trigger.subject, trigger.pending, trigger.irrealis, trigger.embedded = None, True, False, False
        if sorts & {"speech"} and not trigger.nominal:
            state.embedded, state.inner, state.irrealis = True, None, False
        if ("wish" in sorts or chunk.text in self.wishes) and not trigger.nominal:
            state.irrealis = True

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
            return (
                owner.kind == "word"
                and not owner.tags & {"prepositions", "conjunctions", "before_object"}
                and not self._verbal(chunks, near)
            )
        j = k - 1
        while (
            j >= 0 and chunks[j].kind != "punct" and not (chunks[j].kind == "word" and chunks[j].tags & {"complementizers"}) and k - j < 12
        ):
            if chunks[j].kind in ("actor", "verb"):
                return False
            j -= 1
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

    def _returns(self, chunks: list[Chunk], k: int, sorts: set[str]) -> bool:
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
            if chunk.text == "," and (named := self._apposed(chunks, j)) >= 0:
                return named, chunks[named].mentions[-1:]
            if chunk.text in self.relatives and j > 1 and chunks[j - 1].text == "," and chunks[j - 2].kind == "actor":
                return j - 2, chunks[j - 2].mentions[-1:]
            if chunk.kind in ("place", "event") and j > 0 and chunks[j - 1].kind == "word" and "prepositions" in chunks[j - 1].tags:
                j -= 2
                continue
            return j, None
        return j, None

    def _apposed(self, chunks: list[Chunk], k: int) -> int:
        """`A, thành viên cấp cao của B, nói`: the index of A for the comma before the verb, or -1."""
        for j in range(k - 1, max(0, k - 14), -1):
            chunk = chunks[j]
            if chunk.kind == "verb" or (chunk.kind == "punct" and chunk.text not in ",-"):
                return -1
            if chunk.text == "," and chunks[j - 1].kind == "actor" and chunks[j - 1].mentions[-1].kind == "person":
                described = (
                    j + 1 < k
                    and chunks[j + 1].kind in ("word", "actor")
                    and not chunks[j + 1].tags & {"adverbs", "prepositions", "complementizers", "connectives", "conjunctions"}
                )
                return j - 1 if described and not self.governed(chunks, j - 1) else -1
        return -1

    def _patient(self, chunks: list[Chunk], k: int, state: State) -> list[Mention] | None:
        j, near = self._near(chunks, k)
        if near is not None:
            return near
        return state.inner if state.embedded and state.inner else state.main
