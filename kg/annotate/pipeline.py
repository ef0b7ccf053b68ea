"""The spaCy pipeline: our tokenizer, then one component a job, all registered as factories."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import spacy
from spacy.attrs import NORM
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate.chunker import Chunker
from kg.annotate.dates import DateReader
from kg.annotate.mentions import Sentence
from kg.annotate.phrases import PhraseTable
from kg.annotate.scan import Scan
from kg.annotate.sentences import STARTS
from kg.annotate.tokenizer import INDEX, TOKENS, NewsTokenizer
from kg.annotate.words import Words
from kg.vi.lexicon import load
from kg.vi.normalize import norm

SCAN, SENTENCES, BODY = "kg.scan", "kg.sentences", "kg.body"


@Language.factory("kg_phrases", default_config={"lexicon": None})
def make_phrases(nlp: Language, name: str, lexicon: str | None) -> PhraseComponent:
    """Factory of the component that finds lexicon phrases and dates."""
    return PhraseComponent(nlp, Path(lexicon) if lexicon else None)


class PhraseComponent:
    """Finds lexicon phrases and date expressions; leaves them in a `Scan`."""

    def __init__(self, nlp: Language, lexicon: Path | None) -> None:
        known = load(lexicon)
        self.table = PhraseTable(nlp, known)
        self.pair_only = frozenset(norm(w) for w in known.grammar["only_in_pairs"])
        self.dates = DateReader(known.dates)
        self.words = Words(self.table.root, self.dates.openings.firsts)

    def __call__(self, doc: Doc) -> Doc:
        """Scan one document."""
        doc.user_data[SCAN] = Scan(doc, self.words, self.table.pairs, self.pair_only, self.dates)
        return doc


@Language.factory("kg_chunks", default_config={"lexicon": None})
def make_chunks(nlp: Language, name: str, lexicon: str | None) -> ChunkComponent:
    """Factory of the component that parses mentions and chunks."""
    return ChunkComponent(Path(lexicon) if lexicon else None)


class ChunkComponent:
    """Chunks every sentence of the article's body; mentions also become spans of `doc.spans["mentions"]`."""

    def __init__(self, lexicon: Path | None) -> None:
        self.chunker = Chunker(load(lexicon))
        self.spans = True  # False where nobody reads them

    def __call__(self, doc: Doc) -> Doc:
        """Chunk one document."""
        scan: Scan = doc.user_data[SCAN]
        body = doc.user_data.get(BODY)
        found: list[Sentence] = []
        spans: list[Span] = []
        index: list[int] = doc.user_data.get(INDEX) or list(range(len(doc) if self.spans else 0))
        for start, end in _ranges(doc):
            while start < end and scan.words[start].isspace():
                start += 1
            while end > start and scan.words[end - 1].isspace():
                end -= 1
            if start == end:
                continue
            for first, last in _clip(scan, start, end, body):
                sentence = Sentence(first, last, scan.starts[first], scan.ends[last - 1])
                sentence.chunks = self.chunker.chunk(scan, sentence)
                found.append(sentence)
                if self.spans:
                    spans += [Span(doc, index[m.start], index[m.end - 1] + 1, label=m.kind) for c in sentence.chunks for m in c.mentions]
        doc.user_data[SENTENCES] = found
        doc.spans["mentions"] = spans
        return doc


def _ranges(doc: Doc) -> list[tuple[int, int]]:
    starts: list[int] = doc.user_data.get(STARTS, [])
    if not starts:
        return []
    words = doc.user_data[TOKENS][0]
    return list(zip(starts, [*starts[1:], len(words)], strict=True))


def _clip(scan: Scan, start: int, end: int, body: tuple[tuple[int, int], ...] | None) -> list[tuple[int, int]]:
    """The parts of a sentence that lie in the body of the article."""
    if body is None:
        return [(start, end)]
    parts = []
    for low, high in body:
        if high <= scan.starts[start] or low >= scan.ends[end - 1]:
            continue
        first, last = start, end
        while first < last and scan.starts[first] < low:
            first += 1
        while last > first and scan.ends[last - 1] > high:
            last -= 1
        while first < last and scan.words[first].isspace():
            first += 1
        while last > first and scan.words[last - 1].isspace():
            last -= 1
        if first < last:
            parts.append((first, last))
    return parts


def pipeline(lexicon: Path | None = None) -> Language:
    """Build the pipeline; `lexicon` is a folder whose rows are added to the package's own."""
    nlp = spacy.blank("xx")
    cast(Any, nlp.vocab).lex_attr_getters[NORM] = norm  # an attribute that spaCy's stubs leave out
    nlp.tokenizer = NewsTokenizer(nlp.vocab)
    nlp.max_length = 1 << 31
    config = {"lexicon": str(lexicon) if lexicon else None}
    nlp.add_pipe("kg_sentences")
    nlp.add_pipe("kg_phrases", config=config)
    nlp.add_pipe("kg_chunks", config=config)
    return nlp


def sentences_of(doc: Doc) -> list[Sentence]:
    """The chunked sentences of an annotated document."""
    found: list[Sentence] = doc.user_data[SENTENCES]
    return found
