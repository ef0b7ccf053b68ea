"""What kind of verb stands before a list of actors, for the list may be its objects or the next subject."""

from __future__ import annotations

from kg.annotate.mentions import Chunk

_FACTIVE = frozenset({"gratitude", "congratulation"})


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
