"""Names of bodies, gatherings and documents compared: countries and words of one meaning written one way."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.resolve.lore import Lore
from kg.resolve.names import native
from kg.resolve.settings import prepositions, settings
from kg.resolve.values import key

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL = re.compile(
    r"\b(?:lần |kỳ họp |khóa )?(?:thứ )?(?<![\d/.-])(\d{1,3})(?![\d/.-])\b"
    r"(?! (?:bên|nước|ngày|tháng|giờ|phút|người)\b)(?: năm\b)?"  # talks of six parties are no sixth ones
)


@lru_cache(maxsize=1 << 14)
def gathering(label: str) -> str:
    """The form that gatherings are compared by: ordinals in figures, words of one meaning made one."""
    words = settings()["gatherings"]
    text = " " + " ".join(re.sub(r"[\"“”'‘’.,()]", " ", key(label)).split()) + " "
    for old, new in words["same"].items():
        text = text.replace(f" {old} ", f" {new} ")
    for word in words["drop"]:
        text = text.replace(f" {word} ", " ")
    return " ".join(_figure(word) for word in text.split())


def _figure(word: str) -> str:
    if not re.fullmatch(r"(?=[ivxlc]{2,})c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", word):
        return word
    values = [_ROMAN[letter] for letter in word]
    return str(sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)))


def numbered(label: str) -> bool:
    """Whether a gathering's name says which one of its kind it is: by an ordinal or a year."""
    return bool(_YEAR.search(label)) or ordinal(label)


def ordinal(label: str) -> bool:
    """Whether a gathering's name has an ordinal."""
    return bool(_ORDINAL.search(gathering(label)))


def recurs(label: str) -> bool:
    """Whether gatherings of this sort are held time and again, so that the name alone does not say which is meant."""
    name = f"{gathering(label)} "
    return any(name.startswith(f"{word} ") for word in settings()["gatherings"]["recurring"])


def series(label: str, lore: Lore) -> str:
    """The name of a gathering without its ordinal and year, the order of words aside."""
    return _bag(_ORDINAL.sub(" ", _YEAR.sub(" ", gathering(lore.spelt(label)))), "gatherings")


def edition(label: str) -> tuple[str, str]:
    """The ordinal and the year in a gathering's name."""
    year = _YEAR.search(label)
    found = _ORDINAL.search(_YEAR.sub(" ", gathering(label)))
    return (found.group(1) if found else ""), (year.group() if year else "")


def document(label: str, lore: Lore) -> str:
    """The form that documents are compared by: their words, in whatever order."""
    return _bag(gathering(lore.spelt(label)), "documents")


def untold(label: str) -> bool:
    """Whether a document is of a sort of which there are many between the same parties, and no number or year says which it is."""
    words = settings()["documents"]
    many = any(f"{key(label)} ".startswith(f"{head} ") for head in words["many"])
    return key(label) in words["bare"] or (many and not any(c.isdigit() for c in label))


def body(label: str, lore: Lore) -> str:
    """The form that bodies are compared by: without the word for what a body is before a name of its own."""
    name = key(label)
    for head in settings()["bodies"]["before_name"]:
        rest = label[len(head) :].strip(' "“”')
        if name.startswith(f"{head} ") and rest and all(map(_own, rest.split())):
            return same_body(lore.spelt(rest))
    return same_body(lore.spelt(re.sub(r"[\"“”]", " ", label)))


def of_country(label: str, post: str, lore: Lore) -> str:
    """The form of a body's name that has a country in it: without what it is, where it has a name of its own too."""
    words = lore.without_country(label).split()
    while len(words) > 1 and key(words[-1]) in {*settings()["before_country"], *prepositions()}:
        words.pop()
    bare = " ".join(words)
    own = body(bare, lore)
    return own if own != same_body(lore.spelt(bare)) else same_body(post)


def same_body(name: str) -> str:
    """A body's name in small letters with words of one meaning made one."""
    text = f" {name} "
    for old, new in settings()["bodies"]["same"].items():
        text = text.replace(f" {old} ", f" {new} ")
    return " ".join(text.split())


def common(label: str, lore: Lore) -> bool:
    """Whether a body's name is a common noun, with or without a country: there are many such (`công ty của Mỹ`)."""
    bare = lore.without_country(label)
    many = any(f"{key(label)} ".startswith(f"{head} ") for head in settings()["bodies"]["many"])
    return many and not any(word[:1].isupper() for word in bare.split()[1:])


def any_states(label: str, lore: Lore) -> bool:
    """Whether every state may have a body of this name."""
    states = any(f"{key(label)} ".startswith(f"{head} ") for head in settings()["bodies"]["of_state"])
    return states and native(label) and not lore.of_body(label)


@lru_cache(maxsize=1 << 14)
def specific(label: str) -> bool:
    """Whether the name of a gathering or document is more than a common noun: a name, a number or a year is in it."""
    _, _, rest = label.partition(" ")
    return any(c.isupper() or c.isdigit() for c in rest) or label.isupper()


def _own(word: str) -> bool:
    """Whether a word is a foreign name or an abbreviation."""
    return word[:1].isupper() and (not native(word) or (len(word) > 1 and word.isupper()))


def _bag(text: str, kind: str) -> str:
    empty = settings()[kind]["empty"]
    return " ".join(sorted(word for word in re.findall(r"[\w+&]+", text) if word not in empty))
