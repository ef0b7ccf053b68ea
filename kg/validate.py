"""SHACL findings and broken cross-article rules, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg import ontology_files

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Select = Callable[[str], Iterable[Mapping[str, str]]]

BATCH = 5_000  # triples: reading the shapes costs as much as some 400 triples, and longer batches gain nothing
_RULES = Path(__file__).resolve().parent / "queries"
_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong with a graph; `article` is empty when no single article is to blame."""

    article: str
    node: str
    message: str
    severity: str = "violation"  # or "warning", "info"

    def sentence(self) -> str:
        """Say it in one line, for people."""
        where = f"{self.article}: " if self.article else ""
        note = "" if self.severity == "violation" else f" ({self.severity})"
        return f"{where}{self.message}{note} See <{self.node}>."

    def __str__(self) -> str:
        return self.sentence()


def validate(articles: Iterable[tuple[str, Graph]], *, batch: int = BATCH) -> Iterator[Finding]:
    """Check article graphs against the shapes, in order; `batch` is the number of triples that are checked together.

    A graph needs no ontology beside its data: which class is under which is added here.
    """
    for group in _batches(articles, batch):
        yield from _check(group)


def violations(select: Select) -> Iterator[Finding]:
    """Check the rules that look at the whole store, `queries/*-violation.rq`.

    `select` runs a SPARQL query over the union of all graphs and gives rows with `node` and `message` as text.
    """
    for path in rules():
        query = path.read_text(encoding="utf-8")
        yield from sorted({Finding(row.get("article") or "", row["node"], row["message"]) for row in select(query)})


def rules() -> list[Path]:
    """List the files of the cross-article rules."""
    return sorted(_RULES.glob("*-violation.rq"))


def _batches(articles: Iterable[tuple[str, Graph]], batch: int) -> Iterator[list[tuple[str, Graph]]]:
    """Put articles together up to `batch` triples, but never two that describe the same node."""
    group: list[tuple[str, Graph]] = []
    subjects: set[Node] = set()
    size = 0
    for name, graph in articles:
        own = set(graph.subjects())
        if group and (size + len(graph) > batch or own & subjects):
            yield group
            group, subjects, size = [], set(), 0
        group.append((name, graph))
        subjects |= own
        size += len(graph)
    if group:
        yield group


def _check(group: list[tuple[str, Graph]]) -> list[Finding]:
    import pyshacl
    from rdflib import Graph

    data = Graph()
    article_of: dict[Node, str] = {}
    for name, graph in group:
        for triple in graph:
            data.add(triple)
            article_of[triple[0]] = name
    for triple in _hierarchy():
        data.add(triple)
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    return [] if conforms else _findings(report, article_of)


@cache
def _shapes() -> Graph:
    """Read the shapes, and give each property shape the targets of its node shape.

    That means the same, but pySHACL then checks a property of all nodes at once instead of node by node (measured: 2.5 times as fast).
    """
    from rdflib import Graph, Namespace

    sh = Namespace(_SH)
    shapes = Graph().parse(ontology_files.shapes(), format="turtle")
    for relation in (sh.targetClass, sh.targetSubjectsOf):
        for shape, target in list(shapes.subject_objects(relation)):
            for part in shapes.objects(shape, sh.property):
                shapes.add((part, relation, target))
    shapes.remove((None, sh.property, None))
    return shapes


@cache
def _hierarchy() -> tuple[tuple[Node, Node, Node], ...]:
    """Take from the ontology what `sh:class` follows: subclasses, and the classes of its own individuals."""
    from rdflib import RDF, RDFS, Graph

    ontology = Graph().parse(ontology_files.vocabulary()[0], format="turtle")
    subclasses = ontology.triples((None, RDFS.subClassOf, None))
    levels = ((s, p, o) for s, p, o in ontology.triples((None, RDF.type, None)) if str(o).endswith("#PartnershipLevel"))
    return (*subclasses, *levels)


def _findings(report: Graph, article_of: Mapping[Node, str]) -> list[Finding]:
    """Read a validation report, in the order of the articles, then of the nodes."""
    from rdflib import Namespace

    sh = Namespace(_SH)
    order = {name: number for number, name in enumerate(dict.fromkeys(article_of.values()))}
    found = set()
    for result in report.objects(None, sh.result):
        node = report.value(result, sh.focusNode)
        value = report.value(result, sh.value)
        message = str(report.value(result, sh.resultMessage))
        if value is not None and value != node:
            message = f"{message} Found: {_short(str(value))}."
        severity = str(report.value(result, sh.resultSeverity)).removeprefix(_SH).lower()
        found.add(Finding(article_of.get(node, "") if node is not None else "", str(node), message, severity))
    return sorted(found, key=lambda finding: (order.get(finding.article, -1), finding))


def _short(value: str, width: int = 80) -> str:
    return value if len(value) <= width else f"{value[: width - 1]}…"
