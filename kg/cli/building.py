"""What a build says: a progress line while it runs, one summary at its end."""

from __future__ import annotations

import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from kg.cli import expected, show
from kg.library import Graph

Progress = Callable[[int, str], None]
Row = Sequence[str]

NARROW = 72  # columns of a terminal, with fewer of which only numbers are shown
AFTER = "kg: what was read is kept, and the same command goes on from there"


@contextmanager
def progress(paths: Iterable[str]) -> Iterator[Progress | None]:
    """A line on standard error that counts articles and says how long they will take; none where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress as Line
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    from kg.pipeline import Step

    columns = (SpinnerColumn(), TextColumn("{task.fields[count]}", markup=False), TimeElapsedColumn())
    with Line(*columns, TextColumn("{task.description}", markup=False), console=show.console(stderr=True), transient=True) as line:
        task = line.add_task("", total=None, count="")
        pace = Pace()
        expected.count(paths, pace.expect)

        def tell(done: int, what: str) -> None:
            narrow = line.console.width < NARROW
            doing = f"writing {what}" if isinstance(what, Step) else pace.left(done, narrow)
            if not narrow:
                doing += "" if isinstance(what, Step) else show.visible(what)[-40:]
            line.update(task, count=f"{done}{pace.of(done)}{'' if narrow else ' articles'}", description=doing)

        yield tell


@contextmanager
def interruptible() -> Iterator[None]:
    """Say after Ctrl-C that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        show.note(AFTER)
        raise


class Pace:
    """How fast articles are read of late, and so how long the rest will take."""

    WINDOW = 30.0  # seconds that count as of late
    FIRST = 5.0  # seconds before anything is said

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun = clock()
        self._total = 0
        self._seen: deque[tuple[float, int]] = deque()

    def expect(self, total: int) -> None:
        """Take note of how many articles there are."""
        self._total = total

    def of(self, done: int) -> str:
        """The number of all articles, where it is known."""
        return f" of {self._total}" if self._total >= done > 0 else ""

    def left(self, done: int, short: bool = False) -> str:
        """How long reading will go on; nothing while that cannot be told."""
        now = self._clock()
        if not self._seen or now - self._seen[-1][0] >= 0.2:
            self._seen.append((now, done))
        while now - self._seen[0][0] > self.WINDOW:
            self._seen.popleft()
        then, before = self._seen[0] if self._seen else (now, done)
        if now - self._begun < self.FIRST or done <= before or self._total <= done:
            return ""
        seconds = (self._total - done) * (now - then) / (done - before)
        return f"{_span(seconds)}, then files" if short else f"about {_span(seconds)} of reading left, then the files; "


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{max(5, round(seconds / 5) * 5)} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


@contextmanager
def counted(rows: Iterable[Row]) -> Iterator[Iterator[Row]]:
    """Count the rows of a comparison as they are printed, and say at the end how many there were of each sort."""
    changes: Counter[str] = Counter()
    articles: set[str] = set()

    def passing() -> Iterator[Row]:
        for row in rows:
            changes[row[0]] += 1
            articles.add(row[-2])
            yield row

    yield passing()
    told = ", ".join(f"{changes[name]} {name}" for name in ("appeared", "went", "changed"))
    show.note(f"{told}, in {len(articles)} article{'' if len(articles) == 1 else 's'}" if changes else "both tell the same facts")


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
    corrections = graph.info()["corrections"]
    if corrections:
        print(f"{corrections} correction{'' if corrections == 1 else 's'} heeded, of {graph.folder / 'corrections.tsv'}")
    print(f"in {graph.folder}: {', '.join(path.name for path in report.files)}")
    return 1 if report.skipped else 0
