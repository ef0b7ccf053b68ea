"""What a build says: a progress line while it runs, one summary at its end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.cli import show
from kg.library import Graph

Progress = Callable[[int, str], None]


@contextmanager
def progress() -> Iterator[Progress | None]:
    """A line on standard error that counts articles; none where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress as Line
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} articles", markup=False), TimeElapsedColumn())
    with Line(*columns, TextColumn("{task.description}", markup=False), console=show.console(stderr=True), transient=True) as line:
        task = line.add_task("")
        yield lambda done, article: line.update(task, completed=done, description=show.visible(article)[-40:])


def summary(graph: Graph) -> int:
    """Print what a build did; 1 if something was skipped, else 0."""
    report = graph.report
    assert report is not None, "only a graph that was just built has a report"
    for skipped in report.skipped:
        show.note(f"skipped {skipped.where}: {skipped.why}")
    counts = [(getattr(report, name), name) for name in ("added", "replaced", "unchanged", "removed")]
    print(f"{report.read} articles read: " + ", ".join(f"{number} {name}" for number, name in counts if number or name == "added"))
    if report.skipped:
        print(f"{len(report.skipped)} skipped")
    print(f"{report.entities} entities, {sum(report.facts.values())} facts")
    for predicate, number in sorted(report.facts.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {number:6}  {predicate}")
    print(f"in {graph.folder}: {', '.join(path.name for path in report.files)}")
    return 1 if report.skipped else 0
