"""Text whose lines break inside sentences, as old pages and e-mail wrap it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

_ENDS = frozenset('.!?:;…"”»)')
_FEWEST = 6  # breaks between lines of a paragraph, to tell that a text is wrapped
_WIDEST = 110  # characters of the usual line of a wrapped text
_SHORT = 0.6  # of the usual line: a shorter one is a heading or ends a paragraph


def unwrapped(text: str, abbreviated: Iterable[str] = ()) -> str:
    """The text with its wrapped lines joined by a space in place of the line break; the length stays.

    A line that ends in one of the abbreviated ranks and its full stop (`Dr.`) goes on in the next, as where a naive splitter broke it.
    """
    if abbreviated and ".\n" in text:
        text = re.sub(rf"(?<![^\W_])((?:{'|'.join(abbreviated)})\.)\n(?=[^\W\d_])", r"\1 ", text)
    if text.count("\n") < _FEWEST:
        return text
    lines = text.split("\n")
    inner = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(inner) < _FEWEST:
        return text
    usual = median(len(a) for a, _ in inner)
    broken = sum(_goes_on(a, b) for a, b in inner)
    if usual > _WIDEST or 4 * broken < len(inner):
        return text
    joined = [lines[0]]
    for a, b in pairwise(lines):
        wrapped = bool(a.strip() and b.strip()) and (_goes_on(a, b) or (len(a) >= _SHORT * usual and a.rstrip()[-1] not in _ENDS))
        joined.append((" " if wrapped else "\n") + b)
    return "".join(joined)


def _goes_on(line: str, following: str) -> bool:
    """Whether a line ends without a mark and the next begins small."""
    return line.rstrip()[-1] not in _ENDS and following.lstrip()[0].islower()
