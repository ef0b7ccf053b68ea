"""Spelling variants made equal without changing lengths: tone placement, i and y, dashes, spaces, case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = "\u0300\u0301\u0309\u0303\u0323"  # grave, acute, hook, tilde, dot below
_TONES = {
    first + unicodedata.normalize("NFC", second + mark): unicodedata.normalize("NFC", first + mark) + second
    for first, second in ("oa", "oe", "uy")
    for mark in _MARKS
}
_TONE = re.compile(r"(?<![qQ])(?:" + "|".join(_TONES) + r")(?!\w)", re.IGNORECASE)
_I_AND_Y = {"í": "ý", "ì": "ỳ", "ỉ": "ỷ", "ĩ": "ỹ", "ị": "ỵ"}
_SPELLINGS = {"sỹ": "sĩ", "gởi": "gửi"}
_OPEN = re.compile(r"(?<![^\W\d_])(?:(?:[hklmt]|qu)[íìỉĩị]|sỹ|gởi)(?![^\W\d_])")  # `kí`, `Mĩ`, `quí`, `bác sỹ`
_LETTERS = str.maketrans({"ð": "đ", "ɖ": "đ"})  # Eth and the African d, which old pages have for đ
_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-")
    | {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "’": "'", "ʼ": "'"}
)

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\u200b\u200c\ufeff", " "))


def tone(text: str) -> str:
    """Write the tone mark where the newer spelling puts it (`hoà` → `hòa`); the length stays."""

    def swap(match: re.Match[str]) -> str:
        old = match.group()
        new = _TONES[old.lower()]
        return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))

    lowered = text.lower()
    return _TONE.sub(swap, text) if any(old in lowered for old in _TONES) else text


def toned(text: str) -> bool:
    """Whether a text has a syllable whose tone mark could also stand elsewhere."""
    return any(new in text for new in _TONES.values())


@lru_cache(maxsize=1 << 16)
def norm(text: str) -> str:
    """The form under which words are compared: small letters, one tone placement, one of open i and y, plain dashes."""
    return _OPEN.sub(_one_i, tone(text.translate(_DASHES).lower().translate(_LETTERS)))


def _one_i(match: re.Match[str]) -> str:
    """`kí` as `ký`, `sỹ` as `sĩ`, `gởi` as `gửi`: the spellings that most newspapers have."""
    word = match.group()
    return _SPELLINGS.get(word) or word[:-1] + _I_AND_Y[word[-1]]


def plain(text: str) -> str:
    """Dashes and odd spaces made plain; the length stays."""
    return _replaced(text, _DASHES)


def spaced(text: str) -> str:
    """Odd spaces as plain ones, two single quotation marks as a double one, capital Eth as Đ; the length stays."""
    return _replaced(text, _SPACES).replace("''", '" ').replace("\u00d0", "Đ")


def _replaced(text: str, table: dict[int, str]) -> str:
    """`str.translate`, quicker on long texts with few of the letters."""
    for code, new in table.items():
        text = text.replace(chr(code), new)
    return text


def squeeze(text: str) -> str:
    """White space folded to single spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Marks, case, dashes and punctuation folded away: for comparing foreign names, never Vietnamese ones."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D").casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in decomposed if not unicodedata.combining(c))))
