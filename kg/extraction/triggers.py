"""Triggers in their clauses, and what a reader of the clause remembers."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.annotate.mentions import Mention

SKIPPED = frozenset({"adverbs", "future", "negation", "future_after", "future_dates"})
CONVEYING = frozenset({"message.convey", "invitation.convey"})  # rules of passing on what somebody else sends
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
    quoted: bool = False  # inside quotation marks
    passive: bool = False
    patient: list[Mention] | None = None  # of a passive: who it is done to
    patient_of: list[Mention] | None = None  # of a passive without an agent
    nominal: bool = False  # used as a noun
    pending: bool = False  # before the subject of the sentence
    coordinated: bool = False  # joined to the verb before it
    denied: bool = False  # by a negation of the verb that it follows from: `không tới P dự E`
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
    commas: bool = False  # whether a comma was read
    quoted: bool = False
    bracketed: bool = False  # inside brackets: `A (phải) bắt tay B`
    nobody: bool = False  # whether somebody unnamed speaks
    first_main: list[Mention] | None = None
    subjects: list[tuple[int, list[Mention]]] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
