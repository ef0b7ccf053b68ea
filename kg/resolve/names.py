"""Personal names compared: which of two foreign names may be another way to write the other.

Vietnamese names, and names written as Vietnamese ones are, are compared as they stand: a mark makes another name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from kg.resolve.settings import given_names, optional_parts, patronymics
from kg.vi.normalize import fold

Form = tuple[str, ...]

SPELLING, SOUND = "another spelling", "letters of one sound"  # reasons that want a clear case
ORDER = "names in another order"  # a reason that wants support or a long name
WITHOUT_FIRST = "shorter form, without the first name"  # a reason that wants support

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:uye|oai|oay|uay|uya|ieu|yeu|uoi|uou|oeo|uyu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?\Z"
)


@lru_cache(maxsize=1 << 15)
def native(name: str) -> bool:
    """Whether a name is written as Vietnamese names are: syllables of the language, no hyphen."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return "-" not in bare and all(_SYLLABLE.match(part) for part in bare.split())


@lru_cache(maxsize=1 << 15)
def form(name: str) -> Form:
    """Fold a foreign name to the parts that it is compared by: `Moon Jae - in` and `Moon Jae-in` give (moon, jaein)."""
    tight = re.sub(r"\s*-\s*", "-", name).replace("-", "").replace("'", "").replace("’", "")
    return tuple(part for part in fold(tight).split() if part not in optional_parts())


def variant(one: Form, other: Form) -> str:
    """Say how a name of two or more parts is another way to write the other; empty where it is not."""
    if len(one) < 2 or len(other) < 2:
        return "written with or without spaces" if "".join(one) == "".join(other) else ""
    if "".join(one) == "".join(other):
        return "marks, spaces or hyphens differ"
    if sorted(one) == sorted(other):
        return ORDER
    short, full = sorted((_full(one), _full(other)), key=len)
    if short == full and len(short) > 1:
        return "initials left out"
    if _initials(one, other) or _initials(other, one):
        return "initials"
    if _known_as(one) == _known_as(other):
        return "one given name in two forms"
    if [_sound(part) for part in one] == [_sound(part) for part in other]:
        return SOUND
    return SPELLING if _spelling(one, other) else ""


def shortened(short: Form, full: Form) -> str:
    """Say how a name is a shorter form of another: its parts are among the other's, the family name with them."""
    if len(short) >= len(full) or Counter(short) - Counter(full):
        return ""
    if len(short) == 1:
        either = full if len(full) == 2 else full[-1:]
        return "one name alone" if short[0] in either and len(short[0]) > 2 else ""
    if full[-1] not in short and (full[0] not in short or patronymics().isdisjoint(full)):
        return ""
    return "shorter form" if full[0] in short else WITHOUT_FIRST


@lru_cache(maxsize=1 << 14)
def may_be(name: str, spellings: frozenset[str]) -> bool:
    """Whether a foreign name can be one of somebody whose names are known; True where none is."""
    one = form(name)
    if len(one) < 2 or not spellings:
        return True
    others = [form(spelling) for spelling in spellings]
    return any(
        one == other or variant(one, other) or shortened(one, other) or (set(other) < set(one) and len(other) > 1) for other in others
    )


def _full(parts: Form) -> Form:
    return tuple(part for part in parts if len(part) > 1)


def _known_as(parts: Form) -> Form:
    """The given names by the form that stands for all, middle initials left out."""
    whole = _full(parts)
    *given, family = whole if len(whole) > 1 else parts
    return (*(given_names().get(part, part) for part in given), family)


@lru_cache(maxsize=1 << 14)
def _sound(part: str) -> str:
    """A part with letters of one sound written as one: doubled ones, `y` and `i`, `ph` and `f`, `c` and `k`."""
    text = re.sub(r"ey\b|ij\b|iy\b|yi\b", "i", part)
    for old, new in (("ph", "f"), ("ck", "k"), ("y", "i"), ("w", "v")):
        text = text.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"c(?=[aouklrt]|\b)", "k", text))


def _initials(short: Form, full: Form) -> bool:
    """`J. R. Carter` for `John Robert Carter`: same family name, the rest by first letters."""
    if short[-1] != full[-1] or len(short[-1]) < 2 or len(short) > len(full) or all(len(part) > 1 for part in short[:-1]):
        return False
    return all(part == whole or (len(part) == 1 and whole.startswith(part)) for part, whole in zip(short, full, strict=False))


def _spelling(one: Form, other: Form) -> bool:
    """One part may be spelt otherwise, by a letter (of eight: two), when all others are equal."""
    from rapidfuzz.distance import Levenshtein

    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    ((a, b),) = differing
    least = min(len(a), len(b))
    return least >= (5 if len(one) < 3 else 4) and a[0] == b[0] and Levenshtein.distance(a, b) <= (2 if least >= 8 else 1)
