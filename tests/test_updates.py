"""An update takes over what was written of articles that nothing was done to, and its files are those of a fresh build."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from made_articles import BASE, FOUNDED, MEETING, PLANNED, POST, SAID, VISIT, article, extract

from kg import pipeline
from kg.model import Article
from kg.pipeline.outputs import NAMES
from kg.store import Writer

LINES = [MEETING, VISIT, POST, PLANNED, FOUNDED, SAID]
IDS = ["a.txt", "x/b.txt", "y/b.txt", "c d.txt", "é{.txt", "x/ở.txt", "https://tin.example/1", "z.txt"]  # two may be printed alike
CORRECTIONS = ["", "different\ta.txt#John Carter\tx/b.txt#John Carter\n", "not-a-fact\tJohn Carter\tmetWith\n"]


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


def build(folder: Path, *articles: Article, corrections: Path | None = None, prune: bool = False) -> None:
    pipeline.build(articles, folder, base=BASE, extract=extract, corrections=corrections, prune=prune)


def swapped(path: Path, old: str, new: str) -> None:
    """Change a file so that nothing but its bytes tells."""
    before = path.stat()
    data = path.read_bytes()
    assert old.encode() in data and len(old) == len(new)
    path.write_bytes(data.replace(old.encode(), new.encode()))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("seed", range(3))
def test_updates_give_the_bytes_of_a_fresh_build(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    now: dict[str, Article] = {}
    corrections = tmp_path / "corrections.tsv"
    corrections.write_text("")
    for step in range(12):
        changed = chance.sample(IDS, chance.randint(1, 3))
        some = [article(name, *chance.sample(LINES, chance.randint(1, 3)), f"Tin {name} {step}.") for name in changed]
        now.update({one.id: one for one in some})
        corrections.write_text(chance.choice(CORRECTIONS))
        build(tmp_path / "kept", *some, corrections=corrections)
        if step % 3 == 2:
            gone = chance.choice(sorted(now))
            del now[gone]
            pipeline.remove(tmp_path / "kept", gone)
        fresh = tmp_path / f"fresh{step}"
        build(fresh, *now.values(), corrections=corrections)
        assert files(tmp_path / "kept") == files(fresh), step


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    build(tmp_path / "out", article("a.txt", MEETING), article("b.txt", VISIT))
    return tmp_path / "out"


TAMPERED = [("facts.csv", "metWith", "METWITH"), *((name, "John Carter", "JOHN CARTER") for name in ("entities.csv", "graph.trig"))]


@pytest.mark.parametrize(("name", "old", "new"), TAMPERED)
def test_what_nothing_was_done_to_is_copied(graph: Path, name: str, old: str, new: str) -> None:
    swapped(graph / name, old, new)
    build(graph, article("c.txt", FOUNDED))
    assert new.encode() in (graph / name).read_bytes()


@pytest.mark.parametrize(("name", "old", "new"), TAMPERED)
def test_a_file_that_somebody_changed_is_not_copied_from(graph: Path, tmp_path: Path, name: str, old: str, new: str) -> None:
    (graph / name).write_bytes((graph / name).read_bytes().replace(old.encode(), new.encode()))
    build(graph, article("c.txt", FOUNDED))
    build(tmp_path / "fresh", article("a.txt", MEETING), article("b.txt", VISIT), article("c.txt", FOUNDED))
    assert files(graph) == files(tmp_path / "fresh")


@pytest.mark.parametrize(("name", "old", "new"), TAMPERED)
def test_nothing_is_copied_after_a_build_that_did_not_end(graph: Path, tmp_path: Path, name: str, old: str, new: str) -> None:
    with Writer(graph, BASE) as writer:
        writer.note(complete=False)
        writer.remove("b.txt")
    swapped(graph / name, old, new)
    build(graph, article("c.txt", FOUNDED))
    build(tmp_path / "fresh", article("a.txt", MEETING), article("c.txt", FOUNDED))
    assert files(graph) == files(tmp_path / "fresh")


def test_resolution_reads_what_was_told_where_nothing_was_done(graph: Path) -> None:
    swapped(graph / ".told", "John Carter", "John Carver")
    build(graph, article("c.txt", FOUNDED))
    assert b"John Carver" in (graph / "graph.ttl").read_bytes()


def test_nobody_misses_what_can_be_made_again(graph: Path, tmp_path: Path) -> None:
    (graph / ".told").unlink()
    (graph / "facts.csv").unlink()
    build(graph, article("c.txt", FOUNDED))
    build(tmp_path / "fresh", article("a.txt", MEETING), article("b.txt", VISIT), article("c.txt", FOUNDED))
    assert files(graph) == files(tmp_path / "fresh")
