import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from made_articles import BASE, MEETING, NEWS, article, extract
from pyoxigraph import Store

from kg import pipeline
from kg.errors import QueryError, UsageError
from kg.library import Graph
from kg.query import Asker, Table, packaged, write_table
from kg.query.packaged import bind, parse


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("graph")
    pipeline.build(NEWS, folder, base=BASE, extract=extract)
    with Graph(folder) as opened:
        yield opened


def rows(graph: Graph, query: str, *columns: str, **params: str) -> list[tuple[str, ...]]:
    table = graph.query(query, **params)
    assert isinstance(table, Table)
    return [tuple(row[column] for column in columns) for row in table]


def test_every_packaged_query_answers(graph: Graph) -> None:
    given = {"person": "Nguyễn Văn An", "country": "Việt Nam", "subject": "Nguyễn Văn An", "entity": "John Carter"}
    empty = {"contradictions"}
    for name, query in packaged().items():
        params = {param.name: given[param.name] for param in query.params.values() if param.required}
        assert bool(len(graph.query(name, **params))) is (name not in empty), name
        assert query.summary, name


def test_every_optional_parameter_can_be_given(graph: Graph) -> None:
    given = {"label": "Lào", "text": "x", "date": "2024-03", "number": "1", "predicate": "visited"}
    for name, query in packaged().items():
        graph.query(name, **{param.name: given[param.type] for param in query.params.values()})


def test_the_table_of_facts(graph: Graph) -> None:
    table = graph.query("facts")
    assert isinstance(table, Table)
    assert ",".join(table.columns) == (
        "predicate,subject,object,date,place,status,article,start,end,quote,"
        "subject_iri,object_iri,event_iri,rule,confidence,subject_type,object_type"
    )
    first = next(iter(table))
    assert list(first.values())[:9] == ["metWith", "Nguyễn Văn An", "John Carter", "2024-03-25", "Hà Nội", "actual", "a.txt", "0", "52"]
    assert (first["rule"], first["confidence"], first["subject_type"], first["object_type"]) == ("made", "0.9", "person", "person")
    expected = sum(len(extract(one).facts) for one in NEWS)
    assert len(table) == expected
    texts = {one.id: one.text for one in NEWS}
    for row in table:
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["quote"]
    order = [(row["article"], int(row["start"]), row["predicate"], row["subject"], row["object"]) for row in table]
    assert order == sorted(order)


def test_facts_without_an_object_entity(graph: Graph) -> None:
    found = rows(graph, "facts", "predicate", "object", "date", "object_iri", "object_type")
    assert ("foundedOn", "1945-10-17", "", "", "") in found
    assert ("stated", "John Carter nói Việt Nam là đối tác quan trọng.", "", "", "") in found


def test_the_table_of_entities(graph: Graph) -> None:
    found = rows(graph, "entities", "label", "type", "aliases", "wikidata", "article")
    assert ("Việt Nam", "country", "", "Q881", "a.txt") in found
    assert len(found) == sum(len(extract(one).entities) for one in NEWS) == len(set(found))


def test_labels_match_whatever_their_case_and_tone_placement(graph: Graph) -> None:
    expected = rows(graph, "visits", "visitor", "date", "status", country="Lào")
    assert expected == [("Nguyễn Văn An", "2024-05", "planned")]
    assert rows(graph, "visits", "visitor", "date", "status", country="  lÀO ") == expected


def test_a_period_keeps_what_lies_in_it(graph: Graph) -> None:
    assert rows(graph, "events", "date", since="2024-04") == [("2024-05",)]
    assert {date for (date,) in rows(graph, "events", "date", until="2023")} == {"1945-10-17", "1995-07-12", "2023-09-10"}


def test_meetings_go_both_ways(graph: Graph) -> None:
    for one, other in (("Nguyễn Văn An", "John Carter"), ("John Carter", "Nguyễn Văn An")):
        assert rows(graph, "meetings", "with", "date", "place", "sources", person=one) == [(other, "2024-03-25", "Hà Nội", "2")]


def test_the_ladder_is_in_order(graph: Graph) -> None:
    steps = [("Hoa Kỳ", "1995-07-12", "0"), ("Hoa Kỳ", "2023-09-10", "3")]
    assert rows(graph, "ladder", "partner", "date", "rank", country="Việt Nam") == steps


def test_evidence_of_a_fact(graph: Graph) -> None:
    found = rows(graph, "evidence", "predicate", "article", subject="John Carter", predicate="metWith", object="Nguyễn Văn An")
    assert found == [("metWith", "a.txt"), ("metWith", "b.txt")]
    assert rows(graph, "evidence", "predicate", subject="John Carter", object="Lào") == []


def test_contradictions_are_shown(tmp_path: Path) -> None:
    lines = ["Hội lập 1945. | Hội Hữu nghị / foundedOn / 1945-10-17", "Hội lập 1950. | Hội Hữu nghị / foundedOn / 1950-10-17"]
    denied = MEETING.replace("| |", "| negated |")
    news = [article("a", lines[0], MEETING), article("b", lines[1], denied)]
    pipeline.build(news, tmp_path, base=BASE, extract=extract)
    with Graph(tmp_path) as graph:
        found = rows(graph, "contradictions", "kind", "one", "other")
    assert found == [
        ("date of Foundation", "1945-10-17", "1950-10-17"),
        ("whether it happened", "no metWith, 2024-03-25", "metWith, 2024-03-25"),
    ]


def test_sparql_has_the_prefixes_and_the_union_of_all_graphs(graph: Graph) -> None:
    assert rows(graph, "SELECT ?l WHERE { ?p a dip:Person ; dip:sourceCount ?n ; skos:prefLabel ?l } ORDER BY ?l", "l") == [
        ("John Carter",),
        ("Nguyễn Văn An",),
    ]
    assert rows(graph, "ASK { ?x dip:metWith ?y }", "answer") == [("true",)]


def test_a_construct_gives_a_graph(graph: Graph) -> None:
    found = graph.query("CONSTRUCT { ?x dip:metWith ?y } WHERE { ?x dip:metWith ?y }")
    assert isinstance(found, rdflib.Graph)
    assert len(found) == 2
    assert "dip:metWith" in found.serialize(format="turtle")


def test_a_query_can_be_a_file(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(
        '#+ param: who label "who" required\nSELECT ?l { VALUES ?_who { UNDEF } ?p skos:hiddenLabel ?_who ; skos:prefLabel ?l }', "utf-8"
    )
    assert rows(graph, str(file), "l", who="john carter") == [("John Carter",)]


@pytest.mark.parametrize(
    ("query", "params", "message"),
    [
        ("meeting", {}, "did you mean 'meetings'"),
        ("meetings", {}, "needs the parameter 'person'"),
        ("meetings", {"persn": "x"}, "no parameter 'persn': did you mean 'person'"),
        ("merges", {"x": "y"}, "no parameter 'x'"),
        ("events", {"since": "hôm qua"}, "since is a date"),
        ("events", {"since": "2023-13"}, "since is a date"),
        ("events", {"predicate": "metwith"}, "did you mean 'metWith'"),
        ("reports", {"least": "-1"}, "least is a number"),
        ("SELECT ?x WHERE {\n ?x ?y }", {}, "in line 2, column"),
        ("SELECT ?x WHERE { ?x nix:a ?y }", {}, "prefix that is not declared"),
        ("missing.rq", {}, "no query file"),
        ("DELETE WHERE { ?a ?b ?c }", {}, "SPARQL error"),
        ("x" * 5000, {}, "no packaged query|cannot be read"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(graph: Graph, query: str, params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message) as problem:
        graph.query(query, **params)
    assert "\n" not in str(problem.value)


def test_parameters_are_terms_not_text(graph: Graph) -> None:
    for evil in ('" } UNION { ?a ?b ?c } #', "\\", "'''", '"@vi', "?x", "\n}"):
        assert rows(graph, "meetings", "with", person=evil) == []
    assert '\\"' in bind(packaged()["meetings"], {"person": '"'})


@pytest.mark.parametrize(
    "text", ["#+ param: x nonsense\nSELECT * {}", '#+ param: x label "unused"\nSELECT * {}', "#+ batch: g\nSELECT * {}"]
)
def test_a_header_that_lies_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        parse("mine", text)


def test_a_header_says_the_order(tmp_path: Path) -> None:
    rows = 'VALUES (?n ?name) { (9 "b") (10 "z") (10 "é") }'
    path = tmp_path / "mine.rq"
    asker = Asker(Store(), BASE)
    for order, names in (("-n name", "zéb"), ("name", "bzé"), ("n name", "zéb")):
        path.write_text(f"#+ order: {order}\nSELECT * {{ {rows} }}", "utf-8")
        assert "".join(row["name"] for row in asker.ask(path)) == names
    for order in ("other", "-name"):
        path.write_text(f"#+ order: {order}\nSELECT * {{ {rows} }}", "utf-8")
        with pytest.raises(QueryError, match="cannot be ordered"):
            asker.ask(path)


def test_tables_are_written_for_programs() -> None:
    columns, cells = ("a", "b"), [("x", 'q"\n,'), ("ế", "")]
    written = {}
    for format in ("csv", "json", "jsonl"):
        out = io.StringIO()
        write_table(format, columns, cells, out)
        written[format] = out.getvalue()
    assert written["csv"] == 'a,b\nx,"q""\n,"\nế,\n'
    assert written["jsonl"] == '{"a": "x", "b": "q\\"\\n,"}\n{"a": "ế", "b": ""}\n'
    assert written["json"].startswith("[\n  {") and "ế" in written["json"]
    with pytest.raises(UsageError):
        write_table("xml", columns, cells, io.StringIO())
