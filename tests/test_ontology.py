"""The ontology against its own style, the guidelines' predicates, and its examples and counterexamples."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SH

from kg import ontology_files
from kg.errors import KgError
from kg.model import KINDS, STATUSES, SYMMETRIC

DIP = Namespace("https://w3id.org/diplomacy-kg/ontology#")
DSH = Namespace("https://w3id.org/diplomacy-kg/shapes#")
OA = Namespace("http://www.w3.org/ns/oa#")
FOLDER = ontology_files.folder()
EXAMPLES = sorted((FOLDER / "examples").glob("*.ttl"))
COUNTEREXAMPLES = sorted((FOLDER / "counterexamples").glob("*.ttl"))
STYLE_COUNTEREXAMPLES = sorted((FOLDER / "counterexamples" / "style").glob("*.ttl"))

# predicate: (class, role of its object, PLOVER codes, CAMEO codes, PLOVER code while planned)
PREDICATES: dict[str, tuple[str, str, set[str], set[str], str]] = {
    "metWith": ("Meeting", "counterpart", {"CONSULT", "CONSULT-multilateral", "CONSULT-third-party"}, {"040", "044"}, ""),
    "spokeWith": ("Conversation", "counterpart", {"CONSULT-phone"}, {"041"}, ""),
    "coChaired": ("CoChairing", "theme", {"CONSULT-multilateral"}, {"040"}, ""),
    "chaired": ("Chairing", "theme", {"CONSULT-multilateral"}, {"040"}, ""),
    "attended": ("Attendance", "theme", {"CONSULT-multilateral"}, {"040"}, ""),
    "organized": ("Hosting", "theme", {"CONSULT-multilateral"}, {"040"}, ""),
    "visited": ("Visit", "counterpart", {"CONSULT-visit"}, {"042", "043"}, ""),
    "invited": ("Invitation", "counterpart", {"AGREE", "diplomatic"}, {"036"}, ""),
    "signed": ("Signing", "theme", {"SUPPORT"}, {"057"}, "AGREE"),
    "upgradedPartnershipTo": ("PartnershipUpgrade", "theme", {"SUPPORT", "diplomatic"}, {"050"}, ""),
    "hasPartnershipWith": ("PartnershipState", "counterpart", {"SUPPORT", "diplomatic"}, {"050"}, ""),
    "hasDiplomaticRelationsWith": ("DiplomaticRelations", "counterpart", {"SUPPORT", "diplomatic"}, {"050", "054"}, ""),
    "severedRelationsWith": ("RelationsSeverance", "counterpart", {"SANCTION-discontinue", "diplomatic"}, {"161"}, ""),
    "holdsPosition": ("PositionHeld", "theme", set(), set(), ""),
    "appointed": ("Appointment", "counterpart", set(), set(), ""),
    "presentedCredentialsTo": ("CredentialsPresentation", "counterpart", set(), set(), ""),
    "led": ("Leadership", "theme", set(), set(), ""),
    "conveyedMessageTo": ("Message", "counterpart", set(), {"018"}, ""),
    "congratulated": ("Congratulation", "counterpart", {"SUPPORT"}, {"051"}, ""),
    "thanked": ("Gratitude", "counterpart", set(), {"051"}, ""),
    "supports": ("Support", "counterpart", {"SUPPORT"}, {"051", "052", "053"}, ""),
    "regardsAs": ("Regard", "counterpart", {"SUPPORT"}, {"051", "052", "053"}, ""),
    "requested": ("Request", "counterpart", {"REQUEST"}, {"02"}, ""),
    "agreedWith": ("Agreement", "counterpart", {"AGREE"}, {"03"}, ""),
    "aided": ("Aid", "counterpart", {"AID"}, {"07"}, "AGREE"),
    "criticized": ("Criticism", "counterpart", {"ACCUSE-disapprove"}, {"111", "114"}, ""),
    "sanctioned": ("Sanction", "counterpart", {"SANCTION-discontinue", "economic"}, {"163"}, ""),
    "expelled": ("Expulsion", "counterpart", {"SANCTION-expel", "diplomatic"}, {"161"}, ""),
    "recalledAmbassadorFrom": ("AmbassadorRecall", "counterpart", {"SANCTION-withdraw", "diplomatic"}, {"161"}, ""),
    "foundedOn": ("Foundation", "", set(), set(), ""),
    "stated": ("Statement", "", set(), {"010"}, ""),
}
MATCHES = (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch, DIP.eventContext)


@cache
def ontology() -> Graph:
    graph = Graph()
    for path in ontology_files.vocabulary():
        graph.parse(path)
    return graph


@cache
def shapes(path: Path) -> Graph:
    return Graph().parse(path)


@cache
def terms() -> frozenset[URIRef]:
    return frozenset(s for s in ontology().subjects(RDF.type) if isinstance(s, URIRef) and s.startswith(DIP))


def codes(term: URIRef, scheme: URIRef) -> set[str]:
    graph = ontology()
    concepts = {code for match in MATCHES for code in graph.objects(term, match) if (code, SKOS.inScheme, scheme) in graph}
    return {str(graph.value(code, SKOS.notation)) for code in concepts}


def failing(graph: Graph, by: Path, **options: Graph) -> tuple[set[str], set[str]]:
    """Validate, and give the names of the shapes that failed and their messages."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(by), **options)
    sources = {str(shape).removeprefix(str(DSH)) for shape in report.objects(None, SH.sourceShape)}
    return sources, {str(message) for message in report.objects(None, SH.resultMessage)}


@pytest.mark.parametrize("predicate", PREDICATES)
def test_a_predicate_and_its_class_name_each_other(predicate: str) -> None:
    name, role, *_ = PREDICATES[predicate]
    graph = ontology()
    assert list(graph.objects(DIP[name], DIP.directProperty)) == [DIP[predicate]]
    assert list(graph.objects(DIP[predicate], DIP.happeningClass)) == [DIP[name]]
    assert list(graph.objects(DIP[name], DIP.objectRole)) == ([DIP[role]] if role else [])
    kind = OWL.ObjectProperty if role else OWL.DatatypeProperty
    assert (DIP[predicate], RDF.type, kind) in graph


@pytest.mark.parametrize("predicate", PREDICATES)
def test_a_class_names_its_event_codes(predicate: str) -> None:
    name, _, plover, cameo, planned = PREDICATES[predicate]
    graph = ontology()
    assert codes(DIP[name], DIP.PloverScheme) | codes(DIP[name], DIP.PloverContexts) == plover
    assert codes(DIP[name], DIP.CameoScheme) == cameo
    code = graph.value(DIP[name], DIP.codeWhenPlanned)
    assert (str(graph.value(code, SKOS.notation)) if code else "") == planned


def test_there_are_no_other_predicates_or_classes() -> None:
    assert {str(s).removeprefix(DIP) for s in ontology().subjects(DIP.happeningClass)} == set(PREDICATES)
    assert set(ontology().subjects(RDFS.subClassOf, DIP.Happening)) == {DIP[name] for name, *_ in PREDICATES.values()}


def test_symmetric_predicates_are_those_of_the_model() -> None:
    assert set(ontology().subjects(RDF.type, OWL.SymmetricProperty)) == {DIP[name] for name in SYMMETRIC}


def test_kinds_and_statuses_are_those_of_the_model() -> None:
    graph = ontology()
    kinds = {str(graph.value(s, SKOS.notation)) for s in graph.subjects(RDFS.subClassOf) if (s, SKOS.notation, None) in graph}
    assert kinds == set(KINDS)
    assert {str(graph.value(s, SKOS.notation)) for s in graph.subjects(RDF.type, DIP.Status)} == set(STATUSES)


def test_the_ladder_has_three_rungs_and_variants_share_the_rank_of_their_rung() -> None:
    graph = ontology()
    levels = list(graph.subjects(RDF.type, DIP.PartnershipLevel))
    rungs = sorted(
        (int(str(graph.value(s, DIP.rank))), str(graph.value(s, SKOS.notation))) for s in levels if not graph.value(s, SKOS.broader)
    )
    assert rungs == [(1, "ComprehensivePartnership"), (2, "StrategicPartnership"), (3, "ComprehensiveStrategicPartnership")]
    for variant, rung in graph.subject_objects(SKOS.broader):
        assert graph.value(variant, DIP.rank) == graph.value(rung, DIP.rank)


def test_one_wording_names_one_level() -> None:
    graph = ontology()
    wordings = [
        str(label).casefold()
        for level in graph.subjects(RDF.type, DIP.PartnershipLevel)
        for label in (*graph.objects(level, SKOS.prefLabel), *graph.objects(level, SKOS.altLabel))
    ]
    assert len(wordings) == len(set(wordings))


def test_every_term_that_is_used_is_defined() -> None:
    graph = ontology()
    for path in (ontology_files.shapes(), ontology_files.style_shapes(), *EXAMPLES):
        graph = graph + shapes(path)
    used = {node for triple in graph for node in triple if isinstance(node, URIRef) and node.startswith(DIP)}
    assert used - terms() == set()


def test_the_ontology_has_no_blank_nodes() -> None:
    assert not [triple for triple in ontology() if any(isinstance(node, BNode) for node in triple)]


def test_the_ontology_carries_no_date() -> None:
    graph = ontology()
    assert not [p for p in graph.predicates() if p in (DCTERMS.created, DCTERMS.modified, DCTERMS.issued, DCTERMS.date)]


@pytest.mark.parametrize("path", [ontology_files.shapes(), ontology_files.style_shapes()], ids=lambda path: path.stem)
def test_shapes_are_shacl_core(path: Path) -> None:
    graph = shapes(path)
    assert not list(graph.triples((None, SH.sparql, None)))
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=graph, meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize("path", [ontology_files.shapes(), ontology_files.style_shapes()], ids=lambda path: path.stem)
def test_every_shape_says_what_is_wrong_in_a_sentence(path: Path) -> None:
    graph = shapes(path)
    for shape in graph.subjects(RDF.type, SH.PropertyShape):
        message = graph.value(shape, SH.message)
        assert isinstance(message, Literal) and re.fullmatch(r"[A-Z].*\.", message), shape


def test_every_class_has_a_shape() -> None:
    graph = shapes(ontology_files.shapes())
    targets = set(graph.objects(None, SH.targetClass))
    named = {DIP[name] for name, *_ in PREDICATES.values()}
    kinds = {s for s in ontology().subjects(SKOS.notation) if (s, RDF.type, OWL.Class) in ontology()}
    assert len(kinds) == len(KINDS)
    assert named | kinds | {DIP.Article, DIP.Evidence, DIP.Entity, DIP.Happening} == targets
    for name in named:
        assert (DSH[f"{name.removeprefix(DIP)}Shape"], SH.targetClass, name) in graph


def test_the_ontology_keeps_its_own_style() -> None:
    conforms, _, text = pyshacl.validate(ontology(), shacl_graph=shapes(ontology_files.style_shapes()))
    assert conforms, text


def test_every_class_of_happenings_has_an_example() -> None:
    shown = {kind for path in EXAMPLES for kind in shapes(path).objects(None, RDF.type)}
    assert {DIP[name] for name, *_ in PREDICATES.values()} <= shown


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_valid(path: Path) -> None:
    conforms, _, text = pyshacl.validate(Graph().parse(path), shacl_graph=shapes(ontology_files.shapes()), ont_graph=ontology())
    assert conforms, text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_quotes_its_article_exactly(path: Path) -> None:
    graph = shapes(path)
    (evidence,) = graph.subjects(RDF.type, DIP.Evidence)
    quote = str(graph.value(evidence, OA.exact))
    assert int(str(graph.value(evidence, OA.end))) - int(str(graph.value(evidence, OA.start))) == len(quote)
    assert str(next(graph.objects(None, DIP.textHash))) == hashlib.sha256(quote.encode()).hexdigest()


def expected(path: Path) -> tuple[set[str], str]:
    """Read off a counterexample's head which shapes must fail, and the message of the one that it is for."""
    text = path.read_text(encoding="utf-8")
    names = re.findall(r"dsh:([\w-]+)", " ".join(re.findall(r"^# Fails(?: also)?: (.*)$", text, re.MULTILINE)))
    (message,) = re.findall(r"^# Because: (.*)$", text, re.MULTILINE)
    assert names[0] == path.stem
    return set(names), message


@pytest.mark.parametrize("path", COUNTEREXAMPLES, ids=lambda path: path.stem)
def test_a_counterexample_fails_for_its_reason_alone(path: Path) -> None:
    names, message = expected(path)
    sources, messages = failing(Graph().parse(path), ontology_files.shapes(), ont_graph=ontology())
    assert sources == names
    assert message in messages


@pytest.mark.parametrize("path", STYLE_COUNTEREXAMPLES, ids=lambda path: path.stem)
def test_a_style_counterexample_fails_for_its_reason_alone(path: Path) -> None:
    names, message = expected(path)
    assert failing(Graph().parse(path), ontology_files.style_shapes()) == (names, {message})


@pytest.mark.parametrize(
    ("path", "counterexamples"),
    [(ontology_files.shapes(), COUNTEREXAMPLES), (ontology_files.style_shapes(), STYLE_COUNTEREXAMPLES)],
    ids=["shapes", "style"],
)
def test_every_shape_has_a_counterexample(path: Path, counterexamples: list[Path]) -> None:
    named = {str(shape).removeprefix(DSH) for shape in shapes(path).subjects(SH.message) if isinstance(shape, URIRef)}
    assert named == {example.stem for example in counterexamples}


def test_the_folder_is_found_in_a_wheel_and_beside_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "kg"
    package.mkdir()
    monkeypatch.setattr(ontology_files, "_HERE", package)
    with pytest.raises(KgError, match="ontology"):
        ontology_files.folder()
    for folder in (tmp_path / "ontology", package / "ontology"):  # the wheel's own comes first
        folder.mkdir()
        (folder / "diplomacy.ttl").touch()
        assert ontology_files.folder() == folder
