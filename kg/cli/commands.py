"""The commands: arguments in, a library call, what came of it printed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from kg import BASE, __version__
from kg.cli import show
from kg.cli.show import Format
from kg.errors import QueryError, UsageError

if TYPE_CHECKING:
    from kg.library import Graph
    from kg.query import Param

app = typer.Typer(
    name="kg",
    help="A knowledge graph of diplomatic relations, out of Vietnamese news.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

GraphDir = Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", help="The folder that `kg build` wrote.")]
AskedFormat = Annotated[Format | None, typer.Option("--format", "-f", help="A table on a terminal, CSV when piped.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this year, month or day on: 2023, 2023-05, 2023-05-01.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Until this year, month or day.")]
Lexicon = Annotated[Path | None, typer.Option(metavar="DIR", help="A folder with names and rules to add.")]
Relations = Annotated[list[str] | None, typer.Option("--relation", "-r", metavar="PREDICATE", help="Only this relation; may be repeated.")]
DEFAULT = Path("output")


def _version(asked: bool) -> None:
    if asked:
        print(f"kg {__version__}")
        raise typer.Exit


def _open(folder: Path) -> Graph:
    import kg

    graph = kg.open(folder)
    if not graph.complete:
        show.note("kg: a build of this graph runs or was interrupted, and what is shown is not all of it (the same command goes on)")
    return graph


@app.callback()
def top(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """A knowledge graph of diplomatic relations, out of Vietnamese news."""


@app.command()
def build(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Folders, .txt, .html, .jsonl files; - is standard input.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the graph is written.")] = DEFAULT,
    samples: Annotated[bool, typer.Option("--samples", help="The composed articles that come with the package.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that extract.")] = 1,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over instead of adding.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove articles that are not among those read.")] = False,
    lexicon: Lexicon = None,
    corrections: Annotated[
        str | None, typer.Option(metavar="FILE", help="Names to join or keep apart, facts to strike out, from now on; none forgets them.")
    ] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="The IRI that the names of all data begin with.")] = BASE,
) -> int:
    """Read articles and write their graph: store, RDF, GraphML, page, tables, analysis."""
    import kg
    from kg.cli import building

    if not paths and not samples:
        raise UsageError("name a folder or file of articles, or --samples")
    with building.interruptible(), building.progress(paths or ()) as progress:
        graph = kg.build(
            *(paths or ()),
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
    with graph:
        return building.summary(graph)


@app.command()
def query(
    what: Annotated[
        str | None, typer.Argument(metavar="[NAME|FILE|SPARQL]", help="None: list the packaged queries. -: standard input.")
    ] = None,
    param: Annotated[list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; may be repeated.")] = None,
    graph: GraphDir = DEFAULT,
    format: AskedFormat = None,
) -> None:
    """Ask the graph: a packaged query by name, a file, or SPARQL."""
    from kg.query import Table

    if what is None:
        _list_queries(show.choose(format))
        return
    params = _params(param or [])
    with _open(graph) as opened:
        answer = opened.query(sys.stdin.read() if what == "-" else what, **params)
        if isinstance(answer, Table):
            if format is Format.ttl:
                raise QueryError("--format ttl is for queries that make triples (CONSTRUCT, DESCRIBE)")
            show.rows(answer.columns, answer.rows, show.choose(format))
        elif format not in (None, Format.ttl):
            raise QueryError("this query makes triples (CONSTRUCT, DESCRIBE): only --format ttl can print them")
        else:
            print(answer.serialize(format="turtle"), end="")


def _params(pairs: list[str]) -> dict[str, str]:
    params = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"--param wants NAME=VALUE, not {pair!r}")
        params[name] = value
    return params


def _list_queries(format: Format) -> None:
    from kg.query import packaged

    def listed(params: Iterable[Param]) -> str:
        return " ".join(param.name if param.required else f"[{param.name}]" for param in params)

    rows = [(one.name, one.summary, listed(one.params.values())) for one in packaged().values()]
    show.rows(("query", "what it tells", "parameters"), rows, format)


@app.command()
def explain(
    subject: Annotated[str, typer.Argument(help="A name.")],
    predicate: Annotated[str, typer.Argument(help="A relation, such as metWith.")],
    object: Annotated[str | None, typer.Argument(help="Another name.")] = None,
    graph: GraphDir = DEFAULT,
    format: AskedFormat = None,
) -> None:
    """Show the sentences behind a fact."""
    from kg.cli import reports

    with _open(graph) as opened:
        table = opened.explain(subject, predicate, object)
    if show.choose(format) is Format.table:
        reports.sentences(table)
    else:
        show.rows(table.columns, table.rows, show.choose(format))


@app.command()
def analyze(
    since: Since = None,
    until: Until = None,
    top: Annotated[int, typer.Option(min=1, help="Rows of each ranking.")] = 10,
    graph: GraphDir = DEFAULT,
    format: AskedFormat = None,
) -> None:
    """Measure the network: who is central, who brokers, which blocs, month by month."""
    from kg.cli import reports

    with _open(graph) as opened:
        reports.nested(opened.analyze(since=since, until=until, top=top), show.choose(format, piped=Format.json))


@app.command()
def render(
    path: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = Path("graph.html"),
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is near this entity.")] = None,
    hops: Annotated[int, typer.Option(min=1, help="How near.")] = 2,
    since: Since = None,
    until: Until = None,
    relation: Relations = None,
    graph: GraphDir = DEFAULT,
) -> None:
    """Draw the network as one HTML page that needs no network connection."""

    with _open(graph) as opened:
        written = opened.render(path, focus=focus, hops=hops, since=since, until=until, relations=relation)
    print(written)


@app.command()
def validate(graph: GraphDir = DEFAULT) -> int:
    """Check the graph against the ontology's shapes; exit code 1 if something is wrong."""

    with _open(graph) as opened:
        findings = opened.validate()
    for finding in findings:
        print(show.visible(str(finding)))
    show.note(f"{len(findings)} findings" if findings else "the graph is valid")
    return 1 if findings else 0


@app.command()
def export(
    format: Annotated[str, typer.Option("--format", "-f", help="trig, ttl, nq, graphml, html, or facts as csv, json, jsonl.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - is standard output.")],
    graph: GraphDir = DEFAULT,
) -> None:
    """Write the graph in another format."""

    with _open(graph) as opened:
        if str(output) != "-":
            print(opened.export(format, output))
            return
        with TemporaryDirectory() as folder, opened.export(format, Path(folder, "graph")).open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The folder of a graph.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The folder of another.")],
    format: AskedFormat = None,
) -> None:
    """List the facts that appeared, went or changed between two graphs."""
    from kg.cli import building
    from kg.differences import COLUMNS, differences

    with building.counted(differences(old, new)) as rows:
        show.rows(COLUMNS, rows, show.choose(format))


@app.command()
def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Names of articles, as tables print them.")],
    graph: GraphDir = DEFAULT,
) -> None:
    """Remove articles and all that only they told; every file follows."""

    with _open(graph) as opened:
        for article in articles:
            opened.remove(article)
            print(f"removed {show.visible(article)}")


@app.command()
def info(graph: GraphDir = DEFAULT, format: AskedFormat = None) -> None:
    """Say what a graph holds."""
    from kg.cli import reports

    with _open(graph) as opened:
        reports.nested(opened.info(), show.choose(format, piped=Format.json))


@app.command()
def extract(
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="One text; - is standard input.")],
    title: Annotated[str, typer.Option(help="Its title.")] = "",
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published, YYYY-MM-DD.")] = None,
    lexicon: Lexicon = None,
    explain: Annotated[bool, typer.Option("--explain", help="Sentence by sentence: names, triggers, why one gave nothing.")] = False,
    format: AskedFormat = None,
) -> int:
    """Print the facts of one text, without a graph."""
    from kg.cli import text

    chosen = show.choose(format, piped=Format.table if explain else Format.jsonl)
    return text.extract(path, title, published, lexicon, chosen, explain)
