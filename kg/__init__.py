"""A knowledge graph of diplomatic relations, out of Vietnamese news."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Article, Entity, Evidence, Extraction, Fact

if TYPE_CHECKING:
    from kg.library import Graph
    from kg.query import Table

__all__ = ["BASE", "Article", "Entity", "Evidence", "Extraction", "Fact", "__version__", "build", "diff", "extract", "open"]
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
    corrections: str | Path | None = None,
    progress: Callable[[int, str], None] | None = None,
) -> Graph:
    """Read articles, write their graph into `output`, and return it open; `graph.report` says what was done.

    `samples` adds the articles that come with the package. `fresh` starts over, `prune` removes articles that are not among
    those read, `lexicon` names a folder of rules and names to add. `corrections` names a file of names to join or keep apart and facts
    to strike out, which is kept in `output` and counts for every later build; `"none"` forgets it. `progress(done, what)` is called
    after each article, and when a file of the graph is begun. Everything is kept when a build is interrupted: the next one goes on.
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
        corrections=corrections,
        progress=progress,
    )


def open(output: str | Path = "output") -> Graph:
    """Open the graph in a folder that `build` wrote; raises NoGraph."""
    from kg import library

    return library.open(output)


def diff(old: str | Path, new: str | Path) -> Table:
    """List the facts that appeared, went or changed between the graphs of two folders; raises NoGraph.

    A row has `change` (`appeared`, `went` or `changed`), the fact (`predicate`, `subject`, `object`, `date`, `place`, `status`, `level`),
    what it had before where that is another (`old_date`, `old_place`, `old_status`, `old_level`), `article` and `quote`.
    """
    from kg import library

    return library.diff(old, new)


def extract(text: str, *, title: str = "", published: date | str | None = None, lexicon: str | Path | None = None) -> list[Fact]:
    """Find the facts of one text, without a store; `published` is a day or an ISO date; raises UsageError when it is none."""
    from kg import library

    return library.extract(text, title=title, published=published, lexicon=lexicon)
