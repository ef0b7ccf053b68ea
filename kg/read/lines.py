"""What a single line of a news page looks like: a paragraph, a headline, a menu, a byline, a heading over teasers, …"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from importlib.resources import files

_PARAGRAPH = 35  # so many words are a paragraph, with or without a full stop
_LONG = 160  # characters; longer lines are paragraphs unless they look like imprint or a long menu
_CREDIT = 140  # characters; no credit at a line's end is longer
_LONGEST = 420  # characters; no line of imprint and no caption is longer
_DECORATION = "0123456789 :.»›>|*#[]-–…►▶■"
_SEPARATED = re.compile(r"[|›»·•\t]| > |   ")
_NAME = 5  # words; a longer run of capitals is a headline
_SPLIT = re.compile(r"\s+|([,/])|\.(?=\w)")
_CLOSERS = "\"'”’»)]* "

Span = tuple[int, int]


class Kind(Enum):
    """What a line is, as far as the line itself tells."""

    PROSE = auto()  # a paragraph
    CLIPPED = auto()  # a paragraph that ends in an ellipsis, as summaries under teasers do
    SHORT = auto()  # a headline, a subheading, a caption
    CAPTION = auto()  # a caption, known by its credit
    NAMES = auto()  # capitalised names alone: perhaps a byline
    FURNITURE = auto()
    CLOSING = auto()  # furniture that ends an article: source, tags, imprint
    INSIDE = auto()  # heading of a list of other articles, within an article
    AFTER = auto()  # the same, below an article
    LAST = auto()  # heading of the readers' comments


@dataclass(frozen=True, slots=True)
class _Rules:
    headings: dict[str, Kind]
    words: re.Pattern[str]
    furniture: re.Pattern[str]
    closing: re.Pattern[str]
    stamp: re.Pattern[str]
    anchor: re.Pattern[str]
    outlet: re.Pattern[str]
    inside: re.Pattern[str]
    end: re.Pattern[str]
    signs: tuple[str, ...]
    joiners: frozenset[str]
    openers: re.Pattern[str]
    closers: re.Pattern[str]


@cache
def _rules() -> _Rules:
    with files("kg").joinpath("vi", "furniture.toml").open("rb") as file:
        data = tomllib.load(file)
    words = _any(map(re.escape, sorted(map(str.lower, data["words"]), key=len, reverse=True)))
    anchors, lines = _any(data["stamps"]["anchors"]), data["lines"]
    parts = f"(?:{anchors}|{_any(data['stamps']['parts'])}|{words})"
    joint = r"[\s|›»>·•,;:/()\[\]\-–—]"
    kinds = {"inside": Kind.INSIDE, "after": Kind.AFTER, "last": Kind.LAST}
    bylines, outlets = data["bylines"], _any(map(re.escape, data["outlets"]["names"]))
    return _Rules(
        headings={phrase.lower(): kinds[name] for name, phrases in data["headings"].items() for phrase in phrases},
        words=re.compile(rf"{joint}*{words}(?:{joint}+{words})*{joint}*"),
        furniture=re.compile(_any((*lines["patterns"], *lines["teasers"]))),
        closing=re.compile(_any(lines["closing"])),
        stamp=re.compile(rf"{joint}*{parts}(?:{joint}+{parts})*{joint}*"),
        anchor=re.compile(anchors),
        outlet=re.compile(rf"(?:\([\w.&+/ ]{{2,25}}\)|{outlets}|[\w.]+\.(?:vn|com|net|org))\s*[-–—]+\s+"),
        inside=re.compile(_any(data["cuts"]["inside"]), re.IGNORECASE),
        end=re.compile(_any(data["cuts"]["end"]), re.IGNORECASE),
        signs=tuple(data["cuts"]["signs"]),
        joiners=frozenset(bylines["joiners"]),
        openers=re.compile(rf"[(]?{_any(bylines['openers'])}\s*[:.]?\s+", re.IGNORECASE),
        closers=re.compile(rf"\s*{_any(bylines['closers'])}$", re.IGNORECASE),
    )


def _any(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def look(line: str) -> tuple[Kind, list[Span]]:
    """Return the kind of a line, which has no white space around it and is not empty, and what to cut out of it.

    Cut are the paper's mark at the head and photo credits; nothing out of the middle of a sentence.
    """
    long = len(line) > _LONG
    if long and line[-1] == "." and line[-2:] != ".." and ":" not in line and "|" not in line and "©" not in line:
        return Kind.PROSE, _cuts(line, _rules())  # nearly every paragraph, told at once
    rules = _rules()
    kind = _alone(line, line.lower(), long, rules)
    if kind is not None:
        return kind, []
    cuts = _cuts(line, rules)
    return _shape(line, cuts), cuts


def _alone(line: str, folded: str, long: bool, rules: _Rules) -> Kind | None:
    """Return what a line is by its words, or None if it may be article."""
    if not long:
        heading = rules.headings.get(folded.strip(_DECORATION))
        if heading is not None:
            return heading
    if len(line) <= _LONGEST:
        if rules.furniture.fullmatch(folded):
            return Kind.FURNITURE
        if rules.closing.fullmatch(folded):
            return Kind.CLOSING
    if _is_menu(line, folded, rules):
        return Kind.FURNITURE
    if long:
        return None
    if len(line) < 90 and rules.stamp.fullmatch(folded) and rules.anchor.search(folded):
        return Kind.FURNITURE
    return Kind.NAMES if _are_names(line, rules) else None


def _shape(line: str, cuts: list[Span]) -> Kind:
    if cuts and cuts[-1][1] == len(line):
        return Kind.CAPTION if cuts[-1][0] < _LONGEST else Kind.PROSE
    bare = line.rstrip(_CLOSERS)
    if bare.endswith(("...", "…")):
        return Kind.CLIPPED if line.count(" ") > 6 else Kind.SHORT
    words = line.count(" ") + 1
    ends = bare[-1:]
    if not ends or words > _PARAGRAPH or (ends in "?!" and words > 24):
        return Kind.PROSE
    if line[-1] == ")" and ends not in ".;":  # a source in brackets after the full stop
        ends = line[: line.rfind("(")].rstrip(_CLOSERS)[-1:]
    return Kind.PROSE if (ends == "." and words > 3) or (ends in ":;" and words > 7) else Kind.SHORT


def _is_menu(line: str, folded: str, rules: _Rules) -> bool:
    """Say whether a line is a menu: words of menus alone, or many short entries between separators."""
    if len(line) <= 1000 and rules.words.fullmatch(folded):
        return True
    if line[-1] != "." and _SEPARATED.search(line):
        for separator in ("|", "›", "»", "·", "•", " > ", "   ", "\t"):
            entries = [entry for entry in map(str.strip, line.split(separator)) if entry]
            if len(entries) < 2 or max(entry.count(" ") for entry in entries) > 5:
                continue
            known = any(rules.words.fullmatch(entry.lower()) for entry in entries[:8])
            if known or (len(entries) > 2 and separator not in "•\t   ") or (separator in "›»" and len(line) < 80):
                return True
    if not ("a" <= line[0] <= "z"):
        return False
    # a slug (an image's name, without Vietnamese marks) stands before a teaser's or a caption's words
    first = line[:60].split(" ")[:7]
    return len(first) == 7 and all(word.isascii() and word.isalnum() and word.islower() for word in first[:6])


def _are_names(line: str, rules: _Rules) -> bool:
    if len(line) > 80 or line[-1] in ":;?!" or (line[-1] == "." and len(line) > 6):
        return False
    if sum(word[0].islower() for word in line.split()) > 5:
        return False  # before the costly patterns
    opened = rules.openers.match(line)
    rest = line[opened.end() :].rstrip(")") if opened else line
    words, longest, length = 0, 0, 0
    for word in _SPLIT.split(rules.closers.sub("", rest)):
        if not word:
            continue
        if word == "," or word.lower() in rules.joiners:
            length = 0
        elif not word[0].isupper() or word[-1].isdigit():
            return False
        else:
            words, length = words + 1, length + 1
            longest = max(longest, length)
    return words > 0 and longest <= _NAME


def _cuts(line: str, rules: _Rules) -> list[Span]:
    found: list[Span] = []
    if "-" in line[:40] or "–" in line[:40]:
        mark = rules.outlet.match(line)
        if mark:
            found.append(mark.span())
    if "(" in line or "[" in line:
        for match in rules.inside.finditer(line):
            start, end = match.span()
            before, after = line[max(0, start - 9) : start].rstrip()[-1:], line[end : end + 9].strip(" .")
            if not after or before in '.!?"”' or after[:1].isupper():
                found.append((start, end))
    tail = max(0, len(line) - _CREDIT, found[-1][1] if found else 0)
    folded = line[tail:].lower()
    for sign in rules.signs:
        at = folded.rfind(sign)
        credit = rules.end.match(line, tail + at) if at >= 0 else None
        if credit:
            found.append((len(line[: credit.start()].rstrip(" -–|,;©(")), credit.end()))
            break
    return found
