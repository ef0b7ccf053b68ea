"""Score a build against the gold files: `python tests/quality/scorer.py [--errors] [--json]` builds and prints the figures."""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldfiles import ATTRIBUTES, Gold, GoldFact, alike, norm, read

HERE = Path(__file__).parent
SYMMETRIC = frozenset({"metWith", "spokeWith", "hasPartnershipWith", "hasDiplomaticRelationsWith", "agreedWith"})
FUZZY_OBJECT = frozenset({"holdsPosition", "coChaired", "chaired", "attended", "organized", "signed", "led", "upgradedPartnershipTo"})
FUZZY_KINDS = frozenset({"event", "document", "partnership"})
NOT_SCORED_KINDS = frozenset({"position"})

Row = dict[str, str]


@dataclass
class Tally:
    """What was found, missed and wrongly found."""

    facts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    entities: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)  # of date, place, status and quotes
    asked: Counter[str] = field(default_factory=Counter)
    furniture: int = 0
    errors: list[str] = field(default_factory=list)

    def ask(self, what: str, share: float) -> None:
        self.asked[what] += 1
        self.right[what] += share  # type: ignore[assignment]


def score(golds: Iterable[Gold], texts: Path, facts: Path, entities: Path) -> Tally:
    """Compare the two tables of a build, as CSV, with the gold files."""
    fact_rows, entity_rows, tally = _by_article(facts), _by_article(entities), Tally()
    for gold in golds:
        text = unicodedata.normalize("NFC", (texts / gold.article).read_text("utf-8"))
        _score_facts(gold, text, fact_rows[gold.article], tally)
        _score_entities(gold, entity_rows[gold.article], tally)
    return tally


def _by_article(path: Path) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            rows[Path(row["article"]).name].append(row)
    return rows


def _score_facts(gold: Gold, text: str, rows: list[Row], tally: Tally) -> None:
    line_starts = [0] + [at + 1 for at, char in enumerate(text) if char == "\n"]
    found: dict[GoldFact, list[Row]] = defaultdict(list)
    wrong: set[tuple[str | int, ...]] = set()
    for row in rows:
        start, end = int(row["start"] or 0), int(row["end"] or 0)
        tally.ask("quotes", bool(row["quote"]) and text[start:end] == row["quote"])
        line = bisect_right(line_starts, start)
        inside = gold.first <= line <= gold.last
        tally.furniture += not inside
        hits = [fact for fact in gold.facts if inside and _fits(gold, fact, row, line)]
        if hits:
            found[min(hits, key=lambda fact: fact.optional)].append(row)
            continue
        ends = sorted((norm(row["subject"]), norm(row["object"])))
        wrong.add((row["predicate"], norm(row["subject"]), line) if row["predicate"] == "stated" else (row["predicate"], *ends))
        tally.errors.append(f"+ {gold.article}:{line} {row['predicate']} | {row['subject']} | {row['object'][:60]}")
    for key in wrong:
        tally.facts[str(key[0])]["wrong"] += 1
    for fact in gold.facts:
        if fact.optional:
            continue
        tally.facts[fact.predicate]["found" if fact in found else "missed"] += 1
        if fact in found:
            _score_attributes(gold, fact, found[fact], tally)
        else:
            tally.errors.append(f"- {gold.article}:{min(fact.lines, default=0)} {fact}")


def _score_attributes(gold: Gold, fact: GoldFact, rows: list[Row], tally: Tally) -> None:
    tally.ask("status", sum((row["status"] or "actual") == fact.status for row in rows) / len(rows))
    for name in ATTRIBUTES:
        wanted = fact.date if name == "date" else fact.place
        if wanted:
            right = (row[name] in wanted if name == "date" else _named(gold, wanted, row[name], fuzzy=True) for row in rows)
            tally.ask(name, sum(right) / len(rows))


def _fits(gold: Gold, fact: GoldFact, row: Row, line: int) -> bool:
    if fact.predicate != row["predicate"]:
        return False
    if fact.predicate == "stated":
        return _named(gold, fact.subjects, row["subject"]) and (not fact.lines or line in fact.lines)
    if _named(gold, fact.subjects, row["subject"]) and _named(gold, fact.objects, row["object"], fact.predicate in FUZZY_OBJECT):
        return True
    turned = _named(gold, fact.subjects, row["object"]) and _named(gold, fact.objects, row["subject"])
    return fact.predicate in SYMMETRIC and turned


def _named(gold: Gold, wanted: Iterable[str], got: str, fuzzy: bool = False) -> bool:
    return any(label == "*" or alike(label, got, fuzzy) or norm(got) in gold.aliases.get(norm(label), ()) for label in wanted)


def _score_entities(gold: Gold, rows: list[Row], tally: Tally) -> None:
    got = {(row["type"], row["label"]): {row["label"], *(row["aliases"] or "").split("|")} - {""} for row in rows}
    left = {entity for entity in got if entity[0] not in NOT_SCORED_KINDS}
    scored = set(left)
    for wanted in gold.entities:
        fuzzy = wanted.kind in FUZZY_KINDS
        if wanted.optional:
            left -= {entity for entity in scored if any(alike(label, entity[1], fuzzy) for label in wanted.labels)}
            continue
        same_kind = (entity for entity in scored if entity[0] == wanted.kind)
        hits = {entity for entity in same_kind if any(alike(a, b, fuzzy) for a in wanted.labels for b in got[entity])}
        left -= hits
        tally.entities["found" if hits else "missed"] += 1
        if not hits:
            tally.errors.append(f"- {gold.article} entity {wanted.kind} | {wanted.labels[0]}")
    tally.entities["wrong"] += len(left)
    tally.errors += [f"+ {gold.article} entity {kind} | {label}" for kind, label in sorted(left)]


def ratios(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of a count of found, missed and wrong."""
    found, missed, wrong = counts["found"], counts["missed"], counts["wrong"]
    precision = found / (found + wrong) if found + wrong else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "gold": found + missed}


def figures(tally: Tally) -> dict[str, Any]:
    """The figures that README.md speaks of, by name; acts are all facts but `holdsPosition`."""
    facts, acts = Counter[str](), Counter[str]()
    for predicate, counts in tally.facts.items():
        facts.update(counts)
        if predicate != "holdsPosition":
            acts.update(counts)
    shares = {name: tally.right[name] / tally.asked[name] if tally.asked[name] else None for name in ("date", "place", "status", "quotes")}
    return {"facts": ratios(facts), "acts": ratios(acts), "entities": ratios(tally.entities), **shares, "furniture": tally.furniture}


def score_build(output: Path) -> dict[str, Tally]:
    """Build a graph of texts/ in a folder and score its tables, set by set: a set is the articles whose names begin with its letters."""
    import kg

    with kg.build(HERE / "texts", output=output):
        golds = list(read(HERE / "gold"))
        tables = output / "facts.csv", output / "entities.csv"
        sets = {gold.article: Path(gold.article).stem.rstrip("0123456789") for gold in golds}
        return {name: score([g for g in golds if sets[g.article] == name], HERE / "texts", *tables) for name in sorted(set(sets.values()))}


def _print(name_of_set: str, tally: Tally) -> None:
    result = figures(tally)
    print(f"set {name_of_set}")
    lines = [(predicate, ratios(counts)) for predicate, counts in sorted(tally.facts.items())]
    lines += [(name, result[name]) for name in ("facts", "acts", "entities")]
    print(f"{'':28}{'P':>7}{'R':>7}{'F1':>7}{'gold':>6}")
    for name, row in lines:
        print(f"{name:28}{row['precision']:7.2f}{row['recall']:7.2f}{row['f1']:7.2f}{row['gold']:6}")
    for name in ("date", "place", "status", "quotes"):
        print(f"{name + ' right':28}{'-' if result[name] is None else format(result[name], '.2f'):>7}")
    print(f"{'facts from furniture':28}{result['furniture']:7}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is missing (-) and what is wrong (+)")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tallies = score_build(Path(folder) / "graph")
    if args.errors:
        print("\n".join(error for tally in tallies.values() for error in tally.errors))
    if args.json:
        print(json.dumps({letter: figures(tally) for letter, tally in tallies.items()}, ensure_ascii=False))
        return
    for letter, tally in tallies.items():
        _print(letter, tally)


if __name__ == "__main__":
    main()
