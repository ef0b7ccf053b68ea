"""A regex tokenizer for Vietnamese news that keeps every offset."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.vi.normalize import plain

TOKENS, INDEX = "kg.tokens", "kg.index"
_TOKEN = re.compile(
    r"((?:[^\W\d_]\.){2,}"  # D.C.
    r"|(?<!\w)[A-ZĐ]\.(?=\s?[^\W\d_a-z]\w)"  # an initial: J. Blinken, not `châu Á. Thủ tướng`
    r"|(?:TP|Tp|Jr|Sr|Dr|Mr|Mrs|Ms|St)\."
    r"|\d+(?:[/.,:+]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|\w+"
    r"|\.\.\.+"
    r"|[^\w\s]"
    r"|\s+)"
    r"( (?!\s))?"
)


def _gap(word: str) -> bool:
    """Whether a token is white space inside a line."""
    return word.isspace() and "\n" not in word


class NewsTokenizer:
    """Syllables, numbers with their separators (25/3, 2+2), initials and punctuation, one token each."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenize a text; the text of the `Doc` is the text given."""
        found: list[tuple[str, str]] = _TOKEN.findall(text)  # every character is of some token or the space after one
        words = [word for word, _ in found]
        spaces = [bool(space) for _, space in found]
        starts: list[int] = []
        at = 0
        for word, space in found:
            starts.append(at)
            at += len(word) + len(space)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        if any(map(_gap, set(words))):  # `Hà  Nội`: a run of spaces is a token of the `Doc`, and none of the sentence
            index = doc.user_data[INDEX] = [i for i, word in enumerate(words) if not _gap(word)]
            words, starts = [words[i] for i in index], [starts[i] for i in index]
        dashed = plain(text)
        if dashed != text:  # `Nga – Ấn Độ` is read as `Nga - Ấn Độ`
            words = [dashed[at : at + len(word)] for at, word in zip(starts, words, strict=True)]
        doc.user_data[TOKENS] = (words, starts, text, dashed)  # plain lists: a Token object for each would cost more than all the rest
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to keep: the rules are code."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> NewsTokenizer:
        """See `to_bytes`."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """See `to_bytes`."""

    def from_disk(self, _path: str | Path, **_: Any) -> NewsTokenizer:
        """See `to_bytes`."""
        return self
