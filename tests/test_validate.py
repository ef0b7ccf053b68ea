"""Findings over article graphs, and the rules over the whole store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Graph
from rdflib.namespace import SH

from kg import ontology_files, validate
from kg.validate import Finding

FOLDER = ontology_files.folder()
BASE = "https://example.org/id/"
PREFIXES = """@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://example.org/id/> .
"""


def example(path: str, article: str) -> tuple[str, Graph]:
    """Read an example as the graph of the article that is named."""
    text = (FOLDER / path).read_text(encoding="utf-8")
    return article, Graph().parse(data=text.replace("a.txt", article), format="turtle")


def test_sound_articles_give_no_findings() -> None:
    articles = [example(f"examples/{path.name}", f"{path.stem}.txt") for path in sorted((FOLDER / "examples").glob("*.ttl"))]
    assert len(articles) > 30
    assert list(validate.validate(articles)) == []


def test_a_finding_names_article_node_and_value() -> None:
    articles = [
        example("examples/visit.ttl", "one.txt"),
        example("counterexamples/Visit-counterpart.ttl", "two.txt"),
        example("examples/aid.ttl", "three.txt"),
    ]
    (finding,) = validate.validate(articles)
    assert finding == Finding(
        "two.txt",
        f"{BASE}article/two.txt/happening/Visit/1",
        "A visit has at least one counterpart, which is a country, a place or an organization."
        f" Found: {BASE}article/two.txt/entity/country/nuoc-b.",
    )
    assert finding.sentence().startswith("two.txt: A visit has at least one counterpart")
    assert finding.sentence().endswith("See <https://example.org/id/article/two.txt/happening/Visit/1>.")


def test_a_warning_says_that_it_is_one() -> None:
    (finding,) = validate.validate([example("counterexamples/Person-title.ttl", "a.txt")])
    assert finding.severity == "warning"
    assert "(warning)" in str(finding)


@pytest.mark.parametrize("batch", [1, 60, 10_000])
def test_findings_do_not_depend_on_the_batch(batch: int) -> None:
    names = ["Meeting-counterpart", "Report-rule", "Happening-status", "Evidence-order"]
    articles = [example(f"counterexamples/{name}.ttl", f"{number}.txt") for number, name in enumerate(names)]
    found = list(validate.validate(articles, batch=batch))
    assert [finding.article for finding in found] == ["0.txt", "1.txt", "2.txt", "3.txt"]


@pytest.mark.parametrize("path", sorted((FOLDER / "counterexamples").glob("*.ttl")), ids=lambda path: path.stem)
def test_findings_are_those_of_the_shapes_as_they_stand(path: Path) -> None:
    article, graph = example(f"counterexamples/{path.name}", "a.txt")
    shapes, ontology = Graph().parse(ontology_files.shapes()), Graph().parse(ontology_files.vocabulary()[0])
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology)
    plain = {(str(report.value(one, SH.focusNode)), str(report.value(one, SH.resultMessage))) for one in report.objects(None, SH.result)}
    ours = {(finding.node, finding.message.partition(" Found: ")[0]) for finding in validate.validate([(article, graph)])}
    assert ours == plain


def test_articles_that_describe_the_same_node_are_not_mixed() -> None:
    one = example("examples/aid.ttl", "same.txt")[1]
    other = Graph().parse(data=one.serialize(format="turtle").replace("Nước A", "Nước Z"), format="turtle")
    assert list(validate.validate([("one", one), ("other", other)])) == []


def test_the_callers_graph_is_left_as_it_was() -> None:
    name, graph = example("examples/aid.ttl", "a.txt")
    before = set(graph)
    list(validate.validate([(name, graph)]))
    assert set(graph) == before


def test_articles_are_read_as_they_are_needed() -> None:
    taken = []

    def articles() -> Iterable[tuple[str, Graph]]:
        for number in range(5):
            taken.append(number)
            yield example("counterexamples/Report-rule.ttl", f"{number}.txt")

    next(validate.validate(articles(), batch=1))
    assert len(taken) < 5


# What makes a sound store break one rule: text of the example to replace, and triples to add.
BROKEN: dict[str, tuple[tuple[str, str], str, str]] = {
    "contradicting-wikidata": (("", ""), "<article/a.txt/entity/country/nuoc-b> owl:sameAs wd:Q2 .", "both"),
    "shared-wikidata": (("", ""), "<person/nguyen-van-a> owl:sameAs wd:Q1 .", "kept apart"),
    "reversed-interval": (("2020-03-02", "2020-03-06"), "", "It ends on 2020-03-05, before it begins on 2020-03-06."),
    "future-actual": (("2020-03-06", "2020-03-01"), "", "dated 2020-03-02, but the article is of 2020-03-01"),
    "one-sided": (
        ("", ""),
        "<person/nguyen-van-a> dip:metWith <person/x> . <event/Meeting/1> a dip:Meeting ; dip:agent <person/x> ;"
        " dip:counterpart <person/nguyen-van-a> ; dip:status dip:actual ; dip:report <r> .",
        "It has metWith to",
    ),
    "unfounded-direct": (("", ""), "<person/nguyen-van-a> dip:thanked <country/nuoc-b> .", "It has thanked to"),
    "unequal-quote": (("oa:end 48", "oa:end 47"), "", "Its quote has 48 characters, its offsets span 47."),
    "unlisted-evidence": (("    prov:wasDerivedFrom <text/0-48> .", "    prov:wasDerivedFrom <text/9-9> ."), "", "is not among"),
    "dangling-reference": (
        ("dip:refersTo <https://example.org/id/country/nuoc-b>", "dip:refersTo <https://example.org/id/gone>"),
        "",
        "gone",
    ),
    "uncounted-report": (("dip:sourceCount 1", "dip:sourceCount 2"), "", "It counts 2 articles, but 1 report it."),
}


def findings(replace: tuple[str, str] = ("", ""), add: str = "") -> list[Finding]:
    text = (FOLDER / "examples" / "event.ttl").read_text(encoding="utf-8")
    if replace[0]:
        assert replace[0] in text
        text = text.replace(*replace)
    store = Store()
    for data in (text, PREFIXES + add, *(path.read_text(encoding="utf-8") for path in ontology_files.vocabulary())):
        store.load(data.encode(), RdfFormat.TURTLE)

    def select(query: str) -> Iterable[Mapping[str, str]]:
        solutions = store.query(query)
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: solution[name].value for name in names if solution[name] is not None}

    return list(validate.violations(select))


def test_a_sound_store_breaks_no_rule() -> None:
    assert findings() == []


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_found_and_no_other(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, add, message = BROKEN[rule]
    every = findings(replace, add)
    monkeypatch.setattr(validate, "rules", lambda: [path for path in RULES if path.stem == f"{rule}-violation"])
    found = findings(replace, add)
    assert len(found) == 1 and message in found[0].message
    assert every == found


RULES = validate.rules()


def test_every_rule_has_a_case_and_a_summary() -> None:
    assert {path.stem.removesuffix("-violation") for path in RULES} == set(BROKEN)
    assert all(Path(path).read_text(encoding="utf-8").startswith("#+ summary: ") for path in RULES)


def test_a_planned_visit_may_lie_ahead() -> None:
    assert findings(("dip:status dip:actual ;\n    dip:rule", "dip:status dip:planned ;\n    dip:rule")) == []


def test_an_interval_of_unequal_precision_is_not_reversed() -> None:
    assert findings(('"2020-03-05"^^xsd:date', '"2020-03"^^xsd:gYearMonth')) == []
