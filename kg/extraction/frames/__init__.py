"""How the roles of an event stand around its trigger: one method a frame, chosen by name in `events.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kg.annotate.mentions import Chunk
from kg.extraction.frames.journeys import Journeys
from kg.extraction.frames.looking import Match
from kg.extraction.frames.offices import Offices
from kg.extraction.frames.relations import Relations
from kg.extraction.frames.sayings import Sayings
from kg.extraction.frames.stances import Stances
from kg.extraction.triggers import Trigger

__all__ = ["FRAMES", "NOUN_FRAMES", "STATES", "Frames", "Match"]


class Frames(Journeys, Relations, Offices, Sayings, Stances):
    """All frames."""


Frame = Callable[[Frames, list[Chunk], Trigger, dict[str, Any]], Iterator[Match]]
FRAMES: dict[str, Frame] = {
    "transitive": Frames.transitive,
    "between": Frames.between,
    "under": Frames.under,
    "signatures": Frames.signatures,
    "repeat": Frames.repeat,
    "listed": Frames.listed,
    "hit": Frames.hit,
    "aimed": Frames.aimed,
    "there-is": Frames.there_is,
    "witnessed": Frames.witnessed,
    "seen-by": Frames.seen_by,
    "there-met": Frames.there_met,
    "visit-of": Frames.visit_of,
    "first-visited": Frames.first_visited,
    "stop": Frames.stop,
    "invitation-of": Frames.invitation_of,
    "upgrade": Frames.upgrade,
    "relation": Frames.relation,
    "relations": Frames.relations,
    "appoint": Frames.appoint,
    "post-is": Frames.post_is,
    "elected": Frames.elected,
    "receive-credentials": Frames.receive_credentials,
    "convey": Frames.convey,
    "exchange": Frames.exchange,
    "sent": Frames.sent,
    "called": Frames.called,
    "become": Frames.become,
    "invitation-sent": Frames.invitation_sent,
    "received-from": Frames.received_from,
    "support": Frames.support,
    "regard": Frames.regard,
    "regard-is": Frames.regard_is,
    "agree": Frames.agree,
    "aid": Frames.aid,
    "given": Frames.given,
    "criticize": Frames.criticize,
    "credentials": Frames.credentials,
    "summon": Frames.summon,
    "imposed": Frames.imposed,
    "lifted": Frames.lifted,
    "sanctions-of": Frames.sanctions_of,
    "diplomats": Frames.diplomats,
    "unwelcome": Frames.unwelcome,
    "recall": Frames.recall,
    "founded": Frames.founded,
    "lead": Frames.lead,
    "speech": Frames.speech,
    "quoted": Frames.quoted,
    "after-quote": Frames.after_quote,
    "according-to": Frames.according_to,
}
NOUN_FRAMES = frozenset(
    {
        "unwelcome",
        "seen-by",
        "sanctions-of",
        "invitation-sent",
        "post-is",
        "between",
        "signatures",
        "listed",
        "under",
        "visit-of",
        "stop",
        "invitation-of",
        "relation",
        "relations",
        "regard-is",
        "according-to",
    }
)
STATES = frozenset({"relation", "relations", "regard-is"})
