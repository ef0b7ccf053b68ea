"""What users know better: names to join or keep apart, facts to strike out.

A tab-separated file of `action a b reason`; empty lines and lines that begin with `#` are passed over, and so is a header line.

    same	Blinken	Antony Blinken	one man
    different	a.txt#Nguyễn Văn An	b.txt#Nguyễn Văn An	two men of one name
    not-a-fact	John Carter	visited Lào	he only spoke of it

`a` and `b` name an entity by a label, by its canonical IRI, or as `article#label` for one article alone. For `not-a-fact`, `a` names the
subject and `b` the predicate with or without its object; or `a` is the IRI of a happening in an article, and `b` empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from kg.errors import UsageError
from kg.resolve.values import key
from kg.terms import HAPPENINGS, KIND_OF_CLASS

ACTIONS = ("same", "different", "not-a-fact")
_HEADER = ("action", "a", "b", "reason")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a correction names it; what is empty matches anything."""

    label: str = ""  # its key
    article: str = ""
    kind: str = ""
    mark: str = ""  # what tells a canonical IRI from that of a namesake


@dataclass(frozen=True, slots=True)
class Correction:
    """Two names that are one, or are not."""

    action: str
    a: Named
    b: Named
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Struck:
    """Facts that are none: those of a happening, or of a subject with a predicate and perhaps an object."""

    subject: Named = Named()
    predicate: str = ""
    object: Named = Named()
    happening: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one file, in its order."""

    names: tuple[Correction, ...] = ()
    struck: tuple[Struck, ...] = ()

    @property
    def singled(self) -> frozenset[tuple[str, str]]:
        """The (article, key of a label) pairs that a correction names for one article alone."""
        named = [name for one in self.names for name in (one.a, one.b)]
        return frozenset((name.article, name.label) for name in named if name.article)


def load(path: str | Path) -> Corrections:
    """Read a corrections file; raises UsageError, naming file and line, for what cannot be read."""
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(f"{path}: corrections cannot be read ({_why(problem)})") from None
    names: list[Correction] = []
    struck: list[Struck] = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or tuple(cells) == _HEADER[: len(cells)]:
            continue
        try:
            action, a, b, reason = _cells(cells)
            if action == "not-a-fact":
                struck.append(_struck(a, b, reason))
            else:
                names.append(_correction(action, a, b, reason))
        except ValueError as problem:
            raise UsageError(f"{path}:{number}: {problem}") from None
    return Corrections(tuple(names), tuple(struck))


def _why(problem: OSError | UnicodeDecodeError) -> str:
    return problem.strerror or "unreadable" if isinstance(problem, OSError) else "it is not UTF-8"


def _cells(cells: list[str]) -> tuple[str, str, str, str]:
    if cells[0] not in ACTIONS:
        raise ValueError(f"the action is {cells[0]!r}: there is {', '.join(ACTIONS)}")
    if len(cells) > 4:
        raise ValueError(f"{len(cells)} columns, of at most 4: action, a, b, reason")
    action, a, b, reason = (*cells, "", "", "")[:4]
    if not a:
        raise ValueError("nothing stands in column a")
    return action, a, b, reason


def _correction(action: str, a: str, b: str, reason: str) -> Correction:
    if not b:
        raise ValueError("nothing stands in column b")
    one, other = named(a), named(b)
    if one == other:
        raise ValueError(f"a and b name the same: {a}")
    if one.kind and other.kind and one.kind != other.kind:
        raise ValueError(f"a {one.kind} and a {other.kind} are never one")
    return Correction(action, one, other, reason)


def _struck(a: str, b: str, reason: str) -> Struck:
    if "/happening/" in a:
        if b:
            raise ValueError("column a names a happening: column b stays empty")
        return Struck(happening=a, reason=reason)
    predicate, _, target = b.partition(" ")
    if predicate not in HAPPENINGS:
        raise ValueError(f"column b begins with a predicate, not {predicate!r}")
    return Struck(named(a), predicate, named(target) if target.strip() else Named(), reason=reason)


def named(text: str) -> Named:
    """Read a label, a canonical IRI or `article#label`."""
    text = text.strip()
    if "://" in text and not (parts := text.rsplit("/", 2))[0].endswith(":"):
        kind, last = parts[-2], unquote(parts[-1])
        if kind in KIND_OF_CLASS.values():
            label, _, mark = last.partition("~")
            return Named(key(label), "", kind, mark)
    article, mark, label = text.rpartition("#")
    if mark and (not article or not label):
        raise ValueError(f"an article and a label are told as article#label, not {text!r}")
    return Named(key(label), article)
