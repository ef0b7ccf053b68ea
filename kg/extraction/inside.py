"""What the titles of a person or the name of a gathering, document or body name in turn."""

from __future__ import annotations

from kg.annotate.mentions import Mention
from kg.annotate.scan import Scan
from kg.extraction.assembly import Assembly

_WITHIN = frozenset({"country", "organization", "place"})
_STATE = frozenset({"country"})
_NOTHING = frozenset({"country", "place", "partnership", "group", "pronoun"})  # kinds of names that hold no other
_KEPT = frozenset({"international", "company", "think-tank"})  # kinds of bodies that are entities wherever they stand


def register_inside(
    assembly: Assembly, scan: Scan, mention: Mention, speakers: frozenset[str], heads: frozenset[str], whose: frozenset[str]
) -> None:
    """Register the countries, places and bodies inside a mention.

    `speakers` are posts of those who speak for a ministry; `heads` posts in some department of a body, which is told after `whose`.
    """
    if mention.kind in _NOTHING:
        return
    i = mention.start
    while i < mention.end:
        if not scan.options[i].names:
            i += 1
            continue
        dashed = i + 1 < mention.end and "-" in (scan.norms[i + 1], scan.norms[i - 1])
        found = scan.entry(i, mention.end, _WITHIN, ambiguous=dashed or mention.kind in ("person", "post"))
        if found and not (mention.kind == "person" and mention.start < i and scan.surface(i, found[0]) in mention.label):
            end, entry, _ = found
            whole = i == mention.start and end >= mention.end
            half = entry.kind == "place" and scan.norms[i - 1] == "-"  # `Antwerp-Bruges`
            ministry = entry.detail == "ministry" and any(post.head in speakers for post in mention.posts)
            state = scan.entry(end, mention.end, _STATE) if ministry else None
            if state is not None:  # `người phát ngôn Bộ Ngoại giao A`
                span = (scan.starts[i], scan.ends[state[0] - 1])
                assembly.thing("organization", scan.surface(i, state[0]), "", "", [], span, True, state[1].label)
            elif not whole and not half and (entry.kind != "organization" or entry.detail in _KEPT or ministry):
                span = (scan.starts[i], scan.ends[end - 1])
                assembly.thing(entry.kind, scan.surface(i, end), entry.label, entry.wikidata, [], span, True, entry.country)
            i = end
        else:
            i += 1
    if any(post.head in heads for post in mention.posts):
        _employer(assembly, scan, mention, whose)


def _employer(assembly: Assembly, scan: Scan, mention: Mention, whose: frozenset[str]) -> None:
    """`giám đốc chiến lược ngoại hối tại TD Securities`: the firm."""
    for i in range(mention.start + 2, mention.end - 1):
        if scan.norms[i] in whose and not scan.cap[i - 1] and scan.cap[i + 1]:
            end = i + 1
            while end < mention.end and scan.cap[end] and scan.is_word(end):
                end += 1
            if end - i > 2:
                span = (scan.starts[i + 1], scan.ends[end - 1])
                assembly.thing("organization", scan.surface(i + 1, end), "", "", [], span, True, "")
            return
