import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from made_articles import BASE, FOUNDED, MEETING, NEWS, PLANNED, POST, SAID, VISIT, article, extract

from kg import pipeline
from kg.errors import LexiconError, Locked, NoGraph, UsageError
from kg.model import Article, Extraction, Skipped
from kg.pipeline import BuildReport, building
from kg.pipeline.outputs import NAMES, read_rows
from kg.pipeline.rules import fingerprint
from kg.store import Reader, Writer

HERE = Path(__file__).parent
make = partial(pipeline.build, base=BASE, extract=extract)


def done(report: BuildReport) -> tuple[int, ...]:
    return report.added, report.replaced, report.unchanged, report.removed


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


def told(folder: Path) -> dict[str, int]:
    """How many facts each article has in facts.csv."""
    counts: dict[str, int] = {}
    for row in read_rows(folder / "facts.csv"):
        counts[row["article"]] = counts.get(row["article"], 0) + 1
    return counts


def sources(folder: Path) -> dict[str, tuple[str, ...]]:
    reader = Reader(folder)
    found = {name: reader.known(name).sources for name in reader.articles()}
    reader.close()
    return found


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    make(NEWS, tmp_path / "one")
    code = (
        f"from made_articles import *; from kg import pipeline; from pathlib import Path; "
        f"pipeline.build(NEWS, Path({str(tmp_path / 'two')!r}), base=BASE, extract=extract)"
    )
    env = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_the_order_of_building_does_not_show(tmp_path: Path) -> None:
    make(NEWS, tmp_path / "one")
    for one in reversed(NEWS):
        make([one], tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_the_report_counts(tmp_path: Path) -> None:
    report = make([*NEWS, Skipped("x.txt", "empty")], tmp_path)
    assert (report.read, done(report)) == (3, (3, 0, 0, 0))
    assert report.skipped == (Skipped("x.txt", "empty"),)
    assert report.facts["metWith"] == 2
    assert sum(report.facts.values()) == sum(told(tmp_path).values())
    assert report.entities == 10
    assert {path.name for path in report.files} == set(NAMES)


def test_building_again_does_nothing(tmp_path: Path) -> None:
    make(NEWS, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.name in NAMES}

    def never(given: Article) -> Extraction:
        raise AssertionError

    report = pipeline.build(NEWS, tmp_path, base=BASE, extract=never)
    assert (done(report), report.skipped) == ((0, 0, 3, 0), ())
    assert report.facts["metWith"] == 2
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_missing_file_is_written_again(tmp_path: Path) -> None:
    make(NEWS, tmp_path)
    before = files(tmp_path)
    (tmp_path / "facts.csv").unlink()
    make(NEWS, tmp_path)
    assert files(tmp_path) == before


def test_a_changed_article_is_replaced_and_others_stay(tmp_path: Path) -> None:
    make(NEWS, tmp_path / "one")
    changed = article("a.txt", VISIT)
    assert done(make([changed], tmp_path / "one")) == (0, 1, 0, 0)
    make([changed, *NEWS[1:]], tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_another_title_or_day_is_a_change(tmp_path: Path) -> None:
    make(NEWS, tmp_path)
    assert done(make([replace(NEWS[0], title="Khác")], tmp_path)) == (0, 1, 0, 0)
    assert done(make([replace(NEWS[1], published=date(2020, 1, 1))], tmp_path)) == (0, 1, 0, 0)


def test_other_rules_extract_again(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    make(NEWS, tmp_path / "out")
    assert done(make(NEWS, tmp_path / "out", lexicon=lexicon)) == (0, 0, 3, 0)
    (lexicon / "people.tsv").write_text("x")
    assert done(make(NEWS, tmp_path / "out", lexicon=lexicon)) == (0, 3, 0, 0)
    assert fingerprint(lexicon) != fingerprint(None)
    with pytest.raises(LexiconError, match="no such folder"):
        make(NEWS, tmp_path / "out", lexicon=tmp_path / "none")


def test_a_lexicon_edited_between_two_builds_is_read_again(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    news = [Article("a.txt", "Zubrowka trục xuất ba nhà ngoại giao Peru.")]
    for name, found in (("Ruritania", False), ("Zubrowka", True)):
        (lexicon / "countries.tsv").write_text(f"label\twikidata\taliases\n{name}\t\t\n", "utf-8")
        pipeline.build(news, tmp_path / "out", base=BASE, lexicon=lexicon)
        assert ("Zubrowka," in (tmp_path / "out" / "facts.csv").read_text("utf-8")) is found


def wrong_everywhere(given: Article) -> Extraction:
    raise LexiconError("rules.toml: broken")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_with_every_article_stops_the_build(tmp_path: Path, jobs: int) -> None:
    with pytest.raises(LexiconError, match=r"rules\.toml"):
        pipeline.build(NEWS, tmp_path, base=BASE, extract=wrong_everywhere, jobs=jobs)


def test_rules_that_a_large_build_let_go_of_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ngày 25/3/2024, Bộ trưởng Ngoại giao Bùi Thanh Sơn gặp Ngoại trưởng Hoa Kỳ Antony Blinken tại Washington."
    monkeypatch.setattr(building, "MANY", 1)
    for name in ("a.txt", "b.txt"):
        pipeline.build([Article(name, f"{text}\n\n{name}")], tmp_path, base=BASE)
    facts = [{**row, "article": ""} for row in read_rows(tmp_path / "facts.csv")]
    assert len(facts) > 2
    assert facts[: len(facts) // 2] == facts[len(facts) // 2 :]


def test_a_broken_lexicon_leaves_no_graph_behind(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "people.tsv").write_text("label\twikidata\nA\tQ1\ttoo\tmany\n", "utf-8")
    with pytest.raises(LexiconError, match=r"people\.tsv"):
        pipeline.build(NEWS, tmp_path / "out", base=BASE, lexicon=tmp_path / "lexicon")
    assert not (tmp_path / "out").exists()


def test_prune_removes_what_was_not_read(tmp_path: Path) -> None:
    make(NEWS, tmp_path / "one")
    assert done(make(NEWS[:1], tmp_path / "one")) == (0, 0, 1, 0)
    assert len(sources(tmp_path / "one")) == 3
    assert done(make(NEWS[:1], tmp_path / "one", prune=True)) == (0, 0, 1, 2)
    make(NEWS[:1], tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_prune_keeps_what_could_not_be_read(tmp_path: Path) -> None:
    make(NEWS, tmp_path)
    make([*NEWS[:2], Skipped("news/c.txt", "permission denied")], tmp_path, prune=True)
    assert len(sources(tmp_path)) == 3


def test_fresh_starts_over(tmp_path: Path) -> None:
    make(NEWS, tmp_path / "one", base="https://other/")
    make(NEWS[1:], tmp_path / "one", fresh=True)
    make(NEWS[1:], tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_samples_and_other_articles_never_share_a_graph(tmp_path: Path) -> None:
    make(NEWS, tmp_path, samples=True)
    with pytest.raises(UsageError, match="--fresh"):
        make(NEWS, tmp_path)
    assert done(make(NEWS, tmp_path, samples=True)) == (0, 0, 3, 0)
    make(NEWS, tmp_path, fresh=True)
    with pytest.raises(UsageError, match="--output"):
        make(NEWS, tmp_path, samples=True)


def test_one_text_twice_is_one_article_with_two_sources(tmp_path: Path) -> None:
    twin = replace(NEWS[0], id="z/twin.txt", url="https://other.example/")
    assert done(make([*NEWS, twin], tmp_path / "one")) == (3, 0, 1, 0)
    assert sources(tmp_path / "one")["a.txt"] == ("a.txt", "z/twin.txt")
    assert done(make([*NEWS, twin], tmp_path / "one")) == (0, 0, 4, 0)
    make(NEWS, tmp_path / "two")
    assert done(make([twin], tmp_path / "two")) == (0, 0, 1, 0)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_twin_that_gets_its_own_text_leaves(tmp_path: Path) -> None:
    twin = replace(NEWS[0], id="twin.txt")
    make([NEWS[0], twin], tmp_path)
    make([NEWS[0], article("twin.txt", PLANNED)], tmp_path)
    assert sources(tmp_path) == {"a.txt": ("a.txt",), "twin.txt": ("twin.txt",)}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_first_of_two_twins_gets_another_text(tmp_path: Path, order: tuple[int, int]) -> None:
    twin = replace(NEWS[0], id="twin.txt")
    make([NEWS[0], twin], tmp_path)
    now = [article("a.txt", PLANNED), twin]
    make([now[at] for at in order], tmp_path)
    assert sources(tmp_path) == {"a.txt": ("a.txt",), "twin.txt": ("twin.txt",)}
    assert told(tmp_path) == {"a.txt": 1, "twin.txt": 3}


def test_two_texts_under_one_name_are_both_kept(tmp_path: Path) -> None:
    same = [article("a.txt", MEETING), article("a.txt", FOUNDED), article("b.txt", SAID)]
    assert done(make(same, tmp_path)) == (3, 0, 0, 0)
    (other,) = set(sources(tmp_path)) - {"a.txt", "b.txt"}
    assert other.startswith("a.txt~") and len(other) == 14
    assert done(make(same, tmp_path)) == (0, 0, 3, 0)


def test_articles_that_change_at_random_end_as_if_built_at_once(tmp_path: Path) -> None:
    chance = random.Random(5)
    lines = [MEETING, VISIT, POST, PLANNED, FOUNDED, SAID]
    for step in range(25):
        news = [article(name, *chance.sample(lines, chance.randint(1, 2))) for name in chance.sample("abcdef", chance.randint(1, 6))]
        make(news, tmp_path / "kept", prune=True)
        texts = {one.id: one.text for one in news}
        held = {name: sources(tmp_path / "kept")[name] for name in sources(tmp_path / "kept")}
        read = sorted(name for names in held.values() for name in names)
        assert read == sorted(texts), step
        assert all(texts[name] == texts[id] for id, names in held.items() for name in names), step


def test_a_broken_article_stops_nothing(tmp_path: Path) -> None:
    report = make([NEWS[0], replace(article("bad.txt", "boom"), source="news/bad.txt"), NEWS[1]], tmp_path)
    assert done(report) == (2, 0, 0, 0)
    assert report.skipped == (Skipped("news/bad.txt", "extraction failed: ValueError: boom in two lines"),)


def test_facts_that_cannot_be_written_stop_nothing(tmp_path: Path) -> None:
    def odd(given: Article) -> Extraction:
        made = extract(given)
        return replace(made, facts=(replace(made.facts[0], predicate="nonsense"),)) if given.id == "a.txt" else made

    report = pipeline.build(NEWS, tmp_path, base=BASE, extract=odd)
    assert done(report) == (2, 0, 0, 0)
    assert "nonsense" in report.skipped[0].why


def test_removal_leaves_no_trace(tmp_path: Path) -> None:
    folders = [replace(one, id=f"x/{one.id}") for one in NEWS]
    make(folders, tmp_path / "one")
    assert done(pipeline.remove(tmp_path / "one", "c.txt")) == (0, 0, 0, 1)
    make(folders[:2], tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_removing_one_of_two_sources_keeps_the_other(tmp_path: Path) -> None:
    make([NEWS[0], replace(NEWS[0], id="twin.txt")], tmp_path / "one")
    make([NEWS[0], replace(NEWS[0], id="twin.txt")], tmp_path / "two")
    pipeline.remove(tmp_path / "one", "twin.txt")
    assert sources(tmp_path / "one") == {"a.txt": ("a.txt",)}
    pipeline.remove(tmp_path / "two", "a.txt")
    assert sources(tmp_path / "two") == {"twin.txt": ("twin.txt",)}
    assert f"{BASE}article/a.txt>".encode() not in (tmp_path / "two" / "graph.trig").read_bytes()
    assert b"id:article\\/a.txt" not in (tmp_path / "two" / "graph.trig").read_bytes()


def test_what_cannot_be_removed_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoGraph):
        pipeline.remove(tmp_path, "a.txt")
    make([replace(NEWS[0], id="x/a.txt"), replace(NEWS[1], id="y/a.txt")], tmp_path)
    with pytest.raises(UsageError, match=r"may mean x/a\.txt or y/a\.txt"):
        pipeline.remove(tmp_path, "a.txt")
    with pytest.raises(UsageError, match="no article is called"):
        pipeline.remove(tmp_path, "b.txt")


def test_a_locked_graph_is_left_alone(tmp_path: Path) -> None:
    make(NEWS, tmp_path)
    with Writer(tmp_path, BASE):
        for change in (lambda: make(NEWS, tmp_path), lambda: make(NEWS, tmp_path, fresh=True), lambda: pipeline.remove(tmp_path, "a.txt")):
            with pytest.raises(Locked):
                change()
    assert done(make(NEWS, tmp_path)) == (0, 0, 3, 0)


def test_a_base_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--base"):
        pipeline.build(NEWS, tmp_path, base="no iri", extract=extract)


def test_an_empty_build_is_a_graph(tmp_path: Path) -> None:
    report = make([], tmp_path)
    assert (report.entities, dict(report.facts)) == (0, {})
    assert (tmp_path / "facts.csv").read_text("utf-8").count("\n") == 1


def dying(given: Article) -> Extraction:
    if given.id == "b.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(given)


def test_workers_give_the_same_bytes(tmp_path: Path) -> None:
    make(NEWS, tmp_path / "one")
    make(NEWS, tmp_path / "two", jobs=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_worker_that_dies_costs_its_article_only(tmp_path: Path) -> None:
    report = pipeline.build(NEWS, tmp_path, base=BASE, extract=dying, jobs=2)
    assert done(report) == (2, 0, 0, 0)
    assert [skipped.where for skipped in report.skipped] == ["b.txt"]
    assert "died" in report.skipped[0].why


def test_a_build_killed_at_any_moment_is_completed_by_the_next(tmp_path: Path) -> None:
    news = [article(f"{at}.txt", MEETING, f"{SAID[:-30]} {at} {SAID[-30:]}") for at in range(40)]
    make(news, tmp_path / "whole")
    code = (
        "import sys; from made_articles import *; from pathlib import Path; from kg import pipeline\n"
        'news = [article(f"{at}.txt", MEETING, f"{SAID[:-30]} {at} {SAID[-30:]}") for at in range(40)]\n'
        "print('ready', flush=True)\n"
        "pipeline.build(news, Path(sys.argv[1]), base=BASE, extract=extract)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    chance = random.Random(3)
    killed = 0
    for trial in range(6):
        folder = tmp_path / str(trial)
        child = subprocess.Popen([sys.executable, "-c", code, str(folder)], env=env, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.8))
        child.kill()
        killed += child.wait() == -signal.SIGKILL
        child.stdout.close()
        if (folder / "store.json").exists():
            reader = Reader(folder)
            names = list(reader.articles())
            assert {(reader.known(name).text_hash != "") for name in names} <= {True}
            reader.close()
        make(news, folder)
        assert files(folder) == files(tmp_path / "whole")
    assert killed
