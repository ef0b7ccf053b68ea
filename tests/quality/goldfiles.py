"""Gold files: the facts and entities that a careful reader finds (the format is in README.md)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ATTRIBUTES = ("date", "place")


@dataclass(frozen=True)
class GoldFact:
    predicate: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    lines: frozenset[int] = frozenset()
    date: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    status: str = "actual"
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.predicate} | {self.subjects[0]} | {self.objects[0]}"


@dataclass(frozen=True)
class GoldEntity:
    kind: str
    labels: tuple[str, ...]
    optional: bool = False


@dataclass
class Gold:
    """What one article tells; `first` to `last` are the lines that are article."""

    article: str
    first: int = 1
    last: int = 10**9
    entities: list[GoldEntity] = field(default_factory=list)
    facts: list[GoldFact] = field(default_factory=list)
    aliases: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def norm(label: str) -> str:
    """Fold marks, case, dashes and punctuation, so that spelling variants are equal."""
    text = unicodedata.normalize("NFD", label.replace("đ", "d").replace("Đ", "D").casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in text if not unicodedata.combining(c))))


def alike(a: str, b: str, fuzzy: bool) -> bool:
    """Are two labels equal or, if `fuzzy`, mostly of the same words with the same ordinals?"""
    a, b = norm(a), norm(b)
    if a == b or not fuzzy:
        return a == b
    x, y = set(a.split()), set(b.split())
    numbers = [{word for word in words if word.isdigit()} for words in (x, y)]
    if all(numbers) and numbers[0] != numbers[1]:  # the 43rd summit is not the 46th
        return False
    return len(x & y) / max(1, len(x | y)) >= 0.7


def read(folder: Path) -> list[Gold]:
    """Read the gold files of a folder, in order of name."""
    return [gold for path in sorted(folder.glob("*.facts")) for gold in _read_file(path)]


def _read_file(path: Path) -> list[Gold]:
    golds: list[Gold] = []
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        word, _, rest = line.partition(" ")
        if word == "@article":
            golds.append(Gold(rest.strip()))
        elif word == "@lines":
            golds[-1].first, golds[-1].last = (int(n) for n in rest.split("-"))
        elif word in {"@entity", "@?"}:
            kind, *labels = _parts(rest, "|")
            golds[-1].entities.append(GoldEntity(kind, tuple(labels), word == "@?"))
            folded = {norm(label) for label in labels}
            for label in folded:
                golds[-1].aliases[label] |= folded
        else:
            golds[-1].facts.append(_fact(line, f"{path}:{number}"))
    return golds


def _fact(line: str, where: str) -> GoldFact:
    fields = _parts(line.lstrip("? "), "|")
    if len(fields) < 3:
        raise ValueError(f"{where}: a fact needs predicate | subject | object")
    extra = dict(part.split("=", 1) for part in _parts(fields[3], ";")) if len(fields) > 3 else {}
    return GoldFact(
        predicate=fields[0],
        subjects=_parts(fields[1], " / "),
        objects=_parts(fields[2], " / "),
        lines=frozenset(int(n) for n in extra.get("line", "").split(",") if n),
        date=_parts(extra.get("date", ""), " / "),
        place=_parts(extra.get("place", ""), " / "),
        status=extra.get("status", "actual").strip(),
        optional=line.startswith("?"),
    )


def _parts(text: str, by: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(by) if part.strip())
