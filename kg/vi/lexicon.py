"""Loads the Vietnamese lexicons: the package's own, then the rows that a user adds."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.vi.normalize import norm

HERE = Path(__file__).parent
TABLES = ("countries.tsv", "places.tsv", "organizations.tsv", "people.tsv", "documents.tsv", "portfolios.tsv", "titles.tsv", "heads.tsv")
COLUMNS = {
    "portfolios.tsv": ("portfolio",),
    "titles.tsv": ("title", "frame", "kind"),
    "heads.tsv": ("head", "kind", "case"),
}  # that a table must have; else `label`
SETTINGS = ("grammar.toml", "modality.toml", "dates.toml", "names.toml", "events.toml")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing of the world that the lexicon knows."""

    kind: str  # country, place, organization, person
    label: str
    wikidata: str = ""
    country: str = ""
    detail: str = ""  # the kind of place or organization; ISO code of a country


@dataclass(frozen=True, slots=True)
class Title:
    """A title of office: what may follow it, and whether it is a post at all."""

    text: str
    frame: str
    kind: str


@dataclass(slots=True)
class Lexicon:
    """Everything that the annotators look up; phrases are keyed by their own spelling."""

    names: dict[str, list[tuple[Entry, bool]]] = field(default_factory=dict)  # alias -> (entry, ambiguous)
    titles: dict[str, Title] = field(default_factory=dict)
    heads: dict[str, tuple[str, str]] = field(default_factory=dict)  # head noun -> (kind, case)
    portfolios: list[str] = field(default_factory=list)
    grammar: dict[str, Any] = field(default_factory=dict)
    modality: dict[str, Any] = field(default_factory=dict)
    dates: dict[str, Any] = field(default_factory=dict)
    person: dict[str, Any] = field(default_factory=dict)  # names.toml
    events: list[dict[str, Any]] = field(default_factory=list)
    capitals: dict[str, str] = field(default_factory=dict)  # label of a capital -> label of its country
    terms: list[tuple[str, str, str, str, str]] = field(default_factory=list)  # person, country, post, from, to
    version: str = ""

    def add(self, alias: str, entry: Entry, ambiguous: bool = False) -> None:
        """Add an alias of an entry, once."""
        rows = self.names.setdefault(alias, [])
        if all(known.label != entry.label or known.kind != entry.kind for known, _ in rows):
            rows.append((entry, ambiguous))


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a TSV with a header and `#` comments."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error})") from None
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        return []
    reader = csv.reader([line for _, line in numbered], delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader)
    if missing := [name for name in COLUMNS.get(path.name, ("label",)) if name not in header]:
        raise LexiconError(f"{path}:{numbered[0][0]}: no column {', '.join(missing)}")
    found = []
    for (number, _), cells in zip(numbered[1:], reader, strict=True):
        if len(cells) > len(header):
            raise LexiconError(f"{path}:{number}: {len(cells)} columns where the header has {len(header)}")
        found.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return found


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _country(lexicon: Lexicon, row: dict[str, str]) -> None:
    entry = Entry("country", row["label"], row.get("wikidata", ""), row["label"], row.get("iso2", ""))
    ambiguous = set(_split(row.get("ambiguous", "")))
    for alias in (row["label"], *_split(row.get("aliases", "")), *_split(row.get("formal", ""))):
        lexicon.add(alias, entry, alias in ambiguous)
    for alias in ambiguous:
        lexicon.add(alias, entry, True)
    capital = row.get("capital", "")
    if capital:
        city = Entry("place", capital, row.get("capital_wikidata", ""), row["label"], "capital")
        for alias in (capital, *_split(row.get("capital_aliases", ""))):
            lexicon.add(alias, city)
        lexicon.capitals[capital] = row["label"]


def _named(lexicon: Lexicon, row: dict[str, str], kind: str) -> None:
    entry = Entry(kind, row["label"], row.get("wikidata", ""), row.get("country", ""), row.get("kind", ""))
    ambiguous = set(_split(row.get("ambiguous", "")))
    for alias in (row["label"], *_split(row.get("aliases", ""))):
        lexicon.add(alias, entry, alias in ambiguous)
    for alias in ambiguous:
        lexicon.add(alias, entry, True)


def _read_table(lexicon: Lexicon, path: Path) -> None:
    for row in rows(path):
        match path.name:
            case "countries.tsv":
                _country(lexicon, row)
            case "places.tsv":
                _named(lexicon, row, "place")
            case "organizations.tsv":
                _named(lexicon, row, "organization")
            case "documents.tsv":
                _named(lexicon, row, "document")
            case "people.tsv":
                _named(lexicon, row, "person")
                lexicon.terms.append((row["label"], row.get("country", ""), row.get("post", ""), row.get("from", ""), row.get("to", "")))
            case "portfolios.tsv":
                lexicon.portfolios += [row["portfolio"], *_split(row.get("aliases", ""))]
            case "titles.tsv":
                lexicon.titles[norm(row["title"])] = Title(row["title"], row["frame"], row["kind"])
            case "heads.tsv":
                lexicon.heads[row["head"]] = (row["kind"], row["case"])


def _combine(rule: dict[str, Any]) -> None:
    """Add to a rule's triggers every phrase that its `combined` lists make, one part of each list, in their order."""
    made = (" ".join(filter(None, parts)) for lists in rule.get("combined", ()) for parts in product(*lists))
    rule["triggers"] = list(dict.fromkeys([*rule.get("triggers", ()), *made]))


def _read_settings(lexicon: Lexicon, path: Path) -> None:
    try:
        with path.open("rb") as handle:
            values = tomllib.load(handle)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from None
    match path.name:
        case "events.toml":
            known = {rule["name"]: index for index, rule in enumerate(lexicon.events)}
            for rule in values.get("rule", []):
                if "name" not in rule or "predicate" not in rule:
                    raise LexiconError(f"{path}: a rule needs a name and a predicate: {rule}")
                _combine(rule)
                if rule["name"] in known:
                    lexicon.events[known[rule["name"]]] = rule
                else:
                    lexicon.events.append(rule)
        case "grammar.toml":
            lexicon.grammar.update(values)
        case "modality.toml":
            lexicon.modality.update(values)
        case "dates.toml":
            lexicon.dates.update(values)
        case "names.toml":
            lexicon.person.update(values)


@cache
def load(extra: Path | None = None) -> Lexicon:
    """The package's lexicon, then the files of the same names in a folder of the user's."""
    if extra is not None and not extra.is_dir():
        raise LexiconError(f"{extra}: no such folder")
    lexicon = Lexicon()
    digest = hashlib.sha256()
    for folder in (HERE, extra):
        if folder is None:
            continue
        known = [folder / name for name in (*TABLES, *SETTINGS) if (folder / name).is_file()]
        if folder is extra and not known:
            raise LexiconError(f"{extra}: holds none of {', '.join((*TABLES, *SETTINGS))}")
        for path in known:
            digest.update(path.name.encode() + path.read_bytes())
            (_read_table if path.suffix == ".tsv" else _read_settings)(lexicon, path)
    lexicon.version = digest.hexdigest()[:16]
    return lexicon
