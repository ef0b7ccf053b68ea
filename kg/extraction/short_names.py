"""One gathering under two names: `Hội nghị G20` in a headline, `Hội nghị Thượng đỉnh G20` in the text."""

from __future__ import annotations

from kg.extraction.assembly import Assembly, Thing
from kg.extraction.drafts import Draft
from kg.vi.normalize import norm


def join_gatherings(assembly: Assembly, ceremonial: frozenset[str]) -> None:
    """Give facts of a gathering's shorter name the one longer name that has all its words, where both are told of somebody.

    `ceremonial` are the kinds of gatherings that may be told of by kind alone: `lễ đón`.
    """
    things = {id(t): t for t in assembly.things.values() if t.kind == "event" and t.used and t.spans}
    events = sorted(things.values(), key=lambda t: -len(t.label.split()))
    for short in events[1:]:
        longer = [t for t in events if t is not short and t.spans and _shortened(short.label, t.label, ceremonial)]
        if len(longer) == 1 and _told_twice(assembly, short.label, longer[0].label):
            _join(assembly, short, longer[0])


def _shortened(short: str, full: str, ceremonial: frozenset[str]) -> bool:
    """Whether a name has the same head, words of the other alone, and one of its own beside the head: an abbreviation, number or name."""
    words, more = norm(short).split(), norm(full).split()
    if norm(short) in ceremonial:
        return norm(full).startswith(f"{norm(short)} ")
    own = any(w[:1].isupper() or w[:1].isdigit() for w in short.split()[2:])
    return own and words[:2] == more[:2] and len(words) < len(more) and set(words) < set(more)


def _told_twice(assembly: Assembly, short: str, full: str) -> bool:
    """Whether somebody does the same at both, at no other time: that shows them to be one gathering."""
    told = {(d.predicate, d.subject): d for d in assembly.drafts if d.object_kind == "event" and d.object == full}
    again = ((told.get((d.predicate, d.subject)), d) for d in assembly.drafts if d.object_kind == "event" and d.object == short)
    return any(known is not None and known.compatible(draft) for known, draft in again)


def _join(assembly: Assembly, short: Thing, full: Thing) -> None:
    told: dict[tuple[str, str], list[Draft]] = {}
    for draft in assembly.drafts:
        if draft.object_kind == "event" and draft.object == full.label:
            told.setdefault((draft.predicate, draft.subject), []).append(draft)
    for draft in [d for d in assembly.drafts if d.object_kind == "event" and d.object == short.label]:
        draft.object = full.label
        same = next((d for d in told.get((draft.predicate, draft.subject), ()) if d.compatible(draft)), None)
        if same is not None:
            same.evidence = sorted([*same.evidence, *(e for e in draft.evidence if e not in same.evidence)], key=lambda e: e.start)
            same.merge(draft)
            assembly.drafts.remove(draft)
            for alike in assembly.told.values():
                alike[:] = [d for d in alike if d is not draft]
    full.spans.update(short.spans)
    full.aliases += [a for a in (short.label, *short.aliases) if a != full.label and a not in full.aliases]
    short.spans, short.used = {}, False
