"""Those named of a crowd stand for it: `các nhà lãnh đạo châu Á, trong đó có A và B`."""

from __future__ import annotations

from typing import Any

from kg.annotate.mentions import Chunk
from kg.extraction.members import title_of
from kg.extraction.suites import is_word

_NAMED = frozenset({"person", "post", "country", "organization"})
_TENSED = frozenset({"auxiliaries", "adverbs", "arrived", "conjunctions", "complementizers"})  # words that no crowd has inside
_REACH = 7  # chunks between the crowd and the word that begins the list


class Examples:
    """Replaces a crowd by those of it who are listed."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.listing = frozenset(words["listing_words"]) | frozenset(words["among"])
        self.many = frozenset(words["quantifiers"])
        self.crowds = frozenset(words["crowds"])
        self.relatives = frozenset(words["relatives"])
        self.counted = frozenset(words["counted_others"])

    def read(self, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks with one actor chunk for each crowd and the list of it."""
        texts = [c.text for c in chunks]
        if self.listing.isdisjoint(texts) and ":" not in texts:
            return chunks
        read: list[Chunk] = []
        i = 0
        while i < len(chunks):
            named = self._named(chunks, i) if self._crowd(chunks, i) and not (read and read[-1].kind == "actor") else 0
            if named:
                while read and is_word(read[-1], self.many):
                    read.pop()
                read.append(Chunk("actor", chunks[i].start, chunks[named].end, chunks[named].text, chunks[named].mentions))
                i = named + 1
                ends = i + 1 < len(chunks) and chunks[i].text == "," and chunks[i + 1].kind != "actor"
                i += ends and chunks[i + 1].text not in self.relatives  # the comma that closes the list
                continue
            read.append(chunks[i])
            i += 1
        return read

    def _crowd(self, chunks: list[Chunk], i: int) -> bool:
        """Whether unnamed people or countries begin at a chunk: `các nhà lãnh đạo`, `nhiều quan chức`, `các nước`."""
        chunk = chunks[i]
        if title_of(chunk) is not None and chunk.text.partition(" ")[0] in self.many:
            return True
        if i and is_word(chunks[i - 1], self.many) and self._of_no_country(chunk):
            return True  # `nhiều nguyên thủ quốc gia`
        if not is_word(chunk, self.many | self.crowds):
            return False
        first, _, rest = chunk.text.partition(" ")
        if rest:
            return first in self.many
        return i + 1 < len(chunks) and is_word(chunks[i + 1], self.crowds | self.counted)

    def _of_no_country(self, chunk: Chunk) -> bool:
        """Whether a chunk is a post of no country and body."""
        held = chunk.mentions[0] if chunk.kind == "actor" and len(chunk.mentions) == 1 else None
        return held is not None and held.kind == "post" and len(held.posts) == 1 and not (held.posts[0].country or held.posts[0].field)

    def _named(self, chunks: list[Chunk], i: int) -> int:
        """Where those named stand; 0 if nobody is."""
        if i + 2 < len(chunks) and chunks[i + 1].text == ":" and title_of(chunks[i]) is not None:
            people = chunks[i + 2].mentions if chunks[i + 2].kind == "actor" else []
            if len(people) < 2 or any(m.kind not in ("person", "post") for m in people):
                return 0
            for person in people:
                person.certain = True  # `các Đại sứ: A (X), B (Y) và C`
            return i + 2
        for j in range(i + 1, min(len(chunks) - 1, i + _REACH + 2)):
            if chunks[j].text in self.listing and chunks[j].kind == "word":
                k = j + 1 + (chunks[j + 1].text == ":" and j + 2 < len(chunks))
                named = chunks[k].kind == "actor" and all(m.kind in _NAMED and m.certain for m in chunks[k].mentions)
                return k if named else 0
            owner = chunks[j].kind == "actor" and len(chunks[j].mentions) == 1 and chunks[j].mentions[0].kind in ("country", "organization")
            comma = chunks[j].text == "," and chunks[j + 1].text in self.listing
            if not ((chunks[j].kind == "word" and chunks[j].tags.isdisjoint(_TENSED)) or chunks[j].kind == "place" or owner or comma):
                return 0
        return 0
