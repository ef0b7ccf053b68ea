"""A knowledge graph of diplomatic relations, out of Vietnamese news."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Article, Entity, Evidence, Extraction, Fact

if TYPE_CHECKING:
    from kg.library import Graph

__all__ = ["BASE", "Article", "Entity", "Evidence", "Extraction", "Fact", "__version__", "build", "extract", "open"]
__version__ = "0.1.0"

BASE = "https://w3id.org/diplomacy-kg/id/"


def build(
    *paths: str | Path,
    output: str | Path = "output",
    samples: bool = False,
    jobs: int = 1,
    base: str = BASE,
    fresh: bool = False,
    prune: bool = False,
    lexicon: str | Path | None = None,
    progress: Callable[[int, str], None] | None = None,
) -> Graph:
    """Read articles, write their graph into `output`, and return it open; `graph.report` says what was done.

    `samples` adds the articles that come with the package. `fresh` starts over, `prune` removes articles that are not among
    those read, `lexicon` names a folder of rules and names to add. `progress(done, article)` is called after each article.
    Raises NoSuchPath, OutputError, Locked, UsageError, LexiconError.
    """
    from kg import library

    return library.build(
        *paths,
        output=output,
        samples=samples,
        jobs=jobs,
        base=base,
        fresh=fresh,
        prune=prune,
        lexicon=lexicon,
        progress=progress,
    )


def open(output: str | Path = "output") -> Graph:
    """Open the graph in a folder that `build` wrote; raises NoGraph."""
    from kg import library

    return library.open(output)


def extract(text: str, *, title: str = "", published: date | None = None, lexicon: str | Path | None = None) -> list[Fact]:
    """Find the facts of one text, without a store."""
    from kg import library

    return library.extract(text, title=title, published=published, lexicon=lexicon)
