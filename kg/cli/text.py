"""`kg extract`: the facts of one text, without a graph."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import show
from kg.cli.show import Format
from kg.errors import KgError, UsageError
from kg.model import Article, Fact, Skipped

if TYPE_CHECKING:
    from kg.extraction.reports import SentenceReport

COLUMNS = ("predicate", "subject", "object", "date", "place", "status", "start", "end", "quote", "rule", "confidence")
KINDS = {"subject_type": "subject_kind", "object_type": "object_kind"}


def extract(path: str, title: str, published: str | None, lexicon: Path | None, format: Format, explain: bool = False) -> int:
    """Print the facts of a file, or of standard input for `-`; 1 if a part of it was skipped, else 0.

    With `explain`, print instead sentence by sentence what was found, and why triggers gave nothing.

    Raises KgError if nothing of it could be read.
    """
    from kg.read import read

    found: list[Fact] = []
    reports: list[SentenceReport] = []
    skipped: list[Skipped] = []
    texts = 0
    for article in read([path], stdin=sys.stdin.buffer):
        if isinstance(article, Skipped):
            skipped.append(article)
            continue
        texts += 1
        day = _day(published) if published else article.published
        article = replace(article, title=title or article.title, published=day)
        if explain:
            reports += _reports(article, lexicon)
        else:
            found += _facts(article, lexicon)
    if not texts:
        raise KgError("; ".join(f"{one.where}: {one.why}" for one in skipped) or f"{path}: no text in it")
    for one in skipped:
        show.note(f"skipped {one.where}: {one.why}")
    if explain:
        _print_reports(reports, format)
    else:
        _print(found, format)
    return 1 if skipped else 0


def _facts(article: Article, lexicon: Path | None) -> tuple[Fact, ...]:
    from kg.extraction import extract

    return extract(article, lexicon).facts


def _print(facts: list[Fact], format: Format) -> None:
    records = [
        {name: getattr(fact, name) for name in COLUMNS} | {name: getattr(fact, attribute) for name, attribute in KINDS.items()}
        for fact in facts
    ]
    if format in (Format.json, Format.jsonl):
        show.records(records, format)
    elif format is Format.ttl:
        raise UsageError("without a graph there are no triples: --format table, csv, json or jsonl")
    else:
        show.rows((*COLUMNS, *KINDS), [[str(cell) for cell in record.values()] for record in records], format)


def _reports(article: Article, lexicon: Path | None) -> Iterator[SentenceReport]:
    from kg.extraction.explain import explain

    return explain(article, lexicon)


def _print_reports(reports: list[SentenceReport], format: Format) -> None:
    if format in (Format.json, Format.jsonl):
        show.records([report.as_dict() for report in reports], format)
    elif format is Format.table:
        for report in reports:
            for line in report.lines():
                print(show.visible(line))
    else:
        raise UsageError("--explain prints text or, with --format json or jsonl, JSON")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--published wants a day such as 2024-03-25, not {text!r}") from None
