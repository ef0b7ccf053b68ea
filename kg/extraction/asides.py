"""What stands in running text and tells nothing: photo credits, headings in capitals."""

from __future__ import annotations

from kg.annotate.mentions import Chunk, Sentence
from kg.annotate.scan import Scan

_HEADING = 90  # characters that a heading or a byline has at most
_NAMES = 5  # words of an author's name
_STOPS, _BULLETS = frozenset('.!?…:;,"”»)'), frozenset("-–—•*+·1234567890")


def without_credits(chunks: list[Chunk], words: frozenset[str]) -> list[Chunk]:
    """The chunks with a full stop for each photographer: `Ảnh: X/TTXVN` in running text."""
    if words.isdisjoint([c.text for c in chunks]):
        return chunks
    kept = list(chunks)
    for k, mark in enumerate(chunks[:-1]):
        named = chunks[k + 1].mentions
        untitled = (chunks[k + 1].kind == "actor" and bool(named) and not named[0].posts) or chunks[k + 1].kind == "verb"
        reach = {":": 1, "/": 4}.get(mark.text, 0)  # `Ảnh: X`, `Ảnh: AFP/TTXVN`
        if untitled and any(c.text in words for c in chunks[max(0, k - reach) : k]):
            kept[k + 1] = Chunk("punct", chunks[k + 1].start, chunks[k + 1].end, ".")
    return kept


def without_byline(sentences: list[Sentence], text: str) -> list[Sentence]:
    """The sentences of an article without the author's name at its end."""
    if len(sentences) > 1 and is_byline(sentences[-1].chunks):
        sentences = sentences[:-1]
    author = byline_at(text)
    return [s for k, s in enumerate(sentences) if not k or s.char_start < author]


def is_byline(chunks: list[Chunk]) -> bool:
    """Whether a text that ends with these chunks ends with the name of its author: one person, and no full stop."""
    return len(chunks) == 1 and [m.kind for m in chunks[0].mentions] == ["person"]


def byline_at(text: str) -> int:
    """Where a last line names the author and his paper, `A B/Báo C (biên dịch)`; the text's length if there is none."""
    ended = text.rstrip()
    line = ended.rpartition("\n")[2]
    author, slash, paper = line.partition("/")
    if not slash and line.endswith(")"):
        author, _, paper = line[:-1].partition("(")  # `A B (TTXVN)`
    names, paper = author.split(), paper.strip()
    named = 0 < len(names) <= _NAMES and all(name.isalpha() and name[0].isupper() for name in names)
    told = (paper[:1].isupper() or (paper != "" and " " not in paper)) if slash else paper.isupper()
    return len(ended) - len(line) if named and told and len(line) < _HEADING and line[-1] not in ".!?" else len(text)


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether a short line of its own without a full stop, and no item of a list, stands there: whom it tells of is nobody said before."""
    line = text[start:end].strip()
    if not line or len(line) > _HEADING or line[-1] in _STOPS or line[0] in _BULLETS:
        return False
    return text[:start].rstrip(" \t")[-1:] in ("", "\n") and text[end:].lstrip(" \t")[:1] in ("", "\n")


def without_heading(chunks: list[Chunk], scan: Scan) -> list[Chunk]:
    """The chunks with a plain word for the verb of a heading in capitals, which tells no act: `TRỪNG PHẠT - Hôm 3/4, …`."""
    if len(chunks) > 2 and chunks[0].kind == "verb" and chunks[1].text == "-" and scan.surface(chunks[0].start, chunks[0].end).isupper():
        return [Chunk("word", chunks[0].start, chunks[0].end, chunks[0].text), *chunks[1:]]
    return chunks


def without_capacity(chunks: list[Chunk], words: frozenset[str]) -> list[Chunk]:
    """The chunks without the words before the capacity that a named person acts in: `Với tư cách Chủ tịch O, Thủ tướng A …`."""
    k = next((i for i, c in enumerate(chunks) if c.kind != "word"), 0)
    if k and " ".join(c.text for c in chunks[:k]) in words and chunks[k].kind == "actor" and "," in chunks[k].text.split():
        return chunks[k:] if [m.kind for m in chunks[k].mentions] == ["person"] else chunks
    return chunks
