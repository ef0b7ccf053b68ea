"""`build` and `remove`: the store and every file beside it change together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg import ontology_files
from kg.errors import NoGraph, UsageError
from kg.graph import article_names, article_quads, text_hash
from kg.model import Article, Extraction, Skipped
from kg.pipeline import corrected, lexicons
from kg.pipeline.derive import derive, load_ontology
from kg.pipeline.kept import marks
from kg.pipeline.outputs import NAMES, Progress, Step, write_outputs
from kg.pipeline.plan import Plan, Tally, give_up, heir
from kg.pipeline.rules import fingerprint
from kg.pipeline.workers import Extract, Extractor, forget, outcomes
from kg.query.packaged import near
from kg.store import Known, Writer, read_state

MANY = 10_000  # articles, after which memory matters more than the second that it takes to read the extraction's rules again


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; `entities` and `facts` (by predicate) count what the graph holds after it."""

    read: int
    added: int
    replaced: int
    unchanged: int
    removed: int
    skipped: tuple[Skipped, ...]
    entities: int
    facts: Mapping[str, int]
    files: tuple[Path, ...]


def build(
    items: Iterable[Article | Skipped],
    output: Path,
    *,
    base: str,
    samples: bool = False,
    jobs: int = 1,
    fresh: bool = False,
    prune: bool = False,
    lexicon: Path | None = None,
    corrections: str | Path | None = None,
    extract: Extract | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the graph in a folder up to date with articles, and write its files.

    `corrections` names a file to keep and heed from now on, or is `none` to forget those kept. `extract` takes the place of our own
    extraction. Raises OutputError, Locked, UsageError, LexiconError.
    """
    if not base.endswith(("/", "#")) or ":" not in base:
        raise UsageError(f"--base wants an IRI that ends in / or #, not {base!r}")
    rules = fingerprint(lexicon)
    _fitting(output, samples, fresh)
    corrected.check(corrections, output)
    own = lexicon if extract is None else None
    if extract is None:
        extract = Extractor(str(lexicon) if lexicon else None)
        extract.check()
    with Writer(output, base, samples=samples, fresh=fresh) as writer:
        _fitting(output, samples, fresh=False)
        corrected.keep(writer, corrections)
        lexicons.keep(writer, own)
        tally = Tally()
        _update(writer, items, tally, rules, extract, jobs, prune, progress)
        if tally.read >= MANY:
            forget()
        return finish(writer, tally, progress)


def remove(output: Path, article: str) -> BuildReport:
    """Remove an article, told by its name or id, from a graph and from every file; raises NoGraph, UsageError, Locked."""
    state = read_state(output) if output.is_dir() else None
    if state is None:
        raise NoGraph(f"there is no graph in {output}: `kg build` makes one")
    corrected.check(None, output)
    with Writer(output, state.base) as writer:
        if article == writer.state.removing and not writer.known(article):
            return finish(writer, Tally(removed=1))  # it was gone when the command was interrupted
        known = _meant(writer, article)
        writer.note(complete=False, removing=article)
        if article in known.sources and article != known.id:
            writer.set_sources(known.id, set(known.sources) - {article})
        else:
            give_up(writer, known, heir(known))
        return finish(writer, Tally(removed=1))


def finish(writer: Writer, tally: Tally, progress: Progress | None = None) -> BuildReport:
    """Bring what is made from the articles in step with them, where it is not."""
    paths = tuple(writer.folder / name for name in NAMES)
    corrections = corrected.mark(writer.folder) + lexicons.mark(writer.folder)
    if not writer.state.complete or writer.state.corrections != corrections or not all(path.is_file() for path in paths):
        writer.note(complete=False, corrections=corrections)
        if progress:
            progress(tally.read, Step("entities and events"))
        load_ontology(writer, ontology_files.vocabulary())
        derive(writer, corrected.kept(writer.folder), lexicons.kept(writer.folder))
        write_outputs(writer, lambda name: progress(tally.read, Step(name)) if progress else None)
        writer.note(complete=True, removing="", written=marks(writer.folder))
    counts = writer.state.counts
    entities = counts.get("entities", 0)
    facts = {name: number for name, number in counts.items() if name != "entities"}
    skipped = tuple(tally.skipped)
    return BuildReport(tally.read, tally.added, tally.replaced, tally.unchanged, tally.removed, skipped, entities, facts, paths)


def _fitting(output: Path, samples: bool, fresh: bool) -> None:
    """Samples and other articles never share a graph."""
    state = None if fresh or not output.is_dir() else read_state(output)
    if state is not None and state.samples != samples:
        held, given = ("samples", "other articles") if state.samples else ("other articles", "samples")
        raise UsageError(f"{output} holds a graph of {held}, which {given} do not belong in: choose another --output, or --fresh")


def _update(
    writer: Writer,
    items: Iterable[Article | Skipped],
    tally: Tally,
    rules: str,
    extract: Extract,
    jobs: int,
    prune: bool,
    progress: Progress | None,
) -> None:
    def change() -> None:
        writer.note(complete=False)

    plan = Plan(writer, rules, tally, change)

    def counted() -> Iterator[Article | Skipped]:
        for item in items:
            yield item
            if progress and isinstance(item, Article):
                progress(tally.read, item.id)

    try:
        with closing(outcomes(plan.work(counted()), extract, jobs)) as done:
            for article, outcome in done:
                change()
                _commit(writer, plan, tally, article, outcome)
        _note_sources(writer, plan, tally, change, prune)
    finally:
        writer.flush()


def _commit(writer: Writer, plan: Plan, tally: Tally, article: Article, outcome: Extraction | Skipped) -> None:
    if isinstance(outcome, Skipped):
        tally.skipped.append(outcome)
        return
    try:
        quads = list(article_quads(outcome, writer.base, extraction_key=plan.keys.pop(article.id)))
    except (ValueError, KeyError, AttributeError) as problem:
        tally.skipped.append(Skipped(article.source or article.id, f"its facts cannot be written: {problem}"))
        return
    for other in writer.with_source(article.id):  # that name now goes with this text
        if other.id != article.id:
            writer.set_sources(other.id, set(other.sources) - {article.id})
    known = writer.known(article.id)
    others = set(known.sources) - {article.id} if known else set()
    if known and known.text_hash != text_hash(article.text):
        others = set()
        if article.id in plan.heirs:
            give_up(writer, known, plan.heirs[article.id])
    writer.put(article.id, quads)
    if others:
        writer.set_sources(article.id, {article.id, *others})
    if known:
        tally.replaced += 1
    else:
        tally.added += 1


def _note_sources(writer: Writer, plan: Plan, tally: Tally, change: Callable[[], None], prune: bool) -> None:
    """Put down under which names each text was read; with `prune`, drop what was not read."""
    if not prune:
        pairs = ((name, sources) for name, sources in sorted(plan.sources.items()) if len(sources) > 1 or name not in sources)
        for name, sources in pairs:
            known = writer.known(name)
            if known and not sources <= set(known.sources):
                change()
                writer.set_sources(name, sources | set(known.sources))
        return
    unread = [skipped.where for skipped in tally.skipped]
    for name in sorted(writer.articles()):
        known = writer.known(name)
        assert known is not None
        seen = plan.sources.get(name, set()) | {name for where in unread if where == name or where.endswith(f"/{name}")}
        if seen == set(known.sources):
            continue
        change()
        if not seen:
            writer.remove(name)
            tally.removed += 1
        elif name in seen:
            writer.set_sources(name, seen)
        else:
            writer.move(name, min(seen), seen)


def _meant(writer: Writer, article: str) -> Known:
    """The article that a user means by its id, one of its sources or its printed name."""
    known = writer.known(article)
    if known:
        return known
    names = sorted(writer.articles())
    printed = article_names(names)
    found = [name for name in names if printed[name] == article or name.endswith(f"/{article}")]
    found = found or [one.id for one in writer.with_source(article)]
    if len(found) == 1:
        known = writer.known(found[0])
        assert known is not None
        return known
    if found:
        raise UsageError(f"{article} may mean {' or '.join(found[:3])}: name one of them")
    raise UsageError(f"no article is called {article!r}{': ' + near(article, names) if len(names) < 20_000 and names else ''}")
