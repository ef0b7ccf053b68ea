"""Quotation marks in a sentence: those that open what somebody says, and those around a few words."""

from __future__ import annotations

from kg.annotate.mentions import Chunk


def scare(chunks: list[Chunk], k: int) -> bool:
    """Whether the mark at `k` belongs to a few quoted words that hold no clause: `chính sách "Hướng Đông"`."""
    marks = [j for j, c in enumerate(chunks) if c.kind == "punct" and c.text in '"“”«»']
    if len(marks) % 2:
        return False
    at = marks.index(k)
    first, last = (k, marks[at + 1]) if at % 2 == 0 else (marks[at - 1], k)
    inside = chunks[first + 1 : last]
    if len(inside) == 1 and inside[0].kind == "verb":
        return first > 0 and chunks[first - 1].kind == "word"  # `A đã “lên án mạnh mẽ” B`
    return (
        0 < len(inside) < 9
        and first > 0
        and chunks[first - 1].kind not in ("punct", "actor")
        and not any(c.kind in ("verb", "actor", "punct") for c in inside)
    )


def begins_quoted(chunks: list[Chunk]) -> bool:
    """Whether the sentence begins inside a quotation that an earlier one opened."""
    marks = [k for k, c in enumerate(chunks) if c.kind == "punct" and c.text in '"“”«»']
    if not marks:
        return False
    first = marks[0]
    if chunks[first].text in "”»":
        return len(marks) % 2 == 1 or any(chunks[k].text in "“«" for k in marks)
    if chunks[first].text != '"' or not first:
        return False
    return first + 1 >= len(chunks) or chunks[first + 1].text in ",.-" or chunks[first - 1].text in (",", ".", "?", "!")
