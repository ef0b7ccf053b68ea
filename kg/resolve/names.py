"""Personal names compared: which of two foreign names may be another way to write the other.

Vietnamese names, and names written as Vietnamese ones are, are compared as they stand: a mark makes another name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.resolve.lore import optional_parts, patronymics
from kg.vi.normalize import fold

Form = tuple[str, ...]

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
        return "names in another order"
    short, full = sorted((_full(one), _full(other)), key=len)
    if short == full and len(short) > 1:
        return "initials left out"
    if _initials(one, other) or _initials(other, one):
        return "initials"
    return "another spelling" if _spelling(one, other) else ""


def shortened(short: Form, full: Form) -> str:
    """Say how a name is a shorter form of another: its parts are among the other's, the family name with them."""
    if len(short) >= len(full) or not set(short) <= set(full):
        return ""
    if len(short) == 1:
        either = full if len(full) == 2 else full[-1:]
        return "one name alone" if short[0] in either and len(short[0]) > 2 else ""
    return "shorter form" if full[-1] in short or (full[0] in short and not patronymics().isdisjoint(full)) else ""


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
    return least >= 5 and a[0] == b[0] and Levenshtein.distance(a, b) <= (2 if least >= 8 else 1)
