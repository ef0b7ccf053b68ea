"""Sentence boundaries in news text, also where scraping glued sentences together."""

from __future__ import annotations

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.tokenizer import INDEX, TOKENS

STARTS = "kg.starts"
_ENDS = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "»"})


@Language.factory("kg_sentences")
def make_sentences(nlp: Language, name: str) -> SentenceComponent:
    """Factory of the component that finds sentence boundaries."""
    return SentenceComponent()


class SentenceComponent:
    """Marks where sentences start: after a full stop and before a capital, and at every line."""

    def __init__(self) -> None:
        self.marks = True  # on the tokens too, for `doc.sents`; False where nobody reads them

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of one document."""
        words, offsets, *_ = doc.user_data[TOKENS]
        starts = doc.user_data[STARTS] = _starts(words, offsets)
        if self.marks and starts:
            index = doc.user_data.get(INDEX)
            marks = np.full((len(doc), 1), -1, dtype="int64")
            marks[[index[i] for i in starts] if index else starts] = 1
            doc.from_array([SENT_START], marks.astype("uint64"))  # type: ignore[arg-type]  # thinc's alias of the same array
        return doc


def _starts(words: list[str], offsets: list[int]) -> list[int]:
    n = len(words)
    starts = {0} if n else set()
    ends = {word for word in set(words) if word in _ENDS or "\n" in word}
    for i in [k for k, word in enumerate(words) if word in ends]:
        word = words[i]
        if word not in _ENDS:
            starts.add(i + 1)
            continue
        j = i + 1
        while j < n and words[j] in _CLOSERS and (words[j] != '"' or offsets[j] == offsets[j - 1] + len(words[j - 1])):
            j += 1
        if (
            j < n
            and _opens(words[j])
            and not (word == "." and i and len(words[i - 1]) == 1 and words[i - 1].isupper() and words[i - 1].isascii())
        ):
            starts.add(j)
    starts.discard(n)
    return sorted(starts)


def _opens(word: str) -> bool:
    """Whether a word can begin a sentence."""
    return word[0].isupper() or word[0].isdigit() or word[0] in "\"“'‘-–—(«>"
