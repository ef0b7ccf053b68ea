"""Sentence boundaries in news text, also where scraping glued sentences together."""

from __future__ import annotations

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.tokenizer import TOKENS

STARTS = "kg.starts"
_ENDS = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "»"})


@Language.component("kg_sentences")
def sentences(doc: Doc) -> Doc:
    """Mark where sentences start: after a full stop and before a capital, and at every line."""
    n = len(doc)
    if not n:
        return doc
    words = doc.user_data[TOKENS][0]
    offsets = doc.user_data[TOKENS][1]
    starts = np.full((n,), -1, dtype="int64")
    starts[0] = 1
    i = 0
    while i < n:
        word = words[i]
        if word.isspace():
            if "\n" in word and i + 1 < n:
                starts[i + 1] = 1
        elif word in _ENDS:
            j = i + 1
            while j < n and words[j] in _CLOSERS and (words[j] != '"' or offsets[j] == offsets[j - 1] + len(words[j - 1])):
                j += 1
            if j < n and _opens(words[j]) and not (word == "." and i and len(words[i - 1]) == 1 and words[i - 1].isupper()):
                starts[j] = 1
                i = j
                continue
        i += 1
    doc.user_data[STARTS] = np.flatnonzero(starts == 1).tolist()
    doc.from_array([SENT_START], starts.reshape((n, 1)).astype("uint64"))  # type: ignore[arg-type]  # thinc's alias of the same array
    return doc


def _opens(word: str) -> bool:
    """Whether a word can begin a sentence."""
    return word[0].isupper() or word[0].isdigit() or word[0] in "\"“'‘-–—(«>"
