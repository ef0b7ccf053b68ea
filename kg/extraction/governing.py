"""What kind of verb stands before a list of actors, for the list may be its objects or the next subject."""

from __future__ import annotations

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.triggers import Trigger

_FACTIVE = frozenset({"gratitude", "congratulation"})


def lies_in(chunks: list[Chunk], k: int) -> bool:
    """`gặp B tại Lima, Peru`: whether the country at `k` only tells where the place before it lies."""
    if k < 3 or chunks[k - 1].text != "," or chunks[k - 2].kind != "place" or not chunks[k].mentions:
        return False
    here = chunks[k].mentions[0]
    return here.kind == "country" and len(chunks[k].mentions) == 1 and chunks[k - 2].mentions[0].country in (here.key, here.label)


def asked_of(chunks: list[Chunk], doer: list[Mention]) -> bool:
    """`đề nghị B thúc đẩy D, ủng hộ C`: whether who is to act is somebody asked to do it."""
    k = next((i for i, c in enumerate(chunks) if c.mentions is doer), 0)
    return k > 0 and asking(chunks[k - 1])


def same_view(triggers: list[Trigger], chunks: list[Chunk], k: int) -> Trigger | None:
    """`A nói B coi trọng quan hệ và mong muốn hợp tác với C, xem C là đối tác`: the verb before that tells of B, a state."""
    if chunks[k - 1].text != "," or not any(rule.startswith("regard.co") for rule in chunks[k].rules):
        return None
    states = [t for t in triggers if t.subject and all(m.kind == "country" for m in t.subject)]
    views = (t for t in reversed(states) if any(rule.startswith(("regard.co", "partnership.")) for rule in chunks[t.index].rules))
    return next((t for t in views if t.near >= 0 and t.embedded and not t.irrealis and not t.quoted), None)


def inviting(before: list[Chunk]) -> bool:
    """`theo lời mời của A, B và C thăm …`, `trong chuyến thăm A, B và C đến …`: words of inviting or visiting before the list."""
    return bool(before) and any(rule.startswith(("invitation.", "visit.")) for rule in before[-1].rules)


def thanking(chunk: Chunk) -> bool:
    """Whether a chunk is a verb after which those thanked stand with what they did: `cảm ơn A, B và C đã …`."""
    return not _FACTIVE.isdisjoint(chunk.rules)


def asking(chunk: Chunk) -> bool:
    """Whether a chunk is a verb after which those asked stand with what they are to do: `đề nghị A, B và C gia hạn …`."""
    return any(rule.startswith(("request", "invitation.invite")) for rule in chunk.rules)


def receiving(chunk: Chunk) -> bool:
    """Whether a chunk is a verb of meeting or of speaking with somebody."""
    return any(rule.startswith(("meeting.", "conversation.")) for rule in chunk.rules)
