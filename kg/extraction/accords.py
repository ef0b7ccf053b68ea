"""Documents whose names say between whom they are: who signs, where the sentence names no signer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.annotate.chunker import Chunker
from kg.annotate.mentions import REGIONS, Chunk, Mention, Sentence
from kg.annotate.scan import Scan
from kg.extraction.circumstances import Circumstances
from kg.extraction.lists import Lists
from kg.extraction.raw import RawFact
from kg.extraction.triggers import Trigger

SIGNING = "signing.sign"
_RULE = "signing.parties"
_PARTIES = frozenset({"country", "organization", "person", "post"})
_STATES = frozenset({"country", "organization"})
_PEOPLE = frozenset({"person", "post"})
_SIDES = frozenset({"sides", "countries"})  # of whom others sign, where the document names them
_NOTHING: tuple[list[RawFact], set[int]] = ([], set())
_TAIL = 24  # chunks of a document's name after its parties, at most


class Accords:
    """Tells the parties of each document that a sentence has signed: `hai bên ký Bản ghi nhớ giữa A và B về …; Thỏa thuận giữa C và D`."""

    def __init__(self, grammar: dict[str, Any], chunker: Chunker, lists: Lists, circumstances: Circumstances) -> None:
        self.chunker, self.lists, self.circumstances = chunker, lists, circumstances
        self.between = frozenset(grammar["between_words"])
        self.signings = tuple(grammar["sayings"]["signings"])
        self.many = frozenset(grammar["quantifiers"]) | frozenset(grammar["several"])
        self.passives = frozenset(grammar["passives"])
        self.regions = tuple(f"{word} " for word in grammar["gatherings"]["regions"])
        self.scheduled = tuple(grammar["sayings"]["scheduled"])
        self.about = frozenset(grammar["about_words"])
        self.open: str = ""  # status of the list of documents that the sentence before has announced

    def read(self, scan: Scan, sentence: Sentence, chunks: list[Chunk], triggers: list[Trigger]) -> tuple[list[RawFact], set[int]]:
        """The facts, and the chunks of the verbs that need not be read for signers any more."""
        announced, self.open = self.open, ""
        kinds = [c.kind for c in chunks]
        if "document" not in kinds and ("event" not in kinds or not any(c.text.startswith(self.signings) for c in chunks)):
            return _NOTHING
        facts: list[RawFact] = []
        done: set[int] = set()
        if announced and (first := next((k for k, c in enumerate(chunks[:4]) if c.kind == "document"), None)) is not None:
            facts += self._signed(scan, sentence, chunks, first, announced, [], chunks[first].start)
            self.open = announced
        for t in triggers:
            if SIGNING not in chunks[t.index].rules or t.irrealis or t.conditional:
                continue
            if t.subject and not all(m.group in _SIDES for m in t.subject):
                continue
            status = self.circumstances.status(chunks, t)
            day = self.circumstances.dates(chunks, t, t.index, len(chunks))
            place = self.circumstances.place(chunks, t, t.index, [])
            before = self._subject(chunks, t)
            found = [
                fact
                for k in ([before] if before is not None else []) + self._listed(chunks, t.index + 1)
                for fact in self._signed(scan, sentence, chunks, k, status, list(day), chunks[t.index].start)
            ]
            for fact in found:
                fact.place = place
            if found:
                facts += found
                done.add(t.index)
            if chunks[-1].text == ":":
                self.open = status
        if not facts:
            facts += self._ceremony(scan, sentence, chunks)
            place = self.circumstances.first_place(chunks) if facts else None
            for fact in facts:
                fact.place = place
        return facts, done

    def _ceremony(self, scan: Scan, sentence: Sentence, chunks: list[Chunk]) -> Iterator[RawFact]:
        """`Hai Thủ tướng chứng kiến lễ ký Bản ghi nhớ giữa A và B`, `Lễ ký kết Thỏa thuận giữa A và B diễn ra …`."""
        for k, chunk in enumerate(chunks):
            if chunk.kind not in ("word", "verb", "event") or not any(words in chunk.text for words in self.signings):
                continue
            ahead = any("future" in c.tags or c.text.startswith(self.scheduled) for c in chunks[max(0, k - 3) : k + 3])
            before = frozenset().union(*(c.tags for c in chunks[:k]))
            goes_on = "future" in before and "past" not in before  # `A sẽ ký D1, đồng thời chứng kiến lễ ký D2`
            status = "planned" if ahead or goes_on else "actual"
            days = self.circumstances.first_day(chunks)
            if chunk.kind == "event":
                inner = self.lists.merge(
                    self.chunker.chunk(scan, Sentence(chunk.start + 1, chunk.end, sentence.char_start, sentence.char_end))
                )
                for j, document in enumerate(inner):
                    if document.kind == "document":
                        yield from self._signed(scan, sentence, inner, j, status, days, chunk.start)
            for j in self._listed(chunks, k + 1):
                yield from self._signed(scan, sentence, chunks, j, status, days, chunk.start)
            if chunks[-1].text == ":":
                self.open = status
            return

    def _subject(self, chunks: list[Chunk], t: Trigger) -> int | None:
        """`Hiệp định giữa A và B đã được ký kết`: the document that a passive verb is told of."""
        j = t.index - 1
        passive = False
        while j >= 0 and (chunks[j].kind == "date" or (chunks[j].kind == "word" and chunks[j].text not in self.between)):
            passive = passive or chunks[j].text in self.passives
            j -= 1
        return j if passive and j >= 0 and chunks[j].kind == "document" else None

    def _listed(self, chunks: list[Chunk], k: int) -> list[int]:
        """The documents after a verb of signing, up to the next clause."""
        found: list[int] = []
        for j in range(k, len(chunks)):
            if chunks[j].kind == "document":
                found.append(j)
            elif chunks[j].kind == "verb" and chunks[j].rules and chunks[j - 1].kind == "actor":
                break
        return found

    def _signed(
        self, scan: Scan, sentence: Sentence, chunks: list[Chunk], k: int, status: str, days: list[Any], position: int
    ) -> Iterator[RawFact]:
        document = chunks[k].mentions[0]
        if k and (chunks[k - 1].text in self.many or chunks[k - 1].text.isdigit()):
            return
        parties, end = self._inside(scan, sentence, chunks[k])
        if not parties and k + 2 < len(chunks) and chunks[k + 1].text in self.between:
            parties, end = self._beside(chunks, k + 2)
        if end > document.end:
            document = Mention("document", scan.surface(document.start, end), document.start, end)
        if parties:
            yield RawFact("signed", _RULE, sentence, parties, [document], status=status, dates=days, position=position)

    def _inside(self, scan: Scan, sentence: Sentence, chunk: Chunk) -> tuple[list[Mention], int]:
        """The two parties that the name of a document tells, and where it ends."""
        for i in range(chunk.start + 1, chunk.end - 1):
            if scan.words[i] == "-" and (other := scan.entry(i + 1, chunk.end, _STATES)):  # `Hiệp định Thương mại A - B`
                first = next((j for j in range(i - 1, chunk.start, -1) if (named := scan.entry(j, i, _STATES)) and named[0] == i), i)
                pair = self.chunker.chunk(scan, Sentence(first, other[0], sentence.char_start, sentence.char_end))
                more = other[0] < chunk.end and scan.words[other[0]] == "-"  # `A - B - C`
                return self._beside(pair, 0) if first < i and not more else ([], 0)
            if scan.norms[i] in self.between:
                inner = Sentence(i + 1, sentence.end, sentence.char_start, sentence.char_end)
                return self._beside(self.lists.merge(self.chunker.chunk(scan, inner)), 0)
        return [], 0

    def _beside(self, chunks: list[Chunk], k: int) -> tuple[list[Mention], int]:
        """The parties of a document that begin at a chunk, and where its name ends."""
        listed = k + 2 < len(chunks) and chunks[k + 1].kind == "word" and self._party(chunks[k]) and self._party(chunks[k + 2])
        if chunks[k].kind in ("actor", "pair") and len(chunks[k].mentions) > 1:
            mentions, last = [m for m in chunks[k].mentions if m.kind in _PARTIES], k
        elif listed:
            mentions, last = [*chunks[k].mentions, *chunks[k + 2].mentions], k + 2
        else:
            return [], 0
        if len(mentions) != 2:
            return [], 0
        if any(m.kind in _PEOPLE for m in mentions):
            return mentions, 0  # who signs is no part of a document's name
        end = chunks[last].end
        if last + 1 < len(chunks) and chunks[last + 1].text in self.about:  # `… về phân bón;`
            for chunk in chunks[last + 1 : last + _TAIL]:
                if chunk.kind == "punct" and chunk.text in ";.":
                    return mentions, end
                if chunk.kind in ("verb", "date", "document"):
                    break
                end = chunk.end
            else:
                return mentions, end
            end = chunks[last].end
        return mentions, end

    def _party(self, chunk: Chunk) -> bool:
        """Whether a chunk is one state, body, province or city."""
        if len(chunk.mentions) != 1:
            return False
        return chunk.mentions[0].kind in _PARTIES or chunk.mentions[0].detail in REGIONS or chunk.text.startswith(self.regions)
