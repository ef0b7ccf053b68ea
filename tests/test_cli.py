"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import rdflib

import kg
from kg.cli import main

SENTENCE = "Ngày 25/3/2024, tại Hà Nội, Bộ trưởng Ngoại giao Bùi Thanh Sơn đã gặp Bộ trưởng Ngoại giao Australia Penny Wong.\n"
HEAVY = ["spacy", "rdflib", "pyoxigraph", "oxrdflib", "pyshacl", "networkx", "igraph", "pyvis", "trafilatura", "babel", "rapidfuzz"]


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command in this process."""

    def _run(*args: str | Path, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), captured.out, captured.err)

    return _run


def one_line(ran: Ran, *words: str) -> None:
    """Nothing was done, and one line says why."""
    assert ran.code == 2, ran
    assert ran.out == ""
    assert ran.err.startswith("kg: "), ran.err
    assert ran.err.count("\n") == 1, ran.err
    assert len(ran.err) < 600, ran.err
    for word in words:
        assert word in ran.err, ran.err


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples") / "graph"
    kg.build(samples=True, output=folder).close()
    return folder


@pytest.fixture
def copy(samples: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(samples, tmp_path / "copy"))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE, "utf-8")
    return folder


# Help


@pytest.mark.parametrize("args", [["--help"], ["build", "--help"], ["query", "--help"]])
def test_help(run: Run, args: list[str]) -> None:
    ran = run(*args)
    assert ran.code == 0
    assert "Usage: kg" in ran.out


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"kg {kg.__version__}\n", "")


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, kg.cli, kg.cli.commands; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "typer" in loaded
    assert not set(HEAVY) & set(loaded)


# Building


def test_build_tells_what_it_did(run: Run, news: Path, tmp_path: Path) -> None:
    ran = run("build", news, "--output", tmp_path / "graph")
    assert (ran.code, ran.err) == (0, "")
    assert "1 articles read: 1 added" in ran.out
    assert "metWith" in ran.out
    assert "graph.trig" in ran.out
    again = run("build", news, "--output", tmp_path / "graph")
    assert (again.code, "1 unchanged" in again.out) == (0, True)
    (news / "a.txt").write_text(SENTENCE.replace("gặp", "điện đàm với"), "utf-8")
    assert "1 replaced" in run("build", news, "--output", tmp_path / "graph").out


def test_two_processes_make_the_same_files(run: Run, samples: Path, tmp_path: Path) -> None:
    ran = run("build", "--samples", "--jobs", "2", "--output", tmp_path / "graph")
    assert (ran.code, ran.err) == (0, "")
    for file in samples.glob("*.*"):
        if file.is_file() and file.name != "store.json":
            assert file.read_bytes() == (tmp_path / "graph" / file.name).read_bytes(), file.name


def test_build_with_a_lexicon_of_ones_own(run: Run, news: Path, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "countries.tsv").write_text("label\twikidata\taliases\nZubrowka\t\t\n", "utf-8")
    (news / "b.txt").write_text("Bộ trưởng Bùi Thanh Sơn thăm Zubrowka.\n", "utf-8")
    ran = run("build", news, "--output", tmp_path / "graph", "--lexicon", tmp_path / "lexicon")
    assert (ran.code, ran.err) == (0, "")
    assert ",Zubrowka," in (tmp_path / "graph" / "facts.csv").read_text("utf-8")
    one_line(run("build", news, "--output", tmp_path / "graph", "--lexicon", tmp_path / "missing"), "missing")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "people.tsv").write_text("label\twikidata\nA\tQ1\ttoo\tmany\n", "utf-8")
    one_line(run("build", news, "--output", tmp_path / "graph", "--lexicon", tmp_path / "broken"), "people.tsv")


def test_build_skips_bad_input_and_does_the_rest(run: Run, news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_text("", "utf-8")
    (news / "latin.txt").write_bytes(b"\xff\xfe\xfd")
    (news / "nothing.html").write_text("<html><body><script>1</script></body></html>", "utf-8")
    (news / "lines.jsonl").write_text('{"id": "x", "text": "Việt Nam và Lào."}\n{"id": \n', "utf-8")
    ran = run("build", news, "--output", tmp_path / "graph")
    assert ran.code == 1
    lines = ran.err.splitlines()
    assert len(lines) == 4, ran.err
    for name in ("empty.txt", "latin.txt", "nothing.html", "lines.jsonl"):
        assert sum(name in line for line in lines) == 1
    assert "2 articles read" in ran.out
    assert "4 skipped" in ran.out


def test_build_reads_standard_input(run: Run, tmp_path: Path) -> None:
    ran = run("build", "-", "--output", tmp_path / "graph", stdin=SENTENCE)
    assert (ran.code, "metWith" in ran.out) == (0, True)


def test_samples_and_other_articles_never_share_a_graph(run: Run, copy: Path, news: Path, tmp_path: Path) -> None:
    one_line(run("build", news, "--output", copy), "--output", "--fresh")
    one_line(run("build", news, "--samples", "--output", tmp_path / "both"))


def test_progress_is_shown_on_a_terminal_only(news: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg.cli", "build", str(news), "--output", str(tmp_path / "graph"), "--fresh"]
    master, terminal = pty.openpty()
    subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, check=True)
    os.close(terminal)
    assert b"1 articles" in os.read(master, 1 << 16)
    os.close(master)
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""


def test_build_without_a_path(run: Run) -> None:
    one_line(run("build"), "--samples")


def test_build_of_a_missing_path(run: Run, tmp_path: Path) -> None:
    one_line(run("build", tmp_path / "missing", "--output", tmp_path / "graph"), "missing")
    assert not (tmp_path / "graph").exists()


def test_build_into_a_place_that_cannot_be_written(run: Run, news: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    one_line(run("build", news, "--output", tmp_path / "file" / "graph"), "file")


# Asking


def test_facts_are_the_file_byte_for_byte(run: Run, samples: Path) -> None:
    for table in ("facts", "entities"):
        assert run("query", table, "--graph", samples, "--format", "csv").out.encode() == (samples / f"{table}.csv").read_bytes()


def test_piped_is_csv(run: Run, samples: Path) -> None:
    assert run("query", "facts", "--graph", samples) == run("query", "facts", "--graph", samples, "--format", "csv")


def test_formats_hold_the_same_rows(run: Run, samples: Path) -> None:
    def printed(format: str) -> str:
        return run("query", "facts", "--graph", samples, "--format", format).out

    rows = list(csv.DictReader(io.StringIO(printed("csv"))))
    assert len(rows) > 50
    assert json.loads(printed("json")) == rows
    assert [json.loads(line) for line in printed("jsonl").splitlines()] == rows


def test_query_alone_lists_the_packaged_ones(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("query").out)))
    assert len(rows) >= 10
    assert all(row["what it tells"] for row in rows)
    assert "person" in next(row for row in rows if row["query"] == "meetings")["parameters"]


def test_query_with_a_parameter(run: Run, samples: Path) -> None:
    ran = run("query", "meetings", "--param", "person=Bùi Thanh Sơn", "--graph", samples)
    assert ran.code == 0
    assert len(ran.out.splitlines()) > 3
    assert "Penny Wong" in ran.out


def test_query_from_text_file_and_standard_input(run: Run, samples: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?m a dip:Meeting }"
    (tmp_path / "count.rq").write_text(text)
    answers = {
        run("query", text, "-g", samples),
        run("query", tmp_path / "count.rq", "-g", samples),
        run("query", "-", "-g", samples, stdin=text),
    }
    assert len(answers) == 1
    assert int(answers.pop().out.splitlines()[1]) > 5


def test_construct_gives_turtle(run: Run, samples: Path) -> None:
    text = "CONSTRUCT { ?a dip:metWith ?b } WHERE { ?a dip:metWith ?b } LIMIT 3"
    ran = run("query", text, "--graph", samples)
    assert ran.code == 0
    assert len(rdflib.Graph().parse(data=ran.out, format="turtle")) == 3
    one_line(run("query", text, "--graph", samples, "--format", "csv"), "ttl")
    one_line(run("query", "facts", "--graph", samples, "--format", "ttl"), "ttl")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["meeting"], ["meetings"]),
        (["meetings", "--param", "persn=x"], ["persn", "person"]),
        (["meetings", "--param", "person"], ["NAME=VALUE"]),
        (["SELECT * WHERE { ?s ?p }"], ["1"]),
        (["facts", "--format", "xml"], ["xml"]),
        (["a" * 5000], ["aaa"]),
    ],
)
def test_query_that_cannot_be_run(run: Run, samples: Path, args: list[str], words: list[str]) -> None:
    one_line(run("query", *args, "--graph", samples), *words)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent ?where { ?s ?p ?o } }",
        "SELECT * WHERE { VALUES ?x { '#' } SERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/hostname> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/hostname> WHERE { GRAPH ?g { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
        "PREFIX a: <a:> SELECT * WHERE { ?s a:x\nSERVICE\n<http://127.0.0.1:9/> }",
    ],
)
def test_a_query_asks_neither_the_network_nor_files(run: Run, samples: Path, text: str) -> None:
    one_line(run("query", text, "--graph", samples), "is refused")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service WHERE { ?service a dip:Person }  # SERVICE <http://x/>",
        "PREFIX service: <urn:service:> SELECT * WHERE { ?s dip:metWith ?o OPTIONAL { ?s service:LOAD ?x } }",
        'SELECT * WHERE { ?s dip:metWith ?o FILTER(STR(?s) != \'SERVICE <http://x/>\' && STR(?s) != """LOAD "x" """) }',
        "SELECT * WHERE { ?s dip:metWith ?o FILTER(?s != <http://x/SERVICE>) }",
    ],
)
def test_words_that_are_no_commands_are_no_harm(run: Run, samples: Path, text: str) -> None:
    ran = run("query", text, "--graph", samples)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) > 2


def test_explain_shows_the_sentences(run: Run, samples: Path) -> None:
    ran = run("explain", "Việt Nam", "upgradedPartnershipTo", "--graph", samples, "--format", "csv")
    assert ran.code == 0
    assert "nâng cấp quan hệ" in ran.out


def test_analyze(run: Run, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run("analyze", "--graph", samples)
    assert json.loads(ran.out)["people"]["central"]
    assert json.loads(ran.out) == json.loads((samples / "analysis.json").read_text("utf-8"))
    monkeypatch.setenv("COLUMNS", "60")
    table = run("analyze", "--graph", samples, "--format", "table", "--top", "3")
    assert "people: central" in table.out
    assert max(map(len, table.out.splitlines())) <= 60
    one_line(run("analyze", "--graph", samples, "--since", "yesterday"), "yesterday")


def test_render(run: Run, samples: Path, tmp_path: Path) -> None:
    page = tmp_path / "view.html"
    assert run("render", "--focus", "Nhật Bản", "--hops", "1", "--output", page, "--graph", samples).code == 0
    assert "Nhật Bản" in page.read_text("utf-8")
    one_line(run("render", "--focus", "Atlantis", "--output", page, "--graph", samples), "Atlantis")


def test_validate(run: Run, samples: Path) -> None:
    ran = run("validate", "--graph", samples)
    assert (ran.code, ran.out, "valid" in ran.err) == (0, "", True)


def test_export(run: Run, samples: Path, tmp_path: Path) -> None:
    assert run("export", "--format", "graphml", "--output", tmp_path / "g.graphml", "--graph", samples).code == 0
    assert (tmp_path / "g.graphml").read_bytes() == (samples / "graph.graphml").read_bytes()
    printed = run("export", "--format", "csv", "--output", "-", "--graph", samples)
    assert printed.out.encode() == (samples / "facts.csv").read_bytes()
    one_line(run("export", "--format", "docx", "--output", tmp_path / "g.docx", "--graph", samples), "docx", "graphml")


def test_remove_leaves_no_trace(run: Run, copy: Path) -> None:
    name = "14-dien-mung.txt"
    assert "Ishiba" in (copy / "graph.trig").read_text("utf-8")
    assert run("remove", name, "--graph", copy).code == 0
    assert name not in run("query", "facts", "--graph", copy).out
    for file in ("graph.trig", "graph.ttl", "facts.csv", "entities.csv"):
        assert name not in (copy / file).read_text("utf-8")
    one_line(run("remove", name, "--graph", copy), name)


def test_diff(run: Run, samples: Path, copy: Path) -> None:
    columns = "change,predicate,subject,object,date,place,status,level,old_date,old_place,old_status,old_level,article,quote\n"
    assert run("diff", samples, copy) == (0, columns, "both tell the same facts\n")
    run("remove", "14-dien-mung.txt", "--graph", copy)
    ran = run("diff", samples, copy, "--format", "jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert {(row["change"], row["article"]) for row in rows} == {("went", "14-dien-mung.txt")}
    assert ran.err == f"0 appeared, {len(rows)} went, 0 changed, in 1 article\n"
    assert json.loads(run("diff", samples, copy, "--format", "json").out) == rows
    assert "Ishiba" in run("diff", samples, copy, "--format", "table").out
    one_line(run("diff", samples, copy / "none"), "none")
    one_line(run("diff", samples), "NEW")


def corrected(run: Run, output: Path, *args: str | Path) -> str:
    ran = run("build", *args, "--output", output)
    assert ran.code == 0, ran
    return ran.out


def names(run: Run, graph: Path) -> set[str]:
    text = "SELECT ?name WHERE { GRAPH <graph/derived> { ?x a dip:Person ; skos:prefLabel ?name } }"
    return set(run("query", text, "--graph", graph).out.splitlines()[1:])


def test_corrections_survive_every_rebuild(run: Run, news: Path, tmp_path: Path) -> None:
    output, file = tmp_path / "graph", tmp_path / "mine.tsv"
    (news / "b.txt").write_text("Ngày 2/4/2024, ông Trần Văn Bách đã gặp bà Penny Wong.\n", "utf-8")
    corrected(run, output, news)
    before = (output / "graph.ttl").read_bytes()
    assert {"Bùi Thanh Sơn", "Trần Văn Bách"} <= names(run, output)
    file.write_text("same\tBùi Thanh Sơn\tTrần Văn Bách\ttested\n", "utf-8")
    assert "1 correction heeded" in corrected(run, output, news, "--corrections", file)
    file.unlink()
    assert len(names(run, output) & {"Bùi Thanh Sơn", "Trần Văn Bách"}) == 1
    (news / "c.txt").write_text("Ngày 3/4/2024, ông Trần Văn Bách thăm Lào.\n", "utf-8")
    corrected(run, output, news)
    assert len(names(run, output) & {"Bùi Thanh Sơn", "Trần Văn Bách"}) == 1
    corrected(run, output, news, "--fresh")
    assert len(names(run, output) & {"Bùi Thanh Sơn", "Trần Văn Bách"}) == 1
    run("remove", "c.txt", "--graph", output)
    assert len(names(run, output) & {"Bùi Thanh Sơn", "Trần Văn Bách"}) == 1
    (news / "c.txt").unlink()
    corrected(run, output, news, "--corrections", "none")
    assert (output / "graph.ttl").read_bytes() == before
    assert not (output / "corrections.tsv").exists()


def test_a_fact_that_is_none_and_two_of_one_name(run: Run, news: Path, tmp_path: Path) -> None:
    output, file = tmp_path / "graph", tmp_path / "mine.tsv"
    (news / "b.txt").write_text(SENTENCE.replace("25/3", "26/5"), "utf-8")
    corrected(run, output, news)
    before = {path.name: path.read_bytes() for path in output.iterdir() if path.is_file() and path.suffix not in (".json", "")}
    file.write_text("not-a-fact\tBùi Thanh Sơn\tmetWith Penny Wong\tno\ndifferent\ta.txt#Penny Wong\tb.txt#Penny Wong\ttwo\n", "utf-8")
    corrected(run, output, news, "--corrections", file)
    assert "ip:metWith" not in (output / "graph.ttl").read_text("utf-8")
    text = "SELECT ?x WHERE { GRAPH <graph/derived> { ?x a dip:Person ; skos:prefLabel 'Penny Wong' } }"
    assert len(run("query", text, "--graph", output).out.splitlines()) == 3
    corrected(run, output, news, "--corrections", "none")
    assert {name: (output / name).read_bytes() for name in before} == before


def test_corrections_that_cannot_be_read(run: Run, news: Path, tmp_path: Path) -> None:
    one_line(run("build", news, "-o", tmp_path / "graph", "--corrections", tmp_path / "missing.tsv"), "missing.tsv")
    (tmp_path / "wrong.tsv").write_text("equal\ta\tb\n", "utf-8")
    one_line(run("build", news, "-o", tmp_path / "graph", "--corrections", tmp_path / "wrong.tsv"), "wrong.tsv:1", "equal")
    assert not (tmp_path / "graph").exists()


def test_a_graph_whose_build_was_interrupted_says_so(run: Run, copy: Path) -> None:
    state = json.loads((copy / "store.json").read_text("utf-8"))
    (copy / "store.json").write_text(json.dumps({**state, "complete": False}), "utf-8")
    ran = run("query", "facts", "--graph", copy)
    assert (ran.code, ran.err.count("\n"), "interrupted" in ran.err) == (0, 1, True)
    run("build", "--samples", "--output", copy)
    assert run("query", "facts", "--graph", copy) == (0, ran.out, "")


def test_how_long_reading_takes() -> None:
    from kg.cli.building import Pace

    now = [0.0]
    pace = Pace(lambda: now[0])
    assert pace.left(0) == ""
    pace.expect(1000)
    for second in range(1, 21):
        now[0] = float(second)
        told = pace.left(second * 10)
        assert bool(told) is (second >= 5), second
    assert told == "about 80 s of reading left, then the files; "
    assert (pace.of(200), pace.of(2000)) == (" of 1000", "")


def test_articles_are_counted_beforehand(news: Path) -> None:
    from kg.cli.expected import _articles

    (news / "below").mkdir()
    (news / "below" / "many.jsonl").write_text("{}\n{}\n{}", "utf-8")
    (news / ".hidden.txt").write_text("x", "utf-8")
    (news / "other.pdf").write_text("x", "utf-8")
    assert _articles(str(news)) == 4
    assert _articles(str(news / "below" / "many.jsonl")) == 3


def test_info(run: Run, samples: Path) -> None:
    ran = run("info", "--graph", samples)
    assert ran.code == 0
    assert json.loads(ran.out)["articles"] == len(list((Path(kg.__file__).parent / "samples").glob("*.txt")))


@pytest.mark.parametrize(
    "args",
    [
        ["query", "facts"],
        ["explain", "a", "metWith"],
        ["analyze"],
        ["render"],
        ["validate"],
        ["info"],
        ["remove", "a"],
        ["export", "-f", "ttl", "-o", "x"],
    ],
)
def test_reading_where_there_is_no_graph(run: Run, tmp_path: Path, args: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    one_line(run(*args), "output")
    assert not list(tmp_path.iterdir())


# One text


def test_extract(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    ran = run("extract", tmp_path / "a.txt")
    facts = [json.loads(line) for line in ran.out.splitlines()]
    met = next(fact for fact in facts if fact["predicate"] == "metWith")
    assert (met["subject"], met["object"], met["date"]) == ("Bùi Thanh Sơn", "Penny Wong", "2024-03-25")
    assert SENTENCE[int(met["start"]) : int(met["end"])] == met["quote"]
    assert run("extract", "-", stdin=SENTENCE) == ran
    one_line(run("extract", tmp_path / "missing.txt"), "missing.txt")


# Usage and the world outside


@pytest.mark.parametrize("args", [["bild"], ["build", "--jobs", "0"], ["build", "--nothing"], ["analyze", "--top", "x"], ["explain", "a"]])
def test_wrong_usage(run: Run, args: list[str]) -> None:
    one_line(run(*args), "kg --help")


def test_unexpected_errors_are_one_line(run: Run, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ValueError("two\nlines")

    monkeypatch.setattr(kg, "open", broken)
    one_line(run("info", "--graph", samples), "ValueError: two lines")


def test_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kg, "open", interrupted)
    assert run("info") == (130, "", "kg: interrupted\n")


def test_a_closed_pipe_is_no_error(samples: Path) -> None:
    command = f"{sys.executable} -m kg.cli query facts --format csv --graph {samples} | head -1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}, check=True)
    assert ran.stdout.startswith("predicate,")
    assert ran.stderr == ""
