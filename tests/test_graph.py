from dataclasses import replace

import pytest
from made_articles import BASE, CHAIRED, FOUNDED, MEETING, NEWS, SAID, UPGRADE, VISIT, article, extract
from pyoxigraph import BlankNode, Quad, RdfFormat, serialize

from kg.graph import article_names, article_quads, date_literal, dip
from kg.model import Evidence, Fact
from kg.terms import DIP, article_id, article_iri


def quads(*lines: str, name: str = "a.txt") -> list[Quad]:
    return list(article_quads(extract(article(name, *lines)), BASE))


def values(found: list[Quad], predicate: str) -> list[str]:
    terms = sorted(str(quad.object) for quad in found if quad.predicate.value == predicate)
    return [term.strip("<>").rpartition("/entity/")[2] or term for term in terms]


def of_type(found: list[Quad], name: str) -> list[str]:
    return [quad.subject.value for quad in found if quad.object == dip(name)]


def test_a_joint_act_is_one_happening() -> None:
    found = quads(CHAIRED)
    (happening,) = of_type(found, "CoChairing")
    agents = [quad for quad in found if quad.subject.value == happening and quad.predicate.value == f"{DIP}agent"]
    assert len(agents) == 2


def test_facts_that_do_not_multiply_are_split() -> None:
    said = "A gặp B, C gặp D. | Nguyễn Văn An / metWith / John Carter; Trần Thị Bình / metWith / Lào"
    assert len(of_type(quads(said), "Meeting")) == 2


def test_facts_of_one_event_with_other_dates_are_split() -> None:
    extraction = extract(article("a.txt", CHAIRED))
    later = replace(extraction.facts[0], date="2024-03-26")
    found = list(article_quads(replace(extraction, facts=(later, extraction.facts[1])), BASE))
    assert len(of_type(found, "CoChairing")) == 2


@pytest.mark.parametrize(
    ("value", "datatype"),
    [("2024-03-25", "date"), ("2024-03", "gYearMonth"), ("2024", "gYear"), ("--03-25", "gMonthDay"), ("--03", "gMonth"), ("x", "string")],
)
def test_dates_are_typed_by_their_precision(value: str, datatype: str) -> None:
    assert date_literal(value).datatype.value.endswith(f"#{datatype}")


def test_an_interval_has_begin_and_end() -> None:
    found = quads(VISIT)
    assert [quad.object.value for quad in found if quad.predicate.value in (f"{DIP}begin", f"{DIP}end")] == ["2024-03-24", "2024-03-26"]
    assert not [quad for quad in found if quad.predicate.value == f"{DIP}date"]


def test_a_place_is_an_entity_or_a_label() -> None:
    assert values(quads(MEETING), f"{DIP}place") == ["place/H%C3%A0%20N%E1%BB%99i"]
    assert values(quads(MEETING.replace("| Hà Nội", "| Phòng Khánh tiết")), f"{DIP}placeLabel") == ['"Phòng Khánh tiết"']


def test_no_blank_nodes_and_no_quad_twice() -> None:
    for one in NEWS:
        found = list(article_quads(extract(one), BASE))
        assert len(found) == len(set(found))
        assert not any(isinstance(term, BlankNode) for quad in found for term in quad)
        assert {quad.graph_name.value for quad in found} == {article_iri(BASE, one.id)}


def test_the_same_extraction_gives_the_same_bytes() -> None:
    one, other = (serialize(quads(MEETING, UPGRADE, SAID, FOUNDED), format=RdfFormat.N_QUADS) for _ in range(2))
    assert one == other


def test_names_from_articles_cannot_break_an_iri() -> None:
    evil = '<a> "x" \\ {b} \n#/?'
    fact = Fact("stated", evil, "person", "q", "", (Evidence(0, 1, evil),), 1)
    found = list(article_quads(replace(extract(article(evil, "x")), facts=(fact,)), BASE))
    assert article_id(BASE, found[0].graph_name.value) == evil
    text = serialize(found, format=RdfFormat.N_QUADS)
    assert text.count(b"\n") == len(found)


def test_entities_that_only_facts_name_are_written() -> None:
    extraction = replace(extract(article("a.txt", MEETING)), entities=())
    assert len(of_type(list(article_quads(extraction, BASE)), "Person")) == 2


def test_names_are_short_unless_alike() -> None:
    assert article_names(["x/a.txt", "y/a.txt", "y/b.txt", "https://s/c/d"]) == {
        "x/a.txt": "x/a.txt",
        "y/a.txt": "y/a.txt",
        "y/b.txt": "b.txt",
        "https://s/c/d": "https://s/c/d",
    }
