"""What sorts of verb the event rules have: the reader of clauses asks this, not for rules."""

from __future__ import annotations

from typing import Any

from kg.extraction.frames import NOUN_FRAMES

_FACTIVE = frozenset({"thanked", "congratulated"})


def sorts_of(rule: dict[str, Any]) -> set[str]:
    """The sorts of verb that a rule's triggers are: noun, main, act, speech, wish, factive, and what the act is."""
    found = {"noun"} if rule["frame"] in NOUN_FRAMES else {rule.get("level", "act")}
    if rule["frame"] in ("speech", "quoted"):
        found.add("speech")
    if rule.get("wish") or rule["predicate"] == "supports" or (rule["predicate"] == "invited" and rule["frame"] != "invitation-of"):
        found.add("wish")
    if found != {"noun"} and rule["predicate"] in ("visited", "metWith", "attended"):
        found.add(rule["predicate"])
    if rule["predicate"] in _FACTIVE:
        found.add("factive")
    return found


def free(rule: dict[str, Any]) -> bool:
    """Rules whose facts stand even under a wish: saying something is itself an act."""
    return bool(rule["predicate"] == "stated")
