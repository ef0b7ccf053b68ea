import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import rdflib
from made_articles import BASE, NEWS, extract
from rdflib.plugins.sparql import prepareQuery

import kg
from kg import pipeline
from kg.errors import NoGraph, NoSuchPath, OutputError, QueryError, UsageError
from kg.library import Graph
from kg.pipeline.outputs import NAMES
from kg.terms import derived_graph


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    pipeline.build(NEWS, tmp_path / "out", base=BASE, extract=extract)
    return kg.open(tmp_path / "out")


def test_importing_kg_imports_nothing_heavy() -> None:
    heavy = ("spacy", "pyoxigraph", "networkx", "pyvis", "pyshacl", "rdflib", "trafilatura")
    code = f"import sys, kg; print([module for module in {heavy} if module in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_rdf_is_a_live_dataset(graph: Graph) -> None:
    dip = rdflib.Namespace("https://w3id.org/diplomacy-kg/ontology#")
    people = {str(graph.rdf.value(person, rdflib.SKOS.prefLabel)) for person in graph.rdf.subjects(rdflib.RDF.type, dip.Person)}
    assert people == {"Nguyễn Văn An", "John Carter"}
    found = list(graph.rdf.query("SELECT ?x ?y WHERE { ?x dip:metWith ?y }", initNs={"dip": dip}))
    assert len(found) == 2


SERVICE = "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
NESTED = "SELECT * WHERE { ?s ?p ?o OPTIONAL { { SELECT ?s WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?q ?r } } } } }"
LOADED = "SELECT * FROM <http://127.0.0.1:9/x.ttl> WHERE { ?s ?p ?o }"


@pytest.mark.parametrize("text", [SERVICE, NESTED])
def test_rdf_refuses_what_query_refuses(graph: Graph, text: str) -> None:
    inner = rdflib.Graph(graph.rdf.store, rdflib.URIRef(derived_graph(BASE)))
    asked = [lambda: graph.query(text), lambda: graph.rdf.query(text), lambda: inner.query(text)]
    asked += [lambda: graph.rdf.query(text, use_store_provided=False), lambda: graph.rdf.query(prepareQuery(text))]
    asked += [lambda: inner.query(prepareQuery(text))]
    for ask in asked:
        with pytest.raises(QueryError, match="SERVICE is refused"):
            list(ask())


def test_rdf_fetches_nothing_that_from_names(graph: Graph) -> None:
    for ask in (lambda: graph.rdf.query(prepareQuery(LOADED)), lambda: graph.rdf.query(LOADED, use_store_provided=False)):
        with pytest.raises(QueryError, match="FROM is refused"):
            list(ask())


def test_rdf_is_only_read(graph: Graph) -> None:
    for update in ("LOAD <http://127.0.0.1:9/x.ttl>", "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }"):
        with pytest.raises(QueryError, match="only read"):
            graph.rdf.update(update)


def test_prepared_queries_are_answered(graph: Graph) -> None:
    assert len(graph.rdf.query(prepareQuery("SELECT ?s WHERE { ?s a <https://w3id.org/diplomacy-kg/ontology#Person> }"))) > 1


def test_explain_shows_sentences(graph: Graph) -> None:
    (row,) = graph.explain("Hội Hữu nghị", "foundedOn")
    assert row["quote"] == "Hội thành lập ngày 17/10/1945."


def test_the_network_is_of_networkx(graph: Graph) -> None:
    network = graph.network(relations=["metWith"])
    assert sorted(data["label"] for _, data in network.nodes(data=True)) == ["John Carter", "Nguyễn Văn An"]


@pytest.mark.parametrize("format", ["trig", "ttl", "nq", "graphml", "csv", "json", "jsonl", "html"])
def test_exports(graph: Graph, tmp_path: Path, format: str) -> None:
    path = graph.export(format, tmp_path / f"x.{format}")
    assert path.stat().st_size > 100
    same = {"trig": "graph.trig", "ttl": "graph.ttl", "graphml": "graph.graphml", "csv": "facts.csv", "html": "graph.html"}
    if format in same:
        assert path.read_bytes() == (graph.folder / same[format]).read_bytes()


def test_exports_can_be_read_back(graph: Graph, tmp_path: Path) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(graph.export("trig", tmp_path / "x.trig"))
    assert len(list(dataset.quads())) == len((graph.export("nq", tmp_path / "x.nq")).read_text("utf-8").splitlines())


def test_what_cannot_be_exported_is_said(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="trig, ttl"):
        graph.export("docx", tmp_path / "x")
    with pytest.raises(OutputError, match="cannot be written"):
        graph.export("csv", tmp_path / "none" / "x.csv")


def test_the_graph_is_valid(graph: Graph) -> None:
    assert graph.validate() == []


def test_removal_through_an_open_graph(graph: Graph) -> None:
    assert graph.info()["articles"] == 3
    graph.remove("a.txt")
    assert graph.info()["articles"] == 2
    assert "a.txt" not in (graph.folder / "facts.csv").read_text("utf-8")
    with pytest.raises(UsageError):
        graph.remove("a.txt")
    assert graph.info()["articles"] == 2


def test_info(graph: Graph) -> None:
    info = graph.info()
    assert info["facts"]["metWith"] == 2
    assert (info["entities"], info["base"], info["complete"], info["samples"]) == (10, BASE, True, False)
    assert info["files"] == list(NAMES)


def test_a_graph_closes(graph: Graph) -> None:
    with graph as opened:
        opened.query("facts")
    kg.build(samples=True, output=graph.folder, fresh=True).close()


def test_build_of_files_and_samples(tmp_path: Path) -> None:
    text = tmp_path / "news" / "a.txt"
    text.parent.mkdir()
    text.write_text("Ngày 25/3/2024, Thủ tướng Lào thăm Việt Nam.\n", "utf-8")
    seen: list[tuple[int, str]] = []
    with kg.build(text.parent, output=tmp_path / "out", progress=lambda number, name: seen.append((number, name))) as graph:
        assert graph.report is not None
        assert (graph.report.read, graph.report.added) == (1, 1)
    assert [(number, name) for number, name in seen if not isinstance(name, pipeline.Step)] == [(1, "a.txt")]
    assert {name for _, name in seen} >= set(NAMES)
    with pytest.raises(UsageError):
        kg.build(samples=True, output=tmp_path / "out")
    with pytest.raises(UsageError):
        kg.build(text, samples=True, output=tmp_path / "new")
    with pytest.raises(UsageError):
        kg.build(output=tmp_path / "new")
    with pytest.raises(NoSuchPath):
        kg.build(tmp_path / "missing", output=tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(NoGraph):
        kg.open(tmp_path / "new")


def test_extract_needs_no_store() -> None:
    text = "Ngày 25/3, Bộ trưởng Ngoại giao Nguyễn Văn An thăm Lào."
    facts = kg.extract(text, published=date(2024, 3, 26))
    assert facts
    assert all(text[fact.start : fact.end] == fact.quote for fact in facts)
    assert kg.extract("") == []
