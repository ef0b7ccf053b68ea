"""Tells the article from the page furniture around it, by the shape of lines and the phrases of `kg/vi/furniture.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from kg.read.lines import Kind, Span, look

_BODY = frozenset({Kind.PROSE, Kind.CLIPPED, Kind.SHORT, Kind.CAPTION})
_SECTION = frozenset({Kind.INSIDE, Kind.AFTER, Kind.LAST})
_OPEN = frozenset({Kind.INSIDE, Kind.CLOSING})  # lists after which an article may well go on
_ONE_NAME = 32  # characters of a byline above the article
_UNHEADED = 2  # so many headlines at the very end are teasers, though no heading says so


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    kind: Kind
    cuts: list[Span]
    gap: bool  # a blank line stands before it
    colon: bool
    bullet: bool


def body_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of `text` that are article, sorted and disjoint; lines that follow each other are one span."""
    lines = list(_lines(text))
    _settle_names(lines)
    spans: list[Span] = []
    joined = False  # whether the line before was article up to its end
    for line, kept in zip(lines, _kept(lines), strict=True):
        if not kept:
            joined = False
            continue
        for number, (start, end) in enumerate(_pieces(text, line)):
            if joined and number == 0 and start == line.start:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
            joined = end == line.end
    return tuple(spans)


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that are not blank, without the white space around them."""
    offset, gap = 0, False
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            start = offset + raw.index(line[0])
            kind, cuts = look(line)
            yield _Line(start, start + len(line), kind, cuts, gap, line[-1] == ":", line[0] in "-–•*+")
        gap = not line
        offset += len(raw) + 1


def _pieces(text: str, line: _Line) -> Iterable[Span]:
    """Return what is left of an article line when credits and the paper's mark are cut out."""
    if not line.cuts:
        return ((line.start, line.end),)
    ends = [line.start, *(line.start + at for cut in line.cuts for at in cut), line.end]
    return [piece for start, end in zip(ends[::2], ends[1::2], strict=True) for piece in _trimmed(text, start, end)]


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if any(map(str.isalnum, piece)):
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(piece.strip())


def _settle_names(lines: list[_Line]) -> None:
    """Decide which lines of names are bylines: those at the article's end, and those between headline and first paragraph."""
    headline = next((line for line in lines if line.kind in _BODY or line.kind is Kind.NAMES), None)
    top = {id(line) for line in takewhile(lambda line: line.kind is not Kind.PROSE, lines) if line is not headline}
    later: Kind | None = None
    for line in reversed(lines):
        if line.kind is Kind.NAMES:
            byline = id(line) in top and line.end - line.start <= _ONE_NAME
            line.kind = Kind.FURNITURE if byline else Kind.SHORT if later in _BODY or line is headline else Kind.CLOSING
        later = line.kind


def _kept(lines: list[_Line]) -> list[bool]:
    """Say of every line whether it is article."""
    kept = [line.kind in _BODY for line in lines]
    section: Kind | None = None
    block = True  # no blank line so far in this section
    seen = heads = pairs = 0  # paragraphs of the article; headlines since the section or its last summary began; summaries
    ahead = sum(line.kind is Kind.PROSE for line in lines)
    for at, line in enumerate(lines):
        kind = line.kind
        ahead -= kind is Kind.PROSE
        if kind in _SECTION or kind is Kind.CLOSING:
            section, heads, pairs, block = _opened(section, kind, seen, ahead), 0, 0, True
        elif section is None:
            seen += kind is Kind.PROSE
        elif kind in _BODY:
            ended = block and line.gap and heads > 0 == pairs  # a blank line after a list without any
            block = block and not line.gap
            if _resumes(lines, at, section, seen, heads, pairs) or (ended and _subheads(lines, at, section, seen)):
                section = None
                seen += kind is Kind.PROSE
            else:
                kept[at] = False
                pairs += kind is Kind.PROSE or kind is Kind.CLIPPED
                heads = heads + 1 if kind is Kind.SHORT else 0
    _drop_unheaded(lines, kept)
    return kept


def _opened(section: Kind | None, kind: Kind, seen: int, ahead: int) -> Kind | None:
    """Return the section that a heading or a closing line opens, with so many paragraphs of article before and of any kind after it."""
    if section is Kind.LAST:
        return section
    if kind is Kind.CLOSING:
        return section or (kind if seen > 1 else None)  # a byline above the article opens nothing
    if kind is Kind.LAST and seen < 3 and ahead > seen:
        return section  # the button above the article, not the box below
    return kind


def _resumes(lines: list[_Line], at: int, section: Kind, seen: int, heads: int, pairs: int) -> bool:
    """Say whether the article goes on at line `at`, which stands in a list of other articles."""
    kind = lines[at].kind
    likely = section in _OPEN or seen == 0  # above the article's first paragraph every list is passed
    if section is Kind.LAST:
        return False
    if kind is Kind.CAPTION:
        return likely
    if kind is not Kind.PROSE:
        return False
    run, following = _run(lines, at)
    if not likely:
        return run > 2
    if run > 1 or heads == 0:
        return True
    if section is Kind.CLOSING:
        return False
    if heads > 1:
        return True  # a list of bare headlines, then a paragraph
    if following is None:
        return pairs == 0
    return _paragraphs_ahead(lines, following)  # headline and paragraph: a teaser with its summary, unless prose follows


def _subheads(lines: list[_Line], at: int, section: Kind, seen: int) -> bool:
    """Say whether line `at`, the first after a list's blank line, is the article's headline or a subheading in it."""
    if seen == 0:
        return section is not Kind.LAST
    return section is Kind.INSIDE and _run(lines, at + 1)[0] > 1


def _run(lines: list[_Line], at: int) -> tuple[int, int | None]:
    """Return how many paragraphs follow each other from `at`, and where the next headline stands before any heading."""
    count = 0
    for index in range(at, len(lines)):
        kind = lines[index].kind
        if kind is Kind.PROSE:
            count += 1
            if count > 2:
                return count, None
        elif kind in _BODY:
            return count, index
        elif kind is not Kind.FURNITURE:
            break
    return count, None


def _paragraphs_ahead(lines: list[_Line], at: int, limit: int = 12) -> bool:
    """Say whether two paragraphs follow each other before the next heading."""
    ahead = []
    for line in lines[at : at + limit]:
        if line.kind in _SECTION or line.kind is Kind.CLOSING:
            break
        ahead.append(line.kind)
    return any(one is two is Kind.PROSE for one, two in pairwise(ahead))


def _drop_unheaded(lines: list[_Line], kept: list[bool]) -> None:
    """Drop headlines that end the text after whole paragraphs: teasers whose heading the dump has lost."""
    tail: list[int] = []
    for at in range(len(lines) - 1, -1, -1):
        if not kept[at]:
            continue
        if lines[at].kind is not Kind.SHORT or lines[at].colon or lines[at].bullet:
            break
        tail.append(at)
    else:
        return
    closed = not lines[at].colon and lines[at].kind is Kind.PROSE
    if closed and len(tail) >= _UNHEADED and sum(line.kind is Kind.PROSE for line in lines[: at + 1]) > 2:
        for index in tail:
            kept[index] = False
